"""The generated press as data: its world, and how each language words it (detector/press/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from detector.config import StrictModel, load_yaml

Behaviour = Literal["stock", "flow", "cumulative", "level"]
SpanName = Literal["month", "month_end", "quarter", "half", "year"]
Region = Literal["", "domestic", "overseas"]
BenchHedge = Literal["exact", "about", "over", "nearly", "under"]
ErrorKind = Literal["digit", "transposed", "unit", "wrong_value", "other_period"]
PressLanguage = Literal["zh-Hans", "zh-Hant", "en"]

Share = float
Words = tuple[str, ...]


class Names(StrictModel):
    """Syllables of entity names with their spelling in English."""

    first: Mapping[str, str]
    second: Mapping[str, str]


class Suffix(StrictModel):
    """How the names of a sector end."""

    zh: str
    en: str


class Sector(StrictModel):
    """A line of business, and what the press tells of it with which weight."""

    suffix: Suffix
    metrics: Mapping[str, float]


class MetricModel(StrictModel):
    """A metric of metrics.yaml as the world knows it; `of`: the metric it is a share of."""

    name: str
    family: str
    behaviour: Behaviour
    spans: tuple[SpanName, ...] = Field(min_length=1)
    unit: str
    range: tuple[float, float]
    of: str = ""
    regions: bool = False


class Years(StrictModel):
    """First year of the world; first and last year of publication."""

    world: int
    first: int
    last: int


class Mix(StrictModel):
    """How often what happens; see world.yaml."""

    languages: Mapping[PressLanguage, Share]
    syndicated: Share
    spun: Share
    table: Share
    figures: tuple[int, int]
    older: Share
    region: Share
    outlook: Share
    error: Share
    errors: Mapping[ErrorKind, Share]
    hedges: Mapping[BenchHedge, Share]
    digits: Mapping[int, Share]
    also: Share
    year_before: Share
    growth: Share
    attributed: Share
    relative_period: Share
    pronoun: Share
    gloss: Share
    filler: Share


class WorldConfig(StrictModel):
    """`world.yaml`."""

    names: Names
    sectors: tuple[Sector, ...] = Field(min_length=1)
    metrics: tuple[MetricModel, ...]
    years: Years
    mix: Mix

    @model_validator(mode="after")
    def _known_metrics(self) -> WorldConfig:
        known = {metric.name for metric in self.metrics}
        named = {m for s in self.sectors for m in s.metrics} | {m.of for m in self.metrics if m.of}
        if named - known:
            raise ValueError(f"unknown metrics {', '.join(sorted(named - known))}")
        return self


class MetricWords(StrictModel):
    """A metric in one language: `counter` follows a number, `noun` heads a table column."""

    label: str
    counter: str
    noun: str
    statements: Words


class Scale(StrictModel):
    """A power of ten and its word."""

    word: str
    power: int


class PeriodWords(StrictModel):
    """Phrases for a span of time, by what the article's date must allow for them."""

    any: Words
    same_year: Words
    year_before: Words
    just_past: Words


class AheadWords(StrictModel):
    """Phrases for the time of a forecast."""

    any: Words
    next_year: Words


class GrowthWords(StrictModel):
    """What follows a figure to tell its growth."""

    up: Words
    down: Words


class OutlookWords(StrictModel):
    """Sentences about the future by modality."""

    target: Words
    forecast: Words


class TableWords(StrictModel):
    """The sentence above a table, and its header."""

    intro: Words
    entity: str
    column: str


class PressConfig(StrictModel):
    """`zh.yaml` and `en.yaml`: the sentences of one language."""

    outlets: Words
    sources: Words
    titles: Words
    pronoun: str
    gloss: str
    no_gloss: str = Field(min_length=1)
    metrics: Mapping[str, MetricWords]
    regions: Mapping[Region, Words]
    reached: Mapping[BenchHedge, Words]
    value: Mapping[BenchHedge, Words]
    scales: tuple[Scale, ...]
    unit_slips: Mapping[str, str]
    periods: Mapping[SpanName, PeriodWords]
    numerals: Words
    halves: Words
    months: Words
    also: Words
    year_before: Words
    growth: GrowthWords
    attributed: Words
    outlook: OutlookWords
    outlook_periods: Mapping[Literal["year", "end"], AheadWords]
    link: Words
    recalled: Words
    full_stop: str
    smooth: Mapping[str, str]
    gap: str
    table: TableWords
    fillers: Words
    spin: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BenchConfig:
    """Everything the generator knows."""

    world: WorldConfig
    zh: PressConfig
    en: PressConfig


def load_bench(folder: Path | None = None) -> BenchConfig:
    """Read the shipped press, or the one in `folder`; ConfigError names file, line and field."""
    folder = folder or Path(__file__).resolve().parent / "press"
    return BenchConfig(
        world=load_yaml(folder / "world.yaml", WorldConfig),
        zh=load_yaml(folder / "zh.yaml", PressConfig),
        en=load_yaml(folder / "en.yaml", PressConfig),
    )
