"""Who tells figures of their own: profit fell to 2 million, the brewer X said."""

from __future__ import annotations

from collections.abc import Sequence

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, SentenceMentions
from detector.names import OPEN_KINDS
from detector.references import Topic
from detector.sentences import Span
from detector.speakers import is_reporter
from detector.vocabulary import Metric, is_place
from detector.word_search import ends_with_any


def teller_of_own(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    metric: Metric,
    topic: Topic,
    lexicon: Lexicon,
) -> Group | None:
    """Who alone is named, behind a result in an English sentence, and says it.

    In a text about somebody else it is who comments on that.
    """
    result = lexicon.is_result(lexicon.level(metric).name) or lexicon.is_bodys(metric)
    named = [g for g in groups if not is_place(g.heads[-1])]
    if not result or len(named) != 1 or not view.text.isascii():
        return None
    teller = named[0]
    known = {e.name for e in topic.subjects}
    behind = view.clause_at(teller.start) > view.clause_at(place.start)
    of_other = bool(known) and teller.heads[-1].name not in known
    if not (teller.speaker and behind) or of_other:
        return None
    return teller if _is_company(view, teller, lexicon.cues) else None


def tells_own(speaker: Group, cues: CuesConfig, *, earned: bool) -> bool:
    """Whether a figure may be its teller's: income is, unless that is the bureau of a state."""
    return not speaker.heads[-1].place if earned else not is_reporter(speaker.heads[-1], cues)


def _is_company(view: SentenceMentions, teller: Group, cues: CuesConfig) -> bool:
    """Whether a name is a company's, of one that no table lists by its trade: the brewer |X|."""
    head = teller.heads[-1]
    if is_reporter(head, cues):
        return False
    before = view.text[: teller.start].rstrip().lower()
    trades = tuple(f" {word.removeprefix('the ')}" for word in cues.definite_bodies)
    traded = bool(ends_with_any(f" {before}", trades))
    return head.kind == "company" or (head.kind in OPEN_KINDS and traded)
