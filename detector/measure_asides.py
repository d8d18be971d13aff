"""What a text says of a measure in passing, which is none: Profit, which excludes investments,."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

_ASIDE: Final = re.compile(r", which [^,;.\d]{3,90},")
"""A relative clause without a figure, amid its sentence."""


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
