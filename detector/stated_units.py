"""The unit of a figure that does not state it: that of its metric, or a currency told before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.records import Quantity
from detector.references import Bounds
from detector.vocabulary import Entity, Metric

_CROWNS: Final = "crowns"
"""The unit of sums of kroner alone, of whichever country."""

_CROWN_CURRENCIES: Final = frozenset({"SEK", "NOK", "DKK", "CZK"})

_OF_CRORES: Final = ("INR", "PKR", "BDT", "NPR", "LKR")
"""The currencies of those who count in lakhs and crores, the most usual first."""

_CRORES: Final = re.compile(r"\b(?:lakh|crore)s?\Z", re.IGNORECASE)

_YUAN: Final = re.compile("[0-9百千万亿兆] ?元")
_ENDING_YUAN: Final = re.compile(f"{_YUAN.pattern}$")

Money = Mapping[Bounds, tuple[str, Metric]]
"""The sums that the article has stated, in order, with their currency and metric."""


def with_unit(
    view: SentenceMentions,
    mention: QuantityMention,
    metric: Metric,
    entity: Entity | None,
    lang: str,
    money: Money,
) -> Quantity:
    """`mention` in the unit of its `metric`; a currency left out is taken from the context.

    That is the one of the same sum before, of the sum before it in the sentence, of `entity`, of
    the sum before it in an English article, or the one of the article's language. Crores are never
    of dollars. Crowns are those
    of the country that the article named, and 元 beside 亿元新台币 of a company that reports in
    these is not the yuan.
    """
    stated = mention.quantity
    if own := _yuan_of(view, mention, entity):
        return replace(stated, unit=own)
    counted = stated.unit == "count" or (mention.form == "multiple" and metric.dimension == "count")
    if counted and metric.dimension != "money":
        return replace(stated, unit=metric.unit or "count")
    unit = stated.unit
    if unit == "count":
        same = money.get((stated.low, stated.high))
        said = same[0] if same else _currency_before(view, mention)
        usual = entity.currency if entity else None
        before = [code for code, _ in money.values()][-1:] if lang == "en" else []
        unit = said or usual or next(iter(before), "") or ("USD" if lang == "en" else "CNY")
        unit = unit if unit in _OF_CRORES or not _in_crores(view, mention) else _OF_CRORES[0]
    here = (q.quantity.unit for q in view.quantities if q.form == "money")
    owners = (e.what.currency or "" for e in view.entities)
    named = (*owners, *(said for said, _ in money.values()), *here)
    return replace(stated, unit=_crowns_of(entity, named) if unit == _CROWNS else unit)


def _yuan_of(view: SentenceMentions, mention: QuantityMention, entity: Entity | None) -> str | None:
    """The currency of `entity` where a sum of 元 alone is in that.

    It stands behind one of 元 in that, or the article, in traditional characters, names none; then
    that of nobody known is in what is paid where the article was written.
    """
    own = entity.currency if entity else view.home_yuan or None
    if not is_plain_yuan(view, mention):
        return None
    if own in view.own_yuan:
        return own
    before = (q for q in view.quantities if q.form == "money" and q.end <= mention.start)
    sums = (view.text[q.start : q.end] for q in before if q.quantity.unit == own)
    told = any(_YUAN.search(text) for text in sums)
    return own if told and not is_converted(view, mention) else None


def _in_crores(view: SentenceMentions, mention: QuantityMention) -> bool:
    """Whether a sum is told in lakhs or crores: no dollars, whatever stands before."""
    return _CRORES.search(view.text[mention.start : mention.end]) is not None


def is_plain_yuan(view: SentenceMentions, mention: QuantityMention) -> bool:
    """Whether a sum ends in 元 and does not say whose."""
    written = view.text[mention.start : mention.end]
    return mention.quantity.unit == "CNY" and _ENDING_YUAN.search(written) is not None


def is_converted(view: SentenceMentions, mention: QuantityMention) -> bool:
    """Whether a sum stands in a bracket that opens with one, behind one in another currency.

    It only converts that, as both do of 13 billion yuan ($2 billion; €1.8 billion).
    """
    before = view.text[: mention.outer_start]
    opened = max(map(before.rfind, "(（"))
    if mention.form != "money" or opened <= max(map(before.rfind, ")）")):
        return False
    sums = [q for q in view.quantities if q.form == "money"]
    first = any(not view.text[opened + 1 : q.outer_start].strip() for q in sums if q.start > opened)
    unit = mention.quantity.unit
    others = (q for q in sums if q.end <= opened and q.quantity.unit != unit)
    return first and any(not before[q.end : opened].strip() for q in others)


def converted(stated: Quantity, source: Quantity) -> Quantity:
    """A value in a bracket that converts `source`: bounded as that is, else about as much."""
    if stated.hedge != "exact":
        return stated
    if source.low is not None and source.high is not None:
        return replace(stated, hedge="about")
    low, high = (None if bound is None else stated.low for bound in (source.low, source.high))
    return replace(stated, low=low, high=high, hedge=source.hedge)


def _currency_before(view: SentenceMentions, mention: QuantityMention) -> str | None:
    """The currency of the last sum before in the sentence, but for one that only converts it."""
    sums = (q for q in reversed(view.quantities) if q.form == "money" and q.end <= mention.start)
    return next((q.quantity.unit for q in sums if not is_converted(view, q)), None)


def _crowns_of(entity: Entity | None, named: Sequence[str]) -> str:
    """The crowns that were `named` last, else those of `entity`."""
    own = entity.currency if entity else None
    known = [unit for unit in (own, *named) if unit in _CROWN_CURRENCIES]
    return known[-1] or _CROWNS if known else _CROWNS
