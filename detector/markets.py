"""In which country's market a share or a number shipped was, where only the text around says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from detector.claim_rows import Draft
from detector.lexicon import Lexicon
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.references import Market, Topic
from detector.scope_words import NON_GAAP
from detector.vocabulary import is_place
from detector.word_search import contains_any, ends_with_any, starts_with_any

_REACH: Final = 14
"""Characters behind a place in which it is said that its market is meant."""
_POSSESSIVE: Final = re.compile("^['’]s")
_STOPS: Final = "，。；：、,.;:()（）0123456789"


def market_in(view: SentenceMentions, end: int, lexicon: Lexicon) -> str:
    """The code of the last place before `end` whose market is spoken of, "" without one.

    印度|智能手机市场, 全球|平板电脑出货量.
    """
    places: list[tuple[Located, str]] = [
        (named, lexicon.scope_of(named.what.name))
        for named in view.entities
        if is_place(named.what)
    ]
    places += [(scope, scope.what) for scope in view.scopes if scope.what in lexicon.regions]
    told = [(p.start, code) for p, code in places if p.end <= end and _opens(view, p, lexicon)]
    named = ((e.start, _market_named(e.what.name, lexicon)) for e in view.entities if e.end <= end)
    told += [(at, code) for at, code in named if code]
    return max(told, default=(0, ""))[1]


def _market_named_in(view: SentenceMentions, end: int, lexicon: Lexicon) -> str:
    """The code of the last place before `end` with a noun for a market behind it, or ""."""
    noun = lexicon.cues.place_nouns[0]
    places = (e for e in view.entities if e.end <= end and is_place(e.what))
    told = [lexicon.scope_of(e.what.name) for e in places if view.text.startswith(noun, e.end)]
    return told[-1] if told else ""


def market_after(view: SentenceMentions, drafts: Sequence[Draft], lexicon: Lexicon) -> Market:
    """The market that a sentence speaks of, without a code if there is none."""
    code = market_in(view, len(view.text), lexicon)
    sellers = {d.entity for d in drafts if d.entity and code in d.scope.split("|")}
    return Market(code, frozenset(sellers - {code}))


def _market_named(name: str, lexicon: Lexicon) -> str:
    """The code of the place whose market a name is, "" of others: 印度智能手机市场."""
    if not name.endswith(lexicon.cues.place_nouns[0]):
        return ""
    places = (m.what.name for m in lexicon.find_entities(name) if not m.start and is_place(m.what))
    return next((lexicon.scope_of(place) for place in places), "")


def of_same_goods(
    draft: Draft, before: Sequence[Sequence[Draft]], view: SentenceMentions, lexicon: Lexicon
) -> Draft:
    """`draft` with the goods of the figure before it, of which it is a part or a running total.

    售出1万辆电动汽车,其中5000辆在欧洲; 零售8万辆,累计零售38万辆. So the number (这一数字) that
    something came to. What it is compared with was counted by the same rules.
    """
    told_of = (d for drafts in reversed(before) for d in drafts)
    same = (d for d in told_of if d.metric.name == draft.metric.name and d.entity == draft.entity)
    level = next(same, None)
    if level is None or not level.scope or draft.kind != "quantity":
        return draft
    clause = view.clauses[view.clause_at(draft.place.start)]
    if clause.start <= level.place.start:
        return draft
    told = view.text[clause.start : draft.place.start]
    cues = lexicon.cues
    part = starts_with_any(told.lstrip(), cues.part_of)
    again = contains_any(told, (*cues.so_far, *cues.figures))
    if starts_with_any(told.lstrip(), cues.comparison):
        kept = {code for code in level.scope.split("|") if code == NON_GAAP}
        return replace(draft, scope="|".join(sorted({*draft.scope.split("|"), *kept} - {""})))
    codes = {*level.scope.split("|")}
    if not contains_any(told, cues.figures):
        codes = {c for c in codes if lexicon.is_goods(c) or (c in lexicon.regions and not part)}
    own = {code for code in draft.scope.split("|") if code}
    if not part and (own or not again):
        return draft
    return replace(draft, scope="|".join(sorted(own | codes)))


def of_same_kind(
    draft: Draft, before: Sequence[Sequence[Draft]], view: SentenceMentions, lexicon: Lexicon
) -> Draft:
    """`draft` of the kind of goods of the figure before it: 苹果种植面积278万亩,|产量|620万吨.

    Its clause opens with the measure, of whoever the figure before was.
    """
    last = before[-1][-1] if before else None
    if last is None or last.entity != draft.entity or not draft.metric.of_kinds:
        return draft
    clause = view.clauses[view.clause_at(draft.place.start)]
    opening = view.text[clause.start : draft.place.start]
    start = clause.start + len(opening) - len(opening.lstrip())
    alone = last.place.end <= clause.start and any(m.start == start for m in view.metrics)
    named = lexicon.of_any_kind(lexicon.level(last.metric)) is not None
    if not alone or not named or draft.metric.definition:
        return draft
    return replace(
        draft, metric=lexicon.of_kind(draft.metric, lexicon.level(last.metric).definition)
    )


def _opens(view: SentenceMentions, place: Located, lexicon: Lexicon) -> bool:
    """Whether goods, or a noun for a market, stand behind a place, in English goods before it."""
    behind = _POSSESSIVE.sub("", view.text[place.end : place.end + _REACH]).lstrip(" 的")
    if starts_with_any(behind, lexicon.goods_words):
        return True
    before = view.text[: place.start].rstrip()
    if before.endswith(" in") and ends_with_any(before.removesuffix(" in"), lexicon.goods_words):
        return True
    stop = next((at for at, char in enumerate(behind) if char in _STOPS), len(behind))
    return bool(contains_any(behind[:stop], lexicon.cues.place_nouns[:1]))


def in_market(
    scope: str,
    view: SentenceMentions,
    chosen: ChosenMetric,
    subject: str,
    place: int,
    topic: Topic,
    lexicon: Lexicon,
) -> str:
    """`scope` of what somebody sells, with the market that the text speaks of."""
    level = lexicon.level(chosen.metric)
    sold = level.name in lexicon.cues.of_markets
    named = level.name in lexicon.cues.of_named_markets and _market_named_in(view, place, lexicon)
    codes = {code for code in scope.split("|") if code}
    placed = codes & lexicon.regions or any(lexicon.kind_of(c) == "place" for c in codes)
    seller = subject and not lexicon.owner_words(subject)
    meant = seller and lexicon.kind_of(subject) not in {"place", "industry"}
    if not (sold or named) or not meant or placed:
        return scope
    market = named or market_in(view, place, lexicon) or topic.market.of(subject)
    if not lexicon.is_part(market):
        return scope  # the market of the world is the whole
    return "|".join(sorted(codes | {market}))
