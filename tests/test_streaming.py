"""Articles pass one after another: none is held, and their order changes nothing."""

from __future__ import annotations

import gc
import json
import random
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from detector.article_stream import stream_files
from detector.articles import read_articles
from detector.corpus import article_table
from detector.errors import InputError
from detector.paths import default_configs, default_seeds
from detector.pipeline import extract
from detector.records import Article
from detector.settings import load_settings
from tests.commands import detect

SETTINGS = load_settings(default_configs())


@dataclass(frozen=True)
class Watched(Article):
    """An article that can be watched as it is let go."""


def watched(articles: list[Article], held: list[int]) -> Iterator[Article]:
    """`articles`, each made as it is asked for; `held` notes how many are alive then."""
    made: list[weakref.ref[Article]] = []
    for article in articles:
        fields = {name: getattr(article, name) for name in Article.__dataclass_fields__}
        one = Watched(**fields)
        made.append(weakref.ref(one))
        yield one
        gc.collect()
        held.append(sum(ref() is not None for ref in made))


def test_extraction_holds_no_more_than_the_article_it_reads():
    seeds = read_articles([default_seeds()], SETTINGS.articles).articles
    held: list[int] = []
    extract(watched(seeds, held), SETTINGS)
    assert max(held) <= 2  # the one read, and the one just asked for
    assert len(held) == len(seeds)


def test_the_order_of_articles_changes_nothing():
    articles = read_articles([default_seeds()], SETTINGS.articles).articles
    shuffled = random.Random(1).sample(articles, len(articles))
    for one, other in zip(extract(articles, SETTINGS), extract(shuffled, SETTINGS), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_a_stream_tells_what_has_passed(tmp_path):
    records = [
        {"id": n, "text": f"腾讯2024年营收为{n}00亿元。", "published": "2025-03-01"} for n in "312"
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, "{"]), "utf-8")
    (tmp_path / "b.txt").write_text("腾讯2024年营收为500亿元。", "utf-8")
    read = read_articles([tmp_path], SETTINGS.articles)
    stream = stream_files([tmp_path], SETTINGS.articles)
    passed = list(stream)
    assert [a.article for a in passed] == ["a.jsonl#3", "a.jsonl#1", "a.jsonl#2", "b.txt"]
    assert stream.skipped == read.skipped
    assert stream.dates == {a.article: a.published for a in read.articles}
    assert stream.dates["a.jsonl#1"] == date(2025, 3, 1)
    pd.testing.assert_frame_equal(stream.table(), article_table(read.articles))


def test_records_out_of_order_give_the_claims_of_sorted_ones(tmp_path):
    texts = {n: f"腾讯202{n}年营收为{n}00亿元。" for n in "312"}
    for folder, order in (("one", "312"), ("two", "123")):
        lines = [json.dumps({"id": n, "text": texts[n]}, ensure_ascii=False) for n in order]
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
        detect("extract", tmp_path / folder, "--out", tmp_path / f"{folder}-out")
    one, two = (pd.read_csv(tmp_path / f"{f}-out" / "claims.csv") for f in ("one", "two"))
    assert list(one["article"]) == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]
    pd.testing.assert_frame_equal(one.drop(columns="line"), two.drop(columns="line"))


NOTHING = {
    "an empty folder": ({}, "no article could be read"),
    "one file that is empty": ({"a.txt": ""}, "a.txt: is empty"),
    "two of them": ({"a.txt": "", "b.txt": ""}, "no article could be read"),
}


@pytest.mark.parametrize(("files", "message"), NOTHING.values(), ids=NOTHING)
def test_a_stream_of_nothing_is_an_error(tmp_path: Path, files, message):
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=message):
        list(stream_files([tmp_path], SETTINGS.articles))


def test_the_results_of_an_earlier_run_are_no_articles(tmp_path):
    (tmp_path / "a.txt").write_text("腾讯2024年营收为500亿元。", "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "claims.csv").write_text("text\n腾讯2024年营收为600亿元。\n", "utf-8")
    stream = stream_files([tmp_path], SETTINGS.articles, apart_from=tmp_path / "out")
    assert [a.article for a in stream] == ["a.txt"]
