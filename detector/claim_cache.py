"""Remember what an article says, by its content: a night reads only what is new.

An entry holds for the article's texts, language and date, the configuration, and the code that
read it. The name of an article, its outlet and its place in a file are not in it: an article that
was renamed or moved is not read again. What joins articles (names across them, ids) is computed
every time.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Final

from detector.cache import Cache, key_of
from detector.extraction import ArticleReading
from detector.records import Article

_LIBRARIES: Final = ("ahocorasick-rs", "opencc", "python-dateutil", "rjieba")
"""What extraction computes with, beside the code of this package."""

AT_ONCE: Final = 200
"""Articles read between two writes: what a crash can lose."""

Reading = tuple[Article, ArticleReading]


class ClaimCache:
    """Reads articles through a cache; `found` counts those that were not read again."""

    def __init__(self, cache: Cache, config_digest: str, at_once: int = AT_ONCE) -> None:
        self._cache = cache
        self._at_once = at_once
        self._made_by = key_of(code_version(), config_digest)
        self.found = 0

    def readings(
        self,
        articles: Iterable[Article],
        read_all: Callable[[Iterable[Article]], Iterator[Reading]],
    ) -> Iterator[Reading]:
        """Each article with its reading, in order; `read_all` makes those not remembered."""
        source = iter(articles)
        while batch := list(islice(source, self._at_once)):
            keys = [self._key(article) for article in batch]
            known = self._cache.get(keys)
            self.found += sum(key in known for key in keys)
            missing = [a for key, a in zip(keys, batch, strict=True) if key not in known]
            readings = read_all(missing)
            new: dict[bytes, bytes] = {}
            for key, article in zip(keys, batch, strict=True):
                if key in known:
                    yield article, _unpacked(known[key])
                    continue
                _, reading = next(readings)
                new[key] = _packed(reading)
                yield article, reading
            self._cache.put(new)

    def _key(self, article: Article) -> bytes:
        clean = article.clean
        return key_of(
            self._made_by,
            article.original,
            clean.text,
            array("I", clean.starts).tobytes(),
            array("I", clean.ends).tobytes(),
            article.lang,
            article.published.isoformat() if article.published else "",
        )


@cache
def code_version() -> str:
    """What tells this code, with the libraries it extracts by, from any other."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    digest = key_of(*(part for path in modules for part in (path.name, path.read_bytes())))
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    return " ".join([digest.hex(), *libraries, *map(str, sys.version_info[:2])])


def reading_text(reading: ArticleReading) -> str:
    """A reading as JSON, in ASCII."""
    return json.dumps([reading.rows, reading.names, reading.sketch])


def reading_of(text: str) -> ArticleReading:
    """The reading that `reading_text` gives as JSON."""
    rows, names, sketch = json.loads(text)
    return ArticleReading(tuple(rows), tuple((name, form) for name, form in names), sketch)


def _packed(reading: ArticleReading) -> bytes:
    return zlib.compress(reading_text(reading).encode(), level=1)


def _unpacked(packed: bytes) -> ArticleReading:
    return reading_of(zlib.decompress(packed).decode())
