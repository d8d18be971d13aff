"""Which metric a quantity measures, among the metric words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detector.lexicon import (
    LEVELS,
    CuesConfig,
    Lexicon,
    Mention,
    Metric,
    contains_any,
    starts_with_any,
)
from detector.mentions import SentenceMentions
from detector.open_metrics import open_metric, part_share
from detector.quantities import QuantityMention

_OWN_CLAUSE = 2
"""Positions up to which `_distance` tells of a word in the number's own clause."""

_BARE_MONEY_FLOOR = 10_000.0
"""A number without a unit is read as money only from here on: 投入200亿 yes, 排名22 no."""

_PER = re.compile(r" per (?!cent\b)[a-z]")
"""Behind a metric's word: it is the metric of each (profit per passenger), which is another one."""

_BREAKS = re.compile(r"[，,、;；(]|和|与|\b(?:and|but|or|on|from|at|in|for|with|as|by)\b")

_ADJACENT = 6
"""Characters that may stand between a number and the noun it counts: 30亿元的新一轮融资."""


@dataclass(frozen=True, slots=True)
class ChosenMetric:
    """A metric with the place of its word, None for one known by classifier or carried over."""

    metric: Metric
    start: int | None
    end: int | None
    carried: bool = False


def choose_metric(
    view: SentenceMentions,
    quantity: QuantityMention,
    carried: Metric | None,
    lexicon: Lexicon,
    *,
    repeated: bool = False,
    stepped: bool = False,
) -> ChosenMetric | None:
    """The metric of `quantity`, or None.

    In order: the word of the table right behind the number (5998万MAU), the nearest before it in
    its clause, the nearest behind it in its clause; what its classifier tells; a phrase of its
    clause that no table lists; the nearest word in an earlier clause; and `carried`, the metric of
    the figure before. That is for growth and shares, for parts (其中…), for targets and forecasts,
    for the end of a change (`stepped`: 由823万增至901万), and for a value stated before
    (`repeated`).
    """
    ranked = sorted(
        ((_distance(view, quantity, c), c) for c in _candidates(view, quantity, lexicon)),
        key=lambda placed: placed[0],
    )
    candidates = [c for _, c in ranked]
    part = part_share(view, quantity, lexicon.cues)
    if part:
        return ChosenMetric(part, None, None)
    here = [c for (position, _), c in ranked if position <= _OWN_CLAUSE]
    if here:
        return here[0]
    by_classifier = _by_classifier(quantity, lexicon)
    if by_classifier and not candidates:
        return ChosenMetric(by_classifier, None, None)
    same = None if carried is None else _fit(view, quantity, carried, lexicon, adjacent=False)
    again = ChosenMetric(same, None, None, carried=True) if same else None
    if again and (repeated or starts_with_any(view.text, lexicon.cues.part_of)):
        return again
    told = _open(view, quantity, lexicon.cues)
    if told:
        return ChosenMetric(told, None, None)
    if candidates:
        return candidates[0]
    if again and (stepped or _may_carry(view, quantity, lexicon.cues)):
        return again
    done = open_metric(view, quantity, lexicon.cues, action=True)
    return ChosenMetric(done, None, None) if done else None


def _open(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> Metric | None:
    """A metric of the clause's own words; a bare growth or share is one of something else."""
    clause = view.clauses[view.clause_at(quantity.start)]
    relative = quantity.form in {"percent", "multiple"} and contains_any(
        view.text[clause.start : clause.end], (*cues.growth, *cues.share)
    )
    return None if relative else open_metric(view, quantity, cues)


def _may_carry(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    if quantity.form in {"percent", "multiple"}:
        return True
    clause = view.clauses[view.clause_at(quantity.start)]
    ahead = (*cues.modality["target"], *cues.modality["forecast"])
    return contains_any(view.text[clause.start : clause.end], ahead)


def _candidates(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> list[ChosenMetric]:
    clause = view.clause_at(quantity.start)
    found = []
    for mention in view.metrics:
        if view.clause_at(mention.start) > clause or _PER.match(view.text, mention.end):
            continue
        adjacent = _is_adjacent(view, quantity, mention)
        for metric in mention.what:
            fitted = _fit(view, quantity, metric, lexicon, adjacent=adjacent)
            if fitted:
                found.append(ChosenMetric(fitted, mention.start, mention.end))
    return found


def _is_adjacent(
    view: SentenceMentions, quantity: QuantityMention, mention: Mention[tuple[Metric, ...]]
) -> bool:
    return quantity.end <= mention.end and _near_behind(view, quantity, mention.start)


def _near_behind(view: SentenceMentions, quantity: QuantityMention, start: int) -> bool:
    """Whether a word at `start` is the noun that the number counts, or overlaps its counter."""
    if quantity.start < start < quantity.end:
        return True
    gap = view.text[quantity.outer_end : start]
    return quantity.end <= start and len(gap) <= _ADJACENT and not _BREAKS.search(gap)


def _distance(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric
) -> tuple[int, int]:
    """Sort key: the kind of position, then characters away."""
    assert chosen.start is not None and chosen.end is not None  # noqa: S101, PT018
    clauses = view.clause_at(quantity.start) - view.clause_at(chosen.start)
    if chosen.start > quantity.start:
        near = _near_behind(view, quantity, chosen.start)
        return (0 if near else 2, chosen.start - quantity.outer_end)
    return (1 if clauses == 0 else 2 + clauses, quantity.start - chosen.end)


def _fit(
    view: SentenceMentions,
    quantity: QuantityMention,
    metric: Metric,
    lexicon: Lexicon,
    *,
    adjacent: bool,
) -> Metric | None:
    """`metric`, or the growth, share or multiple of it, if `quantity` can be a value of it."""
    if metric.dimension in {"date", "rank", "name"}:
        return None
    unit = quantity.quantity.unit
    if quantity.form == "percent":
        return (
            metric if metric.dimension == "percent" else _rate_of(view, quantity, metric, lexicon)
        )
    if quantity.form == "multiple":
        return _multiple_of(view, quantity, metric, lexicon)
    if quantity.form == "money":
        return metric if metric.dimension == "money" else None
    if quantity.form in {"cardinal", "approximate_word"} and unit == "count":
        return metric if _counts(quantity, metric, adjacent=adjacent) else None
    return metric if _same_dimension(quantity, metric) else None


def _same_dimension(quantity: QuantityMention, metric: Metric) -> bool:
    forms = {"duration": "duration", "ratio": "ratio"}
    if metric.dimension == "points":
        return quantity.quantity.unit == "points"
    if metric.dimension == "count":
        return quantity.quantity.unit == metric.unit
    return forms.get(quantity.form) == metric.dimension


def _counts(quantity: QuantityMention, metric: Metric, *, adjacent: bool) -> bool:
    classifier = quantity.classifier.lower()
    if metric.dimension == "money":
        size = quantity.quantity.high or quantity.quantity.low or 0.0
        bare = not classifier or quantity.form == "approximate_word"
        return bare and size >= _BARE_MONEY_FLOOR
    if metric.dimension != "count":
        return False
    if classifier in metric.words:
        return True
    if metric.strict_classifiers or (classifier and not adjacent):
        return classifier in metric.classifiers
    return not classifier or not metric.classifiers or classifier in metric.classifiers


def _rate_of(
    view: SentenceMentions, quantity: QuantityMention, metric: Metric, lexicon: Lexicon
) -> Metric | None:
    """The share, discount, cut or growth of a level metric that a percentage tells."""
    cues = lexicon.cues
    around = _clause_around(view, quantity)
    if metric.dimension not in LEVELS:
        return None
    if contains_any(around, cues.share):
        return lexicon.derived(metric, "share")
    if metric.family.startswith("price") and contains_any(around, cues.cut):
        return lexicon.derived(metric, "cut")
    if metric.family.startswith("price") and contains_any(around, cues.discount):
        return lexicon.derived(metric, "discount")
    if not contains_any(around, cues.growth):
        return None
    if contains_any(around, cues.growth_qoq):
        return lexicon.derived(metric, "growth_qoq")
    return lexicon.derived(metric, "growth_yoy")


def _multiple_of(
    view: SentenceMentions, quantity: QuantityMention, metric: Metric, lexicon: Lexicon
) -> Metric | None:
    if metric.dimension not in LEVELS:
        return None
    if contains_any(_clause_around(view, quantity), lexicon.cues.growth):
        return lexicon.derived(metric, "growth_multiple")
    return lexicon.derived(metric, "ratio")


def _clause_around(view: SentenceMentions, quantity: QuantityMention) -> str:
    """The clause up to a little behind the number, and the number's own clause only."""
    clause = view.clauses[view.clause_at(quantity.start)]
    return view.text[clause.start : min(clause.end, quantity.outer_end + 8)]


def _by_classifier(quantity: QuantityMention, lexicon: Lexicon) -> Metric | None:
    if quantity.form != "cardinal" or not quantity.classifier:
        return None
    return lexicon.counted_by(quantity.classifier)
