"""Figures that are no value of the measure that stands beside them."""

from __future__ import annotations

import re

from detector.cue_words import CuesConfig
from detector.directions import POINTS, grew_by, is_directed
from detector.lexicon import Lexicon
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric, word_of
from detector.quantities import QuantityMention
from detector.vocabulary import LEVELS
from detector.word_search import contains_any, ends_with_any, starts_with_any

_MOVED = frozenset({"money", "cardinal"})
_PART_OF = ("占", "占到", "占了", "约占")
_PEOPLE = "people"
_HOW_MANY = re.compile("数|达|有|共|增|已|为|约|超")
"""Behind bodies: so many of them there are."""
_HEADCOUNT = "headcount"
_SHORTEST_CLAUSE = 3
"""Characters that a clause which limits a noun has at least: 未领薪的."""
_FEW = 20
"""Below it a number is written in words."""
_AGAIN = re.compile(r"\b(?:[Tt]he|[Bb]oth|[Tt]hese|[Tt]hose|[Oo]ther|['’]s) \Z")
"""Before so many: the text has told of them, or only tells which they are (the two companies)."""
_STOCK = re.compile(r"\b(?:shares|stock)\b", re.IGNORECASE)
_SPELT = re.compile("[A-Za-z]")
_TIMES = "times"
_AS_MANY = re.compile(
    r" (?:as|more|higher|larger|bigger|greater|faster|the|its|their|that|those|what|earnings|sales"
    r"|revenue|profit|book|oversubscribed|covered|subscribed|over)\b"
)
"""Behind "times": it is a multiple of something, and not how often something was done."""
_OF_THOSE = re.compile(r" of (?:the |its |their |those |these |all |[A-Z])?[a-z-]+")
_OUT_OF = re.compile(r" (?:out )?of (?:the |its |their )?(?:[a-z]+'s )?[0-9]")
_OUT_OF_HAN = re.compile("[\u4e00-\u9fff]{1,12}中[，,]?(?:共有|已有|共|有|就有)?")
"""Between a number of things and that of those among them of which something is told."""
_DOES = re.compile(r" ([a-z]+)\b")
_SINCE = frozenset({"up from", "down from", "compared with", "against"})
"""Before the percentage that there was earlier."""

_AMONG = re.compile("[\u4e00-\u9fff]{0,6}(?:之中|当中|中|里)的?(?:约|近|逾|超过)?")
"""Between a number and how many of these are meant: 183个|议席中的|57席."""
_OF_THE = re.compile(r" (?:out )?of (?:the |its |their |a total of )?(?:city's |country's )?")


def is_no_measure(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> bool:
    """Whether `quantity` is no value of the `chosen` metric, whatever words stand around it."""
    return (
        _is_where(view, quantity)
        or _is_step(view, quantity, chosen, lexicon.cues)
        or _is_told_again(view, quantity, chosen)
        or _is_how_often(view, quantity, chosen, lexicon)
        or _is_of_people(view, quantity, chosen, lexicon.cues)
        or _is_of_shares(view, quantity, chosen, lexicon)
        or _is_of_counted(view, quantity, chosen)
        or _is_from_several(view, quantity, lexicon.cues)
        or _is_of_some_staff(view, quantity, chosen, lexicon.cues)
        or _is_wagered(view, quantity, lexicon.cues)
        or _is_of_two(view, quantity, lexicon.cues)
        or _is_of_bodies(view, quantity, lexicon.cues)
    )


def _is_of_counted(view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric) -> bool:
    """Whether a number only says of how many, or how many of these: 31个省份中,共有|11个省份|增长.

    What the table lists is counted all the same: 300家门店中,120家….
    """
    counts = [q for q in view.quantities if q.form == "cardinal" and q.classifier]
    if chosen.metric.listed or quantity not in counts or len(counts) < 2:
        return False
    at = counts.index(quantity)
    pairs = zip(counts[max(0, at - 1) : at + 1], counts[max(1, at) : at + 2], strict=False)
    return any(
        whole.classifier == part.classifier
        and _OUT_OF_HAN.fullmatch(view.text, whole.outer_end, part.outer_start) is not None
        for whole, part in pairs
    )


def _is_from_several(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether points are one of several differences: 分别比上月末和上年同期低0.6个和1.3个百分点."""
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start]
    if quantity.quantity.unit != POINTS or not contains_any(before, cues.respective):
        return False
    bases = [p for p in view.periods if clause.start <= p.start and p.end <= quantity.start]
    return len(bases) > 1 and contains_any(before, cues.baseline)


def _is_of_some_staff(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether so many are but some of the staff: 60名|未领到工资的|员工, 数百名员工|休假."""
    if chosen.metric.name != _HEADCOUNT or chosen.start is None or chosen.end is None:
        return False
    if chosen.start < quantity.end or view.text.isascii():
        return False
    which = view.text[quantity.outer_end : chosen.start]
    acts = starts_with_any(view.text[chosen.end :].lstrip("已经在们 "), cues.staff_acts)
    return (which.endswith("的") and len(which) > _SHORTEST_CLAUSE) or bool(acts)


def _is_wagered(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a sum is but a stake: 10亿赌局, 跟你赌10个亿."""
    before = view.text[: quantity.outer_start]
    behind = view.text[quantity.outer_end :].lstrip("元")
    return bool(starts_with_any(behind, cues.wagers) or ends_with_any(before, cues.wagering))


def _is_of_bodies(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a sum only says how much some counted bodies have: 营收过百亿|企业数增加了11家."""
    behind = view.text[quantity.outer_end :].removeprefix("的")
    bodies = starts_with_any(behind, cues.counted_bodies)
    sum_ = quantity.form != "percent" and not quantity.classifier
    return bool(bodies) and sum_ and _HOW_MANY.match(behind, len(bodies)) is not None


def _is_of_two(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a multiple tells how much more one of two names has: 甲是|乙|的12.7倍."""
    if quantity.form != "multiple" or not view.text.endswith("的", 0, quantity.outer_start):
        return False
    other = next((g for g in view.groups if g.end == quantity.outer_start - 1), None)
    return other is not None and bool(ends_with_any(view.text[: other.start], cues.copulas))


def _is_where(view: SentenceMentions, quantity: QuantityMention) -> bool:
    """Whether a number only says in how many places: cases were found in 25 out of 28 provinces."""
    before = view.text[: quantity.outer_start]
    part = _OUT_OF.match(view.text, quantity.outer_end)
    return part is not None and before.endswith((" in ", " across "))


def moves_price(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> bool:
    """Whether a sum is how far a price moved, by a verb that else means more: gained 5 cents."""
    if quantity.form != "money" or not lexicon.is_quoted(chosen.metric):
        return False
    before = view.text[: quantity.outer_start]
    return bool(ends_with_any(before.rstrip(), lexicon.cues.moved_prices))


def _closes_other(view: SentenceMentions, word: Located, lexicon: Lexicon) -> bool:
    """Whether a word for how shares ended is of another price or index: oil prices [closed up]."""
    if view.text[word.start : word.end].lower() not in lexicon.cues.closing:
        return False
    clause = view.clauses[view.clause_at(word.start)]
    other = (m for m in view.metrics if clause.start <= m.start and m.end <= word.start)
    quoted = any(lexicon.is_quoted(m.what[0]) for m in other)
    subject = view.text[clause.start : word.start].rstrip()
    return quoted or bool(ends_with_any(subject, lexicon.cues.indices))


def _is_of_shares(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> bool:
    """Whether shares moved by a percentage that else were taken for what was told before."""
    if quantity.form != "percent" or chosen.start is not None or lexicon.is_quoted(chosen.metric):
        return False
    ends = [q.end for q in view.quantities if q.end <= quantity.start]
    clause = view.clauses[view.clause_at(quantity.start)]
    opening = view.text[: view.clauses[0].end] if ends else ""
    here = view.text[max([clause.start, *ends]) : quantity.outer_start]
    return is_directed(chosen.metric.name) and any(
        _STOCK.search(text) is not None for text in (here, opening)
    )


def is_of_other(
    view: SentenceMentions, quantity: QuantityMention, word: Located, lexicon: Lexicon
) -> bool:
    """Whether a word of the table tells of another figure than `quantity`, or closes another."""
    each = _is_each_of_other(view, quantity, word, lexicon.cues)
    return each or _closes_other(view, word, lexicon) or _is_whole(view, quantity, word)


def is_whole_of_part(view: SentenceMentions, quantity: QuantityMention) -> bool:
    """Whether a number only says of how many another is a part: 142 of the 300 seats.

    So does the first of 300席中的142席.
    """
    parts = (q for q in view.quantities if q.start >= quantity.end and q.form == "cardinal")
    part = next(parts, None)
    among = part and _AMONG.fullmatch(view.text, quantity.outer_end, part.outer_start)
    if among and quantity.form == "cardinal":
        return True
    before = (q for q in view.quantities if q.end < quantity.start)
    last = max(before, key=lambda q: q.end, default=None)
    if last is None or last.form != "cardinal" or quantity.form != "cardinal":
        return False
    return _OF_THE.fullmatch(view.text, last.end, quantity.outer_start) is not None


def _is_whole(view: SentenceMentions, quantity: QuantityMention, word: Located) -> bool:
    """Whether a word is but that of the whole which a sum is a part of: 289亿,占|营收|的21%."""
    before = view.text[: word.start].removesuffix("总")
    return quantity.form != "percent" and before.endswith(_PART_OF)


def _is_each_of_other(
    view: SentenceMentions, quantity: QuantityMention, word: Located, cues: CuesConfig
) -> bool:
    """Whether a word only tells of another sum that it is that of each: $1.20 [a share], from 1."""
    if word.start >= quantity.start or view.text[word.start : word.end] not in cues.per_unit:
        return False
    if view.text[word.end : quantity.outer_start].strip(" ,") in cues.comparison:
        return False
    return any(view.text[q.outer_end : word.start].strip() == "" for q in view.quantities)


def _is_step(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether a measure was only changed by so much: cut its debt by 3bn, restated earnings by 4bn.

    What was done by so many is counted: used by 5 million.
    """
    if chosen.end is None or quantity.form not in _MOVED or is_directed(chosen.metric.name):
        return False
    word = word_of(view, chosen).lower()
    verb = word.endswith("ed") or ends_with_any(word, cues.moves_before)
    between = view.text[min(chosen.end, quantity.outer_start) : quantity.outer_start]
    return between.strip() == "by" and not verb and chosen.metric.dimension in LEVELS


def _is_told_again(view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric) -> bool:
    """Whether a small number takes up what was named: the two companies, the world's two largest.

    Of people it may tell how many there were: the three men died.
    """
    few = quantity.quantity.low is not None and quantity.quantity.low < _FEW
    if quantity.form != "cardinal" or chosen.metric.unit == _PEOPLE or not few:
        return False
    counted = quantity.classifier.lower() in chosen.metric.words or chosen.start is None
    spelt = _SPELT.match(view.text, quantity.start) is not None
    before = view.text[max(0, quantity.start - len("others ")) : quantity.start]
    return counted and spelt and _AGAIN.search(before) is not None


def _is_how_often(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> bool:
    """Whether "times" count how often something was done: raised interest rates five times."""
    whole = quantity.quantity.low is not None and quantity.quantity.low.is_integer()
    ratio = lexicon.derivation(chosen.metric.name) == "ratio" or chosen.metric.dimension == "ratio"
    told = view.text[quantity.start : quantity.end].endswith(_TIMES)
    before = view.text[: quantity.outer_start].rstrip()
    linked = before.endswith((" by", " is", " was", " were", " are", " at", " of", " to"))
    if quantity.form != "multiple" or not (whole and ratio and told) or linked:
        return False
    return _AS_MANY.match(view.text, quantity.end) is None


def _is_of_people(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether a percentage is of those asked or counted, and no growth of what was told before.

    Growth of 8%. More than 31% of the subscribers said; 27% saw them fall; up from 7% of them.
    """
    if quantity.form != "percent" or not is_directed(chosen.metric.name):
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start].rstrip().lower()
    if before in _SINCE:
        told = [q for q in view.quantities if q.end <= clause.start]
        return bool(told) and _is_part(view, told[-1])
    if _is_part(view, quantity) and not grew_by(view, quantity, cues):
        return True  # will cut 5% of its jobs
    link = before.rpartition(" ")[2]
    opens = before in cues.opening_counts or link in {"", "and", "but", "while", "with", "that"}
    did = _DOES.match(view.text, quantity.outer_end)
    acts = did is not None and did[1] in cues.asked
    return opens and acts


def _is_part(view: SentenceMentions, quantity: QuantityMention) -> bool:
    """Whether a percentage is of so many: 31% of the subscribers."""
    of = _OF_THOSE.match(view.text, quantity.outer_end)
    return quantity.form == "percent" and of is not None


def tells_lasting(view: SentenceMentions, quantity: QuantityMention) -> bool:
    """Whether a percentage is the growth of how long something lasts: 使用时长|同比增长68%.

    That is no level of which a growth is kept, nor what was told before it.
    """
    if quantity.form != "percent":
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    begin = max([clause.start, *(q.end for q in view.quantities if q.end <= quantity.start)])
    here = [m for m in view.metrics if begin <= m.start and m.end <= quantity.start]
    return bool(here) and all(x.dimension == "duration" for x in here[-1].what)
