"""Where a number may begin, and what one looks like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detector.numerals import ARABIC, CHINESE, CHINESE_CORE, ENGLISH, VAGUE_ENGLISH
from detector.quantity_words import Phrase, UnitsConfig, alternation

ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_NOT_AMOUNTS: Final = r"""
    (?<![0-9.])(?:
        (?:19|20)[0-9]{2}[-/][01]?[0-9](?:[-/][0-3]?[0-9])?(?![0-9,.%]|\ ?[万亿])
      | (?:19|20)[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9](?![0-9])
      | (?:19|20)[0-9]{2}\ ?年?\ ?[-–—~至到]\ ?(?:19|20)[0-9]{2}\ ?财?年
      | [12][0-9]{3}\ ?财?年(?!多|余|以上)
      | [0-9]{2,4}\ ?财[年季]
      | (?:19|20)[0-9]{2}\ ?款
      | [0-9]{1,4}(?:\.[0-9]{1,4}){2,6}
      | [0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])
      | [0-2]?[0-9][时点](?:[0-5]?[0-9]分)?
      | 0[0-9]{2,3}-[0-9]{7,8}(?![0-9])
      | [0-9]{1,8}(?:-[0-9]{1,8}){2,8}(?![0-9])
    )
"""
"""Dates, clock times, versions and telephone numbers."""


def number_pattern(scales: Iterable[str]) -> str:
    """One number: digits, Chinese characters or English words, with its scale."""
    scale = alternation(scales)
    chinese_scale = alternation(word for word in scales if not word.isascii())
    return (
        rf"(?P<cn>{CHINESE})"
        rf"|(?P<vague>(?i:{VAGUE_ENGLISH}))"
        rf"|(?P<word>(?i:{ENGLISH}))(?: (?P<word_scale>(?i:{scale})))?"
        rf"|(?P<digits>{ARABIC})(?P<more>[多余]|来(?![自到源看讲说]))?"
        # 2018百度大会: no number of four digits is counted in hundreds.
        rf"(?: ?(?!(?<=[0-9]{{4}})[百十])(?P<scale>(?i:{scale})|兆(?=[0-9]{{1,4}}亿))"
        rf"(?:(?P<second>[0-9]{{1,5}})(?P<scale2>{chinese_scale}))?"
        r"(?P<ones>(?<=万)[0-9]{3,4}(?![0-9.,，%年-]))?"
        r"(?P<post>[多余])?)?"
    )


def scan_pattern(units: UnitsConfig) -> str:
    """Where a number may begin, and what kind of expression it is.

    Both halves begin with a test of one character, so that ordinary text is passed over quickly.
    """
    core = CHINESE_CORE
    chinese_phrases, english_phrases = _phrase_patterns(units.phrases)
    starts = {word[0] for phrase in units.phrases for word in phrase.words}
    starts |= {idiom[0] for idiom in units.idioms}
    first = "".join(sorted(char for char in starts if not char.isascii()))
    return rf"""
        (?=[0-9\#第{core}{first}]|[几数上][{core}])(?:
            (?P<skip>{_NOT_AMOUNTS} | {alternation(units.idioms)})
          | (?P<phrase>{chinese_phrases})
          | (?P<fraction>(?:[{core}]{{1,4}}|(?<![0-9.])[0-9]{{1,4}})
                分之(?:{ARABIC}|[{core}]{{1,6}}))
          | (?P<rank>第(?:[0-9]{{1,5}}|[{core}]{{1,6}}))
          | (?P<digit_rank>(?<![A-Za-z0-9])
                (?:\#[0-9]{{1,4}}|[0-9]{{1,3}}(?:st|nd|rd|th))(?![A-Za-z0-9]))
          | (?P<score>(?<![0-9.,-])[0-9]{{1,3}}[-–\ ][0-9]{{1,3}}
                (?=[ ](?:{alternation(units.results)})\b))
          | (?P<ratio>(?<![0-9:.])[0-9]{{1,3}}:[0-9]{{1,3}}(?![0-9:.]))
          | (?P<plain>(?<=[0-9,;][ ])[0-9]{{1,3}}(?=,?[ ][0-9])
              | (?<=[0-9],)[0-9]{{1,3}}(?=,[0-9])
              | (?<![{core}])一(?![{core}几成倍点年天周小多余]))
          | (?P<number>(?<![0-9])(?<![0-9][.])(?!(?<=[0-9],)[0-9]{{3}}(?![0-9])){ARABIC}
              | (?<![{core}])[几数上]?[{core}])
        )
      | (?<![A-Za-z0-9])(?=[A-Za-z])(?:
            (?P<address>(?:https?://|www\.)[^\s<>"'()\u4e00-\u9fff]+)
          | (?P<english_phrase>(?i:{english_phrases}))
          | (?P<english_rank>(?i:No\.?[ ]?[0-9]{{1,4}}|{alternation(ORDINALS)})(?![A-Za-z0-9]))
          | (?P<english_number>(?i:{ENGLISH}|{VAGUE_ENGLISH})(?![A-Za-z]))
        )
    """


def _phrase_patterns(phrases: Iterable[Phrase]) -> tuple[str, str]:
    patterns: dict[bool, list[str]] = {False: [], True: []}
    for phrase in phrases:
        then = f"(?=[ ](?:{alternation(phrase.followed_by)}))" if phrase.followed_by else ""
        words = f"(?:{alternation(phrase.words)}){then}"
        patterns[phrase.words[0].isascii()].append(words)
    return "|".join(patterns[False]), "|".join(patterns[True])
