"""With how much somebody holds a place, of what was told before: X led with 4.8 billion."""

from __future__ import annotations

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.word_search import contains_any, starts_with_any


def holds_place(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a number only says with how much somebody holds a place: X led with 4.8 billion.

    So 以48亿元居首. Of a list its first number tells.
    """
    ahead = [q for q in view.quantities if q.outer_end <= quantity.outer_start]
    if ahead and view.text[ahead[-1].outer_end : quantity.outer_start].strip() in {"and", ","}:
        return holds_place(view, ahead[-1], cues)
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start].rstrip()
    if before.endswith("以"):
        return bool(starts_with_any(view.text[quantity.outer_end :], cues.placed_behind))
    opening = view.text[: quantity.outer_start]
    return before.endswith((" with", " at")) and contains_any(opening, cues.placed)
