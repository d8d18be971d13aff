"""Give one heading to the figures that two reports of one story share, alike or misprinted.

Where two articles tell one story, a figure of one that the other has too, or has but for the order
of its digits, is the same fact, even if one of them names its owner or its measure in words that no
table joins to the other's: 大英博物馆 and the museum, 客流 and passengers, the one that a careful
reader takes for the owner and another. Only the claims themselves are changed: what is learnt of
a name for all articles is in fact_links.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final

import pandas as pd

from detector.groups import Groups
from detector.lexicon import Lexicon
from detector.stories import (
    MEASURED,
    SHARED,
    Fact,
    Heading,
    Pair,
    Stories,
    Teller,
    agree,
    same_time,
    told_once,
    unlike,
    values_told,
)
from detector.unread import UNREAD, is_unread
from detector.value_relations import significant_digits

_CERTAIN: Final = 4
"""Significant digits of a figure that two reports of one story do not share by chance."""
_ONE_SIZE: Final = 10.0
"""The ratio that two figures whose digits changed places stay below."""
_PERCENT: Final = "percent"
_PLACE: Final = "place"

Digits = tuple[str, ...]
"""The significant digits of a figure, in order of size."""


def share_headings(claims: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims` with one entity, measure and scope for what two articles tell alike.

    Of several headings that stands which names an owner and a measure of the table; then the one
    with the owner that most of the articles name, then that of the table and the longest.
    """
    claims = claims.reset_index(drop=True)
    groups, facts = Groups[int](), dict[int, Fact]()
    stories = Stories.of(claims)
    read = claims[~is_unread(claims)]
    values = values_told(read, read["entity"], stories.facts.keys())
    for one, two in _alike(stories, values, lexicon):
        groups.join(one.at, two.at)
        facts |= {one.at: one, two.at: two}
    members: dict[int, list[Fact]] = defaultdict(list)
    for at in sorted(facts):
        members[groups.leader(at)].append(facts[at])
    best_of = {
        fact.at: best
        for alike in members.values()
        if _of_one_figure(alike) and (best := _best(alike, values, lexicon))
        for fact in alike
    }
    if not best_of:
        return claims
    told = {c: claims[c].to_numpy(dtype=object, copy=True) for c in ("entity", "scope", *MEASURED)}
    for at, fact in best_of.items():
        heading = (fact.entity, fact.scope, *fact.measure)
        for column, named in zip(told.values(), heading, strict=True):
            column[at] = named
    return claims.assign(**told)


def _of_one_figure(alike: Iterable[Fact]) -> bool:
    """Whether no two are exact and unlike, as 40.87 and 40.89 are, if others told both as 40.9."""
    exact = {fact.value: fact for fact in alike if len(significant_digits(fact.value)) >= _CERTAIN}
    pairs = combinations(exact.values(), 2)
    return all(agree(one, two) or _digits(one) == _digits(two) for one, two in pairs)


def _digits(fact: Fact) -> Digits:
    return tuple(sorted(significant_digits(fact.value)))


def _best(
    alike: Sequence[Fact], values: Mapping[Teller, Mapping[Heading, float]], lexicon: Lexicon
) -> Fact | None:
    """The fact whose heading all of `alike` take, or None.

    None of their articles tells another figure under it: by others in between, two things may have
    come together.
    """
    named = Counter(fact.entity for fact in alike)
    ordered = sorted(
        alike,
        key=lambda fact: (
            fact.entity == "",
            fact.measure[0] not in lexicon.metrics,
            -named[fact.entity],
            fact.entity not in lexicon.entities,
            fact.scope == "",
            -len(fact.entity),
            fact.entity,
            fact.measure,
            fact.scope,
        ),
    )
    return next((fact for fact in ordered if not _clashes(fact, alike, values)), None)


def _clashes(
    best: Fact, alike: Iterable[Fact], values: Mapping[Teller, Mapping[Heading, float]]
) -> bool:
    """Whether an article of `alike`, which names another owner, tells what `best` does itself."""
    heading = (*best.measure, best.scope, *best.period[:2])
    others = {fact.article for fact in alike if fact.entity not in ("", best.entity)}
    return any(heading in values.get((article, best.entity), {}) for article in others)


def _alike(
    stories: Stories, values: Mapping[Teller, Mapping[Heading, float]], lexicon: Lexicon
) -> Iterator[Pair]:
    """The figures of unlike headings that each two articles on one story share."""
    names: dict[str, set[str]] = defaultdict(set)
    for article, name in values:
        names[article].add(name)
    for one, two, shared in stories.told_by_two():
        if len(shared) < SHARED and not (names[one] & names[two]) - {""}:
            continue
        first, second = stories.facts[one], stories.facts[two]
        if not any(_read(first[key]) and _read(second[key]) for key in shared):
            continue
        pairs = [
            *_equal(first, second, shared),
            *_misprinted(_others(first, shared), _others(second, shared)),
        ]
        figures = {((a.entity, b.entity), a.measure, a.value) for a, b in pairs}
        told = Counter(named for named, *_ in figures)
        for a, b in pairs:
            apart = _told_apart(a, b, told[a.entity, b.entity], values)
            if _comparable(a, b, lexicon) and not apart:
                yield a, b


def _told_apart(
    one: Fact, two: Fact, agreeing: int, values: Mapping[Teller, Mapping[Heading, float]]
) -> bool:
    """Whether two names are of two things, of which some figures are alike by chance.

    One article has the same measure of both at that time, or as many other figures differ as agree.
    """
    if one.entity == two.entity or "" in (one.entity, two.entity):
        return False
    headings = {(*fact.measure, fact.scope, *fact.period[:2]) for fact in (one, two)}
    crossed = ((one.article, two.entity), (two.article, one.entity))
    both = any(headings & values.get(teller, {}).keys() for teller in crossed)
    own = ((one.article, one.entity), (two.article, two.entity))
    others = [{h: v for h, v in values[teller].items() if h not in headings} for teller in own]
    return both or unlike(*others) >= agreeing


def _equal(
    first: Mapping[int, list[Fact]], second: Mapping[int, list[Fact]], shared: Iterable[int]
) -> Iterator[Pair]:
    """The figures that two articles have once each, of one owner or measure or of many digits."""
    for key in shared:
        if told_once(first[key]) and told_once(second[key]):
            one, two = first[key][0], second[key][0]
            if not agree(one, two):
                continue
            exact = min(len(significant_digits(fact.value)) for fact in (one, two))
            if exact >= _CERTAIN or "" in (one.entity, two.entity) or _near(one, two):
                yield from product(first[key], second[key])


def _misprinted(first: Mapping[Digits, Fact], second: Mapping[Digits, Fact]) -> Iterator[Pair]:
    """The figures, of one owner or measure, that are one another but for the order of digits."""
    for digits in sorted(first.keys() & second.keys()):
        one, two = first[digits], second[digits]
        ratio = abs(one.value / two.value)
        if _near(one, two) and 1 / _ONE_SIZE < ratio < _ONE_SIZE:
            yield one, two


def _others(told: Mapping[int, list[Fact]], shared: Iterable[int]) -> dict[Digits, Fact]:
    """The figures that another article does not share, by their digits, if one has such alone."""
    left = {key: facts for key, facts in told.items() if key not in {*shared}}
    found: dict[Digits, list[Fact]] = defaultdict(list)
    for fact in (fact for facts in left.values() for fact in facts):
        found[_digits(fact)].append(fact)
    return {digits: facts[0] for digits, facts in found.items() if len(facts) == 1}


def _read(facts: Iterable[Fact]) -> bool:
    """Whether it is known of one of `facts` what it measures."""
    return any(fact.measure[0] != UNREAD.name for fact in facts)


def _near(one: Fact, two: Fact) -> bool:
    """Whether two facts are of one owner, or of one family of measures."""
    return one.entity == two.entity or one.measure[1] == two.measure[1]


def _comparable(one: Fact, two: Fact, lexicon: Lexicon) -> bool:
    """Whether two facts of unlike headings may be one: of one time, size, scope and kind."""
    unlike_headings = (one.entity, one.measure[1:3]) != (two.entity, two.measure[1:3])
    kinds = {lexicon.derivation(fact.measure[0]) for fact in (one, two) if _read([fact])}
    scopes = one.scope in two.scope or two.scope in one.scope
    scopes = scopes or one.scope.isascii() != two.scope.isascii()
    signs = (one.value > 0) == (two.value > 0)
    units = _of_one_unit(one.measure[3], two.measure[3])
    alike = scopes and signs and units and len(kinds) == 1 and same_time(one, two)
    return unlike_headings and alike and not _peers(one.entity, two.entity, lexicon)


def _peers(one: str, two: str, lexicon: Lexicon) -> bool:
    """Whether the table tells two names apart: two companies, two films.

    What is in a place may be told of a larger one, or of somebody there.
    """
    kind = lexicon.kind_of(one)
    return one != two and kind == lexicon.kind_of(two) and kind not in ("", _PLACE)


def _of_one_unit(one: str, two: str) -> bool:
    """Whether two units are one, or both count things (passengers, trips); money is in capitals."""
    counts = one.islower() and two.islower() and _PERCENT not in (one, two)
    return one == two or counts
