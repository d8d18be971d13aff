"""The words around numbers: what `configs/units.yaml` and `configs/hedges.yaml` hold, made fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pydantic import Field

from detector.config import StrictModel
from detector.numerals import bounded
from detector.records import Hedge

Form = Literal[
    "cardinal",
    "money",
    "percent",
    "multiple",
    "ordinal",
    "ratio",
    "duration",
    "approximate_word",
]


class Currency(StrictModel):
    """How one currency is written around a number."""

    words: list[str]
    symbols: list[str]
    labels: list[str]


class Measure(StrictModel):
    """Words of one unit, and how many of the canonical unit one of them is.

    `labels` stand before the number instead (magnitude 6.4). What else is given must hold for
    `words` to be this unit: one of `before` right before the number or one of `after` right behind
    the word, digits worth `least` or more, a scale word between number and unit (3亿度).
    """

    words: list[str]
    unit: str
    factor: Decimal = Decimal(1)
    labels: list[str] = Field(default_factory=list)
    before: list[str] = Field(default_factory=list)
    after: list[str] = Field(default_factory=list)
    least: Decimal = Decimal(0)
    scaled: bool = False

    @property
    def is_conditional(self) -> bool:
        """Whether its words are this unit only in a certain context."""
        return bool(self.before or self.after or self.least or self.scaled)


class Unstated(StrictModel):
    """The unit of numbers that have none, in sentences that hold one of `words`."""

    words: list[str]
    unit: str
    form: Form
    below: Decimal


class Phrase(StrictModel):
    """Words that are a number by themselves (where `followed_by` follows, if that is given)."""

    words: list[str]
    value: Decimal
    unit: str
    form: Form
    followed_by: list[str] = Field(default_factory=list)


class RankWords(StrictModel):
    """What tells a rank (全球第二) from a mere ordinal (第二版)."""

    suffixes: list[str]
    after: list[str]
    cues: list[str]
    not_before: str
    english_before: list[str]
    english_after: list[str]


class UnitsConfig(StrictModel):
    """`configs/units.yaml`."""

    scales: dict[str, Decimal]
    money_scales: dict[str, Decimal]
    counted_scales: dict[str, Decimal]
    currencies: dict[str, Currency]
    yuan: str
    yuan_abroad: list[str]
    label_gaps: list[str]
    small_money: dict[str, dict[str, Decimal]]
    percents: list[Measure]
    multiples: list[str]
    phrases: list[Phrase]
    durations: list[Measure]
    scores: list[str]
    results: list[str]
    measures: list[Measure]
    classifiers: list[str]
    digit_classifiers: list[str]
    not_before: dict[str, str]
    blockers: dict[str, bool]
    not_some_after: dict[str, str]
    introducers: list[str]
    english_introducers: list[str]
    english_prepositions: list[str]
    moves: list[str]
    bare_before: list[str]
    list_before: list[str]
    list_behind: list[str]
    states: list[str]
    counted_behind: list[str]
    unstated: list[Unstated]
    not_counted: list[str]
    not_between: list[str]
    not_names: list[str]
    year_prepositions: list[str]
    divisor_nouns: list[str]
    year_cues_before: list[str]
    year_cues_after: list[str]
    sentence_cues: list[str]
    not_durations: list[str]
    ranks: RankWords
    idioms: list[str]


class HedgesConfig(StrictModel):
    """`configs/hedges.yaml`."""

    before: dict[Hedge, list[str]]
    before_far: dict[Hedge, list[str]] = Field(default_factory=dict)
    fillers: list[str]
    marks: list[str]
    after: dict[Hedge, list[str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit as one of its words writes it."""

    code: str
    factor: Decimal = Decimal(1)
    form: Form = "cardinal"
    classifier: str = ""


COUNT: Final = Unit("count")


def unit_table(units: UnitsConfig) -> dict[str, Unit]:
    """Every word that may follow a number, with its unit."""
    table = {word: Unit("count", classifier=word.lower()) for word in units.classifiers}
    for measures, form in _measures(units):
        plain = [m for m in measures if not m.is_conditional]
        table |= {w: Unit(m.unit, m.factor, form) for m in plain for w in _spellings(m, form)}
    table |= {word: Unit("times", form="multiple") for word in units.multiples}
    table |= {word: Unit("points") for word in units.scores}
    for code, parts in units.small_money.items():
        table |= {word: Unit(code, factor, "money") for word, factor in parts.items()}
    for code, currency in units.currencies.items():
        table |= {word: Unit(code, form="money") for word in currency.words}
    return table


def conditional_units(units: UnitsConfig) -> dict[str, tuple[Measure, Unit]]:
    """Every word that is a unit only in a certain context."""
    return {
        word: (measure, Unit(measure.unit, measure.factor, form))
        for measures, form in _measures(units)
        for measure in measures
        if measure.is_conditional
        for word in measure.words
    }


def label_table(units: UnitsConfig) -> dict[str, Unit]:
    """Every word that gives the number behind it a unit."""
    return {w: Unit(m.unit, m.factor) for m in units.measures for w in m.labels}


def _spellings(measure: Measure, form: Form) -> Iterator[str]:
    """The words of a measure, English ones also as in "a 500-kilometre line"."""
    for word in measure.words:
        yield word
        if form == "cardinal" and word.isascii() and len(word) > 1 and word[0].isalpha():
            yield "-" + word


def _measures(units: UnitsConfig) -> Iterator[tuple[list[Measure], Form]]:
    yield units.measures, "cardinal"
    yield units.durations, "duration"
    yield units.percents, "percent"


def alternation(words: Iterable[str]) -> str:
    """Make a pattern of `words`, longest first, Latin ones kept from running on."""
    return "|".join(map(bounded, sorted(words, key=len, reverse=True)))


class WordsAfter:
    """Words looked up right after a place in a text; the longest wins.

    `not_before` names, for a word, the characters that would make it the beginning of another.
    """

    def __init__(self, words: Iterable[str], not_before: Mapping[str, str] | None = None) -> None:
        guards = not_before or {}
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append((word, guards.get(word, "")))

    def find(self, text: str, start: int) -> str:
        """Return the longest word that begins at `start`, or an empty string."""
        for word, guard in self._by_first.get(text[start : start + 1], ()):
            end = start + len(word)
            if not text.startswith(word, start) or _runs_on(text, end):
                continue
            if not guard or end == len(text) or text[end] not in guard:
                return word
        return ""


class WordsBefore:
    """Words looked up right before a place in a text; the longest wins, Latin case is ignored."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[-1], set()).add(len(word))
        self._sizes = {last: sorted(found, reverse=True) for last, found in sizes.items()}

    def find(self, text: str, end: int) -> str:
        """Return the longest word that ends at `end`, or an empty string."""
        for size in self._sizes.get(text[end - 1].lower(), ()) if end else ():
            word = text[end - size : end].lower() if size <= end else ""
            if word in self._words and not _runs_on(text, end - size):
                return word
        return ""


def _runs_on(text: str, start: int) -> bool:
    """Whether a Latin letter stands on both sides of `start`."""
    sides = text[max(0, start - 1) : start + 1]
    return len(sides) == 2 and sides.isascii() and sides.isalpha()


_GAP: Final = re.compile(r"[^,，。;；!！?？\n0-9]{0,8}\Z")
_FARTHEST: Final = 16
_COMPARING: Final = frozenset({"over", "under"})
"""Hedges whose words may also compare one value with another."""
_KNOWN: Final = "the"
"""Before a number that the reader is taken to know."""


class HedgeReader:
    """Reads the hedge words on both sides of a number."""

    def __init__(self, config: HedgesConfig) -> None:
        self._hedge_of = {w: hedge for hedge, words in config.before.items() for w in words}
        self._before = WordsBefore(self._hedge_of)
        self._fillers = WordsBefore(config.fillers)
        self._mark = re.compile(rf"[^,;，；]{{0,{_FARTHEST}}}? (?:{alternation(config.marks)})\b")
        self._far = {w: hedge for hedge, words in config.before_far.items() for w in words}
        self._after_of = {w: hedge for hedge, words in config.after.items() for w in words}
        self._after = WordsAfter(self._after_of)

    def before(self, text: str, start: int) -> tuple[Hedge, int] | None:
        """Return the hedge in front of `start` and where its words begin.

        Before a number that is known, it compares another with that: above |the| 11.6 billion of
        2024, but above the 5 million mark.
        """
        end, known = start, False
        for _ in range(3):
            end -= text[max(0, end - 1) : end] == " "
            if word := self._before.find(text, end):
                hedge = self._hedge_of[word]
                compared = known and hedge in _COMPARING and not self._mark.match(text, start)
                return ("exact" if compared else hedge), end - len(word)
            filler = self._fillers.find(text, end)
            if not filler:
                break
            known = known or filler == _KNOWN
            end -= len(filler)
        return self._from_afar(text, start)

    def _from_afar(self, text: str, start: int) -> tuple[Hedge, int] | None:
        begin = max(0, start - _FARTHEST)
        tail = text[begin:start]
        for word, hedge in self._far.items():
            at = tail.rfind(word)
            if at >= 0 and _GAP.match(tail, at + len(word)):
                return hedge, begin + at
        return None

    def after(self, text: str, end: int) -> tuple[Hedge, int] | None:
        """Return the hedge behind `end` and where its words end."""
        begin = end + text.startswith(" ", end)
        word = self._after.find(text, begin)
        return (self._after_of[word], begin + len(word)) if word else None
