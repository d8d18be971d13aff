"""Join the names of one entity across articles: full and short forms, scripts and glosses."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pandas as pd

from detector.groups import Groups
from detector.lexicon import Lexicon
from detector.names import is_short_form

NAME_COLUMNS: Final = ("article", "name", "form")
"""One row a written form of a name in an article."""


def link_entities(claims: pd.DataFrame, names: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims` with one entity name for all forms that articles show to be the same.

    Two names are one where an article uses both for one thing (`朔陵市(Shuoling)`, a full name and
    its short form) or where they differ only in case, spaces or quotes. A short form of several
    things (a first name, `Central`) joins nothing. A name of the table wins; among
    others the one that most articles use, then the longest, then the first in order. `value_name`
    is joined as `entity` is, and `value_kind` filled in.
    """
    uses: Counter[str] = Counter()
    groups = Groups[str]()
    short: dict[str, set[str]] = {}
    for name, form in zip(names["name"], names["form"], strict=True):
        uses[name] += 1
        if is_short_form(form, name):
            short.setdefault(_key(form), set()).add(_key(name))
        else:
            groups.join(_key(form), _key(name))
    for form, owners in sorted(short.items()):
        if len({groups.leader(owner) for owner in owners}) == 1:
            groups.join(form, min(owners))
    spelled: dict[str, list[str]] = {}
    for name in {*uses, *claims["entity"], *claims["value_name"]}:
        spelled.setdefault(groups.leader(_key(name)), []).append(name)
    best = {leader: _best(written, uses, lexicon) for leader, written in spelled.items()}
    names_used = {*claims["entity"], *claims["value_name"]} - {""}
    linked = {name: best[groups.leader(_key(name))] for name in names_used}
    holders = [linked.get(name, "") for name in claims["value_name"]]
    return claims.assign(
        entity=[linked.get(name, "") for name in claims["entity"]],
        value_name=holders,
        value_kind=[lexicon.kind_of(name) for name in holders],
    )


def _key(name: str) -> str:
    """The form of a name that spelling does not change."""
    return "".join(c for c in name.lower() if c.isalnum() or c == "·")


def _best(written: list[str], uses: Counter[str], lexicon: Lexicon) -> str:
    return min(
        written,
        key=lambda name: (name not in lexicon.entities, -uses[name], -len(name), name),
    )
