"""The tables between stages come back from disk as they were, to the last bit."""

from __future__ import annotations

import json
import zlib
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector import records, stages
from detector.articles import read_articles
from detector.errors import InputError
from detector.paths import default_configs, default_seeds
from detector.pipeline import extract_claims, judge_and_rank, pair_and_compare, score
from detector.settings import load_settings
from detector.stages import (
    FORMAT,
    StageTable,
    drop_later_stages,
    read_stage,
    spill,
    stage_path,
    write_frames,
    write_stage,
)
from tests.commands import StubScorer

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ANY_TEXT = TEXT | st.just("\ud800")
OBJECTS = (
    st.none() | ANY_TEXT | st.just(float("nan")) | st.tuples(ANY_TEXT, st.floats(), st.integers())
)
INT64 = st.integers(-(2**63), 2**63 - 1)
ROWS = st.lists(st.tuples(TEXT, INT64, st.floats(), st.booleans(), OBJECTS), max_size=6)
DTYPES = {"text": "str", "count": "int64", "value": "float64", "flag": "bool", "any": "object"}


def frame_of(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    columns = zip(*rows, strict=True) if rows else [()] * len(DTYPES)
    series = {
        name: pd.Series(list(values), dtype=dtype)
        for (name, dtype), values in zip(DTYPES.items(), columns, strict=True)
    }
    return pd.DataFrame(series)


def returned(folder: Path, frame: pd.DataFrame) -> pd.DataFrame:
    write_stage(folder, "claims", frame)
    return read_stage(folder, "claims", "extract")


def spelled(frame: pd.DataFrame) -> list[str]:
    """Every cell by type and spelling: repr tells floats apart to the bit, and None from NaN."""
    return [repr(frame[name].tolist()) for name in frame.columns]


@given(rows=ROWS)
@settings(max_examples=60)
def test_any_table_comes_back_the_same(tmp_path_factory, rows):
    frame = frame_of(rows)
    back = returned(tmp_path_factory.mktemp("stage"), frame)
    assert spelled(back) == spelled(frame)
    assert back.dtypes.astype(str).to_dict() == DTYPES


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(frame_of([]), id="no rows"),
        pytest.param(frame_of([("", 0, 0.0, False, "")] * 3), id="empty text only"),
        pytest.param(frame_of([("x", 1, float("nan"), True, None)] * 2), id="nothing but missing"),
        pytest.param(frame_of([("x", 2**63 - 1, 0.1 + 0.2, True, ())]), id="long numbers"),
        pytest.param(frame_of([("x", 1, float("inf"), True, (-0.0, 5e-324))]), id="odd floats"),
    ],
)
def test_edges_come_back_the_same(tmp_path, frame):
    back = returned(tmp_path, frame)
    assert spelled(back) == spelled(frame)
    pd.testing.assert_frame_equal(back, frame, check_exact=True)


def test_the_tables_of_the_seeds_come_back_the_same(tmp_path):
    configured = load_settings(default_configs())
    articles = read_articles([default_seeds()], configured.articles).articles
    paired = pair_and_compare(extract_claims(articles, configured), configured)
    scored = score(paired.pairs, StubScorer())
    judged = judge_and_rank(paired.claims, scored, configured, "auto").pairs
    frames = (paired.claims, paired.pairs, scored, judged)
    columns = "\n".join(" ".join(map(str, frame.columns)) for frame in frames)
    assert (FORMAT, zlib.crc32(columns.encode())) == (2, 1666557395), (
        "raise FORMAT, and put its sum here"
    )
    for frame in frames:
        back = returned(tmp_path, frame)
        assert spelled(back) == spelled(frame)
        pd.testing.assert_frame_equal(
            back, frame.reset_index(drop=True), check_exact=True, check_column_type=False
        )


def test_the_same_table_gives_the_same_bytes(tmp_path):
    frame = frame_of([("一", 1, 0.1, True, ("a", 1.5, 2))])
    for folder in ("one", "two"):
        write_stage(tmp_path / folder, "pairs", frame)
    one, two = (stage_path(tmp_path / f, "pairs").read_bytes() for f in ("one", "two"))
    assert one == two


def parquet(metadata: dict[str, str], **columns: list[object]) -> bytes:
    """A Parquet file with one more entry in its metadata."""
    file = BytesIO()
    pq.write_table(pa.table(columns).replace_schema_metadata(metadata), file, compression="none")
    return file.getvalue()


def known(**dtypes: str) -> dict[str, str]:
    return {"detector": json.dumps({"format": FORMAT, "dtypes": dtypes})}


WHOLE = parquet(known(a="int64"), a=[1])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no parquet", id="not Parquet"),
        pytest.param(parquet({}, a=[1]), id="no types"),
        pytest.param(parquet({"detector": "[1]"}, a=[1]), id="types are no object"),
        pytest.param(parquet(known(a="int64"), a=["x"]), id="another type"),
        pytest.param(parquet(known(b="int64"), a=[1]), id="another column"),
        pytest.param(parquet(known(a="object"), a=["{"]), id="an object cut off"),
        pytest.param(WHOLE[:-9], id="cut off"),
        pytest.param(WHOLE[len(WHOLE) // 2 :], id="without its beginning"),
    ],
)
def test_a_damaged_table_says_what_to_run(tmp_path, content):
    path = stage_path(tmp_path, "pairs")
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"pairs\.parquet: damaged; run `detector pair` again"):
        read_stage(tmp_path, "pairs", "pair")


@pytest.mark.parametrize("metadata", ['{"a": "int64"}', '{"format": 0, "dtypes": {"a": "int64"}}'])
def test_a_table_of_another_version_is_refused(metadata, tmp_path):
    path = stage_path(tmp_path, "pairs")
    path.parent.mkdir()
    path.write_bytes(parquet({"detector": metadata}, a=[1]))
    with pytest.raises(InputError, match=r"another version of detector; run `detector pair` again"):
        read_stage(tmp_path, "pairs", "pair")


def test_one_flipped_bit_is_found(tmp_path):
    """Not only what cannot be parsed: the pages carry checksums."""
    frame = frame_of([(f"text {n}", n, n / 7, True, None) for n in range(200)])
    write_stage(tmp_path, "pairs", frame)
    path = stage_path(tmp_path, "pairs")
    content = bytearray(path.read_bytes())
    content[len(content) // 4] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        read_stage(tmp_path, "pairs", "pair")


def test_some_columns_and_rows(tmp_path):
    frame = frame_of(
        [("一", 1, 0.5, True, ("a",)), ("二", 2, 1.5, True, None), ("一", 3, 2, True, 0)]
    )
    write_stage(tmp_path, "claims", frame)
    some = read_stage(
        tmp_path, "claims", "extract", columns=["any", "count"], where={"text": {"一", "三"}}
    )
    assert some.to_dict("list") == {"any": [("a",), 0], "count": [1, 3]}
    assert some.dtypes.astype(str).to_dict() == {"any": "object", "count": "int64"}
    assert read_stage(tmp_path, "claims", "extract", where={"text": set()}).empty


def test_a_table_on_disk_is_written_as_it_is(tmp_path):
    frame = frame_of([("一", 1, 0.5, True, ("a",))])
    write_frames(tmp_path / "one", [frame, frame])
    write_frames(tmp_path / "two", StageTable(tmp_path / "one", "pair"))
    write_frames(tmp_path / "three", iter(StageTable(tmp_path / "one", "pair")))
    one, two, three = ((tmp_path / n).read_bytes() for n in ("one", "two", "three"))
    assert one == two == three


def test_a_table_comes_back_frame_by_frame(tmp_path):
    """Also a frame without rows, which tells the columns of a table that has none."""
    one = frame_of([("一", 1, 0.5, True, ("a",)), ("二", 2, 1.5, True, None)])
    frames = [one, frame_of([]), frame_of([("三", 3, float("nan"), False, 0)] * 3)]
    path = stage_path(tmp_path, "pairs")
    write_frames(path, frames)
    table = StageTable(path, "pair")
    for _ in range(2):  # as often as asked
        back = list(table)
        assert spelled(pd.concat(back)) == spelled(pd.concat(frames))
        assert [len(frame) for frame in back] == [2, 0, 3]
    assert spelled(read_stage(tmp_path, "pairs", "pair")) == spelled(pd.concat(frames))


@given(rows=ROWS)
@settings(max_examples=30)
def test_a_spilled_table_comes_back_in_pieces(tmp_path_factory, rows):
    frame = frame_of(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "_ROWS_IN_SPILL", 2)
        spilled = spill(tmp_path_factory.mktemp("spill") / "1", frame)
    for _ in range(2):  # as often as asked
        back = list(spilled)
        assert back
        assert all(len(piece) <= 2 for piece in back)
        assert spelled(pd.concat(back)) == spelled(frame)
        assert pd.concat(back).dtypes.astype(str).to_dict() == DTYPES


def test_a_table_that_is_not_finished_never_appears(tmp_path):
    path = stage_path(tmp_path, "pairs")

    def breaking_off():
        yield frame_of([])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_frames(path, breaking_off())
    assert list(path.parent.iterdir()) == []


def test_a_folder_named_like_a_partition_adds_nothing(tmp_path):
    frame = frame_of([("x", 1, 0.5, True, None)])
    assert list(returned(tmp_path / "month=05", frame).columns) == list(frame.columns)


def test_new_claims_remove_what_was_made_of_the_old(tmp_path):
    for name in ("claims", "pairs", "judged"):
        write_stage(tmp_path, name, frame_of([]))
    drop_later_stages(tmp_path, "claims")
    assert [p.name for p in (tmp_path / "stages").iterdir()] == ["claims.parquet"]


@given(ROWS)
def test_rows_are_read_from_a_table_as_they_are_in_it(rows):
    """A few at a time, as they are streamed from a large one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "_ROWS_AT_ONCE", 2)
        read = list(records.streamed_rows(frame_of(rows)))
    assert [repr(tuple(row.values())) for row in read] == [repr(row) for row in rows]
