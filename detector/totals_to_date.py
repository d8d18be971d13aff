"""Totals since the beginning of what is told of a stretch of time too: 累计交付110万辆.

The press tells both in one sentence (全年交付50万辆,累计交付110万辆); they are two measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from detector.carried_periods import PeriodCarrier
from detector.claim_rows import Draft
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.records import UNKNOWN_PERIOD, Period
from detector.vocabulary import Label, Metric
from detector.word_search import contains_any

_COUNT = "count"
_STATED = frozenset({"explicit", "relative"})


def to_date(
    draft: Draft,
    told: Sequence[Sequence[Draft]],
    view: SentenceMentions,
    published: date | None,
    carrier: PeriodCarrier,
) -> Draft:
    """`draft`, of a measure of its own where it is a total since the beginning.

    Its clause says so and limits it to no stretch of time; nor does the sentence before it, unless
    it told less of the same for that stretch (`told`): 春节假期,|景区累计接待3万人次| is of that.
    """
    cues, lexicon = carrier.lexicon.cues, carrier.lexicon
    metric = draft.metric
    clause = view.clauses[view.clause_at(draft.place.start)]
    before = view.text[clause.start : draft.place.start].lower()
    if draft.kind != "quantity" or not contains_any(before, cues.to_date):
        return draft
    if (
        metric.dimension != _COUNT
        or lexicon.derivation(metric.name)
        or not _is_flow(draft, carrier)
    ):
        return draft
    if any(p.kind != "as_of" for p in view.periods if clause.holds(p.start, p.end)):
        return draft
    closed = any(p.kind == "as_of" and p.period == draft.period for p in view.periods)
    if closed or draft.period.basis not in _STATED:
        return replace(draft, metric=_whole(metric))
    if not any(_is_part(d, draft) for drafts in told for d in drafts):
        return draft
    today = Period(published, published, "day", "article_date") if published else UNKNOWN_PERIOD
    return replace(draft, metric=_whole(metric), period=today)


def _is_flow(draft: Draft, carrier: PeriodCarrier) -> bool:
    """Whether a measure adds up over time, and is not the whole, or what is new, by its name."""
    lexicon: Lexicon = carrier.lexicon
    settled = {*lexicon.cues.whole_definitions, *lexicon.cues.new_definitions}
    return carrier.is_over_time(draft.metric) and draft.metric.definition not in settled


def _is_part(part: Draft, whole: Draft) -> bool:
    """Whether `part` tells less of the same than `whole`, of the time that both seem to be of."""
    of_one = (part.entity, part.metric.family) == (whole.entity, whole.metric.family)
    values = [d.quantity.high if d.quantity.low is None else d.quantity.low for d in (part, whole)]
    less = None not in values and values[0] < values[1]  # type: ignore[operator]
    return of_one and part.period == whole.period and less


def _whole(metric: Metric) -> Metric:
    """The measure of all of `metric` since the beginning."""
    label = Label(zh=f"累计{metric.label.zh}", en=f"{metric.label.en} to date")
    definition = f"{metric.definition} to date".strip()
    name = f"{metric.name}_to_date"
    return metric.model_copy(update={"name": name, "definition": definition, "label": label})
