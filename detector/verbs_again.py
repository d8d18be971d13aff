"""A bare number behind the verb of the figure before: took in 16 million pupils; … took in 18."""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.vocabulary import Metric
from detector.word_search import ends_with_any

_VERB: Final = re.compile(r"(?:[a-z]{3,} (?:in|out|up|off|on|over) ?|[a-z]{3,} ?)\Z")
"""What an English clause says was done, right before a number."""


def told_by_verb(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric | None,
    level: Metric | None,
    cues: CuesConfig,
) -> bool:
    """Whether a number counts what the figure of `level` did, since the same was done with it.

    A measure that stands between the two, besides that verb, tells itself what it is.
    """
    if level is None or level.dimension != "count":
        return False
    verb = _VERB.search(view.text, 0, quantity.outer_start)
    if verb and chosen and chosen.start is not None and chosen.start < verb.start():
        return False
    return counted_by_verb(view, quantity, cues) is not None


def counted_by_verb(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> QuantityMention | None:
    """The last of two figures before a bare number behind whose verb that stands, or None."""
    if quantity.form != "cardinal" or quantity.classifier:
        return None
    verb = _VERB.search(view.text, 0, quantity.outer_start)
    if verb is None or ends_with_any(verb[0].rstrip(), cues.measure_verbs):
        return None
    counted = [q for q in view.quantities if q.end <= verb.start() and q.form == "cardinal"]
    told = (q for q in reversed(counted[-2:]) if view.text.endswith(verb[0], 0, q.outer_start))
    return next(told, None)
