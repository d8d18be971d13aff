"""Chinese names that a Latin one spells in pinyin: 朔陵 and Shuoling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LETTERS: Final = 5
"""Of the Latin name: fewer spell too many words, of either language."""

_CHARACTERS: Final = range(2, 5)
"""Of the Chinese name."""

_HAN: Final = range(0x4E00, 0xA000)


def romanised(forms: Iterable[str]) -> dict[str, list[str]]:
    """Those of `forms` (in lower case, without spaces) that are the pinyin of others, and of which.

    Tones and ü are not told apart from what they are written as: 吕梁 is lvliang.
    """
    written = sorted(set(forms))
    latin = {f for f in written if f.isascii() and f.isalpha() and len(f) >= _LETTERS}
    spelled: dict[str, list[str]] = {}
    for form in written if latin else ():
        if len(form) in _CHARACTERS and all(ord(character) in _HAN for character in form):
            sound = _sound_of(form)
            if sound in latin:
                spelled.setdefault(sound, []).append(form)
    return spelled


def _sound_of(form: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables take a quarter of a second

    return "".join(lazy_pinyin(form))
