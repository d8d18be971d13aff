"""Texts that no newspaper prints, and what must hold of every text: shared by tests and fuzzing."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from detector.article_lines import line_in_file
from detector.articles import read_articles
from detector.cleaning import clean
from detector.errors import InputError
from detector.extraction import Extractor
from detector.names import NameFinder
from detector.paths import default_configs
from detector.periods import PeriodFinder
from detector.quantities import QuantityFinder
from detector.records import Article, rows_of
from detector.settings import Settings, load_settings

ARTICLES = sorted(Path(__file__).parent.glob("*/articles/*"))
SUFFIXES = (".txt", ".md", ".html", ".jsonl", ".csv")
_MOST_PIECES = 40

FRAGMENTS = (
    "9", "1,", "1,234,", "1.", "3:0 ", "12-", "2024-", "2024年", "12月12日", "24Q1 ", "20 ",
    "第", "第第一", "万", "亿万", "一", "百分之", "几十上百亿", "两三百万", "数", "二〇二四",
    "$", "¥1 ", "1%", "$1 to ", "from 1 to ", "and and ", "million ", "twenty-", "No. ", "#1 ",
    "(", ")", "（", "((a)", "《", "》", "《《a》", "“", "”", "[", "】", "——", ",", "，", "。", ".",
    "…", " ", "\t", "\n", "\r", "\u3000", "\u200b", "\ufeff", "\x00", "\ud800",
    "|", "|1|\n", "a|b\n1|2\n\n", "|-|\n|a|1|\n",
    "<p>", "</p>", "<table><tr><td>1", "<!--", "<b ", "&#", "&amp;", "---\n", "# ", "* ", "`",
    "A", "Ab ", "Ab Cd ", "Ab, which ", "AB(CD)", "Ab's ", "a·b", "李·", "Mr. ", "U.S. ",
    "公司", "其中", "该公司", "分别为", "同比增长", "从", "至", "截至", "以来", "上半年", "前三个",
    "甲(下称“乙”)", "據", "內(nèi)", "或?qū)⒃谠擃I", "??", "?!", "İ", "ß", "ﬁ", "😀", "é",
    "ıtalian visitors ", "İndian tourists from ",
    "访日", "中国大陆2024年", "游客", "full year-January ",
    "Ab of Cd ", "Ab the Cd ", "以9亿居首", "led with 9, ", "第二部:", "720，000", "2023-24赛季",
    "达到", "仅为",
    "http://a.b/", "a" * 40, "=SUM(", '{"text": "', '",\n"',
)  # fmt: skip
"""Pieces that the patterns of extraction begin with, open, or repeat."""


def extractor(settings: Settings) -> Extractor:
    """The compiled patterns, for many texts."""
    return Extractor(
        settings.lexicon,
        NameFinder(settings.names, settings.lexicon, settings.categories.adjectives()),
        QuantityFinder(settings.units, settings.hedges),
        PeriodFinder(settings.periods),
        settings.categories,
        settings.judging.families.flow | settings.judging.families.over_time,
    )


def article(text: str) -> Article:
    """An article of `text` without a file; as in one that was decoded, no surrogate is alone."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Article(
        "a.txt", "a.txt", text, clean(text), "", "", "zh-Hans", date(2025, 2, 3), "field"
    )


def phrases(paths: Sequence[Path]) -> list[str]:
    """What stands between two commas or full stops of real articles."""
    text = "".join(path.read_text("utf-8") for path in paths)
    return re.findall(r"[^，.]+[，.]*", text)


def mixed(rng: random.Random, real: Sequence[str], pieces: int) -> str:
    """A text of real phrases, hostile fragments, repetitions and random characters."""
    made = []
    for _ in range(pieces):
        kind = rng.random()
        if kind < 0.5:
            made.append(rng.choice(real))
        elif kind < 0.8:
            made.append(rng.choice(FRAGMENTS))
        elif kind < 0.95:
            made.append(rng.choice(FRAGMENTS) * rng.randint(2, 30))
        else:
            made.append(chr(rng.choice((rng.randrange(0x300), rng.randrange(0x110000)))))
    return "".join(made)


def file_checker(folder: Path) -> Callable[[random.Random], int]:
    """What writes a file of any format into `folder`, reads it and checks its claims.

    It returns how many claims there were. What fails is printed before it is raised.
    """
    settings = load_settings(default_configs())
    reader, real = extractor(settings), phrases(ARTICLES)

    def check(rng: random.Random) -> int:
        text = mixed(rng, real, rng.randint(1, _MOST_PIECES))
        path = folder / f"a{rng.choice(SUFFIXES)}"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            read = read_articles([path], settings.articles).articles
            return sum(check_article(one, reader) for one in read)
        except InputError:
            return 0
        except BaseException:
            sys.stderr.write(f"failed: {path.suffix} {text!r}\n")
            raise
        finally:
            path.unlink()

    return check


def check_article(read: Article, reader: Extractor) -> int:
    """Extract the claims of one article; every offset must lead back. Returns how many claims."""
    plain = " ".join(read.original.split())
    claims = rows_of(reader.table([(read, reader.read(read))])[0])
    for claim in claims:
        start, end = claim["char_start"], claim["char_end"]
        assert 0 <= start < end <= len(read.original), (start, end)
        assert read.original[start:end] == claim["value_text"], claim
        assert claim["quote"] in plain, claim["quote"]
        assert claim["line"] == line_in_file(read, start), claim
    return len(claims)
