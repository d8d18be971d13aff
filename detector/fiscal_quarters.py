"""When a fiscal quarter was, of which a text tells the number in its year only: 第二财季.

A year of accounts begins in any month, and which is seldom said. News of a quarter is of the one
that was over last; a quarter with another number lies so many quarters before or after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from detector.records import Period

_MONTHS: Final = 3
_IN_YEAR: Final = 4
_NEXT: Final = 1


@dataclass(frozen=True, slots=True)
class Quarters:
    """What an article says of quarters by their number in a year.

    `ended`: those that it says the end of; `reported`: the fiscal one that it names first.
    """

    ended: Mapping[int, Period] = field(default_factory=dict)
    reported: int = 0

    def with_end(self, number: int, quarter: Period) -> Quarters:
        """These, and when `number` was, unless its end was told before."""
        known = number in self.ended
        return self if known else replace(self, ended={**self.ended, number: quarter})


def fiscal_quarter(
    number: int,
    quarters: Quarters,
    published: date,
    label: Period | None = None,
    *,
    expected: bool = False,
) -> Period:
    """The fiscal quarter `number` in news of `published`, dated by what the article says of others.

    The one after that reported is what is expected next, the other two were before it. `label`: its
    days by the year that it is called by (2026财年第二财季), which hold if they are over, or if it
    is expected in an article that reports on no other.
    """
    over = label is not None and label.end is not None and label.end < published
    if label is not None and (over or (expected and number == quarters.reported)):
        return label
    reported, known = next(iter(quarters.ended.items()), (quarters.reported or number, None))
    ahead = (number - reported) % _IN_YEAR
    away = ahead if ahead <= _NEXT else ahead - _IN_YEAR
    first = known.start if known and known.start else _last_ended(published)
    first += relativedelta(months=_MONTHS * away)
    last = first + relativedelta(months=_MONTHS) - timedelta(days=1)
    return Period(first, last, "quarter", "relative")


def _last_ended(published: date) -> date:
    """The first day of the last quarter of the calendar that was over on a day."""
    this = published.replace(month=(published.month - 1) // _MONTHS * _MONTHS + 1, day=1)
    return this - relativedelta(months=_MONTHS)
