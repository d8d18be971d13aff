"""Bytes of an article to text: UTF-8 first, then the encodings of older Chinese and English pages.

General detectors guess short Chinese texts wrong, and call damaged UTF-8 something exotic; here a
candidate must decode without error *and* read as everyday text.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from detector.cleaning import is_common

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE: Final = ("gb18030", "big5hkscs")
_CONVINCING: Final = 0.85
"""Least share of everyday characters among those beyond ASCII; right decodings of news reach 0.97,
wrong ones stay under 0.6."""

_MOSTLY_VALID: Final = 3
"""Valid UTF-8 characters for every invalid byte that make a file damaged UTF-8."""

_RARE_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 200_000


class UndecodableError(ValueError):
    """The bytes are no text; the message says why and what to do, without the file's name."""


def decode(data: bytes) -> str:
    """Decode without loss, a BOM dropped; raises UndecodableError."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    if b"\0" in data:
        raise UndecodableError("is binary (it holds NUL bytes): give text, or leave it out")
    try:
        return _printable(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"begins as {encoding.upper()} but is not: byte {error.start} is invalid; "
            "save it as UTF-8"
        ) from error


def _legacy(data: bytes, error: UnicodeDecodeError) -> str:
    """Try GB18030, Big5 and Windows-1252 on what is not UTF-8."""
    lenient = data.decode("utf-8", "replace")
    invalid = lenient.count("\ufffd")
    valid = sum(char > "\x7f" for char in lenient) - invalid
    if valid < _MOSTLY_VALID * invalid:
        chinese = _best_chinese(data)
        if chinese is not None:
            return _printable(chinese)
        western = _western(data)
        if western is not None:
            return _printable(western)
    line = data.count(b"\n", 0, error.start) + 1
    raise UndecodableError(
        f"is not valid UTF-8 (byte 0x{data[error.start]:02X} in line {line}) and reads as no other "
        "encoding: save it as UTF-8"
    )


def _best_chinese(data: bytes) -> str | None:
    """Decode by whichever Chinese encoding gives the more everyday text, if convincing."""
    best, best_share = None, _CONVINCING
    for encoding in _CHINESE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = _everyday_share(text[:_SAMPLE])
        if share > best_share:
            best, best_share = text, share
    return best


def _everyday_share(text: str) -> float:
    """Share of common Chinese characters and punctuation among the characters beyond ASCII."""
    beyond = [char for char in text if char > "\x7f"]
    return sum(map(is_common, beyond)) / len(beyond) if beyond else 0.0


def _western(data: bytes) -> str | None:
    """Windows-1252, for text that is nearly all ASCII but for typographic quotes and accents."""
    if sum(byte > 0x7F for byte in data[:_SAMPLE]) * 5 > len(data[:_SAMPLE]):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _printable(text: str) -> str:
    """Return `text`; refuse one with more than a stray control character in a thousand."""
    if len(_RARE_CONTROLS.findall(text[:_SAMPLE])) * 1000 > len(text[:_SAMPLE]) + 1000:
        raise UndecodableError("is binary (control characters): give text, or leave it out")
    return text
