"""Numerals as written in Chinese and English text, and the values they stand for."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from detector.records import Hedge

DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
_SCALES: Final = _SMALL | _LARGE
CHINESE_CORE: Final = "零〇一二两三四五六七八九十百千万亿"
CHINESE: Final = (
    rf"[几数上]?[{CHINESE_CORE}]{{1,28}}+(?:几(?!乎)[万亿]{{0,2}}|上[十百千][万亿]{{0,2}})?"
    r"(?:点[零〇一二三四五六七八九]{1,4}(?=[百千万亿倍%成])[百千万亿]{0,2})?"
    r"(?:(?:[多余]|(?<=[十百千万亿])来(?![自到源看讲说]))[万亿]{0,2})?"
)
"""A run of Chinese numeral characters; it need not be a well-formed numeral."""
ARABIC: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,7}(?![0-9])"
    r"|[1-9][0-9]{0,2}(?:(?: 000){1,4}|(?:，[0-9]{3}){1,4})(?![0-9])"
    r"|[0-9]{1,16}(?![0-9]))(?:\.[0-9]{1,9})?"
)

_D = "一二两三四五六七八九"
_SECTION = re.compile(
    rf"(?:([{_D}])千)?(?:零?([{_D}])百)?(?:零?([{_D}])?(十))?(?:[零〇]?([{_D}]))?\Z"
)
_SOME = re.compile(r"[几数]([十百千万亿]{1,4})\Z")
_SOME_UPWARDS = re.compile(r"[几数]([十百千])上[十百千]([万亿]{0,2})\Z")
_UPWARDS = re.compile(r"上([十百千万亿]{1,4})\Z")
_AND_SOME = re.compile(rf"((?:[{_D}]百)?[{_D}]?十|[{_D}]百)几([万亿]{{0,2}})\Z")
_ADJACENT = re.compile(rf"([{_D}]?十)?([{_D}])([{_D}])([十百千万亿]{{0,4}})\Z")
_ADJACENT_DIGITS = frozenset({"12", "23", "34", "45", "56", "67", "78", "89", "35"})
_ONLY_SCALE = re.compile(r"(?!十\Z)[百千万亿十]{1,3}\Z")
_DECIMAL = re.compile(r"([^点]+)点([^点百千万亿]+)([百千万亿]*)\Z")


class Numeral(NamedTuple):
    """A numeral's value: its bounds, what its form says of them, and its rounding.

    `step` is the unit of the last written digit and `coarse` that of the last digit that is not
    zero. `scaled` tells whether it reaches ten thousand by a scale word, `bare_scale` whether it
    is nothing but scale words (百亿), `digits` whether it is written in Arabic digits; `scale` is
    the power of ten that it shares with the lower end of a range (600-900亿).
    """

    low: Decimal
    high: Decimal | None
    hedge: Hedge
    step: Decimal
    coarse: Decimal
    scaled: bool = False
    bare_scale: bool = False
    digits: bool = False
    scale: Decimal = Decimal(1)

    def times(self, factor: Decimal) -> Numeral:
        """Multiply it, and its rounding, by `factor`."""
        if factor == 1:
            return self
        high = None if self.high is None else self.high * factor
        return self._replace(
            low=self.low * factor,
            high=high,
            step=self.step * factor,
            coarse=self.coarse * factor,
        )

    def margin(self) -> Decimal:
        """Half the width that rounding leaves open: trailing zeros count for at most 1%."""
        return max(self.step / 2, min(self.coarse / 2, abs(self.low) / 100))


def exact(value: Decimal, step: Decimal, *, scaled: bool = False) -> Numeral:
    """Make a numeral whose last written digit counts `step`."""
    coarse = step
    while value and value % (coarse * 10) == 0:
        coarse *= 10
    return Numeral(value, value, "exact", step, coarse, scaled=scaled)


@lru_cache(maxsize=65536)
def arabic(text: str) -> Numeral:
    """Read digits with optional thousands separators, decimals and sign.

    >>> arabic("4,197.6").low
    Decimal('4197.6')
    """
    plain = re.sub("[, ，]", "", text)
    decimals = len(plain.partition(".")[2])
    return exact(Decimal(plain), Decimal(1).scaleb(-decimals))._replace(digits=True)


def and_more(numeral: Numeral) -> Numeral:
    """60多, 3亿多: above the value and below the next value of its last non-zero digit."""
    return numeral._replace(high=numeral.low + numeral.coarse, hedge="over")


def plus(left: Numeral, right: Numeral) -> Numeral:
    """1亿 + 2000万."""
    return exact(left.low + right.low, right.step, scaled=True)._replace(digits=left.digits)


@lru_cache(maxsize=65536)
def chinese(run: str) -> Numeral | None:
    """Read a run of Chinese numeral characters, approximate forms included; None if it is none.

    >>> chinese("两三百万").low, chinese("几十万").high
    (Decimal('2000000'), Decimal('1000000'))
    """
    head, mark, tail = _split_more(run)
    numeral = _approximate(head) or _plain(head)
    if numeral is None:
        return None
    if mark == "来":
        numeral = numeral._replace(hedge="about")
    elif mark:
        numeral = and_more(numeral) if numeral.hedge == "exact" else numeral
    scale = _product(tail)
    return None if scale is None else _scaled(numeral, scale)


def _split_more(run: str) -> tuple[str, str, str]:
    for mark in "多余来":
        if mark in run:
            return run.partition(mark)
    return run, "", ""


def _scaled(numeral: Numeral, scale: int) -> Numeral:
    scaled = numeral.times(Decimal(scale))
    return scaled._replace(scaled=numeral.scaled or scale >= _LARGE["万"])


def _product(scales: str) -> int | None:
    """百亿 is 10^10; None where scales do not follow each other in that order (亿万, 万千)."""
    value = 1
    order = [_SCALES[c] for c in scales]
    for previous, following in pairwise(order):
        if following <= previous or (previous in _SMALL.values() and following < _LARGE["万"]):
            return None
    for factor in order:
        value *= factor
    return value


def _approximate(run: str) -> Numeral | None:
    """几十万, 数亿, 上百亿, 几十上百亿, 十几万, 两三百万, 百亿."""
    for pattern, read in _APPROXIMATE:
        if match := pattern.match(run):
            return read(match)
    return None


def _some(match: re.Match[str]) -> Numeral | None:
    return _span(_product(match[1]), 10, "order_of_magnitude")


def _some_upwards(match: re.Match[str]) -> Numeral | None:
    return _span(_product(match[1] + match[2]), None, "order_of_magnitude")


def _upwards(match: re.Match[str]) -> Numeral | None:
    return _span(_product(match[1]), None, "at_least")


def _only_scale(match: re.Match[str]) -> Numeral | None:
    value = _product(match[0])
    if value is None:
        return None
    numeral = exact(Decimal(value), Decimal(value), scaled=value >= _LARGE["万"])
    return numeral._replace(bare_scale=True)


def _span(unit: int | None, width: int | None, hedge: Hedge) -> Numeral | None:
    """From `unit` to `width` times as much; open where `width` is None."""
    if unit is None:
        return None
    low = Decimal(unit)
    high = None if width is None else low * width
    return Numeral(low, high, hedge, low, low, scaled=unit >= _LARGE["万"])


def _and_some(match: re.Match[str]) -> Numeral | None:
    base, scale = _section(match[1]), _product(match[2])
    if base is None or scale is None:
        return None
    step = 100 if match[1].endswith("百") else 10
    low, high = Decimal(base * scale), Decimal((base + step) * scale)
    return Numeral(low, high, "range", low, low, scaled=scale >= _LARGE["万"])


def _adjacent(match: re.Match[str]) -> Numeral | None:
    tens, first, second, scales = match.groups()
    scale = _product(scales)
    if scale is None or f"{DIGITS[first]}{DIGITS[second]}" not in _ADJACENT_DIGITS:
        return None
    base = _section(tens) or 0 if tens else 0
    low, high = ((base + DIGITS[digit]) * scale for digit in (first, second))
    return Numeral(
        Decimal(low), Decimal(high), "range", Decimal(scale), Decimal(scale), scale >= _LARGE["万"]
    )


_APPROXIMATE: Final = (
    (_SOME, _some),
    (_SOME_UPWARDS, _some_upwards),
    (_UPWARDS, _upwards),
    (_AND_SOME, _and_some),
    (_ADJACENT, _adjacent),
    (_ONLY_SCALE, _only_scale),
)


def _plain(run: str) -> Numeral | None:
    """三亿, 一千二百万, 三点五亿."""
    if match := _DECIMAL.match(run):
        whole, scale = _section(match[1]), _product(match[3])
        if whole is None or scale is None:
            return None
        decimals = "".join(str(DIGITS[c]) for c in match[2])
        value = Decimal(f"{whole}.{decimals}")
        return _scaled(exact(value, Decimal(1).scaleb(-len(decimals))), scale)
    value_and_step = _value(run)
    if value_and_step is None:
        return None
    value_, step = value_and_step
    numeral = exact(Decimal(value_), Decimal(step), scaled=value_ >= _LARGE["万"])
    return numeral._replace(scale=Decimal(step))


def _value(run: str) -> tuple[int, int] | None:
    """Return the value of a well-formed numeral and the unit of its last section."""
    for char in "亿万":
        head, found, tail = run.rpartition(char)
        if not found:
            continue
        left = _value(head)
        if left is None:
            return None
        if not tail:
            return left[0] * _LARGE[char], left[1] * _LARGE[char]
        right = _value(tail)
        if right is None or right[0] >= _LARGE[char]:
            return None
        return left[0] * _LARGE[char] + right[0], right[1]
    section = _section(run)
    return None if section is None else (section, 1)


def _section(run: str) -> int | None:
    match = _SECTION.match(run)
    if not run or match is None:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    value = DIGITS.get(thousands, 0) * 1000 + DIGITS.get(hundreds, 0) * 100
    value += (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
    return value or None


ENGLISH_NUMBERS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TENS: Final = "|".join(w for w, n in ENGLISH_NUMBERS.items() if n >= 20)
_ONES: Final = "|".join(w for w, n in ENGLISH_NUMBERS.items() if n < 10)
ENGLISH: Final = (
    rf"(?:(?:{_TENS})-(?:{_ONES})|{'|'.join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))})"
    r"(?![A-Za-z])"
)
"""A number below a hundred in English words: twelve, twenty-two."""
_ENGLISH_UNITS: Final = {
    "dozens": 10,
    "tens": 10,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
VAGUE_ENGLISH: Final = (
    "(?:dozens|tens|hundreds|thousands)[ ]of[ ](?:thousands|millions|billions|trillions)"
)


def english(word: str) -> Numeral:
    """Read an English number below a hundred: twelve, twenty-two."""
    parts = word.lower().split("-")
    return exact(Decimal(sum(ENGLISH_NUMBERS[part] for part in parts)), Decimal(1))


def vague_english(words: str) -> Numeral:
    """Read "tens of millions" as 几千万 is read: from one to ten of the unit."""
    first, _, second = words.lower().split()
    low = Decimal(_ENGLISH_UNITS[first] * _ENGLISH_UNITS[second])
    return Numeral(low, low * 10, "order_of_magnitude", low, low, scaled=True)


def years_and_months(years: Numeral, months: Numeral) -> Numeral:
    """三年六个月, in years."""
    value, step = years.low + months.low / 12, Decimal(1) / 12
    return years._replace(low=value, high=value, step=step, coarse=step)


def between(first: Numeral, second: Numeral) -> Numeral | None:
    """Make the range from one exact numeral to another; None where it does not rise."""
    if first.hedge != "exact" or second.hedge != "exact" or first.low >= second.low:
        return None
    return second._replace(low=first.low, high=second.low, hedge="range")


def bounded(word: str) -> str:
    """Make a word a pattern; one in Latin letters may not run on into another."""
    tail = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return re.escape(word) + tail
