"""What generated articles state, and how two of their statements relate in truth."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from detector.errors import InputError

FACT = ["entity", "metric", "period_start", "period_end", "scope"]
"""What one true value belongs to."""

_OUTLOOK = ("forecast", "target")
_WHOLE = ""
"""The scope of a figure that is not limited to a region."""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure in a generated article, with everything that is true of it.

    `start` and `end` delimit `text` in the article's original text; `sentence` counts from 0.
    `low` and `high` are what the words allow, None where open. `error` is empty or the kind of
    error; `copy_of` is empty or the article that was copied.
    """

    article: str
    lang: str
    sentence: int
    start: int
    end: int
    text: str
    entity: str
    entity_en: str
    metric: str
    family: str
    behaviour: str
    period_start: str
    period_end: str
    scope: str
    value: float
    low: float | None
    high: float | None
    unit: str
    hedge: str
    modality: str
    error: str
    copy_of: str


TRUTH_COLUMNS = tuple(field.name for field in fields(StatedFigure))


def truth_lines(figures: Iterable[StatedFigure]) -> Iterator[str]:
    """One JSON object a line."""
    for figure in figures:
        yield json.dumps(asdict(figure), ensure_ascii=False, separators=(",", ":")) + "\n"


def read_truth(path: Path) -> pd.DataFrame:
    """The figures of `truth.jsonl.gz`, one row each, with TRUTH_COLUMNS; InputError if damaged."""
    if not path.is_file():
        raise InputError(f"{path}: no such file; `detector bench generate` writes it")
    columns: dict[str, list[Any]] = {name: [] for name in TRUTH_COLUMNS}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                for name, values in columns.items():
                    values.append(record[name])
    except (EOFError, KeyError, OSError, TypeError, ValueError, zlib.error) as error:
        raise InputError(f"{path}: damaged; generate the benchmark again") from error
    frame = pd.DataFrame(columns)
    return frame.astype({"low": "float64", "high": "float64", "value": "float64"})


def truth_verdicts(a: pd.DataFrame, b: pd.DataFrame) -> pd.Series:
    """How rows of `a` and `b`, aligned by position, relate in truth; open bounds are NaN.

    `contradiction`: the two cannot both be true. That is so when values of one fact are disjoint,
    and when a part exceeds its whole (a quarter its year, a region the total) or a cumulative
    figure falls. Else `forecast`, `definition` (another metric or region), `drift` (another
    period), `agreement` (one value) or `compatible`; `unrelated` for another entity or family.
    """
    a, b = a.reset_index(drop=True), b.reset_index(drop=True)
    related = (a["entity"] == b["entity"]) & (a["family"] == b["family"])
    outlook = a["modality"].isin(_OUTLOOK) | b["modality"].isin(_OUTLOOK)
    same_metric = a["metric"] == b["metric"]
    same_scope = a["scope"] == b["scope"]
    start = a["period_start"] == b["period_start"]
    same_period = start & (a["period_end"] == b["period_end"])
    clash = same_scope & same_period & (_exceeds(a, b) | _exceeds(b, a))
    impossible = clash | _part_exceeds(a, b) | _part_exceeds(b, a) | _falls(a, b) | _falls(b, a)
    equal = np.isclose(a["value"], b["value"], rtol=1e-9, atol=0) & (a["hedge"] == b["hedge"])
    conditions = [
        ~related,
        outlook,
        ~same_metric,
        impossible,
        ~same_scope,
        ~same_period,
        pd.Series(equal),
    ]
    names = [
        *("unrelated", "forecast", "definition", "contradiction"),
        *("definition", "drift", "agreement"),
    ]
    return pd.Series(np.select(conditions, names, "compatible"), name="truth_verdict", dtype=object)


def _exceeds(a: pd.DataFrame, b: pd.DataFrame) -> pd.Series:
    """Whether the least `a` allows is more than the most `b` allows; an open side never is."""
    return a["low"] > b["high"]


def _part_exceeds(part: pd.DataFrame, whole: pd.DataFrame) -> pd.Series:
    same_scope = part["scope"] == whole["scope"]
    ends = (part["period_start"] == whole["period_start"]) & (
        part["period_end"] == whole["period_end"]
    )
    inside = (part["period_start"] >= whole["period_start"]) & (
        part["period_end"] <= whole["period_end"]
    )
    adds_up = part["behaviour"].isin(("flow", "stock"))
    of_time = (part["behaviour"] == "flow") & same_scope & inside
    of_region = adds_up & ends & ~same_scope & (whole["scope"] == _WHOLE)
    return (of_time | of_region) & _exceeds(part, whole)


def _falls(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.Series:
    runs = (earlier["behaviour"] == "cumulative") & (earlier["period_end"] < later["period_end"])
    return runs & (earlier["scope"] == later["scope"]) & _exceeds(earlier, later)
