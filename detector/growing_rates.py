"""Growth of what is a rate itself: 毛利率同比增长3.4% is no gross margin of 3.4%."""

from __future__ import annotations

from detector.directions import POINTS, base_of, grew_by
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.vocabulary import Metric


def rate_told(
    view: SentenceMentions, quantity: QuantityMention, rate: Metric, lexicon: Lexicon
) -> Metric:
    """`rate`, or its growth where a percentage is what it grew by."""
    points = quantity.quantity.unit == POINTS
    if points or not lexicon.is_growing_rate(rate) or not grew_by(view, quantity, lexicon.cues):
        return rate
    base = base_of(view, quantity, lexicon.cues, quoted=False)
    return lexicon.derived(rate, f"growth_{base}")
