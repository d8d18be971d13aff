"""Read Markdown and HTML tables in clean text: one sentence for each cell that holds a number."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from detector.records import CleanText
from detector.sentences import Span

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:-]+")
_BARE_VALUE = "= "
"""Says that a number without unit is a value; units.yaml lists it among what introduces one."""
_BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_OPENING = re.compile(r"^[A-Z][a-z]+(?= [a-z])")
"""A first word with a capital because it is the first: `Number of stores`."""
_MOST_CELLS = 10_000
"""Cells of one table that are read; what is larger is a data file, not a table of an article."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell told as a sentence: `clean` is its text, `row` where its row stands in the article.

    Every character of `clean` maps to the cell: what the sentence takes from the heads of row and
    column says what the number means, but the number stands in the cell.
    """

    clean: CleanText
    row: Span


@dataclass(frozen=True, slots=True)
class _Cell(Span):
    text: str


def find_tables(text: str) -> list[list[Span]]:
    """The tables of `text`, each the spans of its lines: two or more in a row with cells."""
    tables: list[list[Span]] = []
    last_end = -2
    for match in _LINE.finditer(text):
        if match.group().count("|") < 1 or len(_cells(text, match.start(), match.end())) < 2:
            continue
        if tables and match.start() == last_end + 1:
            tables[-1].append(Span(match.start(), match.end()))
        else:
            tables.append([Span(match.start(), match.end())])
        last_end = match.end()
    return [table for table in tables if len(table) > 1]


def table_cells(source: CleanText, table: list[Span]) -> Iterator[TableCell]:
    """The cells with digits of one table below its first line, which heads the columns.

    Under the head `出货量(百万台)`, in the row 三星, `1.86` becomes `三星 出货量 1.86百万台`: what
    stands in brackets at the end of a head is the unit. A bare `37` becomes `死亡 全年 = 37`. Where
    the row names what is told of, the head of the column does not: it begins in lower case.
    """
    rows = [(line, _cells(source.text, line.start, line.end)) for line in table]
    heads = [cell.text for cell in rows[0][1]]
    told = 0
    for line, cells in rows[1:]:
        if _RULE.fullmatch(source.text, line.start, line.end):
            continue
        for column, cell in enumerate(cells[1:], start=1):
            if column >= len(heads) or not any(c.isdigit() for c in cell.text):
                continue
            told += 1
            if told > _MOST_CELLS:
                return
            yield TableCell(_sentence(source, cells[0].text, heads[column], cell), line)


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    """The cells of a line, without the bars around them."""
    cells: list[_Cell] = []
    at = start
    for piece in text[start:end].split("|"):
        stripped = piece.strip()
        begin = at + len(piece) - len(piece.lstrip())
        cells.append(_Cell(begin, begin + len(stripped), stripped))
        at += len(piece) + 1
    if cells and not cells[0].text:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1].text else cells


def _sentence(source: CleanText, row_head: str, column_head: str, cell: _Cell) -> CleanText:
    unit = ""
    heads = []
    for head in (row_head, column_head):
        bracket = _BRACKET.search(head)
        unit = bracket.group(1) if bracket else unit
        heads.append(head[: bracket.start()] if bracket else head)
    if not any(c.isdigit() for c in row_head):
        heads[1] = _OPENING.sub(lambda word: word.group().lower(), heads[1])
    latin = unit[:1].isascii()
    before = f"{heads[0]} {heads[1]} "
    after = (" " if latin and unit else "") + (unit if not cell.text.endswith("%") else "")
    before += _BARE_VALUE if cell.text.isdigit() and not unit else ""
    text = before + cell.text + after
    first, last = source.original_span(cell.start, cell.end)
    starts = array("I", [first]) * len(text)
    ends = array("I", [last]) * len(text)
    for index in range(len(cell.text)):
        starts[len(before) + index] = source.starts[cell.start + index]
        ends[len(before) + index] = source.ends[cell.start + index]
    for index in range(len(before) + len(cell.text), len(text)):
        starts[index], ends[index] = last - 1, last
    return CleanText(text, starts, ends)
