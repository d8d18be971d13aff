"""Whose a number is in a conjunct that leaves out its verb: Alba sold 5 cars and |Corvo| 3."""

from __future__ import annotations

from collections.abc import Sequence

from detector.cue_words import CuesConfig
from detector.mentions import Group, SentenceMentions
from detector.sentences import Span
from detector.word_search import ends_with_any


def conjunct_owner(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """The name right before a number that opens a conjunct behind one with a number of its own.

    That one has a subject too: not where sales were 5 cars for Alba and Corvo 3.
    """
    clause = view.clauses[view.clause_at(place.start)]
    number = next((q for q in view.quantities if q.start == place.start), None)
    begin = number.outer_start if number else place.start
    near = [g for g in groups if g.end <= begin and not view.text[g.end : begin].strip()]
    if not near or near[-1].start < clause.start:
        return None
    before = view.text[clause.start : near[-1].start].rstrip().lower()
    told = [q for q in view.quantities if clause.start <= q.start and q.end <= near[-1].start]
    owned = told and any(not g.marked for g in view.named_before(told[0].start))
    return near[-1] if owned and ends_with_any(before, cues.openers) else None
