"""Write the generated press: articles, each a function of the seed and its number, and the truth.

An article that is a copy is its original told again, so nothing is kept between articles and a
corpus of any size is made in the memory of one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from opencc import OpenCC

from detector.bench_config import BenchConfig, PressConfig, PressLanguage
from detector.bench_truth import StatedFigure
from detector.bench_wording import choose
from detector.bench_world import HEAPS, World
from detector.bench_writer import MARK, Draft, Told, Writer

_COPIED_WITHIN = 40
"""A copy is of one of so many articles before it."""
_COPY_DAYS = 3
_FEWEST_ENTITIES = 20


@dataclass(frozen=True, slots=True)
class GeneratedArticle:
    """One article, and the figures in it."""

    article: str
    published: date
    outlet: str
    title: str
    lang: PressLanguage
    text: str
    truth: list[StatedFigure]


class Corpus:
    """`articles` articles about one world."""

    def __init__(self, config: BenchConfig, articles: int, seed: int) -> None:
        factor, exponent = HEAPS
        self._config = config
        self._mix = config.world.mix
        self._articles = articles
        self._seed = seed
        self._world = World(
            config.world, seed, max(_FEWEST_ENTITIES, round(factor * articles**exponent))
        )
        self._to_traditional = OpenCC("s2tw").convert

    def __iter__(self) -> Iterator[GeneratedArticle]:
        return (self.article(number) for number in range(self._articles))

    def article(self, number: int) -> GeneratedArticle:
        """The article of this number."""
        origin, spun = self._origin(number)
        rng = Random(f"{self._seed}/copy/{number}")  # noqa: S311 - a benchmark, no secret
        press = self._press(self._language(origin))
        draft = self._draft(origin)
        if origin == number:
            return self._put_down(draft, number)
        others = [outlet for outlet in press.outlets if outlet != draft.outlet]
        draft.outlet = rng.choice(others)
        draft.published = self._copied_on(draft.published, number)
        return self._put_down(draft, number, copy_of=_name(origin), spun=spun)

    def _origin(self, number: int) -> tuple[int, bool]:
        """The article that is told, and whether it is told in other words."""
        spun = False
        while number:
            rng = Random(f"{self._seed}/kind/{number}")  # noqa: S311
            drawn = rng.random()
            if drawn >= self._mix.syndicated + self._mix.spun:
                break
            spun = spun or drawn >= self._mix.syndicated
            number -= rng.randint(1, min(number, _COPIED_WITHIN))
        return number, spun

    def _draft(self, number: int) -> Draft:
        lang = self._language(number)
        rng = Random(f"{self._seed}/article/{number}")  # noqa: S311
        writer = Writer(
            self._world, self._mix, self._press(lang), lang, self._published(number), rng
        )
        return writer.draft()

    def _published(self, number: int) -> date:
        """Articles are spread evenly over the years of publication, in order."""
        years = self._config.world.years
        first = date(years.first, 1, 1)
        days = (date(years.last + 1, 1, 1) - first).days
        return first + timedelta(days=number * days // self._articles)

    def _copied_on(self, original: date, number: int) -> date:
        """Soon after the original and in its month, so that `last month` stays true."""
        month_end = original.replace(day=calendar.monthrange(original.year, original.month)[1])
        return min(self._published(number), original + timedelta(days=_COPY_DAYS), month_end)

    def _language(self, number: int) -> PressLanguage:
        rng = Random(f"{self._seed}/language/{number}")  # noqa: S311
        return choose(dict(self._mix.languages), rng)

    def _press(self, lang: PressLanguage) -> PressConfig:
        return self._config.en if lang == "en" else self._config.zh

    def _put_down(
        self, draft: Draft, number: int, *, copy_of: str = "", spun: bool = False
    ) -> GeneratedArticle:
        """Fill the figures in, and note where they stand."""
        name = _name(number)
        press = self._press(draft.lang)
        script = self._to_traditional if draft.lang == "zh-Hant" else str
        parts: list[str] = []
        truth: list[StatedFigure] = []
        length = count = 0

        def add(text: str) -> None:
            nonlocal length
            parts.append(text)
            length += len(text)

        for position, paragraph in enumerate(draft.paragraphs):
            add("\n\n" if position else "")
            for place, sentence in enumerate(paragraph):
                add(press.gap if place and not sentence.text.startswith("\n") else "")
                texts = sentence.text.split(MARK)
                for text, told in zip(texts, [*sentence.figures, None], strict=True):
                    add(script(_spun(text, press) if spun else text))
                    if told is None:
                        continue
                    number_text = script(told.figure.text(press, told.counter))
                    truth.append(
                        _stated(told, name, draft.lang, copy_of, count, length, number_text)
                    )
                    add(number_text)
                count += 1
        return GeneratedArticle(
            article=name,
            published=draft.published,
            outlet=script(draft.outlet),
            title=script(draft.title),
            lang=draft.lang,
            text="".join(parts) + "\n",
            truth=truth,
        )


def _name(number: int) -> str:
    return f"a{number:07d}"


def _spun(text: str, press: PressConfig) -> str:
    pattern = "|".join(re.escape(word) for word in sorted(press.spin, key=len, reverse=True))
    return re.sub(pattern, lambda match: press.spin[match.group()], text)


def _stated(
    told: Told, article: str, lang: str, copy_of: str, sentence: int, start: int, text: str
) -> StatedFigure:
    low, high = told.figure.interval(told.hedge)
    return StatedFigure(
        article=article,
        lang=lang,
        sentence=sentence,
        start=start,
        end=start + len(text),
        text=text,
        entity=told.entity.zh,
        entity_en=told.entity.en,
        metric=told.metric,
        family=told.family,
        behaviour=told.behaviour,
        period_start=told.span.start.isoformat(),
        period_end=told.span.end.isoformat(),
        scope=told.region,
        value=float(told.figure.value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        unit=told.unit,
        hedge=told.hedge,
        modality=told.modality,
        error=told.error,
        copy_of=copy_of,
    )
