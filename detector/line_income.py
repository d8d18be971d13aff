"""What a product made up of a company's figures: its sales, whatever was told of the company last.

Sales of 290 billion and a profit of 128 billion; the drug accounted for |85 billion|.
"""

from __future__ import annotations

from collections.abc import Sequence

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.references import sort_of
from detector.word_search import ends_with_any

_FOR = "for"
"""In place of the verb for the next one: and the vaccine |for| 12 billion."""


def of_line(
    view: SentenceMentions,
    quantity: QuantityMention,
    candidates: Sequence[ChosenMetric],
    lexicon: Lexicon,
) -> ChosenMetric:
    """The first of `candidates`, or of what a product made up the first that goods can have."""
    first = candidates[0]
    before = view.text[: quantity.outer_start].rstrip()
    verb = ends_with_any(before, (*lexicon.cues.income_verbs, _FOR))
    named = len(before[: len(before) - len(verb)].rstrip())
    line = any(sort_of(h) == "work" for g in view.groups if g.end == named for h in g.heads)
    if not verb or not line or not lexicon.is_bodys(first.metric):
        return first
    goods = (c for c in candidates if c.metric.dimension == "money")
    return next((c for c in goods if not lexicon.is_bodys(c.metric)), first)
