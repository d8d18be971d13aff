"""Rows of the lexicon as YAML: a list to review, or taken into the text of a file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import yaml

from detector.config import Document
from detector.errors import ConfigError
from detector.lexicon_suggest import Suggestion


def review_text(suggestions: Sequence[Suggestion], heading: Iterable[str] = ()) -> Iterator[str]:
    """The lines of a YAML file with the rows of entities.yaml and metrics.yaml, and what for.

    The two sections have the shape they have in those files: a row can be pasted as it stands.
    """
    yield from (f"# {line}" for line in heading)
    for section in ("entities", "metrics"):
        rows = [s for s in suggestions if s.section == section]
        if not rows:
            yield f"{section}: []"
            continue
        yield f"{section}:"
        for suggestion in rows:
            yield from (f"  # {line}" for line in _evidence(suggestion))
            yield from row_lines(suggestion)


def row_lines(suggestion: Suggestion) -> list[str]:
    """The row as the shipped files write one: an entity on one line, a metric a key a line."""
    row = suggestion.row
    if suggestion.section == "entities":
        return [f"  - {_flow(row)}"]
    return [
        f"  {'- ' if n == 0 else '  '}{key}: {_flow(value)}"
        for n, (key, value) in enumerate(row.items())
    ]


def with_rows(document: Document, section: str, suggestions: Iterable[Suggestion]) -> str:
    """The text of `document` with the rows of `section` taken in: known ones changed in place.

    New rows follow the last row of the section; all else, comments too, stays as it is. Raises
    ConfigError where the rows do not stand one under another.
    """
    text, tree = document.text, document.tree
    assert isinstance(tree, yaml.MappingNode)  # noqa: S101 - it was read as the lexicon's
    rows = next(value for key, value in tree.value if key.value == section)
    if rows.flow_style:
        place = f"{document.path}:{rows.start_mark.line + 1}"
        raise ConfigError(f"{place}: {section}: write the rows one under another, each behind a -")
    places = {_name_of(row): row for row in rows.value}
    margin = " " * rows.start_mark.column
    added = ""
    changes: list[tuple[int, int, str]] = []
    for suggestion in suggestions:
        if suggestion.section != section:
            continue
        if known := places.get(str(suggestion.row["name"])):
            changes.append((known.start_mark.index, _end(known), _flow(suggestion.row)))
        else:
            lines = (f"\n{margin}{line.removeprefix('  ')}" for line in row_lines(suggestion))
            added += "".join(lines)
    text = text[: _end(rows)] + added + text[_end(rows) :]
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _name_of(row: yaml.MappingNode) -> str:
    return next(str(value.value) for key, value in row.value if key.value == "name")


def _end(node: yaml.Node) -> int:
    """Where the text of `node` ends; the mark of a block lies behind the comments after it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _evidence(suggestion: Suggestion) -> Iterator[str]:
    claims, articles = suggestion.claims, suggestion.articles
    told = f"{claims} claim{'s' * (claims > 1)} in {articles} article{'s' * (articles > 1)}"
    if suggestion.new:
        told += f"; takes the place of the row that is there, new: {', '.join(suggestion.new)}"
    yield told
    yield from (f"  {quote}" for quote in suggestion.quotes)


def _flow(value: object) -> str:
    """One line of YAML, quoted where it must be."""
    text: str = yaml.safe_dump(
        [value], allow_unicode=True, default_flow_style=True, width=math.inf, sort_keys=False
    )
    return text.strip()[1:-1]
