"""Write docs/reference/ anew from the commands' help and the tables' schemas.

    python -m docs.build

A test fails while what lies there is not what this writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

from detector.cli import app
from detector.columns import (
    ARTICLES,
    CLAIMS,
    DISCREPANCIES,
    PAIRS,
    SIDE,
    Column,
    Table,
    of_side,
)
from detector.run_facts import FIELDS

REFERENCE: Final = Path(__file__).parent / "reference"
WIDTH: Final = 100
"""Characters in a line of help, whatever the terminal."""

_NOTE: Final = "<!-- Written by `python -m docs.build`; edit what it reads instead. -->\n"


_TYPES: Final = """\
In CSV, a cell that is not known is empty, and ratios and probabilities are rounded. In Parquet
(`--parquet`) it is null in a column of dates or numbers, and `date`, `integer`, `number` and
`boolean` are types of its own. From Python, a date is ISO text.
"""


def pages() -> dict[str, str]:
    """The text of each page of the reference, by the name of its file."""
    return {"commands.md": _commands(), "columns.md": _columns()}


def _commands() -> str:
    group = typer.main.get_command(app)
    sections = [
        f"## {name}\n\n```text\n{help_}\n```\n" for name, help_ in _helps(group, "detector")
    ]
    return "\n".join([_NOTE, "# Commands\n", "What `--help` says of each.\n", *sections])


def _helps(command: Any, name: str, parent: Any = None) -> Iterator[tuple[str, str]]:
    """Each command below `command` with its help, a group before its commands."""
    context = command.context_class(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    lines = command.get_help(context).splitlines()
    yield context.command_path, "\n".join(line.rstrip() for line in lines)
    for child in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from _helps(command.get_command(context, child), child, context)


def _columns() -> str:
    sections = (
        ("discrepancies.csv", "an entity and metric whose values differ", DISCREPANCIES),
        ("pairs.csv", "two values that were compared", _without_sides(PAIRS)),
        ("claims.csv", "a claim in an article", _without_sides(CLAIMS)),
        ("The columns of one side", "a claim, or side `a` or `b` of a pair", SIDE),
        ("articles.parquet", "an article that was read", ARTICLES),
        ("run.json", "a value, by its path: `*` is any name, `[]` an entry of a list", FIELDS),
    )
    return "\n".join([_NOTE, "# Columns\n", _TYPES, *(_section(*s) for s in sections)])


def _without_sides(table: Table) -> Table:
    """`table` with one row for the columns of each side."""
    a, b = of_side("a"), of_side("b")
    rows: list[Column] = []
    for column in table:
        if column in (SIDE[0], a[0], b[0]):
            prefix = column.name.removesuffix(SIDE[0].name)
            whose = f"side {prefix[0]}" if prefix else "the claim"
            rows.append(Column(f"{prefix}*", "text", f"{len(SIDE)} columns on {whose}, see below"))
        elif column not in (*SIDE, *a, *b):
            rows.append(column)
    return tuple(rows)


def _section(title: str, what: str, table: Table) -> str:
    rows = [
        f"| `{c.name}` | {c.type} | {c.meaning} | {c.unit} |".replace("  |", " |") for c in table
    ]
    head = ["| column | type | meaning | unit |", "|---|---|---|---|"]
    return "\n".join([f"## {title}\n", f"One row is {what}.\n", *head, *rows, ""])


def main() -> None:
    """Write every page."""
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
