"""Claims without a quantity: who ranks where, and when something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detector.cue_words import CuesConfig
from detector.dates_behind import event_before
from detector.lexicon import Lexicon, MetricMention
from detector.mentions import Group, Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.no_events import (
    is_not_then,
    is_part_of_name,
    is_told_on_site,
    tells_no_event,
)
from detector.open_metrics import bare_noun, chinese_phrase, first_noun
from detector.periods import PeriodMention
from detector.records import Period
from detector.references import Topic, suits
from detector.sentences import Span
from detector.subjects import subjects_of
from detector.vocabulary import Metric, is_industry, is_place
from detector.word_search import (
    Matcher,
    Mention,
    contains_any,
    ends_with_any,
    starts_with_any,
    without_ends,
)

_PASSIVE = re.compile(r"(?:被|\b(?:was|were|been|being|is|are) )")
_PASSIVE_REACH = 6
_ERA = 8
"""Characters behind an event in which 以来 says that it is but when a time began."""
_ANNIVERSARY = re.compile("[0-9一二三四五六七八九十]{1,4}周年")
_SINCE = re.compile(r"\bsince (?:[A-Za-z]+ ){1,4}\Z")
"""Before an event: it only says since when: the highest since records began in 2000."""

_AUXILIARIES = ("was", "were", "is", "are", "to be", "been", "being", "just", "also", "newly")
"""Before an English participle."""

_ITS_DATE = ("于", "在", " in ", " on ")
"""End what leads from an event to a date of its own: 生于|1920年."""

_AGENT = "由"
"""Before whoever founded something: 由|星海科技|于2001年创办."""

_FROM = re.compile(r"从[^，,。；;、]{1,12}\Z")
"""Before an event: what somebody was parted from."""
_SAME_TIME = "同期"
"""A time like another one, which may be that of somebody else: 和星海同期成立."""

_FIRST = "前"
"""Opens a time that is in the first two months, or two ago: 前两个月成立."""

_SHORT = 2
"""Characters that may follow a date in a clause that says no more than when."""

_CLOSES_TIME = "上中时后前里间"
"""Postpositions that close 在…大会上, 在…期间."""

_HOLDER_REACH = 2
"""Characters between these words and the name of who holds a place."""

_OBJECT_REACH = 24

_CLOSED = re.compile("(?:以来|之后|以后|至今|后|起(?![来用动步航]))")
"""Behind an event: it is told since when, and of no object."""

_PLACE = "place"
_TOWN = " 省市县州区于在被正式宣告"
"""Characters that may stand between a place's name and that it was founded."""

_FRAME_REACH = 8
"""Characters before an ordinal in which a ranking word or a region makes it a rank."""


@dataclass(frozen=True, slots=True)
class RankFound:
    """A place in a ranking, stated by the words at `place`."""

    place: Span
    rank: float
    metric: ChosenMetric
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventFound:
    """An event dated by the words at `place`; `metric` says which event."""

    place: Span
    period: Period
    metric: Metric
    subjects: tuple[str, ...]
    anchor: Span


class RankFinder:
    """Ordinals in a ranking frame, words for the first place, and superlatives."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._first = Matcher((w, "first") for w in lexicon.cues.first_rank)
        self._superlatives = Matcher((w, "most") for w in lexicon.cues.superlative_frames)

    def find(self, view: SentenceMentions, topic: Topic) -> Iterator[RankFound]:
        """The ranks that `view` states, with whose they are."""
        for quantity in view.quantities:
            value = quantity.quantity.low
            if quantity.form != "ordinal" or value is None:
                continue
            place = Span(quantity.start, quantity.end)
            if self._framed(view, place):
                yield from self._ranks(view, place, value, topic)
        for mention in self._first.find(view.text):
            place = Span(mention.start, mention.end)
            yield from self._ranks(view, place, 1.0, topic)
        for mention in self._superlatives.find(view.text):
            if self._is_predicate(view, mention):
                yield self._superlative(view, mention, topic)

    def _is_predicate(self, view: SentenceMentions, mention: Mention[tuple[str, ...]]) -> bool:
        """是…最大的 or 最大的是, not 最大的 as a mere adjective."""
        behind = view.text[mention.end : mention.end + 3]
        if not behind.startswith("的"):
            return False
        clause = view.clauses[view.clause_at(mention.start)]
        before = view.text[clause.start : mention.start]
        return contains_any(before, self._lexicon.cues.copulas) or "是" in behind

    def _framed(self, view: SentenceMentions, place: Span) -> bool:
        window = Span(max(0, place.start - _FRAME_REACH), place.end + 1)
        named = any(
            window.holds(m.start, m.end) and any(x.dimension == "rank" for x in m.what)
            for m in view.metrics
        )
        region = any(s.end == place.start for s in view.scopes)
        return named or region or view.text[place.end - 1] in "位名"

    def _metric(self, view: SentenceMentions, place: Span) -> ChosenMetric:
        clause = view.clauses[view.clause_at(place.start)]
        words = [
            (m, x)
            for m in view.metrics
            if clause.holds(m.start, m.end)
            for x in m.what
            if x.dimension == "rank" and x.name != "market_rank"
        ]
        if words:
            return ChosenMetric(words[0][1], None, None)
        return ChosenMetric(self._lexicon.metrics["market_rank"], None, None)

    def _rank(self, view: SentenceMentions, place: Span, rank: float, topic: Topic) -> RankFound:
        metric = self._metric(view, place)
        return RankFound(
            place, rank, metric, subjects_of(view, place, metric, topic, self._lexicon)
        )

    def _ranks(
        self, view: SentenceMentions, place: Span, rank: float, topic: Topic
    ) -> Iterator[RankFound]:
        """The rank at `place`; behind 居首的是 stands its holder, and no other name is that."""
        told = starts_with_any(view.text[place.end :], self._lexicon.cues.holder_follows)
        found = self._rank(view, place, rank, topic)
        titled = next((g for g in view.groups if g.start == place.end), None)
        title = ends_with_any(view.text[: place.end], self._lexicon.cues.rank_titles)
        if titled and title:  # 冠军X: the champion X
            yield RankFound(place, rank, found.metric, (titled.heads[-1].name,))
            return
        if placed := _placed(view, place):
            yield RankFound(place, rank, found.metric, (placed.heads[-1].name,))
            return
        if not told:
            yield found
            return
        reach = place.end + len(told) + _HOLDER_REACH
        behind = [g for g in view.groups if place.end <= g.start <= reach]
        if behind:
            yield RankFound(place, rank, found.metric, (behind[0].heads[-1].name,))

    def _superlative(
        self, view: SentenceMentions, mention: Mention[tuple[str, ...]], topic: Topic
    ) -> RankFound:
        """最多的就是X names X; otherwise the subject is looked for as usual."""
        place = Span(mention.start, mention.end)
        found = self._rank(view, place, 1.0, topic)
        copula = re.match(r"的(?:就|正|便)?是", view.text[place.end :])
        if not copula:
            return found
        behind = [g for g in view.groups if 0 <= g.start - place.end - copula.end() <= 2]
        if not behind:
            return found
        return RankFound(place, 1.0, found.metric, (behind[0].heads[-1].name,))


class EventFinder:
    """Dates that say when something was founded, launched, ruled, joined..."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, view: SentenceMentions, topic: Topic) -> Iterator[EventFound]:
        """The dated events of `view`."""
        for period in view.periods:
            if period.bare.start is None or period.kind in {"until", "as_of", "year_before"}:
                continue
            words = view.text[period.start : period.end]
            if words == _SAME_TIME or words.startswith(_FIRST):
                continue
            if is_not_then(view, period, self._lexicon.cues):
                continue
            if told := event_before(view, period, self._lexicon.cues):
                word, metric, owner = told
                anchor = Span(word.start, word.end)
                yield EventFound(
                    Span(period.start, period.end), period.bare, metric, (owner,), anchor
                )
                continue
            event = self._event(view, period)
            dated = self._dated(view, period, event, topic) if event else None
            if dated:
                yield dated

    def _event(
        self, view: SentenceMentions, period: PeriodMention
    ) -> tuple[MetricMention, Metric] | None:
        """The event word the date belongs to: a reporting verb only where there is no other."""
        if _is_told(view, period):
            return None
        next_dates = [p.start for p in view.periods if p.start >= period.end]
        limit = min(next_dates, default=len(view.text))
        measured = self._lexicon.cues.measured_ends
        words = [
            (m, x)
            for m in view.metrics
            if period.end <= m.start < limit
            for x in m.what
            if x.dimension == "date"
            and not starts_with_any(view.text[m.end :], measured)
            and not _is_other_time(view, period, m, self._lexicon.cues)
            and not (next_dates and _leads_to(view, m, limit))
            and _SINCE.search(view.text, 0, m.start) is None
            and not _is_of_report(view, m, self._lexicon.cues)
            and not (x.told_later and _is_told_between(view, period, m, self._lexicon.cues))
            and not tells_no_event(view, m, self._lexicon.cues)
        ]
        report = None
        for index in range(view.clause_at(period.start), len(view.clauses)):
            clause = view.clauses[index]
            here = [w for w in words if clause.holds(w[0].start, w[0].end)]
            events = [w for w in here if not w[1].reporting]
            if events:
                own = events[0] if _modifies_behind(view, period, events[0][0]) else None
                return own or _main_verb(view, events, with_date=clause.start <= period.start)
            report = report or (here[0] if here else None)
            if not here and not _only_sets_time(view, period, clause):
                break
        return report

    def _dated(
        self,
        view: SentenceMentions,
        period: PeriodMention,
        event: tuple[MetricMention, Metric],
        topic: Topic,
    ) -> EventFound | None:
        mention, metric = event
        if metric.reporting and period.bare.granularity != "day":
            return None  # sold 5 million in 2024, it said
        place = Span(period.start, period.end)
        anchor = Span(mention.start, mention.end)
        chosen = ChosenMetric(metric, None, None)
        dated = self._dated_name(view, period)
        if not dated and _modifies_behind(view, period, mention):
            behind = (
                g.heads[-1]
                for g in view.groups
                if g.start == mention.end + 1 and not _describes_noun(view, g)
            )
            meant = tuple(head.name for head in behind if suits(head, metric))
            return EventFound(place, period.bare, metric, meant, anchor)
        if _of_things(view, anchor):
            return None
        subjects = dated or subjects_of(view, anchor, chosen, topic, self._lexicon)
        if metric.theme == "action":
            metric = _of_action(view, anchor, metric)
        if (
            metric.theme == "object"
            and not dated
            and self._is_others(view, period, anchor, subjects)
        ):
            return None
        if metric.theme == "object" and not _befell(view, anchor):
            known = self._object(view, anchor)
            if known:
                return EventFound(place, period.bare, metric, known, anchor)
            opened = _of_open_object(view, anchor, metric, self._lexicon)
            if opened is None or not (dated or self._may_own(view, anchor, subjects)):
                return None
            metric = opened
        return EventFound(place, period.bare, metric, subjects, anchor)

    def _dated_name(self, view: SentenceMentions, period: PeriodMention) -> tuple[str, ...]:
        """The name right before the date: 拜登于4月签署的法案, 周畅2017年7月入职."""
        for group in view.groups:
            between = view.text[group.end : period.start].strip()
            if view.text.endswith(_AGENT, 0, group.start):
                continue  # 由X于2001年创办: not X was founded
            if group.end <= period.start and between in ("", *self._lexicon.cues.locatives):
                return (group.heads[-1].name,)
        return ()

    def _may_own(self, view: SentenceMentions, anchor: Span, subjects: tuple[str, ...]) -> bool:
        """Whether what was founded may be one of `subjects`: no place but where it stands so.

        岚浦|市委党校分院成立 is not 岚浦 founded, nor is what was founded while that was spoken of.
        Of others it may not be where another noun stands so: 星海|电竞联盟成立.
        """
        own = [g for g in view.named_before(anchor.start) if g.heads[-1].name in subjects]
        if any(not view.text[g.end : anchor.start].strip(_TOWN) for g in own):
            return True
        if any(view.text.endswith(_AGENT, 0, g.start) for g in own):
            return False
        place = any(self._lexicon.kind_of(name) == _PLACE for name in subjects)
        return not place and not _other_founded(view, anchor, self._lexicon.cues)

    def _is_others(
        self,
        view: SentenceMentions,
        period: PeriodMention,
        anchor: Span,
        subjects: tuple[str, ...],
    ) -> bool:
        """Whether an event is of a body that no table knows, whatever names stand around it.

        岚浦|论坛组委会成立, 成立|岚浦|研究院; 岚猫|双11|十年前的诞生, of that festival.
        """
        cues = self._lexicon.cues
        before = [g for g in view.named_before(anchor.start) if not g.marked][-1:]
        clause = view.clauses[view.clause_at(anchor.start)]
        behind = [g for g in view.groups if anchor.end <= g.start and g.end <= clause.end]
        part = any(is_part_of_name(view, g, cues) for g in (*before, *behind[-1:]))
        named = any(p is not period and p.start == g.end for g in before for p in view.periods)
        return part or named or is_told_on_site(view, anchor, subjects, cues)

    def _object(self, view: SentenceMentions, anchor: Span) -> tuple[str, ...]:
        """The known name behind the event word: what was founded, launched or renamed.

        None where the word only closes a time: 自2021年成立|起已在X开店.
        """
        if _CLOSED.match(view.text, anchor.end):
            return ()
        clause = view.clauses[view.clause_at(anchor.start)]
        behind: list[Group] = [
            g
            for g in view.groups
            if g.start >= anchor.end
            and g.end <= clause.end
            and not (g.marked and is_place(g.heads[-1]))
            and g.heads[-1].kind not in {"person", "industry"}
            and (g.heads[-1].kind != _PLACE or g.start <= anchor.end + 1)
        ]
        told = {g.heads[-1].name for g in view.named_before(anchor.start)}
        # 华云成立|华云控股有限公司: a body with the name of who founded it is another.
        other = behind and behind[-1].heads[-1].name in told and _goes_on(view, behind[-1])
        return (behind[-1].heads[-1].name,) if behind and not other else ()


def _placed(view: SentenceMentions, place: Span) -> Group | None:
    """Whose rank it is, right before the name: 排名第二的|甲.

    A place or a trade may only open a longer name.
    """
    behind = next((g for g in view.groups if g.start == place.end + 1), None)
    if behind is None or view.text[place.end] != "的":
        return None
    if is_place(behind.heads[-1]) or is_industry(behind.heads[-1]):
        return None
    return behind


def _is_other_time(
    view: SentenceMentions, period: PeriodMention, word: Located, cues: CuesConfig
) -> bool:
    """Whether a Chinese event is not what happened then, but what was spoken of or applied for.

    7月9日称欢迎乙国|加入|联盟; 提交|上市|申请; 当天的会议是他|卸任|以来第三次.
    """
    between = view.text[period.end : word.start]
    behind = view.text[word.end : word.end + _ERA]
    if _ANNIVERSARY.match(behind):
        return True
    since = between != "" and "以来" in behind and behind.partition("以来")[0].isalpha()
    spoken = contains_any(between, cues.wishes)
    return spoken or since or bool(starts_with_any(behind, cues.no_event_ends))


def _is_told_between(
    view: SentenceMentions, period: PeriodMention, word: Located, cues: CuesConfig
) -> bool:
    """Whether a date is that of the news of an event: 10月29日,其妻|宣布他去世."""
    told = (m for m in view.metrics if any(x.reporting for x in m.what))
    worded = contains_any(view.text[period.end : word.start], cues.publishing)
    return worded or any(period.end <= m.start and m.end <= word.start for m in told)


def _is_of_report(view: SentenceMentions, word: Located, cues: CuesConfig) -> bool:
    """Whether an English event is none of a thing: figures released by, |output| was released.

    So is an adjective, the developed world.
    """
    before = view.text[: word.start].rstrip()
    subject = without_ends(before, _AUXILIARIES)[0].rstrip()
    told = ends_with_any(subject, cues.publications)
    measured = any(
        m.end <= word.start and m.what[0].dimension != "date" and subject != before
        for m in view.metrics
        if view.clause_at(m.start) == view.clause_at(word.start)
    )
    written = view.text[word.start : word.end]
    adjective = written.endswith("ed") and before.endswith((" the", "The"))
    return written.isascii() and (bool(told) or measured or adjective)


def _leads_to(view: SentenceMentions, word: Located, date: int) -> bool:
    """Whether an event has its own date at `date`, right behind it."""
    return view.text[word.end : date] in ("", *_ITS_DATE) and view.text.endswith(_ITS_DATE, 0, date)


def _modifies_behind(view: SentenceMentions, period: PeriodMention, word: Located) -> bool:
    """Whether an event right behind its date only tells who is meant: 1988年出生的|林音10岁开始."""
    noun = view.text[word.end + 1 : word.end + 2]
    near = word.start - period.end <= 1
    return near and view.text.startswith("的", word.end) and noun.isalpha()  # 是2018年创立的。


def _befell(view: SentenceMentions, anchor: Span) -> bool:
    """Whether an event befell the subject: X was bought by Y, 被收购, 从|甲集团|分拆."""
    if _FROM.search(view.text, 0, anchor.start):
        return True
    own = _PASSIVE.match(view.text, anchor.start)
    before = _PASSIVE.finditer(view.text, max(0, anchor.start - _PASSIVE_REACH), anchor.start)
    return own is not None or any(m.end() == anchor.start for m in before)


def _main_verb(
    view: SentenceMentions,
    events: list[tuple[MetricMention, Metric]],
    *,
    with_date: bool,
) -> tuple[MetricMention, Metric] | None:
    """The first event word that does not modify a noun (自研的…更名为: the second).

    One that does is dated in its own clause only: 据5日报道,几周前上市的|新款.
    """
    verbs = [e for e in events if view.text[e[0].end : e[0].end + 1] != "的"]
    return next(iter(verbs or (events if with_date else ())), None)


def _of_things(view: SentenceMentions, anchor: Span) -> bool:
    """Whether an event is that of some things counted right before it: X两款|新手机|上市."""
    return any(
        q.form == "cardinal" and bool(bare_noun(view.text[q.end : anchor.start]))
        for q in view.quantities
        if q.end <= anchor.start
    )


def _is_told(view: SentenceMentions, period: PeriodMention) -> bool:
    """Whether a date is that of an event word right before it: 建立于|1950年,是新中国成立后…."""
    return any(
        m.what[0].dimension == "date"
        and len(view.text[m.end : period.start]) <= 1
        and view.text.endswith("于", m.end - 1, period.start)
        for m in view.metrics
        if m.end <= period.start
    )


def _describes_noun(view: SentenceMentions, place: Group) -> bool:
    """Whether a place only says of which country somebody is: 6月诞生的|中国|工程院副院长."""
    return is_place(place.heads[-1]) and _goes_on(view, place)


def _goes_on(view: SentenceMentions, name: Group) -> bool:
    """Whether a name only begins a longer noun."""
    return bool(first_noun(view.text[name.end : name.end + _OBJECT_REACH]))


def _other_founded(view: SentenceMentions, anchor: Span, cues: CuesConfig) -> bool:
    """Whether a noun or another name right before the event says what was founded, not 公司.

    It may be a longer noun that begins with a name: 星海|电竞联盟成立.
    """
    clause = view.clauses[view.clause_at(anchor.start)]
    before = view.text[clause.start : anchor.start].rstrip(_TOWN)
    if before.endswith(")"):
        return True  # LPL(英雄联盟的职业联赛)成立
    noun = "" if before.isascii() else chinese_phrase(before)
    end = clause.start + len(before)
    if any(g.end == end for g in view.groups):
        return True
    dated = any(end - len(noun) < p.end <= end for p in view.periods)
    plain = ends_with_any(noun, cues.whole_nouns) or noun in cues.part_ends  # 星海|部门
    return bool(noun) and not dated and not plain


def _only_sets_time(view: SentenceMentions, period: PeriodMention, clause: Span) -> bool:
    """Whether the clause of the date says no more than when: 11月13日早上, or 在…大会上."""
    if not clause.holds(period.start, period.end):
        return False
    rest = view.text[period.outer_end : clause.end].strip()
    return len(rest) <= _SHORT or rest[-1] in _CLOSES_TIME


def _of_action(view: SentenceMentions, anchor: Span, metric: Metric) -> Metric:
    """Tell what began: 开始讨论GPT, 从2023年年中开始,字节在AI方向的抢人需求."""
    rest = view.text[anchor.end : anchor.end + _OBJECT_REACH].lstrip(",，了")
    match = re.match(r"[^，。,;；:：、()（）]{2,16}", rest)
    name = f"{metric.name} of {match.group().strip()}" if match else metric.name
    return metric.model_copy(update={"name": name, "family": name})


def _of_open_object(
    view: SentenceMentions, anchor: Span, metric: Metric, lexicon: Lexicon
) -> Metric | None:
    """The event of an object that no lexicon knows: 成立了AI Lab is not the subject's founding.

    Without an object (部门正式成立, 首发时) the event is the subject's own. None where the word
    takes an object that is not named plainly (推出新大模型的消息).
    """
    rest = view.text[anchor.end : anchor.end + _OBJECT_REACH].lstrip()
    if rest.startswith("了"):
        match = re.match(r"[^，。,;；:：、()（）]{2,16}", rest[1:])
        noun = match.group().strip() if match else ""
        if noun and not contains_any(noun[:1], lexicon.cues.object_markers):
            name = f"{metric.name} of {noun}"
            return metric.model_copy(update={"name": name, "family": name})
        return metric
    intransitive = re.match(r"的?(?:$|[，。,;；:：!！?？)）\s]|[时后前以])", rest) or _CLOSED.match(
        rest
    )
    return metric if intransitive else None
