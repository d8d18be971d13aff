"""Owners inside the words of their measure: X bought its smaller rival |Y| for 5 million."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import Group, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.word_search import CALLED

_CALLED: Final = re.compile(rf" ?(?:{CALLED})?[“\"]?")
"""Between the first of these words and the name: what the owner is called."""


def framed(
    view: SentenceMentions, groups: Sequence[Group], chosen: ChosenMetric, lexicon: Lexicon
) -> Group | None:
    """Whose name the metric's words stand around: X bought [Y] for, [Y] was bought by X for."""
    if chosen.start is None or chosen.end is None:
        return None
    if not lexicon.frames(view.text[chosen.start : chosen.end]):
        return None
    if view.text.startswith(" by ", chosen.end):
        before = [g for g in groups if g.end <= chosen.start]
        return before[-1] if before else None
    behind = (g for g in groups if g.start >= chosen.end)
    return next((g for g in behind if _CALLED.fullmatch(view.text, chosen.end, g.start)), None)
