"""What an article tells of the kind of a name that no table lists: a person's or a place's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindSigns:
    """What stands beside names of a kind; `person`: behind one, his office.

    `openers` and `closers`: before and behind the name of a place.
    """

    person: re.Pattern[str]
    openers: tuple[str, ...]
    closers: tuple[str, ...]

    @classmethod
    def of(cls, titles: Iterable[str], openers: Iterable[str], closers: Iterable[str]) -> KindSigns:
        """Compile the signs: titles of persons, words before and behind places."""
        words = "|".join(re.escape(title) for title in titles if title.isascii())
        apposed = (
            rf", (?:the |its |a |an )?(?:[A-Za-z]+ ){{0,3}}(?:{words})"
            r"(?= (?:of|at|for|with|in)\b|[,.])"
        )
        elected = (
            r"(?:, [^,.;\n]{1,40},)? (?:(?:will|would|is to) be(?:come)?|is|was|became|becomes"
            r"|(?:was|were|has been|is) (?:elected|appointed|named|sworn in)) (?:as )?(?:the )?"
            rf"(?:[a-z]+ ){{0,2}}(?:{words})(?= (?:of|at|for)\b)"
        )
        return cls(re.compile(f"{apposed}|{elected}"), tuple(openers), tuple(closers))

    def is_places(self, form: str, text: str) -> bool:
        """Whether the text calls `form` a place: the mayor of Halvia, Halvia's city council."""
        if not form.isascii():
            return False
        before, behind = "|".join(self.openers), "|".join(self.closers)
        sign = rf"\b(?:{before}) {re.escape(form)}\b(?! [A-Z])|\b{re.escape(form)}(?:{behind})\b"
        return re.search(sign, text) is not None
