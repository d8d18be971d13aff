"""Which claims of a block meet: those of overlapping periods, and neighbours across periods.

Only claims whose periods overlap, or are unknown, can contradict each other. What changed over
time shows in what follows what, so pairs of claims that are apart in time are made of neighbours
and of extremes only. No array here is as long as all pairs of a large block.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pydantic import Field

from detector.config import StrictModel

Positions = npt.NDArray[np.int64]


class MeetingConfig(StrictModel):
    """What a block may cost (see pairing.yaml)."""

    paired_in_full: int = Field(ge=1)
    max_pairs: int = Field(ge=1)
    min_neighbours: int = Field(ge=1)
    later_neighbours: int = Field(ge=0)
    extremes: int = Field(ge=0)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Claims as arrays, in order of block.

    `block` and `series` (the claims of a block that measure one thing in one unit and scope) are
    numbers from 0; `start` and `end` are days, both inclusive, that span all days of the timeline
    where a period is unknown; `value` is NaN where a claim has no number.
    """

    block: Positions
    series: Positions
    start: Positions
    end: Positions
    value: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Positions of the two sides of each pair, `left` the smaller, in order; and counts by block.

    `size`: claims; `made`: pairs; `over_budget`: pairs of overlapping periods left out because
    there were too many; `apart_in_time`: other pairs left out.
    """

    left: Positions
    right: Positions
    size: Positions
    made: Positions
    over_budget: Positions
    apart_in_time: Positions


def candidates_of(claims: Timeline, config: MeetingConfig) -> Candidates:
    """Choose the pairs of each block.

    A block of at most `paired_in_full` claims is paired in full. In a larger one a claim meets

    - every claim whose period overlaps its own; where these pairs are more than `max_pairs`, only
      the next ones in order of period and value, as many as `max_pairs` allows, but at least
      `min_neighbours`;
    - the first `later_neighbours` of its series that begin after its period has ended;
    - the `extremes` lowest and highest values of its series, and of its period in the series.
    """
    size = np.bincount(claims.block)
    found = [_overlapping(claims, size, config)]
    large = np.flatnonzero(size[claims.block] > config.paired_in_full)
    found.append(_later(claims, large, config.later_neighbours))
    periods = _numbered(claims.series, claims.start, claims.end)
    found += [
        _with_extremes(group, claims.value, large, config.extremes)
        for group in (claims.series, periods)
    ]
    left, right = distinct_pairs(found, len(claims.block))
    return _counted(claims, left, right, size)


def _overlapping(
    claims: Timeline, size: Positions, config: MeetingConfig
) -> tuple[Positions, Positions]:
    """Pairs of overlapping periods, and all pairs of small blocks.

    In order of start, those that overlap a claim and come after it are the next ones, up to the
    first that begins after its end.
    """
    order, until = _until_end(claims, claims.block)
    at = np.arange(len(order))
    block = claims.block[order]
    until = np.where(size[block] <= config.paired_in_full, np.cumsum(size)[block], until)
    meeting = until - at - 1
    costs = np.bincount(block, meeting, minlength=len(size))
    widths = np.maximum(config.min_neighbours, config.max_pairs // np.maximum(size, 1))
    widths = np.where(costs > config.max_pairs, widths, size)
    one, two = ranges(at, at + 1, np.minimum(meeting, widths[block]))
    return order[one], order[two]


def _later(claims: Timeline, large: Positions, most: int) -> tuple[Positions, Positions]:
    """Each of the `large` blocks' claims with the first of its series that begin after its end."""
    part = _part(claims, large)
    order, until = _until_end(part, part.series)
    series = part.series[order]
    ends = np.searchsorted(series, series, side="right")
    one, two = ranges(np.arange(len(order)), until, np.minimum(ends - until, most))
    return large[order[one]], large[order[two]]


def _until_end(claims: Timeline, group: Positions) -> tuple[Positions, Positions]:
    """The order by group, start, end, value; and for each place in it the first past its period.

    That is the first claim of its group which begins after its end, or the first of the next group.
    """
    order = np.lexsort((claims.value, claims.end, claims.start, group))
    first = int(claims.start.min(initial=0))
    span = int(claims.end.max(initial=0)) - first + 1
    begins, ends = (group * span + day - first for day in (claims.start, claims.end))
    return order, np.searchsorted(begins[order], ends[order], side="right")


def _with_extremes(
    group: Positions, value: npt.NDArray[np.float64], chosen: Positions, most: int
) -> tuple[Positions, Positions]:
    """Each of the `chosen` claims that has a number, with the lowest and highest of its group."""
    chosen = chosen[~np.isnan(value[chosen])]
    order = chosen[np.lexsort((value[chosen], group[chosen]))]
    groups = group[order]
    begins = np.searchsorted(groups, groups, side="left")
    ends = np.searchsorted(groups, groups, side="right")
    at = np.arange(len(order))
    extreme = (at - begins < most) | (ends - at <= most)
    one, two = ranges(at[extreme], begins[extreme], (ends - begins)[extreme])
    return order[one], order[two]


def ranges(who: Positions, first: Positions, count: Positions) -> tuple[Positions, Positions]:
    """Each of `who` with the `count` places from `first` on."""
    before = np.cumsum(count) - count
    return np.repeat(who, count), np.repeat(first - before, count) + np.arange(count.sum())


def _numbered(*columns: Positions) -> Positions:
    """One number for each distinct row of `columns`."""
    numbers: Positions = np.unique(np.stack(columns), axis=1, return_inverse=True)[1].reshape(-1)
    return numbers


def _part(claims: Timeline, where: Positions) -> Timeline:
    return Timeline(
        claims.block[where],
        claims.series[where],
        claims.start[where],
        claims.end[where],
        claims.value[where],
    )


def distinct_pairs(
    found: list[tuple[Positions, Positions]], total: int
) -> tuple[Positions, Positions]:
    """Every pair of two of `total` positions once, the smaller on the left, in order."""
    codes = [
        np.minimum(one, two) * total + np.maximum(one, two)
        for one, two in ((one[one != two], two[one != two]) for one, two in found)
    ]
    distinct = np.unique(np.concatenate(codes)).astype(np.int64)
    return distinct // max(total, 1), distinct % max(total, 1)


def _counted(claims: Timeline, left: Positions, right: Positions, size: Positions) -> Candidates:
    order, until = _until_end(claims, claims.block)
    later = until - np.arange(len(order)) - 1
    overlapping = np.bincount(claims.block[order], later, minlength=len(size)).astype(np.int64)
    overlap = (claims.start[left] <= claims.end[right]) & (claims.start[right] <= claims.end[left])
    made = np.bincount(claims.block[left], minlength=len(size))
    over_budget = overlapping - np.bincount(claims.block[left[overlap]], minlength=len(size))
    apart = size * (size - 1) // 2 - made - over_budget
    return Candidates(left, right, size, made, over_budget, apart)
