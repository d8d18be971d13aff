"""Join numbered things into groups (union-find), each kept together by a leader."""

from __future__ import annotations

from collections.abc import Callable


class Groups:
    """Groups of the numbers below `size`; at first each number is a group and leads it."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def leader(self, member: int) -> int:
        """The leader of the group that `member` is in."""
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member

    def join(self, one: int, two: int, *, fits: Callable[[int, int], bool] | None = None) -> None:
        """Make one group of those of `one` and `two`; the lower leader leads it.

        With `fits`, only if it holds for the two leaders: a chain of likenesses, each link of which
        holds, then does not join its unlike ends.
        """
        first, second = sorted((self.leader(one), self.leader(two)))
        if first != second and (fits is None or fits(first, second)):
            self._above[second] = first

    def leaders(self) -> list[int]:
        """The leader of each number in turn."""
        return [self.leader(member) for member in range(len(self._above))]
