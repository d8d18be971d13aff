"""Countries told by their adjectives, as owners of what only countries have: German inflation.

So of what their trades sell abroad: Chinese mills shipped 110 million tonnes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from detector.lexicon import Lexicon, MetricMention
from detector.vocabulary import Entity
from detector.word_search import Mention

_ADJECTIVE = re.compile(r"(?:([A-Z][a-z]+) )?([A-Z][A-Za-z.]+) \Z")
_TRADE = re.compile(r"\b([A-Z][A-Za-z.]+)(?: [a-z]+){0,2} [a-z]+(?:s|men) (?:have |had |also )?\Z")
"""An adjective and a trade in the plural before a verb: Chinese steel mills shipped."""
_REACH = 40
"""Characters before a measure in which such an adjective stands."""
_ACRONYM = 2
"""Letters of an adjective that is written in capitals: US, but not "told us inflation fell"."""


class Nations:
    """Finds the adjectives of countries right before measures; no state between sentences."""

    def __init__(self, lexicon: Lexicon, demonyms: Mapping[str, Sequence[str]]) -> None:
        """`demonyms`: the adjectives of each country, in small letters."""
        entities = lexicon.entities
        words = ((word, name) for name, all_ in demonyms.items() for word in all_)
        self._countries: dict[str, Entity] = {
            word.upper() if len(word) == _ACRONYM else word.title(): entities[name]
            for word, name in words
            if name in entities
        }
        self._lexicon = lexicon

    def find(self, text: str, worded: Sequence[MetricMention]) -> Iterator[Mention[Entity]]:
        """The country before each of the measures `worded` that nobody but countries has."""
        for measure in worded:
            yield from self._of_trade(text, measure)
            if not any(map(self._lexicon.is_nations, measure.what)):
                continue
            end = measure.start
            before = _ADJECTIVE.search(text, max(0, end - _REACH), end)
            if before is None:
                continue
            both = before.start(), text[before.start() : end - 1]
            for start, word in (both, (before.start(2), before[2])):
                if country := self._countries.get(word):
                    yield Mention(start, end - 1, country)
                    break

    def _of_trade(self, text: str, measure: MetricMention) -> Iterator[Mention[Entity]]:
        """The country whose mills, farmers or the like exported something."""
        if not any(map(self._lexicon.is_export, measure.what)):
            return
        begin = max(0, measure.start - _REACH)
        found = _TRADE.search(text, begin, measure.start)
        country = self._countries.get(found[1]) if found else None
        if found and country:
            yield Mention(found.start(1), found.end(1), country)
