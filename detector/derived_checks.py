"""The derived checks: growth, shares, products, parts and sums that do not fit their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from detector.derived_config import DerivedConfig, GrowthConfig
from detector.figures import (
    EVEN,
    Base,
    Dates,
    Figure,
    Figures,
    Key,
    base_dates,
    dates_around,
    says,
    years_in,
)

Check = Literal[
    "growth_misfit",
    "share_misfit",
    "product_misfit",
    "part_exceeds_whole",
    "sum_exceeds_total",
    "shares_exceed_all",
]
Doubt = Literal["", "near", "sources", "unlike", "overlap", "one_market"]
"""What keeps a misfit from being a contradiction: a small miss, two sources, values too unlike
to be of one thing, people counted once in the total, shares that may be of two markets."""

Bounds = tuple[float, float]

WHOLE: Final = 100.0
FITS: Final = frozenset({"growth_misfit", "share_misfit", "product_misfit"})
"""Checks that say what a value should be; the others only what it may not exceed."""

_DIRECTION_BEHIND: Final = 12
"""Characters behind a rate that may tell its direction: 9%的降幅, "a 9% fall"."""

_STEPS: Final[tuple[Base, ...]] = ("year", "period")
ENOUGH_SHARES: Final = 3
"""Shares said in one breath that are taken to be of one market."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a check found: what is `stated` should, by the premises, lie within `limits`.

    It is stated by `checked`, or it is a sum that `checked` is the largest part of.
    """

    check: Check
    checked: Figure
    against: Figure
    others: tuple[Figure, ...]
    stated: Bounds
    limits: Bounds
    doubt: Doubt = ""

    @property
    def premises(self) -> tuple[Figure, ...]:
        """All the figures it takes."""
        return self.checked, self.against, *self.others

    @property
    def miss(self) -> Bounds:
        """The least and the greatest ratio of the stated to the nearest limit, or its inverse."""
        above = self.stated[0] > self.limits[1]
        small, large = (self.limits, self.stated) if above else (self.stated, self.limits)
        return _ratio(large[0], small[1]), _ratio(large[1], small[0])


def _ratio(large: float, small: float) -> float:
    return large / small if small > 0 else np.inf


# Growth ------------------------------------------------------------------------------------------


def _growth_misfits(figures: Figures, config: DerivedConfig) -> Iterator[Misfit]:
    """Value now, value before and stated growth; the three may be rounded each on its own."""
    for rate in figures.all:
        metric, suffix = _stem(rate.metric, config.growth.suffixes)
        if not suffix or not rate.actual or rate.unit != "percent":
            continue
        factor = _factor(rate, config.growth)
        joined = factor and (
            _in_sentence(rate, metric, figures, config)
            or _aligned(rate, metric, config.growth.suffixes[suffix], figures, config)
        )
        if not factor or not joined or joined[1].low <= 0:
            continue
        now, then = joined
        expected = then.low * factor[0], then.high * factor[1]
        yield from _misfit("growth_misfit", now, then, (rate,), expected)


def _stem(metric: str, suffixes: Iterable[str]) -> tuple[str, str]:
    """The metric that a derived one is of, and its suffix; ("", "") for any other."""
    suffix = next((s for s in suffixes if metric.endswith(f"_{s}")), "")
    return (metric.removesuffix(f"_{suffix}"), suffix) if suffix else ("", "")


def _factor(rate: Figure, config: GrowthConfig) -> Bounds | None:
    """What the value before is multiplied with; None where the words leave the direction open."""
    before, behind = rate.clause()
    if not (before or behind) or says(before + behind, config.other_terms):
        return None
    told = before if says(before, (*config.rises, *config.falls)) else behind[:_DIRECTION_BEHIND]
    rises, falls = says(told, config.rises), says(told, config.falls)
    if rate.low < 0:  # as it was written, or told as a fall
        rises, falls = True, False
    if rises == falls:
        return None
    low, high = (rate.low, rate.high) if rises else (-rate.high, -rate.low)
    return (1 + low / WHOLE, 1 + high / WHOLE) if low >= -WHOLE else None


def _in_sentence(
    rate: Figure, metric: str, figures: Figures, config: DerivedConfig
) -> tuple[Figure, Figure] | None:
    """Value now and before of one sentence: 从X增长G至Y, 从X增至Y，增长G, "up G to Y from X"."""
    words = config.growth
    before, behind = figures.beside(rate, config.reach)
    further = figures.beside(before, config.reach)[0] if before else None
    beyond = figures.beside(behind, config.reach)[1] if behind else None
    for then, now, marks, led_to in (
        (before, behind, words.from_words, True),
        (further, before, words.from_words, True),
        (beyond, behind, words.from_words, True),
        (behind, before, words.from_words, False),
        (before, further, words.than_words, False),
    ):
        if now is None or then is None:
            continue
        series = all(f.metric == metric and f.quote == rate.quote and f.actual for f in (now, then))
        comparable = now.scope == then.scope and now.unit == then.unit
        led = now.follows(words.to_words) or not led_to
        if series and comparable and led and then.follows(marks):
            enclosed = then is before and now is behind
            joined = _one_base(rate, now, then, words, enclosed=enclosed)
            return (now, then) if joined else None
    return None


def _one_base(
    rate: Figure, now: Figure, then: Figure, words: GrowthConfig, *, enclosed: bool
) -> bool:
    """Whether the rate is that between these two: 从2022年的X增至2024年的Y，同比增长G is not."""
    said = "".join((*rate.clause(), *then.clause()))
    on_year, on_period = says(said, words.on_year), says(said, words.on_period)
    if on_year and on_period:
        return False
    if now.dates is None or then.dates is None or now.dates == then.dates:
        return True
    if enclosed and not on_year and not on_period:
        return True
    steps: tuple[Base, ...] = ("year",) if on_year else ("period",) if on_period else _STEPS
    return then.dates in {base_dates(now.dates, step) for step in steps}


def _aligned(
    rate: Figure, metric: str, base: Base, figures: Figures, config: DerivedConfig
) -> tuple[Figure, Figure] | None:
    """The value that the rate stands beside, and that of the period which it is measured from."""
    if not rate.firm or not rate.dates or not _has_base(rate, base, config.growth):
        return None
    before, behind = figures.beside(rate, config.reach)
    if behind and not behind.follows(config.growth.to_words):
        behind = None
    series = rate.entity, metric, rate.scope
    now = next((f for f in (before, behind) if f and f.key == series), None)
    earlier = base_dates(rate.dates, base)
    if now is None or now.dates != rate.dates or earlier is None:
        return None
    then, agreed = figures.value(series, earlier), figures.value(series, rate.dates)
    named = years_in("".join(rate.clause()))
    known = {day.year for day in (*rate.dates, *earlier)}
    if then is None or agreed is None or then.unit != now.unit or named - known:
        return None
    return now, then


def _has_base(rate: Figure, base: Base, config: GrowthConfig) -> bool:
    """Whether the words settle what the rate is measured from; of a whole year it is the last."""
    said = "".join(rate.clause())
    on_year, on_period = says(said, config.on_year), says(said, config.on_period)
    if base == "period":
        return on_period and not on_year
    whole_year = rate.dates is not None and base_dates(rate.dates, "period") == base_dates(
        rate.dates, "year"
    )
    return (on_year or whole_year) and not on_period


# Shares and products -----------------------------------------------------------------------------


def _share_misfits(figures: Figures, config: DerivedConfig) -> Iterator[Misfit]:
    """A part, the whole, and the share of the one in the other said right behind the part."""
    parts = {(s.whole, s.part) for s in config.submetrics}
    for rate in figures.all:
        metric, suffix = _stem(rate.metric, [config.share.suffix])
        if not suffix or not rate.firm or not says("".join(rate.clause()), config.share.of_total):
            continue
        part = figures.beside(rate, config.reach)[0]
        if part is None or part.dates is None or not part.firm or part.dates != rate.dates:
            continue
        scoped = part.metric == metric and part.scope not in config.whole_scopes
        if not scoped and (metric, part.metric) not in parts:
            continue
        for scope in config.whole_scopes:
            whole = figures.value((rate.entity, metric, scope), part.dates)
            if whole and whole.unit == part.unit and whole.low > 0 and part.low <= whole.high:
                expected = whole.low * rate.low / WHOLE, whole.high * rate.high / WHOLE
                yield from _misfit("share_misfit", part, whole, (rate,), expected)


def _product_misfits(figures: Figures, config: DerivedConfig) -> Iterator[Misfit]:
    """A sum of money, the number of what was paid for, and the average price."""
    for key, periods in figures.series():
        for rule in config.products:
            for dates in periods if key[1] == rule.product else ():
                entity, _, scope = key
                money = figures.value(key, dates)
                number = _factor_of(figures, (entity, rule.quantity, scope), dates)
                price = _factor_of(figures, (entity, rule.price, scope), dates)
                if not money or not number or not price or price.unit != money.unit:
                    continue
                if number.low >= 0 and price.low >= 0 and says(price.statement, rule.words):
                    expected = number.low * price.low, number.high * price.high
                    yield from _misfit("product_misfit", money, number, (price,), expected)


def _factor_of(figures: Figures, key: Key, dates: Dates) -> Figure | None:
    """The value of the same scope, or one that names none."""
    entity, metric, _ = key
    return figures.value(key, dates) or figures.value((entity, metric, ""), dates)


# Parts and sums ----------------------------------------------------------------------------------


def _parts_above(figures: Figures, config: DerivedConfig) -> Iterator[Misfit]:
    """A part that is larger than the whole of the same time, or of a longer one."""
    families = config.families
    parents = {part: whole for whole, parts in config.wholes.items() for part in parts}
    for key, periods in figures.series():
        wholes = list(_wholes_of(key, parents, config))
        for dates in periods if wholes else ():
            part = figures.value(key, dates)
            if part is None or not _adds_up(part, config):
                continue
            around = dates_around(dates) if part.family in families.flow else (dates,)
            for whole_key in wholes:
                wholes_then = (figures.value(whole_key, longer) for longer in around)
                for whole in (w for w in wholes_then if w and w.unit == part.unit):
                    yield from _misfit("part_exceeds_whole", part, whole, (), (0.0, whole.high))


def _wholes_of(key: Key, parents: Mapping[str, str], config: DerivedConfig) -> Iterator[Key]:
    entity, metric, scope = key
    if entity in parents:
        yield parents[entity], metric, scope
    for rule in config.submetrics:
        if rule.part == metric:
            codes = [code for code in scope.split("|") if code and code != rule.scope]
            yield entity, rule.whole, "|".join(codes)


def _adds_up(figure: Figure, config: DerivedConfig) -> bool:
    families = config.families
    known = figure.family in families.flow | families.stock | families.overlapping
    return known and figure.low >= 0


def _sums_above(figures: Figures, config: DerivedConfig) -> Iterator[Misfit]:
    """Parts of one time that add up to more than their total."""
    for key, periods in figures.series():
        groups = list(_part_keys(key, config))
        for dates in periods if groups else ():
            total = figures.value(key, dates)
            if total is None or not _adds_up(total, config):
                continue
            overlapping = total.family in config.families.overlapping
            for group in groups:
                values = (
                    figures.nearest(part, dates, config.loose_days)
                    if overlapping
                    else figures.value(part, dates)
                    for part in group
                )
                parts = [p for p in values if p and p.unit == total.unit and p.low >= 0]
                yield from _sum_above(parts, total, "overlap" if overlapping else "")


def _part_keys(key: Key, config: DerivedConfig) -> Iterator[list[Key]]:
    entity, metric, scope = key
    if entity in config.wholes:
        yield [(part, metric, scope) for part in config.wholes[entity]]
    if scope in config.whole_scopes:
        yield from ([(entity, metric, part) for part in group] for group in config.scope_parts)


def _sum_above(parts: list[Figure], total: Figure, doubt: Doubt) -> Iterator[Misfit]:
    """A part that is too large alone is the finding of another check."""
    stated, limits = _sum(parts), (0.0, total.high)
    largest, *others = sorted(parts, key=lambda f: -f.low) or [total]
    if others and largest.low <= total.high and stated[0] > total.high * (1 + EVEN):
        yield Misfit("sum_exceeds_total", largest, total, tuple(others), stated, limits, doubt)


def _sum(figures: Iterable[Figure]) -> Bounds:
    both = [(f.low, f.high) for f in figures]
    return sum(low for low, _ in both), sum(high for _, high in both)


def shares_above(figures: Figures, config: DerivedConfig) -> Iterator[Misfit]:
    """Shares of several holders said together that exceed 100%, whoever these are."""
    said: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for share in figures.all:
        if share.firm and share.metric in config.exclusive_shares:
            together = share.article, share.quote, share.metric, share.scope, share.dates
            said[together].setdefault(share.entity, share)
    for holders in said.values():
        shares = sorted(holders.values(), key=lambda f: -f.low)
        stated = _sum(shares)
        if len(shares) > 1 and stated[0] > WHOLE * (1 + EVEN):
            placed = sum(says(s.clause()[0], config.market_words) for s in shares)
            doubt: Doubt = "one_market" if len(shares) < ENOUGH_SHARES or placed > 1 else ""
            first, second, *others = shares
            limits = 0.0, WHOLE
            yield Misfit("shares_exceed_all", first, second, tuple(others), stated, limits, doubt)


def _misfit(
    check: Check, checked: Figure, against: Figure, others: tuple[Figure, ...], limits: Bounds
) -> Iterator[Misfit]:
    """The misfit, if no value that the words of `checked` allow lies within `limits`."""
    low, high = limits
    if checked.low > high * (1 + EVEN) or low > checked.high * (1 + EVEN):
        yield Misfit(check, checked, against, others, (checked.low, checked.high), limits)


CHECKS: Final[tuple[Callable[[Figures, DerivedConfig], Iterator[Misfit]], ...]] = (
    _growth_misfits,
    _share_misfits,
    _product_misfits,
    _parts_above,
    _sums_above,
)
"""The checks among the figures of an entity and of its parts."""
