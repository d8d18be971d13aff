"""Names that only their company gives away: in a list, measured against one, before a gloss."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Final

_NAME: Final = r"[^\W_的和与及等分依]{2,10}"
_GLOSSED: Final = "[\u4e00-\u9fff]{2,8}"
_TOLD_APART: Final = re.compile("分别|依次|[两三四五六七八九十2-9]家")
_REACH: Final = 80
"""Characters before such a word in which its list must begin."""
_LIST: Final = re.compile(
    rf"(?:^|[，。；：:,;\n“]|其中|包括)({_NAME}(?:、{_NAME})*)(?:和|与|及|以及|、)({_NAME}?)"
    r"(?=的|分别|依次|[两三四五六七八九十2-9]家)"
)
"""A list that opens a clause, up to what shows that it is over."""

_HOLDING: Final = re.compile(
    r"(?:^|[，。；：,;:\n]|其中)([^\W_的和与及等分依0-9]{3,8}?)(?:则|也)?(?:[以凭](?=[约近超逾]?[0-9])|运营|拥有)"
)


def names_in_lists(
    text: str, known: Set[str], is_unheard: Callable[[str], bool], is_term: Callable[[str], bool]
) -> Iterator[str]:
    """The other members of lists with a member in `known`, or of lists of unheard words only.

    A、B和C的份额分别为: what stands beside a name is one, unless it is a word of the trade.
    """
    for told in _TOLD_APART.finditer(text):
        begin = max(0, told.start() - _REACH)
        for match in _LIST.finditer(text[begin : told.end()]):
            members = [*match[1].split("、"), match[2]]
            if any(map(is_term, members)):
                continue
            if any(member in known for member in members) or all(map(is_unheard, members)):
                yield from members


def names_holding(text: str, is_plain: Callable[[str], bool]) -> Iterator[str]:
    """What opens a clause before the number that it ranks with, or has: X|以70.9万台居首, X|运营.

    It must be made of several words that are not all plain ones, as `is_plain` tells.
    """
    for match in _HOLDING.finditer(text):
        if not is_plain(match[1]):
            yield match[1]


def names_glossed(text: str, roles: Sequence[str]) -> Iterator[str]:
    """What stands between one of `roles` and a Latin name, and again: 发行商|潮汐(Tidewell)."""
    words = "|".join(re.escape(role) for role in roles if len(role) > 1)
    for match in re.finditer(
        rf"(?:{words})({_GLOSSED}) ?[(（](?=[A-Z][a-z])[^()（）]{{2,40}}[)）]", text
    ):
        if text.count(match[1]) > 1:
            yield match[1]


def names_compared(
    text: str, words: tuple[str, ...], is_unheard: Callable[[str], bool]
) -> Iterator[str]:
    """Unheard words that a value belongs to behind one of `words`: 仅次于曜石电子的23.6%."""
    pattern = (
        rf"(?:{'|'.join(map(re.escape, words))})({_NAME})(?:[和与及]({_NAME}))?的[约近逾超]?[0-9]"
    )
    for match in re.finditer(pattern, text):
        names = [name for name in match.groups() if name]
        if any(map(is_unheard, names)):
            yield from names
