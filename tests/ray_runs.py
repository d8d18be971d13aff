"""Runs of `detector` on a Ray cluster of two nodes, with a model that takes its time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

from detector import cli_inputs
from detector.scoring import Probabilities
from tests.commands import Outcome, StubScorer, detect

REPOSITORY = Path(__file__).parent.parent
SMALL = {"ARTICLES_IN_PART": 2, "TEXTS_IN_PART": 64, "CLAIMS_IN_PART": 100}
"""Sizes that make many parts of few articles."""
STORE = 80_000_000
"""Bytes of the object store of a node, about the least that Ray takes."""
LONGEST = 300.0
"""Seconds that anything here may take on a busy machine."""


class SlowScorer(StubScorer):
    """Gives a test the time to end what scores."""

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Probabilities:
        time.sleep(0.2)
        return super().score(premises, hypotheses, progress=progress)


def load_slow(*_: object) -> SlowScorer:
    """What workers load: they find it by its name."""
    return SlowScorer()


@contextmanager
def small_parts() -> Iterator[None]:
    """Cut the work into many parts; only the driver cuts."""
    from detector import part_work, ray_engine  # noqa: PLC0415 - only where Ray is

    with (
        patch.multiple(ray_engine, **{k: v for k, v in SMALL.items() if hasattr(ray_engine, k)}),
        patch.multiple(part_work, **SMALL),
        patch.object(cli_inputs, "load_model", load_slow),
    ):
        yield


def run_on(address: str, articles: Path, out: Path, parts: Path) -> Outcome:
    """`detector run --engine ray` in this process."""
    options = ("--engine", "ray", "--ray-address", address, "--parts", parts)
    with small_parts():
        return detect("run", articles, "--out", out, *options)


def start_on(address: str, articles: Path, out: Path, parts: Path) -> subprocess.Popen[str]:
    """The same in a process of its own."""
    arguments = (address, str(articles), str(out), str(parts))
    return subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "tests.ray_runs", *arguments],
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@contextmanager
def two_nodes() -> Iterator[Any]:
    """A cluster of two nodes with a processor each."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - only where Ray is

    surroundings = {"PYTHONPATH": str(REPOSITORY), "RAY_USAGE_STATS_ENABLED": "0"}
    with patch.dict(os.environ, surroundings):
        node = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False}
        cluster = Cluster(initialize_head=True, head_node_args=node)
        try:
            cluster.add_node(num_cpus=1, object_store_memory=STORE)
            cluster.wait_for_nodes()
            yield cluster
        finally:
            cluster.shutdown()


def whole(parts: Path, kind: str) -> list[Path]:
    """The parts of a kind that are done."""
    return sorted((parts / kind).glob("*.parquet"))


def wait_for(what: Callable[[], Any]) -> Any:
    """What `what` gives once it gives something."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.01)
    raise TimeoutError


def kill_a_worker(cluster: Any) -> None:
    """End a process that is at work, of whichever node, as the kernel does for want of memory."""
    wait_for(lambda: _kill_one({n.all_processes["raylet"][0].process.pid for n in _nodes(cluster)}))


def _nodes(cluster: Any) -> list[Any]:
    return list(cluster.list_all_nodes())


def _kill_one(raylets: set[int]) -> bool:
    """Kill a child of one of `raylets` while it does a part; Ray titles its processes by that."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            title = (folder / "cmdline").read_bytes()
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent in raylets and title.startswith((b"ray::_do", b"ray::_Actor")):
            os.kill(int(folder.name), signal.SIGKILL)
            return True
    return False


def lose_a_node(cluster: Any) -> None:
    """End all processes of the node that is not the head."""
    cluster.remove_node(cluster.worker_nodes.copy().pop(), allow_graceful=False)


@contextmanager
def meanwhile(*harm: Callable[[], None]) -> Iterator[None]:
    """Do harm, one after another, while something runs; it must have been done."""
    failed: list[BaseException] = []

    def do() -> None:
        try:
            for each in harm:
                each()
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=do, daemon=True)
    thread.start()
    yield
    thread.join(LONGEST)
    assert not thread.is_alive()
    assert not failed, failed


if __name__ == "__main__":
    address, articles, out, parts = sys.argv[1:]
    outcome = run_on(address, Path(articles), Path(out), Path(parts))
    sys.stderr.write("\n".join(outcome.stderr))
    sys.exit(outcome.status)
