"""How long after its beginning an undated figure holds: sold 4 million in its first ten days.

Such a span is a time of its own: two undated figures of one span of one thing are of one time.
"""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.word_search import ends_with_any, starts_with_any

_FIRST: Final = re.compile(r"(?P<own>(?:\b(?:its|their)|['’]s) )?(?:the )?first $", re.IGNORECASE)
_SHORT: Final = frozenset({"hours", "days", "weeks"})
"""Units of which the first few are those since a beginning, rather than those of a year."""
_REACH: Final = 24
"""Characters around a duration in which its beginning is named."""


def event_span(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    """The code of the span in the clause of `quantity` (first_10_days), or ""."""
    clause = view.clauses[view.clause_at(quantity.start)]
    for duration in view.quantities:
        number, unit = duration.quantity.low, duration.quantity.unit
        here = duration.form == "duration" and clause.holds(duration.start, duration.end)
        if here and number is not None and _begins(view, duration, cues):
            return f"first_{number:g}_{unit}"
    return ""


def _begins(view: SentenceMentions, duration: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a duration is counted from an event: 上映十天, its first ten days, first on sale."""
    before = view.text[max(0, duration.start - _REACH) : duration.start]
    behind = view.text[duration.end : duration.end + _REACH].lstrip()
    first = _FIRST.search(before)
    if first:
        short = duration.quantity.unit in _SHORT and not behind.startswith("of ")
        return bool(first["own"] or short or starts_with_any(behind, cues.begun_behind))
    return bool(ends_with_any(before, cues.begun))
