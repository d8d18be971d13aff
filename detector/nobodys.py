"""Figures that are of none of the names around them: of several at once, of a seller unknown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, Located, SentenceMentions
from detector.open_metrics import first_noun
from detector.references import is_region
from detector.sentences import Span
from detector.vocabulary import Metric, is_place
from detector.word_search import ends_with_any, starts_with_any

_SEVERAL: Final = re.compile(
    "(?:[两三四五六七八九十]|[0-9]{1,2})大[\u4e00-\u9fff]{2,8}?(?:合计|共|总共)"
)
"""So many of a kind that nobody names, taken together: 三大|航司|合计."""


_AND_OTHERS: Final = re.compile(
    "[和与及、][\u4e00-\u9fff]{1,8}?(?:两|二|三|四|五|[2-5])[场家座国地款部队起个位名艘条](?=[\u4e00-\u9fff])"
)
"""Behind a name: it is but one of those that are counted, 岚山|和青河两场|山火."""
_GOODS: Final = "product"
_BUSINESS: Final = re.compile("([\u4e00-\u9fff]{2,12})的")
"""Between a place and a measure: of which business there that is."""
_MODEL: Final = re.compile("[A-Z]{0,3}[0-9]{1,4}(?![0-9年月日%.,])")
"""Behind the name of a maker: which of its goods is meant."""


def has_forces(view: SentenceMentions, group: Group, place: Span, cues: CuesConfig) -> bool:
    """Whether a country's soldiers did it to others: U.S. |troops| killed 50 rebels."""
    noun = starts_with_any(view.text[group.end : place.start].lstrip(), cues.forces)
    return is_place(group.heads[-1]) and bool(noun) and not group.locative


def is_of_several(view: SentenceMentions, anchor: int) -> bool:
    """Whether a figure is of several together, counted and not named: 三大航司合计|营收.

    So is that of one with others whose names nobody knows: 岚山和青河两场山火|造成.
    """
    clause = view.clauses[view.clause_at(anchor)]
    before = [g for g in view.named_before(anchor) if len(g.heads) == 1]
    if any(_AND_OTHERS.match(view.text, g.end, anchor) for g in before[-1:]):
        return True
    return any(
        not any(m.end() <= g.start < anchor for g in view.groups)
        for m in _SEVERAL.finditer(view.text, clause.start, anchor)
    )


def is_of_those(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether a figure only says of how many places it is true: 增速超过7%|的地市."""
    behind = view.text[place.end :]
    return behind.startswith("的") and bool(
        starts_with_any(behind[1:], (*cues.counted_places, "地市"))
    )


def is_of_unnamed(
    view: SentenceMentions, place: Span, anchor: int, metric: Metric, lexicon: Lexicon
) -> bool:
    """Whether a figure is of a seller or a model that nobody knows."""
    model = _is_of_model(view, place, metric, lexicon)
    total = lexicon.is_total(lexicon.level(metric))
    business = total and _is_of_business(view, anchor, lexicon.cues)
    source = total and _is_of_source(view, anchor, lexicon.cues)
    return model or business or source or _is_of_seller(view, place, anchor, metric, lexicon)


def _is_of_business(view: SentenceMentions, anchor: int, cues: CuesConfig) -> bool:
    """Whether a place only tells which business of nobody named it is: 来自|岚洲零售业务的|营收."""
    named = view.named_before(anchor)
    if len(named) != 1 or not (named[0].marked and is_place(named[0].heads[-1])):
        return False
    noun = _BUSINESS.fullmatch(view.text, named[0].end, anchor)
    return noun is not None and bool(ends_with_any(noun[1], cues.part_ends))


def _is_of_source(view: SentenceMentions, anchor: int, cues: CuesConfig) -> bool:
    """Whether income is only what somebody had of a customer or a line: 来自|岚洲|的收入.

    Goods that the table knows are its owners, and a place says where it came from.
    """
    named = view.named_before(anchor)[-1:]
    group = next((g for g in named if view.text[g.end : anchor] == "的"), None)
    if group is None or not ends_with_any(view.text[: group.start], cues.travel.origins_before):
        return False
    return not (is_region(group.heads[-1]) or group.heads[-1].kind == _GOODS)


def _is_of_model(view: SentenceMentions, place: Span, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether a price is that of a model with which the name of its maker goes on: 岚米|8青春版."""
    if lexicon.level(metric).family not in lexicon.cues.of_models:
        return False
    ends = {g.end for g in view.named_before(place.start)}
    counted: list[Located] = [*view.quantities, *view.periods]
    return any(
        _MODEL.match(view.text, end) and not any(c.start == end for c in counted) for end in ends
    )


def _is_of_seller(
    view: SentenceMentions, place: Span, anchor: int, metric: Metric, lexicon: Lexicon
) -> bool:
    """Whether a noun that names nobody known sold something in a market: 明鹿|在中国市场|共售出."""
    if lexicon.level(metric).name not in lexicon.cues.sold_there:
        return False
    clause = view.clauses[view.clause_at(place.start)]
    for group in view.groups:
        if not (group.locative and is_place(group.heads[-1]) and group.end <= anchor):
            continue
        if not clause.holds(group.start, group.end) or not _is_market(view, group, lexicon.cues):
            continue
        before = view.text[clause.start : group.start]
        where = ends_with_any(before, lexicon.cues.locatives)
        known: list[Located] = [*view.groups, *view.periods, *view.scopes]
        begin = max([clause.start, *(k.end for k in known if k.end < group.start)])
        noun = view.text[begin : group.start - len(where)].strip(" ，,")
        if where and noun and first_noun(noun) == noun:
            return True
    return False


def _is_market(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    return bool(starts_with_any(view.text[group.end :], cues.place_nouns))


def is_of_so_many(view: SentenceMentions, anchor: int, cues: CuesConfig) -> bool:
    """Whether the figure is of so many that nobody names: 全国有12个省份|GDP超过5万亿元."""
    before = view.text[:anchor].rstrip("的 ")
    noun = ends_with_any(before, (*cues.counted_places, *cues.generic))
    start = len(before) - len(noun)
    return (
        bool(noun)
        and not noun.isascii()
        and any(q.outer_end == start and q.classifier for q in view.quantities)
    )


def is_of_rival(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
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
