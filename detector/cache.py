"""What earlier runs computed, in one SQLite file: sealed entries by the hash of what they tell of.

SQLite is in the standard library and well kept, and a transaction of its write-ahead log is there
whole or not at all after a crash. Entries are bytes under a checksum; nothing in the file is code.
A cache is never needed: where it cannot be read or written, one line says so and work goes on.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from detector.logs import log

CACHE: Final = "cache"
"""The folder of the cache in an output folder, unless the user names another one."""
FILE: Final = "cache.sqlite"

_ASKED: Final = 500
"""Keys in one query; SQLite takes some thousands."""

_KEPT_DAYS: Final = 30
_TOUCHED_DAYS: Final = 7
"""How long an unused entry is kept, and how old its date of use may be before it is renewed."""

_SCHEMA: Final = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, used INTEGER, sealed BLOB);
"""
_SEAL_BYTES: Final = 4


def key_of(*parts: str | bytes) -> bytes:
    """16 bytes that stand for these parts, in this order."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(json.dumps([len(part) for part in parts]).encode())
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
    return digest.digest()


class Cache:
    """Entries by key. With `fresh`, nothing is found, and what is put replaces what was there.

    `today` counts days since 1970; an entry that nobody has asked for in 30 days is dropped.
    """

    def __init__(self, folder: Path, *, fresh: bool = False, today: int | None = None) -> None:
        self._path = folder / FILE
        self._fresh = fresh
        self._today = int(time.time() // 86_400) if today is None else today
        self._damaged = 0
        self._db: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = self._opened()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The entries that are there and whole, by key."""
        found: dict[bytes, bytes] = {}
        if self._db is None or self._fresh:
            return found
        stale: list[bytes] = []
        try:
            for batch in batches(keys, _ASKED):
                marks = ",".join("?" * len(batch))
                query = f"SELECT key, used, sealed FROM entry WHERE key IN ({marks})"  # noqa: S608
                for key, used, sealed in self._db.execute(query, batch):
                    if not _is_whole(key, sealed):
                        self._damaged += 1
                        continue
                    found[key] = sealed[_SEAL_BYTES:]
                    if used < self._today - _TOUCHED_DAYS:
                        stale.append(key)
            with self._db:
                touched = ((self._today, key) for key in stale)
                self._db.executemany("UPDATE entry SET used = ? WHERE key = ?", touched)
        except sqlite3.Error as error:
            self._give_up(error)
        return found

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep these entries, all of them or none."""
        if self._db is None:
            return
        rows = [(key, self._today, _sealed(key, content)) for key, content in entries.items()]
        try:
            with self._db:
                self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Drop what nobody uses any more, and tell of damaged entries."""
        if self._damaged:
            log.warning(f"{self._path}: {self._damaged} damaged entries were computed anew")
        if self._db is None:
            return
        try:
            with self._db:
                self._db.execute("DELETE FROM entry WHERE used < ?", [self._today - _KEPT_DAYS])
            self._db.close()
        except sqlite3.Error as error:
            self._give_up(error)

    def _opened(self) -> sqlite3.Connection:
        """Open the file; one that is no database is begun anew."""
        try:
            return self._connected()
        except sqlite3.OperationalError:  # locked, read-only, disk full: not the file's fault
            raise
        except sqlite3.DatabaseError as error:
            log.warning(f"{self._path}: damaged ({error}); the cache is begun anew")
            for end in ("", "-wal", "-shm"):
                self._path.with_name(FILE + end).unlink(missing_ok=True)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=30)
        try:
            database.executescript(_SCHEMA)
            database.execute("SELECT key, used, sealed FROM entry LIMIT 1").fetchone()
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _give_up(self, error: Exception) -> None:
        log.warning(f"{self._path}: {error}; the run goes on without cache")
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def batches(items: Sequence[bytes], size: int) -> Iterator[list[bytes]]:
    """Cut `items` into lists of at most `size`, in order."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def _sealed(key: bytes, content: bytes) -> bytes:
    return zlib.crc32(content, zlib.crc32(key)).to_bytes(_SEAL_BYTES, "big") + content


def _is_whole(key: bytes, sealed: object) -> bool:
    return isinstance(sealed, bytes) and sealed == _sealed(key, sealed[_SEAL_BYTES:])
