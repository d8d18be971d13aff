"""Measure what the model makes of a claim put before it in different ways: an ablation of views.

    python training/views.py JUDGE [--others N]

JUDGE is the folder that fit_judge.py wrote its presses to. Of the second press, the pairs that are
reported or true contradictions are scored, and so many others, in both directions, as

    sentence   the words around the figure, as they stand
    prefixed   the same behind period and subject: what the detector puts before the model
    canonical  subject, metric, scope, period and value as they were understood
    fused      the mean of prefixed and canonical

Prints JSON: for each view the average precision of P(contradiction), the greater of both
directions, on these pairs and on the reported ones alone.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from fit_judge import REPORTED

from detector.calibration import average_precision
from detector.nli import load_scorer, score_both_directions
from detector.nli_scorer import NliScorer

PREFIX = re.compile(r"^\[[^\]]*\] ")
"""The period that a statement begins with."""


def views_of(row: pd.Series, side: str) -> dict[str, str]:
    """What stands for one side of a pair in each view."""
    statement = str(row[f"{side}_statement"])
    bare = PREFIX.sub("", statement).removeprefix(f"{row['entity']}: ")
    period = f"{row[f'{side}_period_start']}..{row[f'{side}_period_end']}".strip(".")
    parts = (row["entity"], row[f"{side}_metric"], row[f"{side}_scope"], period)
    canonical = ", ".join(str(part) for part in parts if part) + f": {row[f'{side}_value_text']}"
    return {"sentence": bare, "prefixed": statement, "canonical": canonical}


def contradiction(scorer: NliScorer, a: list[str], b: list[str]) -> npt.NDArray[np.float64]:
    """P(contradiction) of each pair, the greater of both directions."""
    forward, backward = score_both_directions(scorer, a, b, progress=True)
    found: npt.NDArray[np.float64] = np.maximum(forward[:, 2], backward[:, 2]).astype(np.float64)
    return found


def chosen(table: pd.DataFrame, others: int) -> pd.DataFrame:
    """The reported and the contradictory pairs, and so many of the rest."""
    wanted = table["verdict"].isin(REPORTED) | (table["label"] == 1)
    rest = table[~wanted]
    drawn = rest.sample(min(others, len(rest)), random_state=0)
    return pd.concat([table[wanted], drawn]).reset_index(drop=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure views of a claim.")
    parser.add_argument("judge", type=Path, help="folder of fit_judge.py")
    parser.add_argument("--others", type=int, default=600)
    arguments = parser.parse_args()
    table = chosen(pd.read_parquet(arguments.judge / "test" / "pairs.parquet"), arguments.others)
    sides = {side: [views_of(row, side) for _, row in table.iterrows()] for side in "ab"}
    scorer = load_scorer()
    p = {
        view: contradiction(scorer, *([s[view] for s in sides[side]] for side in "ab"))
        for view in ("sentence", "prefixed", "canonical")
    }
    p["fused"] = (p["prefixed"] + p["canonical"]) / 2
    labels = table["label"].to_numpy()
    shown = table["verdict"].isin(REPORTED).to_numpy()
    report = {
        view: {
            "ap": round(average_precision(values, labels), 4),
            "ap_reported": round(average_precision(values[shown], labels[shown]), 4),
            "called_contradiction": round(float((values > 0.5).mean()), 4),
        }
        for view, values in p.items()
    }
    counts = {
        "pairs": len(table),
        "reported": int(shown.sum()),
        "contradictions": int(labels.sum()),
    }
    print(json.dumps({**counts, "views": report}, indent=2))


if __name__ == "__main__":
    main()
