"""Collapse equal claims to one representative, and pair the representatives of each block."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field

from detector.config import StrictModel
from detector.fingerprints import (
    STATEMENT_COLUMNS,
    claim_fingerprints,
    fingerprint,
    statement_ids,
)
from detector.records import SIDE_COLUMNS, require_columns

PAIRED_SIDE_COLUMNS: Final = (
    *SIDE_COLUMNS,
    "claim_id",
    "representative_id",
    "unit",
    "kind",
    "margin",
    "definition",
    "period_granularity",
    "published_basis",
    "statement",
    "lang",
    "n_claims",
    "sources",
    "value_name",
    "value_kind",
)
"""What each side of a pair carries, under the prefixes a_ and b_."""

BASIS_ORDER: Final = ("explicit", "relative", "article_date", "unknown")

Positions = npt.NDArray[np.int64]


class PairingConfig(StrictModel):
    """`pairing.yaml`: which claims meet, and how many pairs a block may cost."""

    max_representatives: int = Field(ge=2)
    min_neighbours: int = Field(ge=1)
    extremes: int = Field(ge=0)
    unpaired_modalities: tuple[str, ...]
    unit_groups: Mapping[str, tuple[str, ...]]
    kind_groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PairingResult:
    """Claims with their representative, the pairs, and how many pairs were left out and why.

    `claims` has all claims in the order given; `pairs` is sorted by pair_id; `cut` counts
    candidate pairs by reason: `over_budget` and `same_text`, and claims `without_entity` and
    `unpaired_modality`.
    """

    claims: pd.DataFrame
    pairs: pd.DataFrame
    cut: dict[str, int]


def pair_claims(
    claims: pd.DataFrame, config: PairingConfig, new: Collection[str] | None = None
) -> PairingResult:
    """Pair the distinct claims about one entity and metric family.

    Given the names of `new` articles, only pairs with a claim of theirs are made, whatever the
    size of the block; and a new claim speaks for all that say the same.

    Raises InputError when `claims` lacks a needed column. Empty claim ids are filled in.
    """
    needed = {*STATEMENT_COLUMNS, *PAIRED_SIDE_COLUMNS}
    made_here = {"claim_id", "representative_id", "n_claims", "sources"}
    require_columns(claims, sorted(needed - made_here), "claims")
    claims = _with_ids(claims)
    represented, representatives = _collapse(claims, frozenset(new or ()))
    eligible, cut = _eligible(representatives, config)
    if new is None:
        left, right, over_budget = _candidates(eligible, config)
    else:
        left, right, over_budget = *_with_new(eligible, frozenset(new)), 0
    keep = ~_same_text(eligible, left, right)
    cut |= {"over_budget": over_budget, "same_text": int((~keep).sum())}
    pairs = pair_frame(eligible, left[keep], right[keep])
    return PairingResult(represented, pairs.sort_values("pair_id", ignore_index=True), cut)


def _with_ids(claims: pd.DataFrame) -> pd.DataFrame:
    claims = claims.reset_index(drop=True)
    if "claim_id" in claims and (claims["claim_id"].fillna("") != "").all():
        return claims
    return claims.assign(claim_id=claim_fingerprints(claims))


def _collapse(claims: pd.DataFrame, new: frozenset[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All claims with representative_id, n_claims, sources; and one row for each group of them.

    The group is shown by its best evidence: of a new article if there is one, period best
    grounded, attributed, earliest, then id.
    """
    claims = claims.assign(representative_id=statement_ids(claims))
    evidence = pd.DataFrame(
        {
            "group": claims["representative_id"],
            "published_before": ~claims["article"].isin(new),
            "basis": pd.Categorical(claims["period_basis"], BASIS_ORDER).codes,
            "unattributed": claims["attribution"].fillna("") == "",
            "published": claims["published"].where(claims["published"] != "", "9999"),
            "article": claims["article"],
            "claim_id": claims["claim_id"],
        }
    )
    evidence = evidence.sort_values([*evidence.columns])
    grouped = evidence.groupby("group", sort=True)["article"]
    sizes = grouped.size()
    sources = {group: tuple(sorted(set(articles))) for group, articles in grouped}
    claims = claims.assign(
        n_claims=claims["representative_id"].map(sizes).astype(int),
        sources=claims["representative_id"].map(sources),
    )
    best = evidence.drop_duplicates("group").index
    return claims, claims.loc[best].reset_index(drop=True)


def _eligible(
    representatives: pd.DataFrame, config: PairingConfig
) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the representatives that may be paired, with their blocks, in time order."""
    named = (representatives["entity"] != "") & (representatives["family"] != "")
    modal = representatives["modality"].isin(config.unpaired_modalities)
    cut = {
        "without_entity": int((~named).sum()),
        "unpaired_modality": int((named & modal).sum()),
    }
    unit_group = {unit: group for group, units in config.unit_groups.items() for unit in units}
    chosen = representatives[named & ~modal]
    chosen = chosen.assign(
        kind_group=chosen["kind"].map(lambda kind: config.kind_groups.get(kind, kind)),
        unit_group=chosen["unit"].map(lambda unit: unit_group.get(unit, unit)),
        when=chosen["period_start"].where(chosen["period_start"] != "", "9999"),
    )
    keys = ["entity", "family", "kind_group", "unit_group"]
    chosen = chosen.sort_values([*keys, "when", "value_low", "representative_id"])
    chosen = chosen.reset_index(drop=True)
    return chosen.assign(block=chosen.groupby(keys, sort=False).ngroup()), cut


def _candidates(
    representatives: pd.DataFrame, config: PairingConfig
) -> tuple[Positions, Positions, int]:
    """Positions of the two sides of each pair, the earlier period first, and the pairs cut."""
    left: list[Positions] = []
    right: list[Positions] = []
    over_budget = 0
    blocks = representatives["block"].to_numpy()
    borders = np.flatnonzero(blocks[1:] != blocks[:-1]) + 1
    starts = np.concatenate([[0], borders]) if len(blocks) else borders
    ends = np.append(borders, len(blocks)) if len(blocks) else borders
    values = representatives["value_low"].fillna(representatives["value_high"]).to_numpy(float)
    for start, end in zip(starts, ends, strict=True):
        size = int(end - start)
        first, second = np.triu_indices(size, k=1)
        if size > config.max_representatives:
            first, second = _within_budget(values[start:end], config)
            over_budget += size * (size - 1) // 2 - len(first)
        left.append(first + start)
        right.append(second + start)
    empty = np.empty(0, dtype=np.int64)
    return np.concatenate([empty, *left]), np.concatenate([empty, *right]), over_budget


def _with_new(representatives: pd.DataFrame, new: frozenset[str]) -> tuple[Positions, Positions]:
    """Positions of the two sides of each pair within a block that has a side in `new` articles."""
    blocks = representatives["block"].to_numpy()
    fresh = np.flatnonzero(representatives["article"].isin(new))
    starts = np.searchsorted(blocks, blocks[fresh], side="left")
    sizes = np.searchsorted(blocks, blocks[fresh], side="right") - starts
    first = np.repeat(fresh, sizes)
    second = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(len(first))
    low, high = np.minimum(first, second), np.maximum(first, second)
    codes = np.unique((low * len(blocks) + high)[low < high])
    return codes // max(len(blocks), 1), codes % max(len(blocks), 1)


def _within_budget(
    values: npt.NDArray[np.float64], config: PairingConfig
) -> tuple[Positions, Positions]:
    """Of a block too large for all pairs: neighbours in time, and everyone with the extremes.

    The number of neighbours shrinks as the block grows, so that a block of any size costs about
    as many pairs as one of `max_representatives`.
    """
    size = len(values)
    budget = config.max_representatives**2 // 2
    width = max(config.min_neighbours, budget // size)
    first = np.repeat(np.arange(size), width)
    second = first + np.tile(np.arange(1, width + 1), size)
    inside = second < size
    by_value = np.argsort(np.nan_to_num(values), kind="stable")
    extremes = np.r_[by_value[: config.extremes], by_value[size - config.extremes :]]
    first = np.r_[first[inside], np.tile(np.arange(size), len(extremes))]
    second = np.r_[second[inside], np.repeat(extremes, size)]
    low, high = np.minimum(first, second), np.maximum(first, second)
    codes = np.unique((low * size + high)[low < high])
    return codes // size, codes % size


def _same_text(
    representatives: pd.DataFrame, left: Positions, right: Positions
) -> npt.NDArray[np.bool_]:
    """Whether the two sides are read from overlapping characters of one article."""
    article = pd.factorize(representatives["article"])[0]
    start = representatives["char_start"].to_numpy(dtype=np.int64)
    end = representatives["char_end"].to_numpy(dtype=np.int64)
    same: npt.NDArray[np.bool_] = (
        (article[left] == article[right]) & (start[left] < end[right]) & (start[right] < end[left])
    )
    return same


def pair_frame(representatives: pd.DataFrame, left: Positions, right: Positions) -> pd.DataFrame:
    """One row a pair: what both sides share, then each side's columns under a_ and b_.

    `left` and `right` are positions in `representatives`; what both sides share is that of `left`.
    """
    # The sort of the blocks put the earlier period first, so `left` is side a.
    sides = {
        prefix: representatives[list(PAIRED_SIDE_COLUMNS)].iloc[where].reset_index(drop=True)
        for prefix, where in (("a", left), ("b", right))
    }
    ids = zip(*(sides[side]["representative_id"].tolist() for side in "ab"), strict=True)
    shared = representatives[["entity", "family", "kind", "metric", "unit"]].iloc[left]
    articles = zip(*(sides[side]["sources"].tolist() for side in "ab"), strict=True)
    return pd.concat(
        [
            pd.Series([fingerprint(sorted(pair)) for pair in ids], name="pair_id", dtype=object),
            shared.reset_index(drop=True),
            pd.Series([len({*a, *b}) == 1 for a, b in articles], name="same_article", dtype=bool),
            sides["a"].add_prefix("a_"),
            sides["b"].add_prefix("b_"),
        ],
        axis=1,
    )
