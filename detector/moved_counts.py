"""What figures behind a light verb are of: what was told before, 34 billion of parcels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric, word_of
from detector.quantities import QuantityMention
from detector.vocabulary import Metric
from detector.word_search import contains_any, ends_with_any

_PASSING: Final = (" which", " who", " that")
"""Before a verb: it tells of what was named in passing."""

_OWNERS: Final = ("'s", "’s", " its", " their")
"""Before a measure: whose it is."""

_ENDS: Final = re.compile(r"\s*(?:\Z|[,.;，。；、和与及的(（]|and\b|respectively\b)")
"""Behind a sum of which no more is said."""

_ADDED: Final = "added"


def moved_again(
    view: SentenceMentions,
    quantity: QuantityMention,
    told: Iterable[Metric | None],
    lexicon: Lexicon,
) -> ChosenMetric | None:
    """The count told before, of which a verb says that so many were moved: X handled 34 billion.

    `told`: the metrics of the figure before and of what that was a growth or share of. What is said
    of another in passing (behind X, which moved 4 million) is left out.
    """
    count = _moved(told, lexicon)
    if count is None or not _is_bare(quantity):
        return None
    before = view.text[: quantity.outer_start].rstrip().lower()
    verb = ends_with_any(before, lexicon.cues.actions["carried"])
    if not verb or before.removesuffix(verb).rstrip().endswith(_PASSING):
        return None
    return ChosenMetric(count, None, None, carried=True)


def told_again(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    told: tuple[Metric | None, Metric | None],
    lexicon: Lexicon,
) -> ChosenMetric:
    """`chosen`, or the metric of `told` where a verb says no more than what was done.

    It brought in 5 billion: of revenue. It carried 5 million: of parcels.
    """
    if kind := _of_same_kind(view, chosen, told, lexicon):
        return replace(chosen, metric=kind)
    if same := _called_shortly(view, quantity, chosen, told, lexicon):
        return replace(chosen, metric=same)
    word = word_of(view, chosen).lower()
    moved = _is_bare(quantity) and word in lexicon.cues.actions["carried"]
    if moved and chosen.metric.dimension == "count":
        return replace(chosen, metric=_moved(told, lexicon) or chosen.metric)
    carried = told[0]
    if carried is None or word not in lexicon.cues.earning:
        return chosen
    alike = (carried.dimension, carried.family) == (chosen.metric.dimension, chosen.metric.family)
    return replace(chosen, metric=carried) if alike else chosen


def is_meant(
    view: SentenceMentions, quantity: QuantityMention, metric: Metric, told: Metric | None
) -> bool:
    """Whether a word that alone says little tells of `metric`, as the words beside it show.

    So does what was `told` before, of a sum without a purpose of its own: X spent 30 million on
    players. Y [spent] 20 million.
    """
    if contains_any(view.text, metric.beside):
        return True
    again = told is not None and told.name == metric.name and quantity.form == "money"
    return again and _ENDS.match(view.text, quantity.outer_end) is not None


def _of_same_kind(
    view: SentenceMentions,
    chosen: ChosenMetric,
    told: Iterable[Metric | None],
    lexicon: Lexicon,
) -> Metric | None:
    """What was told of goods of one kind, of which a name's bare measure tells: India's output."""
    if chosen.start is None:
        return None
    owned = view.text[: chosen.start].rstrip().removesuffix("的").lower()
    if not (owned.endswith(_OWNERS) or any(g.end == len(owned) for g in view.groups)):
        return None
    what = lexicon.derivation(chosen.metric.name)
    for level in (lexicon.level(metric) for metric in told if metric):
        bare = lexicon.metric_of(word_of(view, chosen), level)
        if bare and bare == lexicon.of_any_kind(level) and (what or bare == chosen.metric):
            return lexicon.derived(level, what) if what else level
    return None


def _called_shortly(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    told: Iterable[Metric | None],
    lexicon: Lexicon,
) -> Metric | None:
    """What was told of, of which a count repeats but the noun: India made 5 launch attempts.

    Worldwide, there were 263 |attempts|.
    """
    name = chosen.metric.name
    before = view.text[: quantity.outer_start].rstrip().lower()
    if chosen.metric.listed or not ends_with_any(before, lexicon.cues.existing):
        return None
    whole = f" {name}"
    for level in (lexicon.level(metric) for metric in told if metric):
        called = (word for word in level.words if word.endswith(whole))
        if any(not lexicon.find_scopes(word) for word in called):
            return level
    return None


def _moved(told: Iterable[Metric | None], lexicon: Lexicon) -> Metric | None:
    """The first count of `told` that may be of what is moved: no fleet, and no staff."""
    counts = (metric for metric in told if metric and metric.dimension == "count")
    return next((metric for metric in counts if not _is_held(metric, lexicon)), None)


def _is_held(metric: Metric, lexicon: Lexicon) -> bool:
    """Whether a body has what a metric counts, and does nothing with it: aircraft, employees."""
    stock = lexicon.acted(metric, _ADDED) is not None
    return stock or lexicon.is_bodys(metric) or lexicon.is_companys(metric)


def _is_bare(quantity: QuantityMention) -> bool:
    """Whether a number says of nothing what it counts."""
    return quantity.quantity.unit == "count" and not quantity.classifier
