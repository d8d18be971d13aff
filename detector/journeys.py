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
from detector.word_search import Mention, ends_with_any

_PASSENGERS: Final = "passengers"
_INBOUND: Final = "inbound_visitors"


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
        if not (topic.level and topic.level.family == VISITORS) and not _visited(view):
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
        listed = False
        for quantity in view.quantities:
            if quantity.form != "cardinal":
                continue
            sender = self._before(view, quantity, verbs, listed=listed)
            listed = sender is not None
            if sender and sender not in view.origins:
                yield sender

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
        verb = ends_with_any(before, verbs)
        if not (verb or listed):
            return None
        name = before[: len(before) - len(verb)].rstrip()
        home = ends_with_any(name, tuple(self._homes)).lower()
        if home:
            return Mention(len(name) - len(home), len(name), self._homes[home])
        found = (e for e in view.entities if e.end == len(name) and e.what.name in self._nations)
        return next(found, None)


def _visited(view: SentenceMentions) -> bool:
    return any(m.family == VISITORS for word in view.metrics for m in word.what)


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
