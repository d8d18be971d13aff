"""Who imposes a fine, damages or a term in prison, and so has none: 法院|判处, 总局对A|处以."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, SentenceMentions
from detector.vocabulary import Metric
from detector.word_search import contains_any


def without_imposers(
    view: SentenceMentions, groups: Sequence[Group], metric: Metric, lexicon: Lexicon
) -> list[Group]:
    """`groups` without the court or bureau that imposed what `metric` measures.

    The first name behind it is that of whom it was imposed on: 法院判令|A|向B赔偿, 总局对|A|处以.
    """
    if metric.family not in lexicon.cues.imposed:
        return list(groups)
    imposers = [g for g in groups if not g.marked and _imposes(view, g, lexicon.cues)]
    if not imposers:
        return list(groups)
    clause = view.clauses[view.clause_at(imposers[-1].start)]
    ends = range(imposers[-1].end, clause.end)
    rest = [g for g in groups if g not in imposers]
    punished = next((g for g in rest if g.start in ends and not g.locative), None)
    return [replace(g, marked=False) if g is punished else g for g in rest]


def _imposes(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether a verb of imposing follows in the clause, which is no passive: 被法院|判令."""
    clause = view.clauses[view.clause_at(group.start)]
    behind = view.text[group.end : clause.end]
    verbs = [at for word in cues.imposing if (at := behind.find(word)) >= 0]
    return bool(verbs) and not contains_any(behind[: min(verbs)], cues.imposed_on)
