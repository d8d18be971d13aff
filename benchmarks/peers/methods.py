"""What each way of finding contradictions costs and finds, as one row of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.peers.clashes import Truth
from benchmarks.peers.clock import Seconds
from benchmarks.peers.corpora import Given
from benchmarks.peers.model import Reader
from benchmarks.peers.neighbours import Pairs
from detector.article_stream import stream_files
from detector.bench_score import score_results
from detector.pipeline import extract, judge_and_rank, pair_and_compare
from detector.scoring import Scorer
from detector.settings import load_settings

_CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the model reads: of more pairs or facts than these, a random part."""

    pairs: int
    facts: int


@dataclass(slots=True)
class Row:
    """A way of finding contradictions.

    `pairs` are those put before the model and `texts` its readings, two a pair unless they are the
    same; `read` counts the pairs that it did read here. `finding` are the seconds until the pairs
    are found and, of this project, judged; `reading` those of the model, in proportion where it
    read only a part. `within` is the share of planted contradictions of which a pair is found,
    `recall` that of those also reported. `reported` counts the pairs that are, `precision` is the
    true share of them, both by the part that was read. None is not known.
    """

    method: str
    pairs: int
    texts: int
    finding: Seconds
    read: int = 0
    reading: Seconds | None = None
    within: float | None = None
    recall: float | None = None
    reported: int | None = None
    precision: float | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a peer puts before the model: so many pairs, and how to draw some of them."""

    method: str
    pairs: int
    draw: Callable[[int], Pairs]
    clashing: pd.DataFrame | None
    finding: Seconds


def peer(
    given: Candidates, truth: Truth | None, reader: Reader, limits: Limits, rng: np.random.Generator
) -> Row:
    """A peer: it reports the pairs that the model calls contradictions."""
    row = Row(given.method, given.pairs, 2 * given.pairs, given.finding)
    if truth is not None and given.clashing is not None and truth.facts:
        row.within = given.clashing["fact"].nunique() / truth.facts
    if not limits.pairs:
        return row
    drawn = given.draw(limits.pairs)
    row.read = len(drawn)
    before, row.reading = reader.texts, Seconds()
    with row.reading.running():
        said = reader.contradict(drawn)
    row.reading = row.reading.times(row.texts / max(reader.texts - before, 1))
    row.reported = round(int(said.sum()) * given.pairs / max(len(drawn), 1))
    if truth is not None and said.any():
        row.precision = float(truth.contradict(drawn[said]).mean())
    if row.within is not None and given.clashing is not None:
        row.recall = row.within * _recognised(given.clashing, reader, limits.facts, rng)
    return row


def _recognised(
    clashing: pd.DataFrame, reader: Reader, most: int, rng: np.random.Generator
) -> float:
    """The share of facts of which the model calls at least one clashing pair a contradiction."""
    facts = np.sort(clashing["fact"].unique())
    if len(facts) > most:
        facts = rng.choice(facts, most, replace=False)
    asked = clashing[clashing["fact"].isin(facts)]
    if asked.empty:
        return 0.0
    said = pd.Series(reader.contradict(asked[["left", "right"]].to_numpy()), index=asked.index)
    return float(said.groupby(asked["fact"]).any().mean())


def this_project(given: Given, scorer: Scorer, limits: Limits, rng: np.random.Generator) -> Row:
    """`detector run` without its reports."""
    settings = load_settings()
    finding = Seconds()
    with finding.running():
        claims, _ = extract(stream_files([given.folder], settings.articles), settings)
        paired = pair_and_compare(claims, settings)
        # Its verdicts are those of arithmetic: what the model says orders them.
        found = judge_and_rank(paired.claims, paired.pairs, settings, "auto")
    a, b = (paired.pairs[f"{side}_statement"] for side in "ab")
    texts = sorted({*zip(a, b, strict=True), *zip(b, a, strict=True)})
    row = Row("this project", len({tuple(sorted(text)) for text in texts}), len(texts), finding)
    row.reported = int((found.pairs["verdict"] == _CONTRADICTION).sum())
    if given.stated is not None:
        told = score_results(found.claims, found.pairs, given.stated)
        if told["contradictions"]["planted"]:
            row.within, row.recall = (
                _paired(told["contradictions"]),
                told["contradictions"]["recall"],
            )
        if told["reported"]["pairs"]:
            row.precision = told["reported"]["precision"]
    if limits.pairs:
        most = min(len(texts), 2 * limits.pairs)
        read = [texts[number] for number in rng.choice(len(texts), most, replace=False)]
        row.read, row.reading = most // 2, Seconds()
        with row.reading.running():
            scorer.score([premise for premise, _ in read], [hypothesis for _, hypothesis in read])
        row.reading = row.reading.times(len(texts) / max(most, 1))
    return row


def _paired(contradictions: Mapping[str, Any]) -> float:
    """The share of planted contradictions of which a pair was made, whatever its verdict."""
    fates = contradictions["fates"]
    lost = fates.get("not paired", 0) + fates.get("error misread", 0)
    return float(1 - lost / contradictions["planted"])
