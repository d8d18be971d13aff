"""The text of an HTML page, with the place of every character in the page's source.

A small scanner of its own: linear on hostile pages, and exact about offsets, where html.parser is
neither in every supported version of Python.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from detector.records import CleanText

_DROPPED: Final = frozenset(
    {"aside", "button", "footer", "head", "iframe", "math", "nav", "noscript", "object"}
    | {"select", "svg", "template"}
)
"""Elements whose content is not the article's text (of `head`, metadata is read)."""

_RAW: Final = frozenset({"script", "style", "textarea", "title"})
"""Elements in which `<` does not open a tag; of these only the title is read."""

_BREAKING: Final = frozenset(
    {"address", "article", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "details"}
    | {"table", "tbody", "thead", "tfoot", "tr", "ul"}
)
"""Elements that begin and end a line."""

_CELLS: Final = frozenset({"td", "th"})
_CELL_SEPARATOR: Final = " | "

_META_PUBLISHED: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "date",
)
_META_OUTLET: Final = ("og:site_name", "application-name", "mediaid")
_META_TITLE: Final = ("og:title", "twitter:title")

_TAG_NAME: Final = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE: Final = re.compile(
    r"""(?<![-\w:.])([a-zA-Z_:][-\w:.]{0,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.ASCII,
)
_WORDS: Final = re.compile(
    r"(?P<space>[ \t\n\r\f\xa0\u3000]+)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?)"
    r"|(?P<word>[^ \t\n\r\f\xa0\u3000&]+|&)"
)
_LONGEST_TAG: Final = 10_000
"""Characters of a tag that are searched for attributes."""

_LONGEST_QUOTED: Final = 4000
"""Characters looked through for the quote that closes an attribute holding a `>`."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What a page says: its text with the map to its source, and its metadata ("" if absent)."""

    text: CleanText
    title: str
    outlet: str
    published: str
    lang: str


class _Piece(NamedTuple):
    """A tag (its lower-case name, `closing` or not), a whole title, or text (with no name)."""

    name: str
    start: int
    end: int
    closing: bool = False


@dataclass(slots=True)
class _Writer:
    """Collects text with its map, one space for a run of white space, one line a block."""

    pieces: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    gap: tuple[str, int, int] | None = None

    def put(self, text: str, start: int, end: int) -> None:
        """Add characters that all come from [start, end)."""
        self._close_gap()
        self.pieces.append(text)
        for _ in text:
            self.starts.append(start)
            self.ends.append(end)

    def copy(self, text: str, start: int) -> None:
        """Add characters that stand in the source as they are."""
        self._close_gap()
        self.pieces.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def separate(self, separator: str, start: int, end: int) -> None:
        """Ask for a separator before the next text; a line break outranks a cell, that a space."""
        ranks = (" ", _CELL_SEPARATOR, "\n")
        if self.gap is None or ranks.index(separator) > ranks.index(self.gap[0]):
            self.gap = (separator, start, end)

    def _close_gap(self) -> None:
        gap, self.gap = self.gap, None
        if gap and self.pieces:
            self.put(*gap)

    def finish(self) -> CleanText:
        return CleanText("".join(self.pieces), self.starts, self.ends)


class _Reader:
    """Walks through the pieces of a page once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._writer = _Writer()
        self._metadata: dict[str, str] = {}
        self._dropped, self._depth = "", 0

    def read(self) -> HtmlPage:
        for piece in _pieces(self._source):
            self._read_metadata(piece)
            if self._depth:
                self._leave_dropped(piece)
            elif piece.name:
                self._tag(piece)
            else:
                self._text(piece)
        known = self._metadata
        return HtmlPage(
            text=self._writer.finish(),
            title=_first(known, ("title", *_META_TITLE)),
            outlet=_first(known, _META_OUTLET),
            published=_first(known, (*_META_PUBLISHED, "time")),
            lang=known.get("lang", ""),
        )

    def _read_metadata(self, piece: _Piece) -> None:
        if piece.closing or piece.name not in ("html", "meta", "time", "title"):
            return
        markup = self._source[piece.start : piece.end]
        stated = _attributes(markup)
        if piece.name == "title" and not self._depth_is_foreign():
            inner = markup[markup.find(">") + 1 :]
            self._metadata.setdefault("title", " ".join(html.unescape(inner).split()))
        elif piece.name == "html":
            self._metadata.setdefault("lang", stated.get("lang", ""))
        elif piece.name == "time":
            self._metadata.setdefault("time", stated.get("datetime", ""))
        elif piece.name == "meta":
            key = stated.get("property") or stated.get("name") or stated.get("itemprop") or ""
            self._metadata.setdefault(key.lower(), stated.get("content", "").strip())

    def _depth_is_foreign(self) -> bool:
        """Whether a title here belongs to a drawing, not to the page."""
        return self._depth > 0 and self._dropped != "head"

    def _leave_dropped(self, piece: _Piece) -> None:
        if piece.name == self._dropped:
            self._depth += -1 if piece.closing else 1
        elif piece.name == "body" and self._dropped == "head":
            self._depth = 0

    def _tag(self, piece: _Piece) -> None:
        if piece.name in _DROPPED and not piece.closing:
            self._dropped, self._depth = piece.name, 1
        elif piece.name in _BREAKING:
            self._writer.separate("\n", piece.start, piece.end)
        elif piece.name in _CELLS and piece.closing:
            self._writer.separate(_CELL_SEPARATOR, piece.start, piece.end)

    def _text(self, piece: _Piece) -> None:
        for match in _WORDS.finditer(self._source, piece.start, piece.end):
            if match.lastgroup == "space":
                self._writer.separate(" ", match.start(), match.end())
            elif match.lastgroup == "word":
                self._writer.copy(match[0], match.start())
            elif (char := html.unescape(match[0])) == "\xa0":
                self._writer.separate(" ", match.start(), match.end())
            else:
                self._writer.put(char, match.start(), match.end())


def read_html(source: str) -> HtmlPage:
    """Extract text and metadata; never fails, whatever the markup."""
    return _Reader(source).read()


def _pieces(source: str) -> Iterator[_Piece]:
    """Cut the source into tags and runs of text; comments and declarations are left out."""
    at, size = 0, len(source)
    last_close = source.rfind(">")
    while at < size:
        opening = source.find("<", at)
        if opening < 0 or opening > last_close:
            yield _Piece("", at, size)
            return
        if opening > at:
            yield _Piece("", at, opening)
        named = _TAG_NAME.match(source, opening + 1)
        if named:
            name, closing = named[1].lower(), source[opening + 1] == "/"
            at = end = _tag_end(source, named.end())
            if name in _RAW and not closing:
                at = _raw_end(source, name, end)
            yield _Piece(name, opening, at if name == "title" else end, closing)
        elif source.startswith("<!--", opening):
            at = _past(source, "-->", opening + 4)
        elif source.startswith(("<!", "<?", "</"), opening):
            at = _past(source, ">", opening + 1)
        else:
            yield _Piece("", opening, opening + 1)
            at = opening + 1


def _past(source: str, mark: str, start: int) -> int:
    """Find the offset after the next `mark`, or the end of the source."""
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


def _tag_end(source: str, start: int) -> int:
    """Find the offset after the `>` of a tag, which may hold a `>` in a quoted attribute."""
    end = _past(source, ">", start)
    inside = source[start:end]
    for quote in "\"'":
        if f"={quote}" in inside and inside.count(quote) % 2:
            closed = source.find(quote, end, end + _LONGEST_QUOTED)
            return _past(source, ">", closed) if closed >= 0 else end
    return end


def _raw_end(source: str, name: str, start: int) -> int:
    """Find the offset of the closing tag of a raw element, or the end of the source."""
    closing = re.compile(f"</{name}", re.IGNORECASE).search(source, start)
    return closing.start() if closing else len(source)


def _attributes(tag: str) -> dict[str, str]:
    """Read the attributes of a tag, names in lower case, entities decoded."""
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(tag[:_LONGEST_TAG])
    }


def _first(metadata: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((metadata[key] for key in keys if metadata.get(key)), "")
