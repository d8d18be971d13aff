"""Where a run works: the options that say so, and what they choose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from detector import cli_inputs
from detector.errors import InputError
from detector.parts import PARTS, Parts
from detector.pipeline import Engine
from detector.workers import reading_processes

EngineName = Annotated[
    Literal["local", "ray"],
    typer.Option(
        "--engine",
        help="Where the work is done, with the same results: on this machine, or on a Ray cluster "
        "(docs/cluster.md), which is handed parts of it.",
    ),
]
RayAddress = Annotated[
    str,
    typer.Option(
        "--ray-address",
        help="For --engine ray: HOST:PORT of the cluster; auto: the one this machine belongs to; "
        "local: one that is started here for this run.",
    ),
]
PartsUrl = Annotated[
    str | None,
    typer.Option(
        "--parts",
        help="For --engine ray: folder or URL (s3://bucket/run) that all its machines share, where "
        "parts of the work are kept, so that a run that broke off goes on from there; parts/ in "
        "--out if not given.",
        show_default=False,
    ),
]


@contextmanager
def engine_of(
    engine: str,
    out: Path,
    model: str | None,
    config: Path | None,
    *,
    workers: int,
    ray_address: str,
    parts: str | None,
    fresh: bool,
) -> Iterator[Engine]:
    """Give the engine of that name; raises InputError where it cannot be had."""
    if engine == "local":
        scorer = cli_inputs.load_model(model, config)
        with reading_processes(workers, config) as read_all:
            yield Engine(scorer, read_all)
        return
    if workers > 1:
        raise InputError("--workers is for --engine local; a Ray cluster has its own workers")
    try:
        from detector.ray_engine import ray_engine  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if error.name != "ray":
            raise
        raise InputError(
            "--engine ray: Ray is not installed; run `pip install 'contradiction-detector[ray]'`"
        ) from error
    load = partial(cli_inputs.load_model, _absolute(model))
    with ray_engine(
        ray_address, Parts(parts or str(out / PARTS)), config, load, fresh=fresh
    ) as chosen:
        yield chosen


def _absolute(model: str | None) -> str | None:
    """A folder by its whole path: workers have their own working directory."""
    return str(Path(model).absolute()) if model and Path(model).is_dir() else model
