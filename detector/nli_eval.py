"""Measure an NLI scorer on labelled pairs in uniform JSON lines.

A file holds one object a line with `premise`, `hypothesis` and `label` (`lang` and others may
stand beside them), plain or gzipped. Labels are entailment, neutral and contradiction or, in
two-way sets, contradiction and not_contradiction.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from detector.errors import InputError

# The order of a scorer's columns, as in detector.nli, which cannot be imported without torch.
LABELS = ("entailment", "neutral", "contradiction")
CONTRADICTION = "contradiction"
NOT_CONTRADICTION = "not_contradiction"
Item = TypeVar("Item")
FIELDS = ("premise", "hypothesis", "label")


class Scorer(Protocol):
    """The part of `detector.nli.NliScorer` that is used here."""

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> npt.NDArray[np.float32]:
        """Probabilities (n, 3) in `LABELS` order."""
        ...


@dataclass(frozen=True)
class LabelledPair:
    """One line of a file."""

    premise: str
    hypothesis: str
    label: str


def evaluate_nli(
    files: Sequence[str | Path], scorer: Scorer, limit: int | None = None, *, progress: bool = False
) -> dict[str, dict[str, Any]]:
    """Measure the scorer on every file.

    Returns an object from file name (the path as given, where two files share a name) to

        n                        pairs measured
        labels                   "three-way" or "two-way"
        accuracy                 share of pairs whose most probable label is the gold one
        two_way_accuracy         share of pairs told rightly as contradiction or none
        contradiction_recall     share of gold contradictions found; None without any
        contradiction_precision  share of found contradictions that are gold; None without any
        confusion                {gold label: {predicted label: count}}

    With `limit`, that many pairs of each file at even distances (files are often sorted by
    label). In a two-way set, whatever is predicted but contradiction counts as not_contradiction.

    Raises:
        InputError: a file cannot be read, is empty or mixes the two schemes, or a line is broken.

    """
    paths = [Path(file) for file in files]
    names = [path.name for path in paths]
    results = {}
    for path in paths:
        pairs = spread(read_pairs(path), limit)
        scores = scorer.score(
            [pair.premise for pair in pairs],
            [pair.hypothesis for pair in pairs],
            progress=progress,
        )
        predicted = [LABELS[column] for column in scores.argmax(axis=1)]
        key = path.name if names.count(path.name) == 1 else str(path)
        results[key] = measure([pair.label for pair in pairs], predicted)
    return results


def spread(items: list[Item], limit: int | None) -> list[Item]:
    """At most `limit` items at even distances, in order."""
    if limit is None or limit >= len(items):
        return items
    return [items[index * len(items) // limit] for index in range(limit)]


def measure(gold: Sequence[str], predicted: Sequence[str]) -> dict[str, Any]:
    """Figures for one set, from gold and predicted labels in the same order."""
    two_way = NOT_CONTRADICTION in gold
    labels = (CONTRADICTION, NOT_CONTRADICTION) if two_way else LABELS
    confusion = {row: dict.fromkeys(labels, 0) for row in labels}
    for right, guess in zip(gold, predicted, strict=True):
        folded = guess if guess == CONTRADICTION or not two_way else NOT_CONTRADICTION
        confusion[right][folded] += 1
    hits = confusion[CONTRADICTION][CONTRADICTION]
    found = sum(row[CONTRADICTION] for row in confusion.values())
    contradictions = sum(confusion[CONTRADICTION].values())
    wrong = found + contradictions - 2 * hits
    return {
        "n": len(gold),
        "labels": "two-way" if two_way else "three-way",
        "accuracy": fraction(sum(confusion[label][label] for label in labels), len(gold)),
        "two_way_accuracy": fraction(len(gold) - wrong, len(gold)),
        "contradiction_recall": fraction(hits, contradictions),
        "contradiction_precision": fraction(hits, found),
        "confusion": confusion,
    }


def fraction(part: int, whole: int) -> float | None:
    """Divide part by whole to four decimals, None of nothing."""
    return round(part / whole, 4) if whole else None


def read_pairs(path: Path) -> list[LabelledPair]:
    """All pairs of a file.

    Raises:
        InputError: naming the file and, for a broken line, its number.

    """
    pairs = [parse_line(path, number, line) for number, line in lines_of(path) if line.strip()]
    if not pairs:
        raise InputError(f"{path}: holds no pairs")
    labels = {pair.label for pair in pairs}
    if NOT_CONTRADICTION in labels and labels - {CONTRADICTION, NOT_CONTRADICTION}:
        raise InputError(
            f"{path}: mixes two-way and three-way labels ({', '.join(sorted(labels))})"
        )
    return pairs


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines of a plain or gzipped file, told apart by its first bytes."""
    number = 0
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}:{number}: not UTF-8 ({error.reason})") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}:{number + 1}: broken gzip file ({error})") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error


def parse_line(path: Path, number: int, line: str) -> LabelledPair:
    """One pair; InputError with file and line when it is not one."""
    place = f"{path}:{number}"
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: not JSON ({error})") from error
    if not isinstance(row, dict):
        raise InputError(f"{place}: not a JSON object")
    for name in FIELDS:
        if not isinstance(row.get(name), str):
            raise InputError(f"{place}: field '{name}' is missing or not a text")
    if row["label"] not in (*LABELS, NOT_CONTRADICTION):
        raise InputError(
            f"{place}: label '{row['label']}' is none of {', '.join((*LABELS, NOT_CONTRADICTION))}"
        )
    return LabelledPair(row["premise"], row["hypothesis"], row["label"])
