"""When the values of a change held: of what is compared, and of both ends of 从X跌至Y."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.days import month_end, years_before
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.periods import PeriodMention
from detector.quantities import QuantityMention
from detector.records import UNKNOWN_PERIOD, Granularity, Period, PeriodBasis, Quantity
from detector.sentences import Span
from detector.word_search import contains_any

_STEPS: Final[dict[Granularity, relativedelta]] = {
    "day": relativedelta(days=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "half": relativedelta(months=6),
    "year": relativedelta(years=1),
}

_QUARTER_DAYS: Final = 92
"""Days of the longest quarter, of which a year is some four."""
_ALIKE: Final = 2.0
"""Up to how many times one value may be the other, if both are of as long a time."""

_ANNUAL_REPORTS: Final = 4
"""The month by whose end companies have told their results of the year before."""
_EXPECTED: Final = frozenset({"forecast", "target", "estimate"})


def base_period(source: Period, view: SentenceMentions, cues: CuesConfig) -> Period:
    """The time of what a value of `source` is compared with, where it has none of its own.

    A year before, if the sentence tells of growth on the year; unknown otherwise.
    """
    stated = source.basis in {"explicit", "relative"} and source.granularity in _STEPS
    if stated and contains_any(view.text, cues.bases["yoy"]):
        return _years_before(source, 1, "relative")
    return UNKNOWN_PERIOD


def echoed_period(own: PeriodMention | None, source: Period) -> Period:
    """The time of an echo: its `own`, or a year before `source`; unknown if it is only compared."""
    if own is None:
        return UNKNOWN_PERIOD
    if own.kind != "year_before" or source.start is None or source.end is None:
        return own.period
    years = 1
    if own.period.basis == "explicit" and own.period.start:
        years = source.start.year - own.period.start.year
    basis: PeriodBasis = source.basis if source.basis == "article_date" else "relative"
    return _years_before(source, years, basis)


def same_part(period: Period, value: Quantity, source: Draft) -> Period:
    """`period`, or if it is a year that stands for the same part of it the one of `source`.

    11.9 billion this summer, above the 11.6 billion of 2024: a whole year would have brought a
    multiple of that. `value` is that of the earlier time.
    """
    told, now, then = source.period, source.quantity.low, value.low
    if period.granularity != "year" or not (told.start and told.end and period.start):
        return period
    short = told.start.day == 1 and 1 < (told.end - told.start).days <= _QUARTER_DAYS
    alike = bool(now and then) and 1 / _ALIKE < (now or 0.0) / (then or 1.0) < _ALIKE
    years = told.start.year - period.start.year
    return _years_before(told, years, period.basis) if short and alike and years > 0 else period


def moved_period(
    period: Period, side: str, view: SentenceMentions, place: Span, cues: CuesConfig
) -> Period:
    """The period of one value of 从X跌至Y: X held where the period begins, Y where it ends.

    Inside a single year, quarter, month or day, and in the first months of a year, Y is the value
    of all of it. Over a longer range told 单季度 or 单月, each side is that quarter or month.
    """
    if not side or period.start is None or period.end is None:
        return period
    if period.basis == "article_date":
        return UNKNOWN_PERIOD if side == "from" else period
    unit = _unit_in(view.text[: place.start])
    if period.granularity in _STEPS or (unit is None and _opens_year(period)):
        return period if side == "to" else _before(period, view, place, cues)
    if unit is None:
        at = period.start if side == "from" else period.end
        return Period(at, at, "day", period.basis)
    span = _STEPS[unit]
    if side == "from":
        return Period(period.start, period.start + span - timedelta(days=1), unit, period.basis)
    return Period(period.end + timedelta(days=1) - span, period.end, unit, period.basis)


def _before(period: Period, view: SentenceMentions, place: Span, cues: CuesConfig) -> Period:
    """When X of 从X跌至Y held: in the period before.

    Of the first months of a year, and where growth on the year is told beside, that is a year
    before. Of a target or a forecast it is unknown: X may be the former one for the same time.
    """
    assert period.start is not None  # noqa: S101
    clause = view.clauses[view.clause_at(place.start)]
    if contains_any(view.text[clause.start : place.end], cues.ahead):
        return UNKNOWN_PERIOD
    step = _STEPS.get(period.granularity)
    on_year = contains_any(view.text[place.start :], cues.bases["yoy"])
    if step is None or period.granularity == "half" or on_year:
        return _years_before(period, 1, "relative")
    end = period.start - timedelta(days=1)
    return Period(period.start - step, end, period.granularity, "relative")


def _opens_year(period: Period) -> bool:
    """Whether a period is the first months of a year: 前三季度."""
    first, last = period.start, period.end
    if first is None or last is None or last != month_end(last):
        return False
    return (first.month, first.day) == (1, 1) and first.year == last.year


def _years_before(period: Period, years: int, basis: PeriodBasis) -> Period:
    assert period.start is not None  # noqa: S101
    assert period.end is not None  # noqa: S101
    return Period(*years_before(period.start, period.end, years), period.granularity, basis)


def _unit_in(text: str) -> Granularity | None:
    if "单季" in text or "quarter" in text:
        return "quarter"
    return "month" if "单月" in text or "monthly" in text else None


def is_aside(period: PeriodMention, sources: Sequence[Draft]) -> bool:
    """Whether a figure's own time had ended when that of the figure it repeats began.

    A figure that names no time is of a later one: 月活1.1亿,而一季度为9780万.
    """
    begins = [draft.period.start for draft in sources]
    end = period.period.end
    return bool(begins) and end is not None and all(b is not None and end < b for b in begins)


def of_year_told(
    draft: Draft,
    told: Sequence[Sequence[Draft]],
    view: SentenceMentions,
    published: date | None,
    cues: CuesConfig,
) -> Draft:
    """`draft`, expected of the whole of the year just over where figures of that stand before.

    去年出货82万台,|预计全年亏损|5亿元, told before the annual report. Not where the same was told
    of all that year: what is expected then is of the next one.
    """
    period = draft.period
    if published is None or published.month > _ANNUAL_REPORTS or period.start is None:
        return draft
    clause = view.clauses[view.clause_at(draft.place.start)]
    dated = [p for p in view.periods if clause.holds(p.start, p.end)]
    whole = [p for p in dated if view.text[p.start : p.end] in cues.whole_year]
    this_year = period.granularity == "year" and period.start.year == published.year
    if len(dated) != 1 or not whole or not this_year or draft.modality not in _EXPECTED:
        return draft
    before = [d for drafts in told for d in drafts if d.entity == draft.entity]
    last = [d for d in before if d.period.end and d.period.end.year == published.year - 1]
    of_all = (d.metric.family for d in last if d.period.granularity == "year")
    if not last or last[-1] is not before[-1] or draft.metric.family in of_all:
        return draft
    return replace(draft, period=_years_before(period, 1, "relative"))


def spent(
    asides: Sequence[PeriodMention],
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
) -> Iterator[PeriodMention]:
    """Of `asides` those before a clause with a measure of its own: 而一季度为9780万;|时长….

    They date no figure of it.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    own = chosen.start is not None and clause.start <= chosen.start
    yield from (p for p in asides if own and p.end <= clause.start)
