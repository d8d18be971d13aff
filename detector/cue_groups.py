"""Groups of cue words that belong together: of ages, of sums, of travellers."""

from __future__ import annotations

from collections.abc import Mapping

from detector.config import StrictModel


class AgesConfig(StrictModel):
    """Words that say of which age those are that a number counts."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    to: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]


class SumsConfig(StrictModel):
    """Words beside a name that make a figure that of both; `alone` need none behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    alone: tuple[str, ...]


class TravelConfig(StrictModel):
    """Words about travellers.

    `nouns`: who travels, `residents`: who does not. `origins_before`, `origins_behind`: words
    beside the country they come from. `before_numbers`: between such a country and its number, in a
    list of them. `going`: the first characters of words such as 访日, whose second one is a key of
    `destinations`.
    """

    nouns: tuple[str, ...]
    residents: tuple[str, ...]
    origins_before: tuple[str, ...]
    origins_behind: tuple[str, ...]
    before_numbers: tuple[str, ...]
    going: str
    destinations: Mapping[str, str]
