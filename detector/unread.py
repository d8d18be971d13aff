"""Figures of which no measure was read, kept until another article's equal figure tells it.

Two reports of one story share figures, and one of them may tell what a figure is in words that
nobody knows. What is exact enough to be known again is kept as a claim of no measure while claims
are joined across articles (same_facts.py), and dropped behind that, unless it got a heading there.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from detector.quantities import QuantityMention
from detector.stories import DIGITS
from detector.value_relations import significant_digits
from detector.vocabulary import Label, Metric

UNREAD: Final = Metric(
    name="unread",
    family="unread",
    label=Label(zh="未读出的指标", en="a measure that was not read"),
    dimension="count",
    listed=False,
)
"""What such a figure measures."""

_FORMS: Final = frozenset({"money", "percent", "cardinal"})


def may_be_shown(quantity: QuantityMention) -> bool:
    """Whether a figure is exact enough for an equal one in another article to show what it is."""
    low, high = quantity.quantity.low, quantity.quantity.high
    if low is None or low != high or quantity.form not in _FORMS:
        return False
    return len(significant_digits(low)) >= DIGITS


def is_unread(claims: pd.DataFrame) -> pd.Series[bool]:
    """Which of `claims` are figures without a measure."""
    return claims["metric"] == UNREAD.name
