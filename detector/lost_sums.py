"""A loss told by its verb: Halden Air lost $1.2 billion in 2024 on revenue of $14 billion."""

from __future__ import annotations

from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.names import OPEN_KINDS
from detector.quantities import QuantityMention
from detector.word_search import ends_with_any, starts_with_any, without_ends

_LOSS: Final = "loss"
_NET: Final = "net_loss"
_COMPANY: Final = "company"
_LEAST: Final = 1e5
"""Less than this is what one share lost."""
_SPANS: Final = frozenset({"quarter", "half", "year", "range"})
"""Of what stretches results are told: what a firm lost in a day is of its market value."""


def lost_sum(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> ChosenMetric | None:
    """The loss that a sum is, where a company "lost" it in a year or the like, or on its revenue.

    It is the net one, unless it says before tax or the like. What was lost in market value, to
    fraud or on a deal is none.
    """
    low = quantity.quantity.low or quantity.quantity.high or 0.0
    before = view.text[: quantity.outer_start].rstrip()
    verb = ends_with_any(before, lexicon.cues.losing)
    if quantity.form != "money" or low < _LEAST or not verb:
        return None
    start = len(before) - len(verb)
    if not _is_firm(view, start, lexicon.cues) or not _is_result(view, quantity, lexicon.cues):
        return None
    gross = starts_with_any(view.text[quantity.outer_end :].lstrip(), lexicon.cues.losing_gross)
    return ChosenMetric(lexicon.metrics[_LOSS if gross else _NET], start, len(before))


def _is_firm(view: SentenceMentions, end: int, cues: CuesConfig) -> bool:
    """Whether a company, or a word that stands for one, is the subject of a verb at `end`."""
    subject = without_ends(view.text[:end].rstrip(), cues.losing_adverbs)[0].rstrip(" ,")
    named = next((g for g in view.groups if g.end == len(subject)), None)
    if named is not None:
        kind = named.heads[-1].kind
        return not named.marked and (kind == _COMPANY or kind in OPEN_KINDS)
    return bool(ends_with_any(subject.lower(), (*cues.definite_bodies, "it")))


def _is_result(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether what stands behind a lost sum says when, or on what revenue, and not what it was."""
    behind = view.text[quantity.outer_end :].lstrip()
    when = next(
        (p for p in view.periods if not view.text[quantity.outer_end : p.outer_start].strip()), None
    )
    if when is not None:
        return when.period.granularity in _SPANS
    if starts_with_any(behind, (*cues.losing_on, *cues.losing_gross)):
        return True
    told = view.clauses[view.clause_at(quantity.start)]
    dated = any(p.period.granularity in _SPANS and p.end <= told.end for p in view.periods)
    return dated and behind[:1] in {"", ".", ",", ";"}
