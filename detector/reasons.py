"""One sentence a reviewer can act on, in Chinese or English, for every judged pair."""

from __future__ import annotations

import calendar
import math
import string
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal

import pandas as pd
from pydantic import field_validator

from detector.config import StrictModel
from detector.records import DERIVED_COLUMNS
from detector.report_cells import signed_text

ReasonLanguage = Literal["zh", "en", "auto"]
Labels = Mapping[str, tuple[str, str]]
"""Metric name -> what readers call it, in Chinese and in English."""

SLOTS: Final = frozenset(
    {"entity", "metric", "a", "b", "gap", "change", "caveat", "ratio", "part", "whole", "converted"}
    | {"against", "others", "expected", "doubt", "slip"}
)
TOLD_COLUMNS: Final = (
    "entity",
    "kind",
    "rule",
    "definition_relation",
    "scope_relation",
    "scope_whole",
    "period_whole",
    "value_larger",
    "value_ratio",
    "value_converted",
    "value_slip",
    "unit",
    *DERIVED_COLUMNS,
)
TOLD_SIDE_COLUMNS: Final = (
    "metric",
    "value_text",
    "value_high",
    "hedge",
    "period_start",
    "period_end",
    "period_basis",
    "scope",
    "modality",
    "attribution",
    "outlet",
    "lang",
)
"""What a reason may tell of a pair, and of each of its sides."""

DAYS_IN_MONTH: Final = 30.44
MONTHS_FROM_DAYS: Final = 45
MONTHS_BEFORE_YEARS: Final = 24


class Wording(StrictModel):
    """A text in both languages."""

    zh: str
    en: str


class ReasonConfig(StrictModel):
    """Templates by rule, and the words that fill their slots."""

    rules: Mapping[str, Wording]
    head: Wording
    hedges: Mapping[str, Wording]
    modalities: Mapping[str, Wording]
    scopes: Mapping[str, Wording]
    phrases: Mapping[str, Wording]

    @field_validator("rules")
    @classmethod
    def _slots_exist(cls, rules: Mapping[str, Wording]) -> Mapping[str, Wording]:
        for name, wording in rules.items():
            for text in (wording.zh, wording.en):
                used = {field for _, field, _, _ in string.Formatter().parse(text) if field}
                if used - SLOTS:
                    unknown = ", ".join(sorted(used - SLOTS))
                    raise ValueError(f"rule {name}: no such slot: {unknown}")
        return rules


def reasons_of(
    pairs: pd.DataFrame, config: ReasonConfig, lang: ReasonLanguage, labels: Labels
) -> list[str]:
    """Return the reason of each pair; with "auto", Chinese unless both articles are English."""
    names = (*TOLD_COLUMNS, *(f"{side}_{name}" for side in "ab" for name in TOLD_SIDE_COLUMNS))
    # Lists and not to_dict: a third of the time over hundreds of thousands of pairs.
    rows = zip(*(pairs[name].tolist() for name in names), strict=True)
    return [_reason(dict(zip(names, row, strict=True)), config, lang, labels) for row in rows]


def metric_label(metric: str, language: Literal["zh", "en"], labels: Labels) -> str:
    """Return the name of a metric for readers, by default its canonical name with spaces."""
    if metric in labels:
        return labels[metric][0 if language == "zh" else 1]
    return metric.replace("_", " ")


def reason_language(lang_a: str, lang_b: str, lang: ReasonLanguage) -> Literal["zh", "en"]:
    """Return the language asked for, or with "auto" that of the two articles."""
    if lang != "auto":
        return lang
    return "en" if lang_a == lang_b == "en" else "zh"


def in_language(wording: Wording, language: Literal["zh", "en"]) -> str:
    """Return the text of `wording` in one language."""
    return wording.zh if language == "zh" else wording.en


def _reason(
    pair: dict[str, Any], config: ReasonConfig, lang: ReasonLanguage, labels: Labels
) -> str:
    language = reason_language(pair["a_lang"], pair["b_lang"], lang)
    words = _Words(config, language, labels)
    part = "b" if pair["scope_whole"] == "a" or pair["period_whole"] == "a" else "a"
    whole = "a" if part == "b" else "b"
    sides = {side: words.side(pair, side) for side in "ab"}
    head = words.text(config.head).format(
        entity=pair["entity"], metric=metric_label(pair["a_metric"], language, labels)
    )
    body = words.text(config.rules[pair["rule"]]).format(
        entity=pair["entity"],
        metric=metric_label(pair["a_metric"], language, labels),
        a=sides["a"],
        b=sides["b"],
        part=sides[part],
        whole=sides[whole],
        gap=words.gap(pair),
        change=words.change(pair),
        caveat=words.caveat(pair),
        ratio=_ratio(pair["value_ratio"]),
        converted=words.phrase("converted") if pair["value_converted"] else "",
        against=f"{pair['against']} " if pair["against"] else "",
        others=pair["others"],
        expected=words.expected(pair),
        doubt=words.phrase(f"doubt_{pair['doubt']}") if pair["doubt"] else "",
        slip=words.slip(pair),
    )
    return head + body


def _ratio(ratio: float) -> str:
    return "?" if pd.isna(ratio) else f"{ratio:.3g}"


class _Words:
    """The pieces of a sentence in one language."""

    def __init__(self, config: ReasonConfig, language: Literal["zh", "en"], labels: Labels) -> None:
        self._config = config
        self._language = language
        self._labels = labels

    def text(self, wording: Wording) -> str:
        return in_language(wording, self._language)

    def phrase(self, name: str) -> str:
        return self.text(self._config.phrases[name])

    def side(self, pair: dict[str, Any], side: str) -> str:
        """Write a value with what bears on it: hedge, period and its basis, who says so."""
        notes = []
        hedge = pair[f"{side}_hedge"]
        if hedge in self._config.hedges:
            notes.append(self.text(self._config.hedges[hedge]))
        if pair["kind"] != "date":
            notes.append(self._period(pair, side))
        if pair["definition_relation"] != "same":
            metric = pair[f"{side}_metric"]
            notes.append(metric_label(metric, self._language, self._labels))
        if pair["scope_relation"] != "same":
            notes.append(self._scope(pair[f"{side}_scope"]))
        modality = pair[f"{side}_modality"]
        if modality in self._config.modalities:
            notes.append(self.text(self._config.modalities[modality]))
        notes.append(pair[f"{side}_attribution"] or pair[f"{side}_outlet"])
        listed = self.phrase("comma").join(note for note in notes if note)
        return self.phrase("side").format(value=_told(pair, side), notes=listed)

    def gap(self, pair: dict[str, Any]) -> str:
        """Return the time between the middles of the two periods, in days, months or years."""
        middles = [_middle(pair[f"{s}_period_start"], pair[f"{s}_period_end"]) for s in "ab"]
        if None in middles:
            return self.phrase("some_time")
        days = abs((middles[1] or 0.0) - (middles[0] or 0.0))
        if days < MONTHS_FROM_DAYS:
            return self._count(max(1, round(days)), "days")
        months = max(1, round(days / DAYS_IN_MONTH))
        if months < MONTHS_BEFORE_YEARS and months % 12:
            return self._count(months, "months")
        return self._count(round(months / 12), "years")

    def change(self, pair: dict[str, Any]) -> str:
        """Growth or decline, side a being the earlier."""
        name = {"a": "decline", "b": "growth"}.get(pair["value_larger"], "change")
        return self.phrase(name)

    def caveat(self, pair: dict[str, Any]) -> str:
        """Names the value whose period is only the article's date, if one is."""
        weak = [s for s in "ab" if pair[f"{s}_period_basis"] not in {"explicit", "relative"}]
        if not weak or pair["kind"] == "date":
            return ""
        between = self.phrase("and")
        return self.phrase("caveat").format(value=between.join(_told(pair, side) for side in weak))

    def expected(self, pair: dict[str, Any]) -> str:
        """Return what the arithmetic of a derived check gives, from its lowest to its highest."""
        ends = [self._number(pair[f"expected_{end}"]) for end in ("low", "high")]
        return self.phrase("to").join(dict.fromkeys(end for end in ends if end))

    def slip(self, pair: dict[str, Any]) -> str:
        """Name the power of ten by which values differ, if nothing else tells them apart."""
        factor = pair["expected_slip" if pair["check"] else "value_slip"]
        return self.phrase("slip").format(factor=f"{factor:,}") if factor else ""

    def _number(self, number: float) -> str:
        """Write four digits with the language's own names of large numbers; "" if infinite."""
        if not math.isfinite(number):
            return ""
        for scale in self.phrase("scales").split():
            size, name = scale.split(":")
            if abs(number) >= float(size):
                return self.phrase("scaled").format(number=f"{number / float(size):.4g}", name=name)
        return f"{number:.4g}"

    def _count(self, number: int, unit: str) -> str:
        numerals = self.phrase("numerals").split()
        figure = numerals[number] if number < len(numerals) else str(number)
        name = self.phrase(f"{unit}_one" if number == 1 else unit)
        return name.format(number=figure)

    def _scope(self, scope: str) -> str:
        if not scope:
            return self.phrase("scope_unstated")
        known = self._config.scopes
        return "+".join(
            self.text(known[code]) if code in known else code for code in scope.split("|")
        )

    def _period(self, pair: dict[str, Any], side: str) -> str:
        start, end = pair[f"{side}_period_start"], pair[f"{side}_period_end"]
        basis = pair[f"{side}_period_basis"]
        if basis == "unknown" or not start or not end:
            return self.phrase("period_unknown")
        if basis == "article_date" and start[:7] != end[:7]:
            named = period_label(start, end, self._language)
            return self.phrase("by_article_date").format(period=named)
        if basis == "article_date":
            # The day an article appeared says no more than the month of its figures.
            start = start[:8] + "01"
            last = calendar.monthrange(int(start[:4]), int(start[5:7]))[1]
            named = period_label(start, f"{start[:8]}{last:02d}", self._language)
            return self.phrase("by_article_date").format(period=named)
        return period_label(start, end, self._language)


@lru_cache(maxsize=4096)
def _middle(start: str, end: str) -> float | None:
    """Return the day number halfway between two ISO dates; None unless both are given."""
    if not start or not end:
        return None
    return (date.fromisoformat(start).toordinal() + date.fromisoformat(end).toordinal()) / 2


@lru_cache(maxsize=4096)
def period_label(start: str, end: str, language: Literal["zh", "en"]) -> str:
    """Write a period as a person does: a year, half, quarter, month, day, or from ... to ..."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    year = first.year
    months = _whole_months(first, last)
    if months == 12 and first.month == 1:
        return f"{year}年" if language == "zh" else str(year)
    if months == 6 and first.month in {1, 7}:
        second = first.month == 7
        return (
            f"{year}年{'下' if second else '上'}半年"
            if language == "zh"
            else (f"H{2 if second else 1} {year}")
        )
    if months == 3 and first.month % 3 == 1:
        quarter = first.month // 3 + 1
        return (
            f"{year}年第{'一二三四'[quarter - 1]}季度"
            if language == "zh"
            else (f"Q{quarter} {year}")
        )
    if months == 1:
        return _month_label(first, language)
    if first == last:
        return _day_label(first, language)
    if months:
        pair = _month_label(first, language), _month_label(last, language)
    else:
        pair = _day_label(first, language), _day_label(last, language)
    return ("至" if language == "zh" else " to ").join(pair)


def _whole_months(first: date, last: date) -> int:
    """How many whole calendar months of one year the period is, or 0."""
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return last.month - first.month + 1 if whole and first.year == last.year else 0


def _month_label(day: date, language: Literal["zh", "en"]) -> str:
    return (
        f"{day.year}年{day.month}月"
        if language == "zh"
        else (f"{calendar.month_name[day.month]} {day.year}")
    )


def _day_label(day: date, language: Literal["zh", "en"]) -> str:
    return (
        f"{_month_label(day, 'zh')}{day.day}日"
        if language == "zh"
        else (f"{day.day} {_month_label(day, 'en')}")
    )


def _told(pair: dict[str, Any], side: str) -> str:
    return signed_text(pair[f"{side}_value_text"], pair[f"{side}_value_high"])
