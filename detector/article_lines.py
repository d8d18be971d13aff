"""Where an offset of an article stands in its file: line and column."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

from detector.article_files import RECORDS
from detector.records import Article


def line_of(original: str, offset: int, first_line: int) -> int:
    """Give the line (1-based) of `offset` in a file in which `original` begins at `first_line`."""
    return first_line + bisect_left(_line_ends(original), offset)


@lru_cache(maxsize=1)
def _line_ends(original: str) -> list[int]:
    """Where the lines of the article read last end, as its claims ask for it one by one."""
    return [match.start() for match in re.finditer("\n", original)]


def line_in_file(article: Article, offset: int) -> int:
    """Give the line of the file on which an offset of `article.original` stands.

    A record of a JSONL file is one line, whatever line breaks its text holds.
    """
    if article.path.lower().endswith(".jsonl"):
        return article.first_line
    return line_of(article.original, offset, article.first_line)


def column_in_file(article: Article, offset: int) -> int | None:
    """Give the column (1-based, in characters) of an offset of `article.original` in its file.

    None for a record: where in its line its text begins, and how it is escaped, is not kept.
    """
    if Path(article.path).suffix.lower() in RECORDS:
        return None
    return offset - article.original.rfind("\n", 0, offset)
