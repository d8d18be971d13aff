"""Put generated articles and their truth on disk, a part of the corpus at a time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal

from detector.bench_corpus import GeneratedArticle
from detector.bench_truth import StatedFigure, truth_lines
from detector.errors import OutputError
from detector.files import prepare_folder, write_whole

ArticleFormat = Literal["jsonl", "md"]

ARTICLES = "articles"
TRUTH = "truth.jsonl.gz"

_PART = 5_000
"""Articles in memory, in a file and in a member of the truth's gzip."""
_LEVEL = 6


def write_corpus(out: Path, articles: Iterable[GeneratedArticle], shape: ArticleFormat) -> int:
    """Write `articles` to `out`/articles and their figures to `out`/truth.jsonl.gz.

    Returns the number of figures. Raises OutputError where articles lie there already, so that no
    part of another corpus stays among them.
    """
    folder = out / ARTICLES
    if folder.is_dir() and any(folder.iterdir()):
        raise OutputError(f"{folder}: holds files already; name another folder, or remove it")
    prepare_folder(folder)
    (out / TRUTH).write_bytes(b"")
    figures = 0
    stream = iter(articles)
    for number, part in enumerate(iter(lambda: list(islice(stream, _PART)), [])):
        if shape == "jsonl":
            lines = (_record(article).encode() for article in part)
            write_whole(folder / f"part-{number:05d}.jsonl", lines)
            stated = [figure for article in part for figure in article.truth]
        else:
            stated = [figure for article in part for figure in _write_page(folder, article)]
        figures += len(stated)
        _append(out / TRUTH, truth_lines(stated))
    return figures


def _record(article: GeneratedArticle) -> str:
    fields = {
        "id": article.article,
        "date": article.published.isoformat(),
        "outlet": article.outlet,
        "title": article.title,
        "lang": article.lang,
        "text": article.text,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _write_page(folder: Path, article: GeneratedArticle) -> list[StatedFigure]:
    """Write one file with front matter; returns the figures with their places in that file."""
    fields = {
        "title": article.title,
        "outlet": article.outlet,
        "date": article.published.isoformat(),
        "lang": article.lang,
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    matter = f"---\n{''.join(lines)}---\n"
    write_whole(folder / f"{article.article}.md", [(matter + article.text).encode()])
    shift = len(matter)
    return [replace(f, start=f.start + shift, end=f.end + shift) for f in article.truth]


def _append(path: Path, lines: Iterator[str]) -> None:
    """Add a member to a gzip file, without name and time."""
    with path.open("ab") as file:
        file.write(gzip.compress("".join(lines).encode(), _LEVEL, mtime=0))
