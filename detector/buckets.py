"""Part a table into buckets by what its rows are about, so that no stage holds all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd


def bucket_count(rows: int, size: int) -> int:
    """How many buckets of about `size` rows: a power of two, so that few rows change theirs."""
    wanted = max(1, -(-rows // size))
    return 1 << (wanted - 1).bit_length()


def buckets_of(table: pd.DataFrame, columns: Sequence[str], number: int) -> npt.NDArray[np.int64]:
    """The bucket of each row, from 0 to below `number`.

    Rows with the same text in `columns` share one, which is the same in every process and, until
    the number of buckets doubles, whatever other rows there are.
    """
    if table.empty:
        return np.zeros(0, dtype=np.int64)  # columns without rows need not be of text
    first, *others = columns
    names = table[first].str.cat(table[others], sep="\x1f")
    known = {name: _number(name) % number for name in names.unique()}
    return names.map(known).to_numpy(np.int64)


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "big")
