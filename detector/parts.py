"""Parts of a run's work as Parquet files on any path of fsspec: a part that is whole is done.

A part lies in the folder of its kind, named by the hash of what it holds or was made from, so that
whoever makes it again writes the same bytes to the same place. It appears in one rename; one that
is damaged all the same counts as missing.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import fsspec
import pandas as pd

from detector.errors import InputError, OutputError
from detector.stages import packed, unpacked

PARTS: Final = "parts"
"""The folder of the parts in an output folder, unless the user names another place."""

Kind = Literal["articles", "readings", "claims", "pairs", "texts", "scores"]

OUTCOME: Final[Mapping[Kind, Kind]] = {
    "articles": "readings",
    "claims": "pairs",
    "texts": "scores",
}
"""What work on a part of each kind gives: a part of another kind under the same name."""


class Parts:
    """The parts at `url`, a folder or a URL such as s3://bucket/folder."""

    def __init__(self, url: str) -> None:
        """Raises InputError where `url` needs a library that is missing."""
        self.url = url if "://" in url else str(Path(url).absolute())
        try:
            self._files, root = fsspec.core.url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            raise InputError(f"{url}: {error}; install what it needs, or name a folder") from error
        self._root = root.rstrip("/")

    def prepare(self) -> None:
        """Make the folders; raises OutputError where that cannot be done."""
        try:
            for kind in (*OUTCOME, *OUTCOME.values()):
                self._files.makedirs(f"{self._root}/{kind}", exist_ok=True)
        except OSError as error:
            raise self._not_written(error) from error

    def write(self, kind: Kind, name: str, frame: pd.DataFrame, facts: object = None) -> None:
        """Write a part, whole or not at all; raises OutputError."""
        path = self._path(kind, name)
        new = f"{path}.{uuid.uuid4().hex}.tmp"
        try:
            self._files.pipe_file(new, packed(frame, facts))
            self._files.mv(new, path)
        except OSError as error:
            raise self._not_written(error) from error

    def read(self, kind: Kind, name: str) -> tuple[pd.DataFrame, Any] | None:
        """The frame and the facts of a part; None where there is none that is whole."""
        try:
            return unpacked(self._files.cat_file(self._path(kind, name)))
        except (FileNotFoundError, InputError):
            return None
        except OSError as error:
            raise InputError(f"{self.url}: cannot be read: {error}") from error

    def _path(self, kind: Kind, name: str) -> str:
        return f"{self._root}/{kind}/{name}.parquet"

    def _not_written(self, error: OSError) -> OutputError:
        reason = error.strerror or str(error) or type(error).__name__
        return OutputError(f"{self.url}: cannot be written: {reason}; name another place")
