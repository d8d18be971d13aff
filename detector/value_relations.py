"""How two values relate: their intervals, rounding, currencies and slips of a digit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.comparison_config import (
    ComparisonConfig,
    CurrencyConfig,
    IntervalConfig,
    RoundingConfig,
    ValueRelation,
)
from detector.name_relations import name_relations
from detector.period_relations import date_relations
from detector.records import Quantity

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
TextArray = npt.NDArray[Any]

SAME_NUMBER: Final = 1e-9
"""Relative difference below which two floats came from one decimal number."""

POINT_HEDGES: Final = ("exact", "about")

_LOST_DIGIT: Final = 12.0
"""A figure that lost a digit is smaller by no more than this."""
_DIGITS: Final = 3
"""Of fewer digits one is another by chance too often."""


@dataclass(frozen=True, slots=True)
class Values:
    """One side's values as arrays; NaN where a bound is open. `step` as of `digit_step`."""

    low: FloatArray
    high: FloatArray
    hedge: TextArray
    margin: FloatArray

    @property
    def first(self) -> FloatArray:
        """The lower stated number, or the only one."""
        return np.where(np.isnan(self.low), self.high, self.low)

    @property
    def last(self) -> FloatArray:
        """The higher stated number, or the only one."""
        return np.where(np.isnan(self.high), self.low, self.high)

    def scaled(self, factor: FloatArray) -> Values:
        """Return the same values in another unit."""
        return Values(self.low * factor, self.high * factor, self.hedge, self.margin * factor)


def value_interval(value: Quantity, config: ComparisonConfig) -> tuple[float, float]:
    """Return the closed interval that the words of `value` allow; infinite where open."""
    lower, upper = _intervals(_one(value), config.intervals)
    return float(lower[0]), float(upper[0])


def tolerant_intervals(
    claims: pd.DataFrame, config: ComparisonConfig
) -> tuple[FloatArray, FloatArray]:
    """Return the interval of each claim with the room that a writer takes, for arithmetic on them.

    A point gives way by its rounding, or by the zeros at its end where they count as rounding, and
    upwards by twice that, for headlines drop digits. Needs value_low, value_high, hedge and margin.
    """
    values = _values_of(
        claims[["value_low", "value_high", "hedge", "margin"]].add_prefix("a_"), "a"
    )
    low, high = _intervals(values, config.intervals)
    half = _steps(values.first) / 2
    zeros = np.where(half <= config.rounding.trailing_zeros * np.abs(values.first), half, 0.0)
    room = np.where(_is_point(values), np.maximum(values.margin, zeros), 0.0)
    return np.minimum(low, values.first - room), np.maximum(high, values.last + 2 * room)


def value_relation(
    a: Quantity,
    b: Quantity,
    config: ComparisonConfig,
    currencies: CurrencyConfig,
    year: int = 2024,
) -> ValueRelation:
    """How two values relate; `year` chooses the reference rate when they are two currencies."""
    factors = currency_factors(a.unit, b.unit, year, currencies)
    relations, _ = _relate_values((_one(a), _one(b)), _rates([factors]), config, currencies)
    relation: ValueRelation = relations[0]
    return relation


def value_ratio(a: Quantity, b: Quantity) -> float:
    """Return the larger representative value over the smaller; NaN unless both are positive."""
    return float(_ratios(_representative(_one(a)), _representative(_one(b)))[0])


def digit_step(value: float) -> float:
    """Return the place value of the last digit that is not zero: 1000 for 41 976 000, 0.1 for 34.5.

    12 significant digits are read, so that 4197.6 * 10000 has the step of 41976000.
    """
    exponent = Decimal(f"{value:.12g}").normalize().as_tuple().exponent
    return float(10.0 ** int(exponent)) if value else 0.0


@lru_cache(maxsize=100_000)
def significant_digits(value: float) -> str:
    """The digits of a value, without zeros at either end: 5998 for 59 980 000."""
    return "".join(map(str, Decimal(f"{abs(value):.12g}").normalize().as_tuple().digits))


def currency_factors(
    unit_a: str, unit_b: str, year: int, currencies: CurrencyConfig
) -> tuple[float, float]:
    """Factors that bring two units to one scale: 1 and 1 for one unit, NaN where there is none."""
    if unit_a == unit_b:
        return 1.0, 1.0
    rates = currencies.rate(unit_a, year), currencies.rate(unit_b, year)
    if np.isnan(rates).any():
        return float("nan"), float("nan")
    return rates


def _one(value: Quantity) -> Values:
    def bound(number: float | None) -> FloatArray:
        return np.array([np.nan if number is None else number], dtype=np.float64)

    return Values(
        bound(value.low),
        bound(value.high),
        np.array([value.hedge], dtype=object),
        bound(value.margin),
    )


def _rates(factors: list[tuple[float, float]]) -> tuple[FloatArray, FloatArray]:
    table = np.array(factors, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _intervals(values: Values, config: IntervalConfig) -> tuple[FloatArray, FloatArray]:
    """Return closed bounds: a strict bound is moved by one float towards the inside."""
    first, last, hedge = values.first, values.last, values.hedge
    single = first == last
    room = np.maximum(values.margin, np.abs(first) * config.about)
    below, above = np.nextafter(last, -np.inf), np.nextafter(first, np.inf)
    ten = _power_of_ten(first)
    class_low = np.where(ten, config.class_of_ten[0], config.class_of_other[0]) * first
    class_high = np.where(ten, config.class_of_ten[1], config.class_of_other[1]) * last
    class_high = np.nextafter(class_high, -np.inf)
    open_class = np.isnan(values.high)
    at_most = np.where(single, -np.inf, first)
    at_least = np.where(single, np.inf, last)
    bounds: dict[str, tuple[FloatArray, FloatArray]] = {
        "about": (first - room, last + room),
        "over": (np.where(single, above, first), at_least),
        "at_least": (first, at_least),
        "under": (at_most, np.where(single, below, last)),
        # 近20款 and 20款 are the same statement in most mouths, so the top is closed. A fall has
        # its figure below what it nearly reaches.
        "nearly": (
            np.where(single, np.minimum(last, last * config.nearly), first),
            np.where(single, np.maximum(last, last * config.nearly), last),
        ),
        "order_of_magnitude": (
            np.where(single & ~open_class, class_low, first),
            np.where(open_class, np.inf, np.where(single, class_high, last)),
        ),
        "range": (
            np.where(np.isnan(values.low), -np.inf, first),
            np.where(np.isnan(values.high), np.inf, last),
        ),
    }
    conditions = [hedge == name for name in bounds]
    lower = np.select(conditions, [low for low, _ in bounds.values()], first - values.margin)
    upper = np.select(conditions, [high for _, high in bounds.values()], last + values.margin)
    return lower, upper


def _power_of_ten(values: FloatArray) -> BoolArray:
    positive = np.where(values > 0, values, 2.0)
    exponents = np.log10(positive)
    whole: BoolArray = np.isclose(exponents, np.round(exponents), rtol=0, atol=SAME_NUMBER)
    return whole & (values > 0)


def _representative(values: Values) -> FloatArray:
    """One number to stand for the value: itself, the stated bound, or the middle on a log scale."""
    first, last = values.first, values.last
    positive = (first > 0) & (last > 0)
    middle = np.sqrt(np.where(positive, first * last, 1.0))
    return np.where(first == last, first, np.where(positive, middle, (first + last) / 2))


def _ratios(a: FloatArray, b: FloatArray) -> FloatArray:
    positive = (a > 0) & (b > 0)
    safe_a, safe_b = np.where(positive, a, 1.0), np.where(positive, b, 1.0)
    ratio = np.maximum(safe_a, safe_b) / np.minimum(safe_a, safe_b)
    return np.where(positive, ratio, np.nan)


def _relate_values(
    sides: tuple[Values, Values],
    factors: tuple[FloatArray, FloatArray],
    config: ComparisonConfig,
    currencies: CurrencyConfig,
) -> tuple[TextArray, BoolArray]:
    """Relations, and where two currencies had to be converted."""
    factor_a, factor_b = factors
    a, b = sides[0].scaled(factor_a), sides[1].scaled(factor_b)
    converted = factor_a != factor_b
    comparable = ~np.isnan(a.first) & ~np.isnan(b.first)
    room = np.where(converted, currencies.tolerance, 0.0)
    lower_a, upper_a = _intervals(a, config.intervals)
    lower_b, upper_b = _intervals(b, config.intervals)
    meet = (lower_a * (1 - np.sign(lower_a) * room) <= upper_b) & (
        lower_b <= upper_a * (1 + np.sign(upper_a) * room)
    )
    points = _is_point(a) & _is_point(b)
    rounding = np.where(converted, points & meet, _same_but_for_rounding(a, b, config.rounding))
    relation = np.select(
        [~comparable, _same_statement(a, b) & ~converted, rounding.astype(bool), meet],
        ["incomparable_units", "equal", "within_rounding", "overlap"],
        "disjoint",
    )
    return relation, converted & comparable


def _is_point(values: Values) -> BoolArray:
    point: BoolArray = np.isin(values.hedge.astype(str), POINT_HEDGES)
    point &= values.first == values.last
    return point


def _same_number(a: FloatArray, b: FloatArray) -> BoolArray:
    return np.isclose(a, b, rtol=SAME_NUMBER, atol=0, equal_nan=True)


def _same_statement(a: Values, b: Values) -> BoolArray:
    """Find the same bounds under hedges of one meaning (超7.7亿 and topped 770 million)."""
    floors = ("over", "at_least")
    hedges_agree = a.hedge == b.hedge
    for group in (POINT_HEDGES, floors):
        hedges_agree |= np.isin(a.hedge.astype(str), group) & np.isin(b.hedge.astype(str), group)
    bounds_agree = _same_number(a.first, b.first) & _same_number(a.last, b.last)
    agree: BoolArray = hedges_agree & bounds_agree
    return agree


def _same_but_for_rounding(a: Values, b: Values, config: RoundingConfig) -> BoolArray:
    """Whether the more precise of two numbers, rounded or cut off, gives the other.

    Cut off counts because headlines drop digits: 4197.6万 becomes 4197万.
    """
    x, y = a.first, b.first
    points = _is_point(a) & _is_point(b)
    difference = np.abs(x - y)
    slack = np.abs(x) * SAME_NUMBER
    written = difference <= np.maximum(a.margin, b.margin) + slack
    coarse = np.where(a.margin >= b.margin, x, y)
    fine = np.where(a.margin >= b.margin, y, x)
    cut_off = (fine >= coarse) & (fine < coarse + 2 * np.maximum(a.margin, b.margin))
    step_x, step_y = _steps(x), _steps(y)
    step = np.maximum(step_x, step_y)
    shorter = np.where(step_x >= step_y, x, y)
    longer = np.where(step_x >= step_y, y, x)
    rounded = np.round(longer / np.where(step > 0, step, 1.0)) * step
    close = difference <= config.trailing_zeros * np.maximum(np.abs(x), np.abs(y))
    zeros = (step_x != step_y) & _same_number(rounded, shorter) & close
    same: BoolArray = points & (written | cut_off | zeros)
    return same


def _slips(a: Values, b: Values, config: ComparisonConfig) -> npt.NDArray[np.int64]:
    """Return the factor of `slips` that makes one value the other, as of a digit or a unit lost."""
    found = np.zeros(len(a.low), dtype=np.int64)
    for factor in config.slips:
        times = np.full(len(found), float(factor))
        moved = _same_but_for_rounding(a.scaled(times), b, config.rounding)
        moved |= _same_but_for_rounding(a, b.scaled(times), config.rounding)
        found = np.where((found == 0) & moved & (a.first != 0), factor, found)
    return found


def _powers_apart(a: Values, b: Values, config: ComparisonConfig) -> BoolArray:
    """Whether two values, rounded or hedged, are about a factor of `slips` apart.

    One of them must be precise: 60 and 60 000 are round, and so far apart by chance.
    """
    ratio = _ratios(a.first, b.first)
    near = np.any([np.abs(ratio / f - 1) <= config.slip_room for f in config.slips], axis=0)
    return _each(near, a, b, lambda x, y: max(len(x), len(y)) >= _DIGITS)


def _misprinted(a: Values, b: Values, points: BoolArray) -> BoolArray:
    """Whether two values, if they are `points` that differ, do so as a figure and its misprint do.

    That is by a digit that is another, of three or more, or is lost, of four or more, or by the
    order of digits; so they are of one size, or nearly.
    """
    return _each(points & (_ratios(a.first, b.first) < _LOST_DIGIT), a, b, _one_slip)


def _of_same_digits(a: Values, b: Values, points: BoolArray) -> BoolArray:
    """Whether two values, if they are `points` that differ, have the same three digits or more.

    In another order or at another power of ten: that is hardly chance, among many figures even.
    """
    return _each(points, a, b, lambda x, y: len(x) >= _DIGITS and sorted(x) == sorted(y))


def _each(asked: BoolArray, a: Values, b: Values, test: Callable[[str, str], bool]) -> BoolArray:
    """What `test` says of the digits of each two values that are `asked` about; False elsewhere."""
    found = np.zeros(len(asked), dtype=np.bool_)
    digits = zip(*(map(significant_digits, v.first[asked].tolist()) for v in (a, b)), strict=True)
    found[asked] = [test(x, y) for x, y in digits]
    return found


def _one_slip(x: str, y: str) -> bool:
    """Whether digits differ in one that is another or lost, or in their order."""
    shorter, longer = sorted((x, y), key=len)
    if sorted(shorter) == sorted(longer):
        return shorter != longer
    if len(longer) < _DIGITS:
        return False
    if len(shorter) == len(longer):
        return sum(p != q for p, q in zip(shorter, longer, strict=True)) == 1
    lost = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
    return len(longer) > _DIGITS and shorter in lost  # of 13 every tenth number is one digit short


def _steps(values: FloatArray) -> FloatArray:
    unique, inverse = np.unique(np.nan_to_num(values), return_inverse=True)
    steps = np.array([digit_step(float(v)) for v in unique], dtype=np.float64)
    return steps[inverse]


def _values_of(pairs: pd.DataFrame, side: str) -> Values:
    def numbers(column: str) -> FloatArray:
        return pairs[f"{side}_{column}"].to_numpy(dtype=np.float64, na_value=np.nan)

    return Values(
        numbers("value_low"),
        numbers("value_high"),
        pairs[f"{side}_hedge"].to_numpy(dtype=object),
        np.nan_to_num(numbers("margin")),
    )


def value_columns(
    pairs: pd.DataFrame, config: ComparisonConfig, currencies: CurrencyConfig
) -> dict[str, Any]:
    """Return value_relation, and of the two values ratio, larger side, conversion and slip."""
    a, b = _values_of(pairs, "a"), _values_of(pairs, "b")
    factor_a, factor_b = _factor_columns(pairs, currencies)
    relation, converted = _relate_values((a, b), (factor_a, factor_b), config, currencies)
    rep_a, rep_b = _representative(a) * factor_a, _representative(b) * factor_b
    dates = pairs["a_kind"].to_numpy(dtype=object) == "date"
    names = pairs["a_kind"].to_numpy(dtype=object) == "name"
    relation = np.where(dates, date_relations(pairs, config.intervals), relation)
    relation = np.where(names, name_relations(pairs, config), relation)
    slip = np.where(converted | dates | names, 0, _slips(a, b, config))
    points = (relation == "disjoint") & _is_point(a) & _is_point(b)
    return {
        "value_relation": relation.astype(object),
        "value_ratio": np.where(dates, np.nan, _ratios(rep_a, rep_b)),
        "value_larger": np.select([dates, rep_a > rep_b, rep_b > rep_a], ["", "a", "b"], ""),
        "value_converted": converted & ~dates,
        "value_slip": slip,
        "value_misprint": (slip != 0) | _powers_apart(a, b, config) | _misprinted(a, b, points),
        "value_same_digits": _of_same_digits(a, b, points),
    }


def _factor_columns(
    pairs: pd.DataFrame, currencies: CurrencyConfig
) -> tuple[FloatArray, FloatArray]:
    when = pairs["a_period_start"].where(pairs["a_period_start"] != "", pairs["a_published"])
    years = pd.to_numeric(when.astype(str).str[:4], errors="coerce").fillna(0).astype(int)
    latest = max((y for table in currencies.rates.values() for y in table), default=0)
    years = years.where(years > 0, latest)
    keys = list(zip(pairs["a_unit"], pairs["b_unit"], years, strict=True))
    known = {key: currency_factors(*key, currencies) for key in set(keys)}
    return _rates([known[key] for key in keys])
