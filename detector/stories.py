"""Which two articles tell one story: those of the same days that agree on exact figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.days import is_account_year, is_calendar_year, is_term, overlap
from detector.records import Period
from detector.value_relations import significant_digits

DIGITS: Final = 3
"""Significant digits of a figure that two things hardly share by chance, and that are compared."""

SHARED: Final = 2
"""Such figures that make two articles tell one story, whatever else they say."""

_MOST: Final = 12
"""Articles that may tell a figure: of one that more tell nothing new is learnt."""

_DAYS: Final = 45
"""Between two reports of one story."""

_LONG: Final = 3
"""Months of a stretch that is the same one some days later."""

MEASURED: Final = ("metric", "family", "definition", "unit")
"""The columns that tell what a claim measures."""

_HEADING: Final = (*MEASURED, "scope", "period_start", "period_end")
"""The columns that two figures of one thing at one time share."""

_EXACT: Final = 1e-9
_ROUNDED: Final = 0.02
"""By how much of itself a figure may differ from another that is only rounded otherwise."""

Measure = tuple[str, ...]
"""Their values."""

Heading = tuple[str, ...]
"""Those of _HEADING."""

Teller = tuple[str, str]
"""An article, and a name that it gives figures to."""


class Fact(NamedTuple):
    """A figure of an article, exact enough to be known again; `at` is its row."""

    at: int
    value: float
    article: str
    entity: str
    measure: Measure
    scope: str
    period: tuple[str, str, str]


Pair = tuple[Fact, Fact]


@dataclass(frozen=True, slots=True)
class Stories:
    """The figures of articles, by article and by the key that equal ones share; and their days."""

    facts: Mapping[str, Mapping[int, list[Fact]]]
    days: Mapping[str, int]

    @classmethod
    def of(cls, claims: pd.DataFrame) -> Stories:
        """The figures of `claims`, of which the rows are numbered from 0."""
        exact = (claims["kind"] == "quantity") & (claims["modality"] == "actual")
        low, high = claims["value_low"], claims["value_high"]
        exact &= ((low == high) | low.isna() | high.isna()) & (claims["published"] != "")
        periods = ("period_start", "period_end", "period_basis")
        told_of = ("article", "entity", "scope", *MEASURED, *periods)
        chosen = claims.loc[exact, ["published", *told_of]]
        values = low.fillna(high)[exact].to_numpy(np.float64)
        keys = _keys(values)
        day = pd.to_datetime(chosen["published"], errors="coerce").to_numpy("datetime64[D]")
        facts: dict[str, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        days: dict[str, int] = {}
        columns = (chosen[column].to_numpy(dtype=object) for column in told_of)
        rows = zip(chosen.index, day.astype(np.int64), values, keys, *columns, strict=True)
        for at, when, value, key, article, entity, scope, *told in rows:
            if key:
                size = len(MEASURED)
                measure, period = tuple(told[:size]), tuple(told[size:])
                fact = Fact(at, float(value), article, entity, measure, scope, period)
                facts[article][int(key)].append(fact)
                days[article] = int(when)
        return cls(facts, days)

    def told_by_two(self) -> Iterator[tuple[str, str, list[int]]]:
        """Each two articles that agree on a figure, and the keys of all on which they do."""
        tellers: dict[int, list[str]] = defaultdict(list)
        for article in sorted(self.facts):
            for key in self.facts[article]:
                tellers[key].append(article)
        shared: dict[tuple[str, str], list[int]] = defaultdict(list)
        for key in sorted(tellers):
            if len(tellers[key]) <= _MOST:
                for one, two in combinations(tellers[key], 2):
                    if abs(self.days[one] - self.days[two]) <= _DAYS:
                        shared[one, two].append(key)
        yield from ((one, two, keys) for (one, two), keys in sorted(shared.items()))


def _keys(values: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The leading digits of each value with its size, as one number; 0 where they are too few."""
    known = np.where(np.isfinite(values) & (values != 0), np.abs(values), 1.0)
    size = np.floor(np.log10(known) + 1e-12)
    leading = known / 10.0 ** (size - DIGITS + 1)
    whole = np.rint(leading)
    few = (np.abs(leading - whole) < 1e-9) & (whole % 10 == 0)
    kept: npt.NDArray[np.int64] = np.where(few, 0, (size + 400) * 10**4 + whole).astype(np.int64)
    return kept


def agree(one: Fact, two: Fact) -> bool:
    """Whether two figures with the same leading digits differ only by rounding: 1968 is 1970.

    1968.5 and 1974 do not agree, which are both exact.
    """
    digits = max(DIGITS, min(len(significant_digits(fact.value)) for fact in (one, two)))
    size = math.floor(math.log10(abs(one.value)) + _EXACT)
    step = 10.0 ** (size - digits + 1)
    return abs(one.value - two.value) <= step * (1 + _EXACT)


def told_once(facts: Sequence[Fact]) -> bool:
    """Whether an article tells a figure of one thing only: in its headline again, perhaps."""
    return len({(fact.entity, fact.measure, fact.scope) for fact in facts}) == 1


def same_time(one: Fact, two: Fact) -> bool:
    """Whether both are of one time, or one has but its article's day.

    A year of accounts, told by its months, may be one that another article calls by its label, and
    what is told since a day runs up to each article.
    """
    if "article_date" in (one.period[2], two.period[2]) or one.period[:2] == two.period[:2]:
        return True
    if not all(day for fact in (one, two) for day in fact.period[:2]):
        return False
    spans = [[date.fromisoformat(day) for day in fact.period[:2]] for fact in (one, two)]
    first, second = (Period(start, end, "range", "explicit") for start, end in spans)
    return _may_be_one_year(first, second) or _since_one_day(first, second)


def _may_be_one_year(one: Period, two: Period) -> bool:
    """Whether one is a year of the calendar, the other of accounts that begin or end in it."""
    labels = [year for year in (one, two) if is_calendar_year(year)]
    accounts = [year for year in (one, two) if is_account_year(year)]
    return bool(labels and accounts) and overlap(labels[0], accounts[0])


def _since_one_day(one: Period, two: Period) -> bool:
    """Whether long stretches begin on one day and end when two reports of a story appear."""
    ends = sorted(year.end for year in (one, two) if year.end)
    near = one.start == two.start and ends[-1] - ends[0] <= timedelta(_DAYS)
    return near and all(is_term(stretch, _LONG) for stretch in (one, two))


def values_told(
    claims: pd.DataFrame, names: Iterable[str], articles: Set[str]
) -> dict[Teller, dict[Heading, float]]:
    """What each of `articles` tells of each of its `names`, the first figure under each heading."""
    found: dict[Teller, dict[Heading, float]] = defaultdict(dict)
    told = {c: claims[c].to_numpy(dtype=object) for c in ("article", *_HEADING)}
    headings = zip(*(told[column] for column in _HEADING), strict=True)
    rows = zip(told["article"], names, headings, claims["value_low"], strict=True)
    for article, name, heading, value in rows:
        if article in articles and not math.isnan(value):
            found[article, name].setdefault(heading, value)
    return found


def unlike(one: Mapping[Heading, float], two: Mapping[Heading, float]) -> int:
    """How many figures of one heading differ by more than rounding does."""
    shared = one.keys() & two.keys()
    return sum(not math.isclose(one[key], two[key], rel_tol=_ROUNDED) for key in shared)
