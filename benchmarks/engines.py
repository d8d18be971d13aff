"""Compare a run on a Ray cluster of two nodes with the same run on one machine.

    python -m benchmarks.engines [--articles 10 250]

Both nodes are on this machine, with a processor each, and are up before the clock starts. Each run
reads generated articles, scores with the embedded model and begins with nothing remembered. What
Ray adds to a run of few articles is its fixed cost. Needs the extra `[ray]`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_files import write_corpus

DETECTOR = (sys.executable, "-c", "from detector.cli import app; app()")
REPORTS = ("discrepancies.csv", "pairs.csv", "claims.csv")


@contextmanager
def two_nodes() -> Iterator[str]:
    """The address of a cluster of two nodes with a processor each."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - the extra may not be installed

    cluster = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
    )
    try:
        cluster.add_node(num_cpus=1)
        cluster.wait_for_nodes()
        yield cluster.address
    finally:
        cluster.shutdown()


def seconds_of(articles: Path, out: Path, *options: str) -> float:
    """Seconds by the clock of a run from files to reports, libraries and model loaded."""
    began = time.monotonic()
    command = [*DETECTOR, "run", str(articles), "--out", str(out), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode != 0:
        sys.exit(done.stderr)
    return time.monotonic() - began


def measure(articles: int, address: str) -> dict[str, object]:
    """One column of the table: both engines on so many generated articles."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "bench", Corpus(load_bench(), articles, seed=1), "md")
        source, here, there = folder / "bench/articles", folder / "here", folder / "there"
        local = seconds_of(source, here)
        ray = seconds_of(source, there, "--engine", "ray", "--ray-address", address)
        equal = [r for r in REPORTS if (here / r).read_bytes() == (there / r).read_bytes()]
    return {
        "articles": articles,
        "here (s)": round(local, 1),
        "on Ray (s)": round(ray, 1),
        "added (s)": round(ray - local, 1),
        "equal files": f"{len(equal)} of {len(REPORTS)}",
    }


def main() -> None:
    """Print a table with a column for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, nargs="+", default=[10, 250])
    given = parser.parse_args()
    with two_nodes() as address:
        rows = [measure(articles, address) for articles in given.articles]
    table = pd.DataFrame(rows).astype(object).set_index("articles").T
    sys.stdout.write(f"{table.to_string()}\n")


if __name__ == "__main__":
    main()
