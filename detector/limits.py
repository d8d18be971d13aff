"""What limits a figure besides the listed scopes: an adjective, a place, being a part of another.

Each becomes a code of its scope, so that 12,100 electric cars, or the cars sold in Europe, are not
set against all cars. Nothing here needs a list of such adjectives, places or parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from detector.ages import age_of
from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.numerals import arabic, chinese
from detector.open_metrics import bare_noun, chinese_phrase, first_noun
from detector.origins import from_abroad, origin_of
from detector.quantities import QuantityMention
from detector.ranked_lists import WORLD
from detector.references import Topic
from detector.school_levels import school_level
from detector.scope_words import name_of_part, opened_clause, says_where
from detector.seasons import season_of
from detector.sectors import sector_of
from detector.sentences import Span, blanked
from detector.shared_markets import goods_of_markets
from detector.traded_goods import goods_traded
from detector.vocabulary import Entity, is_place
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_WORD: Final = re.compile(r"\b[a-z][a-z-]+")
_CASES: Final = "cases"
_REST: Final = "rest"
_SHARE_OF_ALL: Final = "share"
_TENOR: Final = re.compile(
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})年期(?![间初末内])"
    r"|\b([0-9]{1,2})-year (?:[A-Za-z.]+ ){0,3}\Z"
)
"""For how long money is lent, in Chinese anywhere before the rate, in English right before it."""
_PARTNER: Final = re.compile(r"[对自与同]([一-鿿“”\"]{2,14})\Z")
"""Whom a trade is with, in Chinese, right before its word: 对|中亚五国|进出口."""
_ON: Final = re.compile(r"在([一-鿿]{2,10})(?:上|方面|领域)(?:共|累计|已)?(?:投入|投资|花费)了?\Z")
"""What money was spent on, with its verb."""
_LONGEST: Final = 24
"""Characters of a code: what a part consists of is cut there."""
_NAME_OF_PART: Final = 12
"""The same of what a part is called, where that is all that stands before its number."""
_AMONG: Final = re.compile(r"(?:\A|[,，;；。 ])([一-鿿]{2,6}?)(?:当)?中,?[共约仅至少]{0,2}有?\Z")
"""Among whom so many are something, right before their number: 死者|中有15人."""
_OF: Final = "的"
_PRICE: Final = "price"
_POSSESSIVE: Final = re.compile(r"^['’]s?(?: |\Z)")
_NOUN_WORD: Final = re.compile(r"[a-z][a-z-]*")
_OPENERS: Final = frozenset({"while", "and", "but", "whereas", "the", "its", "all"})
"""Words before a noun phrase that opens a clause."""
_TO: Final = frozenset({"to", "to the"})
_HAN_COPULA: Final = re.compile(r"^[为是属于系]+")


def limited(
    scope: str,
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    branches: Mapping[str, str],
    naming: frozenset[str],
    lexicon: Lexicon,
) -> str:
    """`scope`, the codes of listed scopes, with those of the other limits of `quantity`.

    `branches`: of the names in the sentence before, of which branch it spoke (X中国). `naming`: the
    scope words that name the owner, if it is a country or the world.
    """
    cues = lexicon.cues
    if other := _other_subject(view, quantity, chosen, lexicon):
        return other
    codes = {code for code in scope.split("|") if code}
    codes |= set(_adjectives(view, quantity, chosen, cues))
    places = set(_place(view, quantity, chosen, owner, branches, cues))
    if places and _told_before(view, quantity):
        codes -= lexicon.regions  # 640,000 in China and 230,000 in North America
    codes |= places | set(_partner(view, chosen, owner, lexicon))
    codes |= set(_change(view, quantity, chosen, cues))
    codes |= set(_sum_with(view, quantity, cues))
    codes |= set(_shared_market(view, chosen, lexicon))
    codes |= set(_rest(view, quantity, cues)) | set(_tenor(view, quantity, chosen))
    codes |= set(_spent_on(view, quantity))
    codes |= set(_cause(view, chosen, lexicon)) | set(_among(view, quantity, cues))
    if origin := origin_of(view, quantity, chosen.start):
        codes.add(f"from {origin}")
    codes |= {season_of(view, quantity, chosen.metric, owner, lexicon)} - {""}
    codes |= _lines(view, quantity, lexicon)
    codes |= set(from_abroad(view, chosen, owner, cues))
    codes |= {age_of(view, Span(quantity.start, quantity.end), cues.ages)} - {""}
    part = school_level(view, quantity, chosen, lexicon)
    part = part or goods_of(view, quantity, chosen, owner, lexicon)
    if not part and codes <= lexicon.regions:
        part = sector_of(view, quantity, chosen, owner, lexicon)
    if traded := goods_traded(view, quantity, chosen, lexicon):
        codes.add(traded)
    elif part:
        codes.add(part)
    else:
        codes |= set(_trade(view, quantity, chosen, owner, naming, lexicon))
    codes |= set(_english_trade(view, quantity, chosen, owner, lexicon))
    if lexicon.is_of_listing(chosen.metric):
        codes -= lexicon.regions  # its Hong Kong float
        codes = {c for c in codes if lexicon.kind_of(c) != "place"}
    codes |= set(_priced(view, quantity, chosen, owner, lexicon))
    if not codes:
        codes |= set(_part(view, quantity, chosen, owner, cues))
    if not codes and (not owner or lexicon.kind_of(owner) == "place"):
        codes |= set(_share_of_all(view, quantity, cues))
    return "|".join(sorted(codes - {chosen.metric.name}))


def of_illness(
    scope: str,
    view: SentenceMentions,
    place: Span,
    chosen: ChosenMetric,
    owner: str,
    topic: Topic,
    lexicon: Lexicon,
) -> str:
    """`scope` with the illness that the sentence or the text goes on about: 登革热…,死亡|87人.

    Deaths are of it only in the sentence of its cases or other deaths, and those of a place.
    """
    codes = {code for code in scope.split("|") if code}
    metric = lexicon.level(chosen.metric)
    if not lexicon.is_of_illness(metric) or lexicon.illnesses & codes:
        return scope
    named = [m.what for m in view.scopes if m.what in lexicon.illnesses and m.end <= place.start]
    beside = any(q.end <= place.start for q in view.quantities)
    goes_on = beside and topic.level is not None and lexicon.is_of_illness(topic.level)
    of_place = not owner or lexicon.kind_of(owner) == "place" or owner == WORLD
    illness = named[-1] if named else topic.illness
    told = illness and of_place and (goes_on or metric.unit == _CASES)
    return "|".join(sorted(codes | {illness})) if told else scope


def _lines(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> set[str]:
    """A code for each end of the line that the clause of a figure names before it."""
    if not view.lines:
        return set()
    clause = view.clauses[view.clause_at(quantity.start)]
    here = [s for s in view.lines if clause.start <= s.start and s.end <= quantity.start]
    names = (name for line in here[-1:] for name in line.names)
    return {f"line {name}" for name in names if name in lexicon.entities}


def _adjectives(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> Iterator[str]:
    """What stands between a number and its English counter: 12,100 [electric] cars."""
    counter = quantity.classifier
    written = view.text[quantity.start : quantity.end]
    if not counter or not written.isascii():
        return
    own = " ".join((chosen.metric.label.en, chosen.metric.name.replace("_", " ")))
    if chosen.start is not None and chosen.end is not None:
        own += f" {view.text[chosen.start : chosen.end]}"
    known = {*_WORD.findall(own.lower()), *counter.lower().split()}
    words = _WORD.findall(written.rpartition(" ")[0])
    yield from (word for word in words if word not in known and word not in cues.plain_adjectives)


def _sum_with(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> Iterator[str]:
    """With whom somebody has the figure: 与|Hulu|合计1.957亿, together with |Hulu| 196 million."""
    clause = view.clauses[view.clause_at(quantity.start)]
    for group in view.named_before(quantity.start):
        before, behind = view.text[clause.start : group.start].rstrip(), view.text[group.end :]
        both = starts_with_any(behind, cues.sums.behind) and ends_with_any(before, cues.sums.before)
        # With a subject before them, 蔚来与小鹏合计 are the owners.
        if (both and before in cues.sums.before) or ends_with_any(before, cues.sums.alone):
            yield f"with {group.heads[-1].name}"


def _tenor(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric
) -> Iterator[str]:
    """For how many years money is lent at a rate: 10年期|国债收益率."""
    place = min(quantity.start, chosen.start or quantity.start)
    clause = view.clauses[view.clause_at(place)]
    for match in [*_TENOR.finditer(view.text, clause.start, place)][-1:]:
        told = match[1] or match[2]
        years = arabic(told) if told.isascii() else chinese(told)
        if years and years.low:
            yield f"{years.low}-year"


def _rest(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> Iterator[str]:
    """Whether a number only counts the others of a whole: 3架来袭,一架被击落,另外|两架坠毁."""
    if quantity.form == "cardinal" and ends_with_any(view.text[: quantity.outer_start], cues.rest):
        yield _REST


def _share_of_all(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> Iterator[str]:
    """Whether the clause behind a number says which part of all it is: 占全部在园幼儿的九成."""
    behind = view.clause_at(quantity.start) + 1
    if behind == len(view.clauses):
        return
    clause = view.text[view.clauses[behind].start : view.clauses[behind].end].lower().strip()
    opens, holds = cues.share_of_all["opens"], cues.share_of_all["holds"]
    if starts_with_any(clause, opens) and contains_any(clause, holds):
        yield _SHARE_OF_ALL


def _shared_market(view: SentenceMentions, chosen: ChosenMetric, lexicon: Lexicon) -> Iterator[str]:
    """The goods in whose market a share is, amid its words: share of the global [beer] market."""
    if chosen.start is None or chosen.end is None:
        return
    words = Span(chosen.start, chosen.end)
    listed = [Span(m.start, m.end) for m in view.scopes]
    for goods in goods_of_markets(view.text, lexicon.cues.shared_markets):
        own = blanked(view.text, Span(goods.start, goods.end), listed)
        kept = [word for word in own.split() if word not in lexicon.cues.whole_modifiers]
        if kept and words.holds(goods.start, goods.end):
            yield name_of_part(" ".join(kept), lexicon)


def _spent_on(view: SentenceMentions, quantity: QuantityMention) -> Iterator[str]:
    """What a sum was spent on, said right before its verb: 在|芯片设施|上投入23亿元."""
    if quantity.form == "money" and (on := _ON.search(view.text[: quantity.outer_start])):
        known: list[Located] = [*view.entities, *view.scopes, *view.periods]
        if not any(on.start(1) <= k.start and k.end <= on.end(1) for k in known):
            yield on[1]


def _cause(view: SentenceMentions, chosen: ChosenMetric, lexicon: Lexicon) -> Iterator[str]:
    """Of what so many died, where that is no illness of the table: 1.2万人死于|车祸."""
    start, end = chosen.start, chosen.end
    if start is None or end is None or view.text[start:end] not in lexicon.cues.died_of:
        return
    behind = view.text[end:]
    illness = any(s.start == end and s.what in lexicon.illnesses for s in view.scopes)
    if not illness and not starts_with_any(behind, lexicon.cues.that_illness):
        yield from filter(None, [first_noun(behind) or bare_noun(behind)])


def _among(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> Iterator[str]:
    """Among whom so many are something: 123万人死亡,|死者|中有15万人为儿童."""
    told = _AMONG.search(view.text[: quantity.outer_start])
    if told and told[1] not in cues.part_of and ends_with_any(told[1], cues.person_ends):
        yield told[1]


def goods_of(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    lexicon: Lexicon,
) -> str:
    """The code of the goods of which a number of things is, or "": 平板|出货量, PC shipments.

    They are named right before the metric's word, at its beginning, or by what is counted.
    """
    words, start = lexicon.goods_words, chosen.start or 0
    before = view.text[:start].rstrip(" 的")
    if any(e.start < len(before) <= e.end for e in view.entities):
        before = ""  # Orvane Toys shipped
    word = view.text[start : chosen.end] if chosen.end else ""
    named = (ends_with_any(before, words), starts_with_any(word, words), quantity.classifier)
    codes = (lexicon.goods_named(chosen.metric, name, owner) for name in named if name)
    return next(filter(None, codes), "")


def _change(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> Iterator[str]:
    """Whether the figure was added to or taken from a stock: opened 46 stores, of 612."""
    behind = chosen.start is not None and chosen.start >= quantity.start
    rated = quantity.form == "percent"
    if rated or not behind or chosen.metric.name.endswith(("_added", "_lost")):
        return
    before = view.text[max(0, quantity.outer_start - _LONGEST) : quantity.outer_start].rstrip()
    for change in ("added", "lost"):
        verb = ends_with_any(before, cues.actions[change])
        if verb and verb.isascii() and chosen.metric.definition in {"", "total"}:
            yield change


def _partner(
    view: SentenceMentions, chosen: ChosenMetric, owner: str, lexicon: Lexicon
) -> Iterator[str]:
    """Whom a trade is with, right before its word: 对|美|出口, 对最大贸易伙伴|欧盟|进出口."""
    cues, before = lexicon.cues, view.text[: chosen.start or 0]
    word = ends_with_any(before, tuple(cues.partners))
    named = next((e for e in view.entities if e.end == len(before) and _is_land(e.what)), None)
    place = named.what.name if named else cues.partners.get(word, "")
    start = named.start if named else len(before) - len(word)
    if place and place != owner and before[:start].endswith(cues.partner_marks):
        yield lexicon.scope_of(place)
        return
    told = lexicon.level(chosen.metric).family in lexicon.cues.partnered
    partner = _PARTNER.search(before) if told else None
    if partner and not any(e.end == len(before) for e in view.entities):
        yield partner[1].strip('“”"').removesuffix("的")[:_LONGEST]


def _is_land(entity: Entity) -> bool:
    """Whether an entity trades as countries do: a country, or a union of some."""
    return is_place(entity) or entity.kind == "union"


def _told_before(view: SentenceMentions, quantity: QuantityMention) -> list[QuantityMention]:
    """The numbers before this one in its clause."""
    clause = view.clauses[view.clause_at(quantity.start)]
    return [q for q in view.quantities if clause.start <= q.start and q.end <= quantity.start]


def _place(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    branches: Mapping[str, str],
    cues: CuesConfig,
) -> Iterator[str]:
    """The place that the figure of somebody else is limited to: 17,200 cars in Europe."""
    clause = opened_clause(view, quantity.start)
    here = [
        g
        for g in view.groups
        if _is_where(view, g, chosen, cues) or _has_earned(view, g, quantity, cues)
    ]
    here = [
        g
        for g in here
        if clause.holds(g.start, g.end) and not says_where(view, g.start, owner, chosen, cues)
    ]
    yield from _branch(view, quantity, owner, branches, cues)
    if not here:
        return
    starts = [q.start for q in view.quantities]
    behind = (
        g
        for g in here
        if g.start >= quantity.end
        and not any(quantity.end <= at < g.start for at in starts)
        and not contains_any(view.text[quantity.end : g.start], cues.reasons)
    )
    first = next((at for at in starts if at >= clause.start), quantity.start)
    told = _told_before(view, quantity)[-1:]
    since = (g for g in here for q in told if q.end <= g.start and g.end <= quantity.start)
    since = (g for g in since if not _opens_list(view, g, quantity, cues))
    opening = (g for g in here if g.end <= first)
    found = next(behind, None) or next(since, None) or next(opening, None)
    name = found.heads[-1].name if found else ""
    if found and owner and name != owner and not _is_scope(view, found):
        yield found.where


def _trade(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    naming: frozenset[str],
    lexicon: Lexicon,
) -> Iterator[str]:
    """The noun of whose figure a country's is: 博物馆 in 全国博物馆接待观众, not all visitors.

    Of income it is the name that both languages share, as an English one may tell of it.
    """
    if not naming or chosen.start is None or chosen.start >= quantity.start:
        return
    cues = lexicon.cues
    ends = [
        m.end
        for m in view.scopes
        if m.end <= chosen.start and view.text[m.start : m.end].lower() in naming
    ]
    ends += [e.end for e in view.entities if e.what.name == owner and e.end <= chosen.start]
    ends = sorted(ends)
    begin = max([*ends, *(p.end for p in view.periods if ends and ends[-1] <= p.start)], default=0)
    same = ends and view.clause_at(begin) == view.clause_at(chosen.start)
    noun = first_noun(view.text[begin : chosen.start]) if same else ""
    if any(link in view.text[begin : chosen.start] for link in cues.coordination):
        return  # 全国粗钢、钢材产量: the first of those that are told of
    earned = lexicon.is_total(lexicon.level(chosen.metric))
    trades = (*cues.trades, *cues.firms)
    noun = noun if earned else noun.removesuffix(ends_with_any(noun, trades))
    whole = not noun or noun in (*cues.whole_nouns, *cues.empty_nouns)
    said: list[Located] = [*view.scopes, *view.metrics]
    if not whole and not any(m.start < begin + len(noun) and begin < m.end for m in said):
        yield name_of_part(noun, lexicon) if earned else noun


def _english_trade(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    lexicon: Lexicon,
) -> Iterator[str]:
    """The trade of a place whose income is told: China's [courier] sector had revenue of 5bn."""
    if not lexicon.is_total(lexicon.level(chosen.metric)):
        return
    clause = view.clauses[view.clause_at(quantity.start)]
    for group in view.groups:
        inside = clause.holds(group.start, group.end) and group.end <= quantity.start
        if not inside or group.heads[-1].name != owner or not is_place(group.heads[-1]):
            continue
        told = _owned_trade(lexicon.cues.trades).match(view.text, group.end, quantity.start)
        if told:
            yield name_of_part(told[1], lexicon)


@lru_cache(maxsize=1)
def _owned_trade(trades: tuple[str, ...]) -> re.Pattern[str]:
    """What stands behind a place and names its trade: China|'s courier sector."""
    words = "|".join(re.escape(word) for word in trades if word.isascii())
    return re.compile(rf"['’]s? ((?:[A-Za-z-]+ ){{0,3}}?[A-Za-z-]+) (?:{words})\b")


def _branch(
    view: SentenceMentions,
    quantity: QuantityMention,
    owner: str,
    branches: Mapping[str, str],
    cues: CuesConfig,
) -> Iterator[str]:
    """The place of whose branch the figure is: named in the sentence, else in the one before."""
    named = [g for g in view.groups if g.heads[-1].name == owner and g.end <= quantity.start]
    elsewhere = any(is_place(h) for g in view.groups for h in g.heads)
    whole = contains_any(view.text[: quantity.start], cues.definite_bodies)
    carried = "" if elsewhere or whole else branches.get(owner, "")
    branch = named[-1].branch if named else carried
    if branch:
        yield branch


def leads_to(view: SentenceMentions, group: Group, end: int, cues: CuesConfig) -> bool:
    """Whether but a noun for a place and verbs part a place from a number: 西欧|地区则为|82万辆."""
    between = view.text[group.end : end].strip().lower()
    between = between[len(starts_with_any(between, cues.place_nouns)) :]
    told, verb = without_ends(between, (*cues.measure_verbs, *cues.income_verbs))
    return verb != "" and not told.strip()


def _has_earned(
    view: SentenceMentions, group: Group, quantity: QuantityMention, cues: CuesConfig
) -> bool:
    """Whether a place is what a figure of somebody else came from: [Japan] brought in 9bn."""
    if group.marked or group.end > quantity.start or not is_place(group.heads[-1]):
        return False
    return leads_to(view, group, quantity.outer_start, cues)


def _opens_list(
    view: SentenceMentions, group: Group, quantity: QuantityMention, cues: CuesConfig
) -> bool:
    """Whether a place is that of the number before it: 9,000 in [Japan] and 5,000."""
    return view.text[group.end : quantity.outer_start].strip().lower() in cues.list_links


def _is_where(view: SentenceMentions, group: Group, chosen: ChosenMetric, cues: CuesConfig) -> bool:
    """Whether a place limits a figure: behind a preposition or before its metric (上海|门店).

    Behind the metric, it is where the goods went: exports to Russia.
    """
    before, after = chosen.start or 0, chosen.end or len(view.text)
    between = view.text[group.end : before].removesuffix("的") if group.end <= before else "."
    to = view.text[after : group.start].strip() in _TO
    beside = group.locative or between in {"", *cues.place_nouns} or to
    return beside and len(group.heads) == 1 and is_place(group.heads[-1])


def _is_scope(view: SentenceMentions, group: Group) -> bool:
    """Whether a listed scope (in China) says it already."""
    return any(s.start < group.end and group.start < s.end for s in view.scopes)


def _part(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    cues: CuesConfig,
) -> Iterator[str]:
    """Of what a part consists, where only the whole's metric is known: 其中38架为租赁飞机.

    An owner named in its clause has all of it: 其中苹果2.32亿部、三星2.23亿部.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    opening = view.text[clause.start : quantity.start].strip()
    before = chosen.start is not None and chosen.start < clause.start
    dated = any(clause.holds(p.start, p.end) for p in view.periods)
    owned = any(h.name == owner for g in view.named_before(quantity.start) for h in g.heads)
    if dated or owned or quantity.form == "multiple":
        return
    if not (chosen.carried or before):
        yield from _named_part(view, quantity, chosen, clause, cues)
        return
    name = _part_before(view, quantity, clause, quantity.outer_start, cues)
    if name and name != chosen.metric.name:
        yield name
    if name or quantity.form == "percent":
        return
    behind = view.text[quantity.outer_end : clause.end].strip().lower()
    of_them = starts_with_any(behind, cues.part_of_behind)
    alone = view.text[: clause.start].strip(" ,，").lower() in cues.part_of  # Of this, 5 came
    if of_them or alone or starts_with_any(opening, cues.part_of):
        rest = _HAN_COPULA.sub("", behind.removeprefix(of_them)).strip(" 。.|")
        yield rest[:_LONGEST].replace("|", " ") or "part"


def _other_subject(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> str:
    """What earned a sum whose metric stands before: revenue of 5bn, while [the cloud] made 3bn."""
    clause = view.clauses[view.clause_at(quantity.start)]
    known: list[Located] = [*view.groups, *view.quantities, *view.periods]
    ends = [k.end for k in known if clause.start <= k.start and k.end <= quantity.outer_start]
    begin = max([clause.start, *ends])
    here = chosen.start is not None and begin <= chosen.start
    if here or not lexicon.is_total(chosen.metric):
        return ""
    cues = lexicon.cues
    text = view.text[begin : quantity.outer_start]
    told, verb = without_ends(text, (*cues.measure_verbs, *cues.income_verbs))
    if not text.isascii():
        noun = bare_noun(told.strip())
        whole = lexicon.is_term(noun) or ends_with_any(noun, cues.whole_nouns)
        return "" if not noun or whole or noun in cues.empty_nouns else lexicon.noun_of(noun)
    words = [
        word
        for word in _NOUN_WORD.findall(_POSSESSIVE.sub("", told.lower()))
        if word not in _OPENERS
    ]
    no_nouns = (*cues.no_modifiers, *cues.growth, *cues.whole_modifiers)
    if not words or not verb.isascii() or any(word in no_nouns for word in words):
        return ""
    return name_of_part(" ".join(words), lexicon)


def next_part(draft: Draft, before: Sequence[Sequence[Draft]], lexicon: Lexicon) -> Draft:
    """`draft`, or if it is the next of a list of parts the same measure of that part.

    手机收入1918亿元,互联网服务|341亿元: what no table lists is the part and no measure.
    """
    levels = [d for drafts in before for d in drafts if lexicon.is_total(d.metric)]
    parts = levels and (levels[-1].scope or levels[-1].entity != levels[0].entity)
    if not parts or draft.metric.name in lexicon.metrics:
        return draft
    last, name = levels[-1], draft.metric.name
    money = draft.metric.dimension == "money" and lexicon.level(draft.metric) is draft.metric
    if not money or ends_with_any(name, lexicon.cues.measure_nouns) or lexicon.is_term(name):
        return draft
    period = last.period if draft.period.basis == "article_date" else draft.period
    scope = lexicon.noun_of(name)
    return replace(draft, metric=last.metric, period=period, scope=scope)


def _part_before(
    view: SentenceMentions, quantity: QuantityMention, clause: Span, end: int, cues: CuesConfig
) -> str:
    """The part whose name alone stands before `end`: 其中,酒驾|14起,无证驾驶|9起; or "".

    It is one of the list that 其中 opens, in this clause or before other numbers of the same kind.
    """
    if any(clause.start <= g.start < end for g in view.groups):
        return ""
    opening = view.text[clause.start : end].strip()
    opener = starts_with_any(opening, cues.part_of)
    index = view.clause_at(clause.start)
    above = view.clauses[index - 1] if index else clause
    alone = view.text[above.start : above.end].strip() in cues.part_of  # 其中,城市下降0.2%
    if not (opener or alone or _goes_on_in_list(view, quantity, clause, cues)):
        return ""
    told = opening.removeprefix(opener).strip(" ,，、|")
    name = without_ends(told, (*cues.measure_verbs, *cues.growth, *cues.growth_bare))[0].strip()
    verbs = (*cues.growth, *cues.changes, *cues.measure_verbs, *cues.comparison, *cues.totals)
    plain = name in (*cues.empty_nouns, *cues.whole_nouns, *cues.sector_openers)
    plain = plain or contains_any(name, verbs) or _OF in name
    plain = plain or bool(ends_with_any(name, cues.empty_nouns))
    named = name.isalpha() and not name.isascii() and 1 < len(name) <= _NAME_OF_PART
    return name if named and not plain else ""


def _goes_on_in_list(
    view: SentenceMentions, quantity: QuantityMention, clause: Span, cues: CuesConfig
) -> bool:
    """Whether the clause before a number's tells another part, in the same counter or currency."""
    last = max((q for q in view.quantities if q.end <= clause.start), key=_end, default=None)
    index = view.clause_at(clause.start)
    if last is None or not index or view.clause_at(last.start) != index - 1:
        return False
    above = view.clauses[index - 1]
    alike = (last.classifier, last.quantity.unit) == (quantity.classifier, quantity.quantity.unit)
    if not alike or not {";", "；"}.isdisjoint(view.text[last.end : clause.start]):
        return False
    opened = starts_with_any(view.text[above.start : last.start].lstrip(), cues.part_of)
    return bool(opened) or _goes_on_in_list(view, last, above, cues)


def _end(quantity: QuantityMention) -> int:
    return quantity.end


def _priced(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    lexicon: Lexicon,
) -> Iterator[str]:
    """What it is whose price rose or fell, of a place or of nobody named: 食品|价格下降1.7%."""
    price = lexicon.level(chosen.metric).family == _PRICE and quantity.form == "percent"
    company = owner and lexicon.kind_of(owner) != "place"
    if not price or company or chosen.start is None or chosen.start >= quantity.start:
        return
    clause = view.clauses[view.clause_at(chosen.start)]
    known: list[Located] = [*view.groups, *view.periods, *view.quantities, *view.scopes]
    begin = max([clause.start, *(k.end for k in known if k.end <= chosen.start)])
    goods = view.text[begin : chosen.start]
    if not goods.isascii() and (noun := bare_noun(goods) or chinese_phrase(goods)):
        yield noun


def _named_part(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    clause: Span,
    cues: CuesConfig,
) -> Iterator[str]:
    """What stands between 其中 and the metric of a part: 发射68次,其中|商业|发射12次.

    A name there is the owner of the part.
    """
    end = min(quantity.outer_start if chosen.start is None else chosen.start, quantity.outer_start)
    if any(clause.start <= group.start < end for group in view.groups):
        return
    opening = view.text[clause.start : end].strip()
    word = starts_with_any(opening, cues.part_of)
    rest = opening[len(word) :].strip(" ,，、|")
    if word and rest and rest not in cues.whole_nouns:
        yield rest[:_LONGEST].replace("|", " ")
    elif not word and (name := _part_before(view, quantity, clause, end, cues)):
        yield name
