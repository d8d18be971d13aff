"""Write files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from detector.errors import OutputError


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to a temporary file beside `path`, flush it, and rename it to `path`.

    Missing folders are made. Raises OutputError, and leaves what was at `path` before.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"{path}: cannot be written: {reason}; "
            "choose another folder, or make this one writable and close the file elsewhere"
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def prepare_folder(out: Path) -> None:
    """Make sure that reports can be written to `out` before hours of work; OutputError if not."""
    probe = out / f".write-test-{os.getpid()}"
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written: {error.strerror}; name another folder with --out"
        ) from error
