"""Which model it is, known without loading it: torch is imported when a pair must be scored."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from detector.paths import embedded_model
from detector.processor import has_bf16, has_cuda_driver
from detector.scoring import Probabilities, Scorer

EMBEDDED: Final = "embedded"
EMBEDDED_FOLDER: Final = embedded_model()
# Written by training/export.py; a folder that has it is in the embedded model's format.
REVISION_FILE: Final = "revision.json"


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """A model's name and what tells this version of it from others."""

    name: str
    revision: str


def identify(model: str | Path | None) -> ModelIdentity | None:
    """Tell the identity of a model on this disk; None where only loading it can tell.

    That is so for a name on the Hugging Face hub, for a folder that holds no model, and where a
    CUDA card may do the computing.
    """
    if has_cuda_driver(visible=os.environ.get("CUDA_VISIBLE_DEVICES")):
        return None
    embedded = model is None or model == EMBEDDED
    name = EMBEDDED if embedded else str(model)
    folder = EMBEDDED_FOLDER if embedded else Path(name)
    try:
        if (folder / REVISION_FILE).is_file():
            record = json.loads((folder / REVISION_FILE).read_text("utf-8"))
            mark = "+bf16" if has_bf16() else ""
            return ModelIdentity(name, str(record["revision"]) + mark)
        if (folder / "config.json").is_file():
            return ModelIdentity(name, content_hash(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


class LazyScorer:
    """A scorer of known identity that is loaded when it first scores."""

    def __init__(self, identity: ModelIdentity, load: Callable[[], Scorer]) -> None:
        self.name = identity.name
        self.revision = identity.revision
        self._load = load
        self._scorer: Scorer | None = None

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Probabilities:
        """Probabilities as the loaded scorer gives them; raises ModelError if it cannot load."""
        if self._scorer is None:
            self._scorer = self._load()
        return self._scorer.score(premises, hypotheses, progress=progress)


def content_hash(folder: Path) -> str:
    """Short hash of what decides a local model's output."""
    names = ("config.json", "tokenizer.json", "tokenizer_config.json")
    files = [folder / name for name in names if (folder / name).is_file()]
    return sha256([*files, *sorted(folder.glob("*.safetensors"))])[:16]


def sha256(paths: Sequence[Path]) -> str:
    """Hex digest over the files' bytes, one after another."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            for chunk in iter(lambda: stream.read(1 << 20), b""):
                digest.update(chunk)
    return digest.hexdigest()
