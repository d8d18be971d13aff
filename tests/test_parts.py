"""Parts of the work on a path of fsspec: what is read is what was written, or nothing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import part_work
from detector.cleaning import clean
from detector.errors import InputError, OutputError
from detector.pairing import BlockPairs, joined, represent
from detector.part_work import (
    articles_of,
    buckets,
    pair_bucket,
    scores_of,
    table_of_articles,
    tables_of_texts,
)
from detector.parts import Parts
from detector.paths import default_configs
from detector.pipeline import pair_by_bucket
from detector.records import Article
from detector.settings import load_settings
from detector.stages import packed, unpacked
from tests.claim_frames import claim, frame
from tests.commands import StubScorer, detect

SETTINGS = load_settings(default_configs())
TABLE = pd.DataFrame({"text": ["甲", "b"], "number": [1.5, float("nan")]})


@pytest.fixture(params=["folder", "memory"])
def parts(request: pytest.FixtureRequest, tmp_path: Path) -> Parts:
    made = Parts(str(tmp_path) if request.param == "folder" else f"memory://{uuid4().hex}")
    made.prepare()
    return made


def test_a_part_is_read_as_it_was_written(parts):
    assert parts.read("pairs", "one") is None
    parts.write("pairs", "one", TABLE, {"over_budget": 3})
    frame_, facts = parts.read("pairs", "one")
    pd.testing.assert_frame_equal(frame_, TABLE)
    assert facts == {"over_budget": 3}
    assert parts.read("claims", "one") is None


def test_the_last_of_two_writers_stays(parts):
    for number in (1, 2):
        parts.write("scores", "one", pd.DataFrame({"number": [number]}))
    assert parts.read("scores", "one")[0]["number"].tolist() == [2]


def test_nothing_but_parts_is_left(tmp_path):
    parts = Parts(str(tmp_path))
    parts.prepare()
    parts.write("pairs", "one", TABLE)
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")]
    assert files == ["pairs/one.parquet"]


@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255) | st.none())
def test_a_damaged_part_is_none(place, flip, tmp_path_factory):
    """Cut off, or with a byte changed where it holds the table: never another table."""
    folder = tmp_path_factory.mktemp("parts")
    parts = Parts(str(folder))
    parts.prepare()
    content = packed(TABLE)
    at = int(place * len(content))
    damaged = content[:at] + (bytes([content[at] ^ flip]) + content[at + 1 :] if flip else b"")
    (folder / "pairs" / "one.parquet").write_bytes(damaged)
    read = parts.read("pairs", "one")
    assert read is None or (flip and read[0].equals(TABLE))


def test_a_part_of_another_version_is_none(parts, monkeypatch):
    monkeypatch.setattr("detector.stages.FORMAT", -1)
    parts.write("pairs", "one", TABLE)
    monkeypatch.undo()
    assert parts.read("pairs", "one") is None


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "parts").write_text("a file")
    with pytest.raises(OutputError, match=r"parts: cannot be written: "):
        Parts(str(tmp_path / "parts")).prepare()


def test_a_url_of_an_unknown_kind_is_named():
    with pytest.raises(InputError, match=r"^nonesuch://x: .*nonesuch"):
        Parts("nonesuch://x")


# --- from a table to a table ---------------------------------------------------------------------


@given(
    text=st.text(st.characters(), max_size=30),
    title=st.text(st.characters(), max_size=10),
    published=st.none() | st.dates(),
    line=st.integers(1, 10**6),
)
def test_an_article_is_what_it_was(text: str, title: str, published: date | None, line: int):
    """Whatever its characters: half of a surrogate pair is no UTF-8."""
    cleaned = clean(text)
    article = Article(
        *("a.txt", "folder/a.txt", text, cleaned, title, "甲报", "zh-Hans", published, "stated"),
        first_line=line,
    )
    table, _ = unpacked(packed(table_of_articles([article, article])))
    for told in articles_of(table):
        assert (told.clean.text, told.original, told.title) == (cleaned.text, text, title)
        assert [*told.clean.starts] == [*cleaned.starts]
        assert [*told.clean.ends] == [*cleaned.ends]
        assert (told.published, told.first_line, told.misdated) == (published, line, "")


def claims_of(companies: int) -> pd.DataFrame:
    """Four values in as many months of each company, one of them without a period."""
    return frame(
        *(
            claim(
                entity=f"公司{company}",
                article=f"{company}-{month}.txt",
                value_low=1e6 + company * month,
                value_high=1e6 + company * month,
                period_start=f"2024-0{month}-01" if month < 4 else "",
                period_end=f"2024-0{month}-28" if month < 4 else "",
                period_basis="explicit" if month < 4 else "unknown",
            )
            for company in range(companies)
            for month in range(1, 5)
        )
    )


@pytest.mark.parametrize("size", [1, 7, 30, 10_000])
def test_pairs_by_bucket_are_the_pairs_of_all(size, monkeypatch):
    monkeypatch.setattr(part_work, "CLAIMS_IN_PART", size)
    claims = claims_of(12)
    known = []

    def in_buckets(representatives):
        known.extend(buckets(representatives))
        stored = (unpacked(packed(bucket))[0] for bucket in known)
        made = [unpacked(packed(*pair_bucket(bucket, SETTINGS))) for bucket in stored]
        return joined([BlockPairs(pairs, cut) for pairs, cut in made])

    [parted] = pair_by_bucket(represent(claims, SETTINGS.pairing), SETTINGS, in_buckets)
    [whole] = pair_by_bucket(represent(claims, SETTINGS.pairing), SETTINGS)
    assert len(known) == 1 if size == 10_000 else len(known) > 1
    assert len(whole.pairs) == 12 * 6
    assert parted.cut == whole.cut
    pd.testing.assert_frame_equal(parted.pairs, whole.pairs)


def test_a_block_is_never_parted_and_stays_where_it_was(monkeypatch):
    """One more company changes its own bucket alone."""
    monkeypatch.setattr(part_work, "CLAIMS_IN_PART", 8)

    def entities(companies: int) -> set[frozenset[str]]:
        made: list[set[str]] = []

        known = represent(claims_of(companies), SETTINGS.pairing)
        made.extend({*bucket["entity"]} for bucket in buckets(known.whole(known.eligible)))
        assert sum(map(len, made)) == companies
        return {*map(frozenset, made)}

    before, after = entities(14), entities(15)
    assert len(before - after) <= 1


@pytest.mark.parametrize("size", [1, 2, 100])
def test_texts_by_part_have_the_scores_of_all(size, monkeypatch):
    monkeypatch.setattr(part_work, "TEXTS_IN_PART", size)
    premises, hypotheses = ["甲", "乙乙", "丙丙丙"], ["丁" * 7, "\ud800", "己"]
    stored = [unpacked(packed(t))[0] for t in tables_of_texts(premises, hypotheses)]
    scored = [part_work.score_texts(table, StubScorer()) for table in stored]
    made = scores_of([unpacked(packed(table))[0] for table in scored])
    assert made.dtype == np.float32
    assert made.tobytes() == StubScorer().score(premises, hypotheses).tobytes()


# --- the options ---------------------------------------------------------------------------------


def test_without_ray_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "detector.ray_engine", raising=False)
    done = detect("run", "--out", tmp_path / "out", "--engine", "ray")
    assert done.status == 2
    [line] = done.stderr
    assert "pip install 'contradiction-detector[ray]'" in line


def test_workers_are_of_the_local_engine(tmp_path):
    done = detect("run", "--out", tmp_path / "out", "--engine", "ray", "--workers", 2)
    assert (done.status, len(done.stderr)) == (2, 1)
    assert "--workers is for --engine local" in done.stderr[0]
