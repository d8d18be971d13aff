"""Collapse equal claims to one representative, and pair the representatives of each block."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field

from detector.candidates import (
    MeetingConfig,
    Positions,
    Timeline,
    candidates_of,
    distinct_pairs,
    ranges,
)
from detector.fingerprints import (
    STATEMENT_COLUMNS,
    claim_fingerprints,
    fingerprint,
    statement_ids,
)
from detector.records import SIDE_COLUMNS, require_columns
from detector.rivals import has_rival, unsettled

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
    "naming",
    "metric_listed",
    "one_of_several",
)
"""What each side of a pair carries, under the prefixes a_ and b_."""

BASIS_ORDER: Final = ("explicit", "relative", "article_date", "unknown")

SUBJECT: Final = ("entity", "family")
"""Claims that agree on these are in one discrepancy."""

BLOCK: Final = (*SUBJECT, "kind_group", "unit_group")
"""Claims that agree on these are in one block, which is about one subject."""

_EPOCH: Final = pd.Timestamp("1970-01-01")

_SERIES: Final = (*BLOCK, "metric", "unit", "scope")
"""Claims that agree on these tell one figure over time."""

IN_BLOCKS_COLUMNS: Final = tuple(
    dict.fromkeys((*PAIRED_SIDE_COLUMNS, *BLOCK, "first_day", "last_day"))
)
"""What pairing needs of a representative: of all blocks or of some, each of them whole."""

_KEYS: Final = (
    *("representative_id", "article", "entity", "family", "kind", "metric", "unit", "scope"),
    *("modality", "period_start", "period_end", "period_basis", "value_low", "value_high"),
)
"""What tells whether and where a representative is paired."""

BLOCK_COLUMNS: Final = (
    *("entity", "family", "kind", "representatives"),
    *("pairs", "over_budget", "apart_in_time"),
)
"""What a block costs: its claims, the pairs made, and the pairs left out by reason."""


class PairingConfig(MeetingConfig):
    """`pairing.yaml`: which claims meet, and how many pairs a block may cost."""

    unpaired_modalities: tuple[str, ...]
    unsettled_values: int = Field(ge=3)
    unit_groups: Mapping[str, tuple[str, ...]]
    kind_groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PairingResult:
    """Claims with their representative, the pairs, and how many pairs were left out and why.

    `claims` has all claims in the order given; `pairs` is sorted by pair_id; `cut` counts
    candidate pairs by reason: `over_budget`, `apart_in_time` and `same_text`, and claims
    `without_entity` and `unpaired_modality`.
    """

    claims: pd.DataFrame
    pairs: pd.DataFrame
    cut: dict[str, int]


@dataclass(frozen=True, slots=True)
class BlockPairs:
    """The pairs of some blocks, and how many of their candidates were left out, by reason."""

    pairs: pd.DataFrame
    cut: dict[str, int]


InBlocks = Callable[[pd.DataFrame], BlockPairs]
"""What pairs representatives of whole blocks, given with IN_BLOCKS_COLUMNS in order of block."""


@dataclass(frozen=True, slots=True)
class Represented:
    """Claims with their representative, and which of these may be paired.

    `claims` has all claims in the order given. `eligible` has a row for each representative that
    may be paired, by block in order of time: its position in `claims` (`at`), its block and what it
    is placed there by. `cut` counts what may not be, as PairingResult does.
    """

    claims: pd.DataFrame
    eligible: pd.DataFrame
    cut: dict[str, int]

    def whole(self, eligible: pd.DataFrame) -> pd.DataFrame:
        """Rows of `eligible` with IN_BLOCKS_COLUMNS."""
        chosen = self.claims[list(PAIRED_SIDE_COLUMNS)].iloc[eligible["at"].to_numpy()]
        added = [column for column in IN_BLOCKS_COLUMNS if column not in PAIRED_SIDE_COLUMNS]
        return pd.concat(
            [chosen.reset_index(drop=True), eligible[added].reset_index(drop=True)], axis=1
        )[list(IN_BLOCKS_COLUMNS)]


def represent(
    claims: pd.DataFrame, config: PairingConfig, new: Collection[str] | None = None
) -> Represented:
    """Collapse equal claims, and tell which representatives may be paired.

    Given the names of `new` articles, a claim of theirs speaks for all that say the same.
    Raises InputError when `claims` lacks a needed column. Empty claim ids are filled in.
    """
    needed = {*STATEMENT_COLUMNS, *PAIRED_SIDE_COLUMNS}
    made_here = {"claim_id", "representative_id", "n_claims", "sources", "one_of_several"}
    require_columns(claims, sorted(needed - made_here), "claims")
    represented, best = _collapse(_with_ids(claims), config, frozenset(new or ()))
    keys = represented.loc[best, list(_KEYS)].assign(at=best)
    return Represented(represented, *_eligible(keys, config))


def pair_claims(
    claims: pd.DataFrame,
    config: PairingConfig,
    new: Collection[str] | None = None,
) -> PairingResult:
    """Pair the distinct claims about one entity and metric family.

    Given the names of `new` articles, only pairs with a claim of theirs are made, whatever the
    size of the block. Raises InputError when `claims` lacks a needed column.
    """
    known = represent(claims, config, new)
    representatives = known.whole(known.eligible)
    if new is None:
        made = pair_blocks(representatives, config)
    else:
        made = _paired(representatives, *_with_new(representatives, frozenset(new)))
    pairs = made.pairs.sort_values("pair_id", ignore_index=True)
    return PairingResult(known.claims, pairs, known.cut | made.cut)


def pair_blocks(representatives: pd.DataFrame, config: PairingConfig) -> BlockPairs:
    """Pair representatives of whole blocks, which no other block has a part in."""
    chosen = candidates_of(_timeline(representatives), config)
    made = _paired(representatives, chosen.left, chosen.right)
    cut = {name: int(getattr(chosen, name).sum()) for name in ("over_budget", "apart_in_time")}
    return BlockPairs(made.pairs, cut | made.cut)


def _paired(representatives: pd.DataFrame, left: Positions, right: Positions) -> BlockPairs:
    keep = ~_same_text(representatives, left, right)
    pairs = pair_frame(representatives, left[keep], right[keep])
    return BlockPairs(pairs, {"same_text": int((~keep).sum())})


def joined(made: Sequence[BlockPairs]) -> BlockPairs:
    """The pairs of all these blocks, of which there are some; those of a bucket stay together."""
    filled = [part.pairs for part in made if not part.pairs.empty] or [made[0].pairs]
    cut = {why: sum(part.cut[why] for part in made) for why in made[0].cut}
    return BlockPairs(pd.concat(filled, ignore_index=True), cut)


def block_costs(claims: pd.DataFrame, config: PairingConfig) -> pd.DataFrame:
    """Return BLOCK_COLUMNS of each block, the costliest first, without making a pair.

    `pairs` may count some that pair_claims drops because both sides are the same text.
    """
    eligible = represent(claims, config).eligible
    chosen = candidates_of(_timeline(eligible), config)
    heads = eligible.drop_duplicates(list(BLOCK))[["entity", "family", "kind_group"]]
    costs = heads.rename(columns={"kind_group": "kind"}).assign(
        representatives=chosen.size,
        pairs=chosen.made,
        over_budget=chosen.over_budget,
        apart_in_time=chosen.apart_in_time,
    )
    order = ["pairs", "representatives", "entity", "family", "kind"]
    return costs.sort_values(order, ascending=[False, False, True, True, True], ignore_index=True)


def _with_ids(claims: pd.DataFrame) -> pd.DataFrame:
    claims = claims.reset_index(drop=True)
    if "claim_id" in claims and (claims["claim_id"].fillna("") != "").all():
        return claims
    return claims.assign(claim_id=claim_fingerprints(claims))


def _collapse(
    claims: pd.DataFrame, config: PairingConfig, new: frozenset[str]
) -> tuple[pd.DataFrame, pd.Index[int]]:
    """All claims with what they say together; and which one stands for each group.

    That is its best evidence: of a new article if there is one, period best
    grounded, attributed, earliest, then id. Adds representative_id, n_claims, sources, and
    one_of_several: whether no article tells the value without a rival, or none prevails among the
    many values of all (see rivals.py).
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
    said: dict[str, set[str]] = {}
    for group, article in zip(evidence["group"], evidence["article"], strict=True):
        said.setdefault(group, set()).add(article)
    sources = {group: tuple(sorted(articles)) for group, articles in said.items()}
    claims = claims.assign(
        n_claims=claims.groupby("representative_id")["article"].transform("size").astype(int),
        sources=claims["representative_id"].map(sources),
        one_of_several=_beside_others(claims) | unsettled(claims, config.unsettled_values),
    )
    return claims, evidence.drop_duplicates("group").index


def _beside_others(claims: pd.DataFrame) -> pd.Series[bool]:
    """Whether each article that tells the value of a claim tells others under its heading."""
    rival = pd.Series(has_rival(claims), index=claims.index)
    return rival.groupby(claims["representative_id"]).transform("all")


def _eligible(
    representatives: pd.DataFrame, config: PairingConfig
) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return those that may be paired, with days, by block in time order."""
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
    chosen = chosen.sort_values([*BLOCK, "when", "value_low", "representative_id"])
    return _with_days(chosen.reset_index(drop=True)), cut


def _numbered(representatives: pd.DataFrame, columns: tuple[str, ...]) -> Positions:
    """For each the number of its group by `columns`, from 0 in the order of `representatives`."""
    groups = representatives.groupby(list(columns), sort=False).ngroup()
    return groups.to_numpy().astype(np.int64)


def _with_days(representatives: pd.DataFrame) -> pd.DataFrame:
    """Give each its first and last day since 1970; the date of an event is its value, no period.

    A period that is not known spans the days of all, so they are told before blocks are parted.
    """
    start, end = (
        pd.to_datetime(representatives[column], errors="coerce", format="%Y-%m-%d")
        for column in ("period_start", "period_end")
    )
    timeless = (representatives["kind"] == "date") | (representatives["period_basis"] == "unknown")
    known = ~timeless & (start <= end)
    days = [(bound - _EPOCH).dt.days.to_numpy(np.float64) for bound in (start, end)]
    first = np.nanmin(np.where(known, days[0], 0.0), initial=0.0)
    last = np.nanmax(np.where(known, days[1], 0.0), initial=0.0)
    return representatives.assign(
        first_day=np.where(known, days[0], first).astype(np.int64),
        last_day=np.where(known, days[1], last).astype(np.int64),
    )


def _timeline(representatives: pd.DataFrame) -> Timeline:
    """The claims as candidates_of reads them."""
    return Timeline(
        block=_numbered(representatives, BLOCK),
        series=_numbered(representatives, _SERIES),
        start=representatives["first_day"].to_numpy(np.int64),
        end=representatives["last_day"].to_numpy(np.int64),
        value=representatives["value_low"]
        .fillna(representatives["value_high"])
        .to_numpy(np.float64),
    )


def _with_new(representatives: pd.DataFrame, new: frozenset[str]) -> tuple[Positions, Positions]:
    """Positions of the two sides of each pair within a block that has a side in `new` articles."""
    blocks = _numbered(representatives, BLOCK)
    fresh = np.flatnonzero(representatives["article"].isin(new))
    starts = np.searchsorted(blocks, blocks[fresh], side="left")
    sizes = np.searchsorted(blocks, blocks[fresh], side="right") - starts
    return distinct_pairs([ranges(fresh, starts, sizes)], len(blocks))


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
