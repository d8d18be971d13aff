"""Give the level that a growth led to the limits of that growth: 平板收入下降15%,达到41亿元."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.word_search import starts_with_any

_REACH: Final = 8
"""Characters between a growth and its level: a comma, the verb, a currency."""


def with_limits_of_growth(
    draft: Draft, growth: Draft, view: SentenceMentions, cues: CuesConfig
) -> Draft:
    """`draft` with the scope of `growth` before it, if that only led to it."""
    between = view.text[growth.place.end : draft.place.start].strip(",，、 ")
    verbs = (*cues.to_words, *cues.measure_verbs)
    led = len(between) <= _REACH and starts_with_any(between, verbs)
    own = growth.metric.name.startswith(f"{draft.metric.name}_")
    if not (led and own) or draft.scope or draft.entity != growth.entity:
        return draft
    return replace(draft, scope=growth.scope)
