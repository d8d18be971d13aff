"""Make an `Article` of a text and of what manifest, file and text say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from detector.article_files import ArticleFile, ManifestRow
from detector.dating import (
    ArticlesConfig,
    date_in_file_name,
    infer_date,
    parse_date,
    read_dateline,
)
from detector.language import detect_language, stated_language
from detector.records import Article, CleanText
from detector.yaml_text import MOST_SHOWN

TEXT_FIELDS: Final = ("text", "content", "body")
DATE_FIELDS: Final = ("published", "published_at", "date")
OUTLET_FIELDS: Final = ("outlet", "source")
LANG_FIELDS: Final = ("lang", "language")
"""What a record may call its text, its date, its outlet and its language; the first that is filled
counts."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stated about an article outside its text; `basis` says where the date stands."""

    title: str = ""
    outlet: str = ""
    lang: str = ""
    published: date | None = None
    basis: str = "unknown"
    misdated: str = ""


def facts_of(fields: Mapping[str, Any], basis: str) -> Facts:
    """Pick what describes an article out of front matter or a record."""
    stated = first_value(fields, DATE_FIELDS)
    published = parse_date(stated)
    return Facts(
        title=string_of(fields, ("title",)),
        outlet=string_of(fields, OUTLET_FIELDS),
        lang=string_of(fields, LANG_FIELDS),
        published=published,
        basis=basis if published else "unknown",
        misdated="" if published or stated is None else _shown(stated),
    )


def _shown(value: object) -> str:
    """The beginning of a scalar; of anything else only its kind, for it may be of any size."""
    if not isinstance(value, str | int | float | date):
        return f"a {type(value).__name__}"
    return well_formed(str(value)[:MOST_SHOWN])


def first_value(fields: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """Of the fields of those names the first that is filled, or None."""
    return next((fields[key] for key in keys if fields.get(key)), None)


def string_of(fields: Mapping[str, Any], keys: Iterable[str]) -> str:
    """Such a field as one line of text, "" for what is no text."""
    value = first_value(fields, keys)
    return well_formed(" ".join(str(value).split())) if isinstance(value, str | int) else ""


def well_formed(text: str) -> str:
    """Exchange lone surrogates, which JSON can hold and no file can, for U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def made_article(
    file: ArticleFile,
    name: str,
    original: str,
    cleaned: CleanText,
    stated: Facts,
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


def _manifest_row(file: ArticleFile, name: str) -> ManifestRow:
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
