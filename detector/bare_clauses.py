"""Clauses that say no more than when a value held, or for which part: 12月为182亿元, 城镇为47%."""

from __future__ import annotations

import re
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.quantity_words import alternation
from detector.sentences import Span, blanked
from detector.vocabulary import Metric

_DATED_BEHIND = 12
"""Characters behind a number in which the time stands that its clause tells: 5 million in 2023."""


def tells_only_limits(
    view: SentenceMentions, quantity: QuantityMention, told: Metric | None, cues: CuesConfig
) -> bool:
    """Whether but a time or a part, pronouns and verbs lead to a number: its metric stands before.

    They stand before the number, the time perhaps in a clause of its own, or in
    English right behind it (the figure was 5 in 2023).
    A part is one of what was `told` only if the table lists that.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    ends = (q.outer_end for q in view.quantities if q.end <= quantity.start)
    lead = Span(max(clause.start, *ends, 0), quantity.outer_start)
    times = [Span(p.outer_start, p.end) for p in view.periods]
    parts = [Span(s.start, s.end) for s in view.scopes]
    in_part = told is not None and told.listed and any(lead.holds(p.start, p.end) for p in parts)
    piece = blanked(view.text, lead, [*times, *parts] if in_part else times)
    limited = in_part or any(lead.holds(t.start, t.end) for t in times)
    if not limited:
        opened = view.text[: clause.start].rstrip(" ,，")
        fills = any(t.start == 0 and t.end == len(opened) for t in times)
        limited = bool(piece.strip()) and fills  # 去年,|这个数字是15.4万
    if not limited:
        behind = (p.outer_start - quantity.end for p in view.periods if p.start >= quantity.end)
        limited = bool(piece.strip()) and any(gap <= _DATED_BEHIND for gap in behind)
    if not limited:
        return False
    words = (*cues.measure_verbs, *cues.pronouns, *cues.figures, *cues.list_links, *cues.openers)
    return _filled(words, cues.of_part if in_part else ()).fullmatch(piece) is not None


@lru_cache(maxsize=2)
def _filled(words: tuple[str, ...], more: tuple[str, ...]) -> re.Pattern[str]:
    words = (*words, *more)
    latin = alternation(w for w in words if w.isascii())
    others = alternation(w for w in words if not w.isascii())
    return re.compile(rf"(?:\s|(?<![a-z])(?:{latin})(?![a-z])|{others})*+", re.IGNORECASE)
