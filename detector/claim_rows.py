"""One claim as a row of the table of claims: its quote, its place in the file, its statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import nan
from typing import Final

from detector.article_lines import line_in_file
from detector.mentions import SentenceMentions
from detector.records import (
    Article,
    ClaimKind,
    CleanText,
    Modality,
    Naming,
    Period,
    PeriodBasis,
    Quantity,
)
from detector.sentences import Span
from detector.vocabulary import Metric

_QUOTE_LENGTH = 160
"""Characters a quote grows to, clause by clause, around its figure."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it becomes a row; `place` and `window` are offsets in the sentence.

    `value_name`: the value of a claim of the kind "name".
    """

    kind: ClaimKind
    place: Span
    window: Span
    entity: str
    metric: Metric
    quantity: Quantity
    period: Period
    scope: str
    modality: Modality
    attribution: str
    value_name: str = ""


Row = dict[str, object]

PLACED_COLUMNS: Final = ("article", "outlet", "line", "published_basis", "sources", "sketch")
"""What a claim takes from its article as a whole, rather than from its sentence."""


def window_of(view: SentenceMentions, place: Span) -> Span:
    """The clauses around `place`, grown alternately to both sides up to the length of a quote."""
    first = view.clause_at(place.start)
    last = max(first, view.clause_at(place.end - 1))
    while True:
        grown = False
        if first > 0 and view.clauses[last].end - view.clauses[first - 1].start <= _QUOTE_LENGTH:
            first, grown = first - 1, True
        if (
            last + 1 < len(view.clauses)
            and view.clauses[last + 1].end - view.clauses[first].start <= _QUOTE_LENGTH
        ):
            last, grown = last + 1, True
        if not grown:
            return Span(view.clauses[first].start, view.clauses[last].end)


def row_of(
    draft: Draft,
    view: SentenceMentions,
    article: Article,
    clean: CleanText,
    quoted: tuple[int, int],
    *,
    naming: Naming,
) -> Row:
    """What one claim says; `clean` is the text of `view`, `quoted` a span of the original.

    `naming`: see CLAIM_WORKING_COLUMNS.
    """
    base = view.sentence.start
    start, end = clean.original_span(base + draft.place.start, base + draft.place.end)
    quote = " ".join(article.original[quoted[0] : quoted[1]].split())
    metric, quantity, period = draft.metric, draft.quantity, draft.period
    return {
        "published": _iso(article.published),
        "char_start": start,
        "char_end": end,
        "value_text": article.original[start:end],
        "value_low": nan if quantity.low is None else quantity.low,
        "value_high": nan if quantity.high is None else quantity.high,
        "hedge": quantity.hedge,
        "period_start": _iso(period.start),
        "period_end": _iso(period.end),
        "period_basis": _basis(period, article),
        "scope": draft.scope,
        "modality": draft.modality,
        "attribution": draft.attribution,
        "metric": metric.name,
        "quote": quote,
        "entity": draft.entity,
        "unit": quantity.unit,
        "lang": article.lang,
        "kind": draft.kind,
        "family": metric.family,
        "definition": metric.definition,
        "margin": quantity.margin,
        "period_granularity": period.granularity,
        "statement": _statement(view.text[draft.window.start : draft.window.end], draft, article),
        "n_claims": 1,
        "named": draft.entity,
        "value_name": draft.value_name,
        "value_kind": "",
        "naming": naming,
        "metric_listed": metric.listed,
        "one_of_several": False,
    }


def _basis(period: Period, article: Article) -> PeriodBasis:
    """How the period is known: 去年 is no surer than the date of the article that says it."""
    guessed = article.published_basis == "inferred" and period.basis == "relative"
    return "article_date" if guessed else period.basis


def placed_row(row: Row, article: Article, sketch_of: str) -> Row:
    """`row` with PLACED_COLUMNS: where the article stands, who published it, and its sketch."""
    start = row["char_start"]
    assert isinstance(start, int)  # noqa: S101
    return {
        **row,
        "article": article.article,
        "outlet": article.outlet,
        "line": line_in_file(article, start),
        "published_basis": article.published_basis,
        "sources": (article.article,),
        "sketch": sketch_of,
    }


def _statement(window: str, draft: Draft, article: Article) -> str:
    """What the NLI model reads: when, whose, and the words themselves."""
    when = _when(draft.period) or _iso(article.published)[:7]
    whose = "" if draft.entity.lower() in window.lower() else f"{draft.entity}: "
    text = " ".join(window.split())
    return f"[{when}] {whose}{text}" if when else f"{whose}{text}"


def _when(period: Period) -> str:
    """Name the year, half or quarter, or else the first month, of a period."""
    month = _iso(period.start)[:7]
    if period.start is None or period.start.day != 1:
        return month
    if period.granularity == "year" and period.start.month == 1:
        return month[:4]
    length = {"half": 6, "quarter": 3}.get(period.granularity)
    if length is None or (period.start.month - 1) % length:
        return month
    return f"{month[:4]}-{'H' if length == 6 else 'Q'}{(period.start.month - 1) // length + 1}"


@lru_cache(maxsize=10_000)
def _iso(day: date | None) -> str:
    """One string for one day, however many claims it dates."""
    return day.isoformat() if day else ""
