"""Compare what runs wrote, and run the command as a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.commands import detect

COMMAND = (sys.executable, "-c", "from detector.cli import app; app()")
MADE_BY_CLOCKS = {"seconds", "stages", "peak_memory_mb"}
ABOUT_THE_RUN = {"facts.json", "history.json", "run.json"}


def reports(out: Path) -> dict[str, bytes]:
    """Every file that a run wrote but its cache, and the two about the run itself."""
    files = [p.relative_to(out) for p in sorted(out.rglob("*")) if p.is_file()]
    kept = [f for f in files if f.parts[0] != "cache" and f.name != ".lock"]
    return {str(f): (out / f).read_bytes() for f in kept if f.name not in ABOUT_THE_RUN}


def run_json(out: Path) -> dict[str, Any]:
    """What run.json says, apart from how long the run took and what it remembered."""
    facts = json.loads((out / "run.json").read_text("utf-8"))
    return {name: value for name, value in facts.items() if name not in MADE_BY_CLOCKS}


def assert_equal_results(one: Path, other: Path) -> None:
    """The same files, byte for byte, and the same facts."""
    first, second = reports(one), reports(other)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert run_json(one) == run_json(other)


def start(*arguments: object) -> subprocess.Popen[str]:
    """Start `detector` with these arguments; what it says on stderr can be read."""
    return subprocess.Popen(  # noqa: S603 - this interpreter
        [*COMMAND, *map(str, arguments)], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


class Forked:
    """A run in a child of this process, with its modules and stubs: quick to begin, as mortal."""

    def __init__(self, *arguments: object) -> None:
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_exit_as, args=arguments)
        self._process.start()

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode


def _exit_as(*arguments: object) -> None:
    os._exit(detect(*arguments).status)
