"""What a figure is of whose clause holds but names and a copula: 东京为1163日元, Osaka's was 9."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_candidates import fit
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.vocabulary import Metric
from detector.word_search import starts_with_any, without_ends

_POSSESSIVES: Final = ("'s", "’s")


def of_names_alone(
    view: SentenceMentions,
    quantity: QuantityMention,
    told: Iterable[Metric | None],
    lexicon: Lexicon,
) -> ChosenMetric | None:
    """The measure `told` before, of which such a clause goes on.

    In English the name needs its 's: without, X fell to 5 million may be of anything.
    """
    cues = lexicon.cues
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start]
    named, verb = without_ends(before, (*cues.measure_verbs, *cues.respective))
    if not verb or not _is_names(view, clause.start, clause.start + len(named), lexicon):
        return None
    for level in (lexicon.level(metric) for metric in told if metric):
        if same := fit(view, quantity, level, lexicon, adjacent=False):
            return ChosenMetric(same, None, None, carried=True)
    return None


def _is_names(view: SentenceMentions, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether names that own what is told, and nothing else, stand in [start, end)."""
    text = view.text[start:end]
    named = text[len(starts_with_any(text, lexicon.cues.openers)) :].lstrip()
    group = next((g for g in view.groups if g.start == end - len(named)), None)
    if group is None or group.marked:
        return False
    behind = view.text[group.end : end]
    return behind in _POSSESSIVES if text.isascii() else not behind
