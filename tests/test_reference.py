"""docs/reference/ is what the program says of itself, and says what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from detector import records
from detector.columns import TABLES, names, names_of_type
from detector.comparison_config import PeriodRelation, ScopeRelation, ValueRelation
from detector.run_facts import FIELDS
from detector.states import STATES
from docs.build import REFERENCE, main, pages
from tests.commands import detect, stub_model
from tests.review_corpus import edited, run, write_articles

STALE = "stale: run `python -m docs.build` and commit what it writes"


@pytest.mark.parametrize("name", ["commands.md", "columns.md"])
def test_the_reference_is_what_the_program_says(name: str) -> None:
    assert (REFERENCE / name).read_text("utf-8") == pages()[name], STALE
    assert sorted(pages()) == sorted(path.name for path in REFERENCE.iterdir())


def test_the_terminal_plays_no_part(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERMINAL_WIDTH", "40")
    monkeypatch.setattr("docs.build.REFERENCE", tmp_path / "reference")
    main()
    for path in REFERENCE.iterdir():
        assert (tmp_path / "reference" / path.name).read_bytes() == path.read_bytes()


def test_every_command_has_its_section() -> None:
    told = set(re.findall(r"^## (detector.*)$", pages()["commands.md"], re.M))
    assert {"detector", "detector run", "detector eval", "detector eval claims"} <= told
    for command in sorted(told):
        outcome = detect(*command.split()[1:], "--help")
        assert outcome.status == 0
        first = outcome.stdout.splitlines()[2].strip()
        assert first
        assert first in pages()["commands.md"]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("hedge", get_args(records.Hedge)),
        ("modality", get_args(records.Modality)),
        ("verdict", get_args(records.Verdict)),
        ("severity", get_args(records.Severity)),
        ("status", get_args(records.Status)),
        ("kind", get_args(records.ClaimKind)),
        ("period_basis", get_args(records.PeriodBasis)),
        ("lang", get_args(records.Language)),
        ("value_relation", get_args(ValueRelation)),
        ("period_relation", get_args(PeriodRelation)),
        ("scope_relation", get_args(ScopeRelation)),
        ("state", STATES),
    ],
)
def test_a_column_names_the_values_it_has(column: str, values: tuple[str, ...]) -> None:
    meanings = [c.meaning for table in TABLES.values() for c in table if c.name == column]
    assert any(set(values) <= set(re.findall(r"[\w-]+", meaning)) for meaning in meanings)


def test_a_name_has_one_type_in_all_tables() -> None:
    types = ("text", "integer", "number", "boolean", "date")
    of_each = [names_of_type(kind) for kind in types]  # type: ignore[arg-type]
    everything = {name for table in TABLES.values() for name in names(table)}
    assert sum(map(len, of_each)) == len(everything)


def paths_of(value: Any, path: str = "") -> set[str]:
    """The paths of the values in a JSON document: `a.b`, `a[]`."""
    if isinstance(value, dict) and value:
        return {p for k, v in value.items() for p in paths_of(v, f"{path}.{k}" if path else k)}
    if isinstance(value, list):
        return {f"{path}[]"}
    return {path}


def test_run_json_says_what_the_reference_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing more, and nothing less, of a run with decisions of which one has ended."""
    stub_model(monkeypatch)
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path / "articles")
    assert run(tmp_path).status == 0
    out = tmp_path / "results"
    fixed = {"status": "fixed", "note": "n"}
    detect("review", edited(out, tmp_path / "edited.csv", 腾讯=fixed), "--against", out)
    assert run(tmp_path).status == 0
    told = paths_of(json.loads((out / "run.json").read_text("utf-8")))
    patterns = {
        field.name: re.compile(re.escape(field.name).replace(r"\*", r"[^.\[\]]+"))
        for field in FIELDS
    }
    unknown = {p for p in told if not any(r.fullmatch(p) for r in patterns.values())}
    assert unknown == {"stages.report"}  # what counts nothing
    absent = {n for n, r in patterns.items() if not any(r.fullmatch(p) for p in told)}
    assert absent == set()
