"""How two names relate, where the value of a claim is a name."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.comparison_config import ComparisonConfig, ValueRelation

TextArray = npt.NDArray[Any]

ALIKE: Final = 0.6
"""Share of common characters (Ratcliff and Obershelp) from which two unknown names may be one."""


def name_relation(
    a: str, kind_a: str, b: str, kind_b: str, config: ComparisonConfig
) -> ValueRelation:
    """How two names relate; `kind_a`, `kind_b`: what the table of entities says they are, or "".

    `overlap` where one holds the other or both begin alike (a group and its parts), and where two
    that no table lists are spelled much alike, as transliterations are; `incomparable_units` for
    things of unlike kind (a car and its maker), and where nothing joins a name in Chinese and one
    in Latin letters, which may be the same.
    """
    if a == b:
        return "equal"
    plain_a, plain_b = a.lower(), b.lower()
    if plain_a in plain_b or plain_b in plain_a or _begins(plain_a) == _begins(plain_b):
        return "overlap"
    if kind_a and kind_b:
        levels = [
            {n for n, kinds in enumerate(config.name_levels) if k in kinds}
            for k in (kind_a, kind_b)
        ]
        return "disjoint" if levels[0] == levels[1] else "incomparable_units"
    if plain_a.isascii() != plain_b.isascii():
        return "incomparable_units"
    alike = SequenceMatcher(None, plain_a, plain_b, autojunk=False).ratio()
    return "overlap" if alike >= ALIKE else "disjoint"


def _begins(name: str) -> str:
    """What the names of a group's parts share: two Chinese characters, or a Latin word."""
    return name.split(" ", maxsplit=1)[0] if name.isascii() else name[:2]


def name_relations(pairs: pd.DataFrame, config: ComparisonConfig) -> TextArray:
    """`name_relation`, asked once for each distinct pair; "" where no names are compared."""
    columns = [pairs[f"{s}_{c}"] for s in "ab" for c in ("value_name", "value_kind")]
    keys = list(zip(*columns, strict=True))
    known = {
        (a, kind_a, b, kind_b): name_relation(a, kind_a, b, kind_b, config) if a and b else ""
        for a, kind_a, b, kind_b in set(keys)
    }
    return np.array([known[key] for key in keys], dtype=object)
