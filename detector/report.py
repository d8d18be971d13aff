"""The report's files: CSV tables that a spreadsheet opens safely, `run.json`, `report.html`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from detector.columns import names_of_type
from detector.errors import InputError, first_line
from detector.files import write_whole
from detector.records import (
    require_columns,
)
from detector.report_cells import as_text, is_missing, number_text

BOM: Final = "\ufeff"
CHUNK_ROWS: Final = 20_000

BOOL_COLUMNS: Final = names_of_type("boolean")
NUMBER_COLUMNS: Final = names_of_type("integer", "number")
"""The columns that `read_table` gives back as numbers; all others but the bools are text."""

# The full-width forms too: spreadsheets in Chinese and Japanese locales read them as formulas.
_RUNNABLE: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_NEEDS_QUOTES: Final = re.compile(r'[",\r\n]')


def write_table(path: Path, frame: pd.DataFrame, columns: Sequence[str]) -> None:
    """Write exactly `columns` of `frame`: UTF-8 with BOM, RFC 4180, lines end in LF."""
    write_csv(path, [frame], columns)


def write_csv(path: Path, frames: Iterable[pd.DataFrame], columns: Sequence[str]) -> None:
    """Write the rows of `frames` as write_table does those of one."""
    complete = (require_columns(frame, columns, path.name) for frame in frames)
    write_whole(path, map(_encode, csv_lines(complete, columns)))


def write_run_json(out: Path, run: Mapping[str, object]) -> None:
    """Write run.json, what the run was made with and what it counted, into the folder `out`."""
    text = json.dumps(run, ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(out / "run.json", [_encode(text), b"\n"])


def write_html(out: Path, html: str) -> None:
    """Write report.html into the folder `out`."""
    write_whole(out / "report.html", [_encode(html)])


def read_table(path: Path, columns: Sequence[str] = ()) -> pd.DataFrame:
    """Read a CSV written by `write_csv`, undoing what protects spreadsheets.

    An empty cell is NaN in a column of numbers and "" in a column of text; dates are ISO text.
    Raises InputError where it cannot be read, or lacks one of `columns`.
    """
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        if missing := [name for name in columns if name not in frame.columns]:
            raise InputError(
                f"{path}: lacks the columns {', '.join(missing)}; run `detector run` again"
            )
        return frame.apply(_parse_column)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; has `detector run` written it?") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a table of this program: {first_line(error)}") from error


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def neutralise(text: str) -> str:
    """Prefix an apostrophe to text that a spreadsheet would run as a formula."""
    return f"'{text}" if _RUNNABLE.match(text) else text


def restore(text: str) -> str:
    """Undo `neutralise`."""
    return text[1:] if _NEUTRALISED.match(text) else text


def _parse_column(column: pd.Series) -> pd.Series:
    if column.name in NUMBER_COLUMNS:
        return pd.to_numeric(column.where(column != "", None))
    if column.name in BOOL_COLUMNS:
        return column == "true"
    return column.map(restore)


def csv_lines(frames: Iterable[pd.DataFrame], columns: Sequence[str]) -> Iterator[str]:
    """Yield the CSV of `columns` in pieces: a table of millions of rows is never held twice."""
    yield BOM + ",".join(columns) + "\n"
    for frame in frames:
        for start in range(0, len(frame), CHUNK_ROWS):
            chunk = frame.iloc[start : start + CHUNK_ROWS]
            cells = [_column_cells(chunk[name], name) for name in columns]
            yield "".join(",".join(row) + "\n" for row in zip(*cells, strict=True))


def _column_cells(column: pd.Series, name: str) -> list[str]:
    if column.dtype == object:  # where 1 and True would be one
        return [_cell(value, name) for value in column.tolist()]
    # The same few quotes, names, dates and figures stand in thousands of pairs.
    codes, distinct = pd.factorize(column, use_na_sentinel=False)
    cells = [_cell(value, name) for value in distinct.tolist()]
    return [cells[code] for code in codes.tolist()]


def _cell(value: object, column: str) -> str:
    text = cell_text(value, column)
    if isinstance(value, str) and _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def cell_text(value: object, column: str) -> str:
    """Return what a spreadsheet shows of a cell: its text, neutralised, before any quoting."""
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, (float, np.floating)) and not is_missing(value):
        return number_text(column, float(value))
    return as_text(value)
