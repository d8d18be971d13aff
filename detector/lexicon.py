"""Entities, metrics, scopes and cue words: what `configs/` knows, and finding it in clean text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

import ahocorasick_rs as aho
import rjieba
from pydantic import Field, model_validator

from detector.config import StrictModel
from detector.cue_groups import AgesConfig, SumsConfig, TravelConfig
from detector.metric_nouns import NounTable

Dimension = Literal[
    "count", "money", "percent", "duration", "points", "ratio", "date", "rank", "name"
]


LEVELS: Final = frozenset({"count", "money", "points"})
"""Dimensions that can grow and have shares."""

CHANGING: Final = LEVELS | {"percent"}
"""Dimensions whose values can differ from earlier ones by an amount."""


_MOVES: Final = frozenset({"added", "lost"})
"""What is derived of a stock and is a level of its own."""


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
    `listed`: it stands in the table, and is not made of the words of a text.
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
    `quoted_families`: of prices that change by the day; `moving`: the metric that moves where a
    thing of some kind is said to.
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
    moving: Mapping[str, str] = Field(default_factory=dict)
    grown_alike: frozenset[str] = frozenset()
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
    metrics: tuple[Metric, ...]

    @model_validator(mode="after")
    def _names_are_unique(self) -> MetricsConfig:
        names = [m.name for m in self.metrics]
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            raise ValueError(f"metrics named twice: {', '.join(twice)}")
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


class ScopesConfig(StrictModel):
    """`scopes.yaml`."""

    scopes: tuple[Scope, ...]


class CuesConfig(StrictModel):
    """`cues.yaml`: closed-class words that steer attachment; comments there tell what for."""

    modality: Mapping[str, tuple[str, ...]]
    expecters: tuple[str, ...]
    expectations: tuple[str, ...]
    outlooks: tuple[str, ...]
    beaten: tuple[str, ...]
    ages: AgesConfig
    sums: SumsConfig
    travel: TravelConfig
    conditional: tuple[str, ...]
    object_markers: tuple[str, ...]
    clause_openers: tuple[str, ...]
    saying: tuple[str, ...]
    telling: tuple[str, ...]
    dated_nouns: tuple[str, ...]
    hours: tuple[str, ...]
    publishing: tuple[str, ...]
    said_by: tuple[str, ...]
    announcing: tuple[str, ...]
    officers: tuple[str, ...]
    founded: tuple[str, ...]
    reporters: tuple[str, ...]
    reporters_before: tuple[str, ...]
    region_ends: tuple[str, ...]
    partners: Mapping[str, str]
    partner_marks: tuple[str, ...]
    partnered: frozenset[str]
    rest: tuple[str, ...]
    place_nouns: tuple[str, ...]
    needs: tuple[str, ...]
    addends: tuple[str, ...]
    price_moves: tuple[str, ...]
    held: tuple[str, ...]
    resuming: tuple[str, ...]
    teams: tuple[str, ...]
    locatives: tuple[str, ...]
    locatives_behind: tuple[str, ...]
    generic: tuple[str, ...]
    other_ones: tuple[str, ...]
    trades: tuple[str, ...]
    trades_again: tuple[str, ...]
    topic_after: tuple[str, ...]
    relative_openers: tuple[str, ...]
    relative_verbs: frozenset[str]
    demonstratives: tuple[str, ...]
    new_subjects: frozenset[str]
    backing: tuple[str, ...]
    backed: frozenset[str]
    paying: tuple[str, ...]
    latter: tuple[str, ...]
    possession: tuple[str, ...]
    having: frozenset[str]
    place_pronouns: tuple[str, ...]
    whole_places: Mapping[str, str]
    nation: tuple[str, ...]
    signing: tuple[str, ...]
    part_names: tuple[str, ...]
    nations: tuple[str, ...]
    these_events: tuple[str, ...]
    event_nouns: tuple[str, ...]
    player_roles: tuple[str, ...]
    definite_persons: tuple[str, ...]
    pronouns: tuple[str, ...]
    definite: tuple[str, ...]
    lines_of: tuple[str, ...]
    lines_behind: tuple[str, ...]
    definite_works: tuple[str, ...]
    definite_bodies: tuple[str, ...]
    person_pronouns: tuple[str, ...]
    distributive: tuple[str, ...]
    respective: tuple[str, ...]
    twofold: Mapping[str, tuple[str, str]]
    coordination: tuple[str, ...]
    group_end: tuple[str, ...]
    part_of: tuple[str, ...]
    own_names: frozenset[str]
    part_heads: frozenset[str]
    part_ends: tuple[str, ...]
    whole_nouns: tuple[str, ...]
    whole_modifiers: frozenset[str]
    no_modifiers: frozenset[str]
    part_of_behind: tuple[str, ...]
    power_kinds: tuple[str, ...]
    sector_ends: tuple[str, ...]
    sector_links: tuple[str, ...]
    sector_openers: tuple[str, ...]
    firms: tuple[str, ...]
    plain_adjectives: frozenset[str]
    now: tuple[str, ...]
    ability: tuple[str, ...]
    rates: tuple[str, ...]
    running: tuple[str, ...]
    averages: tuple[str, ...]
    occasions: tuple[str, ...]
    cumulative: tuple[str, ...]
    begun: tuple[str, ...]
    begun_behind: tuple[str, ...]
    continuation: tuple[str, ...]
    addition: tuple[str, ...]
    baseline: tuple[str, ...]
    baseline_times: tuple[str, ...]
    record_words: tuple[str, ...]
    baseline_with: tuple[str, ...]
    baseline_behind: tuple[str, ...]
    recovered: tuple[str, ...]
    levels: tuple[str, ...]
    growth: tuple[str, ...]
    growth_nouns: tuple[str, ...]
    growth_bare: tuple[str, ...]
    eras: tuple[str, ...]
    bases: Mapping[str, tuple[str, ...]]
    indices: tuple[str, ...]
    thresholds: tuple[str, ...]
    changes: tuple[str, ...]
    additions: tuple[str, ...]
    changes_behind: tuple[str, ...]
    changes_compared: tuple[str, ...]
    change_adverbs: tuple[str, ...]
    change_links: tuple[str, ...]
    falls: tuple[str, ...]
    falls_behind: tuple[str, ...]
    fall_links: tuple[str, ...]
    list_links: frozenset[str]
    placed_with: tuple[str, ...]
    averaging: tuple[str, ...]
    followers: frozenset[str]
    share: tuple[str, ...]
    share_verbs: tuple[str, ...]
    share_of: tuple[str, ...]
    each: Mapping[str, str]
    discount: tuple[str, ...]
    cut: tuple[str, ...]
    moves: tuple[str, ...]
    stepwise: tuple[str, ...]
    moves_before: tuple[str, ...]
    comparison: tuple[str, ...]
    rivals: tuple[str, ...]
    between_values: tuple[str, ...]
    after_bare_number: tuple[str, ...]
    from_words: tuple[str, ...]
    to_words: tuple[str, ...]
    duration: tuple[str, ...]
    first_rank: tuple[str, ...]
    placed: tuple[str, ...]
    placed_behind: tuple[str, ...]
    rank_titles: tuple[str, ...]
    superlative_frames: tuple[str, ...]
    holder_follows: tuple[str, ...]
    copulas: tuple[str, ...]
    added_behind: Mapping[str, str]
    done_ends: Mapping[str, str]
    actions: Mapping[str, tuple[str, ...]]
    light_actions: frozenset[str]
    measure_nouns: tuple[str, ...]
    measured_ends: tuple[str, ...]
    margins: tuple[str, ...]
    bank_income: frozenset[str]
    bank_ends: tuple[str, ...]
    sold_otherwise: tuple[str, ...]
    bare_sales: frozenset[str]
    opening_counts: frozenset[str]
    employing: tuple[str, ...]
    asked: frozenset[str]
    publications: tuple[str, ...]
    moved_prices: tuple[str, ...]
    closing: frozenset[str]
    traded: frozenset[str]
    handed_over: tuple[str, ...]
    descriptors: frozenset[str]
    counting: tuple[str, ...]
    counted_places: tuple[str, ...]
    counted_by_bureaus: frozenset[str]
    holding: frozenset[str]
    totals: tuple[str, ...]
    new_definitions: frozenset[str]
    whole_definitions: frozenset[str]
    begun_at: tuple[str, ...]
    counted_makers: tuple[str, ...]
    earning: frozenset[str]
    income_verbs: tuple[str, ...]
    each_links: tuple[str, ...]
    each_behind: Mapping[str, str]
    empty_nouns: tuple[str, ...]
    per_unit: tuple[str, ...]
    measure_verbs: tuple[str, ...]
    figures: tuple[str, ...]
    openers: tuple[str, ...]
    listed_again: tuple[str, ...]
    reasons: tuple[str, ...]
    revisions: tuple[str, ...]
    english_function_words: frozenset[str]
    english_no_counts: frozenset[str]
    noun_stops: str
    noun_stop_words: tuple[str, ...]
    composed: tuple[str, ...]
    noun_variants: Mapping[str, str] = Field(default_factory=dict)
    moves_alone: tuple[str, ...]
    crossed: tuple[str, ...]
    purposes: tuple[str, ...]
    forces: tuple[str, ...]
    attribution_before: tuple[str, ...]
    attribution_after: tuple[str, ...]

    @cached_property
    def modal(self) -> tuple[str, ...]:
        """The words that make a statement anything but one of fact."""
        return tuple(word for words in self.modality.values() for word in words)

    @cached_property
    def ahead(self) -> tuple[str, ...]:
        """The words that tell of what is planned or expected."""
        return (*self.modality["target"], *self.modality["forecast"])

    @cached_property
    def timeless(self) -> tuple[str, ...]:
        """The words that tell of what is planned, expected or possible."""
        return (*self.ahead, *self.ability)

    @cached_property
    def action_of(self) -> Mapping[str, str]:
        """The key of `actions` that has each of its verbs, the first where several have it."""
        verbs = [(verb, action) for action, verbs in self.actions.items() for verb in verbs]
        return dict(reversed(verbs))

    @cached_property
    def acting(self) -> tuple[str, ...]:
        """The verbs of all `actions`."""
        return tuple(self.action_of)


Payload = TypeVar("Payload")


class Mention(NamedTuple, Generic[Payload]):
    """Something recognised at [start, end) of a text."""

    start: int
    end: int
    what: Payload


_GAP: Final = " … "
"""In a metric's words: where the name of its owner stands."""

_HIDDEN: Final = 32
"""Characters behind a match in which a mention that it hid must end."""


class Matcher(Generic[Payload]):
    """Finds the words of a lexicon in a text, the longest at each place.

    Case is ignored, unless `fold` is False.
    """

    def __init__(self, words: Iterable[tuple[str, Payload]], *, fold: bool = True) -> None:
        self._fold = fold
        by_word: dict[str, list[Payload]] = {}
        for word, payload in words:
            by_word.setdefault(word.lower() if fold else word, []).append(payload)
        self._words = list(by_word)
        self._payloads = list(map(tuple, by_word.values()))
        self._automaton = (
            aho.AhoCorasick(self._words, matchkind=aho.MatchKind.LeftmostLongest)
            if self._words
            else None
        )

    def find(self, text: str) -> list[Mention[tuple[Payload, ...]]]:
        """Non-overlapping mentions in order; a Latin word only where it is not part of another."""
        if self._automaton is None:
            return []
        lowered = _lower_same_length(text) if self._fold else text
        matches = self._automaton.find_matches_as_indexes(lowered)
        return list(self._whole(matches, lowered, 0, len(lowered))) if matches else []

    def _whole(
        self, matches: list[tuple[int, int, int]], lowered: str, begin: int, end: int
    ) -> Iterator[Mention[tuple[Payload, ...]]]:
        """The `matches` of [begin, end) that cut no word, and those behind the word that one cuts.

        In "had revenue" the automaton sees "ad revenue", which cuts a word and hides "revenue".
        """
        assert self._automaton is not None  # noqa: S101
        for at, (index, first, last) in enumerate(matches):
            start, stop = begin + first, begin + last
            if not _inside_latin_word(lowered, start, stop):
                yield Mention(start, stop, self._payloads[index])
            elif (space := lowered.find(" ", start, stop)) >= 0:
                following = begin + matches[at + 1][1] if at + 1 < len(matches) else end
                rest = (space + 1, min(following, stop + _HIDDEN))
                hidden = self._automaton.find_matches_as_indexes(lowered[slice(*rest)])
                yield from self._whole(hidden, lowered, *rest)


@lru_cache(maxsize=16)
def _lower_same_length(text: str) -> str:
    """`text` in lower case; remembered, as many matchers look through one sentence in turn."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _inside_latin_word(text: str, start: int, end: int) -> bool:
    """Whether the match cuts a Latin word, as "mau" does in "mauve"."""
    before = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    return before or (end < len(text) and _latin(text[end - 1]) and _latin(text[end]))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


_SHORT_NAME: Final = 2
_AROUND: Final = 3
"""Characters beside a short name that tell whether it is but the ends of two words."""

_DATE_UNITS = "年月日季"
_YEARS_SAID: Final = "全今去本上明前半"
"""Before 年, these say of which year: 全年销量, 今年销量."""


def _bracketed(label: Label, more: Label) -> Label:
    return Label.model_construct(zh=f"{label.zh}（{more.zh}）", en=f"{label.en} ({more.en})")


class Lexicon:
    """Everything the configuration knows by name, ready to match."""

    def __init__(
        self,
        entities: EntitiesConfig,
        metrics: MetricsConfig,
        scopes: ScopesConfig,
        cues: CuesConfig,
    ) -> None:
        self.cues = cues
        self.markers = (*cues.object_markers, *cues.clause_openers)
        self.continuing = (*cues.continuation, *cues.addition)
        self.each_words = tuple(cues.each)
        self.referring = _referring(cues)
        self.definite = tuple({word for _, _, words in self.referring for word in words})
        self.each_behind = tuple(cues.each_behind)
        self._table = metrics
        self.metrics = {m.name: m for m in metrics.metrics if not m.same_as}
        rows = [m.model_copy(update={"name": m.same_as or m.name}) for m in metrics.metrics]
        self._renamed = {m.name: row for m, row in zip(metrics.metrics, rows, strict=True)}
        self._derived = {d.name: d for d in metrics.derived}
        self.growth_terms = Matcher((w, t) for t in metrics.growth_terms for w in t.words)
        self._growth_codes = {t.code: t.label for t in metrics.growth_terms if t.code}
        self._derivations = tuple(f"_{what}" for what in self._derived)
        self._first: dict[tuple[str, str], str] = {}
        for metric in rows:
            self._first.setdefault((metric.family, metric.definition), metric.name)
        self._acted = {(m.family, m.action): m for m in metrics.metrics if m.action}
        self.nouns = NounTable(
            metrics.nouns,
            {**metrics.kinds, **metrics.modifiers},
            metrics.plain_modifiers,
            metrics.plain_heads,
        )
        self._kind_of = {w.lower(): kind for kind, words in metrics.kinds.items() for w in words}
        self.kind_words = tuple(self._kind_of)
        self._goods_of = {w.lower(): code for code, words in metrics.goods.items() for w in words}
        self.goods_words = tuple(self._goods_of)
        self._kinds = tuple(sorted(metrics.kinds, key=len, reverse=True))
        self._results = {m.name for m in metrics.metrics if m.family in metrics.results}
        self._company_families = metrics.results | metrics.company_families
        self._counted: dict[str, Metric] = {}
        for metric in rows:
            for classifier in () if metric.words else metric.classifiers:
                self._counted.setdefault(classifier, metric)
        self.entities = {e.name: e for e in entities.entities}
        self._entity_words = Matcher(
            (word, e) for e in entities.entities for word in dict.fromkeys((e.name, *e.aliases))
        )
        framed = [(word, m) for m in rows for word in m.words if _GAP in word]
        self._metric_words = Matcher((w, m) for m in rows for w in m.words if _GAP not in w)
        self._framed = Matcher((w.partition(_GAP)[0], (w.partition(_GAP)[2], m)) for w, m in framed)
        self._framing = frozenset(w.partition(_GAP)[0] for w, _ in framed)
        self._owner_pattern = _owner_pattern((*cues.pronouns, *cues.definite_bodies))
        self._metrics_of: dict[str, tuple[Metric, ...]] = {}
        for metric in rows:
            for word in metric.words:
                self._metrics_of[word.lower()] = (*self._metrics_of.get(word.lower(), ()), metric)
        self._longer_nouns = Matcher(
            (word, word) for word in self.nouns.words if self._metric_words.find(word)
        )
        self.scopes = {s.code: s for s in scopes.scopes}
        self._scope_words = Matcher(
            (word, s.code) for s in scopes.scopes for word in (*s.words, *s.names)
        )
        self.regions = frozenset(s.code for s in scopes.scopes if s.region)
        self.illnesses = frozenset(s.code for s in scopes.scopes if s.illness)
        self._owner_words = {s.entity: frozenset(s.names) for s in scopes.scopes if s.entity}
        self._terms = {w.lower() for m in metrics.metrics for w in m.words} | {
            w.lower() for s in scopes.scopes for w in (*s.words, *s.names)
        }
        self._canonical = {
            word.lower(): e.name for e in entities.entities for word in (e.name, *e.aliases)
        }

    def derived(self, metric: Metric, what: str) -> Metric:
        """The growth, share, change... (`what`) of `metric`, a metric and family of its own.

        Metrics that are one under several names, of one family and definition, share that family.
        So does the growth of sales with that of revenue, of which it keeps to be the definition.
        """
        name = f"{metric.name}_{what}"
        first = self._first.get((metric.family, metric.definition), metric.name)
        whole = self._first.get((metric.family, ""))
        alike = whole is not None and metric.definition in self._table.grown_alike
        unit = self._derived[what].unit
        return metric.model_copy(
            update={
                "name": name,
                "family": f"{whole if alike else first}_{what}",
                "definition": metric.definition if alike else "",
                "label": self._derived_label(metric, what),
                "dimension": "percent" if unit else metric.dimension,
                "unit": unit or metric.unit,
            }
        )

    def undefined(self, metric: Metric) -> Metric:
        """The metric of the family of a level that is defined no further, or `metric`."""
        return self.metrics.get(self._first.get((metric.family, ""), ""), metric)

    def growth_at(self, metric: Metric, what: str, term: GrowthTerm) -> Metric:
        """The growth (`what`) of `metric` that leaves out what `term` says, by that defined."""
        plain = self.derived(metric, what)
        name = f"{metric.name}_{term.code}_{what}"
        return plain.model_copy(update={"name": name, "definition": term.code})

    def _derived_label(self, metric: Metric, what: str) -> Label:
        of, kind = metric.label, self._derived[what].label
        # Of labels that were validated: thousands of them are made for every report.
        return Label.model_construct(zh=of.zh + kind.zh, en=f"{of.en}, {kind.en}")

    def told_of_things(self, action: str) -> Metric | None:
        """The metric of whatever has had that `action`, a key of `cues.actions`, done to it."""
        return self._acted.get((self._table.things, action))

    def is_of_things(self, metric: Metric) -> bool:
        """Whether `metric` is of goods that something was done to: sold, delivered, shipped."""
        return metric.family in {self._table.things, "shipments"}

    def is_of_illness(self, metric: Metric) -> bool:
        """Whether `metric`, or what it is the growth of, is what an illness does: cases, deaths."""
        return self.level(metric).family in self._table.illness_families

    def is_of_listing(self, metric: Metric) -> bool:
        """Whether `metric` is what shares fetch that are sold for the first time."""
        return metric.family in self._table.listing_families

    def acted(self, metric: Metric, action: str) -> Metric | None:
        """What was added to, or taken from, the stock that `metric` is, None if it is none."""
        if metric.family not in self._table.stocks or metric.dimension != "count" or metric.action:
            return None
        listed = self._acted.get((metric.family, action))
        return listed or (self.derived(metric, action) if action in self._derived else None)

    def stock_of(self, metric: Metric) -> Metric | None:
        """The stock of which `metric` tells what was added to it, None if it tells of none."""
        what = self.derivation(metric.name)
        return self.metrics.get(metric.name.removesuffix(f"_{what}")) if what in _MOVES else None

    def is_new(self, metric: Metric) -> bool:
        """Whether `metric` counts only what came anew: new cases, shops opened."""
        return metric.definition in self.cues.new_definitions

    def whole_of(self, metric: Metric) -> Metric | None:
        """The metric of all there is of what `metric` counts the new of, None if there is none."""
        alike = (
            m
            for m in self.metrics.values()
            if (m.family, m.dimension, m.unit) == (metric.family, metric.dimension, metric.unit)
        )
        wholes = {"", *self.cues.whole_definitions}
        return next((m for m in alike if m.definition in wholes), None)

    def done_to(self, word: str, action: str) -> Metric | None:
        """The metric that a noun with an `action` done to it is: floor space | sold."""
        return self.metrics.get(self.noun_of(f"{self.noun_of(word)} {action}"))

    def inner_metrics(
        self, mention: Mention[tuple[Metric, ...]], text: str
    ) -> Mention[tuple[Metric, ...]] | None:
        """The longest metric word that ends a longer one found in `text`: 出口 in 汽车出口."""
        word = text[mention.start : mention.end].lower()
        for at in range(1, len(word) - 1):
            whole = not word[at].isascii() or word[at - 1] == " "
            if whole and word[at:] in self._metrics_of:
                return Mention(mention.start + at, mention.end, self._metrics_of[word[at:]])
        return None

    def metric_of(self, word: str, like: Metric) -> Metric | None:
        """The metric of that word with values like those of another, None if there is none."""
        alike = (like.dimension, like.unit)
        listed = self._metrics_of.get(word.lower(), ())
        return next((m for m in listed if (m.dimension, m.unit) == alike), None)

    def is_kind(self, word: str) -> bool:
        """Whether `word` names goods of one kind."""
        return word.lower() in self._kind_of

    def goods_named(self, metric: Metric, word: str, owner: str) -> str:
        """The code of the goods that `word` names, if they limit a figure of `owner`, or ""."""
        goods = self._goods_of.get(word.lower(), "")
        market = not owner or owner in self._owner_words
        maker = not market and self.kind_of(owner) not in {"place", "industry"}
        unsaid = maker and goods in self._table.makers_goods
        counted = self.level(metric).family == self._table.things
        return goods if counted and not unsaid else ""

    def is_act(self, noun: str) -> bool:
        """Whether it tells nothing more of `noun` that it was made, received or handled."""
        return noun in self._table.acts

    def of_kind(self, metric: Metric, word: str) -> Metric:
        """`metric` of goods of the kind that `word` names: one of the table, or a defined one."""
        kind = self._kind_of.get(word.lower(), word)
        if metric.name.startswith(f"{kind} "):
            return metric  # The growth of what is defined by its kind: mango exports_growth_yoy.
        what, level = self.derivation(metric.name), self.level(metric)
        if what and level is not metric:
            return self.derived(self.of_kind(level, word), what)
        bare = metric.name.removesuffix("_tonnes")
        for name in (f"{kind}_{metric.name}", f"{kind}_{bare}"):
            listed = self._renamed.get(name)
            if listed and listed.unit == metric.unit and listed.dimension == metric.dimension:
                return listed
        label = Label(zh=f"{word}{metric.label.zh}", en=f"{metric.label.en}, {kind}")
        return metric.model_copy(
            update={"name": f"{kind} {bare}", "definition": kind, "label": label}
        )

    def of_any_kind(self, metric: Metric) -> Metric | None:
        """The metric that is told of goods of any kind, where `metric` is that of one kind."""
        for kind in self._kinds:
            if metric.name.startswith((f"{kind}_", f"{kind} ")):
                bare = metric.name[len(kind) + 1 :]
                found = self.metrics.get(f"{bare}_tonnes") or self.metrics.get(bare)
                return found if found and found.of_kinds and found.unit == metric.unit else None
        return None

    def counted_by(self, classifier: str) -> Metric | None:
        """The metric without words of its own that `classifier` alone tells."""
        return self._counted.get(classifier)

    def each(self, metric: Metric, word: str) -> Metric:
        """`metric` of each, as `word` of `cues.each` says: another one of the same family."""
        code = self.cues.each.get(word) or self.cues.each_behind[word]
        if metric.definition == f"each_{code}":
            return metric
        return metric.model_copy(
            update={
                "name": f"{metric.name}_each_{code}",
                "definition": f"each_{code}",
                "label": Label(zh=word + metric.label.zh, en=f"{metric.label.en}, each {code}"),
            }
        )

    def within(self, metric: Metric, scope: str) -> Metric:
        """`metric`, or where one of its family is defined by what it is limited to, that one.

        全国铁路上半年发送旅客 is 铁路旅客发送量, as one word says it.
        """
        level = self.level(metric)
        codes = (code for code in scope.split("|") if code and not level.definition)
        found = (self._first.get((level.family, code)) for code in codes)
        listed = next((self.metrics[name] for name in found if name), None)
        if listed is None or (listed.unit, listed.dimension) != (level.unit, level.dimension):
            return metric
        what = self.derivation(metric.name)
        if not what:
            return listed if metric.name == level.name else metric
        return self.derived(listed, what)

    def level(self, metric: Metric) -> Metric:
        """What `metric` is the growth, share or change of, if the table has it, else itself.

        What was added to a stock is itself: 新增装机278GW,同比增长28% tells no growth of the stock.
        """
        if "_" not in metric.name:
            return metric
        what = self.derivation(metric.name)
        if what in _MOVES:
            return metric
        bare = metric.name.removesuffix(f"_{what}")
        term = next((c for c in self._growth_codes if bare.endswith(f"_{c}")), "")
        return self.metrics.get(bare) or self.metrics.get(bare.removesuffix(f"_{term}"), metric)

    def noun_of(self, phrase: str) -> str:
        """The name that both languages share for what `phrase` names, else `phrase` itself."""
        return self.nouns.name_of(phrase)

    def is_companys(self, metric: Metric) -> bool:
        """Whether `metric`, or what it is the growth of, is a company's rather than a place's."""
        level = self.metrics.get(metric.name.partition("_growth_")[0], metric)
        return level.family in self._company_families

    def is_nations(self, metric: Metric) -> bool:
        """Whether a country has `metric`, or what it is the growth of, told by its adjective."""
        level = self.level(metric)
        return level.kinds[:1] == ("place",) or level.family in self._table.nation_families

    def is_bodys(self, metric: Metric) -> bool:
        """Whether `metric`, or what it is the growth of, is a whole company's, not its goods'."""
        return self.level(metric).family in self._table.body_families

    def is_announced(self, metric: Metric) -> bool:
        """Whether `metric` is a fact once it is announced, though it is still to be done."""
        return metric.family in self._table.announced_families

    def is_quoted(self, metric: Metric) -> bool:
        """Whether `metric`, or what it is the growth of, is a price that moves by the day."""
        return self.level(metric).family in self._table.quoted_families

    def moving(self, kind: str) -> Metric | None:
        """What of a thing of that kind goes up or down where it is said to."""
        return self.metrics.get(self._table.moving.get(kind, ""))

    def is_total(self, metric: Metric) -> bool:
        """Whether `metric` is a sum of a company's results, and not one for each share."""
        return metric.name in self._results and metric.family != "earnings_per_share"

    def is_of_results(self, metric: Metric) -> bool:
        """Whether a company tells `metric`, or what it is the growth of, beside its results."""
        return self.level(metric).family in self._table.quarterly_families

    def is_result(self, name: str) -> bool:
        """Whether the metric of that name is one of a company's results."""
        return name in self._results

    def derivation(self, name: str) -> str:
        """What the metric of that name is of another (growth_yoy, share), "" if it is none."""
        if not name.endswith(self._derivations):
            return ""
        return next(what for what in self._derived if name.endswith(f"_{what}"))

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """What readers call each metric of the table and each derived one."""
        metrics = self.metrics.values()
        derived = {
            f"{m.name}_{what}": self._derived_label(m, what)
            for m in metrics
            for what, derived in self._derived.items()
            if m.dimension in (LEVELS if derived.unit else CHANGING)
        }
        growths = {
            f"{m.name}_{code}_{what}": _bracketed(derived[f"{m.name}_{what}"], label)
            for m in metrics
            for what in self._derived
            for code, label in self._growth_codes.items()
            if what.startswith("growth") and m.dimension in LEVELS
        }
        return {m.name: m.label for m in metrics} | derived | growths

    def canonical_entity(self, name: str) -> str:
        """The entity that `name` is a name or an alias of, else `name` itself."""
        return self._canonical.get(name.lower(), name)

    def kind_of(self, name: str) -> str:
        """The kind of the entity that the table calls `name`, or "" if it has none."""
        entity = self.entities.get(name)
        return entity.kind if entity else ""

    def owner_words(self, owner: str) -> frozenset[str]:
        """The scope words that of a figure of `owner` say no more than whose it is."""
        return self._owner_words.get(owner, frozenset())

    def scope_of(self, place: str) -> str:
        """The scope that is limited to `place`: the code of the table, else its name."""
        return next((s.code for s in self.scopes.values() if s.entity == place), place)

    def is_term(self, word: str) -> bool:
        """Whether `word` is a metric or scope word, which no name consists of."""
        return word.lower() in self._terms

    def is_part(self, scope: str) -> bool:
        """Whether the codes of a `scope` limit a figure to less than the whole."""
        return bool({*scope.split("|")} - {"", "global"})

    def find_entities(self, text: str) -> list[Mention[Entity]]:
        """Mentions of known entities; in 快递业务 stands no 快递业, in 加强生态 no 强生."""
        found = (Mention(m.start, m.end, m.what[0]) for m in self._entity_words.find(text))
        ends = self.cues.part_ends
        return [
            m
            for m in found
            if not (is_industry(m.what) and text.startswith(ends, m.end - 1))
            and not (m.end - m.start == _SHORT_NAME and _is_of_two_words(text, m.start))
        ]

    def find_metrics(self, text: str) -> list[Mention[tuple[Metric, ...]]]:
        """Mentions of metric words; a word may stand for several metrics of unlike dimension.

        In 2024年销量 and 全年销量 the 年 is the year's: the word there is 销量, not 年销量. A word
        inside a longer noun that is no metric of the table (理赔案件) is none.
        """
        mentions = [*self._metric_words.find(text), *self._framed_in(text)]
        if not mentions:
            return []
        mentions.sort(key=lambda m: m.start)
        found: list[Mention[tuple[Metric, ...]]] = []
        longer = [m for m in self._longer_nouns.find(text) if m.what[0] not in self._terms]
        for mention in mentions:
            if any(_inside(mention, noun) for noun in longer):
                continue
            before = text[: mention.start][-1:]
            dated = before.isdigit() or (before and before in _YEARS_SAID)
            if text[mention.start] in _DATE_UNITS and dated:
                inner = mention.start + 1
                found += [
                    Mention(m.start + inner, m.end + inner, m.what)
                    for m in self._metric_words.find(text[inner : mention.end])
                ]
            else:
                found.append(mention)
        return found

    def _framed_in(self, text: str) -> Iterator[Mention[tuple[Metric, ...]]]:
        """The first words of those that have their owner inside: [values] the company at 5bn."""
        for mention in self._framed.find(text):
            owner = self._owner_pattern.match(text, mention.end)
            found = [m for tail, m in mention.what if owner and owner[1] == tail]
            if found:
                yield Mention(mention.start, mention.end, tuple(found))

    def frames(self, word: str) -> bool:
        """Whether an owner stands right behind a metric's `word`: values [X] at."""
        return word.lower() in self._framing

    def find_scopes(self, text: str) -> list[Mention[str]]:
        """Mentions of scope words."""
        return [Mention(m.start, m.end, m.what[0]) for m in self._scope_words.find(text)]


def _referring(cues: CuesConfig) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Of each sort of thing, the words that refer back to one, and those that may anywhere."""
    works, bodies = (
        tuple(w for w in words if w in cues.definite)
        for words in (cues.definite_works, cues.definite_bodies)
    )
    return (
        ("place", cues.place_pronouns, cues.place_pronouns),
        ("person", cues.definite_persons, cues.definite_persons),
        ("work", cues.definite_works, works),
        ("thing", cues.definite_bodies, bodies),
        ("", (*cues.pronouns, *cues.definite), cues.definite),
    )


def _owner_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """What an owner looks like between two words: it, a name; and the second (rose, were up).

    `words` are those that refer back.
    """
    bodies = "|".join(re.escape(w[4:]) for w in words if w.startswith("the "))
    others = "|".join(re.escape(w) for w in words if w.isascii() and not w.startswith("the "))
    name = r"[A-Z][\w&.'’-]*(?: (?:of |and |& )?[A-Z0-9][\w&.'’-]*){0,4}"
    described = rf"(?:the|an?) [a-z-]+ of {name}"
    back = rf"{described}|(?:{others})|the (?:[\w-]+ ){{0,3}}(?:{bodies})"
    return re.compile(rf" (?:{back}|{name}) (\w+(?: (?:up|down)\b)?)\b(?! (?:least|first|last)\b)")


def _inside(inner: Mention[Any], outer: Mention[Any]) -> bool:
    shorter = inner.end - inner.start < outer.end - outer.start
    return shorter and outer.start <= inner.start and inner.end <= outer.end


def is_person(entity: Entity) -> bool:
    """Whether the entity is a human being."""
    return entity.kind == "person"


def is_industry(entity: Entity) -> bool:
    """Whether the name is that of a whole industry or market."""
    return entity.kind == "industry"


def is_place(entity: Entity) -> bool:
    """Whether the entity is a country, a city or another region."""
    return entity.kind == "place"


def _is_of_two_words(text: str, start: int) -> bool:
    """Whether the two characters at `start` end one word and begin another: 加|强|生|态."""
    at = max(0, start - _AROUND)
    window = text[at : start + _SHORT_NAME + _AROUND]
    if window.isascii():
        return False
    begins = set()
    for word in rjieba.cut(window, hmm=False):
        begins.add(at)
        at += len(word)
    parted = start + 1 in begins and not {start, start + _SHORT_NAME} & begins
    return parted and start + _SHORT_NAME < at


def contains_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` occurs in `text`, ignoring case; a Latin one as a word of its own."""
    return any(True for _ in _ends_of(text, words))


def behind_last(text: str, words: tuple[str, ...]) -> str:
    """`text` behind the last of `words` that contains_any finds in it; all of it if none is."""
    return text[max(_ends_of(text, words), default=0) :]


def _ends_of(text: str, words: tuple[str, ...]) -> Iterator[int]:
    lowered = text.lower()
    found = _automaton_of(words).find_matches_as_indexes(lowered, overlapping=True)
    return (end for _, start, end in found if not _inside_latin_word(lowered, start, end))


@lru_cache(maxsize=1024)
def _automaton_of(words: tuple[str, ...]) -> aho.AhoCorasick:
    """What finds `words` in one pass: made once for each list of the configuration."""
    return aho.AhoCorasick(words)


def without_ends(text: str, words: tuple[str, ...], blanks: str | None = None) -> tuple[str, str]:
    """`text` without all of `words` at its end, and the first of these in it, or "".

    `blanks` are the characters that may stand behind each of them; None: white space.
    """
    before, first = text.rstrip(blanks), ""
    while word := ends_with_any(before, words):
        before, first = before[: -len(word)].rstrip(blanks), word
    return before, first


def ends_with_any(text: str, words: tuple[str, ...]) -> str:
    """The longest of `words` that `text` ends with, or ""; a Latin one as a word of its own."""
    size = len(text)
    for word in _by_character(words, -1).get(text[-1:].lower(), ()):
        ends = text[-len(word) :].lower() == word
        if ends and not _inside_latin_word(text, size - len(word), size):
            return word
    return ""


def starts_with_any(text: str, words: tuple[str, ...]) -> str:
    """The longest of `words` that `text` starts with, or ""; a Latin one as a word of its own."""
    for word in _by_character(words, 0).get(text[:1].lower(), ()):
        starts = text[: len(word)].lower() == word
        if starts and not _inside_latin_word(text, 0, len(word)):
            return word
    return ""


@lru_cache(maxsize=1024)
def _by_character(words: tuple[str, ...], at: int) -> Mapping[str, Sequence[str]]:
    """`words` by their character `at`, the longest first: made once for each list."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[at], []).append(word)
    return found
