"""Read article files of any supported format into `Article` records, or say why not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from detector.article_facts import Facts, facts_of, made_article
from detector.article_files import (
    HTML,
    ArticleFile,
    SkippedFile,
    find_files,
    skip,
    too_long,
    with_manifests,
)
from detector.article_records import read_csv, read_jsonl
from detector.cleaning import clean, clean_mapped
from detector.dating import ArticlesConfig, parse_date
from detector.encoding import UndecodableError, decode
from detector.html_text import read_html
from detector.records import Article
from detector.yaml_text import YamlError, parse_yaml

_FRONT_MATTER: Final = re.compile(r"---[ \t]*\r?\n(.{0,65536}?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Everything that was read, articles by name, and everything that was not."""

    articles: list[Article]
    skipped: list[SkippedFile]


def read_articles(paths: Sequence[Path], config: ArticlesConfig) -> ReadResult:
    """Read all articles under `paths`; see `iter_articles`."""
    articles: list[Article] = []
    skipped: list[SkippedFile] = []
    for item in iter_articles(paths, config):
        if isinstance(item, Article):
            articles.append(item)
        else:
            skipped.append(item)
    articles.sort(key=lambda article: article.article)
    skipped.sort(key=lambda skip: (skip.path, skip.reason))
    return ReadResult(articles, skipped)


def iter_articles(paths: Sequence[Path], config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    """Yield the articles under `paths` one by one, and a SkippedFile for each that cannot be read.

    `max_bytes` of `config` limits a file, or one line of a JSONL or CSV file, or one cell of the
    latter. Raises InputError for a path that does not exist and ConfigError for a manifest that
    cannot be read.
    """
    found, skipped = find_files(paths)
    yield from skipped
    for file in with_manifests(found):
        try:
            yield from _read_file(file, config)
        except OSError as error:
            yield SkippedFile(str(file.path), f"{file.path}: cannot be read: {error.strerror}")


def _read_file(file: ArticleFile, config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    suffix = file.path.suffix.lower()
    if suffix == ".jsonl":
        yield from read_jsonl(file, config)
        return
    if suffix == ".csv":
        yield from read_csv(file, config)
        return
    size = file.path.stat().st_size
    if size > config.max_bytes:
        yield skip(file, f"has {size} bytes, {too_long(config)}")
        return
    try:
        text = decode(file.path.read_bytes())
        read = _read_html if suffix in HTML else _read_plain
        yield _or_empty(file, read(file, text, config))
    except UndecodableError as error:
        yield skip(file, str(error))
    except _FrontMatterError as error:
        yield SkippedFile(str(file.path), f"{file.path}:{error}")


def _or_empty(file: ArticleFile, article: Article) -> Article | SkippedFile:
    if article.clean.text.strip():
        return article
    return skip(file, "is empty: nothing to read, leave it out")


def _read_html(file: ArticleFile, source: str, config: ArticlesConfig) -> Article:
    page = read_html(source)
    published = parse_date(page.published)
    stated = Facts(
        page.title, page.outlet, page.lang, published, "meta" if published else "unknown"
    )
    return made_article(file, file.name, source, clean_mapped(page.text), stated, config=config)


def _read_plain(file: ArticleFile, text: str, config: ArticlesConfig) -> Article:
    matter, start = _front_matter(text)
    stated = facts_of(matter, "front_matter")
    return made_article(file, file.name, text, clean(text, start=start), stated, config=config)


class _FrontMatterError(ValueError):
    """Broken YAML; the message begins with the line."""


def _front_matter(text: str) -> tuple[dict[str, Any], int]:
    """Read YAML between two lines `---` at the top, and where the article begins after it."""
    match = _FRONT_MATTER.match(text) if text.startswith("---") else None
    if not match:
        return {}, 0
    try:
        _, loaded = parse_yaml(match[1])
    except YamlError as error:
        raise _FrontMatterError(
            f"{(error.line or 1) + 1}: front matter is not valid YAML ({error}): "
            "mend it or remove it"
        ) from error
    return (loaded, match.end()) if isinstance(loaded, dict) else ({}, 0)
