"""Any three-way NLI model of Hugging Face as a scorer: all that imports transformers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer
from transformers.utils import logging as transformers_logging

from detector.device import Device
from detector.errors import ModelError, first_line
from detector.model_hub import why_not_reached
from detector.model_identity import content_hash
from detector.nli_scorer import DTYPES, NliScorer, label_columns, moved

MAX_TOKENS = 512


def scorer_of(name: str, folder: Path, revision: str | None, device: Device) -> NliScorer:
    """Load a sequence-classification model in safetensors, without remote code.

    Raises ModelError: it is missing, unreadable, of another form, or not a three-way NLI model.
    """
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
        classifier=lambda batch: module(**moved(batch, device)).logits.cpu(),
        tokenizer=tokenizer,
        columns=columns,
        max_tokens=_max_tokens(config, tokenizer),
        batch_size=device.batch_size,
    )


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
