"""What `configs/` knows of entities, metrics, scopes and cues, and finding it in clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import rjieba

from detector.cue_words import CuesConfig
from detector.metric_nouns import NounTable
from detector.vocabulary import (
    CHANGING,
    LEVELS,
    EntitiesConfig,
    Entity,
    GrowthTerm,
    Label,
    Metric,
    MetricsConfig,
    ScopesConfig,
    is_industry,
)
from detector.word_search import (
    CALLED,
    GAP,
    Matcher,
    Mention,
)

MetricMention = Mention[tuple[Metric, ...]]
"""A word that names a measure, with the metrics it may mean."""

_MOVES: Final = frozenset({"added", "lost"})
"""What is derived of a stock and is a level of its own."""
_ABROAD: Final = "overseas"
"""The scope of what is sold abroad."""
_OF_EACH: Final = {"day": "daily", "week": "weekly", "month": "monthly"}
"""Definitions in a family of the table, by the code of what each is of."""
_MEDIAN: Final = "median"
_OVERLAP: Final = 8
"""Characters of a metric word behind one that begins with the 年 of a year: 去年|产煤."""
_SHORT_NAME: Final = 2
_AROUND: Final = 3
"""Characters beside a short name that tell whether it is but the ends of two words."""
_DATE_UNITS = "年月日季"
_YEARS_SAID: Final = "全今去本上明前半"
"""Before 年, these say of which year: 全年销量, 今年销量."""


def _another(metric: Metric, definition: str, label: Label) -> Metric:
    """A metric of the family of `metric` with a definition of its own, which ends its name."""
    name = f"{metric.name}_{definition}"
    return metric.model_copy(update={"name": name, "definition": definition, "label": label})


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
        self.counters = frozenset(metrics.counters)
        named = {metric.name: metric for metric in rows}
        self._counted = {word: named[name] for word, name in metrics.counters.items()}
        for metric in rows:
            for classifier in () if metric.words else metric.classifiers:
                self._counted.setdefault(classifier, metric)
        self.entities = {e.name: e for e in entities.entities}
        self._entity_words = Matcher(
            (word, e) for e in entities.entities for word in dict.fromkeys((e.name, *e.aliases))
        )
        framed = [(word, m) for m in rows for word in m.words if GAP in word]
        self._metric_words = Matcher((w, m) for m in rows for w in m.words if GAP not in w)
        self._framed = Matcher((w.partition(GAP)[0], (w.partition(GAP)[2], m)) for w, m in framed)
        self._framing = frozenset(w.partition(GAP)[0] for w, _ in framed)
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
        self.homes = scopes.homes
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

    def inner_metrics(self, mention: MetricMention, text: str) -> MetricMention | None:
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

    def is_goods(self, code: str) -> bool:
        """Whether the code of a scope is that of goods of one kind."""
        return code in self._table.goods or code in self.cues.goods_scopes

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
        """The metric that `classifier` alone tells: 3死, or one without words of its own."""
        return self._counted.get(classifier)

    def each(self, metric: Metric, word: str) -> Metric:
        """`metric` of each, as `word` of `cues.each` says: another one of the same family.

        Where the table has it, that one: users on each day are daily users.
        """
        code = self.cues.each.get(word) or self.cues.each_behind[word]
        if metric.definition == f"each_{code}":
            return metric
        listed = self._first.get((metric.family, _OF_EACH.get(code, code)))
        if listed and not metric.definition and metric.listed:
            return self.metrics[listed]
        label = Label(zh=word + metric.label.zh, en=f"{metric.label.en}, each {code}")
        return _another(metric, f"each_{code}", label)

    def median(self, metric: Metric) -> Metric:
        """The median of `metric`, which is no average: another one of the same family."""
        if metric.definition == _MEDIAN:
            return metric
        label = Label(zh=f"{metric.label.zh}中位数", en=f"median {metric.label.en}")
        return _another(metric, _MEDIAN, label)

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

    def is_growing_rate(self, metric: Metric) -> bool:
        """Whether a bare percentage by which the rate that `metric` is grew is no value of it."""
        return metric.family in self._table.growing_rates

    def is_declared(self, metric: Metric) -> bool:
        """Whether what will be paid of `metric` for a time that is over is a fact: a dividend."""
        return self.level(metric).family in self._table.declared_families

    def is_gain(self, metric: Metric) -> bool:
        """Whether `metric` is what a stock gained, so that 非农就业|增加2.2万人 tells it."""
        return metric.family in self._table.gain_families

    def scopes_told(self, metric: Metric) -> list[str]:
        """The scopes that the name of `metric` tells: what core inflation leaves out."""
        family = self.level(metric).family
        return [code for code, families in self._table.told_scopes.items() if family in families]

    def is_export(self, metric: Metric) -> bool:
        """Whether `metric` is what a country sells abroad: its mills' and its farmers' too."""
        return self.level(metric).family in self._table.told_scopes.get(_ABROAD, ())

    def joint_of(self, metric: Metric) -> list[tuple[Metric, Metric, tuple[str, ...]]]:
        """Metrics of several kinds, `metric` that of one; with each other one and its words."""
        return [
            (self.metrics[name], self.metrics[other], words)
            for name, parts in self._table.joint.items()
            for other, words in parts.items()
            if metric.name in parts and metric.name != other
        ]

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
            and not (m.end - m.start == _SHORT_NAME and _is_in_other_words(text, m.start))
        ]

    def find_metrics(self, text: str) -> list[MetricMention]:
        """Mentions of metric words; a word may stand for several metrics of unlike dimension.

        In 2024年销量 and 全年销量 the 年 is the year's: the word there is 销量, not 年销量. A word
        inside a longer noun that is no metric of the table (理赔案件) is none.
        """
        mentions = [*self._metric_words.find(text), *self._framed_in(text)]
        if not mentions:
            return []
        mentions.sort(key=lambda m: m.start)
        found: list[MetricMention] = []
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
                    for m in self._metric_words.find(text[inner : mention.end + _OVERLAP])
                    if m.start + inner < mention.end
                ]
            else:
                found.append(mention)
        return found

    def _framed_in(self, text: str) -> Iterator[MetricMention]:
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
    called = rf"{CALLED}{name}"
    back = rf"{described}|{called}|(?:{others})|the (?:[\w-]+ ){{0,3}}(?:{bodies})"
    return re.compile(rf" (?:{back}|{name}) (\w+(?: (?:up|down)\b)?)\b(?! (?:least|first|last)\b)")


def _inside(inner: Mention[Any], outer: Mention[Any]) -> bool:
    shorter = inner.end - inner.start < outer.end - outer.start
    return shorter and outer.start <= inner.start and inner.end <= outer.end


def _is_in_other_words(text: str, start: int) -> bool:
    """Whether the two characters at `start` end one word and begin another: 加|强|生|态.

    Or end a longer one: 安|全法.
    """
    at = max(0, start - _AROUND)
    window = text[at : start + _SHORT_NAME + _AROUND]
    if window.isascii():
        return False
    begins = set()
    for word in rjieba.cut(window, hmm=False):
        begins.add(at)
        at += len(word)
    end = start + _SHORT_NAME
    parted = start + 1 in begins and not {start, end} & begins
    ends_longer = not {start, start + 1} & begins and end in {*begins, at}
    return (parted and end < at) or ends_longer
