"""For when a figure holds, what it is compared with, and who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.days import years_before
from detector.directions import level_of
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.periods import PeriodMention
from detector.quantities import QuantityMention
from detector.records import UNKNOWN_PERIOD, Period
from detector.references import Topic
from detector.sentences import Span
from detector.word_search import (
    contains_any,
    ends_with_any,
    starts_with_any,
    without_ends,
)

_FROM = ("from ", "From ")
_GROWN_FROM = re.compile(r"(?:%| percent| per cent| points) from (?:the )?\Z")
"""Before a time: growth is measured from it (up 5% from January), it is none from then on."""
_IT_DID = re.compile(r"[a-z]+(?: [a-z]+){1,2}(?: in| for| during)?(?: the whole of| all of)?")
"""What somebody did at a time, behind a number."""
_OWNING = frozenset({"", "的", "全年的"})
"""Between a time and a value of that time."""
_OWNED_BEHIND = frozenset({" ", " in ", " for ", " at the "})
"""The same in English, where the value comes first."""
_AT = "于"
_WEEK = 7
_PEAK_REACH = 12
"""Characters before a figure in which it is said to be the most there was: 全盛期|超过1400人."""
_TELLING = 16
"""Characters before a time in which the verb of saying stands that it belongs to."""

_MADE_THEN = re.compile("[\u4e00-\u9fff]{1,12}的")
"""The same, where it says what was done then: 2023年|夏天创下的|23.6亿元."""

_STATED_SPANS = frozenset({"month", "quarter", "half", "year"})

_ARTICLE = re.compile(r" (?:an?|the|its)\Z")
_THAT = re.compile(r"\b(?:that|which|who) (?:(?!and\b)[A-Za-z'’-]+ ){1,6}\Z")
"""Before a time: it stands in a clause that only says which thing is meant."""


_AND_DID = re.compile(r"(?:,? [a-z ]{1,40})?,? (?:and|but) [a-z]")
"""Between a time and a figure: something else was done."""
_THAT_YEAR = re.compile(r"\b(?:that|the same|its first) (?:year|month|week|day)\b")
_RECORD = re.compile(
    "(?:以来)?的?[^，。,;；、]{0,6}(?:新高|新低|最[高低大小多少快慢好差]|[记纪]录|[高低]位)"
)
"""Behind the time since which a figure is a record: it is none of that whole time."""
_THEN = re.compile("当年|当时|首[年月日]|同[年月日]")
_BEGUN_WHERE = re.compile(
    r"(?: in (?:the )?[A-Z][A-Za-z]{1,20}(?: [A-Z][a-z]{1,20})?)? (?:in|on) ?\Z"
)
"""Between what began and when: was released in the United States [on] October 18."""

_FROM_THEN_ON = re.compile("日?起")
"""Behind the day from which something holds: 7月1日|起|最低工资为."""

_JOINING = frozenset({"and", "but"})
"""Between the time of one figure and the next one, which has a time of its own."""

_OPENING = 30
"""Characters of a clause that only says where or within what the next one holds."""


def period_of(
    view: SentenceMentions,
    place: Span,
    topic: Topic,
    published: date | None,
    cues: CuesConfig,
    *,
    carried: bool = False,
    without: Sequence[PeriodMention | None] = (),
    spoken_of: Period | None = None,
    result: bool = False,
    at_end: bool = False,
    adds_up: bool = False,
) -> Period:
    """The period of the claim at `place`; by the article's date where the text names none.

    `carried`: the metric was taken over from the sentence before, and so is its period. `without`:
    times that are known to be other claims'. `spoken_of`: when the claim held if its sentence
    does not say (see `carried_periods`). `result`: it is one of a company, which is never of the
    day it was published. `at_end`: it is a state, which at 年末 or the end of June
    held on the last day; `adds_up`: but one that is told of a year so far as well, as cases are.
    """
    usable = [
        p
        for p in view.periods
        if p not in without
        and not _is_baseline(view, p, place, cues)
        and not _in_closed_bracket(view, p, place)
        and not _belongs_to_other(view, p, place)
        and not _is_of_relative_clause(view, p, place, cues)
        and not _closes_with_other(view, p, place)
        and not _dates_noun(view, p, place, cues)
        and not _dates_beginning(view, p, place, cues)
        and not (at_end and _dates_founding(view, p, place, cues))
        and not _dates_target(view, p, place, cues)
        and not _dates_record(view, p, cues)
        and not _dates_addend(view, p, place, cues)
        and not _dates_speech(view, p, place, published, cues)
        and not _dates_contract(view, p, cues)
    ]
    held = [p for p in usable if not _is_of_saying(view, p, cues)]
    if result:
        usable = [p for p in held if not _is_when_told(view, p, place, cues)]
    else:
        usable = held or usable
    chosen = None if _is_now(view, place, cues) else _nearest_period(view, usable, place, cues)
    if chosen is None:
        chosen = _in_short_clause_behind(view, usable, place)
    if chosen:
        counted = adds_up or not at_end
        so_far = _year_so_far(view, usable, chosen, place, adds_up=adds_up) if counted else None
        if so_far:
            return so_far
        return last_day(chosen.period) if at_end and chosen.closing else chosen.period
    if topic.period and _is_compared_with_year_before(view, topic.period):
        return topic.period
    if not _is_now(view, place, cues):
        if topic.period and (carried or _continues(view, cues)):
            return topic.period
        if spoken_of:
            return spoken_of
    before = view.text[max(0, place.start - _PEAK_REACH) : place.start]
    if published is None or contains_any(before, cues.peaks):
        return UNKNOWN_PERIOD
    by_date = Period(published, published, "day", "article_date")
    return _year_after_base(view, place, published, cues) or by_date


def _year_after_base(
    view: SentenceMentions, place: Span, published: date, cues: CuesConfig
) -> Period | None:
    """Of births that rose to 9.5 from 9.0 million in 2023, told in 2025: the year between.

    So of 78, versus 94 in the first quarter of 2024: the same quarter of the next year, if that has
    ended by then, and none since.
    """
    for period in view.periods:
        base = period.period
        if period.kind != "during" or base.granularity not in _STATED_SPANS:
            continue
        if base.start is None or base.end is None or not _of_compared(view, period, place, cues):
            continue
        start, end = years_before(base.start, base.end, -1)
        if end < published <= years_before(start, end, -1)[1]:
            return Period(start, end, base.granularity, "relative")
    return None


def _year_so_far(
    view: SentenceMentions,
    periods: Sequence[PeriodMention],
    day: PeriodMention,
    place: Span,
    *,
    adds_up: bool,
) -> Period | None:
    """From January to the day: 截至8月31日,今年累计交付12万辆, 120,000 this year as of Aug. 31.

    So from the first of a month (截至8月20日,当月交付9000辆), and from when it began:
    今年以来的产量截至8月底达5万吨. What `adds_up` goes on so: 确诊50例，死亡2例.
    """
    clause = view.clauses[view.clause_at(place.start)]
    if day.kind != "as_of" or day.period.granularity != "day":
        return None
    for year in periods:
        whole = year.period
        begun = year.kind == "since" and year.start < place.start and _opens_year(whole)
        named = begun or (year.kind == "during" and whole.granularity in _STATED_SPANS)
        here = clause.holds(year.start, year.end)
        here = here or (adds_up and day.end <= year.start < place.start)
        if named and here and day.period.within(whole):
            if day.period.end == whole.end:
                return whole
            return Period(whole.start, day.period.end, "range", day.period.basis)
    return None


def _opens_year(period: Period) -> bool:
    """Whether a stretch begins with a year."""
    return period.start is not None and (period.start.month, period.start.day) == (1, 1)


def last_day(period: Period) -> Period:
    """The day that a stretch ends on."""
    return period if period.end is None else Period(period.end, period.end, "day", period.basis)


def _in_short_clause_behind(
    view: SentenceMentions, periods: Sequence[PeriodMention], place: Span
) -> PeriodMention | None:
    """The time that the next clause consists of, but for a word or two: 713,000, set on Oct. 5."""
    following = view.clause_at(place.start) + 1
    if following >= len(view.clauses):
        return None
    clause = view.clauses[following]
    others: list[Located] = [*view.quantities, *view.metrics, *view.entities]
    longest = _OPENING + _OPENING // 2 * view.text.isascii()
    if clause.end - clause.start > longest or any(clause.holds(o.start, o.end) for o in others):
        return None
    dated = (p for p in periods if p.kind in {"during", "as_of"})
    return next((p for p in dated if clause.holds(p.start, p.end)), None)


def _is_compared_with_year_before(view: SentenceMentions, spoken_of: Period) -> bool:
    """Whether 上年同期 or "a year earlier" is the only time that a sentence names.

    Then it goes on about the quarter or the like that was spoken of before.
    """
    stated = [p for p in view.periods if p.kind != "year_before"]
    compared = len(view.periods) > len(stated) == 0
    return compared and spoken_of.granularity not in {"day", "unknown"}


def _belongs_to_other(view: SentenceMentions, period: PeriodMention, place: Span) -> bool:
    """Whether the time stands right before a number of another clause: 年初28万辆的目标."""
    here = view.clause_at(place.start)
    return view.clause_at(period.start) != here and any(
        q.start >= period.end
        and q.form != "duration"
        and view.text[period.end : q.outer_start].strip() in {"", "的"}
        for q in view.quantities
    )


def _closes_with_other(view: SentenceMentions, period: PeriodMention, place: Span) -> bool:
    """Whether the time behind the figure is the day of the next: and ended the year with 930."""
    return (
        period.kind == "as_of"
        and period.start >= place.end
        and any(view.text[period.end : q.outer_start].strip() == "with" for q in view.quantities)
    )


def _is_of_relative_clause(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether a time is only when what another clause says in passing was: X, which listed in May,.

    That clause has no figure itself.
    """
    clause = view.clauses[view.clause_at(period.start)]
    if clause.end > place.start:
        return False
    relative = tuple(opener.lstrip(", ") for opener in cues.relative_openers)
    opens = starts_with_any(view.text[clause.start : clause.end].lstrip().lower(), relative)
    return bool(opens) and not any(clause.holds(q.start, q.end) for q in view.quantities)


def _dates_noun(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time says which thing is meant: 28日发生的地震, the quake that struck on May 28.

    So 成立于2019年的公司, but a number right behind it is of that day: 28日发生的|7.9级地震.
    In English a relative pronoun stands before it, and behind it the verb
    that leads to the figure.
    """
    if period.start >= place.start:
        return False
    behind = view.text[period.end : place.start]
    happened = view.text[: period.start].removesuffix(_AT)
    if behind.startswith("的") and ends_with_any(happened, cues.dated_nouns):
        return len(happened) < period.start
    event = starts_with_any(behind, cues.dated_nouns)
    if event:
        return behind.startswith("的", len(event)) and len(behind) > len(event) + 1
    told = starts_with_any(behind.lstrip(), cues.measure_verbs)
    return bool(told) and _THAT.search(view.text, 0, period.start) is not None


def _dates_beginning(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is when a thing began, and the figure that of what it did since.

    It was founded [in 1998] and employs 300; but not of a day that is named without its year.
    """
    begun = ends_with_any(_BEGUN_WHERE.sub("", view.text[: period.start]), cues.begun_at)
    then = _THAT_YEAR.search(view.text, place.end)
    since = None if then else _AND_DID.match(view.text, period.end, place.start)
    return bool(begun) and period.period.basis == "explicit" and since is not None


def _dates_founding(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is when somebody was founded, of whom the next clause tells what is.

    X创立于1925年,|拥有63家门店; X1925年在巴黎成立,….
    """
    clause = view.clauses[view.clause_at(period.start)]
    if clause.holds(place.start, place.end) or period.period.basis != "explicit":
        return False
    before, behind = view.text[clause.start : period.start], view.text[period.end : clause.end]
    founded = before.endswith(tuple(f"{verb}{_AT}" for verb in cues.founded))
    founded = founded or behind.rstrip().endswith(cues.founded)
    then = _THEN.search(view.text, clause.end, place.start)
    return founded and then is None and place.start > clause.end


def _dates_record(view: SentenceMentions, period: PeriodMention, cues: CuesConfig) -> bool:
    """Whether a stretch only says since when a figure is the highest: 为2022年以来的最高水平.

    A measure may begin so by its name: 2026年1月起|最低工资.
    """
    if period.kind != "since":
        return False
    behind = view.text[period.outer_end :].lstrip(" 来的")
    named = any(m.start == len(view.text) - len(behind) for m in view.metrics)
    if named and _FROM_THEN_ON.fullmatch(view.text, period.end, period.outer_end):
        return False
    words = starts_with_any(behind, cues.record_words)
    return bool(words) or _RECORD.match(view.text, period.end) is not None


def _dates_contract(view: SentenceMentions, period: PeriodMention, cues: CuesConfig) -> bool:
    """Whether the time is when what is traded is handed over: crude for |November| delivery."""
    behind = view.text[period.end :].lstrip()
    due = starts_with_any(behind, cues.handed_over)
    return bool(due) and not behind.startswith(" of ", len(due))


def _dates_target(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is that of a target in another clause: 完成[全年]目标的58%;接单26亿美元.

    Of what is planned for a time (2025年计划投资5亿元,其中2亿元…) the next clause may still tell.
    """
    clause = view.clauses[view.clause_at(period.start)]
    behind = view.text[period.end : clause.end].lstrip(" 的")
    aim = starts_with_any(behind, cues.modality["target"])
    noun = bool(aim) and behind[len(aim) :].strip()[:1] in {"", "的"}
    return noun and view.clause_at(period.start) != view.clause_at(place.start)


def _dates_addend(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is that of what a clause only adds: 加上|半年报分红,全年分红5亿元."""
    clause = view.clauses[view.clause_at(period.start)]
    opening = view.text[clause.start : period.end].lstrip()
    return bool(starts_with_any(opening, cues.addends)) and not clause.holds(place.start, place.end)


def _dates_speech(
    view: SentenceMentions,
    period: PeriodMention,
    place: Span,
    published: date | None,
    cues: CuesConfig,
) -> bool:
    """Whether the day is that on which somebody said all that follows: 记者9日从市统计局获悉,.

    That is the day of the news; what was said longer ago is of that day.
    """
    told = period.period.end
    if told and published and (published - told).days > _WEEK:
        return False
    clause = view.clauses[view.clause_at(period.start)]
    said = view.text[period.end : clause.end].rstrip(",，:： ")
    return (
        period.period.granularity == "day"
        and place.start >= clause.end
        and bool(said)
        and not starts_with_any(said, (*cues.hours, *cues.publishing))
        and bool(ends_with_any(said, cues.speech))
    )


def _is_of_saying(view: SentenceMentions, period: PeriodMention, cues: CuesConfig) -> bool:
    """Whether the time is when something was said, not when it held: said last week that 5.

    In "reported fourth-quarter revenue" it is that of the measure right behind it.
    """
    before = view.text[max(0, period.start - _TELLING) : period.start].rstrip()
    measured = any(0 <= m.start - period.end <= 1 for m in view.metrics)
    if not measured and ends_with_any(before, cues.telling):
        return True
    behind = view.text[period.end : period.end + _TELLING]
    behind = behind.removeprefix(starts_with_any(behind, cues.hours))
    return period.period.granularity == "day" and bool(starts_with_any(behind, cues.publishing))


def _is_when_told(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether a day or a week is when a result was told: Last week, X reported a profit of 5."""
    start, end = period.period.start, period.period.end
    short = start is not None and end is not None and (end - start).days < _WEEK
    between = view.text[period.end : place.start]
    return short and between.isascii() and contains_any(between, cues.telling)


def _in_closed_bracket(view: SentenceMentions, period: PeriodMention, place: Span) -> bool:
    """Whether the time is an aside that ends before the number: (考虑到有春节假期,…)."""
    opened = view.text.rfind("(", 0, period.start)
    closed = view.text.find(")", period.end, max(period.end, place.start))
    return opened > view.text.rfind(")", 0, period.start) and closed >= 0


def _is_now(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether 目前 or the like stands before the figure in its clause, and no date does.

    Nor does a date stand right behind it.
    """
    if any(_is_right_behind(view, place.end, p) for p in view.periods):
        return False
    clause = view.clauses[view.clause_at(place.start)]
    if any(clause.holds(p.start, p.end) and p.end <= place.start for p in view.periods):
        return False
    return contains_any(view.text[clause.start : place.start], cues.now)


def _continues(view: SentenceMentions, cues: CuesConfig) -> bool:
    return bool(starts_with_any(view.text, (*cues.continuation, *cues.addition)))


def _is_baseline(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is what a value is compared with (较7个月前增长33倍), not when it held."""
    if _is_level_of(view, period, place, cues):
        return True
    before_it = (p for p in view.periods if p.end == period.start)
    if any(_is_baseline(view, p, place, cues) for p in before_it):
        return True  # 较上月|同期
    before = view.text[max(0, period.outer_start - 12) : period.outer_start]
    if period.period.granularity != "range" and _GROWN_FROM.search(view.text[: period.start]):
        return True
    with_it = starts_with_any(view.text[period.end :], cues.baseline_behind) and ends_with_any(
        view.text[: period.start].rstrip(), cues.baseline_with
    )
    compared = bool(with_it or ends_with_any(before.rstrip(), cues.baseline)) or (
        view.text[: period.start].endswith(_FROM)
        and bool(starts_with_any(view.text[period.start : period.end], cues.baseline_times))
    )
    if period.end <= place.start and _is_of_time(view, period, place, cues):
        return view.text[place.start : place.end].endswith("倍")
    return compared


def _is_level_of(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether a percentage says how much of what was at that time there is: 恢复至2019年的92%."""
    rated = (q for q in view.quantities if q.start == place.start and q.form == "percent")
    levels = (level_of(view, quantity, cues) for quantity in rated)
    return any(level and level[0] == period.start for level in levels)


def _is_of_time(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether a number is of the time before it: 上年末的4,380家, 2023年夏天创下的23.6亿元.

    A change since that time is not: 较2023年增加的12家.
    """
    between = without_ends(view.text[period.end : place.start], cues.change_links)[0].strip()
    if between in _OWNING:
        return True
    changed = contains_any(between, (*cues.changes, *cues.changes_compared, *cues.growth))
    return _MADE_THEN.fullmatch(between) is not None and not changed


def _nearest_period(
    view: SentenceMentions, periods: Sequence[PeriodMention], place: Span, cues: CuesConfig
) -> PeriodMention | None:
    """In the clause before the number, in the clause behind it, in earlier clauses: the nearest.

    A date "as of" wins over the longer time it closes (截至11月底,…在2024年的累计用户), unless it
    had a figure of its own before that time is named (截至3月底,用户超4100万;一季度营收11.6亿).
    """
    here = view.clause_at(place.start)
    before = [p for p in periods if p.start < place.start]
    same = [p for p in before if view.clause_at(p.start) == here]
    behind = [
        p
        for p in periods
        if p.start >= place.end
        and view.clause_at(p.start) == here
        and not _of_compared(view, p, place, cues)
        and not _of_expected(view, p, place, cues)
    ]
    earlier = [p for p in before if p.kind != "year_before" or not _is_spent(view, p)]
    earlier = [p for p in earlier if not of_base(view, p, cues)] or earlier
    if same and behind and _each_dated_behind(view, same[-1], behind[0], place):
        return behind[0]
    if same and behind and _happened_before(view, same[-1], behind[0], place):
        return behind[0]
    chosen = same[-1:] or behind[:1] or earlier[-1:]
    if not chosen:
        return None
    nearest = chosen[0]
    named = min(nearest.start, place.start)
    for other in before:
        closes = other.kind == "as_of" and other.period.within(nearest.period)
        if closes and not any(other.end <= q.start and q.end <= named for q in view.quantities):
            return other
    return nearest


def _each_dated_behind(
    view: SentenceMentions, before: PeriodMention, behind: PeriodMention, place: Span
) -> bool:
    """Whether each number has its time right behind it: 108 tonnes in March and 112 in May.

    Of the first a word or two may stand between: 192 were sold in 2012 and 96 in 2013.
    """
    joined = view.text[before.end : place.start].strip(" ,") in _JOINING
    first = next((q for q in view.quantities if q.end <= before.start), None)
    if before.end == place.start and first and any(p.end == first.start for p in view.periods):
        return False  # 2021年|44亿元2022年|43亿元2023年|22亿元
    return _is_right_behind(view, place.end, behind) and any(
        joined or _is_right_behind(view, q.end, before)
        for q in view.quantities
        if q.end <= before.start
    )


def _happened_before(
    view: SentenceMentions, before: PeriodMention, behind: PeriodMention, place: Span
) -> bool:
    """Whether a day only dates what was done, and the number is of the stretch right behind it.

    Birds fell yesterday on the south, where 500 were killed this year.
    """
    stretch = behind.period.granularity in {*_STATED_SPANS, "range"}
    day = before.kind == "during" and before.period.granularity == "day"
    return day and stretch and _is_right_behind(view, place.end, behind)


def _is_right_behind(view: SentenceMentions, end: int, period: PeriodMention) -> bool:
    between = view.text[end : min(period.start, period.outer_start)]
    return period.start >= end and between.isascii() and not between.strip(" (")


def _is_spent(view: SentenceMentions, period: PeriodMention) -> bool:
    """Whether the base of a comparison has a figure in its clause: 上年同期为3.79万吨."""
    clause = view.clauses[view.clause_at(period.start)]
    return any(clause.holds(q.start, q.end) for q in view.quantities)


def of_base(view: SentenceMentions, period: PeriodMention, cues: CuesConfig) -> bool:
    """Whether the time is that of a number compared with: versus 94 in the first quarter."""
    return any(
        _is_compared_with(view, q, cues)
        and _is_of(view.text[q.outer_end : period.outer_start].strip(), cues)
        for q in view.quantities
        if q.end <= period.start
    )


def _is_compared_with(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a number is what another is compared with, as in "more than the 13 billion"."""
    definite = view.text[: quantity.start].rstrip()
    if definite.endswith(" the"):
        return bool(ends_with_any(definite.removesuffix(" the"), cues.comparison))
    return bool(ends_with_any(view.text[: quantity.outer_start].rstrip(), cues.comparison))


def _is_of(between: str, cues: CuesConfig) -> bool:
    """Whether a time is that of the number before `between`: 94 |in| March, 13bn |it made in|."""
    return between in (*_OWNING, *cues.moves) or bool(
        starts_with_any(between, cues.pronouns) and _IT_DID.fullmatch(between)
    )


def _of_compared(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is that of a number compared with: 22,600 from 25,100 in 2024.

    So it is with "short of the 25,100 of 2024".
    """
    words = (*cues.comparison, *cues.beaten)
    return any(
        ends_with_any(view.text[place.end : at].rstrip().removesuffix(" the"), words)
        for q in view.quantities
        if place.end < q.start and q.end <= period.start
        for at in {q.outer_start, q.start}
    )


def _of_expected(
    view: SentenceMentions, period: PeriodMention, place: Span, cues: CuesConfig
) -> bool:
    """Whether the time is that of a later number that is planned or forecast, unlike this one."""
    return any(
        _is_right_behind(view, q.end, period)
        and contains_any(view.text[place.end : q.start], cues.ahead)
        for q in view.quantities
        if place.end < q.start and q.end <= period.start
    )


class Attribution:
    """Finds the source that a sentence cites."""

    def __init__(self, cues: CuesConfig) -> None:
        before = "|".join(
            rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w)
            for w in sorted(cues.attribution_before, key=len)[::-1]
        )
        after = "|".join(re.escape(w) for w in sorted(cues.attribution_after, key=len)[::-1])
        self._pattern = re.compile(
            rf"(?<!数)(?:{before})([^，。,；;：:\n]{{1,24}}?)(?:{after})", re.IGNORECASE
        )
        self._cited = lru_cache(maxsize=4)(self._all_in)  # asked for each figure of a sentence

    def of(self, view: SentenceMentions, place: Span) -> str:
        """The source named before `place` in its sentence, or ""."""
        found = [source for end, source in self._cited(view.text) if end <= place.start]
        return found[-1].strip(' “”"的') if found else ""

    def _all_in(self, text: str) -> list[tuple[int, str]]:
        return [(m.end(), m.group(1)) for m in self._pattern.finditer(text)]


def from_to(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> tuple[str, PeriodMention | None]:
    """Which value of 从X跌至Y in one clause this is, and the time that X is given of its own.

    "from", "to", or the empty string for neither; the time is 上年同期 in 由上年同期的X降至Y.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    peers = [q for q in view.quantities if clause.holds(q.start, q.end) and q.form == quantity.form]
    at = peers.index(quantity) if quantity in peers else -1
    if at < 0:
        return "", None
    if at + 1 < len(peers) and _joins(view, quantity, peers[at + 1], cues):
        return "from", _owned(view, quantity)
    if at and _joins(view, peers[at - 1], quantity, cues):
        return "to", _owned(view, peers[at - 1])
    return "", None


def is_undated_base(
    view: SentenceMentions, chosen: ChosenMetric, place: Span, cues: CuesConfig
) -> bool:
    """Whether a figure is what one before it is compared with, and no time is its own.

    It names its metric: 92 million, compared with a loss of 194.9 million.
    """
    told = [q.outer_end for q in view.quantities if q.end <= place.start]
    if chosen.start is None or not told or not told[-1] <= chosen.start < place.start:
        return False
    before = _ARTICLE.sub("", view.text[: chosen.start].rstrip("的 ")).rstrip()
    compared = ends_with_any(before, cues.comparison)
    own = Span(len(before) - len(compared), view.clauses[view.clause_at(place.start)].end)
    return bool(compared) and not any(own.start <= p.start < own.end for p in view.periods)


def _owned(view: SentenceMentions, quantity: QuantityMention) -> PeriodMention | None:
    """The time right beside a number, of which it is the value: 上年末的4,380家, 3.2% last year."""
    for period in view.periods:
        if period.end <= quantity.outer_start:
            between = view.text[period.end : quantity.outer_start].strip()
            if between in _OWNING:
                return period
        elif view.text[quantity.outer_end : period.start] in _OWNED_BEHIND:
            return period
    return None


def _joins(
    view: SentenceMentions, first: QuantityMention, second: QuantityMention, cues: CuesConfig
) -> bool:
    own = _owned(view, first)
    begin = first.outer_start if own is None else min(own.start, first.outer_start)
    opener = view.text[max(0, begin - 6) : begin]
    between = view.text[first.outer_end : second.outer_start].strip()
    return contains_any(opener, cues.from_words) and bool(ends_with_any(between, cues.to_words))
