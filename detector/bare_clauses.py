"""Clauses that say no more than when a value held: 12月为182亿元, in May it was 184 million."""

from __future__ import annotations

import re
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.quantity_words import alternation
from detector.sentences import Span, blanked

_DATED_BEHIND = 12
"""Characters behind a number in which the time stands that its clause tells: 5 million in 2023."""


def tells_only_time(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether nothing but a time, pronouns and verbs leads to a number: the metric was told before.

    The time stands before the number, or in English right behind it (the figure was 5 in 2023).
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    lead = Span(clause.start, quantity.outer_start)
    times = [Span(p.outer_start, p.end) for p in view.periods]
    piece = blanked(view.text, lead, times)
    dated = any(lead.holds(t.start, t.end) for t in times)
    if not dated:
        behind = (p.outer_start - quantity.end for p in view.periods if p.start >= quantity.end)
        dated = bool(piece.strip()) and any(gap <= _DATED_BEHIND for gap in behind)
    if not dated:
        return False
    words = (*cues.measure_verbs, *cues.pronouns, *cues.figures, *cues.list_links, *cues.openers)
    return _filled(words).fullmatch(piece) is not None


@lru_cache(maxsize=1)
def _filled(words: tuple[str, ...]) -> re.Pattern[str]:
    latin = alternation(w for w in words if w.isascii())
    others = alternation(w for w in words if not w.isascii())
    return re.compile(rf"(?:\s|(?<![a-z])(?:{latin})(?![a-z])|{others})*+", re.IGNORECASE)
