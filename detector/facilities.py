"""The airport of a place, which a text calls but that: The city's airport handled 7 million."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from detector.cue_words import FacilitiesConfig
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.sentences import Span
from detector.vocabulary import is_place


def of_facility(
    view: SentenceMentions, anchor: int, place: Span, subjects: Sequence[str], lexicon: Lexicon
) -> tuple[str, ...]:
    """`subjects`, or instead of a place what the clause of the measure, at `anchor`, says is there.

    That is the one of the table that is called after the place; of another nobody knows the name.
    """
    clause = view.clauses[view.clause_at(min(anchor, place.start))]
    told = _called(lexicon.cues.facilities).search(view.text, clause.start, place.start)
    if told is None or any(told.end() <= g.start < place.start for g in view.groups):
        return tuple(subjects)
    return tuple(_there(subject, lexicon) for subject in subjects)


def _there(owner: str, lexicon: Lexicon) -> str:
    known, ends = lexicon.entities.get(owner), lexicon.cues.facilities.ends
    if (known and not is_place(known)) or owner.lower().endswith(ends):
        return owner
    words = (owner, *(known.aliases if known else ()))
    named = {lexicon.canonical_entity(f"{word}{end}") for word in words for end in ends}
    found = sorted(named & lexicon.entities.keys())
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1)
def _called(words: FacilitiesConfig) -> re.Pattern[str]:
    """Such a place without its name, and what it did: the city's main |airport| handled."""
    noun, verbs = "|".join(words.nouns), "|".join(words.verbs)
    owning, plain = "|".join(words.owned), "|".join(words.chinese)
    return re.compile(
        rf"(?:['’]s|\b(?:[Ii]ts|[Tt]heir|[Tt]he)) (?:[a-z]+ ){{0,2}}?(?:{noun})"
        rf",? (?:[a-z]+ )?(?:{verbs})\b"
        rf"|(?:{owning})(?:{plain})"
    )
