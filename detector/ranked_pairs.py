"""Judged pairs of all buckets in one order of rank, read as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, count, islice
from typing import Any, Final

import numpy as np
import pandas as pd

from detector.records import VERDICTS

AT_ONCE: Final = 20_000
"""Pairs merged at once: more take more memory, fewer more time."""

_WORSE: Final = {verdict: place for place, verdict in enumerate(VERDICTS)}

_Place = tuple[Any, ...]


def in_order(rows: pd.DataFrame, tie_break: str) -> pd.DataFrame:
    """Sort by score, then verdict, entity, metric and `tie_break`."""
    keyed = rows.assign(_verdict=rows["verdict"].map(_WORSE))
    ordered = keyed.sort_values(
        ["score", "_verdict", "entity", "metric", tie_break],
        ascending=[False, True, True, True, True],
        ignore_index=True,
    )
    return ordered.drop(columns="_verdict")


def ranked(rows: pd.DataFrame, tie_break: str) -> pd.DataFrame:
    """Rows in order, with their rank from 1."""
    ordered = in_order(rows, tie_break)
    return ordered.assign(rank=np.arange(1, len(ordered) + 1))


@dataclass(frozen=True, slots=True)
class RankedPairs:
    """Pairs with discrepancy_id, status and rank, frame by frame in order, as often as asked.

    `tables` are buckets of judged pairs, each `in_order` of pair_id, of which at least one has a
    frame. `ids` has the discrepancy_id of an entity and family, `statuses` the status of a
    discrepancy_id that is not open.
    """

    tables: Sequence[Iterable[pd.DataFrame]]
    ids: Mapping[tuple[str, str], str]
    statuses: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """Yield at least one frame, if only to tell the columns."""
        rank = 1
        for pairs in _merged(self.tables):
            yield self._named(pairs).assign(rank=np.arange(rank, rank + len(pairs)))
            rank += len(pairs)

    def whole(self) -> pd.DataFrame:
        """All of them as one table."""
        return pd.concat(list(self), ignore_index=True)

    def _named(self, pairs: pd.DataFrame) -> pd.DataFrame:
        subjects = zip(pairs["entity"], pairs["family"], strict=True)
        ids = pd.Series([self.ids.get(subject, "") for subject in subjects], pairs.index, "str")
        statuses = [self.statuses.get(id_, "open") for id_ in ids]
        return pairs.assign(discrepancy_id=ids, status=pd.Series(statuses, pairs.index, "str"))


def _merged(tables: Sequence[Iterable[pd.DataFrame]]) -> Iterator[pd.DataFrame]:
    """The rows of all tables in order, AT_ONCE a frame."""
    streams = [iter(frames) for frames in tables]
    heads = [next(stream) for stream in streams]
    if all(head.empty for head in heads):
        yield heads[0]
        return
    places = merge(*map(_places, count(), map(chain, ([head] for head in heads), streams)))
    while chunk := list(islice(places, AT_ONCE)):
        yield _taken(chunk)


def _places(number: int, frames: Iterable[pd.DataFrame]) -> Iterator[_Place]:
    """For each row of table `number` what it is ranked by, and the frame and row it stands in."""
    for frame in frames:
        keys = zip(
            (-frame["score"]).tolist(),
            frame["verdict"].map(_WORSE).tolist(),
            *(frame[column].tolist() for column in ("entity", "metric", "pair_id")),
            strict=True,
        )
        for row, key in enumerate(keys):
            yield *key, number, row, frame


def _taken(places: Sequence[_Place]) -> pd.DataFrame:
    """The rows at these places as one frame."""
    rows: dict[int, tuple[pd.DataFrame, list[int], list[int]]] = {}
    for at, (*_, row, frame) in enumerate(places):
        _, taken, order = rows.setdefault(id(frame), (frame, [], []))
        taken.append(row)
        order.append(at)
    parts = [frame.iloc[taken] for frame, taken, _ in rows.values()]
    order_of_parts = np.concatenate([np.array(order) for *_, order in rows.values()])
    return pd.concat(parts).iloc[np.argsort(order_of_parts)].reset_index(drop=True)
