"""What the forms of names are made of: `names.yaml`, and the signs compiled of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detector.config import StrictModel

_HAN = "\u4e00-\u9fff"


class NamesConfig(StrictModel):
    """`names.yaml`: what the forms of names are made of."""

    suffixes: tuple[str, ...]
    regions: tuple[str, ...]
    place_openers: tuple[str, ...]
    place_closers: tuple[str, ...]
    parties: tuple[str, ...]
    party_words: str
    party_acts: str
    legal: tuple[str, ...]
    glosses: tuple[str, ...]
    magnitudes: tuple[str, ...]
    titles: tuple[str, ...]
    persons_say: tuple[str, ...]
    rated_by: tuple[str, ...]
    glued: tuple[str, ...]
    never_last: tuple[str, ...]
    never_first: str
    before_digits: tuple[str, ...]
    never_inside: frozenset[str]
    inside: frozenset[str]
    directions: frozenset[str]
    runners: tuple[str, ...]
    shows: tuple[str, ...]
    branches: tuple[str, ...]
    clubs: tuple[str, ...]
    transliteration: str
    common: tuple[str, ...]
    no_names: tuple[str, ...]
    peoples: tuple[str, ...]
    sexes: tuple[str, ...]
    persons_behind: tuple[str, ...]
    surnames: tuple[str, ...]
    behind_persons: tuple[str, ...]
    press: tuple[str, ...]
    registered: tuple[str, ...]
    fund_kinds: tuple[str, ...]
    fund_values: tuple[str, ...]
    fund_never: str
    districts: tuple[str, ...]
    documents: tuple[str, ...]
    introducers: tuple[str, ...]
    stops: tuple[str, ...]
    stop_characters: str
    english_followers: tuple[str, ...]
    english_acts: tuple[str, ...]
    english_auxiliaries: tuple[str, ...]
    headline_verbs: tuple[str, ...]
    offices: tuple[str, ...]
    state_offices: tuple[str, ...]
    english_common_endings: tuple[str, ...]
    of_names: tuple[str, ...]
    english_common: tuple[str, ...]
    never_alone: tuple[str, ...]

    @property
    def plain(self) -> frozenset[str]:
        """The words that open clauses and no names."""
        return frozenset((*self.common, *self.no_names, *self.peoples))


@dataclass(frozen=True, slots=True)
class NameSigns:
    """What shows by itself that a name stands there, or that what stands there is none.

    `sex`: behind the name of a person whom a text introduces; `person`: such a name up to there;
    `registered`: the legal form that ends a name; `press`: ends the names of whoever reports;
    `places`: those of places, of all sizes; `documents`: those of what somebody published;
    `headline_verb`: ends a name amid capitals; `office`: parts there whose it is from who holds it;
    `runner`: ends before the name of who runs what stands before; `directions`: nouns in names.
    """

    sex: re.Pattern[str]
    person: re.Pattern[str]
    registered: re.Pattern[str]
    press: tuple[str, ...]
    places: tuple[str, ...]
    documents: tuple[str, ...]
    headline_verb: re.Pattern[str]
    office: re.Pattern[str]
    runner: re.Pattern[str]
    directions: frozenset[str]

    @classmethod
    def of(cls, config: NamesConfig) -> NameSigns:
        """Compile the signs of a configuration."""
        sex = rf"[，,](?:{'|'.join(config.sexes)})[，,]"
        roles = "|".join(config.persons_behind)
        verbs = "|".join(config.headline_verbs)
        state, other = ("|".join(map(re.escape, t)) for t in (config.state_offices, config.offices))
        forms = "|".join(config.registered)
        return cls(
            re.compile(sex),
            re.compile(rf"(?:(?<![{_HAN}])|{roles})([{_HAN}]{{2,4}})\Z"),
            re.compile(forms),
            config.press,
            (*config.regions, *config.districts),
            config.documents,
            re.compile(rf" (?:{verbs})(?= [A-Z0-9$£€])"),
            re.compile(
                rf"(?:^| )(?:(?P<state>{state})|{other}) (?=[A-Z][a-z'’-]+ (?:[A-Z]\S* )?[A-Z])"
            ),
            re.compile(rf"[{_HAN}](?:{'|'.join(config.runners)})(?=[{_HAN}])"),
            config.directions,
        )
