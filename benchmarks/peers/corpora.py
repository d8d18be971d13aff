"""The articles that all are given: the seeds, or generated ones with their truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from benchmarks.peers.sentences import Article
from detector.articles import read_articles
from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_files import ARTICLES, TRUTH, write_corpus
from detector.bench_truth import read_truth
from detector.paths import default_configs, default_seeds
from detector.settings import load_settings

_SEED = 1


@dataclass(frozen=True, slots=True)
class Given:
    """Articles in `folder`; `stated` is their truth, or None for the seeds."""

    name: str
    folder: Path
    articles: list[Article]
    stated: pd.DataFrame | None


def seeds() -> Given:
    """The articles of the seeds. No two of them contradict each other (tests/gold)."""
    read = read_articles([default_seeds()], load_settings(default_configs()).articles)
    articles = [Article(article.article, article.clean.text) for article in read.articles]
    return Given("seeds", default_seeds(), articles, None)


def generated(count: int, work: Path) -> Given:
    """So many generated articles, written to `work` unless they are there."""
    name = f"generated-{count}"
    folder = work / name
    if not (folder / TRUTH).is_file():
        write_corpus(folder, Corpus(load_bench(), count, _SEED), "jsonl")
    articles = [
        Article(record["id"], record["text"])
        for part in sorted((folder / ARTICLES).glob("*.jsonl"))
        for record in map(json.loads, part.read_text("utf-8").splitlines())
    ]
    return Given(name, folder / ARTICLES, articles, read_truth(folder / TRUTH))
