"""The places that a line runs between, whose no figure of it is: 甲至乙列车."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from detector.cue_words import CuesConfig
from detector.vocabulary import Entity, is_place
from detector.word_search import Mention

_AND: Final = re.compile(r" and (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")


class Line(NamedTuple):
    """Where both ends of a line stand in a sentence, and the `names` among them."""

    start: int
    end: int
    names: tuple[str, ...]


def line_ends(text: str, names: Sequence[Mention[Entity]], cues: CuesConfig) -> list[Line]:
    """Both ends of each line that `text` tells of."""
    chinese, english = _patterns(cues.line_nouns, cues.line_links)
    ends: list[tuple[int, int]] = []
    for name in names:
        line = chinese.match(text, name.end) if is_place(name.what) else None
        if line:
            ends.append((name.start, line.end()))
        other = _AND.match(text, name.end)
        if other and english.search(text, 0, name.start):
            ends.append((name.start, other.end()))
    return [
        Line(start, end, tuple(n.what.name for n in names if start <= n.start and n.end <= end))
        for start, end in ends
    ]


@lru_cache(maxsize=1)
def _patterns(
    nouns: tuple[str, ...], links: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    han = "|".join(re.escape(noun) for noun in nouns if not noun.isascii())
    link = "|".join(map(re.escape, links))
    latin = "|".join(re.escape(noun) for noun in nouns if noun.isascii())
    return (
        re.compile(rf"(?:{link})[\u4e00-\u9fff]{{2,12}}?(?:{han})"),
        re.compile(rf"\b(?:{latin})\b(?: [a-z]+){{0,4}} between (?:the )?\Z", re.IGNORECASE),
    )
