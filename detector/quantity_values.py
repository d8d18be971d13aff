"""From a numeral and the words around it to the value they state."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from detector.numerals import Numeral, and_more, arabic, chinese, exact
from detector.quantity_words import Unit
from detector.records import Hedge

_SMALL_COUNT: Final = 1000
_LONGEST_FIGURES: Final = 15
_BOUNDS: Final[frozenset[Hedge]] = frozenset({"over", "at_least", "under", "nearly"})
_COUNTED: Final = frozenset({"count", "points"})


class Amount(NamedTuple):
    """A numeral with its unit, as read, before it is decided whether it is an amount at all."""

    start: int
    end: int
    numeral: Numeral
    written: str
    unit: Unit | None
    unit_is_word: bool
    labelled: bool = False


def scale_numeral(numeral: Numeral, factor: Decimal) -> Numeral:
    """The numeral in another unit, `factor` times as large."""
    scaled = numeral.times(factor)
    return scaled._replace(scaled=factor > _SMALL_COUNT, scale=numeral.scale * factor)


def read_numeral(text: str) -> Numeral | None:
    """The numeral in digits or in Chinese characters that `text` is, or None."""
    return arabic(text) if text[0].isascii() else chinese(text)


def half_or_more(text: str, end: int, numeral: Numeral) -> tuple[Numeral, int]:
    """一年半 and 三年多."""
    following = text[end : end + 1]
    if numeral.hedge == "exact" and following == "半":
        return exact(numeral.low + Decimal("0.5"), Decimal("0.5")), end + 1
    if numeral.hedge == "exact" and following and following in "多余":
        return and_more(numeral), end + 1
    return numeral, end


def of_figures(numeral: Numeral) -> Numeral:
    """8位数: any value of so many digits."""
    digits = min(int(numeral.low), _LONGEST_FIGURES)
    low = Decimal(10) ** (digits - 1)
    return numeral._replace(low=low, high=low * 10 - 1, hedge="order_of_magnitude")


def is_one(amount: Amount) -> bool:
    """一个 and 一年 are articles rather than amounts."""
    return amount.numeral.low == 1 and amount.written.startswith("一")


def is_change(first: Amount, separator: str) -> bool:
    """Whether a unit told only before "to" makes the first a step towards the second."""
    step = first.unit is not None and (first.unit.form == "percent" or first.unit.code == "points")
    return step or "to" in separator


def is_glued(text: str, amount: Amount) -> bool:
    """Whether the number is part of a name, an address or a longer number: GPT-4, 32k, A100."""
    start, end = amount.start, amount.end
    before, following = text[max(0, start - 2) : start], text[end : end + 1]
    if text[end - 1].isascii() and text[end - 1].isalnum() and following.isascii():
        runs_on = following.isalnum() or following == "_"
        if runs_on or (amount.unit is None and re.match(r"-[A-Za-z]", text[end : end + 2])):
            return True
    if before[-1:] in {"-", "–", "."}:
        return before[0].isascii() and before[0].isalnum()
    if not before or not before[-1].isascii():
        return False
    money = amount.unit is not None and amount.unit.form == "money"
    if before[-1].isalpha():
        return not (money and text[start].isdigit() and not text[end - 1].isascii())
    return before[-1].isdigit() or before[-1] in "_@#&=/\\"


def negated(numeral: Numeral) -> Numeral:
    """The numeral below zero."""
    return numeral._replace(low=-numeral.low, high=-numeral.low)


def is_negative(text: str, start: int) -> bool:
    """Whether a minus sign or 负 stands right before `start`."""
    sign, before = text[max(0, start - 1) : start], text[max(0, start - 2) : max(0, start - 1)]
    if sign == "负":
        return True
    joins = before.isascii() and (before.isalnum() or before == ")")
    return sign in {"-", "−"} and not joins and before not in set("百千万亿元%月日年")


def combined_hedge(own: Hedge, before: Hedge | None, after: Hedge | None) -> Hedge:
    """Return the hedge of a numeral whose form says `own`, between two hedge words."""
    if after == "order_of_magnitude":
        return after
    if own in {"range", "order_of_magnitude"}:
        return own
    bounds = [side for side in (before, after) if side in _BOUNDS]
    if own == "at_least":
        return bounds[0] if bounds and bounds[0] in {"under", "nearly"} else own
    if own == "over":
        return own
    if bounds and bounds[0] is not None:
        return bounds[0]
    return "about" if "about" in {own, before, after} else own


def stated_bounds(numeral: Numeral, hedge: Hedge) -> tuple[float | None, float | None]:
    """The lower and the upper bound that a numeral states under its hedge."""
    low = float(numeral.low)
    high = None if numeral.high is None else float(numeral.high)
    if hedge in {"under", "nearly"}:
        return None, low
    if hedge in {"over", "at_least"} and high == low:
        return low, None
    return low, high


def is_counted(numeral: Numeral, unit: Unit) -> bool:
    """Whether a number is a small whole one that nobody rounds: 11款, 8天."""
    whole = numeral.step == 1 and numeral.low < _SMALL_COUNT and not numeral.scaled
    return whole and (unit.form == "duration" or unit.code in _COUNTED)
