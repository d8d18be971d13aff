"""A Ray cluster of two nodes: the bytes of the default engine, whatever is killed meanwhile."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from signal import SIGKILL, SIGTERM

import pytest

from detector import cli_inputs
from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_files import write_corpus
from detector.paths import default_seeds
from tests.commands import StubScorer, detect
from tests.nightly_runs import assert_equal_results
from tests.ray_runs import (
    kill_a_worker,
    lose_a_node,
    meanwhile,
    run_on,
    start_on,
    two_nodes,
    wait_for,
    whole,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not find_spec("ray"),
        reason="Ray is not installed: pip install 'contradiction-detector[ray]'",
    ),
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds and 40 generated articles."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "seeds").symlink_to(default_seeds(), target_is_directory=True)
    write_corpus(folder, Corpus(load_bench(), 40, seed=3), "md")
    (folder / "truth.jsonl.gz").unlink()
    return folder


@pytest.fixture(scope="module")
def expected(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the default engine makes of them."""
    out = tmp_path_factory.mktemp("expected")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli_inputs, "load_model", lambda *_: StubScorer())
        done = detect("run", articles, "--out", out)
    assert done.status == 0, done.stderr
    return out


@pytest.mark.parametrize("kind", ["readings", "pairs", "scores"])
def test_a_worker_and_a_node_that_die_change_nothing(kind, articles, expected, tmp_path):
    """A process is killed once parts of a stage are done, and a node once there are more."""
    out, parts = tmp_path / "out", tmp_path / "parts"
    with (
        two_nodes() as cluster,
        meanwhile(
            lambda: wait_for(lambda: len(whole(parts, kind)) >= 1),
            lambda: kill_a_worker(cluster),
            lambda: wait_for(lambda: len(whole(parts, kind)) >= 3),
            lambda: lose_a_node(cluster),
        ),
    ):
        done = run_on(cluster.address, articles, out, parts)
    assert done.status == 0, done.stderr
    assert_equal_results(out, expected)


@pytest.mark.parametrize(("sent", "status"), [(SIGKILL, -SIGKILL), (SIGTERM, 143)])
def test_a_driver_that_dies_costs_only_what_was_not_done(
    sent, status, articles, expected, tmp_path
):
    parts = tmp_path / "parts"
    with two_nodes() as cluster:
        driver = start_on(cluster.address, articles, tmp_path / "first", parts)
        wait_for(lambda: len(whole(parts, "scores")) >= 3)
        driver.send_signal(sent)
        driver.communicate()
        assert driver.returncode == status
        kinds = ("readings", "pairs", "scores")
        before = {p: p.stat().st_mtime_ns for kind in kinds for p in whole(parts, kind)}
        done = run_on(cluster.address, articles, tmp_path / "out", parts)
    assert done.status == 0, done.stderr
    after = {p: p.stat().st_mtime_ns for kind in kinds for p in whole(parts, kind)}
    assert {p: after[p] for p in before} == before
    [told] = [line for line in done.stderr if line.startswith("ray: ")]
    redone, found = map(int, re.findall(r"(\d+) parts done, (\d+) found", told)[0])
    assert found >= len(before)
    assert redone == len(after) - found > 0
    assert_equal_results(tmp_path / "out", expected)
