"""Names of funds: whose they are, what they hold, of what kind, and the class of shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_HAN: Final = "\u4e00-\u9fff"
_NAME: Final = rf"[{_HAN}][{_HAN}A-Za-z0-9]{{2,24}}?"
_OPENS: Final = rf"(?:(?<![{_HAN}A-Za-z0-9])|(?<=[日月年]))"
"""A name stands behind no word, but for a date."""


class FundNames:
    """Finds the funds of whose value a text tells."""

    def __init__(self, kinds: Sequence[str], values: Sequence[str], never: str) -> None:
        """`kinds` end names, `values` stand behind them, `never` are characters of no name."""
        kind, value = (
            "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
            for words in (kinds, values)
        )
        bracket = rf"(?:[(（](?:{kind})[)）])"
        self._pattern = re.compile(
            rf"{_OPENS}({_NAME}(?:(?:{kind}){bracket}?|{bracket})[A-I]?)(?={value})"
        )
        self._never = frozenset(never)

    def find(self, text: str) -> Iterator[str]:
        """The names, each as it stands there: 岚山创新成长混合(LOF)A."""
        for match in self._pattern.finditer(text):
            if self._never.isdisjoint(match[1]):
                yield match[1]
