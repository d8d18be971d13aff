"""Figures that are of none of the names around them: of several at once, of a seller unknown."""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, Located, SentenceMentions
from detector.open_metrics import first_noun
from detector.sentences import Span
from detector.vocabulary import Metric, is_place
from detector.word_search import ends_with_any, starts_with_any

_SEVERAL: Final = re.compile(
    "(?:[两三四五六七八九十]|[0-9]{1,2})大[\u4e00-\u9fff]{2,8}?(?:合计|共|总共)"
)
"""So many of a kind that nobody names, taken together: 三大|航司|合计."""


def is_of_several(view: SentenceMentions, anchor: int) -> bool:
    """Whether a figure is of several together, counted and not named: 三大航司合计|营收."""
    clause = view.clauses[view.clause_at(anchor)]
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


def is_of_seller(
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
