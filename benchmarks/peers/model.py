"""The NLI model as the peers use it: two sentences as they stand, in both directions."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.peers.neighbours import Pairs
from detector.scoring import Scorer

_CONTRADICTION: Final = 2
_THRESHOLD: Final = 0.5
"""P(contradiction) above which the peers report a pair, in the direction that has more of it."""


class Reader:
    """Reads pairs of sentences, each pair once; `texts` counts the readings."""

    def __init__(self, scorer: Scorer, sentences: list[str]) -> None:
        self.texts = 0
        self._scorer = scorer
        self._sentences = sentences
        self._known: dict[tuple[int, int], float] = {}

    def contradict(self, pairs: Pairs) -> npt.NDArray[np.bool_]:
        """Whether the model says that two sentences contradict each other, for each pair."""
        wanted = [(int(left), int(right)) for left, right in pairs]
        missing = sorted({*wanted} - {*self._known})
        if missing:
            self._known |= dict(zip(missing, self._read(missing), strict=True))
        return np.array([self._known[pair] > _THRESHOLD for pair in wanted], dtype=bool)

    def _read(self, pairs: list[tuple[int, int]]) -> list[float]:
        a = [self._sentences[left] for left, _ in pairs]
        b = [self._sentences[right] for _, right in pairs]
        read = self._scorer.score([*a, *b], [*b, *a])[:, _CONTRADICTION]
        self.texts += len(read)
        both: list[float] = np.maximum(read[: len(a)], read[len(a) :]).tolist()
        return both
