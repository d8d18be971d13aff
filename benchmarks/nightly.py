"""Measure what nights cost: the first, one without news, one with 1% new articles; and a check.

    python -m benchmarks.nightly [ARTICLES] [--model MODEL]

Articles are generated, 1,000 unless told otherwise, and each command is a process of its own, as it
would be at night: libraries, configuration and model are loaded anew. Seconds are those of the
clock and of the processor, each with its share of the first night's; only the latter mean something
on a busy machine. Beside them stand the seconds of each stage.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

DETECTOR = (sys.executable, "-c", "from detector.cli import app; app()")


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock and of the processor that a command took, children included."""

    clock: float
    processor: float


def cost(*arguments: object) -> Cost:
    """Run `detector` with these arguments; findings are no failure."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 - this interpreter
        [*DETECTOR, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(time.monotonic() - began, spent)


def stages(out: Path) -> str:
    """`read 0.8, extract 12.1, ...` of the run that wrote `out`."""
    seconds = json.loads((out / "run.json").read_text("utf-8"))["seconds"]
    order = ("read", "extract", "pair", "score", "judge", "report")
    return ", ".join(f"{stage} {seconds[stage]:.1f}" for stage in order)


def measure(folder: Path, count: int, options: list[str]) -> None:
    """Print a line for each night."""
    new = max(1, count // 100)
    cost("bench", "generate", folder, "--articles", count + new, "--format", "md")
    articles, out = folder / "articles", folder / "results"
    waiting = folder / "waiting"
    waiting.mkdir()
    late = sorted(articles.iterdir())[-new:]
    for path in late:
        path.rename(waiting / path.name)

    def night(name: str, first: Cost | None = None) -> Cost:
        spent = cost("run", articles, "--out", out, *options)
        whole = first or spent
        print(
            f"{name:<15}{spent.clock:8.1f} s {spent.clock / whole.clock:6.1%}"
            f"{spent.processor:8.1f} s {spent.processor / whole.processor:6.1%}  {stages(out)}"
        )
        return spent

    print(f"{f'{count} articles':<15}{'clock':>17}{'processor':>17}  stages")
    first = night("first")
    night("without news", first)
    for path in waiting.iterdir():
        path.rename(articles / path.name)
    night(f"{new} new", first)
    draft = folder / "draft.md"
    draft.write_bytes(late[0].read_bytes())
    spent = cost("check", draft, "--against", out, *options)
    print(f"{'check of one':<15}{spent.clock:8.1f} s{spent.processor:15.1f} s")


def main() -> None:
    """Read the arguments, and measure in a folder that is removed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--model", help="as for `detector run`; the embedded one if not given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.articles, ["--model", given.model] if given.model else [])


if __name__ == "__main__":
    main()
