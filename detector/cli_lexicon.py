"""`detector lexicon`: find what the configured words lack, and where they contradict themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detector.article_stream import stream_files
from detector.cli_options import Config
from detector.config import read_yaml
from detector.console import echo_lines, progress, say
from detector.errors import ConfigError, OutputError
from detector.files import write_whole
from detector.lexicon_check import FILES, check_lexicon
from detector.lexicon_rows import review_text, with_rows
from detector.lexicon_suggest import Suggestion, suggest
from detector.paths import default_configs
from detector.pipeline import extract
from detector.settings import load_settings

_SECTIONS = {"entities.yaml": "entities", "metrics.yaml": "metrics"}

lexicon_app = typer.Typer(
    help="Extend the lexicon (entities.yaml, metrics.yaml) from your articles, and check it.\n\n"
    "1. `detector lexicon suggest articles/ --out new.yaml`: what the articles name and the "
    "lexicon lacks.\n\n"
    "2. Review new.yaml: drop wrong rows, set kinds and labels; paste the rest into a copy of the "
    "configuration.\n\n"
    "3. `detector lexicon check --config FOLDER`, then `detector run --config FOLDER`.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@lexicon_app.command("suggest")
def suggest_command(
    articles: Annotated[
        list[Path],
        typer.Argument(
            metavar="ARTICLES...",
            help="Articles (.txt .md .html .jsonl .csv) or folders of them.",
            show_default=False,
        ),
    ],
    config: Config = None,
    min_count: Annotated[
        int,
        typer.Option("--min-count", "-n", min=1, help="Claims that a row needs to be proposed."),
    ] = 2,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="File for the rows; stdout if not given.", show_default=False
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            help="New folder for a copy of the configuration with all rows taken in, to try with "
            "--config before anything is reviewed.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Propose entities, aliases and metrics that articles hold and the lexicon lacks.

    Prints YAML rows in the shape of entities.yaml and metrics.yaml, the most frequent first, each
    under a comment with its counts and a quote or two. Forms of one name are one row: full and
    short, glosses in brackets, Traditional and Simplified. A known entity that the articles also
    call otherwise comes as a whole row, which takes the place of the one there.

    New entities are of the kind `name` (it may be anything) or `person`: say what they are, for
    some metrics only some kinds can have. Labels of new metrics are the words found: translate
    them.

    Example: detector lexicon suggest articles/ --min-count 3 --out new.yaml
    """
    folder = _folder(config)
    settings = load_settings(folder)
    stream = stream_files(articles, settings.articles)
    claims, names = extract(progress(stream), settings)
    found = suggest(claims, names, settings.lexicon, min_count)
    heading = (
        f"Named in {len(stream.dates)} articles and not in the lexicon, the most frequent first "
        f"(--min-count {min_count}).",
        "Review each row: drop what is no name and no metric, set kind and label; then paste it at "
        "the end",
        "of its section in entities.yaml or metrics.yaml and run `detector lexicon check`.",
    )
    lines = review_text(found, heading)
    if out:
        write_whole(out, (f"{line}\n".encode("utf-8", "replace") for line in lines))
    else:
        echo_lines(lines)
    if into:
        _take_in(found, folder, into)
    say(_told(found) + (f" in {out}" if out else "") + (f"; try --config {into}" if into else ""))


@lexicon_app.command("check")
def check_command(
    config: Config = None,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show the notes too: what is harmless, and why.")
    ] = False,
) -> None:
    """Find what contradicts itself in the words of a configuration.

    Compares words as they are matched: case, width and Traditional or Simplified script make no
    difference. A conflict is one alias under two entities; a word spelled twice, or so that no
    text can hold it; an alias that is also a unit, a scope or an ordinary word; a metric word that
    a name inside it hides; a word of two metrics that nothing tells apart; an unknown or missing
    key, a dimension that does not exist. Each is one line with its place and the remedy.

    Notes are shown with --notes and never fail: an alias inside a longer one of another entity
    (the longest wins), a word of two metrics that dimension, unit or kinds tell apart.

    Exit status: 0 no conflict, 1 conflicts, 2 a file cannot be read.

    Example: detector lexicon check --config my-configs
    """
    folder = _folder(config)
    found = check_lexicon({name: read_yaml(folder / name) for name in FILES})
    shown = [f for f in found if notes or f.level == "conflict"]
    echo_lines(f"{f.path}:{f.line}: {f.level}: {f.message}" for f in shown)
    conflicts = sum(f.level == "conflict" for f in found)
    hidden = len(found) - len(shown)
    say(
        f"{_counted(conflicts, 'conflict')} in {folder}"
        + (f"; {_counted(hidden, 'note')}, shown with --notes" if hidden else "")
    )
    raise typer.Exit(1 if conflicts else 0)


def _folder(config: Path | None) -> Path:
    folder = config or default_configs()
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such configuration folder; name one with --config")
    return folder


def _take_in(found: list[Suggestion], folder: Path, into: Path) -> None:
    """Write to `into` the configuration of `folder` with all rows of `found`."""
    if into.exists():
        raise OutputError(f"{into}: is there already; name a new folder with --into")
    for path in sorted(folder.glob("*.yaml")):
        section = _SECTIONS.get(path.name)
        text = with_rows(read_yaml(path), section, found).encode() if section else path.read_bytes()
        write_whole(into / path.name, [text])
    load_settings(into)


def _told(found: list[Suggestion]) -> str:
    known = sum(bool(s.new) for s in found)
    entities = sum(s.section == "entities" for s in found) - known
    metrics = len(found) - entities - known
    return (
        f"{_counted(entities, 'new entity', 'new entities')}, "
        f"{_counted(known, 'entity', 'entities')} with new aliases, "
        f"{_counted(metrics, 'new metric')}"
    )


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
