"""Join things into groups (union-find), each kept together by its least member, the leader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Member = TypeVar("Member", int, str)


class Groups(Generic[Member]):
    """Groups of numbers or of texts; at first each is a group by itself and leads it."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def leader(self, member: Member) -> Member:
        """The leader of the group that `member` is in."""
        above = self._above
        while (higher := above.get(member, member)) != member:
            above[member] = above.get(higher, higher)
            member = above[member]
        return member

    def join(
        self,
        one: Member,
        two: Member,
        *,
        fits: Callable[[Member, Member], bool] | None = None,
    ) -> None:
        """Make one group of those of `one` and `two`; the lesser leader leads it.

        With `fits`, only if it holds for the two leaders: a chain of likenesses, each link of which
        holds, then does not join its unlike ends.
        """
        first, second = sorted((self.leader(one), self.leader(two)))
        if first != second and (fits is None or fits(first, second)):
            self._above[second] = first
