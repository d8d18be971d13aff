"""One run at a time in a folder, its files as a set or not at all, and ends of every kind."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import count as count_from
from pathlib import Path
from typing import Any

import pytest

from detector import output_folder
from detector.cache import FILE, Cache
from detector.errors import OutputError
from detector.files import write_whole
from detector.output_folder import NEXT, OWNER, READY, hold, publishing
from tests.commands import StubScorer, detect, stub_model
from tests.corpus import A_QUARTER_LATER, write_corpus
from tests.nightly_runs import Forked, assert_equal_results, reports, start

NAMES = ("a.csv", "b.csv", "stages/c.gz")


@pytest.fixture
def stubs() -> Iterator[None]:
    """A model that needs no loading."""
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        yield


# --- one run at a time -------------------------------------------------------------------------


def test_a_held_folder_names_its_owner_and_age(tmp_path):
    with hold(tmp_path), pytest.raises(OutputError) as refused, hold(tmp_path):
        pass
    message = str(refused.value)
    assert message.startswith(f"{tmp_path}: in use by process {os.getpid()} of ")
    assert ", for 0:00:0" in message
    assert message.endswith("; wait until it ends, or name another folder with --out")


def test_a_second_command_is_refused_in_one_line(tmp_path, stubs):
    with hold(tmp_path):
        outcome = detect("run", "--out", tmp_path)
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {tmp_path}: in use by process {os.getpid()}")


@pytest.mark.parametrize("ending", [None, OutputError("x"), KeyboardInterrupt()])
def test_a_folder_is_free_however_its_run_ends(ending, tmp_path):
    try:
        with hold(tmp_path):
            if ending:
                raise ending
    except (OutputError, KeyboardInterrupt):
        pass
    assert not (tmp_path / OWNER).exists()
    with hold(tmp_path):
        assert (tmp_path / OWNER).exists()


DAMAGED_OWNER = '{"run": "r", "pid": 1, "host": "h", "user": "u", "since": "then"}'


@pytest.mark.parametrize("content", ["{", "[]", '{"pid": 1}', DAMAGED_OWNER])
def test_an_owner_that_cannot_be_read_stops_nobody(content, tmp_path):
    (tmp_path / OWNER).write_text(content, "utf-8")
    with hold(tmp_path) as run:
        assert run


def test_a_run_that_was_killed_is_taken_over_with_a_word(tmp_path, stubs):
    articles = write_corpus(tmp_path / "articles", 2)
    out = tmp_path / "out"
    out.mkdir()
    dead = {
        "run": "r",
        "pid": 4242,
        "host": "h",
        "user": "ann",
        "since": "2020-01-01T02:00:00+00:00",
    }
    (out / OWNER).write_text(json.dumps(dead), "utf-8")
    outcome = detect("run", articles, "--out", out)
    assert outcome.status == 0
    assert outcome.stderr[0].startswith(f"{out}: taken over from process 4242 of ann on h, for ")
    assert json.loads((out / "stages" / "history.json").read_text("utf-8"))["run"] == "r"


# --- files as a set ----------------------------------------------------------------------------


def publish(out: Path, text: str) -> None:
    with publishing(out) as staged:
        (staged / "stages").mkdir()
        for name in NAMES:
            (staged / name).write_text(text, "utf-8")


def published(out: Path) -> set[str]:
    return {(out / name).read_text("utf-8") for name in NAMES}


def test_files_take_their_places_together(tmp_path):
    for text in ("old", "new"):
        publish(tmp_path, text)
        assert published(tmp_path) == {text}
    assert not (tmp_path / NEXT).exists()
    assert not (tmp_path / READY).exists()


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


@pytest.mark.parametrize("moved", range(len(NAMES) + 1))
def test_a_set_cut_off_between_two_renames_is_completed(moved, tmp_path, monkeypatch):
    """The first rename makes the set ready; whatever comes after it, the next run sees it whole."""
    publish(tmp_path, "old")
    rename, done = os.replace, []

    def some(source: Path, target: Path) -> None:
        if len(done) > moved:
            raise Killed
        done.append(rename(source, target))

    with monkeypatch.context() as patch:
        patch.setattr(output_folder.os, "replace", some)
        if moved < len(NAMES):
            with pytest.raises(Killed):
                publish(tmp_path, "new")
            assert (tmp_path / READY).exists()
        else:
            publish(tmp_path, "new")
    with hold(tmp_path):
        assert published(tmp_path) == {"new"}
    assert not (tmp_path / READY).exists()


def test_a_set_that_was_not_whole_leaves_no_trace(tmp_path):
    publish(tmp_path, "old")
    for left in (".write-test-1", "..owner.json.1.tmp"):
        (tmp_path / left).touch()
    (tmp_path / NEXT).mkdir()
    (tmp_path / NEXT / "a.csv").write_text("half", "utf-8")
    with hold(tmp_path):
        assert published(tmp_path) == {"old"}
    assert {p.name for p in tmp_path.iterdir()} == {".lock", "a.csv", "b.csv", "stages"}


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_the_last_reports(tmp_path, stubs, monkeypatch):
    articles = write_corpus(tmp_path / "articles", 3)
    out = tmp_path / "out"
    assert detect("run", articles, "--out", out).status == 0
    before = reports(out)
    write_corpus(articles, 2, first=A_QUARTER_LATER)
    with monkeypatch.context() as patch:
        patch.setattr("detector.telling.write_html", disk_full_at(out / NEXT / "report.html"))
        outcome = detect("run", articles, "--out", out)
    assert outcome.status == 2
    assert outcome.stderr[-1].startswith("detector: ")
    assert "No space left on device; make room and run again" in outcome.stderr[-1]
    assert reports(out) == before
    assert detect("run", articles, "--out", out).status == 0
    assert reports(out) != before


def disk_full_at(path: Path):
    def write(*_: object) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("detector.files.os.fsync", disk_full)
            write_whole(path, [b"x"])

    return write


def test_a_cache_on_a_full_disk_is_given_up_with_one_line(tmp_path, stubs, monkeypatch):
    articles = write_corpus(tmp_path / "articles", 8)
    write_corpus(articles, 4, first=A_QUARTER_LATER)
    connect = sqlite3.connect

    def tiny(*arguments: object, **options: object) -> sqlite3.Connection:
        database = connect(*arguments, **options)
        database.execute("PRAGMA max_page_count = 4")  # SQLite's own "disk is full"
        return database

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", tiny)
        outcome = detect("run", articles, "--out", tmp_path / "out")
    assert outcome.status == 0
    told = [line for line in outcome.stderr if FILE in line]
    assert len(told) == 1
    assert told[0].endswith("database or disk is full; the run goes on without cache")
    assert detect("run", articles, "--out", tmp_path / "fresh", "--fresh").status == 0
    assert_equal_results(tmp_path / "out", tmp_path / "fresh")


def test_a_cache_that_cannot_be_written_is_given_up_with_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("", "utf-8")
    store = Cache(tmp_path / "file" / "cache")
    store.put({b"k": b"v"})
    assert store.get([b"k"]) == {}
    store.close()


def test_a_scorer_that_dies_loses_nothing_but_its_batch(tmp_path, stubs, monkeypatch):
    articles = write_corpus(tmp_path / "articles", 8)
    write_corpus(articles, 4, first=A_QUARTER_LATER)

    class Dying(StubScorer):
        def score(self, *arguments: object, **options: object):
            raise MemoryError

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        stub_model(patch, Dying())
        outcome = detect("run", articles, "--out", out)
    assert outcome.status == 2
    assert outcome.stderr[-1].startswith("detector: out of memory; ")
    assert reports(out) == {}
    assert detect("run", articles, "--out", out).status == 0
    stages = json.loads((out / "run.json").read_text("utf-8"))["stages"]
    assert stages["extract"]["articles_from_cache"] == 12


# --- killed at any moment ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.test_nli import THREE, save_tiny  # noqa: PLC0415 - torch, for the slow tests alone

    folder = tmp_path_factory.mktemp("model")
    save_tiny(folder, "bert", THREE)
    return folder


Begin = Callable[..., Forked | subprocess.Popen[str]]


def killed_and_resumed(run: Callable[[], Any], out: Path, moments: Iterator[float]) -> int:
    """Kill a run at each of these moments (seconds after its start) until one ends before its own.

    Once the reports have their places the night is over, and a further run would be the next
    night's. Returns how many were killed before.
    """
    last_night = run_name(out)
    killed = 0
    for moment in moments:
        process = run()
        time.sleep(moment)
        process.kill()
        ended = process.wait()
        assert ended in {0, -signal.SIGKILL}
        killed += ended != 0
        if run_name(out) != last_night and not (out / OWNER).exists():
            return killed
    assert run().wait() == 0
    return killed


def run_name(out: Path) -> str:
    return json.loads((out / "stages" / "history.json").read_text("utf-8"))["run"]


def kill_test(folder: Path, count: int, kills: int, begin: Begin, *options: object) -> None:
    """Two nights of `count` articles, the second one with new ones and killed again and again.

    A moment is drawn from the whole time that an undisturbed night takes. A night that has ended
    is compared with that one and begun anew, until there were `kills`; every other one begins
    without a cache, so that nothing is quick before it has been killed.
    """
    new = count // 10
    articles = write_corpus(folder / "articles", count - new)
    first, whole = folder / "first", folder / "undisturbed"
    assert begin("run", articles, "--out", first, *options).wait() == 0
    shutil.copytree(first, whole)
    write_corpus(articles, new, first=count - new)
    began = time.monotonic()
    assert begin("run", articles, "--out", whole, *options, "--fresh").wait() == 0
    length = time.monotonic() - began
    chance = random.Random(20)
    left = kills
    for night in count_from(1):
        out = folder / f"night-{night}"
        shutil.copytree(first, out)
        if night % 2:
            shutil.rmtree(out / "cache")
        moments = (chance.uniform(0, length) for _ in range(left))
        left -= killed_and_resumed(
            lambda out=out: begin("run", articles, "--out", out, *options), out, moments
        )
        assert_equal_results(out, whole)
        if not left:
            return


def test_a_killed_run_ends_with_the_reports_of_an_undisturbed_one(tmp_path, stubs):
    kill_test(tmp_path, 60, 3, Forked)


@pytest.mark.slow
def test_a_large_run_killed_at_twenty_moments_ends_with_the_same_reports(tmp_path, stubs):
    kill_test(tmp_path, 2000, 20, Forked)


@pytest.mark.slow
def test_sigterm_ends_a_run_in_one_line_and_the_next_goes_on(tmp_path, tiny_model):
    articles = write_corpus(tmp_path / "articles", 60)
    out = tmp_path / "out"
    process = start("run", articles, "--out", out, "--model", tiny_model)
    while not (out / OWNER).exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate()
    assert process.returncode == 143
    assert told.splitlines()[-1].startswith("detector: terminated; ")
    assert reports(out) == {}
    again = start("run", articles, "--out", out, "--model", tiny_model)
    _, told = again.communicate()
    assert again.returncode == 0
    assert "taken over" not in told
