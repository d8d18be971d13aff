"""Which articles are copies of one text: reprints, syndicated copies, rewrites with synonyms."""

from __future__ import annotations

import base64
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field

from detector.buckets import bucket_count
from detector.config import StrictModel
from detector.fingerprints import fingerprint
from detector.groups import Groups
from detector.records import require_columns

COPY_COLUMNS: Final = ("article", "sketch", "kind", "char_start", "value_low", "value_high")
"""What is read of claims to find copies."""

_TOKEN: Final = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*|[\u3400-\u4dbf\u4e00-\u9fff]")
_RUN: Final = 3
"""Tokens a run: longer ones hardly survive a synonym for every third word."""
_SKETCH: Final = 128
"""Hashes a sketch: a resemblance of 0.2 is told with a standard error of 0.035."""
_NONE: Final = np.uint32(0xFFFFFFFF)
_MIXERS: Final = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], dtype=np.uint64)
_FEWEST_RUNS: Final = 4
"""Runs that two sketches share before they are compared: a few are shared by chance."""
_FEWEST_FIGURES: Final = 3
"""The same of figures."""
_MEETINGS: Final = 4_000_000
"""Meetings over a thing in common that are counted at a time."""
_CHUNK: Final = 20_000
"""Pairs of sketches compared at a time, which bounds the memory."""

Sketches = npt.NDArray[np.uint32]
Positions = npt.NDArray[np.int64]


class Evidence(StrictModel):
    """How alike texts and figures must be, together, for two articles to be one text."""

    resemblance: float = Field(ge=0, le=1)
    runs: int = Field(default=0, ge=0)
    figures: int = Field(default=0, ge=0)
    ordered: float = Field(default=0.0, ge=0, le=1)


class CopiesConfig(StrictModel):
    """`copies.yaml`: what makes two articles one source; any line of `evidence` does."""

    evidence: tuple[Evidence, ...]
    neighbours: int = Field(ge=1)


def sketch(text: str) -> str:
    """The bottom-k sketch of clean `text`, at most 684 characters; "" of less than three tokens.

    The 128 smallest of the 32-bit hashes of all runs of three tokens. Two sketches tell how large a
    share of their runs two texts have in common (Broder 1997, "On the resemblance and containment
    of documents"; bottom-k after Cohen & Kaplan 2007).
    """
    hashes = list(map(_hash, _TOKEN.findall(text.lower())))
    if len(hashes) < _RUN:
        return ""
    tokens = np.array(hashes, dtype=np.uint64)
    ends = len(tokens) - _RUN + 1
    mixed = np.zeros(ends, dtype=np.uint64)
    for at, mixer in enumerate(_MIXERS):
        mixed = (mixed ^ (tokens[at : at + ends] * mixer)) * _MIXERS[0]
        mixed ^= mixed >> np.uint64(29)
    smallest = np.unique((mixed >> np.uint64(16)).astype(np.uint32))[:_SKETCH]
    return base64.b64encode(smallest.astype("<u4").tobytes()).decode("ascii")


@lru_cache(maxsize=20_000)
def _hash(token: str) -> int:
    """CRC-32 of a token; most are characters that come again and again."""
    return zlib.crc32(token.encode())


def with_source_groups(claims: pd.DataFrame, config: CopiesConfig) -> pd.DataFrame:
    """Add `source_group` to `claims`: one id for all articles that are copies of one text.

    The id is a fingerprint of the longest text of the group. Neither groups nor ids depend on the
    order of the articles; where a text is long enough for a sketch, nor on their names.
    Raises InputError on a missing column.
    """
    require_columns(claims, COPY_COLUMNS, "claims")
    texts = _texts(claims)
    sketches = _unpacked([text.sketch for text in texts])
    groups = Groups[int]()

    def copied(one: int, two: int) -> bool:
        alike = _resemblance(sketches, np.array([[one, two]], dtype=np.int64))
        return _one_text(texts[one], texts[two], float(alike[0]), config)

    for one, two in _links(texts, sketches, config):
        groups.join(one, two, fits=copied)
    ids = [fingerprint([text.sketch, *text.figures, text.name]) for text in texts]
    group_of = {
        article: ids[groups.leader(number)]
        for number, text in enumerate(texts)
        for article in text.articles
    }
    return claims.assign(source_group=[group_of[a] for a in claims["article"]])


@dataclass(frozen=True, slots=True)
class _Text:
    """One text and the articles that have it to the letter; `name` tells those without a sketch."""

    sketch: str
    figures: tuple[str, ...]
    name: str
    articles: tuple[str, ...]
    runs: float


def _texts(claims: pd.DataFrame) -> list[_Text]:
    """The distinct texts behind `claims`, the longest first."""
    figures = _figures(claims)
    articles: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
    slim = claims[["article", "sketch"]].drop_duplicates("article")
    for article, text in zip(slim["article"].tolist(), slim["sketch"].tolist(), strict=True):
        key = (text, figures.get(article, ()), "" if text else article)
        articles.setdefault(key, []).append(article)
    texts = [
        _Text(*key, articles=tuple(names), runs=_runs(key[0])) for key, names in articles.items()
    ]
    return sorted(texts, key=lambda text: (-text.runs, text.sketch, text.figures, text.name))


def _runs(sketch: str) -> float:
    """How many different runs a text has, estimated from the greatest hash of its sketch."""
    hashes = _hashes(sketch)
    if len(hashes) < _SKETCH:
        return len(hashes)
    return (_SKETCH - 1) * 2.0**32 / float(hashes[-1])


def _figures(claims: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The figures of each article in the order of the text, each at its first place."""
    stated = claims[["article", "char_start"]].assign(
        value=claims["value_low"].fillna(claims["value_high"])
    )
    stated = stated[(claims["kind"] == "quantity") & stated["value"].notna()]
    stated = stated.sort_values([*stated.columns])
    found: dict[str, dict[str, None]] = {}
    for article, number in zip(stated["article"].tolist(), stated["value"].tolist(), strict=True):
        found.setdefault(article, {})[f"{number:.6g}"] = None
    return {article: tuple(figures) for article, figures in found.items()}


def _hashes(sketch: str) -> Sketches:
    return np.frombuffer(base64.b64decode(sketch), dtype="<u4").astype(np.uint32)


def _unpacked(sketches: list[str]) -> Sketches:
    """One row a sketch, the missing hashes of short texts at the end."""
    table = np.full((len(sketches), _SKETCH), _NONE, dtype=np.uint32)
    for row, text in zip(table, sketches, strict=True):
        hashes = _hashes(text)
        row[: len(hashes)] = hashes
    return table


def _links(
    texts: list[_Text], sketches: Sketches, config: CopiesConfig
) -> Iterator[tuple[int, int]]:
    """The positions of texts that are copies of each other, the most alike first."""
    pairs = _candidates(texts, sketches, config)
    alike = np.concatenate(
        [np.empty(0), *(_resemblance(sketches, part) for part in _chunks(pairs))]
    )
    # Equal sorts keep the order of the texts, so the result does not depend on that of the input.
    for at in np.argsort(-alike, kind="stable").tolist():
        one, two = int(pairs[at, 0]), int(pairs[at, 1])
        if _one_text(texts[one], texts[two], float(alike[at]), config):
            yield one, two


def _candidates(texts: list[_Text], sketches: Sketches, config: CopiesConfig) -> Positions:
    """Pairs of texts that share enough runs, or enough figures, to be worth a comparison."""
    there = sketches != _NONE
    numbers = np.arange(len(sketches), dtype=np.int32)
    row = np.repeat(numbers, there.sum(axis=1))
    runs = _sharing(row, sketches[there], config.neighbours, _FEWEST_RUNS)
    known = {figure: n for n, figure in enumerate(sorted({f for t in texts for f in t.figures}))}
    counts = np.array([len(text.figures) for text in texts], dtype=np.int64)
    row = np.repeat(numbers, counts)
    held = np.fromiter((known[f] for text in texts for f in text.figures), np.int32, len(row))
    figures = _sharing(row, held, config.neighbours, _FEWEST_FIGURES)
    codes = np.unique(np.concatenate([runs, figures]))
    return np.stack([codes >> 32, codes & 0xFFFFFFFF], axis=1)


def _sharing(
    holder: npt.NDArray[np.int32], held: npt.NDArray[Any], neighbours: int, least: int
) -> Positions:
    """Codes of the pairs of holders with at least `least` things in common, `one << 32 | two`.

    Of the holders of one thing each meets the next `neighbours` only, so that what everyone holds
    costs no more than what few hold; copies share many things and meet over the others.
    """
    order = np.lexsort((holder, held))
    holder, held = holder[order], held[order]
    del order
    parts = bucket_count(len(held) * neighbours, _MEETINGS)
    shared = [np.empty(0, dtype=np.int64)]
    for part in range(parts):
        met = [np.empty(0, dtype=np.int64)]
        for distance in range(1, neighbours + 1):
            one, two = holder[:-distance], holder[distance:]
            same = (held[:-distance] == held[distance:]) & (one % parts == part)
            met.append(one[same].astype(np.int64) << 32 | two[same])
        codes, counts = np.unique(np.concatenate(met), return_counts=True)
        shared.append(codes[counts >= least])
    return np.concatenate(shared)


def _chunks(pairs: Positions) -> Iterable[Positions]:
    return (pairs[at : at + _CHUNK] for at in range(0, len(pairs), _CHUNK))


def _resemblance(sketches: Sketches, pairs: Positions) -> npt.NDArray[np.float64]:
    """The estimated share of runs in common: of the k smallest of both, how many both have."""
    merged = np.sort(np.concatenate([sketches[pairs[:, 0]], sketches[pairs[:, 1]]], axis=1), axis=1)
    again = (merged[:, 1:] == merged[:, :-1]) & (merged[:, 1:] != _NONE)
    again = np.concatenate([np.zeros((len(pairs), 1), dtype=bool), again], axis=1)
    distinct = np.cumsum(~again, axis=1)
    counted = (distinct <= _SKETCH) & (merged != _NONE)
    total = (counted & ~again).sum(axis=1)
    share: npt.NDArray[np.float64] = (counted & again).sum(axis=1) / np.maximum(total, 1)
    return share


def _one_text(one: _Text, two: _Text, alike: float, config: CopiesConfig) -> bool:
    """Whether texts and figures together say that one article was made of the other."""
    length = min(one.runs, two.runs)
    lines = [e for e in config.evidence if alike >= e.resemblance and length >= e.runs]
    if not lines:
        return False
    place = {figure: at for at, figure in enumerate(two.figures)}
    shared = _longest_rise([place[figure] for figure in one.figures if figure in place])
    fewer = min(len(one.figures), len(two.figures))
    return any(shared >= max(line.figures, line.ordered * fewer) for line in lines)


def _longest_rise(places: list[int]) -> int:
    """The length of the longest rising subsequence: each place is distinct (patience sorting)."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
