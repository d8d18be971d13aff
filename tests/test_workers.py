"""Reading in several processes: the same results, and a clear end when a process dies."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from detector.articles import read_articles
from detector.errors import WorkerError
from detector.paths import default_configs, default_seeds
from detector.records import Article
from detector.settings import load_settings
from detector.stages import stage_path
from detector.workers import reading_processes
from tests.commands import detect


def seeds() -> list[Article]:
    return read_articles([default_seeds()], load_settings().articles).articles


def read_while_workers_are_killed(articles: list[Article]) -> None:
    begun = {*multiprocessing.active_children()}
    with reading_processes(2, default_configs()) as read_all:
        assert read_all is not None
        readings = read_all(articles)
        next(readings)
        for process in {*multiprocessing.active_children()} - begun:
            process.kill()
        list(readings)


def test_any_number_of_workers_gives_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for workers in (1, 2):
        done = detect("extract", default_seeds(), "--out", f"out{workers}", "--workers", workers)
        assert done.status == 0, done.stderr
    for name in ("claims", "names", "articles"):
        one, two = (stage_path(Path(f"out{workers}"), name).read_bytes() for workers in (1, 2))
        assert one == two


def test_one_worker_is_this_process():
    with reading_processes(1, None) as read_all:
        assert read_all is None


@pytest.mark.slow
def test_a_worker_that_dies_ends_the_run_with_a_clear_error():
    with pytest.raises(WorkerError, match="one of 2 worker processes ended"):
        read_while_workers_are_killed(seeds() * 40)


def test_no_workers_is_an_error_of_usage(tmp_path):
    assert detect("extract", "--out", tmp_path / "out", "--workers", 0).status == 2
