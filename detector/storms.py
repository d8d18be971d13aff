"""Names of storms: what stands inside one is no place, and tolls are those of the places struck."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.lexicon import MetricMention
from detector.vocabulary import Entity, is_place
from detector.word_search import Mention

_QUOTED = '[“"「『]([一-鿿]{2,6})[”"」』]'
_BEHIND = "在于从自已又将致造给令使对向正离过登袭影吹带逼挟横肆重侵席扫引来去和与及等的是为有"
"""Characters that stand behind a storm's name and open none."""
_BARE = rf"((?![{_BEHIND}])[一-鿿][一-鿿]{{1,3}}?)(?=[{_BEHIND}，,、。；;：:（(])"


def storm_names(text: str, cues: CuesConfig) -> frozenset[str]:
    """The Chinese names that a text gives to storms: 台风“海桑”, 颱風海桑."""
    return frozenset(m[1] or m[2] for m in _named(cues.storms).finditer(text))


@lru_cache(maxsize=1)
def _named(storms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in storms if not word.isascii())
    return re.compile(rf"(?:{words})(?:{_QUOTED}|{_BARE})")


@lru_cache(maxsize=1)
def _called(storms: tuple[str, ...]) -> re.Pattern[str]:
    """The whole name of a storm in English: Super Typhoon Haesan."""
    words = "|".join(re.escape(word) for word in storms if word.isascii())
    return re.compile(rf"(?:{words}) [A-Z]\S*")


def outside_storms(
    text: str, found: Iterable[Mention[Entity]], names: Set[str]
) -> list[Mention[Entity]]:
    """Those of `found` that are no part of the name of a storm: not 加沙 in 台风纳加沙."""
    at = [(i, i + len(n)) for n in names for i in _places(text, n)]
    return [
        m
        for m in found
        if not any(a <= m.start and m.end <= b and m.end - m.start < b - a for a, b in at)
    ]


def _places(text: str, name: str) -> Iterable[int]:
    return (m.start() for m in re.finditer(re.escape(name), text))


def without_strikers(
    entities: Sequence[Mention[Entity]],
    metrics: Sequence[MetricMention],
    names: Set[str],
    cues: CuesConfig,
) -> list[Mention[Entity]]:
    """`entities` without the storms, where a sentence tells the toll of a place."""
    toll = any(metric.family in cues.tolls for m in metrics for metric in m.what)
    if not toll or not any(is_place(e.what) for e in entities):
        return list(entities)
    called = _called(cues.storms)
    return [e for e in entities if e.what.name not in names and not called.fullmatch(e.what.name)]
