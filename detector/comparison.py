"""Arithmetic on two claims: how their values, periods, scopes and definitions relate.

Every relation is computed once, on arrays of a whole pairs frame; the functions that take two
single values wrap the same code, so that a table of cases tests what runs.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from detector.comparison_config import ComparisonConfig, CurrencyConfig
from detector.period_relations import period_columns
from detector.records import require_columns
from detector.scope_relations import definition_relations, scope_relations
from detector.value_relations import value_columns

COMPARED_SIDE_COLUMNS: Final = (
    "value_low",
    "value_high",
    "hedge",
    "margin",
    "unit",
    "kind",
    "value_name",
    "value_kind",
    "published",
    "period_start",
    "period_end",
    "period_basis",
    "scope",
    "metric",
    "definition",
)
"""What comparing needs of each side, under the prefixes a_ and b_."""


def compare_pairs(
    pairs: pd.DataFrame, config: ComparisonConfig, currencies: CurrencyConfig
) -> pd.DataFrame:
    """Return `pairs` with its relations.

    Adds RELATION_COLUMNS and, for judging: `definition_relation`; `value_larger` (a, b or "": the
    side with the larger value); `value_converted` (two currencies met at a reference rate);
    `value_slip` (the power of ten by which they differ and by nothing else, or 0); `value_misprint`
    (they differ by that, or by a digit or two that changed places), `value_same_digits` (they have
    the same digits, three or more, in another order or at another power of ten);
    `period_whole` and `scope_whole` (the side that holds the other, or ""); `period_gap_days`
    (days between the two periods, 0 when they touch or are unknown). Raises InputError when
    `pairs` lacks one of COMPARED_SIDE_COLUMNS on a side.
    """
    needed = [f"{side}_{column}" for side in "ab" for column in COMPARED_SIDE_COLUMNS]
    require_columns(pairs, needed, "pairs")
    periods = period_columns(pairs)
    scopes = scope_relations(pairs, config)
    definitions = definition_relations(pairs, config)
    values = value_columns(pairs, config, currencies)
    return pairs.assign(
        **values,
        **periods,
        scope_relation=[relation for relation, _ in scopes],
        scope_whole=[whole for _, whole in scopes],
        definition_relation=definitions,
    )
