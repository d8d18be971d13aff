"""Whose figure it is: the entity that a metric, a rank or an event belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from detector.lexicon import (
    CuesConfig,
    Entity,
    Lexicon,
    Metric,
    contains_any,
    ends_with_any,
    is_industry,
    is_person,
    is_place,
    starts_with_any,
)
from detector.mentions import Group, Located, SentenceMentions
from detector.metric_choice import ChosenMetric
from detector.names import OPEN_KINDS, REGION_KIND
from detector.records import Period
from detector.sentences import Span

_OF = frozenset({"of", "of the", "by", "by the", "at", "at the", "for", "for the"})
"""Between a metric and its owner behind it."""

_IN = re.compile(r"\bin (?:the )?$")
_IN_REACH = 8

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Told:
    """When a measure was told of last, and of whom."""

    period: Period
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """What the sentences so far leave in the reader's mind.

    `level`: what `metric` is a growth, share or change of, or `metric`. `reported`: the months,
    quarters and the like that the article has given figures of; `told`: what each measure was told
    of last in the paragraph; `stated`: the last dated value of a metric and a subject; `figured`:
    when the figures of the sentence at hand held; `money`: the sums stated, with their currency and
    metric, for when one is repeated without.
    """

    subjects: tuple[Entity, ...] = ()
    metric: Metric | None = None
    level: Metric | None = None
    period: Period | None = None
    attribution: str = ""
    reported: tuple[Period, ...] = ()
    told: dict[str, Told] = field(default_factory=dict)
    stated: dict[tuple[str, str], float] = field(default_factory=dict)
    figured: Period | None = None
    money: dict[Bounds, tuple[str, Metric]] = field(default_factory=dict)


def subjects_of(
    view: SentenceMentions,
    place: Span,
    chosen: ChosenMetric,
    topic: Topic,
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """The names of the entities that the claim at `place` is about; empty if none is known.

    Several names mean the same is said of each (均, 都). What the sentence names goes first, then
    what it refers back to (该公司, its), then the topic of the text.
    """
    if _of_rival(view, place, lexicon.cues):
        return ("",)
    metric = chosen.metric
    anchor = min(place.start, chosen.start if chosen.start is not None else place.start)
    groups = [
        g
        for g in view.groups
        if any(_suits(h, metric) for h in g.heads) and not _is_region(g, place, metric)
    ]
    to_place = _refers_back(view, anchor, lexicon.cues.place_pronouns)
    to_place = to_place or _is_definite(view, groups, place, lexicon.cues.place_pronouns)
    back = to_place or _refers_back(view, anchor, lexicon.cues.pronouns)
    back = back or _is_definite(view, groups, place, lexicon.cues.definite)
    person = metric.kinds == ("person",)
    by_pronoun = person and _has_pronoun(view, place, lexicon.cues)
    group = _named(view, groups, place, anchor, chosen, lexicon)
    if group is None and not by_pronoun and not back:
        group = _left_over(view, groups, place)
    if group is not None:
        return _names(view, group, place, metric, lexicon)
    if person and metric.dimension == "date" and not by_pronoun:
        return ()
    known = _from_topic(topic, metric, place_first=to_place)
    return tuple(known or _implied(view, lexicon))[:1]


def _of_rival(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether the value belongs to whoever it is compared with, and nobody knows that name."""
    clause = view.clauses[view.clause_at(place.start)]
    start = place.start
    for quantity in reversed(view.quantities):
        if view.text[quantity.outer_end : start].strip() in cues.list_links:
            start = quantity.outer_start
    if not view.text.endswith("的", 0, start):
        return False
    found = _rival_pattern(cues.rivals).search(view.text, clause.start, start)
    if found is None:
        return False
    known: list[Located] = [*view.entities, *view.periods, *view.metrics]
    return not any(m.start < found.end(1) and found.start(1) < m.end for m in known)


@lru_cache(maxsize=1)
def _rival_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})([\u4e00-\u9fff]{{2,20}})的\Z")


def _named(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    anchor: int,
    chosen: ChosenMetric,
    lexicon: Lexicon,
) -> Group | None:
    """The name in the sentence that the claim belongs to by grammar.

    In order: the owner of the metric word or of the number, the last name before them in the clause
    that is no object, the subject of an earlier clause, a name that the number modifies
    (吸金200亿的六小虎). A company or a product goes before a place; an industry, whose name (AI)
    stands in many words, and whoever is only quoted (X估计) are left for later.
    """
    named = [g for g in groups if not is_industry(g.heads[-1]) and not g.speaker]
    concrete = [g for g in named if not is_place(g.heads[-1])]
    metric_elsewhere = chosen.start is not None and view.clause_at(chosen.start) != view.clause_at(
        place.start
    )
    return (
        (_in_clause(view, concrete, place) if metric_elsewhere else None)
        or _owner(view, groups, anchor, place, lexicon)
        or _owner_behind(view, groups, chosen, place)
        or _in_clause(view, concrete, place)
        or _in_earlier_clause(view, concrete, place)
        or _modified(view, groups, place)
        or _in_clause(view, named, place)
        or _in_earlier_clause(view, named, place)
    )


def _left_over(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    """An industry, a speaker of its own figures, or the place that the clause speaks of."""
    left = [g for g in groups if not (g.speaker and g.heads[-1].kind == "organisation")]
    return (
        _in_clause(view, left, place)
        or _in_earlier_clause(view, left, place)
        or _where(view, groups, place)
    )


def _from_topic(topic: Topic, metric: Metric, *, place_first: bool) -> list[str]:
    suitable = [e for e in topic.subjects if _suits(e, metric)]
    suitable.sort(
        key=lambda e: (
            place_first and not is_region(e),
            bool(metric.kinds) and e.kind not in metric.kinds,
        )
    )
    return [e.name for e in suitable]


def is_region(entity: Entity) -> bool:
    """Whether the entity is a place, by the table or by its name."""
    return is_place(entity) or entity.kind == REGION_KIND


def _suits(entity: Entity, metric: Metric) -> bool:
    if metric.kinds:
        return entity.kind in metric.kinds or entity.kind in OPEN_KINDS
    return not is_person(entity)


def _is_region(group: Group, place: Span, metric: Metric) -> bool:
    """Whether a place only says where a rank holds: 中国第一."""
    return metric.dimension == "rank" and group.end == place.start and is_place(group.heads[-1])


def _implied(view: SentenceMentions, lexicon: Lexicon) -> list[str]:
    """Whose figures a scope implies: 国内出游5亿人次 are China's."""
    codes = [m.what for m in lexicon.find_scopes(view.text)]
    return [entity for code in codes if (entity := lexicon.scopes[code].entity)]


def _refers_back(view: SentenceMentions, anchor: int, pronouns: tuple[str, ...]) -> bool:
    """Whether 该公司的, 该国, its or the like opens the clause or stands before the metric."""
    before = view.text[:anchor].lower().rstrip(" 的")
    clause = view.clauses[view.clause_at(anchor)]
    opens = starts_with_any(view.text[clause.start : anchor].strip(), pronouns)
    return bool(opens or ends_with_any(before, pronouns))


def _is_definite(
    view: SentenceMentions, groups: Sequence[Group], place: Span, pronouns: tuple[str, ...]
) -> bool:
    """Whether 该公司 or the like stands before the number, and no other subject behind it."""
    if not contains_any(view.text[: place.start], pronouns):
        return False
    before = view.text[: place.start].lower()
    at = max(before.rfind(word) for word in pronouns if word in before)
    free = (g for g in groups if not (g.marked or g.speaker or is_industry(g.heads[-1])))
    return all(not at <= g.start < place.start for g in free)


def _has_pronoun(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    clause = view.clauses[view.clause_at(place.start)]
    return contains_any(view.text[clause.start : place.end], cues.person_pronouns)


def _owner(
    view: SentenceMentions, groups: Sequence[Group], anchor: int, place: Span, lexicon: Lexicon
) -> Group | None:
    """The name right before the metric word or the number, whatever stands before the name."""
    for group in reversed(groups):
        if group.marked and (group.locative or is_industry(group.heads[-1])):
            continue
        for position in {anchor, place.start}:
            between = view.text[group.end : position].strip("”’\"'》 ").lower()
            if group.end > position:
                continue
            has = position == place.start and between in lexicon.cues.having
            if has and group.marked and not group.locative:
                return group
            if between in lexicon.cues.possession or (not between and _opens(view, group)):
                return group
    in_bracket = view.text[: place.start].rfind("(")
    if in_bracket > view.text.rfind(")", 0, place.start):
        before = [g for g in groups if g.end <= in_bracket]
        clause = view.clauses[view.clause_at(place.start)]
        if before and before[-1].start >= clause.start:
            return before[-1]
    return None


def _owner_behind(
    view: SentenceMentions, groups: Sequence[Group], chosen: ChosenMetric, place: Span
) -> Group | None:
    """Whoever a preposition ties to the metric word: shipments by X, users of X in Japan.

    Where the noun counted is the metric's word, that is another one: sales of X reached 5 copies.
    """
    clause = view.clauses[view.clause_at(place.start)]
    words = [m.end for m in view.metrics if clause.start <= m.start and m.end <= place.start]
    ends = [chosen.end] if chosen.end is not None and chosen.end <= place.start else words
    for end in ends:
        group = next((g for g in groups if end <= g.start < place.start), None)
        if group and view.text[end : group.start].strip(' "“').lower() in _OF:
            return group
    return None


def _opens(view: SentenceMentions, group: Group) -> bool:
    """Whether the name begins its clause: 豆包月活, not 进口了大批英伟达大卡."""
    return group.start - view.clauses[view.clause_at(group.start)].start <= 1


def _in_clause(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    clause = view.clauses[view.clause_at(place.start)]
    free = [g for g in groups if clause.start <= g.start and g.end <= place.start and not g.marked]
    return free[-1] if free else None


def _in_earlier_clause(
    view: SentenceMentions, groups: Sequence[Group], place: Span
) -> Group | None:
    for index in range(view.clause_at(place.start) - 1, -1, -1):
        clause = view.clauses[index]
        free = [g for g in groups if clause.holds(g.start, g.end) and not g.marked]
        if free:
            return free[0]
    return None


def _where(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    """The place that a clause without a subject speaks of: shipments in Japan reached 9 million."""
    clause = view.clauses[view.clause_at(place.start)]
    here = [g for g in groups if g.locative and clause.holds(g.start, g.end)]
    listed = next((g for g in here if is_place(g.heads[-1])), None)
    return listed or next((g for g in here if _is_in(view, g, place)), None)


def _is_in(view: SentenceMentions, group: Group, place: Span) -> bool:
    """Whether a name that no table lists says where a figure behind it holds: output in Halvia."""
    before = view.text[max(0, group.start - _IN_REACH) : group.start].lower()
    known = group.end <= place.start and group.heads[-1].kind in OPEN_KINDS
    return known and _IN.search(before) is not None


def _modified(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    behind = [g for g in groups if 0 <= g.start - place.end <= 8]
    if behind and "的" in view.text[place.end : behind[0].start]:
        return behind[0]
    return None


def _names(
    view: SentenceMentions, group: Group, place: Span, metric: Metric, lexicon: Lexicon
) -> tuple[str, ...]:
    heads = [h.name for h in group.heads if _suits(h, metric)]
    if len(heads) == 1 and not group.joint:
        return (heads[0],)
    if len(heads) > 1 and contains_any(
        view.text[group.end : place.start], lexicon.cues.distributive
    ):
        return tuple(heads)
    if group.joint:
        noun = _noun_after_list(view.text[group.end :], lexicon.cues)
        return (noun,) if noun else ("、".join(sorted(heads)),)
    return ("、".join(sorted(heads)),)


def _noun_after_list(rest: str, cues: CuesConfig) -> str:
    """What a list amounts to: 国内十款大模型产品 in `Kimi、豆包等国内十款大模型产品,`."""
    opener = starts_with_any(rest, cues.group_end)
    match = re.match(
        r"[^，。,;；:：、()（）\s]{2,16}(?=[，。,;；:：、()（）\s]|$)", rest[len(opener) :]
    )
    return match.group() if match else ""
