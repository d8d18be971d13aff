"""A run for the tests of reviews: three companies whose annual reports are quoted in two ways."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.commands import Outcome, detect, stub_model

REVENUES = {"腾讯": ("3376", "3276"), "美团": ("2767", "2967"), "百度": ("1346", "1246")}
COLUMNS_OF_REVIEWERS = ("status", "reviewer", "note", "until")


def quote(company: str, value: str) -> str:
    return f"{company}年报显示，{company}2024年全年营业收入为{value}亿元。\n"


def write_articles(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for company, values in REVENUES.items():
        for outlet, value in zip("ab", values, strict=True):
            (folder / f"{company}-{outlet}.txt").write_text(quote(company, value), "utf-8")
    return folder


def run(folder: Path, *more: object) -> Outcome:
    """Run on `folder`/articles into `folder`/results."""
    return detect("run", folder / "articles", "--out", folder / "results", *more)


def first_results(folder: Path) -> Path:
    """Write articles/ into `folder`, and the results/ of a first run on them."""
    write_articles(folder / "articles")
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        assert run(folder).status == 0
    return folder


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def row_of(results: Path, company: str) -> dict[str, str]:
    rows = read_rows(results / "discrepancies.csv")
    return next(row for row in rows if row["entity"] == company)


def write_rows(path: Path, rows: list[dict[str, str]], **form: str) -> Path:
    """Write `rows` as CSV; `form` are csv.writer's options and the encoding."""
    encoding = form.pop("encoding", "utf-8")
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), **form)  # type: ignore[arg-type]
        writer.writeheader()
        writer.writerows(rows)
    return path


def edited(results: Path, path: Path, **decisions: dict[str, str]) -> Path:
    """Write to `path` the discrepancies.csv of `results`, the rows of some companies changed."""
    rows = read_rows(results / "discrepancies.csv")
    return write_rows(path, [{**row, **decisions.get(row["entity"], {})} for row in rows])
