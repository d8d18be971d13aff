"""Whatever a text holds: no crash, offsets that lead back, and time that grows with the text."""

from __future__ import annotations

import random
import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.extraction import Extractor
from detector.paths import default_configs
from detector.settings import load_settings
from tests.hostile import (
    ARTICLES,
    FRAGMENTS,
    article,
    check_article,
    extractor,
    file_checker,
    mixed,
    phrases,
)

MOST_GROWTH = 2.6
"""Times as long as before that twice the text may take."""


@cache
def reader() -> Extractor:
    return extractor(load_settings(default_configs()))


@settings(max_examples=30)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=30).map("".join))
def test_claims_lead_back_to_any_text(text):
    check_article(article(text), reader())


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_claims_lead_back_to_damaged_articles(rng):
    check_article(article(mixed(rng, phrases(ARTICLES), 12)), reader())


def test_files_of_all_formats_are_read_or_refused(tmp_path):
    check = file_checker(tmp_path)
    assert sum(check(random.Random(seed)) for seed in range(30)) > 0


def seconds_for(text: str) -> float:
    """The shortest of three times that cleaning and extraction take."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        reader().read(article(text))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.slow
@pytest.mark.parametrize("fragment", FRAGMENTS, ids=ascii)
def test_time_grows_with_the_text(fragment):
    """Of a text of nothing but `fragment`: sizes on both sides of all limits inside extraction."""
    times = [seconds_for((fragment * size)[:size]) for size in (20_000, 40_000, 80_000)]
    fixed = 0.02  # what the shortest of them take whatever their size
    assert times[1] <= MOST_GROWTH * (times[0] + fixed), times
    assert times[2] <= MOST_GROWTH * (times[1] + fixed), times


@pytest.mark.parametrize("words", ["达到", "仅为已达", "the figure was it was "])
def test_words_made_of_other_words_are_not_tried_in_all_ways(words):
    start = time.process_time()
    reader().read(article(f"甲公司营收9亿元。2024年{words * 30}乎 5亿元。"))
    assert time.process_time() - start < 1
