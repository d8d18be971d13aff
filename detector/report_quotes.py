"""A quote with its number found, and what a period or a value reads like to a person."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from detector.report_cells import plain_number

_SIMPLER: Final = str.maketrans("萬億兆點兩幾個餘倍", "万亿兆点两几个余倍")
# Characters that a browser must not be given, or that would reorder the text around them.
_HIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_GAP: Final = r"[^\d一-鿿]{0,8}?"
_INSIDE_NUMBER: Final = frozenset("0123456789.,")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in three parts: what precedes the number, the number, what follows it."""

    before: str
    number: str
    after: str


def split_quote(quote: str, value_text: str, limit: int) -> Quote:
    """Find `value_text` in `quote`, and cut the quote to about `limit` characters around it.

    The number is empty where it is not found; then the quote's beginning is kept.
    """
    start, end = find_number(quote, value_text) or (0, 0)
    room = max(limit - (end - start), 0)
    first = max(0, min(start - room // 2, len(quote) - limit))
    last = min(len(quote), max(end + room - (start - first), end))
    before = ("…" if first else "") + quote[first:start]
    after = quote[end:last] + ("…" if last < len(quote) else "")
    return Quote(visible(before), visible(quote[start:end]), visible(after))


def find_number(quote: str, value_text: str) -> tuple[int, int] | None:
    """Return where `value_text` stands in `quote`.

    A place inside a longer number (3亿 in 13亿) is the last choice. Where the exact text is not
    there, full-width and Traditional forms count as equal, and up to eight characters that are
    neither digits nor Chinese may stand between two of its characters (inserted pinyin, spaces).
    """
    if not value_text.strip():
        return None
    exact = [(m.start(), m.end()) for m in re.finditer(re.escape(value_text), quote)]
    if not exact:
        letters = [re.escape(char) for char in _fold(value_text) if not char.isspace()]
        exact = [(m.start(), m.end()) for m in re.finditer(_GAP.join(letters), _fold(quote))]
    whole = [span for span in exact if _stands_alone(quote, *span)]
    return next(iter(whole or exact), None)


def _stands_alone(quote: str, start: int, end: int) -> bool:
    """Tell whether the digits at either end of a span do not go on outside it."""
    head = start > 0 and quote[start].isdigit() and quote[start - 1] in _INSIDE_NUMBER
    tail = end < len(quote) and quote[end - 1].isdigit() and quote[end].isdigit()
    return not head and not tail


def _fold(text: str) -> str:
    """Normalise the width and script of each character; the length never changes."""
    folded = (unicodedata.normalize("NFKC", char) for char in text)
    same = (new if len(new) == 1 else old for new, old in zip(folded, text, strict=True))
    return "".join(same).translate(_SIMPLER)


def visible(text: str) -> str:
    """Replace control characters, and those that reorder text, by the replacement character."""
    return _HIDDEN.sub("\ufffd", text)


def period_text(start: date | None, end: date | None) -> str:
    """Write a period as short as it can be said: 2024, 2024-Q3, 2024-09, 2024-09-12."""
    if start is None or end is None or start == end:
        known = start or end
        return known.isoformat() if known else ""
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{start.isoformat()} – {end.isoformat()}"
    months = start.month, end.month
    if start.year != end.year:
        years = f"{start.year} – {end.year}"
        return years if months == (1, 12) else f"{start:%Y-%m} – {end:%Y-%m}"
    if months in _NAMED_MONTHS:
        return f"{start.year}{_NAMED_MONTHS[months]}"
    return f"{start:%Y-%m}" if months[0] == months[1] else f"{start:%Y-%m} – {end:%Y-%m}"


_NAMED_MONTHS: Final = {
    (1, 12): "",
    (1, 6): "-H1",
    (7, 12): "-H2",
    (1, 3): "-Q1",
    (4, 6): "-Q2",
    (7, 9): "-Q3",
    (10, 12): "-Q4",
}


def bounds_text(low: float | None, high: float | None) -> str:
    """Write the interval a value was read as: 41,976,000 or ≥ 300,000,000 or 2,000 – 3,000."""
    if low is None or high is None:
        known = ("≤", high) if low is None else ("≥", low)
        return f"{known[0]} {_grouped(known[1])}" if known[1] is not None else ""
    return _grouped(low) if low == high else f"{_grouped(low)} – {_grouped(high)}"


def _grouped(value: float) -> str:
    whole, point, decimals = plain_number(value).partition(".")
    return (
        f"{int(whole):,}{point}{decimals}" if whole.lstrip("-") != "0" else whole + point + decimals
    )
