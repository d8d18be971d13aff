"""Whose a figure is that another's is compared with: against 3 million for Halden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from detector.claim_rows import Draft
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.vocabulary import is_place

_WHOSE: Final = re.compile(r" (?:for|at|by|from|in) (?:the )?\Z")
"""Between such a figure and its owner."""
_AND: Final = re.compile(r"(?:,| and) \Z")


def compared_owner(
    view: SentenceMentions, quantity: QuantityMention, source: Draft, lexicon: Lexicon
) -> str:
    """The name behind a figure that `source` is compared with, if that one may have it; or "".

    A company's figure is no country's, nor the other way round.
    """
    group = next((g for g in view.groups if g.start >= quantity.outer_end), None)
    if group is None or len(group.heads) != 1 or group.heads[-1].name == source.entity:
        return ""
    if not _WHOSE.fullmatch(view.text, quantity.outer_end, group.start):
        return ""
    places = is_place(group.heads[-1]), lexicon.kind_of(source.entity) == "place"
    return group.heads[-1].name if places[0] == places[1] else ""


def compared_too(
    draft: Draft,
    before: Sequence[Draft],
    view: SentenceMentions,
    quantity: QuantityMention,
    lexicon: Lexicon,
) -> Draft:
    """`draft` of who is named behind it, where it is the next of a list: 5 for Halden and 3 for X.

    The one `before` is such a figure itself.
    """
    alike = any(d.metric.name == draft.metric.name for d in before)
    linked = _AND.search(view.text, 0, quantity.outer_start) is not None
    other = compared_owner(view, quantity, draft, lexicon) if alike and linked else ""
    return replace(draft, entity=other) if other else draft
