"""Count what comes out right on a set of relations: `python -m tests.answers briefs 13 24`.

Of the relations whose first article has a number from the first to the last one given, or all.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from detector.settings import load_settings
from tests.gold_relations import answer, findings_of

HERE = Path(__file__).parent


def main() -> None:
    """Print a line of counts, and one for the contradictions among them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("set", help="a folder of tests/ with articles/ and gold_pairs.csv")
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("last", type=int, nargs="?", default=10_000)
    asked = parser.parse_args()
    folder = HERE / asked.set
    gold = pd.read_csv(folder / "gold_pairs.csv", dtype=str, keep_default_na=False)
    number = gold["doc_a"].str.extract(r"(\d+)", expand=False).astype(int)
    gold = gold[number.between(asked.first, asked.last)]
    found = findings_of(folder / "articles", load_settings())
    for name, rows in (
        ("relations", gold),
        ("contradictions", gold[gold["relation"] == "contradiction"]),
    ):
        got = answer(rows, found)
        counts = f"found {got.found}, right {got.right}, false {got.false}"
        sys.stdout.write(f"{name}: {got.total}, {counts}\n")


if __name__ == "__main__":
    main()
