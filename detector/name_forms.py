"""The forms that one name is written in: cut short, in capitals, with a number for a part."""

from __future__ import annotations

import re

from detector.numerals import DIGITS

_HAN_WORD = re.compile("[\u4e00-\u9fff·]+")
_SEQUEL = re.compile(
    r"(?P<title>[^:：第]{1,20})第(?P<part>[二三四五六七八九])部(?:[:：之].{0,20})?"
)
"""The title of a later part, with its own or without: 第二部:战火西岐."""


_SO_MANY = re.compile(
    "(?<!第)[两三四五六七八九十](?:[所间](?=[\u4e00-\u9fff]{2})|家(?=[\u4e00-\u9fff]{3}))"
)
"""So many bodies that a text counts and does not name: 八所|资助大学."""


def is_han(text: str) -> bool:
    """Whether a text is of Chinese characters only."""
    return _HAN_WORD.fullmatch(text) is not None


def counts(name: str) -> bool:
    """Whether a noun phrase is of so many bodies, which is the name of none: 八所资助大学."""
    return _SO_MANY.search(name) is not None


def is_short_form(name: str, longer: str) -> bool:
    """Whether `name` is `longer` cut short: 凌川 of 凌川半导体, Halden of Halden Port."""
    if name not in longer:
        return False
    if is_han(name):
        return len(name) >= 2 and (longer.startswith(name) or longer.endswith(name))
    parts = longer.split(" ")
    if parts[-1].isdigit():
        return False  # The first one of several: Switch, of Switch 2.
    return len(name) > 2 and name in {parts[0], parts[-1]} and len(parts) > 1


def is_other_name(name: str, gloss: str) -> bool:
    """Whether `gloss` can be another name of `name`: other script, initials or a short form."""
    if not gloss or re.search(r"[，。,;；]|\d{2,}", gloss) or len(gloss) > 40:
        return False
    if is_han(name) != is_han(gloss):
        return gloss[0].isupper() or is_han(gloss)
    return name.startswith(gloss) or shortens(gloss, name)


def shortens(code: str, name: str) -> bool:
    """Whether capitals are letters of a name in its order: HLD of Halden, initials of several."""
    if not (code.isalpha() and code.isupper() and 1 < len(code) < len(name)):
        return False
    letters = iter(name.upper())
    return name[0].upper() == code[0] and all(letter in letters for letter in code)


def short_sequel(title: str) -> str:
    """The short form of the title of a sequel, "" if it is none: 封神第二部:战火西岐 is 封神2."""
    told = _SEQUEL.fullmatch(title)
    return f"{told['title']}{DIGITS[told['part']]}" if told else ""
