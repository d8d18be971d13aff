"""Nightly runs: what is remembered never shows, and every discrepancy tells whether it is new."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from detector.articles import read_articles
from detector.cache import FILE, Cache, key_of
from detector.claim_cache import ClaimCache, _packed, _unpacked
from detector.extraction import ArticleReading
from detector.paths import default_configs, default_seeds
from detector.pipeline import extract, extract_claims
from detector.report import read_table
from detector.score_cache import CachedScorer
from detector.scoring import Probabilities
from detector.settings import load_settings
from detector.states import with_states
from tests.commands import StubScorer, detect, stub_model
from tests.corpus import article_text, write_corpus
from tests.nightly_runs import assert_equal_results, run_json

SETTINGS = load_settings(default_configs())


class CountingScorer(StubScorer):
    """Counts the pairs it is asked for."""

    def __init__(self) -> None:
        self.scored = 0

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Probabilities:
        self.scored += len(premises)
        return super().score(premises, hypotheses, progress=progress)


@pytest.fixture(autouse=True)
def scorer() -> Iterator[CountingScorer]:
    """A model that needs no loading."""
    counting = CountingScorer()
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch, counting)
        yield counting


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, and what one night and two nights (the second one afresh) made of them."""
    folder = tmp_path_factory.mktemp("nights")
    articles = write_articles(folder / "articles")
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        run(articles, folder / "first")
        shutil.copytree(folder / "first", folder / "second")
        run(articles, folder / "second", "--fresh")
    return folder


@pytest.fixture
def out(nights: Path, tmp_path: Path) -> Path:
    """What the first night made of the corpus, for a second one."""
    return shutil.copytree(nights / "first", tmp_path / "out")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


def write_articles(folder: Path) -> Path:
    """Two companies' users as five articles tell them."""
    folder.mkdir()
    for name, company, value in (
        ("a", "豆包", "2000"),
        ("b", "豆包", "2100"),
        ("c", "豆包", "2000"),
        ("d", "百度", "700"),
        ("e", "百度", "800"),
    ):
        text = f"2024年5月20日，{company}宣布，2024年4月的月活跃用户达到{value}万。\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def run(articles: Path, out: Path, *options: str) -> list[str]:
    outcome = detect("run", articles, "--out", out, *options)
    assert outcome.status == 0, outcome.stderr
    return outcome.stderr


# --- what is remembered never shows ------------------------------------------------------------


def add(folder: Path) -> None:
    (folder / "g.txt").write_text("百度2024年4月的月活跃用户为750万。\n", "utf-8")


def add_a_copy(folder: Path) -> None:
    (folder / "g.txt").write_bytes((folder / "a.txt").read_bytes())


def change(folder: Path) -> None:
    path = folder / "b.txt"
    path.write_text(path.read_text("utf-8").replace("2100", "2200"), "utf-8")


def rename(folder: Path) -> None:
    (folder / "a.txt").rename(folder / "z.txt")


def redate(folder: Path) -> None:
    text = "article,published,outlet\nd.txt,2025-01-02,甲报\n"
    (folder / "manifest.csv").write_text(text, "utf-8")


def delete(folder: Path) -> None:
    (folder / "b.txt").unlink()


def rewrite_as_records(folder: Path) -> None:
    """The same text as the third line of another file: a new name and another line."""
    records = [
        {"text": "无关。"},
        {"text": "无关。"},
        {"text": (folder / "d.txt").read_text("utf-8")},
    ]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "d.jsonl").write_text(lines, "utf-8")
    (folder / "d.txt").unlink()


def name_a_full_form(folder: Path) -> None:
    """A gloss in a new article changes what entity the claims of old ones are about."""
    (folder / "g.txt").write_text("百度(Baidu Inc)与豆包(Doubao)今日发布公告。\n", "utf-8")


def nothing(_: Path) -> None:
    """The night after."""


CHANGES = (
    *(add, add_a_copy, change, rename, redate, delete, rewrite_as_records, name_a_full_form),
    nothing,
)


@pytest.mark.parametrize("changed", CHANGES, ids=lambda f: f.__name__)
def test_an_incremental_run_gives_what_a_fresh_one_gives(changed, corpus, nights, tmp_path):
    changed(corpus)
    for out, options in (("nightly", []), ("fresh", ["--fresh"])):
        shutil.copytree(nights / "first", tmp_path / out)
        run(corpus, tmp_path / out, *options)
    assert_equal_results(tmp_path / "nightly", tmp_path / "fresh")


@pytest.mark.slow
def test_many_nights_of_changes_give_what_a_fresh_run_gives(corpus, tmp_path):
    """All changes one after another, then a night without one."""
    for changed in CHANGES:
        changed(corpus)
        run(corpus, tmp_path / "nightly")
    run(corpus, tmp_path / "nightly")
    for _ in range(2):
        run(corpus, tmp_path / "new", "--fresh")
    assert_equal_results(tmp_path / "nightly", tmp_path / "new")


def test_another_configuration_reads_articles_again(corpus, out, tmp_path):
    configs = tmp_path / "configs"
    configs.mkdir()
    for file in default_configs().glob("*.yaml"):
        (configs / file.name).write_bytes(file.read_bytes())
    with (configs / "metrics.yaml").open("a", encoding="utf-8") as file:
        file.write("# another night\n")
    lines = run(corpus, out, "--config", str(configs))
    assert not [line for line in lines if "articles from cache" in line]


def test_what_is_read_from_the_cache_is_what_was_read_from_the_articles():
    """Cell by cell and type by type, on the seeds."""
    articles = read_articles([default_seeds()], SETTINGS.articles).articles
    fresh = extract_claims(articles, SETTINGS)
    memory = FakeCache()
    for found in (0, len(articles)):
        claims = ClaimCache(memory, SETTINGS.digest)
        pd.testing.assert_frame_equal(extract(articles, SETTINGS, claims)[0], fresh)
        assert claims.found == found


class FakeCache(Cache):
    """Entries in memory."""

    def __init__(self) -> None:
        self.entries: dict[bytes, bytes] = {}

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put(self, entries: dict[bytes, bytes]) -> None:
        self.entries |= entries


def test_a_pair_of_texts_is_scored_once(scorer):
    memory = FakeCache()
    premises, hypotheses = ["甲", "乙乙", "甲"], ["丙丙", "丁", "丙丙"]
    expected = StubScorer().score(premises, hypotheses)
    for found in (0, 2):
        cached = CachedScorer(scorer, memory)
        scores = cached.score(premises, hypotheses)
        assert scores.dtype == np.float32
        assert scores.tobytes() == expected.tobytes()
        assert (cached.asked, cached.found) == (2, found)
    assert scorer.scored == 2


def test_another_revision_scores_again(scorer):
    memory = FakeCache()
    for revision in ("1", "2"):
        scorer.revision = revision
        CachedScorer(scorer, memory).score(["甲"], ["乙"])
    assert scorer.scored == 2


@pytest.mark.parametrize("changed", [rename, delete, nothing, redate], ids=lambda f: f.__name__)
def test_only_what_is_new_is_computed(changed, corpus, out, scorer):
    changed(corpus)
    run(corpus, out)
    assert scorer.scored == 0
    assert stages(out)["extract"].get("articles_from_cache") == 5 - (changed in {redate, delete})


def stages(out: Path) -> dict[str, dict[str, int]]:
    return json.loads((out / "run.json").read_text("utf-8"))["stages"]


def test_the_cache_may_lie_elsewhere(corpus, tmp_path):
    for out in ("one", "two"):
        run(corpus, tmp_path / out, "--cache", str(tmp_path / "kept"))
    assert stages(tmp_path / "two")["extract"]["articles_from_cache"] == 5
    assert not (tmp_path / "one" / "cache").exists()


# --- new, persisting, resolved -----------------------------------------------------------------


def states(out: Path) -> dict[str, str]:
    table = read_table(out / "discrepancies.csv")
    users = table[table["metric"] == "monthly_active_users"]
    return dict(zip(users["entity"], users["state"], strict=True))


def test_states_over_four_nights(corpus, out):
    """New at first, then persisting; once a value leaves it is resolved, and then forgotten."""
    assert states(out) == {"豆包": "new", "百度": "new"}
    change(corpus)
    run(corpus, out)
    assert states(out) == {"豆包": "new", "百度": "persisting"}
    delete(corpus)
    lines = run(corpus, out)
    assert states(out) == {"豆包": "resolved", "百度": "persisting"}
    counted = run_json(out)["counts"]
    assert counted["discrepancies"] == 1
    assert counted["discrepancies_by_state"] == {"new": 0, "persisting": 1, "resolved": 1}
    assert [line.split() for line in lines if line.split()[:1] == ["new"]]
    last = read_table(out / "discrepancies.csv").iloc[-1]
    assert (last["state"], last["rank"], last["severity"]) == ("resolved", 2, "info")
    assert "2200万" in last["values"]
    run(corpus, out)
    assert states(out) == {"百度": "persisting"}


def test_a_resolved_discrepancy_never_fails_a_run(corpus, tmp_path):
    for name in "de":
        (corpus / f"{name}.txt").unlink()
    out = tmp_path / "out"
    assert detect("run", corpus, "--out", out, "--fail-on", "low").status == 1
    delete(corpus)
    assert detect("run", corpus, "--out", out, "--fail-on", "low").status == 0
    assert states(out) == {"豆包": "resolved"}


def test_reporting_again_is_no_new_run(corpus, out):
    assert detect("report", "--out", out).status == 0
    assert set(states(out).values()) == {"new"}
    assert detect("extract", corpus, "--out", out).status == 0
    for stage in ("pair", "score", "report"):
        assert detect(stage, "--out", out).status == 0
    assert set(states(out).values()) == {"persisting"}


def test_a_damaged_history_makes_all_new(corpus, out):
    (out / "stages" / "history.json").write_text("{", "utf-8")
    lines = run(corpus, out)
    assert set(states(out).values()) == {"new"}
    assert [line for line in lines if "history.json: damaged" in line]


def test_states_of_nothing():
    table = pd.DataFrame(columns=["discrepancy_id", "entity", "state", "family"], dtype=object)
    assert with_states(table, {}, []).empty


# --- the cache itself --------------------------------------------------------------------------


def test_keys_tell_the_border_between_parts():
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("a") != key_of("a", "")
    assert key_of("\ud800") == key_of("\ud800")


def test_an_entry_comes_back_until_nobody_used_it_for_a_month(tmp_path):
    def at(day: int) -> dict[bytes, bytes]:
        store = Cache(tmp_path, today=day)
        found = store.get([b"k"])
        store.close()
        return found

    first = Cache(tmp_path, today=100)
    first.put({b"k": b"v"})
    first.close()
    assert at(125) == {b"k": b"v"}
    assert at(150) == {b"k": b"v"}
    unused = Cache(tmp_path, today=181)
    unused.close()
    assert at(182) == {}


def test_fresh_finds_nothing_and_replaces(tmp_path):
    for fresh, value in ((False, b"old"), (True, b"new")):
        store = Cache(tmp_path, fresh=fresh)
        assert store.get([b"k"]) == {}
        store.put({b"k": value})
        store.close()
    assert Cache(tmp_path).get([b"k"]) == {b"k": b"new"}


def altered(path: Path) -> None:
    """Change the last byte of every entry, so that each is still a valid number or text."""
    database = sqlite3.connect(path)
    rows = database.execute("SELECT key, sealed FROM entry").fetchall()
    changed = [(sealed[:-1] + bytes([sealed[-1] ^ 1]), key) for key, sealed in rows]
    database.executemany("UPDATE entry SET sealed = ? WHERE key = ?", changed)
    database.commit()
    database.close()


def other_table(path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("DROP TABLE entry; CREATE TABLE entry (key);")
    database.close()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no database": (lambda p: p.write_bytes(b"x" * 8192), "begun anew"),
    "empty": (lambda p: p.write_bytes(b""), ""),
    "cut off": (lambda p: os.truncate(p, 6000), "damaged|malformed"),
    "entries": (altered, "damaged entries were computed anew"),
    "another table": (other_table, "without cache"),
    "a folder": (lambda p: (p.unlink(), p.mkdir()), "without cache"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_costs_time_and_nothing_else(damage, nights, out):
    spoil, message = DAMAGES[damage]
    for extra in ("-wal", "-shm"):
        (out / "cache" / (FILE + extra)).unlink(missing_ok=True)
    spoil(out / "cache" / FILE)
    told = [line for line in run(nights / "articles", out) if FILE in line]
    assert_equal_results(out, nights / "second")
    if message:
        assert len(told) == 1
        assert any(part in told[0] for part in message.split("|"))


def test_readings_survive_their_packing():
    """Floats to the bit, text with lone surrogates, and tuples."""
    row = {"value_low": 0.1 + 0.2, "margin": float("inf"), "quote": "一\ud800", "char_start": 3}
    reading = ArticleReading((row,), (("豆包", "Doubao"),), "c2tldGNo")
    assert _unpacked(_packed(reading)) == reading


def test_the_corpus_is_the_same_every_time(tmp_path):
    assert write_corpus(tmp_path / "c", 3).joinpath("00002.txt").read_text("utf-8") == article_text(
        2
    )
