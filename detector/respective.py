"""Lists that match: A和B分别为x和y, "revenue and profit rose 4% and 9% respectively"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from detector.directions import GROWTH
from detector.lexicon import LEVELS, Lexicon, Metric, contains_any
from detector.mentions import Group, SentenceMentions
from detector.metric_choice import ChosenMetric
from detector.quantities import QuantityMention

_LINK: Final = 8
"""Characters between two numbers of one list: a comma, 和下降, "and a"."""
_BEHIND: Final = 16
"""Characters behind the last of them in which "respectively" stands."""


def subject_in_list(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> tuple[str, ...]:
    """The name that a list of names gives to this number of several; () where there is no list.

    Where more numbers follow than names were recognised, none of them has an owner: ("",).
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    if not contains_any(view.text[clause.start :], lexicon.cues.respective):
        return ()
    peers = [q for q in view.quantities if q.form == quantity.form and q.start >= clause.start]
    lists: list[Group] = [g for g in view.groups if g.end <= peers[0].start and len(g.heads) > 1]
    if not lists:
        return ()
    heads = lists[-1].heads
    if len(heads) != len(peers):
        return ("",) if len(heads) < len(peers) else ()
    return (heads[peers.index(quantity)].name,)


def metric_in_list(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """The metric that a list of metrics gives to this number of several, else the `chosen` one.

    营收和净利润分别为x和y; 营收x,净利润y,同比分别增长a%和b%: as many metrics as numbers of one unit
    in the list, the last that were named before it.
    """
    peers = _run_around(view, quantity, lexicon)
    if len(peers) < 2 or not _is_told_apart(view, peers, lexicon.cues.respective):
        return chosen
    growth = GROWTH in chosen.metric.name
    named: dict[str, Metric] = {}
    for mention in view.metrics:
        metric = mention.what[0]
        fits = metric.dimension in LEVELS if growth else metric.dimension == chosen.metric.dimension
        if fits and mention.start < peers[0].start:
            named.pop(metric.name, None)
            named[metric.name] = metric
    if len(named) < len(peers):
        return chosen
    own = list(named.values())[-len(peers) :][peers.index(quantity)]
    what = lexicon.derivation(chosen.metric.name)
    return replace(chosen, metric=lexicon.derived(own, what) if growth else own)


def _run_around(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> list[QuantityMention]:
    """The numbers of one unit that stand in one list with `quantity`: 12.4%和下降3.1%."""
    alike = [q for q in view.quantities if q.quantity.unit == quantity.quantity.unit]
    runs: list[list[QuantityMention]] = []
    for number in alike:
        between = view.text[runs[-1][-1].end : number.start].strip().lower() if runs else ""
        linked = between.startswith(tuple(lexicon.cues.list_links)) and len(between) <= _LINK
        if linked:
            runs[-1].append(number)
        else:
            runs.append([number])
    return next((run for run in runs if quantity in run), [])


def _is_told_apart(
    view: SentenceMentions, peers: list[QuantityMention], words: tuple[str, ...]
) -> bool:
    """Whether 分别 stands before the list in its clause, or "respectively" behind it."""
    first = view.clause_at(peers[0].start)
    before = view.text[view.clauses[first].start : peers[0].start]
    behind = view.text[peers[-1].end : peers[-1].end + _BEHIND]
    return contains_any(before, words) or contains_any(behind, words)
