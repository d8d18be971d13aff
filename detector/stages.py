"""The tables between stages on disk, so that a stage can be run alone and explained later.

A file is Parquet. What is read is what was written: every bit of a float, NaN and None apart,
tuples as tuples. Text, numbers and flags are columns of their own type, which other programs read
and `read_stage` chooses rows by; a column of objects holds each cell as JSON. A table may be
written and read frame by frame, so that it is never held whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from io import BytesIO
from operator import and_
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO, Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from detector.errors import InputError
from detector.files import writing_whole

STAGES: Final = "stages"
ORDER: Final = ("claims", "pairs", "judged")
"""The tables, each made from those before it."""

FORMAT: Final = 2
"""Number of the form of the tables: raised when a column comes, goes or changes its meaning."""
_ROWS_IN_SPILL: Final = 1_024
"""Rows that are read at once: where tables are merged, those of each are in memory."""
_ROWS_AT_ONCE: Final = 50_000
"""Rows that are turned into Parquet at once."""
_METADATA: Final = b"detector"
"""Key of the file's metadata: `format`, and `dtypes`, the pandas types of the columns, as JSON."""
_DAMAGE: Final = (AttributeError, KeyError, OSError, TypeError, ValueError, pa.ArrowException)


@dataclass(frozen=True, slots=True)
class StageTable:
    """A table on disk whose frames are read one by one as they were written, as often as asked."""

    path: Path
    made_by: str

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """Yield the frames in order; raises InputError where the table is missing or damaged."""
        with _reading(self.path, self.made_by) as dtypes:
            file = pq.ParquetFile(self.path, page_checksum_verification=True)
            for group in range(file.num_row_groups):
                yield _frame(file.read_row_group(group), dtypes)


@dataclass(frozen=True, slots=True)
class Spill:
    """A frame that a run put on disk for itself, read piece by piece, as often as asked.

    Arrow's stream format, as a Parquet reader holds a page of every column: too much where there
    are many such tables.
    """

    path: Path

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """Yield the pieces in order, at least one."""
        with self.path.open("rb") as file, pa.ipc.open_stream(file) as pieces:
            dtypes = json.loads(pieces.schema.metadata[_METADATA])["dtypes"]
            for piece in pieces:
                yield _frame(pa.Table.from_batches([piece]), dtypes)


def spill(path: Path, frame: pd.DataFrame) -> Spill:
    """Put `frame` on disk at `path`."""
    table = _arrow(frame)
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with (
        writing_whole(path) as file,
        pa.ipc.new_stream(file, table.schema, options=options) as stream,
    ):
        for start in range(0, max(1, len(table)), _ROWS_IN_SPILL):
            stream.write_batch(_batch(table.slice(start, _ROWS_IN_SPILL)))
    return Spill(path)


def _batch(table: pa.Table) -> pa.RecordBatch:
    arrays = [column.combine_chunks() for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, schema=table.schema)


def write_stage(out: Path, name: str, frame: pd.DataFrame) -> None:
    """Write `frame` to `out`/stages/`name`.parquet: the same rows, the same bytes."""
    starts = range(0, max(1, len(frame)), _ROWS_AT_ONCE)
    pieces = (frame.iloc[start : start + _ROWS_AT_ONCE] for start in starts)
    write_frames(stage_path(out, name), pieces)


def write_frames(path: Path, frames: Iterable[pd.DataFrame]) -> None:
    """Write `frames`, of the same columns and at least one, as one table; all or none.

    A table that lies on disk already is copied as it is.
    """
    if isinstance(frames, StageTable):
        with writing_whole(path) as file, frames.path.open("rb") as made:
            copyfileobj(made, file)
        return
    with writing_frames(path) as write:
        for frame in frames:
            write(frame)


@contextmanager
def writing_frames(path: Path) -> Iterator[Callable[[pd.DataFrame], None]]:
    """Give what adds a frame to the table at `path`, which appears when all are written."""
    with writing_whole(path) as file:
        table = _Table(file)
        try:
            yield table.add
        finally:
            table.close()


def packed(frame: pd.DataFrame, facts: object = None) -> bytes:
    """`frame` as Parquet, and with it `facts`, which JSON can say."""
    file = BytesIO()
    table = _Table(file, {} if facts is None else {"facts": facts})
    table.add(frame)
    table.close()
    return file.getvalue()


class _Table:
    """A table that is being written; each frame is a group of rows.

    Columns are of str, int, float, bool, of categories of str, or of objects that JSON can say; the
    index is left out.
    """

    def __init__(self, file: BinaryIO, told: Mapping[str, object] | None = None) -> None:
        self._file = file
        self._told = told or {}
        self._writer: pq.ParquetWriter | None = None

    def add(self, frame: pd.DataFrame) -> None:
        """Write the rows of `frame`."""
        table = _arrow(frame, **self._told)
        if self._writer is None:
            self._writer = pq.ParquetWriter(
                self._file, table.schema, compression="zstd", write_page_checksum=True
            )
        self._writer.write_table(table, row_group_size=max(1, len(table)))

    def close(self) -> None:
        """Write what ends the file."""
        if self._writer is not None:
            self._writer.close()


def unpacked(content: bytes) -> tuple[pd.DataFrame, Any]:
    """What was `packed`; raises InputError where it is damaged, or packed by another version."""
    try:
        file = pq.ParquetFile(BytesIO(content), page_checksum_verification=True)
        told = json.loads(file.schema_arrow.metadata[_METADATA])
        if told.get("format") != FORMAT:
            raise InputError("written by another version of detector")
        return _frame(file.read(), told["dtypes"]), told.get("facts")
    except _DAMAGE as error:
        raise InputError("damaged") from error


def drop_later_stages(out: Path, name: str) -> None:
    """Remove the tables that were made from an older `name`, so that nobody mixes the two."""
    for later in ORDER[ORDER.index(name) + 1 :]:
        stage_path(out, later).unlink(missing_ok=True)


def open_stage(out: Path, name: str, made_by: str) -> StageTable:
    """The table that `detector made_by` left in `out`, to be read frame by frame.

    Raises InputError if there is none.
    """
    table = StageTable(stage_path(out, name), made_by)
    with _reading(table.path, made_by):
        return table


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
    filters = [
        pc.field(column).isin(pa.array(sorted(texts), pa.string()))
        for column, texts in (where or {}).items()
    ]
    with _reading(path, made_by) as dtypes:
        table = pq.read_table(
            path,
            columns=list(columns or dtypes),
            filters=reduce(and_, filters) if filters else None,
            page_checksum_verification=True,
            partitioning=None,  # a folder above may be called month=05
        )
        return _frame(table, dtypes)


@contextmanager
def _reading(path: Path, made_by: str) -> Iterator[dict[str, str]]:
    """Give the pandas types of the table at `path`; say what keeps it from being read."""
    if not path.is_file():
        raise InputError(
            f"{path}: no such table; run `detector {made_by}` with --out {path.parent.parent} first"
        )
    try:
        known = json.loads(pq.read_schema(path).metadata[_METADATA])
        if known.get("format") != FORMAT:
            raise InputError(
                f"{path}: written by another version of detector; run `detector {made_by}` again"
            )
        yield known["dtypes"]
    except _DAMAGE as error:
        raise InputError(f"{path}: damaged; run `detector {made_by}` again") from error


def _frame(table: pa.Table, dtypes: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame({c: _restored(table[c], dtypes[c]) for c in table.column_names})


def stage_path(out: Path, name: str) -> Path:
    """Where the table `name` of the results in `out` lies."""
    return out / STAGES / f"{name}.parquet"


def _arrow(frame: pd.DataFrame, **told: object) -> pa.Table:
    """`frame` with what it takes to restore it, and `told`, in its metadata."""
    dtypes = {str(column): str(dtype) for column, dtype in frame.dtypes.items()}
    table = pa.table({column: _stored(frame[column]) for column in dtypes})
    known = json.dumps({"format": FORMAT, "dtypes": dtypes, **told})
    return table.replace_schema_metadata({_METADATA: known})


def _stored(column: pd.Series[Any]) -> pa.Array:
    if column.dtype == object:
        return pa.array([_json(cell) for cell in column], pa.string())
    if column.dtype == "str":
        return pa.array(column, pa.string())
    if column.dtype == "category":
        return pa.array(column.cat.remove_unused_categories())
    return pa.array(column.to_numpy())  # not from the series: its NaN would become null


def _restored(column: pa.ChunkedArray, dtype: str) -> pd.Series[Any]:
    if dtype == "category":
        return pd.Series(column.unify_dictionaries().to_pandas())
    if dtype != "object":
        return pd.Series(column.to_pandas(), dtype=dtype)
    coded = column.combine_chunks().dictionary_encode()  # equal cells are parsed once
    cells = [_from_json(json.loads(text)) for text in coded.dictionary.to_pylist()]
    return pd.Series([cells[code] for code in coded.indices.to_pylist()], dtype=object)


def _scalar(value: Any) -> object:
    """Return the Python value of a numpy one."""
    return value.item()


_json: Final = json.JSONEncoder(separators=(",", ":"), default=_scalar).encode


def _from_json(value: Any) -> Any:
    return tuple(map(_from_json, value)) if isinstance(value, list) else value
