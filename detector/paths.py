"""Where the configuration and the seeds lie: inside an installed package, or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def default_configs() -> Path:
    """The folder of the shipped YAML files."""
    return _shipped("configs")


def default_seeds() -> Path:
    """The folder of the seed articles."""
    return _shipped("seeds")


def embedded_model() -> Path:
    """The folder of the model that ships with the package."""
    return _PACKAGE / "model"
