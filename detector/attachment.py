"""Whose figure it is, for when, within what, how certain, and who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

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
from detector.mentions import Group, SentenceMentions
from detector.metric_choice import ChosenMetric
from detector.names import OPEN_KIND
from detector.periods import PeriodMention
from detector.quantities import QuantityMention
from detector.records import Modality, Period
from detector.sentences import Span

_REGIONS = ("domestic", "overseas", "global")
"""Of these a figure has one: the nearest named before it."""


Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Topic:
    """What the sentences so far leave in the reader's mind.

    `money`: the sums stated, with their currency and metric, for when one is repeated without.
    """

    subjects: tuple[Entity, ...] = ()
    metric: Metric | None = None
    period: Period | None = None
    attribution: str = ""
    money: dict[Bounds, tuple[str, Metric]] = field(default_factory=dict)


def _suits(entity: Entity, metric: Metric) -> bool:
    if metric.kinds:
        return entity.kind in metric.kinds or entity.kind == OPEN_KIND
    return not is_person(entity)


def subjects_of(
    view: SentenceMentions,
    place: Span,
    chosen: ChosenMetric,
    topic: Topic,
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """The names of the entities that the claim at `place` is about; empty if none is known.

    Several names mean the same is said of each (均, 都). A company or a product goes before a
    place, and both before an industry, whose name (AI) stands in many words. In order: the owner of
    the metric word or of the number, the last name before them in the clause that is no object, the
    subject of an earlier clause, a name that the number modifies (吸金200亿的六小虎), the topic of
    the text.
    """
    metric = chosen.metric
    anchor = min(place.start, chosen.start if chosen.start is not None else place.start)
    groups = [
        g
        for g in view.groups
        if any(_suits(h, metric) for h in g.heads) and not _is_region(g, place, metric)
    ]
    named = [g for g in groups if not is_industry(g.heads[-1]) and not g.speaker]
    concrete = [g for g in named if not is_place(g.heads[-1])]
    elsewhere = chosen.start is not None and view.clause_at(chosen.start) != view.clause_at(
        place.start
    )
    group = (
        (_in_clause(view, concrete, place) if elsewhere else None)
        or _owner(view, groups, anchor, place, lexicon)
        or _in_clause(view, concrete, place)
        or _in_earlier_clause(view, concrete, place)
        or _modified(view, groups, place)
        or _in_clause(view, named, place)
        or _in_earlier_clause(view, named, place)
    )
    cues = lexicon.cues
    to_place = _refers_back(view, anchor, cues.place_pronouns)
    back = to_place or _refers_back(view, anchor, cues.pronouns)
    by_pronoun = metric.kinds == ("person",) and _has_pronoun(view, place, lexicon.cues)
    if group is None and not by_pronoun and not back:
        left = [g for g in groups if not (g.speaker and g.heads[-1].kind == "organisation")]
        group = (
            _in_clause(view, left, place)
            or _in_earlier_clause(view, left, place)
            or _where(view, groups, place)
        )
    if group is None:
        dated = metric.dimension == "date"
        if dated and metric.kinds == ("person",) and not _has_pronoun(view, place, lexicon.cues):
            return ()
        suitable = [e for e in topic.subjects if _suits(e, metric)]
        suitable.sort(
            key=lambda e: (
                to_place and not is_place(e),
                bool(metric.kinds) and e.kind not in metric.kinds,
            )
        )
        known = [e.name for e in suitable]
        return tuple(known or _implied(view, lexicon))[:1]
    return _names(view, group, place, metric, lexicon)


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
            if between in lexicon.cues.possession or (not between and _opens(view, group)):
                return group
    in_bracket = view.text[: place.start].rfind("(")
    if in_bracket > view.text.rfind(")", 0, place.start):
        before = [g for g in groups if g.end <= in_bracket]
        clause = view.clauses[view.clause_at(place.start)]
        if before and before[-1].start >= clause.start:
            return before[-1]
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
    here = [g for g in groups if g.locative and is_place(g.heads[-1])]
    return next((g for g in here if clause.holds(g.start, g.end)), None)


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


def period_of(
    view: SentenceMentions,
    place: Span,
    topic: Topic,
    published: date | None,
    cues: CuesConfig,
    *,
    carried: bool = False,
) -> Period:
    """The period of the claim at `place`; by the article's date where the text names none.

    `carried`: the metric was taken over from the sentence before, and so is its period.
    """
    usable = [
        p
        for p in view.periods
        if not _is_baseline(view, p, place, cues)
        and not _in_closed_bracket(view, p, place)
        and not _belongs_to_other(view, p, place)
    ]
    chosen = None if _is_now(view, place, cues) else _nearest_period(view, usable, place)
    if chosen:
        return chosen.period
    if topic.period and (carried or _continues(view, cues)) and not _is_now(view, place, cues):
        return topic.period
    if published is None:
        return Period(None, None, "unknown", "unknown")
    return Period(published, published, "day", "article_date")


def _belongs_to_other(view: SentenceMentions, period: PeriodMention, place: Span) -> bool:
    """Whether the time stands right before a number of another clause: 年初28万辆的目标."""
    here = view.clause_at(place.start)
    return view.clause_at(period.start) != here and any(
        q.start >= period.end
        and q.form != "duration"
        and view.text[period.end : q.outer_start].strip() in {"", "的"}
        for q in view.quantities
    )


def _in_closed_bracket(view: SentenceMentions, period: PeriodMention, place: Span) -> bool:
    """Whether the time is an aside that ends before the number: (考虑到有春节假期,…)."""
    opened = view.text.rfind("(", 0, period.start)
    closed = view.text.find(")", period.end, max(period.end, place.start))
    return opened > view.text.rfind(")", 0, period.start) and closed >= 0


def _is_now(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether 目前 or the like stands before the figure in its clause, and no date does."""
    clause = view.clauses[view.clause_at(place.start)]
    if any(clause.holds(p.start, p.end) and p.end <= place.start for p in view.periods):
        return False
    return contains_any(view.text[clause.start : place.start], cues.now)


def _continues(view: SentenceMentions, cues: CuesConfig) -> bool:
    return bool(starts_with_any(view.text, (*cues.continuation, *cues.addition)))


def _is_baseline(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is what a value is compared with (较7个月前增长33倍), not when it held."""
    before = view.text[max(0, period.outer_start - 12) : period.outer_start]
    compared = bool(ends_with_any(before.rstrip(), cues.baseline))
    owned = view.text[period.end : place.start].strip() in {"", "的", "全年的"}
    if owned and period.end <= place.start:
        return view.text[place.start : place.end].endswith("倍")
    return compared and period.start < place.start


def _nearest_period(
    view: SentenceMentions, periods: Sequence[PeriodMention], place: Span
) -> PeriodMention | None:
    """In the clause before the number, in the clause behind it, in earlier clauses: the nearest.

    A date "as of" wins over the longer time it closes: 截至11月底,…在2024年的累计用户.
    """
    here = view.clause_at(place.start)
    before = [p for p in periods if p.start < place.start]
    same = [p for p in before if view.clause_at(p.start) == here]
    behind = [p for p in periods if p.start >= place.end and view.clause_at(p.start) == here]
    chosen = same[-1:] or behind[:1] or before[-1:]
    if not chosen:
        return None
    nearest = chosen[0]
    for other in before:
        if other.kind == "as_of" and _inside(other.period, nearest.period):
            return other
    return nearest


def _inside(inner: Period, outer: Period) -> bool:
    if None in (inner.start, inner.end, outer.start, outer.end):
        return False
    return outer.start <= inner.start and inner.end <= outer.end  # type: ignore[operator]


def scope_of(view: SentenceMentions, place: Span, chosen: ChosenMetric) -> str:
    """The sorted scope codes of the claim, joined by "|": of its clause and of a bracket behind."""
    clause = view.clauses[view.clause_at(place.start)]
    metric_span = Span(chosen.start or 0, chosen.end or 0)
    codes: dict[str, None] = {c: None for c in chosen.metric.scope.split("|") if c}
    region = ""
    for mention in view.scopes:
        inside_metric = mention.start < metric_span.end and metric_span.start < mention.end
        if inside_metric or not clause.holds(mention.start, mention.end):
            continue
        if mention.what not in _REGIONS:
            codes[mention.what] = None
        elif mention.start <= place.start or not region:
            region = mention.what
    if region:
        codes[region] = None
    return "|".join(sorted(codes))


def modality_of(
    view: SentenceMentions, place: Span, period: Period, published: date | None, cues: CuesConfig
) -> Modality:
    """How the statement is meant, by the cue words of its clause and by whether it lies ahead."""
    if contains_any(view.text[: place.start], cues.conditional):
        return "hypothetical"
    index = view.clause_at(place.start)
    clause = view.clauses[index]
    reach = view.text[clause.start : min(clause.end, place.end + 6)]
    if index and starts_with_any(reach, cues.part_of):
        reach = view.text[view.clauses[index - 1].start : place.end]
    for modality, words in cues.modality.items():
        if contains_any(reach, words):
            return modality  # type: ignore[return-value]
    if published and period.start and period.start > published:
        return "forecast"
    return "actual"


class Attribution:
    """Finds the source that a sentence cites."""

    def __init__(self, cues: CuesConfig) -> None:
        before = "|".join(re.escape(w) for w in sorted(cues.attribution_before, key=len)[::-1])
        after = "|".join(re.escape(w) for w in sorted(cues.attribution_after, key=len)[::-1])
        self._pattern = re.compile(
            rf"(?:{before})([^，。,；;：:\n]{{1,24}}?)(?:{after})", re.IGNORECASE
        )

    def of(self, view: SentenceMentions, place: Span) -> str:
        """The source named before `place` in its sentence, or ""."""
        found = [m.group(1) for m in self._pattern.finditer(view.text) if m.end() <= place.start]
        return found[-1].strip(' “”"的') if found else ""


def from_to(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    """Which value of 从X跌至Y in one clause this is: from, to, or the empty string."""
    clause = view.clauses[view.clause_at(quantity.start)]
    peers = [q for q in view.quantities if clause.holds(q.start, q.end) and q.form == quantity.form]
    at = peers.index(quantity) if quantity in peers else -1
    if at < 0:
        return ""
    if at + 1 < len(peers) and _joins(view, quantity, peers[at + 1], cues):
        return "from"
    if at and _joins(view, peers[at - 1], quantity, cues):
        return "to"
    return ""


def _joins(
    view: SentenceMentions, first: QuantityMention, second: QuantityMention, cues: CuesConfig
) -> bool:
    opener = view.text[max(0, first.outer_start - 6) : first.outer_start]
    between = view.text[first.outer_end : second.outer_start].strip()
    return contains_any(opener, cues.from_words) and bool(ends_with_any(between, cues.to_words))
