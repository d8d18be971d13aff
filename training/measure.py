"""Measure the exported model for its card: every test set, speed and load time.

    python training/measure.py --data DIR --synthetic DIR [--model DIR] [--limit N]

Prints one JSON object: `sets` as `detector eval nli --json` gives it, `synthetic` (accuracy on that
set by kind of pair and by language), `examples` (pairs that the card quotes), `load_seconds` and
`pairs_per_second` on two directions of VitaminC pairs.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch
from train import TEST, read_rows

from detector.embedded_model import LABELS
from detector.nli import load_scorer, score_both_directions
from detector.nli_eval import evaluate_nli
from detector.nli_scorer import NliScorer

# Pairs that the card quotes: bounds, units across languages, definitions.
EXAMPLES = (
    ("The app had 300 million users.", "The app had fewer than 100 million users."),
    ("该应用有3亿用户。", "该应用的用户超过5亿。"),
    ("该公司去年营收为800亿元", "The company's revenue last year was 80 billion yuan"),
    ("该公司去年营收为800亿元", "The company's revenue last year was 8 billion yuan"),
    ("ChatGPT月活用户超3亿", "ChatGPT每周活跃用户达3亿"),
)
SPEED_SET = "vitaminc_real.pageeval"
SPEED_PAIRS = 256


def by_fields(
    path: Path, scorer: NliScorer, fields: tuple[str, ...]
) -> dict[str, dict[str, dict[str, float]]]:
    """Accuracy by the values of each field."""
    rows = read_rows(path)
    scores = scorer.score([row["premise"] for row in rows], [row["hypothesis"] for row in rows])
    hits: dict[str, dict[str, list[bool]]] = {field: defaultdict(list) for field in fields}
    for row, best in zip(rows, scores.argmax(axis=1), strict=True):
        for field in fields:
            hits[field][row[field]].append(LABELS[int(best)] == row["label"])
    return {
        field: {
            key: {"n": len(right), "accuracy": round(sum(right) / len(right), 4)}
            for key, right in sorted(groups.items())
        }
        for field, groups in hits.items()
    }


def speed(path: Path, scorer: NliScorer) -> float:
    """Scored pairs per second, a direction counting as one."""
    rows = read_rows(path)[:SPEED_PAIRS]
    premises = [row["premise"] for row in rows]
    hypotheses = [row["hypothesis"] for row in rows]
    scorer.score(premises[:32], hypotheses[:32])
    started = time.perf_counter()
    score_both_directions(scorer, premises, hypotheses)
    return round(2 * len(rows) / (time.perf_counter() - started), 1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure the exported model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of public NLI sets")
    parser.add_argument("--synthetic", type=Path, required=True, help="of synthetic_claims.py")
    parser.add_argument("--model", type=Path, help="another model than the embedded one")
    parser.add_argument("--limit", type=int, help="pairs of each set, at even distances")
    arguments = parser.parse_args()
    load_scorer(arguments.model)
    started = time.perf_counter()
    scorer = load_scorer(arguments.model)
    report: dict[str, Any] = {
        "model": scorer.name,
        "revision": scorer.revision,
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
        "load_seconds": round(time.perf_counter() - started, 2),
        "pairs_per_second": speed(arguments.data / f"{SPEED_SET}.jsonl.gz", scorer),
    }
    synthetic = arguments.synthetic / "synthetic.test.jsonl.gz"
    files = [synthetic, *(arguments.data / f"{name}.jsonl.gz" for name in TEST)]
    report["sets"] = evaluate_nli(files, scorer, arguments.limit, progress=True)
    report["synthetic"] = by_fields(synthetic, scorer, ("kind", "lang"))
    premises, hypotheses = zip(*EXAMPLES, strict=True)
    report["examples"] = [
        [premise, hypothesis, dict(zip(LABELS, row.astype(float).round(2).tolist(), strict=True))]
        for premise, hypothesis, row in zip(
            premises, hypotheses, scorer.score(premises, hypotheses), strict=True
        )
    ]
    print(json.dumps(report, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
