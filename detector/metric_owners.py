"""What the word for a measure means of its owner: a bank's operating income, a company's sales."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_candidates import fit
from detector.metric_details import ChosenMetric, word_of
from detector.open_metrics import chinese_phrase
from detector.quantities import QuantityMention
from detector.speakers import place_of
from detector.vocabulary import Entity, Label, Metric, is_place
from detector.word_search import contains_any, ends_with_any, without_ends

_OPERATING = "operating_profit"
_REVENUE = "revenue"
_SOLD = "sales_value"
_INDEX = "index"
_PLACE = "place"
_BODY = "organisation"
_LEVEL = "index_level"
_SHARES = "share_price"
_SUM = 1e9
"""From here on a bare number of sales is a sum of money."""


def by_value(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    subjects: Sequence[str],
    told: Collection[Metric],
    lexicon: Lexicon,
) -> ChosenMetric:
    """`chosen`, or of the bare "sales" of who makes nothing counted those in money.

    So it is with growth and with billions, those of goods too where a sum stands before. `told` are
    the measures of the text so far.
    """
    word = word_of(view, chosen).lower()
    level = lexicon.level(chosen.metric)
    size = quantity.quantity.high or quantity.quantity.low or 0.0
    open_ = quantity.form == "percent" or (not quantity.classifier and size >= _SUM)
    if word not in lexicon.cues.bare_sales or level.dimension != "count" or not open_:
        return chosen
    meant = [m for found in lexicon.find_metrics(word) for m in found.what]
    things = tuple(c for m in meant for c in m.classifiers)
    words = (*things, *lexicon.cues.counted_makers)
    counted = any(m.family == level.family for m in told) or contains_any(view.text, words)
    summed = any(q.form == "money" and q.end <= quantity.start for q in view.quantities)
    summed = summed and quantity.form != "percent"
    if counted or any(_makes_counted(s, lexicon, goods=summed) for s in subjects):
        return chosen
    sums = (m for m in meant if m.dimension == "money")
    fitted = (fit(view, quantity, m, lexicon, adjacent=False) for m in sums)
    return replace(chosen, metric=next(filter(None, fitted), chosen.metric))


def of_income(
    view: SentenceMentions, chosen: ChosenMetric, subjects: Sequence[str], lexicon: Lexicon
) -> ChosenMetric:
    """`chosen`, or the revenue that its owner calls otherwise.

    A bank calls it operating income. In English it is the sales of a company that the table knows,
    if none through it or by contract; those of a name that may be its goods' are left as they are.
    """
    cues, word = lexicon.cues, word_of(view, chosen).lower()
    level = lexicon.level(chosen.metric)
    banks = word in cues.bank_income and all(ends_with_any(s, cues.bank_ends) for s in subjects)
    sold = word in cues.bare_sales and not contains_any(view.text, cues.sold_otherwise)
    sold = sold and all(lexicon.kind_of(s) == "company" for s in subjects)
    meant = (level.name == _OPERATING and banks) or (level.name == _SOLD and sold)
    if not meant or not subjects:
        return chosen
    what, revenue = lexicon.derivation(chosen.metric.name), lexicon.metrics[_REVENUE]
    return replace(chosen, metric=lexicon.derived(revenue, what) if what else revenue)


def of_index(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    subjects: Sequence[str],
    lexicon: Lexicon,
) -> ChosenMetric:
    """`chosen`, or what moves of an index where a word for it and for shares tells: 收于.

    So that of a company's shares where the word tells first of an index: X收盘|下跌6%. A place has
    many indices, of which each is a measure: 香港|住宅租金指数报196点.
    """
    quoted = lexicon.level(chosen.metric) == lexicon.moving(_INDEX)
    if quoted and subjects and all(lexicon.kind_of(s) in {_PLACE, ""} for s in subjects):
        named = _index_named(view, quantity, chosen, lexicon)
        return replace(chosen, metric=named) if named else chosen
    if quoted and subjects and all(lexicon.kind_of(s) == "company" for s in subjects):
        shares, what = lexicon.metrics[_SHARES], lexicon.derivation(chosen.metric.name)
        return replace(chosen, metric=lexicon.derived(shares, what)) if what else chosen
    moving = {lexicon.moving(lexicon.kind_of(s)) for s in subjects}
    metric = moving.pop() if len(moving) == 1 else None
    if metric is None or not lexicon.is_quoted(chosen.metric):
        return chosen
    if what := lexicon.derivation(chosen.metric.name):
        return replace(chosen, metric=lexicon.derived(metric, what))
    points = metric == lexicon.metrics[_LEVEL] and quantity.form == "cardinal"
    alike = chosen.metric.dimension == metric.dimension or points
    return replace(chosen, metric=metric) if alike else chosen


def _index_named(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> Metric | None:
    """The index of a place whose name stands in the clause before a number of points, or None."""
    if chosen.start is None or quantity.quantity.unit != chosen.metric.unit:
        return None
    clause = view.clauses[view.clause_at(quantity.start)]
    known = [e.end for e in view.entities if e.end <= chosen.start]
    begin = max([clause.start, *known])
    before = view.text[begin : quantity.outer_start]
    ends = [before.rfind(noun) + len(noun) for noun in lexicon.cues.indices if noun in before]
    name = chinese_phrase(before[: max(ends, default=0)])
    if not name or name.isascii() or name in lexicon.cues.indices:
        return None
    label = Label(zh=name, en=name)
    told = {"name": name, "family": name, "label": label, "listed": False}
    return chosen.metric.model_copy(update=told)


def of_nation(owner: str, metric: Metric, lexicon: Lexicon) -> str:
    """`owner`, of what a central bank or the like keeps for its country that one: 央行的外汇储备.

    It is one of the table, or called as one of these is: 蒙古|央行.
    """
    if lexicon.level(metric).kinds[:1] != (_PLACE,):
        return owner
    body = lexicon.entities.get(owner, Entity(name=owner, kind=""))
    place = place_of(body, lexicon)
    called = lexicon.canonical_entity(owner.removeprefix(place))
    return place if place and _BODY in (body.kind, lexicon.kind_of(called)) else owner


def of_shares(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    subjects: Sequence[str],
    lexicon: Lexicon,
) -> ChosenMetric:
    """`chosen`, or the share price of a company that is only said to have moved: X|跌8%."""
    before = without_ends(view.text[: quantity.start], lexicon.cues.change_links)[0]
    moved = len(before) - len(ends_with_any(before, lexicon.cues.price_moves))
    named = any(g.end == moved and g.heads[-1].name in subjects for g in view.groups)
    what = lexicon.derivation(chosen.metric.name)
    companies = all(lexicon.kind_of(s) == "company" for s in subjects)
    if quantity.form != "percent" or moved == len(before) or not (named and what and companies):
        return chosen
    price = lexicon.derived(lexicon.metrics[_SHARES], what)
    return replace(chosen, metric=price, carried=False)


def _makes_counted(owner: str, lexicon: Lexicon, *, goods: bool) -> bool:
    """Whether sales of `owner` may be so many things: a carmaker's, or unless `goods`, goods'.

    Those of a country are of all its shops.
    """
    known = lexicon.entities.get(owner)
    if known is None:
        return contains_any(owner, lexicon.cues.counted_makers)
    return known.counted or not (goods or known.kind == "company" or is_place(known))
