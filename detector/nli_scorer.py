"""Score pairs of texts with a loaded model: batches, padding, rounding, what a card can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm

from detector.device import Device
from detector.embedded_model import LABELS
from detector.errors import ModelError

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


def moved(batch: dict[str, torch.Tensor], device: Device) -> dict[str, torch.Tensor]:
    """Put a batch on the device."""
    return {name: tensor.to(device.name) for name, tensor in batch.items()}


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
