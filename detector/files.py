"""Write files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import BinaryIO, Final

from detector.errors import OutputError

PROBE: Final = ".write-test-"
"""How the names of files begin that only test whether a folder can be written."""


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`, all or none, as `writing_whole` does."""
    with writing_whole(path) as file:
        for piece in pieces:
            file.write(piece)


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a temporary file beside `path`; at the end flush it, and rename it to `path`.

    Missing folders are made. Raises OutputError, and leaves what was at `path` before.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)  # it could be a link to a file elsewhere
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def cannot_write(path: Path, error: OSError) -> OutputError:
    """Say that `path` cannot be written, why, and what to do."""
    reason = error.strerror or type(error).__name__
    remedy = (
        "make room and run again"
        if error.errno in {ENOSPC, EDQUOT}
        else "choose another folder, or make this one writable and close the file elsewhere"
    )
    return OutputError(f"{path}: cannot be written: {reason}; {remedy}")


def sync_folder(folder: Path) -> None:
    """Flush the names in `folder`: a rename survives a power cut only then. Not on Windows."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def prepare_folder(out: Path) -> None:
    """Make sure that reports can be written to `out` before hours of work; OutputError if not."""
    probe = out / f"{PROBE}{os.getpid()}"
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.unlink(missing_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written: {error.strerror}; name another folder with --out"
        ) from error
