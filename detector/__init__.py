"""Finds where articles contradict each other, and tells it apart from drift and definition.

From Python: `import detector; detector.detect("articles/").discrepancies`; see docs/python.md.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detector.api import Results, detect
    from detector.errors import DetectorError

__version__ = "0.1.0"
__all__ = ["DetectorError", "Results", "__version__", "detect"]

_HOMES = {"DetectorError": "errors", "Results": "api", "detect": "api"}


def __getattr__(name: str) -> object:
    """Import what is asked for; a command that needs none of it starts without."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
