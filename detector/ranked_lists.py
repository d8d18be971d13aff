"""Which list a rank is of: what it ranks, where, and by what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import rjieba

from detector.categories import CategoriesConfig, Measure
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.names import OPEN_KINDS
from detector.sentences import Span
from detector.vocabulary import Entity, is_industry, is_place
from detector.word_search import Matcher, Mention, ends_with_any

_BESIDE = 3
"""Characters that may stand between a region and what is ranked there: Indonesia's smartphone."""

_LIST_NAME = 12
_NOUNS = frozenset({"n", "nz", "ns", "nr", "nt", "j", "l", "b", "an", "vn", "ng", "eng", "m"})
_LAST_WORD = re.compile(r"(?:^|(?<= ))([A-Za-z-]+)[ -]$")

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class RankedList:
    """A list: its name, by what it ranks, and the spans of the names that tell which it is.

    `definition` is empty where region or measure is not stated: then it may be any of several.
    """

    name: str
    measure: Measure | None
    definition: str
    taken: tuple[Span, ...]


class ListFinder:
    """Reads the list off the words around a rank; holds word lists, no state."""

    def __init__(self, config: CategoriesConfig, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._contests, self._lists = config.contests, config.lists
        self._fields = Matcher(
            (word, field.name) for field in config.fields for word in field.words
        )
        self._measures = Matcher((word, m) for m in config.measures for word in m.words)
        self._field_of = {m: field.name for field in config.fields for m in field.measures}
        self._worldwide = Matcher((word, "") for word in config.worldwide)
        self._demonyms = Matcher(
            (word, place) for place, words in config.demonyms.items() for word in words
        )
        self._no_modifier = frozenset(
            word.rsplit(" ", 1)[-1]
            for word in (*config.superlatives, *config.first_words, *config.leading)
        )
        chinese = "|".join(re.escape(w) for w in config.markets if not w.isascii())
        english = "|".join(re.escape(w) for w in config.markets if w.isascii())
        self._market = re.compile(
            rf"(?P<zh>[\u4e00-\u9fff]{{2,8}}?)(?:{chinese})|(?P<en>[a-z-]+) (?:{english})\b"
        )
        self._follows = re.compile(rf" (?:{english})\b", re.IGNORECASE)

    def find(
        self, view: SentenceMentions, place: Span, *, by_place: bool = True
    ) -> RankedList | None:
        """The list of the rank at `place`, or None where the words do not tell.

        `by_place`: a place beside what is ranked says where (印尼智能手机市场第一); otherwise only
        words such as 全国 do, since the place may itself be ranked (广东GDP全国第一).
        """
        measure = self._measure(view, place)
        named = self._named(view, place)
        if named:
            return named
        field, at = self._field(view, place, measure)
        if not field:
            return None
        places = self._regions(view, place, at) if by_place else []
        names = {e.what.name for e in places}
        if len(names) > 1 or not (by_place or self._scope_region(view, place)):
            return None
        region = (
            names.pop() if names else self._demonym(view, at) or self._scope_region(view, place)
        )
        definition = measure.name if measure and region else ""
        taken = tuple(Span(e.start, e.end) for e in places)
        return RankedList(f"{region}{field}", measure, definition, taken)

    def _measure(self, view: SentenceMentions, place: Span) -> Measure | None:
        """By what it ranks: the nearest word of its clause, else the only one before it."""
        found = _nearest(view, self._measures.find(view.text), place)
        if found and view.clause_at(found[0].start) == view.clause_at(place.start):
            return found[0].what[0]
        return found[0].what[0] if len({m.what[0].name for m in found}) == 1 else None

    def _named(self, view: SentenceMentions, place: Span) -> RankedList | None:
        """A contest or a list with a name, right before the rank or in the clause before it."""
        index = view.clause_at(place.start)
        ends = [(view.clauses[index].start, place.start)]
        if index:
            before = view.clauses[index - 1]
            ends.append((before.start, before.end))
        for first, end in ends:
            dates = [p.end for p in view.periods if p.end <= end]
            start = max(first, end - _LIST_NAME - 2, *dates, 0)
            text = view.text[start:end].rstrip("的上中里 ")
            for definition, endings in (("contest", self._contests), ("list", self._lists)):
                name = _noun_phrase(text) if ends_with_any(text, endings) else ""
                if len(name) > 2:
                    at = start + len(text) - len(name)
                    return RankedList(name, None, definition, (Span(at, start + len(text)),))
        return None

    def _field(
        self, view: SentenceMentions, place: Span, measure: Measure | None
    ) -> tuple[str, Span]:
        """What is ranked, and where it stands; "" where the words do not tell.

        In order: a listed word with what narrows it (高端手机), what the measure tells, the noun
        before 市场.
        """
        names = [e for e in view.entities if not is_industry(e.what) and not is_place(e.what)]
        free = [
            m
            for m in self._fields.find(view.text)
            if all(m.end <= e.start or e.end < m.start for e in names)
        ]
        found = _nearest(view, free, place)
        if found:
            narrowed = self._modifier(view, found[0].start)
            if self._demonyms.find(narrowed):
                narrowed = ""
            start = found[0].start - len(narrowed)
            return f"{narrowed}{found[0].what[0]}", Span(start, found[0].end)
        if measure and measure.name in self._field_of:
            return self._field_of[measure.name], place
        return self._open_field(view, place)

    def _modifier(self, view: SentenceMentions, position: int) -> str:
        """The words that narrow the field at `position`: 高端 of 高端手机, premium of phones."""
        begin = max(self._bounds(view, position), default=0)
        text = view.text[begin:position]
        if not view.text[position].isascii() or not text.isascii():
            return _noun_phrase(text)
        match = _LAST_WORD.search(text)
        word = match[1].lower() if match else ""
        plain = word in self._no_modifier or word in self._lexicon.cues.english_function_words
        return "" if not match or plain else text[match.start() :]

    def _bounds(self, view: SentenceMentions, position: int) -> Iterator[int]:
        """Where something ends that no modifier begins before: a name, a date, a region."""
        yield view.clauses[view.clause_at(position)].start
        ends = [e.end for e in view.entities]
        ends += [s.end for s in view.scopes]
        ends += [w.end for w in self._worldwide.find(view.text)]
        ends += [m.end for m in self._measures.find(view.text)]
        ends += [p.end for p in view.periods]
        ends += [q.end for q in view.quantities]
        yield from (end for end in ends if end <= position)

    def _open_field(self, view: SentenceMentions, place: Span) -> tuple[str, Span]:
        """The noun before 市场 or market, if it is no name."""
        clause = view.clauses[view.clause_at(place.start)]
        for match in self._market.finditer(view.text.lower(), clause.start, clause.end):
            end = max(match.end("zh"), match.end("en"))
            begin = max((e.end for e in view.entities if e.end <= end), default=clause.start)
            text = view.text[max(begin, clause.start) : end].lower()
            word = match["en"] or ""
            listed = word in self._no_modifier or word in self._lexicon.cues.english_function_words
            field = _noun_phrase(text) if not word else word if word in text else ""
            if len(field) > 1 and not listed:
                return field, Span(end - len(field), end)
        return "", place

    def _regions(self, view: SentenceMentions, place: Span, field: Span) -> list[Mention[Entity]]:
        """The places that say where the list holds: beside what is ranked, or behind 在, in."""
        measures = (Span(m.start, m.end) for m in self._measures.find(view.text))
        ranked = [place, field, *measures]
        here = [
            e
            for e in view.entities
            if (is_place(e.what) or e.what.kind in OPEN_KINDS)
            and (
                self._located(view, e)
                or (is_place(e.what) and any(0 <= span.start - e.end <= _BESIDE for span in ranked))
            )
        ]
        near = _nearest(view, here, place)
        clause = view.clause_at(near[0].start) if near else -1
        return [e for e in near if view.clause_at(e.start) == clause]

    def _located(self, view: SentenceMentions, entity: Mention[Entity]) -> bool:
        before = view.text[max(0, entity.start - 6) : entity.start].rstrip()
        return bool(ends_with_any(f" {before}", self._lexicon.cues.locatives))

    def _demonym(self, view: SentenceMentions, field: Span) -> str:
        """The country of `the Chinese cloud market`; a Chinese carmaker tells nothing of a list."""
        for mention in self._demonyms.find(view.text[: field.start]):
            beside = view.text[mention.end : field.start].strip() == ""
            if beside and self._follows.match(view.text, field.end):
                return mention.what[0]
        return ""

    def _scope_region(self, view: SentenceMentions, place: Span) -> str:
        """The region that a word such as 全国 or worldwide gives, "" where there is none."""
        named = [
            Mention(m.start, m.end, entity)
            for m in view.scopes
            if m.what in self._lexicon.regions
            and (entity := self._lexicon.scopes[m.what].entity)
            and all(m.end <= e.start or e.end <= m.start for e in view.entities)
        ]
        world = [Mention(m.start, m.end, WORLD) for m in self._worldwide.find(view.text)]
        found = _nearest(view, [*named, *world], place)
        return found[0].what if found else ""


WORLD = "全球"
"""Where a list of the whole world holds."""


def _nearest(
    view: SentenceMentions, found: Iterable[Mention[Told]], place: Span
) -> list[Mention[Told]]:
    """Mentions of the clause of `place` by distance, then those of the clauses before it."""
    here = view.clause_at(place.start)

    def far(mention: Mention[Told]) -> tuple[int, int]:
        gap = max(0, place.start - mention.end, mention.start - place.end)
        return here - view.clause_at(mention.start), gap

    return sorted((m for m in found if view.clause_at(m.start) <= here), key=far)


def _noun_phrase(text: str) -> str:
    """The run of nouns that `text` ends with: 福布斯富豪榜 of 连续三年登上福布斯富豪榜."""
    kept: list[str] = []
    for word, tag in reversed(rjieba.tag(text)):
        if tag not in _NOUNS or not word.isalnum() or word.isdigit():
            break
        kept.insert(0, word)
    return "".join(kept)[-_LIST_NAME:]
