"""How many independent sources stand behind claims: copies of one text, and one outlet, are one."""

from __future__ import annotations

from collections.abc import Iterable

from detector.groups import Groups


def independent_sources(published: Iterable[tuple[str, str]]) -> int:
    """How many sources there are in (outlet, text) pairs, one for each article.

    An outlet with a text of its own is a source. Texts that several outlets have are one source
    more, unless an outlet among those that have them is counted already. One copy more, under
    whatever outlet, never raises the count.
    """
    outlets_of: dict[str, set[str]] = {}
    for outlet, text in published:
        outlets_of.setdefault(text, set()).add(outlet)
    groups = Groups[str]()
    own = set()
    for outlets in outlets_of.values():
        first, *others = outlets
        for other in others:
            groups.join(first, other)
        if not others:
            own.add(first)
    leaders = {groups.leader(outlet) for outlets in outlets_of.values() for outlet in outlets}
    return len(own) + len(leaders - {groups.leader(outlet) for outlet in own})
