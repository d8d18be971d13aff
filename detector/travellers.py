"""Where travellers come from and where they go: 泰国的|中国游客, visitors from Korea, 访日游客.

A country that only says which travellers are counted owns no figure of theirs, and one that stands
in the word for a journey does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from detector.cue_words import TravelConfig
from detector.vocabulary import Entity
from detector.word_search import Mention

_LIST_REACH = 6
"""Characters between a country of a list and its number."""
_IN_LIST = re.compile(r"(?:[,，、;；和及与]|\b(?:and|by|with))\s?(?:其中)?\Z")
"""Before a country that is the next of a list, and not one that the others are compared with."""
_TIME = r"[0-9年月季度上下半今去前]{0,10}"
"""Between a country and the journey of its people: 中国|2024年|访日旅客."""


class Travellers:
    """Finds the countries that travellers come from and go to; no state between sentences."""

    def __init__(
        self,
        config: TravelConfig,
        entities: Mapping[str, Entity],
        demonyms: Mapping[str, Sequence[str]],
    ) -> None:
        """`entities`: those of the table by name; `demonyms`: adjectives of countries."""
        nouns = "|".join(map(re.escape, config.nouns))
        goals = config.destinations
        self._goals = {short: entities[name] for short, name in goals.items() if name in entities}
        self._gaps = frozenset({"", *config.before_numbers})
        self._nations = frozenset({*demonyms, *goals.values()})
        self._noun = re.compile(rf"(?:{nouns})", re.IGNORECASE)
        self._journey = re.compile(
            rf"[{config.going}](?P<goal>[{''.join(goals)}])(?=[^,，。；;\d]{{0,6}}(?:{nouns}))"
        )
        words = sorted(((w, n) for n, all_ in demonyms.items() for w in all_), reverse=True)
        self._people = {word: entities[name] for word, name in words if name in entities}
        adjectives = "|".join(re.escape(word) for word in self._people)
        self._adjective = re.compile(
            rf"\b({adjectives})(?: (?:{nouns})|(?<=[ni])s\b)", re.IGNORECASE
        )  # Thai visitors, South Koreans
        at_home = "|".join(map(re.escape, config.residents))
        trips = rf"(?:{'|'.join(config.tripping)}) [^,;]{{1,40}} trips"
        self._at_home = re.compile(
            rf"\b({adjectives})(?: (?={at_home})|(?:(?<=[ni])s)? (?={trips}))", re.IGNORECASE
        )
        behind = "|".join(map(re.escape, config.origins_behind))
        self._behind = re.compile(
            rf"[ 籍的]{{0,2}}(?:{nouns})|{_TIME}{self._journey.pattern}| (?:{behind}) ",
            re.IGNORECASE,
        )
        known = {home: name for home, name in config.homes.items() if name in entities}
        self._named = {home: entities[name] for home, name in known.items()}
        self._home = re.compile(
            rf"(?<![a-z])({'|'.join(map(re.escape, known))})(?=[ 籍的]{{0,2}}(?:{nouns}))",
            re.IGNORECASE,
        )
        before = "|".join(map(re.escape, config.origins_before))
        self._before = re.compile(rf"(?:{before}) ?(?:the |mainland )?\Z")

    def goals(self, text: str) -> list[Mention[Entity]]:
        """The countries in words for journeys, and of those at home: 访日, Chinese moviegoers."""
        journeys = self._journey.finditer(text)
        told = ((m, self._goals.get(m["goal"])) for m in journeys)
        found = [Mention(m.start(), m.end(), goal) for m, goal in told if goal]
        return [*found, *self._countries(self._at_home.finditer(text))]

    def origins(
        self, text: str, places: Sequence[Mention[Entity]], numbers: Sequence[int]
    ) -> list[Mention[Entity]]:
        """The countries that travellers come from, of the `places` named and by adjectives.

        `numbers` are where quantities begin. In a list only the first need say that it is one.
        """
        if not self._noun.search(text):
            return []
        found = [*self._countries(self._adjective.finditer(text))]
        for place in places:
            goal = self._journey.match(text, place.start)
            if goal or place.what.name not in self._nations:
                continue
            listed = any(o.end <= place.start for o in found)
            listed = listed and _IN_LIST.search(text, 0, place.start) is not None
            listed = listed and self._has_number(text, place.end, numbers)
            if listed or self._is_origin(text, place):
                found.append(place)
        homes = ((m, self._named[m[1].lower()]) for m in self._home.finditer(text))
        found += [
            Mention(m.start(1), m.end(1), country)
            for m, country in homes
            if not any(p.start < m.end(1) and m.start(1) < p.end for p in places)
        ]
        return sorted(found, key=lambda m: m.start)

    def _countries(self, found: Iterable[re.Match[str]]) -> Iterator[Mention[Entity]]:
        """Those of adjectives; case is ignored in more letters than lower() folds (ıtalian)."""
        for match in found:
            if country := self._people.get(match[1].lower()):
                yield Mention(match.start(1), match.end(1), country)

    def _is_origin(self, text: str, place: Mention[Entity]) -> bool:
        behind = self._behind.match(text, place.end)
        if behind and behind["goal"]:
            return self._goals.get(behind["goal"]) != place.what  # 日本2024年|访日游客
        return bool(behind or self._before.search(text, 0, place.start))

    def _has_number(self, text: str, end: int, numbers: Sequence[int]) -> bool:
        """Whether a number goes with a name: 其中韩国游客88万,中国|70万; India with 2 million."""
        near = (at for at in numbers if end <= at <= end + _LIST_REACH)
        return any(text[end:at].strip() in self._gaps for at in near)
