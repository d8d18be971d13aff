"""What several commands begin with: the articles that could be read, and the model."""

from __future__ import annotations

from pathlib import Path

from detector.articles import ReadResult, read_articles
from detector.errors import InputError
from detector.logs import log
from detector.model_hub import model_source
from detector.model_identity import LazyScorer, identify
from detector.paths import default_seeds
from detector.scoring import Scorer
from detector.settings import Settings


def read_apart_from(paths: list[Path] | None, settings: Settings, out: Path) -> ReadResult:
    """Read articles, but not the reports of an earlier run in `out` that lie among them."""
    read = read_articles(paths or [default_seeds()], settings.articles)
    own = out.resolve()
    return readable(
        ReadResult(
            [a for a in read.articles if not Path(a.path).is_relative_to(own)],
            [s for s in read.skipped if not Path(s.path).resolve().is_relative_to(own)],
        )
    )


def readable(read: ReadResult) -> ReadResult:
    """Return `read`, having said what was skipped; raises InputError where nothing is left."""
    if not read.articles and len(read.skipped) == 1:
        raise InputError(read.skipped[0].reason)
    for skipped in read.skipped:
        log.info(f"skipped {skipped.reason}")
    if not read.articles:
        raise InputError("no article could be read; name .txt, .md, .html, .jsonl or .csv files")
    return read


def load_model(model: str | None, config: Path | None = None) -> Scorer:
    """The embedded model, or the one named; torch is imported only once it must score."""
    source = model_source(model, config) if model else None

    def load() -> Scorer:
        from detector.nli import load_scorer  # noqa: PLC0415

        return load_scorer(source.name, revision=source.revision) if source else load_scorer()

    identity = identify(source.name if source else None)
    return LazyScorer(identity, load) if identity else load()
