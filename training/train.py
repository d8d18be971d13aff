"""Fine-tune the converted backbone on natural language inference, on a CPU.

    python training/train.py --backbone DIR --tokenizer DIR --data DIR --synthetic DIR --out DIR

The word embeddings stay frozen: their 4-bit originals are what the product ships. Everything else
is trained under bf16 autocast, in batches of similar length, on hypotheses whose numbers are
marked as the detector marks them (`--plain`: as they stand). `--init MODEL` goes on from the
weights of an earlier run, with a fresh schedule. `--examples N` takes that many in all, in the same
shares. `--out` receives `checkpoint.pt`
(a rerun with the same arguments resumes from it), `model.pt` and `training.json` (configuration,
sha256 of every data file, results). Same seed and arguments, same order of examples and same
initial head; `--minutes` bounds the wall-clock time by moving the learning rate's decay forward,
which makes the run depend on the machine's speed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from convert_backbone import ARCHITECTURE, dequantise
from safetensors.numpy import load_file
from torch import nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from detector.embedded_model import LABELS, PairClassifier
from detector.model_identity import sha256
from detector.number_marks import marked

log = logging.getLogger("train")

# Rows taken from each file; more than a file holds repeats it. No set with a non-commercial
# licence is here; XNLI is for measuring only.
SOURCES = {
    "cmnli_minus_xnli.dev": 8_000,
    "csnli_zh.dev": 4_000,
    "csnli_zh.test": 4_000,
    "cnli_ccl2018.dev": 2_000,
    "cnli_ccl2018.test": 2_000,
    "lingnli.train": 22_000,
    "mnli_taxinli.all": 8_000,
    "vitaminc_real.pagetrain": 26_000,
    "cf_snli.train": 3_000,
    "synthetic.train": 60_000,
    "number_edits.train": 18_000,
}
# Non-commercial licences: for the ablation, and for those who may train with them.
NON_COMMERCIAL = {
    "ocnli.train50k": 40_000,
    "anli_r1.dev": 1_000,
    "anli_r2.dev": 1_000,
    "anli_r3.dev": 1_200,
}
WORDS = "encoder.embeddings.word_embeddings.weight"
MADE = ("synthetic.train", "number_edits.train")
# Looked at while training; never the test sets of the model card.
DEV = {"lingnli.val": 600, "synthetic.dev": 900}
# Rows whose premise or hypothesis occurs in one of these are not trained on.
TEST = (
    "ocnli.dev",
    "xnli_zh.dev",
    "xnli_zh.test",
    "xnli_en.dev",
    "xnli_en.test",
    "vitaminc_real.pageeval",
    "vitaminc_synthetic_numeric.test",
    "zh_stress_numerical.test",
    "equate_stresstest.all",
    "breaking_nli_cardinals.test",
    "uhgeval_numfix_derived.test",
)


@dataclass(frozen=True)
class Settings:
    """What a run depends on beside its data."""

    seed: int = 0
    batch_size: int = 32
    max_tokens: int = 144
    layers: int = 12
    marks: bool = True
    init: str | None = None
    lr_body: float = 1e-4
    lr_head: float = 1e-3
    beta2: float = 0.98
    weight_decay: float = 0.01
    warmup: float = 0.04
    label_smoothing: float = 0.05
    hidden_dropout: float = 0.05
    clip_norm: float = 1.0
    threads: int = 2
    minutes: float | None = None
    sources: dict[str, int] = field(default_factory=lambda: dict(SOURCES))


@dataclass(frozen=True)
class Example:
    """One tokenised pair: ids and segments, each (tokens,), and the label's index."""

    ids: list[int]
    types: list[int]
    label: int


Row = dict[str, str]


def find_file(name: str, folders: list[Path]) -> Path:
    """Find the data file of that name; FileNotFoundError when no folder has it."""
    for folder in folders:
        path = folder / f"{name}.jsonl.gz"
        if path.exists():
            return path
    raise FileNotFoundError(f"{name}.jsonl.gz in none of {[str(folder) for folder in folders]}")


def read_rows(path: Path) -> list[Row]:
    """All rows of one gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def squeeze(text: str) -> str:
    """Text without case, spaces and punctuation, to compare across sets."""
    return "".join(character for character in text.lower() if character.isalnum())


def test_texts(folders: list[Path]) -> set[str]:
    """Squeezed texts of the test sets, long enough not to coincide by chance."""
    rows = [row for name in TEST for row in read_rows(find_file(name, folders))]
    texts = {squeeze(row[key]) for row in rows for key in ("premise", "hypothesis")}
    return {text for text in texts if len(text) >= 12}


def take(rows: list[Row], count: int, generator: random.Random) -> list[Row]:
    """`count` rows in random order: whole copies first, the rest drawn without repetition."""
    copies, rest = divmod(count, len(rows))
    return rows * copies + generator.sample(rows, rest)


def training_rows(settings: Settings, folders: list[Path]) -> list[Row]:
    """Choose the run's examples in their final order, free of texts from the test sets."""
    generator = random.Random(settings.seed)
    held_back = test_texts(folders)
    chosen: list[Row] = []
    for name, count in settings.sources.items():
        rows = read_rows(find_file(name, folders))
        clean = [
            row
            for row in rows
            if squeeze(row["premise"]) not in held_back
            and squeeze(row["hypothesis"]) not in held_back
        ]
        log.info("%s: %d rows, %d also in a test set", name, len(rows), len(rows) - len(clean))
        chosen += take(clean, count, generator)
    generator.shuffle(chosen)
    return chosen


def tokenise(
    rows: list[Row], tokenizer: PreTrainedTokenizerFast, settings: Settings
) -> list[Example]:
    """Mark and tokenise pairs, cutting the longer text of a pair first."""
    read = marked if settings.marks else unmarked
    examples = []
    for start in range(0, len(rows), 10_000):
        part = rows[start : start + 10_000]
        encoded = tokenizer(
            [row["premise"] for row in part],
            [read(row["premise"], row["hypothesis"]) for row in part],
            truncation="longest_first",
            max_length=settings.max_tokens,
            return_token_type_ids=True,
        )
        for ids, types, row in zip(
            encoded["input_ids"], encoded["token_type_ids"], part, strict=True
        ):
            examples.append(Example(ids, types, LABELS.index(row["label"])))
    return examples


def unmarked(_premise: str, hypothesis: str) -> str:
    """The hypothesis as it stands."""
    return hypothesis


def batches(examples: list[Example], size: int, seed: int) -> list[list[Example]]:
    """Batches of similar length: sorted within windows of 100 batches, then shuffled there."""
    generator = random.Random(seed)
    ordered = []
    window = 100 * size
    for start in range(0, len(examples), window):
        block = sorted(examples[start : start + window], key=lambda example: len(example.ids))
        groups = [block[i : i + size] for i in range(0, len(block), size)]
        generator.shuffle(groups)
        ordered += groups
    return ordered


def collate(batch: list[Example], pad: int) -> dict[str, torch.Tensor]:
    """Pad a batch to (batch, tokens); few distinct widths spare the compilation of kernels."""
    width = -(-max(len(example.ids) for example in batch) // 8) * 8
    ids = torch.full((len(batch), width), pad)
    types = torch.zeros(len(batch), width, dtype=torch.long)
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    for row, example in enumerate(batch):
        length = len(example.ids)
        ids[row, :length] = torch.tensor(example.ids)
        types[row, :length] = torch.tensor(example.types)
        mask[row, :length] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}


def build_model(
    backbone: Path, kept_ids: npt.NDArray[np.int64], settings: Settings
) -> PairClassifier:
    """Build the classifier of the backbone's first layers and a fresh head, or that of `init`."""
    tensors = load_file(backbone / "backbone.safetensors")
    words = dequantise(tensors.pop("word_embeddings.q4")[kept_ids])
    options: dict[str, Any] = {
        **ARCHITECTURE,
        "vocab_size": len(kept_ids),
        "hidden_dropout_prob": settings.hidden_dropout,
        "num_hidden_layers": settings.layers,
        "attention_probs_dropout_prob": 0.0,
        # On CPUs, the backward pass of sdpa is three times slower.
        "attn_implementation": "eager",
    }
    options.pop("model_type")
    config = BertConfig(**options)
    encoder = BertModel(config, add_pooling_layer=False)
    model = PairClassifier(encoder, config.hidden_size)
    state = {
        name: torch.from_numpy(value.copy())
        for name, value in tensors.items()
        if name_layer(name) < settings.layers
    }
    state["embeddings.word_embeddings.weight"] = torch.from_numpy(words)
    types = state["embeddings.token_type_embeddings.weight"]
    types[1] = types[0]  # the backbone never saw a second segment
    encoder.load_state_dict(state)
    if settings.init:
        go_on_from(Path(settings.init), model, settings)
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    return model


def go_on_from(weights: Path, model: PairClassifier, settings: Settings) -> None:
    """Load an earlier run's weights but the frozen words, which another vocabulary may have cut."""
    state = torch.load(weights, weights_only=True)
    state = {
        name: value
        for name, value in state.items()
        if name != WORDS and name_layer(name.removeprefix("encoder.")) < settings.layers
    }
    missing, unknown = model.load_state_dict(state, strict=False)
    if missing != [WORDS] or unknown:
        raise ValueError(f"{weights}: not of this architecture: {[*missing, *unknown]}")


def name_layer(name: str) -> int:
    """Number of the layer that a tensor of the encoder belongs to, -1 for the embeddings."""
    parts = name.split(".")
    return int(parts[2]) if parts[:2] == ["encoder", "layer"] else -1


def build_optimizer(model: PairClassifier, settings: Settings) -> torch.optim.Optimizer:
    """AdamW with one rate for the body, one for the head, no decay on vectors."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = settings.lr_body if name.startswith("encoder.") else settings.lr_head
            decay = settings.weight_decay if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "weight_decay": decay, "peak": rate}
            for (rate, decay), parameters in groups.items()
        ],
        betas=(0.9, settings.beta2),
        fused=True,
    )


def rate_factor(progress: float, warmup: float) -> float:
    """Share of the peak rate: up linearly over the warm-up, then down linearly to zero."""
    if progress < warmup:
        return progress / warmup
    return max(0.0, (1.0 - progress) / (1.0 - warmup))


@torch.inference_mode()
def accuracy(model: PairClassifier, examples: list[Example], batch_size: int) -> float:
    """Share of examples whose most probable label is right."""
    model.eval()
    ordered = sorted(examples, key=lambda example: len(example.ids))
    right = 0
    for start in range(0, len(ordered), batch_size):
        batch = ordered[start : start + batch_size]
        with torch.autocast("cpu", torch.bfloat16):
            predicted = model(**collate(batch, pad=1)).argmax(dim=-1)
        right += int((predicted == torch.tensor([example.label for example in batch])).sum())
    model.train()
    return right / len(examples)


class Trainer:
    """The loop's state: what a checkpoint holds."""

    def __init__(self, model: PairClassifier, settings: Settings, out: Path) -> None:
        self.model = model
        self.settings = settings
        self.checkpoint = out / "checkpoint.pt"
        self.optimizer = build_optimizer(model, settings)
        self.step = 0
        self.seconds = 0.0
        self.history: list[dict[str, float]] = []
        if self.checkpoint.exists():
            self.resume()

    def resume(self) -> None:
        """Take up the last checkpoint."""
        state = torch.load(self.checkpoint, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds = state["step"], state["seconds"]
        self.history = state["history"]
        torch.set_rng_state(state["rng"])
        log.info("resumed at step %d", self.step)

    def save(self) -> None:
        """Write the checkpoint in one move, so that an interruption leaves the previous one."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "history": self.history,
            "rng": torch.get_rng_state(),
        }
        scratch = self.checkpoint.with_suffix(".tmp")
        torch.save(state, scratch)
        scratch.replace(self.checkpoint)

    def progress(self, total: int) -> float:
        """Share of the run that is over, by steps or, if limited and slower, by time."""
        by_steps = self.step / total
        if self.settings.minutes is None:
            return by_steps
        return max(by_steps, self.seconds / (60 * self.settings.minutes))

    def train_batch(self, batch: list[Example], factor: float) -> float:
        """One optimisation step; returns the loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.model(**collate(batch, pad=1))
        loss = nn.functional.cross_entropy(
            logits.float(),
            torch.tensor([example.label for example in batch]),
            label_smoothing=self.settings.label_smoothing,
        )
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.clip_norm)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(loss.detach())

    def run(
        self, plan: list[list[Example]], dev: dict[str, list[Example]], every: int
    ) -> Iterator[dict[str, float]]:
        """Train through the plan from the current step on, yielding a report every so often."""
        self.model.train()
        losses: list[float] = []
        started = time.monotonic()
        while self.step < len(plan) and (progress := self.progress(len(plan))) < 1.0:
            began = time.monotonic()
            factor = rate_factor(progress, self.settings.warmup)
            losses.append(self.train_batch(plan[self.step], factor))
            self.step += 1
            if self.step % every == 0:
                report = {
                    "step": float(self.step),
                    "seconds": round(self.seconds),
                    "loss": round(sum(losses) / len(losses), 4),
                    "examples_per_second": round(
                        len(losses) * self.settings.batch_size / (time.monotonic() - started), 1
                    ),
                }
                for name, examples in dev.items():
                    report[name] = round(accuracy(self.model, examples, 32), 4)
                self.history.append(report)
                self.save()
                losses, started = [], time.monotonic()
                yield report
            self.seconds += time.monotonic() - began


def parse() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description="Fine-tune the NLI model on a CPU.")
    parser.add_argument("--backbone", type=Path, required=True, help="of convert_backbone.py")
    parser.add_argument("--tokenizer", type=Path, required=True, help="of trim_vocabulary.py")
    parser.add_argument("--data", type=Path, required=True, help="folder of public NLI sets")
    parser.add_argument("--synthetic", type=Path, required=True, help="of synthetic_claims.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, help="bound on the training time")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=500, help="steps between checkpoints")
    parser.add_argument("--examples", type=int, help="take so many in all, in the same shares")
    parser.add_argument("--init", help="model.pt of an earlier run to go on from")
    parser.add_argument("--layers", type=int, default=12, help="the backbone's first so many")
    parser.add_argument("--plain", action="store_true", help="do not mark numbers")
    parser.add_argument(
        "--non-commercial", action="store_true", help="train on OCNLI and ANLI too (CC BY-NC)"
    )
    parser.add_argument(
        "--no-synthetic", action="store_true", help="train on what people wrote alone"
    )
    return parser.parse_args()


def chosen_sources(arguments: argparse.Namespace) -> dict[str, int]:
    """Rows to take of each file, by the options of the ablation."""
    sources = SOURCES | NON_COMMERCIAL if arguments.non_commercial else SOURCES
    left_out = MADE if arguments.no_synthetic else ()
    kept = {name: count for name, count in sources.items() if name not in left_out}
    if arguments.examples is None:
        return kept
    share = arguments.examples / sum(kept.values())
    return {name: max(1, round(count * share)) for name, count in kept.items()}


def main() -> None:
    """Train, then write the model and the record of the run."""
    arguments = parse()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(
        seed=arguments.seed,
        minutes=arguments.minutes,
        threads=arguments.threads,
        layers=arguments.layers,
        marks=not arguments.plain,
        init=arguments.init,
        sources=chosen_sources(arguments),
    )
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    folders = [arguments.data, arguments.synthetic]
    tokenizer = PreTrainedTokenizerFast.from_pretrained(arguments.tokenizer)
    rows = training_rows(settings, folders)
    plan = batches(tokenise(rows, tokenizer, settings), settings.batch_size, settings.seed)
    dev = {
        name: tokenise(read_rows(find_file(name, folders))[:count], tokenizer, settings)
        for name, count in DEV.items()
    }
    kept_ids = np.load(arguments.tokenizer / "kept_ids.npy")
    model = build_model(arguments.backbone, kept_ids, settings)
    trainer = Trainer(model, settings, arguments.out)
    log.info("%d examples in %d batches", len(rows), len(plan))
    for report in trainer.run(plan, dev, arguments.every):
        log.info("%s", json.dumps(report))
    torch.save(model.state_dict(), arguments.out / "model.pt")
    names = [*settings.sources, *DEV, *TEST]
    record: dict[str, Any] = {
        "settings": asdict(settings),
        "examples": len(rows),
        "steps": trainer.step,
        "seconds": round(trainer.seconds),
        "init_sha256": sha256([Path(settings.init)]) if settings.init else None,
        "sha256": {name: sha256([find_file(name, folders)]) for name in names},
        "history": trainer.history,
    }
    (arguments.out / "training.json").write_text(json.dumps(record, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
