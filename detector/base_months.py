"""Months of the value that another moved from: to 12 tonnes in January from 14 in |December|."""

from __future__ import annotations

import re
from typing import Final

_MOVED_FROM: Final = re.compile(
    r"\b(?:from|after|against|than|versus)\b(?: [a-z]+(?:-[a-z]+)*){0,4} [^\s\d]{0,4}\d[^\s;:]*"
    r"(?: (?!and\b|but\b|in\b)[A-Za-z%-]+){0,4},? (?:in|for|during|at the end of|of) \Z"
)


def is_of_base(before: str) -> bool:
    """Whether a time behind `before` dates the value that the one before it moved from.

    Such a month is past even if the one spoken of first was earlier in its year.
    """
    return _MOVED_FROM.search(before) is not None
