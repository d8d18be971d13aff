"""Of which age those are that a number counts: 60岁及以上人口, people aged 16 to 59."""

from __future__ import annotations

import re
from functools import lru_cache

from detector.cue_words import AgesConfig
from detector.mentions import SentenceMentions
from detector.quantity_words import alternation
from detector.sentences import Span


def age_of(view: SentenceMentions, number: Span, words: AgesConfig) -> str:
    """The code of the ages that the clause of `number` limits it to, the last before it; else "".

    Behind the number those count that no other number parts from it.
    """
    clause = view.clauses[view.clause_at(number.start)]
    pattern = _pattern(words.up, words.down, words.to, words.behind, words.before)
    found = list(pattern.finditer(view.text, clause.start, clause.end))
    before = [match for match in found if match.end() <= number.start]
    others = [q.start for q in view.quantities if q.start > number.start and q.form != "duration"]
    end = min(others, default=clause.end)
    behind = [match for match in found if number.end <= match.start() < end]
    for match in (*before[-1:], *behind[:1]):
        low, high = match["low"] or match["aged"], match["high"] or match["until"]
        if match["up"]:
            return f"age_{low}_up"
        if match["down"]:
            return f"age_to_{low}"
        if high:
            return f"age_{low}_{high}"
    return ""


@lru_cache(maxsize=2)
def _pattern(
    up: tuple[str, ...],
    down: tuple[str, ...],
    to: tuple[str, ...],
    behind: tuple[str, ...],
    before: tuple[str, ...],
) -> re.Pattern[str]:
    """An age or two, of which the words say on which side they are: aged 60 and above."""
    links = f" ?(?:{alternation(to)}) ?"
    years = f"(?:{alternation(behind)})"
    side = f"(?: ?(?:(?P<up>{alternation(up)})|(?P<down>{alternation(down)})))?"
    chinese = f"(?P<low>[0-9]{{1,3}})(?:{years}?{links}(?P<high>[0-9]{{1,3}}))?{years}"
    latin = (
        f"\\b(?:{alternation(before)}) (?P<aged>[0-9]{{1,3}})(?:{links}(?P<until>[0-9]{{1,3}}))?"
    )
    return re.compile(f"(?:{chinese}|{latin}){side}", re.IGNORECASE)
