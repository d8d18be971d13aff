"""Watching a run: lines on stderr as JSON, and what they say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from detector.run_facts import RunFacts, run_json
from tests.commands import detect, stub_model
from tests.nightly_runs import run_json as written_run_json


@pytest.fixture(scope="module", autouse=True)
def stubs() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        yield


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, value in (("a", "3376"), ("b", "3276")):
        text = f"腾讯年报显示，腾讯2024年全年营业收入为{value}亿元。"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "empty.txt").touch()
    return folder


def test_a_run_tells_its_stages_warnings_and_summary_as_json(articles, tmp_path):
    outcome = detect("run", articles, "--out", tmp_path / "out", "--log-format", "json")
    lines = [json.loads(line) for line in outcome.stderr]
    assert all({"time", "level", "event"} <= set(line) for line in lines)
    stages = [line["stage"] for line in lines if line["event"] == "stage"]
    assert stages == ["read", "extract", "pair", "score", "judge", "report"]
    read = next(line for line in lines if line.get("stage") == "read")
    assert (read["articles"], read["skipped"]) == (2, 1)
    assert read["seconds"] >= 0
    facts = written_run_json(tmp_path / "out")
    warned = [line["message"] for line in lines if line["level"] == "warning"]
    assert warned == facts["warnings"]
    assert any("without a date" in line for line in warned)
    summary = lines[-1]
    assert summary["event"] == "summary"
    assert {name: summary[name] for name in facts["counts"]} == facts["counts"]


def test_an_error_is_json_too(tmp_path):
    outcome = detect("run", tmp_path / "no", "--out", tmp_path / "out", "--log-format", "json")
    assert outcome.status == 2
    [line] = [json.loads(line) for line in outcome.stderr]
    assert (line["level"], line["event"]) == ("error", "message")
    assert line["message"].startswith(f"detector: {tmp_path / 'no'}: no such file or folder")


@pytest.mark.parametrize(
    ("undetermined", "share", "warned"), [(0, 0.0, 0), (5, 0.5, 0), (6, 0.6, 1), (10, 1.0, 1)]
)
def test_a_report_that_is_mostly_undetermined_says_so(undetermined, share, warned):
    verdicts = {"undetermined": undetermined, "drift": 10 - undetermined}
    claims = pd.DataFrame({"representative_id": ["x"]})
    nothing = pd.DataFrame({"verdict": [], "state": []}, dtype=object)
    known = run_json(RunFacts(), claims, verdicts, nothing, config_hash="")
    assert known["counts"]["undetermined_share"] == share
    assert len(known["warnings"]) == warned
