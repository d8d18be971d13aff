"""`detector eval`: how right extraction, verdicts and the NLI model are, on labelled data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detector import cli_inputs
from detector.articles import read_articles
from detector.cli_inputs import readable
from detector.cli_options import AsJson, Config, Gold, Model, Paths
from detector.console import claim_line, echo_lines, on_terminal, print_result
from detector.evaluation import (
    evaluate_claims,
    evaluate_pairs,
    extra_claims,
    misses,
    read_gold,
)
from detector.paths import default_seeds
from detector.pipeline import extract_claims, judge_and_rank, pair_and_compare
from detector.pipeline import score as score_stage
from detector.records import rows_of
from detector.settings import load_settings

eval_app = typer.Typer(
    help="Measure extraction, verdicts or the NLI model on labelled data.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@eval_app.command("claims")
def eval_claims(
    paths: Paths = None,
    gold: Gold = Path("tests/gold"),
    config: Config = None,
    json_: AsJson = False,
    list_misses: Annotated[bool, typer.Option("--misses", help="List every miss.")] = False,
    list_extra: Annotated[
        bool, typer.Option("--extra", help="List the extracted claims that the gold lacks.")
    ] = False,
) -> None:
    """Compare extracted claims with annotated ones.

    Prints recall by kind, and how often entity, period, hedge and metric are right. Writes nothing
    but to stdout.

    Example: detector eval claims --misses --extra
    """
    settings = load_settings(config)
    gold_claims, gold_pairs = read_gold(gold)
    claims = extract_claims(
        readable(read_articles(paths or [default_seeds()], settings.articles)).articles, settings
    )
    canonical = settings.lexicon.canonical_entity
    print_result(evaluate_claims(gold_claims, gold_pairs, claims, canonical), as_json=json_)
    if list_misses:
        echo_lines(misses(gold_claims, claims, canonical))
    if list_extra:
        echo_lines(claim_line(c) for c in rows_of(extra_claims(gold_claims, claims)))


@eval_app.command("pairs")
def eval_pairs(
    paths: Paths = None,
    gold: Gold = Path("tests/gold"),
    config: Config = None,
    model: Model = None,
    json_: AsJson = False,
) -> None:
    """Compare verdicts with annotated ones.

    Prints how many comparable pairs are right, and how many of all are called contradictions.
    Writes nothing but to stdout.

    Example: detector eval pairs --gold tests/gold --json
    """
    settings = load_settings(config)
    gold_claims, gold_pairs = read_gold(gold)
    scorer = cli_inputs.load_model(model, config)
    claims = extract_claims(
        readable(read_articles(paths or [default_seeds()], settings.articles)).articles, settings
    )
    paired = pair_and_compare(claims, settings)
    scored = score_stage(paired.pairs, scorer, progress=on_terminal())
    findings = judge_and_rank(paired.claims, scored, settings, "auto")
    canonical = settings.lexicon.canonical_entity
    result = evaluate_pairs(gold_claims, gold_pairs, paired.claims, findings.pairs, canonical)
    print_result(result, as_json=json_)


@eval_app.command("nli")
def eval_nli(
    files: Annotated[
        list[Path], typer.Argument(help="Files of jsonl or jsonl.gz: premise, hypothesis, label.")
    ],
    model: Model = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", help="At most so many rows a file, evenly spread.", min=1),
    ] = None,
    json_: AsJson = False,
) -> None:
    """Measure the NLI model on labelled pairs of texts.

    Prints for each file n, accuracy, contradiction recall and precision, and the confusion counts.

    Example: detector eval nli dev.jsonl.gz --limit 500 --json
    """
    from detector.nli_eval import evaluate_nli  # noqa: PLC0415

    result = evaluate_nli(files, cli_inputs.load_model(model), limit=limit, progress=on_terminal())
    print_result(result, as_json=json_)
