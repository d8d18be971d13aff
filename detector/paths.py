"""Where the configuration and the seeds lie: in a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    checkout = _PACKAGE.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "data" / name


def default_configs() -> Path:
    """The folder of the shipped YAML files."""
    return _shipped("configs")


def default_seeds() -> Path:
    """The folder of the seed articles."""
    return _shipped("seeds")
