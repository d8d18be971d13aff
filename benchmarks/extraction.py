"""Measure how fast articles become claims, and how much memory a stream of them takes.

    python -m benchmarks.extraction [--articles N] [--rounds N]

Reads the seeds and a generated press (see docs/benchmark.md; the same bytes every time). Speed is
characters of the original articles a second of CPU time of this process, which uses one core; the
best of several rounds, for other programs on the machine can only slow it down. The first round is
left out: it fills caches. Memory is the peak of the process while the press passes as a stream.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from detector.article_stream import stream_files
from detector.articles import iter_articles
from detector.paths import default_seeds
from detector.pipeline import extract
from detector.records import Article
from detector.settings import Settings, load_settings

SEED = 3
SPEED_ARTICLES = 200
"""Articles of the press that speed is measured on."""

PARTS = 5
"""How often memory is told on the way."""


def write_press(folder: Path, articles: int) -> None:
    """Write a press of so many articles, in a process of its own: its memory is not measured."""
    command = "import detector.cli; detector.cli.app()"
    arguments = ["bench", "generate", folder, "-n", articles, "--seed", SEED]
    subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", command, *map(str, arguments)], check=True, capture_output=True
    )


def cpu_seconds(work: Callable[[], object]) -> float:
    """How much CPU time this process spends on `work`."""
    started = time.process_time()
    work()
    return time.process_time() - started


def speed(articles: list[Article], settings: Settings, rounds: int) -> float:
    """Characters a second from articles to claims, the best of `rounds`."""
    extract(articles, settings)
    best = min(cpu_seconds(lambda: extract(articles, settings)) for _ in range(rounds))
    return sum(len(article.original) for article in articles) / best


def reading_speed(folder: Path, settings: Settings, rounds: int) -> float:
    """Characters a second from files to articles, the best of `rounds`."""
    best = min(
        cpu_seconds(lambda: list(iter_articles([folder], settings.articles))) for _ in range(rounds)
    )
    return sum(len(article.original) for article in articles_in(folder, settings)) / best


def articles_in(folder: Path, settings: Settings) -> Iterator[Article]:
    """The articles in `folder`."""
    items = iter_articles([folder], settings.articles)
    return (item for item in items if isinstance(item, Article))


def peak_megabytes() -> float:
    """The most memory this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def watched(stream: Iterable[Article], step: int) -> Iterator[Article]:
    """`stream`, with the peak of memory printed after every `step` articles."""
    characters = 0
    for n, article in enumerate(stream, start=1):
        characters += len(article.original)
        yield article
        if n % step == 0:
            print(f"  {n:>8,} articles {characters:>12,} characters {peak_megabytes():>8.1f} MB")


def stream_press(folder: Path, articles: int, settings: Settings) -> None:
    """Print the peak of memory while the press in `folder` passes, and what its claims take."""
    print(f"memory while {articles:,} articles pass as a stream")
    print(f"  {'before':<39} {peak_megabytes():>8.1f} MB")
    stream = stream_files([folder], settings.articles)
    claims, _ = extract(watched(stream, max(1, articles // PARTS)), settings)
    kept = claims.memory_usage(deep=True).sum() / len(claims) / 1e3
    print(f"  {'with the claims joined':<39} {peak_megabytes():>8.1f} MB")
    print(f"  {len(claims):,} claims are kept, {kept:.1f} kB each")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000, help="articles of the stream")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts")
    asked = parser.parse_args()
    settings = load_settings()
    with tempfile.TemporaryDirectory() as folder:
        press = Path(folder, "press")
        write_press(press, asked.articles)
        stream_press(press, asked.articles, settings)
        small = Path(folder, "small")
        write_press(small, SPEED_ARTICLES)
        print("characters a second of CPU time, one core")
        for name, articles in (("seeds", default_seeds()), ("press", small)):
            read = reading_speed(articles, settings, asked.rounds)
            found = speed(list(articles_in(articles, settings)), settings, asked.rounds)
            print(f"  {name}: reading {read:,.0f}, extraction {found:,.0f}")


if __name__ == "__main__":
    main()
