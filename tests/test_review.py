"""From an edited discrepancies.csv to decisions: every form of spreadsheet, every mistake."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from detector import cli_review
from detector.baseline import load_baseline
from detector.fingerprints import fingerprint
from detector.report import neutralise
from detector.review import COLUMNS
from detector.review import read_rows as rows_in
from tests.commands import Outcome, detect, stub_model
from tests.review_corpus import (
    COLUMNS_OF_REVIEWERS,
    edited,
    first_results,
    quote,
    read_rows,
    row_of,
    run,
    write_articles,
    write_rows,
)

TODAY = date(2026, 11, 22)
IGNORED = {"status": "ignored", "reviewer": "lin", "note": "口径不同"}
ACCEPTED = {"status": "accepted", "reviewer": "王", "note": "已知", "until": "2027-03-01"}


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A model that needs no loading, a fixed day, and a current folder without a baseline."""
    stub_model(monkeypatch)
    monkeypatch.setattr(cli_review, "today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and the results of a run on them; tests leave it as it is."""
    folder = first_results(tmp_path_factory.mktemp("review"))
    assert len(read_rows(folder / "results" / "discrepancies.csv")) == 3
    return folder


@pytest.fixture
def results(first_run: Path) -> Path:
    return first_run / "results"


def review(path: Path, results: Path) -> Outcome:
    return detect("review", path, "--against", results)


def recorded() -> dict[str, tuple[str, str, str, date | None]]:
    """What baseline.yaml in the current folder says, by entity."""
    return {
        d.entity: (d.status, d.reviewer, d.note, d.until)
        for d in load_baseline(Path("baseline.yaml")).decisions
    }


# --- what a reviewer decides ---------------------------------------------------------------------


def test_decisions_are_recorded_with_what_they_were_made_on(results: Path, tmp_path: Path) -> None:
    outcome = review(edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED, 百度=IGNORED), results)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert outcome.stderr == ["baseline.yaml: decisions: 2 added, 0 changed, 0 as before"]
    assert recorded() == {
        "百度": ("ignored", "lin", "口径不同", None),
        "腾讯": ("accepted", "王", "已知", date(2027, 3, 1)),
    }
    [decision] = [d for d in load_baseline(Path("baseline.yaml")).decisions if d.entity == "腾讯"]
    row = row_of(results, "腾讯")
    assert decision.discrepancy_id == row["discrepancy_id"]
    assert decision.decided == TODAY
    assert set(decision.values.values()) == {"3276亿元 (2024)", "3376亿元 (2024)"}
    assert decision.sources == ("腾讯-a.txt", "腾讯-b.txt")
    assert (decision.verdict, decision.severity) == (row["verdict"], row["severity"])
    assert f"{decision.score:g}" == row["score"]


def test_a_second_review_of_the_same_file_changes_no_byte(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even later, when what was decided has expired."""
    path = edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED, 百度=IGNORED)
    review(path, results)
    before = Path("baseline.yaml").read_bytes()
    monkeypatch.setattr(cli_review, "today", lambda: date(2028, 1, 1))
    outcome = review(path, results)
    assert outcome.stderr == ["baseline.yaml: decisions: 0 added, 0 changed, 2 as before"]
    assert Path("baseline.yaml").read_bytes() == before


def test_a_run_shows_decisions_and_its_own_file_repeats_them(
    first_run: Path, results: Path, tmp_path: Path
) -> None:
    """Decided, run, reviewed again from what the run wrote: nothing is lost on the way round."""
    review(edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED, 百度=IGNORED), results)
    before = Path("baseline.yaml").read_bytes()
    again = tmp_path / "again"
    assert detect("run", first_run / "articles", "--out", again).status == 0
    row = row_of(again, "腾讯")
    assert {name: row[name] for name in COLUMNS_OF_REVIEWERS} == ACCEPTED
    assert review(again / "discrepancies.csv", again).status == 0
    assert Path("baseline.yaml").read_bytes() == before


def test_what_is_decided_never_fails_a_run(first_run: Path, results: Path, tmp_path: Path) -> None:
    """One open finding fails it still; once all are decided, nothing does."""
    failing = ("--out", tmp_path / "out", "--fail-on", "low")
    review(edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED, 百度=IGNORED), results)
    assert detect("run", first_run / "articles", *failing).status == 1
    review(edited(results, tmp_path / "f.csv", 美团=IGNORED), results)
    assert detect("run", first_run / "articles", *failing).status == 0


def test_an_open_row_without_a_note_withdraws_nothing(results: Path, tmp_path: Path) -> None:
    """A colleague's file from before must not undo what was decided since; a note does."""
    path = edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED)
    review(path, results)
    outcome = review(edited(results, tmp_path / "old.csv"), results)
    assert "1 added" not in outcome.stderr[0]
    assert "open without a note, so that the decision on" in outcome.stderr[1]
    assert recorded()["腾讯"][0] == "accepted"
    withdrawn = {"status": "open", "reviewer": "lin", "note": "其实没有核实"}
    review(edited(results, tmp_path / "new.csv", 腾讯=withdrawn), results)
    assert recorded() == {"腾讯": ("open", "lin", "其实没有核实", None)}


def test_a_baseline_elsewhere_is_named(results: Path, tmp_path: Path) -> None:
    path = edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED)
    named = ("--baseline", tmp_path / "desk" / "decided.yaml")
    assert detect("review", path, "--against", results, *named).status == 0
    assert not Path("baseline.yaml").exists()
    assert detect("report", "--out", results, *named).stderr[-1].endswith("1 accepted, 2 open")
    assert detect("report", "--out", results).status == 0


# --- what spreadsheets do to the file ------------------------------------------------------------


def reordered(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{"mine": "x", **dict(reversed(row.items())), "": ""} for row in rows]


def trailing(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [*rows, *[dict.fromkeys(rows[0], "")] * 3]


FORMS: dict[str, dict[str, str]] = {
    "as written": {"encoding": "utf-8-sig"},
    "no BOM": {},
    "CRLF": {"encoding": "utf-8-sig", "lineterminator": "\r\n"},
    "semicolons": {"encoding": "utf-8-sig", "delimiter": ";", "lineterminator": "\r\n"},
    "Unicode text": {"encoding": "utf-16", "delimiter": "\t", "lineterminator": "\r\n"},
    "tabs": {"delimiter": "\t"},
    "all quoted": {"quoting": 1},  # type: ignore[dict-item]
    "Chinese Windows": {"encoding": "gb18030", "lineterminator": "\r\n"},
}
NOTES = [
    "已知",
    "a; b, c",
    '他说"不对"',
    "第一行\n第二行",
    "=1+1",
    "-3%",
    "'=x",
    "'tis",
    "＝是",
    "1e10",
]
EDITS: dict[str, Callable[[list[dict[str, str]]], list[dict[str, str]]]] = {
    "untouched": list,
    "columns moved and added": reordered,
    "empty rows": trailing,
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_the_file_says_the_same(
    form: dict[str, str], edit: Callable[..., list[dict[str, str]]], tmp_path: Path
) -> None:
    known = dict.fromkeys(COLUMNS, "x")
    rows = [{**known, "discrepancy_id": f"d{n}", "note": note} for n, note in enumerate(NOTES)]
    written = [{**row, "note": neutralise(row["note"])} for row in rows]
    path = write_rows(tmp_path / "saved.csv", edit(written), **form)
    assert [dict(row.cells) for row in rows_in(path) if row.id] == rows


def test_a_european_spreadsheet_is_understood(results: Path, tmp_path: Path) -> None:
    """Semicolons, decimal commas, and dates with the day first."""
    rows = read_rows(edited(results, tmp_path / "e.csv", 腾讯={**ACCEPTED, "until": "31.12.2026"}))
    rows = [{**row, "score": row["score"].replace(".", ",")} for row in rows]
    path = write_rows(tmp_path / "f.csv", rows, delimiter=";", lineterminator="\r\n")
    assert review(path, results).status == 0
    [decision] = load_baseline(Path("baseline.yaml")).decisions
    assert decision.until == date(2026, 12, 31)
    assert f"{decision.score:g}" == row_of(results, "腾讯")["score"]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("typed", [False, True], ids=["written", "typed"])
def test_a_note_survives_the_way_round(
    note: str, typed: bool, results: Path, tmp_path: Path
) -> None:
    """Neutralised as this program does it or typed bare; shown by a run and reviewed again."""
    if typed and note.startswith("'="):
        pytest.skip("a spreadsheet takes the apostrophe for its own")
    cell = note if typed else neutralise(note)
    review(edited(results, tmp_path / "e.csv", 腾讯={**IGNORED, "note": cell}), results)
    assert recorded()["腾讯"][2] == note
    before = Path("baseline.yaml").read_bytes()
    again = tmp_path / "again"
    shutil.copytree(results, again)
    detect("report", "--out", again)
    assert row_of(again, "腾讯")["note"] == neutralise(note)
    review(again / "discrepancies.csv", again)
    assert Path("baseline.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("2027/3/1", date(2027, 3, 1)),
        ("2027年3月1日", date(2027, 3, 1)),
        ("22.11.2027", date(2027, 11, 22)),
        ("11/22/2027", date(2027, 11, 22)),
        ("3/3/2027", date(2027, 3, 3)),
    ],
)
def test_a_date_that_can_only_be_one_day_is_that_day(
    text: str, day: date, results: Path, tmp_path: Path
) -> None:
    review(edited(results, tmp_path / "e.csv", 腾讯={**ACCEPTED, "until": text}), results)
    assert recorded()["腾讯"][3] == day


@pytest.mark.parametrize("rewritten", ["2027/3/1", "3/1/2027", "01/03/2027", "1.3.2027"])
def test_a_recorded_date_is_known_again_however_it_was_rewritten(
    rewritten: str, results: Path, tmp_path: Path
) -> None:
    """A spreadsheet rewrites the dates of rows that nobody touched."""
    review(edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED), results)
    before = Path("baseline.yaml").read_bytes()
    path = edited(results, tmp_path / "f.csv", 腾讯={**ACCEPTED, "until": rewritten})
    assert review(path, results).status == 0
    assert Path("baseline.yaml").read_bytes() == before


def test_the_name_of_the_sheet_above_the_header_is_passed_over(
    results: Path, tmp_path: Path
) -> None:
    path = edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED)
    path.write_text("Table 1\n\n" + path.read_text("utf-8"), "utf-8")
    assert review(path, results).status == 0
    assert set(recorded()) == {"腾讯"}


def test_no_id_reads_as_a_number() -> None:
    """A spreadsheet would round 1234567890123456 and save 1e10 as 1E+10; 1 in 770 was such."""
    ids = [fingerprint([n]) for n in range(5000)]
    assert not [id_ for id_ in ids if re.fullmatch(r"\d+(e\d+)?", id_)]
    assert [id_ for id_ in ids if id_.startswith("x")]
    assert {len(id_) for id_ in ids} == {16}


# --- what is wrong with it -----------------------------------------------------------------------


def with_row(text: str, **changes: str) -> Callable[[Path, Path], Path]:
    """A file whose row of 腾讯, in line 4, is changed; the message it gives ends the pair."""

    def make(results: Path, path: Path) -> Path:
        return edited(results, path, 腾讯={**ACCEPTED, **changes})

    make.message = text  # type: ignore[attr-defined]
    return make


def with_text(text: str, change: Callable[[str], str]) -> Callable[[Path, Path], Path]:
    def make(results: Path, path: Path) -> Path:
        changed = change(edited(results, path, 腾讯=ACCEPTED).read_text("utf-8"))
        path.write_text(changed, "utf-8", newline="")
        return path

    make.message = text  # type: ignore[attr-defined]
    return make


def doubled(text: str) -> str:
    return text + text.splitlines(keepends=True)[3].replace("已知", "另一说")


LINE = r"e\.csv:4: "
BAD_FILES = {
    "wrong status": with_row(LINE + 'status "done" is none of open, accepted, ', status="done"),
    "accepted, no note": with_row(LINE + "accepted without a note; say why", note=""),
    "ignored, blank note": with_row(LINE + "ignored without a note", status="ignored", note=" "),
    "fixed, no note": with_row(LINE + "fixed without a note", status="fixed", note=""),
    "unknown id": with_row(LINE + "the results have no discrepancy 0123", discrepancy_id="0123"),
    "id as a number": with_row(LINE + "the results have no discrepancy", discrepancy_id="1.2E+15"),
    "no id": with_row(LINE + "a decision without its discrepancy_id", discrepancy_id=""),
    "until is no date": with_row(LINE + 'until "soon" is no date; write the year', until="soon"),
    "until is no day": with_row(LINE + 'until "2027-02-30" is no date', until="2027-02-30"),
    "until of two days": with_row(LINE + "until .* can be read as two days", until="03/04/2027"),
    "until of two digits": with_row(LINE + "until .* is no date", until="03/04/27"),
    "until is past": with_row(LINE + "until 2026-11-21 is past; give", until="2026-11-21"),
    "another run": with_row(
        LINE + ".* had 7 sources where it was decided and has 1", n_independent_sources="7"
    ),
    "verdict changed": with_row(LINE + 'verdict "wrong": Input should be', verdict="wrong"),
    "said twice": with_text(r"e\.csv:5: .* stands in line 4 too, and says", doubled),
    "column twice": with_text(
        r"e\.csv:1: has the columns note twice", lambda text: text.replace("unit", "note", 1)
    ),
    "column missing": with_text(
        r"e\.csv:1: lacks the columns status, note; ",
        lambda text: text.replace("status", "Status?", 1).replace("note", "noted", 1),
    ),
    "separator in a cell": with_text(
        r"e\.csv:4: has 25 cells for 24 columns", lambda text: text.replace("已知", "已知,再看")
    ),
    "another table": with_text("no header with discrepancy_id in", lambda _: "a,b\n1,2\n"),
    "empty": with_text("no header with discrepancy_id in", lambda _: ""),
    "a workbook": with_text("is a workbook; save its sheet as", lambda _: "PK\x03\x04"),
}


@pytest.mark.parametrize("make", BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_recorded_is_one_line_and_changes_nothing(
    make: Callable[[Path, Path], Path], results: Path, tmp_path: Path
) -> None:
    outcome = review(make(results, tmp_path / "e.csv"), results)
    assert (outcome.status, outcome.stdout) == (2, "")
    [line] = outcome.stderr
    assert line.startswith(f"detector: {tmp_path / 'e.csv'}")
    assert re.search(make.message, line), line
    assert not Path("baseline.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["review", "none.csv"], "none.csv: no such file; export it from report.html"),
        (["review", "full.csv", "--against", "none"], "discrepancies.csv: no such file"),
        (["review", "full.csv", "--baseline", "bad.yaml"], "bad.yaml:1: decision: Extra inputs"),
        (["run", "articles", "--baseline", "bad.yaml"], "bad.yaml:1: decision: Extra inputs"),
        (["run", "articles", "--baseline", "none.yaml"], "none.yaml: cannot be read: No such"),
        (["report", "--baseline", "bad.yaml"], "bad.yaml:1: decision: Extra inputs"),
        (["stats", "--baseline", "bad.yaml"], "bad.yaml:1: decision: Extra inputs"),
        (["stats"], "baseline.yaml: no such file; `detector review` writes it"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_arguments_are_one_line(
    arguments: list[str], message: str, results: Path, tmp_path: Path
) -> None:
    edited(results, tmp_path / "full.csv", 腾讯=ACCEPTED)
    (tmp_path / "bad.yaml").write_text("decision: []\n", "utf-8")
    write_articles(tmp_path / "articles")
    outcome = detect(*arguments)
    assert (outcome.status, outcome.stdout) == (2, "")
    [line] = outcome.stderr
    assert message in line


def test_a_broken_baseline_in_the_current_folder_ends_a_run(tmp_path: Path) -> None:
    """It is found without being named, and never passed over."""
    Path("baseline.yaml").write_text("decisions: [{}]\n", "utf-8")
    write_articles(tmp_path / "articles")
    outcome = run(tmp_path)
    assert outcome.status == 2
    assert outcome.stderr[0].startswith("detector: baseline.yaml:1: decisions.0.")
    assert not (tmp_path / "results" / "discrepancies.csv").exists()


# --- what brings a decision back -----------------------------------------------------------------


@pytest.fixture
def decided(first_run: Path, tmp_path: Path) -> Path:
    """A copy of the first run, in which 腾讯 was accepted, 百度 fixed and 美团 ignored."""
    shutil.copytree(first_run, tmp_path, dirs_exist_ok=True)
    results = tmp_path / "results"
    fixed = {**IGNORED, "status": "fixed"}
    path = edited(results, tmp_path / "e.csv", 腾讯=ACCEPTED, 百度=fixed, 美团=IGNORED)
    assert review(path, results).status == 0
    return tmp_path


def states(folder: Path) -> dict[str, str]:
    rows = read_rows(folder / "results" / "discrepancies.csv")
    return {row["entity"]: row["status"] for row in rows}


def baseline_facts(folder: Path) -> dict[str, object]:
    return json.loads((folder / "results" / "run.json").read_text("utf-8"))["baseline"]


def test_what_was_to_be_fixed_comes_back_while_it_is_found(decided: Path) -> None:
    outcome = run(decided)
    assert states(decided) == {"腾讯": "accepted", "百度": "open", "美团": "ignored"}
    row = row_of(decided / "results", "百度")
    assert row["reason"].endswith(
        "此前的审阅结论（fixed，lin，2026-11-22，口径不同）不再适用：标为已更正，但仍能找到。"
    )
    assert (row["note"], row["reviewer"]) == ("", "")
    assert f"{row['discrepancy_id']} (persists)" in outcome.stderr[-1]


def test_what_was_fixed_and_is_gone_is_no_news(decided: Path) -> None:
    (decided / "articles" / "百度-b.txt").unlink()
    run(decided)
    assert states(decided) == {"腾讯": "accepted", "美团": "ignored", "百度": "fixed"}
    outcome = run(decided)  # it was listed a last time, as resolved
    assert states(decided) == {"腾讯": "accepted", "美团": "ignored"}
    assert baseline_facts(decided)["stale"] == []
    assert outcome.stderr[-1] == "baseline.yaml: 1 accepted, 1 ignored"


def test_a_new_value_brings_it_back(decided: Path) -> None:
    """The id is another one then, for it tells what the values are."""
    before = row_of(decided / "results", "腾讯")
    (decided / "articles" / "new.txt").write_text(quote("腾讯", "3476"), "utf-8")
    run(decided)
    row = row_of(decided / "results", "腾讯")
    assert row["discrepancy_id"] != before["discrepancy_id"]
    assert row["status"] == "open"
    assert "出现新数值3476亿元 (2024)" in row["reason"]
    facts = baseline_facts(decided)
    assert facts["open_again"][row["discrepancy_id"]] == {  # type: ignore[index]
        "cause": "new_value",
        "what": "3476亿元 (2024)",
    }
    assert facts["stale"] == []


def test_a_new_source_of_a_known_value_brings_it_back(decided: Path) -> None:
    text = "Tencent reported revenue of 337.6 billion yuan for 2024.\n"
    (decided / "articles" / "new.txt").write_text(text, "utf-8")
    run(decided)
    row = row_of(decided / "results", "腾讯")
    assert row["status"] == "open"
    assert "出现新来源new.txt" in row["reason"]


def test_a_copy_of_a_known_text_is_no_new_source(decided: Path) -> None:
    articles = decided / "articles"
    for article in sorted(articles.glob("*.txt")):
        (articles / f"copy_of_{article.name}").write_bytes(article.read_bytes())
    run(decided)
    assert states(decided) == {"腾讯": "accepted", "美团": "ignored", "百度": "open"}


def test_fewer_values_are_nothing_new(decided: Path) -> None:
    """Of three values decided on, one is corrected: what remains was decided with it."""
    (decided / "articles" / "new.txt").write_text(quote("腾讯", "3476"), "utf-8")
    run(decided)
    results = decided / "results"
    review(edited(results, decided / "f.csv", 腾讯=IGNORED), results)
    (decided / "articles" / "new.txt").unlink()
    run(decided)
    assert states(decided)["腾讯"] == "ignored"


@pytest.mark.parametrize(
    ("day", "status"), [(date(2027, 3, 1), "accepted"), (date(2027, 3, 2), "open")]
)
def test_a_decision_counts_through_its_last_day(
    day: date, status: str, decided: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_review, "today", lambda: day)
    run(decided)
    row = row_of(decided / "results", "腾讯")
    assert row["status"] == status
    assert ("有效期至2027-03-01，已过" in row["reason"]) == (status == "open")


def test_an_entry_that_matches_nothing_is_stale(decided: Path) -> None:
    for path in (decided / "articles").glob("美团*"):
        path.unlink()
    known = {d.entity: d.discrepancy_id for d in load_baseline(Path("baseline.yaml")).decisions}
    run(decided)
    assert baseline_facts(decided)["stale"] == []  # it is listed a last time, as resolved
    outcome = run(decided)
    assert baseline_facts(decided)["stale"] == [known["美团"]]
    assert f"stale, matching nothing: 美团 revenue ({known['美团']})" in outcome.stderr[-1]


def test_pairs_carry_the_status_of_their_discrepancy(decided: Path) -> None:
    run(decided)
    pairs = read_rows(decided / "results" / "pairs.csv")
    assert {(p["entity"], p["status"]) for p in pairs} == {*states(decided).items()}


def test_reasons_come_back_in_the_language_asked_for(decided: Path) -> None:
    run(decided, "--lang", "en")
    assert row_of(decided / "results", "百度")["reason"].endswith(
        " An earlier decision (fixed, lin, 2026-11-22, 口径不同) no longer holds: "
        "it was to be fixed, and is still found."
    )
