"""Articles as the peers see them: sentences cut by punctuation, equal ones taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# A full stop inside a number or an abbreviation of one letter ends nothing.
_SENTENCE = re.compile(r"\S.*?(?:[。！？!?]+[”’\"」』）)]*|(?<![A-Z])\.(?=\s)|$)", re.MULTILINE)

SHARED = -1
"""Stands for the article of a sentence that several articles hold."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Article:
    """An article's name and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """The distinct sentences of some articles, and where they stand.

    `texts` are sorted; `home` is the number of the one article that holds a text, or SHARED.
    The other arrays have an entry for each place, by article and start: number of the article,
    offsets in its text, and number of the text.
    """

    texts: list[str]
    home: Ints
    article: Ints
    start: Ints
    end: Ints
    text: Ints

    def holding(self, article: Ints, start: Ints, end: Ints) -> Ints:
        """The text that holds the stretch [start, end) of an article, or -1, for each."""
        widest = np.int64(1 + max(self.end.max(initial=0), end.max(initial=0)))
        place = np.searchsorted(
            self.article * widest + self.start, article * widest + start, "right"
        )
        place = np.maximum(place - 1, 0)
        inside = (self.article[place] == article) & (self.start[place] <= start)
        inside &= end <= self.end[place]
        return np.where(inside, self.text[place], -1)


def split(text: str) -> list[tuple[int, int]]:
    """Where the sentences of `text` start and end; a line break ends one."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def sentences_of(articles: Iterable[Article]) -> Sentences:
    """The sentences of `articles`, which are numbered in the order given."""
    texts: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, article in enumerate(articles):
        for start, end in split(article.text):
            texts.append(article.text[start:end])
            places.append((number, start, end))
    distinct, text = np.unique(np.array(texts, dtype=object), return_inverse=True)
    article_of, start_of, end_of = np.array(places, dtype=np.int64).reshape(-1, 3).T
    first = np.full(len(distinct), np.iinfo(np.int64).max)
    last = np.full(len(distinct), SHARED)
    np.minimum.at(first, text, article_of)
    np.maximum.at(last, text, article_of)
    home = np.where(first == last, first, SHARED)
    return Sentences(distinct.tolist(), home, article_of, start_of, end_of, text.astype(np.int64))
