"""Measure how copies of a text are found: articles are copied, edited, and looked for again.

    python -m benchmarks.copies [ARTICLES ...]

Every article gets one copy by each edit below. Recall is the share of copies that share the source
group of their original; precision is that of all pairs of articles in one group. Other articles on
the same subject are the negatives. Without paths it reads the seeds and the articles in tests/.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import opencc
import pandas as pd
import rjieba

from detector.articles import read_articles
from detector.copies import sketch, with_source_groups
from detector.paths import default_configs, default_seeds
from detector.pipeline import extract_claims
from detector.settings import Settings, load_settings

ROOT = Path(__file__).parent.parent
ARTICLES = (default_seeds(), ROOT / "tests" / "dev" / "articles", ROOT / "tests/fields/articles")
LONG = 500
"""Characters from which a text counts as long."""

FRAMES = {
    True: (
        "您的位置:主页 > 财经 > 转载\n本文由合作媒体授权转载。\n",
        "\n免责声明:本文仅代表作者个人观点,与本站无关。文章仅供读者参考。\n",
    ),
    False: (
        "Home > Business > Latest news\nRepublished with permission of our partners.\n",
        "\nThe views expressed here are those of the author alone and not those of this site.\n",
    ),
}
"""What a page puts before and after a text, by whether the text is Chinese."""

_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？\n]*")
_REPLACEABLE = re.compile(r"[a-z]{4,}|[\u4e00-\u9fff]{2,}")
_TRADITIONAL = opencc.OpenCC("s2t")

Edit = Callable[[str, random.Random, "Thesaurus"], str]


class Thesaurus:
    """Another word for every word: of the same length, from the same texts, always the same one.

    No synonym shares a character with its word, as many do, so this is harder than real spinning.
    """

    def __init__(self, texts: list[str], seed: int = 7) -> None:
        words = sorted({w for text in texts for w in rjieba.cut(text) if _REPLACEABLE.fullmatch(w)})
        self._other: dict[str, str] = {}
        for size in sorted({len(word) for word in words}):
            same = [word for word in words if len(word) == size]
            mixed = same[:]
            random.Random(seed).shuffle(mixed)
            self._other.update(zip(same, mixed, strict=True))

    def spin(self, text: str, share: float, rng: random.Random) -> str:
        """`text` with `share` of its words replaced, those of one character aside."""
        words = list(rjieba.cut(text))
        places = [at for at, word in enumerate(words) if word.strip() and word.isalpha()]
        for at in rng.sample(places, round(share * len(places))):
            words[at] = self._other.get(words[at], words[at])
        return "".join(words)


def sentences(text: str) -> list[str]:
    """The sentences of `text`, with what ends them."""
    return _SENTENCE.findall(text)


def framed(text: str) -> str:
    """`text` with what another page has around it."""
    before, after = FRAMES[re.search("[\u4e00-\u9fff]", text) is not None]
    return before + text + after


def without(text: str, every: int) -> str:
    """`text` without every so-manieth sentence."""
    return "".join(s for n, s in enumerate(sentences(text)) if n % every != every - 1)


def reordered(text: str, rng: random.Random) -> str:
    """`text` with its sentences in another order."""
    mixed = sentences(text)
    rng.shuffle(mixed)
    return "".join(mixed)


EDITS: dict[str, Edit] = {
    "unchanged": lambda text, _, __: text,
    "header and footer": lambda text, _, __: framed(text),
    "a third of the sentences gone": lambda text, _, __: without(text, 3),
    "half of the sentences gone": lambda text, _, __: without(text, 2),
    "Traditional characters": lambda text, _, __: _TRADITIONAL.convert(text),
    "sentences reordered": lambda text, rng, _: reordered(text, rng),
    "10% of the words replaced": lambda text, rng, words: words.spin(text, 0.1, rng),
    "20% of the words replaced": lambda text, rng, words: words.spin(text, 0.2, rng),
    "40% of the words replaced": lambda text, rng, words: words.spin(text, 0.4, rng),
    "20% replaced, a third gone, framed": lambda text, rng, words: framed(
        words.spin(without(text, 3), 0.2, rng)
    ),
}


def copied(texts: dict[str, str]) -> dict[tuple[str, str], str]:
    """Every text under every edit, by name of article and edit; the same each time."""
    words = Thesaurus(list(texts.values()))
    return {
        (name, edit): change(text, random.Random(f"{name} {edit}"), words)
        for name, text in texts.items()
        for edit, change in EDITS.items()
    }


def grouped(copies: dict[tuple[str, str], str], settings: Settings) -> dict[tuple[str, str], str]:
    """The source group of each copy that makes a claim, read and extracted as articles are."""
    with tempfile.TemporaryDirectory() as folder:
        names = {f"{n:05}.txt": key for n, key in enumerate(sorted(copies))}
        for name, key in names.items():
            (Path(folder) / name).write_text(copies[key], encoding="utf-8")
        articles = read_articles([Path(folder)], settings.articles).articles
    claims = with_source_groups(extract_claims(articles, settings), settings.copies)
    return {
        names[Path(article).name]: group
        for article, group in zip(claims["article"], claims["source_group"], strict=True)
    }


def recall(groups: dict[tuple[str, str], str], names: set[str]) -> pd.DataFrame:
    """Of the copies of `names`, how many are in the group of their original, by edit."""
    rows = [
        (edit, group == groups.get((name, "unchanged")))
        for (name, edit), group in groups.items()
        if name in names and edit != "unchanged"
    ]
    table = pd.DataFrame(rows, columns=["edit", "found"]).groupby("edit", sort=False)["found"]
    return table.agg(copies="count", recall="mean").round(3)


def wrong_pairs(groups: dict[tuple[str, str], str]) -> tuple[int, int]:
    """How many pairs of articles in one group are of unlike originals, and how many there are."""
    members: dict[str, list[str]] = {}
    for (name, _), group in groups.items():
        members.setdefault(group, []).append(name)
    pairs = [pair for names in members.values() for pair in combinations(names, 2)]
    return sum(one != two for one, two in pairs), len(pairs)


def speed(texts: list[str]) -> float:
    """Characters a second that are sketched."""
    begun = time.perf_counter()
    for text in texts:
        sketch(text)
    return sum(map(len, texts)) / (time.perf_counter() - begun)


def main(paths: list[Path]) -> None:
    """Print recall by edit, for all texts and for long ones, and precision."""
    settings = load_settings(default_configs())
    articles = [
        a for p in paths or ARTICLES for a in read_articles([p], settings.articles).articles
    ]
    texts = {article.article: article.clean.text for article in articles}
    groups = grouped(copied(texts), settings)
    long = {name for name, text in texts.items() if len(text) >= LONG}
    for title, names in (("all texts", {*texts}), (f"{LONG} characters and more", long)):
        print(f"{title}: {len(names)} articles")
        print(recall(groups, names).to_string(), "\n")
    wrong, pairs = wrong_pairs(groups)
    print(f"precision: {1 - wrong / max(pairs, 1):.4f} ({wrong} wrong of {pairs} pairs)")
    print(f"sketching: {speed(list(texts.values())):,.0f} characters a second")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
