"""What the press of a place calls that place, put as other readers would: 全台, 我國, 本港.

A Taiwanese paper's 全國 is not the mainland's; the claims of both would meet as of one country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Final

from detector.cleaning import Edit, apply_edits
from detector.lexicon import Lexicon
from detector.records import CleanText
from detector.vocabulary import Home, is_place

_NATIONWIDE: Final = re.compile(r"(?:\A|[.!?\n][\"”]? ?[\"“]?)(Nationwide),")
_UNKNOWN: Final = "Across the country"
"""What it is of a country that the article does not name."""
_REACH: Final = 8
"""Characters before a word in which a country may be named: 日本|央行."""


def at_home(clean: CleanText, lexicon: Lexicon) -> CleanText:
    """`clean`, Simplified text of a Traditional article, with its home's words made plain."""
    for home in lexicon.homes:
        clean = apply_edits(clean, _edits(clean.text, _words(clean.text, home), home, lexicon))
        clean = apply_edits(clean, _years(clean.text, home))
    return clean


def nation_named(clean: CleanText, nations: Container[str], lexicon: Lexicon) -> CleanText:
    """`clean` with the country that the article names most for "Nationwide," before a sentence.

    `nations`: the names of countries.
    """
    opened = [*_NATIONWIDE.finditer(clean.text)]
    if not opened:
        return clean
    named = [m for m in lexicon.find_entities(clean.text) if m.what.name in nations]
    most = Counter(m.what.name for m in named).most_common(1)
    written = next((clean.text[m.start : m.end] for m in named if m.what.name == most[0][0]), "")
    told = f"In {written}" if written else _UNKNOWN
    return apply_edits(clean, (Edit(m.start(1), m.end(1), told) for m in opened))


def currency_at_home(text: str, lexicon: Lexicon) -> str:
    """The currency of the home of a text that speaks more of that than of others, or ""."""
    leads = [(_lead(text, home), home.currency) for home in lexicon.homes]
    most, currency = max(leads, default=(0, ""))
    return currency if most > 0 else ""


def _lead(text: str, home: Home) -> int:
    """By how much more often a text speaks of `home` than of others."""
    return sum(map(text.count, home.signs)) - sum(map(text.count, home.others))


def _years(text: str, home: Home) -> Iterator[Edit]:
    """The years of its own era: 民国113年 and 113年|第4季 are 2024, 114|学年 is 2025-26学年."""
    if not home.era:
        return
    stretches = "|".join(map(re.escape, home.of_era))
    behind = "|".join(map(re.escape, home.not_era))
    loose = rf"|(?<![{home.not_era_before}])(?P<alone>1(?:0[1-9]|1[0-9]|2[1-9]))(?=年(?!{behind}))"
    year = (
        rf"(?<![0-9.,])(?:{home.era_name}(?P<named>[0-9]{{2,3}})(?=年)"
        rf"|(?P<school>1[0-2][0-9])(?={home.school_year})"
        rf"|(?P<bare>1[0-2][0-9])(?=年(?:[0-9]{{1,2}}月|{stretches}))"
        rf"{loose if _lead(text, home) > 0 else ''})"
    )
    for match in re.finditer(year, text):
        first = home.era + int(match["named"] or match["school"] or match["bare"] or match["alone"])
        told = f"{first}-{(first + 1) % 100:02}" if match["school"] else str(first)
        yield Edit(match.start(), match.end(), told)


def _words(text: str, home: Home) -> dict[str, str]:
    """What the words of `home` mean in a text; those others use too, only where it is written."""
    return {**home.words, **(home.shared if _lead(text, home) > 0 else {})}


def _edits(text: str, words: dict[str, str], home: Home, lexicon: Lexicon) -> Iterator[Edit]:
    found = [word for word in words if word in text]
    if not found:
        return
    behind = f"(?!{'|'.join(map(re.escape, home.not_before))})" if home.not_before else ""
    for match in re.finditer(f"(?:{'|'.join(map(re.escape, found))}){behind}", text):
        if not _is_of_place(text, match.start(), lexicon):
            yield Edit(match.start(), match.end(), words[match[0]])


def _is_of_place(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a place stands right before `at`, whose the word is then: 日本|央行."""
    before = text[max(0, at - _REACH) : at].rstrip("的")
    places: Sequence[int] = [m.end for m in lexicon.find_entities(before) if is_place(m.what)]
    return len(before) in places and before != ""
