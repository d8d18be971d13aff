"""The report's tables as Parquet: the columns of the CSV files with their types, for programs.

Numbers are not rounded, text is not protected from spreadsheets, and a date or a number that is
not known is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from detector.columns import TABLES, Column, ColumnType, names
from detector.files import writing_whole
from detector.records import require_columns
from detector.report_cells import is_missing

_ARROW: Final[dict[ColumnType, Any]] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def write_parquet(
    out: Path,
    articles: pd.DataFrame,
    claims: pd.DataFrame,
    pairs: Iterable[pd.DataFrame],
    discrepancies: pd.DataFrame,
) -> None:
    """Write articles.parquet and one file beside each CSV into the folder `out`.

    `pairs` come frame by frame.
    """
    tables: dict[str, Iterable[pd.DataFrame]] = {
        "articles": [articles],
        "claims": [claims],
        "pairs": pairs,
        "discrepancies": [discrepancies],
    }
    for name, frames in tables.items():
        schema = pa.schema([(column.name, _ARROW[column.type]) for column in TABLES[name]])
        with (
            writing_whole(_path(out, name)) as file,
            pq.ParquetWriter(file, schema, compression="zstd") as writer,
        ):
            for frame in frames:
                require_columns(frame, names(TABLES[name]), name)
                arrays = [_array(frame[column.name], column) for column in TABLES[name]]
                writer.write_table(pa.table(arrays, schema=schema))


def drop_parquet(out: Path) -> None:
    """Remove what an earlier run wrote, so that nobody mixes it with newer CSV files."""
    for name in TABLES:
        _path(out, name).unlink(missing_ok=True)


def _path(out: Path, name: str) -> Path:
    return out / f"{name}.parquet"


def _array(column: pd.Series[Any], schema: Column) -> pa.Array:
    cells = [None if is_missing(cell) else cell for cell in column.tolist()]
    if schema.type == "date":
        cells = [date.fromisoformat(cell) if cell else None for cell in cells]
    return pa.array(cells, _ARROW[schema.type])
