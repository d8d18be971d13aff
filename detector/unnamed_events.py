"""Casualties of an event that nobody names: none of a name's before it, but of where it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detector.mentions import Group, SentenceMentions
from detector.sentences import Span
from detector.vocabulary import is_place

_EVENT: Final = re.compile(r"(?P<act>[^.;]*?[a-z0-9])?(?P<which>,? where|,? which| that)\b")
"""Behind a name: what it did, and what happened there, or through what is told of in between."""
_APPOSED: Final = re.compile(r", (?:an?|the) [a-z0-9 -]+\Z")
"""What is told of the name itself: Orla, a storm that killed 21."""
_GOES_ON: Final = re.compile(r" ?(?:[a-z]+ly )?[a-z]+ing\b")
"""Opens a clause with no subject of its own: A ferry sank in Chile, |killing| 9."""


def is_of_event(view: SentenceMentions, group: Group, place: Span) -> bool:
    """Whether a figure at `place` is of an event, or a place, that stands between it and a name.

    Karov took responsibility for attacks that killed 430; Thai planes flew over the south, where
    500 were killed. A place that was named is where it happened, unless the text was but filed
    there (BAGHDAD: Fifteen people).
    """
    if is_place(group.heads[-1]) or group.end > place.start:
        filed = view.text[group.start : group.end].isupper() and group.start == 0
        return filed and view.text.startswith(": ", group.end)
    told = _EVENT.match(view.text, group.end, place.start)
    if told is None or told["act"] is None:
        return False
    return told["which"].endswith("where") or _APPOSED.match(told["act"]) is None


def where_it_was(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    """The only place of the clause from which a participle goes on: sank in [Chile], killing 9."""
    index = view.clause_at(place.start)
    if index == 0 or _GOES_ON.match(view.text, view.clauses[index].start) is None:
        return None
    before = view.clauses[index - 1]
    inside = [g for g in groups if before.holds(g.start, g.end)]
    where = [g for g in inside if g.locative and is_place(g.heads[-1])]
    return where[0] if len(where) == len(inside) == 1 else None
