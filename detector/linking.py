"""Join the names of one entity across articles: full and short forms, scripts and glosses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

import pandas as pd

from detector.account_years import share_account_years
from detector.fact_links import link_facts
from detector.groups import Groups
from detector.lexicon import Lexicon
from detector.name_forms import is_short_form
from detector.romanised import romanised
from detector.same_facts import share_headings
from detector.unread import is_unread

NAME_COLUMNS: Final = ("article", "name", "form")
"""One row a written form of a name in an article."""


@dataclass(frozen=True, slots=True)
class NameLinks:
    """Which written forms name one thing, and the one name that stands for them."""

    groups: Groups[str]
    best: Mapping[str, str]

    def name_of(self, written: str) -> str:
        """The name that stands for `written`, or "" for a form of several things or of none."""
        return self.best.get(self.groups.leader(_key(written)), "")


def link_names(used: Set[str], names: pd.DataFrame, lexicon: Lexicon) -> NameLinks:
    """Join the `used` names and those of `names` that articles show to be the same.

    Two names are one where an article uses both for one thing (`朔陵市(Shuoling)`, a full name and
    its short form), where they differ only in case, spaces or quotes, or where one is the pinyin of
    the other and of no third. A short form of several things (a first name, `Central`) joins
    nothing. A name of the table wins; among others the one that most articles use, then the
    longest, then the first in order.
    """
    keys = {name: _key(name) for name in {*used, *names["name"], *names["form"]}}
    uses: Counter[str] = Counter()
    groups = Groups[str]()
    short: dict[str, set[str]] = {}
    for name, form in zip(names["name"], names["form"], strict=True):
        uses[name] += 1
        if is_short_form(form, name):
            short.setdefault(keys[form], set()).add(keys[name])
        else:
            groups.join(keys[form], keys[name])
    for form, owners in sorted(short.items()):
        if len({groups.leader(owner) for owner in owners}) == 1:
            groups.join(form, min(owners))
    _join_romanised(groups, {*keys.values()}, lexicon)
    spelled: dict[str, list[str]] = {}
    for name in {*uses, *used}:
        spelled.setdefault(groups.leader(keys[name]), []).append(name)
    return NameLinks(groups, {leader: _best(w, uses, lexicon) for leader, w in spelled.items()})


def _join_romanised(groups: Groups[str], forms: Set[str], lexicon: Lexicon) -> None:
    spelled = romanised(forms)
    listed = {_key(name) for name in lexicon.entities} if spelled else set()
    for latin, chinese in spelled.items():
        known = len({groups.leader(form) for form in chinese}) == 1
        if known and not (latin in listed and chinese[0] in listed):
            groups.join(latin, chinese[0])


def link_named(claims: pd.DataFrame, names: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims`, as they name what they are about, joined by all that articles show.

    By `names` first, then by equal figures: names and measures for all articles (fact_links), years
    of accounts (account_years), and single figures of two reports of one story (same_facts). These
    show what some figures measure of which it was not read; the others of these are left out.
    """
    claims = link_entities(claims.assign(entity=claims["named"]), names, lexicon)
    unread = is_unread(claims)
    read = share_account_years(link_facts(claims[~unread], lexicon), lexicon)
    if unread.any():
        read = pd.concat([read, claims[unread]]).sort_index()
    linked = share_headings(read, lexicon)
    return linked[~is_unread(linked)].reset_index(drop=True)


def link_entities(claims: pd.DataFrame, names: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return `claims` with one entity name for all forms that articles show to be the same.

    See `link_names`. `value_name` is joined as `entity` is, and `value_kind` filled in.
    """
    used = {*claims["entity"], *claims["value_name"]}
    links = link_names(used, names, lexicon)
    linked = {name: links.name_of(name) for name in used - {""}}
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
