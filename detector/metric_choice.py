"""Which metric a quantity measures, among the metric words around it."""

from __future__ import annotations

import re
from dataclasses import replace

from detector.bare_clauses import tells_only_limits
from detector.credit import credit_moved
from detector.cue_words import CuesConfig
from detector.directions import (
    POINTS,
    grew_by,
    is_change,
    is_directed,
    tells_growth,
)
from detector.held_places import holds_place
from detector.joint_metrics import of_both
from detector.lexicon import Lexicon
from detector.line_income import of_line
from detector.mentions import Located, SentenceMentions
from detector.metric_candidates import candidate_metrics, distance, fit, is_whole
from detector.metric_details import ChosenMetric, by_classifier, by_points, specified, word_of
from detector.moved_counts import moved_again, told_again
from detector.no_measures import (
    is_no_measure,
    is_whole_of_part,
    moves_price,
    tells_lasting,
)
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
from detector.quantities import QuantityMention
from detector.sentences import Span
from detector.verbs_again import told_by_verb
from detector.vocabulary import Metric
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_OWN_CLAUSE = 2
"""Positions up to which `distance` tells of a word in the number's own clause."""

_HEADCOUNT = "headcount"
_SHARES = "share_price"
_BARE = ("sales", "sold")
_DOING = re.compile(r"(?: (?!who\b|that\b)[a-z-]+){1,12}")
"""Behind so many workers: what they did, in one clause."""


_POWER = frozenset({"kW", "kWh"})
"""Units of power plants and stores."""


_RULED = re.compile("(?:以上|以下)?的?[\u4e00-\u9fff]{2,12}")
"""Behind a number: the noun phrase that it belongs to."""

_COUNTED_BEHIND = re.compile(r" ?([\w%-]+)")
"""Behind a number that counts, or is a part of, something said there."""


_IN_TRADE = re.compile(r" in (?:the |its )?(?:[a-z-]+ ){1,3}?(?:sector|industry|market)\b")

_EACH = re.compile("每[一-鿿]\\Z")
"""Before a number: it is that of one, in the bracket or clause that says so."""

_SUBJECT = re.compile(r"([A-Z][a-z]+)(?: [a-z]+)? ([a-z]+) ")
"""A noun and a verb, perhaps a word apart, with which a sentence opens."""

_LAST_WORD = re.compile(r"\b([a-z]{3,})\Z")
_NEXT_NOUN = re.compile(r"\b([a-z]+) (?:the |its )?([a-z]{3,})\Z")
_ADVERB = re.compile(r" (?:[a-z]+ly|had|have|has|were|also)\Z")

_PEOPLE = "people"
_BEFALLEN = 24
"""Characters between a number of people and the word for what happened to them."""


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
        (
            (distance(view, quantity, c), c)
            for c in candidate_metrics(view, quantity, lexicon, level)
        ),
        key=lambda placed: placed[0],
    )
    candidates = [c for _, c in ranked]
    here = [c for (position, _), c in ranked if position <= _OWN_CLAUSE]
    parts = [c for c in here if not is_whole(view, quantity, c, lexicon.cues)]
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
