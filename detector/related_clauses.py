"""Whom an English relative clause is about: led by ASML, the maker of X, |which| put in 5bn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import Group, SentenceMentions, opens_relative
from detector.sentences import Span
from detector.vocabulary import is_place
from detector.word_search import ends_with_any, starts_with_any

_NEAR: Final = re.compile(r"(?:the |its |their )?(?:neighbou?r(?:ing)?(?: country| city)? )?\Z")
"""Between a word for outdoing and whoever was outdone: outpacing |neighbouring| Halvia."""


def related(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """The one of `groups` that the relative clause of the figure at `place` is about."""
    clause = view.clauses[view.clause_at(place.start)]
    if any(clause.start <= g.start < place.start and not g.marked for g in groups):
        return None
    before = [g for g in groups if g.end <= clause.start]
    at = before[-1].end if before else 0
    told = before and opens_relative(view.text, at, cues)
    relative = tuple(opener.lstrip(", ") for opener in cues.relative_openers)
    opens = view.text[clause.start : place.start].lstrip().startswith(relative)
    return before[-1] if told and opens else None


def outdone(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """The same where another was compared with it: faster than |Halvia|, which grew 2%.

    Of a place that stands there otherwise, the clause may be about what went there.
    """
    group = related(view, groups, place, cues)
    before = _NEAR.sub("", view.text[: group.start]).rstrip() if group else ""
    return group if ends_with_any(before, cues.outdoing) else None


def where_told(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """The place that a clause goes on about: fewer than [Uganda], where 120 people died.

    Not one in which somebody does it: Spain, where |it| has 60 shops.
    """
    clause = view.clauses[view.clause_at(place.start)]
    told = view.text[clause.start : place.start].lstrip()
    opener = starts_with_any(told, cues.where_openers)
    before = [g for g in groups if g.end <= clause.start]
    if not opener or not before or not is_place(before[-1].heads[-1]):
        return None
    beside = not view.text[before[-1].end : clause.start].strip(" ,")
    said = told.removeprefix(opener).split()
    by_other = bool(said) and said[0].lower() in (*cues.pronouns, *cues.person_pronouns)
    by_other = by_other or bool(starts_with_any(" ".join(said), cues.definite_bodies))
    named = any(clause.start <= g.start < place.start for g in groups)
    return before[-1] if beside and not (by_other or named) else None
