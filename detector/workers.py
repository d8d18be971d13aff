"""Read articles in several processes of this machine: the same readings in the same order."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from detector.errors import WorkerError
from detector.extraction import ArticleReading, Extractor
from detector.pipeline import ReadAll, extractor_of
from detector.records import Article
from detector.settings import load_settings

_SENT: Final = 8
"""Articles that a process is sent at a time."""
_WAITING: Final = 8
"""Parcels for each process that are under way: what is read ahead of what is used."""

_extractor: Extractor | None = None
"""That of a worker process, made once; None in the process that started it."""


@contextmanager
def reading_processes(workers: int, config: Path | None) -> Iterator[ReadAll | None]:
    """Give what reads articles in so many processes, or None where one, this one, is enough.

    Each process reads the configuration in `config` anew, as compiled patterns cannot be sent.
    Raises WorkerError when a process ends before its work does.
    """
    if workers == 1:
        yield None
        return
    executor = ProcessPoolExecutor(
        workers,
        # A fork would copy threads of the libraries in whatever state they are.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(config,),
    )

    def read_all(articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleReading]]:
        source = iter(articles)
        while batch := list(islice(source, workers * _SENT * _WAITING)):
            yield from zip(batch, executor.map(_read, batch, chunksize=_SENT), strict=True)

    try:
        yield read_all
    except BrokenProcessPool as error:
        raise WorkerError(
            f"one of {workers} worker processes ended while it read articles, perhaps for want of "
            "memory; run again with fewer --workers: what was read is remembered"
        ) from error
    finally:
        executor.shutdown(cancel_futures=True)


def _start(config: Path | None) -> None:
    """Prepare a worker; Ctrl-C is for the process that started it, which then ends its workers."""
    global _extractor  # noqa: PLW0603 - what an initializer leaves for the calls
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _extractor = extractor_of(load_settings(config))


def _read(article: Article) -> ArticleReading:
    assert _extractor is not None  # noqa: S101
    return _extractor.read(article)
