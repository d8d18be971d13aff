"""Read the articles of a file that holds many: a JSONL or CSV file, a record at a time."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any, Final

from detector.article_facts import (
    TEXT_FIELDS,
    facts_of,
    first_value,
    made_article,
    string_of,
    well_formed,
)
from detector.article_files import ArticleFile, SkippedFile, skip, too_long
from detector.cleaning import clean
from detector.dating import ArticlesConfig
from detector.encoding import UndecodableError, decode
from detector.records import Article

_HEAD_BYTES: Final = 8192
"""Bytes at the start of a file in which binary data gives itself away."""


@dataclass(slots=True)
class _RecordNames:
    """`file.jsonl#<id>`, or `#<line>` where a record has no id or one that was used before."""

    file: str
    used: set[str] = field(default_factory=set)

    def name(self, record_id: str, line: int) -> str:
        name = record_id or str(line)
        while name in self.used:
            name = f"{name}@{line}"
        self.used.add(name)
        return f"{self.file}#{name}"


def read_jsonl(file: ArticleFile, config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    """Yield the article of each line, or why it has none."""
    if _is_binary(file.path):
        yield skip(file, "is binary (it holds NUL bytes): give text, or leave it out")
        return
    names = _RecordNames(file.name)
    line = 0
    for line, raw in _lines(file.path, config.max_bytes):
        if raw is None:
            yield skip(file, f"line has {too_long(config)}", line)
        elif raw.strip():
            yield _read_json_line(file, raw, line, names, config)
    if line == 0:
        yield skip(file, "is empty: nothing to read, leave it out")


def _is_binary(path: Path) -> bool:
    """Whether a file of lines is none: told once, not for each stretch between two newlines."""
    with path.open("rb") as stream:
        return b"\0" in stream.read(_HEAD_BYTES)


def _lines(path: Path, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line, None for one that is too long; memory stays bounded."""
    with path.open("rb") as stream:
        number = 0
        while raw := stream.readline(max_bytes + 1):
            number += 1
            if len(raw) <= max_bytes:
                yield number, raw
                continue
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(max_bytes + 1)
            yield number, None


def _read_json_line(
    file: ArticleFile, raw: bytes, line: int, names: _RecordNames, config: ArticlesConfig
) -> Article | SkippedFile:
    try:
        record = json.loads(decode(raw))
    except UndecodableError as error:
        return skip(file, str(error), line)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "cannot be parsed"
        return skip(file, f"not valid JSON ({what}): mend or remove the line", line)
    text = first_value(record, TEXT_FIELDS) if isinstance(record, dict) else None
    if not isinstance(text, str) or not text.strip():
        return skip(file, f"no text: give one of the fields {', '.join(TEXT_FIELDS)}", line)
    return _record_article(file, record, text, line=line, names=names, config=config)


def _record_article(
    file: ArticleFile,
    record: Mapping[str, Any],
    text: str,
    *,
    line: int,
    names: _RecordNames,
    config: ArticlesConfig,
) -> Article:
    name = names.name(string_of(record, ("id",)), line)
    text = well_formed(text)
    stated = facts_of(record, "field")
    return made_article(file, name, text, clean(text), stated, config=config, first_line=line)


def article_of_record(
    name: str, record: Mapping[str, Any], text: str, config: ArticlesConfig
) -> Article:
    """Make an Article of a record that no file holds: its text, and the fields of a JSONL line.

    Its path is its `url`, if the record has one.
    """
    text = well_formed(text)
    file = ArticleFile(Path(name), well_formed(name), ())
    stated = facts_of(record, "field")
    article = made_article(file, file.name, text, clean(text), stated, config=config)
    return replace(article, path=string_of(record, ("url",)))


def read_csv(file: ArticleFile, config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    """Yield the article of each row, or why it has none."""
    csv.field_size_limit(config.max_bytes)
    try:
        encoding = _csv_encoding(file.path)
    except UndecodableError as error:
        yield skip(file, str(error))
        return
    with file.path.open(encoding=encoding, errors="surrogateescape", newline="") as stream:
        rows = csv.reader(_csv_lines(stream, config.max_bytes))
        try:
            yield from _read_csv_rows(file, rows, config)
        except csv.Error as error:
            yield skip(
                file,
                f"not valid CSV ({error}; max_bytes is {config.max_bytes}): the rest is left out; "
                "mend the line, or raise max_bytes in articles.yaml",
                rows.line_num,
            )


def _csv_lines(stream: IO[str], longest: int) -> Iterator[str]:
    """Yield the lines of `stream`; csv.Error on one too long, before it is in memory."""
    while line := stream.readline(longest + 1):
        if len(line) > longest:
            raise csv.Error("line too long")
        yield line


def _csv_encoding(path: Path) -> str:
    """Find the encoding that the first million bytes, up to a line's end, decode by."""
    with path.open("rb") as stream:
        head = stream.read(1_000_000)
    if len(head) == 1_000_000:
        head = head[: head.rfind(b"\n") + 1]
    text = decode(head)
    for encoding in ("utf-8-sig", "utf-16", "gb18030", "big5hkscs", "cp1252"):
        try:
            if head.decode(encoding).lstrip("\ufeff") == text:
                return encoding
        except UnicodeDecodeError:
            continue
    raise UndecodableError("is in an encoding that CSV is not read in: save it as UTF-8")


_UNDECODED: Final = re.compile("[\udc80-\udcff]")


def _read_csv_rows(
    file: ArticleFile,
    rows: Any,
    config: ArticlesConfig,
) -> Iterator[Article | SkippedFile]:
    header = [name.strip().lower() for name in next(rows, [])]
    if not header:
        yield skip(file, "is empty: nothing to read, leave it out")
        return
    if not set(header) & set(TEXT_FIELDS):
        yield skip(file, f"no text column: name one {' or '.join(TEXT_FIELDS)}", 1)
        return
    names = _RecordNames(file.name)
    line = rows.line_num + 1
    for row in rows:
        record = dict(zip(header, row, strict=False))
        text = first_value(record, TEXT_FIELDS) or ""
        if any(map(_UNDECODED.search, row)):
            yield skip(file, "invalid bytes: save the file as UTF-8", line)
        elif text.strip():
            yield _record_article(file, record, text, line=line, names=names, config=config)
        elif row:
            yield skip(file, "no text in this row: fill it in or remove it", line)
        line = rows.line_num + 1
