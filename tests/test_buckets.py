"""However few claims are paired, judged and merged at once, the reports are the same bytes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from detector import pipeline, ranked_pairs, stages
from detector.buckets import bucket_count, buckets_of
from detector.ranked_pairs import RankedPairs, in_order
from detector.stages import open_stage
from tests.commands import detect, stub_model

DEV = Path(__file__).parent / "dev" / "articles"
TABLES = ("claims.csv", "pairs.csv", "discrepancies.csv")
REPORTS = (*TABLES, "report.html")


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    stub_model(monkeypatch)


def reports(out: Path) -> dict[str, bytes]:
    assert detect("run", DEV, "--out", out, "--parquet").status == 0
    return {name: (out / name).read_bytes() for name in REPORTS}


def test_the_reports_do_not_depend_on_the_buckets(tmp_path, monkeypatch):
    whole = reports(tmp_path / "whole")
    with monkeypatch.context() as few:
        few.setattr(pipeline, "REPRESENTATIVES_AT_ONCE", 5)
        few.setattr(ranked_pairs, "AT_ONCE", 7)
        few.setattr(stages, "_ROWS_IN_SPILL", 3)
        parted = reports(tmp_path / "parted")
        assert detect("report", "--out", tmp_path / "parted").status == 0
    assert len(list(open_stage(tmp_path / "parted", "pairs", "pair"))) > 4
    assert parted == whole
    again = {name: (tmp_path / "parted" / name).read_bytes() for name in TABLES}
    assert again == {name: whole[name] for name in again}


def test_the_number_of_buckets_doubles():
    assert [bucket_count(rows, 10) for rows in (0, 1, 10, 11, 20, 21, 40, 41)] == [
        *(1, 1, 1, 2, 2, 4, 4, 8)
    ]


def test_a_subject_stays_in_its_bucket_or_in_half_of_it():
    subjects = pd.DataFrame({"entity": [f"甲{n}" for n in range(99)], "family": "revenue"})
    four, eight = (buckets_of(subjects, ["entity", "family"], n) for n in (4, 8))
    assert {*four} == {*range(4)}
    assert (eight % 4 == four).all()
    one_more = pd.concat([subjects, pd.DataFrame({"entity": ["乙"], "family": ["revenue"]})])
    assert (buckets_of(one_more, ["entity", "family"], 4)[:99] == four).all()


def table(*rows: tuple[float, str, str]) -> pd.DataFrame:
    columns = ["score", "verdict", "pair_id"]
    frame = pd.DataFrame(rows, columns=columns).assign(entity="甲", metric="revenue", family="f")
    return in_order(frame, "pair_id")


def test_buckets_are_merged_by_score_then_verdict_then_id():
    one = table((0.9, "drift", "a"), (0.9, "contradiction", "z"), (0.1, "agreement", "c"))
    other = table((0.9, "drift", "b"), (0.95, "agreement", "d"))
    pairs = RankedPairs([[one], [other, table()]], {("甲", "f"): "x"}, {"x": "accepted"}).whole()
    assert pairs["pair_id"].tolist() == ["d", "z", "a", "b", "c"]
    assert pairs["rank"].tolist() == [1, 2, 3, 4, 5]
    assert {*pairs["discrepancy_id"], *pairs["status"]} == {"x", "accepted"}


def test_buckets_without_pairs_still_tell_the_columns():
    pairs = RankedPairs([[table()], [table()]], {}).whole()
    assert pairs.empty
    assert {"pair_id", "rank", "status", "discrepancy_id"} <= {*pairs.columns}
