"""The model that ships in `detector/model`: its layers, its file, and the checks before it loads.

The file holds the frozen word embeddings in Q4_0 blocks (32 weights as one fp16 scale and 16 bytes,
low nibbles first, value (q - 8) * scale), every other matrix as int8 with one scale a row, and
vectors as floats. The encoder computes in the precision that it is loaded in; means and head in
fp32. (int8 activations would be scaled by whatever else is in the batch.)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from detector.encoder import Encoder, Shape
from detector.errors import ModelError, first_line
from detector.model_identity import REVISION_FILE, sha256

LABELS = ("entailment", "neutral", "contradiction")
BLOCK_WEIGHTS = 32
BLOCK_BYTES = 18


class PairClassifier(nn.Module):
    """A BERT encoder reading premise and hypothesis together, and a head over their means.

    The head sees u and v, the means of the premise's and of the hypothesis's contextual vectors,
    as [u, v, |u - v|, u * v]. Token type ids (0 premise, 1 hypothesis) tell the segments apart.
    """

    def __init__(self, encoder: nn.Module, width: int) -> None:
        """`encoder` gives states (batch, tokens, width) as the first of what it returns."""
        super().__init__()
        self.encoder = encoder
        self.hidden = nn.Linear(4 * width, width)
        self.output = nn.Linear(width, len(LABELS))

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
    ) -> torch.Tensor:
        """Logits (batch, 3) in `LABELS` order, from three integer tensors (batch, tokens)."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )[0].float()
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


class PairTokenizer:
    """Tokens of pairs of texts, in the form in which transformers' tokenizers give them."""

    def __init__(self, file: Path, pad: int) -> None:
        """`file` is a tokenizer.json; `pad` the id that fills up."""
        self._tokenizer = Tokenizer.from_file(str(file))
        self._fill = {"input_ids": pad, "token_type_ids": 0, "attention_mask": 0}

    def __call__(
        self,
        premises: Sequence[str],
        hypotheses: Sequence[str],
        *,
        truncation: str,
        max_length: int,
    ) -> dict[str, list[list[int]]]:
        """Ids, segments and mask of each pair, a list each; a pair too long is cut."""
        self._tokenizer.enable_truncation(max_length, strategy=truncation)
        encodings = self._tokenizer.encode_batch(list(zip(premises, hypotheses, strict=True)))
        return {
            "input_ids": [encoding.ids for encoding in encodings],
            "token_type_ids": [encoding.type_ids for encoding in encodings],
            "attention_mask": [encoding.attention_mask for encoding in encodings],
        }

    def pad(
        self,
        features: Sequence[Mapping[str, list[int]]],
        *,
        max_length: int,
        padding: str,  # noqa: ARG002 - to the given length
        return_tensors: str,  # noqa: ARG002 - of torch
    ) -> dict[str, torch.Tensor]:
        """Tensors (pairs, max_length), filled up."""
        return {
            name: torch.tensor(
                [row[name] + [fill] * (max_length - len(row[name])) for row in features]
            )
            for name, fill in self._fill.items()
        }


@dataclass(frozen=True)
class EmbeddedModel:
    """What a folder that training/export.py wrote holds."""

    module: PairClassifier
    tokenizer: PairTokenizer
    max_tokens: int
    revision: str
    labels: list[str]
    numbers_marked: bool


def load_embedded(folder: Path, dtype: torch.dtype) -> EmbeddedModel:
    """Load such a folder, its encoder in `dtype`, once its checksums are verified.

    Raises ModelError: a file is missing, altered or unreadable.
    """
    record = _verified_record(folder)
    try:
        return _read(folder, record, dtype)
    except (OSError, ValueError, LookupError, TypeError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            f"{folder}: cannot be loaded ({first_line(error)}); install the package again"
        ) from error


def _read(folder: Path, record: dict[str, Any], dtype: torch.dtype) -> EmbeddedModel:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    shape = Shape(**{field.name: config[field.name] for field in fields(Shape)})
    with torch.device("meta"):  # no time for random weights that are replaced at once
        words = BlockEmbedding(shape.vocab_size, shape.hidden_size, dtype)
        module = PairClassifier(Encoder(shape, words), shape.hidden_size)
    state = _dequantised(load_file(folder / "model.safetensors"))
    module.load_state_dict(state, assign=True)
    module.encoder.to(dtype)
    module.eval()
    return EmbeddedModel(
        module=module,
        tokenizer=PairTokenizer(folder / "tokenizer.json", config["pad_token_id"]),
        max_tokens=shape.max_position_embeddings,
        revision=str(record["revision"]),
        labels=list(record["labels"]),
        numbers_marked=bool(record.get("numbers_marked")),
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
