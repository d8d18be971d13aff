"""The time of a figure whose sentence names none: the one that its article told others of.

Only what is told of a stretch of time takes it over (shipments, revenue, births; a state such as a
headcount may have moved), or what the same paragraph told of that time: the next firm's shipments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.records import Period, Quantity
from detector.references import Told, Topic
from detector.sentences import Span
from detector.vocabulary import Metric
from detector.word_search import contains_any, ends_with_any, starts_with_any

_SPANS: Final = frozenset({"month", "quarter", "half", "year", "range"})
"""Granularities of the stretches of time that news adds up."""
_OPENING_PARAGRAPHS: Final = 3
"""A line with date and outlet, the headline's and the lead's."""
_RECENT: Final = timedelta(days=150)
"""After a year or a quarter, in which news of it comes."""
_ROUNDING: Final = 0.02
"""Relative difference up to which a headline and its text give one value."""
_STATES: Final = frozenset({"leased"})
"""Actions whose count is a state."""
_NAMED: Final = frozenset({"during", "since"})
"""How a time is told that news is about: 第二季度的业绩, 截至12月31日止三个月的业绩."""
_OF_WHAT_WAS: Final = frozenset({"actual", "estimate"})
"""How a figure is meant that is of a time gone by."""
_STATED: Final = frozenset({"explicit", "relative"})
_MOVES: Final = frozenset({"added", "lost"})
"""What metrics end in that tell how a stock moved."""


@dataclass(frozen=True, slots=True)
class PeriodCarrier:
    """Knows which measures are told of a stretch of time: `over_time`, by name or family."""

    lexicon: Lexicon
    over_time: frozenset[str]

    def is_over_time(self, metric: Metric, classifier: str = "") -> bool:
        """Whether `metric`, or what it is the growth or share of, is told of a stretch of time.

        What counts occasions (人次, 架次) is, whatever it counts, and what was added or lost.
        """
        level = self.lexicon.level(metric)
        names = {level.name, level.family, level.definition}
        done = level.definition in self.lexicon.cues.actions and level.definition not in _STATES
        done = done or self.lexicon.derivation(metric.name) in _MOVES
        occasions = bool(ends_with_any(classifier, self.lexicon.cues.occasions))
        return done or occasions or not names.isdisjoint(self.over_time)

    def spoken_of(
        self,
        metric: Metric,
        subjects: Sequence[str],
        topic: Topic,
        view: SentenceMentions,
        quantity: QuantityMention,
        *,
        part: bool = False,
    ) -> Period | None:
        """The time of an undated `quantity` of `metric`, None where the text leaves it open.

        That of the measure's last figure in the paragraph, of a state only where it was somebody
        else's; or the only stretch of time that the article has reported on, of several the one
        spoken of last in the paragraph. What is planned,
        possible or a rate (5 million tonnes a year) is of no such time; a total that runs on is
        at most of the day that another ran to; another value of what was told already is of another
        time, unless its words say that it is of a `part`.
        """
        place = Span(quantity.start, quantity.end)
        mean = _is_mean(view, quantity, self.lexicon.cues)
        if _is_timeless(view, place, self.lexicon.cues, mean=mean):
            return None
        if not part and any(
            _differs(quantity, topic.stated.get((metric.name, name))) for name in subjects
        ):
            return None
        over_time = (
            self.is_over_time(metric, quantity.classifier)
            or mean
            or self._is_told_with_results(metric, subjects, topic)
        )
        runs_on = _runs_on(view, place, self.lexicon.cues)
        told = topic.told.get(self._measure(metric))
        if told and _is_month_within(told.period, topic.reported[:1]):
            return None
        if told and (over_time or not {*subjects} & told.subjects):
            return told.period if told.period.granularity == "day" or not runs_on else None
        if runs_on or not over_time:
            return None if runs_on else self._of_state_beside(metric, subjects, topic)
        spans = [p for p in topic.reported if not _is_month_within(p, topic.reported)]
        last = [p for p in spans if _is_last(p, topic) and not _ended_before(p, spans[0])]
        return spans[0] if len(spans) == 1 else last[0] if last else None

    def _of_state_beside(
        self, metric: Metric, subjects: Sequence[str], topic: Topic
    ) -> Period | None:
        """The day of another state in the same unit: 890 GW of solar at the end of 2024.

        Only units that are measured tell that the two go together.
        """
        if not metric.strict_classifiers or metric.classifiers or metric.dimension != "count":
            return None
        for name, told in topic.told.items():
            other = self.lexicon.metrics.get(name)
            alike = other is not None and other.name != metric.name and other.unit == metric.unit
            if alike and told.period.granularity == "day" and {*subjects} <= told.subjects:
                return told.period
        return None

    def _is_told_with_results(self, metric: Metric, subjects: Sequence[str], topic: Topic) -> bool:
        """Whether a measure such as monthly users stands in the results of somebody's quarter."""
        if not self.lexicon.is_of_results(metric) or len(topic.reported) != 1:
            return False
        results = {name for (what, name) in topic.stated if self._is_reported(what)}
        return topic.reported[0].granularity == "quarter" and not results.isdisjoint(subjects)

    def _is_reported(self, what: str) -> bool:
        """Whether the metric of that name is a result, or of what stands beside the results."""
        metric = self.lexicon.metrics.get(what)
        beside = metric is not None and self.lexicon.is_of_results(metric)
        return beside or self.lexicon.is_result(what)

    def told(
        self,
        known: Mapping[str, Told],
        reported: tuple[Period, ...],
        figures: Sequence[Draft],
    ) -> dict[str, Told]:
        """When and of whom each measure was told last: as `known`, or by `figures`.

        Of times as long as one another in one sentence that is the latest; of unlike ones (of the
        month and of the quarter) the one that the article opened with, or none.
        """
        told = dict(known)
        times: dict[str, list[Draft]] = {}
        for draft in figures:
            if draft.modality in _OF_WHAT_WAS and draft.period.basis in _STATED:
                times.setdefault(self._measure(draft.metric), []).append(draft)
        for measure, drafts in times.items():
            told.pop(measure, None)
            period = _of_sentence([draft.period for draft in drafts], reported[:1])
            if period:
                told[measure] = Told(period, frozenset(draft.entity for draft in drafts))
        return told

    def stated(self, topic: Topic, figures: Sequence[Draft]) -> dict[tuple[str, str], float]:
        """The last dated value of each metric of each subject."""
        values = {
            (draft.metric.name, draft.entity): value
            for draft in figures
            if draft.modality == "actual" and draft.period.basis in _STATED
            if (value := _value(draft.quantity)) is not None
        }
        return {**topic.stated, **values}

    def is_result(self, metric: Metric) -> bool:
        """Whether a company reports `metric`, or what it is the growth of, for a period."""
        return self.lexicon.is_total(self.lexicon.level(metric))

    def reported(
        self, known: tuple[Period, ...], figures: Sequence[Draft], published: date | None
    ) -> tuple[Period, ...]:
        """The stretches of time that figures were told of, without the bases of comparisons.

        A stretch that runs up to the article's date (过去一年, 今年以来) is none to report on.
        """
        if not figures:
            return known
        told = {(p.start, p.end): p for p in known}
        for period in self._spans_of(figures):
            if period.granularity != "range" or period.end != published:
                told.setdefault((period.start, period.end), period)
        spans = tuple(told.values())
        return tuple(p for p in spans if not any(is_year_before(p, other) for other in spans))

    def announced(
        self, known: tuple[Period, ...], view: SentenceMentions, published: date | None
    ) -> tuple[Period, ...]:
        """`known`, or the one stretch of time that an opening without claims names.

        It is what the news is about (X posts results for the second quarter) if it has just ended.
        """
        opens = view.sentence.paragraph < _OPENING_PARAGRAPHS
        if known or not opens or published is None:
            return known
        during = [p.period for p in view.periods if p.kind in _NAMED]
        spans = {p for p in during if p.granularity != "day"}  # 27日消息,X今日发布第二财季财报
        ended = [p for p in spans if p.granularity in _SPANS and _just_ended(p, published)]
        return tuple(ended) if len(ended) == len(spans) == 1 else known

    def _spans_of(self, figures: Sequence[Draft]) -> list[Period]:
        """Of each measure of a sentence, of spans as long as one another the latest."""
        spans: dict[tuple[str, str], Period] = {}
        for draft in figures:
            period = draft.period
            if draft.modality != "actual" or period.granularity not in _SPANS or not period.end:
                continue
            if period.granularity == "month" and not self.is_over_time(draft.metric):
                continue
            key = self._measure(draft.metric), period.granularity
            spans[key] = _latest([spans.get(key, period), period])
        return list(spans.values())

    def _measure(self, metric: Metric) -> str:
        """The name of the measure that `metric` is, or is the growth, share or change of."""
        what = self.lexicon.derivation(metric.name)
        return metric.name.removesuffix(f"_{what}") if what else metric.name


def is_year_before(earlier: Period, later: Period) -> bool:
    """Whether a period is that of the comparison: the same months of an earlier year."""
    if earlier.start is None or later.start is None:
        return False
    same = (earlier.start.month, earlier.start.day) == (later.start.month, later.start.day)
    return same and earlier.granularity == later.granularity and earlier.start < later.start


def _value(quantity: Quantity) -> float | None:
    return quantity.low if quantity.low is not None else quantity.high


def _differs(quantity: QuantityMention, stated: float | None) -> bool:
    """Whether a value is another than that stated before, beyond rounding."""
    value = _value(quantity.quantity)
    if stated is None or value is None:
        return False
    return abs(value - stated) > _ROUNDING * abs(stated)


def _is_last_year(earlier: Period, later: Period) -> bool:
    """Whether a year is that before the one that a stretch opens: last year, so far this year."""
    if earlier.granularity != "year" or earlier.end is None:
        return False
    return later.start == earlier.end + timedelta(days=1)


def _of_sentence(periods: Sequence[Period], opened_with: Sequence[Period]) -> Period | None:
    ranges = [p for p in periods if p.granularity == "range"]
    periods = [p for p in periods if not any(_is_last_year(p, later) for later in ranges)]
    if len({period.granularity for period in periods}) == 1:
        return _latest(periods)
    spans = {(p.start, p.end) for p in opened_with}
    return next((p for p in periods if (p.start, p.end) in spans), None)


def _is_mean(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a value is the mean over a stretch of time: 平均日活4.08亿, averaged 408 million."""
    clause = view.clauses[view.clause_at(quantity.start)]
    return contains_any(view.text[clause.start : quantity.start], cues.averages)


def _ended_before(period: Period, opening: Period) -> bool:
    """Whether a stretch was over when the one that the article opened with began: an aside."""
    return period.end is not None and opening.start is not None and period.end < opening.start


def _is_last(span: Period, topic: Topic) -> bool:
    """Whether a span is the one spoken of last in the paragraph, and longer than a month."""
    last = topic.period
    same = last is not None and (last.start, last.end) == (span.start, span.end)
    return same and span.granularity != "month"


def _is_month_within(period: Period, spans: Sequence[Period]) -> bool:
    """Whether a period is a month in a longer one: a detail of what an article reports on."""
    longer = (p for p in spans if p.granularity != "month" == period.granularity)
    return any(period.within(other) for other in longer)


def _just_ended(period: Period, published: date) -> bool:
    return period.end is not None and timedelta(0) < published - period.end <= _RECENT


def _latest(periods: Iterable[Period]) -> Period:
    return max(periods, key=lambda p: (p.end or date.min, p.start or date.min))


def _is_timeless(view: SentenceMentions, place: Span, cues: CuesConfig, *, mean: bool) -> bool:
    """Whether a figure is planned, possible or a rate, and no `mean` over a stretch of time."""
    clause = view.clauses[view.clause_at(place.start)]
    if contains_any(view.text[clause.start : place.end], cues.timeless):
        return True
    return not mean and bool(starts_with_any(view.text[place.end :].lstrip(), cues.rates))


def _runs_on(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    clause = view.clauses[view.clause_at(place.start)]
    return contains_any(view.text[clause.start : clause.end], cues.running)
