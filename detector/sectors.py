"""Of which part of an economy a figure of a place is: 第二产业, 民营企业, 可再生能源."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.open_metrics import chinese_phrase
from detector.quantities import QuantityMention
from detector.respective import matched_with
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_LONGEST: Final = 12
"""Characters of a sector that is taken as it stands, whatever a tokeniser makes of it."""
_SHORTEST: Final = 2
_SHORT: Final = 8
"""Characters of a trade that is named in a measure, whatever a tokeniser makes of it."""
_NOT_IN_NAME: Final = frozenset("的占在对为有")
"""Characters that show what ends like a sector to be more than its name."""
_WITHIN: Final = "在内的"
"""Before a sector: what it includes."""
_LISTINGS: Final = (re.compile("、"), re.compile("[、和与及]"))
"""What parts the members of a list; the first where these match: 汽车制造业、电气和器材制造业."""


def sector_of(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    lexicon: Lexicon,
) -> str:
    """The sector that stands before a metric's word, or before a number that goes on about it.

    浙江|民营企业|进出口1.2万亿元,|外商投资企业|下降8.2%. It is one of a place, or of nobody named.
    In a list whose members match the numbers (分别) it is the one that this number is of.
    """
    if view.text.isascii() or not _is_of_place(owner, lexicon):
        return ""
    here = view.clause_at(quantity.start)
    word = chosen.start if chosen.start is not None and chosen.start < quantity.start else None
    own = word is not None and view.clause_at(word) == here
    ends = [quantity.outer_start] * (not own) + [word] * (word is not None)
    told = (_before(view, quantity, chosen, end, lexicon) for end in ends if end is not None)
    return next(filter(None, told), "")


def same_sector(
    draft: Draft, before: Sequence[Draft], view: SentenceMentions, lexicon: Lexicon
) -> Draft:
    """`draft` with the sector of the figure before it, where its clause goes on about that.

    中国|机械工业|出口5亿元;|实现|顺差3亿元: what a place's sector did, not the place.
    """
    clause = view.clauses[view.clause_at(draft.place.start)]
    goes_on = starts_with_any(view.text[clause.start : draft.place.start], lexicon.cues.resuming)
    named = any(clause.start <= g.start < draft.place.start for g in view.groups)
    told = before[-1] if before and before[-1].entity == draft.entity else None
    free = not (draft.scope or named) and _is_of_place(draft.entity, lexicon)
    if told is None or not (goes_on and free):
        return draft
    sector = ends_with_any(told.scope, lexicon.cues.sector_ends)
    return replace(draft, scope=told.scope) if sector and "|" not in told.scope else draft


def _before(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    end: int,
    lexicon: Lexicon,
) -> str:
    """The sector that stands before `end` in its clause, "" where none does."""
    cues, clause = lexicon.cues, view.clauses[view.clause_at(end)]
    known: list[Located] = [*view.entities, *view.periods, *view.scopes, *view.quantities]
    words = [m for m in view.metrics if m.start != chosen.start]
    known += [m for m in words if not _is_in_sector(view.text, m, cues)]
    begin = max([clause.start, *(k.end for k in known if k.start < end)])
    verbs = (
        *cues.measure_verbs,
        *cues.change_links,
        *cues.growth,
        *cues.changes,
        *cues.sector_links,
        *cues.sector_lists,
    )
    text = view.text[begin:end].lstrip("的")
    trade = _trade(text, view.text[end:], cues)
    if trade and end == chosen.start:
        return "" if _NOT_IN_NAME.intersection(trade) else trade
    if not contains_any(text, cues.sector_ends):
        return ""
    told = without_ends(text, verbs)[0]
    any_kind = bool(starts_with_any(text[len(told.rstrip()) :].lstrip(), cues.sector_lists))
    told = told.rpartition(_WITHIN)[2]
    lists = [listing.split(told) for listing in _LISTINGS]
    matches = (matched_with(view, quantity, m, lexicon) for m in lists if len(m) > 1)
    matched = next(filter(None, matches), None)
    return _sector(matched or told, lists[-1], cues, any_kind=any_kind)


def _trade(text: str, behind: str, cues: CuesConfig) -> str:
    """What `text` names before a word for a trade, there or in the measure: 电竞|市场规模.

    So 共享经济市场|交易额, but no more than a few characters, and not all trades.
    """
    measured = starts_with_any(behind, cues.trades)
    if len(measured) < _SHORTEST and not text.endswith(cues.place_nouns[0]):
        return ""  # 业务量 begins with no word for a trade
    told = without_ends(text, cues.trades)[0]
    told = without_ends(told, (*cues.whole_nouns, *cues.trades))[0].removesuffix("的")
    plain = told in (*cues.empty_nouns, *cues.sector_openers)
    moved = ends_with_any(told, (*cues.growth, *cues.changes))
    return told if told.isalpha() and len(told) <= _SHORT and not (plain or moved) else ""


def _is_of_place(owner: str, lexicon: Lexicon) -> bool:
    """Whether an owner is a place, or nobody knows it."""
    place = lexicon.kind_of(owner) == "place" or owner.endswith(lexicon.cues.region_ends)
    return not owner or place


def _is_in_sector(text: str, metric: Located, cues: CuesConfig) -> bool:
    """Whether a word for a metric may be but part of a sector's name: 清洁能源|发电, 城乡|居|民.

    So it may be of what stands behind that: 民营企业|纳税人.
    """
    word = text[metric.start : metric.end]
    links = starts_with_any(text[metric.start :], cues.sector_links)
    return len(word) == 1 or word in cues.sector_ends or len(links) >= len(word)


def _sector(phrase: str, members: Sequence[str], cues: CuesConfig, *, any_kind: bool) -> str:
    """The name of a sector that `phrase` is, or that it ends with, "" where it tells none.

    `any_kind`: what follows says that it is one (等产业), whatever it is called.
    """
    listed = len(members) > 1
    if not any_kind and not ends_with_any(members[-1], cues.sector_ends):
        return ""
    whole = phrase if listed or len(phrase) <= _LONGEST else chinese_phrase(phrase)
    for opener in cues.sector_openers:
        whole = whole.removeprefix(opener)
    plain = whole in ("", *cues.empty_nouns, *cues.whole_nouns)
    return "" if plain or not _NOT_IN_NAME.isdisjoint(whole) else whole
