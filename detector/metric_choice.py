"""Which metric a quantity measures, among the metric words around it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from detector.bare_clauses import tells_only_limits
from detector.credit import credit_moved
from detector.cue_words import CuesConfig
from detector.directions import (
    POINTS,
    grew_by,
    growth_base,
    is_change,
    is_directed,
    level_of,
    tells_cut,
    tells_growth,
)
from detector.growing_rates import rate_told
from detector.growth_terms import growth_term
from detector.held_places import holds_place
from detector.joint_metrics import of_both
from detector.lexicon import Lexicon, MetricMention
from detector.line_income import of_line
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric, by_classifier, by_points, specified, word_of
from detector.moved_counts import is_meant, moved_again, told_again
from detector.no_measures import (
    is_no_measure,
    is_of_other,
    is_whole_of_part,
    moves_price,
    tells_lasting,
)
from detector.occasions import counts_occasions
from detector.open_metrics import (
    action_before,
    chinese_phrase,
    counted_thing,
    limit_metric,
    moving_metric,
    next_share,
    open_metric,
    part_share,
    spending,
)
from detector.origins import sent_again
from detector.quantities import BEEN, QuantityMention
from detector.sentences import Span
from detector.verbs_again import told_by_verb
from detector.vocabulary import LEVELS, Metric
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_OWN_CLAUSE = 2
"""Positions up to which `_distance` tells of a word in the number's own clause."""

_HEADCOUNT = "headcount"
_SHARES = "share_price"
_BARE = ("sales", "sold")
_DOING = re.compile(r"(?: (?!who\b|that\b)[a-z-]+){1,12}")
"""Behind so many workers: what they did, in one clause."""


_POWER = frozenset({"kW", "kWh"})
"""Units of power plants and stores."""

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

_RULED = re.compile("(?:以上|以下)?的?[\u4e00-\u9fff]{2,12}")
"""Behind a number: the noun phrase that it belongs to."""

_COUNTED_BEHIND = re.compile(r" ?([\w%-]+)")
"""Behind a number that counts, or is a part of, something said there."""

_ADVERBS = frozenset({" still ", " others ", " people ", " people still ", " are still "})
"""Between a number and what its people are: 341 still missing."""

_JOINING = frozenset({"and", "but", "and has", "and had", "and have"})
_ARTICLES = frozenset({"", "a", "an", "the"})
_HELD_OF = frozenset({"of", "in", "and", "or", "while", "but", "after", "as", "following"})
"""Behind a percentage that one holds: it is of something, which is a stake."""

_IN_TRADE = re.compile(r" in (?:the |its )?(?:[a-z-]+ ){1,3}?(?:sector|industry|market)\b")
_AT = re.compile(r" (?:at|in)(?: (?!which\b|that\b)[a-z-]+){1,5} ")
"""Between a measure and the places that it is measured in."""

_EACH = re.compile("每[一-鿿]\\Z")
"""Before a number: it is that of one, in the bracket or clause that says so."""

_SUBJECT = re.compile(r"([A-Z][a-z]+)(?: [a-z]+)? ([a-z]+) ")
"""A noun and a verb, perhaps a word apart, with which a sentence opens."""

_OF_NAME = re.compile(" [A-Z][A-Za-z-]+ [A-Za-z]")
_LAST_WORD = re.compile(r"\b([a-z]{3,})\Z")
_NEXT_NOUN = re.compile(r"\b([a-z]+) (?:the |its )?([a-z]{3,})\Z")
_AND_DOES = re.compile(r"\band [a-z]+\Z")
_ADVERB = re.compile(r" (?:[a-z]+ly|had|have|has|were|also)\Z")

_PEOPLE = "people"
_BEFALLEN = 24
"""Characters between a number of people and the word for what happened to them."""

_ADJACENT = 6
"""Characters that may stand between a number and the noun it counts: 30亿元的新一轮融资."""


def choose_metric(
    view: SentenceMentions,
    quantity: QuantityMention,
    carried: Metric | None,
    lexicon: Lexicon,
    *,
    level: Metric | None = None,
    repeated: bool = False,
    stepped: bool = False,
) -> ChosenMetric | None:
    """The metric of `quantity`, or None: the level that it tells of, or the change of that."""
    if _counts_list(view, quantity) or _is_lead(view, quantity, lexicon.cues):
        return None
    if _is_of_unknown_each(view, quantity, lexicon) or _is_rate_of_each(view, quantity, lexicon):
        return None
    if _goes_to_other(view, quantity, lexicon.cues):
        return None
    if _is_threshold(view, quantity, lexicon.cues):
        return None
    changes = is_change(view, quantity, lexicon.cues)
    chosen = _choose(
        view,
        quantity,
        carried,
        lexicon,
        level=level,
        repeated=repeated,
        stepped=stepped,
        changes=changes,
    )
    if level and told_by_verb(view, quantity, chosen, level, lexicon.cues):
        chosen = ChosenMetric(level, None, None, carried=True)
    listed = chosen is not None and lexicon.level(chosen.metric).name in lexicon.metrics
    if carried and not listed and _goes_on(view, quantity, carried, lexicon):
        same = fit(view, quantity, carried, lexicon, adjacent=False)
        chosen = ChosenMetric(same, None, None, carried=True) if same else chosen
    chosen = chosen or moved_again(view, quantity, (carried, level), lexicon)
    if chosen is None:
        return None
    none = is_no_measure(view, quantity, chosen, lexicon)
    if none or _is_of_staff_acting(view, quantity, chosen, lexicon.cues):
        return None
    changes = changes or moves_price(view, quantity, chosen, lexicon)
    if _is_of_trade(view, quantity, chosen, lexicon):
        return None
    chosen = told_again(view, quantity, chosen, (carried, level), lexicon)
    chosen = of_both(view, quantity, chosen, lexicon)
    sold = _sold_again(view, quantity, chosen, level)
    whole = _summed_up(view, quantity, sold, lexicon)
    return specified(view, quantity, whole, lexicon, changes=changes) if whole else None


def _goes_on(
    view: SentenceMentions, quantity: QuantityMention, carried: Metric, lexicon: Lexicon
) -> bool:
    """Whether a number is of what was told before: X led with 15 million, China sent 7 of them."""
    held = holds_place(view, quantity, lexicon.cues)
    return held or sent_again(view, quantity, carried, lexicon)


def _is_of_trade(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> bool:
    """Whether a rate is but that of a trade of a country: growth of 9% in the mining sector."""
    behind = _IN_TRADE.match(view.text, quantity.outer_end)
    told = behind is not None and bool(ends_with_any(behind[0], lexicon.cues.trades))
    return told and quantity.form == "percent" and lexicon.is_nations(chosen.metric)


def _is_of_staff_acting(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> bool:
    """Whether so many workers did, or met with, something: More than 500 workers tested positive.

    They are no headcount, but where it is said that they work there.
    """
    if chosen.metric.name != _HEADCOUNT or chosen.start is None or not view.text.isascii():
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    opening = view.text[clause.start : quantity.outer_start].strip().lower()
    ahead = view.text[quantity.outer_end : clause.end]
    counted = quantity.start <= chosen.start < quantity.end
    acts = opening in {"", *cues.opening_counts} and _DOING.match(ahead) is not None
    return counted and acts and not contains_any(ahead, cues.employing)


def _sold_again(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    level: Metric | None,
) -> ChosenMetric:
    """`chosen`, or of a bare number the count of sales told before: total sales to 12 million."""
    word = word_of(view, chosen).lower()
    bare = quantity.form == "cardinal" and not quantity.classifier
    summed = any(q.form == "money" for q in view.quantities)
    counted = level is not None and level.dimension == "count"
    if level is None or not (bare and counted) or summed:
        return chosen
    of_sales = level.definition == chosen.metric.definition and ends_with_any(word, _BARE)
    return replace(chosen, metric=level) if of_sales else chosen


def _summed_up(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric | None:
    """`chosen`, or of what was new the whole: 50 new cases, bringing the [total to] 92.

    None if no metric of the table tells of the whole.
    """
    before = view.text[: quantity.outer_start].rstrip()
    if not ends_with_any(before, lexicon.cues.totals) or not lexicon.is_new(chosen.metric):
        return chosen
    whole = lexicon.whole_of(chosen.metric)
    return replace(chosen, metric=whole) if whole else None


def _counts_list(view: SentenceMentions, quantity: QuantityMention) -> bool:
    """Whether a number only sums up the list of names before it: A、B、C三家公司."""
    return any(
        g.end == quantity.outer_start and len(g.heads) > 1 and quantity.quantity.low == len(g.heads)
        for g in view.groups
    )


def _is_of_unknown_each(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> bool:
    """Whether a number only says how much is in one of what is counted: 5440万袋(每袋60公斤)."""
    before = view.text[: quantity.outer_start]
    each = _EACH.search(before) if quantity.form == "cardinal" else None
    return each is not None and not ends_with_any(each[0], lexicon.each_words)


def _is_rate_of_each(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> bool:
    """Whether a percentage is of what falls to one of something: profit was up 12% per share."""
    behind = view.text[quantity.outer_end :].lstrip()
    return quantity.form == "percent" and bool(starts_with_any(behind, lexicon.cues.per_unit))


def _is_threshold(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a number is but what a rule asks for: 最低1000万元的|资产规模限制."""
    noun = _RULED.match(view.text, quantity.outer_end)
    return noun is not None and bool(ends_with_any(noun[0], cues.thresholds))


def _is_lead(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether percentage points tell how far ahead of another one is: 高于全国水平0.6个百分点."""
    if quantity.quantity.unit != POINTS:
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    return contains_any(view.text[clause.start : quantity.start], cues.rivals)


def _choose(
    view: SentenceMentions,
    quantity: QuantityMention,
    carried: Metric | None,
    lexicon: Lexicon,
    *,
    level: Metric | None,
    repeated: bool,
    stepped: bool,
    changes: bool,
) -> ChosenMetric | None:
    """The metric that `quantity` tells of, or None.

    In order: the word of the table right behind the number (5998万MAU), the nearest before it in
    its clause, the nearest behind it in its clause; what its classifier tells; of growth, shares
    and changes, the `level` they are of; a phrase of its clause that no table lists; the nearest
    word in an earlier clause; and `carried`, the metric of the figure before. That is for growth
    and shares, for parts (其中…), for targets and forecasts, for the end of a change (`stepped`:
    由823万增至901万), or a clause that only says when it held (12月为182亿元), and for a value
    stated before (`repeated`).
    """
    if is_whole_of_part(view, quantity) or tells_lasting(view, quantity):
        return None
    moved = _grown_to(view, quantity, carried, lexicon)
    moved = moved or credit_moved(view, quantity, carried, lexicon)
    if moved:
        return moved
    ranked = sorted(
        ((_distance(view, quantity, c), c) for c in _candidates(view, quantity, lexicon, level)),
        key=lambda placed: placed[0],
    )
    candidates = [c for _, c in ranked]
    here = [c for (position, _), c in ranked if position <= _OWN_CLAUSE]
    parts = [c for c in here if not _is_whole(view, quantity, c, lexicon.cues)]
    near = _told_near(view, quantity, candidates, parts, lexicon)
    if near:
        return _stock_added_to(view, near, level, lexicon)
    relative = changes or _is_relative(view, quantity, lexicon.cues)
    if relative and (quantity.quantity.unit != POINTS or (carried and is_directed(carried.name))):
        carried = level or carried
    if quantity.quantity.unit != POINTS and grew_by(view, quantity, lexicon.cues):
        # 份额16.6%,同比大增50.2%: it is the shipments that grew, told before their share.
        candidates = [c for c in candidates if c in here or not _is_rate(c.metric)]
        carried = None if carried and _is_rate(carried) else carried
    bare = not relative and tells_only_limits(view, quantity, carried, lexicon.cues)
    going_on = carried if repeated else next_share(view, quantity, carried, lexicon)
    carried = (level or carried) if bare else going_on
    same = None if carried is None else fit(view, quantity, carried, lexicon, adjacent=False)
    if stepped and carried and carried.dimension == "count" and quantity.form == "cardinal":
        same = same or carried  # 船舶由2.64万艘减至1.32万艘: of a noun that no table lists too
    again = ChosenMetric(same, None, None, carried=True) if same else None
    if again and (repeated or starts_with_any(view.text, lexicon.cues.part_of)):
        return again
    if relative:
        if again and _quotes_other(view, quantity, again.metric, lexicon):
            again = None
        others = [c for c in candidates if c not in here]
        found = _level_before(view, quantity, again, others, lexicon) or next(
            iter(candidates), None
        )
        return found or _moved_last(view, quantity, again, lexicon)
    told = _told_apart(view, quantity, candidates, again, lexicon, stepped=stepped or bare)
    named = told or _of_next_name(view, quantity, level, lexicon)
    limited = None if named else limit_metric(view, quantity, lexicon)
    return ChosenMetric(limited, None, None) if limited else named


def _stock_added_to(
    view: SentenceMentions, chosen: ChosenMetric, level: Metric | None, lexicon: Lexicon
) -> ChosenMetric:
    """`chosen`, or the stock of which its sentence told what was added: 新增光伏装机, 累计装机."""
    stock = lexicon.stock_of(level) if level else None
    word = word_of(view, chosen)
    told = any(q.end <= (chosen.start or 0) for q in view.quantities)
    if stock is None or not told or not starts_with_any(word, lexicon.cues.cumulative):
        return chosen
    alike = (chosen.metric.dimension, chosen.metric.unit) == (stock.dimension, stock.unit)
    return replace(chosen, metric=stock) if alike and chosen.metric.strict_classifiers else chosen


def _grown_to(
    view: SentenceMentions, quantity: QuantityMention, carried: Metric | None, lexicon: Lexicon
) -> ChosenMetric | None:
    """The growth of what no table lists, where its value is told behind: trips grew 18% to 5m."""
    value = next((q for q in view.quantities if q.start >= quantity.end), None)
    if quantity.form != "percent" or value is None or value.form == "percent":
        return None
    between = view.text[quantity.outer_end : value.outer_start].strip().lower()
    said = max((q.end for q in view.quantities if q.end <= quantity.start), default=0)
    listed = any(said <= m.start < quantity.start for m in view.metrics)
    if listed or between not in lexicon.cues.to_words:
        return None
    of_value = choose_metric(view, value, carried, lexicon)
    if of_value is None or of_value.carried or of_value.start is not None:
        return None
    growth = fit(view, quantity, of_value.metric, lexicon, adjacent=False)
    return replace(of_value, metric=growth) if growth else None


def _moved_last(
    view: SentenceMentions, quantity: QuantityMention, again: ChosenMetric | None, lexicon: Lexicon
) -> ChosenMetric | None:
    """What went up or down where no word of the table says: a thing itself, or what was told."""
    moved = _moved_itself(view, quantity, lexicon)
    cues = lexicon.cues
    other = _has_own_subject(view, quantity, cues) or _moves_other(view, quantity, cues)
    return moved or (None if other else again)


def _quotes_other(
    view: SentenceMentions, quantity: QuantityMention, told: Metric, lexicon: Lexicon
) -> bool:
    """Whether what went up or down is not what the price or index `told` before was of.

    国际金价上涨1%。|云川科技|涨6%, 布伦特原油涨2%,|9月天然气|跌0.2%: a share, and another price.
    """
    cues = lexicon.cues
    level = lexicon.level(told)
    index = ends_with_any(level.name.partition("_")[0], cues.indices)
    if not (lexicon.is_quoted(level) or index):
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    begin = max([clause.start, *(q.end for q in view.quantities if q.end <= quantity.start)])
    text = view.text[begin : quantity.outer_start]
    before, verb = without_ends(text, (*cues.growth, *cues.growth_bare, *cues.fall_links), "")
    end = begin + len(before)
    if not verb or before.isascii():
        return False
    named = [g for g in view.named_before(quantity.start) if begin <= g.start and g.end <= end]
    if named:
        return level.family != _SHARES
    known: list[Located] = [*view.periods, *view.metrics, *view.scopes]
    start = max([begin, *(k.end for k in known if begin <= k.start and k.end <= end)])
    based = (word for words in cues.bases.values() for word in words)
    return not contains_any(before, tuple(based)) and bool(chinese_phrase(view.text[start:end]))


def _moved_itself(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> ChosenMetric | None:
    """The growth of what moves of the thing named last in the clause: 沪指|上涨1%."""
    before = view.named_before(quantity.start)
    metric = lexicon.moving(before[-1].heads[-1].kind) if before else None
    fitted = metric and fit(view, quantity, metric, lexicon, adjacent=False)
    return ChosenMetric(fitted, None, None) if fitted else None


def _has_own_subject(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether an English sentence opens with what grew, which no table lists: Gas was up 4%."""
    match = _SUBJECT.match(view.text)
    if match is None or any(q.end <= quantity.start for q in view.quantities):
        return False
    known: list[Located] = [*view.groups, *view.periods, *view.metrics, *view.entities]
    if any(k.start < match.end(1) for k in known) or match[1].lower() in _taken_up(cues):
        return False
    return match[2] in cues.growth or match[2] in cues.copulas or match[2] in cues.measure_verbs


def _moves_other(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a noun no table lists stands before an English verb of growth: its |shares| fell."""
    clause = view.clauses[view.clause_at(quantity.start)]
    ends = [q.end for q in view.quantities if q.end <= quantity.start]
    text = view.text[max([clause.start, *ends]) : quantity.outer_start]
    told = any(clause.start <= m.start < quantity.start for m in view.metrics)
    if told or not text.isascii():
        return False
    before, verb = without_ends(text.rstrip(), (*cues.growth, *cues.fall_links, *cues.copulas))
    noun = _LAST_WORD.search(_ADVERB.sub("", before.rstrip()))
    return bool(verb) and noun is not None and noun[1] not in _taken_up(cues)


def _goes_to_other(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a noun that no table lists grew behind another figure: while |volume| rose 2%.

    Where its value follows, that may be known (rose 2% to 3 million).
    """
    if starts_with_any(view.text[quantity.outer_end :].lstrip(), cues.to_words):
        return False
    ends = [q.end for q in view.quantities if q.end <= quantity.start]
    begin = max(ends, default=0)
    text = view.text[begin : quantity.outer_start].rstrip()
    known: list[Located] = [*view.metrics, *view.entities]
    if not ends or quantity.form != "percent" or not text.isascii():
        return False
    if any(begin <= m.start < quantity.start for m in known):
        return False
    before, verb = without_ends(text, (*cues.growth, *cues.fall_links))
    told = _NEXT_NOUN.search(before.rstrip())
    opens = told is not None and told[1] in cues.openers and told[2] not in _taken_up(cues)
    return bool(verb) and opens


def _taken_up(cues: CuesConfig) -> frozenset[str]:
    """The words that mean what was told before: it, that, growth."""
    words = (*cues.pronouns, *cues.definite, *cues.figures, *cues.growth, *cues.growth_nouns)
    return frozenset(word.lower() for word in words) | cues.english_function_words


def _level_before(
    view: SentenceMentions,
    quantity: QuantityMention,
    again: ChosenMetric | None,
    others: list[ChosenMetric],
    lexicon: Lexicon,
) -> ChosenMetric | None:
    """What a growth, share or change is of: a measure right before it, or the figure before.

    That is if no word of `others`, the metrics of earlier clauses, stands between the two.
    """
    moved = moving_metric(view, quantity, lexicon)
    fitted = fit(view, quantity, moved, lexicon, adjacent=False) if moved else None
    if fitted:
        return ChosenMetric(fitted, None, None)
    said = max((q.end for q in view.quantities if q.end <= quantity.start), default=0)
    if again is None or not said or any((c.start or 0) >= said for c in others):
        return None
    placed = (c for c in others if c.metric.name == again.metric.name)
    return next(placed, replace(again, carried=not others))


def _told_apart(
    view: SentenceMentions,
    quantity: QuantityMention,
    candidates: list[ChosenMetric],
    again: ChosenMetric | None,
    lexicon: Lexicon,
    *,
    stepped: bool,
) -> ChosenMetric | None:
    """The metric of a level whose clause holds no word of the table."""
    action = action_before(view.text[: quantity.outer_start].rstrip(), lexicon.cues)
    if again and action and lexicon.acted(again.metric, action):
        return again
    told = open_metric(view, quantity, lexicon)
    if told:
        return ChosenMetric(told, None, None)
    if candidates and _is_of_other_power(view, quantity, lexicon.cues):
        return None
    if candidates:
        return of_line(view, quantity, candidates, lexicon)
    if again and (stepped or _may_carry(view, quantity, lexicon.cues)):
        return again
    done = open_metric(view, quantity, lexicon, action=True)
    return ChosenMetric(done, None, None) if done else None


def _is_of_other_power(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a figure is of a kind of power that no word of its clause says what of: 风电|48GW."""
    before = view.text[: quantity.outer_start]
    noun, _ = without_ends(before, (*cues.measure_verbs, *cues.having))
    return quantity.quantity.unit in _POWER and bool(ends_with_any(noun.rstrip(), cues.power_kinds))


def _told_near(
    view: SentenceMentions,
    quantity: QuantityMention,
    candidates: list[ChosenMetric],
    here: list[ChosenMetric],
    lexicon: Lexicon,
) -> ChosenMetric | None:
    """What makes up a share, what is spent on, the table's word `here`, the classifier."""
    if quantity.classifier in lexicon.counters and (told := by_classifier(quantity, lexicon)):
        return ChosenMetric(told, None, None)
    part = part_share(view, quantity, lexicon) or spending(view, quantity, lexicon)
    if part:
        return ChosenMetric(part, None, None)
    if here:
        befallen = _befallen(view, quantity, here)
        if befallen:
            return befallen
        counted = counted_thing(view, quantity, lexicon)
        if counted and not _names_counted(view, quantity, here[0], counted, lexicon.cues):
            return ChosenMetric(counted, None, None)
        return here[0]
    alone = by_classifier(quantity, lexicon) or by_points(view, quantity, lexicon)
    return ChosenMetric(alone, None, None) if alone and not candidates else None


def _befallen(
    view: SentenceMentions, quantity: QuantityMention, here: list[ChosenMetric]
) -> ChosenMetric | None:
    """What happened to the people whose counter is a metric's word too: killed 5 [workers]."""
    first = here[0].start or 0
    if not quantity.start < first < quantity.end or here[0].metric.unit != _PEOPLE:
        return None
    counter = quantity.classifier.lower()
    for chosen in here[1:]:
        start, end = chosen.start or 0, chosen.end or 0
        gap = Span(quantity.end, start) if start >= quantity.end else Span(end, quantity.start)
        others = any(gap.start <= q.start < gap.end for q in view.quantities)
        others |= start > quantity.end and any(q.outer_start == end + 1 for q in view.quantities)
        near = gap.end - gap.start <= _BEFALLEN and not others
        befalls = chosen.metric.unit == _PEOPLE and counter in chosen.metric.classifiers
        if befalls and near and not quantity.start < start < quantity.end:
            return chosen
    return None


def _names_counted(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    counted: Metric,
    cues: CuesConfig,
) -> bool:
    """Whether a word of the table, rather than the noun behind the number, says what is counted.

    It does not where it stands behind another number too.

    It does not where it is the mere verb of a sale: 31,000 umbrellas sold are no vehicles; nor
    where it tells what those do who are counted: 12,000 advisers selling insurance.
    """
    if _is_told_of_another(view, quantity, chosen):
        return False
    doing = word_of(view, chosen).lower().endswith("ing") and chosen.metric.unit != _PEOPLE
    if doing and chosen.start is not None and chosen.start > quantity.outer_end + 1:
        return False
    if chosen.start is None or chosen.end is None or chosen.end > quantity.start:
        return True
    verb = view.text[chosen.start : chosen.end].lower()
    return counted.name == chosen.metric.name or verb not in cues.actions["sold"]


def _is_told_of_another(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric
) -> bool:
    """Whether a word behind a number stands behind the next one: 27 silver and 24 bronze medals.

    Or right behind the one before: 20 [goals] in 28 league games.
    """
    if chosen.start is None:
        return False
    start, before = chosen.start, [q for q in view.quantities if q.end <= quantity.start]
    if any(q.start < start and not view.text[q.outer_end : start].strip() for q in before):
        return True
    return any(quantity.end <= q.start < start for q in view.quantities)


def _is_rate(metric: Metric) -> bool:
    """Whether a metric is a share, margin or rate itself, and no growth."""
    return metric.dimension == "percent" and not is_directed(metric.name)


def _is_relative(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a number is a bare growth or share, which is one of something else."""
    if quantity.form not in {"percent", "multiple"}:
        return False
    clause = view.clauses[view.clause_at(quantity.start)]
    return contains_any(view.text[clause.start : clause.end], (*cues.growth, *cues.share)) or (
        tells_growth(view, quantity, cues)
    )


def _may_carry(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    if quantity.form in {"percent", "multiple"}:
        return True
    clause = view.clauses[view.clause_at(quantity.start)]
    return contains_any(view.text[clause.start : clause.end], cues.ahead)


def _of_next_name(
    view: SentenceMentions, quantity: QuantityMention, told: Metric | None, lexicon: Lexicon
) -> ChosenMetric | None:
    if told is None or not _is_of_next_name(view, quantity, told, lexicon):
        return None
    fitted = fit(view, quantity, told, lexicon, adjacent=False)
    return ChosenMetric(fitted, None, None, carried=True) if fitted else None


def _is_of_next_name(
    view: SentenceMentions, quantity: QuantityMention, told: Metric, lexicon: Lexicon
) -> bool:
    """Whether a number is one of what was `told` before of another name: 大英博物馆则有650万人次.

    Then only that name and a light verb stand before it, or of a company's income a verb of that:
    The Fila brand generated 26.6 billion yuan. Of a name it may be what that grew to.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start]
    counted = _COUNTED_BEHIND.match(view.text, quantity.outer_end)
    goes_on = counted and view.text.isascii() and counted[1] not in lexicon.cues.after_bare_number
    if quantity.form == "money":
        earned = lexicon.is_total(told) and not lexicon.is_bodys(told)
        whole = contains_any(before, (*lexicon.cues.pronouns, *lexicon.cues.definite_bodies))
        verb = ends_with_any(before.rstrip(), lexicon.cues.income_verbs)
        by = before.rstrip().removesuffix(verb).strip() or any(
            g.end <= quantity.start for g in view.groups
        )  # Arvelo, its pizza chain, made 1 billion: nobody knows who, if that is no known name
        made = verb != "" and by
        return bool(earned and not whole and (made or _is_grown_to(view, quantity, lexicon.cues)))
    groups = view.named_before(quantity.start)
    opener = view.text[clause.start : groups[0].start].strip() if groups else ""
    opener = opener.removesuffix("the").removesuffix("The").strip().lower()
    free = groups and (not groups[-1].marked or opener in lexicon.cues.followers)
    if not free or opener not in {"", *lexicon.cues.openers, *lexicon.cues.followers} or goes_on:
        return False
    between = view.text[groups[-1].end : quantity.outer_start]
    if (done := _other_act(between, told, lexicon.cues)) or opener in lexicon.cues.followers:
        return not done and between.strip() in lexicon.cues.having
    verbs = (*lexicon.cues.measure_verbs, *lexicon.cues.income_verbs, *lexicon.cues.acting)
    verbs = (*verbs, *lexicon.cues.placed_with, *lexicon.each_words)
    if told.definition.startswith("each_"):
        verbs = (*verbs, *lexicon.cues.averaging)
    return not without_ends(between, verbs)[0].strip()


def _is_grown_to(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> bool:
    """Whether a value is what the growth of a name led to: X grew 6.1% to [26.6 billion]."""
    before = next((q for q in reversed(view.quantities) if q.end <= quantity.start), None)
    if before is None or before.form != "percent":
        return False
    clause = view.clauses[view.clause_at(before.start)]
    ends = [g.end for g in view.groups if g.end <= before.start and not g.marked]
    moved = view.text[max([clause.start, *ends]) : before.outer_start]
    verbs = (*cues.growth, *cues.fall_links)
    alone = ends != [] and not without_ends(moved, verbs)[0].strip(" ,")
    return alone and view.text[before.outer_end : quantity.outer_start].strip() in cues.to_words


def _other_act(between: str, told: Metric, cues: CuesConfig) -> bool:
    """Whether a verb tells of another act than was `told` of: added, and no modules produced."""
    action = action_before(between.rstrip(), cues)
    return bool(action) and told.definition in cues.actions and told.definition != action


def _candidates(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon, level: Metric | None
) -> list[ChosenMetric]:
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


def _is_whole(
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


def _distance(
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
