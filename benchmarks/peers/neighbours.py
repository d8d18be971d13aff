"""Pairs of sentences of different articles: all of them, or of each with its nearest ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.peers.sentences import SHARED, Ints

_BLOCK = 512
"""Sentences whose cosines with all others are in memory at a time."""
_APART = -2.0
"""Below any cosine: of two sentences that do not pair."""

Floats = npt.NDArray[np.float32]
Pairs = Ints
"""Two sentences a row, (n, 2), the lower number first."""


def of_one_article(home: Ints, left: Any, right: Any) -> npt.NDArray[np.bool_]:
    """Whether two sentences occur in one article, and nowhere else."""
    same: npt.NDArray[np.bool_] = (home[left] == home[right]) & (home[left] != SHARED)
    return same


def count_all(home: Ints) -> int:
    """How many pairs there are of distinct sentences that are not of one article only."""
    size = len(home)
    alone = np.bincount(home[home != SHARED])
    return size * (size - 1) // 2 - int((alone * (alone - 1) // 2).sum())


def draw_pairs(home: Ints, wanted: int, rng: np.random.Generator) -> Pairs:
    """So many different ones of all pairs, at random; all of them if there are no more."""
    size = len(home)
    if count_all(home) <= wanted:
        left, right = np.triu_indices(size, 1)
        return np.column_stack([left, right])[~of_one_article(home, left, right)]
    drawn: Pairs = np.empty((0, 2), dtype=np.int64)
    while len(drawn) < wanted:
        ends = np.sort(rng.integers(0, size, (wanted, 2)), axis=1)
        ends = ends[(ends[:, 0] != ends[:, 1]) & ~of_one_article(home, ends[:, 0], ends[:, 1])]
        together = np.concatenate([drawn, ends])
        _, first = np.unique(together, axis=0, return_index=True)
        drawn = together[np.sort(first)]
    return drawn[:wanted]


def nearest(vectors: Floats, home: Ints, most: int) -> tuple[Ints, Floats]:
    """The `most` nearest sentences of other articles, nearest first, and their cosines: (n, most).

    `vectors` (n, width) have length 1. Where there are fewer, the cosine is below -1.
    """
    size = len(vectors)
    most = min(most, size)
    members = _members(home)
    found = np.empty((size, most), dtype=np.int64)
    cosines = np.empty((size, most), dtype=np.float32)
    for start in range(0, size, _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, size))
        near = vectors[rows] @ vectors.T
        near[rows - start, rows] = _APART
        for row in rows[home[rows] != SHARED]:
            near[row - start, members[int(home[row])]] = _APART
        best = np.argpartition(near, size - most, axis=1)[:, size - most :]
        values = np.take_along_axis(near, best, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        found[rows] = np.take_along_axis(best, order, axis=1)
        cosines[rows] = np.take_along_axis(values, order, axis=1)
    return found, cosines


def _members(home: Ints) -> dict[int, Ints]:
    """The sentences that only occur in each article."""
    order = np.argsort(home, kind="stable")
    articles, starts = np.unique(home[order], return_index=True)
    return dict(zip(articles.tolist(), np.split(order, starts[1:]), strict=True))


def neighbour_pairs(found: Ints, cosines: Floats, most: int, least_cosine: float) -> Pairs:
    """Each sentence with its `most` nearest that are at least so near; a pair once."""
    near = cosines[:, :most] >= least_cosine
    left = np.broadcast_to(np.arange(len(found))[:, None], near.shape)[near]
    right = found[:, :most][near]
    codes = np.unique(np.minimum(left, right) * len(found) + np.maximum(left, right))
    return np.column_stack(np.divmod(codes, max(len(found), 1)))
