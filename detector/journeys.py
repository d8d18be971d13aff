"""Visitors that no noun names: those a country sent, and those a word for passengers counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions, outside
from detector.metric_details import ChosenMetric, word_of
from detector.origins import VISITORS, origin_of
from detector.quantities import QuantityMention
from detector.references import Topic
from detector.vocabulary import Entity, is_place
from detector.word_search import (
    Mention,
    contains_any,
    ends_with_any,
    starts_with_any,
    without_ends,
)

_PASSENGERS: Final = "passengers"
_INBOUND: Final = "inbound_visitors"
_JOURNEY: Final = 2
"""Characters of a word for a journey: 访日."""


class Senders:
    """Finds the countries that visitors told of before came from; no state between sentences."""

    def __init__(self, lexicon: Lexicon, demonyms: Mapping[str, Sequence[str]]) -> None:
        """`demonyms`: adjectives of countries."""
        travel = lexicon.cues.travel
        self._lexicon = lexicon
        self._nations = frozenset({*demonyms, *travel.destinations.values()})
        self._homes = {h: lexicon.entities[n] for h, n in travel.homes.items()}

    def told(self, view: SentenceMentions, topic: Topic) -> SentenceMentions:
        """`view`, in which they own no figure: China sent 6.7 million of them, Malaysia 4.9."""
        visited = _visited(view, self._lexicon.cues.travel.going)
        if not (topic.level and topic.level.family == VISITORS) and not visited:
            return view
        senders = list(self._senders(view, topic))
        if not senders:
            return view
        return replace(
            view,
            entities=tuple(e for e in view.entities if e not in senders),
            groups=tuple(
                g
                for g in view.groups
                if not any(s.start < g.end and g.start < s.end for s in senders)
            ),
            scopes=outside(view.scopes, senders),
            origins=tuple(sorted((*view.origins, *senders), key=lambda m: m.start)),
        )

    def _senders(self, view: SentenceMentions, topic: Topic) -> Iterator[Mention[Entity]]:
        travel = self._lexicon.cues.travel
        named = [g.heads[-1] for g in view.groups if not (g.marked or g.speaker)]
        visited = (*topic.subjects, *named)[:1]
        of_nation = any(e.name in self._nations for e in visited)
        verbs = (*travel.sending, *travel.origins_behind) if of_nation else travel.sending
        if _is_placed(view, topic, visited, self._lexicon):
            yield from self._placed(view, {e.name for e in visited})
            return
        listed = False
        for quantity in view.quantities:
            if quantity.form != "cardinal":
                continue
            sender = self._before(view, quantity, verbs, listed=listed)
            listed = sender is not None
            if sender and sender not in view.origins:
                yield sender

    def _placed(self, view: SentenceMentions, visited: set[str]) -> Iterator[Mention[Entity]]:
        """The countries right before the numbers of a list of those who came: 日本131万人次居冠."""
        links = (*self._lexicon.cues.travel.before_numbers, *self._lexicon.cues.measure_verbs)
        for quantity in view.quantities:
            before = without_ends(view.text[: quantity.outer_start], links)[0]
            for entity in view.entities:
                known = entity.what.name in self._nations and entity.what.name not in visited
                if known and entity.end == len(before) and entity not in view.origins:
                    yield entity

    def _before(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        verbs: tuple[str, ...],
        *,
        listed: bool,
    ) -> Mention[Entity] | None:
        """The country that sent so many: |China| sent 6.7 million, |Malaysia| 4.9 million."""
        before = view.text[: quantity.outer_start].rstrip()
        if source := self._source(view, before):
            return source
        verb = ends_with_any(before, verbs)
        if not (verb or listed):
            return None
        name = before[: len(before) - len(verb)].rstrip()
        if not verb:
            name = without_ends(name, self._lexicon.cues.travel.before_numbers)[0]
        home = ends_with_any(name, tuple(self._homes)).lower()
        if home:
            return Mention(len(name) - len(home), len(name), self._homes[home])
        found = (e for e in view.entities if e.end == len(name) and e.what.name in self._nations)
        return next(found, None)

    def _source(self, view: SentenceMentions, before: str) -> Mention[Entity] | None:
        """The country that is told to be a source: |Japan| was the largest source market with."""
        travel = self._lexicon.cues.travel
        named = [e for e in view.entities if e.end <= len(before)][-1:]
        link = ends_with_any(before, travel.before_numbers)
        told = (e for e in named if link and contains_any(before[e.end :], travel.sources))
        return next((e for e in told if e.what.name in self._nations), None)


def _is_placed(
    view: SentenceMentions, topic: Topic, visited: Sequence[Entity], lexicon: Lexicon
) -> bool:
    """Whether countries are placed by who came from them: 来台旅客785万人次,日本131万人次|居冠.

    A place to go to that came first would have had more than the one that the text tells of.
    """
    first = lexicon.cues.travel.placed_first
    wholes = [
        value
        for (metric, of), value in topic.stated.items()
        if of in {e.name for e in visited} and metric in lexicon.metrics
        if lexicon.metrics[metric].family == VISITORS
    ]
    for quantity in view.quantities:
        if starts_with_any(view.text[quantity.outer_end :], first):
            told = quantity.quantity.low
            earlier = [q.quantity.low for q in view.quantities if q.end <= quantity.start]
            wholes += (
                [low for low in earlier if low is not None]
                if _visited(view, lexicon.cues.travel.going)
                else []
            )
            return told is not None and any(told < whole for whole in wholes)
    return False


def _visited(view: SentenceMentions, going: str) -> bool:
    """Whether a sentence tells of visitors: by a word for them, or for a journey (访韩|旅客)."""
    told = any(m.family == VISITORS for word in view.metrics for m in word.what)
    return told or any(
        view.text[e.start] in going and e.end - e.start == _JOURNEY and is_place(e.what)
        for e in view.entities
    )


def of_visitors(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    subjects: Sequence[str],
    topic: Topic,
    lexicon: Lexicon,
) -> ChosenMetric:
    """`chosen`, or the visitors of a place where the word for its passengers means them: 访港|旅客.

    So it does behind the word for their journey, or with where they are from in a text that tells
    of visitors: 内地|旅客, 国际|旅客. Those of an airport or an airline are passengers.
    """
    word = word_of(view, chosen).lower()
    level = lexicon.level(chosen.metric)
    if level.name != _PASSENGERS or word not in lexicon.cues.travel.bare or chosen.start is None:
        return chosen
    if not subjects or any(lexicon.kind_of(s) != "place" for s in subjects):
        return chosen
    going = any(
        e.end == chosen.start
        and is_place(e.what)
        and view.text[e.start : e.start + 1] in lexicon.cues.travel.going
        for e in view.entities
    )
    regional = any(s.end == chosen.start and s.what in lexicon.regions for s in view.scopes)
    visited = topic.level is not None and topic.level.family == VISITORS
    if not (going or (visited and (regional or origin_of(view, quantity, chosen.start)))):
        return chosen
    what, inbound = lexicon.derivation(chosen.metric.name), lexicon.metrics[_INBOUND]
    return replace(chosen, metric=lexicon.derived(inbound, what) if what else inbound)
