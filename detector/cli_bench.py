"""`detector bench`: write a press whose truth is known, and measure results against it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from tqdm import tqdm

from detector.cli_options import AsJson
from detector.console import on_terminal, print_result, say
from detector.stages import read_stage

app = typer.Typer(
    help="Generate articles whose truth is known, and measure results against it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def generate(
    out: Annotated[Path, typer.Argument(help="Folder for articles/ and truth.jsonl.gz.")],
    articles: Annotated[
        int, typer.Option("--articles", "-n", help="How many articles.", min=1)
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another world.", min=0)] = 0,
    format_: Annotated[
        Literal["jsonl", "md"],
        typer.Option("--format", help="Shards of jsonl, or one md file an article."),
    ] = "jsonl",
) -> None:
    """Write articles about an invented world, and what is true of each figure in them.

    About ten figures an article, in Simplified and Traditional Chinese and in English: rounded,
    hedged, copied, outdated, forecast, and some of them wrong. The same seed gives the same bytes.

    Example: detector bench generate bench --articles 1000 --seed 1
    """
    from detector.bench_config import load_bench  # noqa: PLC0415 - other commands need none of it
    from detector.bench_corpus import Corpus  # noqa: PLC0415
    from detector.bench_files import write_corpus  # noqa: PLC0415

    corpus = Corpus(load_bench(), articles, seed)
    watched = tqdm(corpus, total=articles, unit="article", disable=not on_terminal())
    figures = write_corpus(out, watched, format_)
    say(f"{articles} articles with {figures} figures in {out / 'articles'}")


@app.command()
def score(
    results: Annotated[Path, typer.Argument(help="The --out of `detector run` on the articles.")],
    truth: Annotated[Path, typer.Argument(help="The truth.jsonl.gz beside the articles.")],
    json_: AsJson = False,
) -> None:
    """Compare what `detector run` found with the truth.

    Prints how many figures were read right, how many planted contradictions were found, and how
    many of those reported are true, by kind of error and language. Writes nothing but to stdout.

    Example: detector bench score tonight bench/truth.jsonl.gz --json
    """
    from detector.bench_score import score_results  # noqa: PLC0415
    from detector.bench_truth import read_truth  # noqa: PLC0415

    claims = read_stage(results, "claims", "run")
    judged = read_stage(results, "judged", "run")
    print_result(score_results(claims, judged, read_truth(truth)), as_json=json_)
