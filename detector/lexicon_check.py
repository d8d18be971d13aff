"""Find what contradicts itself in the words of a configuration: one word with two meanings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, Final, Literal

import ahocorasick_rs as aho
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from detector.cleaning import clean
from detector.config import Document, Location, StrictModel
from detector.cue_words import CuesConfig
from detector.mentions import on_word_bounds
from detector.name_config import NamesConfig
from detector.quantity_words import UnitsConfig, unit_table
from detector.vocabulary import EntitiesConfig, Entity, Metric, MetricsConfig, Scope, ScopesConfig
from detector.word_search import Matcher

Level = Literal["conflict", "note"]

FILES: Final[Mapping[str, type[StrictModel]]] = {
    "entities.yaml": EntitiesConfig,
    "metrics.yaml": MetricsConfig,
    "scopes.yaml": ScopesConfig,
    "units.yaml": UnitsConfig,
    "names.yaml": NamesConfig,
    "cues.yaml": CuesConfig,
}
"""The files that hold words, and what each must look like."""

Documents = Mapping[str, Document]
"""A parsed file for each name of FILES."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong at a place, with the remedy; a note is harmless and says why."""

    path: str
    line: int
    level: Level
    message: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of `owner` as configured; `text` as the text that is searched would spell it."""

    written: str
    text: str
    owner: str
    place: Callable[[], tuple[str, int]]

    @property
    def line(self) -> int:
        """Where the word stands in its file."""
        return self.place()[1]

    @property
    def is_found(self) -> bool:
        """Whether a cleaned text can hold the word as it is written."""
        return self.written.lower() == self.text

    @property
    def is_display(self) -> bool:
        """Whether the word is what its owner is called, and nothing that is looked for."""
        return self.written == self.owner and not self.is_found

    def conflict(self, message: str) -> Finding:
        """Say that the word cannot stay as it is."""
        return Finding(*self.place(), "conflict", f"{self.written!r} {message}")

    def note(self, message: str) -> Finding:
        """Say what the word does that may surprise."""
        return Finding(*self.place(), "note", f"{self.written!r} {message}")


def check_lexicon(documents: Documents) -> list[Finding]:
    """Everything that contradicts itself in `documents`, by file and line.

    Where a file has not the right shape, only that is told: its words are not compared then.
    """
    malformed = [f for name, model in FILES.items() for f in _shape(documents[name], model)]
    return sorted(malformed or _Words(documents).findings())


def _shape(document: Document, model: type[StrictModel]) -> Iterator[Finding]:
    """Unknown keys, missing ones, values that a field cannot have: all of them, not the first."""
    try:
        model.model_validate(document.data)
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            if wrong["type"] != "value_error":  # a word or a name given twice: told with its place
                line = document.line_of(wrong["loc"])
                field = ".".join(map(str, wrong["loc"])) or "(whole file)"
                message = f"{field}: {wrong['msg']}: {_remedy(wrong)}"
                yield Finding(str(document.path), line, "conflict", message)


def _remedy(wrong: ErrorDetails) -> str:
    if wrong["type"] == "extra_forbidden":
        return "remove the key, or spell it as the shipped file does"
    if wrong["type"] == "missing":
        return "add the key"
    return f"change {wrong['input']!r}" if isinstance(wrong["input"], str) else "change the value"


@cache
def _as_read(word: str) -> str:
    """The spelling that `word` has in a cleaned article: half width, Simplified, lower case."""
    return word.lower() if word.isascii() else clean(word).text.lower()


class _Words:
    """All words of a configuration with their places, and what is wrong between them."""

    def __init__(self, documents: Documents) -> None:
        rows = documents["entities.yaml"].data["entities"]
        self._entities = [Entity.model_validate(row) for row in rows]
        rows = documents["metrics.yaml"].data["metrics"]
        self._metrics = [Metric.model_validate(row) for row in rows]
        rows = documents["scopes.yaml"].data["scopes"]
        self._scopes = [Scope.model_validate(row) for row in rows]
        self._units = UnitsConfig.model_validate(documents["units.yaml"].data)
        self._names = NamesConfig.model_validate(documents["names.yaml"].data)
        self._cues = CuesConfig.model_validate(documents["cues.yaml"].data)
        self._documents = documents
        self._aliases = list(self._entity_words())
        self._synonyms = list(self._metric_words())

    def findings(self) -> Iterator[Finding]:
        """What is wrong, in no order."""
        yield from self._several_owners()
        yield from self._spelled_twice(self._aliases)
        yield from self._spelled_twice(self._synonyms)
        yield from self._never_matched()
        yield from self._words_of_other_kinds()
        yield from self._hidden_synonyms()
        yield from self._inside_others()
        yield from self._shared_synonyms()
        for table in ("nouns", "modifiers", "kinds"):
            yield from self._in_two_rows(table)
        yield from self._named_twice()
        yield from self._unknown_references()

    # --- the words ---------------------------------------------------------------------------

    def _entity_words(self) -> Iterator[Word]:
        for n, entity in enumerate(self._entities):
            yield self._word("entities.yaml", entity.name, entity.name, ("entities", n, "name"))
            for m, alias in enumerate(entity.aliases):
                yield self._word("entities.yaml", alias, entity.name, ("entities", n, "aliases", m))

    def _metric_words(self) -> Iterator[Word]:
        for n, metric in enumerate(self._metrics):
            for m, word in enumerate(metric.words):
                yield self._word("metrics.yaml", word, metric.name, ("metrics", n, "words", m))

    def _word(self, file: str, written: str, owner: str, location: Location) -> Word:
        document = self._documents[file]
        return Word(
            written,
            _as_read(written),
            owner,
            lambda: (str(document.path), document.line_of(location)),
        )

    def _stop_words(self) -> set[str]:
        """Words of running text that no name consists of."""
        cues, names = self._cues, self._names
        words = (
            *names.common,
            *names.never_inside,
            *cues.english_function_words,
            *cues.pronouns,
            *cues.place_pronouns,
            *cues.person_pronouns,
            *cues.object_markers,
            *cues.measure_verbs,
            *cues.now,
            *cues.noun_stop_words,
            *cues.empty_nouns,
        )
        return {_as_read(word.strip()) for word in words}

    # --- what is wrong between them -----------------------------------------------------------

    def _several_owners(self) -> Iterator[Finding]:
        for words in _by_text(self._aliases).values():
            first = words[0]
            for word in words[1:]:
                if word.owner != first.owner:
                    yield word.conflict(
                        f"names both {first.owner} (line {first.line}) and {word.owner}: "
                        "keep it under one of them"
                    )

    def _spelled_twice(self, words: Iterable[Word]) -> Iterator[Finding]:
        for owner, own in _by_owner(words).items():
            for same in _by_text(w for w in own if not w.is_display).values():
                for word in same[1:]:
                    yield word.conflict(
                        f"of {owner} is {same[0].written!r} (line {same[0].line}) again, as case, "
                        "width and script are ignored: remove one"
                    )

    def _never_matched(self) -> Iterator[Finding]:
        """Words that no cleaned text holds; the name of an entity may be one that is only shown."""
        for owner, own in _by_owner([*self._aliases, *self._synonyms]).items():
            found = {word.text for word in own if word.is_found}
            for word in own:
                if word.is_found or word.text in found or (word.is_display and found):
                    continue
                told = f"of {owner} is {word.text!r} once a text is cleaned, so it is never found"
                yield word.conflict(f"{told}: write {word.text!r}")

    def _words_of_other_kinds(self) -> Iterator[Finding]:
        kinds = {entity.name: entity.kind for entity in self._entities}
        # A platform is read both as a name and as a scope, and so are a place and a trade.
        limiting = [scope for scope in self._scopes if not scope.platform]
        scopes = {_as_read(w): s.code for s in limiting for w in (*s.words, *s.names)}
        units = {_as_read(word) for word in unit_table(self._units)}
        stops = self._stop_words()
        for word in self._aliases:
            if word.text in scopes and kinds[word.owner] not in {"place", "industry"}:
                yield word.conflict(
                    f"names {word.owner} and is a word of the scope {scopes[word.text]} "
                    "(scopes.yaml), which the name hides: keep one of the two"
                )
            if word.text in units:
                yield word.conflict(
                    f"names {word.owner} and is a unit (units.yaml), so a number before it would "
                    "lose its unit: remove the alias"
                )
            if word.text in stops:
                yield word.conflict(
                    f"names {word.owner} and is an ordinary word of running text (names.yaml or "
                    "cues.yaml): remove the alias, or write it longer"
                )

    def _hidden_synonyms(self) -> Iterator[Finding]:
        """Metric words that hold a name: the name is taken first, unless it is an industry's."""
        kinds = {entity.name: entity.kind for entity in self._entities}
        names = Matcher((alias.text, alias) for alias in self._aliases)
        for synonym in self._synonyms:
            for mention in on_word_bounds(synonym.text, names.find(synonym.text)):
                alias = mention.what[0]
                place = f"{alias.written!r} of {alias.owner} (entities.yaml:{alias.line})"
                if kinds[alias.owner] != "industry":
                    yield synonym.conflict(
                        f"of {synonym.owner} holds the name {place}, which wins, so it is never "
                        "found: remove it, or the name"
                    )
                elif alias.text == synonym.text:
                    yield synonym.note(
                        f"of {synonym.owner} is {place} too: an industry gives way to a metric"
                    )

    def _inside_others(self) -> Iterator[Finding]:
        texts = [alias.text for alias in self._aliases]
        automaton = aho.AhoCorasick(texts)
        for outer in self._aliases:
            found = automaton.find_matches_as_indexes(outer.text, overlapping=True)
            for n in sorted({index for index, _, _ in found}):
                inner = self._aliases[n]
                if inner.owner != outer.owner and _is_part(inner.text, outer.text):
                    yield inner.note(
                        f"of {inner.owner} is inside {outer.written!r} of {outer.owner} (line "
                        f"{outer.line}): the longest name at a place wins, so both can stay"
                    )

    def _shared_synonyms(self) -> Iterator[Finding]:
        metrics = {metric.name: metric for metric in self._metrics}
        for words in _by_text(self._synonyms).values():
            for first, word in combinations(words, 2):
                if first.owner == word.owner:
                    continue
                apart = _told_apart(metrics[first.owner], metrics[word.owner])
                both = f"stands for {first.owner} (line {first.line}) and {word.owner}"
                if apart:
                    yield word.note(f"{both}, told apart by {apart}")
                else:
                    yield word.conflict(
                        f"{both}, and nothing tells which is meant: keep it under one, or give "
                        "them another dimension, unit, kinds or classifiers"
                    )

    def _in_two_rows(self, table: str) -> Iterator[Finding]:
        """Words of `nouns`, `modifiers` or `kinds` that stand for two, or twice for one."""
        rows: Mapping[str, list[str]] = self._documents["metrics.yaml"].data.get(table) or {}
        words = (
            self._word("metrics.yaml", word, code, (table, code, n))
            for code, listed in rows.items()
            for n, word in enumerate(listed)
        )
        for same in _by_text(words).values():
            for word in same[1:]:
                yield word.conflict(
                    f"stands for {same[0].owner} (line {same[0].line}) and {word.owner} among the "
                    f"{table}: keep it under one of them"
                )

    def _named_twice(self) -> Iterator[Finding]:
        seen: dict[str, int] = {}
        for n, metric in enumerate(self._metrics):
            line = self._documents["metrics.yaml"].line_of(("metrics", n, "name"))
            if metric.name in seen:
                yield self._conflict(
                    "metrics.yaml",
                    ("metrics", n, "name"),
                    f"the metric {metric.name} is given twice (line {seen[metric.name]}): "
                    "make one of them",
                )
            seen.setdefault(metric.name, line)

    def _unknown_references(self) -> Iterator[Finding]:
        names = {entity.name for entity in self._entities}
        kinds = {entity.kind for entity in self._entities}
        for n, entity in enumerate(self._entities):
            if entity.currency and entity.currency not in self._units.currencies:
                yield self._conflict(
                    "entities.yaml",
                    ("entities", n, "currency"),
                    f"the currency {entity.currency} of {entity.name} is not in units.yaml: "
                    "use one that is",
                )
        for n, metric in enumerate(self._metrics):
            for kind in sorted({*metric.kinds} - kinds):
                yield self._conflict(
                    "metrics.yaml",
                    ("metrics", n, "kinds"),
                    f"no entity is of the kind {kind}, so {metric.name} has no owner: "
                    "use a kind of entities.yaml",
                )
        for n, scope in enumerate(self._scopes):
            if scope.entity and scope.entity not in {*names, *scope.names}:
                yield self._conflict(
                    "scopes.yaml",
                    ("scopes", n, "entity"),
                    f"the scope {scope.code} implies {scope.entity}, which is not in "
                    "entities.yaml: add it there",
                )

    def _conflict(self, file: str, location: Location, message: str) -> Finding:
        document = self._documents[file]
        return Finding(str(document.path), document.line_of(location), "conflict", message)


def _is_part(inner: str, outer: str) -> bool:
    """Whether `inner` stands in the longer `outer`: a Latin word only where it stands whole."""
    if inner == outer:
        return False
    at = outer.find(inner)
    while at >= 0:
        before, after = outer[at - 1 : at] + inner[0], inner[-1] + outer[at + len(inner) :][:1]
        if not any(
            len(edge) == 2 and edge.isascii() and edge.isalpha() for edge in (before, after)
        ):
            return True
        at = outer.find(inner, at + 1)
    return False


def _told_apart(one: Metric, two: Metric) -> str:
    """By what a figure shows which of two metrics it is of, or "" if by nothing."""
    if (one.family, one.definition) == (two.family, two.definition):
        return "nothing, but of one family and definition, so that their figures meet"
    if one.dimension != two.dimension:
        return "dimension"
    if one.unit != two.unit:
        return "unit"
    if not _share_kinds(one, two):
        return "kinds"
    if one.beside != two.beside:
        return "the words beside it"
    if one.strict_classifiers != two.strict_classifiers or (
        one.classifiers and two.classifiers and not {*one.classifiers} & {*two.classifiers}
    ):
        return "classifiers"
    return ""


def _share_kinds(one: Metric, two: Metric) -> bool:
    """Whether something can have both; one that names no kinds is of anything but persons."""
    if one.kinds and two.kinds:
        return not {*one.kinds}.isdisjoint(two.kinds)
    return ("person",) not in (one.kinds, two.kinds)


def _by_text(words: Iterable[Word]) -> dict[str, list[Word]]:
    return _grouped(words, lambda word: word.text)


def _by_owner(words: Iterable[Word]) -> dict[str, list[Word]]:
    return _grouped(words, lambda word: word.owner)


def _grouped(words: Iterable[Word], key: Callable[[Word], Any]) -> dict[Any, list[Word]]:
    groups: dict[Any, list[Word]] = defaultdict(list)
    for word in words:
        groups[key(word)].append(word)
    return groups
