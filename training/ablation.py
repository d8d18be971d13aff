r"""Train the model's variants on one small budget, and measure each: what each choice is worth.

    python training/ablation.py --backbone DIR --tokenizer DIR --small-tokenizer DIR \\
        --data DIR --synthetic DIR --out DIR [--examples N] [--limit N]

Every variant starts from the converted backbone and sees the same number of examples, so that the
variants compare with each other, and none of them with the shipped model, which saw many times as
many. A variant whose `measured.json` is in `--out` is not trained again, and an interrupted one
goes on from its checkpoint. Prints a Markdown table: accuracies in per cent, rows as variants.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from train import TEST, Settings, build_model
from transformers import PreTrainedTokenizerFast

from detector.embedded_model import LABELS
from detector.nli_eval import evaluate_nli
from detector.nli_scorer import NliScorer
from detector.number_marks import marked

OWN = "synthetic.test"


@dataclass(frozen=True)
class Variant:
    """One choice against the model as it ships: options of train.py, and its vocabulary."""

    options: tuple[str, ...] = ()
    layers: int = 12
    marks: bool = True
    small_vocabulary: bool = False


VARIANTS = {
    "none of these": Variant(),
    "with the non-commercial sets": Variant(("--non-commercial",)),
    "without synthetic pairs": Variant(("--no-synthetic",)),
    "numbers not marked": Variant(("--plain",), marks=False),
    "8 layers": Variant(("--layers", "8"), layers=8),
    "6 layers": Variant(("--layers", "6"), layers=6),
    "smaller vocabulary": Variant(small_vocabulary=True),
}


def folder_of(name: str, out: Path) -> Path:
    """Where a variant's run lies."""
    return out / name.replace(" ", "_")


def train(name: str, variant: Variant, tokenizer: Path, arguments: argparse.Namespace) -> None:
    """Run train.py for the variant, as one would by hand."""
    command = [
        *(sys.executable, str(Path(__file__).with_name("train.py"))),
        *("--backbone", str(arguments.backbone), "--tokenizer", str(tokenizer)),
        *("--data", str(arguments.data), "--synthetic", str(arguments.synthetic)),
        *("--out", str(folder_of(name, arguments.out)), "--threads", str(arguments.threads)),
        *("--init", str(arguments.init), "--examples", str(arguments.examples)),
        *("--every", "50", *variant.options),
    ]
    subprocess.run(command, check=True)


def load(name: str, variant: Variant, tokenizer: Path, arguments: argparse.Namespace) -> NliScorer:
    """Read the variant's weights as they were trained, unquantised."""
    settings = Settings(
        layers=variant.layers, init=str(folder_of(name, arguments.out) / "model.pt")
    )
    kept_ids = np.load(tokenizer / "kept_ids.npy")
    model = build_model(arguments.backbone, kept_ids, settings).eval()
    model.encoder.to(torch.bfloat16)
    return NliScorer(
        name=name,
        revision="",
        classifier=lambda batch: model(**batch),
        tokenizer=PreTrainedTokenizerFast.from_pretrained(tokenizer),
        columns=range(len(LABELS)),
        max_tokens=512,
        batch_size=32,
        **({"read": marked} if variant.marks else {}),
    )


def measured(name: str, variant: Variant, arguments: argparse.Namespace) -> dict[str, Any]:
    """Figures of the variant on every test set, from its file or by training and measuring it."""
    path = folder_of(name, arguments.out) / "measured.json"
    if not path.exists():
        tokenizer = arguments.small_tokenizer if variant.small_vocabulary else arguments.tokenizer
        train(name, variant, tokenizer, arguments)
        scorer = load(name, variant, tokenizer, arguments)
        files = [arguments.data / f"{test}.jsonl.gz" for test in TEST]
        files.append(arguments.synthetic / f"{OWN}.jsonl.gz")
        figures = evaluate_nli(files, scorer, arguments.limit, progress=False)
        path.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    result: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return result


def table(rows: dict[str, dict[str, Any]]) -> str:
    """Accuracies of the variants on every set, in per cent, as a Markdown table."""
    sets = list(next(iter(rows.values())))
    lines = [
        "| | " + " | ".join(name.removesuffix(".jsonl.gz") for name in sets) + " |",
        "|---" * (len(sets) + 1) + "|",
    ]
    for variant, figures in rows.items():
        shares = [f"{100 * figures[name]['accuracy']:.1f}" for name in sets]
        lines.append(f"| {variant} | " + " | ".join(shares) + " |")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train and measure the model's variants.")
    for option in ("init", "backbone", "tokenizer", "small-tokenizer", "data", "synthetic", "out"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--examples", type=int, default=4_000, help="seen by each variant")
    parser.add_argument("--limit", type=int, default=400, help="pairs of each test set")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", nargs="*", help="variants, by name; all without it")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    names = arguments.only or list(VARIANTS)
    rows = {name: measured(name, VARIANTS[name], arguments) for name in names}
    print(table(rows))


if __name__ == "__main__":
    main()
