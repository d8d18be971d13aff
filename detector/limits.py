"""What limits a figure besides the listed scopes: an adjective, a place, being a part of another.

Each becomes a code of its scope, so that 12,100 electric cars, or the cars sold in Europe, are not
set against all cars. Nothing here needs a list of such adjectives, places or parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from detector.lexicon import CuesConfig, ends_with_any, is_place, starts_with_any
from detector.mentions import Group, SentenceMentions
from detector.metric_choice import ChosenMetric
from detector.quantities import QuantityMention

_WORD: Final = re.compile(r"[a-z][a-z-]+")
_LONGEST: Final = 24
"""Characters of a code: what a part consists of is cut there."""
_HAN_COPULA: Final = re.compile(r"^[为是属于系]+")


def limited(
    scope: str,
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    owner: str,
    cues: CuesConfig,
) -> str:
    """`scope`, the codes of listed scopes, with those of the other limits of `quantity`."""
    codes = {code for code in scope.split("|") if code}
    codes |= set(_adjectives(view, quantity, chosen, cues))
    codes |= set(_place(view, quantity, owner))
    codes |= set(_change(view, quantity, chosen, cues))
    if not codes:
        codes |= set(_part(view, quantity, chosen, cues))
    return "|".join(sorted(codes))


def _adjectives(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> Iterator[str]:
    """What stands between a number and its English counter: 12,100 [electric] cars."""
    counter = quantity.classifier
    written = view.text[quantity.start : quantity.end]
    if not counter or not written.isascii():
        return
    own = " ".join((chosen.metric.label.en, chosen.metric.name.replace("_", " ")))
    if chosen.start is not None and chosen.end is not None:
        own += f" {view.text[chosen.start : chosen.end]}"
    known = {*_WORD.findall(own.lower()), *counter.lower().split()}
    words = _WORD.findall(written.rpartition(" ")[0])
    yield from (word for word in words if word not in known and word not in cues.plain_adjectives)


def _change(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> Iterator[str]:
    """Whether the figure was added to or taken from a stock: opened 46 stores, of 612."""
    behind = chosen.start is not None and chosen.start >= quantity.start
    if not behind:
        return
    before = view.text[max(0, quantity.outer_start - _LONGEST) : quantity.outer_start].rstrip()
    for change in ("added", "lost"):
        verb = ends_with_any(before, cues.actions[change])
        if verb and verb.isascii() and chosen.metric.definition in {"", "total"}:
            yield change


def _place(view: SentenceMentions, quantity: QuantityMention, owner: str) -> Iterator[str]:
    """The place that the figure of somebody else is limited to: 17,200 cars in Europe."""
    clause = view.clauses[view.clause_at(quantity.start)]
    here = [g for g in view.groups if _is_where(g) and clause.holds(g.start, g.end)]
    if not here:
        return
    starts = [q.start for q in view.quantities]
    behind = (
        g
        for g in here
        if g.start >= quantity.end and not any(quantity.end <= at < g.start for at in starts)
    )
    first = next((at for at in starts if at >= clause.start), quantity.start)
    opening = (g for g in here if g.end <= first)
    found = next(behind, None) or next(opening, None)
    name = found.heads[-1].name if found else ""
    if found and owner and name != owner and not _is_scope(view, found):
        yield name


def _is_where(group: Group) -> bool:
    return group.locative and len(group.heads) == 1 and is_place(group.heads[-1])


def _is_scope(view: SentenceMentions, group: Group) -> bool:
    """Whether a listed scope (in China) says it already."""
    return any(s.start < group.end and group.start < s.end for s in view.scopes)


def _part(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, cues: CuesConfig
) -> Iterator[str]:
    """Of what a part consists, where only the whole's metric is known: 其中38架为租赁飞机."""
    clause = view.clauses[view.clause_at(quantity.start)]
    before = chosen.start is not None and chosen.start < clause.start
    dated = any(clause.holds(p.start, p.end) for p in view.periods)
    if not (chosen.carried or before) or dated or quantity.form in {"percent", "multiple"}:
        return
    behind = view.text[quantity.outer_end : clause.end].strip().lower()
    of_them = starts_with_any(behind, cues.part_of_behind)
    if of_them or starts_with_any(view.text[clause.start : quantity.start].strip(), cues.part_of):
        rest = _HAN_COPULA.sub("", behind.removeprefix(of_them)).strip(" 。.|")
        yield rest[:_LONGEST].replace("|", " ") or "part"
