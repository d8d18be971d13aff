"""The commands of reviewers: `review` records what they decided, `stats` sums it up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from detector.baseline import Baseline, load_baseline, save_baseline
from detector.cli_options import AsJson
from detector.console import print_result, say
from detector.decisions import Reviewed, evidence_of, stakes_of
from detector.errors import InputError
from detector.precision import reviewers_precision
from detector.records import CLAIM_COLUMNS, PAIR_COLUMNS
from detector.report import read_table
from detector.review import decide, read_rows
from detector.run_facts import counts
from detector.telling import Decided

DEFAULT: Final = Path("baseline.yaml")
NAMED: Final = 3
"""How many discrepancies a line names."""

BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        "-b",
        help="What reviewers decided; by default baseline.yaml in the current folder, if any.",
        show_default=False,
    ),
]


def today() -> date:
    """The local date, which `until` is compared with."""
    return date.today()


def find_baseline(path: Path | None) -> Decided:
    """Read the baseline at `path`, or baseline.yaml in the current folder if there is one."""
    if path is None and not DEFAULT.exists():
        return Decided(Baseline(), None, today())
    return Decided(load_baseline(path or DEFAULT), path or DEFAULT, today())


def say_decisions(reviewed: Reviewed, decided: Decided) -> None:
    """Say how many discrepancies are decided, which are open again, and what matches nothing."""
    if decided.path is None:
        return
    statuses = counts(reviewed.discrepancies["status"])
    listed = ", ".join(f"{n} {status}" for status, n in statuses.items()) or "no discrepancies"
    say(f"{decided.path}: {listed}")
    if reviewed.reopened:
        causes = [f"{id_} ({why.kind})" for id_, why in sorted(reviewed.reopened.items())]
        say(f"  open again: {_first(causes)}")
    if reviewed.stale:
        names = [f"{d.entity} {d.metric} ({d.discrepancy_id})" for d in reviewed.stale]
        say(f"  stale, matching nothing: {_first(names)}; delete them if that is right")


def review(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="discrepancies.csv with decisions in it.")
    ],
    baseline: BaselineFile = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            help="Folder of the results that were decided on; by default that of FILE if it "
            "holds results, else results.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Record what a reviewer decided.

    Reads the columns status (open, accepted, ignored, fixed), reviewer, note and until of FILE:
    the discrepancies.csv of --against, edited in a spreadsheet or exported from report.html.
    Writes the decisions to --baseline, or nothing at all if a row cannot be recorded. A row that is
    open and has no note says nothing.

    Example: detector review ~/Downloads/discrepancies.csv --against tonight
    """
    results = against or (file.parent if (file.parent / "pairs.csv").is_file() else Path("results"))
    target = baseline or DEFAULT
    known = load_baseline(target) if target.exists() else Baseline()
    rows = read_rows(file)
    written = {row.id: row for row in read_rows(results / "discrepancies.csv")}
    evidence = evidence_of(
        stakes_of(read_table(results / "pairs.csv", PAIR_COLUMNS)),
        read_table(results / "claims.csv", CLAIM_COLUMNS),
    )
    outcome = decide(file, rows, written, evidence, known, today())
    changes = outcome.changes
    if changes.replaced or changes.added:
        save_baseline(target, changes)
    say(
        f"{target}: decisions: {len(changes.added)} added, {len(changes.replaced)} changed, "
        f"{outcome.unchanged} as before"
    )
    for row in outcome.undecided:
        say(
            f"  {file}:{row.line}: open without a note, so that the decision on {row.id} stays; "
            "to withdraw it, note why"
        )


def stats(
    baseline: BaselineFile = None,
    target: Annotated[
        float,
        typer.Option("--target", help="The precision that a threshold is to give.", min=0, max=1),
    ] = 0.9,
    json_: AsJson = False,
) -> None:
    """Report how often findings were right, by what reviewers decided.

    Prints precision with n and a 95% interval by verdict, severity, metric and source, and the
    lowest score from which on it is at least --target. accepted and fixed are true findings,
    ignored is a false alarm. Writes nothing but to stdout.

    Example: detector stats --target 0.8 --json
    """
    decided = find_baseline(baseline)
    if decided.path is None:
        raise InputError(f"{DEFAULT}: no such file; `detector review` writes it, --baseline names")
    print_result(reviewers_precision(decided.baseline, target), as_json=json_)


def _first(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
