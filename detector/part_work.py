"""What a part of the work is, and how one is done: the stages, from a table to a table.

Nothing here knows where it runs. Parts are cut by size alone, never by how many workers there are,
so that another cluster finds what the last one has done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from detector.buckets import bucket_count, buckets_of
from detector.claim_cache import reading_of, reading_text
from detector.extraction import ArticleReading, Extractor
from detector.pairing import BLOCK
from detector.pipeline import compare_blocks
from detector.records import NLI_COLUMNS, Article, CleanText, rows_of
from detector.scoring import Probabilities, Scorer
from detector.settings import Settings

ARTICLES_IN_PART: Final = 32
TEXTS_IN_PART: Final = 256
CLAIMS_IN_PART: Final = 2_000
"""About as many as this: blocks are kept whole."""

_CLEAN: Final = tuple(field.name for field in fields(CleanText))
_PLAIN: Final = tuple(f.name for f in fields(Article) if f.name not in {"clean", "published"})


def table_of_articles(articles: Sequence[Article]) -> pd.DataFrame:
    """One row an article, a cell each field of it and of its clean text, as JSON can say it."""
    rows = [
        {name: getattr(article, name) for name in _PLAIN}
        | {"published": article.published.isoformat() if article.published else None}
        | {"text": article.clean.text}
        | {name: list(getattr(article.clean, name)) for name in ("starts", "ends")}
        for article in articles
    ]
    return pd.DataFrame(rows, columns=[*_PLAIN, "published", *_CLEAN], dtype=object)


def articles_of(table: pd.DataFrame) -> Iterator[Article]:
    """The articles that `table_of_articles` told."""
    for row in rows_of(table):
        clean = CleanText(**{name: row.pop(name) for name in _CLEAN})
        published = row.pop("published")
        yield Article(
            **row, clean=clean, published=date.fromisoformat(published) if published else None
        )


def read_articles(table: pd.DataFrame, extractor: Extractor) -> pd.DataFrame:
    """From a table of articles to one of their readings, in order."""
    texts = [reading_text(extractor.read(article)) for article in articles_of(table)]
    return pd.DataFrame({"reading": pd.Series(texts, dtype="str")})


def readings_of(table: pd.DataFrame) -> Iterator[ArticleReading]:
    """The readings that `read_articles` told."""
    return map(reading_of, table["reading"])


def buckets(representatives: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Part `representatives` into buckets of whole blocks.

    A block stays in its bucket until the number of buckets doubles: articles that come later touch
    the buckets of what they tell of.
    """
    if representatives.empty:
        yield representatives
    number = bucket_count(len(representatives), CLAIMS_IN_PART)
    of = buckets_of(representatives, BLOCK, number)
    for _, bucket in representatives.groupby(of, sort=True):
        yield bucket.reset_index(drop=True)


def pair_bucket(bucket: pd.DataFrame, settings: Settings) -> tuple[pd.DataFrame, dict[str, int]]:
    """From representatives of whole blocks to their pairs, compared, and what was left out."""
    made = compare_blocks(bucket, settings)
    return made.pairs, made.cut


def tables_of_texts(premises: Sequence[str], hypotheses: Sequence[str]) -> Iterator[pd.DataFrame]:
    """Cut pairs of texts into tables with a row each."""
    texts = pd.DataFrame({"premise": [*premises], "hypothesis": [*hypotheses]}, dtype=object)
    for start in range(0, len(texts), TEXTS_IN_PART):
        yield texts.iloc[start : start + TEXTS_IN_PART]


def score_texts(table: pd.DataFrame, scorer: Scorer) -> pd.DataFrame:
    """From a table of texts to one of NLI_COLUMNS."""
    rows = scorer.score(table["premise"].tolist(), table["hypothesis"].tolist())
    return pd.DataFrame(rows, columns=list(NLI_COLUMNS))


def scores_of(tables: Sequence[pd.DataFrame]) -> Probabilities:
    """The scores that `score_texts` told, part after part: float32 (n, 3)."""
    rows: list[Any] = [table.to_numpy(np.float32) for table in tables]
    return np.concatenate(rows) if rows else np.empty((0, len(NLI_COLUMNS)), dtype=np.float32)
