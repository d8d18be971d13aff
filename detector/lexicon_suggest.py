"""Propose what a corpus holds and the lexicon lacks: entities, aliases and metrics as rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from detector.lexicon import Lexicon
from detector.linking import NameLinks, link_names
from detector.names import OPEN_KIND
from detector.records import rows_of
from detector.vocabulary import Dimension

_QUOTES: Final = 2
_LIST_MARK: Final = "、"
"""Joins the names of a list that one figure is about: no name of one thing."""

_DIMENSIONS: Final[Mapping[str, Dimension]] = {
    "count": "count",
    "percent": "percent",
    "percentage_points": "percent",
    "ratio": "ratio",
}
"""By the unit of a value; any other unit that an open metric has is a currency."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row for the lexicon, and what speaks for it.

    `claims` and `articles` count the figures it would name and where they stand; `new`: of a row
    that the lexicon has already, the aliases that it lacks.
    """

    section: Literal["entities", "metrics"]
    row: Row
    claims: int
    articles: int
    quotes: tuple[str, ...]
    new: tuple[str, ...] = ()


def suggest(
    claims: pd.DataFrame, names: pd.DataFrame, lexicon: Lexicon, min_count: int
) -> list[Suggestion]:
    """What the lexicon lacks of the entities and metrics of `claims`, the most frequent first.

    `names` is the table of written forms that extraction made with the claims. An entity, an alias
    or a metric is proposed where at least `min_count` claims are about it.
    """
    rows = rows_of(claims)
    found = [*_entities(rows, names, lexicon), *_metrics(rows, lexicon)]
    return sorted(
        (s for s in found if s.claims >= min_count),
        key=lambda s: (s.section, -s.claims, -s.articles, str(s.row["name"])),
    )


# --- entities ----------------------------------------------------------------------------------


def _entities(
    claims: list[dict[str, Any]], names: pd.DataFrame, lexicon: Lexicon
) -> Iterator[Suggestion]:
    used = {str(c[column]) for c in claims for column in ("entity", "value_name")}
    links = link_names(used, names, lexicon)
    forms = _written_forms(names, links)
    about: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in claims:
        for name in {claim["entity"], claim["value_name"]}:
            about[name].append(claim)
    for name, written in sorted(forms.items()):
        told = about.get(name, [])
        if name in lexicon.entities:
            yield from _alias(name, written, told, lexicon)
        elif told and _LIST_MARK not in name and not lexicon.is_term(name):
            aliases = _new_forms(written, [name], lexicon)
            kind = "person" if any("·" in form for form in (name, *aliases)) else OPEN_KIND
            row = _entity_row(name, kind, aliases)
            yield _suggestion("entities", row, told, (name, *aliases))


def _written_forms(names: pd.DataFrame, links: NameLinks) -> dict[str, dict[str, set[str]]]:
    """For each name the forms it is written in, those of several names left out, with articles."""
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = zip(names["article"], names["name"], names["form"], strict=True)
    for article, name, form in columns:
        owner = links.name_of(name)
        for written in {name, form}:
            if owner and links.name_of(written) == owner:
                forms[owner][written].add(article)
    return forms


def _alias(
    name: str,
    written: Mapping[str, Collection[str]],
    claims: list[dict[str, Any]],
    lexicon: Lexicon,
) -> Iterator[Suggestion]:
    """The row of a known entity with the forms that it lacks, for the claims of their articles."""
    entity = lexicon.entities[name]
    new = _new_forms(written, [name, *entity.aliases], lexicon)
    articles = {article for form in new for article in written[form]}
    told = [claim for claim in claims if claim["article"] in articles]
    if new and told:
        row = _entity_row(name, entity.kind, [*entity.aliases, *new], entity.currency)
        yield _suggestion("entities", row, told, new, new=new)


def _new_forms(
    written: Mapping[str, Collection[str]], known: Iterable[str], lexicon: Lexicon
) -> tuple[str, ...]:
    """Forms that the lexicon could find and does not know, one of each spelling."""
    seen = {word.lower() for word in known}
    kept = []
    for form in sorted(written, key=lambda f: (-len(written[f]), f)):
        taken = lexicon.canonical_entity(form) in lexicon.entities or lexicon.is_term(form)
        if form.lower() not in seen and not taken and not form.isdigit():
            seen.add(form.lower())
            kept.append(form)
    return tuple(kept)


def _entity_row(
    name: str, kind: str, aliases: Collection[str], currency: str | None = None
) -> dict[str, object]:
    row: dict[str, object] = {"name": name, "kind": kind}
    if currency:
        row["currency"] = currency
    if aliases:
        row["aliases"] = list(aliases)
    return row


# --- metrics -----------------------------------------------------------------------------------


def _metrics(claims: list[dict[str, Any]], lexicon: Lexicon) -> Iterator[Suggestion]:
    """Phrases that extraction took for metrics, those joined that differ in case only."""
    known = lexicon.labels
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in claims:
        phrase = claim["metric"]
        open_ = claim["kind"] == "quantity" and phrase not in known
        if open_ and not lexicon.is_term(phrase) and not lexicon.derivation(phrase):
            told[phrase.lower()].append(claim)
    for own in told.values():
        spelled = Counter(claim["metric"] for claim in own)
        words = sorted(spelled, key=lambda word: (-spelled[word], word))
        yield _suggestion("metrics", _metric_row(words[0], own), own, words)


def _metric_row(name: str, claims: list[dict[str, Any]]) -> dict[str, object]:
    units = Counter(claim["unit"] for claim in claims)
    dimensions = Counter(_DIMENSIONS.get(claim["unit"], "money") for claim in claims)
    dimension = max(sorted(dimensions), key=lambda d: dimensions[d])
    row = {
        "name": name,
        "family": name,
        "label": {"zh": name, "en": name},
        "dimension": dimension,
    }
    counted = {"unit": "count"} if dimension == "count" and units["count"] else {}
    return {**row, **counted, "words": [name.lower()]}


# --- what speaks for it ------------------------------------------------------------------------


def _suggestion(
    section: Literal["entities", "metrics"],
    row: Row,
    claims: list[dict[str, Any]],
    words: Collection[str],
    *,
    new: tuple[str, ...] = (),
) -> Suggestion:
    """`row` with its counts and quotes, first those that hold one of `words` in so many letters."""
    told = sorted(claims, key=lambda claim: not any(word in claim["quote"] for word in words))
    quotes = tuple(dict.fromkeys(plain(claim["quote"]) for claim in told))[:_QUOTES]
    articles = len({claim["article"] for claim in claims})
    return Suggestion(section, row, len(claims), articles, quotes, new)


def plain(text: str) -> str:
    """`text` as one line of printable characters."""
    return re.sub(r"\s+", " ", "".join(c for c in text if c.isprintable() or c.isspace())).strip()
