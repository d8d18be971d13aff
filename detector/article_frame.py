"""Articles from the rows of a DataFrame, with the same fields as a record of a JSONL or CSV file.

A cell of the wrong kind is a mistake of the calling program and raises; a row without text is an
article that cannot be read, and is left out and named like any other.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from detector.article_facts import DATE_FIELDS, LANG_FIELDS, OUTLET_FIELDS, TEXT_FIELDS
from detector.article_files import SkippedFile
from detector.article_records import article_of_record
from detector.articles import ReadResult
from detector.dating import ArticlesConfig, parse_date
from detector.errors import InputError
from detector.report_cells import is_missing

FRAME: Final = "DataFrame of articles"
_TEXTS: Final = (*TEXT_FIELDS, "title", "url", *OUTLET_FIELDS, *LANG_FIELDS)

Record = Mapping[str, Any]


def read_frame(frame: pd.DataFrame, config: ArticlesConfig) -> ReadResult:
    """Read the articles in the rows of `frame`, one a row; the index plays no part.

    Columns: `id` (text or whole number, each once) and `text`, or `content` or `body`; where there
    are any, `title`, `source` or `outlet`, `date` or `published` or `published_at` (text that
    holds a date, a date, a timestamp), `lang` or `language`, `url`. Case plays no part, missing
    cells and further columns are left out.

    Raises:
        InputError: a column is missing or given twice, an id is missing or not unique, a cell is
            of the wrong kind or no date; the message names the row as `iloc` counts.

    """
    columns = _columns(frame)
    known = frame[list(columns)].set_axis(list(columns.values()), axis=1)
    records = [_stated(row) for row in known.to_dict("records")]
    articles, skipped = [], []
    for place, (record, name) in enumerate(zip(records, _ids(records), strict=True)):
        _check(record, place)
        text = next((record[field] for field in TEXT_FIELDS if field in record), "")
        if not text.strip():
            skipped.append(_skip(name, "no text: fill it in or leave the row out"))
        elif len(text) > config.max_bytes:
            skipped.append(_skip(name, f"more than {config.max_bytes} characters: split it"))
        else:
            articles.append(article_of_record(name, record, text, config))
    return ReadResult(
        sorted(articles, key=lambda article: article.article),
        sorted(skipped, key=lambda skip: skip.path),
    )


def _columns(frame: pd.DataFrame) -> dict[Hashable, str]:
    """The columns that are read, by their labels, as the fields they stand for."""
    wanted = {*_TEXTS, *DATE_FIELDS, "id"}
    columns: dict[Hashable, str] = {}
    for label in frame.columns:
        field = str(label).strip().lower()
        if field not in wanted:
            continue
        if field in columns.values():
            raise InputError(f"{FRAME}: two columns {field}: keep one")
        columns[label] = field
    if "id" not in columns.values():
        raise InputError(f"{FRAME}: no column id: name each article, say by its address")
    if not {*TEXT_FIELDS} & {*columns.values()}:
        raise InputError(f"{FRAME}: no column {' or '.join(TEXT_FIELDS)}: give the articles' text")
    return columns


def _stated(row: Mapping[Hashable, Any]) -> Record:
    """The cells that are there, numpy's scalars as Python's."""
    return {
        str(field): cell.item() if isinstance(cell, np.generic) else cell
        for field, cell in row.items()
        if not is_missing(cell)
    }


def _ids(records: list[Record]) -> list[str]:
    """The name of each article; no two share one, for claims are told apart by it."""
    seen: dict[str, int] = {}
    for place, record in enumerate(records):
        given = record.get("id")
        if isinstance(given, bool) or not isinstance(given, str | int) or not str(given).strip():
            raise _wrong(place, "id", "needs text or a whole number")
        name = " ".join(str(given).split())
        if name in seen:
            raise _wrong(place, "id", f"{name} is that of iloc[{seen[name]}]: give each its own")
        seen[name] = place
    return list(seen)


def _check(record: Record, place: int) -> None:
    for field in _TEXTS:
        cell = record.get(field, "")
        if not isinstance(cell, str):
            raise _wrong(place, field, f"needs text, not {type(cell).__name__}")
    for field in DATE_FIELDS:
        cell = record.get(field, "")
        if not isinstance(cell, str | date):
            raise _wrong(place, field, f"needs a date, not {type(cell).__name__}")
        if cell and parse_date(cell) is None:
            raise _wrong(place, field, f"{cell!r} is no date: write it as 2024-12-20")


def _wrong(place: int, field: str, what: str) -> InputError:
    return InputError(f"{FRAME}: iloc[{place}]: {field}: {what}")


def _skip(name: str, reason: str) -> SkippedFile:
    return SkippedFile(name, f"{name}: {reason}")
