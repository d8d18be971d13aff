"""What a growth leaves out: at constant exchange rates, organic, in real terms."""

from __future__ import annotations

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention
from detector.vocabulary import GrowthTerm
from detector.word_search import Mention

_LINK = 8
"""Characters between a number and a term behind it: 15% (at constant exchange rates)."""

_PAUSES = frozenset(",，;；、")


def growth_term(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> GrowthTerm | None:
    """The term of the growth that `quantity` is, None where it is told as reported.

    It stands right behind the number, or else it is the last one before it that is not told of an
    earlier number: 按固定汇率计算,甲增长15%,乙增长7%.
    """
    told = [
        m
        for m in lexicon.growth_terms.find(view.text)
        if not any(x.start <= m.start and m.end <= x.end for x in view.metrics)
    ]
    behind = [m for m in told if _is_behind(view, m, quantity)]
    before = [
        m
        for m in told
        if m.end <= quantity.start
        and not _is_of_earlier(view, m, quantity)
        and not any(_is_behind(view, m, q) for q in view.quantities)
    ]
    chosen = behind[:1] or before[-1:]
    return next((m.what[0] for m in chosen if m.what[0].code), None)


def _is_behind(
    view: SentenceMentions, term: Mention[tuple[GrowthTerm, ...]], quantity: QuantityMention
) -> bool:
    """Whether nothing but a few characters part `term` from the number before it.

    A pause parts them if another number follows: 增长13%,按固定汇率计算增长15%.
    """
    between = view.text[quantity.end : term.start]
    if term.start < quantity.end or len(between) > _LINK:
        return False
    if any(quantity.end <= q.start < term.start for q in view.quantities):
        return False
    follows = any(q.start >= term.end for q in view.quantities)
    return not (follows and _PAUSES.intersection(between))


def _is_of_earlier(
    view: SentenceMentions, term: Mention[tuple[GrowthTerm, ...]], quantity: QuantityMention
) -> bool:
    """Whether a number before `quantity` stands in the clause of `term`, behind it."""
    clause = view.clauses[view.clause_at(term.start)]
    return any(term.end <= q.start < min(quantity.start, clause.end) for q in view.quantities)
