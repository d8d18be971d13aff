"""What a reviewer wrote into discrepancies.csv, in whatever form a spreadsheet saved it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final, get_args

from pydantic import ValidationError

from detector.baseline import Baseline, Changes, Decision
from detector.decisions import GONE, NOTHING, Evidence, gained, lapse, match_decisions
from detector.encoding import UndecodableError, decode
from detector.errors import InputError
from detector.records import Status
from detector.report import restore

COLUMNS: Final = (
    "discrepancy_id",
    "score",
    "verdict",
    "severity",
    "entity",
    "metric",
    "n_independent_sources",
    "state",
    "status",
    "reviewer",
    "note",
    "until",
)
"""The columns of discrepancies.csv that a review reads; others may come, go and move."""

RECORDED: Final = ("discrepancy_id", "entity", "metric", "verdict", "severity")
"""The columns that a decision keeps as they are."""

STATUSES: Final = get_args(Status)
MOST_PREAMBLE: Final = 5
"""Lines before the header that a program may have added, such as the name of a sheet."""

_SEPARATORS: Final = (",", ";", "\t")
_WORKBOOK: Final = b"PK\x03\x04"
_DATE: Final = re.compile(r"(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*日?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an edited discrepancies.csv: the line it begins on, its cells by column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def id(self) -> str:
        """Its discrepancy_id."""
        return self["discrepancy_id"]

    @property
    def says_nothing(self) -> bool:
        """Whether nobody has decided or noted anything in it."""
        return self["status"].casefold() in {"", "open"} and not self["note"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer says of a discrepancy."""

    status: str
    note: str
    reviewer: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a review does to the baseline, and what it leaves: entries that stay as they are."""

    changes: Changes
    unchanged: int
    undecided: Sequence[Row]
    """Open rows without a note of which the baseline has a decision that still holds."""


def read_rows(path: Path) -> list[Row]:
    """Read discrepancies.csv as this program, a spreadsheet or the report page saved it.

    UTF-8, UTF-16 and the old Chinese and Western encodings, with or without BOM; commas,
    semicolons or tabs; columns in any order and further ones between them; empty rows.
    Raises InputError naming the file, the line and the remedy.
    """
    try:
        data = path.read_bytes()
        if data.startswith(_WORKBOOK):
            raise InputError(f"{path}: is a workbook; save its sheet as CSV UTF-8")
        text = decode(data)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; export it from report.html") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UndecodableError as error:
        raise InputError(f"{path}: {error}") from error
    separator = next((s for s in _SEPARATORS if _header(text, s)), None)
    if separator is None:
        raise InputError(
            f"{path}: no header with discrepancy_id in its first {MOST_PREAMBLE} lines; "
            "give the discrepancies.csv of a run, or what report.html exports"
        )
    try:
        rows = list(_rows(path, text, separator))
    except csv.Error as error:
        raise InputError(f"{path}: not a CSV file: {error}") from error
    _refuse_doubles(path, rows)
    return rows


def decide(
    path: Path,
    rows: Sequence[Row],
    written: Mapping[str, Row],
    evidence: Mapping[str, Evidence],
    baseline: Baseline,
    today: date,
) -> Outcome:
    """Compare the edited `rows` of `path` with `baseline`.

    `written` are the rows by id of the results that were decided on, `evidence` what these rest
    on. Raises InputError for a row that cannot be recorded; then nothing is to be.
    """
    gone = frozenset(id_ for id_, row in written.items() if row["state"] == GONE)
    listed = {id_: evidence.get(id_, NOTHING) for id_ in written}
    decisions = match_decisions(listed, baseline, gone)
    recorded = {decision.discrepancy_id: decision for decision in baseline.decisions}
    replaced: dict[str, Decision] = {}
    added: list[Decision] = []
    undecided: list[Row] = []
    unchanged = 0
    for row in rows:
        known = evidence.get(row.id, NOTHING)
        before = decisions.get(row.id) or recorded.get(row.id)
        why = before and lapse(before, known, today)
        if row.says_nothing:
            if before and not why and before.status != "open":
                undecided.append(row)
            continue
        said = _said(path, row, before)
        holds = row.id not in written or (before and not gained(before, known))
        if before and said == _said_before(before) and holds:
            unchanged += 1
            continue
        _refuse_other_runs(path, row, written)
        after = _decision(path, row, said, known, today)
        if before is None:
            added.append(after)
        else:
            replaced[before.discrepancy_id] = after
    return Outcome(Changes(replaced, added), unchanged, undecided)


def _header(text: str, separator: str) -> list[str] | None:
    """The names of the columns, where `separator` is what stands between them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for _, cells in zip(range(MOST_PREAMBLE), reader, strict=False):
            names = [cell.strip().casefold() for cell in cells]
            if "discrepancy_id" in names:
                return names
    except csv.Error:
        return None
    return None


def _rows(path: Path, text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names: list[str] = []
    line = 1
    for cells in reader:
        if names and any(cell.strip() for cell in cells):
            yield _row(path, line, names, cells)
        elif not names:
            header = [cell.strip().casefold() for cell in cells]
            names = header if "discrepancy_id" in header else []
            _refuse_columns(path, line, names)
        line = reader.line_num + 1


def _row(path: Path, line: int, names: Sequence[str], cells: Sequence[str]) -> Row:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise InputError(
            f"{path}:{line}: has {len(cells)} cells for {len(names)} columns; "
            "put a cell that holds the separator in quotation marks"
        )
    by_name = dict(zip(names, (*cells, *[""] * len(names)), strict=False))
    clean = {name: _clean(by_name[name]) for name in COLUMNS}
    if not clean["discrepancy_id"] and any(
        clean[c] for c in ("status", "reviewer", "note", "until")
    ):
        raise InputError(f"{path}:{line}: a decision without its discrepancy_id")
    return Row(line, clean)


def _clean(cell: str) -> str:
    return restore(cell.replace("\r\n", "\n").replace("\r", "\n").strip())


def _refuse_columns(path: Path, line: int, names: Sequence[str]) -> None:
    if not names:
        return
    if missing := [name for name in COLUMNS if name not in names]:
        raise InputError(
            f"{path}:{line}: lacks the columns {', '.join(missing)}; columns may be moved and "
            "added, but these must stay"
        )
    if twice := sorted({name for name in names if name in COLUMNS and names.count(name) > 1}):
        raise InputError(f"{path}:{line}: has the columns {', '.join(twice)} twice; keep one")


def _refuse_doubles(path: Path, rows: Sequence[Row]) -> None:
    first: dict[str, Row] = {}
    for row in rows:
        same = first.setdefault(row.id, row)
        if row.id and same.cells != row.cells:
            raise InputError(
                f"{path}:{row.line}: {row.id} stands in line {same.line} too, and says something "
                "else there; keep one of the rows"
            )


def _refuse_other_runs(path: Path, row: Row, written: Mapping[str, Row]) -> None:
    now = written.get(row.id)
    if now is None:
        raise InputError(
            f"{path}:{row.line}: the results have no discrepancy {row.id}; name with --against the "
            "folder it was reported in, or decide in the newest report"
        )
    if now["n_independent_sources"] != row["n_independent_sources"]:
        raise InputError(
            f"{path}:{row.line}: {row.id} had {row['n_independent_sources']} sources where it was "
            f"decided and has {now['n_independent_sources']} now; decide in the newest report"
        )


def _said(path: Path, row: Row, before: Decision | None) -> Said:
    place = f"{path}:{row.line}"
    status = row["status"].casefold() or "open"
    if status not in STATUSES:
        raise InputError(
            f'{place}: status "{row["status"]}" is none of {", ".join(STATUSES)}; write one of them'
        )
    if not row["note"]:
        raise InputError(f"{place}: {status} without a note; say why in the column note")
    until = _until(place, row["until"], before.until if before else None)
    return Said(status, row["note"], row["reviewer"], until)


def _said_before(decision: Decision) -> Said:
    return Said(decision.status, decision.note, decision.reviewer, decision.until)


def _decision(path: Path, row: Row, said: Said, evidence: Evidence, today: date) -> Decision:
    place = f"{path}:{row.line}"
    if said.until and said.until < today:
        raise InputError(f"{place}: until {said.until} is past; give a later day, or none")
    try:
        return Decision.model_validate(
            {
                **{name: row[name] for name in RECORDED},
                **asdict(said),
                "score": row["score"].replace(",", "."),
                "decided": today,
                "values": evidence.values,
                "sources": tuple(evidence.sources),
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f'{place}: {column} "{row[column]}": {first["msg"]}; put back what the run wrote'
        ) from error


def _until(place: str, text: str, recorded: date | None) -> date | None:
    """The day in the column until, which a spreadsheet may have rewritten as its country does."""
    if not text:
        return None
    days = _readings(text)
    if recorded in days:
        return recorded
    if len(days) == 1:
        return days.pop()
    problem = "can be read as two days" if days else "is no date"
    raise InputError(f'{place}: until "{text}" {problem}; write the year first, as 2026-11-22')


def _readings(text: str) -> set[date]:
    """Every day that a date of digits can mean: year first, day first, month first."""
    found = _DATE.fullmatch(text)
    if found is None:
        return set()
    a, b, c = map(int, found.groups())
    orders = [(a, b, c)] if len(found[1]) == 4 else [(c, b, a), (c, a, b)]
    return {day for order in orders if (day := _day(*order))}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None
