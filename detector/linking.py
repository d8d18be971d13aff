"""Join the names of one entity across articles: full and short forms, scripts and glosses."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pandas as pd

from detector.lexicon import Lexicon
from detector.records import rows_of

NAME_COLUMNS: Final = ("article", "name", "form")
"""One row a written form of a name in an article."""


def link_entities(claims: pd.DataFrame, names: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims` with one entity name for all forms that articles show to be the same.

    Two names are one where an article uses both for one thing (`朔陵市(Shuoling)`, a full name and
    its short form) or where they differ only in case, spaces or quotes. A form that articles use
    for several things (a first name, `Central`) joins nothing. A name of the table wins; among
    others the one that most articles use, then the longest, then the first in order.
    """
    owners: dict[str, set[str]] = {}
    uses: Counter[str] = Counter()
    for row in rows_of(names):
        uses[str(row["name"])] += 1
        owners.setdefault(_key(str(row["form"])), set()).add(_key(str(row["name"])))
    groups = _Groups()
    for form, keys in owners.items():
        if len(keys) == 1 or _one_thing(keys):
            for key in keys:
                groups.join(form, key)
    spelled: dict[str, list[str]] = {}
    for name in {*uses, *claims["entity"]}:
        spelled.setdefault(groups.root(_key(name)), []).append(name)
    best = {root: _best(written, uses, lexicon) for root, written in spelled.items()}
    linked = {name: best[groups.root(_key(name))] for name in set(claims["entity"]) if name}
    return claims.assign(entity=[linked.get(name, "") for name in claims["entity"]])


def _key(name: str) -> str:
    """The form of a name that spelling does not change."""
    return "".join(c for c in name.lower() if c.isalnum() or c == "·")


def _one_thing(keys: set[str]) -> bool:
    """Whether all are one name and its longer forms: 凌川, 凌川半导体."""
    shortest = min(keys, key=len)
    return all(key.startswith(shortest) or key.endswith(shortest) for key in keys)


def _best(written: list[str], uses: Counter[str], lexicon: Lexicon) -> str:
    return min(
        written,
        key=lambda name: (name not in lexicon.entities, -uses[name], -len(name), name),
    )


class _Groups:
    """Disjoint sets of keys: union-find, the smaller key as root whatever the order."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The smallest key of the group that holds `key`."""
        while self._parent.get(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make one group of the two that hold these keys."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first
