"""Join names, measures and parts that reports of one story show to be the same, by equal figures.

No table has all names in both languages, nor all phrases for a measure. But where two articles of
the same days agree on several exact figures they tell one story, and a figure that one gives to
锦江酒店 and the other to Jinjiang shows that these are one, as a figure of 在营酒店 in one and of
hotels in the other shows what is measured. No two entries of the table are ever joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy.typing as npt
import pandas as pd

from detector.lexicon import Lexicon
from detector.stories import (
    MEASURED,
    SHARED,
    Fact,
    Heading,
    Measure,
    Pair,
    Stories,
    Teller,
    agree,
    same_time,
    told_once,
    unlike,
    values_told,
)

_COUNT: Final = "count"
"""The unit of what no table lists, which may be that of any number of things."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class FactLinks:
    """What equal figures show, by the name that stands for others.

    `owners`: of rows that name nobody; `names`: of names; `readings`: of an article's names;
    `measures` and `parts`: of what an entity has, and of its scopes.
    """

    owners: Mapping[int, str]
    names: Mapping[str, str]
    readings: Mapping[Teller, str]
    measures: Mapping[tuple[str, str], Measure]
    parts: Mapping[tuple[str, str], str]


def link_facts(claims: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims` with what equal figures show to be the same under one name.

    Their names are those that `link_entities` gives them.
    """
    claims = claims.reset_index(drop=True)
    links = fact_links(claims, Stories.of(claims), lexicon)
    texts = _texts(claims)
    owned = (links.owners.get(at, e) for at, e in enumerate(texts["entity"]))
    named = (links.names.get(name, name) for name in owned)
    tellers = zip(texts["article"], named, strict=True)
    entity = [links.readings.get(teller, teller[1]) for teller in tellers]
    stated = list(zip(*(texts[column] for column in MEASURED), strict=True))
    told = [
        links.measures.get((name, own[0]), own) for name, own in zip(entity, stated, strict=True)
    ]
    scope = [links.parts.get(key, key[1]) for key in zip(entity, texts["scope"], strict=True)]
    measured = {c: [t[n] for t in told] for n, c in enumerate(MEASURED)} if links.measures else {}
    return claims.assign(entity=entity, scope=scope, **measured)


def _texts(claims: pd.DataFrame) -> dict[str, npt.NDArray[Any]]:
    """The columns that are read row by row, as what is fast to go through."""
    columns = ("article", "entity", "scope", *MEASURED)
    return {column: claims[column].to_numpy(dtype=object) for column in columns}


def fact_links(claims: pd.DataFrame, stories: Stories, lexicon: Lexicon) -> FactLinks:
    """What the equal figures of `claims` and their `stories` show; rows are numbered from 0."""
    matched = [pair for pair in _matched(stories) if same_time(*pair)]
    if not matched:
        return FactLinks({}, {}, {}, {}, {})
    texts = _texts(claims)
    told = _told(texts["entity"], texts["article"])
    owners = _owners(matched)
    names = _names(matched, told, lexicon)
    matched = [_renamed(pair, lambda f: names.get(f.entity, f.entity)) for pair in matched]
    named = [names.get(name, name) for name in texts["entity"]]
    measures = zip(*(texts[column] for column in MEASURED), strict=True)
    stated = set(zip(texts["article"], named, measures, strict=True))
    values = values_told(claims, named, {fact.article for pair in matched for fact in pair})
    readings = _readings(matched, stated, values, _told(named, texts["article"]), lexicon)
    matched = [
        _renamed(pair, lambda f: readings.get((f.article, f.entity), f.entity)) for pair in matched
    ]
    alike = [(one, two) for one, two in matched if one.entity == two.entity != ""]
    return FactLinks(owners, names, readings, _measures(alike, lexicon), _parts(alike, lexicon))


def _told(names: Iterable[str], articles: Iterable[str]) -> dict[str, set[str]]:
    """The articles that give figures to each name."""
    told: dict[str, set[str]] = defaultdict(set)
    for name, article in zip(names, articles, strict=True):
        told[name].add(article)
    return told


def _renamed(pair: Pair, name_of: Callable[[Fact], str]) -> Pair:
    one, two = pair
    return one._replace(entity=name_of(one)), two._replace(entity=name_of(two))


def _matched(stories: Stories) -> Iterator[Pair]:
    """The equal figures of each two articles on one story, each of one thing alone."""
    for one, two, shared in stories.told_by_two():
        if len(shared) < SHARED:
            continue
        for value in shared:
            a, b = (stories.facts[article][value] for article in (one, two))
            if told_once(a) and told_once(b) and agree(a[0], b[0]):
                yield a[0], b[0]


def _owners(matched: list[Pair]) -> dict[int, str]:
    """Whose the figures are that one article gives to nobody."""
    found: dict[int, set[str]] = defaultdict(set)
    for one, two in matched:
        if one.measure == two.measure and (one.entity == "") != (two.entity == ""):
            found[one.at if two.entity else two.at].add(one.entity or two.entity)
    return _only(found)


def _names(matched: list[Pair], told: Mapping[str, Set[str]], lexicon: Lexicon) -> dict[str, str]:
    """The open names that stand for another, in the other script, that no article tells apart.

    Two equal figures must be theirs: by chance one often is.
    """
    found: dict[str, set[str]] = defaultdict(set)
    equal = Counter(frozenset((one.entity, two.entity)) for one, two in matched)
    for one, two in matched:
        scripts = one.entity.isascii() != two.entity.isascii()
        if equal[frozenset((one.entity, two.entity))] < SHARED:
            continue
        if one.measure != two.measure or not scripts or "" in (one.entity, two.entity):
            continue
        best, other = sorted(
            (one.entity, two.entity), key=lambda n: (n not in lexicon.entities, n.isascii(), n)
        )
        if other not in lexicon.entities and not told[best] & told[other]:
            found[other].add(best)
    links = _only(found)
    return {name: links.get(best, best) for name, best in links.items()}


def _readings(
    matched: list[Pair],
    stated: Set[tuple[str, str, Measure]],
    values: Mapping[Teller, Mapping[Heading, float]],
    told: Mapping[str, Set[str]],
    lexicon: Lexicon,
) -> dict[Teller, str]:
    """The names in an article that stand for what other articles give the same figures to.

    Two equal figures of the same measures show that one of two articles names the owner wrongly or
    in other words, unless one of them has such a measure of both, or as many other figures differ:
    of two companies' results some are alike by chance. Entries of the table stay;
    otherwise the name stands that more articles give figures to.
    """
    equal: dict[tuple[Teller, Teller], list[Pair]] = defaultdict(list)
    for one, two in matched:
        apart = one.entity != two.entity and "" not in (one.entity, two.entity)
        if apart and one.measure[1:] == two.measure[1:]:
            equal[(one.article, one.entity), (two.article, two.entity)].append((one, two))
    found: dict[Teller, set[Teller]] = defaultdict(set)
    for (one_at, two_at), pairs in equal.items():
        crossed = ((one_at[0], two_at[1]), (two_at[0], one_at[1]))
        measures = {fact.measure for pair in pairs for fact in pair}
        both = any((*teller, measure) in stated for teller in crossed for measure in measures)
        if both or len(pairs) < SHARED or unlike(values[one_at], values[two_at]) >= len(pairs):
            continue
        best, other = sorted((one_at, two_at), key=lambda t: _standing(t[1], told, lexicon))
        if other[1] not in lexicon.entities:
            found[other].add(best)
    best_of = {
        other: min(bests, key=lambda t: _standing(t[1], told, lexicon))
        for other, bests in found.items()
    }
    return {other: best_of.get(best, best)[1] for other, best in best_of.items()}


def _standing(name: str, told: Mapping[str, Set[str]], lexicon: Lexicon) -> tuple[bool, int, str]:
    return name not in lexicon.entities, -len(told[name]), name


def _measures(alike: list[Pair], lexicon: Lexicon) -> dict[tuple[str, str], Measure]:
    """What an entity's measure that no table lists is called elsewhere."""
    found: dict[tuple[str, str], set[Measure]] = defaultdict(set)
    for one, two in alike:
        best, other = sorted((one, two), key=lambda f: _rank(f.measure[0], lexicon))
        (name, *_, unit), (open_name, *_, open_unit) = best.measure, other.measure
        derived = lexicon.derivation(name) or lexicon.derivation(open_name)
        counted = open_unit == unit or (open_unit == _COUNT and unit.islower())
        if name != open_name and counted and not derived and open_name not in lexicon.metrics:
            found[other.entity, open_name].add(best.measure)
    return _only(found)


def _parts(alike: list[Pair], lexicon: Lexicon) -> dict[tuple[str, str], str]:
    """What a part of an entity's that no table lists is called in the other language."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one, two in alike:
        open_ = all(scope and scope not in lexicon.scopes for scope in (one.scope, two.scope))
        if one.measure == two.measure and open_ and one.scope.isascii() != two.scope.isascii():
            best, other = sorted((one.scope, two.scope), key=lambda s: not s.isascii())
            found[one.entity, other].add(best)
    return _only(found)


def _only(found: Mapping[Key, Set[Value]]) -> dict[Key, Value]:
    """The one that each stands for, where it is one."""
    return {key: next(iter(best)) for key, best in found.items() if len(best) == 1}


def _rank(metric: str, lexicon: Lexicon) -> tuple[bool, bool, str]:
    """Metrics of the table first, then those that both languages call by one name."""
    return metric not in lexicon.metrics, not metric.isascii(), metric
