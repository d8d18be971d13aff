"""Of which schools pupils are counted, or schools: 小学招生1617万人, primary schools took in 16."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.vocabulary import Metric
from detector.word_search import contains_any, starts_with_any

_SCHOOLS: Final = "schools"


def school_level(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> str:
    """The code of the schools that were named last before a number, or right behind it; or "".

    A word for all of them, or another name, between the two ends what was told of some.
    """
    cues = lexicon.cues
    if lexicon.level(chosen.metric).family not in cues.school_families:
        return ""
    behind = view.text[quantity.outer_end :].lstrip().lower()
    for code, words in cues.school_levels.items():
        if starts_with_any(behind, words):
            return code
    end = quantity.start if chosen.start is None else max(chosen.start, quantity.start)
    named = max(_named(view.text[:end].lower(), cues.school_levels), default=None)
    if named is None:
        return ""
    begin, _, code = named
    since = view.text[begin : quantity.start]
    other = any(begin <= g.start < quantity.start and not g.marked for g in view.groups)
    return "" if other or contains_any(since, cues.all_schools) else code


def level_named(word: str, lexicon: Lexicon) -> str:
    """The code of the schools that a word means, or ""."""
    levels = lexicon.cues.school_levels.items()
    return next((code for code, words in levels if word in words), "")


def of_pupils(
    view: SentenceMentions,
    quantity: QuantityMention,
    chosen: ChosenMetric,
    level: Metric | None,
    lexicon: Lexicon,
) -> ChosenMetric | None:
    """`chosen`, or where schools only have or take in a bare number the pupils told of before.

    None if none were: no number of schools is what these have.
    """
    cues = lexicon.cues
    bare = quantity.form == "cardinal" and not quantity.classifier
    if not bare or chosen.end is None or lexicon.level(chosen.metric).name != _SCHOOLS:
        return chosen
    between = view.text[chosen.end : quantity.outer_start].strip().lower()
    told = level is not None and level.family in cues.pupil_families
    if between not in cues.school_acts and (between or not told):
        return chosen
    if level is None or not told:
        return None
    return ChosenMetric(level, None, None, carried=True)


def _named(text: str, levels: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Where each word for schools ends last, how long it is, and what schools it means."""
    for code, words in levels.items():
        for word in words:
            if (at := text.rfind(word)) >= 0:
                yield at + len(word), len(word), code
