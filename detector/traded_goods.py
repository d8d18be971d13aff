"""What a figure of trade is limited to by the noun before its word: 跨境电商|进出口."""

from __future__ import annotations

from detector.lexicon import Lexicon
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.open_metrics import bare_noun
from detector.quantities import QuantityMention
from detector.word_search import ends_with_any, starts_with_any


def goods_traded(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> str:
    """The goods, the ways or the firms whose trade a sum of Chinese text is, "" for all of it.

    They stand right before the word for trade; goods behind it are a kind of the metric.
    """
    level = lexicon.level(chosen.metric)
    if chosen.start is None or level.name not in lexicon.metrics:
        return ""
    own = level.family in lexicon.cues.partnered and chosen.start < quantity.start
    if not own or view.text[chosen.start].isascii():
        return ""
    return _noun_before(view, chosen.start, lexicon)


def _noun_before(view: SentenceMentions, end: int, lexicon: Lexicon) -> str:
    clause = view.clauses[view.clause_at(end)]
    known: list[Located] = [*view.groups, *view.entities, *view.periods, *view.quantities]
    known += [*view.scopes, *view.metrics]
    begin = max([clause.start, *(k.end for k in known if k.end <= end)])
    text = view.text[begin:end].strip()
    words = (*lexicon.cues.openers, *lexicon.cues.whole_places)
    text = text[len(starts_with_any(text, words)) :].removesuffix("的")
    with_it = starts_with_any(text, lexicon.cues.partner_marks)
    return "" if with_it else _part(text, lexicon)  # 对美|出口: a partner, no goods


def _part(text: str, lexicon: Lexicon) -> str:
    """`text`, if it is a noun and no word for the whole, such as 外贸."""
    cues = lexicon.cues
    noun = bare_noun(text)
    whole = noun in (*cues.whole_nouns, *cues.empty_nouns, *cues.all_trade)
    measured = ends_with_any(noun, cues.measured_ends)
    return "" if not noun or whole or measured else noun
