"""Measure this project and what a user would build instead on the same articles.

    python -m benchmarks.peers --seeds --articles 500 [--neighbours 10] [--work FOLDER]

For each set of articles it prints what all pairs of sentences, the pairs of each sentence with its
nearest neighbours, and this project put before the same NLI model, what that costs, and what is
found; and how many pairs more neighbours would be. docs/peers.md says how to read it.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.peers.clashes import Truth, truth_of
from benchmarks.peers.clock import Seconds
from benchmarks.peers.corpora import Given, generated, seeds
from benchmarks.peers.embedding import vectors_of
from benchmarks.peers.methods import Candidates, Limits, Row, peer, this_project
from benchmarks.peers.model import Reader
from benchmarks.peers.neighbours import (
    Floats,
    Pairs,
    count_all,
    draw_pairs,
    nearest,
    neighbour_pairs,
)
from benchmarks.peers.sentences import Ints, sentences_of
from detector.nli import load_scorer
from detector.scoring import Scorer

_SEED = 1
_MORE = (10, 20, 50, 100, 200, 500)
"""Numbers of neighbours whose pairs are counted."""


def rows(given: Given, asked: argparse.Namespace, scorer: Scorer, work: Path) -> Iterator[Row]:
    """A row for each way, as soon as it is measured; what more neighbours give is printed."""
    limits = Limits(asked.pairs, asked.facts)
    rng = np.random.default_rng(_SEED)
    yield this_project(given, scorer, limits, rng)
    splitting = Seconds()
    with splitting.running():
        sentences = sentences_of(given.articles)
    print(f"{len(sentences.text):,} sentences, {len(sentences.texts):,} distinct")
    truth = None if given.stated is None else truth_of(given.stated, given.articles, sentences)
    reader = Reader(scorer, sentences.texts)
    vectors, embedding = vectors_of(sentences.texts, work / f"{given.name}.npz")
    searching = Seconds()
    with searching.running():
        found, cosines = nearest(vectors, sentences.home, max(_MORE))
        pairs = neighbour_pairs(found, cosines, asked.neighbours, asked.cosine)
    near = Candidates(
        f"{asked.neighbours} neighbours",
        len(pairs),
        lambda most: _some(pairs, most, rng),
        None if truth is None else truth.clashing(pairs),
        splitting + embedding + searching,
    )
    yield peer(near, truth, reader, limits, rng)
    every = Candidates(
        "all pairs",
        count_all(sentences.home),
        lambda most: draw_pairs(sentences.home, most, rng),
        None if truth is None else truth.clashes,
        splitting,
    )
    yield peer(every, truth, reader, limits, rng)
    print(more_neighbours(found, cosines, asked.cosine, truth).to_string(index=False))


def _some(pairs: Pairs, most: int, rng: np.random.Generator) -> Pairs:
    return pairs if len(pairs) <= most else pairs[rng.choice(len(pairs), most, replace=False)]


def more_neighbours(
    found: Ints, cosines: Floats, least_cosine: float, truth: Truth | None
) -> pd.DataFrame:
    """How many pairs so many neighbours are, and the share of planted contradictions in them."""
    counted = []
    for most in _MORE:
        pairs = neighbour_pairs(found, cosines, most, least_cosine)
        within = f"{truth.recall(pairs):.3f}" if truth and truth.facts else ""
        counted.append({"neighbours": most, "pairs": f"{len(pairs):,}", "within": within})
    return pd.DataFrame(counted)


def table(measured: Sequence[Row]) -> str:
    """A column for each way."""

    def share(value: float | None) -> str:
        return "" if value is None else f"{value:.3f}"

    columns = {
        row.method: {
            "pairs": f"{row.pairs:,}",
            "texts": f"{row.texts:,}",
            "pairs read here": f"{row.read:,}",
            "s to find, processor (clock)": str(row.finding),
            "s to read, processor (clock)": str(row.reading or ""),
            "planted within pairs": share(row.within),
            "planted reported": share(row.recall),
            "pairs reported": "" if row.reported is None else f"{row.reported:,}",
            "true of reported": share(row.precision),
        }
        for row in measured
    }
    return pd.DataFrame(columns).to_string()


def main() -> None:
    """Read the arguments, and measure one set of articles after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", action="store_true", help="measure on the seeds")
    parser.add_argument("--articles", type=int, nargs="*", default=[], help="and so many generated")
    parser.add_argument("--neighbours", type=int, default=10, help="nearest sentences of each")
    parser.add_argument("--cosine", type=float, default=0.7, help="least cosine of neighbours")
    parser.add_argument("--pairs", type=int, default=2000, help="most pairs read; 0: only count")
    parser.add_argument("--facts", type=int, default=200, help="most planted facts it is asked for")
    parser.add_argument("--model", help="another NLI model, as for `detector run`")
    parser.add_argument("--work", type=Path, help="keeps articles and vectors for the next time")
    asked = parser.parse_args()
    scorer = load_scorer(asked.model, threads=1)  # on a busy machine threads wait for each other
    with tempfile.TemporaryDirectory() as folder:
        work = asked.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        for given in _sets(asked, work):
            print(f"\n{given.name}, load {os.getloadavg()[0]:.1f}", flush=True)
            measured: list[Row] = []
            for row in rows(given, asked, scorer, work):
                measured.append(row)
                print(f"measured: {row.method}", flush=True)
            print(table(measured), flush=True)


def _sets(asked: argparse.Namespace, work: Path) -> Iterator[Given]:
    if asked.seeds:
        yield seeds()
    for count in asked.articles:
        yield generated(count, work)


if __name__ == "__main__":
    main()
