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


def is_retold(a: str, b: str, value_a: str, value_b: str) -> bool:
    """Whether statements `a` and `b` are alike, and of two figures or more only the values differ.

    >>> told = "乙队全场得{}分和14个篮板，送出6次助攻"
    >>> is_retold(told.format(23), told.format(26), "23分", "26分")
    True
    """
    words_a, figures_a = _parted(a)
    words_b, figures_b = _parted(b)
    if len(figures_a) != len(figures_b) or len(figures_a) < 2:
        return False
    changed = [(x, y) for x, y in zip(figures_a, figures_b, strict=True) if x != y]
    own = [(x, y) for x, y in changed if x in _parted(value_a)[1] and y in _parted(value_b)[1]]
    if len(changed) != 1 or not own or min(len(words_a), len(words_b)) < _WORDS:
        return False
    return SequenceMatcher(None, words_a, words_b, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=100_000)
def _parted(statement: str) -> tuple[str, tuple[str, ...]]:
    """The words of a text between its figures, and these."""
    text = _HEAD.sub("", statement)
    return _NUMBER.sub("", text), tuple(n.replace(",", "") for n in _NUMBER.findall(text))
