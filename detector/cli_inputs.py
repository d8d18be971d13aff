"""What several commands begin with: the articles that could be read, and the model."""

from __future__ import annotations

from pathlib import Path

from detector.articles import ReadResult
from detector.console import say
from detector.errors import InputError
from detector.model_hub import model_source
from detector.scoring import Scorer


def readable(read: ReadResult) -> ReadResult:
    """Return `read`, having said what was skipped; raises InputError where nothing is left."""
    if not read.articles and len(read.skipped) == 1:
        raise InputError(read.skipped[0].reason)
    for skipped in read.skipped:
        say(f"skipped {skipped.reason}")
    if not read.articles:
        raise InputError("no article could be read; name .txt, .md, .html, .jsonl or .csv files")
    return read


def load_model(model: str | None, config: Path | None = None) -> Scorer:
    """The embedded model, or the one named; torch is imported only here."""
    from detector.nli import load_scorer  # noqa: PLC0415

    if model is None:
        return load_scorer()
    source = model_source(model, config)
    return load_scorer(source.name, revision=source.revision)
