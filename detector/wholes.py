"""Names that say of what something is a part: a whole that is shared out, a market sold to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.mentions import Group, Located, SentenceMentions
from detector.sentences import Span
from detector.vocabulary import is_place
from detector.word_search import ends_with_any, starts_with_any, without_ends

_OF_IT: Final = re.compile(r"[^\W\d_]{0,8}?的 ?(?=\d)")
"""Between a value and the share of it that is told: 720亿元|收入的|23%."""

_WORLD: Final = "global"
_SHARE: Final = "_share"
_NEXT: Final = 12
"""Characters between two shares of one whole: a comma, the next place and a verb."""


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


def next_place(
    view: SentenceMentions, groups: Sequence[Group], place: Span, cues: CuesConfig
) -> Group | None:
    """The place that alone stands before a figure in its clause: 印度占25%,|中国占6.5%.

    Those before it are places too: of a company it were where that sold so much.
    """
    clause = view.clauses[view.clause_at(place.start)]
    before = [g for g in groups if g.end <= place.start and not g.marked]
    if len(before) < 2 or not all(is_place(h) for g in before for h in g.heads):
        return None
    last = before[-1]
    opened = view.text[clause.start : last.start].strip().lower()
    verbs = (*cues.measure_verbs, *cues.share_verbs)
    between, verb = without_ends(view.text[last.end : place.start], verbs)
    alone = opened in ("", *cues.openers) and verb and not between.strip()
    return last if last.start >= clause.start and alone else None


def of_same_whole(draft: Draft, before: Sequence[Draft], view: SentenceMentions) -> Draft:
    """`draft`, of the world if it is a share as one `before` was: 印度占全球25%,|中国占6%|."""
    told = next((d for d in before if _WORLD in d.scope.split("|")), None)
    if told is None or draft.metric.name != told.metric.name or draft.entity == told.entity:
        return draft
    last = view.text[told.place.end : draft.place.start]
    alike = draft.metric.name.endswith(_SHARE) and draft.modality == told.modality
    if not alike or len(last) > _NEXT or _WORLD in draft.scope.split("|"):
        return draft
    return replace(draft, scope="|".join(sorted({_WORLD, *filter(None, draft.scope.split("|"))})))


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
