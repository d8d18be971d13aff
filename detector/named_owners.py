"""The name in a sentence to which a figure belongs by grammar, and the names that it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detector.conjuncts import conjunct_owner
from detector.cue_words import CuesConfig
from detector.framed_owners import framed
from detector.lexicon import Lexicon
from detector.mentions import (
    Group,
    Located,
    SentenceMentions,
    outside,
)
from detector.metric_details import ChosenMetric
from detector.names import OPEN_KINDS
from detector.numerals import ENGLISH
from detector.opening_places import opening_place
from detector.references import (
    OWNS,
    Topic,
    is_team,
    sort_of,
    suits,
)
from detector.related_clauses import outdone, related, where_told
from detector.scope_words import ENTERED
from detector.sentences import Span
from detector.shared_markets import goods_of_markets
from detector.speakers import is_reporter, place_of
from detector.tellers import teller_of_own, tells_own
from detector.unnamed_events import where_it_was
from detector.vocabulary import Metric, is_industry, is_place
from detector.wholes import (
    is_apposed,
    is_market,
    is_whole,
    next_place,
    shared_out,
)
from detector.word_search import Mention, contains_any, ends_with_any, starts_with_any

_OF = frozenset({"of", "of the", "by", "by the", "at", "at the", "for", "for the"})
"""Between a metric and its owner behind it."""
_PLACE = "place"
_EVENT = "event"
_TO = frozenset({"to", "to the"})
_OF_GOODS = frozenset({"", "的", "of", "of the", "of its"})
"""Between a number and the name of the goods that it counts."""
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
_SO_MANY = re.compile(rf"(?<![A-Za-z0-9,.$€£-])(?:{ENGLISH}|[0-9][0-9,]*) \Z")
_PLURAL = re.compile(" (?:[a-z]+ ){0,2}[a-z]+s\\b")
"""Before and behind the name of a maker: the number and the noun of its goods."""
_IN_REACH = 8
_ACT = 12
"""Characters behind a name in which its verb stands."""


def named_owner(
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
        or (owner_in_clause(view, concrete, place) if metric_elsewhere else None)
        or conjunct_owner(view, groups, place, lexicon.cues)
        or (_told_next(view, named, place, lexicon.cues) if metric_elsewhere else None)
        or _told_since(view, named, chosen, place, lexicon.cues)
        or framed(view, groups, chosen, lexicon)
        or shared_out(view, groups, place, lexicon.cues)
        or _owner(view, groups, anchor, place, lexicon)
        or _owner_behind(view, groups, chosen, place, lexicon)
        or related(view, concrete, place, lexicon.cues)
        or where_told(view, groups, place, lexicon.cues)
        or owner_in_clause(view, concrete, place)
        or _attended(view, concrete, place, chosen.metric, lexicon.cues)
        or _in_earlier_clause(view, concrete, place, lexicon.cues)
        or _modified(view, groups, place)
        or owner_in_clause(view, named, place)
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


def owner_left_over(
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
    of_company = is_of_company(topic) and tells_like(topic, metric, lexicon)
    traded = lexicon.level(metric).family in cues.traded
    part = starts_with_any(view.text, cues.part_of) and topic.subjects  # Of this, 5 in X
    left = [g for g in groups if not g.speaker or tells_own(g, cues, earned=own)]
    if not lexicon.is_companys(metric) and _implied_before(view, place, metric, lexicon):
        # X's data show that orders worldwide came to 5: no company's own.
        left = [g for g in left if not g.speaker or g.heads[-1].kind == "company"]
    return (
        owner_in_clause(view, left, place)
        or _in_earlier_clause(view, left, place, cues)
        or (None if of_company or traded or part else _where(view, groups, place))
        or (None if is_of_company(topic) or traded else opening_place(view, groups, place))
        or teller_of_own(view, groups, place, metric, topic, lexicon)
        or (where_it_was(view, groups, place) if metric.family in cues.counted_by_bureaus else None)
    )


def reports(group: Group, cues: CuesConfig) -> bool:
    """Whether a name is that of who only reports what is others'."""
    return is_reporter(group.heads[-1], cues)


def is_only_region(group: Group, place: Span, metric: Metric) -> bool:
    """Whether a place only says where a rank holds: 中国第一."""
    return metric.dimension == "rank" and group.end == place.start and is_place(group.heads[-1])


def implied_owners(
    view: SentenceMentions, place: Span, metric: Metric, lexicon: Lexicon
) -> list[str]:
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
    implied = implied_owners(view, place, metric, lexicon)
    words = tuple(lexicon.owner_words(implied[0])) if implied else ()
    return contains_any(view.text[: place.start], words) if words else False


def place_of_bureaus(bureaus: Sequence[Group], lexicon: Lexicon) -> list[str]:
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
            free = not group.marked or backs(view, group, lexicon.cues)
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


def owner_in_clause(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    """The last name before `place` in its clause that is no object."""
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


def names_of(
    view: SentenceMentions, group: Group, place: Span, metric: Metric, lexicon: Lexicon
) -> tuple[str, ...]:
    """The names that a phrase gives a figure to: one, or each of a list of which it is said."""
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


def backs(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether a name is that of whoever puts money into another: X领投, X以15亿欧元领投Y."""
    paid = next((q for q in view.quantities if q.outer_start == group.end + 1), None)
    by = paid is not None and view.text.startswith("以", group.end)
    behind = paid.outer_end if paid and by else group.end
    return bool(starts_with_any(view.text[behind : behind + _ACT], cues.backing))


def is_of_company(topic: Topic) -> bool:
    """Whether a text is about a company."""
    return any(e.kind == "company" for e in topic.subjects[:1])


def tells_like(topic: Topic, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether the figure before was of the same family as `metric`, or what that is a growth of."""
    return topic.level is not None and topic.level.family == lexicon.level(metric).family
