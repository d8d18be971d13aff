"""Remember what the NLI model said of two texts: only pairs that no run has met are scored."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import numpy as np
from tqdm import tqdm

from detector.cache import Cache, key_of
from detector.records import NLI_COLUMNS
from detector.scoring import Probabilities, Scorer

_LIBRARIES: Final = ("tokenizers", "torch", "transformers")
_CODE: Final = (
    *("nli.py", "nli_scorer.py", "embedded_model.py", "encoder.py", "hugging_face.py"),
    *("number_marks.py", "numerals.py"),
)
"""The modules that decide what the model reads and how its answer is read."""
AT_ONCE: Final = 1024
"""Pairs scored between two writes: what a crash can lose."""

_PACKED: Final = struct.Struct(f"<{len(NLI_COLUMNS)}f")

Texts = tuple[str, str]


class CachedScorer:
    """A scorer that asks another one only for what the cache lacks.

    An entry holds for premise, hypothesis, the model's name and revision, and what computes with
    it. `asked` counts the distinct pairs it was asked for, `found` those that were remembered.
    """

    def __init__(self, scorer: Scorer, cache: Cache, at_once: int = AT_ONCE) -> None:
        self.name = scorer.name
        self.revision = scorer.revision
        self.asked = 0
        self.found = 0
        self._scorer = scorer
        self._cache = cache
        self._at_once = at_once
        self._made_by = made_by(scorer)

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Probabilities:
        """Probabilities of each pair, float32 (n, 3), as the other scorer gives them."""
        texts = list(zip(premises, hypotheses, strict=True))
        keys = {pair: key_of(self._made_by, *pair) for pair in dict.fromkeys(texts)}
        known = self._cache.get(list(keys.values()))
        missing = [pair for pair, key in keys.items() if key not in known]
        self.asked += len(keys)
        self.found += len(keys) - len(missing)
        # The scorer pads a batch to one width, so texts of a length are scored together.
        missing.sort(key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))
        with tqdm(
            total=len(missing), desc="nli", unit="pair", leave=False, disable=not progress
        ) as bar:
            for start in range(0, len(missing), self._at_once):
                batch = missing[start : start + self._at_once]
                known |= self._scored(batch, keys)
                bar.update(len(batch))
        rows = [_PACKED.unpack(known[keys[pair]]) for pair in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(NLI_COLUMNS))

    def _scored(self, batch: list[Texts], keys: dict[Texts, bytes]) -> dict[bytes, bytes]:
        rows = self._scorer.score([p for p, _ in batch], [h for _, h in batch])
        new = {
            keys[pair]: _PACKED.pack(*row) for pair, row in zip(batch, rows.tolist(), strict=True)
        }
        self._cache.put(new)
        return new


def made_by(scorer: Scorer) -> bytes:
    """What tells the scores of `scorer`, as computed here, from any others."""
    return key_of(scorer.name, scorer.revision, _engine())


@cache
def _engine() -> str:
    """What computes with a model: another one may round a score otherwise."""
    code = key_of(*((Path(__file__).parent / name).read_bytes() for name in _CODE)).hex()
    return " ".join([code, *(f"{name} {version(name)}" for name in _LIBRARIES)])
