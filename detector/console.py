"""What commands say: results on stdout, everything else as plain lines on stderr."""

from __future__ import annotations

import errno
import gc
import json
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd
import typer
from tqdm import tqdm
from typer.core import TyperGroup

from detector.errors import DetectorError
from detector.logs import log, log_to_stderr, tell
from detector.records import Article, rows_of
from detector.states import STATES

_UNFINISHED: Final = "what was not finished is not written; a run goes on from what it has read"

_OBJECTS_BEFORE_COLLECTION: Final = 50_000
"""Of 700, Python's own, importing torch and making rows takes a tenth longer."""

_LARGEST: Final = 10
"""Blocks that a dry run of pairing names."""
_UsageError: Final[Any] = typer.BadParameter.__bases__[0]
"""What typer raises for a wrong option or argument: click's, or that of the click it carries."""


class Terminated(BaseException):
    """SIGTERM: an end as orderly as that of Ctrl-C."""


class OneLineErrors(TyperGroup):
    """Commands whose known errors are one line on stderr.

    The exit status is 2, after Ctrl-C 130, after SIGTERM 143.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Its errors of usage are told like all others."""
        gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
        log_to_stderr("text")
        former = signal.signal(signal.SIGTERM, _terminate)
        try:
            return super().invoke(ctx)
        except _UsageError as error:
            message = error.format_message()
            if error.ctx is None or "\n" in message:  # a group without a command: its help
                raise
            fail(f"detector: {message}; see {error.ctx.command_path} --help")
            raise typer.Exit(error.exit_code) from error
        except DetectorError as error:
            fail(f"detector: {error}")
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            fail(f"detector: interrupted; {_UNFINISHED}")
            raise typer.Exit(130) from error
        except Terminated as error:
            fail(f"detector: terminated; {_UNFINISHED}")
            raise typer.Exit(143) from error
        except MemoryError as error:
            fail(f"detector: out of memory; {_UNFINISHED}")
            raise typer.Exit(DetectorError.exit_code) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has left: typer is silent
                raise
            place = f"{error.filename}: " if error.filename else ""
            fail(f"detector: {place}{error.strerror or error}")
            raise typer.Exit(DetectorError.exit_code) from error
        finally:
            signal.signal(signal.SIGTERM, former)


def _terminate(_signal: int, _frame: object) -> None:
    raise Terminated


def summary(discrepancies: pd.DataFrame, known: Mapping[str, Any], out: Path) -> None:
    """Say how a run ended: warnings, discrepancies by verdict and state, and the first three.

    `known` is what run.json says.
    """
    for line in known["warnings"]:
        log.warning(line)
    counted = known["counts"]
    verdicts = ", ".join(f"{n} {name}" for name, n in counted["discrepancies_by_verdict"].items())
    standing = (discrepancies["state"] != "resolved") & (discrepancies["status"] == "open")
    first = rows_of(discrepancies[standing].head(3))
    lines = [
        f"{counted['claims']} claims, {counted['pairs']} pairs "
        f"({counted['undetermined_share']:.0%} undetermined); discrepancies: {verdicts or 'none'}",
        *_table_of_states(discrepancies),
        *(
            f"  {row['rank']}. [{row['verdict']}] "
            f"{row['entity']} · {row['metric']}: {row['values']}"
            for row in first
        ),
        f"reports in {out}: discrepancies.csv, report.html",
    ]
    tell("summary", "\n".join(lines), out=str(out), **counted)


def _table_of_states(discrepancies: pd.DataFrame) -> list[str]:
    """One line a verdict with how many are new, persisting and resolved."""
    if discrepancies.empty:
        return []
    table = pd.crosstab(discrepancies["verdict"], discrepancies["state"])
    table = table.reindex(columns=list(STATES), fill_value=0)
    rows = [(str(verdict), *map(str, row)) for verdict, *row in table.itertuples()]
    return [
        f"  {name:<15}" + "".join(f"{cell:>12}" for cell in cells)
        for name, *cells in [("", *STATES), *rows]
    ]


def on_terminal() -> bool:
    """Whether a person watches: progress bars are for them only."""
    return sys.stderr.isatty()


def progress(articles: Iterable[Article]) -> Iterable[Article]:
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


def block_lines(blocks: pd.DataFrame) -> list[str]:
    """Put what pairing would cost on lines: the sums, then the costliest of `blocks`."""
    columns = ["pairs", "representatives", "over_budget", "apart_in_time"]
    pairs, claims, over, apart = (int(blocks[column].sum()) for column in columns)
    heads = ["pairs", "claims", "over budget", "apart in time"]
    lines = [
        f"{pairs:,} pairs of {claims:,} distinct claims in {len(blocks):,} blocks",
        f"left out: {over:,} over budget, {apart:,} apart in time",
        "".join(f"{head:>15}" for head in heads) + "  block",
    ]
    for row in rows_of(blocks.head(_LARGEST)):
        counted = "".join(f"{row[column]:>15,}" for column in columns)
        lines.append(f"{counted}  {row['entity']} · {row['family']} ({row['kind']})")
    return lines


def say(line: str) -> None:
    """Print a line on stderr."""
    log.info(line)


def fail(line: str) -> None:
    """Print the line on stderr that a command ends with."""
    log.error(line)
