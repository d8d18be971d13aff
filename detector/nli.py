"""Natural language inference: three probabilities for a premise and a hypothesis.

`load_scorer()` gives the model that ships in `detector/model`; `load_scorer(name_or_path)` any
three-way sequence-classification model of Hugging Face. Importing torch takes seconds, so others
import this module inside the function that needs it.

The embedded model's encoder works in bf16 where the processor has instructions for it, several
times faster there, else in fp32; probabilities are fp32 always. A CUDA card is used where torch
finds one, in half precision.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import torch

from detector.device import Cuda, Device, Precision, choose_device
from detector.embedded_model import load_embedded
from detector.model_identity import EMBEDDED, EMBEDDED_FOLDER, REVISION_FILE
from detector.nli_scorer import DTYPES, NliScorer, Scores, label_columns, moved
from detector.number_marks import marked
from detector.processor import has_bf16, has_cuda_driver


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
    # Of all that a run imports this takes longest, and the embedded model does without.
    from detector.hugging_face import scorer_of  # noqa: PLC0415

    return scorer_of(str(model), folder, revision, device)


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
        classifier=lambda batch: module(**moved(batch, device)).cpu(),
        tokenizer=model.tokenizer,
        columns=label_columns(name, dict(enumerate(model.labels))),
        max_tokens=model.max_tokens,
        batch_size=device.batch_size,
        **({"read": marked} if model.numbers_marked else {}),
    )
