"""Articles one after another: of a corpus's texts only one is held at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from detector.article_files import SkippedFile
from detector.articles import iter_articles
from detector.corpus import article_row
from detector.dating import ArticlesConfig
from detector.errors import InputError
from detector.logs import log, some_of
from detector.records import ARTICLE_COLUMNS, Article


class ArticleStream:
    """Articles as they are read, not those in `apart_from`, the reports of an earlier run.

    Once all have passed, `dates` holds when each was published, `misdated` what was given as a date
    and is none, `skipped` what could not be read, `seconds` how long reading took.
    """

    def __init__(
        self, items: Iterable[Article | SkippedFile], *, apart_from: Path | None = None
    ) -> None:
        self._items = iter(items)
        self._own = apart_from.resolve() if apart_from else None
        self._rows: list[tuple[str, ...]] = []
        self.dates: dict[str, date | None] = {}
        self.misdated: list[str] = []
        self.skipped: list[SkippedFile] = []
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Article]:
        """Read on; at the end say what was skipped. Raises InputError where nothing was read."""
        while item := self._next():
            if self._is_own(item):
                continue
            if isinstance(item, SkippedFile):
                self.skipped.append(item)
                continue
            self._rows.append(article_row(item))
            self.dates[item.article] = item.published
            if item.misdated:
                self.misdated.append(f"{item.article} ({item.misdated})")
            yield item
        self.skipped.sort(key=lambda skip: (skip.path, skip.reason))
        say_read(self.skipped, self.dates)

    def table(self) -> pd.DataFrame:
        """One row an article that has passed, with ARTICLE_COLUMNS, by name."""
        return pd.DataFrame(sorted(self._rows), columns=list(ARTICLE_COLUMNS), dtype="str")

    def _next(self) -> Article | SkippedFile | None:
        started = time.perf_counter()
        item = next(self._items, None)
        self.seconds += time.perf_counter() - started
        return item

    def _is_own(self, item: Article | SkippedFile) -> bool:
        if self._own is None:
            return False
        path = Path(item.path)  # of an article the real one
        return (path if isinstance(item, Article) else path.resolve()).is_relative_to(self._own)


def stream_files(
    paths: list[Path], config: ArticlesConfig, *, apart_from: Path | None = None
) -> ArticleStream:
    """Stream the articles under `paths`."""
    return ArticleStream(iter_articles(paths, config), apart_from=apart_from)


def say_read(skipped: Sequence[SkippedFile], dates: Mapping[str, date | None]) -> None:
    """Tell what was skipped and what is dated in the future; InputError where nothing was read."""
    if not dates and len(skipped) == 1:
        raise InputError(skipped[0].reason)
    for skip in skipped:
        log.info(f"skipped {skip.reason}")
    if not dates:
        raise InputError("no article could be read; name .txt, .md, .html, .jsonl or .csv files")
    tomorrow = date.today() + timedelta(days=1)  # where it may be today
    if late := sorted(name for name, day in dates.items() if day and day > tomorrow):
        log.info(f"dated in the future, which a draft may be: {some_of(late)}; check the dates")
