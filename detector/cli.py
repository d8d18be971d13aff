"""The command line: thin commands over the stages, one line for every known error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
import typer

from detector import __version__
from detector.articles import ReadResult, read_articles
from detector.cli_check import check
from detector.cli_inputs import load_model, readable
from detector.cli_models import models_app
from detector.cli_options import AsJson, Config, FailOn, Gold, Lang, Model, Out, Paths, ReasonLang
from detector.cli_review import (
    BaselineFile,
    Decided,
    find_baseline,
    review,
    say_decisions,
    stats,
    told,
    with_decisions,
)
from detector.console import (
    OneLineErrors,
    claim_line,
    echo_lines,
    on_terminal,
    print_result,
    progress,
    say,
    summary,
)
from detector.corpus import Corpus, article_table, save_corpus
from detector.evaluation import (
    evaluate_claims,
    evaluate_pairs,
    extra_claims,
    misses,
    read_gold,
)
from detector.explanation import explain
from detector.files import prepare_folder
from detector.pairing import pair_claims
from detector.paths import default_configs, default_seeds
from detector.pipeline import Findings, extract_claims, judge_and_rank, pair_and_compare
from detector.pipeline import extract as extract_stage
from detector.pipeline import score as score_stage
from detector.records import CLAIM_COLUMNS, SEVERITIES, rows_of
from detector.report import read_table, write_html, write_run_json, write_table, write_tables
from detector.report_html import render_html
from detector.run_facts import RunFacts, cost, run_json
from detector.settings import Settings, load_settings
from detector.stages import drop_later_stages, read_stage, write_stage

app = typer.Typer(
    name="detector",
    cls=OneLineErrors,
    help="Find where articles contradict each other, and tell it apart from what changed over "
    "time and from what is defined differently.\n\n"
    "Start with `detector run`: it reads the shipped seed articles and writes results/.\n\n"
    "Exit status: 0 done, 1 findings at or above --fail-on, 2 wrong usage, configuration or input.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
eval_app = typer.Typer(
    help="Measure extraction, verdicts or the NLI model on labelled data.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(eval_app, name="eval")
app.add_typer(models_app, name="models")
app.command()(check)
app.command()(review)
app.command()(stats)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"detector {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    pass


@app.command()
def run(
    paths: Paths = None,
    out: Out = Path("results"),
    config: Config = None,
    model: Model = None,
    lang: Lang = "auto",
    baseline: BaselineFile = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 if a discrepancy is at least this severe.")
    ] = "never",
) -> None:
    """Read articles and write the ranked reports.

    Writes claims.csv, pairs.csv, discrepancies.csv, report.html and run.json to --out, and the
    tables between the stages to stages/ in it. Articles that cannot be read are named, counted
    and skipped. What reviewers decided (--baseline) is shown, and never fails the run.

    Example: detector run articles/ --out tonight --fail-on high
    """
    settings = _settings(config)
    decided = find_baseline(baseline)
    prepare_folder(out)
    facts = RunFacts()
    with facts.timed("load_model"):
        scorer = load_model(model, config)
    corpus = _extract(paths, settings, out, facts)
    with facts.timed("pair"):
        paired = pair_and_compare(corpus.claims, settings)
    facts.left_out = paired.cut
    with facts.timed("score"):
        scored = score_stage(paired.pairs, scorer, progress=on_terminal())
    facts.scored_by(scorer)
    save_corpus(out, replace(corpus, claims=paired.claims))
    write_stage(out, "pairs", scored)
    findings = _report(out, paired.claims, scored, facts, settings, lang, decided)
    raise typer.Exit(1 if _fails(findings.discrepancies, fail_on) else 0)


@app.command()
def extract(paths: Paths = None, out: Out = Path("results"), config: Config = None) -> None:
    """Read articles and write the claims they make.

    Writes claims.csv to --out, and what `detector pair` goes on with to stages/ in it. Tables of
    later stages in --out are removed: they told of other claims.

    Example: detector extract articles/ --out tonight
    """
    settings = _settings(config)
    prepare_folder(out)
    facts = RunFacts()
    corpus = _extract(paths, settings, out, facts)
    claims = pair_claims(corpus.claims, settings.pairing).claims
    drop_later_stages(out, "claims")
    save_corpus(out, replace(corpus, claims=claims))
    facts.save(out)
    write_table(out / "claims.csv", claims, CLAIM_COLUMNS)
    say(f"{len(claims)} claims of {facts.articles} articles in {out / 'claims.csv'}")


@app.command()
def pair(out: Out = Path("results"), config: Config = None) -> None:
    """Pair and compare the claims about one thing.

    Goes on from `detector extract`: reads and writes tables in stages/ of --out.

    Example: detector pair --out tonight
    """
    settings = _settings(config)
    claims = read_stage(out, "claims", "extract")
    facts = RunFacts.load(out)
    with facts.timed("pair"):
        paired = pair_and_compare(claims, settings)
    facts.left_out, facts.model = paired.cut, None
    drop_later_stages(out, "pairs")
    write_stage(out, "pairs", paired.pairs)
    facts.save(out)
    cut = ", ".join(f"{n} {why.replace('_', ' ')}" for why, n in paired.cut.items() if n)
    say(f"{len(paired.pairs)} pairs" + (f"; left out: {cut}" if cut else ""))


@app.command()
def score(out: Out = Path("results"), model: Model = None) -> None:
    """Score pairs with the NLI model, in both directions.

    Goes on from `detector pair`: reads and writes tables in stages/ of --out.

    Example: detector score --out tonight --model path/to/model
    """
    pairs = read_stage(out, "pairs", "pair")
    facts = RunFacts.load(out)
    scorer = load_model(model)
    with facts.timed("score"):
        scored = score_stage(pairs, scorer, progress=on_terminal())
    facts.scored_by(scorer)
    drop_later_stages(out, "pairs")
    write_stage(out, "pairs", scored)
    facts.save(out)
    say(f"{len(pairs)} pairs scored by {scorer.name}")


@app.command()
def report(
    out: Out = Path("results"),
    config: Config = None,
    lang: Lang = "auto",
    baseline: BaselineFile = None,
) -> None:
    """Judge and rank pairs, and write the reports anew.

    Goes on from `detector pair` or `detector score`, and writes what `detector run` writes. Use
    it after a change of judging.yaml, ranking.yaml, report.yaml or the baseline: nothing is read
    or scored again.

    Example: detector report --out tonight --lang en
    """
    settings = _settings(config)
    decided = find_baseline(baseline)
    claims = read_stage(out, "claims", "extract")
    pairs = read_stage(out, "pairs", "pair")
    _report(out, claims, pairs, RunFacts.load(out), settings, lang, decided)


@app.command(name="explain")
def explain_command(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="A claim_id, pair_id or discrepancy_id.")
    ],
    out: Out = Path("results"),
) -> None:
    """Show how a claim, pair or discrepancy came about.

    Reads the results in --out. Prints the text as written and as cleaned, the quantity, the
    period and what it rests on, the relations, the NLI probabilities both ways, and the rule that
    gave the verdict.

    Example: detector explain 3f9c1d2e4b5a6978 --out tonight
    """
    claims = read_stage(out, "claims", "run")
    pairs = read_stage(out, "judged", "run")
    discrepancies = read_table(out / "discrepancies.csv")
    typer.echo(explain(identifier, claims, pairs, discrepancies))


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
    settings = _settings(config)
    gold_claims, gold_pairs = read_gold(gold)
    claims = extract_claims(_read(paths, settings).articles, settings)
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
    settings = _settings(config)
    gold_claims, gold_pairs = read_gold(gold)
    scorer = load_model(model, config)
    claims = extract_claims(_read(paths, settings).articles, settings)
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

    result = evaluate_nli(files, load_model(model), limit=limit, progress=on_terminal())
    print_result(result, as_json=json_)


def _settings(config: Path | None) -> Settings:
    return load_settings(config or default_configs())


def _extract(paths: list[Path] | None, settings: Settings, out: Path, facts: RunFacts) -> Corpus:
    with facts.timed("read"):
        read = _read(paths, settings, apart_from=out)
    facts.have_read(read)
    with facts.timed("extract"):
        claims, names = extract_stage(progress(read.articles), settings)
    return Corpus(claims, names, article_table(read.articles))


def _read(
    paths: list[Path] | None, settings: Settings, apart_from: Path | None = None
) -> ReadResult:
    """Read articles, but not the reports of an earlier run that lie among them."""
    read = read_articles(paths or [default_seeds()], settings.articles)
    if apart_from:
        own = apart_from.resolve()
        read = ReadResult(
            [a for a in read.articles if not Path(a.path).is_relative_to(own)],
            [s for s in read.skipped if not Path(s.path).resolve().is_relative_to(own)],
        )
    return readable(read)


def _report(
    out: Path,
    claims: pd.DataFrame,
    pairs: pd.DataFrame,
    facts: RunFacts,
    settings: Settings,
    lang: ReasonLang,
    decided: Decided,
) -> Findings:
    """Judge, rank, and write everything that a reader opens."""
    with facts.timed("judge"):
        ranked = judge_and_rank(claims, pairs, settings, lang)
        findings, reviewed = with_decisions(ranked, decided, settings, lang)
    tables = (findings.claims, findings.pairs, findings.discrepancies)
    known = run_json(facts, *tables, config_hash=settings.digest)
    known |= told(reviewed, decided)
    with facts.timed("report"):
        page_lang: Literal["zh", "en"] = "en" if lang == "en" else "zh"
        labels = {
            name: label.zh if page_lang == "zh" else label.en
            for name, label in settings.lexicon.labels().items()
        }
        page = render_html(*tables, known, config=settings.report, lang=page_lang, labels=labels)
        write_tables(out, *tables)
        write_html(out, page)
        write_stage(out, "judged", findings.pairs)
    facts.save(out)
    write_run_json(out, {**known, **cost(facts)})
    summary(findings, out)
    say_decisions(reviewed, decided)
    return findings


def _fails(discrepancies: pd.DataFrame, fail_on: FailOn) -> bool:
    """Whether something that nobody has decided is severe enough."""
    if fail_on == "never":
        return False
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    undecided = discrepancies[discrepancies["status"] == "open"]
    return bool(undecided["severity"].isin(severe).any())
