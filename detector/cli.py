"""The command line: thin commands over the stages, one line for every known error."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detector import __version__
from detector.cli_bench import app as bench_app
from detector.cli_calibrate import calibrate
from detector.cli_check import check
from detector.cli_eval import eval_app
from detector.cli_lexicon import lexicon_app
from detector.cli_models import models_app
from detector.cli_options import Out
from detector.cli_review import review, stats
from detector.cli_run import extract, pair, report, run, score
from detector.console import OneLineErrors
from detector.explanation import explain
from detector.records import DISCREPANCY_COLUMNS
from detector.report import read_table
from detector.stages import read_stage

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
    discrepancies = read_table(out / "discrepancies.csv", DISCREPANCY_COLUMNS)
    typer.echo(explain(identifier, claims, pairs, discrepancies))


for command in (run, extract, pair, score, report, check, review, stats, calibrate):
    app.command()(command)
app.add_typer(eval_app, name="eval")
app.add_typer(models_app, name="models")
app.add_typer(lexicon_app, name="lexicon")
app.add_typer(bench_app, name="bench")
