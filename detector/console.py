"""What commands say: results on stdout, everything else as plain lines on stderr."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer
from tqdm import tqdm
from typer.core import TyperGroup

from detector.errors import DetectorError
from detector.pipeline import Findings
from detector.records import Article, rows_of
from detector.run_facts import counts


class OneLineErrors(TyperGroup):
    """Commands whose known errors are one line on stderr: status 2, and 130 on Ctrl-C."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; errors of usage stay typer's, which exits with 2 as well."""
        try:
            return super().invoke(ctx)
        except DetectorError as error:
            say(f"detector: {error}")
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            say("detector: interrupted; what was not finished is not written")
            raise typer.Exit(130) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has left: typer is silent
                raise
            place = f"{error.filename}: " if error.filename else ""
            say(f"detector: {place}{error.strerror or error}")
            raise typer.Exit(DetectorError.exit_code) from error


def summary(findings: Findings, out: Path) -> None:
    """Say how a run ended: counts by verdict, and the first three discrepancies to decide."""
    verdicts = counts(findings.discrepancies["verdict"])
    told = ", ".join(f"{n} {verdict}" for verdict, n in verdicts.items()) or "none"
    say(f"{len(findings.claims)} claims, {len(findings.pairs)} pairs; discrepancies: {told}")
    undecided = findings.discrepancies[findings.discrepancies["status"] == "open"]
    for row in rows_of(undecided.head(3)):
        what = f"{row['entity']} · {row['metric']}: {row['values']}"
        say(f"  {row['rank']}. [{row['verdict']}] {what}")
    say(f"reports in {out}: discrepancies.csv, report.html")


def on_terminal() -> bool:
    """Whether a person watches: progress bars are for them only."""
    return sys.stderr.isatty()


def progress(articles: list[Article]) -> Iterable[Article]:
    """Go through `articles` with a progress bar."""
    return tqdm(articles, desc="extract", unit="article", disable=not on_terminal())


def print_result(result: dict[str, Any], *, as_json: bool) -> None:
    """Print what was measured, as lines for a person or as JSON for a script."""
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return
    for key, value in result.items():
        if isinstance(value, list):
            echo_lines([f"{key}:", *(f"  {line}" for line in value)])
        elif isinstance(value, dict) and any(isinstance(v, dict) for v in value.values()):
            echo_lines([f"{key}:", *(f"  {k}: {_inline(v)}" for k, v in value.items())])
        else:
            typer.echo(f"{key}: {_inline(value)}")


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_inline(v)}" for k, v in value.items())
    return str(value)


def claim_line(claim: dict[str, Any]) -> str:
    """Put a claim on one line: where it is, what it says, the sentence."""
    return (
        f"{claim['article']}:{claim['line']} {claim['kind']} {claim['value_text']} "
        f"{claim['unit']} | {claim['entity']} | {claim['metric']} | "
        f"{claim['period_start']}..{claim['period_end']} {claim['modality']} | {claim['quote']}"
    )


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines on stdout."""
    for line in lines:
        typer.echo(line)


def say(line: str) -> None:
    """Print a line on stderr."""
    typer.echo(line, err=True)
