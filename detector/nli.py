"""Natural language inference: the only module that imports torch and transformers.

`load_scorer()` gives the model that ships in `detector/model`; `load_scorer(name_or_path)` any
three-way sequence-classification model of Hugging Face. Importing this module takes seconds, so
others import it inside the function that needs it.

The embedded model's file holds the frozen word embeddings in Q4_0 blocks (32 weights as one fp16
scale and 16 bytes, low nibbles first, value (q - 8) * scale), every other matrix as int8 with one
scale a row, and vectors as floats. At run time its encoder works in bf16 where the processor has
instructions for it, several times faster there, else in fp32; means, head and probabilities are
fp32 always. (int8 activations would be scaled by whatever else is in the batch.)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import nn
from tqdm import tqdm
from transformers import (
    AutoConfig,
    AutoModelForSequenceClassification,
    AutoTokenizer,
    BertConfig,
    BertModel,
    PreTrainedTokenizerFast,
)
from transformers.utils import logging as transformers_logging

from detector.errors import ModelError
from detector.model_hub import why_not_reached
from detector.model_identity import (
    EMBEDDED,
    EMBEDDED_FOLDER,
    REVISION_FILE,
    content_hash,
    embedded_revision,
    sha256,
)
from detector.number_marks import marked
from detector.processor import has_bf16

LABELS = ("entailment", "neutral", "contradiction")
MAX_TOKENS = 512
WIDTH_STEP = 16
DECIMALS = 4
# Matrix products round differently (by 1e-7) for a handful of rows than for many; batches are
# filled up to multiples of this, so that a pair's scores do not depend on how many go with it.
ROW_STEP = 16
BLOCK_WEIGHTS = 32
BLOCK_BYTES = 18

Scores = npt.NDArray[np.float32]
Precision = Literal["auto", "fp32", "bf16"]
Reading = Callable[[str, str], str]
"""How a hypothesis is put before a model, given its premise."""


class PairClassifier(nn.Module):
    """A BERT encoder reading premise and hypothesis together, and a head over their means.

    The head sees u and v, the means of the premise's and of the hypothesis's contextual vectors,
    as [u, v, |u - v|, u * v]. Token type ids (0 premise, 1 hypothesis) tell the segments apart.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.hidden = nn.Linear(4 * config.hidden_size, config.hidden_size)
        self.output = nn.Linear(config.hidden_size, len(LABELS))

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
    ) -> torch.Tensor:
        """Logits (batch, 3) in `LABELS` order, from three integer tensors (batch, tokens)."""
        positions = torch.arange(input_ids.shape[1]).unsqueeze(0)
        states = self.encoder(
            input_ids=input_ids,
            attention_mask=attention_mask,
            token_type_ids=token_type_ids,
            position_ids=positions,
        ).last_hidden_state.float()
        second = attention_mask * token_type_ids
        u = masked_mean(states, attention_mask - second)
        v = masked_mean(states, second)
        features = torch.cat([u, v, (u - v).abs(), u * v], dim=-1)
        logits: torch.Tensor = self.output(nn.functional.gelu(self.hidden(features)))
        return logits


class BlockEmbedding(nn.Module):
    """Word embeddings read from Q4_0 blocks, a row at a time: 124 MB less than in fp32."""

    def __init__(self, rows: int, width: int, dtype: torch.dtype) -> None:
        super().__init__()
        self._dtype = dtype
        shape = (rows, width // BLOCK_WEIGHTS, BLOCK_BYTES)
        self.blocks: torch.Tensor
        self.register_buffer("blocks", torch.zeros(shape, dtype=torch.uint8))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Embeddings (..., width) of integer ids (...)."""
        rows = self.blocks[ids]
        scales = rows[..., :2].contiguous().view(torch.float16).float()
        nibbles = rows[..., 2:]
        quants = torch.cat([nibbles & 0x0F, nibbles >> 4], dim=-1).float()
        return ((quants - 8.0) * scales).flatten(start_dim=-2).to(self._dtype)


def masked_mean(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean of states (batch, tokens, width) over the tokens where mask (batch, tokens) is 1."""
    weights = mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1)


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
        classifier: Classifier,
        tokenizer: Any,
        columns: Sequence[int],
        max_tokens: int,
        batch_size: int,
        read: Reading = lambda _premise, hypothesis: hypothesis,
    ) -> None:
        """`columns` are the model's class indices in `LABELS` order."""
        self.name = name
        self.revision = revision
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
                distinct[[pair.index for pair in batch]] = self._probabilities(batch)
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
    batch_size: int = 32,
    threads: int | None = None,
    precision: Precision = "auto",
) -> NliScorer:
    """Load the embedded model (None or "embedded"), or a Hugging Face model by name or path.

    `revision` is a branch, tag or commit on the hub and means nothing for a folder. `threads`
    sets torch's number of threads for the whole process. `precision` is that of the encoder: auto
    is bf16 for the embedded model where the processor has it, and fp32 for any other.

    Raises:
        ModelError: the model is missing, unreadable, altered, or not a three-way NLI model.

    """
    if threads is not None:
        torch.set_num_threads(threads)
    if model is None or model == EMBEDDED:
        return _load_embedded(EMBEDDED_FOLDER, EMBEDDED, batch_size, precision)
    folder = Path(model)
    if (folder / REVISION_FILE).is_file():
        return _load_embedded(folder, str(model), batch_size, precision)
    return _load_hugging_face(model, revision, batch_size, precision)


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


def _load_embedded(folder: Path, name: str, batch_size: int, precision: Precision) -> NliScorer:
    """Load a folder that training/export.py wrote, once its checksums are verified."""
    record = _verified_record(folder)
    try:
        return _read_embedded(folder, record, name, batch_size, precision)
    except (OSError, ValueError, LookupError, TypeError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            f"{folder}: cannot be loaded ({_first_line(error)}); install the package again"
        ) from error


def _read_embedded(
    folder: Path, record: dict[str, Any], name: str, batch_size: int, precision: Precision
) -> NliScorer:
    half = precision == "bf16" or (precision == "auto" and has_bf16())
    dtype = torch.bfloat16 if half else torch.float32
    config = BertConfig.from_dict(json.loads((folder / "config.json").read_text("utf-8")))
    with torch.device("meta"):  # no time for random weights that are replaced at once
        module = PairClassifier(config)
        words: Any = BlockEmbedding(config.vocab_size, config.hidden_size, dtype)
        module.encoder.embeddings.word_embeddings = words
    state = _dequantised(load_file(folder / "model.safetensors"))
    module.load_state_dict(state, assign=True)
    encoder: nn.Module = module.encoder
    encoder.to(dtype)
    module.eval()
    return NliScorer(
        name=name,
        revision=embedded_revision(record, half=half),
        classifier=lambda batch: module(**batch),
        tokenizer=PreTrainedTokenizerFast.from_pretrained(folder),
        columns=label_columns(name, dict(enumerate(record["labels"]))),
        max_tokens=config.max_position_embeddings,
        batch_size=batch_size,
        **({"read": marked} if record.get("numbers_marked") else {}),
    )


def _verified_record(folder: Path) -> dict[str, Any]:
    """Read the revision record; ModelError when a file is missing or not the recorded one."""
    try:
        record: dict[str, Any] = json.loads((folder / REVISION_FILE).read_text("utf-8"))
        for file, digest in record["sha256"].items():
            if sha256([folder / file]) != digest:
                raise ModelError(
                    f"{folder / file}: checksum differs from {REVISION_FILE}; the file was "
                    "altered or its download broke off, so install the package again"
                )
    except OSError as error:
        raise ModelError(
            f"{error.filename}: cannot be read ({error.strerror}); install the package again"
        ) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{folder / REVISION_FILE}: not a revision record ({error}); install the package again"
        ) from error
    return record


def _dequantised(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Expand int8 matrices (out, in) by their `.scale` (out,); uint8 blocks stay as they are."""
    state = {}
    for name, tensor in tensors.items():
        if tensor.dtype == torch.int8:
            state[name] = tensor.float() * tensors[name + ".scale"].float().unsqueeze(1)
        elif not name.endswith(".scale"):
            state[name] = tensor if tensor.dtype == torch.uint8 else tensor.float()
    return state


def _load_hugging_face(
    model: str | Path, revision: str | None, batch_size: int, precision: Precision
) -> NliScorer:
    """Load a sequence-classification model in safetensors, without remote code."""
    folder = Path(model)
    local = folder.is_dir()
    if not local and (isinstance(model, Path) or not _could_be_hub_name(model)):
        raise ModelError(
            f"{model}: no such folder; give one with config.json and model.safetensors, a "
            "Hugging Face name (owner/name), or nothing for the embedded model"
        )
    name = str(model)
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
    half = precision == "bf16"
    module.to(torch.bfloat16 if half else torch.float32).eval()
    return NliScorer(
        name=name,
        revision=content_hash(folder) if local else str(config._commit_hash),
        classifier=lambda batch: module(**batch).logits,
        tokenizer=tokenizer,
        columns=columns,
        max_tokens=_max_tokens(config, tokenizer),
        batch_size=batch_size,
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
            f"{name}: cannot be loaded ({_first_line(error)}); the folder needs config.json, "
            "tokenizer files and weights in safetensors (other formats can carry code and are "
            "refused)"
        )
    return f"{name}: no such folder, and not loaded from the hub: {why_not_reached(error)}"


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _max_tokens(config: Any, tokenizer: Any) -> int:
    """Longest input; two positions are spared because RoBERTa's kin count from two."""
    positions = getattr(config, "max_position_embeddings", None) or MAX_TOKENS + 2
    return int(min(MAX_TOKENS, tokenizer.model_max_length, positions - 2))
