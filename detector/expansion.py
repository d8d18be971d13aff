"""Spell a pair out: one row for each two articles that its two representatives speak for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.fingerprints import fingerprint
from detector.records import SIDE_COLUMNS, Verdict

_TOLD = (*SIDE_COLUMNS, "claim_id", "lang", "statement")
"""What a row tells of the claim on a side."""

_UNTOLD = "article_date"
"""The basis of a period of which a text tells nothing."""

Positions = npt.NDArray[np.int64]
"""(n, 3): of a pair, and of the claims that stand on its sides."""


def spell_out(
    pairs: pd.DataFrame, claims: pd.DataFrame, limits: Mapping[Verdict, int]
) -> pd.DataFrame:
    """Add to judged `pairs` those between all claims their sides represent.

    A pair is made of two representatives. Where they contradict each other, every article behind
    them has a line to correct, and a check of that article must name it; and whoever asks how two
    articles relate on one time looks for a row with both. So the claims collapsed into either side
    of a pair of equal periods get rows of their own, at most `limits` a pair of that verdict (none
    if it is not named), in order of article; so do those of an agreement of two articles of
    following days that tell no time, and of a contradiction whatever its periods are.
    """
    undated = (pairs["a_period_basis"] == _UNTOLD) & (pairs["b_period_basis"] == _UNTOLD)
    agreed = (pairs["verdict"] == "agreement") & (pairs["period_relation"] == "adjacent") & undated
    same = (pairs["period_relation"] == "same") | agreed
    one_time = same | (pairs["verdict"] == "contradiction")
    shared = pairs[pairs["verdict"].isin(limits) & one_time]
    sides = [*shared["a_representative_id"], *shared["b_representative_id"]]
    claims = claims[claims["representative_id"].isin(sides)]
    claims = claims.sort_values(["article", "char_start"], kind="stable", ignore_index=True)
    at = np.array(list(_positions(shared, claims, limits)), dtype=np.int64).reshape(-1, 3)
    if not len(at):
        return pairs
    return pd.concat([pairs, _rows(shared, claims, at)], ignore_index=True)


def _positions(
    pairs: pd.DataFrame, claims: pd.DataFrame, limits: Mapping[Verdict, int]
) -> Iterator[tuple[int, int, int]]:
    members = claims.groupby("representative_id", sort=False).indices
    ids = claims["claim_id"].to_numpy()
    columns = ("verdict", *(f"{s}_{c}" for c in ("representative_id", "claim_id") for s in "ab"))
    for pair, (verdict, *represented, a_shown, b_shown) in enumerate(
        zip(*(pairs[column] for column in columns), strict=True)
    ):
        others = (
            (pair, int(a), int(b))
            for a, b in product(*(members[name] for name in represented))
            if (ids[a], ids[b]) != (a_shown, b_shown)
        )
        yield from islice(others, limits[verdict])


def _rows(pairs: pd.DataFrame, claims: pd.DataFrame, at: Positions) -> pd.DataFrame:
    of_sides = {
        f"{side}_{column}": claims[column].to_numpy()[rows]
        for side, rows in (("a", at[:, 1]), ("b", at[:, 2]))
        for column in _TOLD
    }
    added = pairs.iloc[at[:, 0]].assign(**of_sides)
    ids = zip(added["pair_id"], added["a_claim_id"], added["b_claim_id"], strict=True)
    return added.assign(
        pair_id=[fingerprint(content) for content in ids],
        same_article=added["a_article"].to_numpy() == added["b_article"].to_numpy(),
    ).astype(pairs.dtypes.to_dict())
