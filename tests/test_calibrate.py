"""Refitting P(contradiction) to decisions: what they say, what it takes, what it changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.baseline import Baseline
from detector.config import load_yaml
from detector.judging_config import FEATURES, JudgingConfig
from detector.paths import default_configs
from detector.refit import contradicts, decided_pairs, spliced
from detector.stages import read_stage
from detector.yaml_text import parse_yaml
from tests.commands import Outcome, detect, stub_model
from tests.review_corpus import edited, quote, read_rows
from tests.test_baseline import decision

COMPANIES = ("腾讯", "比亚迪", "百度", "小米", "京东", "美团", "快手", "网易")
ONE_ARTICLE = COMPANIES[::2]
"""Both of their figures stand in one article; those of the others in two."""
SHIPPED = load_yaml(default_configs() / "judging.yaml", JudgingConfig)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run on eight companies whose revenue is misprinted once; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("calibrate")
    (folder / "articles").mkdir()
    for n, company in enumerate(COMPANIES):
        told = [quote(company, f"{1230 + n}"), quote(company, f"{1320 + n}")]
        texts = ["\n".join(told)] if company in ONE_ARTICLE else told
        for part, text in enumerate(texts):
            (folder / "articles" / f"{n}-{part}.txt").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        assert detect("run", folder / "articles", "--out", folder / "results").status == 0
    rows = read_rows(folder / "results" / "discrepancies.csv")
    assert sorted(row["entity"] for row in rows) == sorted(COMPANIES)
    assert {row["verdict"] for row in rows} == {"contradiction"}
    return folder / "results"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration that is content with four decisions of each kind; tests leave it as it is."""
    folder = tmp_path_factory.mktemp("configs") / "ours"
    shutil.copytree(default_configs(), folder)
    text = "{least_of_each: 4, prior_deviation: 1.0, folds: 2}"
    (folder / "calibration.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def decided(results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with decisions: what one article says in two ways is a false alarm."""
    monkeypatch.chdir(tmp_path)
    false = {"status": "ignored", "note": "同一篇文章"}
    true = {"status": "accepted", "note": "已核对"}
    choices = {c: false if c in ONE_ARTICLE else true for c in COMPANIES}
    file = edited(results, tmp_path / "edited.csv", **choices)
    assert detect("review", file, "--against", results).status == 0
    return tmp_path


def calibrate(results: Path, config: Path, *more: object) -> Outcome:
    return detect("calibrate", "--out", results, "--config", config, "--json", *more)


# --- what decisions say --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "verdict", "label"),
    [
        ("accepted", "contradiction", True),
        ("fixed", "contradiction", True),
        ("fixed", "drift", True),
        ("fixed", "undetermined", True),
        ("ignored", "contradiction", False),
        ("ignored", "drift", False),
        ("accepted", "drift", False),
        ("accepted", "definition", False),
        ("accepted", "forecast", False),
        ("accepted", "undetermined", None),
        ("open", "contradiction", None),
    ],
)
def test_what_a_decision_says_of_a_contradiction(status, verdict, label) -> None:
    assert contradicts(decision(status=status, verdict=verdict)) is label


def test_decisions_that_label_nothing_are_counted_by_reason(results: Path) -> None:
    rows = {row["entity"]: row for row in read_rows(results / "discrepancies.csv")}
    judged, claims = read_stage(results, "judged", "run"), read_stage(results, "claims", "run")

    def on(entity: str, **more: Any) -> Any:
        known = rows[entity]["discrepancy_id"]
        sides = judged[judged["discrepancy_id"] == known].iloc[0]
        values = {sides[f"{side}_representative_id"]: "" for side in "ab"}
        told = {"entity": entity, "verdict": "contradiction", "status": "accepted"}
        return decision(known, **{**told, "values": values, **more})

    entries = [
        on("腾讯"),
        on("百度", status="open"),
        on("小米", values={"another": "1"}),
        on("美团", verdict="drift"),
        decision("gone", entity="网易", status="ignored", values={"gone": "1"}),
    ]
    found = decided_pairs(judged, claims, Baseline(decisions=tuple(entries)))
    assert found.pairs["entity"].tolist() == ["腾讯"]
    assert found.labels.tolist() == [1]
    assert found.left_out == {
        "made_on_something_else": 2, "not_in_these_results": 1, "undecided": 1
    }  # fmt: skip


# --- the command ---------------------------------------------------------------------------------


def test_decisions_move_the_weights_they_speak_about(
    decided: Path, results: Path, ours: Path
) -> None:
    outcome = calibrate(results, ours)
    assert outcome.status == 0, outcome.stderr
    told = json.loads(outcome.stdout)
    assert told["decisions"] == {"contradiction": 4, "none": 4, "left_out": {}}
    assert set(told["weights"]) == {"bias", *FEATURES}
    moved = {name: w["fitted"] - w["now"] for name, w in told["weights"].items()}
    assert moved["same_article"] < 0
    assert moved["same_article"] == min(moved.values())
    assert moved["period_apart"] == moved["definition_different"] == 0  # in none of the pairs
    assert told["quality"]["fitted"]["brier"] < told["quality"]["now"]["brier"]
    assert told["findings"]["discrepancies"] == len(COMPANIES)
    assert told["findings"]["verdict"] == {"changed": 0}


def test_nothing_is_written_unless_asked(decided: Path, results: Path, ours: Path) -> None:
    before = {p: p.read_bytes() for p in sorted(decided.rglob("*")) if p.is_file()}
    one, other = calibrate(results, ours), calibrate(results, ours)
    assert one.stdout == other.stdout
    assert {p: p.read_bytes() for p in sorted(decided.rglob("*")) if p.is_file()} == before


def test_what_is_written_is_used_and_changes_what_was_told(
    decided: Path, results: Path, ours: Path, tmp_path: Path
) -> None:
    shutil.copytree(results, tmp_path / "out")
    shutil.copytree(ours, "new")
    told = json.loads(calibrate(results, ours, "--write", "new/judging.yaml").stdout)
    fitted = {name: w["fitted"] for name, w in told["weights"].items()}
    assert load_yaml(Path("new/judging.yaml"), JudgingConfig) == SHIPPED.model_copy(
        update={"weights": fitted}
    )
    assert detect("report", "--out", tmp_path / "out", "--config", "new").status == 0
    before = {r["discrepancy_id"]: r for r in read_rows(results / "discrepancies.csv")}
    after = {r["discrepancy_id"]: r for r in read_rows(tmp_path / "out" / "discrepancies.csv")}
    moved = sum(before[id_]["severity"] != after[id_]["severity"] for id_ in before)
    assert told["findings"]["severity"]["changed"] == moved
    again = json.loads(calibrate(results, Path("new")).stdout)
    assert again["weights"]["same_article"] == {  # the prior is the shipped one, not the last fit
        "now": fitted["same_article"], "fitted": fitted["same_article"]
    }  # fmt: skip


def test_too_few_decisions_are_refused(decided: Path, results: Path) -> None:
    """By the shipped minimum, eight are."""
    outcome = calibrate(results, default_configs(), "--write", "judging.yaml")
    assert (outcome.status, outcome.stdout) == (2, "")
    assert len(outcome.stderr) == 1
    assert "4 decisions for a contradiction and 4 against; it takes 20 of" in outcome.stderr[0]
    assert not Path("judging.yaml").exists()


def test_what_cannot_be_calibrated_is_told(
    decided: Path, results: Path, ours: Path, tmp_path: Path
) -> None:
    for arguments, message in (
        (["--write", default_configs() / "judging.yaml"], "is the shipped configuration"),
        (["--baseline", "none.yaml"], "none.yaml: cannot be read"),
        (["--out", tmp_path / "none"], "no such table"),
    ):
        outcome = calibrate(results, ours, *arguments)
        assert outcome.status == 2
        assert message in outcome.stderr[-1]
    Path("baseline.yaml").unlink()
    assert "baseline.yaml: no such file" in calibrate(results, ours).stderr[-1]


def test_pairs_without_scores_are_refused(
    decided: Path, results: Path, ours: Path, tmp_path: Path
) -> None:
    shutil.copytree(results, tmp_path / "unscored")
    assert detect("pair", "--out", tmp_path / "unscored").status == 0
    assert "not scored" in calibrate(tmp_path / "unscored", ours).stderr[-1]


# --- the file ------------------------------------------------------------------------------------


BLOCK = (default_configs() / "judging.yaml").read_text("utf-8").partition("\nscore:")[0]
INLINE = yaml.safe_dump({"weights": dict(SHIPPED.weights)}, default_flow_style=True, width=60)


@pytest.mark.parametrize("text", [BLOCK, INLINE], ids=["block", "inline"])
@settings(max_examples=20)
@given(
    st.lists(
        st.floats(-9, 9).map(lambda w: round(w, 3)),
        min_size=len(FEATURES) + 1,
        max_size=len(FEATURES) + 1,
    )
)
def test_only_the_weights_of_a_file_change(text: str, values: list[float]) -> None:
    weights = dict(zip(("bias", *FEATURES), values, strict=True))
    before, after = (parse_yaml(t)[1] for t in (text, spliced(text, weights)))
    assert after == {**before, "weights": weights}


def test_comments_stay() -> None:
    text = "weights:\n  bias: -3.0  # log odds of nothing\n  # values\n  estimate: +1\n"
    assert spliced(text, {"bias": 0.25, "estimate": -1.5}) == (
        "weights:\n  bias: 0.25  # log odds of nothing\n  # values\n  estimate: -1.5\n"
    )
