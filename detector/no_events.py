"""Words of events that tell of none, and events of bodies that only begin with a known name."""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import Located, SentenceMentions
from detector.periods import PeriodMention
from detector.sentences import Span
from detector.word_search import ends_with_any, starts_with_any

_BEGUN: Final = frozenset({"", "了", "已", "满", "近", "已有", "已经", "至今"})
"""Between an event and how long ago it was: 成立|八年的岚浦."""
_AROUND: Final = 4
"""Characters on both sides of a word that may be but a part of a longer one."""
_TAIL: Final = re.compile("[^，。,;；:：、()（）“”《》\\s0-9]{1,24}")
_OWN: Final = re.compile("于|正式|宣告|宣布|在")
"""Behind a body's name, where its founding is told of."""


def tells_no_event(view: SentenceMentions, word: Located, cues: CuesConfig) -> bool:
    """Whether a word for an event is but part of another one, or tells how old somebody is.

    So 创始人, an online market's share (线|上市|场份额) and 成立八年的岚浦.
    """
    begin = max(0, word.start - _AROUND)
    around = view.text[begin : word.end + _AROUND].lower()
    at = Span(word.start - begin, word.end - begin)
    for longer in cues.no_events:
        found = around.find(longer)
        if 0 <= found < at.end and at.start < found + len(longer):
            return True
    return any(
        q.form == "duration" and view.text[word.end : q.outer_start].strip() in _BEGUN
        for q in view.quantities
        if q.outer_start >= word.end
    )


def is_not_then(view: SentenceMentions, period: PeriodMention, cues: CuesConfig) -> bool:
    """Whether an event was only about the time of a day that is named: “双11”|前夕."""
    behind = view.text[max(period.end, period.outer_end) :].lstrip('”’" ')
    return bool(starts_with_any(behind, cues.around_days))


def is_part_of_name(view: SentenceMentions, name: Located, cues: CuesConfig) -> bool:
    """Whether a body's name begins with that of another one: 岚浦|电子竞技俱乐部, 岚浦|研究院."""
    tail = _TAIL.match(view.text, name.end)
    if tail is None:
        return False
    noun = _OWN.split(tail.group())[0]
    return bool(ends_with_any(noun, cues.founded_bodies)) and "的" not in noun


def is_told_on_site(
    view: SentenceMentions, word: Located, subjects: tuple[str, ...], cues: CuesConfig
) -> bool:
    """Whether the site of none of `subjects` tells of an event, its own: 岚资本|官网显示成立于."""
    before = view.text[: word.start]
    site = next((s for s in cues.own_sites if s in before), "")
    at = before.find(site)
    owners = (g.heads[-1].name for g in view.groups if g.end == at)
    return bool(site) and at > 0 and not any(name in subjects for name in owners)
