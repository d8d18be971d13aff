"""Spell a contradiction out: one row for each two articles that stand against each other."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

import pandas as pd

from detector.fingerprints import fingerprint
from detector.records import SIDE_COLUMNS, rows_of

SPELLED_OUT: Final = "contradiction"

Row = dict[str, Any]


def spell_out(pairs: pd.DataFrame, claims: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Add to judged `pairs` the contradictions between all claims their sides represent.

    A pair is made of two representatives. Where they contradict each other, every article behind
    them has a line to correct, and a check of that article must name it; so the claims collapsed
    into either side get rows of their own, at most `limit` a pair, in order of article.
    """
    clashing = pairs[pairs["verdict"] == SPELLED_OUT]
    sides = [*clashing["a_representative_id"], *clashing["b_representative_id"]]
    claims = claims[claims["representative_id"].isin(sides)]
    members: dict[str, list[Row]] = {}
    for claim in rows_of(claims.sort_values(["article", "char_start"], kind="stable")):
        members.setdefault(str(claim["representative_id"]), []).append(claim)
    rows = [row for pair in rows_of(clashing) for row in _rows(pair, members, limit)]
    if not rows:
        return pairs
    added = pd.DataFrame(rows, columns=pairs.columns).astype(pairs.dtypes.to_dict())
    return pd.concat([pairs, added], ignore_index=True)


def _rows(pair: Row, members: dict[str, list[Row]], limit: int) -> list[Row]:
    shown = (pair["a_claim_id"], pair["b_claim_id"])
    combinations = (
        (a, b)
        for a in members[str(pair["a_representative_id"])]
        for b in members[str(pair["b_representative_id"])]
        if (a["claim_id"], b["claim_id"]) != shown
    )
    return [_row(pair, a, b) for a, b in islice(combinations, limit)]


def _row(pair: Row, a: Row, b: Row) -> Row:
    sides = {
        f"{side}_{column}": claim[column]
        for side, claim in (("a", a), ("b", b))
        for column in (*SIDE_COLUMNS, "claim_id", "lang", "statement")
    }
    return {
        **pair,
        **sides,
        "pair_id": fingerprint((pair["pair_id"], a["claim_id"], b["claim_id"])),
        "same_article": a["article"] == b["article"],
    }
