"""What hostile articles and folders must not do: run, break out of a report, reach other files."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest

from detector.cache import CACHE, FILE
from detector.output_folder import LOCK, NEXT, OWNER, READY
from tests.commands import detect, stub_model
from tests.test_report import Elements

SCRIPT = "<script>alert(1)</script>"
EVENT = "\"><img src=x onerror='alert(1)'>"
FORMULA = '=HYPERLINK("http://x.invalid","y")'
REVENUE = "腾讯年报显示，腾讯2024年全年营业收入为{}亿元。"


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub_model(monkeypatch)
    monkeypatch.chdir(tmp_path)


def hostile_article(name: str, value: int, outlet: str) -> None:
    """An article whose name, facts and text are attacks, around a figure that others deny."""
    facts = f"title: {json.dumps(FORMULA + SCRIPT)}\noutlet: {json.dumps(outlet)}\n"
    text = f"{FORMULA}\n{SCRIPT}[链接](javascript:alert(1)){REVENUE.format(value)}{EVENT}\n"
    path = Path("articles", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\n{facts}---\n{text}", "utf-8")


@pytest.fixture
def attacked() -> Path:
    """The results of a run on such articles, in which they contradict each other."""
    hostile_article(f"={EVENT.replace('/', '')}.md", 3376, FORMULA)
    hostile_article("@SUM(1).md", 3276, SCRIPT)
    hostile_article("-1+cmd|' C'!A0.md", 3176, "+1")
    assert detect("run", "articles", "--out", "out").status == 0
    return Path("out")


def test_no_article_is_run_by_the_page(attacked: Path) -> None:
    page = (attacked / "report.html").read_text("utf-8")
    elements = Elements(page)
    assert "onerror" in page
    assert elements.count("script") == 1
    assert elements.count("img") == 0
    for _, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on")]
        for target in ("href", "src", "action"):
            assert not (attributes.get(target) or "").lower().startswith("javascript:")


RUNNABLE = re.compile(r"[=+\-@\t\r](?![\d.]+$)")
"""What a spreadsheet takes for a formula: not a negative number."""


def test_no_cell_of_any_table_is_a_formula(attacked: Path) -> None:
    tables = [
        (attacked / f"{name}.csv").read_text("utf-8-sig")
        for name in ("claims", "pairs", "discrepancies")
    ]
    Path("new.md").write_text(REVENUE.format(3076), "utf-8")
    checked = detect("check", "new.md", "--against", "out", "--format", "csv")
    assert checked.status == 1
    for table in (*tables, checked.stdout.lstrip("\ufeff")):
        rows = list(csv.reader(table.splitlines()))
        assert [cell for row in rows for cell in row if RUNNABLE.match(cell)] == []
    for table in tables[:2]:
        assert "'@SUM(1).md" in table
        assert "'+1" in table


def files_outside(out: Path) -> set[Path]:
    return {path for path in Path().rglob("*") if out not in (path, *path.parents)}


def test_an_id_is_never_a_path(tmp_path: Path) -> None:
    ids = ["../../up", "/tmp/abs", "a\0b", "..", "C:\\x", "stages/claims.parquet"]  # noqa: S108
    lines = [json.dumps({"id": id_, "text": REVENUE.format(n)}) for n, id_ in enumerate(ids, 3000)]
    Path("a.jsonl").write_text("\n".join(lines), "utf-8")
    before = files_outside(Path("out"))
    assert detect("run", "a.jsonl", "--out", "out").status == 0
    assert files_outside(Path("out")) == before
    assert not Path(tmp_path.parent, "up").exists()


# --- links in the output folder ----------------------------------------------------------------


@pytest.fixture
def articles() -> Path:
    for name, value in (("a", 3376), ("b", 3276)):
        hostile_article(f"{name}.md", value, name)
    return Path("articles")


@pytest.fixture
def outside() -> Path:
    """A folder that no run may touch."""
    folder = Path("outside")
    (folder / "stages").mkdir(parents=True)
    for name in ("kept.txt", "stages/claims.parquet", "stages/judged.parquet", FILE):
        (folder / name).write_text("kept", "utf-8")
    return folder


def content(folder: Path) -> dict[str, str]:
    return {str(p): p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.is_file()}


REPLACED = {
    NEXT: "",
    READY: "",
    OWNER: "kept.txt",
    "report.html": "kept.txt",
    "claims.csv": "kept.txt",
    f".write-test-{os.getpid()}": "kept.txt",
    f".{OWNER}.{os.getpid()}.tmp": "kept.txt",
}


def unnumbered(name: str) -> str:
    """`name` without the number of this process: tests are called alike in each."""
    return name.replace(str(os.getpid()), "pid")


@pytest.mark.parametrize(("name", "target"), REPLACED.items(), ids=map(unnumbered, REPLACED))
def test_a_link_is_replaced_and_never_followed(
    name: str, target: str, articles: Path, outside: Path
) -> None:
    before = content(outside)
    out = Path("out")
    out.mkdir()
    (out / name).symlink_to((outside / target).absolute())
    assert detect("run", articles, "--out", out).status == 0
    assert content(outside) == before
    assert not (out / name).is_symlink()


REFUSED = {LOCK: "kept.txt", "stages": "stages", CACHE: "", f"{CACHE}/{FILE}": FILE}


@pytest.mark.parametrize("command", ["run", "extract"])
@pytest.mark.parametrize(("name", "target"), REFUSED.items(), ids=REFUSED)
def test_a_link_that_would_be_written_through_is_refused(
    name: str, target: str, command: str, articles: Path, outside: Path
) -> None:
    before = content(outside)
    path = Path("out", name)
    path.parent.mkdir(parents=True)
    path.symlink_to((outside / target).absolute())
    outcome = detect(command, articles, "--out", "out")
    assert outcome.status == 2
    assert outcome.stderr[-1].startswith(f"detector: {path}: is a link, ")
    assert content(outside) == before
