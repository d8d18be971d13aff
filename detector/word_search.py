"""Find words in clean text: many at once, or at its start or end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

import ahocorasick_rs as aho

Payload = TypeVar("Payload")


class Mention(NamedTuple, Generic[Payload]):
    """Something recognised at [start, end) of a text."""

    start: int
    end: int
    what: Payload


CALLED: Final = (
    r"(?:(?:the|an?|its|their) )?(?:[A-Z][\w.-]+ )?"
    r"(?:(?!(?:in|of|for|at|to|from|by|with|on|and|or|but|the|an?|its|their)\b)[a-z][\w-]* ){1,4}"
)
"""What English calls somebody before the name: rival X, its smaller German rival X."""
GAP: Final = " … "
"""In a metric's words: where the name of its owner stands."""

_HIDDEN: Final = 32
"""Characters behind a match in which a mention that it hid must end."""


class Matcher(Generic[Payload]):
    """Finds the words of a lexicon in a text, the longest at each place.

    Case is ignored, unless `fold` is False.
    """

    def __init__(self, words: Iterable[tuple[str, Payload]], *, fold: bool = True) -> None:
        self._fold = fold
        by_word: dict[str, list[Payload]] = {}
        for word, payload in words:
            by_word.setdefault(word.lower() if fold else word, []).append(payload)
        self._words = list(by_word)
        self._payloads = list(map(tuple, by_word.values()))
        self._automaton = (
            aho.AhoCorasick(self._words, matchkind=aho.MatchKind.LeftmostLongest)
            if self._words
            else None
        )

    def find(self, text: str) -> list[Mention[tuple[Payload, ...]]]:
        """Non-overlapping mentions in order; a Latin word only where it is not part of another."""
        if self._automaton is None:
            return []
        lowered = _lower_same_length(text) if self._fold else text
        matches = self._automaton.find_matches_as_indexes(lowered)
        return list(self._whole(matches, lowered, 0, len(lowered))) if matches else []

    def _whole(
        self, matches: list[tuple[int, int, int]], lowered: str, begin: int, end: int
    ) -> Iterator[Mention[tuple[Payload, ...]]]:
        """The `matches` of [begin, end) that cut no word, and those behind the word that one cuts.

        In "had revenue" the automaton sees "ad revenue", which cuts a word and hides "revenue".
        """
        assert self._automaton is not None  # noqa: S101
        for at, (index, first, last) in enumerate(matches):
            start, stop = begin + first, begin + last
            if not _inside_latin_word(lowered, start, stop):
                yield Mention(start, stop, self._payloads[index])
            elif (space := lowered.find(" ", start, stop)) >= 0:
                following = begin + matches[at + 1][1] if at + 1 < len(matches) else end
                rest = (space + 1, min(following, stop + _HIDDEN))
                hidden = self._automaton.find_matches_as_indexes(lowered[slice(*rest)])
                yield from self._whole(hidden, lowered, *rest)


@lru_cache(maxsize=16)
def _lower_same_length(text: str) -> str:
    """`text` in lower case; remembered, as many matchers look through one sentence in turn."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _inside_latin_word(text: str, start: int, end: int) -> bool:
    """Whether the match cuts a Latin word, as "mau" does in "mauve"."""
    before = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    return before or (end < len(text) and _latin(text[end - 1]) and _latin(text[end]))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def contains_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` occurs in `text`, ignoring case; a Latin one as a word of its own."""
    return any(True for _ in _ends_of(text, words))


def behind_last(text: str, words: tuple[str, ...]) -> str:
    """`text` behind the last of `words` that contains_any finds in it; all of it if none is."""
    return text[max(_ends_of(text, words), default=0) :]


def _ends_of(text: str, words: tuple[str, ...]) -> Iterator[int]:
    lowered = text.lower()
    found = _automaton_of(words).find_matches_as_indexes(lowered, overlapping=True)
    return (end for _, start, end in found if not _inside_latin_word(lowered, start, end))


@lru_cache(maxsize=1024)
def _automaton_of(words: tuple[str, ...]) -> aho.AhoCorasick:
    """What finds `words` in one pass: made once for each list of the configuration."""
    return aho.AhoCorasick(words)


def without_ends(text: str, words: tuple[str, ...], blanks: str | None = None) -> tuple[str, str]:
    """`text` without all of `words` at its end, and the first of these in it, or "".

    `blanks` are the characters that may stand behind each of them; None: white space.
    """
    before, first = text.rstrip(blanks), ""
    while word := ends_with_any(before, words):
        before, first = before[: -len(word)].rstrip(blanks), word
    return before, first


def ends_with_any(text: str, words: tuple[str, ...]) -> str:
    """The longest of `words` that `text` ends with, or ""; a Latin one as a word of its own."""
    size = len(text)
    for word in _by_character(words, -1).get(text[-1:].lower(), ()):
        ends = text[-len(word) :].lower() == word
        if ends and not _inside_latin_word(text, size - len(word), size):
            return word
    return ""


def starts_with_any(text: str, words: tuple[str, ...]) -> str:
    """The longest of `words` that `text` starts with, or ""; a Latin one as a word of its own."""
    for word in _by_character(words, 0).get(text[:1].lower(), ()):
        starts = text[: len(word)].lower() == word
        if starts and not _inside_latin_word(text, 0, len(word)):
            return word
    return ""


@lru_cache(maxsize=1024)
def _by_character(words: tuple[str, ...], at: int) -> Mapping[str, Sequence[str]]:
    """`words` by their character `at`, the longest first: made once for each list."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[at], []).append(word)
    return found
