"""Whose figure it is: the entity that a metric, a rank or an event belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.limits import leads_to
from detector.mentions import (
    Group,
    Located,
    SentenceMentions,
    is_limit,
)
from detector.metric_details import ChosenMetric
from detector.named_owners import (
    backs,
    implied_owners,
    is_of_company,
    is_only_region,
    named_owner,
    names_of,
    owner_in_clause,
    owner_left_over,
    place_of_bureaus,
    reports,
    tells_like,
)
from detector.names import OPEN_KINDS
from detector.nobodys import (
    has_forces,
    is_of_rival,
    is_of_several,
    is_of_so_many,
    is_of_those,
    is_of_unnamed,
)
from detector.one_of_two import one_of_two
from detector.open_metrics import first_noun
from detector.penalties import without_imposers
from detector.references import (
    Reference,
    Topic,
    antecedent,
    from_topic,
    goes_on,
    has_pronoun,
    is_line,
    means_topic,
    of_country,
    reference,
    sort_of,
    suits,
    suits_persons,
)
from detector.sentences import Span
from detector.unnamed_events import is_of_event
from detector.vocabulary import LEVELS, Metric, is_industry, is_person, is_place
from detector.whole_places import says_nation, says_whole, whole_place
from detector.wholes import without_markets
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_AMONG = ("中", "当中", "之中", "里")
"""End a clause that says of what the next ones tell a part."""

_ACRONYM = re.compile(r" ?[A-Z][A-Z0-9&]{1,5} ?[为达以仅约]?")
_HAS = ("has", "have", "had", "also", "now", "already")
_PASSIVE = ("was", "were", "been", "are", "is", "of")
"""Before a verb of selling, with which it has no subject: 75 million [were] sold."""
_SEMICOLONS = "；;"
_COLONS = "：:"
_GOODS = 12
"""Characters that a word for goods may have."""


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
    metric = chosen.metric
    anchor = min(place.start, chosen.start if chosen.start is not None else place.start)
    groups = _owners(view, place, anchor, metric, topic, lexicon)
    back = reference(view, groups, place, anchor, lexicon)
    if _is_nobodys(view, groups, place, anchor, chosen, lexicon):
        if _is_trade_of_place(view, anchor, metric, topic, lexicon):
            return (topic.subjects[0].name,)
        earned = lexicon.is_total(lexicon.level(metric))
        return (_nation_of_trade(view, anchor, lexicon) if earned else "",)
    if (meant := one_of_two(view, place.start, topic.listed, lexicon.cues)) is not None:
        return meant
    if _is_whole_of_next(view, place) and not lexicon.is_companys(metric):
        own = owner_in_clause(view, groups, place)
        return names_of(view, own, place, metric, lexicon) if own else ("",)
    if _of_unknown_nation(view, back, topic, lexicon.cues):
        return ("",)
    if back:
        groups = [g for g in groups if not back.at <= g.start < back.end]
    whole = whole_place(view, groups, place, metric, topic, lexicon)
    if whole is not None:
        return (whole,)
    return _told_of(view, groups, place, anchor, chosen, back, topic, lexicon)


def _told_of(
    view: SentenceMentions,
    groups: list[Group],
    place: Span,
    anchor: int,
    chosen: ChosenMetric,
    back: Reference | None,
    topic: Topic,
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """Whom the sentence names or refers back to, or the text is about."""
    metric = chosen.metric
    person = metric.kinds == ("person",)
    by_pronoun = "person" in metric.kinds and has_pronoun(view, place, lexicon.cues)
    if by_pronoun and not person:
        groups = [g for g in groups if is_person(g.heads[-1]) or g.heads[-1].kind in OPEN_KINDS]
    group = antecedent(groups, back, place, metric) if back else None
    topical = back is not None and means_topic(groups, back, place, topic)
    if group and group.marked and topical:
        group = None  # Data from X showed the company's sales rose: not those of X.
    if group is None and not topical:
        group = named_owner(view, groups, place, anchor, chosen, lexicon)
    # Of what struck there are no dead: it killed 62 people in |Laos|.
    of_event = back is not None and back.sort == "" and metric.family in lexicon.cues.tolls
    if group is None and not by_pronoun and (back is None or of_event):
        group = owner_left_over(view, groups, place, metric, topic, lexicon)
        group = None if group and group.speaker and goes_on(topic, metric) else group
    predicate = view.text.isascii() and anchor == place.start  # X, its chain, ended with 30 shops
    line = group is not None and not predicate and back is None
    if group and line and _is_but_a_line(view, group, place, topic, metric, lexicon):
        group = None  # 旗下X系列贡献30亿元,会员人数突破4600万: those of the whole.
    if group is not None:
        return names_of(view, group, place, metric, lexicon)
    if person and metric.dimension == "date" and not by_pronoun:
        return ()
    if not person and _of_unknown_person(back, topic, by_pronoun=by_pronoun):
        return ("",)
    if back is None and not suits_persons(metric) and _is_done_by_person(view, place, lexicon.cues):
        return ("",)
    return tuple(_spoken_of(view, place, metric, topic, back, lexicon))[:1]


def _is_done_by_person(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether a person is the subject of a figure's clause: 林某|入选18人名单.

    So is he in 他本人出场29次, unless he only tells of it.
    """
    clause = view.clauses[view.clause_at(place.start)]
    text = view.text[clause.start : place.start].lstrip()
    before = view.named_before(place.start)
    if starts_with_any(text, cues.person_pronouns) and not (
        before or contains_any(text, cues.saying)
    ):
        return True
    return any(is_person(g.heads[-1]) and not (g.marked or g.speaker) for g in before)


def _of_unknown_person(back: Reference | None, topic: Topic, *, by_pronoun: bool) -> bool:
    """Whether he or the striker is told of, and the text knows no person: none of the club's."""
    meant = by_pronoun or (back is not None and back.sort == "person")
    return meant and not any(is_person(e) or e.kind in OPEN_KINDS for e in topic.subjects)


def _is_nobodys(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    anchor: int,
    chosen: ChosenMetric,
    lexicon: Lexicon,
) -> bool:
    """Whether the figure is of a trade, of an unknown rival or of an event without a name."""
    metric, cues = chosen.metric, lexicon.cues
    ranked = metric.dimension in {"rank", "name"}
    generic = not ranked and _is_generic(view, groups, place, anchor, cues)
    several = not ranked and is_of_so_many(view, anchor, cues)
    unknown = is_of_rival(view, place, cues) or _of_acronym(view, place, cues)
    unknown = unknown or _of_quoted(view, groups, anchor)
    bodys = lexicon.is_bodys(metric) or lexicon.is_companys(metric)
    if chosen.start is not None and not bodys:
        marks = _SEMICOLONS + _COLONS * lexicon.is_quoted(metric)
        unknown = unknown or _begins_anew(view, groups, anchor, marks, cues)
    together = is_of_several(view, anchor) or is_of_those(view, place, cues)
    unknown = unknown or together or is_of_unnamed(view, place, anchor, metric, lexicon)
    return generic or several or unknown or _of_event(view, anchor, cues)


def _of_quoted(view: SentenceMentions, groups: Sequence[Group], anchor: int) -> bool:
    """Whether the measure is that of a name in quotation marks that nobody knows: “甲”的|股价."""
    before = view.text[:anchor].removesuffix("的")
    known = any(g.end in {len(before), len(before) - 1} for g in groups)
    return before.endswith("”") and not known


def _begins_anew(
    view: SentenceMentions, groups: Sequence[Group], anchor: int, marks: str, cues: CuesConfig
) -> bool:
    """Whether a noun that names nobody opens what stands behind a semicolon: 乙涨2%；|生猪|收于….

    It is what the figure is of, unless it is but part of the words for the measure. `marks`: also
    what else stands before members of a list.
    """
    begin = max(view.text.rfind(mark, 0, anchor) for mark in marks) + 1
    begin += len(starts_with_any(view.text[begin:anchor], cues.openers)) if begin else 0
    noun = first_noun(view.text[begin:anchor]) if begin else ""
    end = begin + len(noun)
    measured = any(begin <= m.start <= end for m in view.metrics)
    known: list[Located] = [*groups, *view.periods, *view.scopes]
    named = any(begin <= k.start < anchor for k in known)
    return bool(noun) and end < anchor and not (measured or named)


def _is_trade_of_place(
    view: SentenceMentions, anchor: int, metric: Metric, topic: Topic, lexicon: Lexicon
) -> bool:
    """Whether "the industry" opens a clause of a text about a country, which did what that did.

    Not so what it earned, since that is not all that the country did.
    """
    clause = view.clauses[view.clause_at(anchor)]
    again = starts_with_any(view.text[clause.start : anchor].lstrip(), lexicon.cues.trades_again)
    of_place = any(is_place(e) for e in topic.subjects[:1])
    return bool(again) and of_place and not lexicon.is_total(lexicon.level(metric))


def _nation_of_trade(view: SentenceMentions, anchor: int, lexicon: Lexicon) -> str:
    """The country whose trade earned something, "" if none is told of: 全国|快递行业|业务收入.

    So that whose bureau speaks: 工信部公布…,|电信行业|收入1.68万亿元.
    """
    clause = view.clauses[view.clause_at(anchor)]
    for mention in view.scopes:
        owner = lexicon.scopes[mention.what].entity or ""
        inside = clause.start <= mention.start and mention.end <= anchor
        if inside and lexicon.kind_of(owner) == "place":
            return owner if _names_trade(view.text[mention.end : anchor], lexicon.cues) else ""
    bureaus = (h.place for g in view.groups if g.speaker for h in g.heads if h.place)
    told = _names_trade(view.text[clause.start : anchor], lexicon.cues)
    return next(bureaus, "") if told else ""


def _names_trade(text: str, cues: CuesConfig) -> bool:
    """Whether what is said to be a trade stands right before the word for one: 电信|行业."""
    nobodys = starts_with_any(text, cues.generic)
    return not nobodys and any(text.find(word) > 1 for word in cues.trades)


def _of_acronym(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether capitals that no table knows, alone before a value, are its owner: |SYM 3.2万辆."""
    clause = view.clauses[view.clause_at(place.start)]
    text = view.text[clause.start : place.start]
    opened = starts_with_any(text, cues.part_of)
    named = _ACRONYM.fullmatch(text, len(opened))
    known: list[Located] = [*view.groups, *view.metrics, *view.scopes, *view.periods]
    return (
        named is not None
        and not view.text.isascii()
        and not any(clause.holds(k.start, k.end) and k.start < place.start for k in known)
    )


def _of_event(view: SentenceMentions, anchor: int, cues: CuesConfig) -> bool:
    """Whether the clause opens with an event that it does not name: 本届赛事共有, 本次选举的."""
    clause = view.clauses[view.clause_at(anchor)]
    opening = view.text[clause.start : clause.end]
    this = starts_with_any(opening, cues.these_events)
    return bool(this and starts_with_any(opening[len(this) :], cues.event_nouns))


def _of_unknown_nation(
    view: SentenceMentions, back: Reference | None, topic: Topic, cues: CuesConfig
) -> bool:
    """Whether 该国 or the like cannot mean the place spoken of last, which is but a state."""
    if back is None or back.sort != "place":
        return False
    nation = starts_with_any(view.text[back.at :].lstrip().lower(), cues.nations)
    return bool(nation) and any(
        sort_of(e) == "place" and e.name in topic.parts for e in topic.subjects
    )


def _is_whole_of_next(view: SentenceMentions, place: Span) -> bool:
    """Whether a number only says of how many those behind it are: 630个席位中,|甲党获得208席."""
    index = view.clause_at(place.start)
    if index + 1 >= len(view.clauses):
        return False
    clause, following = view.clauses[index], view.clauses[index + 1]
    told = [q for q in view.quantities if q.form != "duration" and q.start > place.end]
    within = view.text[place.end : clause.end].rstrip()
    return (
        within.endswith(_AMONG)
        and any(following.holds(q.start, q.end) for q in told)
        and not any(clause.holds(q.start, q.end) for q in told)
    )


def _is_but_a_line(
    view: SentenceMentions,
    group: Group,
    place: Span,
    topic: Topic,
    metric: Metric,
    lexicon: Lexicon,
) -> bool:
    """Whether the name of an earlier clause is that of a line of goods, which has no `metric`."""
    earlier = view.clause_at(group.start) != view.clause_at(place.start)
    earned = lexicon.is_total(lexicon.level(metric)) and not lexicon.is_bodys(metric)
    companys = (lexicon.is_bodys(metric) or lexicon.is_companys(metric)) and not earned
    return earlier and companys and bool(topic.companies) and is_line(view, group, lexicon.cues)


def _owners(
    view: SentenceMentions,
    place: Span,
    anchor: int,
    metric: Metric,
    topic: Topic,
    lexicon: Lexicon,
) -> list[Group]:
    """The names of the sentence that can have the metric, and do not only say where it holds."""
    groups = [
        g
        for g in view.groups
        if any(suits(h, metric) for h in g.heads) and not is_only_region(g, place, metric)
    ]
    if metric.family not in lexicon.cues.backed:
        groups = [g for g in groups if not backs(view, g, lexicon.cues)]
    if lexicon.is_total(lexicon.level(metric)):
        groups = [g for g in groups if not _is_of_goods(view, g, anchor, lexicon.cues)]
        groups = without_markets(view, groups, lexicon.cues)
    if metric.family in lexicon.cues.counted_by_bureaus:
        groups = [g for g in groups if g.speaker or not reports(g, lexicon.cues)]
        groups = [g for g in groups if not has_forces(view, g, place, lexicon.cues)]
        groups = [g for g in groups if not is_of_event(view, g, place)]
    if metric.kinds == ("person",):
        groups = [g for g in groups if not _pays(view, g, lexicon.cues)]
    groups = without_imposers(view, groups, metric, lexicon)
    groups = _without_platforms(view, groups, topic, lexicon)
    groups = _without_kinds(view, groups, topic, metric, lexicon)
    return _without_branches(view, groups, anchor, topic, metric, lexicon)


def _is_of_goods(view: SentenceMentions, group: Group, anchor: int, cues: CuesConfig) -> bool:
    """Whether the name of a trade only tells which goods somebody earned with: AI|伺服器|營收."""
    goods = view.text[group.end : anchor].strip()
    no_goods = starts_with_any(goods, (*cues.trades, *cues.whole_nouns, *cues.possession))
    noun = goods.isalpha() and len(goods) <= _GOODS and not no_goods
    known: list[Located] = [*view.periods, *view.quantities, *view.entities]
    return (
        is_industry(group.heads[-1])
        and noun
        and not any(group.end <= k.start < anchor for k in known)
    )


def _pays(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether a name is that of whoever pays for a person: Halden支付的|转会费."""
    return bool(starts_with_any(view.text[group.end :].lstrip(), cues.paying))


def _spoken_of(
    view: SentenceMentions,
    place: Span,
    metric: Metric,
    topic: Topic,
    back: Reference | None,
    lexicon: Lexicon,
) -> list[str]:
    """Whom a figure without a name is about: the text so far, or the place whose bureau speaks."""
    known = from_topic(topic, metric, back, lexicon)
    another = _means_another(view, back) or _did_itself(view, place, lexicon.cues)
    implied = [] if another else implied_owners(view, place, metric, lexicon)
    bureaus = [g for g in view.groups if g.speaker and reports(g, lexicon.cues)]
    if implied and (
        says_nation(view, place, lexicon.cues) or says_whole(view, place, implied, topic, lexicon)
    ):
        return [*implied, *known]
    of_company = lexicon.is_companys(metric) and is_of_company(topic)
    if not bureaus or of_company or (back is not None and back.sort != "place"):
        return known or implied or of_country(topic, metric, lexicon)
    return [*place_of_bureaus(bureaus, lexicon), *implied, *known]


def _means_another(view: SentenceMentions, back: Reference | None) -> bool:
    """Whether a word stands for whom the figure is of: the film grossed $244 million worldwide.

    其 may mean the country as well.
    """
    return back is not None and (back.sort not in {"", "place"} or view.text.isascii())


def _did_itself(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether an English clause tells who sold or made so many: no figure of the whole world's.

    The musician has sold 75 million records worldwide; but 75 million were sold worldwide.
    """
    clause = view.clauses[view.clause_at(place.start)]
    text = view.text[clause.start : place.start].rstrip().lower()
    told = without_ends(text, cues.change_links)[0].rstrip()
    verb = ends_with_any(told, (*cues.action_of, *cues.income_verbs))
    subject = without_ends(told[: len(told) - len(verb)].rstrip(), _HAS)[0].rstrip()
    passive = ends_with_any(subject, _PASSIVE)
    return bool(verb) and text.isascii() and bool(subject) and not passive


def _without_platforms(
    view: SentenceMentions, groups: list[Group], topic: Topic, lexicon: Lexicon
) -> list[Group]:
    """`groups` without the platforms on which another's figure holds: X's peak on Steam.

    A platform is an owner where the text speaks of nothing else.
    """
    platforms = [m for m in view.scopes if lexicon.scopes[m.what].platform]
    if not platforms:
        return groups
    others = [g for g in groups if all(g.end <= m.start or m.end <= g.start for m in platforms)]
    names = {h.name for g in groups if g not in others for h in g.heads}
    known = any(e.name not in names for e in topic.subjects[:1])
    return others if known or any(not g.marked for g in others) else groups


def _without_kinds(
    view: SentenceMentions, groups: list[Group], topic: Topic, metric: Metric, lexicon: Lexicon
) -> list[Group]:
    """`groups` without the trades that only say which of somebody's goods: 新能源汽车|72.5万辆.

    That is where the text has told of the like of whom it speaks of, or the sentence names one.
    """
    kinds = [g for g in groups if is_industry(g.heads[-1]) and is_limit(g, view.scopes)]
    level = lexicon.level(metric)
    if not kinds or level.dimension not in LEVELS:
        return groups
    others = [g for g in groups if g not in kinds]
    spoken_of = tells_like(topic, metric, lexicon) and not any(
        is_industry(e) for e in topic.subjects[:1]
    )
    named = any(not g.marked and not g.speaker for g in others)
    return others if named or (spoken_of and topic.subjects) else groups


def _without_branches(
    view: SentenceMentions,
    groups: list[Group],
    anchor: int,
    topic: Topic,
    metric: Metric,
    lexicon: Lexicon,
) -> list[Group]:
    """`groups` without the places that only say which part of a company is meant: 中国|门店."""
    if not (lexicon.is_companys(metric) or tells_like(topic, metric, lexicon)):
        return groups
    measured = {anchor, *(m.start for m in view.metrics)}
    cues = lexicon.cues
    bare = [
        g
        for g in groups
        if _end(view, g, cues) in measured or (not g.marked and _has_number(view, g, cues))
    ]
    bare = [g for g in bare if [is_place(h) for h in g.heads] == [True]]
    ahead = (g for g in groups if not g.marked and g.start < anchor)
    company = any(g.heads[-1].kind == "company" for g in ahead)
    speaks_of_one = company or is_of_company(topic)
    return [g for g in groups if g not in bare] if speaks_of_one else groups


def _end(view: SentenceMentions, group: Group, cues: CuesConfig) -> int:
    """Where a name ends, with a noun for a place behind it: 西欧|市场."""
    return group.end + len(starts_with_any(view.text[group.end :], cues.place_nouns))


def _has_number(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether a place has the number right behind it: 中国|则为64万辆."""
    number = next((q for q in view.quantities if q.outer_start >= group.end), None)
    return number is not None and leads_to(view, group, number.outer_start, cues)


def _is_generic(
    view: SentenceMentions, groups: Sequence[Group], place: Span, anchor: int, cues: CuesConfig
) -> bool:
    """Whether the figure is told of a whole trade or of nobody in particular: 该行业, 自主品牌."""
    start = view.clauses[view.clause_at(place.start)].start
    named = any(start <= g.start < anchor for g in groups)
    before = view.text[start : max(anchor, start)]
    owned = contains_any(before, cues.pronouns) or "'s " in before
    return not named and not owned and contains_any(before, cues.generic)
