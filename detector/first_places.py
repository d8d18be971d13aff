"""Who holds a place in a ranking: the list, the place, and the one name that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detector.categories import CategoriesConfig, NameFound
from detector.lexicon import Lexicon
from detector.mentions import Group, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.ranked_lists import ListFinder, RankedList
from detector.ranks_and_events import RankFound
from detector.references import Topic
from detector.sentences import Span
from detector.subjects import subjects_of
from detector.vocabulary import Entity, is_industry, is_place
from detector.word_search import Matcher, contains_any, ends_with_any, starts_with_any


class PlaceFinder:
    """Turns ranks into claims about their lists; holds word lists, no state between sentences."""

    def __init__(self, config: CategoriesConfig, lexicon: Lexicon) -> None:
        self._config = config
        self._lexicon = lexicon
        self._lists = ListFinder(config, lexicon)
        self._places = {place.rank: place for place in config.places}
        self._worldwide = Matcher((word, "") for word in config.worldwide)
        self._superlatives = Matcher((word, "") for word in config.superlatives)
        self._narrowed = Matcher(
            (word, code) for code, words in config.narrowed.items() for word in words
        )
        self._first = Matcher((word, "") for word in config.first_words)
        self._leads = re.compile(
            rf"\b(?P<verb>{'|'.join(map(re.escape, config.leading))})\b[^,.;:]{{0,60}}?"
            rf"\b(?:{'|'.join(map(re.escape, config.leading_objects))})\b",
            re.IGNORECASE,
        )
        copulas = "|".join(map(re.escape, config.copulas))
        self._copula = re.compile(rf"\b(?:{copulas})\b[^,]*$", re.IGNORECASE)
        kinds = sorted({entity.kind for entity in lexicon.entities.values()})
        rank = lexicon.metrics["market_rank"].model_copy(update={"kinds": tuple(kinds)})
        self._held = ChosenMetric(rank, None, None)

    def find(self, view: SentenceMentions, ranks: Iterable[RankFound]) -> Iterator[NameFound]:
        """The holders of the places that `view` states; none where list or holder is unclear."""
        stated = {(rank.place, rank.rank) for rank in ranks}
        stated |= {(Span(m.start, m.end), 1.0) for m in self._first.find(view.text)}
        stated |= {(place, 1.0) for place in self._english(view)}
        stated |= set(_closing_ordinals(view))
        told: set[tuple[str, str, str]] = set()
        for place, rank in sorted(stated, key=lambda s: (s[0].start, s[0].end)):
            found = self._found(view, place, rank)
            if found and (found.entity, found.metric.name, found.name) not in told:
                told.add((found.entity, found.metric.name, found.name))
                yield found

    def _english(self, view: SentenceMentions) -> Iterator[Span]:
        """First places without an ordinal: leads the market, the largest maker."""
        for match in self._leads.finditer(view.text):
            yield Span(match.start("verb"), match.end("verb"))
        for mention in self._superlatives.find(view.text):
            clause = view.clauses[view.clause_at(mention.start)]
            before = view.text[clause.start : mention.start].rstrip()
            owned = before.endswith(("'s", "’s"))
            if owned and not self._is_region(view, clause.start + len(before) - 2):
                continue
            if owned or before.lower().strip() in {"the", ""} or self._copula.search(before):
                yield Span(mention.start, mention.end)

    def _is_region(self, view: SentenceMentions, end: int) -> bool:
        """Whether a place or the world ends at `end`: Norway's largest, not Xiaomi's largest."""
        named = any(e.end == end and is_place(e.what) for e in view.entities)
        return named or any(m.end in {end, end + 2} for m in self._worldwide.find(view.text))

    def _found(self, view: SentenceMentions, place: Span, rank: float) -> NameFound | None:
        told = self._places.get(int(rank))
        clause = view.clauses[view.clause_at(place.start)]
        words = view.text[clause.start : clause.end]
        if told is None or contains_any(words, self._config.not_held):
            return None
        ranked, holder = self._holder_of(view, place, self._lists.find(view, place))
        if ranked is None or holder is None:
            places = self._lists.find(view, place, by_place=False)
            ranked, holder = self._holder_of(view, place, places)
        if ranked is None or holder is None:
            return None
        head = holder.heads[-1]
        return NameFound(
            place=_written(view, holder, head),
            anchor=place,
            entity=ranked.name,
            metric=self._config.metric_of_place(told, ranked.measure, ranked.definition),
            name=head.name,
            scope=self._scope(view, place, holder),
        )

    def _scope(self, view: SentenceMentions, place: Span, holder: Group) -> str:
        """What narrows the list in the clause of the rank (线上销量, 品牌), and one of products."""
        clause = view.clauses[view.clause_at(place.start)]
        codes = {"product"} if holder.heads[-1].kind == "product" else set()
        for mention in self._narrowed.find(view.text):
            beside = mention.end <= holder.start or holder.end <= mention.start
            if beside and clause.holds(mention.start, mention.end):
                codes.add(mention.what[0])
        return "|".join(sorted(codes))

    def _holder_of(
        self, view: SentenceMentions, place: Span, ranked: RankedList | None
    ) -> tuple[RankedList | None, Group | None]:
        """The one name that holds the place: behind it (第一的是X), else its subject."""
        if ranked is None:
            return None, None
        groups = tuple(
            g
            for g in (_without_field(view, group) for group in view.groups)
            if not g.speaker
            and not is_industry(g.heads[-1])
            and not any(g.start < t.end and t.start < g.end for t in ranked.taken)
        )
        view = replace(view, groups=groups)
        holder = self._behind(view, place)
        announced = starts_with_any(view.text[place.end :], self._lexicon.cues.holder_follows)
        if holder is None and not announced:
            holder = self._subject(view, place)
        if holder is None or len(holder.heads) > 1 or holder.joint:
            return ranked, None
        return ranked, holder

    def _behind(self, view: SentenceMentions, place: Span) -> Group | None:
        """The name right behind: 第一的是X, 第一名的X, 冠军X, first place … went to X."""
        group = next((g for g in view.groups if g.start >= place.end), None)
        if group is None:
            return None
        between = view.text[place.end : group.start].strip(" “\"'《").lower()
        title = ends_with_any(view.text[: place.end], self._lexicon.cues.rank_titles)
        if between == "的" or (title and not between):
            return group
        for article in ("the ", "by "):
            between = f"{between} ".removesuffix(article).strip()
        told = ends_with_any(between, self._config.holder_follows)
        clause = view.clauses[view.clause_at(place.start)]
        opens = not any(clause.start <= g.start < place.start for g in view.groups)
        far = told.isascii() and opens and group.end <= clause.end
        return group if told and (between in {told, f"的{told}"} or far) else None

    def _subject(self, view: SentenceMentions, place: Span) -> Group | None:
        names = subjects_of(view, place, self._held, Topic(), self._lexicon)
        if len(names) != 1:
            return None
        held = [g for g in view.groups if g.heads[-1].name == names[0] and g.start < place.start]
        return held[-1] if held else None


def _without_field(view: SentenceMentions, group: Group) -> Group:
    """The name that a group holds beside an industry: 宁德时代 of 宁德时代动力电池."""
    if not is_industry(group.heads[-1]):
        return group
    for mention in view.entities:
        inside = group.start <= mention.start and mention.end <= group.end
        if inside and not is_industry(mention.what):
            return replace(group, start=mention.start, end=mention.end, heads=(mention.what,))
    return group


def _closing_ordinals(view: SentenceMentions) -> Iterator[tuple[Span, float]]:
    """Ordinals with which their clause ends: 位居印尼智能手机市场第一."""
    for quantity in view.quantities:
        clause = view.clauses[view.clause_at(quantity.start)]
        rest = view.text[quantity.end : clause.end].strip(' 。.!！位名”"')
        if quantity.form == "ordinal" and quantity.quantity.low is not None and not rest:
            yield Span(quantity.start, quantity.end), quantity.quantity.low


def _written(view: SentenceMentions, group: Group, head: Entity) -> Span:
    """Where the sentence writes the name of `head` in its group."""
    for mention in reversed(view.entities):
        if group.start <= mention.start and mention.end <= group.end and mention.what == head:
            return Span(mention.start, mention.end)
    return Span(group.start, group.end)
