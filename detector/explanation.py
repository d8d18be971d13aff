"""Tell step by step how a claim, a pair or a discrepancy came about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from detector.errors import InputError
from detector.records import rows_of

_PERIOD_BASES = {
    "explicit": "stated in the text",
    "relative": "worked out from the article's date or from what the text said before",
    "article_date": "none in the text; the article's own date",
    "unknown": "none in the text, and the article has no date",
}

Row = dict[str, Any]


def explain(
    identifier: str, claims: pd.DataFrame, pairs: pd.DataFrame, discrepancies: pd.DataFrame
) -> str:
    """The trace of the claim, pair or discrepancy with this id; InputError if there is none."""
    for row in _having(pairs, "pair_id", identifier):
        return "\n".join(_pair(row))
    for row in _having(claims, "claim_id", identifier):
        return "\n".join(_claim(row, "claim"))
    for row in _having(discrepancies, "discrepancy_id", identifier):
        return "\n".join(_discrepancy(row, pairs))
    raise InputError(f"{identifier}: no claim, pair or discrepancy of these results has this id")


def _having(table: pd.DataFrame, column: str, value: str) -> list[Row]:
    return rows_of(table[table[column] == value].head(1))


def _discrepancy(row: Row, pairs: pd.DataFrame) -> Iterable[str]:
    yield f"discrepancy {row['discrepancy_id']}: {row['entity']}, {row['metric']}"
    yield f"  verdict {row['verdict']}, severity {row['severity']}, score {row['score']}"
    yield f"  values {row['values']}"
    yield f"  {row['reason']}"
    for pair in rows_of(pairs[pairs["discrepancy_id"] == row["discrepancy_id"]]):
        yield (
            f"  pair {pair['pair_id']}: {pair['a_value_text']} ({pair['a_period_start']}) and "
            f"{pair['b_value_text']} ({pair['b_period_start']}): {pair['verdict']}"
        )


def _pair(row: Row) -> Iterable[str]:
    yield f"pair {row['pair_id']}: {row['entity']}, {row['metric']}"
    for side in "ab":
        yield from _claim({k[2:]: v for k, v in row.items() if k.startswith(f"{side}_")}, side)
    yield "relations"
    yield f"  values   {row['value_relation']}, larger / smaller {_number(row['value_ratio'])}"
    yield f"  periods  {row['period_relation']}, {_number(row['period_gap_days'])} days apart"
    yield f"  scopes   {row['scope_relation']}"
    yield f"  meanings {row['definition_relation']}"
    yield "NLI: entailment, neutral, contradiction"
    for premise, hypothesis in ("ab", "ba"):
        scores = row.get(f"nli_{premise}{hypothesis}")
        told = (
            ", ".join(f"{p:.4f}" for p in scores) if scores else "not scored; run `detector score`"
        )
        yield f"  {premise} as premise of {hypothesis}: {told}"
    yield f"verdict {row['verdict']} by rule {row['rule']}"
    yield (
        f"  P(contradiction) {_number(row['p_contradiction'])}, score {_number(row['score'])}, "
        f"severity {row['severity']}"
    )
    yield f"  {row['reason']}"


def _claim(row: Row, name: str) -> Iterable[str]:
    yield (
        f"{name} {row['claim_id']}: {row['article']}, line {row['line']}, "
        f"characters {row['char_start']}-{row['char_end']}"
    )
    yield f"  original  {row['quote']}"
    yield f"  cleaned   {row['statement']}"
    yield _value(row)
    yield (
        f"  period    {row['period_start'] or '?'} .. {row['period_end'] or '?'} "
        f"({row['period_granularity']}): {_PERIOD_BASES.get(str(row['period_basis']), '')}"
    )
    if row["period_basis"] == "article_date":
        yield f"            article dated {row['published']} ({row['published_basis']})"
    yield f"  scope     {row['scope'] or 'not stated'}; modality {row['modality']}"
    yield f"  source    {row['attribution'] or 'none cited'}; outlet {row['outlet'] or 'unknown'}"


def _value(row: Row) -> str:
    if row["kind"] == "name":
        known = row["value_kind"] or "not in the table of entities"
        return f"  name      {row['value_text']} = {row['value_name']} ({known})"
    return (
        f"  quantity  {row['value_text']} = {_number(row['value_low'])} .. "
        f"{_number(row['value_high'])} {row['unit']}, {row['hedge']}, "
        f"rounded to ± {_number(row['margin'])}"
    )


def _number(value: Any) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return "-"
    return f"{value:.12g}" if isinstance(value, (int, float)) else str(value)
