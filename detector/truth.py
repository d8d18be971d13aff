"""Which of several values to believe: truth discovery over all sources, with the evidence.

The method is CRH (Li, Li, Gao, Zhao, Fan, Han: "Resolving conflicts in heterogeneous data by truth
discovery and source reliability estimation", SIGMOD 2014) with the 0-1 loss: a value's support is
the weight of the sources that agree with it, a source's weight is the negative logarithm of how
often it disagrees with the values believed, and the two are found in turns. Most sources make few
claims, so that their errors are drawn towards those of all (the concern of CATD, VLDB 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field

from detector.config import StrictModel
from detector.records import Hedge, require_columns

VOTE_COLUMNS: Final = ("item", "source", "low", "high")
"""What `weigh` reads: who says that what is asked about lies between two numbers."""

_ITEM: Final = ("entity", "metric", "unit", "period_start", "period_end", "scope")
CLAIM_COLUMNS_READ: Final = (
    *_ITEM,
    *("representative_id", "article", "outlet", "attribution", "published", "source_group"),
    *("kind", "modality", "hedge", "value_low", "value_high", "margin"),
)

FloatArray = npt.NDArray[np.float64]


class TruthConfig(StrictModel):
    """`truth.yaml`: how sources are weighed, and what a value needs to be named."""

    rounds: int = Field(ge=1)
    prior_claims: float = Field(gt=0)
    least_share: float = Field(ge=0.5, lt=1)
    least_sources: int = Field(ge=1)
    hedges: tuple[Hedge, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The values of each item and the weights of the sources, none of them negative.

    `values` has a row for each distinct value: item, low, high; `share`, that of the weight of the
    item's sources which agree with it; `sources` and `of_sources`, how many agree of how many;
    `believed`, whether no other value of the item has more support. One value of each is.
    """

    values: pd.DataFrame
    weights: pd.Series[float]


def weigh(votes: pd.DataFrame, config: TruthConfig) -> Weighed:
    """Weigh sources and values. A vote agrees with every value that its own interval meets.

    Of values with equal support the most precise is believed, then the lowest. The result does not
    depend on the order of the votes. Raises InputError on a missing column.
    """
    require_columns(votes, VOTE_COLUMNS, "votes")
    columns = list(VOTE_COLUMNS)
    votes = votes[columns].drop_duplicates().sort_values(columns, ignore_index=True)
    votes = votes.assign(vote=np.arange(len(votes)))
    values = votes[["item", "low", "high"]].drop_duplicates(ignore_index=True)
    values = values.assign(value=np.arange(len(values)))
    met = votes.merge(values, on="item", suffixes=("", "_value"))
    met = met[(met["low"] <= met["high_value"]) & (met["low_value"] <= met["high"])]
    backing = met.drop_duplicates(["source", "value"])
    sources, names = pd.factorize(votes["source"])
    of_vote = pd.Series(sources, index=votes["vote"])
    backers = of_vote[backing["vote"]].to_numpy()

    def support_by(weights: FloatArray) -> FloatArray:
        sums = np.bincount(backing["value"], weights[backers], minlength=len(values))
        return np.asarray(sums, dtype=np.float64)

    weights = np.ones(len(names))
    for _ in range(config.rounds):
        believed = _believed(values, support_by(weights))
        right = np.zeros(len(votes), dtype=bool)
        right[met["vote"].to_numpy()[believed[met["value"].to_numpy()]]] = True
        weights = _weights(sources, ~right, len(names), config.prior_claims)
    voters = votes.drop_duplicates(["item", "source"])
    whole = pd.Series(weights[of_vote[voters["vote"]]], dtype=float).groupby(
        voters["item"].to_numpy()
    )
    support = support_by(weights)
    return Weighed(
        values.drop(columns="value").assign(
            share=support / values["item"].map(whole.sum()).to_numpy(dtype=np.float64),
            sources=np.bincount(backing["value"], minlength=len(values)),
            of_sources=values["item"].map(whole.size()).to_numpy(dtype=np.int64),
            believed=_believed(values, support),
        ),
        pd.Series(weights, index=names, name="weight"),
    )


def _believed(values: pd.DataFrame, support: FloatArray) -> npt.NDArray[np.bool_]:
    """One value of each item: most support, then most precise, then lowest."""
    items = pd.factorize(values["item"])[0]
    low, high = (values[bound].to_numpy(dtype=np.float64) for bound in ("low", "high"))
    # Sums of the same weights in another order may differ in their last bits.
    order = np.lexsort((low, high - low, -support.round(9), items))
    chosen = np.zeros(len(values), dtype=bool)
    chosen[order[np.diff(items[order], prepend=-1) != 0]] = True
    return chosen


def _weights(
    sources: npt.NDArray[Any], wrong: npt.NDArray[np.bool_], size: int, prior: float
) -> FloatArray:
    """The negative logarithm of each source's rate of errors, drawn towards that of all."""
    made = np.bincount(sources, minlength=size)
    errors = np.bincount(sources, wrong, minlength=size)
    usual = (errors.sum() + 1) / (made.sum() + 2)
    weights: FloatArray = -np.log((errors + prior * usual) / (made + prior))
    return weights


def believe(claims: pd.DataFrame, config: TruthConfig) -> pd.DataFrame:
    """What speaks for each claimed figure, by representative_id: the columns of Weighed.values.

    Figures are weighed that are stated as facts, with a time, within bounds. The source of a claim
    is whom it cites, else its outlet, else its text; copies of one text have one vote for a value.
    Raises InputError on a missing column.
    """
    require_columns(claims, CLAIM_COLUMNS_READ, "claims")
    bounded = claims["value_low"].notna() & claims["value_high"].notna()
    facts = (
        bounded
        & claims["kind"].isin({"quantity", "rank"})
        & (claims["modality"] == "actual")
        & (claims["period_start"] != "")
        & claims["hedge"].isin(config.hedges)
    )
    first = claims.loc[facts, list(CLAIM_COLUMNS_READ)].sort_values(["published", "article"])
    # A text whose source is not known is its article's own.
    text = first["source_group"].where(first["source_group"] != "", first["article"])
    named = first["attribution"].where(first["attribution"] != "", first["outlet"])
    first = first.assign(
        item=first.groupby(list(_ITEM), sort=True).ngroup(),
        text=text,
        source=named.where(named != "", text),
        low=first["value_low"] - first["margin"],
        high=first["value_high"] + first["margin"],
    )
    votes = first.drop_duplicates(["item", "text", "low", "high"])
    stated = first.drop_duplicates("representative_id")[
        ["representative_id", "item", "low", "high"]
    ]
    weighed = weigh(votes, config).values
    return stated.merge(weighed, on=["item", "low", "high"]).set_index("representative_id")
