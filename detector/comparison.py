"""Arithmetic on two claims: how their values, periods, scopes and definitions relate.

Every relation is computed once, on arrays of a whole pairs frame; the functions that take two
single values wrap the same code, so that a table of cases tests what runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field, PositiveFloat

from detector.config import StrictModel
from detector.records import Period, Quantity, require_columns

ValueRelation = Literal["equal", "within_rounding", "overlap", "disjoint", "incomparable_units"]
PeriodRelation = Literal[
    "same", "contains", "overlaps", "adjacent", "disjoint", "unknown", "not_applicable"
]
ScopeRelation = Literal["same", "one_unstated", "part_of", "different"]
DefinitionRelation = Literal["same", "near", "one_unstated", "different"]
Side = Literal["a", "b", ""]

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
DayArray = npt.NDArray[np.datetime64]
TextArray = npt.NDArray[Any]

COMPARED_SIDE_COLUMNS: Final = (
    "value_low",
    "value_high",
    "hedge",
    "margin",
    "unit",
    "kind",
    "value_name",
    "value_kind",
    "published",
    "period_start",
    "period_end",
    "period_basis",
    "scope",
    "metric",
    "definition",
)
"""What comparing needs of each side, under the prefixes a_ and b_."""

SAME_NUMBER: Final = 1e-9
"""Relative difference below which two floats came from one decimal number."""

ALIKE: Final = 0.6
"""Share of common characters (Ratcliff and Obershelp) from which two unknown names may be one."""

POINT_HEDGES: Final = ("exact", "about")


class IntervalConfig(StrictModel):
    """Widths of hedged values, as fractions of the value (see comparison.yaml)."""

    about: float = Field(ge=0, lt=1)
    nearly: float = Field(gt=0, lt=1)
    class_of_ten: tuple[PositiveFloat, PositiveFloat]
    class_of_other: tuple[PositiveFloat, PositiveFloat]
    about_days: int = Field(ge=0)


class RoundingConfig(StrictModel):
    """When zeros at the end of a number count as rounding."""

    trailing_zeros: float = Field(ge=0, lt=1)


class ScopeAxis(StrictModel):
    """One way in which a figure can be limited: by platform, by region, by part."""

    name: str
    combine: Literal["union", "intersection", "addition"]
    codes: tuple[str, ...]
    whole: tuple[str, ...]


class ComparisonConfig(StrictModel):
    """`comparison.yaml`."""

    intervals: IntervalConfig
    rounding: RoundingConfig
    slips: tuple[int, ...]
    scope_axes: tuple[ScopeAxis, ...] = Field(min_length=1)
    near_definitions: tuple[frozenset[str], ...]
    name_levels: tuple[frozenset[str], ...]


class CurrencyConfig(StrictModel):
    """`currencies.yaml`: units of `reference` for one unit of a currency, by year."""

    reference: str
    tolerance: float = Field(ge=0, lt=1)
    rates: Mapping[str, Mapping[int, PositiveFloat]]

    def rate(self, currency: str, year: int) -> float:
        """Return the rate of the nearest year in the table; NaN for an unknown currency."""
        if currency == self.reference:
            return 1.0
        years = self.rates.get(currency)
        if not years:
            return float("nan")
        return years[min(years, key=lambda known: (abs(known - year), known))]


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


def compare_pairs(
    pairs: pd.DataFrame, config: ComparisonConfig, currencies: CurrencyConfig
) -> pd.DataFrame:
    """Return `pairs` with its relations.

    Adds RELATION_COLUMNS and, for judging: `definition_relation`; `value_larger` (a, b or "": the
    side with the larger value); `value_converted` (two currencies met at a reference rate);
    `value_slip` (the power of ten by which they differ and by nothing else, or 0);
    `period_whole` and `scope_whole` (the side that holds the other, or ""); `period_gap_days`
    (days between the two periods, 0 when they touch or are unknown). Raises InputError when
    `pairs` lacks one of COMPARED_SIDE_COLUMNS on a side.
    """
    needed = [f"{side}_{column}" for side in "ab" for column in COMPARED_SIDE_COLUMNS]
    require_columns(pairs, needed, "pairs")
    periods = _period_columns(pairs)
    scopes = _scope_relations(pairs, config)
    definitions = _definition_relations(pairs, config)
    values = _value_columns(pairs, config, currencies)
    return pairs.assign(
        **values,
        **periods,
        scope_relation=[relation for relation, _ in scopes],
        scope_whole=[whole for _, whole in scopes],
        definition_relation=definitions,
    )


# Values ------------------------------------------------------------------------------------------


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
        # 近20款 and 20款 are the same statement in most mouths, so the top is closed.
        "nearly": (np.where(single, last * config.nearly, first), last),
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


def _value_columns(
    pairs: pd.DataFrame, config: ComparisonConfig, currencies: CurrencyConfig
) -> dict[str, Any]:
    a, b = _values_of(pairs, "a"), _values_of(pairs, "b")
    factor_a, factor_b = _factor_columns(pairs, currencies)
    relation, converted = _relate_values((a, b), (factor_a, factor_b), config, currencies)
    rep_a, rep_b = _representative(a) * factor_a, _representative(b) * factor_b
    dates = pairs["a_kind"].to_numpy(dtype=object) == "date"
    names = pairs["a_kind"].to_numpy(dtype=object) == "name"
    relation = np.where(dates, _date_relations(pairs, config.intervals), relation)
    relation = np.where(names, _name_relations(pairs, config), relation)
    slip = np.where(converted | dates | names, 0, _slips(a, b, config))
    return {
        "value_relation": relation.astype(object),
        "value_ratio": np.where(dates, np.nan, _ratios(rep_a, rep_b)),
        "value_larger": np.select([dates, rep_a > rep_b, rep_b > rep_a], ["", "a", "b"], ""),
        "value_converted": converted & ~dates,
        "value_slip": slip,
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


# Names -------------------------------------------------------------------------------------------


def name_relation(
    a: str, kind_a: str, b: str, kind_b: str, config: ComparisonConfig
) -> ValueRelation:
    """How two names relate; `kind_a`, `kind_b`: what the table of entities says they are, or "".

    `overlap` where one holds the other or both begin alike (a group and its parts), and where two
    that no table lists are spelled much alike, as transliterations are; `incomparable_units` for
    things of unlike kind (a car and its maker), and where nothing joins a name in Chinese and one
    in Latin letters, which may be the same.
    """
    if a == b:
        return "equal"
    plain_a, plain_b = a.lower(), b.lower()
    if plain_a in plain_b or plain_b in plain_a or _begins(plain_a) == _begins(plain_b):
        return "overlap"
    if kind_a and kind_b:
        levels = [
            {n for n, kinds in enumerate(config.name_levels) if k in kinds}
            for k in (kind_a, kind_b)
        ]
        return "disjoint" if levels[0] == levels[1] else "incomparable_units"
    if plain_a.isascii() != plain_b.isascii():
        return "incomparable_units"
    alike = SequenceMatcher(None, plain_a, plain_b, autojunk=False).ratio()
    return "overlap" if alike >= ALIKE else "disjoint"


def _begins(name: str) -> str:
    """What the names of a group's parts share: two Chinese characters, or a Latin word."""
    return name.split(" ", maxsplit=1)[0] if name.isascii() else name[:2]


def _name_relations(pairs: pd.DataFrame, config: ComparisonConfig) -> TextArray:
    """`name_relation`, asked once for each distinct pair; "" where no names are compared."""
    columns = [pairs[f"{s}_{c}"] for s in "ab" for c in ("value_name", "value_kind")]
    keys = list(zip(*columns, strict=True))
    known = {
        (a, kind_a, b, kind_b): name_relation(a, kind_a, b, kind_b, config) if a and b else ""
        for a, kind_a, b, kind_b in set(keys)
    }
    return np.array([known[key] for key in keys], dtype=object)


# Dates and periods -------------------------------------------------------------------------------


def date_relation(a: Period, b: Period) -> ValueRelation:
    """How the dates of two events relate: equal, one inside the other, overlapping or disjoint."""
    relation: ValueRelation = _relate_days(*_days_of(a), *_days_of(b))[0]
    return relation


def period_relation(a: Period, b: Period) -> tuple[PeriodRelation, Side]:
    """How two periods relate, and which holds the other ("" when neither does).

    A period by the article's date is compared as dated: that its date is weak evidence is for the
    judge to weigh.
    """
    relations, wholes, _ = _relate_periods(*_days_of(a), *_days_of(b))
    return relations[0], wholes[0]


def _days_of(period: Period) -> tuple[DayArray, DayArray]:
    start = "" if period.start is None else period.start.isoformat()
    end = "" if period.end is None else period.end.isoformat()
    return _days(pd.Series([start])), _days(pd.Series([end]))


def _days(texts: pd.Series[Any]) -> DayArray:
    """ISO dates as days, NaT for "" and anything else that is no date."""
    codes, unique = pd.factorize(texts.to_numpy(dtype=object))
    days = pd.to_datetime(pd.Series(unique, dtype=object), errors="coerce", format="%Y-%m-%d")
    table = np.append(days.to_numpy().astype("datetime64[D]"), np.datetime64("NaT", "D"))
    return table[codes]


def _period_columns(pairs: pd.DataFrame) -> dict[str, Any]:
    spans = []
    for side in "ab":
        unknown = pairs[f"{side}_period_basis"].to_numpy(dtype=object) == "unknown"
        for bound in ("start", "end"):
            days = _days(pairs[f"{side}_period_{bound}"])
            spans.append(np.where(unknown, np.datetime64("NaT", "D"), days))
    relation, whole, gap = _relate_periods(*spans)
    # An event's date is its value; it holds for no period of its own.
    dates = pairs["a_kind"].to_numpy(dtype=object) == "date"
    return {
        "period_relation": np.where(dates, "not_applicable", relation).astype(object),
        "period_whole": np.where(dates, "", whole).astype(object),
        "period_gap_days": np.where(dates, 0, gap),
    }


def _relate_periods(
    start_a: DayArray, end_a: DayArray, start_b: DayArray, end_b: DayArray
) -> tuple[TextArray, TextArray, npt.NDArray[np.int64]]:
    unknown = np.isnat(start_a) | np.isnat(end_a) | np.isnat(start_b) | np.isnat(end_b)
    gap = np.maximum(start_a, start_b) - np.minimum(end_a, end_b)
    days = np.where(unknown, 0, gap.astype(np.int64))
    a_holds = (start_a <= start_b) & (end_a >= end_b)
    b_holds = (start_b <= start_a) & (end_b >= end_a)
    relation = np.select(
        [unknown, a_holds & b_holds, a_holds | b_holds, days <= 0, days == 1],
        ["unknown", "same", "contains", "overlaps", "adjacent"],
        "disjoint",
    )
    contains = relation == "contains"
    whole = np.select([contains & a_holds, contains & b_holds], ["a", "b"], "")
    return relation.astype(object), whole.astype(object), np.maximum(days - 1, 0)


def _date_relations(pairs: pd.DataFrame, config: IntervalConfig) -> TextArray:
    spans = []
    for side in "ab":
        about = pairs[f"{side}_hedge"].to_numpy(dtype=object) == "about"
        room = np.where(about, config.about_days, 0).astype("timedelta64[D]")
        spans.append(_days(pairs[f"{side}_period_start"]) - room)
        spans.append(_days(pairs[f"{side}_period_end"]) + room)
    return _relate_days(*spans)


def _relate_days(
    start_a: DayArray, end_a: DayArray, start_b: DayArray, end_b: DayArray
) -> TextArray:
    relation, _, _ = _relate_periods(start_a, end_a, start_b, end_b)
    names = {
        "same": "equal",
        "contains": "within_rounding",
        "overlaps": "overlap",
        "adjacent": "disjoint",
        "disjoint": "disjoint",
        "unknown": "incomparable_units",
    }
    return np.array([names[r] for r in relation], dtype=object)


# Scopes and definitions --------------------------------------------------------------------------


def scope_relation(a: str, b: str, config: ComparisonConfig) -> tuple[ScopeRelation, Side]:
    """How two scopes ("|"-joined codes) relate, and which is the wider ("" when neither is).

    Axis by axis: an axis that one side leaves open makes that side the wider one, for it may mean
    the whole; axes that point to different sides leave none wider.
    """
    codes_a, codes_b = _codes(a), _codes(b)
    listed = {code for axis in config.scope_axes for code in (*axis.codes, *axis.whole)}
    found = []
    for axis in config.scope_axes:
        own = {*axis.codes, *axis.whole}
        if axis is config.scope_axes[-1]:
            own |= (codes_a | codes_b) - listed
        found.append(_axis_relation(codes_a & own, codes_b & own, axis))
    relations = [relation for relation, _ in found]
    sides = {side for _, side in found if side}
    whole: Side = sides.pop() if len(sides) == 1 else ""
    for relation in ("different", "part_of", "one_unstated"):
        if relation in relations:
            return relation, "" if relation == "different" else whole
    return "same", ""


def _axis_relation(
    a: frozenset[str], b: frozenset[str], axis: ScopeAxis
) -> tuple[ScopeRelation, Side]:
    whole = frozenset(axis.whole)
    if a == b:
        return "same", ""
    if not a or not b:
        stated, open_side = (b, "a") if not a else (a, "b")
        if axis.combine == "addition":
            return "part_of", "b" if stated is b else "a"
        # "global users" may hold plain "users"; any other limit makes the unlimited side wider.
        stated_side: Side = "b" if stated is b else "a"
        return "one_unstated", stated_side if stated & whole else ("a" if open_side == "a" else "b")
    if a & whole or b & whole:
        if a & whole and b & whole:
            return "same", ""
        return "part_of", "a" if a & whole else "b"
    if a > b or b > a:
        more: Side = "a" if a > b else "b"
        less: Side = "b" if a > b else "a"
        return "part_of", more if axis.combine == "union" else less
    return "different", ""


def _codes(scope: str) -> frozenset[str]:
    return frozenset(code for code in scope.split("|") if code)


def definition_relation(
    a: tuple[str, str], b: tuple[str, str], config: ComparisonConfig
) -> DefinitionRelation:
    """How two (metric, definition) of one family relate.

    `near`: other words for nearly the same (sales and deliveries), so that equal values agree and
    unlike ones are put down to the definition; the same holds when one side states none.
    """
    metric_a, definition_a = a
    metric_b, definition_b = b
    if metric_a == metric_b or (definition_a and definition_a == definition_b):
        return "same"
    if not definition_a or not definition_b:
        return "one_unstated" if definition_a or definition_b else "different"
    if any({definition_a, definition_b} <= group for group in config.near_definitions):
        return "near"
    return "different"


def _definition_relations(pairs: pd.DataFrame, config: ComparisonConfig) -> list[str]:
    columns = [pairs[f"{s}_{c}"].fillna("") for s in "ab" for c in ("metric", "definition")]
    keys = list(zip(*columns, strict=True))
    known = {key: definition_relation(key[:2], key[2:], config) for key in set(keys)}
    return [known[key] for key in keys]


def _scope_relations(
    pairs: pd.DataFrame, config: ComparisonConfig
) -> list[tuple[ScopeRelation, Side]]:
    """`scope_relation`, asked once for each distinct pair: scopes are few, pairs are many."""
    keys = list(zip(pairs["a_scope"].fillna(""), pairs["b_scope"].fillna(""), strict=True))
    known = {key: scope_relation(*key, config) for key in set(keys)}
    return [known[key] for key in keys]
