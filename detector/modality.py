"""How a statement is meant: as a result, a forecast, a target, or on some condition."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.mentions import SentenceMentions
from detector.records import Modality, Period
from detector.sentences import Span, blanked
from detector.word_search import (
    behind_last,
    contains_any,
    ends_with_any,
    starts_with_any,
    without_ends,
)

_EACH = re.compile("每[\u4e00-\u9fff]{1,2}\\Z")
"""Before a price: of what it is one."""
_EXPECTED = 48
"""Characters beside a number in which it says who expected it."""
_EXPECTING = re.compile(
    r" (?:that )?(?:[a-z]+ ){0,4}?(?:had )?"
    r"(?P<verb>expected|forecast|predicted|projected|anticipated|estimated)\b"
)

_THEY_HAD = re.compile(r" (?:that )?(?:its|their|the) (?:[a-z]+ ){1,4}had \Z")
"""Of such words those in which somebody else had done so: its tourism office had forecast."""

_QUOTED = re.compile("[」』”》]")
"""Behind a name in quotes, with which a noun may go on."""


def modality_of(
    view: SentenceMentions, place: Span, period: Period, published: date | None, cues: CuesConfig
) -> Modality:
    """How the statement is meant, by the cue words of its clause and by whether it lies ahead."""
    if contains_any(view.text[: place.start], cues.conditional):
        return "hypothetical"
    if _is_expected(view, place, cues):
        return "forecast"
    if _is_needed(view, place, cues):
        return "hypothetical"
    index = view.clause_at(place.start)
    clause = view.clauses[index]
    # What opens a reason is told as a fact: it will close 20 shops after sales fell 8%.
    reason = len(behind_last(view.text[clause.start : place.start], cues.reasons))
    reach = _nameless(view, Span(place.start - reason, min(clause.end, place.end + 6)), cues)
    if index and starts_with_any(reach, cues.part_of):
        reach = view.text[view.clauses[index - 1].start : place.end]
    elif index and (told := _announced(view, index, cues)):
        reach = f"{told} {reach}"
    return modality_in(reach, period, published, cues)


def _is_expected(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether others only expected a value: missing the 237 billion yuan analysts had forecast."""
    behind = view.text[place.end : place.end + _EXPECTED].lower()
    if expecting := _EXPECTING.match(behind):
        others = starts_with_any(behind.lstrip(), cues.expecters)
        if others or _THEY_HAD.match(behind[: expecting.start("verb")]):
            return True
    clause = view.clauses[view.clause_at(place.start)]
    before = view.text[clause.start : place.start].rstrip()
    told = ends_with_any(before, cues.expectations)
    return bool(told) and contains_any(before, cues.beaten)


def _is_needed(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether a value is but what somebody needs: 需要每桶|90美元的油价."""
    clause = view.clauses[view.clause_at(place.start)]
    before = without_ends(view.text[clause.start : place.start], cues.change_links)[0]
    return bool(ends_with_any(_EACH.sub("", before).rstrip(), cues.needs))


def _nameless(view: SentenceMentions, span: Span, cues: CuesConfig) -> str:
    """The text of `span` without what is named by cue words: Target's sales, “育苗”计划."""
    span = Span(span.start, min(span.end, len(view.text)))
    names = [n for n in view.entities if view.text[n.start : n.end].isascii()]
    named = [Span(n.start, n.end) for n in names]
    ends = [match.end() for match in _QUOTED.finditer(view.text, span.start, span.end)]
    plans = ((at, starts_with_any(view.text[at:], cues.modality["target"])) for at in ends)
    named += [Span(at, at + len(word)) for at, word in plans if word and not word.isascii()]
    return blanked(view.text, span, named)


def _announced(view: SentenceMentions, index: int, cues: CuesConfig) -> str:
    """The cue with which the clause before clause `index` says how this one is meant.

    That clause states no value. It ends with a verb of saying that is a cue (分析师预计，), with
    a cue and a copula (目标是，), or with a colon behind a target (Its target: 7 million); a mere
    没有达到目标， announces nothing.
    """
    before = view.clauses[index - 1]
    stated = (q for q in view.quantities if before.holds(q.start, q.end) and q.form != "duration")
    if any(not starts_with_any(view.text[q.outer_end :], cues.expecters) for q in stated):
        return ""  # but 6位|分析师平均预计 only says how many they were
    text = _without_outdone(view.text[before.start : before.end].rstrip(), cues)
    gap = view.text[before.end : view.clauses[index].start]
    copula = ends_with_any(text, cues.copulas)
    cue = ends_with_any(text.removesuffix(copula).rstrip(), cues.modal)
    if cue and (copula or cue in cues.saying):
        return cue
    return text if ":" in gap and contains_any(text, cues.modality["target"]) else ""


def modality_in(text: str, period: Period, published: date | None, cues: CuesConfig) -> Modality:
    """How a statement with the words `text` about `period` is meant."""
    text = _without_outdone(text, cues)
    told = cues.modality.items() if contains_any(text, cues.modal) else ()
    for modality, words in told:
        if contains_any(text, words):
            return modality  # type: ignore[return-value]
    if published and period.start and period.start > published:
        return "forecast"
    return "actual"


def _without_outdone(text: str, cues: CuesConfig) -> str:
    """English `text` without what a value is only compared with: beat profit forecasts.

    The value of a forecast itself is one: above its forecast of 5 million.
    """
    return _outdone_pattern(cues.beaten, cues.outlooks).sub(" ", text) if text.isascii() else text


@lru_cache(maxsize=1)
def _outdone_pattern(beaten: tuple[str, ...], outlooks: tuple[str, ...]) -> re.Pattern[str]:
    verbs, nouns = ("|".join(map(re.escape, words)) for words in (beaten, outlooks))
    return re.compile(
        rf"\b(?:{verbs})(?: [a-z'’-]+){{0,3}} (?:{nouns})\b(?! (?:of|for|by|to|was|is)\b)",
        re.IGNORECASE,
    )
