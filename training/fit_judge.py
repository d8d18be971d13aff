"""Fit the weights of P(contradiction) on a press whose truth is known, and measure them on another.

    python training/fit_judge.py OUT [--fit 600] [--test 250] [--seed 100] [--plot FILE.svg]

Writes two generated presses (`detector bench generate`) of unlike seeds; reads, pairs and scores
their claims as `detector run` does, with the configured model; labels each pair by the truth; fits
the weights of `configs/judging.yaml` to the first press, with those of `judge_prior.yaml` as the
mean of the prior, and measures them on the second, beside the prior's, those of the configuration,
the model alone and arithmetic alone. OUT receives `judge.json` with the
weights and all figures, and the scored pairs, so that a rerun fits without scoring.

Every sixth article loses its date, so that periods which only the date would tell are unknown.
Of the pairs of the first press that are neither reported nor true contradictions, a sample stands
for the others, with their weight: most are figures of two unlike months.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import numpy.typing as npt
import pandas as pd
import yaml
from matplotlib.figure import Figure

from detector import calibration
from detector.articles import read_articles
from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_files import ARTICLES, write_corpus
from detector.bench_score import labelled_pairs
from detector.bench_truth import read_truth
from detector.judging import features_of
from detector.judging_config import FEATURES
from detector.nli import load_scorer
from detector.pipeline import extract_claims, judge, pair_and_compare
from detector.pipeline import score as score_pairs
from detector.refit import told, with_weights
from detector.settings import Settings, load_settings

PRIOR = Path(__file__).with_name("judge_prior.yaml")
NLI = ("nli_contradiction", "nli_entailment")
REPORTED = ("contradiction", "undetermined")
SAMPLED = 4_000
BINS = 10
UNDATED = 6
"""Every so many articles, one has no date."""


def labelled(folder: Path, articles: int, seed: int, settings: Settings, *, sample: bool) -> Any:
    """Scored and judged pairs of one generated press, with `label` and `weight`; kept in `folder`.

    `weight` is how many pairs a row stands for.
    """
    kept = folder / "pairs.parquet"
    if kept.exists():
        return pd.read_parquet(kept)
    write_corpus(folder, Corpus(load_bench(), articles, seed), "jsonl")
    undate(folder / ARTICLES)
    read = read_articles([folder / ARTICLES], settings.articles)
    paired = pair_and_compare(extract_claims(read.articles, settings), settings)
    rough = judge(paired.pairs, settings, "en")
    truth = labelled_pairs(rough, read_truth(folder / "truth.jsonl.gz"))
    table = rough.merge(truth, on="pair_id").assign(weight=1.0)
    if sample:
        table = sampled(table, seed)
    scored = score_pairs(
        paired.pairs[paired.pairs["pair_id"].isin(table["pair_id"])], load_scorer(), progress=True
    )
    judged = judge(scored, settings, "en").drop(columns=["nli_ab", "nli_ba"])
    table = judged.merge(table[["pair_id", "label", "weight", "truth_verdict"]], on="pair_id")
    table.to_parquet(kept)
    return table


def undate(folder: Path) -> None:
    """Take the date from every UNDATED-th article of the JSON lines in `folder`."""
    for path in sorted(folder.glob("*.jsonl")):
        records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for record in records[::UNDATED]:
            del record["date"]
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        path.write_text("".join(lines), "utf-8")


def sampled(table: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Keep what is reported or true, and some of the others with the weight of all of them."""
    wanted = table["verdict"].isin(REPORTED) | (table["label"] == 1)
    others = table[~wanted]
    drawn = others.sample(min(SAMPLED, len(others)), random_state=seed)
    weight = len(others) / max(len(drawn), 1)
    return pd.concat([table[wanted], drawn.assign(weight=weight)], ignore_index=True)


def measured(table: pd.DataFrame, p: npt.NDArray[np.float64]) -> dict[str, float]:
    """Calibration and ranking of P on all pairs of `table` and on those that reports show."""
    labels = table["label"].to_numpy()
    shown = table["verdict"].isin(REPORTED).to_numpy()
    found = {"pairs": len(table), "contradictions": int(labels.sum())}
    for name, rows in (("all", np.ones(len(table), dtype=bool)), ("reported", shown)):
        found |= {
            f"ece_{name}": round(calibration.calibration_error(p[rows], labels[rows], BINS), 4),
            f"brier_{name}": round(calibration.brier(p[rows], labels[rows]), 4),
            f"ap_{name}": round(calibration.average_precision(p[rows], labels[rows]), 4),
        }
    return found


def fit(
    table: pd.DataFrame, names: list[str], prior: dict[str, float], settings: Settings
) -> dict[str, float]:
    """Fit weights of the named features."""
    features = features_of(table, settings.judging)[names]
    start = {name: prior[name] for name in ("bias", *names)}
    return calibration.fit_weights(
        features, table["label"].to_numpy(), start, counts=table["weight"].to_numpy()
    )


def plot(path: Path, table: pd.DataFrame, p: npt.NDArray[np.float64]) -> None:
    """Draw the reliability of P on the pairs that reports show."""
    rows = table["verdict"].isin(REPORTED).to_numpy()
    bins = calibration.reliability(p[rows], table["label"].to_numpy()[rows], BINS)
    figure = Figure(figsize=(5, 4.2), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1, label="as it should be")
    axes.plot([b.mean_p for b in bins], [b.share for b in bins], "o-", color="#b3261e")
    for item in bins:
        axes.annotate(f"{item.n}", (item.mean_p, item.share), (4, -10), textcoords="offset points")
    axes.set(xlabel="P(contradiction), mean of the bin", ylabel="share of true contradictions")
    axes.set(xlim=(0, 1), ylim=(0, 1), title="Pairs of the test press that reports show")
    with matplotlib.rc_context({"svg.hashsalt": "reliability"}):
        figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Fit the weights of P(contradiction).")
    parser.add_argument("out", type=Path)
    parser.add_argument("--fit", type=int, default=600, help="articles to fit on")
    parser.add_argument("--test", type=int, default=250, help="articles to measure on")
    parser.add_argument("--seed", type=int, default=100, help="of the first; the second's is next")
    parser.add_argument("--plot", type=Path, help="where to draw the reliability, an SVG file")
    arguments = parser.parse_args()
    settings = load_settings()
    train = labelled(arguments.out / "fit", arguments.fit, arguments.seed, settings, sample=True)
    test = labelled(
        arguments.out / "test", arguments.test, arguments.seed + 1, settings, sample=False
    )
    prior: dict[str, float] = yaml.safe_load(PRIOR.read_text("utf-8"))
    fused = fit(train, list(FEATURES), prior, settings)
    arithmetic = fit(train, [name for name in FEATURES if name not in NLI], prior, settings)
    weights = {
        "set by hand": prior,
        "as configured": settings.judging.weights,
        "fitted": fused,
        "arithmetic alone": {**dict.fromkeys(NLI, 0.0), **arithmetic},
    }
    ways = {name: told(test, with_weights(settings.judging, w)) for name, w in weights.items()}
    ways["model alone"] = test["nli_contradiction"].to_numpy(dtype=np.float64)
    found = {name: measured(test, p) for name, p in ways.items()}
    record = {"weights": fused, "fitted_on": len(train), "test": found}
    (arguments.out / "judge.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")
    print(json.dumps(record, indent=2))
    if arguments.plot:
        plot(arguments.plot, test, ways["fitted"])


if __name__ == "__main__":
    main()
