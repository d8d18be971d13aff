"""The unit that is left out of a figure: to 295m tons, and wheat 3% to |140m|; 时速|350公里.

Only measures are meant (tonnes, hectares, gigawatts): a currency is in stated_units, and what a
bare number counts is told by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.word_search import ends_with_any, without_ends

_MEASURED: Final = re.compile(
    r"[0-9.,]+ ?(?:thousand|million|billion|trillion)? ?([a-zA-Z][a-zA-Z -]*)\Z"
)
_SCALED: Final = re.compile(r"[0-9.,]+ (?:thousand|million|billion|trillion)\Z")
_ENDS: Final = re.compile(r"\s*(?:[,.;:)]|\Z)")
_NOT_MEASURED: Final = frozenset({"count", "percent", "percentage_points", "times"})
_PERCENT: Final = "percent"
_METRES: Final = "m"
_SPEED: Final = "km_h"
_KILOMETRE: Final = 1000
_OWNED: Final = ("'s", "’s")

Reader = Callable[[str], Sequence[QuantityMention]]
"""What finds the quantities of a text."""


def with_units(view: SentenceMentions, lexicon: Lexicon, read: Reader) -> SentenceMentions:
    """`view`, its bare numbers in the unit of the measured figure before where they go on so."""
    if not view.text.isascii():
        return replace(view, quantities=tuple(_hourly(view, q, lexicon) for q in view.quantities))
    return replace(
        view, quantities=tuple(_measured(view, q, lexicon, read) for q in view.quantities)
    )


def _hourly(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> QuantityMention:
    """`quantity`, a distance, as the speed that the words before tell it to be: 时速|350公里."""
    value = quantity.quantity
    cues = lexicon.cues
    links = (*cues.change_links, *cues.measure_verbs)
    told, _ = without_ends(view.text[: quantity.outer_start], links)
    if value.unit != _METRES or not ends_with_any(told, cues.hourly):
        return quantity
    low = None if value.low is None else value.low / _KILOMETRE
    high = None if value.high is None else value.high / _KILOMETRE
    return replace(quantity, quantity=replace(value, low=low, high=high, unit=_SPEED))


def _measured(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon, read: Reader
) -> QuantityMention:
    """`quantity`, in the unit of the last figure before it that states one."""
    written = view.text[quantity.start : quantity.end]
    bare = quantity.quantity.unit == "count" and not quantity.classifier
    told = [q for q in view.quantities if q.end <= quantity.start]
    measured = [q for q in told if q.quantity.unit not in _NOT_MEASURED]
    if not bare or not measured or not _SCALED.search(written):
        return quantity
    last = measured[-1]
    unit = _MEASURED.search(view.text[last.start : last.end])
    alike = last.form == quantity.form and len({q.quantity.unit for q in measured}) == 1
    ends = _ENDS.match(view.text, quantity.outer_end)
    if not alike or unit is None or not ends or not _goes_on(view, quantity, told, last, lexicon):
        return quantity
    found = read(f"{written} {unit[1]}")
    if len(found) != 1 or found[0].quantity.unit != last.quantity.unit:
        return quantity
    value = found[0].quantity
    low = None if quantity.quantity.low is None else value.low
    high = None if quantity.quantity.high is None else value.high
    stated = replace(quantity.quantity, low=low, high=high, unit=value.unit)
    return replace(quantity, quantity=stated)


def _goes_on(
    view: SentenceMentions,
    quantity: QuantityMention,
    told: Sequence[QuantityMention],
    last: QuantityMention,
    lexicon: Lexicon,
) -> bool:
    """Whether the growth of a like measure led to the number, or it is somebody's: Japan's 84m.

    Its words tell such a measure (output rose 6% to 5m), or only of what goods it is (wheat 3% to).
    """
    before = view.text[: quantity.outer_start].rstrip()
    change = told[-1]
    if change.form == _PERCENT and before[change.outer_end :].strip() in lexicon.cues.to_words:
        words = [m.what for m in view.metrics if last.end <= m.start and m.end <= change.start]
        like = any(m.unit == last.quantity.unit for m in words[-1]) if words else False
        goods = ends_with_any(view.text[: change.outer_start].rstrip(), lexicon.kind_words)
        return like or (goods != "" and not words)
    names = tuple(view.text[e.start : e.end] for e in view.entities)
    return before.endswith(_OWNED) and bool(ends_with_any(before[:-2], names))
