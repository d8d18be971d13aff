"""The country that the travellers whom a number counts come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric, word_of
from detector.quantities import QuantityMention
from detector.sentences import Span
from detector.vocabulary import Metric
from detector.word_search import contains_any, starts_with_any

VISITORS: Final = "visitors"
"""The family of those who come to a place."""
_OVERSEAS: Final = "overseas"
_ENDS: Final = frozenset({"", ".", ",", ";", "，", "。", "；", "、"})


def origin_of(view: SentenceMentions, quantity: QuantityMention, word: int | None = None) -> str:
    """The country that the travellers whom a number counts come from, or "".

    `word`: where the metric's stands, in an earlier clause too: 中国|旅客最多,全年达25万人次.
    """
    if not view.origins:
        return ""
    clause = view.clauses[view.clause_at(quantity.start)]
    told = clause.start if word is None else view.clauses[view.clause_at(word)].start
    told = min(clause.start, told)
    begin = max([told, *(q.end for q in view.quantities if q.end <= quantity.start)])
    end = min([clause.end, *(q.start for q in view.quantities if q.start >= quantity.end)])
    before = [o for o in view.origins if begin <= o.start < quantity.start]
    behind = [o for o in view.origins if quantity.end <= o.start < end]
    nearest = (*before[-1:], *behind[:1])
    return nearest[0].what.name if nearest else ""


def places_origin(view: SentenceMentions, place: Span) -> bool:
    """Whether a rank is that of a country among those that travellers come from: 日本|居冠."""
    clause = view.clauses[view.clause_at(place.start)]
    return any(clause.start <= o.start < place.start for o in view.origins)


def from_abroad(
    view: SentenceMentions, chosen: ChosenMetric, owner: str, cues: CuesConfig
) -> Iterator[str]:
    """Whether visitors of a place that its own country's enter too are those of other countries."""
    inbound = chosen.metric.family == VISITORS and owner in cues.travel.bordered
    if inbound and contains_any(word_of(view, chosen).lower(), cues.travel.abroad):
        yield _OVERSEAS


def sent_again(
    view: SentenceMentions, quantity: QuantityMention, carried: Metric, lexicon: Lexicon
) -> bool:
    """Whether a bare number goes on counting visitors: 6.7 million |of them|, 中国贡献了673万.

    Or those of the country that it places: 日本131万人次|居冠.
    """
    behind = view.text[quantity.outer_end :].lstrip().lower()
    of_them = starts_with_any(behind, lexicon.cues.part_of_behind)
    placed = starts_with_any(behind, lexicon.cues.placed_behind)
    bare = bool(of_them or placed) or behind[:1] in _ENDS
    return carried.family == VISITORS and bare and bool(origin_of(view, quantity))
