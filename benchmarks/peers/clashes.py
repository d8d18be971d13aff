"""Which pairs of sentences contradict each other, by the truth of the generated articles.

A sentence states the figures that stand in it. Two sentences contradict each other when a figure
of one and a figure of the other cannot both be true (`truth_verdicts`), and a planted contradiction
(`planted`) is found when two sentences are, whose figures of its fact contradict each other. So
peers are measured as `detector bench score` measures this project: there with claims.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.peers.neighbours import Pairs, of_one_article
from benchmarks.peers.sentences import Article, Ints, Sentences
from detector.bench_score import planted
from detector.bench_truth import FACT, truth_verdicts

_MEANING = [*FACT, "low", "high", "value", "hedge", "modality"]
"""What one sentence may state twice only because several articles hold it."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What sentences state and which of them clash.

    `figures` are the rows of the truth that stand in a sentence, with its number as `text`.
    `clashes` has a row for each planted `fact` and pair of sentences, `left` < `right`, of
    different articles which contradict each other about it; `facts` counts the planted ones.
    """

    figures: pd.DataFrame
    clashes: pd.DataFrame
    facts: int

    def recall(self, pairs: Pairs) -> float:
        """The share of planted facts that two of these sentences contradict each other about."""
        return float(len(set(self.clashing(pairs)["fact"])) / self.facts) if self.facts else 0.0

    def clashing(self, pairs: Pairs) -> pd.DataFrame:
        """The clashes between sentences that are among `pairs`."""
        return self.clashes.merge(pd.DataFrame(pairs, columns=["left", "right"]))

    def contradict(self, pairs: Pairs) -> npt.NDArray[np.bool_]:
        """Whether two sentences contradict each other, for each pair."""
        sides = pd.DataFrame(pairs, columns=["left", "right"]).rename_axis("pair").reset_index()
        stated = pd.DataFrame({"text": self.figures["text"], "row": np.arange(len(self.figures))})
        met = sides.merge(stated, left_on="left", right_on="text")
        met = met.merge(stated, left_on="right", right_on="text", suffixes=("_a", "_b"))
        verdicts = truth_verdicts(self.figures.iloc[met["row_a"]], self.figures.iloc[met["row_b"]])
        found = np.zeros(len(pairs), dtype=bool)
        found[met.loc[(verdicts == "contradiction").to_numpy(), "pair"]] = True
        return found


def truth_of(stated: pd.DataFrame, articles: list[Article], sentences: Sentences) -> Truth:
    """Put the figures of the truth into the sentences of the articles that it tells of."""
    numbers = {article.name: number for number, article in enumerate(articles)}
    text = sentences.holding(
        np.array([numbers[name] for name in stated["article"]], dtype=np.int64),
        stated["start"].to_numpy(np.int64),
        stated["end"].to_numpy(np.int64),
    )
    placed = stated.assign(text=text, fact=_facts(stated))
    wanted = planted(stated)["fact"].unique()
    placed = placed[placed["text"] >= 0].drop_duplicates(["text", *_MEANING], ignore_index=True)
    return Truth(placed, _clashes(placed, wanted, sentences.home), len(wanted))


def _facts(stated: pd.DataFrame) -> pd.Series:
    """The number of each figure's fact, as `planted` counts them; NaN of a plan."""
    actual = stated[stated["modality"] == "actual"]
    return actual.groupby(FACT, sort=False).ngroup().reindex(stated.index)


def _clashes(placed: pd.DataFrame, wanted: npt.NDArray[np.generic], home: Ints) -> pd.DataFrame:
    rows = placed.loc[placed["fact"].isin(wanted), ["fact", "text"]].rename_axis("row")
    rows = rows.reset_index()
    met = rows.merge(rows, on="fact", suffixes=("_a", "_b"))
    met = met[met["text_a"] < met["text_b"]]
    met = met[~of_one_article(home, met["text_a"].to_numpy(), met["text_b"].to_numpy())]
    verdicts = truth_verdicts(placed.iloc[met["row_a"]], placed.iloc[met["row_b"]])
    met = met[(verdicts == "contradiction").to_numpy()]
    clashes = met[["fact", "text_a", "text_b"]].set_axis(["fact", "left", "right"], axis=1)
    return clashes.astype(np.int64).drop_duplicates(ignore_index=True)
