"""Who heads what, where its seat is, and whether something is so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rjieba

from detector.categories import (
    NO,
    YES,
    CategoriesConfig,
    NameFound,
    Role,
    State,
    is_of_kind,
    name_metric,
)
from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.metric_details import ChosenMetric
from detector.names import OPEN_KIND, OPEN_KINDS
from detector.references import Topic
from detector.sentences import Span
from detector.subjects import subjects_of
from detector.vocabulary import Entity, is_person
from detector.word_search import Matcher, Mention, contains_any, ends_with_any

_OF_STATES = frozenset({"place"})
"""Whom only states have: presidents that are no company's."""

_LONGEST_NAME = 4
_IN = 4
"""Characters between a state and its date: was profitable in 2024."""

_QUOTES = ' “”"《》'


class RoleFinder:
    """Offices, seats and states; holds word lists, no state between sentences."""

    def __init__(self, config: CategoriesConfig, lexicon: Lexicon) -> None:
        self._config = config
        self._lexicon = lexicon
        self._roles = Matcher((word, role) for role in config.roles for word in role.words)
        self._states = Matcher(
            (word, (state, value))
            for state in config.states
            for value, words in ((YES, state.yes), (NO, state.no))
            for word in words
        )
        self._fillers = sorted(config.fillers, key=len, reverse=True)

    def find(self, view: SentenceMentions) -> Iterator[NameFound]:
        """The roles and states that `view` states, of whom it names."""
        for mention in self._roles.find(view.text):
            for role in mention.what:
                found = self._role(view, Span(mention.start, mention.end), role)
                if found:
                    yield found
        for stated in self._states.find(view.text):
            yield from self._state(view, Span(stated.start, stated.end), *stated.what[0])

    # Roles ---------------------------------------------------------------------------------------

    def _role(self, view: SentenceMentions, word: Span, role: Role) -> NameFound | None:
        clause = view.clauses[view.clause_at(word.start)]
        if contains_any(view.text[clause.start : clause.end], self._config.leaving):
            return None
        owners = [e for e in view.entities if is_of_kind(e.what, role.owners)]
        if role.owners == _OF_STATES:
            owners = [e for e in owners if not _is_body(e.what)]
        found = (
            self._seat(view, word, owners, role)
            if role.holder == "place"
            else self._office(view, word, owners)
        )
        if found is None:
            return None
        owner, holder = found
        beside = (owner.start, holder.start, word.start)
        if any(self._not_in_office(view.text[:start]) for start in beside):
            return None
        return NameFound(
            place=Span(holder.start, holder.end),
            anchor=word,
            entity=owner.what.name,
            metric=name_metric(role.name, role.label, definition=self._sure(view, word, holder)),
            name=holder.what.name,
        )

    def _sure(self, view: SentenceMentions, word: Span, holder: Mention[Entity]) -> str:
        """`taken` where the text says that the office is taken, "" where it only gives a title."""
        between = view.text[min(holder.end, word.end) : max(holder.start, word.start)].lower()
        taken = [w for w in self._config.taking_office if len(w) > 1 and w not in {"is", "as"}]
        words = {*taken, *self._config.appointing}
        around = between if holder.end <= word.start else ""
        before = view.text[: holder.start].rstrip().lower()
        told = any(w in around for w in words) or before.endswith(tuple(self._config.appointing))
        return "taken" if told else ""

    def _office(
        self, view: SentenceMentions, word: Span, owners: list[Mention[Entity]]
    ) -> tuple[Mention[Entity], Mention[Entity]] | None:
        """The owner and the holder, by where they stand around the word of the office."""
        people = _people(view, self._config.said)
        before = self._ending_at(view, owners, word.start)
        behind = self._starting_at(view, owners, word.end, ("of", "at", "for"))
        holder = self._starting_at(view, people, word.end, ("", ",", "是", "为", "由", "is", "was"))
        if before and holder and holder != before:
            return before, holder
        owner = before or behind
        if owner:
            start = before.start if before else word.start
            holder = self._linked(view, people, start, {",", *self._config.taking_office})
            return (owner, holder) if holder and holder != owner else None
        return self._appointed(view, word, owners, people)

    def _appointed(
        self,
        view: SentenceMentions,
        word: Span,
        owners: list[Mention[Entity]],
        people: list[Mention[Entity]],
    ) -> tuple[Mention[Entity], Mention[Entity]] | None:
        """X任命Y为首席执行官, X named Y as its chief executive."""
        holder = self._linked(view, people, word.start, {"", *self._config.taking_office})
        if holder is None:
            return None
        owner = self._linked(view, owners, holder.start, self._config.appointing)
        return (owner, holder) if owner and owner != holder else None

    def _seat(
        self, view: SentenceMentions, word: Span, owners: list[Mention[Entity]], role: Role
    ) -> tuple[Mention[Entity], Mention[Entity]] | None:
        places = [e for e in view.entities if is_of_kind(e.what, (role.holder,))]
        holder = self._starting_at(view, places, word.end, ("",))
        owner = self._linked(view, owners, word.start, {"", ",", "is", "was", "的", "which is"})
        return (owner, holder) if owner and holder and owner != holder else None

    def _ending_at(
        self, view: SentenceMentions, entities: list[Mention[Entity]], position: int
    ) -> Mention[Entity] | None:
        """The one of `entities` that owns what begins at `position`."""
        for entity in reversed(entities):
            if entity.end <= position:
                gap = view.text[entity.end : position].strip(_QUOTES).lower()
                plain = _without(gap, self._config.newly)
                return entity if plain in {"", *self._lexicon.cues.possession} else None
        return None

    def _starting_at(
        self,
        view: SentenceMentions,
        entities: list[Mention[Entity]],
        position: int,
        links: tuple[str, ...],
    ) -> Mention[Entity] | None:
        for entity in entities:
            if entity.start >= position:
                gap = self._plain(view.text[position : entity.start].strip(_QUOTES).lower())
                return entity if gap in links else None
        return None

    def _linked(
        self,
        view: SentenceMentions,
        entities: list[Mention[Entity]],
        position: int,
        links: frozenset[str] | set[str],
    ) -> Mention[Entity] | None:
        """The last of `entities` before `position`, if one of `links` stands between."""
        for entity in reversed(entities):
            if entity.end <= position:
                gap = view.text[entity.end : position].strip(_QUOTES).lower()
                return entity if self._plain(gap) in links else None
        return None

    def _plain(self, gap: str) -> str:
        """`gap` without the words that change nothing: was named (as its new) → was named."""
        while (shorter := _without(gap, self._fillers)) != gap:
            gap = shorter
        return gap

    def _not_in_office(self, before: str) -> bool:
        """Whether `before` ends in a word such as former or 前."""
        text = before.rstrip(" “\"'").lower()
        last = text.rsplit(" ", 1)[-1]
        return last in self._config.not_in_office or any(
            text.endswith(word) for word in self._config.not_in_office if not word.isascii()
        )

    # States --------------------------------------------------------------------------------------

    def _state(
        self, view: SentenceMentions, word: Span, state: State, value: str
    ) -> Iterator[NameFound]:
        clause = view.clauses[view.clause_at(word.start)]
        dates = [p.end for p in view.periods if word.end <= p.start <= word.end + _IN]
        rest = view.text[max(word.end, *dates, 0) : clause.end].strip(" 。.!！;；")
        metric = name_metric(state.name, state.label, definition="" if rest else "plain")
        names = subjects_of(view, word, ChosenMetric(metric, None, None), Topic(), self._lexicon)
        for name in names[:1]:
            yield NameFound(word, word, name, metric, value)


def _is_body(entity: Entity) -> bool:
    """Whether a name that no table lists is no state's: the president of Lindqvist Motors."""
    return entity.kind in OPEN_KINDS and (" " in entity.name or entity.name.isupper())


def _without(gap: str, words: Iterable[str]) -> str:
    """`gap` without one of `words` at either end."""
    for word in words:
        space = " " if word.isascii() else ""
        if gap == word:
            return ""
        if gap.endswith(space + word):
            return gap.removesuffix(space + word).strip(_QUOTES)
        if gap.startswith(word + space):
            return gap.removeprefix(word + space).strip(_QUOTES)
    return gap


def _people(view: SentenceMentions, said: tuple[str, ...]) -> list[Mention[Entity]]:
    """The people named in a sentence: known, of a name's form, or names by the tokeniser."""
    people = {e.start: e for e in view.entities if is_person(e.what) or e.what.kind == OPEN_KIND}
    known = [e for e in view.entities if e.what.kind != OPEN_KIND]
    at = 0
    tokens = rjieba.tag(view.text)
    for (word, tag), (follows, _) in zip(tokens, [*tokens[1:], ("", "")], strict=True):
        start, at = at, at + len(word)
        free = all(at <= e.start or e.end <= start for e in known)
        # 李|明远: a surname alone is taken with the word that its given name happens to be.
        name = word + follows[:2] if len(word) == 1 else word
        name = name.removesuffix(ends_with_any(name, said))
        if tag.startswith("nr") and 1 < len(name) <= _LONGEST_NAME and free:
            entity = Entity(name=name, kind="person")
            people[start] = Mention(start, start + len(name), entity)
    return [people[start] for start in sorted(people)]
