"""The vocabulary as types, and the columns of every table that passes between stages.

What the columns of the reports mean stands in columns.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import pandas as pd

from detector.columns import (
    ARTICLES,
    CLAIMS,
    DISCREPANCIES,
    NLI,
    PAIRS,
    RELATIONS,
    SIDE,
    names,
)
from detector.errors import InputError

Hedge = Literal[
    "exact", "about", "over", "at_least", "under", "nearly", "range", "order_of_magnitude"
]
Modality = Literal["actual", "estimate", "forecast", "target", "rumour", "denied", "hypothetical"]
Verdict = Literal[
    "contradiction",
    "drift",
    "definition",
    "forecast",
    "undetermined",
    "compatible",
    "agreement",
]
Severity = Literal["high", "medium", "low", "info"]
Status = Literal["open", "accepted", "ignored", "fixed"]
ClaimKind = Literal["quantity", "rank", "date", "relation", "name"]
Granularity = Literal["day", "ten_days", "month", "quarter", "half", "year", "range", "unknown"]
Naming = Literal["named", "pointed", ""]
PeriodBasis = Literal["explicit", "relative", "article_date", "unknown"]
Language = Literal["zh-Hans", "zh-Hant", "en", "und"]

VERDICTS: Final[tuple[Verdict, ...]] = (
    "contradiction",
    "undetermined",
    "forecast",
    "definition",
    "drift",
    "compatible",
    "agreement",
)
SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low", "info")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated value: an interval as worded, its unit, its hedge and its rounding.

    `low` and `high` are what the words say: equal for an exact or an approximate value, one of
    them None for an open bound (over, nearly), both set for a range. `margin` is the half width
    that the last written digit leaves open, in the same unit; 0 where nothing is rounded.
    """

    low: float | None
    high: float | None
    unit: str
    hedge: Hedge = "exact"
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Period:
    """The time a claim holds for, both ends inclusive; None where unknown."""

    start: date | None
    end: date | None
    granularity: Granularity
    basis: PeriodBasis

    def within(self, outer: Period) -> bool:
        """Whether all of it lies inside `outer`; not where an end of either is unknown."""
        if self.start is None or self.end is None or outer.start is None or outer.end is None:
            return False
        return outer.start <= self.start and self.end <= outer.end


UNKNOWN_PERIOD: Final = Period(None, None, "unknown", "unknown")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text ready for matching, with the place of each character in the original.

    `starts[i]` and `ends[i]` delimit, in the original text, what became `text[i]`.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the non-empty clean span [start, end) to offsets in the original text."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its original text, its cleaned body and what is known about it.

    `original` is the text that offsets refer to: the decoded file, or one record of a JSONL or
    CSV file. `first_line` is the line of the file at which `original` begins (1-based). `misdated`
    is what is stated as its date and cannot be read as one.
    """

    article: str
    path: str
    original: str
    clean: CleanText
    title: str
    outlet: str
    lang: Language
    published: date | None
    published_basis: str
    first_line: int = 1
    misdated: str = ""


SIDE_COLUMNS: Final = names(SIDE)
CLAIM_COLUMNS: Final = names(CLAIMS)
PAIR_COLUMNS: Final = names(PAIRS)
DISCREPANCY_COLUMNS: Final = names(DISCREPANCIES)
ARTICLE_COLUMNS: Final = names(ARTICLES)
RELATION_COLUMNS: Final = names(RELATIONS)
NLI_COLUMNS: Final = names(NLI)

CLAIM_WORKING_COLUMNS: Final = (
    "family",
    "definition",
    "margin",
    "period_granularity",
    "published_basis",
    "statement",
    "n_claims",
    "sources",
    "sketch",
    "named",
    "value_name",
    "value_kind",
    "naming",
    "metric_listed",
    "one_of_several",
)
"""What later stages need of a claim and reports leave out.

`family`: metric family that claims are blocked by; `definition`: what tells metrics of one family
apart, such as "monthly"; `margin`: see Quantity; `statement`: the
cleaned sentence handed to the NLI model; `n_claims`, `sources`: of a representative, how many
claims it stands for and the sorted tuple of the article names that make them; `sketch`: of the
article's text, by which copies of it are found (see copies.py); `named`: the entity by the name
that the article itself gives it, before names are joined across articles; `value_name`,
`value_kind`: of a claim whose value is a name, that name as linked, and the kind of thing the table
of entities says it is ("" for one it does not list); `naming`: "named" where the sentence itself
names the entity, "pointed" where it points at somebody (该公司), or ""; `metric_listed`: whether
the table lists the metric, or the text's own words make it; `one_of_several`: of a representative,
whether other values under the same heading put it in doubt (see rivals.py).
"""

DERIVED_COLUMNS: Final[Mapping[str, Any]] = {
    "check": "",
    "against": "",
    "others": "",
    "doubt": "",
    "expected_low": float("nan"),
    "expected_high": float("nan"),
    "expected_slip": 0,
}
"""What a pair found by a derived check carries beyond its sides, with what any other pair has.

`check`: the rule that judges it; `against`: whose value side b is, if not that of side a; `others`:
the further figures as written; `doubt`: why it is no contradiction; `expected_low`,
`expected_high`: what the arithmetic gives; `expected_slip`: the power of ten it is missed by, or 0.
"""


_ROWS_AT_ONCE: Final = 10_000
"""Rows made together: for a few it takes as long as for hundreds."""


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `frame` as dictionaries by column name."""
    names = [str(name) for name in frame.columns]
    # Lists and not to_dict: a third of the time over hundreds of thousands of rows.
    columns = (frame.iloc[:, place].tolist() for place in range(len(names)))
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def streamed_rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of `frame` one after another: never all of them as dictionaries at once."""
    for start in range(0, len(frame), _ROWS_AT_ONCE):
        yield from rows_of(frame.iloc[start : start + _ROWS_AT_ONCE])


def require_columns(frame: pd.DataFrame, columns: Sequence[str], table: str) -> pd.DataFrame:
    """Return `frame` unchanged, or raise InputError naming the table and its missing columns."""
    missing = [c for c in columns if c not in frame.columns]
    if missing:
        raise InputError(f"table {table} lacks the columns {', '.join(missing)}")
    return frame
