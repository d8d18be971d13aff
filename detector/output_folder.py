"""Own an output folder: one run at a time in it, and its files appear as a set or not at all.

A run holds `.lock` by the operating system, which frees it however the run ends; `.owner.json`
beside it says who holds it, and that it is still there tells the next run that one was cut short.

Files are first written to `.next`. Once that is whole and flushed it becomes `.ready` in one
rename, which is the moment the run is done; then each file is moved to its place. A run that was
killed before left nothing but `.next`, which is thrown away; one that was killed after left
`.ready`, and the next run moves what remains.
"""

from __future__ import annotations

import getpass
import json
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from errno import EISDIR
from os import strerror
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from detector.cache import CACHE
from detector.cache import FILE as CACHE_FILE
from detector.errors import OutputError
from detector.files import PROBE, cannot_write, sync_folder, write_whole
from detector.logs import log
from detector.parts import PARTS
from detector.stages import STAGES

LOCK: Final = ".lock"
OWNER: Final = ".owner.json"
NEXT: Final = ".next"
READY: Final = ".ready"
SCRATCH: Final = ".scratch"
_OWN: Final = (LOCK, STAGES, CACHE, f"{CACHE}/{CACHE_FILE}", PARTS)
"""What a run writes to in place, by its name in the folder; all else it replaces."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds an output folder; `run` names the run, `since` is UTC."""

    run: str
    pid: int
    host: str
    user: str
    since: str

    def __str__(self) -> str:
        started = datetime.fromisoformat(self.since)
        age = timedelta(seconds=max(0, round((datetime.now(UTC) - started).total_seconds())))
        return f"process {self.pid} of {self.user} on {self.host}, for {age}"


@contextmanager
def hold(out: Path) -> Iterator[str]:
    """Hold the existing folder `out` alone, once what a killed run left there is put right.

    Gives a name for this run; one that follows a killed run goes on under its name.
    Raises OutputError, naming the owner, when another process holds it.
    """
    _refuse_links(out)
    lock = FileLock(out / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"{out}: in use by {_owner(out) or 'another process'}; "
            "wait until it ends, or name another folder with --out"
        ) from error
    try:
        former = _owner(out)
        if former:
            log.warning(f"{out}: taken over from {former}; it was ended before it had finished")
        mine = _this_process(former.run if former else uuid.uuid4().hex)
        write_whole(out / OWNER, [json.dumps(asdict(mine)).encode()])
        _sweep(out)
        _move_ready(out)
        yield mine.run
    finally:
        with suppress(OSError):
            (out / OWNER).unlink(missing_ok=True)
        lock.release()


@contextmanager
def publishing(out: Path) -> Iterator[Path]:
    """Give a folder to write files to that take their places in `out` together, at the end.

    Raises OutputError when one cannot be put in its place. What was in `out` is left as it was
    when anything fails before all files are whole.
    """
    staged = out / NEXT
    try:
        staged.mkdir()
        yield staged
        for file in _files(staged):
            if (out / file).is_dir():
                raise cannot_write(out / file, IsADirectoryError(EISDIR, strerror(EISDIR)))
        os.replace(staged, out / READY)
        sync_folder(out)
    finally:
        _discard(staged)
    _move_ready(out)


@contextmanager
def scratch(out: Path) -> Iterator[Path]:
    """Give a folder in `out`, which the process holds, for tables that do not outlive the block."""
    folder = out / SCRATCH
    folder.mkdir()
    try:
        yield folder
    finally:
        _discard(folder)


def _refuse_links(out: Path) -> None:
    """Raise OutputError where writing or removing would reach through a link out of `out`."""
    for name in _OWN:
        if (out / name).is_symlink():
            raise OutputError(
                f"{out / name}: is a link, and what is behind it is not ours to write; remove it"
            )


def _move_ready(out: Path) -> None:
    """Move the files of a finished set to their places; those moved before a crash are done."""
    ready = out / READY
    if ready.is_symlink():  # nothing that a run has made
        ready.unlink()
    for file in _files(ready):
        try:
            (out / file).parent.mkdir(exist_ok=True)
            os.replace(ready / file, out / file)
            sync_folder((out / file).parent)
        except OSError as error:
            raise cannot_write(out / file, error) from error
    _discard(ready)


def _sweep(out: Path) -> None:
    """Remove what killed runs had begun to write."""
    _discard(out / NEXT)
    _discard(out / SCRATCH)
    for pattern in (f"{PROBE}*", ".*.tmp"):
        for left in out.glob(pattern):
            left.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    """All files below `folder`, relative to it, in order."""
    return sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())


def _discard(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _this_process(run: str) -> Owner:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number that has no name
        user = "unknown"
    now = datetime.now(UTC).isoformat()
    return Owner(run, os.getpid(), socket.gethostname(), user, now)


def _owner(out: Path) -> Owner | None:
    try:
        owner = Owner(**json.loads((out / OWNER).read_bytes()))
        datetime.fromisoformat(owner.since)
        return owner
    except (OSError, ValueError, TypeError):
        return None
