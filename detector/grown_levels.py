"""What a growth and the level told right beside it give each other: measure, limits, owner."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from detector.claim_rows import Draft
from detector.cue_words import CuesConfig
from detector.directions import is_directed
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_candidates import fit
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.sentences import Span, blanked
from detector.vocabulary import Metric
from detector.word_search import ends_with_any, starts_with_any

_ALONE: Final = re.compile(r",? ?(?:(?:up|down|(?:an? )?[a-z]+ (?:of|by)|[a-z]+ing)(?: by)? )?")
"""What opens a clause that only tells by how much the figure before it grew: up, a rise of."""
_ADDED: Final = re.compile(r"[a-z ]{0,24},? (?:with|and|leaving) (?:[a-z]+ ){0,3}")
"""Between casualties of one event: 3 people dead, with another |9|."""
_REACH: Final = 8
"""Characters between a growth and its level: a comma, the verb, a currency."""


def grown_level(
    view: SentenceMentions, quantity: QuantityMention, growth: Metric | None, lexicon: Lexicon
) -> ChosenMetric | None:
    """What a sum measures that the `growth` right before it led to: the economy grew 5% to |$4tn|.

    Of some measures words tell of the growth only.
    """
    told = [q for q in view.quantities if q.end <= quantity.start][-1:]
    level = growth and lexicon.level(growth)
    if not level or level == growth or quantity.form != "money" or level.dimension != "money":
        return None
    if not told or told[0].form != "percent":
        return None
    if _link(view, told[0], quantity, lexicon.cues) not in lexicon.cues.to_words:
        return None
    metric = fit(view, quantity, level, lexicon, adjacent=False)
    words = [m for m in view.metrics if m.end <= told[0].start][-1:]
    clause = view.clauses[view.clause_at(quantity.start)]
    if metric is None or any(level in m.what for m in words):
        return None
    here = [m for m in words if growth in m.what and clause.start <= m.start]
    start, end = (here[0].start, here[0].end) if here else (None, None)
    return ChosenMetric(metric, start, end, carried=not here)


def _link(
    view: SentenceMentions, growth: QuantityMention, level: QuantityMention, cues: CuesConfig
) -> str:
    """The words from a growth to its level, but those that say of when and from when it is."""
    times = (Span(p.outer_start, p.outer_end) for p in view.periods)
    between = blanked(view.text, Span(growth.outer_end, level.outer_start), times).lower()
    base = starts_with_any(between.lstrip(), cues.bases["yoy"])
    said = between.lstrip().removeprefix(base).strip(",，、 ")
    return said.removeprefix("in ").strip()


def with_limits_of_growth(
    draft: Draft, growth: Draft, view: SentenceMentions, cues: CuesConfig
) -> Draft:
    """`draft` with the scope of `growth` before it, if that only led to it."""
    between = view.text[growth.place.end : draft.place.start].strip(",，、 ")
    verbs = (*cues.to_words, *cues.measure_verbs)
    led = len(between) <= _REACH and starts_with_any(between, verbs)
    own = growth.metric.name.startswith(f"{draft.metric.name}_")
    if not (led and own) or draft.scope or draft.entity != growth.entity:
        return draft
    return replace(draft, scope=growth.scope)


def with_owner_of_toll(
    draft: Draft, before: Draft, view: SentenceMentions, cues: CuesConfig
) -> Draft:
    """Casualties of nobody with the owner of those they only add to: killed 3, [with 9 injured].

    So it is with a part of those: injured 62 people in Laos, 19 [of whom] were hospitalised.
    """
    between = view.text[before.place.end : draft.place.start]
    behind = view.text[draft.place.end :].lstrip()
    part = starts_with_any(behind, cues.part_of_behind) or ends_with_any(
        between.rstrip().lower(), cues.part_of
    )
    added = draft.metric.family in cues.counted_by_bureaus and _ADDED.fullmatch(between)
    tolls = before.metric.family in cues.counted_by_bureaus and (added or part)
    return replace(draft, entity=before.entity) if tolls and not draft.entity else draft


def with_owner_of_level(draft: Draft, level: Draft, view: SentenceMentions) -> Draft:
    """A growth of nobody, alone in its clause, with the owner of `level`: 9 million, [up 5%].

    Visitors to Berlin reached 9 million in 2024, up 5% on 2023.
    """
    grown = is_directed(draft.metric.name) and draft.metric.name.startswith(f"{level.metric.name}_")
    if draft.entity or not (grown and level.entity) or view.clause_at(draft.place.start) == 0:
        return draft
    clause = view.clauses[view.clause_at(draft.place.start)]
    alone = _ALONE.fullmatch(view.text, clause.start, draft.place.start) is not None
    following = view.clause_at(draft.place.start) == view.clause_at(level.place.start) + 1
    return replace(draft, entity=level.entity) if alone and following else draft
