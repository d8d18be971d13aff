"""What a corpus leaves for the check of new articles: its claims, its names, its articles."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from detector.article_files import spelled
from detector.records import ARTICLE_COLUMNS, Article
from detector.stages import STAGES, read_stage, write_stage

IDENTITY_COLUMNS: Final = ("article", "path", "digest")
"""An article that has one of these in common with another is a version of it."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The claims of articles, the forms of the names in them, and where each article lies."""

    claims: pd.DataFrame
    names: pd.DataFrame
    articles: pd.DataFrame


def article_table(articles: Iterable[Article]) -> pd.DataFrame:
    """One row an article, with ARTICLE_COLUMNS."""
    rows = [article_row(article) for article in articles]
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS), dtype="str")


def article_row(article: Article) -> tuple[str, ...]:
    """ARTICLE_COLUMNS of one article."""
    return (
        article.article,
        _place(article.path),
        article.title,
        article.outlet,
        article.published.isoformat() if article.published else "",
        article.published_basis,
        article.lang,
        hashlib.sha256(article.original.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _place(path: str) -> str:
    """A path as seen from here; an article that no file holds has a url or nothing."""
    return path if not path or "://" in path else path_from_here(path)


def path_from_here(path: str) -> str:
    """Return `path` relative to the working directory where it lies below it, else whole."""
    absolute, here = Path(path).absolute(), Path.cwd()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return spelled(shown.as_posix())


def save_corpus(out: Path, corpus: Corpus) -> None:
    """Write the tables of `corpus` to stages/ of `out`."""
    write_stage(out, "claims", corpus.claims)
    write_stage(out, "names", corpus.names)
    write_stage(out, "articles", corpus.articles)


def holds_results(folder: Path) -> bool:
    """Whether `folder` is the --out of an earlier command rather than a folder of articles."""
    return (folder / STAGES).is_dir() or (folder / "run.json").is_file()


def load_corpus(out: Path, families: Collection[str]) -> Corpus:
    """Read the claims of `families`, and all names and articles, from the results in `out`."""
    return Corpus(
        read_stage(out, "claims", "extract", where={"family": families}),
        read_stage(out, "names", "extract"),
        read_stage(out, "articles", "extract"),
    )


def older_versions(articles: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """Name the `articles` that `new` ones take the place of: of one name, path or content."""
    same = pd.concat([articles[c].isin(set(new[c])) for c in IDENTITY_COLUMNS], axis=1)
    return sorted(articles.loc[same.any(axis=1), "article"])


def without(corpus: Corpus, articles: Collection[str]) -> Corpus:
    """Return `corpus` as if these articles had never been in it."""
    tables = (corpus.claims, corpus.names, corpus.articles)
    return Corpus(*(table[~table["article"].isin(articles)] for table in tables))
