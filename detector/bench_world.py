"""An invented world: entities, and the true value of each metric at any time."""

from __future__ import annotations

import math
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from itertools import accumulate
from random import Random

from detector.bench_config import MetricModel, Region, SpanName, WorldConfig

MONTHS: dict[SpanName, int] = {"month": 1, "month_end": 1, "quarter": 3, "half": 6, "year": 12}
HEAPS = (1.5, 0.6)
"""Entities among n articles: 1.5 n^0.6. Vocabularies grow so (Heaps' law, exponent 0.4 to 0.7)."""

_PATHS = 4096
"""Histories kept in memory."""
_ZIPF_OFFSET = 2.7
"""Mandelbrot's shift: the first few entities are about as well known."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of calendar time: `year` and `index`, the how-manieth of its kind (from 0)."""

    name: SpanName
    year: int
    index: int

    @property
    def months(self) -> int:
        """Its length."""
        return MONTHS[self.name]

    @property
    def start(self) -> date:
        """The first day; of an end of a month, that day."""
        if self.name == "month_end":
            return self.end
        return date(self.year, self.index * self.months + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        months = self.year * 12 + (self.index + 1) * self.months
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)

    def back(self, steps: int) -> Span:
        """The span so many steps before, in front where negative."""
        per_year = 12 // self.months
        number = self.year * per_year + self.index - steps
        return Span(self.name, number // per_year, number % per_year)

    def a_year_before(self) -> Span:
        """The same span a year before."""
        return Span(self.name, self.year - 1, self.index)


def last_before(name: SpanName, day: date) -> Span:
    """The last span of this kind that ended before `day`."""
    here = Span(name, day.year, (day.month - 1) // MONTHS[name])
    return here.back(1)


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone invented, with the name in both languages."""

    number: int
    sector: int
    zh: str
    en: str


class World:
    """Entities by rank and true values by entity, metric, span and region; a function of `seed`."""

    def __init__(self, config: WorldConfig, seed: int, entities: int) -> None:
        self._config = config
        self._seed = seed
        self.metrics = {metric.name: metric for metric in config.metrics}
        self._stems = [
            (a + b, x + y)
            for a, x in config.names.first.items()
            for b, y in config.names.second.items()
        ]
        Random(seed).shuffle(self._stems)  # noqa: S311 - a benchmark, no secret
        self.size = min(entities, len(self._stems) * len(config.sectors))
        shares = (1 / (rank + _ZIPF_OFFSET) for rank in range(1, self.size + 1))
        self._ranks = list(accumulate(shares))
        self._path = lru_cache(_PATHS)(self._make_path)

    def entity(self, number: int) -> Entity:
        """The entity of this rank; no two share both stem and sector."""
        round_, place = divmod(number, len(self._stems))
        sector = (place + round_) % len(self._config.sectors)
        zh, en = self._stems[place]
        suffix = self._config.sectors[sector].suffix
        return Entity(number, sector, zh + suffix.zh, f"{en} {suffix.en}")

    def draw(self, rng: Random) -> Entity:
        """An entity by Zipf's law."""
        return self.entity(bisect(self._ranks, rng.random() * self._ranks[-1]))

    def peer(self, of: Entity, rng: Random) -> Entity:
        """An entity of the same sector, by Zipf's law."""
        near = self.draw(rng)
        number = near.number - (near.sector - of.sector) % len(self._config.sectors)
        peer = self.entity(max(number, 0))
        return peer if peer.sector == of.sector else of

    def told_of(self, entity: Entity) -> dict[MetricModel, float]:
        """The metrics of the entity's sector with their weights."""
        metrics = self._config.sectors[entity.sector].metrics
        return {self.metrics[name]: weight for name, weight in metrics.items()}

    def value(self, entity: int, metric: MetricModel, span: Span, region: Region = "") -> Decimal:
        """What is true, as precisely as anyone ever states it."""
        total = self._total(entity, metric, span)
        if region:
            total *= self._share(entity, region)
        if metric.behaviour == "level":
            return round(Decimal(total), 2 if metric.range[1] < 10 else 1)
        return significant(Decimal(total), 5) if total >= 1e5 else Decimal(round(total))

    def _share(self, entity: int, region: Region) -> float:
        at_home = Random(f"{self._seed}/{entity}/home").uniform(0.55, 0.9)  # noqa: S311
        return at_home if region == "domestic" else 1 - at_home

    def _total(self, entity: int, metric: MetricModel, span: Span) -> float:
        path = self._path(entity, metric.name)
        last = (span.year - self._config.years.world) * 12 + (span.index + 1) * span.months
        months = path[last - span.months : last]
        if metric.behaviour == "flow":
            return math.fsum(months)
        if metric.behaviour == "level":
            return math.fsum(months) / len(months)
        return months[-1]

    def _make_path(self, entity: int, name: str) -> tuple[float, ...]:
        """The value of each month, from the first of the world to a year after the last article."""
        metric = self.metrics[name]
        rng = Random(f"{self._seed}/{entity}/{name}")  # noqa: S311
        years = self._config.years
        count = (years.last + 2 - years.world) * 12
        low, high = metric.range
        start = math.exp(rng.uniform(math.log(low), math.log(high)))
        steady = metric.of or metric.behaviour == "level"
        growth = 0.0 if steady else rng.gauss(0.012, 0.012)
        swing, phase = rng.uniform(0.02, 0.12), rng.uniform(0, 2 * math.pi)
        moves = [
            math.exp(growth * m + swing * math.sin(m * math.pi / 6 + phase) + rng.gauss(0, 0.015))
            for m in range(count)
        ]
        if metric.of:
            whole = self._path(entity, metric.of)
            return tuple(w * start * move for w, move in zip(whole, moves, strict=True))
        if metric.behaviour == "cumulative":
            return tuple(start + gained for gained in accumulate(start * 0.012 * m for m in moves))
        return tuple(start * move for move in moves)


def significant(value: Decimal, digits: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """`value` with so many significant digits."""
    if not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (
        value.quantize(step, rounding) if step < 1 else (value / step).quantize(1, rounding) * step
    )
