"""Figures that say only what differs from one before: up from 1.2 million a year earlier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detector.cue_words import CuesConfig
from detector.directions import is_change
from detector.mentions import SentenceMentions
from detector.metric_details import each_word_at
from detector.periods import PeriodMention
from detector.quantities import QuantityMention
from detector.quantity_words import alternation
from detector.sentences import Span
from detector.stated_units import is_converted
from detector.word_search import ends_with_any

_CHANGES = frozenset({"percent", "multiple"})
"""Forms that may stand between a value and the one it is compared with: 5, up 17% from 4."""

_COUNTS = frozenset({"cardinal", "approximate_word"})

_GROWN_FROM = re.compile(r"[0-9.]+ ?(?:%|percent|per cent) from (?:the )?")
_SPENT_ON = re.compile(r" on (?!the\b|an?\b|average\b)(?:[a-z]|R&D)")
"""Behind a sum: it is for something of its own, 54 billion on R&D and 3 billion on advertising."""

_OR = re.compile(r",? or (?:a (?:profit|loss) of )?")
"""Between a sum and what it was for each share."""
_THE, _OF = "the ", "of"
"""Around a number that another is compared with: above |the| 11 million |of| 2024."""
_NEXT_TOPIC = re.compile(r"[,，;；、]|\band\b|而|且")


@dataclass(frozen=True, slots=True)
class Echo:
    """A figure that takes metric, unit and owner from `source`, a place in the figures before it.

    `period`: the time of its own, if it has one; `compared`: it is what `source` is compared with.
    """

    source: int
    period: PeriodMention | None
    compared: bool


class EchoFinder:
    """Finds echoes; holds the compiled cue words, no state between sentences."""

    def __init__(self, cues: CuesConfig) -> None:
        self._locatives = cues.locatives
        self._each = tuple(cues.each_behind)
        self._cues = cues
        self._to = tuple(f" {word}" for word in cues.to_words if word.isascii())
        self._come_to = tuple(f"{to} " for to in self._to)
        self._apiece = (*cues.each_behind, *cues.per_unit)
        self._comparison = re.compile(_any_of(cues.comparison), re.IGNORECASE)
        words = "|".join(map(re.escape, cues.after_bare_number))
        self._goes_on = re.compile(rf"[’'\"”]?(?:$|[\s]*[,.;:)(，。；：、）（]|\s+(?:{words})\b)")
        back = (*cues.pronouns, *cues.definite, *cues.place_pronouns)
        between = _any_of((*cues.comparison, *cues.between_values, *back))
        filled = rf"(?:[\s,，、;；:：(（)）\"“”]|{between})*+"
        noun = rf"(?: (?!{_any_of(cues.english_function_words)})[a-z-]+){{0,3}}"
        aside = rf"[^,，;；]{{0,60}}[,，](?=\s?(?:up |down )?{_any_of(cues.comparison)})"
        moved = _any_of((*cues.change_adverbs, *cues.changes, *cues.changes_compared))
        self._moves = re.compile(rf"\s*{moved}")
        self._move = re.compile(rf" {_any_of(cues.moves)}")
        self._filled = re.compile(rf"(?:{noun}|{aside}){filled}", re.IGNORECASE)

    def find(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        told: Sequence[QuantityMention],
    ) -> Echo | None:
        """The echo that `quantity` is of one of `told`, the figures before it, or None.

        Between the two stand only times, hedges, cue words and where the first holds (5 million in
        Norway), and the number is compared or has a time of its own.
        """
        each = self._is_each(view, quantity)
        whole = (n for n in range(len(told) - 1, -1, -1) if not is_converted(view, told[n]))
        alike = (n for n in whole if _alike(told[n], quantity))
        at = next((n for n in alike if self._is_each(view, told[n]) == each), None)
        if at is None or any(
            q.form not in _CHANGES and not is_converted(view, q) and self._is_each(view, q) == each
            for q in told[at + 1 :]
        ):
            return None
        last = max((q for q in view.quantities if q.end <= quantity.start), key=_end)
        if each and last is not told[at]:
            return self._aside(view, quantity, Span(told[at].outer_end, last.outer_end), at)
        times = [p for p in view.periods if last.end <= p.start and p.end <= quantity.start]
        if times and _GROWN_FROM.fullmatch(view.text[last.start : times[0].start]):
            return None  # up 12% from December and 30% from a year earlier
        aside = [Span(self._begin(view, p), p.end) for p in times]
        aside += self._places(view, Span(last.outer_end, quantity.start))
        behind = view.text[quantity.outer_end :]
        if each_word_at(behind.lstrip(), self._each) or _SPENT_ON.match(behind):
            return None
        told_of = last.outer_end + self._each_width(view, last)
        gap = _blanked(view.text, Span(told_of, quantity.outer_start), aside)
        own = dated_behind(view, quantity, self._move)
        goes_on = own is not None or self._goes_on.match(view.text, quantity.outer_end)
        goes_on = goes_on or self._moves.match(view.text, quantity.outer_end)
        reached = gap.endswith(self._come_to) and is_change(view, told[at], self._cues)
        reached = reached or gap.strip(" ,").lower() in self._cues.moves_alone
        if not goes_on or reached or not self._filled.fullmatch(gap):
            return None  # rose 50 cents to $24 in May; closed at $24 in May, up 50 cents
        compared = [told_of + m.start() for m in self._comparison.finditer(gap)]
        if own is None and self._move.match(view.text, quantity.outer_end):
            return None  # after a 5% fall of something else
        if last is not told[at] and (not compared or _another_metric(view, told[at], last)):
            return None
        before = times[-1] if times and all(at < times[-1].end for at in compared) else None
        if before and gap.rstrip().endswith(self._to) and dated_behind(view, last) is before:
            before = None  # from 5 million in 2022 to 7 million
        own = own or before
        if compared and own is None:
            own = self._dated_in_clause(view, quantity)
        year_before = own is not None and own.kind == "year_before"
        return Echo(at, own, bool(compared) or year_before) if compared or own else None

    def _begin(self, view: SentenceMentions, period: PeriodMention) -> int:
        """Where a time begins: with its preposition, but not with the end of 低|于|去年."""
        word = ends_with_any(view.text[: period.start].rstrip(), self._cues.comparison)
        return period.start if len(word) > 1 else period.outer_start

    def _aside(
        self, view: SentenceMentions, quantity: QuantityMention, between: Span, at: int
    ) -> Echo | None:
        """What each share had of a sum compared: 5bn, or $6 a share, compared with 2bn, or $3."""
        if self._comparison.search(view.text, between.start, between.end) is None:
            return None
        if _OR.fullmatch(view.text, between.end, quantity.outer_start) is None:
            return None
        end = quantity.outer_end + self._each_width(view, quantity)
        dated = (p for p in view.periods if p.start >= end)
        own = next(dated, None)
        if own and view.text[end : min(own.start, own.outer_start)].strip(" ,，"):
            own = None
        return Echo(at, own, compared=True)

    def _dated_in_clause(
        self, view: SentenceMentions, quantity: QuantityMention
    ) -> PeriodMention | None:
        """The time behind a number in its clause, before any other: 58.9% in the round on May 11.

        What each share had of it is no other: 5 billion, or $2 a share, a year earlier.
        """
        clause = view.clauses[view.clause_at(quantity.start)]
        later = (q for q in view.quantities if q.start > quantity.start)
        numbers = (q.start for q in later if not self._is_each(view, q))
        end = min(clause.end, next(numbers, clause.end))
        return next((p for p in view.periods if quantity.end <= p.start and p.end <= end), None)

    def _is_each(self, view: SentenceMentions, quantity: QuantityMention) -> bool:
        """Whether a number is that of each share, day or the like: $3.28 per share."""
        return self._each_width(view, quantity) > 0

    def _each_width(self, view: SentenceMentions, quantity: QuantityMention) -> int:
        """How many characters behind a number say of each of what it is, 0 if it is of none."""
        behind = view.text[quantity.outer_end :]
        word = each_word_at(behind.lstrip(), self._apiece)
        return len(behind) - len(behind.lstrip()) + len(word) if word else 0

    def _places(self, view: SentenceMentions, gap: Span) -> Iterator[Span]:
        """Names in `gap` behind a preposition of place, with it."""
        for group in view.groups:
            if group.locative and gap.holds(group.start, group.end):
                before = view.text[: group.start].rstrip()
                yield Span(len(before) - len(ends_with_any(before, self._locatives)), group.end)


def _end(quantity: QuantityMention) -> int:
    return quantity.end


def _any_of(words: Iterable[str]) -> str:
    """A pattern of `words`, the longest first, Latin ones as whole words."""
    listed = list(words)
    latin = alternation(w for w in listed if w.isascii())
    others = alternation(w for w in listed if not w.isascii())
    # Of an empty list there is no pattern, which would match anywhere.
    whole = rf"(?<![a-zA-Z])(?:{latin})(?![a-zA-Z])" if latin else ""
    return rf"(?:{'|'.join(filter(None, (whole, others)))})"


def _alike(told: QuantityMention, quantity: QuantityMention) -> bool:
    """Whether both can be values of one metric; a unit left out is that of the value before."""
    left_out = quantity.quantity.unit == "count" and quantity.form in _COUNTS
    if left_out and not quantity.classifier and told.form in {*_COUNTS, "money"}:
        return True
    same_form = told.form == quantity.form or {told.form, quantity.form} <= _COUNTS
    return (
        same_form
        and told.quantity.unit == quantity.quantity.unit
        and quantity.classifier in {"", told.classifier}
    )


def _blanked(text: str, gap: Span, asides: Iterable[Span]) -> str:
    """The text of `gap` with `asides` made blank."""
    piece = text[gap.start : gap.end]
    for aside in asides:
        start, end = max(aside.start, gap.start) - gap.start, aside.end - gap.start
        piece = piece[:start] + " " * (end - start) + piece[end:]
    return piece


def _another_metric(view: SentenceMentions, source: QuantityMention, last: QuantityMention) -> bool:
    """Whether the change behind `source` is told of something else: 5bn, and profit fell 6%."""
    return any(
        _NEXT_TOPIC.search(view.text, source.outer_end, m.start)
        for m in view.metrics
        if source.end <= m.start < last.start
    )


def dated_behind(
    view: SentenceMentions, quantity: QuantityMention, move: re.Pattern[str] | None = None
) -> PeriodMention | None:
    """The time right behind a number, or a `move` behind that: 8,730 in 2024, a 5% rise in May."""
    moved = move.match(view.text, quantity.outer_end) if move else None
    end = moved.end() if moved else quantity.outer_end
    if any(p.end == quantity.outer_start for p in view.periods):
        return None  # 2021年44亿元|2022年43亿元|2023年22亿元
    for period in view.periods:
        if period.start >= quantity.end:
            between = view.text[end : min(period.start, period.outer_start)]
            if view.text.endswith(_THE, 0, quantity.start):
                between = between.strip().removeprefix(_OF)
            return period if not between.strip(" (") and between.isascii() else None
    return None
