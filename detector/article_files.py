"""Which files hold articles: found under paths, named, and with the manifests above them."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from detector.dating import ArticlesConfig, parse_date
from detector.encoding import UndecodableError, decode
from detector.errors import ConfigError, InputError

MANIFEST: Final = "manifest.csv"
_MANIFEST_COLUMNS: Final = ("article", "published", "outlet", "title", "lang", "basis")
_PLAIN: Final = frozenset({".txt", ".md"})
HTML: Final = frozenset({".html", ".htm"})
RECORDS: Final = frozenset({".jsonl", ".csv"})
_SUFFIXES: Final = _PLAIN | HTML | RECORDS


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """An input that gave no article; `reason` is one line that names it and the remedy."""

    path: str
    reason: str


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
class ArticleFile:
    """A file to read: where it is, what its article is called, and the manifests above it."""

    path: Path
    name: str
    manifests: tuple[tuple[Path, Manifest], ...]


def spelled(path: str) -> str:
    """Return `path` with those bytes spelled out that are no UTF-8; tables hold text only."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@dataclass(slots=True)
class FoundFiles:
    """Files by their real path; of several names for one, the longest (the outermost root)."""

    names: dict[Path, tuple[str, Path]] = field(default_factory=dict)

    def add(self, path: Path, name: str, root: Path) -> None:
        """Take up the file at `path`, called `name` as seen from `root`."""
        real = path.resolve()
        known = self.names.get(real)
        if known is None or (len(name), name) > (len(known[0]), known[0]):
            self.names[real] = (name, root)


def find_files(paths: Sequence[Path]) -> tuple[FoundFiles, list[SkippedFile]]:
    """Files of articles under `paths`, and what is none; InputError for a path without a file."""
    found = FoundFiles()
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


def _add_named(path: Path, found: FoundFiles) -> list[SkippedFile]:
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


def _walk(root: Path, found: FoundFiles) -> list[SkippedFile]:
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


def with_manifests(found: FoundFiles) -> list[ArticleFile]:
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
        files.append(ArticleFile(real, names[real], tuple(above)))
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


def skip(file: ArticleFile, reason: str, line: int | None = None) -> SkippedFile:
    """Say of a file, or of one line of it, why it gives no article."""
    place = f"{file.path}:{line}" if line else str(file.path)
    return SkippedFile(str(file.path), f"{place}: {reason}")


def too_long(config: ArticlesConfig) -> str:
    """Say what is more than what, and what to do about it."""
    return (
        f"more than max_bytes ({config.max_bytes}): split it, or raise max_bytes in articles.yaml"
    )
