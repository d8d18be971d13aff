"""Read what synthetic claims draw from: names, metrics and sentence frames of `claims/*.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

FOLDER = Path(__file__).parent / "claims"
Part = Literal["train", "test"]
Pair = tuple[str, str]
"""The same in Chinese and in English."""


@dataclass(frozen=True)
class Metric:
    """A measured property: names, unit, family of confusable ones, subject and powers of ten."""

    zh: str
    en: str
    unit: str
    family: str
    subject: str
    magnitude: tuple[int, int]


@dataclass(frozen=True)
class Frames:
    """How one language says things: each field lists frames with places to fill in braces."""

    openers: tuple[str, ...]
    cores: tuple[str, ...]
    verbs: tuple[str, ...]
    closers: tuple[str, ...]
    tails: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    ranks: tuple[str, ...]
    winners: tuple[str, ...]
    founded: tuple[str, ...]
    launched: tuple[str, ...]
    listed: tuple[str, ...]
    heads: tuple[str, ...]
    grew: tuple[str, ...]
    fell: tuple[str, ...]
    ahead: tuple[str, ...]


@dataclass(frozen=True)
class Inventory:
    """Everything one part (train or test) draws from."""

    syllables: tuple[Pair, ...]
    suffixes: tuple[Pair, ...]
    places: tuple[Pair, ...]
    sources: tuple[Pair, ...]
    people: tuple[Pair, ...]
    lists: tuple[Pair, ...]
    metrics: tuple[Metric, ...]
    zh: Frames
    en: Frames

    def frames(self, language: str) -> Frames:
        """Frames of a language: zh, zh-hant (as zh) or en."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Writing:
    """How both parts write units, hedges and scopes, by language."""

    units: dict[str, dict[str, list[str]]]
    hedges: dict[str, dict[str, list[str]]]
    after: tuple[str, ...]
    between: str
    scopes: tuple[Pair, ...]
    not_stated: dict[str, list[str]]


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


def _pairs(rows: list[list[str]]) -> tuple[Pair, ...]:
    return tuple((zh, en) for zh, en in rows)


def _frames(lists: dict[str, list[str]]) -> Frames:
    return Frames(**{name: tuple(texts) for name, texts in lists.items()})


def load_inventory(part: Part) -> Inventory:
    """Read the inventory of a part."""
    data = _read(part)
    names = ("suffixes", "places", "sources", "people", "lists")
    return Inventory(
        syllables=tuple(item for row in data["syllables"] for item in row.items()),
        metrics=tuple(
            Metric(zh, en, unit, family, subject, (low, high))
            for zh, en, unit, family, subject, low, high in data["metrics"]
        ),
        zh=_frames(data["zh"]),
        en=_frames(data["en"]),
        **{name: _pairs(data[name]) for name in names},
    )


def load_writing() -> Writing:
    """Read what both parts share."""
    data = _read("common")
    return Writing(
        units=data["units"],
        hedges=data["hedges"],
        after=tuple(data["after"]),
        between=data["between"],
        scopes=_pairs(data["scopes"]),
        not_stated=data["not_stated"],
    )
