"""Call a company's years of accounts by their label, where equal figures show which that is.

One report tells of the year ended March 31, another of 2024财年, and how far accounts run behind
their label differs by company. But a figure of one measure that two articles give to one company,
for a year by its months and for a year of the calendar, shows it; all its years that are told by
their months take their labels then, as a label alone says no months.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import pandas as pd

from detector.days import is_account_year, is_calendar_year
from detector.lexicon import Lexicon
from detector.records import Period
from detector.stories import MEASURED
from detector.value_relations import significant_digits

_CERTAIN: Final = 3
"""Significant digits of figures of one measure that show two years to be one."""
_ROUNDED: Final = 0.005
"""By how much of itself a figure may differ from another that is only rounded otherwise."""
_BEHIND: Final = (0, 1)
"""Years that accounts end after their label: fiscal 2024 is over in 2024, or in 2025."""
_PLACE: Final = "place"
_TOLD: Final = (
    *("entity", *MEASURED, "scope", "article", "published"),
    *("kind", "modality", "value_low", "value_high"),
)
"""What is needed of a claim that tells of a year."""

Days = tuple[str, str]
"""The first and the last day of a year."""


class _Figure(NamedTuple):
    """A figure of a year that ended on `end`."""

    article: str
    published: str
    value: float
    end: str


Figures = Mapping[tuple[str, ...], list[_Figure]]
"""The exact figures of years by entity, measure and scope."""


def share_account_years(claims: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims` with the label of years that are told by their months, where it is known.

    Nothing is learnt of places, whose years to some month or other are no accounts, nor of who has
    years that end in several months.
    """
    columns = [claims[name].to_numpy(dtype=object) for name in ("period_start", "period_end")]
    days: list[Days] = list(zip(*columns, strict=True))
    accounts = {told for told in set(days) if is_account_year(_period(told))}
    if not accounts:
        return claims
    calendar = {told for told in set(days) if is_calendar_year(_period(told))}
    ends: dict[str, set[str]] = defaultdict(set)
    for name, told in zip(claims["entity"], days, strict=True):
        if told in accounts:
            ends[name].add(told[1][5:7])
    owners = {n for n, e in ends.items() if n and len(e) == 1 and lexicon.kind_of(n) != _PLACE}
    by_months, by_label = (_figures(claims, days, owners, years) for years in (accounts, calendar))
    behind = _behind(by_months, by_label)
    start, end, granularity = (*columns, claims["period_granularity"].to_numpy(dtype=object))
    start, end, granularity = start.copy(), end.copy(), granularity.copy()
    for at, (name, told) in enumerate(zip(claims["entity"], days, strict=True)):
        if told in accounts and name in behind:
            label = int(told[1][:4]) - behind[name]
            start[at], end[at], granularity[at] = f"{label}-01-01", f"{label}-12-31", "year"
    return claims.assign(period_start=start, period_end=end, period_granularity=granularity)


def _period(days: Days) -> Period:
    first, last = (date.fromisoformat(day) if day else None for day in days)
    return Period(first, last, "range", "explicit")


def _figures(claims: pd.DataFrame, days: list[Days], owners: set[str], years: set[Days]) -> Figures:
    """The exact figures of `owners` for one of `years`."""
    found: dict[tuple[str, ...], list[_Figure]] = defaultdict(list)
    columns = (claims[column].to_numpy(dtype=object) for column in _TOLD)
    for told, *row in zip(days, *columns, strict=True):
        *heading, article, published, kind, modality, low, high = row
        exact = kind == "quantity" and modality == "actual" and low == high != 0
        if told in years and heading[0] in owners and exact:
            found[tuple(heading)].append(_Figure(article, published[:10], low, told[1]))
    return found


def _behind(by_months: Figures, by_label: Figures) -> dict[str, int]:
    """How many years the accounts of an entity end after their label, where figures show it."""
    digits: dict[str, dict[int, int]] = defaultdict(lambda: dict.fromkeys(_BEHIND, 0))
    for heading in by_months.keys() & by_label.keys():
        for behind, shared in _shown(by_months[heading], by_label[heading]):
            digits[heading[0]][behind] += shared
    return {
        name: max(shown, key=lambda behind: shown[behind])
        for name, shown in digits.items()
        if max(shown.values()) >= _CERTAIN and len(set(shown.values())) == len(shown)
    }


def _shown(by_months: list[_Figure], by_label: list[_Figure]) -> Iterator[tuple[int, int]]:
    """How far a label lies behind, and how many digits of a figure show it, each figure once."""
    shown: dict[tuple[str, int], int] = {}
    for one in by_months:
        for two in by_label:
            behind = int(one.end[:4]) - int(two.end[:4])
            over = one.end < two.published and one.article != two.article
            equal = math.isclose(one.value, two.value, rel_tol=_ROUNDED)
            if over and equal and behind in _BEHIND:
                exact = min(len(significant_digits(figure.value)) for figure in (one, two))
                shown[one.end, behind] = max(exact, shown.get((one.end, behind), 0))
    yield from ((behind, exact) for (_, behind), exact in shown.items())
