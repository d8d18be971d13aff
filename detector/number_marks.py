"""Mark each number of a hypothesis with how it compares: a small model reads, it cannot count.

"票房超过50亿 <" beside a premise of 52亿: the marked number is the lower one. The embedded model
is trained on marked texts, so the grammar and the words here belong to its weights: a change of
either needs the other.

Only numbers of one kind are compared: years with years, months with months, shares of a hundred
with shares of a hundred, ordinals with ordinals; among plain numbers those of the same unit, the
word or character that follows, come first. Of several, an equal number is the one meant, else the
nearest. A number that has nothing to compare with stays unmarked. The period that stands before a
statement ("[2024-05] ...") is compared as a whole with the other statement's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from detector.numerals import ARABIC, CHINESE, ENGLISH, Numeral
from detector.numerals import arabic as read_arabic
from detector.numerals import chinese as read_chinese
from detector.numerals import english as read_english

Kind = Literal["plain", "percent", "dated", "year", "month", "ordinal"]

EQUAL: Final = " ="
LOWER: Final = " <"
HIGHER: Final = " >"
"""Written after the number; a number equal within rounding only is both equal and lower or higher.

With the space before them, each is one piece of the vocabulary.
"""

_SCALES: Final = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "亿": 10**8,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "m": 10**6,
    "k": 10**3,
}
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_TRADITIONAL: Final = str.maketrans(
    "萬億兩點個餘來％，．０１２３４５６７８９", "万亿两点个余来%,.0123456789"
)
_YEARS: Final = range(1500, 2101)
_THOUSANDS: Final = "瓦米克卡焦伏赫帕"
"""Units that 千 makes a thousand times larger: 5000万千瓦 is 50 million kilowatts."""

_NUMBER: Final = re.compile(
    rf"""
    (?P<date> (?<![0-9]) [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?![0-9]) )
    | (?<=^\[) (?P<dated> [0-9]{{4}} (?: -[0-9]{{2}} | -Q[1-4] | -H[12] )? ) (?=\])
    | (?<![A-Za-z]) Q (?P<quarter> [1-4] ) (?![0-9A-Za-z])
    | 第 (?: (?P<nth_digits> [0-9]{{1,4}} ) | (?P<nth_zh> [一二三四五六七八九十百]{{1,5}} ) )
    | (?<![0-9A-Za-z.,]) (?P<en_ordinal> [0-9]{{1,4}} ) (?: st|nd|rd|th ) (?![A-Za-z])
    | (?<![0-9A-Za-z]) (?P<decade> [0-9]{{3}}0 ) s (?![A-Za-z])
    | (?<![0-9.]) (?P<digits> {ARABIC} )
      (?: (?P<zh_scale> (?: [十百万亿] | 千(?![{_THOUSANDS}]) ){{1,3}} )
        | [ ]? (?P<en_scale> thousand|million|billion|trillion|mn|bn|tn|m|k ) (?![A-Za-z]) )?
    | (?P<chinese> (?!一[共些直般定样起旦致切同]) {CHINESE} )
    | (?<![A-Za-z-]) (?P<english> {ENGLISH} )
      (?: [ ] (?P<word_scale> hundred|thousand|million|billion ) (?![A-Za-z]) )?
    | (?<![A-Za-z]) (?: (?P<ordinal> {"|".join(_ORDINALS)} ) | (?P<month> {"|".join(_MONTHS)} ) )
      (?![A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT: Final = re.compile(r"[ ]?([A-Za-z]+|[^\W\d_])")
_PERCENT: Final = re.compile(r"[ ]?(?:%|percent\b|per[ ]cent\b|个百分点)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where it ends, its kind, bounds, half its last digit, and its unit.

    `low` and `high` differ for decades and for approximate numerals only. `weak` numbers (a lone
    一 or "one") are compared only with numbers of their unit.
    """

    end: int
    kind: Kind
    low: float
    high: float
    margin: float
    unit: str
    weak: bool = False


def marked(premise: str, hypothesis: str) -> str:
    """Return `hypothesis` with a mark after each number that has a counterpart in `premise`."""
    numbers = numbers_in(hypothesis)
    others = numbers_in(premise) if numbers else ()
    if not others:
        return hypothesis
    parts, start = [], 0
    for number in numbers:
        mark = _mark(number, others)
        if mark:
            parts.append(hypothesis[start : number.end] + mark)
            start = number.end
    return "".join(parts) + hypothesis[start:]


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, dates of the form 2024-05-01 left out."""
    plain = text.translate(_TRADITIONAL)
    found = (_number(match, plain) for match in _NUMBER.finditer(plain))
    return tuple(number for number in found if number is not None)


def _mark(number: Number, others: Sequence[Number]) -> str:
    alike = [other for other in others if other.kind == number.kind]
    same_unit = [other for other in alike if other.unit == number.unit]
    if number.weak:
        alike = same_unit
    candidates = same_unit or [other for other in alike if not other.weak]
    if not candidates:
        return ""
    nearest = min(candidates, key=lambda other: (_distance(number, other), other.end))
    if number.low <= nearest.high and nearest.low <= number.high:
        same = (number.low, number.high) == (nearest.low, nearest.high)
        return EQUAL if same or number.kind != "dated" else ""
    side = LOWER if number.high < nearest.low else HIGHER
    gap = max(nearest.low - number.high, number.low - nearest.high)
    near = number.kind in ("plain", "percent") and gap <= max(number.margin, nearest.margin)
    return EQUAL + side if near else side


def _distance(number: Number, other: Number) -> float:
    """How far apart two numbers are: on a log scale, so that a slip in scale is far."""
    if number.low <= other.high and other.low <= number.high:
        return 0.0
    return abs(math.log1p(number.low) - math.log1p(other.low)) + 1e-9


def _number(match: re.Match[str], text: str) -> Number | None:
    if match["date"]:
        return None
    if match["dated"]:
        return _period(match)
    if match["month"]:
        if match["month"] == "may":  # the verb
            return None
        return _exact(match, "month", _MONTHS.index(match["month"].lower()) + 1)
    if match["decade"]:
        first = int(match["decade"])
        return Number(match.end(), "year", first, first + 9, 0.0, "")
    nth = _ordinal(match)
    if nth is not None:
        return _exact(match, "ordinal", nth)
    if match["nth_zh"]:
        return None
    end = match.end() - _prefixes_unit(match, text)
    numeral, weak = _numeral(match, end)
    return None if numeral is None else _measured(numeral, end, text, weak=weak)


def _period(match: re.Match[str]) -> Number:
    """Read a year, half, quarter or month as months since the year 0."""
    year, _, part = match["dated"].partition("-")
    length = {"": 12, "H": 6, "Q": 3}.get(part[:1], 1)
    nth = int(part.lstrip("HQ") or 1)
    first = 12 * int(year) + length * (nth - 1)
    return Number(match.end(), "dated", first, first + length - 1, 0.0, "")


def _prefixes_unit(match: re.Match[str], text: str) -> bool:
    """Whether the last character of a Chinese numeral belongs to the unit: 三千瓦 is 3 kW."""
    written = match["chinese"] or ""
    return len(written) > 1 and written[-1] == "千" and text[match.end() :][:1] in _THOUSANDS


def _ordinal(match: re.Match[str]) -> int | None:
    """Read "third", 3rd, 第3, 第三 or Q3; None for other numbers and for what is no numeral."""
    if match["ordinal"]:
        return _ORDINALS.index(match["ordinal"].lower()) + 1
    if match["nth_zh"]:
        numeral = read_chinese(match["nth_zh"])
        return None if numeral is None else int(numeral.low)
    digits = match["en_ordinal"] or match["nth_digits"] or match["quarter"]
    return int(digits) if digits else None


def _exact(match: re.Match[str], kind: Kind, value: int) -> Number:
    return Number(match.end(), kind, value, value, 0.0, "")


def _numeral(match: re.Match[str], end: int) -> tuple[Numeral | None, bool]:
    if match["digits"]:
        scale = math.prod(_SCALES[character] for character in match["zh_scale"] or "")
        scale *= _SCALES[match["en_scale"].lower()] if match["en_scale"] else 1
        return read_arabic(match["digits"]).times(Decimal(scale)), False
    if match["english"]:
        numeral = read_english(match["english"])
        scale = {"hundred": 100, "": 1, **_SCALES}[(match["word_scale"] or "").lower()]
        return numeral.times(Decimal(scale)), match["english"].lower() == "one"
    text = match["chinese"][: end - match.start()]
    written = read_chinese(text)
    if written is None or written.bare_scale:
        return None, False
    return written, text == "一"


def _measured(numeral: Numeral, end: int, text: str, *, weak: bool) -> Number:
    """Make a number of a numeral by what follows it: a share, a year, a month, or a unit."""
    low = float(numeral.low)
    high = low if numeral.high is None else float(numeral.high)
    percent = _PERCENT.match(text, end)
    if percent:
        return Number(end, "percent", low, high, float(numeral.margin()), "")
    follows = text[end : end + 1]
    if low in _YEARS and numeral.digits and not numeral.scaled and float(numeral.step) == 1:
        unit = _UNIT.match(text, end)
        if follows == "年" or unit is None or unit[1].isascii():
            return Number(end, "year", low, high, 0.0, "")
    if follows == "月" and low <= 12:
        return Number(end, "month", low, high, 0.0, "")
    unit = _UNIT.match(text, end)
    name = unit[1].lower().removesuffix("s") if unit else ""
    return Number(end, "plain", low, high, float(numeral.margin()), name, weak)
