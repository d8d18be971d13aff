"""Whose figure it is: the entity that a metric, a rank or an event belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detector.conjuncts import conjunct_owner
from detector.cue_words import CuesConfig
from detector.framed_owners import framed
from detector.lexicon import Lexicon
from detector.limits import leads_to
from detector.mentions import (
    Group,
    Located,
    SentenceMentions,
    is_limit,
    outside,
)
from detector.metric_details import ChosenMetric
from detector.names import OPEN_KINDS
from detector.nobodys import (
    has_forces,
    is_of_rival,
    is_of_several,
    is_of_so_many,
    is_of_those,
    is_of_unnamed,
)
from detector.numerals import ENGLISH
from detector.one_of_two import one_of_two
from detector.open_metrics import first_noun
from detector.opening_places import opening_place
from detector.penalties import without_imposers
from detector.references import (
    OWNS,
    Reference,
    Topic,
    antecedent,
    from_topic,
    goes_on,
    has_pronoun,
    is_line,
    is_team,
    means_topic,
    of_country,
    reference,
    sort_of,
    suits,
    suits_persons,
)
from detector.related_clauses import outdone, related, where_told
from detector.scope_words import ENTERED
from detector.sentences import Span
from detector.shared_markets import goods_of_markets
from detector.speakers import is_reporter, place_of
from detector.tellers import teller_of_own, tells_own
from detector.unnamed_events import is_of_event, where_it_was
from detector.vocabulary import LEVELS, Metric, is_industry, is_person, is_place
from detector.whole_places import says_nation, says_whole, whole_place
from detector.wholes import (
    is_apposed,
    is_market,
    is_whole,
    next_place,
    shared_out,
    without_markets,
)
from detector.word_search import (
    Mention,
    contains_any,
    ends_with_any,
    starts_with_any,
    without_ends,
)

_OF = frozenset({"of", "of the", "by", "by the", "at", "at the", "for", "for the"})
"""Between a metric and its owner behind it."""

_AMONG = ("中", "当中", "之中", "里")
"""End a clause that says of what the next ones tell a part."""

_PLACE = "place"
_EVENT = "event"
_TO = frozenset({"to", "to the"})
_OF_GOODS = frozenset({"", "的", "of", "of the", "of its"})
"""Between a number and the name of the goods that it counts."""

_ACRONYM = re.compile(r" ?[A-Z][A-Z0-9&]{1,5} ?[为达以仅约]?")
_HAS = ("has", "have", "had", "also", "now", "already")
_PASSIVE = ("was", "were", "been", "are", "is", "of")
"""Before a verb of selling, with which it has no subject: 75 million [were] sold."""
_IN = re.compile(r"\bin (?:the )?$")
_IN_OWN = frozenset({" in ", " in the "})
"""Between a number and the place where that one holds."""
_LISTING = re.compile(r",|\b(?:and|or|to|of|from)\b")
_AND_SO_MANY = re.compile(
    r"[》”]?等\s?(?:近|约|超|超过|逾|共|数|上)?[0-9一二三四五六七八九十百千万两几数]"
)
"""Behind a name: it is but one of those whose figure it is, 甲等|8家公司共交付."""
_PARTED = re.compile("[，,、；;]")
_SEMICOLONS = "；;"
_COLONS = "：:"
_SO_MANY = re.compile(rf"(?<![A-Za-z0-9,.$€£-])(?:{ENGLISH}|[0-9][0-9,]*) \Z")
_PLURAL = re.compile(" (?:[a-z]+ ){0,2}[a-z]+s\\b")
"""Before and behind the name of a maker: the number and the noun of its goods."""
_IN_REACH = 8
_GOODS = 12
"""Characters that a word for goods may have."""
_ACT = 12
"""Characters behind a name in which its verb stands."""


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
        own = _in_clause(view, groups, place)
        return _names(view, own, place, metric, lexicon) if own else ("",)
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
        group = _named(view, groups, place, anchor, chosen, lexicon)
    if group is None and not by_pronoun and back is None:
        group = _left_over(view, groups, place, metric, topic, lexicon)
        group = None if group and group.speaker and goes_on(topic, metric) else group
    predicate = view.text.isascii() and anchor == place.start  # X, its chain, ended with 30 shops
    line = group is not None and not predicate and back is None
    if group and line and _is_but_a_line(view, group, place, topic, metric, lexicon):
        group = None  # 旗下X系列贡献30亿元,会员人数突破4600万: those of the whole.
    if group is not None:
        return _names(view, group, place, metric, lexicon)
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
        if any(suits(h, metric) for h in g.heads) and not _is_region(g, place, metric)
    ]
    if metric.family not in lexicon.cues.backed:
        groups = [g for g in groups if not _backs(view, g, lexicon.cues)]
    if lexicon.is_total(lexicon.level(metric)):
        groups = [g for g in groups if not _is_of_goods(view, g, anchor, lexicon.cues)]
        groups = without_markets(view, groups, lexicon.cues)
    if metric.family in lexicon.cues.counted_by_bureaus:
        groups = [g for g in groups if g.speaker or not _reports(g, lexicon.cues)]
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


def _backs(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether a name is that of whoever puts money into another: X领投, X以15亿欧元领投Y."""
    paid = next((q for q in view.quantities if q.outer_start == group.end + 1), None)
    by = paid is not None and view.text.startswith("以", group.end)
    behind = paid.outer_end if paid and by else group.end
    return bool(starts_with_any(view.text[behind : behind + _ACT], cues.backing))


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
    implied = [] if another else _implied(view, place, metric, lexicon)
    bureaus = [g for g in view.groups if g.speaker and _reports(g, lexicon.cues)]
    if implied and (
        says_nation(view, place, lexicon.cues) or says_whole(view, place, implied, topic, lexicon)
    ):
        return [*implied, *known]
    of_company = lexicon.is_companys(metric) and _is_of_company(topic)
    if not bureaus or of_company or (back is not None and back.sort != "place"):
        return known or implied or of_country(topic, metric, lexicon)
    return [*_place_of(bureaus, lexicon), *implied, *known]


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


def _is_of_company(topic: Topic) -> bool:
    return any(e.kind == "company" for e in topic.subjects[:1])


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
    spoken_of = _tells_like(topic, metric, lexicon) and not any(
        is_industry(e) for e in topic.subjects[:1]
    )
    named = any(not g.marked and not g.speaker for g in others)
    return others if named or (spoken_of and topic.subjects) else groups


def _tells_like(topic: Topic, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether the figure before was of the same family as `metric`, or what that is a growth of."""
    return topic.level is not None and topic.level.family == lexicon.level(metric).family


def _without_branches(
    view: SentenceMentions,
    groups: list[Group],
    anchor: int,
    topic: Topic,
    metric: Metric,
    lexicon: Lexicon,
) -> list[Group]:
    """`groups` without the places that only say which part of a company is meant: 中国|门店."""
    if not (lexicon.is_companys(metric) or _tells_like(topic, metric, lexicon)):
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
    speaks_of_one = company or _is_of_company(topic)
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


def _named(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    anchor: int,
    chosen: ChosenMetric,
    lexicon: Lexicon,
) -> Group | None:
    """The name in the sentence that the claim belongs to by grammar.

    In order: the goods that the number counts, the owner of the metric word or of the number, the
    last name before them in the clause that is no object, the subject of an earlier clause, a name
    that the number modifies (吸金200亿的六小虎). A company, product or team goes before a place; an
    industry, whose name (AI) stands in many words, and who is only quoted are left for later.
    """
    named = [g for g in groups if not is_industry(g.heads[-1]) and not g.speaker]
    named = [g for g in named if not (_is_where(view, g, named) or _is_of_count(view, g, place))]
    concrete = [g for g in named if not is_place(g.heads[-1]) or is_team(view, g, lexicon.cues)]
    metric_elsewhere = chosen.start is not None and view.clause_at(chosen.start) != view.clause_at(
        place.start
    )
    return (
        _counted(view, groups, place, chosen.metric, lexicon)
        or _signed(view, groups, chosen.metric, lexicon.cues)
        or (_in_clause(view, concrete, place) if metric_elsewhere else None)
        or conjunct_owner(view, groups, place, lexicon.cues)
        or (_told_next(view, named, place, lexicon.cues) if metric_elsewhere else None)
        or _told_since(view, named, chosen, place, lexicon.cues)
        or framed(view, groups, chosen, lexicon)
        or shared_out(view, groups, place, lexicon.cues)
        or _owner(view, groups, anchor, place, lexicon)
        or _owner_behind(view, groups, chosen, place, lexicon)
        or related(view, concrete, place, lexicon.cues)
        or where_told(view, groups, place, lexicon.cues)
        or _in_clause(view, concrete, place)
        or _attended(view, concrete, place, chosen.metric, lexicon.cues)
        or _in_earlier_clause(view, concrete, place, lexicon.cues)
        or _modified(view, groups, place)
        or _in_clause(view, named, place)
        or _in_earlier_clause(view, named, place, lexicon.cues)
    )


def _told_next(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """Whoever the text tells the measure of next, which it has named of another."""
    return outdone(view, groups, place, cues) or next_place(view, groups, place, cues)


def _is_of_count(view: SentenceMentions, group: Group, place: Span) -> bool:
    """Whether a name says of what an earlier number is: 参加了24项[联合国]行动,派出3万人.

    So does a maker's in English: took nine [Airbus] jets and has 61 on order.
    """
    many = _SO_MANY.search(view.text, max(0, group.start - _ACT), group.start)
    dated = many is not None and any(p.end == many.end() - 1 for p in view.periods)
    if many and not dated and group.end <= place.start and _PLURAL.match(view.text, group.end):
        return True
    return any(
        q.outer_end == group.start and q.classifier and q.end <= place.start
        for q in view.quantities
    )


def _is_where(view: SentenceMentions, group: Group, groups: Sequence[Group]) -> bool:
    """Whether a name is but where the subject did it: [Norway] led the table at the Games."""
    before = view.text[: group.start].removesuffix("the ").rstrip()
    start = view.clauses[view.clause_at(group.start)].start
    first = any(start <= g.start < group.start and not g.marked for g in groups)
    return first and before.endswith(" at")


def _counted(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    metric: Metric,
    lexicon: Lexicon,
) -> Group | None:
    """The goods right behind their number: Nintendo sold 3.5 million [Switch 2] consoles.

    A word in the plural that no table lists only says what they are: Apple sold 5 million Macs.
    """
    behind = next((g for g in groups if g.start >= place.end), None)
    if metric.dimension != "count" or behind is None:
        return None
    gap = view.text[place.end : behind.start].strip(' “"《')
    open_too = OPEN_KINDS if lexicon.is_of_things(metric) else frozenset()
    head = behind.heads[-1]
    plural = head.kind in OPEN_KINDS and head.name.endswith("s") and " " not in head.name
    goods = (sort_of(head) == "work" or head.kind in open_too) and not plural
    return behind if goods and gap in _OF_GOODS and len(behind.heads) == 1 else None


def _signed(
    view: SentenceMentions, groups: Sequence[Group], metric: Metric, cues: CuesConfig
) -> Group | None:
    """Whom a club paid for: the signing of [Isak] from Y for a fee, 以1亿英镑签下[伊萨克]."""
    if metric.kinds != ("person",) or metric.dimension != "money":
        return None
    return next((g for g in groups if _is_signed(view.text[: g.start].rstrip(), cues)), None)


def _is_signed(before: str, cues: CuesConfig) -> bool:
    """Whether a name behind `before` is that of a player who is signed: 签下|瑞典前锋, signed."""
    role = ends_with_any(before, cues.player_roles)
    if role:
        return contains_any(before[-len(role) - _ACT :], cues.signing)
    return bool(ends_with_any(before, cues.signing))


def _left_over(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    metric: Metric,
    topic: Topic,
    lexicon: Lexicon,
) -> Group | None:
    """An industry, a speaker of its own figures, or the place that the clause speaks of.

    The income that a bureau of a state tells of is none of its own. In the text of a company that
    goes on about the like, the place is but where: delivered 2 million cars. Sales in China fell.
    """
    own, cues = lexicon.is_total(lexicon.level(metric)), lexicon.cues
    of_company = _is_of_company(topic) and _tells_like(topic, metric, lexicon)
    traded = lexicon.level(metric).family in cues.traded
    part = starts_with_any(view.text, cues.part_of) and topic.subjects  # Of this, 5 in X
    left = [g for g in groups if not g.speaker or tells_own(g, cues, earned=own)]
    if not lexicon.is_companys(metric) and _implied_before(view, place, metric, lexicon):
        # X's data show that orders worldwide came to 5: no company's own.
        left = [g for g in left if not g.speaker or g.heads[-1].kind == "company"]
    return (
        _in_clause(view, left, place)
        or _in_earlier_clause(view, left, place, cues)
        or (None if of_company or traded or part else _where(view, groups, place))
        or (None if _is_of_company(topic) or traded else opening_place(view, groups, place))
        or teller_of_own(view, groups, place, metric, topic, lexicon)
        or (where_it_was(view, groups, place) if metric.family in cues.counted_by_bureaus else None)
    )


def _reports(group: Group, cues: CuesConfig) -> bool:
    return is_reporter(group.heads[-1], cues)


def _is_region(group: Group, place: Span, metric: Metric) -> bool:
    """Whether a place only says where a rank holds: 中国第一."""
    return metric.dimension == "rank" and group.end == place.start and is_place(group.heads[-1])


def _implied(view: SentenceMentions, place: Span, metric: Metric, lexicon: Lexicon) -> list[str]:
    """Whose figures the nearest scope of a region implies: 国内出游5亿人次 are China's.

    Nothing is implied of what no place has: 在国内上市.
    """
    if metric.kinds and _PLACE not in metric.kinds:
        return []
    words = outside(lexicon.find_scopes(view.text), view.origins)
    regions = [m for m in words if m.what in lexicon.regions]
    regions = [m for m in regions if not is_whole(view, m.start, lexicon.cues)]
    shared = list(goods_of_markets(view.text, lexicon.cues.shared_markets))
    regions = list(outside(regions, shared))
    regions = [m for m in regions if not _closes_other(view, m, place)]
    if lexicon.is_total(lexicon.level(metric)):
        regions = [m for m in regions if not is_market(view, m, lexicon.cues)]
    if lexicon.is_bodys(lexicon.level(metric)):
        # 积极开拓国内市场,净利润2亿元: of a company that the text tells of.
        regions = [m for m in regions if _names_owner(view, m, lexicon)]
    before = [m for m in regions if m.start < place.end]
    nearest = before[-1:] or regions[:1]
    owning = (m for m in nearest if not _is_of_any_country(view, m, lexicon))
    found = [entity for m in owning if (entity := lexicon.scopes[m.what].entity)]
    return found if metric.dimension != "rank" or found != [lexicon.scopes["global"].entity] else []


def _names_owner(view: SentenceMentions, region: Mention[str], lexicon: Lexicon) -> bool:
    """Whether a word for a region names it: 全国, but not 国内."""
    return view.text[region.start : region.end].lower() in lexicon.scopes[region.what].names


def _is_of_any_country(view: SentenceMentions, region: Mention[str], lexicon: Lexicon) -> bool:
    """Whether a word for the own country tells nobody which that is: domestic sales."""
    return view.text[region.start : region.end].lower() in lexicon.scopes[region.what].unowned


def _closes_other(view: SentenceMentions, region: Located, place: Span) -> bool:
    """Whether an English word for a region only says where the figure before it holds.

    It earned 96 million [worldwide], against a budget of 65 million: none of the whole world's.
    """
    return any(
        q.start != place.start
        and q.end <= region.start
        and view.text[q.end : region.start].isascii()
        and not view.text[q.end : region.start].strip()
        for q in view.quantities
    )


def _implied_before(view: SentenceMentions, place: Span, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether the whole that implies whose a figure is stands before it: 全球订单量."""
    implied = _implied(view, place, metric, lexicon)
    words = tuple(lexicon.owner_words(implied[0])) if implied else ()
    return contains_any(view.text[: place.start], words) if words else False


def _place_of(bureaus: Sequence[Group], lexicon: Lexicon) -> list[str]:
    """The place whose bureau announces a figure of nobody named: 香港 of its 旅游局."""
    names = (place_of(h, lexicon) for g in bureaus for h in g.heads)
    return [name for name in names if name][:1]


def _owner(
    view: SentenceMentions, groups: Sequence[Group], anchor: int, place: Span, lexicon: Lexicon
) -> Group | None:
    """The name right before the metric word or the number, whatever stands before the name."""
    for group in reversed(groups):
        owning = view.text.startswith(OWNS, group.end)
        where = group.locative and not owning
        if group.marked and (where or is_industry(group.heads[-1])):
            continue
        if is_whole(view, group.start, lexicon.cues):
            continue
        for position in {anchor, place.start}:
            between = view.text[group.end : position].strip("”’\"'》 ").lower()
            if group.end > position:
                continue
            has = position == place.start and between in lexicon.cues.having
            if has and group.marked and not group.locative:
                return group
            free = not group.marked or _backs(view, group, lexicon.cues)
            opens = not between and free and _opens(view, group)
            if between in lexicon.cues.possession or opens or (owning and between == "s"):
                return group
    in_bracket = view.text[: place.start].rfind("(")
    if in_bracket > view.text.rfind(")", 0, place.start):
        before = [g for g in groups if g.end <= in_bracket]
        clause = view.clauses[view.clause_at(place.start)]
        if before and before[-1].start >= clause.start:
            return before[-1]
    return None


def _owner_behind(
    view: SentenceMentions,
    groups: Sequence[Group],
    chosen: ChosenMetric,
    place: Span,
    lexicon: Lexicon,
) -> Group | None:
    """Whoever a preposition ties to the metric word: shipments by X, users of X in Japan.

    Where the noun counted is the metric's word, that is another one: sales of X reached 5 copies.
    """
    clause = view.clauses[view.clause_at(place.start)]
    words = [m.end for m in view.metrics if clause.start <= m.start and m.end <= place.start]
    ends = [chosen.end] if chosen.end is not None and chosen.end <= place.start else words
    for end in ends:
        group = next((g for g in groups if end <= g.start < place.start), None)
        between = view.text[end : group.start].strip(' "“').lower() if group else ""
        entered = chosen.metric.family in ENTERED and between in _TO
        left = lexicon.level(chosen.metric).family in lexicon.cues.leaving and between == "from"
        if group and (between in _OF or entered or left):
            return group
    return None


def _opens(view: SentenceMentions, group: Group) -> bool:
    """Whether the name begins its clause: 豆包月活, not 进口了大批英伟达大卡."""
    return group.start - view.clauses[view.clause_at(group.start)].start <= 1


def _in_clause(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    clause = view.clauses[view.clause_at(place.start)]
    free = [g for g in groups if clause.start <= g.start and g.end <= place.start and not g.marked]
    return free[-1] if free else None


def _told_since(
    view: SentenceMentions,
    groups: Sequence[Group],
    chosen: ChosenMetric,
    place: Span,
    cues: CuesConfig,
) -> Group | None:
    """Who has had a number in a clause since the metric's word: 甲出货5万台，乙3万台，增长8%."""
    here = view.clauses[view.clause_at(place.start)]
    named = any(here.start <= g.start and g.end <= place.start for g in groups)
    if named or chosen.start is None or chosen.start > place.start:
        return None
    for index in range(view.clause_at(place.start) - 1, view.clause_at(chosen.start), -1):
        clause = view.clauses[index]
        told = any(clause.holds(q.start, q.end) for q in view.quantities)
        subject = _subject(view, groups, clause, cues)
        if subject is None or not told:
            continue
        before = view.text[clause.start : subject.start].strip().lower()
        if before in (*cues.list_links, *cues.openers) or _opens(view, subject):
            return subject
    return None


def _attended(
    view: SentenceMentions, groups: Sequence[Group], place: Span, metric: Metric, cues: CuesConfig
) -> Group | None:
    """The event of an earlier clause that people went to, whoever took part in it since."""
    if metric.family not in ENTERED:
        return None
    events = [g for g in groups if g.heads[-1].kind == _EVENT]
    return _in_earlier_clause(view, events, place, cues)


def _in_earlier_clause(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    for index in range(view.clause_at(place.start) - 1, -1, -1):
        subject = _subject(view, groups, view.clauses[index], cues)
        if subject:
            return subject
    return None


def _subject(
    view: SentenceMentions, groups: Sequence[Group], clause: Span, cues: CuesConfig
) -> Group | None:
    """The first name of a clause that is no object, or what it is named to have: Tesla's |Model Y|.

    What it has in a place is its own: Apple's China sales.
    """
    inside = [g for g in groups if clause.holds(g.start, g.end)]
    if len(inside) == 1 and is_apposed(view, inside[0], clause, cues):
        return None
    at = next((n for n, g in enumerate(inside) if not g.marked), None)
    if at is None:
        return None
    owned = inside[at + 1] if at + 1 < len(inside) else None
    if owned is None or is_place(owned.heads[-1]):
        return inside[at]
    between = view.text[inside[at].end : owned.start].strip('《“" ').lower()
    return owned if between and between in cues.possession else inside[at]


def _where(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    """The place that a clause without a subject speaks of: shipments in Japan reached 9 million."""
    clause = view.clauses[view.clause_at(place.start)]
    here = [g for g in groups if g.locative and clause.holds(g.start, g.end)]
    here = [g for g in here if not _is_of_next_value(view, g, place)]
    places = [g for g in here if is_place(g.heads[-1])]
    # 1.5% in Spain and 2.2% in [Malta]
    own = (g for g in places if view.text[place.end : max(g.start, place.end)] in _IN_OWN)
    listed = next(own, None) or next(iter(places), None)
    return listed or next((g for g in here if _is_in(view, g, place)), None)


def _is_of_next_value(view: SentenceMentions, group: Group, place: Span) -> bool:
    """Whether a place is where another figure holds: the 7.7 quake also killed 22 in [Bangkok].

    One of a list holds where the last one does: sold 20 cars and 30 vans in Spain.
    """
    before = (q for q in view.quantities if place.end <= q.outer_start and q.end <= group.start)
    nearest = next(before, None)
    if nearest is None:
        return False
    between = view.text[place.end : nearest.outer_start]
    return between.isascii() and _LISTING.search(between) is None


def _is_in(view: SentenceMentions, group: Group, place: Span) -> bool:
    """Whether a name that no table lists says where a figure behind it holds: output in Halvia."""
    before = view.text[max(0, group.start - _IN_REACH) : group.start].lower()
    known = group.end <= place.start and group.heads[-1].kind in OPEN_KINDS
    return known and _IN.search(before) is not None


def _modified(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    behind = next((g for g in groups if 0 <= g.start - place.end <= 8), None)
    if behind is None or "的" not in view.text[place.end : behind.start]:
        return None
    # Of the clause before it alone: 2亿元的|订单,甲; but 作为|甲|最大的股东,甲.
    between = view.text[place.end : behind.start]
    own = "的" in _PARTED.split(between)[-1] and not any(c in between for c in _SEMICOLONS)
    before = any(g.heads == behind.heads and g.end <= place.start for g in groups)
    return behind if own or before else None


def _names(
    view: SentenceMentions, group: Group, place: Span, metric: Metric, lexicon: Lexicon
) -> tuple[str, ...]:
    heads = [h.name for h in group.heads if suits(h, metric)]
    if not group.joint and _AND_SO_MANY.match(view.text, group.end):
        return ("",)
    if len(heads) == 1 and not group.joint:
        return (heads[0],)
    if len(heads) > 1 and contains_any(
        view.text[group.end : place.start], lexicon.cues.distributive
    ):
        return tuple(heads)
    if group.joint:
        noun = _noun_after_list(view.text[group.end :], lexicon.cues)
        if not noun and _AND_SO_MANY.match(view.text, group.end):
            return ("",)
        return (noun,) if noun else ("、".join(sorted(heads)),)
    return ("、".join(sorted(heads)),)


def _noun_after_list(rest: str, cues: CuesConfig) -> str:
    """What a list amounts to: 国内十款大模型产品 in `Kimi、豆包等国内十款大模型产品,`."""
    opener = starts_with_any(rest, cues.group_end)
    match = re.match(
        r"[^，。,;；:：、()（）\s\d]{2,16}(?=[，。,;；:：、()（）\s]|$)", rest[len(opener) :]
    )
    return match.group() if match else ""
