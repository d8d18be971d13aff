"""Which of the listed scopes limit a figure, and which modifiers before its metric do."""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.measure_asides import opens_left_out
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.open_metrics import bare_noun, chinese_phrase
from detector.sentences import Span
from detector.vocabulary import is_industry, is_place
from detector.word_search import (
    Mention,
    contains_any,
    ends_with_any,
    starts_with_any,
    without_ends,
)

ENTERED = frozenset({"visitors", "ticket_price", "attendance"})
"""Families of what is told of a place that one goes to: admission to the Louvre."""
_AND_SO_ON = "等"
_WORD = re.compile(r"[a-z][a-z-]*")
_BEHIND = re.compile(
    r" (?:at|in|from|of|by|for) (?:(?:its|the|their|[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}['’]s?) )?"
    r"((?:[a-z][a-z-]* ){1,4})",
)
"""What may name a part behind a word for income: sales |at its cloud arm|."""
_GROUP = "集团"
_SPOKEN_OF = "该"
"""Before 业务 or the like: the part of which the text spoke."""
NON_GAAP = "non_gaap"
"""The scope of what is counted by other rules than the usual ones."""
EXCLUDING = "excluding"
"""The scope of a figure that leaves something out."""
_OPENING_CLAUSES = 2
_OPENING = 30
"""Characters of a clause that only says where or within what the next one holds."""
_OPENING_LEFT_OUT = 60
"""The same of one that says what it leaves out."""

_DONE: Final = range(2, 5)
"""Characters of a verb that tells what an income is for: 授权, 特许经营."""


def scope_of(
    view: SentenceMentions,
    place: Span,
    chosen: ChosenMetric,
    lexicon: Lexicon,
    owner: str,
) -> str:
    """The sorted scope codes of the claim, joined by "|": of its clause and of a bracket behind.

    Of regions it has one, the nearest named before it. A word that is part of the metric's says
    nothing more; one that interrupts it does (confirmed dengue cases). Nor does one that only names
    the owner (我国).
    """
    cues, own = lexicon.cues, lexicon.owner_words(owner)
    clause = opened_clause(view, place.start)
    first, last = chosen.start or 0, chosen.end or 0
    whole_word = lexicon.is_term(view.text[first:last])
    codes: dict[str, None] = {c: None for c in chosen.metric.scope.split("|") if c}
    region = ""
    ranked = chosen.metric.dimension == "rank"
    for mention in view.scopes:
        interrupts = first < mention.start and mention.end < last and not whole_word
        regional = mention.what in lexicon.regions
        part_of_word = first <= mention.start < last and not interrupts
        part_of_word = part_of_word or view.text[mention.start : mention.end].lower() in own
        beside = mention.end == chosen.start  # 国际|旅客增长最快,全年达224万人次
        if part_of_word or not (beside or clause.holds(mention.start, mention.end)):
            continue
        if _limits_other(view, place, mention, lexicon):
            continue
        if not regional:
            codes[mention.what] = None
        elif _only_places(view, mention, owner, chosen, cues):
            continue
        elif mention.start <= place.start or not region:
            region = mention.what
    named = chosen.start if chosen.start and chosen.start >= clause.start else place.start
    before = Span(clause.start, min(place.start, named))
    part = "" if ranked else _part_named(view, view.clause_at(place.start), before, cues)
    modifier = _modifier(view, clause, chosen, lexicon)
    known = lexicon.entities.get(owner)
    if modifier in cues.own_names and (known is None or known.kind != "company"):
        modifier = ""  # FILA品牌 is FILA, but 安踏品牌 no more than a part of 安踏.
    others = (region, name_of_part(modifier, lexicon), part)
    codes |= dict.fromkeys(code for code in others if code)
    if known and is_industry(known):
        codes.pop(lexicon.scope_of(owner), None)
    elif not codes and (kind := _kind_told(view, place, chosen, lexicon)):
        codes[kind] = None
    said = {chosen.metric.name, *lexicon.scopes_told(chosen.metric)}
    return "|".join(sorted(codes.keys() - said))


def _limits_other(
    view: SentenceMentions, place: Span, scope: Mention[str], lexicon: Lexicon
) -> bool:
    """Whether a scope stands in a reason behind the figure, or limits another one."""
    if contains_any(view.text[place.end : scope.start], lexicon.cues.reasons):
        return True
    if scope.what in lexicon.regions:
        return _limits_next(view, place, scope)
    return _is_of_other_number(view, place, scope, lexicon.regions)


def _is_of_other_number(
    view: SentenceMentions, place: Span, scope: Mention[str], regions: frozenset[str]
) -> bool:
    """Whether a part is that of the number before or behind: city dwellers had 5 and [others] 3.

    So it is where a part of its own stands before each.
    """

    def opened(start: int, end: int) -> bool:
        return any(start <= s.start and s.end <= end and s.what not in regions for s in view.scopes)

    before = max((q.end for q in view.quantities if q.end <= place.start), default=0)
    if scope.end <= before:
        return opened(before, place.start)
    behind = any(q.start >= scope.end for q in view.quantities)
    return scope.start >= place.end and behind and opened(before, place.start)


def _limits_next(view: SentenceMentions, place: Span, region: Mention[str]) -> bool:
    """Whether a region behind the next figure is that one's: 7 million in Japan, 3 million abroad.

    That is so where the figure has a place of its own before the next one.
    """
    between = (q for q in view.quantities if place.end <= q.start and q.end <= region.start)
    following = next(between, None)
    if following is None:
        return False
    own = (s for s in view.scopes if place.end <= s.start and s.end <= following.start)
    named = any(
        place.end <= g.start and g.end <= following.start and is_place(g.heads[-1])
        for g in view.groups
    )
    return named or next(own, None) is not None


def _only_places(
    view: SentenceMentions, region: Mention[str], owner: str, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether a region limits no figure: where the largest is, or where its owner stands."""
    superlative = chosen.metric.dimension != "rank" and _is_in_superlative(view, region.end)
    return superlative or says_where(view, region.start, owner, chosen, cues)


def says_where(
    view: SentenceMentions, start: int, owner: str, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether a region only says where the place stands whose figure it is: the Louvre in Paris."""
    before = view.text[:start].rstrip()
    named = before[: len(before) - len(ends_with_any(before, cues.locatives))].rstrip()
    heads = [h for g in view.groups if g.end == len(named) for h in g.heads if h.name == owner]
    return any(is_place(h) or chosen.metric.family in ENTERED for h in heads)


def _kind_told(view: SentenceMentions, place: Span, chosen: ChosenMetric, lexicon: Lexicon) -> str:
    """Of which goods the clause before told the like: 新能源汽车销量1286万辆,|出口|128万辆.

    It goes on about them unless they are but a part (其中…), or another is named since.
    """
    family = lexicon.level(chosen.metric).family
    for index in range(view.clause_at(place.start) - 1, -1, -1):
        clause = view.clauses[index]
        kinds = [s.what for s in view.scopes if clause.holds(s.start, s.end)]
        kinds = [k for k in kinds if lexicon.kind_of(lexicon.scopes[k].entity or "") == "industry"]
        told = any(
            m.what[0].family == family and clause.holds(m.start, m.end) for m in view.metrics
        )
        part = starts_with_any(view.text[clause.start : clause.end], lexicon.cues.part_of)
        if kinds and told and not part:
            return kinds[-1]
        if part or any(clause.holds(g.start, g.end) for g in view.groups):
            break
    return ""


def _modifier(view: SentenceMentions, clause: Span, chosen: ChosenMetric, lexicon: Lexicon) -> str:
    """What makes a bare word for income behind it that of a part: 车费|收入, cloud revenue.

    In English it may follow: revenue from its |cloud| business.
    """
    cues = lexicon.cues
    if chosen.start is None or chosen.end is None or chosen.start < clause.start:
        return ""
    word = view.text[chosen.start : chosen.end].lower()
    of_parts_alone = word in cues.results_of_parts
    if "_each_" in chosen.metric.name or not (of_parts_alone or word in cues.part_heads):
        behind = word in cues.part_heads_behind
        return _english_part(view, chosen.end, cues) if behind else ""
    known: list[Located] = [*view.entities, *view.periods, *view.scopes, *view.quantities]
    ends = [m.end for m in known if m.end <= chosen.start]
    before = view.text[max([clause.start, *ends]) : chosen.start]
    if view.text[chosen.start].isascii():
        return _english_modifier(before, cues) or _english_part(view, chosen.end, cues)
    before = before.removeprefix(starts_with_any(before, cues.whole_nouns))
    before = without_ends(before.strip('的,，、:："“”《》'), cues.part_links)[0]
    before = before or _before_time(view, clause, chosen.start, cues)
    if of_parts_alone and not ends_with_any(before, cues.part_ends):
        return ""  # 投资亏损 is another measure, 累计亏损 the whole's
    phrase = bare_noun(before) or chinese_phrase(before) or _kind_of_income(before, word, cues)
    part = phrase[len(starts_with_any(phrase, cues.whole_nouns)) :].removesuffix(_GROUP)
    if phrase.endswith(_GROUP) and lexicon.noun_of(part) != part:
        return part  # 云智能|集团, but the whole of 岚浦|集团
    if phrase in cues.part_ends and before == f"{_SPOKEN_OF}{phrase}":
        return before  # of a part named before
    named, _ = without_ends(phrase, cues.part_ends)
    while (rest := _without_trade(named, cues.trades)) != named:
        named = rest  # 快递|行业, but of a 行业 by itself the whole
    if ends_with_any(named, cues.whole_nouns) or named in cues.place_nouns:
        return phrase if starts_with_any(phrase, cues.rest) else ""
    return named[len(starts_with_any(named, cues.whole_nouns)) :]


def _kind_of_income(before: str, word: str, cues: CuesConfig) -> str:
    """What was done for an income, told by no noun: 批发|收入, but not 实现|收入."""
    told = before.isalpha() and not before.isascii() and len(before) in _DONE
    if not told or not word.endswith(cues.incomes):
        return ""
    gained = ends_with_any(before, (*cues.gains, *cues.measure_verbs, *cues.modal, *cues.growth))
    return "" if gained or before in cues.whole_nouns else before


def _before_time(view: SentenceMentions, clause: Span, start: int, cues: CuesConfig) -> str:
    """The part named right before the time that stands before the measure: X云业务|2018年|营收.

    The number may stand between: X云业务|2018年|12亿元的|营收. So may what says that it is
    expected: X云业务|预计|今年|营收.
    """
    start = next((q.outer_start for q in view.quantities if 0 <= start - q.end <= 1), start)
    time = next((p.outer_start for p in view.periods if p.end == start), 0)
    before = view.text[clause.start : max(clause.start, time)].removesuffix("在")
    before = before.removesuffix(ends_with_any(before, cues.modal))
    named = max((e.end for e in view.entities if e.end <= time), default=clause.start)
    before = before[max(0, named - clause.start) :]
    return before if ends_with_any(before, cues.part_ends) else ""


def name_of_part(phrase: str, lexicon: Lexicon) -> str:
    """What both languages call a part or a trade, without what says that it is one: 餐饮|业.

    Of a name that is known whole (网络游戏), or that were one character without it (农|业), nothing
    is left out.
    """
    ends = (*lexicon.cues.part_ends, *lexicon.cues.trades, *lexicon.cues.firms)
    while (name := lexicon.noun_of(phrase)) == phrase:
        bare = _without_trade(phrase, ends)
        if bare == phrase:
            break
        phrase = bare
    return name


def _without_trade(phrase: str, ends: tuple[str, ...]) -> str:
    """`phrase` without the longest of `ends` at its end, unless hardly anything is left."""
    bare = phrase[: len(phrase) - len(ends_with_any(phrase, ends))].rstrip()
    return bare if len(bare) > 1 else phrase


def _english_modifier(before: str, cues: CuesConfig) -> str:
    """The words between an owner or a verb and a word for income: Its [cloud] revenue."""
    kept: list[str] = []
    for word in reversed(before.lower().split()):
        if not _WORD.fullmatch(word) or word in cues.no_modifiers or word.endswith(("ed", "ly")):
            break
        if word not in cues.whole_modifiers:
            kept.insert(0, word)
    phrase = " ".join(kept)
    return phrase.removesuffix(ends_with_any(phrase, cues.part_ends)).strip()


def _english_part(view: SentenceMentions, end: int, cues: CuesConfig) -> str:
    """The part named behind a word for income that ends there: sales at its |cloud| arm."""
    told = _BEHIND.match(view.text, end)
    if told is None:
        return ""
    words = told[1].split()
    place = next((i for i, word in enumerate(words) if word in cues.part_ends), 0)
    known: list[Located] = [*view.entities, *view.scopes, *view.origins, *view.periods]
    at = told.start(1)
    length = len(" ".join(words[:place]))
    if any(k.start < at + length and at < k.end for k in known):
        return ""  # its Japanese business, its overseas arm
    plain = {*cues.whole_modifiers, *cues.no_modifiers}
    return "" if plain.intersection(words[:place]) else " ".join(words[:place])


def _part_named(view: SentenceMentions, index: int, before: Span, cues: CuesConfig) -> str:
    """The noun behind 其中 that no name, scope or metric is: the part that a figure is of, or "".

    外贸 in 其中外贸箱量842万箱: no value of the whole, and the same as that of another 其中外贸.
    """
    opener = starts_with_any(view.text[before.start : before.end], cues.part_of)
    alone = index and view.text[view.clauses[index - 1].start : view.clauses[index - 1].end]
    if not opener and alone not in cues.part_of:
        return ""
    begin = before.start + len(opener)
    known: list[Located] = [*view.entities, *view.origins, *view.periods, *view.scopes]
    ends = [m.end for m in known if m.start < before.end]
    text = view.text[max([begin, *ends]) : before.end]
    told = without_ends(text, cues.measure_verbs, blanks="")[0]
    phrase = "" if text.isascii() else chinese_phrase(told)
    if told.endswith(f"{_AND_SO_ON}{phrase}"):
        return ""  # 汽车、能源等|产业: the head of a list is no part
    return "" if phrase in cues.empty_nouns or phrase[1:] in cues.partners else phrase


def _is_in_superlative(view: SentenceMentions, end: int) -> bool:
    """Whether a scope only says where somebody is the largest: 全球最大的种植商收获10万吨."""
    return view.text[end : end + 1] in {"最", "第"}


def opened_clause(view: SentenceMentions, start: int) -> Span:
    """The clause at `start`, with short ones before it that open it: In Japan, sales rose 5%.

    One may tell what place that is: In Japan, its home market, sales rose 5%.
    """
    index = view.clause_at(start)
    end, last = view.clauses[index].end, max(0, index - _OPENING_CLAUSES)
    while index > last and _only_opens(view, view.clauses[index - 1]):
        index -= 1
    return Span(view.clauses[index].start, end)


def _only_opens(view: SentenceMentions, clause: Span) -> bool:
    """Whether a clause only says where or within what the next one holds: In Japan, ...

    Or what that leaves out: 不计特别股息,. Or by which rules it was counted.
    """
    told: list[Located] = [*view.quantities, *view.metrics]
    if any(s.what == NON_GAAP and clause.holds(s.start, s.end) for s in view.scopes):
        return not any(clause.holds(t.start, t.end) for t in told)
    places = {g.start for g in view.groups if g.locative and is_place(g.heads[-1])}
    left_out = any(
        opens_left_out(view.text, clause.start, s) and s.what == EXCLUDING for s in view.scopes
    )
    if clause.end - clause.start > (_OPENING_LEFT_OUT if left_out else _OPENING):
        return False
    starts = (
        *(q.start for q in view.quantities),
        *(m.start for m in view.metrics if not left_out),
        *(e.start for e in view.entities if e.start not in places),
    )
    return not any(clause.start <= start < clause.end for start in starts)
