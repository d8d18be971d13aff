"""Natural language inference: three probabilities for a premise and a hypothesis.

`load_scorer()` gives the model that ships in `detector/model`; `load_scorer(name_or_path)` any
three-way sequence-classification model of Hugging Face. Importing this module takes seconds (torch
and transformers), so others import it inside the function that needs it.

The embedded model's encoder works in bf16 where the processor has instructions for it, several
times faster there, else in fp32; probabilities are fp32 always. A CUDA card is used where torch
finds one, in half precision.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm
from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer
from transformers.utils import logging as transformers_logging

from detector.device import Cuda, Device, Precision, choose_device
from detector.embedded_model import LABELS, first_line, load_embedded
from detector.errors import ModelError
from detector.model_hub import why_not_reached
from detector.model_identity import EMBEDDED, EMBEDDED_FOLDER, REVISION_FILE, content_hash
from detector.number_marks import marked
from detector.processor import has_bf16, has_cuda_driver

MAX_TOKENS = 512
WIDTH_STEP = 16
DECIMALS = 4
# Matrix products round differently (by 1e-7) for a handful of rows than for many; batches are
# filled up to multiples of this, so that a pair's scores do not depend on how many go with it.
ROW_STEP = 16
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}

Scores = npt.NDArray[np.float32]
Reading = Callable[[str, str], str]
"""How a hypothesis is put before a model, given its premise."""


class Classifier(Protocol):
    """What a scorer asks of a model: logits (batch, classes) for a padded batch."""

    def __call__(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Classify a batch of token tensors (batch, tokens)."""
        ...


@dataclass(frozen=True)
class EncodedPair:
    """A tokenised pair and its place in the caller's list of distinct pairs."""

    index: int
    features: dict[str, list[int]]
    key: tuple[str, str]

    @property
    def width(self) -> int:
        """Padded length: a function of this pair alone, so that neighbours change nothing."""
        length = len(self.features["input_ids"])
        return -(-length // WIDTH_STEP) * WIDTH_STEP


class NliScorer:
    """A three-way NLI model. `name` says which, `revision` which version of it exactly."""

    def __init__(
        self,
        *,
        name: str,
        revision: str,
        note: str = "",
        classifier: Classifier,
        tokenizer: Any,
        columns: Sequence[int],
        max_tokens: int,
        batch_size: int,
        read: Reading = lambda _premise, hypothesis: hypothesis,
    ) -> None:
        """`columns` are the model's class indices in `LABELS` order; `note` is for the user."""
        self.name = name
        self.revision = revision
        self.note = note
        self._classifier = classifier
        self._tokenizer = tokenizer
        self._columns = list(columns)
        self._max_tokens = max_tokens
        self._batch_size = batch_size
        self._read = read

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Scores:
        """Probabilities, float32 (n, 3) in `LABELS` order, rounded to four decimals.

        A pair that occurs twice is scored once. The scores of a pair depend on nothing else in
        the call. With `progress`, a bar on stderr counts distinct pairs.

        Raises:
            ValueError: when the two sequences differ in length.

        """
        positions: dict[tuple[str, str], int] = {}
        wanted = [
            positions.setdefault(pair, len(positions))
            for pair in zip(premises, hypotheses, strict=True)
        ]
        distinct = np.empty((len(positions), len(LABELS)), dtype=np.float32)
        with tqdm(total=len(positions), desc="nli", unit="pair", disable=not progress) as bar:
            for batch in self._batches(list(positions)):
                distinct[[pair.index for pair in batch]] = self._fitting(batch)
                bar.update(len(batch))
        return distinct[wanted]

    def _batches(self, pairs: list[tuple[str, str]]) -> Iterator[list[EncodedPair]]:
        """Batches of one padded width each, longest first to meet a lack of memory at once."""
        encoded = sorted(self._encode(pairs), key=lambda pair: (-pair.width, pair.key))
        start = 0
        while start < len(encoded):
            stop = start
            while stop < len(encoded) and stop - start < self._batch_size:
                if encoded[stop].width != encoded[start].width:
                    break
                stop += 1
            yield encoded[start:stop]
            start = stop

    def _encode(self, pairs: list[tuple[str, str]]) -> list[EncodedPair]:
        if not pairs:
            return []
        columns = self._tokenizer(
            [premise for premise, _ in pairs],
            [self._read(premise, hypothesis) for premise, hypothesis in pairs],
            truncation="longest_first",
            max_length=self._max_tokens,
        )
        return [
            EncodedPair(index, {name: values[index] for name, values in columns.items()}, pair)
            for index, pair in enumerate(pairs)
        ]

    def _fitting(self, batch: list[EncodedPair]) -> Scores:
        """Probabilities of a batch; smaller ones from now on where a card has no memory for it."""
        while True:
            size = self._batch_size
            parts = [batch[start : start + size] for start in range(0, len(batch), size)]
            try:
                return np.concatenate([self._probabilities(part) for part in parts])
            except torch.OutOfMemoryError as error:
                if size <= ROW_STEP:
                    raise ModelError(
                        f"{self.name}: the CUDA card has no memory for {size} pairs; end what "
                        "else uses it, or use the processor: CUDA_VISIBLE_DEVICES= detector ..."
                    ) from error
            self._batch_size = max(ROW_STEP, size // 2)

    @torch.inference_mode()
    def _probabilities(self, batch: list[EncodedPair]) -> Scores:
        filled = batch + batch[-1:] * (-len(batch) % ROW_STEP)
        padded = self._tokenizer.pad(
            [pair.features for pair in filled],
            padding="max_length",
            max_length=min(batch[0].width, self._max_tokens),
            return_tensors="pt",
        )
        logits = self._classifier(dict(padded))[: len(batch), self._columns]
        probabilities = logits.float().softmax(dim=-1).numpy().astype(np.float64)
        rounded: Scores = probabilities.round(DECIMALS).astype(np.float32)
        return rounded


def load_scorer(
    model: str | Path | None = None,
    *,
    revision: str | None = None,
    batch_size: int | None = None,
    threads: int | None = None,
    precision: Precision = "auto",
    cuda: Cuda = torch.cuda,
) -> NliScorer:
    """Load the embedded model (None or "embedded"), or a Hugging Face model by name or path.

    `revision` is a branch, tag or commit on the hub and means nothing for a folder. `threads`
    sets torch's number of threads for the whole process. `precision` is that of the encoder: auto
    is bf16 for the embedded model where the processor has it, fp32 for any other, and half
    precision on a card that `cuda` finds; `batch_size` follows from the device if not given.

    Raises:
        ModelError: the model is missing, unreadable, altered, or not a three-way NLI model.

    """
    if threads is not None:
        torch.set_num_threads(threads)
    embedded = model is None or model == EMBEDDED
    folder = EMBEDDED_FOLDER if model is None or model == EMBEDDED else Path(model)
    own = (folder / REVISION_FILE).is_file() or embedded
    device = choose_device(
        cuda,
        precision,
        cpu_has_bf16=own and has_bf16(),
        cuda_driver=has_cuda_driver(visible=os.environ.get("CUDA_VISIBLE_DEVICES")),
        batch_size=batch_size,
    )
    if own:
        return _of_embedded(folder, EMBEDDED if embedded else str(model), device)
    return _of_hugging_face(str(model), folder, revision, device)


def score_both_directions(
    scorer: NliScorer, a: Sequence[str], b: Sequence[str], *, progress: bool = False
) -> tuple[Scores, Scores]:
    """Scores of a as premise of b, and of b as premise of a: two float32 arrays (n, 3).

    Raises:
        ValueError: when the two sequences differ in length.

    """
    if len(a) != len(b):
        raise ValueError(f"{len(a)} texts against {len(b)}")
    scores = scorer.score([*a, *b], [*b, *a], progress=progress)
    return scores[: len(a)], scores[len(a) :]


def _of_embedded(folder: Path, name: str, device: Device) -> NliScorer:
    """Return a scorer of a folder that training/export.py wrote."""
    model = load_embedded(folder, DTYPES[device.number])
    module = model.module.to(device.name)
    return NliScorer(
        name=name,
        revision=model.revision + device.mark,
        note=device.note,
        classifier=lambda batch: module(**_moved(batch, device)).cpu(),
        tokenizer=model.tokenizer,
        columns=label_columns(name, dict(enumerate(model.labels))),
        max_tokens=model.max_tokens,
        batch_size=device.batch_size,
        **({"read": marked} if model.numbers_marked else {}),
    )


def _moved(batch: dict[str, torch.Tensor], device: Device) -> dict[str, torch.Tensor]:
    return {name: tensor.to(device.name) for name, tensor in batch.items()}


def _of_hugging_face(name: str, folder: Path, revision: str | None, device: Device) -> NliScorer:
    """Load a sequence-classification model in safetensors, without remote code."""
    local = folder.is_dir()
    if not local and not _could_be_hub_name(name):
        raise ModelError(
            f"{name}: no such folder; give one with config.json and model.safetensors, a "
            "Hugging Face name (owner/name), or nothing for the embedded model"
        )
    source: dict[str, Any] = {"revision": revision, "trust_remote_code": False}
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        config = AutoConfig.from_pretrained(name, **source)
        columns = label_columns(name, config.id2label)
        tokenizer = AutoTokenizer.from_pretrained(name, **source)
        module = AutoModelForSequenceClassification.from_pretrained(
            name, use_safetensors=True, **source
        )
    except ModelError:
        raise
    except Exception as error:  # whatever transformers runs into, in files of any origin
        raise ModelError(_load_failure(name, error, local=local)) from error
    module.to(device=device.name, dtype=DTYPES[device.number]).eval()
    return NliScorer(
        name=name,
        revision=(content_hash(folder) if local else str(config._commit_hash)) + device.mark,
        note=device.note,
        classifier=lambda batch: module(**_moved(batch, device)).logits.cpu(),
        tokenizer=tokenizer,
        columns=columns,
        max_tokens=_max_tokens(config, tokenizer),
        batch_size=device.batch_size,
    )


def label_columns(name: str, id2label: dict[int, str]) -> list[int]:
    """Class indices of a model in `LABELS` order, from its own names for its classes.

    Raises:
        ModelError: when the classes are not entailment, neutral and contradiction by name.

    """
    classes = {str(label).strip().lower(): index for index, label in id2label.items()}
    shown = ", ".join(str(label) for label in id2label.values())
    if len(id2label) != len(LABELS):
        raise ModelError(
            f"{name}: has {len(id2label)} classes ({shown}); three are needed (entailment, "
            "neutral, contradiction), for without neutral an unrelated claim looks like a "
            "contradiction"
        )
    if set(classes) != set(LABELS):
        raise ModelError(
            f"{name}: names its classes {shown}, which does not say which is entailment, neutral "
            "and contradiction (checkpoints differ); set id2label in its config.json"
        )
    return [classes[label] for label in LABELS]


def _could_be_hub_name(model: str) -> bool:
    """Whether a string has the form of a name on the hub rather than of a path."""
    return not model.startswith((".", "/", "~")) and model.count("/") <= 1 and "\\" not in model


def _load_failure(name: str, error: Exception, *, local: bool) -> str:
    """One line on why a model did not load, with the next step."""
    if local:
        return (
            f"{name}: cannot be loaded ({first_line(error)}); the folder needs config.json, "
            "tokenizer files and weights in safetensors (other formats can carry code and are "
            "refused)"
        )
    return f"{name}: no such folder, and not loaded from the hub: {why_not_reached(error)}"


def _max_tokens(config: Any, tokenizer: Any) -> int:
    """Longest input; two positions are spared because RoBERTa's kin count from two."""
    positions = getattr(config, "max_position_embeddings", None) or MAX_TOKENS + 2
    return int(min(MAX_TOKENS, tokenizer.model_max_length, positions - 2))
