"""Stable ids: short hashes of normalised content, never of positions."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from detector.records import streamed_rows

STATEMENT_COLUMNS: Final = (
    "entity",
    "metric",
    "family",
    "kind",
    "unit",
    "value_low",
    "value_high",
    "hedge",
    "period_start",
    "period_end",
    "scope",
    "modality",
)
"""Claims that agree on all of these say the same thing and share one representative.

`value_text` joins them for dates, and `value_name` for names, whose value it is. The basis of the
period is left out: the claim that names its period speaks for the ones whose period was inferred.
"""


_NUMBER: Final = re.compile(r"\d+(?:e\d+)?")
"""A spreadsheet reads such an id (1 in 770 is one) as a number, and saves 1.23457E+15 for it."""
_FLOATS: Final = (float, np.floating)


def fingerprint(parts: Iterable[object]) -> str:
    """16 hexadecimal digits of SHA-256 over normalised content, never one that reads as a number.

    Where they would, `x` stands before the first 15.
    """
    text = "\x1f".join(map(_normal, parts))
    digits = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    return f"x{digits[:15]}" if _NUMBER.fullmatch(digits) else digits


def _normal(part: object) -> str:
    """One spelling for one content: floats at 12 digits, a missing value as "", outer space off."""
    if isinstance(part, str):
        return " ".join(part.split())
    if isinstance(part, _FLOATS):
        return "" if math.isnan(part) else f"{part:.12g}"
    return "" if part is None or part is pd.NA else str(part)


def claim_fingerprints(claims: pd.DataFrame) -> list[str]:
    """Ids of claims from what they say, where and in which words; never from offsets or order.

    A claim made twice in the same words in one article gets its ordinal in the text as well, so
    that ids stay unique and an insertion elsewhere leaves them alone.
    """
    ids = statement_ids(claims, ("article", "quote", "value_text"))
    order = claims[["article", "char_start"]].assign(id=ids)
    ordered = order.sort_values(["article", "char_start"], kind="stable")
    ordinal = ordered.groupby("id", sort=False).cumcount().reindex(claims.index)
    return [
        fingerprint((claim_id, int(nth))) if nth else claim_id
        for claim_id, nth in zip(ids, ordinal, strict=True)
    ]


def statement_ids(claims: pd.DataFrame, extra: tuple[str, ...] = ()) -> list[str]:
    """Ids of what claims say, whoever says it: claims that say the same share one."""
    dates = claims["kind"] == "date"
    names = claims["value_name"].where(claims["kind"] == "name", "")
    value = claims["value_text"].where(dates, names)
    told = claims[[*STATEMENT_COLUMNS, *extra]].assign(_value=value)
    return [fingerprint(row.values()) for row in streamed_rows(told)]
