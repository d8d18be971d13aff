"""Entities, metrics and scopes, as `configs/` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field, model_validator

from detector.config import StrictModel

Dimension = Literal[
    "count", "money", "percent", "duration", "points", "ratio", "date", "rank", "name"
]

LEVELS: Final = frozenset({"count", "money", "points"})
"""Dimensions that can grow and have shares."""

CHANGING: Final = LEVELS | {"percent"}
"""Dimensions whose values can differ from earlier ones by an amount."""


class Entity(StrictModel):
    """A thing that claims are about. `currency` is what it reports in when none is written.

    `counted`: its "sales" are so many things rather than money. `place`: of a bureau, whose figures
    it announces where its name does not say so (海关总署).
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: str
    currency: str | None = None
    counted: bool = False
    place: str = ""


class EntitiesConfig(StrictModel):
    """`entities.yaml`."""

    entities: tuple[Entity, ...]

    @model_validator(mode="after")
    def _aliases_name_one_entity(self) -> EntitiesConfig:
        seen: dict[str, str] = {}
        for entity in self.entities:
            for word in {entity.name.lower(), *(a.lower() for a in entity.aliases)}:
                if word in seen:
                    raise ValueError(f"{word!r} names both {seen[word]} and {entity.name}")
                seen[word] = entity.name
        return self


class Label(StrictModel):
    """What a reader calls a metric."""

    zh: str
    en: str


class Metric(StrictModel):
    """Something measured, ranked or dated.

    `family`: metrics that a reader might take for one another share it, and claims are blocked
    by it; `definition`: what tells them apart inside the family. `words`: … in one stands for the
    owner's name (values … at). `unit`: the unit of its values
    where the text writes none or a mere classifier. `classifiers`: with these alone behind a
    number the metric is recognised, and with others refused, if `strict_classifiers`. `beside`:
    words of which the sentence must hold one. `action`: a key of `cues.actions`, what has been
    done to the things of its family. `same_as`: the metric that its words tell of, under other
    conditions. `of_kinds`: it is told of goods of any kind, which are its definition. `per_share`:
    the metric that it is where "a share" stands behind the number. `kinds`:
    entities that can have it (empty: any but people, unless it is `personal`). `theme`: for events,
    what is dated: the subject, the object behind the word, or the action behind it (开始讨论GPT).
    `told_later`: an event of which the news has a date of its own. `listed`: it stands in the
    table, and is not made of the words of a text.
    """

    name: str
    family: str
    definition: str = ""
    label: Label
    dimension: Dimension
    unit: str | None = None
    words: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    strict_classifiers: bool = False
    beside: tuple[str, ...] = ()
    action: str = ""
    same_as: str = ""
    of_kinds: bool = False
    per_share: str = ""
    kinds: tuple[str, ...] = ()
    personal: bool = False
    scope: str = ""
    theme: Literal["subject", "object", "action"] = "subject"
    reporting: bool = False
    told_later: bool = False
    listed: bool = Field(default=True, exclude=True)


class Derived(StrictModel):
    """What a figure tells of a metric besides its level: its growth, its share, its change.

    `unit`: of its values; empty where these are in the unit of the metric itself, as changes are.
    """

    name: str
    unit: str
    label: Label


class GrowthTerm(StrictModel):
    """What a growth leaves out, which its words tell; without `code`, nothing."""

    code: str
    label: Label
    words: tuple[str, ...]


class MetricsConfig(StrictModel):
    """`metrics.yaml`. `nouns`: names of metrics in both languages, by a name of their own.

    `acts`: those of which it matters little what was done. `modifiers`, `plain_modifiers`,
    `plain_heads`: what known nouns are made longer by. `kinds`: goods, by a code that both
    languages share. `illness_families`: what an illness does; `listing_families`: what shares
    fetch. `stocks`: families that things are added to. `things`: the family of what no table lists.
    `goods`: what such things are, by a code that both languages share; `makers_goods`: of these,
    what goes without saying where a name is told that is no place's. `results`: families of what
    companies report for a period; `quarterly_families`: of what they tell of the same period beside
    these; `company_families`: of what else is theirs rather than a place's, `nation_families` of
    what is a country's behind its adjective; `body_families`: of
    what is theirs rather than their goods'. `grown_alike`: definitions whose growth is set beside
    that of the whole family. `announced_families`: of what is a fact once it is announced.
    `quoted_families`: of prices that change by the day; `growing_rates`: of rates whose
    growth is told in percent; `moving`: the metric that moves where a thing of some kind is said
    to. `joint`: metrics of several kinds at once, with the words for the kind of each that is one
    of them. `gain_families`: of what a stock gained, whose change by so many is itself the figure;
    `declared_families`: of what is a fact for a time that is over. `told_scopes`: by a scope, the
    families whose name tells it already.
    """

    derived: tuple[Derived, ...]
    growth_terms: tuple[GrowthTerm, ...] = ()
    results: frozenset[str] = frozenset()
    company_families: frozenset[str] = frozenset()
    nation_families: frozenset[str] = frozenset()
    quarterly_families: frozenset[str] = frozenset()
    body_families: frozenset[str] = frozenset()
    announced_families: frozenset[str] = frozenset()
    quoted_families: frozenset[str] = frozenset()
    growing_rates: frozenset[str] = frozenset()
    moving: Mapping[str, str] = Field(default_factory=dict)
    grown_alike: frozenset[str] = frozenset()
    counters: Mapping[str, str] = Field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    acts: frozenset[str] = frozenset()
    modifiers: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    plain_modifiers: tuple[str, ...] = ()
    plain_heads: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    stocks: frozenset[str] = frozenset()
    illness_families: frozenset[str] = frozenset()
    listing_families: frozenset[str] = frozenset()
    goods: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    makers_goods: frozenset[str] = frozenset()
    things: str = ""
    joint: Mapping[str, Mapping[str, tuple[str, ...]]] = Field(default_factory=dict)
    gain_families: frozenset[str] = frozenset()
    declared_families: frozenset[str] = frozenset()
    told_scopes: Mapping[str, frozenset[str]] = Field(default_factory=dict)
    metrics: tuple[Metric, ...]

    @model_validator(mode="after")
    def _names_are_unique(self) -> MetricsConfig:
        names = [m.name for m in self.metrics]
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            raise ValueError(f"metrics named twice: {', '.join(twice)}")
        unknown = sorted({*self.counters.values()} - {*names})
        if unknown:
            raise ValueError(f"counters of no metric: {', '.join(unknown)}")
        return self


class Scope(StrictModel):
    """A part of the world, a platform or a business that a figure is limited to.

    `entity`: whose figures they are where the text names nobody else (国内出游5亿人次), but for the
    words that are `unowned`, which any country's articles have (domestic); `names`: those that say
    no more than that name, and limit no figure of its own. `region`: one of
    those of which a figure has one, the nearest. `platform`: where things of others are used or
    sold, so that its name (Steam) seldom is an owner's. `illness`: it is one that people have.
    """

    code: str
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    unowned: tuple[str, ...] = ()
    entity: str | None = None
    region: bool = False
    platform: bool = False
    illness: bool = False


class Home(StrictModel):
    """What a press that writes Traditional characters calls the place where it is at home.

    `words`: what only it says, and the name that is meant (全台: 台湾); `shared`: what others say
    of another country, meant so where `signs` are more than `others` in the text; `not_before`:
    what stands behind them in other words (全国|电子); `currency`: what 元 alone is there; `era`:
    the year before the first of its own years, by which the months and halves of `of_era` are dated
    (113年|第4季), and in a text that is at home there all that are not so many years (113年|来, by
    `not_era`, and 近|113年, by the characters of `not_era_before`).
    """

    words: Mapping[str, str] = Field(default_factory=dict)
    shared: Mapping[str, str] = Field(default_factory=dict)
    signs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    currency: str = ""
    era: int = 0
    era_name: str = ""
    of_era: tuple[str, ...] = ()
    not_era: tuple[str, ...] = ()
    not_era_before: str = ""
    school_year: str = ""


class ScopesConfig(StrictModel):
    """`scopes.yaml`."""

    scopes: tuple[Scope, ...]
    homes: tuple[Home, ...] = ()


def is_person(entity: Entity) -> bool:
    """Whether the entity is a human being."""
    return entity.kind == "person"


def is_industry(entity: Entity) -> bool:
    """Whether the name is that of a whole industry or market."""
    return entity.kind == "industry"


def is_place(entity: Entity) -> bool:
    """Whether the entity is a country, a city or another region."""
    return entity.kind == "place"
