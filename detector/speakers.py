"""Who only tells of a figure: bureaus and institutes that say, announce or publish it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon, MetricMention
from detector.names import OPEN_KINDS, RATER_KIND
from detector.periods import PeriodMention
from detector.vocabulary import Entity, is_place
from detector.word_search import Mention, contains_any, ends_with_any, starts_with_any

_TELLERS: Final = frozenset({"organisation", RATER_KIND})
_BEHIND: Final = 12
"""Characters behind a name in which a verb of saying stands."""
_NEAR: Final = 2
"""Characters between a name and the time of what it announces: 统计局|于17日公布."""
_BRANCH: Final = 8
"""Characters of the branch of a body whose officer speaks: 农业农村部|规划司|司长."""
_SAID: Final = 32
"""Characters between an office and the verb: who holds it, where and when it was said."""
_CALLING: Final = re.compile(r" (?:the |an? )?(?:[a-z][a-z-]* ){1,3}\Z")
"""What somebody is called before the name: according to |the research firm| Tarn."""
_CALLED: Final = 40
"""Characters of that."""
_GAP: Final = re.compile(r"[^\W\d_]{0,8}")
"""What may stand before a verb of announcing: 今日|在京|发布, 局长|介绍."""


def is_speaker(
    text: str,
    name: Mention[Entity],
    before: str,
    periods: Sequence[PeriodMention],
    metrics: Sequence[MetricMention],
    cues: CuesConfig,
) -> bool:
    """Whether a verb of saying follows `name` in `text`, or stands right before it.

    Of whoever tells of others by trade, a verb of announcing is one too, and may stand apart.
    """
    after = text[name.end : name.end + _BEHIND].lstrip('”"》 ')
    glossed = after[:1] in {")", "）"} and starts_with_any(after[1:], cues.saying)
    expects = glossed in cues.modality["forecast"]  # 作物局(Agrob)|预计阿根廷
    verb = glossed if glossed and expects else starts_with_any(after, cues.saying)
    starts = {name.end, name.end + len(verb)}
    if verb and is_place(name.what) and any(m.start in starts for m in metrics):
        return False  # 巴西报告|病例1012万例
    if verb or _is_told_by(before, cues) or _is_told_by_called(text, name.start, cues):
        return True
    if not is_reporter(name.what, cues):
        return False
    reported = starts_with_any(after.removeprefix("的"), cues.saying) or after[:1] in {":", "："}
    return (
        bool(reported)
        or _announces(text, name.end, periods, metrics, cues)
        or _officer_speaks(text, name.end, metrics, cues)
    )


def _officer_speaks(
    text: str, end: int, metrics: Sequence[MetricMention], cues: CuesConfig
) -> bool:
    """Whether one of its officers speaks for a body: 商务部|部长甲在会上表示."""
    told = _speaking_pattern(cues.officers, cues.announcing).match(text, end)
    return told is not None and not any(
        told.start() <= m.start < told.end() and m.what[0].dimension != "date" for m in metrics
    )


@lru_cache(maxsize=1)
def _speaking_pattern(officers: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    """An office right behind a body, and a verb of announcing later in the clause."""
    office = "|".join(map(re.escape, officers))
    verb = "|".join(map(re.escape, verbs))
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,{_BRANCH}}}?(?:{office})[^，。,;；:：]{{0,{_SAID}}}?(?:{verb})"
    )


def _is_told_by(before: str, cues: CuesConfig) -> bool:
    """Whether `before` ends in a verb of saying that has no subject of its own: ", said X"."""
    verb = ends_with_any(before, cues.said_by)
    subject = before[: len(before) - len(verb)].rstrip()
    return bool(verb) and (" " in verb or not subject or not subject[-1].isalnum())


def _is_told_by_called(text: str, start: int, cues: CuesConfig) -> bool:
    """Whether what somebody is called parts the name from words of telling: according to X."""
    called = _CALLING.search(text, max(0, start - _CALLED), start)
    verb = ends_with_any(text[: called.start()].lower(), cues.said_by) if called else ""
    return " " in verb


def is_reporter(entity: Entity, cues: CuesConfig) -> bool:
    """Whether an entity tells of others by trade: a bureau, a ministry, a research institute."""
    name = entity.name.lower()
    named = name.endswith(cues.reporters) or any(
        f" {opening} " in f" {name}" for opening in cues.reporters_before
    )
    return (named and entity.kind in OPEN_KINDS) or entity.kind in _TELLERS


def place_of(body: Entity, lexicon: Lexicon) -> str:
    """The place whose bureau a body is: by the table, else with which its name begins, or ""."""
    if body.place:
        return body.place
    for size in range(len(body.name) - 1, 1, -1):
        listed = lexicon.entities.get(lexicon.canonical_entity(body.name[:size].rstrip()))
        if listed and is_place(listed):
            return listed.name
    ends = [body.name.find(end, 2) + len(end) for end in lexicon.cues.region_ends]
    return body.name[: min((end for end in ends if end > _NEAR), default=0)]


def _announces(
    text: str,
    end: int,
    periods: Sequence[PeriodMention],
    metrics: Sequence[MetricMention],
    cues: CuesConfig,
) -> bool:
    start = next((p.end for p in periods if 0 <= p.start - end <= _NEAR), end)
    gap = _GAP.match(text, start)
    words = gap.group() if gap else ""
    measured = any(
        start <= m.start < start + len(words) and m.what[0].dimension != "date" for m in metrics
    )
    return not measured and contains_any(words, cues.announcing)
