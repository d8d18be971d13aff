"""Teams that stand for their country or city: 中国队, 美国代表团, Team USA."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import rjieba

from detector.cue_words import CuesConfig
from detector.vocabulary import Entity, is_place
from detector.word_search import Mention, ends_with_any, starts_with_any

_CONTEXT: Final = 2
"""Characters behind a team's noun that tell a tokeniser whether the word ends with it: 队|伍."""


def as_teams(
    text: str, names: Sequence[Mention[Entity]], cues: CuesConfig
) -> Iterator[Mention[Entity]]:
    """`names`, of which those of places reach over the word that makes them a team's."""
    for name in names:
        noun = starts_with_any(text[name.end :], cues.teams) if is_place(name.what) else ""
        if noun and _ends_word(text, name.start, name.end + len(noun)):
            yield name._replace(end=name.end + len(noun))
        elif is_place(name.what) and (noun := _noun_before(text, name.start, cues)):
            yield name._replace(start=name.start - len(noun))
        else:
            yield name


def _ends_word(text: str, start: int, end: int) -> bool:
    words = rjieba.cut(text[start : end + _CONTEXT], hmm=False)
    return end - start in set(accumulate(map(len, words)))


def _noun_before(text: str, start: int, cues: CuesConfig) -> str:
    noun = ends_with_any(text[:start].rstrip(" "), cues.teams)
    written = f"{noun} "
    return written if noun and text[:start].lower().endswith(written) else ""
