"""What a text says of a measure in passing: Profit, which excludes investments,; 不计X,."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, Protocol, TypeVar

from detector.lexicon import MetricMention

_MONEY: Final = "money"
_LINK: Final = re.compile(r"[^，。；：、（(,.;:\d]{0,6}")
"""Between the word for a price and of how much it is: 价格|为|每公斤."""
_ASIDE: Final = re.compile(r", which [^,;.\d]{3,90},")
"""A relative clause without a figure, amid its sentence."""

_LEFT_OUT: Final = re.compile(r"[^,，;；。.:：\d]{0,40}")
"""What stands behind a word for leaving out, up to the end of that clause or a figure."""
_OPENERS: Final = 2
"""Characters before such a word that opens a clause: 若|不计X,."""


class _Located(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=_Located)


def without_asides(text: str, words: Sequence[Found]) -> list[Found]:
    """`words` for measures without those in a relative clause that one of them goes before."""
    ends = {word.end for word in words}
    asides = [m for m in _ASIDE.finditer(text) if m.start() in ends]
    return [w for w in words if not any(a.start() < w.start and w.end < a.end() for a in asides)]


def without_left_out(
    text: str, names: Sequence[Found], words: Sequence[_Located], counted: Sequence[_Located]
) -> list[Found]:
    """`names` without those that a figure leaves out: 若|不计|岚浦,营收增长5%; excluding |Orvane|.

    `words` open what is left out. What a figure or a measure stands behind, in its clause, is left
    out of that alone, where no comma parts them (不计岚浦营收50亿元).
    """
    spans = [(word.end, _LEFT_OUT.match(text, word.end)) for word in words]
    ends = [(start, found.end()) for start, found in spans if found]
    closed = [
        (start, end) for start, end in ends if not any(start <= c.start < end + 1 for c in counted)
    ]
    return [n for n in names if not any(a <= n.start and n.end <= b for a, b in closed)]


def opens_left_out(text: str, start: int, word: _Located) -> bool:
    """Whether a clause that starts there opens with `word`, which leaves something out."""
    return 0 <= word.start - start - (len(text[start:]) - len(text[start:].lstrip())) <= _OPENERS


def without_units(
    text: str, words: Sequence[MetricMention], units: Collection[str], bare: Collection[str]
) -> list[MetricMention]:
    """`words` without those `units` that a price is of, which is told before: 猪价为|每公斤|20.9元.

    A word for any price (families `bare`) tells less than the unit does.
    """

    def priced(unit: MetricMention) -> bool:
        last = max((w for w in words if w.end <= unit.start), key=lambda w: w.end, default=None)
        if last is None or not _LINK.fullmatch(text, last.end, unit.start):
            return False
        return all(m.dimension == _MONEY and m.family not in bare for m in last.what)

    return [w for w in words if text[w.start : w.end] not in units or not priced(w)]
