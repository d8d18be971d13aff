"""Read article files of any supported format into `Article` records, or say why not."""

from __future__ import annotations

import csv
import json
import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Final

from detector.cleaning import clean, clean_mapped
from detector.dating import (
    ArticlesConfig,
    date_in_file_name,
    infer_date,
    parse_date,
    read_dateline,
)
from detector.encoding import UndecodableError, decode
from detector.errors import ConfigError, InputError
from detector.html_text import read_html
from detector.language import detect_language, stated_language
from detector.records import Article, CleanText
from detector.yaml_text import MOST_SHOWN, YamlError, parse_yaml

__all__ = [
    "DATE_FIELDS",
    "LANG_FIELDS",
    "OUTLET_FIELDS",
    "TEXT_FIELDS",
    "ArticlesConfig",
    "ManifestRow",
    "ReadResult",
    "SkippedFile",
    "article_of_record",
    "column_in_file",
    "iter_articles",
    "line_in_file",
    "line_of",
    "parse_manifest",
    "read_articles",
    "spelled",
]

MANIFEST: Final = "manifest.csv"
_MANIFEST_COLUMNS: Final = ("article", "published", "outlet", "title", "lang", "basis")
_PLAIN: Final = frozenset({".txt", ".md"})
_HTML: Final = frozenset({".html", ".htm"})
_RECORDS: Final = frozenset({".jsonl", ".csv"})
_SUFFIXES: Final = _PLAIN | _HTML | _RECORDS

TEXT_FIELDS: Final = ("text", "content", "body")
DATE_FIELDS: Final = ("published", "published_at", "date")
OUTLET_FIELDS: Final = ("outlet", "source")
LANG_FIELDS: Final = ("lang", "language")
"""What a record may call its text, its date, its outlet and its language; the first that is filled
counts."""

_FRONT_MATTER: Final = re.compile(r"---[ \t]*\r?\n(.{0,65536}?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """An input that gave no article; `reason` is one line that names it and the remedy."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Everything that was read, articles by name, and everything that was not."""

    articles: list[Article]
    skipped: list[SkippedFile]


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a manifest says about one article; empty where it says nothing."""

    published: date | None
    outlet: str
    title: str
    lang: str
    basis: str


Manifest = Mapping[str, ManifestRow]


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read: where it is, what its article is called, and the manifests above it."""

    path: Path
    name: str
    manifests: tuple[tuple[Path, Manifest], ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is stated about an article outside its text; `basis` says where the date stands."""

    title: str = ""
    outlet: str = ""
    lang: str = ""
    published: date | None = None
    basis: str = "unknown"
    misdated: str = ""


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
    found, skipped = _find_files(paths)
    yield from skipped
    for file in _with_manifests(found):
        try:
            yield from _read_file(file, config)
        except OSError as error:
            yield SkippedFile(str(file.path), f"{file.path}: cannot be read: {error.strerror}")


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
    if Path(article.path).suffix.lower() in _RECORDS:
        return None
    return offset - article.original.rfind("\n", 0, offset)


def spelled(path: str) -> str:
    """Return `path` with those bytes spelled out that are no UTF-8; tables hold text only."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


# --- which files -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    """Files by their real path; of several names for one, the longest (the outermost root)."""

    names: dict[Path, tuple[str, Path]] = field(default_factory=dict)

    def add(self, path: Path, name: str, root: Path) -> None:
        real = path.resolve()
        known = self.names.get(real)
        if known is None or (len(name), name) > (len(known[0]), known[0]):
            self.names[real] = (name, root)


def _find_files(paths: Sequence[Path]) -> tuple[_Found, list[SkippedFile]]:
    found = _Found()
    skipped: dict[str, SkippedFile] = {}
    for path in paths:
        if path.is_dir():
            refused = _walk(path, found)
        elif path.is_file():
            refused = _add_named(path, found)
        elif path.exists():
            refused = [SkippedFile(str(path), f"{path}: is no regular file: give a file or folder")]
        else:
            raise InputError(f"{path}: no such file or folder: check the path")
        skipped.update((skip.reason, skip) for skip in refused)
    return found, [skipped[reason] for reason in sorted(skipped)]


def _add_named(path: Path, found: _Found) -> list[SkippedFile]:
    """Add a file that the user named; unlike in a folder, a wrong one is worth a word."""
    if path.name == MANIFEST:
        reason = f"{path}: is metadata, not an article: give the folder it describes"
    elif path.suffix.lower() not in _SUFFIXES:
        known = " ".join(sorted(_SUFFIXES))
        reason = f"{path}: the format {path.suffix or 'without extension'} is not read: use {known}"
    else:
        found.add(path, spelled(path.name), path.resolve().parent)
        return []
    return [SkippedFile(str(path), reason)]


def _walk(root: Path, found: _Found) -> list[SkippedFile]:
    skipped = []
    real_root = root.resolve()
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(folder, name).is_symlink()]
        wanted = [name for name in files if _is_article_name(name)]
        for name in sorted([*links, *wanted]):
            path = Path(folder, name)
            if path.is_symlink() and not path.resolve().is_relative_to(real_root):
                reason = f"{path}: links to a place outside {root}: copy it into the folder"
                skipped.append(SkippedFile(str(path), reason))
            elif path.is_file():
                found.add(path, spelled(path.resolve().relative_to(real_root).as_posix()), root)
    return skipped


def _is_article_name(name: str) -> bool:
    if name.startswith((".", "README")) or name == MANIFEST:
        return False
    return Path(name).suffix.lower() in _SUFFIXES


def _with_manifests(found: _Found) -> list[_File]:
    """Give every file a name of its own, and the manifests of its folders; sorted by name."""
    names = _unique_names(found.names)
    loaded: dict[Path, Manifest] = {}
    files = []
    for real, (_, root) in found.names.items():
        above: list[tuple[Path, Manifest]] = []
        for folder in real.parents:
            manifest = folder / MANIFEST
            if folder not in loaded:
                loaded[folder] = parse_manifest(manifest) if manifest.is_file() else {}
            if loaded[folder]:
                above.append((folder, loaded[folder]))
            if folder == root.resolve():
                break
        files.append(_File(real, names[real], tuple(above)))
    return sorted(files, key=lambda file: file.name)


def _unique_names(files: Mapping[Path, tuple[str, Path]]) -> dict[Path, str]:
    """Lengthen equal names by the folders above them until they differ, whatever the order."""
    depth = {real: len(Path(name).parts) for real, (name, _) in files.items()}
    names = {real: name for real, (name, _) in files.items()}
    while True:
        taken = Counter(names.values())
        equal = [real for real, name in names.items() if taken[name] > 1]
        if not equal:
            return names
        for real in equal:
            depth[real] += 1
            names[real] = spelled("/".join(real.parts[-depth[real] :]))


def parse_manifest(path: Path) -> dict[str, ManifestRow]:
    """Read a `manifest.csv`: metadata by article name, relative to its folder.

    Raises ConfigError for unknown or missing columns, a date that is none, and an article twice.
    """
    (_, header), *rows = _manifest_lines(path) or [(1, [])]
    header = [name.strip() for name in header]
    unknown = [name for name in header if name not in _MANIFEST_COLUMNS]
    if "article" not in header or unknown:
        wrong = f"unknown column {unknown[0]}" if unknown else "no column article"
        raise ConfigError(f"{path}:1: {wrong}: use {', '.join(_MANIFEST_COLUMNS)}")
    manifest: dict[str, ManifestRow] = {}
    for line, row in rows:
        cells = dict.fromkeys(_MANIFEST_COLUMNS, "") | dict(zip(header, row, strict=False))
        published = parse_date(cells["published"])
        if cells["published"].strip() and published is None:
            raise ConfigError(
                f"{path}:{line}: published: {cells['published']!r} is no date: "
                "write it as 2024-12-20"
            )
        name = cells["article"].strip()
        if name in manifest:
            raise ConfigError(f"{path}:{line}: {name} stands in a line above too: keep one")
        manifest[name] = ManifestRow(
            published, *(cells[column].strip() for column in _MANIFEST_COLUMNS[2:])
        )
    return manifest


def _manifest_lines(path: Path) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file that hold something, each with its line."""
    try:
        rows = csv.reader(decode(path.read_bytes()).splitlines())
        return [(rows.line_num, row) for row in rows if row]
    except (UndecodableError, csv.Error) as error:
        raise ConfigError(f"{path}: not a CSV file: {error}: mend it or remove it") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}: make it readable") from error


# --- one file ----------------------------------------------------------------------------------


def _read_file(file: _File, config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    suffix = file.path.suffix.lower()
    if suffix == ".jsonl":
        yield from _read_jsonl(file, config)
        return
    if suffix == ".csv":
        yield from _read_csv(file, config)
        return
    size = file.path.stat().st_size
    if size > config.max_bytes:
        yield _skip(file, f"has {size} bytes, {_too_long(config)}")
        return
    try:
        text = decode(file.path.read_bytes())
        read = _read_html if suffix in _HTML else _read_plain
        yield _or_empty(file, read(file, text, config))
    except UndecodableError as error:
        yield _skip(file, str(error))
    except _FrontMatterError as error:
        yield SkippedFile(str(file.path), f"{file.path}:{error}")


def _or_empty(file: _File, article: Article) -> Article | SkippedFile:
    if article.clean.text.strip():
        return article
    return _skip(file, "is empty: nothing to read, leave it out")


def _skip(file: _File, reason: str, line: int | None = None) -> SkippedFile:
    place = f"{file.path}:{line}" if line else str(file.path)
    return SkippedFile(str(file.path), f"{place}: {reason}")


def _too_long(config: ArticlesConfig) -> str:
    return (
        f"more than max_bytes ({config.max_bytes}): split it, or raise max_bytes in articles.yaml"
    )


def _read_html(file: _File, source: str, config: ArticlesConfig) -> Article:
    page = read_html(source)
    published = parse_date(page.published)
    stated = _Facts(
        page.title, page.outlet, page.lang, published, "meta" if published else "unknown"
    )
    return _article(file, file.name, source, clean_mapped(page.text), stated, config=config)


def _read_plain(file: _File, text: str, config: ArticlesConfig) -> Article:
    matter, start = _front_matter(text)
    stated = _facts(matter, "front_matter")
    return _article(file, file.name, text, clean(text, start=start), stated, config=config)


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


def _facts(fields: Mapping[str, Any], basis: str) -> _Facts:
    """Pick what describes an article out of front matter or a record."""
    stated = _value(fields, DATE_FIELDS)
    published = parse_date(stated)
    return _Facts(
        title=_string(fields, ("title",)),
        outlet=_string(fields, OUTLET_FIELDS),
        lang=_string(fields, LANG_FIELDS),
        published=published,
        basis=basis if published else "unknown",
        misdated="" if published or stated is None else _shown(stated),
    )


def _shown(value: object) -> str:
    """The beginning of a scalar; of anything else only its kind, for it may be of any size."""
    if not isinstance(value, str | int | float | date):
        return f"a {type(value).__name__}"
    return _well_formed(str(value)[:MOST_SHOWN])


def _value(fields: Mapping[str, Any], keys: Iterable[str]) -> Any:
    return next((fields[key] for key in keys if fields.get(key)), None)


def _string(fields: Mapping[str, Any], keys: Iterable[str]) -> str:
    value = _value(fields, keys)
    return _well_formed(" ".join(str(value).split())) if isinstance(value, str | int) else ""


def _well_formed(text: str) -> str:
    """Exchange lone surrogates, which JSON can hold and no file can, for U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# --- many records a file -----------------------------------------------------------------------

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


def _read_jsonl(file: _File, config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    if _is_binary(file.path):
        yield _skip(file, "is binary (it holds NUL bytes): give text, or leave it out")
        return
    names = _RecordNames(file.name)
    line = 0
    for line, raw in _lines(file.path, config.max_bytes):
        if raw is None:
            yield _skip(file, f"line has {_too_long(config)}", line)
        elif raw.strip():
            yield _read_json_line(file, raw, line, names, config)
    if line == 0:
        yield _skip(file, "is empty: nothing to read, leave it out")


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
    file: _File, raw: bytes, line: int, names: _RecordNames, config: ArticlesConfig
) -> Article | SkippedFile:
    try:
        record = json.loads(decode(raw))
    except UndecodableError as error:
        return _skip(file, str(error), line)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "cannot be parsed"
        return _skip(file, f"not valid JSON ({what}): mend or remove the line", line)
    text = _value(record, TEXT_FIELDS) if isinstance(record, dict) else None
    if not isinstance(text, str) or not text.strip():
        return _skip(file, f"no text: give one of the fields {', '.join(TEXT_FIELDS)}", line)
    return _record_article(file, record, text, line=line, names=names, config=config)


def _record_article(
    file: _File,
    record: Mapping[str, Any],
    text: str,
    *,
    line: int,
    names: _RecordNames,
    config: ArticlesConfig,
) -> Article:
    name = names.name(_string(record, ("id",)), line)
    text = _well_formed(text)
    stated = _facts(record, "field")
    return _article(file, name, text, clean(text), stated, config=config, first_line=line)


def article_of_record(
    name: str, record: Mapping[str, Any], text: str, config: ArticlesConfig
) -> Article:
    """Make an Article of a record that no file holds: its text, and the fields of a JSONL line.

    Its path is its `url`, if the record has one.
    """
    text = _well_formed(text)
    file = _File(Path(name), _well_formed(name), ())
    stated = _facts(record, "field")
    article = _article(file, file.name, text, clean(text), stated, config=config)
    return replace(article, path=_string(record, ("url",)))


def _read_csv(file: _File, config: ArticlesConfig) -> Iterator[Article | SkippedFile]:
    csv.field_size_limit(config.max_bytes)
    try:
        encoding = _csv_encoding(file.path)
    except UndecodableError as error:
        yield _skip(file, str(error))
        return
    with file.path.open(encoding=encoding, errors="surrogateescape", newline="") as stream:
        rows = csv.reader(_csv_lines(stream, config.max_bytes))
        try:
            yield from _read_csv_rows(file, rows, config)
        except csv.Error as error:
            yield _skip(
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
    file: _File,
    rows: Any,
    config: ArticlesConfig,
) -> Iterator[Article | SkippedFile]:
    header = [name.strip().lower() for name in next(rows, [])]
    if not header:
        yield _skip(file, "is empty: nothing to read, leave it out")
        return
    if not set(header) & set(TEXT_FIELDS):
        yield _skip(file, f"no text column: name one {' or '.join(TEXT_FIELDS)}", 1)
        return
    names = _RecordNames(file.name)
    line = rows.line_num + 1
    for row in rows:
        record = dict(zip(header, row, strict=False))
        text = _value(record, TEXT_FIELDS) or ""
        if any(map(_UNDECODED.search, row)):
            yield _skip(file, "invalid bytes: save the file as UTF-8", line)
        elif text.strip():
            yield _record_article(file, record, text, line=line, names=names, config=config)
        elif row:
            yield _skip(file, "no text in this row: fill it in or remove it", line)
        line = rows.line_num + 1


# --- one article -------------------------------------------------------------------------------


def _article(
    file: _File,
    name: str,
    original: str,
    cleaned: CleanText,
    stated: _Facts,
    *,
    config: ArticlesConfig,
    first_line: int = 1,
) -> Article:
    """Put together what manifest, file and text say; the earlier of these wins."""
    manifest = _manifest_row(file, name)
    dateline = read_dateline(cleaned.text, config)
    body = original[cleaned.starts[0] : cleaned.ends[-1]] if cleaned.text else ""
    lang = manifest.lang or stated.lang
    dates = (
        (manifest.published, "manifest"),
        (stated.published, stated.basis),
        (dateline.published, "dateline"),
        (date_in_file_name(file.path.name), "file_name"),
    )
    published, basis = next((known for known in dates if known[0]), (None, "unknown"))
    if published is None and (published := infer_date(cleaned.text, config)):
        basis = "inferred"
    return Article(
        article=name,
        path=file.path.as_posix(),
        original=original,
        clean=cleaned,
        title=manifest.title or stated.title or _title(cleaned, dateline.body_line, config),
        outlet=manifest.outlet or stated.outlet or dateline.outlet,
        lang=stated_language(lang, body) if lang else detect_language(body),
        published=published,
        published_basis=basis,
        first_line=first_line,
        misdated=stated.misdated,
    )


_NO_ROW: Final = ManifestRow(None, "", "", "", "")


def _manifest_row(file: _File, name: str) -> ManifestRow:
    """Find the row of the nearest manifest that names the article, or its file."""
    record = name[len(file.name) :]
    for folder, manifest in file.manifests:
        relative = file.path.relative_to(folder).as_posix()
        for key in (relative + record, relative):
            if key in manifest:
                return manifest[key]
    return _NO_ROW


_FIRST_SENTENCE: Final = re.compile(r"[^。!?！？\n]+[。!?！？]?")


def _title(cleaned: CleanText, body_line: int, config: ArticlesConfig) -> str:
    """Take a short first line without a full stop, else the start of the first sentence."""
    lines = cleaned.text[:4000].split("\n")[body_line:]
    first = next((line.strip().lstrip("# ") for line in lines if line.strip()), "")
    if len(first) <= config.title_longest and not first.endswith(tuple("。.!！?？;；")):
        return first
    sentence = _FIRST_SENTENCE.match(first)
    return (sentence[0] if sentence else first)[: config.title_cut]
