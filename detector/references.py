"""What a text keeps in mind, and which of it a word such as 该片 or "the company" means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, SentenceMentions
from detector.names import OPEN_KINDS, RATER_KIND, REGION_KIND, TITLE_KIND
from detector.records import Period
from detector.sentences import Span, last_semicolon
from detector.speakers import is_reporter
from detector.vocabulary import Entity, Metric, is_industry, is_person, is_place
from detector.word_search import contains_any, ends_with_any, starts_with_any

_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE | re.ASCII)
_CLASSIFIERS: Final = "家间款部座名位"
"""Behind 这, of what is no place: 这家电池龙头|上市."""
OWNS = ("'s ", "’s ")
"""Behind the name of an owner in English."""
_WORKS = frozenset({"film", "work", "product", "model", TITLE_KIND})

Bounds = tuple[float | None, float | None]

_INDEX: Final = "index"
_PLACE: Final = "place"
_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Told:
    """When a measure was told of last, and of whom."""

    period: Period
    subjects: frozenset[str]


class Market(NamedTuple):
    """The place whose market a text spoke of, by its code; `sellers`: whose figures it limited.

    Theirs need not be of it again (甲公司海外出货12万部。全年出货26万部。), those of others in
    the paragraph are.
    """

    code: str = ""
    sellers: frozenset[str] = frozenset()

    def of(self, seller: str) -> str:
        """The code of the market that a figure of `seller` is meant in."""
        return "" if seller in self.sellers else self.code

    def lasting(self) -> Market:
        """What is left of it where a paragraph ends: one that limited somebody's figures ends."""
        return Market() if self.sellers else self


class Things(NamedTuple):
    """What a sentence named without a number, by its metric, and the word for it."""

    metric: Metric
    word: str


class Topic(NamedTuple):
    """What the sentences so far leave in the reader's mind.

    `level`: what `metric` is a growth, share or change of, or `metric`; `counted`: the last one
    that each classifier counted (件: parcels). `reported`: the months, quarters and the like that
    the article has given figures of; `told`: what each measure was told of last in the paragraph;
    `stated`: the last dated value of a metric and a subject; `money`: the sums stated, with their
    currency and metric, for when one is repeated without. `speaker`: who said the last thing, or
    the one company that was named and no subject, whom "the company" may mean where nobody else is
    known; `companies`: the subjects that were told to
    be some, the last one first: its is a profit where the last thing is but one of its `lines` of
    goods; `branches`: of the names in the last sentence, the scope of the branch that was meant
    (X中国). `listed`: the last list of names, which 两家公司 means. `country`: that of 我国 or
    全国, where the text opens with such a word; `illness`: the one whose cases were told of last;
    `parts`: the places that are but states, cities and the like by the words behind them; `seat`:
    the one place that a sentence about a person named, as the mayor of Halvia; `market`: the one
    that was spoken of last; `things`: what the last sentence named that has numbers.
    """

    subjects: tuple[Entity, ...] = ()
    speaker: Entity | None = None
    companies: tuple[Entity, ...] = ()
    lines: frozenset[str] = frozenset()
    branches: Mapping[str, str] = _NOTHING
    metric: Metric | None = None
    level: Metric | None = None
    counted: Mapping[str, Metric] = _NOTHING
    period: Period | None = None
    attribution: str = ""
    reported: tuple[Period, ...] = ()
    told: Mapping[str, Told] = _NOTHING
    stated: Mapping[tuple[str, str], float] = _NOTHING
    money: Mapping[Bounds, tuple[str, Metric]] = _NOTHING
    listed: tuple[Entity, ...] = ()
    country: str = ""
    illness: str = ""
    parts: frozenset[str] = frozenset()
    seat: str = ""
    market: Market = Market()
    things: Things | None = None


class Reference(NamedTuple):
    """What refers back: the sort of what it means ("" where it does not say), and where it stands.

    `end`: behind it, if it is longer than a word: the Danish drugmaker.
    """

    sort: str
    at: int
    end: int = 0


def sort_of(entity: Entity) -> str:
    """A text can keep one person, place, work and other thing in mind for words that refer back."""
    if is_person(entity):
        return "person"
    if is_region(entity):
        return "place"
    return "work" if entity.kind in _WORKS else "thing"


def is_region(entity: Entity) -> bool:
    """Whether the entity is a place, by the table or by its name."""
    return is_place(entity) or entity.kind == REGION_KIND


def is_team(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether a name is that of a team, which does what a place does not: 中国|代表团|获得40金."""
    name = view.text[group.start : group.end].lower()
    return is_place(group.heads[-1]) and bool(
        ends_with_any(name, cues.teams) or starts_with_any(name, cues.teams)
    )


def is_line(view: SentenceMentions, group: Group, cues: CuesConfig) -> bool:
    """Whether the text says that a name is that of somebody's goods: 旗下X系列, X, its drug."""
    before = _ARTICLE.sub("", view.text[: group.start]).rstrip('“"《 ')
    behind = view.text[group.end :].lstrip('”"》')
    ours = starts_with_any(behind, cues.lines_behind) or ends_with_any(before, cues.lines_of)
    return bool(ours) and group.heads[-1].kind in OPEN_KINDS


def suits(entity: Entity, metric: Metric) -> bool:
    """Whether `metric` can be one of `entity`."""
    if entity.kind == RATER_KIND:
        return False
    if metric.kinds:
        return entity.kind in metric.kinds or entity.kind in OPEN_KINDS
    return suits_persons(metric) or not is_person(entity)


def suits_persons(metric: Metric) -> bool:
    """Whether `metric` can be one of a person."""
    return "person" in metric.kinds or metric.personal


def reference(
    view: SentenceMentions, groups: Sequence[Group], place: Span, anchor: int, lexicon: Lexicon
) -> Reference | None:
    """What the sentence refers back to at a figure: 该国 to a place, 该片 to a work.

    The word opens the clause or stands before the metric; a definite one may stand anywhere before
    the number, if no other subject stands between.
    """
    sorts = lexicon.referring
    clause = view.clauses[view.clause_at(anchor)]
    opening = view.text[clause.start : anchor].strip()
    before = view.text[:anchor].lower().rstrip(" 的")
    for sort, words, _ in sorts:
        if starts_with_any(opening, words):
            return Reference(sort, clause.start)
    for sort, words, _ in sorts:
        if word := ends_with_any(before, words):
            return Reference(sort, len(before) - len(word))
    for sort, _, definite in sorts:
        at = _definite(view, groups, place, definite)
        if at is not None and not (sort == _PLACE and _opens_elsewhere(view, groups, at, place)):
            return Reference(sort, at)
    for sort, _, definite in sorts:
        told = _described(view, groups, place, definite, sort, lexicon.cues)
        if told is not None:
            return Reference(sort, told.start, told.end)
    return None


def _opens_elsewhere(view: SentenceMentions, groups: Sequence[Group], at: int, place: Span) -> bool:
    """Whether a part of the sentence behind a semicolon opens with a place: 全省…;在|栖州|,31人."""
    begin = last_semicolon(view.text, at, place.start)
    opened = (g for g in groups if begin < g.start < place.start and is_place(g.heads[-1]))
    return begin >= at and any(g.locative for g in opened)


def _described(
    view: SentenceMentions,
    groups: Sequence[Group],
    place: Span,
    words: tuple[str, ...],
    sort: str,
    cues: CuesConfig,
) -> Span | None:
    """Where one of `words` stands with what describes it: the Danish [company], 这家丹麦[药企].

    None where it is another one (the rival company) or another subject stands behind it.
    """
    clause = view.clauses[view.clause_at(place.start)]
    pattern = _described_pattern(words, "座" if sort == _PLACE else _CLASSIFIERS)
    inside = pattern.finditer(view.text, clause.start, place.start)
    opening = pattern.match(view.text, 0, place.start)
    told = [m for m in (opening, *inside) if m and not contains_any(m.group(), cues.other_ones)]
    if not told or _goes_on_behind(groups, Reference("", told[-1].end()), place):
        return None
    return Span(told[-1].start(), told[-1].end())


@lru_cache(maxsize=8)
def _described_pattern(words: tuple[str, ...], classifiers: str) -> re.Pattern[str]:
    english = _alternatives(w.removeprefix("the ") for w in words if w.startswith("the "))
    chinese = _alternatives(w.removeprefix("该") for w in words if w.startswith("该"))
    return re.compile(
        rf"\b[Tt]he (?:[A-Za-z][a-z-]* ){{1,2}}(?:{english})\b(?! [A-Z])"
        rf"|这[{classifiers}](?:[0-9A-Za-z \u4e00-\u9fff]{{0,16}}?(?:{chinese}))"
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words))) or "(?!)"


def _definite(
    view: SentenceMentions, groups: Sequence[Group], place: Span, words: tuple[str, ...]
) -> int | None:
    """Where 该公司 or the like stands before the number, and no other subject behind it."""
    if not contains_any(view.text[: place.start], words):
        return None
    before = view.text[: place.start].lower()
    at, end = max((before.rfind(w), before.rfind(w) + len(w)) for w in words if w in before)
    if view.text.startswith(OWNS, end) and view.clause_at(at) != view.clause_at(place.start):
        return None  # X, the country's largest lender, earned 5 million
    owners = (g for g in groups if view.text.startswith(OWNS, g.end))
    free = (g for g in groups if not (g.marked or g.speaker or is_industry(g.heads[-1])))
    others = (*free, *owners)  # the bank said [Chile's] economy grew
    return at if all(not at <= g.start < place.start for g in others) else None


def antecedent(
    groups: Sequence[Group], back: Reference, place: Span, metric: Metric
) -> Group | None:
    """The name of the sentence that a word means which says of what sort it is, or None."""
    if not back.sort or _goes_on_behind(groups, back, place):
        return None
    alike = [
        g
        for g in groups
        if g.end <= back.at
        and back.sort == sort_of(g.heads[-1])
        and suits(g.heads[-1], metric)
        # Whoever only estimates means another: SemiAnalysis估计该公司的支出.
        and (g.heads[-1].kind == "company" or not g.speaker)
    ]
    free = [g for g in alike if not g.marked]
    return next(iter((*reversed(free), *reversed(alike))), None)


def means_topic(groups: Sequence[Group], back: Reference, place: Span, topic: Topic) -> bool:
    """Whether a word says of what sort its meaning is, and the text keeps such a one in mind."""
    known = any(back.sort == sort_of(e) for e in topic.subjects)
    return known and not _goes_on_behind(groups, back, place)


def _goes_on_behind(groups: Sequence[Group], back: Reference, place: Span) -> bool:
    """Whether another subject stands between a word that refers back and the number."""
    return any(back.at < g.start < place.start and not g.marked for g in groups)


def has_pronoun(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether he, she or the like stands in the clause of a figure."""
    clause = view.clauses[view.clause_at(place.start)]
    return contains_any(view.text[clause.start : place.end], cues.person_pronouns)


def from_topic(topic: Topic, metric: Metric, back: Reference | None, lexicon: Lexicon) -> list[str]:
    """The suitable subjects of the text so far, first those of the sort that is referred to."""
    known, sort = topic.subjects, back.sort if back else ""
    if back is None:
        # The figures that an association gives are seldom its own, and no income is a bureau's.
        earned = lexicon.is_bodys(metric) or lexicon.is_total(lexicon.level(metric))
        known = tuple(e for e in known if not (e.place if earned else _only_tells(e, lexicon)))
        known = tuple(lexicon.entities.get(e.place, e) for e in known)
    if sort == "thing" and topic.speaker and all(sort_of(e) != "thing" for e in known):
        known = (topic.speaker, *known)
    if topic.companies and known:
        # "Net profit was" is no line of its goods, whatever the sentence before was about.
        line = known[0].name in topic.lines
        goods = line or sort_of(known[0]) == "work"
        bodys = sort == "thing" or lexicon.is_bodys(metric)
        parent = _parent(known[0], topic.companies)
        if parent and back is None and lexicon.is_bodys(metric):
            known = (parent, *known)  # 阿里云收入317亿元。净利润464亿元: of 阿里
        anew = line and back is None and _is_another_result(topic, known[0], metric, lexicon)
        known = (topic.companies[0], *known) if anew or (goods and bodys) else known
    if back is None and lexicon.level(metric).name not in lexicon.metrics:
        known = known[:1]  # whose figure is it that no table knows, but of whom is spoken last?
    suitable = [e for e in known if suits(e, metric) and not _is_of_shares(e, metric)]
    suitable.sort(
        key=lambda e: (
            bool(sort) and sort_of(e) != sort,
            bool(metric.kinds) and e.kind not in metric.kinds,
        )
    )
    return [e.name for e in suitable]


def _only_tells(entity: Entity, lexicon: Lexicon) -> bool:
    """Whether an entity that no table lists tells of others by trade."""
    return entity.kind in OPEN_KINDS and is_reporter(entity, lexicon.cues)


def _is_of_shares(entity: Entity, metric: Metric) -> bool:
    """Whether a sum that a text goes on to tell is of shares, and not of the index just named."""
    return entity.kind == _INDEX and metric.dimension == "money"


def _parent(part: Entity, companies: Iterable[Entity]) -> Entity | None:
    """The company of the text by whose name that of its `part` begins: 阿里|云."""
    return next(
        (c for c in companies if c.name != part.name and part.name.startswith(c.name)), None
    )


def _is_another_result(topic: Topic, line: Entity, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether a company reports `metric`, of which the text has told nothing for its `line`."""
    told = [lexicon.metrics.get(name) for name, who in topic.stated if who == line.name]
    families = {level.family for level in told if level}
    other = bool(families) and lexicon.level(metric).family not in families
    return lexicon.is_companys(metric) and other


def goes_on(topic: Topic, metric: Metric) -> bool:
    """Whether a text about a work goes on about it, whoever speaks: its studio said sales rose."""
    told = topic.metric is not None and topic.metric.family == metric.family
    return told and any(sort_of(e) == "work" for e in topic.subjects[:1])


def of_country(topic: Topic, metric: Metric, lexicon: Lexicon) -> list[str]:
    """The country that the text opened with, of what no company has: 我国经济如何? 上半年GDP….

    Of what only places and the like have it may be that of the person told of: 63% turnout.
    """
    companys = lexicon.is_companys(metric) or lexicon.is_total(lexicon.level(metric))
    seat = [topic.seat] if topic.seat and _PLACE in metric.kinds else []
    return [topic.country] if topic.country and not companys else seat
