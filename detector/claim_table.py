"""Gather the claims of a stream of articles into one table, in little more memory than it takes."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from detector.claim_rows import Row
from detector.records import CLAIM_COLUMNS, CLAIM_WORKING_COLUMNS

COLUMNS: Final = (*CLAIM_COLUMNS, *CLAIM_WORKING_COLUMNS)

_AT_ONCE: Final = 20_000
"""Rows that are Python objects, some ten times as large, before they are columns."""

_TYPES: Final[dict[str, Any]] = {
    **dict.fromkeys((column for column in COLUMNS if column != "sketch"), "str"),
    **dict.fromkeys(("line", "char_start", "char_end", "n_claims"), "int64"),
    **dict.fromkeys(("value_low", "value_high", "margin"), "float64"),
    "sources": object,
    **dict.fromkeys(("metric_listed", "one_of_several"), "bool"),
}
"""Of all columns but `sketch`, which is told once for all claims of an article."""


class ClaimTable:
    """Rows of claims on their way into a table with CLAIM_COLUMNS and CLAIM_WORKING_COLUMNS."""

    def __init__(self) -> None:
        self._parts: list[pd.DataFrame] = []
        self._rows: list[Row] = []
        self._sketches: dict[str, int] = {}
        self._codes: list[int] = []

    def add(self, row: Row) -> None:
        """Add a claim; its `sketch` is shared by all claims of its article."""
        sketch = str(row["sketch"])
        self._codes.append(self._sketches.setdefault(sketch, len(self._sketches)))
        self._rows.append(row)
        if len(self._rows) >= _AT_ONCE:
            self._end_part()

    def table(self) -> pd.DataFrame:
        """All claims that were added, in order."""
        self._end_part()
        claims = pd.concat(self._parts, ignore_index=True)
        sketches = pd.Categorical.from_codes(self._codes, pd.Index(self._sketches, dtype="str"))
        in_order = sketches.reorder_categories(sketches.categories.sort_values())
        return claims.assign(sketch=in_order)[list(COLUMNS)]

    def _end_part(self) -> None:
        columns = {column: [row.get(column) for row in self._rows] for column in _TYPES}
        self._parts.append(pd.DataFrame(columns).astype(_TYPES))
        self._rows.clear()
