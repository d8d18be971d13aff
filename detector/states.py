"""What is new, persists or is resolved since the last run in the same output folder.

A discrepancy persists while its id does, that is while nothing joins or leaves its values. Once
something does, it is new: a reviewer should look again. It is resolved when its entity and metric
family have no discrepancy any more; it is then listed one last time, below all others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from pydantic import TypeAdapter

from detector.files import write_whole
from detector.logs import log
from detector.records import DISCREPANCY_COLUMNS, rows_of
from detector.stages import STAGES

State = Literal["new", "persisting", "resolved"]
STATES: Final[tuple[State, ...]] = ("new", "persisting", "resolved")

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class History:
    """The discrepancies that run `run` found, and those of the run before it.

    Rows have DISCREPANCY_COLUMNS and `family`.
    """

    run: str = ""
    found: Rows = field(default_factory=list)
    before: Rows = field(default_factory=list)

    def last_run(self, run: str) -> Rows:
        """What to compare `run` with.

        If this is its own history, it was killed after its reports had their places and before it
        ended; it goes on, and is not the last run itself.
        """
        return self.before if self.run == run else self.found

    def save(self, out: Path) -> None:
        """Keep the history in `out` for the next run."""
        text = json.dumps(asdict(self), ensure_ascii=False)
        write_whole(_path(out), [text.encode("utf-8", "replace"), b"\n"])

    @classmethod
    def load(cls, out: Path) -> History:
        """Read the history of the runs in `out`; without one, all is new."""
        try:
            history = TypeAdapter(cls).validate_json(_path(out).read_bytes())
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError):
            log.warning(f"{_path(out)}: damaged; every discrepancy is called new")
            return cls()
        needed = {*DISCREPANCY_COLUMNS, "family"}
        if any(needed - row.keys() for row in (*history.found, *history.before)):
            log.warning(f"{_path(out)}: of another version; every discrepancy is called new")
            return cls()
        return history


def with_states(
    discrepancies: pd.DataFrame, families: Mapping[str, str], before: Rows
) -> pd.DataFrame:
    """Return ranked `discrepancies` with their state, and the resolved ones of `before` below.

    `families` tells the family of each discrepancy_id. A resolved one keeps what was last reported
    of it, but its severity is info and its rank comes after all that stand.
    """
    known = {row["discrepancy_id"] for row in before}
    ids = discrepancies["discrepancy_id"]
    standing = discrepancies.assign(state=np.where(ids.isin(known), "persisting", "new"))
    subjects = {(row["entity"], row["family"]) for row in with_family(discrepancies, families)}
    gone = [row for row in before if (row["entity"], row["family"]) not in subjects]
    if not gone:
        return standing
    resolved = pd.DataFrame(gone)[list(DISCREPANCY_COLUMNS)].assign(
        state="resolved",
        severity="info",
        rank=np.arange(len(standing) + 1, len(standing) + len(gone) + 1),
    )
    if standing.empty:
        return resolved
    return pd.concat([standing, resolved.astype(standing.dtypes.to_dict())], ignore_index=True)


def with_family(discrepancies: pd.DataFrame, families: Mapping[str, str]) -> Rows:
    """The standing discrepancies as rows that also tell the metric family."""
    standing = discrepancies[discrepancies["state"] != "resolved"]
    return [{**row, "family": families[row["discrepancy_id"]]} for row in rows_of(standing)]


def _path(out: Path) -> Path:
    return out / STAGES / "history.json"
