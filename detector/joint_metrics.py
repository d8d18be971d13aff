"""Which measure is told of two kinds at once: 风电和|太阳能发电装机, wind and |solar capacity."""

from __future__ import annotations

from dataclasses import replace

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.vocabulary import Label, Metric
from detector.word_search import contains_any, ends_with_any


def of_both(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """`chosen`, or the measure of both kinds where another stands before its word.

    Of a kind right before the number it is that one's: 新增风电8千万千瓦、|光伏|2.8亿千瓦. A word
    that gives each its own number (分别) leaves both apart.
    """
    before = view.text[: quantity.outer_start].rstrip().lower()
    for _, member, words in lexicon.joint_of(chosen.metric):
        kind = ends_with_any(before, words)
        if kind and len(before) - len(kind) >= (chosen.end or 0):
            return replace(chosen, metric=member)
    if not lexicon.joint_of(chosen.metric) or chosen.start is None:
        return chosen
    clause = view.clauses[view.clause_at(chosen.start)]
    if contains_any(view.text[clause.start :], lexicon.cues.respective):
        return chosen
    whole, start = _whole(view, chosen, lexicon)
    return replace(chosen, metric=whole, start=start) if whole else chosen


def each_of_both(view: SentenceMentions, chosen: ChosenMetric, lexicon: Lexicon) -> list[Metric]:
    """The measures of both kinds, in order, where the word of one tells of two; else none."""
    first = _before(view, chosen, lexicon)
    if not first:
        return []
    members = (m for _, m, words in lexicon.joint_of(chosen.metric) if ends_with_any(first, words))
    other = next(members, None)
    return [other, chosen.metric] if other else []


def _whole(
    view: SentenceMentions, chosen: ChosenMetric, lexicon: Lexicon
) -> tuple[Metric | None, int]:
    """The measure of both kinds and where the words for it begin; None where there is one kind.

    Of a kind that no such measure holds it is another one: 水电和|风电装机.
    """
    first = _before(view, chosen, lexicon)
    for whole, _, words in lexicon.joint_of(chosen.metric) if first else ():
        if kind := ends_with_any(first, words):
            return whole, len(first) - len(kind)
    kind = ends_with_any(first, lexicon.cues.power_kinds)
    if not kind:
        return None, 0
    metric = chosen.metric
    label = Label(zh=f"{kind}和{metric.label.zh}", en=f"{metric.label.en}, with {kind}")
    told = {"name": f"{kind} and {metric.name}", "definition": kind, "label": label}
    return metric.model_copy(update=told), len(first) - len(kind)


def _before(view: SentenceMentions, chosen: ChosenMetric, lexicon: Lexicon) -> str:
    """The text up to the kind that is joined to the word of `chosen`, "" where none is."""
    if chosen.start is None:
        return ""
    clause = view.clauses[view.clause_at(chosen.start)]
    before = view.text[: chosen.start].lower()
    link = ends_with_any(before, (*lexicon.cues.coordination, " and"))
    if not link and before.isascii():
        return ""
    first = before.removesuffix(link).rstrip()
    return first if len(first) > clause.start else ""
