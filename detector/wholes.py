"""Names that say of what something is a part: a whole that is shared out, a market sold to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import Group, Located, SentenceMentions
from detector.sentences import Span
from detector.vocabulary import is_place
from detector.word_search import ends_with_any, starts_with_any

_OF_IT: Final = re.compile(r"[^\W\d_]{0,8}?的 ?(?=\d)")
"""Between a value and the share of it that is told: 720亿元|收入的|23%."""


def is_whole(view: SentenceMentions, start: int, cues: CuesConfig) -> bool:
    """Whether a name is that of what a share is one of: 占全球的55.7%."""
    return bool(ends_with_any(view.text[:start], cues.share_of))


def shared_out(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """Whose figure it is of which a share follows: 甲占|岚山|5亿元收入的23%."""
    behind = _OF_IT.match(view.text, place.end)
    shares = [q.start for q in view.quantities if q.form == "percent"]
    if behind is None or behind.end() not in shares:
        return None
    before = [g for g in groups if g.end <= place.start][-1:]
    told = any(g.end <= q.start < place.start for g in before for q in view.quantities)
    return next((g for g in before if is_whole(view, g.start, cues) and not told), None)


def without_markets(
    view: SentenceMentions, groups: Sequence[Group], cues: CuesConfig
) -> list[Group]:
    """`groups` without the places that only say where somebody sold."""
    return [g for g in groups if not (is_place(g.heads[-1]) and is_market(view, g, cues))]


def is_market(view: SentenceMentions, place: Located, cues: CuesConfig) -> bool:
    """Whether the name of a place only says where somebody sold: 欧洲|市场|营收."""
    return bool(starts_with_any(view.text[place.end :], cues.place_nouns))


def is_apposed(view: SentenceMentions, group: Group, clause: Span, cues: CuesConfig) -> bool:
    """Whether a clause only tells of whom a part somebody is: 曜石,|岚山旗下的芯片部门,|将上市."""
    told: list[Located] = [*view.quantities, *view.metrics]
    own = starts_with_any(view.text[group.end :], cues.held)
    return bool(own) and not any(clause.holds(t.start, t.end) for t in told)
