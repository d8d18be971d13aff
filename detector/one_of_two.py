"""Which of those that were named a word means: 前者 or 后者 one of two, "together" all of them."""

from __future__ import annotations

from collections.abc import Sequence

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.vocabulary import Entity
from detector.word_search import starts_with_any

_PAIR = 2


def one_of_two(
    view: SentenceMentions, at: int, listed: Sequence[Entity], cues: CuesConfig
) -> tuple[str, ...] | None:
    """Whom such a word at the head of the clause at `at` means; None where there is none.

    It is one of the names before it, or in a sentence that opens with one of the two `listed` in
    the text before; ("",) where nobody knows. What follows is told of it until a name is: 后者面积
    较小,烧毁建筑300栋.
    """
    opening = view.text[view.clauses[view.clause_at(at)].start :].lstrip().lower()
    if len(listed) > 1 and starts_with_any(opening, cues.all_listed):
        return ("",)  # of no one of them
    for index in range(view.clause_at(at), -1, -1):
        clause = view.clauses[index]
        text = view.text[clause.start :].lstrip().lower()
        first, last = starts_with_any(text, cues.former), starts_with_any(text, cues.latter)
        before = [g for g in view.groups if g.end <= clause.start]
        if first or last:
            several = len(before) > 1 or any(len(g.heads) > 1 or g.marked for g in before)
            names = [h.name for g in before for h in g.heads] if several else []
            if not before and len(listed) == _PAIR:
                names = [entity.name for entity in listed]
            known = names and (last or len(names) == _PAIR)
            return (names[-1] if last else names[0],) if known else ("",)
        if any(clause.start <= g.start < at for g in view.groups):
            return None
    return None
