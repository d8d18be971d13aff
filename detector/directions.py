"""Growth and changes: which figures tell one, from when, and which way it goes.

同比下降9% is a growth of -9% on the year, 较年初减少920亿元 a change of -92 billion since it began.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Final

from dateutil.relativedelta import relativedelta

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.records import Hedge, Quantity
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

GROWTH: Final = "_growth_"
"""What the name of a metric holds that is the growth of another."""

_DIRECTED: Final = (GROWTH, "_change_")
"""The same of all metrics whose values may be below zero for a fall."""

_BEHIND: Final = 8
"""Characters behind a percentage in which a word of growth may stand."""

_NOUN_REACH: Final = 20
"""Characters before a percentage in which a noun says that it is one of growth."""

_AMOUNTS: Final = frozenset({"cardinal", "money"})
POINTS: Final = "percentage_points"
_RATED: Final = re.compile("(?<![单当每])([年月季周])[增减涨跌升降](?![速长幅加少产])")
"""Growth on the year (年增) or on the period before (月增), and no 单月增速."""
_FROM_MONTH: Final = re.compile("[较比](?:1[0-2]|[1-9])月")
_FROM_SPAN: Final = re.compile(
    "[较比](?:今年|上年|去年)?(?:第?[一二三四]季度|[上下]半年|前[0-9一二三四五六七八九十]{1,2}个?月"
    "|1[-—至][0-9]{1,2}月)"
)
"""From a longer stretch, which is not the one right before: 较1-5月."""
_SIZE_REACH: Final = 24
"""Characters before a number in which the size of a fall is named that widened or narrowed."""
_SIZE_BEHIND: Final = re.compile("的([\u4e00-\u9fff]{0,10}?)幅度")
"""Behind a percentage: it is the size of a move, 27%的|开支下滑|幅度."""
_FROM: Final = re.compile(" from (?:the )?")
_STEPS: Final = frozenset({"month", "quarter"})
_FROM_YEAR: Final = re.compile("[较比]((?:19|20)[0-9]{2})年")
_ON_YEAR: Final = re.compile(
    r"\b(?:than in|than|from|on|over|above|below|short of|shy of) ((?:19|20)[0-9]{2})\b"
)

_OF_EARLIER: Final = re.compile(r" of (?:the |its |their )?")
"""Between a percentage and the earlier time whose level it is measured by."""
_APPOSED: Final = re.compile(r", (?:the|its|their|an?) [^,;.]{1,60}")
"""Behind the clause of a growth: it says which one that was, the biggest monthly fall in years."""

_THAN: Final = re.compile(r"(?: [A-Za-z-]+){0,2} than\b")

_THAN_AT: Final = re.compile(r"(?: [A-Za-z0-9-]+){0,4}? than (?:in |at |during |for |the )?")
"""Behind "higher": that is beside what it was at a time."""

_MIRRORED: Final[dict[Hedge, Hedge]] = {"over": "under", "at_least": "under", "under": "over"}
"""A fall of over 9% is a growth under -9%."""


def is_directed(metric: str) -> bool:
    """Whether the values of the metric of this name go up or down: growth and changes."""
    return any(part in metric for part in _DIRECTED)


def tells_growth(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a percentage is told as growth: by a word of its clause or one right before it."""
    clause = view.clauses[view.clause_at(quantity.start)]
    around = view.text[clause.start : min(clause.end, quantity.outer_end + _BEHIND)]
    told = contains_any(around, cues.growth) or grew_by(view, quantity, cues)
    return told or _is_beside_earlier(view, quantity, cues)


def _is_beside_earlier(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a percentage tells how much more it was than at a time: 4% higher than in May."""
    behind = view.text[quantity.outer_end :]
    word = starts_with_any(behind.lstrip(), cues.changes_behind)
    than = _THAN_AT.match(behind, len(behind) - len(behind.lstrip()) + len(word)) if word else None
    if than is None:
        return False
    at = quantity.outer_end + than.end()
    earlier = tuple(word for words in cues.bases.values() for word in words)
    dated = any(p.start <= at <= p.end for p in view.periods)
    return dated or bool(starts_with_any(view.text[at:], earlier))


def tells_cut(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a percentage is by how much somebody cut a price; on the year it is growth."""
    clause = view.clauses[view.clause_at(quantity.start)]
    around = view.text[clause.start : min(clause.end, quantity.outer_end + _BEHIND)]
    on = (*cues.bases["yoy"], *cues.bases["qoq"])
    return contains_any(around, cues.cut) and not contains_any(view.text[: quantity.start], on)


def grew_by(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a number is what something grew or fell by: a word of growth stands right before."""
    clause = view.clauses[view.clause_at(quantity.start)]
    before = _linked(view.text[clause.start : quantity.outer_start], cues)
    told = ends_with_any(before, cues.growth) or ends_with_any(before, cues.growth_bare)
    return bool(told) or _move_restated(view, quantity, cues) is not None


def _move_restated(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> QuantityMention | None:
    """The amount of a move that a percentage tells again: 跌776点|或|3.28%, up 5p, or 3.28%."""
    ends = [q for q in view.quantities if q.end <= quantity.start]
    last = max(ends, key=_end, default=None)
    if last is None or quantity.form != "percent" or last.form == "percent":
        return None
    between = view.text[last.outer_end : quantity.outer_start].strip(" ,，").lower()
    return last if between in cues.restating and is_change(view, last, cues) else None


def level_of(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> tuple[int, int] | None:
    """Where the earlier time stands of whose level a percentage is, or None.

    恢复至[2019年]的92%, 92% of [2019] levels. It is no growth, and of no such time.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start]
    if before.endswith("的"):
        named = before[:-1].removesuffix(ends_with_any(before[:-1], cues.levels))
        end = clause.start + len(named)
        starts = [p.start for p in view.periods if p.end == end]
        starts += [end - len(word) for word in cues.eras if named.endswith(word)]
        then = (s for s in starts if ends_with_any(view.text[clause.start : s], cues.recovered))
        return next(((start, end) for start in then), None)
    behind = _OF_EARLIER.match(view.text, quantity.outer_end)
    if behind is None:
        return None
    rest = view.text[behind.end() :]
    if era := starts_with_any(rest, cues.eras):
        return behind.end(), behind.end() + len(era)
    base = next((p for p in view.periods if p.start == behind.end()), None)
    told = base and starts_with_any(view.text[base.end :].lstrip(), cues.levels)
    return (base.start, base.end) if base and told else None


def is_change(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether an amount says by how much a value changed: 净增9架, 比去年同期多9.8亿元.

    So 3.8 million more than in June. Percentage points always do.
    """
    if quantity.quantity.unit == POINTS:
        return True
    if quantity.form not in _AMOUNTS and quantity.quantity.unit != "points":
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    hedge = view.text[quantity.outer_start : quantity.start].strip().lower()
    before = _linked(view.text[clause.start : quantity.outer_start], cues)
    if ends_with_any(before, cues.additions) or hedge in cues.crossed:
        return False
    if ends_with_any(before, cues.changes) or _moved_by(before, cues):
        return True
    behind = view.text[quantity.outer_end :].lstrip()
    if word := starts_with_any(behind, cues.changes_behind):
        return _THAN.match(behind, len(word)) is not None
    more = ends_with_any(before, cues.changes_compared)
    return bool(more) and contains_any(before[: -len(more)], cues.baseline)


def _moved_by(before: str, cues: CuesConfig) -> bool:
    """Whether a number is what something rose or fell by, in English: rose by 5p, a fall of 5p.

    So it is where that stands alone: closed at 90p, up 5p.
    """
    if before.strip().lower() in cues.moves_alone:
        return True
    verb = before.removesuffix(" by")
    by = verb != before and bool(ends_with_any(verb, cues.growth))
    return by or bool(ends_with_any(before, cues.moves_before))


def base_of(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig, *, quoted: bool
) -> str:
    """What a growth or change is measured from, a key of `cues.bases`.

    If none says, on the year, or of what is `quoted` by the day on the close before. Told between
    the number before and this one, in English behind it too, else in the clause.
    """
    quantity = _move_restated(view, quantity, cues) or quantity
    clause = view.clauses[view.clause_at(quantity.start)]
    ends = (q.end for q in view.quantities if q.end <= quantity.start)
    numbers = (q.start for q in view.quantities if q.start >= quantity.end)
    own = view.text[max(clause.start, *ends, 0) : quantity.outer_start]
    behind = view.text[quantity.outer_end : min(clause.end, next(numbers, clause.end))]
    whole = view.text[clause.start : quantity.outer_start]
    told = _told_behind(view, quantity) or _told_stepwise(view, own, behind, clause.end, cues)
    if told:
        return told
    if behind.isascii() and _is_from_earlier(view, behind):
        return "since"
    for text in (own, behind if behind.isascii() else "", whole):
        if rated := _RATED.search(text):
            return "yoy" if rated[1] == "年" else "qoq"
        for base, words in cues.bases.items():
            if contains_any(text, words):
                return base
        if year := _FROM_YEAR.search(text):
            return "yoy" if _is_of_next(view, int(year[1])) else "since"
        if _is_from_earlier(view, text) or _FROM_SPAN.search(text):
            return "since"
        if _FROM_MONTH.search(text):
            return "qoq"
    return "qoq" if quoted else "yoy"


def growth_base(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig, *, quoted: bool
) -> str:
    """What the growth is measured from that a percentage, or a change of it in points, tells of.

    In 同比下降3.2%,降幅较一季度扩大1.7个百分点 the growth that widened is still one on the year.
    """
    if quantity.quantity.unit != POINTS:
        return base_of(view, quantity, cues, quoted=quoted)
    rates = [q for q in view.quantities if q.form == "percent" and q.end <= quantity.start]
    of = next((q for q in reversed(rates) if q.quantity.unit != POINTS), None)
    return base_of(view, of, cues, quoted=quoted) if of else "yoy"


def _told_stepwise(
    view: SentenceMentions, own: str, behind: str, end: int, cues: CuesConfig
) -> str:
    """Whether growth is from one month to the next, by the words on both sides or in apposition.

    "qoq" for a monthly rise of 2%, and for 2%, the first monthly rise since May; or "".
    """
    numbers = (q.start for q in view.quantities if q.start >= end)
    apposed = _APPOSED.match(view.text, end, next(numbers, len(view.text)))
    texts = (own, behind, apposed[0] if apposed else "")
    stepwise = _stepwise_pattern(cues.stepwise, cues.moves)
    return "qoq" if any(text.isascii() and stepwise.search(text) for text in texts) else ""


@lru_cache(maxsize=1)
def _stepwise_pattern(steps: tuple[str, ...], moves: tuple[str, ...]) -> re.Pattern[str]:
    """What says of a growth that it is from one period to the next: a monthly rise."""
    return re.compile(rf"\b(?:{'|'.join(steps)}) (?:{'|'.join(map(re.escape, moves))})\b")


def _told_behind(view: SentenceMentions, quantity: QuantityMention) -> str:
    """What growth is measured from, a month or quarter right behind: 12% from |December|; or ""."""
    begin = quantity.outer_end
    spans = [p for p in view.periods if p.period.granularity in _STEPS and p.period.start]
    base = next((p for p in spans if _FROM.fullmatch(view.text, begin, p.start)), None)
    if base is None or base.kind == "year_before":
        return ""
    alike = (p.period for p in spans if p.period.granularity == base.period.granularity)
    later = [p.start for p in alike if p.start and base.period.end and p.start > base.period.end]
    if base.period.end is None or not later:
        return ""
    if min(later) == base.period.end + timedelta(days=1):
        return "qoq"
    year_on = base.period.start and min(later) == base.period.start + relativedelta(years=1)
    return "yoy" if year_on else "since"


def _is_from_earlier(view: SentenceMentions, text: str) -> bool:
    """Whether growth is measured from years before that of the figure: in 2024, 10% above 2019."""
    base = _ON_YEAR.search(text)
    years = [p.period.end.year for p in view.periods if p.period.end]
    return base is not None and bool(years) and int(base[1]) + 1 < max(years)


def _is_of_next(view: SentenceMentions, base: int) -> bool:
    """Whether a sentence tells of the year after `base`: in 2024, 较2023年增长5%."""
    last = max((p.period.end.year for p in view.periods if p.period.end), default=0)
    return last == base + 1


def states_base(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether the clause says what a change is measured from: 比上年末减少139万."""
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start]
    bases = (word for words in cues.bases.values() for word in words)
    return contains_any(before, (*cues.baseline, *bases)) or _RATED.search(before) is not None


def _linked(before: str, cues: CuesConfig) -> str:
    """The text `before` a number without what may link a word of change to it: 增加了约."""
    return without_ends(before, cues.change_links)[0]


def is_fall(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether words of falling stand right before the number, or in English right behind it.

    In a list (分别下降12.4%、3.1%) those before its first number count for all that name no other.
    What it fell *to* (跌至17%) is no fall.
    """
    before = view.text[: quantity.outer_start].rstrip()
    behind = view.text[quantity.outer_end :].lstrip()
    size = _SIZE_BEHIND.match(behind)
    fell = size is not None and bool(ends_with_any(size[1], cues.falls))
    if fell or starts_with_any(behind, cues.falls_behind):
        return True
    while link := ends_with_any(before, cues.fall_links):
        before = before[: -len(link)].rstrip()
    sized = contains_any(before[-_SIZE_REACH:].rpartition("%")[2], cues.fall_sizes)
    if sized and ends_with_any(before, (*cues.widening, *cues.narrowing)):
        return bool(ends_with_any(before, cues.widening))
    if ends_with_any(before, cues.falls):
        return True
    if moved := _move_restated(view, quantity, cues):
        return is_fall(view, moved, cues)
    last = max((q for q in view.quantities if q.end <= quantity.start), key=_end, default=None)
    own = view.text[last.outer_end if last else 0 : quantity.outer_start]
    if quantity.quantity.unit != POINTS and _speaks_of_fall(own[-_NOUN_REACH:], cues):
        return True
    if last is None or last.quantity.unit != quantity.quantity.unit:
        return False
    between = view.text[last.outer_end : quantity.outer_start].strip().lower()
    return between in cues.list_links and is_fall(view, last, cues)


def _speaks_of_fall(text: str, cues: CuesConfig) -> bool:
    """Whether the last noun of growth in a text is of a fall: 跌幅收窄至, 跌幅最高,分别达到."""
    at, noun = max(((text.rfind(noun), noun) for noun in cues.growth_nouns), default=(-1, ""))
    return at >= 0 and noun in cues.falls


def _end(quantity: QuantityMention) -> int:
    return quantity.end


def fallen(quantity: Quantity) -> Quantity:
    """The growth that a fall by `quantity` is; one that is below zero as written stays so."""
    stated = quantity.low if quantity.high is None else quantity.high
    if stated is None or stated <= 0:
        return quantity
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    hedge = _MIRRORED.get(quantity.hedge, quantity.hedge)
    return replace(quantity, low=low, high=high, hedge=hedge)
