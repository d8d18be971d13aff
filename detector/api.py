"""From Python: `detect` does what `detector run` does, and gives tables in place of files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from detector import cli_inputs
from detector.article_frame import read_frame
from detector.article_stream import ArticleStream, stream_files
from detector.baseline import Baseline, load_baseline
from detector.cache import Cache
from detector.files import prepare_folder
from detector.output_folder import hold
from detector.pipeline import Engine
from detector.reasons import ReasonLanguage
from detector.records import (
    ARTICLE_COLUMNS,
    CLAIM_COLUMNS,
    DISCREPANCY_COLUMNS,
    PAIR_COLUMNS,
)
from detector.run_facts import cost
from detector.run_stages import Run, in_memory, run_stages
from detector.scoring import Scorer
from detector.settings import Settings, load_settings
from detector.states import History
from detector.telling import Decided, Manner, manner_of, publish, tell

Place = str | Path
Articles = pd.DataFrame | Place | Sequence[Place]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Results:
    """What `detect` found, as tables with the columns of docs/reference/columns.md.

    Text that is not known is "", a number NaN; dates are ISO text. `run` is what run.json says.
    Results can be pickled.
    """

    articles: pd.DataFrame
    claims: pd.DataFrame
    pairs: pd.DataFrame
    discrepancies: pd.DataFrame
    run: Mapping[str, Any]
    _made: Run = field(kw_only=True)
    _manner: Manner = field(kw_only=True)
    _decided: Decided = field(kw_only=True)

    def write(self, folder: Place, *, parquet: bool = False) -> None:
        """Write to `folder` what `detector run --out` writes, all files or none.

        The `state` of a discrepancy is told there against the last run in `folder`; in these
        tables all are new. With `parquet`, the tables are also written as Parquet.

        Raises:
            OutputError: `folder` cannot be written, or another process holds it.

        """
        out = Path(folder)
        prepare_folder(out)
        with hold(out) as name:
            publish(out, name, self._made, self._manner, self._decided, parquet=parquet)

    def __repr__(self) -> str:
        """How many rows each table has."""
        tables = ("articles", "claims", "pairs", "discrepancies")
        return f"Results({', '.join(f'{len(getattr(self, name))} {name}' for name in tables)})"


def detect(
    articles: Articles,
    config: Place | None = None,
    model: str | Scorer | None = None,
    *,
    lang: ReasonLanguage = "auto",
    baseline: Place | None = None,
    cache: Place | None = None,
    progress: bool = False,
) -> Results:
    """Find where `articles` contradict each other.

    The stages are those of `detector run`, and so are the results.

    Args:
        articles: files or folders, or a DataFrame with a row an article (`id`, `text`, and where
            they are known `title`, `source`, `date`, `lang`, `url`).
        config: a folder in place of the shipped configuration.
        model: what --model takes, or a scorer that is loaded already; the embedded one if None.
        lang: the language of the reasons; "auto": that of the articles.
        baseline: the file of what reviewers decided.
        cache: a folder that remembers what was read and scored; nothing is remembered if None.
        progress: whether to draw progress bars on stderr.

    Nothing is printed: the logger `detector` tells of each stage (INFO) and of what was skipped.

    Raises:
        DetectorError: in one line, what is wrong and where: an InputError for the articles, a
            ConfigError for config or baseline, a ModelError for the model.

    """
    folder = None if config is None else Path(config)
    settings = load_settings(folder)
    decided = _decisions(baseline)
    scorer = cli_inputs.load_model(model, folder) if isinstance(model, str | None) else model
    with ExitStack() as stack:
        place = Path(cache) if cache else Path(stack.enter_context(TemporaryDirectory()))
        store = stack.enter_context(closing(Cache(place)))
        folder_of_pairs = Path(stack.enter_context(TemporaryDirectory()))
        made = in_memory(
            run_stages(
                *(_stream(articles, settings), Engine(scorer), settings, lang),
                *(store, folder_of_pairs),
                progress=progress,
            )
        )
    manner = manner_of(settings, lang)
    reported = tell(made.found, made.facts, manner, decided, History())
    found = reported.found
    return Results(
        articles=made.corpus.articles[list(ARTICLE_COLUMNS)],
        claims=found.claims[list(CLAIM_COLUMNS)],
        pairs=found.pairs.whole()[list(PAIR_COLUMNS)],
        discrepancies=found.discrepancies[list(DISCREPANCY_COLUMNS)],
        run={**reported.known, **cost(made.facts)},
        _made=made,
        _manner=manner,
        _decided=decided,
    )


def _decisions(path: Place | None) -> Decided:
    if path is None:
        return Decided(Baseline(), None, date.today())
    return Decided(load_baseline(Path(path)), Path(path), date.today())


def _stream(articles: Articles, settings: Settings) -> ArticleStream:
    if isinstance(articles, pd.DataFrame):
        read = read_frame(articles, settings.articles)
        return ArticleStream([*read.articles, *read.skipped])
    paths = [articles] if isinstance(articles, str | Path) else articles
    return stream_files([Path(path) for path in paths], settings.articles)
