"""NLI models beside the embedded one: presets with pinned revisions, and the hub's local copies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from detector.config import StrictModel, load_yaml
from detector.errors import ModelError, first_line
from detector.paths import default_configs

WANTED_FILES: Final = ("*.json", "*.safetensors", "*.txt", "*.model")
"""What a model is read from; weights in other formats can carry code and stay away."""
UNWANTED_FILES: Final = ("onnx/*", "openvino/*", "training_args*")


class Preset(StrictModel):
    """A model of the hub that has been chosen for this work; `revision` is a full commit hash."""

    repository: str
    revision: str
    megabytes: int
    license: str
    about: str


class ModelsConfig(StrictModel):
    """`models.yaml`."""

    presets: Mapping[str, Preset]


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where a model lies: a folder or a repository of the hub, and which revision of it."""

    name: str
    revision: str | None = None


def presets(configs: Path | None = None) -> Mapping[str, Preset]:
    """Return the presets of a configuration folder, the shipped one if none, by name."""
    return load_yaml((configs or default_configs()) / "models.yaml", ModelsConfig).presets


def model_source(model: str, configs: Path | None = None) -> ModelSource:
    """Resolve what --model says: a preset, a folder, owner/name, or owner/name@revision."""
    preset = presets(configs).get(model)
    if preset:
        return ModelSource(preset.repository, preset.revision)
    name, _, revision = model.rpartition("@")
    if Path(model).exists() or not name:
        return ModelSource(model)
    return ModelSource(name, revision)


def local_copy(source: ModelSource) -> Path | None:
    """Return the folder of a model in the hub's cache on this machine, None if it is not there."""
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415

    found = try_to_load_from_cache(source.name, "config.json", revision=source.revision)
    return Path(found).parent if isinstance(found, str) else None


def pull(source: ModelSource) -> Path:
    """Download a model into the hub's cache and return its folder.

    Raises:
        ModelError: the hub cannot be reached, or has no such model or revision.

    """
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError  # noqa: PLC0415

    try:
        folder = snapshot_download(
            source.name,
            revision=source.revision,
            allow_patterns=list(WANTED_FILES),
            ignore_patterns=list(UNWANTED_FILES),
        )
    except (HfHubHTTPError, HFValidationError, OSError, ValueError) as error:
        raise ModelError(f"{source.name}: not downloaded: {why_not_reached(error)}") from error
    return Path(folder)


def why_not_reached(error: Exception) -> str:
    """Say in one line why the hub gave no model, and what to do."""
    if offline():
        return (
            "HF_HUB_OFFLINE is set and the model is not on this machine; unset it, or run "
            "`detector models pull NAME` where there is a connection and copy the folder here"
        )
    return (
        f"{first_line(error)}; check the name and the connection (a proxy is set with "
        "HTTPS_PROXY, a mirror with HF_ENDPOINT), or download the model elsewhere and give its "
        "folder"
    )


def offline() -> bool:
    """Whether the environment forbids the hub, as Hugging Face's own libraries read it."""
    names = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    return any(os.environ.get(name, "").upper() in {"1", "ON", "YES", "TRUE"} for name in names)
