"""Tell whether two sentences are one, told twice, that differ in a single figure.

Outlets copy each other's sentences. Where all other figures of a sentence stay and one is another,
it is about the same thing at the same time, whatever was read of it, and one of the two is wrong.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_NUMBER: Final = re.compile(r"\d[\d,.]*(?<=\d)")
_HEAD: Final = re.compile(r"^\[[^\]]*\] ")
"""What a statement is given before its words: when."""
_ALIKE: Final = 0.9
"""Part of the characters between their figures that two tellings share at least."""
_WORDS: Final = 12
"""Characters besides figures that a sentence has at least: shorter ones are alike by chance."""


def is_retold(a: str, b: str) -> bool:
    """Whether statements `a` and `b` are alike, with two figures or more of which one is another.

    >>> is_retold("乙队全场得23分和14个篮板，送出6次助攻", "乙队全场得26分和14个篮板，送出6次助攻")
    True
    """
    words_a, figures_a = _parted(a)
    words_b, figures_b = _parted(b)
    if len(figures_a) != len(figures_b) or len(figures_a) < 2:
        return False
    changed = sum(x != y for x, y in zip(figures_a, figures_b, strict=True))
    if changed != 1 or min(len(words_a), len(words_b)) < _WORDS:
        return False
    return SequenceMatcher(None, words_a, words_b, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=100_000)
def _parted(statement: str) -> tuple[str, tuple[str, ...]]:
    """The words of a statement between its figures, and these."""
    text = _HEAD.sub("", statement)
    return _NUMBER.sub("", text), tuple(n.replace(",", "") for n in _NUMBER.findall(text))
