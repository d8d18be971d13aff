"""Precision from decisions: what counts as true, how sure it is, which score to ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.baseline import Baseline, Changes, save_baseline
from detector.precision import reviewers_precision, threshold, wilson_interval
from tests.commands import detect
from tests.test_baseline import decision


def scored(*scores: tuple[float, str]) -> list[Any]:
    return [decision(f"d{n}", score=s, status=status) for n, (s, status) in enumerate(scores)]


def test_accepted_and_fixed_are_true_ignored_is_false_and_open_is_neither() -> None:
    entries = scored((0.9, "accepted"), (0.8, "fixed"), (0.7, "ignored"), (0.6, "open"))
    result = reviewers_precision(Baseline(decisions=tuple(entries)), target=0.5)
    assert result["decisions"] == 4
    assert result["precision"]["n"] == 3
    assert result["precision"]["true"] == 2
    assert result["precision"]["precision"] == 0.667


def test_decisions_are_grouped_by_what_they_were_made_on() -> None:
    entries = (
        decision("d1", verdict="contradiction", severity="high", status="accepted"),
        decision("d2", verdict="drift", sources=("b.txt",)),
        decision("d3", verdict="drift", metric="revenue", status="fixed", sources=("c.txt",)),
    )
    result = reviewers_precision(Baseline(decisions=entries), target=0.9)
    counted = {
        group: {key: (value["true"], value["n"]) for key, value in result[group].items()}
        for group in ("by_verdict", "by_severity", "by_metric", "by_source")
    }
    assert counted == {
        "by_verdict": {"contradiction": (1, 1), "drift": (1, 2)},
        "by_severity": {"high": (1, 1), "medium": (1, 2)},
        "by_metric": {"monthly_active_users": (1, 2), "revenue": (1, 1)},
        "by_source": {"a.txt": (1, 1), "b.txt": (1, 2), "c.txt": (1, 1)},
    }
    assert list(result["by_verdict"]) == ["contradiction", "drift"]
    assert set(result["thresholds"]) == {"all", "contradiction", "drift"}


@pytest.mark.parametrize(
    ("scores", "target", "found"),
    [
        ([(0.9, "accepted"), (0.5, "ignored")], 0.9, 0.9),
        ([(0.9, "accepted"), (0.5, "ignored")], 0.5, 0.5),
        ([(0.9, "ignored"), (0.5, "accepted"), (0.4, "accepted")], 0.6, 0.4),
        ([(0.9, "accepted"), (0.9, "ignored")], 0.9, None),
        ([(0.9, "ignored")], 0.1, None),
        ([], 0.9, None),
    ],
    ids=["above the false", "all", "past a false", "one score, two minds", "all false", "none"],
)
def test_the_threshold_is_the_lowest_score_that_is_good_enough(scores, target, found) -> None:
    result = threshold(scored(*scores), target)
    assert (result and result["score"]) == found


@given(
    st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.3, 0.4]), st.booleans()), max_size=12),
    st.sampled_from([0.25, 0.5, 0.9, 1.0]),
)
def test_the_threshold_agrees_with_trying_every_score(scores, target) -> None:
    entries = scored(*((s, "accepted" if true else "ignored") for s, true in scores))
    good = []
    for score in {s for s, _ in scores}:
        above = [true for s, true in scores if s >= score]
        if sum(above) >= target * len(above):
            good.append(score)
    result = threshold(entries, target)
    assert (result and result["score"]) == min(good, default=None)


@pytest.mark.parametrize(
    ("true", "n", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), table I, method 3; and the empty sample.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_those_of_the_literature(true, n, low, high) -> None:
    assert wilson_interval(true, n) == pytest.approx((low, high), abs=5e-5)


def test_stats_prints_lines_and_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entries = scored((0.9, "accepted"), (0.7, "ignored"))
    save_baseline(Path("baseline.yaml"), Changes({}, entries))
    outcome = detect("stats", "--target", "0.8", "--json")
    assert outcome.status == 0
    result = json.loads(outcome.stdout)
    assert result["thresholds"]["all"]["score"] == 0.9
    assert result["thresholds"]["all"]["kept"] == 1.0
    plain = detect("stats").stdout
    assert "precision: n 2, true 1, precision 0.5, low 0.095, high 0.905" in plain
    assert "  drift: score 0.9, n 1" in plain
