"""Claims as figures for arithmetic: bounds with the room of rounding, dates, and words around."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, repeat
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from dateutil.relativedelta import relativedelta
from pandas.api.extensions import ExtensionArray

from detector.buckets import bucket_count, buckets_of
from detector.cleaning import clean
from detector.comparison_config import ComparisonConfig
from detector.days import month_end, years_before
from detector.value_relations import tolerant_intervals

Dates = tuple[date, date]
Key = tuple[str, str, str]
"""Entity, metric and scope: what values of one series share."""
Positions = npt.NDArray[np.int64]
Base = Literal["year", "period"]

EVEN: Final = 1e-9
"""Relative room for the arithmetic of floats."""

_BOUNDARY: Final = re.compile(r"[，；。;]|,(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AT_ONCE: Final = 50_000
"""About so many figures are held at once."""
_MARK: Final = 12
"""Characters before a value in which 从 or 至 belongs to it (从2023年的302.4万辆)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of all claims; few figures are asked for theirs, so that they stay in the table."""

    texts: ExtensionArray
    quotes: ExtensionArray
    statements: ExtensionArray


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim's value between `low` and `high`, and what decides whether it may meet others.

    `row` is its position in the table of claims, `words` what that says of all; `spot` numbers the
    places of all figures, article by article; `dates` is None where the period is unknown; `firm`:
    a fact whose period is read from the text.
    """

    row: int
    spot: int
    place: int
    end: int
    article: str
    entity: str
    metric: str
    family: str
    scope: str
    unit: str
    low: float
    high: float
    dates: Dates | None
    actual: bool
    firm: bool
    attribution: str
    words: Words = field(repr=False, compare=False)

    @property
    def text(self) -> str:
        """Its value as written."""
        return str(self.words.texts[self.row])

    @property
    def quote(self) -> str:
        """The passage of the article that it is read from."""
        return str(self.words.quotes[self.row])

    @property
    def statement(self) -> str:
        """What the claim says, as the NLI model reads it."""
        return str(self.words.statements[self.row])

    @property
    def key(self) -> Key:
        """What it shares with the other values of its series."""
        return self.entity, self.metric, self.scope

    def clause(self) -> tuple[str, str]:
        """Its clause before and behind the value; both empty where the value cannot be found.

        A value that stands in the sentence twice cannot be told apart and counts as not found.
        """
        value = re.escape(clean(self.text).text)
        found = list(re.finditer(rf"(?<![\d.,]){value}(?!\d|\.\d)", self.statement))
        if len(found) != 1:
            return "", ""
        before = _BOUNDARY.split(self.statement[: found[0].start()])[-1]
        return before, _BOUNDARY.split(self.statement[found[0].end() :])[0]

    def follows(self, words: tuple[str, ...]) -> bool:
        """Whether one of `words` stands right before the value."""
        return says(self.clause()[0][-_MARK:], words)


class Figures:
    """Figures side by side in each article, and by series and period.

    They are all that a corpus has of some entities.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.all = sorted(figures, key=lambda f: (f.article, f.place, f.row))
        self._at: dict[int, list[Figure]] = {
            spot: list(group) for spot, group in groupby(self.all, lambda f: f.spot)
        }
        self._series: dict[Key, dict[Dates, list[Figure]]] = defaultdict(dict)
        self._values: dict[tuple[Key, Dates], Figure | None] = {}
        self._dated: dict[Key, list[Figure]] = defaultdict(list)
        for figure in self.all:
            if figure.firm and figure.dates:
                self._series[figure.key].setdefault(figure.dates, []).append(figure)
            if figure.actual and figure.dates:
                self._dated[figure.key].append(figure)
        for known in self._dated.values():
            known.sort(key=_end)

    def beside(self, figure: Figure, reach: int) -> tuple[Figure | None, Figure | None]:
        """The figures right before and behind this one, of its entity, no further than `reach`."""
        before, behind = (self._alike(figure, figure.spot + step) for step in (-1, 1))
        if before and not 0 <= figure.place - before.end <= reach:
            before = None
        if behind and not 0 <= behind.place - figure.end <= reach:
            behind = None
        return before, behind

    def _alike(self, figure: Figure, spot: int) -> Figure | None:
        """The figure at a spot that has the article and the entity of `figure`."""
        own = (f for f in self._at.get(spot, ()) if f.article == figure.article)
        return next((f for f in own if f.entity == figure.entity), None)

    def series(self) -> Iterable[tuple[Key, Iterable[Dates]]]:
        """Every series with the periods it has firm values for."""
        return self._series.items()

    def value(self, key: Key, dates: Dates) -> Figure | None:
        """The firm value of a series in a period, the most precise of several that can be one.

        None where there is none, and where two exclude each other: then nothing follows from them,
        and comparing pairs has found them.
        """
        if (key, dates) not in self._values:
            self._values[key, dates] = _agreed(self._series.get(key, {}).get(dates, []))
        return self._values[key, dates]

    def nearest(self, key: Key, dates: Dates, days: int) -> Figure | None:
        """The actual value of a series whose period ends nearest, at most `days` off."""
        known = self._dated.get(key, [])
        at = bisect_left(known, dates[1], key=_end)
        near = [f for f in known[max(0, at - 1) : at + 1] if abs((_end(f) - dates[1]).days) <= days]
        return min(near, key=lambda f: abs((_end(f) - dates[1]).days), default=None)


def _agreed(known: list[Figure]) -> Figure | None:
    if not known or len({f.unit for f in known}) > 1:
        return None
    meet = max(f.low for f in known) <= min(f.high for f in known)
    return min(known, key=lambda f: f.high - f.low) if meet else None


def _end(figure: Figure) -> date:
    return figure.dates[1] if figure.dates else date.min


def figures_of(
    claims: pd.DataFrame,
    comparison: ComparisonConfig,
    firm_bases: frozenset[Any],
    among: npt.NDArray[np.bool_] | None = None,
) -> Figures:
    """The quantities of `claims`, which has the columns of PAIRED_SIDE_COLUMNS and the blocks.

    Given `among`, a flag for each claim, only those that have it.
    """
    rows, spots = _spots(claims)
    own = slice(None) if among is None else among[rows]
    return figures_at(rows[own], spots[own], claims, comparison, firm_bases)


def figures_by_entity(
    claims: pd.DataFrame,
    kin: Mapping[str, str],
    comparison: ComparisonConfig,
    firm_bases: frozenset[Any],
) -> Iterator[Figures]:
    """The figures of some entities after those of others, so that not all are held at once.

    An entity comes with all that `kin` gives the same name.
    """
    rows, spots = _spots(claims)
    entities = claims["entity"].iloc[rows]
    leaders = pd.DataFrame({"entity": entities.map(kin).fillna(entities)})
    number = bucket_count(len(rows), _AT_ONCE)
    bucket_of = buckets_of(leaders, ["entity"], number)
    for bucket in range(number):
        own = bucket_of == bucket
        yield figures_at(rows[own], spots[own], claims, comparison, firm_bases)


def _spots(claims: pd.DataFrame) -> tuple[Positions, Positions]:
    """The rows of quantities, and for each the number of its place among all places."""
    quantities = (claims["kind"] == "quantity") & (claims["entity"] != "")
    rows = np.flatnonzero(quantities.to_numpy())
    places = claims[["article", "char_start"]].iloc[rows]
    numbers = places.groupby(["article", "char_start"], sort=True).ngroup()
    return rows.astype(np.int64), numbers.to_numpy().astype(np.int64)


def figures_at(
    rows: Positions,
    spots: Positions,
    claims: pd.DataFrame,
    comparison: ComparisonConfig,
    firm_bases: frozenset[Any],
) -> Figures:
    """The figures of these rows of `claims`, at these spots."""
    chosen = claims.iloc[rows]
    lows, highs = tolerant_intervals(chosen, comparison)
    actual = (chosen["modality"] == "actual").to_numpy()
    firm = actual & chosen["period_basis"].isin(firm_bases).to_numpy()
    dates = map(_dates, chosen["period_start"].tolist(), chosen["period_end"].tolist())
    names = ("article", "entity", "metric", "family", "scope", "unit")
    columns: list[Iterable[Any]] = [
        rows.tolist(),
        spots.tolist(),
        chosen["char_start"].tolist(),
        chosen["char_end"].tolist(),
        *(_shared(chosen[column]) for column in names),
        lows.tolist(),
        highs.tolist(),
        dates,
        actual.tolist(),
        firm.tolist(),
        _shared(chosen["attribution"]),
    ]
    words = Words(*(claims[c].array for c in ("value_text", "quote", "statement")))
    columns.append(repeat(words, len(rows)))
    return Figures(Figure(*row) for row in zip(*columns, strict=True))


def _shared(column: pd.Series[Any]) -> list[str]:
    """The texts of a column, equal ones as one object."""
    codes, distinct = pd.factorize(column)
    known = distinct.tolist()
    return [known[code] for code in codes.tolist()]


@lru_cache(maxsize=65536)
def _dates(start: str, end: str) -> Dates | None:
    return (date.fromisoformat(start), date.fromisoformat(end)) if start and end else None


def says(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` holds one of `words`; a Latin one begins where no other word goes on."""
    return bool(_pattern(words).search(text))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?<![a-z]){re.escape(w)}" if w[0].isascii() else re.escape(w) for w in words),
        re.IGNORECASE,
    )


def years_in(text: str) -> set[int]:
    """The years that `text` names."""
    return {int(year) for year in _YEAR.findall(text)}


@lru_cache(maxsize=4096)
def base_dates(dates: Dates, base: Base) -> Dates | None:
    """What growth over `dates` is measured from: a year before, or the period before.

    The period before is known of whole months only: one, a quarter, half a year.
    """
    start, end = dates
    if base == "year":
        return years_before(start, end)
    whole = end == month_end(end)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or not whole or months not in {1, 3, 6, 12}:
        return None
    return start - relativedelta(months=months), start - timedelta(days=1)


@lru_cache(maxsize=4096)
def dates_around(dates: Dates) -> tuple[Dates, ...]:
    """The period itself and the calendar month, quarter, half and year that it lies in."""
    start, end = dates
    found = [dates]
    for months in (1, 3, 6, 12):
        first = date(start.year, (start.month - 1) // months * months + 1, 1)
        last = month_end(first + relativedelta(months=months - 1))
        if end <= last and (first, last) not in found:
            found.append((first, last))
    return tuple(found)
