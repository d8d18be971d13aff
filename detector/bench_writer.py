"""Write one generated article: what it tells of whom, in which words, with which errors."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from detector.bench_config import (
    Behaviour,
    BenchHedge,
    MetricModel,
    Mix,
    PressConfig,
    PressLanguage,
    Region,
)
from detector.bench_wording import (
    Figure,
    choose,
    clearly_wrong,
    full_phrase,
    mistaken,
    outlook_phrase,
    percentage,
    period_phrase,
    worded,
    written,
)
from detector.bench_world import MONTHS, Entity, Span, World, last_before, significant
from detector.records import Modality

MARK = "\ue000"
"""Stands in a sentence where a figure goes; the n-th mark is the n-th figure."""

_NEWS_DAYS = 5
"""Days after which a figure of a period is known."""
_LOOKED_BACK = 18
"""Months that the press looks back over."""
_TABLE_ROWS = (3, 6)
_STATEMENTS = (2, 4)
_OWN_PARAGRAPHS = 0.6
_GROWTHS = (Decimal("0.5"), Decimal(95))
"""Growth in percent that is told as a percentage."""
_TRIES = 12
_PLAIN = "{statement}"
"""The frame of a sentence that needs none."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure on its way into a sentence; `counter` follows it there."""

    entity: Entity
    metric: str
    family: str
    behaviour: Behaviour
    unit: str
    span: Span
    region: Region
    figure: Figure
    counter: str
    hedge: BenchHedge = "exact"
    modality: Modality = "actual"
    error: str = ""


@dataclass(slots=True)
class Sentence:
    """Text with a MARK for each figure, in order."""

    text: str
    figures: list[Told] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """An article before it is put down: paragraphs of sentences."""

    published: date
    lang: PressLanguage
    title: str
    outlet: str
    paragraphs: list[list[Sentence]]


class Writer:
    """The writer of one article; every choice is drawn from `rng`."""

    def __init__(
        self,
        world: World,
        mix: Mix,
        press: PressConfig,
        lang: PressLanguage,
        published: date,
        rng: Random,
    ) -> None:
        self._world = world
        self._mix = mix
        self._press = press
        self._lang: PressLanguage = lang
        self._published = published
        self._rng = rng
        self._facts: set[tuple[int, str, Span, Region]] = set()
        self._named: set[int] = set()
        self._figures = 0
        self._link = ""

    def draft(self) -> Draft:
        """Paragraphs about one entity and its peers until there are figures enough."""
        main = self._world.draw(self._rng)
        title = self._rng.choice(self._press.titles).format(entity=self._name(main))
        wanted = self._rng.randint(*self._mix.figures)
        table = self._table(main) if self._happens(self._mix.table) else []
        paragraphs: list[list[Sentence]] = []
        while self._figures < wanted:
            own = not paragraphs or self._happens(_OWN_PARAGRAPHS)
            about = main if own else self._world.peer(main, self._rng)
            paragraphs.append(self._paragraph(about))
        outlet = self._rng.choice(self._press.outlets)
        tables = [table] if table else []
        return Draft(self._published, self._lang, title, outlet, [*paragraphs, *tables])

    def _happens(self, share: float) -> bool:
        return self._rng.random() < share

    def _name(self, entity: Entity) -> str:
        return entity.en if self._lang == "en" else entity.zh

    def _introduced(self, entity: Entity, statement: str) -> str:
        """The name, on first mention now and then with the one in the other language."""
        name = self._name(entity)
        if entity.number in self._named:
            return name
        self._named.add(entity.number)
        if self._press.no_gloss in statement or not self._happens(self._mix.gloss):
            return name
        other = entity.zh if self._lang == "en" else entity.en
        return self._press.gloss.format(entity=name, other=other)

    def _paragraph(self, entity: Entity) -> list[Sentence]:
        """Statements about what is new, maybe one about the future, and last one about the past.

        What is old comes last and with its year, so that no bare `9月` follows it.
        """
        sentences: list[Sentence] = []
        for _ in range(self._rng.randint(*_STATEMENTS)):
            sentences.append(self._statement(entity, first=not sentences))
            if self._happens(self._mix.filler / 2):
                sentences.append(Sentence(self._rng.choice(self._press.fillers)))
        if self._happens(self._mix.outlook * len(sentences)):
            sentences.append(self._outlook(entity))
        if self._happens(self._mix.older * len(sentences) / 2):
            sentences.append(self._recalled(entity))
        elif self._happens(self._mix.filler):
            sentences.append(Sentence(self._rng.choice(self._press.fillers)))
        return sentences

    # --- sentences -----------------------------------------------------------------------------

    def _statement(self, entity: Entity, *, first: bool) -> Sentence:
        metric, span, region = self._untold(entity, older=False)
        relative = self._happens(self._mix.relative_period)
        sentence = self._told(entity, metric, span, region, relative=relative, first=first)
        fresh = tuple(k for k in self._press.link if k == _PLAIN or k != self._link)
        return self._finished(sentence, self._attributed((_PLAIN,) if first else fresh))

    def _recalled(self, entity: Entity) -> Sentence:
        """A figure of long ago, with its time in full."""
        metric, span, region = self._untold(entity, older=True)
        sentence = self._told(entity, metric, span, region, relative=False, first=False)
        return self._finished(sentence, self._rng.choice(self._press.recalled))

    def _attributed(self, links: tuple[str, ...]) -> str:
        """The frame of a statement: a link to what was said before, or a source."""
        if not self._happens(self._mix.attributed):
            self._link = self._rng.choice(links)
            return self._link
        frame = self._rng.choice(self._press.attributed)
        return frame.replace("{source}", self._rng.choice(self._press.sources))

    def _finished(self, sentence: Sentence, frame: str) -> Sentence:
        text = frame.format(statement=sentence.text)
        for rough, smooth in self._press.smooth.items():
            text = text.replace(rough, smooth)
        sentence.text = text[0].upper() + text[1:] + self._press.full_stop
        return sentence

    def _told(
        self,
        entity: Entity,
        metric: MetricModel,
        span: Span,
        region: Region,
        *,
        relative: bool,
        first: bool,
    ) -> Sentence:
        """The clause with the figure, and what is told beside it."""
        figure = self._stated(entity, metric, span, region)
        named = first or not self._happens(self._mix.pronoun)
        statement = self._rng.choice(self._press.metrics[metric.name].statements)
        text = statement.format(
            entity=self._introduced(entity, statement) if named else self._press.pronoun,
            period=period_phrase(span, self._published, self._press, self._rng, relative=relative),
            region=self._rng.choice(self._press.regions[region]) if region else "",
            reached=self._rng.choice(self._press.reached[figure.hedge]).format(number=MARK),
            value=self._rng.choice(self._press.value[figure.hedge]).format(number=MARK),
        )
        tail, beside = self._beside(entity, metric, span, region)
        self._figures += 1 + len(beside)
        return Sentence(text + tail, [figure, *beside])

    def _beside(
        self, entity: Entity, metric: MetricModel, span: Span, region: Region
    ) -> tuple[str, list[Told]]:
        """Another metric of the same time, the same a year before, or the growth since."""
        before = span.a_year_before()
        also = not region and self._happens(self._mix.also)
        other = self._other(entity, metric, span) if also else None
        if other:
            figure = self._stated(entity, other, span, "", hedged=False)
            label = self._press.metrics[other.name].label
            return self._rng.choice(self._press.also).format(label=label, number=MARK), [figure]
        if self._happens(self._mix.year_before):
            figure = self._stated(entity, metric, before, region, hedged=False)
            return self._rng.choice(self._press.year_before).format(number=MARK), [figure]
        growth = self._growth(entity, metric, span, region)
        if growth is None or not self._happens(self._mix.growth):
            return "", []
        words = self._press.growth.up if growth > 0 else self._press.growth.down
        told = Told(
            entity=entity,
            metric=f"{metric.name}_growth_yoy",
            family=f"{metric.name}_growth_yoy",
            behaviour="level",
            unit="percent",
            span=span,
            region=region,
            figure=percentage(abs(growth)),
            counter="%",
        )
        return self._rng.choice(words).format(number=MARK), [told]

    def _other(self, entity: Entity, metric: MetricModel, span: Span) -> MetricModel | None:
        """A metric of the same sector in money that adds up over `span` too, not told before."""
        for other in self._world.told_of(entity):
            fact: tuple[int, str, Span, Region] = (entity.number, other.name, span, "")
            fits = other.behaviour == metric.behaviour == "flow" and span.name in other.spans
            if fits and other.of and other != metric and fact not in self._facts:
                self._facts.add(fact)
                return other
        return None

    def _growth(
        self, entity: Entity, metric: MetricModel, span: Span, region: Region
    ) -> Decimal | None:
        """Growth on the year in percent, where the press would tell it as one."""
        if metric.behaviour == "level":
            return None
        now = self._world.value(entity.number, metric, span, region)
        before = self._world.value(entity.number, metric, span.a_year_before(), region)
        growth = round((now / before - 1) * 100, 1)
        return growth if _GROWTHS[0] <= abs(growth) <= _GROWTHS[1] else None

    def _outlook(self, entity: Entity) -> Sentence:
        """A forecast or a target for the end of this year or the next."""
        metric = self._metric(entity, steady=False)
        year = self._published.year + (self._published.month > 8 or self._happens(0.3))
        flow = metric.behaviour == "flow"
        name = "year" if flow else metric.spans[0]
        span = Span(name, year, 12 // MONTHS[name] - 1)
        modality: Modality = "target" if self._happens(0.5) else "forecast"
        words = self._press.outlook
        frame = self._rng.choice(words.target if modality == "target" else words.forecast)
        factor = Decimal(str(round(self._rng.uniform(0.85, 1.25), 2)))
        true = self._world.value(entity.number, metric, span)
        figure = written(significant(true * factor, 2), self._press)
        text = frame.format(
            entity=self._introduced(entity, frame),
            source=self._rng.choice(self._press.sources),
            label=self._press.metrics[metric.name].label,
            number=MARK,
            period=outlook_phrase(span, self._published, self._press, self._rng),
        )
        self._figures += 1
        told = self._made(entity, metric, span, "", figure)
        return self._finished(Sentence(text, [replace(told, modality=modality)]), _PLAIN)

    def _table(self, main: Entity) -> list[Sentence]:
        """Peers with one metric of one period, the unit in the header."""
        metric = self._metric(main)
        span = self._latest(metric)
        rows = {main.number: main}
        for _ in range(self._rng.randint(*_TABLE_ROWS)):
            peer = self._world.peer(main, self._rng)
            rows.setdefault(peer.number, peer)
        values = [self._world.value(number, metric, span) for number in rows]
        words, table = self._press.metrics[metric.name], self._press.table
        scale = written(min(values), self._press)
        unit = self._press.gap.join(part for part in (scale.scale, words.noun) if part)
        period = full_phrase(span, self._press)
        column = table.column.format(period=period, label=words.label, unit=unit)
        column = column[0].upper() + column[1:]
        sentences = [
            Sentence(self._rng.choice(table.intro)),
            Sentence(f"\n\n| {table.entity} | {column} |\n| --- | --- |"),
        ]
        for entity in rows.values():
            told = self._stated(entity, metric, span, "", hedged=False)
            digits = told.figure.value.scaleb(-scale.power)
            figure = Figure(f"{digits.normalize():f}", "", scale.power)
            row = replace(told, figure=figure, counter="")
            sentences.append(Sentence(f"\n| {self._name(entity)} | {MARK} |", [row]))
            self._facts.add((entity.number, metric.name, span, ""))
        self._figures += len(rows)
        return sentences

    # --- figures -------------------------------------------------------------------------------

    def _metric(self, entity: Entity, *, steady: bool = True) -> MetricModel:
        """One that is told of the entity's sector; without `steady`, none that only wavers."""
        weights = self._world.told_of(entity)
        chosen = [m for m in weights if steady or m.behaviour != "level"]
        return self._rng.choices(chosen, [weights[m] for m in chosen])[0]

    def _latest(self, metric: MetricModel) -> Span:
        """The last span of one of the metric's kinds that is known on the day of publication."""
        known = self._published - timedelta(days=_NEWS_DAYS)
        return last_before(self._rng.choice(metric.spans), known)

    def _untold(self, entity: Entity, *, older: bool) -> tuple[MetricModel, Span, Region]:
        """A metric, a span and a region that this article, if possible, has not told yet."""
        for _ in range(_TRIES):
            metric = self._metric(entity)
            span = self._latest(metric)
            if older:
                span = span.back(self._rng.randint(1, _LOOKED_BACK // MONTHS[span.name]))
            region: Region = ""
            if metric.regions and self._happens(self._mix.region):
                region = self._rng.choice(("domestic", "overseas"))
            if (entity.number, metric.name, span, region) not in self._facts:
                break
        self._facts.add((entity.number, metric.name, span, region))
        return metric, span, region

    def _stated(
        self,
        entity: Entity,
        metric: MetricModel,
        span: Span,
        region: Region,
        *,
        hedged: bool = True,
    ) -> Told:
        """The true value in some wording, or an error."""
        true = self._world.value(entity.number, metric, span, region)
        digits = choose(dict(self._mix.digits), self._rng)
        hedge: BenchHedge = "exact"
        if metric.behaviour == "level":
            figure = percentage(true)
        elif hedged:
            wanted = choose(dict(self._mix.hedges), self._rng)
            figure, hedge = worded(true, wanted, digits, self._press, self._rng)
        else:
            figure, hedge = worded(true, "exact", digits, self._press, self._rng)
        told = replace(self._made(entity, metric, span, region, figure), hedge=hedge)
        if hedge == "exact" and self._happens(self._mix.error):
            return self._with_error(told, metric, true)
        return told

    def _with_error(self, told: Told, metric: MetricModel, true: Decimal) -> Told:
        """An error that nobody takes for rounding; `told` as it was in the rare case of none."""
        other = self._world.value(told.entity.number, metric, told.span.back(1), told.region)
        for _ in range(_TRIES):
            kind = choose(dict(self._mix.errors), self._rng)
            wrong = mistaken(told.figure, kind, other, self._press, self._rng)
            if clearly_wrong(wrong, true) and (metric.unit != "percent" or wrong.value < 100):
                return replace(told, figure=wrong, error=kind)
        return told

    def _made(
        self, entity: Entity, metric: MetricModel, span: Span, region: Region, figure: Figure
    ) -> Told:
        return Told(
            entity=entity,
            metric=metric.name,
            family=metric.family,
            behaviour=metric.behaviour,
            unit=metric.unit,
            span=span,
            region=region,
            figure=figure,
            counter="%" if metric.unit == "percent" else self._press.metrics[metric.name].counter,
        )
