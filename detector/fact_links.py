"""Join names, measures and parts that reports of one story show to be the same, by equal figures.

No table has all names in both languages, nor all phrases for a measure. But where two articles of
the same days agree on several exact figures they tell one story, and a figure that one gives to
锦江酒店 and the other to Jinjiang shows that these are one, as a figure of 在营酒店 in one and of
hotels in the other shows what is measured. No two entries of the table are ever joined.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.lexicon import Lexicon

_DIGITS: Final = 3
"""Significant digits of a figure that two things hardly share by chance, and that are compared."""

_SHARED: Final = 2
"""Such figures that make two articles tell one story."""

_MOST: Final = 12
"""Articles that may tell a figure: of one that more tell nothing new is learnt."""

_DAYS: Final = 45
"""Between two reports of one story."""

_COUNT: Final = "count"
"""The unit of what no table lists, which may be that of any number of things."""

_MEASURED: Final = ("metric", "family", "definition", "unit")
"""The columns that tell what a claim measures."""

_HEADING: Final = (*_MEASURED, "scope", "period_start", "period_end")
"""The columns that two figures of one thing at one time share."""

_ROUNDED: Final = 0.02
"""By how much of itself a figure may differ from another that is only rounded otherwise."""

Measure = tuple[str, ...]
"""Their values."""

Heading = tuple[str, ...]
"""Those of _HEADING."""


class Fact(NamedTuple):
    """A figure of an article, exact enough to be known again; `at` is its row."""

    at: int
    article: str
    entity: str
    measure: Measure
    scope: str
    period: tuple[str, str, str]


Pair = tuple[Fact, Fact]

Teller = tuple[str, str]
"""An article, and a name that it gives figures to."""

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
    links = fact_links(claims, lexicon)
    owned = (links.owners.get(at, e) for at, e in enumerate(claims["entity"]))
    named = (links.names.get(name, name) for name in owned)
    tellers = zip(claims["article"], named, strict=True)
    entity = [links.readings.get(teller, teller[1]) for teller in tellers]
    stated = list(zip(*(claims[column] for column in _MEASURED), strict=True))
    told = [
        links.measures.get((name, own[0]), own) for name, own in zip(entity, stated, strict=True)
    ]
    scope = [links.parts.get(key, key[1]) for key in zip(entity, claims["scope"], strict=True)]
    measured = {c: [t[n] for t in told] for n, c in enumerate(_MEASURED)} if links.measures else {}
    return claims.assign(entity=entity, scope=scope, **measured)


def fact_links(claims: pd.DataFrame, lexicon: Lexicon) -> FactLinks:
    """What the equal figures of `claims` show; their rows are numbered from 0."""
    matched = [pair for pair in _matched(claims) if _same_time(*pair)]
    if not matched:
        return FactLinks({}, {}, {}, {}, {})
    told = _told(claims["entity"], claims["article"])
    owners = _owners(matched)
    names = _names(matched, told, lexicon)
    matched = [_renamed(pair, lambda f: names.get(f.entity, f.entity)) for pair in matched]
    named = [names.get(name, name) for name in claims["entity"]]
    measures = zip(*(claims[column] for column in _MEASURED), strict=True)
    stated = set(zip(claims["article"], named, measures, strict=True))
    values = _values(claims, named, {fact.article for pair in matched for fact in pair})
    readings = _readings(matched, stated, values, _told(named, claims["article"]), lexicon)
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


def _matched(claims: pd.DataFrame) -> Iterator[Pair]:
    """The equal figures of each two articles on one story, each the only one of its value."""
    exact = (claims["kind"] == "quantity") & (claims["modality"] == "actual")
    low, high = claims["value_low"], claims["value_high"]
    exact &= ((low == high) | low.isna() | high.isna()) & (claims["published"] != "")
    periods = ("period_start", "period_end", "period_basis")
    told_of = ("article", "entity", "scope", *_MEASURED, *periods)
    chosen = claims.loc[exact, ["published", *told_of]]
    chosen["value"] = _digits(low.fillna(high)[exact].to_numpy(np.float64))
    tellers = chosen.groupby("value")["article"].transform("nunique")
    chosen = chosen[(chosen["value"] != 0) & tellers.between(2, _MOST)]
    of_value: dict[int, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    days: dict[str, int] = {}
    day = pd.to_datetime(chosen["published"], errors="coerce").to_numpy("datetime64[D]")
    columns = (chosen[column] for column in ("value", *told_of))
    rows = zip(chosen.index, day.astype(np.int64), *columns, strict=True)
    for at, when, value, article, entity, scope, *told in rows:
        days[article] = when
        size = len(_MEASURED)
        fact = Fact(at, article, entity, tuple(told[:size]), scope, tuple(told[size:]))
        of_value[value][article].append(fact)
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for value in sorted(of_value):
        for one, two in combinations(sorted(of_value[value]), 2):
            if abs(days[one] - days[two]) <= _DAYS:
                shared[one, two].append(value)
    for (one, two), values in sorted(shared.items()):
        sides = [(of_value[value][one], of_value[value][two]) for value in values]
        if len(values) >= _SHARED:
            yield from ((a[0], b[0]) for a, b in sides if len(a) == len(b) == 1)


def _digits(values: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The leading digits of each value with its size, as one number; 0 where they are too few."""
    known = np.where(np.isfinite(values) & (values != 0), np.abs(values), 1.0)
    size = np.floor(np.log10(known) + 1e-12)
    leading = known / 10.0 ** (size - _DIGITS + 1)
    whole = np.rint(leading)
    few = (np.abs(leading - whole) < 1e-9) & (whole % 10 == 0)
    kept: npt.NDArray[np.int64] = np.where(few, 0, (size + 400) * 10**4 + whole).astype(np.int64)
    return kept


def _same_time(one: Fact, two: Fact) -> bool:
    """Whether both are of one time, or one has but its article's day."""
    undated = "article_date" in (one.period[2], two.period[2])
    return undated or one.period[:2] == two.period[:2]


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
        if equal[frozenset((one.entity, two.entity))] < _SHARED:
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
        if both or len(pairs) < _SHARED or _unlike(values[one_at], values[two_at]) >= len(pairs):
            continue
        best, other = sorted((one_at, two_at), key=lambda t: _standing(t[1], told, lexicon))
        if other[1] not in lexicon.entities:
            found[other].add(best)
    best_of = {
        other: min(bests, key=lambda t: _standing(t[1], told, lexicon))
        for other, bests in found.items()
    }
    return {other: best_of.get(best, best)[1] for other, best in best_of.items()}


def _values(
    claims: pd.DataFrame, names: Iterable[str], articles: Set[str]
) -> dict[Teller, dict[Heading, float]]:
    """What each of `articles` tells of each of its `names`, the first figure under each heading."""
    found: dict[Teller, dict[Heading, float]] = defaultdict(dict)
    headings = zip(*(claims[column] for column in _HEADING), strict=True)
    rows = zip(claims["article"], names, headings, claims["value_low"], strict=True)
    for article, name, heading, value in rows:
        if article in articles and not math.isnan(value):
            found[article, name].setdefault(heading, value)
    return found


def _unlike(one: Mapping[Heading, float], two: Mapping[Heading, float]) -> int:
    """How many figures of one heading differ by more than rounding does."""
    shared = one.keys() & two.keys()
    return sum(not math.isclose(one[key], two[key], rel_tol=_ROUNDED) for key in shared)


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
