"""Measure how fast the embedded model scores, against plain torch, and how far the two agree.

    python -m benchmarks.scoring [--pairs FILE.jsonl.gz] [--texts N] [--rounds N]

Scored are texts as the detector puts them before the model: both directions of the pairs of a
generated press (see docs/benchmark.md; the same every time), or premises and hypotheses of FILE,
JSON lines as `detector eval nli` reads them. Four ways, in turn, in one process:

    plain   fp32, batches of 32 in the order of the texts, padded to the longest of each batch,
            as one writes it with transformers
    fp32    the detector's batches, of one padded width each, in fp32
    shipped the detector's batches as it runs here: bf16 where the processor has it
    product a product of two square matrices, fp32 and bf16: what the processor can do at most

Printed are texts and billions of floating-point operations a second, the best of all rounds, the
share of the measured product, and what differs between fp32 and shipped: the greatest probability,
and the share of texts whose most probable label changes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import PreTrainedTokenizerFast

from benchmarks.extraction import write_press
from detector.articles import read_articles
from detector.device import PAIRS_AT_ONCE
from detector.embedded_model import load_embedded
from detector.model_identity import EMBEDDED_FOLDER
from detector.nli import load_scorer
from detector.nli_eval import read_pairs, spread
from detector.number_marks import marked
from detector.pipeline import extract_claims, pair_and_compare
from detector.settings import load_settings

ARTICLES = 40
SIZE = 2_048
"""Rows of the matrices whose product is timed."""

Texts = tuple[list[str], list[str]]


def texts_of_press(count: int) -> Texts:
    """Premises and hypotheses of a generated press, at even distances."""
    settings = load_settings()
    with tempfile.TemporaryDirectory() as folder:
        write_press(Path(folder), ARTICLES)
        articles = read_articles([Path(folder) / "articles"], settings.articles).articles
    pairs = pair_and_compare(extract_claims(articles, settings), settings).pairs
    a, b = pairs["a_statement"].tolist(), pairs["b_statement"].tolist()
    return spread([*a, *b], count), spread([*b, *a], count)


def texts_of_file(path: Path, count: int) -> Texts:
    """Premises and hypotheses of labelled pairs, at even distances."""
    pairs = read_pairs(path)
    return (
        spread([pair.premise for pair in pairs], count),
        spread([pair.hypothesis for pair in pairs], count),
    )


@dataclass(frozen=True)
class Plain:
    """The embedded model in fp32, and what it is given: tokenizer, premises, marked hypotheses."""

    module: nn.Module
    tokenizer: PreTrainedTokenizerFast
    premises: list[str]
    hypotheses: list[str]

    @torch.inference_mode()
    def score(self) -> None:
        """Score as one writes it with transformers."""
        for start in range(0, len(self.hypotheses), PAIRS_AT_ONCE):
            stop = start + PAIRS_AT_ONCE
            batch = self.tokenizer(
                self.premises[start:stop],
                self.hypotheses[start:stop],
                truncation=True,
                padding=True,
                return_tensors="pt",
            )
            self.module(**batch).softmax(dim=-1)

    def operations(self) -> tuple[float, float]:
        """Mean tokens of a text, and floating-point operations of all: two a weight and token.

        Attention's own products are left out (under a tenth at this length), and so is padding.
        """
        encoder: Any = self.module.encoder
        weights = sum(p.numel() for p in encoder.encoder.parameters() if p.ndim == 2)
        tokens = sum(map(len, self.tokenizer(self.premises, self.hypotheses)["input_ids"]))
        return tokens / len(self.hypotheses), 2.0 * weights * tokens


def plain(texts: Texts) -> Plain:
    """Load what plain torch scores with."""
    return Plain(
        load_embedded(EMBEDDED_FOLDER, torch.float32).module,
        PreTrainedTokenizerFast.from_pretrained(EMBEDDED_FOLDER),
        texts[0],
        [marked(*pair) for pair in zip(*texts, strict=True)],
    )


def best_seconds(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least elapsed seconds of each way; the ways take turns, so that load hits all alike."""
    found = {name: float("inf") for name in ways}
    for _ in range(rounds):
        for name, work in ways.items():
            started = time.perf_counter()
            work()
            found[name] = min(found[name], time.perf_counter() - started)
    return found


def product(dtype: torch.dtype) -> Callable[[], object]:
    """A product of two square matrices."""
    generator = torch.Generator().manual_seed(0)
    a, b = (torch.randn(SIZE, SIZE, generator=generator).to(dtype) for _ in range(2))
    return lambda: torch.nn.functional.linear(a, b)


def report(texts: Texts, rounds: int) -> dict[str, Any]:
    """All figures."""
    exact, shipped, simple = load_scorer(precision="fp32"), load_scorer(), plain(texts)
    ways = {
        "plain": simple.score,
        "fp32": lambda: exact.score(*texts),
        "shipped": lambda: shipped.score(*texts),
        "product_fp32": product(torch.float32),
        "product_bf16": product(torch.bfloat16),
    }
    seconds = best_seconds(ways, rounds)
    tokens, work = simple.operations()
    peak = {name: 2.0 * SIZE**3 / seconds[f"product_{name}"] / 1e9 for name in ("fp32", "bf16")}
    a, b = exact.score(*texts), shipped.score(*texts)
    rates = {name: len(texts[0]) / seconds[name] for name in ("plain", "fp32", "shipped")}
    done = {name: work / seconds[name] / 1e9 for name in rates}
    half = shipped.revision != exact.revision
    return {
        "texts": len(texts[0]),
        "mean_tokens": round(tokens, 1),
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "texts_per_second": {name: round(rate, 1) for name, rate in rates.items()},
        "times_plain": round(rates["shipped"] / rates["plain"], 2),
        "times_fp32_in_the_same_batches": round(rates["shipped"] / rates["fp32"], 2),
        "gflop_per_second": {name: round(rate, 1) for name, rate in done.items()},
        "gflop_per_second_of_a_product": {name: round(rate, 1) for name, rate in peak.items()},
        "share_of_product": {
            "fp32": round(done["fp32"] / peak["fp32"], 2),
            "shipped": round(done["shipped"] / peak["bf16" if half else "fp32"], 2),
        },
        "greatest_difference": round(float(np.abs(a - b).max()), 4),
        "labels_changed": round(float((a.argmax(1) != b.argmax(1)).mean()), 4),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure the embedded model's speed.")
    parser.add_argument("--pairs", type=Path, help="JSON lines of pairs; a generated press if none")
    parser.add_argument("--texts", type=int, default=1_024)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    count = arguments.texts
    texts = texts_of_file(arguments.pairs, count) if arguments.pairs else texts_of_press(count)
    print(json.dumps(report(texts, arguments.rounds), indent=2))


if __name__ == "__main__":
    main()
