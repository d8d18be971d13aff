"""Which way a growth goes: 同比下降9% is a growth of -9%."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from detector.lexicon import CuesConfig, ends_with_any, starts_with_any
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.records import Hedge, Quantity

GROWTH: Final = "_growth_"
"""What the name of a metric holds that is the growth of another."""

_MIRRORED: Final[dict[Hedge, Hedge]] = {"over": "under", "at_least": "under", "under": "over"}
"""A fall of over 9% is a growth under -9%."""


def is_fall(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether words of falling stand right before the number, or in English right behind it.

    In a list (分别下降12.4%、3.1%) those before its first number count for all that name no other.
    What it fell *to* (跌至17%) is no fall.
    """
    before = view.text[: quantity.outer_start].rstrip()
    behind = view.text[quantity.outer_end :].lstrip()
    if starts_with_any(behind, cues.falls_behind):
        return True
    while link := ends_with_any(before, cues.fall_links):
        before = before[: -len(link)].rstrip()
    if ends_with_any(before, cues.falls):
        return True
    last = max((q for q in view.quantities if q.end <= quantity.start), key=_end, default=None)
    if last is None or last.quantity.unit != quantity.quantity.unit:
        return False
    between = view.text[last.outer_end : quantity.outer_start].strip().lower()
    return between in cues.list_links and is_fall(view, last, cues)


def _end(quantity: QuantityMention) -> int:
    return quantity.end


def fallen(quantity: Quantity) -> Quantity:
    """The growth that a fall by `quantity` is; one that is below zero as written stays so."""
    stated = quantity.low if quantity.high is None else quantity.high
    if stated is None or stated <= 0:
        return quantity
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    hedge = _MIRRORED.get(quantity.hedge, quantity.hedge)
    return replace(quantity, low=low, high=high, hedge=hedge)
