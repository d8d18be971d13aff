"""How a results table answers a gold file of values and relations between two articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from detector.articles import read_articles
from detector.pipeline import Findings, extract_claims, judge_and_rank, pair_and_compare
from detector.pipeline import score as score_pairs
from detector.settings import Settings
from tests.commands import StubScorer

TOLERANCE = 0.006
"""Relative difference up to which a gold value and an extracted one are the same."""

RIGHT = {"contradiction": {"contradiction"}, "agreement": {"agreement", "compatible"}}

Row = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """Of `total` relations: both claims `found`, the verdict `right`, contradictions `false`."""

    total: int
    found: int
    right: int
    false: int


def findings_of(folder: Path, settings: Settings) -> Findings:
    """The findings on the articles of `folder`, by arithmetic: the NLI stub knows nothing."""
    claims = extract_claims(read_articles([folder], settings.articles).articles, settings)
    paired = pair_and_compare(claims, settings)
    scored = score_pairs(paired.pairs, StubScorer())
    return judge_and_rank(paired.claims, scored, settings, "auto")


def answer(gold: pd.DataFrame, findings: Findings) -> Answer:
    """Compare `findings` with gold relations: doc_a, value_a, doc_b, value_b, relation.

    Two claims under one representative agree; a pair that is missing is wrong, unless all the gold
    wants is no contradiction.
    """
    claims = findings.claims.to_dict("records")
    pairs = findings.pairs.to_dict("records")
    found = right = false = 0
    for row in gold.to_dict("records"):
        a, b = _side(row, "a"), _side(row, "b")
        verdicts = {p["verdict"] for p in pairs if _either_way(p, a, b)}
        ids = [{c["representative_id"] for c in claims if side(c, "")} for side in (a, b)]
        verdicts |= {"agreement"} if ids[0] & ids[1] else set()
        clash = "contradiction" in verdicts and row["relation"] != "contradiction"
        wanted = RIGHT.get(row["relation"])
        right += not clash and (wanted is None or bool(verdicts & wanted))
        found += all(ids)
        false += clash
    return Answer(len(gold), found, right, false)


Side = Callable[[Row, str], bool]


def _side(gold: Row, name: str) -> Side:
    doc, value = str(gold[f"doc_{name}"]), str(gold[f"value_{name}"]).strip().lstrip(">")
    named = re.compile(rf"{re.escape(doc)}(?!\d)")  # b10 is not b100

    def matches(row: Row, prefix: str) -> bool:
        if not named.match(str(row[f"{prefix}article"]).rsplit("/", 1)[-1]):
            return False
        number = _number(value)
        if number is None:
            text = f"{row[f'{prefix}value_text']}{row[f'{prefix}quote']}"
            return any(word in text for word in value.split("|"))
        return any(abs(got - number) <= TOLERANCE * abs(number) for got in _values(row, prefix))

    return matches


def _either_way(pair: Row, a: Side, b: Side) -> bool:
    return (a(pair, "a_") and b(pair, "b_")) or (a(pair, "b_") and b(pair, "a_"))


def _number(text: str) -> float | None:
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return None


def _values(row: Row, prefix: str) -> Iterable[float]:
    bounds = [row[f"{prefix}value_low"], row[f"{prefix}value_high"]]
    known = [float(v) for v in bounds if not pd.isna(v)]
    return [*known, sum(known) / len(known)] if known else []
