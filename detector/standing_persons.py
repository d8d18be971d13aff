"""Those who stand in a vote or a contest: 青云党候选人|王志远, and not 青云党, has the votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from detector.cue_words import CuesConfig
from detector.name_config import NamesConfig
from detector.vocabulary import Entity
from detector.word_search import Mention, ends_with_any

_HAN: Final = "\u4e00-\u9fff"
_LONGEST: Final = 6
"""Characters of a party's name before the one that ends it."""


class StandingPersons:
    """Finds Chinese names behind the word for those who stand: a family name and what follows."""

    def __init__(self, config: NamesConfig, cues: CuesConfig) -> None:
        roles, families = "|".join(cues.standing), "|".join(config.surnames)
        behind = "|".join(config.behind_persons)
        self._named = re.compile(
            rf"(?:{roles})((?:{families})[{_HAN}]{{1,2}}?)(?=[，,、。；：“（(]|{behind})"
        )

    def find(self, text: str) -> Iterator[str]:
        """Their names, in order."""
        yield from (match[1] for match in self._named.finditer(text))


def with_relations(
    text: str, names: Sequence[Mention[Entity]], cues: CuesConfig
) -> Iterator[Mention[Entity]]:
    """`names`, with whom they only are told by: |青云党候选人王志远|和…, |UNIQLO母公司迅销集团|."""
    starts = {name.end: name.start for name in names}
    found = []
    for name in names:
        role = ends_with_any(text[: name.start], (*cues.standing, *cues.related_by))
        at = name.start - len(role)
        party = _party(cues.standing_for).search(text, max(0, at - _LONGEST - 1), at)
        begins = [starts.get(at, at), party.start() if party else at]
        found.append(Mention(min(begins), name.end, name.what) if role else name)
    for name in found:
        if not any(n is not name and n.start <= name.start and name.end <= n.end for n in found):
            yield name


@lru_cache(maxsize=1)
def _party(endings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![{_HAN}])|(?<=[和与及]))[{_HAN}]{{1,{_LONGEST}}}?(?:{'|'.join(endings)})\Z"
    )
