"""Measure truth discovery on conflicting sources whose truth is known.

    python -m benchmarks.truth DATA

DATA holds two data sets of the truth discovery literature, gzipped CSV:
`population/claims.csv.gz` (object, SourceID, value) and `truths.csv.gz` (object, value), the
populations of cities by many editors; and `flights/dirty.csv.gz` with `clean.csv.gz` (src, flight,
four times of day), what sites say and what was so. Neither is part of this repository.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from detector.config import load_yaml
from detector.paths import default_configs
from detector.truth import TruthConfig, weigh

TIMES = ("sched_dep_time", "act_dep_time", "sched_arr_time", "act_arr_time")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)\s*([ap])\.?m", re.IGNORECASE)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a gzipped CSV file."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file))


def votes_of(stated: list[tuple[str, str, float]]) -> pd.DataFrame:
    """Votes from (item, source, value), the last of a source on one item."""
    votes = pd.DataFrame(stated, columns=["item", "source", "low"])
    return votes.assign(high=votes["low"]).drop_duplicates(["item", "source"], keep="last")


def population(folder: Path) -> tuple[pd.DataFrame, pd.Series]:
    """Votes on populations, and the true ones."""
    stated = [
        (r["object"], r["SourceID"], float(r["value"])) for r in rows(folder / "claims.csv.gz")
    ]
    truth = {r["object"]: float(r["value"]) for r in rows(folder / "truths.csv.gz")}
    return votes_of(stated), pd.Series(truth)


def minutes(text: str) -> float | None:
    """Minutes since midnight of the first time of day in `text`."""
    found = _CLOCK.search(text)
    if not found:
        return None
    return (int(found[1]) % 12 + 12 * (found[3].lower() == "p")) * 60 + float(found[2])


def flights(folder: Path) -> tuple[pd.DataFrame, pd.Series]:
    """Votes on times of departure and arrival, in minutes, and the true ones."""

    def times(name: str) -> list[tuple[str, str, float]]:
        return [
            (f"{row['flight']} {column}", row["src"], minute)
            for row in rows(folder / name)
            for column in TIMES
            if (minute := minutes(row[column])) is not None
        ]

    truth = {item: minute for item, _, minute in times("clean.csv.gz")}
    return votes_of(times("dirty.csv.gz")), pd.Series(truth)


def majority(votes: pd.DataFrame) -> pd.Series:
    """The value of most sources; of several, the lowest."""
    counts = votes.groupby(["item", "low"]).size().rename("n").reset_index()
    best = counts.sort_values(["item", "n", "low"], ascending=[True, False, True])
    return best.drop_duplicates("item").set_index("item")["low"]


def discovered(votes: pd.DataFrame, config: TruthConfig) -> pd.Series:
    """The value that the detector believes."""
    values = weigh(votes, config).values
    return values[values["believed"]].set_index("item")["low"]


def accuracy(estimates: pd.Series, truth: pd.Series, tolerance: float) -> float:
    """The share of items whose estimate is within `tolerance` of the truth, a fraction of it."""
    near = (estimates.reindex(truth.index) - truth).abs() <= tolerance * truth.abs()
    return float(near.mean())


def main(data: Path) -> None:
    """Print the accuracy of each method by data set, on items on which sources differ."""
    config = load_yaml(default_configs() / "truth.yaml", TruthConfig)
    methods: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
        "mean": lambda votes: votes.groupby("item")["low"].mean(),
        "median": lambda votes: votes.groupby("item")["low"].quantile(0.5, interpolation="lower"),
        "majority vote": majority,
        "truth discovery": lambda votes: discovered(votes, config),
    }
    sets = {"population": (population, 0.01), "flights": (flights, 0.0)}
    for name, (read, tolerance) in sets.items():
        votes, truth = read(data / name)
        differing = votes.groupby("item")["low"].nunique().loc[lambda n: n > 1].index
        asked = truth[truth.index.isin(differing)]
        print(f"{name}: {len(asked)} items in conflict, {votes['source'].nunique()} sources")
        for method, estimate in methods.items():
            print(f"  {method:16} {accuracy(estimate(votes), asked, tolerance):.3f}")
        for prior in (1.0, 10.0):
            other = config.model_copy(update={"prior_claims": prior})
            reached = accuracy(discovered(votes, other), asked, tolerance)
            print(f"  with prior_claims {prior:g}: {reached:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
