"""The place with which a sentence opens, or a part of it behind a semicolon: In Europe, ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detector.mentions import Group, Located, SentenceMentions
from detector.names import OPEN_KINDS
from detector.sentences import Span, last_semicolon
from detector.vocabulary import is_place

_IN_OPENS: Final = re.compile(r" ?[Ii]n (?:the )?")


def opening_place(view: SentenceMentions, groups: Sequence[Group], place: Span) -> Group | None:
    """The place with which a sentence opens: In [Europe], cases reached 12,000, with 30 deaths.

    So it is behind a semicolon: 在岚州,转移26人;在|栖州|,31人受伤.
    """
    begin = last_semicolon(view.text, 0, place.start)
    opening = view.clauses[view.clause_at(begin + 1)]
    told: list[Located] = [*view.quantities, *view.metrics]
    if opening.end > place.start or any(opening.holds(t.start, t.end) for t in told):
        return None
    before = [g for g in groups if begin < g.start and g.end <= place.start]
    where = before[:1] if before and before[0].end <= opening.end else []
    since = any(not g.marked and not g.speaker for g in before[1:])
    return next((g for g in where if _is_opening(view, g, opening) and not since), None)


def _is_opening(view: SentenceMentions, group: Group, opening: Span) -> bool:
    """Whether a place, or a name that no table lists, opens a sentence: In Halvia, cases rose."""
    if is_place(group.heads[-1]):
        return group.locative
    alone = not view.text[group.end : opening.end].strip()
    unknown = alone and group.heads[-1].kind in OPEN_KINDS
    before = _IN_OPENS.fullmatch(view.text, opening.start, group.start)
    return unknown and before is not None
