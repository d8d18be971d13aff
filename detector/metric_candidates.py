"""The measures that a figure may be of, by the words around it, and how near each stands."""

from __future__ import annotations

import re
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.directions import (
    POINTS,
    grew_by,
    growth_base,
    level_of,
    tells_cut,
    tells_growth,
)
from detector.growing_rates import rate_told
from detector.growth_terms import growth_term
from detector.lexicon import Lexicon, MetricMention
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.moved_counts import is_meant
from detector.no_measures import (
    is_of_other,
)
from detector.occasions import counts_occasions
from detector.open_metrics import (
    counted_thing,
)
from detector.quantities import BEEN, QuantityMention
from detector.vocabulary import LEVELS, Metric
from detector.word_search import contains_any, ends_with_any, starts_with_any

_BARE_MONEY_FLOOR = 10_000.0
"""A number without a unit is read as money only from here on: 投入200亿 yes, 排名22 no."""
_PER = re.compile(r" per (?!cent\b)[a-z]")
"""Behind a metric's word: it is the metric of each (profit per passenger), which is another one."""
_BREAKS = re.compile(r"[，,、;；(]|和|与|\b(?:and|but|or|on|from|at|in|for|with|as|by)\b")
_IN = re.compile(r"(?:\)| \([^()]{1,30}\))? (?:in|of) (?:total |gross |net )?")
"""Between a sum and the word that says what it is: took in 22 billion yuan in gaming revenue."""
_WHOLE_REACH = 5
"""Characters before the name of a whole in which 占 stands: 占公司总|营收的."""
_PRICED = 20
"""Characters behind a sum in which "a kg" tells that it is a price."""
_COUNTED_BEHIND = re.compile(r" ?([\w%-]+)")
"""Behind a number that counts, or is a part of, something said there."""
_ADVERBS = frozenset({" still ", " others ", " people ", " people still ", " are still "})
"""Between a number and what its people are: 341 still missing."""
_JOINING = frozenset({"and", "but", "and has", "and had", "and have"})
_ARTICLES = frozenset({"", "a", "an", "the"})
_HELD_OF = frozenset({"of", "in", "and", "or", "while", "but", "after", "as", "following"})
"""Behind a percentage that one holds: it is of something, which is a stake."""
_AT = re.compile(r" (?:at|in)(?: (?!which\b|that\b)[a-z-]+){1,5} ")
"""Between a measure and the places that it is measured in."""
_OF_NAME = re.compile(" [A-Z][A-Za-z-]+ [A-Za-z]")
_AND_DOES = re.compile(r"\band [a-z]+\Z")
_PEOPLE = "people"
_ADJACENT = 6
"""Characters that may stand between a number and the noun it counts: 30亿元的新一轮融资."""


def candidate_metrics(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon, level: Metric | None
) -> list[ChosenMetric]:
    """The metrics that words of the clause or of those before it name, and that suit the figure.

    `level`: what the figures before told of.
    """
    clause = view.clause_at(quantity.start)
    found = []
    for mention in view.metrics:
        if view.clause_at(mention.start) > clause or _PER.match(view.text, mention.end):
            continue
        if mention.start >= quantity.end and _is_of_next(view, quantity, mention):
            continue
        if _holds_other(view, quantity, mention, lexicon.cues):
            continue
        if _is_counted_by_next(view, quantity, mention, lexicon.cues):
            continue
        other = is_of_other(view, quantity, mention, lexicon)
        if other or _is_place_of_other(view, quantity, mention):
            continue
        if _is_purpose(view, quantity, mention, lexicon.cues):
            continue
        if mention.start >= quantity.end and _moves_what_stands_before(
            view, quantity, mention, lexicon.cues
        ):
            continue
        if quantity.form == "percent" and view.text.startswith(
            lexicon.cues.share_of, mention.start, mention.end
        ):
            continue
        fitted = _fitting(view, quantity, mention, lexicon, level)
        inner = None if fitted else lexicon.inner_metrics(mention, view.text)
        found += fitted or (_fitting(view, quantity, inner, lexicon, level) if inner else [])
    move = _move_pattern(lexicon.cues.moves).match(view.text, quantity.outer_end)
    moved = [c for c in found if move and c.start is not None and c.start >= move.end()]
    been = BEEN.match(view.text, quantity.outer_end)
    befell = [c for c in found if been and c.start == been.end() and c.metric.unit == _PEOPLE]
    return moved or befell or found


@lru_cache(maxsize=1)
def _move_pattern(moves: tuple[str, ...]) -> re.Pattern[str]:
    """Between an amount and the measure that moved by so much: a 5% drop in revenue."""
    return re.compile(rf" (?:{'|'.join(map(re.escape, moves))}) in ")


def _is_place_of_other(
    view: SentenceMentions, quantity: QuantityMention, mention: MetricMention
) -> bool:
    """Whether an English word only says where what a rate is of was: sales at hardware |stores|."""
    if quantity.form != "percent":
        return False
    before = (m for m in view.metrics if m.end < mention.start)
    return any(_AT.fullmatch(view.text, m.end, mention.start) for m in before)


def _is_purpose(
    view: SentenceMentions,
    quantity: QuantityMention,
    mention: MetricMention,
    cues: CuesConfig,
) -> bool:
    """Whether an English word only says what a sum is to change: raised 3bn to cut [debt]."""
    if quantity.form != "money" or mention.start < quantity.outer_end:
        return False
    between = _purpose_pattern(cues.purposes)
    return between.search(view.text, quantity.outer_end, mention.start) is not None


@lru_cache(maxsize=1)
def _purpose_pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\bto (?:{'|'.join(map(re.escape, verbs))})\b")


def _moves_what_stands_before(
    view: SentenceMentions,
    quantity: QuantityMention,
    mention: MetricMention,
    cues: CuesConfig,
) -> bool:
    """Whether an English verb of growth has its subject before it: fell 4% as revenue dropped."""
    if quantity.form != "percent" or not view.text[: mention.end].isascii():
        return False
    return grew_by(view, quantity, cues) and not _near_behind(view, quantity, mention.start)


def _is_counted_by_next(
    view: SentenceMentions, quantity: QuantityMention, mention: MetricMention, cues: CuesConfig
) -> bool:
    """Whether a word is of the next number: 在12个国家开设了|300家门店, has 61 jets [on order].

    So it is none of places that a number counts: 在12个省份拥有|门店.
    Of a list it is that of each: 12家和30家门店.
    """
    behind = view.text[quantity.outer_end :]
    if mention.start > quantity.end and starts_with_any(behind, cues.counted_places):
        return True
    following = next((q for q in view.quantities if q.start >= quantity.end), None)
    if following is None or not following.classifier:
        return False
    between = view.text[quantity.outer_end : following.outer_start].strip()
    if following.start < mention.start < following.end and _AND_DOES.search(between):
        return True  # flies 30 jets and carried 5 million [passengers]
    counted = following.end <= mention.start and not view.text[
        following.outer_end : mention.start
    ].strip("的 ")
    return counted and len(between) > 1 and between not in cues.list_links


def _holds_other(
    view: SentenceMentions,
    quantity: QuantityMention,
    mention: MetricMention,
    cues: CuesConfig,
) -> bool:
    """Whether a verb of holding has another object than a stake: holds a 61% [rating]."""
    word = view.text[mention.start : mention.end].lower()
    if word not in cues.holding or mention.end > quantity.start:
        return False
    between = view.text[mention.end : quantity.outer_start].strip().lower()
    behind = _COUNTED_BEHIND.match(view.text, quantity.outer_end)
    return between not in _ARTICLES or (behind is not None and behind[1].lower() not in _HELD_OF)


def _is_of_next(view: SentenceMentions, quantity: QuantityMention, mention: MetricMention) -> bool:
    """Whether a metric word behind a number is that of the next: earned 5bn on revenue of 36bn.

    So is a verb behind "and": was made for 30 million [and grossed] 75 million.
    """
    between = view.text[quantity.outer_end : mention.start].strip(" ,")
    joined = between in _JOINING or between.endswith(" and")
    if joined and any(q.outer_start == mention.end + 1 for q in view.quantities):
        return True
    at = mention.end + len(" of ") * view.text.startswith(" of ", mention.end)
    return at > mention.end and any(q.outer_start == at for q in view.quantities)


def _fitting(
    view: SentenceMentions,
    quantity: QuantityMention,
    mention: MetricMention,
    lexicon: Lexicon,
    level: Metric | None,
) -> list[ChosenMetric]:
    """The metrics of a word that `quantity` can be a value of, those that ask for more first."""
    found = []
    adjacent = _is_adjacent(view, quantity, mention)
    told = _is_told(view, quantity, mention, lexicon.cues)
    each = ends_with_any(view.text[: mention.start], lexicon.each_words)
    kind = ends_with_any(view.text[: mention.start].rstrip(" 的"), lexicon.kind_words)
    to = _led_to(view, quantity)

    def goods(metric: Metric) -> bool:
        return _counts_goods(view, quantity, mention, metric, level)

    def order(metric: Metric) -> tuple[bool, bool, bool, bool]:
        other = to not in {"", metric.dimension}
        of_kinds = kind != "" and not metric.of_kinds
        return (not metric.beside, of_kinds, other, not goods(metric))

    for metric in sorted(mention.what, key=order):
        if metric.beside and not is_meant(view, quantity, metric, level):
            continue
        if mention.start >= quantity.end and _is_of_others(view, quantity, metric, level, lexicon):
            continue
        of_each = each and metric.dimension in LEVELS and "price" not in metric.family
        named = lexicon.each(metric, each) if of_each else metric
        counted = told or goods(metric)
        fitted = fit(view, quantity, named, lexicon, adjacent=adjacent, told=counted)
        if fitted:
            found.append(ChosenMetric(fitted, mention.start, mention.end))
    return found


def _is_of_others(
    view: SentenceMentions,
    quantity: QuantityMention,
    metric: Metric,
    level: Metric | None,
    lexicon: Lexicon,
) -> bool:
    """Whether a number is a part of things counted before, which `metric` does not count.

    Handled 95 million parcels, 17 million of them delivered in June: no deliveries of cars.
    """
    behind = view.text[quantity.outer_end :].lstrip()
    part = starts_with_any(behind, lexicon.cues.part_of_behind)
    told = level is not None and level.dimension == "count" and level.unit != metric.unit
    return bool(part) and told and lexicon.is_of_things(metric)


def _counts_goods(
    view: SentenceMentions,
    quantity: QuantityMention,
    mention: MetricMention,
    metric: Metric,
    level: Metric | None,
) -> bool:
    """Whether a bare number is of the goods that its clause names, or the figure before was of.

    Exports of cars doubled to 256,000; sold 2 million vehicles. Exports rose to 184,000.
    """
    bare = quantity.form == "cardinal" and not quantity.classifier
    if not bare or not metric.classifiers or mention.end > quantity.start:
        return False
    if level is not None and (level.family, level.unit) == (metric.family, metric.unit):
        return True
    clause = view.clauses[view.clause_at(quantity.start)]
    named = view.text[clause.start : quantity.outer_start]
    return named.isascii() and contains_any(named, metric.classifiers)


def _led_to(view: SentenceMentions, quantity: QuantityMention) -> str:
    """The dimension of the value that a growth leads to: rose 26.6% [to] 1.44 trillion yuan."""
    if quantity.form != "percent":
        return ""
    level = next((q for q in view.quantities if q.start > quantity.start), None)
    if level is None or view.text[quantity.outer_end : level.outer_start].strip() not in {
        "to",
        "至",
    }:
        return ""
    return "money" if level.form == "money" else "count"


def is_whole(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether the word of a metric is what a share is one of: 占营收的12.8%."""
    if quantity.form != "percent" or chosen.start is None or chosen.start > quantity.start:
        return False
    before = view.text[max(0, chosen.start - _WHOLE_REACH) : chosen.start]
    return contains_any(before, cues.share_of)


def _is_adjacent(view: SentenceMentions, quantity: QuantityMention, mention: MetricMention) -> bool:
    return quantity.end <= mention.end and _near_behind(view, quantity, mention.start)


def _is_told(
    view: SentenceMentions,
    quantity: QuantityMention,
    mention: MetricMention,
    cues: CuesConfig,
) -> bool:
    """Whether a verb leads from the word to a bare number: a headcount of 11,450."""
    between = view.text[mention.end : quantity.outer_start].strip().lower()
    goes_on = _COUNTED_BEHIND.match(view.text, quantity.end)
    return mention.end <= quantity.start and between in cues.measure_verbs and goes_on is None


def _near_behind(view: SentenceMentions, quantity: QuantityMention, start: int) -> bool:
    """Whether a word at `start` is the noun that the number counts, or overlaps its counter."""
    if quantity.start < start < quantity.end:
        return True
    gap = view.text[quantity.outer_end : start]
    if quantity.end <= start and quantity.form == "money" and _IN.fullmatch(gap):
        return True
    if quantity.end <= start and gap in _ADVERBS:
        return True
    return quantity.end <= start and len(gap) <= _ADJACENT and not _BREAKS.search(gap)


def distance(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric
) -> tuple[int, int]:
    """Sort key: the kind of position, then characters away."""
    assert chosen.start is not None and chosen.end is not None  # noqa: S101, PT018
    clauses = view.clause_at(quantity.start) - view.clause_at(chosen.start)
    if chosen.start > quantity.start:
        near = _near_behind(view, quantity, chosen.start)
        return (0 if near else 2, chosen.start - quantity.outer_end)
    return (1 if clauses == 0 else 2 + clauses, quantity.start - chosen.end)


def fit(
    view: SentenceMentions,
    quantity: QuantityMention,
    metric: Metric,
    lexicon: Lexicon,
    *,
    adjacent: bool,
    told: bool = False,
) -> Metric | None:
    """`metric`, or the growth, share or multiple of it, if `quantity` can be a value of it."""
    if metric.dimension in {"date", "rank", "name"}:
        return None
    unit = quantity.quantity.unit
    if quantity.form == "percent":
        rated = metric.dimension == "percent"
        return (rate_told if rated else _rate_of)(view, quantity, metric, lexicon)
    if quantity.form == "multiple":
        if counts_occasions(view, quantity, metric, lexicon.cues):
            return metric
        return _multiple_of(view, quantity, metric, lexicon)
    if quantity.form == "money":
        behind = view.text[quantity.outer_end : quantity.outer_end + _PRICED].lstrip()
        price = starts_with_any(behind, lexicon.cues.per_unit) and lexicon.is_total(metric)
        return metric if metric.dimension == "money" and not price else None
    if quantity.form in {"cardinal", "approximate_word"} and unit == "count":
        counts = _counts(quantity, metric, adjacent=adjacent, told=told)
        named = _OF_NAME.match(view.text, quantity.outer_end)  # 800,000 Marlow Society members
        if metric.dimension == "money" and (named or counted_thing(view, quantity, lexicon)):
            return None
        return metric if counts else None
    return metric if _same_dimension(quantity, metric) else None


def _same_dimension(quantity: QuantityMention, metric: Metric) -> bool:
    forms = {"duration": "duration", "ratio": "ratio"}
    if metric.dimension == "points":
        return quantity.quantity.unit == "points"
    if metric.dimension == "count":
        return quantity.quantity.unit == metric.unit
    return forms.get(quantity.form) == metric.dimension


def _counts(quantity: QuantityMention, metric: Metric, *, adjacent: bool, told: bool) -> bool:
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
        return classifier in metric.classifiers or (told and not classifier)
    return not classifier or not metric.classifiers or classifier in metric.classifiers


def _rate_of(
    view: SentenceMentions, quantity: QuantityMention, metric: Metric, lexicon: Lexicon
) -> Metric | None:
    """The share, discount, cut or growth of a level metric that a percentage tells.

    Degrees have none.
    """
    cues = lexicon.cues
    around = _clause_around(view, quantity)
    if metric.dimension not in LEVELS or metric.unit == "celsius":
        return None
    if level_of(view, quantity, cues):
        return lexicon.derived(metric, "recovery")
    if contains_any(around, cues.share):
        return lexicon.derived(metric, "share")
    if quantity.quantity.unit == POINTS and not contains_any(around, cues.growth_nouns):
        return None
    if metric.family.startswith("price") and tells_cut(view, quantity, cues):
        return lexicon.derived(metric, "cut")
    if metric.family.startswith("price") and contains_any(around, cues.discount):
        return lexicon.derived(metric, "discount")
    if not tells_growth(view, quantity, cues):
        return None
    what = f"growth_{growth_base(view, quantity, cues, quoted=lexicon.is_quoted(metric))}"
    term = growth_term(view, quantity, lexicon)
    return lexicon.growth_at(metric, what, term) if term else lexicon.derived(metric, what)


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
