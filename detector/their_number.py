"""How many there are of what the sentence before named: Their number shrank to 253,300."""

from __future__ import annotations

from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.references import Things
from detector.word_search import contains_any, ends_with_any

_COUNT: Final = "count"


def things_named(view: SentenceMentions) -> Things | None:
    """The only things of the table that a sentence without counts names: its kindergartens."""
    if any(q.form == "cardinal" for q in view.quantities):
        return None
    found = {
        metric.name: Things(metric, word)
        for mention in view.metrics
        for metric in mention.what
        if metric.dimension == _COUNT and metric.unit == metric.family
        for word in [view.text[mention.start : mention.end].lower()]
        if not word.isascii() or word.endswith("s")
    }
    return next(iter(found.values())) if len(found) == 1 else None


def of_their_number(
    view: SentenceMentions, quantity: QuantityMention, named: Things | None, cues: CuesConfig
) -> ChosenMetric | None:
    """The metric of what was `named`, where a bare number is said to be that of these now."""
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start].strip().lower()
    counted = quantity.form == "cardinal" and quantity.classifier in {
        "",
        *(named.metric.classifiers if named else ()),
    }
    value = bool(ends_with_any(before, cues.measure_verbs)) and not before.endswith(" by")
    if named is None or not (counted and value and contains_any(before, cues.their_number)):
        return None
    known = any(clause.start <= m.start < quantity.start for m in view.metrics)
    return None if known else ChosenMetric(named.metric, None, None)
