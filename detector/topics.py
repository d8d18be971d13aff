"""What a sentence leaves in the reader's mind for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from detector.attachment import (
    of_base,
)
from detector.carried_periods import PeriodCarrier, is_year_before
from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.markets import market_after
from detector.mentions import Group, SentenceMentions
from detector.names import RATER_KIND, REGION_KIND
from detector.records import (
    Period,
)
from detector.references import Topic, is_line, is_region, sort_of
from detector.respective import (
    listed_names,
)
from detector.stated_units import is_converted
from detector.vocabulary import Entity, Metric, is_person
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_REMEMBERED = 50
"""Sums of money that a text is taken to remember when it repeats one without its currency."""
_OPENING_PARAGRAPHS = 2
"""The headline's and the lead's."""
_OF = ("of",)
"""Between an outbreak and the illness that broke out."""


def next_topic(
    topic: Topic,
    view: SentenceMentions,
    drafts: list[Draft],
    published: date | None,
    carrier: PeriodCarrier,
) -> Topic:
    """The topic after a sentence: its subject, its last metric, period and source."""
    figures = [d for d in drafts if d.kind == "quantity"]
    reported = topic.reported if figures else carrier.announced(topic.reported, view, published)
    lexicon = carrier.lexicon
    country = topic.country or _country(view, lexicon)
    spoken = market_after(view, drafts, lexicon)
    market = spoken if spoken.code else topic.market
    illness = illness_told(reversed(figures), lexicon) or _outbreak(view, lexicon) or topic.illness
    if not drafts and not view.groups:
        return topic._replace(reported=reported, country=country, market=market, illness=illness)
    free = [g for g in view.groups if not (g.marked or g.speaker or _owns_nothing(g))]
    heads = _claimed(view, drafts, topic, lexicon) or [h for g in free[:1] for h in g.heads[:1]]
    others = [h for g in free for h in g.heads[-1:]]
    # Of the parts of a whole (其中,…) the text goes on about the whole.
    part = starts_with_any(view.text, lexicon.cues.part_of)
    subjects: dict[str, Entity] = {}
    within = _owners_within(view, free)
    for head in (*topic.subjects[: part != ""], *heads, *others, *topic.subjects, *within):
        subjects.setdefault(sort_of(head), head)
    speakers = [h for g in view.groups if g.speaker for h in g.heads if sort_of(h) == "thing"]
    branches = {h.name: g.branch for g in view.groups for h in g.heads}
    if not branches:
        branches = dict(topic.branches)
    # How long something took says when it ended, and of no other figure when it holds.
    held = [d for d in figures if d.metric.dimension != "duration"]
    metric = figures[-1].metric if figures else topic.metric
    bases = {p.period for p in view.periods if of_base(view, p, lexicon.cues)}
    dated = [d.period for d in held if d.period.basis in {"explicit", "relative"}]
    dated = [p for p in dated if p not in bases] or dated
    dated = [p for p in dated if not any(is_year_before(p, other) for other in dated)]
    if contains_any(view.text, lexicon.cues.part_of):
        # 上半年20万亿元,其中一季度9万亿元,二季度11万亿元。: the text goes on about the half.
        dated = [p for p in dated if not any(p != other and p.within(other) for other in dated)]
    asides = {q.start for q in view.quantities if is_converted(view, q)}
    money = {
        (d.quantity.low, d.quantity.high): (d.quantity.unit, d.metric)
        for d in figures
        if d.metric.dimension == "money" and d.place.start not in asides
    }
    return Topic(
        subjects=tuple(subjects.values()),
        speaker=speakers[-1] if speakers else _only_object(view) or topic.speaker,
        companies=_companies(topic, heads[:1], drafts, lexicon),
        lines=topic.lines.union(
            g.heads[-1].name for g in view.groups if is_line(view, g, lexicon.cues)
        ),
        branches=branches,
        metric=metric,
        level=lexicon.level(metric) if metric else None,
        counted={**topic.counted, **_counted(view, figures, lexicon)},
        period=dated[-1] if dated else topic.period,
        reported=carrier.reported(
            reported, [d for d in held if d.period not in bases] or held, published
        ),
        told=carrier.told(topic.told, reported, figures),
        stated=carrier.stated(topic, figures),
        attribution=next(
            (d.attribution for d in reversed(drafts) if d.attribution), topic.attribution
        ),
        money=dict([*topic.money.items(), *money.items()][-_REMEMBERED:]) if money else topic.money,
        listed=tuple(listed_names(view, len(view.text), lexicon)) or topic.listed,
        country=country,
        illness=illness,
        parts=topic.parts.union(_parts_named(view, lexicon.cues)),
        seat=_seat(view) or topic.seat,
        market=market,
    )


def _only_object(view: SentenceMentions) -> Entity | None:
    """The one company of a sentence, if it is no subject there: half of it came from Alba."""
    named = {h.name: h for g in view.groups if g.marked for h in g.heads}
    free = any(not g.marked for g in view.groups)
    only = next(iter(named.values())) if len(named) == 1 and not free else None
    return only if only and only.kind == "company" else None


def _owns_nothing(group: Group) -> bool:
    """Whether a name is that of a newspaper or the like: 来源:岚浦日报."""
    return group.heads[-1].kind == RATER_KIND


def _counted(
    view: SentenceMentions, figures: Sequence[Draft], lexicon: Lexicon
) -> Mapping[str, Metric]:
    """Which metric of the table each classifier of a sentence counted."""
    classifiers = {q.start: q.classifier for q in view.quantities if q.classifier}
    return {
        classifiers[d.place.start]: d.metric
        for d in figures
        if d.place.start in classifiers and d.metric.name in lexicon.metrics
    }


def illness_told(drafts: Iterable[Draft], lexicon: Lexicon) -> str:
    """The illness whose cases or deaths the last of `drafts` tells of, "" if none does."""
    told = [c for d in drafts if lexicon.is_of_illness(d.metric) for c in d.scope.split("|")]
    return next((code for code in reversed(told) if code in lexicon.illnesses), "")


def _outbreak(view: SentenceMentions, lexicon: Lexicon) -> str:
    """The illness whose outbreak a sentence names, "" if none: 麻疹|疫情, a measles outbreak."""
    words = lexicon.cues.outbreaks
    for mention in view.scopes:
        before = view.text[: mention.start].rstrip().lower()
        before, of = without_ends(before, _OF)
        broke_out = of and ends_with_any(before.rstrip(), words)
        broke_out = broke_out or starts_with_any(view.text[mention.end :].lstrip(), words)
        if broke_out and mention.what in lexicon.illnesses:
            return mention.what
    return ""


def _parts_named(view: SentenceMentions, cues: CuesConfig) -> Iterator[str]:
    """The places of a sentence that are but states, cities and the like: 圣保罗|州."""
    for group in view.groups:
        if starts_with_any(view.text[group.end :].lstrip(), cues.part_names):
            yield group.heads[-1].name


def _seat(view: SentenceMentions) -> str:
    """The only place of a sentence about a person, "" where there is none: the mayor of Halvia."""
    free = [g for g in view.groups if not g.marked]
    places = {h.name for g in view.groups for h in g.heads if is_region(h)}
    person = free != [] and is_person(free[0].heads[-1])
    return places.pop() if person and len(places) == 1 else ""


def _country(view: SentenceMentions, lexicon: Lexicon) -> str:
    """The country that an opening sentence calls 我国 or 全国, "" where it names anybody."""
    if view.sentence.paragraph >= _OPENING_PARAGRAPHS or view.groups:
        return ""
    told = (lexicon.scopes[m.what].entity or "" for m in view.scopes if lexicon.is_part(m.what))
    return next((name for name in told if lexicon.kind_of(name) == "place"), "")


def _companies(
    topic: Topic, heads: Sequence[Entity], drafts: Sequence[Draft], lexicon: Lexicon
) -> tuple[Entity, ...]:
    """The companies of the text so far: by the table, or for what only companies have."""
    bodies = {d.entity for d in drafts if lexicon.is_bodys(d.metric)}
    new = [e for e in heads if e.kind == "company" or e.name in bodies or e in topic.companies]
    return (*new, *(e for e in topic.companies if e not in new))


def _owners_within(view: SentenceMentions, groups: Sequence[Group]) -> Iterator[Entity]:
    """The companies inside noun phrases about what is theirs: Netflix's "Wednesday"."""
    for mention in view.entities:
        inside = (g for g in groups if g.start <= mention.start and mention.end <= g.end)
        if mention.what.kind == "company" and any(mention.what not in g.heads for g in inside):
            yield mention.what


def _claimed(
    view: SentenceMentions, drafts: list[Draft], topic: Topic, lexicon: Lexicon
) -> list[Entity]:
    """The entity of the sentence's first figure: named in it, referred back to, or implied.

    A date comes after figures: what it tells of is often only who said them.
    """
    if not drafts:
        return []
    others = [d for d in drafts if d.kind != "date"] or drafts[-1:]
    entity = next((d.entity for d in others if d.entity), "")
    if company := _before_goods(view, others, topic, lexicon):
        return [company]
    if named := [h for g in view.groups for h in g.heads if h.name == entity]:
        return named[:1]
    if known := [e for e in topic.subjects if e.name == entity]:
        return known
    listed = lexicon.entities.get(entity)
    if listed is None and any(scope.entity == entity for scope in lexicon.scopes.values()):
        listed = Entity(name=entity, kind="place")
    if listed is None and entity.endswith(lexicon.cues.region_ends):
        listed = Entity(name=entity, kind=REGION_KIND)
    return [listed] if listed else []


def _before_goods(
    view: SentenceMentions, drafts: Sequence[Draft], topic: Topic, lexicon: Lexicon
) -> Entity | None:
    """The company that the text spoke of, where "it" opens a sentence of so many of its goods.

    It delivered 136,000 SU7 sedans: the text goes on about the company.
    """
    opens = starts_with_any(view.text, (*lexicon.cues.pronouns, *lexicon.cues.definite_bodies))
    first = next((d for d in drafts if d.entity), None)
    if not opens or first is None or not topic.companies:
        return None
    named = [g for g in view.groups if any(h.name == first.entity for h in g.heads)]
    behind = bool(named) and all(g.start >= first.place.end and g.marked for g in named)
    return topic.subjects[0] if behind and topic.subjects[0] in topic.companies else None


def next_anchor(anchor: Period | None, view: SentenceMentions, cues: CuesConfig) -> Period | None:
    """The time that 同期 in the next sentence means: that of what is, not of what is expected."""
    if not view.periods:
        return anchor
    told = [c for c in view.clauses if not contains_any(view.text[c.start : c.end], cues.ahead)]
    known = [
        p.period
        for p in view.periods
        if p.period.start is not None
        and p.kind != "year_before"
        and not (anchor and of_base(view, p, cues))
        and (anchor is None or any(clause.holds(p.start, p.end) for clause in told))
    ]
    return known[-1] if known else anchor
