"""What several commands begin with: the articles that could be read, and the model."""

from __future__ import annotations

import os
from pathlib import Path

from detector.article_stream import say_read
from detector.articles import ReadResult
from detector.logs import tell
from detector.model_hub import model_source
from detector.model_identity import LazyScorer, identify
from detector.scoring import Scorer


def readable(read: ReadResult) -> ReadResult:
    """Return `read`, having said what was skipped and what is dated in the future.

    Raises InputError where nothing is left.
    """
    say_read(read.skipped, {a.article: a.published for a in read.articles})
    return read


def load_model(model: str | None, config: Path | None = None) -> Scorer:
    """The embedded model, or the one named; torch is imported only once it must score."""
    source = model_source(model, config) if model else None

    def load() -> Scorer:
        # Read when torch is imported. Threads that wait by spinning keep others from the cores that
        # they themselves wait for; a tenth of libgomp's own count costs nothing on an idle machine.
        os.environ.setdefault("GOMP_SPINCOUNT", "30000")
        from detector.nli import load_scorer  # noqa: PLC0415

        scorer = load_scorer(source.name, revision=source.revision) if source else load_scorer()
        if scorer.note:
            tell("model", scorer.note)
        return scorer

    identity = identify(source.name if source else None)
    return LazyScorer(identity, load) if identity else load()
