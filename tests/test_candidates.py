"""Which claims of a block meet, held against all pairs of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.candidates import Candidates, MeetingConfig, Timeline, candidates_of

LAST = 40
ENOUGH = 10_000
LEAN = MeetingConfig(
    paired_in_full=1, max_pairs=ENOUGH, min_neighbours=1, later_neighbours=1, extremes=0
)

Row = tuple[int, int, int, int, float]
"""Block, series in the block, first day, last day, value."""

days = st.tuples(st.integers(1, LAST - 1), st.integers(0, 12))
periods = days.map(lambda day: (day[0], min(sum(day), LAST - 1))) | st.just((0, LAST))
values = st.sampled_from([1.0, 2.0, 3.0, 5.0, 8.0, float("nan")])
rows = st.tuples(st.integers(0, 2), st.integers(0, 1), periods, values)
blocks = st.lists(rows.map(lambda row: (*row[:2], *row[2], row[3])), max_size=24).map(sorted)


def timeline(claims: list[Row]) -> Timeline:
    """Blocks numbered from 0 without gaps, as `candidates_of` expects them."""
    table = np.array(claims, dtype=float).reshape(-1, 5)
    block = np.unique(table[:, 0], return_inverse=True)[1]
    series = block * 2 + table[:, 1].astype(int)
    return Timeline(block, series, table[:, 2].astype(int), table[:, 3].astype(int), table[:, 4])


def pairs(found: Candidates) -> set[tuple[int, int]]:
    made = list(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert len(made) == len(set(made))
    assert all(left < right for left, right in made)
    return set(made)


def all_pairs(claims: Timeline) -> Iterator[tuple[int, int]]:
    for one, two in combinations(range(len(claims.block)), 2):
        if claims.block[one] == claims.block[two]:
            yield one, two


def overlap(claims: Timeline, one: int, two: int) -> bool:
    return bool(claims.start[one] <= claims.end[two] and claims.start[two] <= claims.end[one])


@given(blocks)
def test_a_small_block_is_paired_in_full(claims):
    line = timeline(claims)
    found = candidates_of(line, LEAN.model_copy(update={"paired_in_full": ENOUGH}))
    assert pairs(found) == set(all_pairs(line))


@given(blocks)
def test_below_the_budget_all_that_could_contradict_each_other_meet(claims):
    """As of all pairs of a block those whose periods overlap; an unknown one spans all days."""
    line = timeline(claims)
    found = candidates_of(line, LEAN)
    met = {pair for pair in pairs(found) if overlap(line, *pair)}
    assert met == {pair for pair in all_pairs(line) if overlap(line, *pair)}
    assert not found.over_budget.any()


@given(blocks, st.integers(1, 20), st.integers(0, 2))
def test_what_is_left_out_is_counted_by_block(claims, max_pairs, extremes):
    line = timeline(claims)
    config = LEAN.model_copy(update={"max_pairs": max_pairs, "extremes": extremes})
    found = candidates_of(line, config)
    made = pairs(found)
    for block in range(len(found.size)):
        wanted = {pair for pair in all_pairs(line) if line.block[pair[0]] == block}
        meeting = {pair for pair in wanted if overlap(line, *pair)}
        assert found.made[block] == len(made & wanted)
        assert found.over_budget[block] == len(meeting - made)
        assert found.apart_in_time[block] == len(wanted - meeting - made)


@given(blocks, st.integers(1, 30), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2))
def test_the_pairs_of_a_block_grow_with_its_claims_not_with_their_square(
    claims, max_pairs, neighbours, later, extremes
):
    config = MeetingConfig(
        paired_in_full=1,
        max_pairs=max_pairs,
        min_neighbours=neighbours,
        later_neighbours=later,
        extremes=extremes,
    )
    found = candidates_of(timeline(claims), config)
    most = np.maximum(max_pairs, neighbours * found.size)
    assert (found.made <= most + found.size * (later + 4 * extremes)).all()


@given(blocks)
def test_every_claim_meets_what_comes_next_in_its_series(claims):
    line = timeline(claims)
    made = pairs(candidates_of(line, LEAN.model_copy(update={"max_pairs": 1})))
    for one in range(len(line.block)):
        after = np.flatnonzero((line.series == line.series[one]) & (line.start > line.end[one]))
        if after.size:
            first = line.start[after].min()
            nexts = after[line.start[after] == first]
            assert any((min(one, two), max(one, two)) in made for two in nexts.tolist())


@given(blocks, st.booleans())
def test_the_extremes_of_a_figure_and_of_its_period_meet_everyone_even_over_budget(claims, period):
    line = timeline(claims)
    config = LEAN.model_copy(update={"max_pairs": 1, "extremes": 1})
    made = pairs(candidates_of(line, config))
    for one in range(len(line.block)):
        same = line.series == line.series[one]
        if period:
            same &= (line.start == line.start[one]) & (line.end == line.end[one])
        numbers = np.where(same, line.value, np.nan)
        if np.isnan(line.value[one]) or np.nanmax(numbers) == np.nanmin(numbers):
            continue
        for extreme in (np.nanmin(numbers), np.nanmax(numbers)):
            holders = np.flatnonzero(numbers == extreme).tolist()
            assert line.value[one] == extreme or any(
                (min(one, two), max(one, two)) in made for two in holders
            )


CASES = {
    "a year and a month in it": [(1, 365), (30, 60)],
    "two months that touch on a day": [(1, 30), (30, 60)],
    "an unknown period": [(0, 600), (500, 600)],
}


@pytest.mark.parametrize("spans", CASES.values(), ids=CASES)
def test_periods_that_share_a_day_meet(spans):
    line = timeline([(0, n, start, end, 1.0 + n) for n, (start, end) in enumerate(spans)])
    assert pairs(candidates_of(line, LEAN)) == {(0, 1)}


def test_figures_apart_in_time_meet_their_neighbours_only():
    line = timeline([(0, 0, 10 * n, 10 * n + 5, float(n)) for n in range(5)])
    found = candidates_of(line, LEAN)
    assert pairs(found) == {(0, 1), (1, 2), (2, 3), (3, 4)}
    assert found.apart_in_time.tolist() == [6]
