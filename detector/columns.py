"""The columns of the tables that users read: name, type, meaning and unit, said once.

The CSV and Parquet writers, `read_table` and docs/reference/columns.md all go by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

ColumnType = Literal["text", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `unit` is what its numbers count or are measured in."""

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""


Table = tuple[Column, ...]

_ENTITY: Final = Column("entity", "text", "who or what the value is about, by its canonical name")
_UNIT: Final = Column(
    "unit",
    "text",
    "what value_low and value_high are in: CNY, users, percent, rank...; `date` and `name` where "
    "the value is one",
)
_VALUE_LOW: Final = Column("value_low", "number", "lower bound as worded; empty if open", "`unit`")
_VALUE_HIGH: Final = Column(
    "value_high", "number", "upper bound as worded; equal to value_low for one number", "`unit`"
)

SIDE: Final[Table] = (
    Column("article", "text", "the article, by its path below the folder read, or by its id"),
    Column("outlet", "text", "who published it; empty if unknown"),
    Column("published", "date", "its date, stated or inferred; empty if unknown"),
    Column("line", "integer", "line of the file on which the value begins", "lines, from 1"),
    Column(
        "char_start", "integer", "where the value begins in the original text", "characters, from 0"
    ),
    Column(
        "char_end", "integer", "where it ends, exclusive, in the original", "characters, from 0"
    ),
    Column("value_text", "text", "the value as the article writes it"),
    _VALUE_LOW,
    _VALUE_HIGH,
    Column(
        "hedge",
        "text",
        "how the value is worded: exact, about, over, at_least, under, nearly, range, "
        "order_of_magnitude",
    ),
    Column("period_start", "date", "first day that the value holds for; empty if unknown"),
    Column("period_end", "date", "last day that it holds for, inclusive; empty if unknown"),
    Column(
        "period_basis",
        "text",
        "what the period rests on: explicit (a date in the text), relative (an expression such as "
        "last year), article_date, unknown",
    ),
    Column("scope", "text", "what the value is limited to (scopes.yaml); empty if nothing is said"),
    Column(
        "modality",
        "text",
        "how it is asserted: actual, estimate, forecast, target, rumour, denied, hypothetical",
    ),
    Column("attribution", "text", "the source that the article cites for it; empty if none"),
    Column("metric", "text", "what is measured, ranked or dated (metrics.yaml)"),
    Column("quote", "text", "the sentence, cut from the original unchanged"),
)
"""What describes one side of a pair, in the order of the reports."""

CLAIMS: Final[Table] = (
    Column("claim_id", "text", "fingerprint of what is claimed and in which article"),
    Column("representative_id", "text", "claims that share it say the same and count as one value"),
    *SIDE,
    _ENTITY,
    _UNIT,
    Column("lang", "text", "language of the article: zh-Hans, zh-Hant, en, und"),
    Column("kind", "text", "what the value is: quantity, rank, date, name, relation"),
)
"""`claims.csv`: one row a claim."""

_RANK: Final = Column("rank", "integer", "place in the table, the most urgent first", "from 1")
_SCORE: Final = Column("score", "number", "how much a reviewer should look at it", "0 to 1")
_VERDICT: Final = Column(
    "verdict",
    "text",
    "contradiction, undetermined, forecast, definition, drift, compatible, agreement",
)
_SEVERITY: Final = Column("severity", "text", "high, medium, low, info: the score in steps")
_STATUS: Final = Column(
    "status", "text", "what a reviewer decided: open (nothing yet), accepted, ignored, fixed"
)
_REASON: Final = Column("reason", "text", "why it has its verdict, in a sentence")

RELATIONS: Final[Table] = (
    Column(
        "value_relation",
        "text",
        "equal, within_rounding, overlap, disjoint, incomparable_units",
    ),
    Column("value_ratio", "number", "the larger value over the smaller one", "ratio, at least 1"),
    Column(
        "period_relation",
        "text",
        "same, contains, overlaps, adjacent, disjoint, unknown, not_applicable",
    ),
    Column("scope_relation", "text", "same, one_unstated, part_of, different"),
)
NLI: Final[Table] = (
    Column("nli_entailment", "number", "of the NLI model, in the direction below", "probability"),
    Column("nli_neutral", "number", "of the NLI model, in the direction below", "probability"),
    Column(
        "nli_contradiction",
        "number",
        "of the NLI model, in the direction that contradicts more; empty if not scored",
        "probability",
    ),
)


def of_side(side: str) -> Table:
    """SIDE as the columns of side `a` or `b` of a pair."""
    return tuple(replace(column, name=f"{side}_{column.name}") for column in SIDE)


PAIRS: Final[Table] = (
    Column("pair_id", "text", "fingerprint of the two values that are compared"),
    _RANK,
    _SCORE,
    _VERDICT,
    _SEVERITY,
    _ENTITY,
    Column("metric", "text", "the metric of side a"),
    _UNIT,
    *of_side("a"),
    *of_side("b"),
    *RELATIONS,
    *NLI,
    Column(
        "p_contradiction",
        "number",
        "P(contradiction), fused from relations and model, within the limits of the verdict",
        "probability",
    ),
    _REASON,
    Column("discrepancy_id", "text", "the discrepancy it belongs to; empty if it is of none"),
    _STATUS,
    Column("same_article", "boolean", "whether both sides stand in one article"),
    Column("a_representative_id", "text", "the claims of claims.csv that side a stands for"),
    Column("b_representative_id", "text", "the claims of claims.csv that side b stands for"),
)
"""`pairs.csv`: one row a scored pair of representatives; their ids lead to claims.csv."""

DISCREPANCIES: Final[Table] = (
    Column("discrepancy_id", "text", "fingerprint of the values; another one if they change"),
    _RANK,
    _SCORE,
    replace(_VERDICT, meaning="that of the pair that decides: a contradiction before all others"),
    _SEVERITY,
    _ENTITY,
    Column("metric", "text", "the metric that most of its claims state"),
    replace(_UNIT, meaning="the unit of most of these claims"),
    Column("n_claims", "integer", "claims about it", "claims"),
    Column("n_articles", "integer", "articles that make them", "articles"),
    Column(
        "n_independent_sources",
        "integer",
        "outlets and texts behind them, copies and rewrites counted once",
        "sources",
    ),
    Column("values", "text", "its values in order of time, for a person"),
    replace(_VALUE_LOW, meaning="the lowest stated value; empty for dates and names"),
    replace(_VALUE_HIGH, meaning="the highest stated value"),
    Column("spread_ratio", "number", "value_high over value_low; empty if not above 0", "ratio"),
    Column("period_start", "date", "first day of all its periods; empty if unknown"),
    Column("period_end", "date", "last day of all its periods; empty if unknown"),
    Column("best_estimate", "text", "the value with the most support, if one stands out"),
    _REASON,
    Column("state", "text", "against the last run in the same folder: new, persisting, resolved"),
    _STATUS,
    Column("reviewer", "text", "who decided"),
    Column("note", "text", "why"),
    Column("until", "date", "last day that the decision counts; empty if it has no end"),
)
"""`discrepancies.csv`: one row an entity and metric family whose values differ."""

ARTICLES: Final[Table] = (
    replace(SIDE[0], meaning="its name, as in the other tables"),
    Column(
        "path",
        "text",
        "where it lies, as seen from the working directory, or its url; empty if neither is known",
    ),
    Column("title", "text", "its headline, or how its text begins"),
    *SIDE[1:3],
    Column(
        "published_basis",
        "text",
        "what its date rests on: manifest, front_matter, field, meta, dateline, file_name, "
        "inferred, unknown",
    ),
    Column("lang", "text", "zh-Hans, zh-Hant, en, und"),
    Column("digest", "text", "SHA-256 of its original text, in hexadecimal"),
)
"""One row an article that was read."""

TABLES: Final[Mapping[str, Table]] = {
    "discrepancies": DISCREPANCIES,
    "pairs": PAIRS,
    "claims": CLAIMS,
    "articles": ARTICLES,
}
"""By the names of the files; articles are written as Parquet only."""


def names(table: Table) -> tuple[str, ...]:
    """The names of the columns, in order."""
    return tuple(column.name for column in table)


def names_of_type(*types: ColumnType) -> frozenset[str]:
    """The columns of these types in any table; a name has one type in all of them."""
    return frozenset(c.name for table in TABLES.values() for c in table if c.type in types)
