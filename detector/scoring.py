"""Put the NLI model's probabilities beside each pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.records import NLI_COLUMNS, require_columns

Probabilities = npt.NDArray[np.float32]


class Scorer(Protocol):
    """What scores premises against hypotheses: shape (n, 3), in the order of NLI_COLUMNS."""

    @property
    def name(self) -> str:
        """The model's name or path."""

    @property
    def revision(self) -> str:
        """What tells this version of the model from others."""

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Probabilities:
        """Probabilities of entailment, neutral and contradiction for each pair."""


def score_pairs(pairs: pd.DataFrame, scorer: Scorer, *, progress: bool = False) -> pd.DataFrame:
    """Return `pairs` with NLI_COLUMNS: of both directions the one that contradicts more.

    `nli_ab` and `nli_ba` keep both, a as premise of b and b as premise of a, as tuples.
    """
    require_columns(pairs, ["a_statement", "b_statement"], "pairs")
    a, b = pairs["a_statement"].tolist(), pairs["b_statement"].tolist()
    both = scorer.score([*a, *b], [*b, *a], progress=progress).astype(float)
    forward, backward = both[: len(a)], both[len(a) :]
    worse = backward[:, 2] > forward[:, 2]
    chosen = np.where(worse[:, None], backward, forward)
    columns: dict[str, Any] = {c: chosen[:, i] for i, c in enumerate(NLI_COLUMNS)}
    for name, scores in (("nli_ab", forward), ("nli_ba", backward)):
        rows = [tuple(row) for row in scores.tolist()]
        columns[name] = pd.Series(rows, index=pairs.index, dtype=object)
    return pairs.assign(**columns)
