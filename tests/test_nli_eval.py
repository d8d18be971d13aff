"""Measuring a scorer on labelled files, with a scorer that needs no model."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from detector.errors import InputError
from detector.nli_eval import LABELS, LabelledPair, evaluate_nli, measure, spread

Row = dict[str, str]


class HypothesisNamesLabel:
    """Predicts the label that the hypothesis spells out."""

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> npt.NDArray[np.float32]:
        """One-hot rows."""
        assert len(premises) == len(hypotheses)
        return np.array([[text == label for label in LABELS] for text in hypotheses], np.float32)


def rows(*pairs: tuple[str, str]) -> list[Row]:
    """Rows from (gold, predicted)."""
    return [
        {"premise": "p", "hypothesis": predicted, "label": gold, "lang": "en"}
        for gold, predicted in pairs
    ]


def write(path: Path, lines: Sequence[Row | str]) -> Path:
    """Write JSON lines, gzipped when the name says so; strings go in as they are."""
    text = "".join(
        (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n"
        for line in lines
    )
    data = text.encode("utf-8")
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


THREE_WAY = rows(
    ("entailment", "entailment"),
    ("entailment", "contradiction"),
    ("neutral", "neutral"),
    ("contradiction", "contradiction"),
    ("contradiction", "neutral"),
    ("contradiction", "contradiction"),
)


@pytest.mark.parametrize("name", ["set.jsonl", "set.jsonl.gz"])
def test_three_way_figures_are_fractions_with_confusion_counts(tmp_path: Path, name: str) -> None:
    """Plain and gzipped files give accuracy, recall, precision and who was taken for whom."""
    results = evaluate_nli([write(tmp_path / name, THREE_WAY)], HypothesisNamesLabel())
    assert results == {
        name: {
            "n": 6,
            "labels": "three-way",
            "accuracy": 0.6667,
            "two_way_accuracy": 0.6667,
            "contradiction_recall": 0.6667,
            "contradiction_precision": 0.6667,
            "confusion": {
                "entailment": {"entailment": 1, "neutral": 0, "contradiction": 1},
                "neutral": {"entailment": 0, "neutral": 1, "contradiction": 0},
                "contradiction": {"entailment": 0, "neutral": 1, "contradiction": 2},
            },
        }
    }


def test_two_way_set_counts_all_but_contradiction_as_one(tmp_path: Path) -> None:
    """Entailment and neutral predictions are both right for not_contradiction."""
    path = write(
        tmp_path / "two.jsonl",
        rows(
            ("not_contradiction", "entailment"),
            ("not_contradiction", "neutral"),
            ("not_contradiction", "contradiction"),
            ("contradiction", "contradiction"),
        ),
    )
    result = evaluate_nli([path], HypothesisNamesLabel())["two.jsonl"]
    assert result["labels"] == "two-way"
    assert (result["accuracy"], result["contradiction_precision"]) == (0.75, 0.5)
    assert result["confusion"]["not_contradiction"] == {
        "contradiction": 1,
        "not_contradiction": 2,
    }


def test_figures_without_a_denominator_are_none() -> None:
    """A set without contradictions has no recall, and one without finds no precision."""
    result = measure(["entailment"], ["neutral"])
    assert result["contradiction_recall"] is None
    assert result["contradiction_precision"] is None


def test_limit_takes_pairs_from_the_whole_file() -> None:
    """Sorted files are still sampled from end to end, in order."""
    pairs = [LabelledPair("p", str(index), "neutral") for index in range(10)]
    assert [pair.hypothesis for pair in spread(pairs, 4)] == ["0", "2", "5", "7"]
    assert spread(pairs, 20) == pairs


def test_files_of_one_name_keep_their_paths(tmp_path: Path) -> None:
    """Two sets called the same do not overwrite each other."""
    (tmp_path / "other").mkdir()
    first = write(tmp_path / "set.jsonl", THREE_WAY)
    second = write(tmp_path / "other" / "set.jsonl", THREE_WAY[:1])
    results = evaluate_nli([first, second], HypothesisNamesLabel())
    assert {key: result["n"] for key, result in results.items()} == {str(first): 6, str(second): 1}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "set.jsonl:2: not JSON"),
        ("[1]", "set.jsonl:2: not a JSON object"),
        ('{"premise": "p", "label": "neutral"}', "set.jsonl:2: field 'hypothesis'"),
        ('{"premise": 1, "hypothesis": "h", "label": "neutral"}', "set.jsonl:2: field 'premise'"),
        (
            '{"premise": "p", "hypothesis": "h", "label": "yes"}',
            "set.jsonl:2: label 'yes' is none of",
        ),
    ],
)
def test_broken_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    """The error says which file and which line."""
    path = write(tmp_path / "set.jsonl", [THREE_WAY[0], line])
    with pytest.raises(InputError, match=message.replace("[", r"\[")):
        evaluate_nli([path], HypothesisNamesLabel())


def test_unreadable_files_are_one_clear_error(tmp_path: Path) -> None:
    """Missing, empty, truncated, wrongly encoded and mixed files are all InputError."""
    truncated = write(tmp_path / "cut.jsonl.gz", THREE_WAY)
    truncated.write_bytes(truncated.read_bytes()[:-12])
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes(b'{"premise": "caf\xe9"}\n')
    mixed = write(tmp_path / "mixed.jsonl", [*THREE_WAY, *rows(("not_contradiction", "neutral"))])
    cases = {
        tmp_path / "absent.jsonl": "cannot be read",
        write(tmp_path / "empty.jsonl", []): "holds no pairs",
        truncated: "broken gzip file",
        latin: "latin.jsonl:1: not UTF-8",
        mixed: "mixes two-way and three-way",
    }
    for path, message in cases.items():
        with pytest.raises(InputError, match=message):
            evaluate_nli([path], HypothesisNamesLabel())
