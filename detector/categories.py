"""Claims whose value is a name: what `categories.yaml` knows, and one claim as found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field

from detector.config import StrictModel
from detector.names import OPEN_KINDS
from detector.sentences import Span
from detector.vocabulary import Entity, Label, Metric

YES, NO = "yes", "no"
"""The values of a state."""


class RankedField(StrictModel):
    """What a ranking ranks; `measures`: those that tell it where no word does."""

    name: str
    words: tuple[str, ...]
    measures: tuple[str, ...] = ()


class Measure(StrictModel):
    """By what a ranking ranks."""

    name: str
    label: Label
    words: tuple[str, ...]


class RankedPlace(StrictModel):
    """A place of a ranking."""

    rank: int = Field(ge=1)
    name: str
    label: Label


class Role(StrictModel):
    """An office or a seat: `owners` are the kinds of what it is of, `holder` of who it names."""

    name: str
    label: Label
    words: tuple[str, ...]
    owners: frozenset[str]
    holder: str = "person"


class State(StrictModel):
    """Something that is so or is not."""

    name: str
    label: Label
    yes: tuple[str, ...]
    no: tuple[str, ...]


class CategoriesConfig(StrictModel):
    """`categories.yaml`; what each list is for stands as a comment in the file."""

    fields: tuple[RankedField, ...]
    measures: tuple[Measure, ...]
    narrowed: Mapping[str, tuple[str, ...]]
    places: tuple[RankedPlace, ...]
    by: Label
    worldwide: tuple[str, ...]
    demonyms: Mapping[str, tuple[str, ...]]
    markets: tuple[str, ...]
    first_words: tuple[str, ...]
    leading: tuple[str, ...]
    leading_objects: tuple[str, ...]
    superlatives: tuple[str, ...]
    copulas: tuple[str, ...]
    contests: tuple[str, ...]
    lists: tuple[str, ...]
    not_held: tuple[str, ...]
    holder_follows: tuple[str, ...]
    roles: tuple[Role, ...]
    not_in_office: frozenset[str]
    said: tuple[str, ...]
    leaving: tuple[str, ...]
    taking_office: frozenset[str]
    appointing: frozenset[str]
    newly: tuple[str, ...]
    fillers: tuple[str, ...]
    states: tuple[State, ...]

    def metric_of_place(
        self, place: RankedPlace, measure: Measure | None, definition: str
    ) -> Metric:
        """The metric of holding this place; `definition` is "" where the list is unclear."""
        if measure is None:
            return name_metric(place.name, place.label, place.name, definition)
        label = Label(
            zh=self.by.zh.format(measure=measure.label.zh, place=place.label.zh),
            en=self.by.en.format(measure=measure.label.en, place=place.label.en),
        )
        return name_metric(f"{place.name}_by_{measure.name}", label, place.name, definition)

    def adjectives(self) -> tuple[str, ...]:
        """The adjectives of all places: chinese, swedish."""
        return tuple(word for words in self.demonyms.values() for word in words)

    def labels(self) -> dict[str, Label]:
        """What readers call each metric that can come of this configuration."""
        measures = (None, *self.measures)
        placed = [self.metric_of_place(p, m, "") for p in self.places for m in measures]
        labels = {metric.name: metric.label for metric in placed}
        labels |= {role.name: role.label for role in self.roles}
        return labels | {state.name: state.label for state in self.states}


def name_metric(name: str, label: Label, family: str = "", definition: str = "") -> Metric:
    """A metric whose values are names; by default a family of its own.

    `definition` is empty where the text leaves open what exactly is claimed.
    """
    return Metric(
        name=name,
        family=family or name,
        definition=definition,
        label=label,
        dimension="name",
        unit="name",
    )


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name claimed to fill a role: `place` is where it stands, `anchor` the word of the role."""

    place: Span
    anchor: Span
    entity: str
    metric: Metric
    name: str
    scope: str = ""


def is_of_kind(entity: Entity, kinds: Iterable[str]) -> bool:
    """Whether `entity` is of one of `kinds`, or of a kind that is not known."""
    return entity.kind in OPEN_KINDS.union(kinds)
