"""Quantise a trained model and write the folder that `detector.nli` loads.

    python training/export.py --model RUN/model.pt --backbone DIR --tokenizer DIR --out DIR

`model.safetensors` holds the word embeddings in the backbone's own Q4_0 blocks (they were frozen,
so this loses nothing), every other matrix as int8 with one fp32 scale a row, the position
embeddings as fp16, vectors as fp32. `revision.json` has the sha256 of each file, the label order,
whether the model reads marked numbers, and a revision derived from all. `--float` keeps matrices in
fp32, to measure what int8 costs; `--plain` is for a model that was trained with `train.py --plain`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from convert_backbone import ARCHITECTURE
from safetensors.numpy import load_file
from safetensors.torch import save

from detector.embedded_model import BLOCK_BYTES, LABELS
from detector.model_identity import REVISION_FILE, sha256

WORD_EMBEDDINGS = "encoder.embeddings.word_embeddings"
SMALLEST_SCALE = 1e-6
POSITIONS = "encoder.embeddings.position_embeddings.weight"


def quantise(matrix: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Quantise a matrix to int8 (out, in) and fp16 scales (out,), symmetric in each row."""
    scales = (matrix.abs().amax(dim=1) / 127.0).clamp(min=SMALLEST_SCALE).half()
    quants = (matrix / scales.float().unsqueeze(1)).round().clamp(-127, 127)
    return quants.to(torch.int8), scales


def packed(
    state: dict[str, torch.Tensor], blocks: npt.NDArray[np.uint8], *, keep_float: bool
) -> dict[str, torch.Tensor]:
    """Choose the tensors to write, from a trained state and uint8 blocks (rows, bytes)."""
    rows = torch.from_numpy(np.ascontiguousarray(blocks))
    tensors = {WORD_EMBEDDINGS + ".blocks": rows.reshape(len(rows), -1, BLOCK_BYTES)}
    for name, tensor in state.items():
        if name == WORD_EMBEDDINGS + ".weight":
            continue
        if tensor.ndim == 1 or keep_float or "token_type" in name:
            tensors[name] = tensor.float().contiguous()
        elif name == POSITIONS:
            tensors[name] = tensor.half()
        else:
            tensors[name], tensors[name + ".scale"] = quantise(tensor.float())
    return tensors


def write_revision(out: Path, *, marked: bool) -> str:
    """Write the checksums; returns the revision."""
    names = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")
    digests = {name: sha256([out / name]) for name in names}
    identity = json.dumps([digests, LABELS, marked], sort_keys=True)
    revision = hashlib.sha256(identity.encode()).hexdigest()[:16]
    record = {
        "revision": revision,
        "labels": list(LABELS),
        "numbers_marked": marked,
        "sha256": digests,
    }
    (out / REVISION_FILE).write_text(json.dumps(record, indent=2) + "\n", "utf-8")
    return revision


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Quantise and write the embedded model.")
    parser.add_argument("--model", type=Path, required=True, help="model.pt of train.py")
    parser.add_argument("--backbone", type=Path, required=True, help="of convert_backbone.py")
    parser.add_argument("--tokenizer", type=Path, required=True, help="of trim_vocabulary.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="fp32 matrices, for comparison")
    parser.add_argument("--plain", action="store_true", help="the model reads no marked numbers")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    kept_ids = np.load(arguments.tokenizer / "kept_ids.npy")
    blocks = load_file(arguments.backbone / "backbone.safetensors")["word_embeddings.q4"][kept_ids]
    state = torch.load(arguments.model, weights_only=True)
    state = state.get("model", state)  # a checkpoint.pt serves too
    tensors = packed(state, blocks, keep_float=arguments.float)
    (arguments.out / "model.safetensors").write_bytes(save(tensors))
    layers = {name.split(".")[3] for name in state if name.startswith("encoder.encoder.layer.")}
    config = {**ARCHITECTURE, "vocab_size": len(kept_ids), "num_hidden_layers": len(layers)}
    (arguments.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(arguments.tokenizer / name, arguments.out / name)
    revision = write_revision(arguments.out, marked=not arguments.plain)
    size = (arguments.out / "model.safetensors").stat().st_size / 1e6
    print(f"revision {revision}, {size:.1f} MB of weights -> {arguments.out}")


if __name__ == "__main__":
    main()
