"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from detector.logs import LogFormat

ReasonLang = Literal["auto", "zh", "en"]
FailOn = Literal["never", "high", "medium", "low"]

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Articles (.txt .md .html .jsonl .csv) or folders of them; the seeds if none.",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", "-o", help="Folder of the results.")]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        help="Folder of the YAML configuration; the shipped one if not given.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        help="A three-way NLI model: a preset (see `detector models list`), a folder, or a "
        "Hugging Face name; the embedded one if not given.",
        show_default=False,
    ),
]
Lang = Annotated[
    ReasonLang,
    typer.Option("--lang", help="Language of reasons and page; auto: the articles', a zh page."),
]
Gold = Annotated[
    Path, typer.Option("--gold", help="Folder with claims.csv and pairs.csv of annotations.")
]
Incremental = Annotated[
    bool,
    typer.Option(
        "--incremental/--fresh",
        help="Take from the cache what earlier runs computed, or compute all of it anew.",
    ),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option("--cache", help="Folder of the cache; cache/ in --out if not given."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        "-w",
        min=1,
        help="Processes that read articles; the results are the same, whatever their number.",
    ),
]
LogLines = Annotated[
    LogFormat,
    typer.Option("--log-format", help="Lines on stderr for a person, or one JSON object each."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of lines.")]
AsParquet = Annotated[
    bool,
    typer.Option(
        "--parquet",
        help="Write articles, claims, pairs and discrepancies as Parquet too, with typed columns.",
    ),
]
