"""The goods in whose market somebody has a share: 23% of the soft drinks market."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from detector.word_search import Mention

_GOODS: Final = r"(?:[a-z][a-z-]+ ){1,3}?"
"""An English noun phrase of up to three words without a capital."""


def goods_of_markets(text: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[Mention[str]]:
    """The goods between `words` that tell of a share and of a market: share of the |beer| market.

    They interrupt the words for the measure, and limit the figure.
    """
    for match in _pattern(tuple(words["before"]), tuple(words["behind"])).finditer(text):
        yield Mention(match.start(1), match.end(1) - 1, match[1].rstrip())


@lru_cache(maxsize=1)
def _pattern(before: tuple[str, ...], behind: tuple[str, ...]) -> re.Pattern[str]:
    opening, closing = ("|".join(map(re.escape, words)) for words in (before, behind))
    return re.compile(rf"(?:{opening}) (?:the )?(?!the )({_GOODS})(?:{closing})\b")
