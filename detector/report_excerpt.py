"""What a page shows of the pairs, gathered frame by frame: the first ones and the first values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

import pandas as pd

from detector.records import PAIR_COLUMNS, require_columns

_IDS = ("discrepancy_id", "a_representative_id", "b_representative_id")


class Excerpt:
    """Of each of the discrepancies `shown`, its first `pairs`, and the first to tell its `values`.

    `counts` tells how many pairs a discrepancy has, `values` the representative_id of each of its
    values, in order.
    """

    def __init__(self, shown: Collection[str], pairs: int, values: int) -> None:
        self.counts: Counter[str] = Counter()
        self.values: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._shown = frozenset(shown)
        self._pairs = pairs
        self._most = values
        self._kept: list[pd.DataFrame] = []

    def add(self, pairs: pd.DataFrame) -> None:
        """Take note of the next `pairs` in order of rank. Raises InputError on a missing column."""
        own = require_columns(pairs, PAIR_COLUMNS, "pairs")
        own = own[own["discrepancy_id"].isin(self._shown)]
        ids = zip(*(own[column].tolist() for column in _IDS), strict=True)
        kept = [self._is_kept(discrepancy_id, sides) for discrepancy_id, *sides in ids]
        self._kept.append(own.loc[kept, list(PAIR_COLUMNS)])

    def pairs(self) -> pd.DataFrame:
        """The pairs that were kept, in order of rank, with PAIR_COLUMNS."""
        return pd.concat(self._kept, ignore_index=True)

    def _is_kept(self, discrepancy_id: str, sides: Collection[str]) -> bool:
        self.counts[discrepancy_id] += 1
        values = self.values[discrepancy_id]
        told = len(values) < self._most and any(side not in values for side in sides)
        values.update(dict.fromkeys(sides))
        return told or self.counts[discrepancy_id] <= self._pairs
