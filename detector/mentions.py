"""Everything recognised in one sentence: entities, metrics, quantities, periods, scopes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Protocol, TypeVar

import rjieba

from detector.cue_words import CuesConfig
from detector.fiscal_quarters import Quarters
from detector.left_out import LeftOut, insertions
from detector.lexicon import Lexicon, MetricMention
from detector.line_ends import Line, line_ends
from detector.measure_asides import without_asides, without_left_out, without_units
from detector.names import OPEN_KINDS, RATER_KIND, REGION_KIND, ArticleNames
from detector.nations import Nations
from detector.periods import PeriodFinder, PeriodMention
from detector.quantities import QuantityFinder, QuantityMention
from detector.records import Period
from detector.sentences import Sentence, Span, split_clauses
from detector.shared_markets import goods_of_markets
from detector.speakers import is_reporter, is_speaker, place_of
from detector.standing_persons import with_relations
from detector.storms import outside_storms, without_strikers
from detector.teams import as_teams
from detector.travellers import Travellers
from detector.vocabulary import Entity, is_industry, is_place
from detector.what_is_run import what_is_run
from detector.word_search import Mention, Payload, contains_any, ends_with_any, starts_with_any

_DIGIT = re.compile(r"\d")
_LISTED = re.compile("[:：] ?[A-Z0-9.]{1,6} ?[)）]")
"""Behind the name of an exchange: the code of what is listed there, 岚游（NASDAQ|：LAYO）."""
_COMPOUND = re.compile("-[A-Za-z]")
"""Behind a word: it only tells of the next one, a high-speed line, an export-led recovery."""

_COMPOUNDED = re.compile(r"[a-z]-\Z")
"""Before a word: it only ends another one, weight-loss."""

_NOT = frozenset("不未")
"""Right before a word: what was not done, as 不|起诉, is another measure."""

_EXCLUDING = "excluding"
"""The scope of a figure that leaves something out."""
_CHANNEL = 8
"""Characters of the word for where something was published, and of a quotation mark before it."""

_METRIC_REACH = 24
"""Characters of a metric's words on each side of a scope that interrupts them."""
_MARKER = 16
"""Characters before a name in which the word that marks it as an object stands."""
_KIND_REACH = 48
"""The same, in which a place is told to be a city or the like."""
_BETWEEN = 10
"""Characters that may stand between two names of one noun phrase."""
_SHORTEST_NOUN = 2
_GRAMMAR = "pcduxrm"
"""First letters of the tags of words that no plain noun phrase holds."""
_LAST_TAGS = frozenset({"n", "nz", "j", "l"})
_OWNERS = ("'s ", "’s ", " its ", " their ", "Its ", "Their ")
_GOODS = "product"
_OWNED = frozenset({"'s ", "’s "})
_APPOSED = re.compile(r", (?:the|an?) [^,.;:]{1,60}(?=, )")
_CLOSED_QUOTE = re.compile('(?:["”], ?|,["”] )')
"""Behind a title in quotation marks, before what goes on about it."""
_ARTICLE = re.compile(r"(?<![A-Za-z])(?:the|an?) $", re.IGNORECASE)
_TO = frozenset("至到—－-")
_SECTION = re.compile(f"[{''.join(sorted(_TO))}][\u4e00-\u9fff]{{2,8}}段(?![时落位])")
"""Behind where a part of a line begins: 重庆|至宜宾段."""
_OR = re.compile(r", or (?:(?:a|about|some|around|nearly) )?(?:(?:profit|loss) of )?$")
_SEATED = re.compile(r"-(?:based|headquartered|listed|born|owned|made|backed)\b")
"""Behind a place: it tells where somebody is, Bengaluru-based."""
_SUPERLATIVE = re.compile(r"['’]s (?:[a-z]+[ -])?[a-z]+est\b")
"""The same: the port, Europe's busiest, and China's largest bank."""
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?|remained|becomes?|became|as) (?:the )?\Z"
)
"""Before a name in a possessive with one of these: the subject is what it has most of."""
_MOST = re.compile(r"['’]s (?:[a-z]+[ -])?(?:most [a-z-]+|[a-z]+est)\b")
_PREDICATE_REACH = 16
_REASON = 10
"""Characters around a name in which the words stand that make it part of a reason."""
_PARTED = re.compile("[，,；;。:：、]")
_OUTDONE = re.compile(r"\b(?:[a-z]+est|most [a-z]+)\b[^,.;]{0,40}\bafter (?:the )?\Z")
"""Before a name: only that one is further up, the second-fastest in Asia after China."""
_OUTDONE_REACH = 64
_COMPARED = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:with|to)|(?:more|less|fewer|higher|lower) than)"
    r" [^,;]{0,12}\d[\d.,]*%?(?: [A-Za-z]+){0,2} (?:for|at) (?:the )?\Z"
)
"""Before a name: it has but what another's figure is compared with, against 3 million for X."""
_NOUNS = re.compile(r"(?:['’]s)? (?:[a-z-]+ ){1,3}")
"""Between two names in one noun phrase: Channel Tunnel [operator] Euroway."""
_POSSESSIVE = re.compile(r" (?:its|their) $")
_RELATIVE_VERB = re.compile(
    r"\b(?:that|which|who) (?:(?:is|are|was|were|has|had|have) )?(?:also |now )?"
    r"([a-z]+) (?:the )?\Z"
)
_BODY_REACH = 64
"""The same, in which "the company" stands that does something with it."""
_RELATIVE_REACH = 32
"""Characters before a name in which the verb stands that has it as its object: that owns X."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names that stand together as one noun phrase: `A的B` (head B) or `A、B和C`.

    `marked`: a preposition or a transitive verb before it says it is not the subject; `locative`:
    that is one of place; `speaker`: a verb of saying follows (X估计, X said). `joint`: the list is
    closed by 等 and the like, and what is said holds for all of them together. `branch`: the scope
    of the place whose part of the head is meant (X中国, X's China sales). `where`: that of a place.
    """

    start: int
    end: int
    heads: tuple[Entity, ...]
    marked: bool
    locative: bool = False
    speaker: bool = False
    joint: bool = False
    branch: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class SentenceMentions:
    """One sentence with all that was recognised in it; offsets are those of `text`.

    `origins`: the countries that travellers come from, and `lines`: the places that these run
    between, which are none of `entities`. `own_yuan`:
    the currencies that 元 alone may be of whoever is spoken of, for the article names none;
    `home_yuan`: that of the place at whose home it was written, for those whom nobody knows.
    """

    sentence: Sentence
    text: str
    clauses: tuple[Span, ...]
    entities: tuple[Mention[Entity], ...]
    groups: tuple[Group, ...]
    metrics: tuple[MetricMention, ...]
    quantities: tuple[QuantityMention, ...]
    periods: tuple[PeriodMention, ...]
    scopes: tuple[Mention[str], ...]
    origins: tuple[Mention[Entity], ...]
    lines: tuple[Line, ...] = ()
    own_yuan: frozenset[str] = frozenset()
    home_yuan: str = ""
    _clause_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_clause_starts", tuple(c.start for c in self.clauses))

    def clause_at(self, position: int) -> int:
        """The index of the clause that holds or precedes `position`."""
        return bisect_right(self._clause_starts, position, lo=1) - 1

    def named_before(self, position: int) -> list[Group]:
        """The names before `position` in its clause."""
        clause = self.clauses[self.clause_at(position)]
        return [g for g in self.groups if clause.start <= g.start and g.end <= position]


class Recogniser:
    """Runs all finders over a sentence and resolves their overlaps."""

    def __init__(
        self,
        lexicon: Lexicon,
        quantities: QuantityFinder,
        periods: PeriodFinder,
        demonyms: Mapping[str, Sequence[str]],
    ) -> None:
        self._lexicon = lexicon
        self._travellers = Travellers(lexicon.cues.travel, lexicon.entities, demonyms)
        self._nations = Nations(lexicon, demonyms)
        self._quantities = quantities
        self._periods = periods
        words = sorted(lexicon.cues.twofold, key=len, reverse=True)
        margins = "|".join(map(re.escape, lexicon.cues.margins))
        self._margin = re.compile(rf"[,，] ?(?:{margins})[^,;，；。]{{1,24}}(?:[,，]|(?=[.;；。]))")
        self._twofold = re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![率比])")

    def recognise(
        self,
        text: str,
        sentence: Sentence,
        published: date | None,
        anchor: Period | None,
        names: ArticleNames,
        quarters: Quarters | None = None,
    ) -> SentenceMentions:
        """Recognise everything in `sentence`, whose text is `text`.

        Names win over metric words, metric words that hold a number (每百万输入Tokens) win over
        quantities, and dates win over quantities.
        """
        worded = self._lexicon.find_metrics(text)
        goals = self._travellers.goals(text)
        listed = self._listed(text, worded, goals, names)
        firm = [e for e in listed if not is_industry(e.what)]
        open_ = [n for n in names.find(text) if not self._sets_standard(text, n)]
        open_ = outside_storms(text, open_, names.storms)
        dated = self._periods.find(text, published, anchor=anchor, quarters=quarters)
        # A number that ends a name is no year: Silver Street 1911.
        dated = [p for p in dated if not any(n.start < p.start and p.end == n.end for n in open_)]
        limits = self._scopes(text, worded)
        left_out = insertions(text, self._lexicon.cues)
        worded = self._measuring(text, worded, limits, [*firm, *open_], left_out)
        # The fiscal year that began in April: no figure of what began.
        worded = [m for m in worded if not any(p.start < m.start and m.end < p.end for p in dated)]
        worded = list(self._behind(text, worded, [*firm, *open_, *dated], goals))
        metrics = [
            m
            for m in outside(worded, firm)
            if text[m.start : m.end] not in names.suffixes
            or not any(n.start < m.start and m.end <= n.end for n in open_)
        ]
        metrics = without_asides(text, metrics)
        cues = self._lexicon.cues
        metrics = without_units(text, metrics, cues.price_units, cues.any_prices)
        periods = outside(dated, [*metrics, *firm])
        entities = _longest(listed, outside(open_, [*metrics, *periods]))
        margins = [Span(m.start(), m.end()) for m in self._margin.finditer(text)]
        holders: list[Located] = [*metrics, *entities]
        quantities = tuple(
            q
            for q in outside(self._quantities.find(text), [*periods, *margins])
            if not any(m.start <= q.start < m.end for m in holders)
        )
        entities = outside(outside(entities, quantities), self._platforms(limits, entities))
        origins = self._travellers.origins(text, entities, [q.start for q in quantities])
        entities = tuple(e for e in entities if e not in origins and self._is_meant(text, e))
        entities = outside(entities, what_is_run(text, entities, cues))
        lines = line_ends(text, entities, cues)
        entities = outside(entities, lines)
        entities = tuple(without_strikers(entities, metrics, names.storms, cues))
        excluding = [m for m in limits if m.what == _EXCLUDING]
        entities = tuple(without_left_out(text, entities, excluding, quantities))
        entities = tuple(with_relations(text, entities, cues))
        named = [Span(e.start, e.end) for e in entities]
        asides = [Span(a.start, a.end) for a in left_out]
        whole = [*named, *margins, *asides, *_asides(text, quantities, cues)]
        clauses = tuple(split_clauses(text, whole))
        return SentenceMentions(
            sentence,
            text,
            clauses,
            entities,
            _groups(text, clauses, entities, periods, metrics, self._lexicon),
            tuple(metrics),
            quantities,
            periods,
            self._limits(list(outside(limits, origins)), entities),
            tuple(origins),
            tuple(lines),
        )

    def _listed(
        self,
        text: str,
        worded: Sequence[MetricMention],
        goals: Sequence[Mention[Entity]],
        names: ArticleNames,
    ) -> list[Mention[Entity]]:
        """The listed names in order: of entities, of nations, of where one goes."""
        known = [e for e in self._lexicon.find_entities(text) if not self._sets_standard(text, e)]
        known = list(as_teams(text, known, self._lexicon.cues))
        listed = outside_storms(text, on_word_bounds(text, known), names.storms)
        nations = outside(list(self._nations.find(text, worded)), listed)
        return sorted([*listed, *goals, *nations], key=lambda m: m.start)

    def _measuring(
        self,
        text: str,
        worded: Sequence[MetricMention],
        limits: Sequence[Mention[str]],
        named: Sequence[Mention[Entity]],
        left_out: Sequence[LeftOut],
    ) -> list[MetricMention]:
        """The words that name a measure, and are no part of another word, phrase or name.

        Nor are they of what a figure is told without.
        """
        worded = list(self._of_twofold(text, worded, named))
        goods = goods_of_markets(text, self._lexicon.cues.shared_markets)
        worded = _longer(worded, self._interrupted(text, [*limits, *goods]))
        terms = self._lexicon.growth_terms.find(text)
        return [
            m
            for m in worded
            if not any(t.start <= m.start and m.end <= t.end for t in terms)
            and not _COMPOUND.match(text, m.end)
            and not _COMPOUNDED.search(text, max(0, m.start - 2), m.start)
            and not self._names_channel(text, m.end)
            and text[m.start - 1 : m.start] not in _NOT
            and not _is_phrasal(text, m, self._lexicon.cues)
            and not any(aside.holds(m.start, m.end) for aside in left_out)
        ]

    def _is_meant(self, text: str, name: Mention[Entity]) -> bool:
        """Whether a name stands for what it names: no channel, share, clock or trade of a firm."""
        return not (
            self._names_channel(text, name.start)
            or _LISTED.match(text, name.end)
            or self._is_but_called(text, name)
            or self._is_trade_of_firm(text, name)
            or self._is_crop(text, name)
            or _bounds_section(text, name)
        )

    def _is_crop(self, text: str, name: Mention[Entity]) -> bool:
        """Whether a name says what grows, by the measure behind it: 洛川|苹果|种植面积."""
        crop = text[name.start : name.end] in self._lexicon.kind_words
        return crop and starts_with_any(text[name.end :], self._lexicon.cues.of_crops) != ""

    def _limits(
        self, limits: list[Mention[str]], entities: Sequence[Mention[Entity]]
    ) -> tuple[Mention[str], ...]:
        """The scope words that limit a figure: platforms, and those that are no part of a name."""
        things = [e for e in entities if not is_place(e.what) or self._holds_more(e, limits)]
        things = [e for e in things if not is_limit(e, limits)]
        return tuple(m for m in limits if self._is_platform(m) or outside([m], things))

    def _names_channel(self, text: str, at: int) -> bool:
        """Whether a channel's name ends, or a platform's begins, there: 岚州发布|微信公众号."""
        return bool(
            starts_with_any(text[at : at + _CHANNEL].lstrip('”"'), self._lexicon.cues.channels)
        )

    def _sets_standard(self, text: str, name: Located) -> bool:
        """Whether a name only says by whose rules figures are told: 按|美国|通用会计准则."""
        behind = text[name.end : name.end + _CHANNEL].lstrip()
        return bool(starts_with_any(behind, self._lexicon.cues.standards))

    def _is_but_called(self, text: str, name: Mention[Entity]) -> bool:
        """Whether a time is but called after a place: 北京|时间."""
        word = starts_with_any(text[name.end :], self._lexicon.cues.called_after)
        return is_place(name.what) and bool(word)

    def _is_trade_of_firm(self, text: str, name: Mention[Entity]) -> bool:
        """Whether a trade only says what kind of firm is named behind it: 人形机器人|企业."""
        return is_industry(name.what) and bool(
            starts_with_any(text[name.end :], self._lexicon.cues.firms_of_trade)
        )

    def _scopes(self, text: str, worded: Sequence[Located]) -> list[Mention[str]]:
        """The scope words of a sentence; those of regions cut no word: not 中国 in 其中|国产.

        Nor do they stand amid a term: gross |domestic| product.
        """
        found = [m for m in self._lexicon.find_scopes(text) if not self._sets_standard(text, m)]
        found = [m for m in found if not any(w.start < m.start and m.end < w.end for w in worded)]
        regional = on_word_bounds(text, [m for m in found if m.what in self._lexicon.regions])
        return [m for m in found if m.what not in self._lexicon.regions or m in regional]

    def _holds_more(self, name: Mention[Entity], limits: Sequence[Mention[str]]) -> bool:
        """Whether a scope word is but part of a name: 国际 in 香港国际机场, not 中国 in 中国队."""
        own = self._lexicon.scope_of(name.what.name)
        return any(
            name.start <= m.start and m.end <= name.end and m.what != own
            for m in limits
            if (name.start, name.end) != (m.start, m.end)
        )

    def _is_platform(self, limit: Mention[str]) -> bool:
        return self._lexicon.scopes[limit.what].platform

    def _platforms(
        self, limits: Sequence[Mention[str]], names: Sequence[Mention[Entity]]
    ) -> list[Mention[str]]:
        """The platforms that a name is but a part of: 在Steam, of Steam."""
        wide = (m for m in limits if self._is_platform(m))
        return [
            m
            for m in wide
            if any(
                m.start <= n.start and n.end <= m.end and (n.start, n.end) != (m.start, m.end)
                for n in names
            )
        ]

    def _behind(
        self,
        text: str,
        worded: Sequence[MetricMention],
        others: Sequence[Located],
        opening: Sequence[Located],
    ) -> Iterator[MetricMention]:
        """Metric words, of one that begins inside a name or a time what stands behind that.

        X汽车|毛利率, 前7个月|销量. One that begins with one of `opening` means there what it does
        as a whole: 访日|外国游客.
        """
        for word in worded:
            goals = [n.end for n in opening if n.start == word.start and n.end < word.end]
            if goals:
                yield Mention(goals[0], word.end, word.what)
                continue
            ends = [n.end for n in others if n.start < word.start < n.end < word.end]
            found = self._lexicon.find_metrics(text[ends[0] : word.end]) if ends else []
            if len(found) == 1 and found[0].start == 0:
                yield Mention(ends[0], found[0].end + ends[0], found[0].what)
            else:
                yield word

    def _of_twofold(
        self, text: str, worded: Sequence[MetricMention], names: Sequence[Located]
    ) -> Iterator[MetricMention]:
        """Metric words, of a word for two measures as those of one and the other: 产销.

        They begin at one place, behind a name that reaches into them: X汽车|产销. Of two such words
        before the same numbers the first tells nothing: 从产销量来看，产销分别完成x和y.
        """
        added: list[MetricMention] = []
        found_both = list(self._twofold.finditer(text))
        idle = [
            first
            for first, second in pairwise(found_both)
            if not _DIGIT.search(text, first.end(), second.start())
        ]
        worded = [m for m in worded if not any(i.start() < m.end <= i.end() for i in idle)]
        for both in found_both:
            if both in idle:
                continue
            begin = max(0, both.start() - _METRIC_REACH)
            measures = []
            for word in self._lexicon.cues.twofold[both.group()]:
                found = self._lexicon.find_metrics(text[begin : both.start()] + word)
                if found and found[-1].end == both.start() - begin + len(word):
                    measures.append(found[-1])
            start = begin + max((m.start for m in measures), default=0)
            inside = (n.end for n in names if n.start < start < n.end <= both.start())
            start = max([start, *inside])
            added += (Mention(start, both.end(), measure.what) for measure in measures)
        yield from sorted([*outside(worded, added), *added], key=lambda m: m.start)

    def _interrupted(self, text: str, limits: Sequence[Mention[str]]) -> Iterator[MetricMention]:
        """Metric words with a scope inside: confirmed dengue cases, 确诊登革热病例."""
        for limit in limits:
            gap = limit.end + text.startswith(" ", limit.end)
            begin = max(0, limit.start - _METRIC_REACH)
            whole = text[begin : limit.start] + text[gap : gap + _METRIC_REACH]
            cut, width = limit.start - begin, gap - limit.start
            for found in self._lexicon.find_metrics(whole):
                if found.start < cut < found.end:
                    yield Mention(found.start + begin, found.end + begin + width, found.what)


def _asides(text: str, quantities: Sequence[QuantityMention], cues: CuesConfig) -> Iterator[Span]:
    """What a sum was for each share, which parts no clause: $5bn, or $2 a share, in March."""
    for quantity in quantities:
        opener = _OR.search(text, max(0, quantity.outer_start - _MARKER), quantity.outer_start)
        behind = text[quantity.outer_end :].lstrip()
        each = starts_with_any(behind, cues.per_unit)
        if opener and each:
            end = len(text) - len(behind) + len(each)
            parted = starts_with_any(text[end + 1 :].lstrip(), cues.comparison)
            yield Span(opener.start(), end + (not parted and text.startswith(",", end)))


def _bounds_section(text: str, name: Located) -> bool:
    """Whether a line only begins or ends there on a part of its way: 重庆至宜宾段."""
    if _SECTION.match(text, name.end):
        return True
    return text.startswith("段", name.end) and text[name.start - 1 : name.start] in _TO


def _is_phrasal(text: str, word: MetricMention, cues: CuesConfig) -> bool:
    """Whether a verb means something else by the word behind it: carried |out| 134 launches."""
    others = cues.phrasal.get(text[word.start : word.end].lower(), ())
    return bool(starts_with_any(text[word.end :].lstrip(), others))


class Located(Protocol):
    """Anything found at [start, end) of a text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


Found = TypeVar("Found", bound=Located)


def is_limit(name: Located, limits: Sequence[Mention[str]]) -> bool:
    """Whether a name is, or is in, a scope word: 新能源汽车, of a trade or of what one sells."""
    return any(m.start <= name.start and name.end <= m.end for m in limits)


def on_word_bounds(text: str, found: list[Mention[Payload]]) -> list[Mention[Payload]]:
    """Those of `found` that cut no Chinese word in two: not 文旅部 in 文旅部门."""
    if not found:
        return found
    bounds = {0, *accumulate(map(len, rjieba.cut(text, hmm=False)))}
    return [m for m in found if m.end in bounds or _spans_word(m, bounds)]


def _spans_word(mention: Mention[Payload], bounds: set[int]) -> bool:
    """Whether the word cut at the end of the mention began before it: the table knows better."""
    start = mention.end
    while start not in bounds:
        start -= 1
    return start <= mention.start


def _longer(
    plain: list[Mention[Payload]], interrupted: Iterable[Mention[Payload]]
) -> list[Mention[Payload]]:
    """`plain`, where `interrupted` take the place of those that lie inside them."""
    wider = list(interrupted)
    if not wider:
        return plain
    kept = [m for m in plain if all(m.end <= w.start or w.end <= m.start for w in wider)]
    return sorted([*kept, *wider], key=lambda m: m.start)


def _longest(
    listed: Sequence[Mention[Entity]], open_: Sequence[Mention[Entity]]
) -> tuple[Mention[Entity], ...]:
    """Both kinds of names without overlaps: the longer wins, of equals the one from the table."""
    if not listed or not open_:  # neither overlaps itself
        return (*listed, *open_)
    kept: list[Mention[Entity]] = []
    ranked = [(m.start - m.end, 0, m) for m in listed] + [(m.start - m.end, 1, m) for m in open_]
    for _, _, mention in sorted(ranked, key=lambda r: (r[0], r[1], r[2].start)):
        if all(mention.end <= k.start or k.end <= mention.start for k in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def outside(found: Sequence[Found], masks: Sequence[Located]) -> tuple[Found, ...]:
    """Those of `found` that overlap none of `masks`."""
    if not found or not masks:
        return tuple(found)
    taken = sorted((m.start, m.end) for m in masks)
    starts = [s for s, _ in taken]
    kept = []
    for mention in found:
        near = bisect_right(starts, mention.end - 1)
        if all(end <= mention.start for _, end in taken[max(0, near - 3) : near]):
            kept.append(mention)
    return tuple(kept)


def _groups(
    text: str,
    clauses: tuple[Span, ...],
    entities: tuple[Mention[Entity], ...],
    periods: Sequence[PeriodMention],
    metrics: Sequence[MetricMention],
    lexicon: Lexicon,
) -> tuple[Group, ...]:
    """Join neighbouring names of one clause into noun phrases, and mark objects."""
    chains = [_single(text, m, periods, metrics, lexicon) for m in entities]
    joined: list[Group] = []
    for chain in chains:
        merged = _merge(text, clauses, joined[-1], chain, lexicon) if joined else None
        if merged is None:
            joined.append(chain)
        else:
            joined[-1] = merged
    return tuple(_with_joint(text, g, lexicon) for g in joined)


def _single(
    text: str,
    mention: Mention[Entity],
    periods: Sequence[PeriodMention],
    metrics: Sequence[MetricMention],
    lexicon: Lexicon,
) -> Group:
    before = text[max(0, mention.start - _MARKER) : mention.start]
    if is_place(mention.what) or mention.what.kind == REGION_KIND:
        opening = text[max(0, mention.start - _KIND_REACH) : mention.start]
        before = _kind_before(lexicon.cues.part_names).sub("", opening)[-_MARKER:]
    before = _ARTICLE.sub("", _POSSESSIVE.sub(" ", before)).rstrip("“\"'‘《 ")
    if is_place(mention.what):  # in northern |Pakistan|
        before = before.removesuffix(ends_with_any(before, lexicon.cues.place_parts)).rstrip()
        before = _ARTICLE.sub("", f"{before} ").rstrip()
    after = text[mention.end : mention.end + 12]
    marker = ends_with_any(before, lexicon.markers)
    free = (
        marker in ("", *lexicon.cues.clause_openers)
        or contains_any(after, lexicon.cues.topic_after)
        or opens_relative(text, mention.end, lexicon.cues)
    )
    free = free and not _opens_as_place(after, lexicon.cues)
    free = free and not (is_place(mention.what) and _is_owned(text, mention.start))
    describes = is_place(mention.what) and _describes(text, mention, lexicon.cues)
    describes = describes or _has_subject(text, mention)
    describes = describes or _is_reason(text, mention, lexicon.cues)
    free = free and not describes and not _is_acted_on(text, mention.start, lexicon.cues)
    reach = max(0, mention.start - _OUTDONE_REACH)
    free = free and not _OUTDONE.search(text, reach, mention.start)
    free = free and not _COMPARED.search(text, reach, mention.start)
    # What came in from goods is theirs: 来自于岚手机的|营收.
    brought = mention.what.kind == _GOODS and _comes_from(before, lexicon.cues)
    where_to = not brought and (not marker or marker in lexicon.cues.locatives)
    locative = not (free or describes) and where_to
    speaker = is_speaker(text, mention, before, periods, metrics, lexicon.cues)
    where = lexicon.scope_of(mention.what.name) if is_place(mention.what) else ""
    heads = (mention.what,)
    return Group(mention.start, mention.end, heads, not free, locative, speaker, where=where)


def _comes_from(before: str, cues: CuesConfig) -> bool:
    """Whether a word for where travellers or sums come from ends what stands before a name."""
    return bool(ends_with_any(before, cues.travel.origins_before))


@lru_cache(maxsize=1)
def _kind_before(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """What says of what kind a place is before its name: the northern city of."""
    words = "|".join(re.escape(kind) for kind in kinds if kind.isascii())
    return re.compile(rf"\b(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){{0,2}}(?:{words}) of \Z")


def _describes(text: str, place: Located, cues: CuesConfig) -> bool:
    """Whether a place only says which company or the like is meant: the San Francisco company.

    So it does before somebody's calling: 美国|歌手.
    """
    if starts_with_any(text[place.end :], cues.artists):
        return True
    if ends_with_any(text[max(0, place.start - _MARKER) : place.start], cues.demonstratives):
        return True
    if _SEATED.match(text, place.end):
        return True
    if superlative := _SUPERLATIVE.match(text, place.end):
        noun = text[superlative.end() :]
        return noun.startswith(",") or bool(starts_with_any(f"the{noun}", cues.definite))
    article = _ARTICLE.search(text, max(0, place.start - _MARKER), place.start)
    named = text[place.end :].lstrip()
    return article is not None and bool(starts_with_any(f"the {named}", cues.definite))


def _has_subject(text: str, name: Located) -> bool:
    """Whether the subject is said to be what a name has most of: X remains |Y's| biggest plant."""
    before = max(0, name.start - _PREDICATE_REACH)
    return bool(_MOST.match(text, name.end) and _PREDICATE.search(text, before, name.start))


def _is_reason(text: str, name: Located, cues: CuesConfig) -> bool:
    """Whether a name stands between words for why something moved: 受无缘|甲赛|影响下滑."""
    before = _PARTED.split(text[max(0, name.start - _REASON) : name.start])[-1]
    behind = _PARTED.split(text[name.end : name.end + _REASON])[0]
    frames = cues.reason_frames
    return contains_any(before, frames["opens"]) and contains_any(behind, frames["ends"])


def _is_acted_on(text: str, start: int, cues: CuesConfig) -> bool:
    """Whether a name is the object of a relative clause, or of a word that refers back.

    The group that owns the X chain; the chipmaker sold no X chips.
    """
    verb = _RELATIVE_VERB.search(text, max(0, start - _RELATIVE_REACH), start)
    if verb and (verb[1].endswith(("s", "ed", "ing")) or verb[1] in cues.relative_verbs):
        return True
    did = _body_acts(cues.definite_bodies).search(text, max(0, start - _BODY_REACH), start)
    other = {*cues.new_subjects, *cues.saying}
    return did is not None and other.isdisjoint(did[1].split())


@lru_cache(maxsize=2)
def _body_acts(bodies: tuple[str, ...]) -> re.Pattern[str]:
    """What "the company" or "it", with which a clause opens, is said to do up to a name."""
    english = "|".join(sorted(re.escape(w.removeprefix("the ")) for w in bodies if w.isascii()))
    return re.compile(
        rf"(?:\A|[.;,] )(?:[Tt]he (?:[A-Za-z][a-z-]* )?(?:{english})|[Ii]t)"
        r" ([a-z]+(?: [a-z0-9][a-z0-9.,-]*){0,4}) \Z"
    )


def opens_relative(text: str, end: int, cues: CuesConfig) -> bool:
    """Whether what follows a name is about it: by X, which; by X, the Dutch maker of Y, which."""
    quoted = _CLOSED_QUOTE.match(text, end)
    if quoted is not None:  # "Title," which: as if it were "Title", which
        return f", {text[quoted.end() :]}".startswith(cues.relative_openers)
    apposed = _APPOSED.match(text, end)
    return text.startswith(cues.relative_openers, apposed.end() if apposed else end)


def _is_owned(text: str, start: int) -> bool:
    """Whether a place says which part of somebody unnamed is meant: its |China| sales."""
    return text.endswith(_OWNERS, 0, start)


def _opens_as_place(after: str, cues: CuesConfig) -> bool:
    """Whether a name only says where or when the next clause holds: 巴黎奥运会上,."""
    word = starts_with_any(after.lstrip('》”"'), cues.locatives_behind)
    return bool(word) and after.lstrip('》”"')[len(word) :][:1] in {",", "，"}


def _merge(
    text: str, clauses: tuple[Span, ...], left: Group, right: Group, lexicon: Lexicon
) -> Group | None:
    """One group of two neighbours, or None where they are separate phrases."""
    gap = _ARTICLE.sub("", text[left.end : right.start])
    between = gap.strip("”“\"'’‘》《 ").lower()
    apart = not any(c.holds(left.start, right.end) for c in clauses)
    described = None if apart else _described(left, right, gap, lexicon.cues)
    if apart or described or len(between) > _BETWEEN:
        return described
    if between in {"(", "（"} and left.heads[-1].name == right.heads[-1].name:
        return replace(left, end=right.end, speaker=left.speaker or right.speaker)
    if _is_apposition(between, lexicon.cues):
        return replace(right, start=left.start, marked=left.marked, locative=left.locative)
    if right.heads[-1].kind == RATER_KIND:
        return None  # 德国|Markit|制造业PMI: of the country that it is compiled for
    titles = gap.strip() == "》《"
    owned = not titles and (between in lexicon.cues.possession or between == "")
    if owned and _is_of_another_place(left, right, lexicon):
        right = _body_of_place(left.heads[-1], right, text[right.start : right.end], lexicon)
    if (owned or gap in _OWNED) and (limited := _limited(left, right, between, lexicon)):
        return limited
    from_place = gap in _OWNED and is_place(left.heads[-1])
    of_place = from_place and _is_body(right.heads[-1], lexicon.cues)
    if owned or of_place:
        return replace(
            right,
            start=left.start,
            heads=(*left.heads[:-1], right.heads[-1]),
            marked=left.marked,
            locative=left.locative,
        )
    if titles or between in {c.strip() for c in lexicon.cues.coordination}:
        return Group(left.start, right.end, (*left.heads, *right.heads), left.marked)
    return None


def _described(left: Group, right: Group, gap: str, cues: CuesConfig) -> Group | None:
    """The second name, where what it is stands between the two: Channel Tunnel |operator| Euroway.

    A place before that says no more of it: Europe's biggest |airline| Halden Air.
    """
    if gap.rstrip().rpartition(" ")[2] not in cues.descriptors or not _NOUNS.fullmatch(gap):
        return None
    if is_place(left.heads[-1]):
        return replace(right, start=left.start)
    return replace(right, start=left.start, marked=left.marked, locative=left.locative)


def _is_body(entity: Entity, cues: CuesConfig) -> bool:
    """Whether a name behind that of a place is whoever is from there: China's JinkoSolar.

    Not so a bureau, which tells of its country.
    """
    body = entity.kind == "company" or entity.kind in OPEN_KINDS
    return body and not is_reporter(entity, cues)


def _is_of_another_place(left: Group, right: Group, lexicon: Lexicon) -> bool:
    """Whether the body behind a place is that place's, and no namesake elsewhere: 蒙古|央行."""
    place, body = left.heads[-1], right.heads[-1]
    if not is_place(place) or not is_reporter(body, lexicon.cues):
        return False
    return place_of(body, lexicon) not in {"", place.name}


def _body_of_place(place: Entity, namesake: Group, called: str, lexicon: Lexicon) -> Group:
    """The body of a place that is called as its namesake elsewhere: 蒙古央行."""
    name = f"{place.name}{called}"
    listed = lexicon.entities.get(lexicon.canonical_entity(name))
    body = listed or Entity(name=name, kind=namesake.heads[-1].kind, place=place.name)
    return replace(namesake, heads=(body,))


def _limited(left: Group, right: Group, between: str, lexicon: Lexicon) -> Group | None:
    """`left`, of which the place or the industry behind it only limits the figure: X中国.

    Behind an event it is who took part: 巴黎奥运会|中国代表团.
    """
    if left.heads[-1].kind == "event" and is_place(right.heads[-1]) and not between:
        return replace(right, start=left.start, marked=left.marked, locative=left.locative)
    if is_industry(right.heads[-1]) and not is_industry(left.heads[-1]) and not between:
        return replace(left, end=right.end)
    if is_place(right.heads[-1]) and not is_place(left.heads[-1]):
        return replace(left, end=right.end, branch=lexicon.scope_of(right.heads[-1].name))
    return None


def _is_apposition(between: str, cues: CuesConfig) -> bool:
    """Whether a noun of what the second name is stands between it and its owner: X旗下的平台Y."""
    text = between.lstrip(")）")
    noun = text.removeprefix(starts_with_any(text, cues.possession))
    if noun == text or len(noun) < _SHORTEST_NOUN or noun.isascii():
        return False
    tags = [tag for _, tag in rjieba.tag(noun)]
    return tags[-1] in _LAST_TAGS and not any(tag[0] in _GRAMMAR for tag in tags)


def _with_joint(text: str, group: Group, lexicon: Lexicon) -> Group:
    joint = contains_any(text[group.end : group.end + 1], lexicon.cues.group_end)
    return replace(group, joint=True) if joint else group
