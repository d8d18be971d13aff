"""Measure where a run's time and memory go as the articles grow in number.

    python -m benchmarks.scale --articles 1000 10000 [--nli] [--workers 2]

Each size is generated, read, extracted, paired, scored, judged and reported in a process of its
own, whose greatest memory is told. Scores are made up from the lengths of the texts, which costs
next to nothing, unless --nli asks for the embedded model; verdicts do not depend on them. Seconds
of stages are of processor time, so that other load on the machine counts less; what --workers spend
is not among them, but `elapsed`, by the clock, is shorter.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd

from detector import cli_inputs
from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_files import write_corpus
from detector.scoring import Probabilities

STAGES = ("read", "extract", "pair", "score", "judge", "report")


class LengthScorer:
    """Makes up scores from the lengths of two texts."""

    name = "lengths"
    revision = "1"

    def score(
        self,
        premises: Sequence[str],
        hypotheses: Sequence[str],
        *,
        progress: bool = False,  # noqa: ARG002
    ) -> Probabilities:
        """Three probabilities for each pair."""
        sizes = np.array([[len(p) for p in premises], [len(h) for h in hypotheses]]).T % 7 + 1.0
        table = np.column_stack([sizes, np.full(len(sizes), 5.0)])
        return (table / table.sum(axis=1, keepdims=True)).round(4).astype(np.float32)


@contextmanager
def timed_by_processor() -> Iterator[None]:
    """Let a run note processor time as the seconds of its stages."""
    with patch("time.perf_counter", time.process_time):
        yield


def measure(articles: int, *, nli: bool, workers: int) -> dict[str, object]:
    """One row of the table: a run over so many generated articles."""
    with tempfile.TemporaryDirectory() as folder:
        bench, out = Path(folder) / "bench", Path(folder) / "out"
        figures = write_corpus(bench, Corpus(load_bench(), articles, seed=1), "jsonl")
        started = time.perf_counter()
        run(bench / "articles", out, nli=nli, workers=workers)
        elapsed = time.perf_counter() - started
        told = json.loads((out / "run.json").read_bytes())
        megabytes = sum(f.stat().st_size for f in out.glob("*.*") if f.is_file()) / 1e6
    counts = told["counts"]
    return {
        "articles": articles,
        "figures": figures,
        "claims": counts["claims"],
        "representatives": counts["representatives"],
        "pairs": counts["pairs"],
        "over_budget": counts["left_out"]["over_budget"],
        "apart_in_time": counts["left_out"]["apart_in_time"],
        "texts_scored": told["stages"]["score"]["texts"],
        **{stage: round(told["seconds"][stage], 1) for stage in STAGES},
        "all": round(sum(told["seconds"][stage] for stage in STAGES), 1),
        "elapsed": round(elapsed, 1),
        "peak_memory_mb": told["peak_memory_mb"],
        "reports_mb": round(megabytes),
    }


def run(articles: Path, out: Path, *, nli: bool, workers: int) -> None:
    """`detector run` as a user starts it, but for the clock and, without `nli`, the model."""
    from detector.cli import app  # noqa: PLC0415 - each process imports its own

    arguments = ["run", str(articles), "--out", str(out), "--workers", str(workers)]
    with (
        timed_by_processor(),
        patch.object(
            cli_inputs, "load_model", cli_inputs.load_model if nli else lambda *_: LengthScorer()
        ),
    ):
        app(arguments, standalone_mode=False)


def main() -> None:
    """Print a table with a column for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000])
    parser.add_argument("--nli", action="store_true", help="score with the embedded model")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    rows = []
    for articles in given.articles:
        # A new process for each: the greatest memory of a process never shrinks.
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            row = pool.submit(measure, articles, nli=given.nli, workers=given.workers)
            rows.append(row.result())
        table = pd.DataFrame(rows).astype(object).set_index("articles").T
        print(table.to_string(), flush=True)


if __name__ == "__main__":
    main()
