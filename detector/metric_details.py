"""What a chosen metric is told of: of each, of goods of one kind, of what was added, a median."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detector.cue_words import CuesConfig
from detector.directions import base_of, is_fall, states_base
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.open_metrics import MEASURE_ENDS, action_before, bare_noun, chinese_phrase
from detector.quantities import QuantityMention
from detector.vocabulary import CHANGING, LEVELS, Metric
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_FOR_ALL = 1_000.0
"""From here on a dividend is that on all shares."""
_OF_EACH = 100.0
"""Below it, earnings beside those of a share are of each as well."""
_A_SHARE = re.compile(r"\b(?:a|per)[ -]share\b")
_POINTS = "points"
_INDEX_LEVEL = "index_level"
_OF_SHARES = frozenset({"share_price", "earnings_per_share"})
"""What "per share" behind a number may tell of, where no metric before it says better."""
_EACH_EARNED = "earnings_per_share"
_EARN = re.compile(r"\bearn(?:s|ed|ing)? (?:of )?\Z")
"""Before what each share earned: expects it to earn 45 cents a share."""
_JOINED = re.compile("[及和与、]")
_PAID_OUT = "dividend_per_share"
_YEAR = len("year ")
_FOR_TIME = re.compile(r" for (?:the )?")
"""Between "a share" and the time for which so much was paid."""
_AGO = re.compile(r" (?:earlier|ago|before|later|previously)\b")


@dataclass(frozen=True, slots=True)
class ChosenMetric:
    """A metric with the place of its word, None for one known by classifier or carried over."""

    metric: Metric
    start: int | None
    end: int | None
    carried: bool = False


def word_of(view: SentenceMentions, chosen: ChosenMetric) -> str:
    """The word that told the metric, "" where none did."""
    return "" if chosen.start is None else view.text[chosen.start : chosen.end]


def by_classifier(quantity: QuantityMention, lexicon: Lexicon) -> Metric | None:
    """The metric without words of its own that the counter of a number alone tells."""
    if quantity.form != "cardinal" or not quantity.classifier:
        return None
    return lexicon.counted_by(quantity.classifier)


def by_points(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> Metric | None:
    """The level of an index, where its number of points has but a verb before: 指数|报3320点."""
    before = view.text[: quantity.outer_start]
    told = quantity.quantity.unit == _POINTS and ends_with_any(before, lexicon.cues.quoting)
    return lexicon.metrics.get(_INDEX_LEVEL) if told else None


def specified(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    lexicon: Lexicon,
    *,
    changes: bool,
) -> ChosenMetric:
    """`chosen` as `quantity` tells of it; `changes`: as an amount of change, or a stock's gain."""
    changes = changes and not _word_tells(view, quantity, chosen, lexicon.cues)
    chosen = _of_share(view, quantity, _of_small_sum(view, quantity, chosen, lexicon), lexicon)
    chosen = _of_kind(view, quantity, chosen, lexicon)
    chosen = _of_things(view, quantity, chosen, lexicon)
    acted = _acted(view, quantity, chosen, lexicon)
    if acted and not (changes and states_base(view, quantity, lexicon.cues)):
        chosen, changes = replace(chosen, metric=acted), False
    each = _each_told(view, quantity, chosen, lexicon)
    chosen = replace(chosen, metric=lexicon.each(chosen.metric, each)) if each else chosen
    if _is_median(view, quantity, chosen, lexicon.cues):
        chosen = replace(chosen, metric=lexicon.median(chosen.metric))
    changes = changes and not _is_gain(view, quantity, chosen, lexicon)
    if not changes or chosen.metric.dimension not in CHANGING:
        return chosen
    base = base_of(view, quantity, lexicon.cues, quoted=lexicon.is_quoted(chosen.metric))
    what = f"change_{base}"
    return replace(chosen, metric=lexicon.derived(chosen.metric, what))


def _is_median(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether a figure is but the median of its metric: 月薪|中位数, the median |home price.

    The word may also stand alone before the number: 平均4.1万元,中位数|3.4万元.
    """
    if chosen.start is None or chosen.end is None:
        before = without_ends(view.text[: quantity.outer_start], cues.measure_verbs)[0]
        return ends_with_any(before.rstrip(" 的").lower(), cues.medians) != ""
    between = view.text[chosen.end : quantity.outer_start].lower()
    opened = ends_with_any(view.text[: chosen.start].rstrip(" 的").lower(), cues.medians)
    return opened != "" or contains_any(between, cues.medians)


def _is_gain(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> bool:
    """Whether what a stock went up by is the figure itself: payrolls rose by 22,000."""
    rose = not is_fall(view, quantity, lexicon.cues)
    return rose and lexicon.is_gain(chosen.metric) and not states_base(view, quantity, lexicon.cues)


def _of_small_sum(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """What a sum too small for all shares tells of: 全年股息|175港仙 is that of each.

    So it is with earnings of less than a hundred beside those of a share: a forecast of $1.10.
    """
    each = lexicon.metrics.get(chosen.metric.per_share)
    size = quantity.quantity.high or quantity.quantity.low or 0.0
    small = quantity.form == "money" and size < _FOR_ALL
    if each is None or not small:
        return chosen
    earned = size < _OF_EACH and _A_SHARE.search(view.text) is not None
    if each.family != chosen.metric.family and not earned:
        return chosen
    return replace(chosen, metric=each)


def _of_share(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """What "a share" behind a number tells of: earnings of $28 billion, or $2.31 a share."""
    if chosen.end is None or chosen.end <= quantity.end:
        return chosen
    if chosen.metric.name not in _OF_SHARES:
        return chosen
    if _EARN.search(view.text[: quantity.outer_start]):
        return replace(chosen, metric=lexicon.metrics[_EACH_EARNED])
    before = [m.what[0] for m in view.metrics if m.end <= quantity.start]
    told = lexicon.metrics.get(before[-1].per_share) if before else None
    if told:
        return replace(chosen, metric=told)
    paid_out = _is_paid_out(view, quantity, chosen, lexicon.cues)
    return replace(chosen, metric=lexicon.metrics[_PAID_OUT]) if paid_out else chosen


def _is_paid_out(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether a sum is for a time, as no price is: will pay 87 cents a share for 2024."""
    clause = view.clauses[view.clause_at(quantity.start)]
    behind = _FOR_TIME.match(view.text, chosen.end or 0)
    near = range(behind.start(), behind.end() + _YEAR + 1) if behind else ()
    dated = any(p.start in near for p in view.periods)
    return dated and contains_any(view.text[clause.start : quantity.start], cues.paid_out)


def _each_told(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> str:
    """The word that makes a number one of each, outside any metric: 日均32.8万, 5 million a day."""
    before, _ = without_ends(view.text[: quantity.outer_start], lexicon.cues.each_links)
    each = ends_with_any(before, lexicon.each_words)
    begin, end = chosen.start or 0, chosen.end or 0
    if begin < quantity.start and end > len(before) - len(each):
        each = ""
    behind = max(quantity.outer_end, chosen.end or 0)
    each = each or each_word_at(view.text[behind:].lstrip(), lexicon.each_behind)
    each = each or _each_of_acting(view, quantity, chosen, lexicon)
    level = chosen.metric.dimension in LEVELS and "price" not in chosen.metric.family
    told = chosen.metric.definition.startswith("each_")
    return each if level and not told else ""


def _each_of_acting(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> str:
    """The word of each beside a number whose verb follows: 5 million a day [used] the app.

    It may end the clause: [used] the app every day. Only of what the table has of each such time.
    """
    if chosen.end is None or chosen.end < quantity.end:
        return ""
    clause = view.clauses[view.clause_at(chosen.end - 1)]
    each = each_word_at(view.text[quantity.outer_end :].lstrip(), lexicon.each_behind)
    if not any(chosen.end <= q.start < clause.end for q in view.quantities):
        rest = view.text[chosen.end : clause.end].rstrip(" .,;")
        each = each or ends_with_any(rest, lexicon.each_behind)
    return each if each and lexicon.each(chosen.metric, each).name in lexicon.metrics else ""


def each_word_at(text: str, words: tuple[str, ...]) -> str:
    """The word of `words` that `text` starts with: a day, but not in "a day earlier"."""
    word = starts_with_any(text, words)
    return "" if _AGO.match(text, len(word)) else word


def _acted(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> Metric | None:
    """What was added to or taken from a stock: 新增|订阅用户1890万, added 18.9 million subscribers.

    The verb stands right before the number, or before the metric's word there; behind that stands
    a noun (充电桩|增量为422万台).
    """
    cues = lexicon.cues
    if chosen.end is not None and chosen.end <= quantity.start:
        noun = starts_with_any(view.text[chosen.end :], tuple(cues.added_behind))
        if noun:
            return lexicon.acted(chosen.metric, cues.added_behind[noun])
    places = [quantity.outer_start]
    if chosen.start is not None and chosen.start < quantity.start:
        places.append(chosen.start)
    word = word_of(view, chosen)
    for place in places:
        before, _ = without_ends(view.text[:place], cues.change_links)
        action = action_before(before, cues)
        done = lexicon.done_to(word, action) if action and word else None
        if done and done.unit == chosen.metric.unit:
            return done
        if action:
            return lexicon.acted(chosen.metric, action)
    return None


def _of_things(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """What was sold, if a Chinese noun says it: 售出|雨伞|3万把, or one that is known, 年票|销量.

    Told as a scope: umbrellas are not set against hats, nor against a figure of both.
    """
    sold = lexicon.told_of_things("sold")
    if sold is None or chosen.end is None:
        return chosen
    if (chosen.metric.family, chosen.metric.definition) != (sold.family, sold.definition):
        return chosen
    known = lexicon.nouns.known_at_end(view.text[: chosen.start])
    listed = max((q.end for q in view.quantities if q.end <= quantity.start), default=0)
    told = view.text[max(chosen.end, listed) : quantity.outer_start]
    noun = known or told.strip("、，,和及")
    if not noun.isalpha() or noun.isascii() or not (known or chinese_phrase(noun) == noun):
        return chosen
    if ends_with_any(noun, lexicon.kind_words) or ends_with_any(noun, lexicon.cues.measure_verbs):
        return chosen
    metric = chosen.metric.model_copy(update={"scope": lexicon.noun_of(noun)})
    return replace(chosen, metric=metric)


def _word_tells(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether the word of change before a number is the metric's own: 裁减3.5万个岗位.

    Not so where a level's words end with what it did: [shares rose] 5p.
    """
    if chosen.start is None or chosen.end is None or chosen.end > quantity.start:
        return False
    if ends_with_any(view.text[chosen.start : chosen.end].lower(), cues.moves_before):
        return False
    between, _ = without_ends(view.text[chosen.end : quantity.outer_start], cues.change_links)
    return not between.strip()


def _of_kind(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """The metric of goods of one kind, where that is named: 铜|产量107万吨, 110 tonnes of steel.

    The kind stands before the metric's word, between it and the number, or in English behind that.
    """
    other = _of_next_kind(view, quantity, chosen, lexicon)
    if other or not chosen.metric.of_kinds:
        return other or chosen
    words = lexicon.kind_words
    start = quantity.outer_start if chosen.start is None else chosen.start
    kind = ends_with_any(view.text[:start].rstrip(" 的"), words)
    if chosen.end is not None and chosen.end <= quantity.start:
        between = view.text[chosen.end : quantity.outer_start].strip().removeprefix("of ")
        kind = _goods_traded(between, lexicon) or kind
    behind = view.text[quantity.outer_end :].lstrip().removeprefix("of ").removeprefix("new ")
    kind = starts_with_any(behind, words) or kind
    if not kind:
        return chosen
    return replace(chosen, metric=lexicon.of_kind(chosen.metric, kind))


def _goods_traded(between: str, lexicon: Lexicon) -> str:
    """The goods named between a metric's word and its number: 进口|金属矿及矿砂|176亿元, or "".

    In Chinese these may be of no known kind, but then they are a noun and no measure themselves.
    """
    kind = starts_with_any(between, lexicon.kind_words)
    if not between or between.isascii():
        return kind
    cues = lexicon.cues
    goods = without_ends(between, (*cues.measure_verbs, *cues.change_links))[0].strip("、,，")
    if kind == goods or not goods:
        return kind
    other = (*cues.growth, *cues.empty_nouns, *cues.respective, *cues.comparison)
    measure = contains_any(goods, other) or ends_with_any(goods, MEASURE_ENDS)
    nouns = all(bare_noun(noun) for noun in _JOINED.split(goods))
    return goods if nouns and not measure else ""


def _change_before(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> int:
    """Where a number begins, or the growth that led to it: corn 2% to 9m and wheat |3% to| 5m."""
    before = [q for q in view.quantities if q.end <= quantity.start]
    if not before or before[-1].form != "percent":
        return quantity.outer_start
    between = view.text[before[-1].outer_end : quantity.outer_start].strip()
    return before[-1].outer_start if between in cues.to_words else quantity.outer_start


def _of_next_kind(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric | None:
    """The same of other goods, named right before the number: 小麦产量80万吨,玉米|60万吨."""
    before = view.text[: _change_before(view, quantity, lexicon.cues)].rstrip()
    kind = ends_with_any(before, lexicon.kind_words)
    if not kind or len(before) - len(kind) < (chosen.end or 0):
        return None
    level, what = lexicon.level(chosen.metric), lexicon.derivation(chosen.metric.name)
    of_any = lexicon.of_any_kind(level) or level
    if not of_any.of_kinds:
        return None
    told = lexicon.of_kind(of_any, kind)
    return replace(chosen, metric=lexicon.derived(told, what) if what else told)
