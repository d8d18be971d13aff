"""Of which season of a work a figure is: 第三季, season two, the third and final season."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from detector.lexicon import Lexicon
from detector.mentions import SentenceMentions
from detector.numerals import chinese
from detector.quantities import QuantityMention
from detector.vocabulary import Metric

_HAN_NUMBER: Final = "[一二两三四五六七八九十]"
_OF_SHOW: Final = re.compile(rf"》第{_HAN_NUMBER}季(?!度)")
_WORK: Final = "work"


def season_of(
    view: SentenceMentions, quantity: QuantityMention, metric: Metric, owner: str, lexicon: Lexicon
) -> str:
    """The code of the season told of last before a figure of a work, or "".

    Of the first few (前两季分别为x和y) each has a figure in turn.
    """
    if lexicon.kind_of(owner) != _WORK and metric.family not in lexicon.cues.watched:
        return ""
    numbers = lexicon.cues.season_numbers
    told = [*_pattern(tuple(numbers)).finditer(view.text, 0, quantity.start)]
    if not told or all(match["alone"] for match in told):
        return ""
    if run := told[-1]["run"]:
        between = (q for q in view.quantities if told[-1].end() <= q.start < quantity.start)
        number = 1 + sum(q.form == quantity.form for q in between)
        return f"season {number}" if number <= _number(run, numbers) else ""
    return f"season {_number(next(filter(None, told[-1].groups())), numbers)}"


@lru_cache(maxsize=1)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A season of a show, told by the number `words` or by figures."""
    number = "|".join(words)
    return re.compile(
        rf"第(?P<han>{_HAN_NUMBER})季(?!度)|前(?P<run>{_HAN_NUMBER})季(?!度)"
        rf"|\bseason (?P<word>{number}|[0-9]{{1,2}})\b"
        rf"|\b(?P<ordinal>{number}) (?:and final )?season\b"
        rf"|\bthe (?P<alone>{number}) (?=had|has|drew|got|reached)",
        re.IGNORECASE,
    )


def _number(told: str, numbers: Mapping[str, int]) -> int:
    """The number that a word for one stands for: 三, three, third, 3."""
    word = told.lower()
    if word in numbers:
        return numbers[word]
    if word.isascii():
        return int(word)
    value = chinese(word)
    return int(value.low) if value and value.low else 0


def tells_of_seasons(article: str) -> bool:
    """Whether the text of an article has a show that comes in seasons: 《X》第三季."""
    return _OF_SHOW.search(article) is not None


def without_seasons(view: SentenceMentions, numbers: Mapping[str, int]) -> SentenceMentions:
    """`view` without the times that are seasons of a show: 《X》第三季…,|前两季|观看次数."""
    shows = [(m.start(), m.end()) for m in _pattern(tuple(numbers)).finditer(view.text)]
    kept = tuple(p for p in view.periods if (p.start, p.end) not in shows)
    return replace(view, periods=kept)
