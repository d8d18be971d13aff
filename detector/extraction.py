"""From articles to claims: every figure, rank and date, with whose it is and when it held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from detector.attachment import Attribution, from_to, is_undated_base, last_day, period_of
from detector.carried_periods import PeriodCarrier, is_year_before
from detector.categories import CategoriesConfig, NameFound
from detector.claim_rows import Draft, Row, placed_row, row_of, window_of
from detector.claim_table import ClaimTable
from detector.compared_owners import compared_owner, compared_too
from detector.copies import sketch
from detector.cue_words import CuesConfig
from detector.directions import fallen, is_directed, is_fall
from detector.echoes import Echo, EchoFinder, dated_behind
from detector.event_spans import event_span
from detector.facilities import of_facility
from detector.fingerprints import claim_fingerprints, statement_ids
from detector.first_places import PlaceFinder
from detector.fiscal_quarters import Quarters
from detector.grown_levels import (
    grown_level,
    with_limits_of_growth,
    with_owner_of_level,
    with_owner_of_toll,
)
from detector.held_places import holds_place
from detector.home_words import at_home, currency_at_home, nation_named
from detector.journeys import Senders, of_visitors
from detector.left_out_units import with_units
from detector.lexicon import Lexicon
from detector.limits import limited, next_part, of_illness
from detector.linking import NAME_COLUMNS, link_named
from detector.lost_sums import lost_sum
from detector.markets import in_market, of_same_goods, of_same_kind
from detector.mentions import Recogniser, SentenceMentions
from detector.metric_choice import choose_metric
from detector.metric_details import ChosenMetric
from detector.metric_owners import by_value, of_income, of_index, of_nation, of_shares
from detector.modality import modality_in, modality_of
from detector.moved_periods import (
    base_period,
    echoed_period,
    is_aside,
    moved_period,
    of_year_told,
    same_part,
    spent,
)
from detector.names import ArticleNames, NameFinder
from detector.names_alone import of_names_alone
from detector.origins import origin_of, places_origin
from detector.periods import PeriodFinder, PeriodMention
from detector.quantities import QuantityFinder, QuantityMention
from detector.ranks_and_events import EventFinder, EventFound, RankFinder, RankFound
from detector.records import (
    Article,
    CleanText,
    Modality,
    Naming,
    Period,
    Quantity,
)
from detector.references import Topic
from detector.respective import (
    first_in_list,
    in_matched_list,
    last_in_list,
    means_list,
    metric_behind_list,
    metric_in_list,
    period_in_list,
    scope_in_list,
    subject_in_list,
)
from detector.roles import RoleFinder
from detector.school_levels import level_named, of_pupils
from detector.scope_words import scope_of
from detector.seasons import tells_of_seasons, without_seasons
from detector.sectors import same_sector
from detector.sentences import Sentence, Span, blanked, split_sentences
from detector.stated_units import converted, is_converted, is_plain_yuan, with_unit
from detector.subjects import subjects_of
from detector.tables import find_tables, table_cells
from detector.their_number import of_their_number, things_named
from detector.topics import illness_told, next_anchor, next_topic
from detector.totals_to_date import to_date
from detector.unread import UNREAD, may_be_shown
from detector.verbs_again import counted_by_verb
from detector.vocabulary import Metric
from detector.whole_places import told_of_world
from detector.wholes import of_same_whole
from detector.word_search import contains_any, starts_with_any

_TRADITIONAL = "zh-Hant"

_CREDITING = 4
"""Letters beside outlet and date on a line that says no more: 来源：."""

_DATED_BEHIND = 4
"""Characters beside a date that go with it: chief executive in March, 截至2024年底."""


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What an article says, under whatever name it lies: all but PLACED_COLUMNS of its claims.

    `names` lists each name with each form it is written in; `sketch` is that of copies.py. A
    function of the article's texts, language and date, and of the configuration, so that it can be
    remembered.
    """

    rows: tuple[Row, ...]
    names: tuple[tuple[str, str], ...]
    sketch: str


@dataclass
class _Reading:
    """What reading one article accumulates, sentence by sentence."""

    topic: Topic = field(default_factory=Topic)
    anchor: Period | None = None
    paragraph: int = 0
    yuan: str | None = None
    home_yuan: str = ""
    quarters: Quarters = field(default_factory=Quarters)
    in_seasons: bool = False


class Extractor:
    """Reads articles into claims; holds the compiled patterns, no state between articles."""

    def __init__(
        self,
        lexicon: Lexicon,
        names: NameFinder,
        quantities: QuantityFinder,
        periods: PeriodFinder,
        categories: CategoriesConfig,
        over_time: frozenset[str],
    ) -> None:
        """Hold the parts; `over_time` are metrics and families told of a stretch of time."""
        self._lexicon = lexicon
        self._carrier = PeriodCarrier(lexicon, over_time)
        self._names = names
        self._nations = frozenset(categories.demonyms)
        self._quantities = quantities
        self._periods = periods
        self._recogniser = Recogniser(lexicon, quantities, periods, categories.demonyms)
        self._senders = Senders(lexicon, categories.demonyms)
        self._ranks = RankFinder(lexicon)
        self._events = EventFinder(lexicon)
        self._places = PlaceFinder(categories, lexicon)
        self._roles = RoleFinder(categories, lexicon)
        self._attribution = Attribution(lexicon.cues)
        self._echoes = EchoFinder(lexicon.cues)

    def read(self, article: Article) -> ArticleReading:
        """The claims and names of one article, whatever other articles say."""
        if article.lang == _TRADITIONAL:
            article = replace(article, clean=at_home(article.clean, self._lexicon))
        nations = nation_named(article.clean, self._nations, self._lexicon)
        article = replace(article, clean=nations)
        names = self._names.find(article.clean.text, article.outlet)
        rows = tuple(self._rows(article, names))
        return ArticleReading(rows, names.forms, sketch(article.clean.text))

    def read_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleReading]]:
        """Each article with its reading, in order."""
        return ((article, self.read(article)) for article in articles)

    def table(
        self, readings: Iterable[tuple[Article, ArticleReading]]
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the claims, with names as each article gives them, and the names with their forms.

        One row a claim, in the order of articles and text, with the claims' columns; they lack
        their ids until `link_claims` has joined the names across articles. Of an article nothing is
        kept but its claims and names: `readings` may be a stream.
        """
        forms: list[tuple[str, str, str]] = []
        claims = ClaimTable()
        for article, reading in readings:
            forms += [(article.article, name, form) for name, form in reading.names]
            for row in reading.rows:
                claims.add(placed_row(row, article, reading.sketch))
        return claims.table(), pd.DataFrame(forms, columns=list(NAME_COLUMNS), dtype="str")

    def _rows(self, article: Article, names: ArticleNames) -> Iterator[Row]:
        abroad = article.lang == _TRADITIONAL
        reading = _Reading(yuan=self._quantities.yuan_of(article.clean.text) if abroad else None)
        text = article.clean.text
        reading.home_yuan = currency_at_home(text, self._lexicon) if abroad else ""
        reading.quarters = self._periods.quarters_told(text, article.published)
        reading.in_seasons = tells_of_seasons(text)
        tables = find_tables(text)
        inside = [Span(table[0].start, table[-1].end) for table in tables]
        begins = [span.start for span in inside]
        told: set[int] = set()
        for sentence in split_sentences(text):
            at = bisect_right(begins, sentence.start) - 1
            if at < 0 or not inside[at].holds(sentence.start, sentence.end):
                yield from self._prose(sentence, article, names, reading)
            elif at not in told:
                told.add(at)
                yield from self._table(tables[at], article, names, reading)

    def _prose(
        self, sentence: Sentence, article: Article, names: ArticleNames, reading: _Reading
    ) -> Iterator[Row]:
        """The claims of one sentence; `reading` goes on to what the next one may refer to."""
        view = self._recognise(article.clean, sentence, article, names, reading)
        if article.outlet and _is_credit(view, article.outlet):
            return
        if sentence.paragraph != reading.paragraph:
            if not starts_with_any(view.text, self._lexicon.cues.addition):
                reading.topic = reading.topic._replace(
                    period=None, told={}, attribution="", market=reading.topic.market.lasting()
                )
            reading.paragraph = sentence.paragraph
        view = self._senders.told(view, reading.topic)
        drafts = list(self._drafts(view, article, reading.topic))
        for draft in drafts:
            quote = article.clean.original_span(
                sentence.start + draft.window.start, sentence.start + draft.window.end
            )
            naming = self._naming(view, draft)
            yield row_of(draft, view, article, article.clean, quote, naming=naming)
        told = [draft for draft in drafts if draft.kind != "name" and draft.metric != UNREAD]
        topic = next_topic(reading.topic, view, told, article.published, self._carrier)
        reading.topic = topic._replace(things=things_named(view))
        reading.anchor = next_anchor(reading.anchor, view, self._lexicon.cues)

    def _table(
        self, table: list[Span], article: Article, names: ArticleNames, reading: _Reading
    ) -> Iterator[Row]:
        """The claims of a table, each quoted with its row."""
        for cell in table_cells(article.clean, table):
            whole = Sentence(0, len(cell.clean.text), reading.paragraph)
            view = self._recognise(cell.clean, whole, article, names, reading)
            quote = article.clean.original_span(cell.row.start, cell.row.end)
            for draft in self._drafts(view, article, reading.topic):
                naming = self._naming(view, draft)
                yield row_of(draft, view, article, cell.clean, quote, naming=naming)

    def _naming(self, view: SentenceMentions, draft: Draft) -> Naming:
        """Whether the sentence points at somebody (该公司), or names whom a claim is about."""
        if contains_any(view.text.lower(), self._lexicon.definite):
            return "pointed"
        return "named" if any(m.what.name == draft.entity for m in view.entities) else ""

    def _recognise(
        self,
        clean: CleanText,
        sentence: Sentence,
        article: Article,
        names: ArticleNames,
        reading: _Reading,
    ) -> SentenceMentions:
        text = clean.text[sentence.start : sentence.end]
        view = self._recogniser.recognise(
            text, sentence, article.published, reading.anchor, names, reading.quarters
        )
        if reading.in_seasons:
            view = without_seasons(view, self._lexicon.cues.season_numbers)
        view = with_units(view, self._lexicon, self._quantities.find)
        if reading.yuan:
            return _in_yuan_of(view, reading.yuan)
        if article.lang == _TRADITIONAL:
            return replace(view, own_yuan=self._quantities.yuan_abroad, home_yuan=reading.home_yuan)
        return view

    def _drafts(self, view: SentenceMentions, article: Article, topic: Topic) -> Iterator[Draft]:
        said = topic
        seen: list[QuantityMention] = []
        drafts_of: list[list[Draft]] = []
        compared = False
        asides: list[PeriodMention] = []
        for quantity in view.quantities:
            if quantity.form == "ordinal" or means_list(
                view, quantity, topic.listed, self._lexicon
            ):
                continue
            if is_converted(view, quantity):
                yield from _converted(view, quantity, drafts_of, seen)
                continue
            listed = in_matched_list(view, quantity, self._lexicon)
            echo = None if listed else self._echoes.find(view, quantity, seen)
            if echo:
                sources = drafts_of[echo.source]
                drafts = [self._echo(view, quantity, echo, s, article) for s in sources]
                asides += [p for p in (echo.period,) if p and is_aside(p, sources)]
            else:
                own = self._quantity(view, quantity, article, said, asides)
                drafts = self._behind_others(
                    view, quantity, own, drafts_of, article, compared=compared, listed=listed
                )
            if drafts:
                compared = echo is not None and echo.compared
                said = self._told_of(said, quantity, drafts)
                seen.append(quantity)
                drafts_of.append(drafts)
            elif _is_unknown(quantity, said.metric):
                said = said._replace(metric=None, level=None)
            yield from drafts or self._unread(view, quantity, article, said)
        yield from self._facts(view, article, topic, _one_period(drafts_of))

    def _facts(
        self, view: SentenceMentions, article: Article, topic: Topic, figured: Period | None
    ) -> Iterator[Draft]:
        """Ranks, events and names; `figured` is the time of all figures of the sentence."""
        ranks = [r for r in self._ranks.find(view, topic) if not places_origin(view, r.place)]
        for rank in ranks:
            yield from self._rank(view, rank, article, topic, figured)
        for event in self._events.find(view, topic):
            yield from self._event(view, event, article)
        for name in self._places.find(view, ranks):
            yield self._name(view, name, article, topic, figured)
        for name in self._roles.find(view):
            told = view if name.place == name.anchor else _up_to(view, name)
            yield self._name(told, name, article, topic)

    def _told_of(self, said: Topic, quantity: QuantityMention, drafts: Sequence[Draft]) -> Topic:
        """`said`, where the last figure told of is that of `drafts`."""
        last = drafts[-1].metric
        level = said.level if _is_of(last, said.level) else self._lexicon.level(last)
        illness = illness_told(drafts, self._lexicon) or said.illness
        known = quantity.classifier and last.name in self._lexicon.metrics
        counted = {**said.counted, quantity.classifier: last} if known else said.counted
        return said._replace(metric=last, level=level, illness=illness, counted=counted)

    def _behind_others(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        drafts: Iterable[Draft],
        told: list[list[Draft]],
        article: Article,
        *,
        compared: bool,
        listed: bool,
    ) -> list[Draft]:
        """`drafts` of a figure with what they take over from those `told` in its sentence."""
        cues = self._lexicon.cues
        drafts = [
            _behind(d, told, view, article, cues, compared=compared, listed=listed) for d in drafts
        ]
        before = told[-1] if told else []
        if compared:
            drafts = [compared_too(d, before, view, quantity, self._lexicon) for d in drafts]
        drafts = [same_sector(draft, before, view, self._lexicon) for draft in drafts]
        drafts = [of_same_kind(draft, told, view, self._lexicon) for draft in drafts]
        drafts = [of_same_goods(draft, told, view, self._lexicon) for draft in drafts]
        drafts = [of_same_whole(draft, before, view) for draft in drafts]
        drafts = [of_year_told(d, told, view, article.published, cues) for d in drafts]
        drafts = [to_date(d, told, view, article.published, self._carrier) for d in drafts]
        return [next_part(draft, told, self._lexicon) for draft in drafts]

    def _measure(
        self, view: SentenceMentions, quantity: QuantityMention, topic: Topic, *, stepped: bool
    ) -> ChosenMetric | None:
        """What a figure measures, or None; `stepped`: it is the value that a change led to."""
        lexicon = self._lexicon
        stated = (quantity.quantity.low, quantity.quantity.high)
        carried = topic.money[stated][1] if stated in topic.money else topic.metric
        carried = _of_whole(view, quantity, carried, topic, lexicon.cues)
        chosen = (
            metric_behind_list(view, quantity, lexicon)
            or of_their_number(view, quantity, topic.things, lexicon.cues)
            or lost_sum(view, quantity, lexicon)
            or grown_level(view, quantity, topic.metric, lexicon)
            or choose_metric(
                view,
                quantity,
                carried,
                lexicon,
                level=_level_for(view, quantity, topic, lexicon.cues),
                repeated=stated in topic.money,
                stepped=stepped,
            )
        )
        if chosen is None and (last := last_in_list(view, quantity, lexicon)):
            chosen = choose_metric(view, last, None, lexicon)
        if chosen is None:
            first = first_in_list(view, quantity, lexicon)
            chosen = choose_metric(view, first, None, lexicon) if first else None
            told = (carried, topic.level)
            chosen = chosen or of_names_alone(view, first or quantity, told, lexicon)
        if chosen is None and quantity.form == "duration":
            return self._duration(view, quantity)
        return chosen and of_pupils(view, quantity, chosen, topic.level, lexicon)

    def _quantity(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        article: Article,
        topic: Topic,
        asides: Sequence[PeriodMention],
    ) -> Iterator[Draft]:
        """The claims of a figure; `asides`: the times of what those before are compared with."""
        cues = self._lexicon.cues
        side, own = from_to(view, quantity, cues)
        chosen = self._measure(view, quantity, topic, stepped=side == "to")
        if chosen is None:
            return
        place = Span(quantity.start, quantity.end)
        listed = period_in_list(view, quantity, self._lexicon)
        chosen = chosen if listed else metric_in_list(view, quantity, chosen, self._lexicon)
        subjects = subject_in_list(view, quantity, self._lexicon, topic.listed) or subjects_of(
            view, place, chosen, topic, self._lexicon
        )
        anchor = place.start if chosen.start is None else chosen.start
        subjects = of_facility(view, anchor, place, subjects, self._lexicon)
        subjects = told_of_world(view, chosen.metric, subjects, topic, self._lexicon)
        chosen = self._of_owners(view, quantity, chosen, subjects, topic)
        metric = chosen.metric
        scopes = {
            of_nation(of, metric, self._lexicon): self._scope(view, quantity, chosen, of, topic)
            for of in subjects or ("",)
        }
        subjects = tuple(scopes) if subjects else ()
        period = listed or self._period(
            view,
            quantity,
            chosen,
            subjects,
            topic,
            article.published,
            without=(own, *spent(asides, view, quantity, chosen)),
            part=any(self._lexicon.is_part(scope) for scope in scopes.values()),
        )
        if own and side == "from":
            period = echoed_period(own, period)
        elif self._is_base(view, chosen, place, topic):
            period = base_period(period, view, cues)
        elif own is None and dated_behind(view, quantity) is None:
            period = moved_period(period, side, view, place, cues)
        span = event_span(view, quantity, cues) if period.basis == "article_date" else ""
        fell = is_directed(chosen.metric.name) and is_fall(view, quantity, cues)
        for subject in subjects or ("",):
            metric = self._lexicon.within(chosen.metric, scopes[subject])
            owner = self._lexicon.entities.get(subject)
            value = with_unit(view, quantity, chosen.metric, owner, article.lang, topic.money)
            scope = "|".join(sorted(filter(None, [*scopes[subject].split("|"), span])))
            yield Draft(
                "quantity",
                place,
                window_of(view, place),
                subject,
                metric,
                fallen(value) if fell else value,
                period,
                scope,
                self._modality(view, place, metric, period, article.published),
                self._attribution.of(view, place) or _carried_source(view, topic, self._lexicon),
            )

    def _unread(
        self, view: SentenceMentions, quantity: QuantityMention, article: Article, topic: Topic
    ) -> Iterator[Draft]:
        """The claim of a figure of which the measure was not read, if others may show it."""
        if not may_be_shown(quantity):
            return
        place, chosen = Span(quantity.start, quantity.end), ChosenMetric(UNREAD, None, None)
        subjects = subjects_of(view, place, chosen, topic, self._lexicon)
        published = article.published
        period = self._period(
            view, quantity, chosen, subjects, topic, published, without=(), part=False
        )
        yield Draft(
            "quantity",
            place,
            window_of(view, place),
            next(iter(subjects), ""),
            UNREAD,
            quantity.quantity,
            period,
            "",
            self._modality(view, place, UNREAD, period, published),
            self._attribution.of(view, place),
        )

    def _of_owners(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        chosen: ChosenMetric,
        subjects: tuple[str, ...],
        topic: Topic,
    ) -> ChosenMetric:
        """`chosen`, or what its words mean of `subjects` and of a figure of that size."""
        lexicon = self._lexicon
        told = [m for m in (topic.level, *topic.counted.values()) if m]
        chosen = by_value(view, quantity, chosen, subjects, told, lexicon)
        chosen = of_income(view, chosen, subjects, lexicon)
        chosen = of_index(view, quantity, chosen, subjects, lexicon)
        chosen = of_shares(view, quantity, chosen, subjects, lexicon)
        chosen = of_visitors(view, quantity, chosen, subjects, topic, lexicon)
        if origin_of(view, quantity, chosen.start):  # Chinese visitors are inbound, said or not
            return replace(chosen, metric=lexicon.undefined(chosen.metric))
        return chosen

    def _period(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        chosen: ChosenMetric,
        subjects: tuple[str, ...],
        topic: Topic,
        published: date | None,
        *,
        without: Sequence[PeriodMention | None],
        part: bool,
    ) -> Period:
        """When a figure held, but for times of others (`without`); `part`: it is of a part."""
        carrier, lexicon, metric = self._carrier, self._lexicon, chosen.metric
        told = carrier.spoken_of(metric, subjects, topic, view, quantity, part=part)
        quoted = is_directed(metric.name) and lexicon.is_quoted(metric)
        return period_of(
            view,
            Span(quantity.start, quantity.end),
            topic,
            published,
            lexicon.cues,
            carried=chosen.carried,
            without=without,
            spoken_of=told,
            result=carrier.is_result(metric),
            at_end=not carrier.is_over_time(metric, quantity.classifier) and not quoted,
            adds_up=lexicon.level(metric).family in lexicon.cues.counted_by_bureaus,
        )

    def _modality(
        self,
        view: SentenceMentions,
        place: Span,
        metric: Metric,
        period: Period,
        published: date | None,
    ) -> Modality:
        """How a figure is meant; of what was announced, only what lies ahead is a plan."""
        told = modality_of(view, place, period, published, self._lexicon.cues)
        ahead = published and period.start and period.start > published
        over = published and period.end and period.end < published
        fact = self._lexicon.is_announced(metric) or (over and self._lexicon.is_declared(metric))
        planned = told in {"target", "forecast"}
        return "actual" if planned and not ahead and fact else told

    def _is_base(
        self, view: SentenceMentions, chosen: ChosenMetric, place: Span, topic: Topic
    ) -> bool:
        """Whether a figure is only what the one before it, of the like, is compared with."""
        if topic.metric is None or not is_undated_base(view, chosen, place, self._lexicon.cues):
            return False
        results = self._lexicon.is_bodys(topic.metric) and self._lexicon.is_bodys(chosen.metric)
        return results or topic.metric.family == chosen.metric.family

    def _scope(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        chosen: ChosenMetric,
        subject: str,
        topic: Topic,
    ) -> str:
        """What a figure of `subject` is limited to."""
        place, naming = Span(quantity.start, quantity.end), self._lexicon.owner_words(subject)
        scope = scope_of(view, place, chosen, self._lexicon, subject)
        scope = scope_in_list(view, quantity, scope, self._lexicon)
        scope = limited(
            scope, view, quantity, chosen, subject, topic.branches, naming, self._lexicon
        )
        if topic.things and of_their_number(view, quantity, topic.things, self._lexicon.cues):
            scope = scope or level_named(topic.things.word, self._lexicon)
        scope = in_market(scope, view, chosen, subject, place.start, topic, self._lexicon)
        return of_illness(scope, view, place, chosen, subject, topic, self._lexicon)

    def _echo(
        self,
        view: SentenceMentions,
        quantity: QuantityMention,
        echo: Echo,
        source: Draft,
        article: Article,
    ) -> Draft:
        """The claim of a number that is `source` at another time, or another's at the same."""
        place = Span(quantity.start, quantity.end)
        other = compared_owner(view, quantity, source, self._lexicon) if echo.compared else ""
        period = echoed_period(echo.period, source.period)
        if other and echo.period is None:
            period = source.period
        elif echo.period is None and source.modality == "actual":
            period = base_period(source.period, view, self._lexicon.cues)
        if echo.period and echo.period.closing and source.period.granularity == "day":
            period = last_day(period)  # 目前4.8万公里,2020年底为3.79万公里
        if echo.compared and self._carrier.is_over_time(source.metric):
            period = same_part(period, quantity.quantity, source)
        cues = self._lexicon.cues
        unit = source.quantity.unit if quantity.quantity.unit == "count" else quantity.quantity.unit
        value = replace(quantity.quantity, unit=unit)
        fell = is_directed(source.metric.name) and is_fall(view, quantity, cues)
        return replace(
            source,
            place=place,
            window=window_of(view, place),
            entity=other or source.entity,
            quantity=fallen(value) if fell else value,
            period=period,
            modality=self._echoed_modality(view, place, echo, source, period, article.published),
            attribution=self._attribution.of(view, place) or source.attribution,
        )

    def _echoed_modality(
        self,
        view: SentenceMentions,
        place: Span,
        echo: Echo,
        source: Draft,
        period: Period,
        published: date | None,
    ) -> Modality:
        """What a forecast is compared with is none, unless its own words say so, or it was changed.

        Its former value (raised its target to 19 million from 15) has no time of its own.
        """
        cues = self._lexicon.cues
        if echo.period is None and source.modality in {"target", "forecast"}:
            clause = view.clauses[view.clause_at(source.place.start)]
            if contains_any(view.text[clause.start : source.place.start], cues.revisions):
                return source.modality
        if not echo.compared or source.modality == "hypothetical":
            return modality_of(view, place, period, published, cues)
        return modality_in(view.text[source.place.end : place.end], period, published, cues)

    def _duration(self, view: SentenceMentions, quantity: QuantityMention) -> ChosenMetric | None:
        """A span of time is a claim only beside a word such as 历时 or 时间."""
        around = view.text[max(0, quantity.outer_start - 6) : quantity.outer_end + 4]
        if contains_any(around, self._lexicon.cues.duration):
            return ChosenMetric(self._lexicon.metrics["duration"], None, None)
        return None

    def _rank(
        self,
        view: SentenceMentions,
        rank: RankFound,
        article: Article,
        topic: Topic,
        spoken_of: Period | None,
    ) -> Iterator[Draft]:
        cues = self._lexicon.cues
        period = period_of(view, rank.place, topic, article.published, cues, spoken_of=spoken_of)
        for subject in rank.subjects:
            yield Draft(
                "rank",
                rank.place,
                window_of(view, rank.place),
                subject,
                rank.metric.metric,
                Quantity(rank.rank, rank.rank, "rank"),
                period,
                scope_of(view, rank.place, rank.metric, self._lexicon, subject),
                modality_of(view, rank.place, period, article.published, cues),
                self._attribution.of(view, rank.place)
                or _carried_source(view, topic, self._lexicon),
            )

    def _event(
        self, view: SentenceMentions, event: EventFound, article: Article
    ) -> Iterator[Draft]:
        for subject in event.subjects[:1]:
            yield Draft(
                "date",
                event.place,
                window_of(view, event.place),
                subject,
                event.metric,
                Quantity(None, None, "date"),
                event.period,
                "",
                modality_of(
                    view, event.anchor, event.period, article.published, self._lexicon.cues
                ),
                self._attribution.of(view, event.anchor),
            )

    def _name(
        self,
        view: SentenceMentions,
        found: NameFound,
        article: Article,
        topic: Topic,
        spoken_of: Period | None = None,
    ) -> Draft:
        cues = self._lexicon.cues
        period = period_of(view, found.anchor, topic, article.published, cues, spoken_of=spoken_of)
        return Draft(
            "name",
            found.place,
            window_of(view, found.anchor),
            found.entity,
            found.metric,
            Quantity(None, None, "name"),
            period,
            found.scope,
            modality_of(view, found.anchor, period, article.published, cues),
            self._attribution.of(view, found.anchor) or _carried_source(view, topic, self._lexicon),
            found.name,
        )


def _is_unknown(quantity: QuantityMention, carried: Metric | None) -> bool:
    """Whether nobody knows of what a figure without a metric is, nor so of what the next one is.

    What a sum paid for, so that what it grew by is no growth of another figure; what grew by 4%,
    up from 3%, behind an inflation rate.
    """
    rated = carried is not None and carried.dimension == "percent"
    return quantity.form == "money" or (quantity.form == "percent" and rated)


def _converted(
    view: SentenceMentions,
    quantity: QuantityMention,
    drafts_of: Sequence[Sequence[Draft]],
    seen: Sequence[QuantityMention],
) -> Iterator[Draft]:
    """What is said of a sum, of its value in another currency: 13 billion yuan ($2 billion).

    Nothing where nobody knows what the sum was for.
    """
    opened = max(map(view.text[: quantity.start].rfind, "(（"))
    if not seen or view.text[seen[-1].end : opened].strip():
        return
    for source in drafts_of[-1]:
        bound = source.quantity.high if source.quantity.low is None else source.quantity.low
        value = converted(quantity.quantity, source.quantity)
        fell = bound is not None and bound < 0
        yield replace(
            source,
            place=Span(quantity.start, quantity.end),
            window=window_of(view, Span(quantity.start, quantity.end)),
            quantity=fallen(value) if fell else value,
        )


def _is_credit(view: SentenceMentions, outlet: str) -> bool:
    """Whether a line only says who published the article, and when: 2025-03-01 City News."""
    before, named, behind = view.text.partition(outlet)
    if not named or view.metrics:
        return False
    begin = len(before) + len(named)
    dated = [Span(p.start, p.end) for p in view.periods]
    around = (Span(0, len(before)), Span(begin, begin + len(behind)))
    rest = "".join(blanked(view.text, part, dated) for part in around)
    return sum(map(str.isalpha, rest)) <= _CREDITING


def _of_whole(
    view: SentenceMentions,
    quantity: QuantityMention,
    carried: Metric | None,
    topic: Topic,
    cues: CuesConfig,
) -> Metric | None:
    """`carried`, or what the last sum or count told, for one of a part or of a place.

    So 其中X以48亿元居首; X led with 15 million and a 24% share, Y followed with 12 million. And for
    those of the visitors who came from somewhere.
    """
    part = starts_with_any(view.text, cues.part_of) or holds_place(view, quantity, cues)
    if origin_of(view, quantity) and quantity.classifier in topic.counted:
        return topic.counted[quantity.classifier]
    if not part:
        return carried
    if quantity.form == "money" and topic.money and not (carried and carried.dimension == "money"):
        return list(topic.money.values())[-1][1]
    counted = topic.level is not None and topic.level.dimension == "count"
    return topic.level if counted and quantity.form == "cardinal" else carried


def _level_for(
    view: SentenceMentions, quantity: QuantityMention, topic: Topic, cues: CuesConfig
) -> Metric | None:
    """The level told before; behind a sum of money, what the same classifier counted before that.

    业务量48亿件,收入352亿元。6月完成8.9亿|件. Or what its verb did before: destroyed |9,418|.
    """
    again = counted_by_verb(view, quantity, cues)
    if again and again.classifier in topic.counted:
        return topic.counted[again.classifier]
    if topic.level is not None and topic.level.dimension == "money":
        return topic.counted.get(quantity.classifier, topic.level)
    return topic.level


def _one_period(drafts_of: list[list[Draft]]) -> Period | None:
    """The time of all figures of a sentence, None where they are of several or of none stated."""
    periods = {draft.period for drafts in drafts_of for draft in drafts}
    stated = {p for p in periods if p.basis in {"explicit", "relative"}}
    return stated.pop() if len(periods) == len(stated) == 1 else None


def _in_yuan_of(view: SentenceMentions, currency: str) -> SentenceMentions:
    """The same with sums of 元 alone in `currency`."""
    quantities = tuple(
        replace(q, quantity=replace(q.quantity, unit=currency)) if is_plain_yuan(view, q) else q
        for q in view.quantities
    )
    return replace(view, quantities=quantities)


def _up_to(view: SentenceMentions, found: NameFound) -> SentenceMentions:
    """What stands before a name and its office: what follows is no longer about who holds it.

    Of other clauses only the times count that say nothing else (2024年3月,X出任…).
    """
    end = max(found.place.end, found.anchor.end)
    here = view.clause_at(found.anchor.start)
    periods = tuple(
        p
        for p in view.periods
        if p.start - end <= _DATED_BEHIND
        and (view.clause_at(p.start) == here or _fills_clause(view, p))
    )
    return replace(view, text=view.text[:end], periods=periods)


def _fills_clause(view: SentenceMentions, period: PeriodMention) -> bool:
    clause = view.clauses[view.clause_at(period.start)]
    rest = len(view.text[clause.start : clause.end].strip()) - (period.end - period.start)
    return rest <= _DATED_BEHIND


def link_claims(claims: pd.DataFrame, names: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Join the names of `claims` across the articles of `names`; ids are of what they then say."""
    claims = link_named(claims, names, lexicon)
    claims["claim_id"] = claim_fingerprints(claims)
    claims["representative_id"] = statement_ids(claims)
    return claims


def _carried_source(view: SentenceMentions, topic: Topic, lexicon: Lexicon) -> str:
    return topic.attribution if starts_with_any(view.text, lexicon.continuing) else ""


def _is_of(metric: Metric, level: Metric | None) -> bool:
    """Whether `metric` is a growth, a share or a change of `level`."""
    return level is not None and metric.name.startswith(f"{level.name}_")


def _behind(
    draft: Draft,
    drafts_of: Sequence[Sequence[Draft]],
    view: SentenceMentions,
    article: Article,
    cues: CuesConfig,
    *,
    compared: bool,
    listed: bool,
) -> Draft:
    """`draft` with what it takes over from the figures right before it in its sentence.

    `compared`: the last of these is only what the one before that is compared with; `listed`: a
    list says whose it is.
    """
    if not drafts_of:
        return draft
    before = [drafts[-1] for drafts in drafts_of[-2:]]
    if not listed or draft.entity == before[-1].entity:
        level = _level_before(draft, drafts_of, listed=listed)
        draft = with_owner_of_level(draft, level, view)
        draft = _within(draft, level, [g.start for g in view.groups if not g.locative])
    draft = draft if compared else _timed(draft, before, view)
    draft = _joined_to(draft, before[-1], view, cues)
    draft = with_limits_of_growth(draft, before[-1], view, cues)
    draft = with_owner_of_toll(draft, before[-1], view, cues)
    return _ahead_too(draft, before[-1], article.published)


def _level_before(draft: Draft, drafts_of: Sequence[Sequence[Draft]], *, listed: bool) -> Draft:
    """The figure before `draft` that it may be a growth or a share of.

    That is the last one, or what that grew too (同比增长3%,环比下降2%). In a list each grew within
    what its own level is of (产销x和y,分别增长a%和b%).
    """
    levels = [drafts[-1] for drafts in drafts_of]
    if not listed:
        grown = len(levels) > 1 and _is_of(levels[-1].metric, levels[-2].metric)
        levels = levels[-2:] if grown else levels[-1:]
    own = (d for d in reversed(levels) if _is_of(draft.metric, d.metric))
    return next(own, levels[-1])


def _within(draft: Draft, level: Draft, named: Sequence[int]) -> Draft:
    """A growth or share with the scope of the figure before it, if it is one of that.

    So it has the owner of that, unless one is `named`, at these places, since.

    One of a forecast is a forecast: 预计营收520亿元,同比增长12%.
    """
    if not _is_of(draft.metric, level.metric):
        return draft
    grown = is_directed(draft.metric.name)
    since = any(level.place.end <= at < draft.place.start for at in named)
    if draft.entity and grown and not since:
        draft = replace(draft, entity=level.entity)  # 邮政行业业务量1220亿件,增长16.1%
    if draft.entity != level.entity:
        return draft
    ahead = level.modality in {"forecast", "target"} and draft.modality == "actual"
    ahead = ahead and grown
    return replace(
        draft,
        scope=draft.scope or level.scope,
        modality=level.modality if ahead else draft.modality,
    )


def _ahead_too(draft: Draft, before: Draft, published: date | None) -> Draft:
    """A figure of a time not over yet, behind a forecast of that: 预计月活7.1亿,|付费2.8亿|."""
    end = draft.period.end
    same = draft.period == before.period and draft.entity == before.entity
    open_ = published is not None and end is not None and end > published
    if before.modality == "forecast" and draft.modality == "actual" and same and open_:
        return replace(draft, modality="forecast")
    return draft


def _timed(draft: Draft, before: Sequence[Draft], view: SentenceMentions) -> Draft:
    """A growth with the time of the figure right before it that it is one of, if it has no other.

    上半年零售额245亿元,其中6月份42亿元,增长4.8%: of June. Of 2024年营收5亿元,2023年为4亿元,增长25%
    it is that of the later.
    """
    level = before[-1]
    if not _is_of(draft.metric, level.metric) or draft.entity != level.entity:
        return draft
    clause = view.clauses[view.clause_at(draft.place.start)]
    own = Span(level.place.end, clause.end)
    dated = any(own.holds(p.start, p.end) for p in view.periods)
    if dated or level.period.basis not in {"explicit", "relative"}:
        return draft
    later = (d.period for d in before if is_year_before(level.period, d.period))
    return replace(draft, period=next(later, level.period))


def _joined_to(draft: Draft, before: Draft, view: SentenceMentions, cues: CuesConfig) -> Draft:
    """A figure without a time with that of the one it is joined to: 10,000 cases and 87 deaths."""
    between = view.text[before.place.end : draft.place.start].strip()
    told = before.period.basis in {"explicit", "relative"} and before.entity == draft.entity
    if draft.period.basis != "article_date" or not told or between not in cues.list_links:
        return draft
    return replace(draft, period=before.period)
