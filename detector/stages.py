"""The tables between stages on disk, so that a stage can be run alone and explained later.

A file is gzipped JSON lines: first the names and types of the columns, then one row a line. What
is read is what was written: every bit of a float, NaN and None apart, tuples as tuples.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from detector.errors import InputError
from detector.files import write_whole

STAGES: Final = "stages"
ORDER: Final = ("claims", "pairs", "judged")
"""The tables, each made from those before it."""

_LEVEL: Final = 6
_DAMAGE: Final = (
    AttributeError,  # the first line is no object
    EOFError,
    OSError,
    StopIteration,  # no first line
    TypeError,
    ValueError,
    zlib.error,
)


def write_stage(out: Path, name: str, frame: pd.DataFrame) -> None:
    """Write `frame` to `out`/stages/`name`.jsonl.gz: the same rows, the same bytes.

    Columns are of str, int, float, bool, or of objects that JSON can say; the index is left out.
    """
    write_whole(stage_path(out, name), _gzipped(_lines(frame)))


def drop_later_stages(out: Path, name: str) -> None:
    """Remove the tables that were made from an older `name`, so that nobody mixes the two."""
    for later in ORDER[ORDER.index(name) + 1 :]:
        stage_path(out, later).unlink(missing_ok=True)


def read_stage(out: Path, name: str, made_by: str) -> pd.DataFrame:
    """Read the table that `detector made_by` left in `out`; raises InputError if there is none."""
    path = stage_path(out, name)
    if not path.is_file():
        raise InputError(f"{path}: no such table; run `detector {made_by}` with --out {out} first")
    try:
        with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as file:
            schema = json.loads(next(file))
            rows = [json.loads(line) for line in file]
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        return pd.DataFrame(
            {
                column: pd.Series(list(map(_from_json, values)), dtype=dtype)
                for (column, dtype), values in zip(schema.items(), columns, strict=True)
            }
        )
    except _DAMAGE as error:
        raise InputError(f"{path}: damaged; run `detector {made_by}` again") from error


def stage_path(out: Path, name: str) -> Path:
    """Where the table `name` of the results in `out` lies."""
    return out / STAGES / f"{name}.jsonl.gz"


def _lines(frame: pd.DataFrame) -> Iterator[str]:
    yield _json({str(name): str(dtype) for name, dtype in frame.dtypes.items()})
    columns = [frame[name].tolist() for name in frame.columns]
    for row in zip(*columns, strict=True):
        yield _json(row)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_scalar) + "\n"


def _scalar(value: Any) -> object:
    """Return the Python value of a numpy one."""
    return value.item()


def _from_json(value: Any) -> Any:
    return tuple(map(_from_json, value)) if isinstance(value, list) else value


def _gzipped(lines: Iterable[str]) -> Iterator[bytes]:
    """Compress without a file name and a time in the header."""
    packer = zlib.compressobj(_LEVEL, wbits=31)
    for line in lines:
        yield packer.compress(line.encode("utf-8", "surrogatepass"))
    yield packer.flush()
