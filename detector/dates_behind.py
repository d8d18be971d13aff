"""Events whose date stands right behind their word: 成立于|2015年, was launched in |May 2024."""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.mentions import Group, Located, SentenceMentions
from detector.no_events import tells_no_event
from detector.periods import PeriodMention
from detector.references import suits
from detector.vocabulary import Metric
from detector.word_search import without_ends

_LEADS: Final = re.compile(
    r"于|在| in (?:early |late |mid-)?| on | (?:in|at) [A-Z][\w' ]{1,24} (?:in|on) "
)
"""From an event to its date, with the place of it between them in English."""
_OF: Final = "的"
_BE: Final = (" was", " were", " is", " been")


def event_before(
    view: SentenceMentions, period: PeriodMention, cues: CuesConfig
) -> tuple[Located, Metric, str] | None:
    """The word, the event and whose it was, if a date stands right behind that word.

    Whose, is told right before the word (or, in Chinese, behind the date: 成立于2015年的|岚屿科技);
    otherwise it is left open, and no event is found: a firm founded in 2015.
    """
    for mention in view.metrics:
        if mention.end > period.start:
            break
        events = [m for m in mention.what if m.dimension == "date" and not m.reporting]
        if not events or not _LEADS.fullmatch(view.text, mention.end, period.start):
            continue
        owner = _owner(view, mention, period, cues)
        if owner and not suits(owner.heads[-1], events[0]):
            continue
        if (
            owner
            and not tells_no_event(view, mention, cues)
            and _is_done_to(view, mention, events[0])
        ):
            return mention, events[0], owner.heads[-1].name
    return None


def _owner(
    view: SentenceMentions, word: Located, period: PeriodMention, cues: CuesConfig
) -> Group | None:
    """Who stands right before a word but for links, or right behind the 的 of its date."""
    if view.text.startswith(_OF, period.end):
        behind = (g for g in view.groups if g.start == period.end + len(_OF))
        return next(behind, None)
    for group in view.groups:
        if group.end > word.start or group.speaker or len(group.heads) > 1:
            continue
        between = view.text[group.end : word.start]
        if not without_ends(between, cues.event_links)[0].strip(" ,，"):
            return group
    return None


def _is_done_to(view: SentenceMentions, word: Located, event: Metric) -> bool:
    """Whether an English event that is done to something is told in the passive voice.

    So it is behind a comma: Zennor, |founded in 2015.
    """
    if event.theme == "subject" or not view.text[word.start : word.end].isascii():
        return event.theme != "action"
    return view.text[: word.start].rstrip().endswith((*_BE, ","))
