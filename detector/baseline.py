"""`baseline.yaml`: what reviewers decided, for people to read and version control to keep.

The unit of the file is the entry. An entry that did not change keeps its lines, with their
comments and their layout; so a diff shows what was decided and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final

import yaml
from pydantic import Field, StringConstraints, model_validator

from detector.config import StrictModel, load_yaml, read_text
from detector.errors import ConfigError
from detector.files import write_whole
from detector.records import Severity, Status, Verdict
from detector.yaml_text import parse_yaml

HEADER: Final = """\
# What reviewers decided. `detector review` writes this file and `detector run` reads it.
# Keep it in version control. Comments above an entry stay; those inside one go when it is
# decided anew.
decisions:
"""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, Field(strict=True)]


class Decision(StrictModel):
    """One decided discrepancy, and what it was when it was decided.

    `values` maps the representative_id of each value it had to that value for a person; `sources`
    are its outlets, or articles where no outlet was known. A decision counts through `until`.
    """

    MAY_BE_EMPTY: ClassVar[frozenset[str]] = frozenset({"values", "sources"})

    discrepancy_id: Text
    entity: str
    metric: str
    status: Status
    note: Text
    reviewer: str = ""
    decided: Day
    until: Day | None = None
    verdict: Verdict
    severity: Severity
    score: float = Field(ge=0, le=1)
    values: Mapping[str, str]
    sources: tuple[str, ...]

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Decision:
        if self.until and self.until < self.decided:
            raise ValueError(f"until {self.until} is before {self.decided}, when it was decided")
        return self

    @property
    def place(self) -> tuple[str, str, str]:
        """What entries are sorted by."""
        return self.entity, self.metric, self.discrepancy_id


class Baseline(StrictModel):
    """The whole of `baseline.yaml`."""

    decisions: tuple[Decision, ...] = ()

    @model_validator(mode="after")
    def _each_is_decided_once(self) -> Baseline:
        seen = set()
        for decision in self.decisions:
            if decision.discrepancy_id in seen:
                raise ValueError(f"{decision.discrepancy_id} is decided twice; keep one entry")
            seen.add(decision.discrepancy_id)
        return self


@dataclass(frozen=True, slots=True)
class Changes:
    """What a review changes: entries by the discrepancy_id they had, and entries to add."""

    replaced: Mapping[str, Decision]
    added: Sequence[Decision]


def load_baseline(path: Path) -> Baseline:
    """Read and validate `path`; raises ConfigError with file, line, field and what is wrong."""
    if not path.exists():
        raise ConfigError(f"{path}: cannot be read: No such file; `detector review` writes it")
    return load_yaml(path, Baseline)


def save_baseline(path: Path, changes: Changes) -> None:
    """Write `changes` into the baseline at `path`, whole or not at all; it is made if missing."""
    before = load_baseline(path) if path.exists() else Baseline()
    entries = [changes.replaced.get(d.discrepancy_id, d) for d in before.decisions]
    after = Baseline(decisions=(*entries, *changes.added))
    text = _spliced(read_text(path), before, changes) if before.decisions else _written(after)
    write_whole(path, [text.encode("utf-8")])


def _written(baseline: Baseline) -> str:
    entries = sorted(baseline.decisions, key=lambda decision: decision.place)
    return HEADER + "".join(_entry(decision, indent=2) for decision in entries)


def _spliced(text: str, before: Baseline, changes: Changes) -> str:
    """`text` with the changed entries in their places, and the added ones where they sort."""
    sequence = _sequence(text)
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    starts = [node.start_mark.line for node in sequence.value]
    if sequence.flow_style or len({*starts}) < len(starts):
        entries = [changes.replaced.get(d.discrepancy_id, d) for d in before.decisions]
        return _written(Baseline(decisions=(*entries, *changes.added)))
    indent = sequence.start_mark.column
    heads = [_above(lines, start) for start in starts]
    pieces = ["".join(lines[: heads[0]])]
    waiting = sorted(changes.added, key=lambda decision: decision.place)
    ends = [*heads[1:], len(lines)]
    for decision, head, start, end in zip(before.decisions, heads, starts, ends, strict=True):
        while waiting and waiting[0].place < decision.place:
            pieces.append(_entry(waiting.pop(0), indent))
        if decision.discrepancy_id in changes.replaced:
            pieces.append("".join(lines[head:start]))
            pieces.append(_entry(changes.replaced[decision.discrepancy_id], indent))
        else:
            pieces.append("".join(lines[head:end]))
    return "".join((*pieces, *(_entry(decision, indent) for decision in waiting)))


def _sequence(text: str) -> Any:
    """The node of the entries, of a text that is a valid baseline with some."""
    tree: Any = parse_yaml(text)[0]
    return next(value for key, value in tree.value if key.value == "decisions")


def _above(lines: Sequence[str], start: int) -> int:
    """The first of the comment lines directly above line `start`."""
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _entry(decision: Decision, indent: int) -> str:
    """An item of a block sequence: fields in the order of Decision, empty ones left out."""
    fields = {
        name: value
        for name, value in decision.model_dump(exclude_none=True).items()
        if value != "" or name in {"entity", "metric"}
    }
    text = _yaml({**fields, "values": dict(decision.values), "sources": [*decision.sources]})
    return "".join(
        " " * indent + ("  " if number else "- ") + line if line.strip() else line
        for number, line in enumerate(text.splitlines(keepends=True))
    )


def _yaml(fields: Mapping[str, Any]) -> str:
    return str(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1_000_000))
