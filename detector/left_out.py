"""What a figure is told without, in an insertion: earnings, |excluding bonuses|, rose 5%."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from detector.cue_words import CuesConfig


class LeftOut(NamedTuple):
    """An insertion with its commas, which parts no clause; from `at` stands what is left out."""

    start: int
    at: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) is of what is left out, which the sentence measures nothing by."""
        return self.at <= start and end <= self.end


def insertions(text: str, cues: CuesConfig) -> list[LeftOut]:
    """The insertions of `text` that leave something without a number out."""
    found = _pattern(cues.left_out).finditer(text)
    return [LeftOut(m.start(), m.start("what"), m.end()) for m in found]


@lru_cache(maxsize=1)
def _pattern(openers: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, openers))
    return re.compile(
        rf", (?:{words}) (?P<what>[^,.;()\d]{{1,60}}), (?!(?:and|or|but|while|the|an?)\b)"
    )
