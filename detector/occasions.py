"""How often something was done: downloaded 12 million times, its rockets flown 9 times."""

from __future__ import annotations

from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.vocabulary import Metric
from detector.word_search import starts_with_any

_TIMES: Final = "times"
_MANY: Final = 1_000.0
"""From here on "times" count occasions, and tell no multiple of a figure."""


def counts_occasions(
    view: SentenceMentions, quantity: QuantityMention, metric: Metric, cues: CuesConfig
) -> bool:
    """Whether so many "times" are how often something was done, and no multiple of a figure.

    A few are where they stand right behind what it was done with, and nothing is compared: flew
    its rockets 9 times, but not 9 times as many or 9 times more.
    """
    if _TIMES not in metric.classifiers:
        return False
    if (quantity.quantity.high or quantity.quantity.low or 0.0) >= _MANY:
        return True
    before = len(view.text[: quantity.outer_start].rstrip())
    behind = view.text[quantity.outer_end :].lstrip().lower()
    done = any(m.end == before and m.what[0].name == metric.name for m in view.metrics)
    return done and not starts_with_any(behind, cues.multiplied)
