"""What somebody runs, told before the name of who runs it and has the figures: 经营|X与Y|的Z."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from detector.cue_words import CuesConfig
from detector.sentences import Span
from detector.vocabulary import Entity
from detector.word_search import Mention

_OPENS = r"(?:\A|[，,；;。:：\s])"


@lru_cache(maxsize=1)
def run_pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A verb of running something, and that up to its 的."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, verbs))})(?P<run>[^\W_的]{{2,24}})的")


@lru_cache(maxsize=1)
def _opening(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_OPENS + run_pattern(verbs).pattern)


def what_is_run(text: str, names: Sequence[Mention[Entity]], cues: CuesConfig) -> list[Span]:
    """The stretches that open a clause of `text` with what the name behind them runs."""
    starts = {name.start for name in names}
    runs = _opening(cues.runs).finditer(text)
    return [Span(run.start(), run.end()) for run in runs if run.end() in starts]
