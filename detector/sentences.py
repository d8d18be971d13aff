"""Cut clean text into sentences and clauses, keeping offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Abbreviations behind which a capital begins no sentence. Behind any other short word with a
# capital it does (cases rose in Peru. Chile reported); a digit or a small letter (Fig. 5) does not.
_SHORT = (
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mrs|Rev|Hon|Gov|Sen|Rep|Gen|Col|Maj|Sgt|Inc|Ltd"
    "|Bhd|Tbk|Pty|Pvt|Vol|Fig|Art|Sec"
)
_SHORT_4 = (
    "Sept|Prof|Corp|Capt|Dept|Univ|Bros|Assn|Pres|Supt|Cmdr|Insp|Mass|Conn|Penn|Tenn|Mich|Minn"
)
_BEGINS = r"(?=\s+[\"'“‘(]?[A-Z]|\s*(?:\n|$))"
# A full stop ends an English sentence only before white space, and not behind an abbreviation.
_SENTENCE_END = re.compile(
    r"(?:[。！？!?…]+|\.(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)"
    rf"(?<!\b(?:{_SHORT})\.)(?<!\b(?:{_SHORT_4})\.)"
    rf"(?:{_BEGINS}|(?<!\b[A-Z][a-z]{{2}}\.)(?<!\b[A-Z][a-z]{{3}}\.)(?=\s|$)))"
    r"[”’\"'」』）)]*|\n+"
)
# The commas around "respectively" cut nothing (5 and 7 jets, respectively, in 2024) but before a
# conjunction. In Chinese headlines a space parts clauses.
_CLAUSE_MARK = re.compile(
    r"[()（）；;：]|(?<!\d)，|，(?!\d{3}(?!\d))"
    r"|(?<!respectively)(?:(?<!\d),|,(?!\d{3}(?!\d)))(?! respectively\b)|:(?!\d)|——"
    r"|(?<=respectively),(?= (?:while|whereas|but)\b)"
    r"|(?<=[\u4e00-\u9fff”》]) (?=[\u4e00-\u9fff“《])"
)

_SEMICOLONS = ";；"

# Where and when a piece was filed, by whom, on which pages it belongs ((财经·国际)…), and that its
# headline was another outlet's (原标题：…): no part of what its first sentence says.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z.'’ -]{1,30}(?:, [A-Z][A-Za-z. ]{1,20})?,? "
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, ?\d{4})?"
    r"(?: ?\([^()\n]{1,40}\))?|[A-Z][A-Z.'’ -]{1,30}\([^()\n]{1,40}\)) ?(?:—+|–|--|-) "
    r"|[A-Z]{3,20}(?: [A-Z]{2,20}){0,2}(?:, [A-Z][a-z][A-Za-z. ]{1,20})? ?(?:—+|–|--|-) "
    r"(?=[A-Z][a-z]|U\.[SKN]\.|(?:US|UK|EU|UN|A) |[“\"‘$€£])"
    r"|(?:本报讯|[^，。,;；:：\s\d]{2,16}(?:\d{1,2}月)?\d{1,2}日"
    r"(?:[电讯](?=[\s(（,，:：])|[\u4e00-\u9fff]{0,4}专电))"
    r" ?(?:[(（][^()（）\n]{1,40}[)）])? ?"
    r"|[(（](?:本报)?记者[^()（）\n]{1,40}[)）] ?|原标题[:：] ?"
    r"|[(（【][\u4e00-\u9fff·]{2,12}[)）】](?=[^\s，。,;；:：、()（）])"
)
_INDENT = re.compile(r"[ \t\u3000]*")

_LONGEST = 1000
"""Characters after which a sentence is cut at a clause: what has no full stops is not prose."""


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open range [start, end) of a text."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) lies inside."""
        return self.start <= start and end <= self.end


def last_semicolon(text: str, start: int, end: int) -> int:
    """Where the last semicolon of text[start:end] stands, -1 if it has none."""
    return max(text.rfind(mark, start, end) for mark in _SEMICOLONS)


def blanked(text: str, within: Span, spans: Iterable[Span]) -> str:
    """The text of `within`, those of `spans` that lie in it filled with white space."""
    piece = text[within.start : within.end]
    for span in spans:
        if within.holds(span.start, span.end):
            start, end = span.start - within.start, span.end - within.start
            piece = piece[:start] + " " * (end - start) + piece[end:]
    return piece


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence; `paragraph` numbers the line it stands on."""

    paragraph: int


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order, without the white space around them.

    Closing quotation marks and brackets stay with the sentence they close. A line break always
    ends a sentence. A dateline (`LONDON, May 3 (Wire) -`) belongs to none.
    """
    sentences: list[Sentence] = []
    paragraph = position = 0
    for mark in _SENTENCE_END.finditer(text):
        position = min(_behind_dateline(text, position), mark.start())
        breaks = text[mark.start()] == "\n"
        _append(sentences, text, position, mark.start() if breaks else mark.end(), paragraph)
        position = mark.end()
        paragraph += breaks
    _append(sentences, text, _behind_dateline(text, position), len(text), paragraph)
    return sentences


def _behind_dateline(text: str, start: int) -> int:
    """`start`, or the end of the dateline that a paragraph beginning there opens with."""
    if start and text[start - 1] != "\n":
        return start
    indent = _INDENT.match(text, start)
    dateline = _DATELINE.match(text, indent.end() if indent else start)
    return dateline.end() if dateline else start


def _append(out: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while end - start > _LONGEST:
        marks = [m.end() for m in _CLAUSE_MARK.finditer(text, start, start + _LONGEST)]
        middle = marks[-1] if marks else start + _LONGEST
        _append(out, text, start, middle, paragraph)
        start = middle
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        out.append(Sentence(start, end, paragraph))


def split_clauses(sentence: str, names: Sequence[Span] = ()) -> list[Span]:
    """The clauses of one sentence; a comma inside a number or a bracket does not cut.

    Nor does what belongs to one of `names`: the colon of 《X:Y》.
    """
    clauses: list[Span] = []
    start = depth = 0
    for mark in _CLAUSE_MARK.finditer(sentence):
        char = mark.group()
        if any(name.holds(mark.start(), mark.end()) for name in names):
            continue
        if char in "(（":
            depth += 1
        elif char in ")）":
            depth = max(0, depth - 1)
        elif depth == 0:
            if mark.start() > start:
                clauses.append(Span(start, mark.start()))
            start = mark.end()
    if start < len(sentence):
        clauses.append(Span(start, len(sentence)))
    return clauses
