"""The discrepancies of a page as cards: what of each, of its values and its pairs is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

import pandas as pd
from markupsafe import Markup

from detector.records import SIDE_COLUMNS, Language, rows_of
from detector.report_cells import (
    PROBABILITY_COLUMNS,
    RATIO_COLUMNS,
    as_date,
    as_number,
    as_text,
    number_text,
    signed_text,
)
from detector.report_excerpt import Excerpt
from detector.report_plot import Mark, timeline_svg
from detector.report_quotes import Quote, bounds_text, period_text, split_quote, visible
from detector.report_words import Words, fixed, optional

COMPARED: Final = (
    "value",
    "read_as",
    "hedge",
    "period",
    "basis",
    "metric",
    "scope",
    "modality",
    "attribution",
    "outlet",
    "published",
    "line",
)
"""The rows of the table that sets the two sides of a pair against each other."""

DECISIVE: Final = frozenset({"read_as", "hedge", "period", "metric", "scope", "modality"})
"""The rows where a difference decides the verdict, and is pointed out."""

ROUNDED_COLUMNS: Final = RATIO_COLUMNS | PROBABILITY_COLUMNS
NLI_CLASSES: Final = ("entailment", "neutral", "contradiction")

SAID_COLUMNS: Final = ("representative_id", "claim_id", "article", "lang", "entity")
"""What a card tells of the claims behind a value."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair as the page shows it."""

    article: str
    outlet: str
    lang: str
    quote: Quote
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of the table of a pair; `differs` where the two sides decide the verdict."""

    name: str
    a: str
    b: str
    differs: bool


@dataclass(frozen=True, slots=True)
class PairView:
    """One pair as the page shows it."""

    pair_id: str
    verdict: str
    a: Side
    b: Side
    rows: Sequence[Comparison]
    relations: Sequence[tuple[str, str]]
    nli: Sequence[tuple[str, str, float]]
    p: str
    reason: str
    same_article: bool


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a discrepancy: a mark of its plot, a row of the table below it."""

    mark: Mark
    period: str
    basis: str
    articles: Sequence[str]


@dataclass(frozen=True, slots=True)
class Card:
    """One discrepancy as the page shows it."""

    discrepancy_id: str
    rank: int
    verdict: str
    severity: str
    entity: str
    metric: str
    unit: str
    state: str
    status: str
    values: Sequence[tuple[str, str]]
    reason: str
    decision: str
    facts: Sequence[tuple[str, str]]
    spread: float
    article_numbers: str
    plot: Markup
    marks: Sequence[ValueView]
    hidden_marks: int
    log_axis: bool
    pairs: Sequence[PairView]
    hidden_pairs: int


def articles_of(claims: pd.DataFrame) -> list[str]:
    """List the articles that take part, in the order that numbers them on the page."""
    return sorted({as_text(article) for article in claims["article"].unique()})


def written_rows(frame: pd.DataFrame) -> list[Row]:
    """Return the rows with their numbers rounded as in the CSV files, so that both say the same."""
    rounded = ROUNDED_COLUMNS & {*frame.columns}
    return [
        row | {column: _as_written(column, row[column]) for column in rounded}
        for row in rows_of(frame)
    ]


def _as_written(column: str, value: object) -> object:
    number = as_number(value)
    return value if number is None else float(number_text(column, number))


def by_rank(rows: Iterable[Row], key: str) -> list[Row]:
    """Put rows in the order of their `rank`, those without one last, by `key`."""

    def order(row: Row) -> tuple[float, str]:
        rank = as_number(row["rank"])
        return (float("inf") if rank is None else rank), as_text(row[key])

    return sorted(rows, key=order)


def cards_of(
    claims: pd.DataFrame, excerpt: Excerpt, discrepancies: pd.DataFrame, words: Words
) -> list[Card]:
    """The first discrepancies by rank, as many as the page shows, each with its excerpt."""
    members = _Members(excerpt)
    same: defaultdict[str, list[Row]] = defaultdict(list)
    shown = {value for values in excerpt.values.values() for value in values}
    for claim in written_rows(claims.loc[claims["representative_id"].isin(shown), [*SAID_COLUMNS]]):
        same[as_text(claim["representative_id"])].append(claim)
    numbers = {name: number for number, name in enumerate(articles_of(claims))}
    ordered = by_rank(written_rows(discrepancies), "discrepancy_id")
    return [
        _card(
            row,
            members,
            excerpt,
            position=position,
            same=same,
            numbers=numbers,
            words=words,
        )
        for position, row in enumerate(ordered[: words.config.limits.cards])
    ]


class _Members:
    """The pairs of an excerpt by discrepancy."""

    def __init__(self, excerpt: Excerpt) -> None:
        self._pairs: defaultdict[str, list[Row]] = defaultdict(list)
        for row in written_rows(excerpt.pairs()):
            self._pairs[as_text(row["discrepancy_id"])].append(row)

    def first(self, discrepancy_id: str, most: int) -> list[Row]:
        """Its first pairs."""
        return self._pairs[discrepancy_id][:most]

    def values(self, discrepancy_id: str, most: int) -> list[Row]:
        """The side that states each of its first values first."""
        first: dict[str, Row] = {}
        for row in self._pairs[discrepancy_id]:
            for side in (_side(row, f"{prefix}_") for prefix in "ab"):
                first.setdefault(as_text(side["representative_id"]), side)
        return [*first.values()][:most]


def _card(
    row: Row,
    members: _Members,
    excerpt: Excerpt,
    *,
    position: int,
    same: Mapping[str, Sequence[Row]],
    numbers: Mapping[str, int],
    words: Words,
) -> Card:
    limits = words.config.limits
    shown = limits.pairs if position < limits.full_cards else limits.pairs_after
    own = as_text(row["discrepancy_id"])
    owned = _owned(excerpt.values[own], same, row["entity"])
    values = [
        _value(side, same.get(as_text(side["representative_id"]), ()), words)
        for side in members.values(own, limits.marks)
        if as_text(side["representative_id"]) in owned
    ]
    said = (claim for value in owned for claim in same.get(value, ()))
    drawn = sorted(values, key=_time_order)
    entity, metric = visible(as_text(row["entity"])), words.name(as_text(row["metric"]))
    bounds = [b for v in drawn for b in (v.mark.low, v.mark.high) if b is not None]
    return Card(
        discrepancy_id=visible(as_text(row["discrepancy_id"])),
        rank=position + 1,
        verdict=as_text(row["verdict"]),
        severity=as_text(row["severity"]),
        entity=entity,
        metric=metric,
        unit=words.name(as_text(row["unit"])),
        state=words.relation(as_text(row["state"])),
        status=visible(as_text(row["status"])) or "open",
        values=list(_dated_values(as_text(row["values"]))),
        reason=visible(as_text(row["reason"])),
        decision=" · ".join(_decision(row, words)),
        facts=list(_facts(row)),
        spread=as_number(row["spread_ratio"]) or 0.0,
        article_numbers=_numbers({as_text(claim["article"]) for claim in said}, numbers),
        plot=_plot([value.mark for value in drawn], f"{entity} · {metric}", words),
        marks=drawn,
        hidden_marks=len(owned) - len(drawn),
        log_axis=_is_log(bounds, limits.log_spread),
        pairs=[_pair(pair, same, words) for pair in members.first(own, shown)],
        hidden_pairs=max(0, excerpt.counts[own] - shown),
    )


def _owned(values: Iterable[str], same: Mapping[str, Sequence[Row]], entity: object) -> list[str]:
    """Those of `values` that are of `entity`: a figure that another must fit may be of another."""
    return [v for v in values if v not in same or any(c["entity"] == entity for c in same[v])]


def _decision(row: Row, words: Words) -> Iterator[str]:
    """Yield what a reviewer decided: the note, the name, until when it counts."""
    yield from (visible(text) for c in ("note", "reviewer") if (text := as_text(row[c])))
    if until := as_text(row["until"]):
        yield f"{words.ui()['until']}{words.ui()['colon']}{visible(until)}"


def _facts(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the figures on a card; a missing one is left out."""
    spread = as_number(row["spread_ratio"])
    yield "spread", f"{spread:,.4g}×" if spread is not None else ""
    yield "n_claims", as_text(row["n_claims"])
    yield "n_articles", as_text(row["n_articles"])
    yield "n_sources", as_text(row["n_independent_sources"])
    yield "best_estimate", visible(as_text(row["best_estimate"]))
    yield "score", fixed(row["score"], 3)


def _dated_values(values: str) -> Iterator[tuple[str, str]]:
    """Yield each value and its period, of `2000万 (2024-05) | 4197.6万 (2024-09)`."""
    for part in filter(None, (part.strip() for part in visible(values).split(" | "))):
        value, bracket, period = part.rpartition(" (")
        yield (value, period.removesuffix(")")) if bracket else (part, "")


def _numbers(names: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Write the numbers of the articles that take part, as the page's filter reads them."""
    return " ".join(str(number) for number in sorted(numbers[name] for name in names))


def _is_log(bounds: Sequence[float], log_spread: float) -> bool:
    return bool(bounds) and min(bounds) > 0 and max(bounds) / min(bounds) > log_spread


def _plot(marks: Sequence[Mark], subject: str, words: Words) -> Markup:
    ui = words.ui()
    return timeline_svg(
        marks,
        title=f"{subject}{ui['colon']}{ui['timeline']}",
        unknown=ui["unknown_period"],
        log_spread=words.config.limits.log_spread,
        lang=words.lang,
    )


def _time_order(value: ValueView) -> tuple[bool, int, float, str]:
    day = value.mark.start or value.mark.end
    centre = value.mark.centre
    return (
        day is None,
        day.toordinal() if day else 0,
        0.0 if centre is None else centre,
        value.mark.label,
    )


def _side(pair: Row, prefix: str) -> Row:
    return {name: pair[prefix + name] for name in ("representative_id", *SIDE_COLUMNS)}


def _value(side: Row, same: Sequence[Row], words: Words) -> ValueView:
    names = {as_text(side["article"]), *(as_text(claim["article"]) for claim in same)}
    start, end = as_date(side["period_start"]), as_date(side["period_end"])
    basis = as_text(side["period_basis"])
    first, *others = [as_text(side["article"]), *sorted(names - {as_text(side["article"])})]
    mark = Mark(
        label=visible(signed_text(side["value_text"], side["value_high"])),
        note=visible(first) + (f" +{len(others)}" if others else ""),
        low=as_number(side["value_low"]),
        high=as_number(side["value_high"]),
        start=start,
        end=end,
        stated=basis == "explicit",
    )
    return ValueView(
        mark=mark,
        period=period_text(start, end) or words.config.ui["unknown_period"].get(words.lang),
        basis=words.of(words.config.period_bases, basis),
        articles=[first, *others],
    )


def _pair(pair: Row, same: Mapping[str, Sequence[Row]], words: Words) -> PairView:
    a, b = (_side_view(_side(pair, prefix), same, words) for prefix in ("a_", "b_"))
    ratio = as_number(pair["value_ratio"])
    return PairView(
        pair_id=visible(as_text(pair["pair_id"])),
        verdict=as_text(pair["verdict"]),
        a=a,
        b=b,
        rows=[
            Comparison(name, a.cells[name], b.cells[name], differs)
            for name in COMPARED
            if a.cells[name] or b.cells[name]
            for differs in [name in DECISIVE and a.cells[name] != b.cells[name]]
        ],
        relations=[
            (name, text)
            for name, text in (
                ("value_relation", words.relation(as_text(pair["value_relation"]))),
                ("value_ratio", "" if ratio is None else f"{ratio:,.4g}×"),
                ("period_relation", words.relation(as_text(pair["period_relation"]))),
                ("scope_relation", words.relation(as_text(pair["scope_relation"]))),
            )
            if text
        ],
        nli=[
            (name, f"{share:.2f}", round(min(max(share, 0.0), 1.0) * 100, 1))
            for name in NLI_CLASSES
            if (share := as_number(pair[f"nli_{name}"])) is not None
        ],
        p=fixed(pair["p_contradiction"], 2),
        reason=visible(as_text(pair["reason"])),
        same_article=as_text(pair["same_article"]) == "true",
    )


def _side_view(side: Row, same: Mapping[str, Sequence[Row]], words: Words) -> Side:
    config = words.config
    said = same.get(as_text(side["representative_id"]), ())
    lang = next((as_text(c["lang"]) for c in said), "")
    cells = {
        "value": visible(signed_text(side["value_text"], side["value_high"])),
        "read_as": bounds_text(as_number(side["value_low"]), as_number(side["value_high"])),
        "hedge": optional(config.hedges, side["hedge"], words),
        "period": period_text(as_date(side["period_start"]), as_date(side["period_end"])),
        "basis": optional(config.period_bases, side["period_basis"], words),
        "metric": words.name(as_text(side["metric"])),
        "scope": words.scope(as_text(side["scope"])),
        "modality": optional(config.modalities, side["modality"], words),
        "attribution": visible(as_text(side["attribution"])),
        "outlet": visible(as_text(side["outlet"])),
        "published": visible(as_text(side["published"])),
        "line": as_text(side["line"]),
    }
    return Side(
        article=visible(as_text(side["article"])),
        outlet=cells["outlet"],
        lang=lang if lang in get_args(Language) else "",
        quote=split_quote(as_text(side["quote"]), as_text(side["value_text"]), config.limits.quote),
        cells=cells,
    )
