"""The tables between stages on disk, so that a stage can be run alone and explained later.

A file is Parquet. What is read is what was written: every bit of a float, NaN and None apart,
tuples as tuples. Text, numbers and flags are columns of their own type, which other programs read
and `read_stage` chooses rows by; a column of objects holds each cell as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from io import BytesIO
from operator import and_
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from detector.errors import InputError
from detector.files import write_whole

STAGES: Final = "stages"
ORDER: Final = ("claims", "pairs", "judged")
"""The tables, each made from those before it."""

FORMAT: Final = 1
"""Number of the form of the tables: raised when a column comes, goes or changes its meaning."""
_METADATA: Final = b"detector"
"""Key of the file's metadata: `format`, and `dtypes`, the pandas types of the columns, as JSON."""
_DAMAGE: Final = (AttributeError, KeyError, OSError, TypeError, ValueError, pa.ArrowException)


def write_stage(out: Path, name: str, frame: pd.DataFrame) -> None:
    """Write `frame` to `out`/stages/`name`.parquet: the same rows, the same bytes."""
    write_whole(stage_path(out, name), [packed(frame)])


def packed(frame: pd.DataFrame, facts: object = None) -> bytes:
    """`frame` as Parquet, and with it `facts`, which JSON can say.

    Columns are of str, int, float, bool, or of objects that JSON can say; the index is left out.
    """
    dtypes = {str(column): str(dtype) for column, dtype in frame.dtypes.items()}
    table = pa.table({column: _stored(frame[column]) for column in dtypes})
    told = {"format": FORMAT, "dtypes": dtypes} | ({} if facts is None else {"facts": facts})
    file = BytesIO()
    pq.write_table(
        table.replace_schema_metadata({_METADATA: json.dumps(told)}),
        file,
        compression="zstd",
        write_page_checksum=True,
    )
    return file.getvalue()


def unpacked(content: bytes) -> tuple[pd.DataFrame, Any]:
    """What was `packed`; raises InputError where it is damaged, or packed by another version."""
    try:
        file = pq.ParquetFile(BytesIO(content), page_checksum_verification=True)
        told = json.loads(file.schema_arrow.metadata[_METADATA])
        if told.get("format") != FORMAT:
            raise InputError("written by another version of detector")
        dtypes, table = told["dtypes"], file.read()
        frame = pd.DataFrame({c: _restored(table[c], dtypes[c]) for c in table.column_names})
        return frame, told.get("facts")
    except _DAMAGE as error:
        raise InputError("damaged") from error


def drop_later_stages(out: Path, name: str) -> None:
    """Remove the tables that were made from an older `name`, so that nobody mixes the two."""
    for later in ORDER[ORDER.index(name) + 1 :]:
        stage_path(out, later).unlink(missing_ok=True)


def read_stage(
    out: Path,
    name: str,
    made_by: str,
    *,
    columns: Sequence[str] | None = None,
    where: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Read the table that `detector made_by` left in `out`; raises InputError if there is none.

    Only `columns`, where given, and only rows whose text in each column of `where` is one of
    those named: what is left out is never turned into Python objects.
    """
    path = stage_path(out, name)
    if not path.is_file():
        raise InputError(f"{path}: no such table; run `detector {made_by}` with --out {out} first")
    filters = [
        pc.field(column).isin(pa.array(sorted(texts), pa.string()))
        for column, texts in (where or {}).items()
    ]
    try:
        known = json.loads(pq.read_schema(path).metadata[_METADATA])
        if known.get("format") != FORMAT:
            raise InputError(
                f"{path}: written by another version of detector; run `detector {made_by}` again"
            )
        dtypes = known["dtypes"]
        table = pq.read_table(
            path,
            columns=list(columns or dtypes),
            filters=reduce(and_, filters) if filters else None,
            page_checksum_verification=True,
            partitioning=None,  # a folder above may be called month=05
        )
        return pd.DataFrame({c: _restored(table[c], dtypes[c]) for c in table.column_names})
    except _DAMAGE as error:
        raise InputError(f"{path}: damaged; run `detector {made_by}` again") from error


def stage_path(out: Path, name: str) -> Path:
    """Where the table `name` of the results in `out` lies."""
    return out / STAGES / f"{name}.parquet"


def _stored(column: pd.Series[Any]) -> pa.Array:
    if column.dtype == object:
        return pa.array([_json(cell) for cell in column], pa.string())
    if column.dtype == "str":
        return pa.array(column, pa.string())
    return pa.array(column.to_numpy())  # not from the series: its NaN would become null


def _restored(column: pa.ChunkedArray, dtype: str) -> pd.Series[Any]:
    if dtype != "object":
        return pd.Series(column.to_pandas(), dtype=dtype)
    coded = column.combine_chunks().dictionary_encode()  # equal cells are parsed once
    cells = [_from_json(json.loads(text)) for text in coded.dictionary.to_pylist()]
    return pd.Series([cells[code] for code in coded.indices.to_pylist()], dtype=object)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), default=_scalar)


def _scalar(value: Any) -> object:
    """Return the Python value of a numpy one."""
    return value.item()


def _from_json(value: Any) -> Any:
    return tuple(map(_from_json, value)) if isinstance(value, list) else value
