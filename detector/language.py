"""Which language and script an article is in, by counting its characters."""

from __future__ import annotations

from collections import Counter
from typing import Final

from detector.cleaning import simplified_characters, traditional_characters
from detector.records import Language

_SAMPLE: Final = 20_000
_HAN: Final = ("\u4e00", "\u9fff")
_FOREIGN: Final = (("\u3040", "\u30ff"), ("\uac00", "\ud7af"), ("\u0400", "\u052f"))
"""Kana, Hangul, Cyrillic: a text with many of them is in none of our languages."""

_LETTERS_A_WORD: Final = 5
"""A Han character weighs about as much as one English word."""


def stated_language(code: str, text: str) -> Language:
    """Read a language code such as `zh-TW` or `en`; ask the text where it leaves it open."""
    code = code.strip().lower().replace("_", "-")
    if code.startswith("en"):
        return "en"
    if code.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
        return "zh-Hant"
    if code.startswith(("zh-hans", "zh-cn", "zh-sg")):
        return "zh-Hans"
    return detect_language(text)


def detect_language(text: str) -> Language:
    """Chinese by script, English, or `und`, from the first 20 000 characters of the original."""
    counts = Counter(text[:_SAMPLE])
    han = _between(counts, *_HAN)
    latin = sum(n for char, n in counts.items() if char.isascii() and char.isalpha())
    accented = _between(counts, "\u00c0", "\u024f")
    if sum(_between(counts, *block) for block in _FOREIGN) * 5 > han + latin:
        return "und"
    if han and han * _LETTERS_A_WORD >= latin:
        return _script(counts)
    return "en" if latin > accented * 20 else "und"


def _script(counts: Counter[str]) -> Language:
    traditional = _count_in(counts, traditional_characters())
    simplified = _count_in(counts, simplified_characters())
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _count_in(counts: Counter[str], characters: frozenset[str]) -> int:
    return sum(n for char, n in counts.items() if char in characters)


def _between(counts: Counter[str], first: str, last: str) -> int:
    return sum(n for char, n in counts.items() if first <= char <= last)
