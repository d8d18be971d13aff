"""How the generated press words a value or a time: rounded, hedged, mistyped, relative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from random import Random
from typing import TypeVar

from detector.bench_config import BenchHedge, ErrorKind, PressConfig
from detector.bench_world import Span, last_before, significant

T = TypeVar("T")

ABOUT = Decimal("0.05")
"""Room on each side of an "about", as a share of the value."""
NEARLY = Decimal("0.9")
"""Least share of the value that a "nearly" leaves."""
ROUND_ZEROS = Decimal("0.02")
"""Zeros that end a number may be rounding, up to this share of the value."""
CLEARLY_WRONG = Decimal("0.03")
"""Least relative difference of an error, so that nobody takes it for rounding."""

_CLOSE = Decimal("0.96")
"""A hedged figure lies at least this close to the true one."""
_PLAIN_BELOW = 10**6
"""Values below are often written out, digit by digit."""
_MISTYPED = 3
"""Slips of the pen are made among so many first digits, where they change the value."""

Interval = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: digits with a decimal point, and a scale word worth ten to a power."""

    digits: str
    scale: str
    power: int

    @property
    def value(self) -> Decimal:
        """What it is worth."""
        return Decimal(self.digits).scaleb(self.power)

    def text(self, press: PressConfig, counter: str) -> str:
        """The number in prose; `counter` is `%` for percentages."""
        if counter == "%":
            return f"{self.digits}%"
        whole, point, decimals = self.digits.partition(".")
        grouped = f"{int(whole):,}" if not self.scale else whole
        parts = (grouped + point + decimals, self.scale, counter)
        return press.gap.join(part for part in parts if part)

    def interval(self, hedge: BenchHedge) -> Interval:
        """All that a reader may take it for; None where a side is open."""
        value = self.value
        if hedge == "over":
            return value, None
        if hedge == "under":
            return None, value
        if hedge == "nearly":
            return value * NEARLY, value
        written = Decimal(1).scaleb(_exponent(Decimal(self.digits)) + self.power)
        whole = Decimal(1).scaleb(_exponent(Decimal(self.digits).normalize()) + self.power)
        margin = min(whole / 2, max(written / 2, value * ROUND_ZEROS))
        if hedge == "about":
            margin = max(margin, value * ABOUT)
        return value - margin, value + margin


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)


def disjoint(a: Interval, b: Interval) -> bool:
    """Whether no value lies in both."""
    return _above(a[0], b[1]) or _above(b[0], a[1])


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def choose(shares: dict[T, float], rng: Random) -> T:
    """One of the keys, by its share."""
    return rng.choices(list(shares), list(shares.values()))[0]


def written(value: Decimal, press: PressConfig, *, plain: bool = False) -> Figure:
    """`value` in the largest scale that it reaches, or digit by digit where `plain`."""
    scale = press.scales[-1]
    if not plain:
        scale = next((s for s in press.scales if value >= 10**s.power), scale)
    digits = f"{value.scaleb(-scale.power).normalize():f}"
    return Figure(digits, scale.word, scale.power)


def percentage(value: Decimal) -> Figure:
    """A percentage with the decimals that it has."""
    return Figure(f"{value:f}", "", 0)


def worded(
    true: Decimal, hedge: BenchHedge, digits: int, press: PressConfig, rng: Random
) -> tuple[Figure, BenchHedge]:
    """`true` as an article may put it without being wrong.

    A hedge that cannot be said of the value, as "over 5亿" of just that, becomes exact.
    """
    if hedge == "exact":
        plain = true < _PLAIN_BELOW and rng.random() < 0.6
        return written(true if plain else significant(true, digits), press, plain=plain), hedge
    rounding = {"over": ROUND_FLOOR, "nearly": ROUND_CEILING, "under": ROUND_CEILING}.get(hedge)
    for coarse in (2, 3):
        value = significant(true, coarse, rounding) if rounding else significant(true, coarse)
        close = min(value, true) / max(value, true) >= _CLOSE
        if close and (hedge == "about" or value != true):
            return written(value, press), hedge
    return written(true, press), "exact"


def mistaken(
    right: Figure, kind: ErrorKind, other: Decimal, press: PressConfig, rng: Random
) -> Figure:
    """`right` with an error of this kind; `other` is the value of another period.

    The caller checks that the result is clearly wrong: not every figure bears every error.
    """
    if kind == "digit":
        return replace(right, digits=_digit_changed(right.digits, rng))
    if kind == "transposed":
        return replace(right, digits=_transposed(right.digits, rng))
    if kind == "unit":
        return _unit_slipped(right, press)
    factor = Decimal(str(round(rng.uniform(1.06, 1.5), 3)))
    wrong = right.value * factor if rng.random() < 0.5 else right.value / factor
    wrong = other if kind == "other_period" else wrong
    places = max(0, -_exponent(Decimal(right.digits)))
    return replace(right, digits=f"{round(wrong.scaleb(-right.power), places):f}")


def clearly_wrong(figure: Figure, true: Decimal) -> bool:
    """Whether nobody can take the figure for the true value."""
    value = figure.value
    if value <= 0 or abs(value - true) < max(value, true) * CLEARLY_WRONG:
        return False
    return disjoint(figure.interval("exact"), (true, true))


def _digit_changed(digits: str, rng: Random) -> str:
    places = [i for i, c in enumerate(digits) if c.isdigit()][:_MISTYPED]
    place = rng.choice(places)
    others = [d for d in "123456789" if d != digits[place]]
    return digits[:place] + rng.choice(others) + digits[place + 1 :]


def _transposed(digits: str, rng: Random) -> str:
    places = [i for i, c in enumerate(digits) if c.isdigit()][: _MISTYPED + 1]
    swaps = [
        (i, j)
        for i, j in pairwise(places)
        if digits[i] != digits[j] and (i > 0 or digits[j] != "0")
    ]
    if not swaps:
        return digits
    i, j = rng.choice(swaps)
    swapped = list(digits)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    return "".join(swapped)


def _unit_slipped(figure: Figure, press: PressConfig) -> Figure:
    """Another scale word, or one digit too many where there is none."""
    slip = press.unit_slips.get(figure.scale)
    if slip is None:
        return replace(figure, digits=f"{Decimal(figure.digits) * 10:f}")
    power = next(s.power for s in press.scales if s.word == slip)
    return Figure(figure.digits, slip, power)


def period_phrase(
    span: Span, published: date, press: PressConfig, rng: Random, *, relative: bool
) -> str:
    """When a figure holds, in full or, where `relative`, as the article's date allows."""
    words = press.periods[span.name]
    fitting: list[str] = []
    if relative:
        fitting += words.same_year if span.year == published.year else ()
        fitting += words.year_before if span.year == published.year - 1 else ()
        fitting += words.just_past if span == last_before(span.name, published) else ()
    return _filled(rng.choice(fitting or words.any), span, press)


def outlook_phrase(span: Span, published: date, press: PressConfig, rng: Random) -> str:
    """The time of a forecast for the year of `span`."""
    words = press.outlook_periods["year" if span.name == "year" else "end"]
    fitting = [*words.any, *(words.next_year if span.year == published.year + 1 else ())]
    return _filled(rng.choice(fitting), span, press)


def full_phrase(span: Span, press: PressConfig) -> str:
    """The time in full, as the head of a table has it."""
    return _filled(press.periods[span.name].any[0], span, press)


def _filled(phrase: str, span: Span, press: PressConfig) -> str:
    end = span.end
    return phrase.format(
        year=span.year,
        month=end.month,
        day=end.day,
        month_name=press.months[end.month - 1] if press.months else "",
        numeral=press.numerals[span.index % 4],
        half=press.halves[span.index % 2],
    )
