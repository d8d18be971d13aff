"""From Python: the same results as the command, from paths and from a DataFrame."""

from __future__ import annotations

import logging
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

import detector
from detector import cli_inputs
from detector.columns import TABLES, names
from detector.encoding import decode
from detector.paths import default_seeds
from detector.report import csv_lines, read_table
from tests.commands import StubScorer, detect, in_a_new_python, stub_model
from tests.review_corpus import REVENUES, edited, quote, write_articles
from tests.test_cli import REPORTS, run_facts, written

GUIDE = Path(__file__).parent.parent / "docs" / "python.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.S | re.M)
CLOCKS = {"seconds", "stages", "peak_memory_mb"}


@pytest.fixture(scope="module", autouse=True)
def stubs() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        yield


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `detector run --parquet` wrote of the seeds."""
    out = tmp_path_factory.mktemp("command") / "results"
    assert detect("run", "--out", out, "--parquet").status == 0
    return out


@pytest.fixture(scope="module")
def results() -> detector.Results:
    return detector.detect(default_seeds())


def seed_frame() -> pd.DataFrame:
    """The seeds as rows, with what their manifest says, in another order."""
    manifest = pd.read_csv(default_seeds() / "manifest.csv", dtype=str, keep_default_na=False)
    texts = [decode((default_seeds() / name).read_bytes()) for name in manifest["article"]]
    return pd.DataFrame(
        {
            "id": manifest["article"],
            "text": texts,
            "date": pd.to_datetime(manifest["published"]),
            "source": manifest["outlet"],
            "lang": manifest["lang"],
        }
    ).iloc[::-1]


def csv_of(results: detector.Results) -> dict[str, bytes]:
    return {
        f"{name}.csv": "".join(csv_lines([getattr(results, name)], names(TABLES[name]))).encode()
        for name in ("claims", "pairs", "discrepancies")
    }


# --- the same as the command -----------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [str(default_seeds()), [default_seeds()], seed_frame()],
    ids=["folder", "list", "frame"],
)
def test_the_tables_are_those_of_the_command(given: Any, command: Path) -> None:
    found = csv_of(detector.detect(given))
    assert found == {name: written(command)[name] for name in found}


def test_what_is_written_is_what_the_command_writes(results, command, tmp_path) -> None:
    results.write(tmp_path, parquet=True)
    assert written(tmp_path) == written(command)
    one, other = (
        {k: v for k, v in run_facts(f).items() if k not in CLOCKS} for f in (tmp_path, command)
    )
    assert one == other
    for name in TABLES:
        assert pq.read_table(tmp_path / f"{name}.parquet").equals(
            pq.read_table(command / f"{name}.parquet")
        )
    assert {k: v for k, v in results.run.items() if k not in CLOCKS} == one


def test_a_pickled_result_writes_the_same(results, command, tmp_path) -> None:
    pickle.loads(pickle.dumps(results)).write(tmp_path)  # noqa: S301 - its own
    assert written(tmp_path) == written(command)


def test_commands_go_on_from_what_was_written(results, tmp_path) -> None:
    results.write(tmp_path)
    pair_id = results.pairs["pair_id"].iloc[0]
    assert "by rule" in detect("explain", pair_id, "--out", tmp_path).stdout
    before = written(tmp_path)
    assert detect("report", "--out", tmp_path).status == 0
    assert written(tmp_path) == before


def test_states_are_told_against_the_folder(results, tmp_path) -> None:
    for state in ("new", "persisting"):
        results.write(tmp_path)
        assert set(read_table(tmp_path / "discrepancies.csv")["state"]) == {state}
        assert set(results.discrepancies["state"]) == {"new"}


def test_decisions_and_the_cache_are_used(tmp_path, monkeypatch) -> None:
    articles = write_articles(tmp_path / "articles")
    found = detector.detect(articles, cache=tmp_path / "cache")
    found.write(tmp_path / "results")
    ignored = {"status": "ignored", "note": "口径不同"}
    file = edited(tmp_path / "results", tmp_path / "decided.csv", 腾讯=ignored)
    baseline = tmp_path / "baseline.yaml"
    detect("review", file, "--against", tmp_path / "results", "--baseline", baseline)
    again = detector.detect(str(articles), cache=tmp_path / "cache", baseline=baseline)
    status = again.discrepancies.set_index("entity")["status"]
    assert status["腾讯"] == "ignored"
    assert set(status.drop("腾讯")) == {"open"}
    assert again.run["stages"]["extract"]["articles_from_cache"] == 2 * len(REVENUES)
    assert again.run["stages"]["score"]["texts_from_cache"] > 0


def test_a_loaded_model_can_be_given(monkeypatch) -> None:
    monkeypatch.setattr(cli_inputs, "load_model", None)
    frame = pd.DataFrame({"id": [1, 2], "text": [quote("腾讯", v) for v in ("3376", "3276")]})
    found = detector.detect(frame, model=StubScorer())
    assert found.run["model"] == {"name": "stub", "revision": "1"}
    assert found.discrepancies["verdict"].tolist() == ["contradiction"]


# --- the object ------------------------------------------------------------------------------


def test_results_are_frozen_and_short_to_look_at(results) -> None:
    assert repr(results) == (
        f"Results(5 articles, {len(results.claims)} claims, {len(results.pairs)} pairs, "
        f"{len(results.discrepancies)} discrepancies)"
    )
    with pytest.raises(FrozenInstanceError):
        results.claims = None  # type: ignore[misc]
    for name, table in TABLES.items():
        assert tuple(getattr(results, name).columns) == names(table)


def test_nothing_is_printed_and_the_logger_tells_of_stages(capfd, caplog) -> None:
    with caplog.at_level(logging.INFO, logger="detector"):
        log = logging.getLogger("detector")
        handlers, propagate = log.handlers, log.propagate
        log.handlers, log.propagate = [logging.NullHandler()], True  # as before any command
        try:
            detector.detect(pd.DataFrame({"id": ["a", "b"], "text": [quote("腾讯", "1"), " "]}))
        finally:
            log.handlers, log.propagate = handlers, propagate
    assert capfd.readouterr() == ("", "")
    told = [record.getMessage() for record in caplog.records]
    assert "skipped b: no text: fill it in or leave the row out" in told
    assert [line.split()[0] for line in told if " s " in line] == [
        *("read", "extract", "pair", "score", "judge")
    ]


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys, detector; a = 'pandas' in sys.modules; detector.detect; "
        "print(a, 'pandas' in sys.modules, sorted({'torch', 'typer.main'} & {*sys.modules}))"
    )
    assert in_a_new_python(code) == "False True []\n"
    with pytest.raises(AttributeError, match="nonesuch"):
        detector.nonesuch  # noqa: B018


# --- a DataFrame of articles -----------------------------------------------------------------

MIDNIGHT = pd.Timestamp("2024-10-12 23:59", tz="Asia/Shanghai")
TEXT = "豆包2024年9月的月活跃用户达到4197.6万。"


def frame(**columns: object) -> pd.DataFrame:
    return pd.DataFrame({"id": ["a"], "text": [TEXT], **columns})


@pytest.mark.parametrize(
    ("columns", "published", "basis"),
    [
        ({"date": ["2024-10-12"]}, "2024-10-12", "field"),
        ({"Published": ["2024年10月12日"]}, "2024-10-12", "field"),
        ({"published_at": [MIDNIGHT]}, "2024-10-12", "field"),
        ({"date": [date(2024, 10, 12)]}, "2024-10-12", "field"),
        ({"date": [datetime(2024, 10, 12, 1, tzinfo=UTC)]}, "2024-10-12", "field"),
        ({"date": [np.datetime64("2024-10-12")]}, "2024-10-12", "field"),
        ({"date": [pd.NaT]}, "2024-09-30", "inferred"),
        ({"date": [None], "id": ["2024-10-12-豆包"]}, "2024-10-12", "file_name"),
        ({"date": [float("nan")], "published": ["2024-10-12"]}, "2024-10-12", "field"),
    ],
)  # fmt: skip
def test_dates_of_every_kind_are_read(columns, published, basis) -> None:
    [row] = detector.detect(frame(**columns)).articles.to_dict("records")
    assert (row["published"], row["published_basis"]) == (published, basis)


def test_what_a_row_says_of_its_article_is_kept() -> None:
    told = frame(
        id=[7], title=["豆包月活"], source=["科技新知"], url=["https://example.org/7"], more=[1]
    )
    [row] = detector.detect(told).articles.to_dict("records")
    assert row["article"] == "7"
    assert (row["title"], row["outlet"]) == ("豆包月活", "科技新知")
    assert row["path"] == "https://example.org/7"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (frame().drop(columns="id"), "no column id"),
        (frame().drop(columns="text"), "no column text or content or body"),
        (frame(ID=["b"]), "two columns id"),
        (frame(id=[None]), r"iloc\[0\]: id: needs text or a whole number"),
        (frame(id=[1.5]), r"iloc\[0\]: id: needs text or a whole number"),
        (frame(id=[" "]), r"iloc\[0\]: id: needs text or a whole number"),
        (pd.concat([frame(), frame()]), r"iloc\[1\]: id: a is that of iloc\[0\]"),
        (frame(text=[b"bytes"]), r"iloc\[0\]: text: needs text, not bytes"),
        (frame(title=[3]), r"iloc\[0\]: title: needs text, not int"),
        (frame(date=["soon"]), r"iloc\[0\]: date: 'soon' is no date: write it as 2024-12-20"),
        (frame(date=[20241012]), r"iloc\[0\]: date: needs a date, not int"),
        (frame(text=[""]), "a: no text"),
        (frame().iloc[:0], "no article could be read"),
    ],
)
def test_a_frame_that_is_wrong_is_told_in_one_line(wrong, message) -> None:
    with pytest.raises(detector.DetectorError, match=message) as error:
        detector.detect(wrong)
    assert "\n" not in str(error.value)


def test_a_path_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(detector.DetectorError, match="no such file or folder"):
        detector.detect(tmp_path / "none")


# --- Parquet ---------------------------------------------------------------------------------


def test_parquet_holds_what_the_csv_holds_with_types(command) -> None:
    for name in ("claims", "pairs", "discrepancies"):
        typed = pd.read_parquet(command / f"{name}.parquet")
        plain = read_table(command / f"{name}.csv")
        assert list(typed.columns) == list(plain.columns)
        for column in TABLES[name]:
            if column.type == "date":
                shown = typed[column.name].map(lambda day: "" if day is None else day.isoformat())
                assert shown.tolist() == plain[column.name].tolist()
            elif column.type == "text":
                assert typed[column.name].tolist() == plain[column.name].tolist()
            else:
                assert np.allclose(
                    typed[column.name].astype(float),
                    plain[column.name].astype(float),
                    rtol=1e-4, atol=1e-4, equal_nan=True,
                )  # fmt: skip
    schema = pq.read_schema(command / "pairs.parquet")
    assert str(schema.field("a_published").type) == "date32[day]"
    assert str(schema.field("rank").type) == "int64"


def test_parquet_of_an_earlier_run_is_never_left_beside_newer_tables(tmp_path) -> None:
    for value in ("3376", "3276"):
        (tmp_path / f"{value}.txt").write_text(quote("腾讯", value), "utf-8")
    out = tmp_path / "out"
    assert detect("run", tmp_path / "3376.txt", "--out", out, "--parquet").status == 0
    assert len(pd.read_parquet(out / "articles.parquet")) == 1
    assert pd.read_parquet(out / "discrepancies.parquet").empty
    assert detect("run", tmp_path / "3276.txt", "--out", out).status == 0
    assert not list(out.glob("*.parquet"))
    assert detect("report", "--out", out, "--parquet").status == 0
    assert pd.read_parquet(out / "articles.parquet")["article"].tolist() == ["3276.txt"]


# --- the guide -------------------------------------------------------------------------------


def test_the_guide_runs_as_it_is_written(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logging, "basicConfig", lambda: None)
    write_articles(tmp_path / "articles")
    space: dict[str, Any] = {}
    for block in BLOCKS:
        exec(compile(block, str(GUIDE), "exec"), space)  # noqa: S102 - this is what readers do
    assert all((tmp_path / "results" / name).is_file() for name in REPORTS)
    lines = space["nightly"]("articles", "nightly")
    assert len(lines) == len(REVENUES)
    assert space["nightly"]("articles", "nightly") == lines  # a task that is run again


@pytest.mark.slow
def test_the_guide_and_the_results_are_typed(tmp_path) -> None:
    """What a strict type checker says of the guide's code, and of a mistake in it."""
    file = tmp_path / "guide.py"
    wrong = "detector.detect(3)\nresults.claims = results.pairs\nresults.nonesuch\n"
    file.write_text("\n".join([*BLOCKS, wrong]), "utf-8")
    lines = file.read_text("utf-8").splitlines()
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", str(file)],
        cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = re.findall(r"guide\.py:(\d+): error: .*\[([\w-]+)\]", done.stdout)
    assert [(lines[int(line) - 1], code) for line, code in found] == [
        ("detector.detect(3)", "arg-type"),
        ("results.claims = results.pairs", "misc"),
        ("results.nonesuch", "attr-defined"),
    ], done.stdout
