"""Measure on unannotated articles how often one figure told twice is read as one fact.

    python -m benchmarks.shared_figures FOLDER... [--show FIELD] [--first N]

Two articles that tell the same figure, of four digits or more and of one unit, mostly tell one
fact, so its owner, measure, time and scope should be read alike from both. Where they are not, an
article was misread, or the figure is told of two things by chance: the rates are a lower bound, and
--show prints the quotes to read. Names are joined across articles by their forms alone, without
what equal figures say. Prices are left out, as many goods cost 1,999. Sentences copied from each
other count once.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import pandas as pd

from detector.articles import read_articles
from detector.linking import link_entities
from detector.pipeline import extract
from detector.settings import load_settings

_DIGITS = 4
_AT_MOST = 4
"""Articles that a figure is compared over."""
_COPY = 0.75
_FIELDS = ("entity", "metric", "time", "scope", "modality")

Claim = dict[str, Any]


def digits(value: float) -> int:
    """How many digits a value has but for the zeros at its end."""
    return len(f"{abs(value):.9e}".split("e")[0].replace(".", "").rstrip("0"))


def told_twice(claims: pd.DataFrame) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of claims of one figure in two articles, in words of their own."""
    exact = claims[(claims["kind"] == "quantity") & (claims["value_low"] == claims["value_high"])]
    exact = exact[(exact["metric"] != "price") & (exact["value_low"].map(digits) >= _DIGITS)]
    for _, group in exact.groupby(["value_low", "unit"], sort=True):
        own: list[Claim] = []
        for claim in _claims_of(group.drop_duplicates("article")):
            if all(_likeness(claim, other) < _COPY for other in own):
                own.append(claim)
        yield from combinations(own[:_AT_MOST], 2)


def _claims_of(claims: pd.DataFrame) -> list[Claim]:
    return [{str(name): value for name, value in row.items()} for row in claims.to_dict("records")]


def _likeness(one: Claim, two: Claim) -> float:
    return difflib.SequenceMatcher(None, one["quote"], two["quote"]).ratio()


def unlike(one: Claim, two: Claim) -> list[str]:
    """The fields that two claims of one figure differ in."""
    apart = str(one["period_start"]) > str(two["period_end"]) or str(two["period_start"]) > str(
        one["period_end"]
    )
    same = {field: one.get(field) == two.get(field) for field in _FIELDS} | {"time": not apart}
    return [field for field in _FIELDS if not same[field]]


def _line(claim: Claim) -> str:
    read = " | ".join(str(claim[f]) for f in ("value_text", "entity", "metric", "scope"))
    when = f"{claim['period_start']}..{claim['period_end']} {claim['modality']}"
    return f"  {claim['article']}: {read} | {when}\n      {claim['quote']}"


def main() -> None:
    """Print how many pairs agree in each field, and those that do not agree in one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of articles")
    parser.add_argument("--show", choices=_FIELDS, help="print the pairs that differ in it")
    parser.add_argument("--first", type=int, default=40, help="at most so many of them")
    asked = parser.parse_args()
    settings = load_settings()
    read = read_articles(asked.folders, settings.articles).articles
    claims, names = extract(read, settings)
    claims = link_entities(claims.assign(entity=claims["named"]), names, settings.lexicon)
    pairs = [(one, two, unlike(one, two)) for one, two in told_twice(claims)]
    shown = ((one, two) for one, two, fields in pairs if asked.show in fields)
    for one, two in islice(shown, asked.first):
        print(f"\n{_line(one)}\n{_line(two)}")
    print(f"\n{len(read)} articles, {len(pairs)} pairs of one figure")
    for field in (*_FIELDS, "all"):
        alike = sum(field not in fields if field != "all" else not fields for *_, fields in pairs)
        print(f"{field}: {alike} alike")


if __name__ == "__main__":
    main()
