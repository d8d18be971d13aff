"""What the model is tested on never trained it: inventories of synthetic claims are disjoint."""

from __future__ import annotations

import gzip
import json
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

TRAINING = Path(__file__).parents[1] / "training"
PARTS: dict[str, dict[str, Any]] = {
    name: yaml.safe_load((TRAINING / "claims" / f"{name}.yaml").read_text(encoding="utf-8"))
    for name in ("train", "test")
}
NAMED = ("suffixes", "places", "sources", "people", "lists", "metrics")
SLOTS = {
    "openers": "s",
    "cores": "e m p v",
    "verbs": "",
    "closers": "",
    "tails": "m v",
    "rises": "r",
    "falls": "r",
    "ranks": "e l y",
    "winners": "e l y",
    "founded": "e d",
    "launched": "e x d",
    "listed": "e d",
    "heads": "e h",
    "grew": "e m p r",
    "fell": "e m p r",
    "ahead": "e f m p",
}
"""What a frame of each kind must have a place for; openers may do without."""


@pytest.mark.parametrize("kind", NAMED)
def test_no_name_is_in_both_parts(kind: str) -> None:
    words = [{word for row in PARTS[part][kind] for word in row[:2]} for part in PARTS]
    assert not (words[0] & words[1]) - {""}


def test_no_syllable_is_in_both_parts() -> None:
    train, test = ({key for row in PARTS[part]["syllables"] for key in row} for part in PARTS)
    assert not train & test


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", SLOTS)
def test_no_frame_is_in_both_parts(language: str, kind: str) -> None:
    train, test = (set(PARTS[part][language][kind]) for part in PARTS)
    assert not (train & test) - {""}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", SLOTS)
def test_frames_have_their_places(part: str, language: str, kind: str) -> None:
    for frame in PARTS[part][language][kind]:
        places = {name for _, name, _, _ in string.Formatter().parse(frame) if name}
        if kind != "openers":
            assert places >= set(SLOTS[kind].split()), frame
        assert places <= {"is", "n", "o", "r", "s", *SLOTS[kind].split()}, frame


@pytest.mark.parametrize("part", PARTS)
def test_metrics_are_measured_in_known_units(part: str) -> None:
    common = yaml.safe_load((TRAINING / "claims/common.yaml").read_text(encoding="utf-8"))
    for zh, en, unit, _, subject, low, high in PARTS[part]["metrics"]:
        assert re.fullmatch(r"[\u4e00-\u9fff]+", zh)
        assert en.isascii()
        assert unit == "percent" or unit in common["units"]
        assert subject in {"app", "company", "place"}
        assert 1 <= low <= high


def generate(out: Path, train: int) -> None:
    """Run the generator as the training README does."""
    script, sizes = TRAINING / "synthetic_claims.py", ["--dev", "5", "--test", "40"]
    command = [sys.executable, script, out, "--train", str(train), *sizes]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own script


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(tmp_path / name, 60)
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_labels_and_languages_are_all_there(tmp_path: Path) -> None:
    generate(tmp_path, 400)
    with gzip.open(tmp_path / "synthetic.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert {row["label"] for row in rows} == {"entailment", "neutral", "contradiction"}
    assert {row["lang"] for row in rows} == {"zh", "zh-hant", "en", "cross"}
    moved = sum(row["kind"] == "date" for row in rows)
    changed = sum(row["kind"] in {"value", "value_hedged"} for row in rows)
    assert 0.7 < moved / changed < 1.6
