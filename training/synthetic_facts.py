"""Make pairs of statements without a measured value: ranks, winners, events, heads, trends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from inventory import Inventory, Pair
from wording import (
    MONTHS,
    ORDINALS,
    Period,
    chinese_numeral,
    draw_period,
    heading,
    move_period,
    period_en,
    period_zh,
    plain,
    to_traditional,
)

LABELS = ("entailment", "neutral", "contradiction")
Filling = dict[str, Pair]
"""What goes into a frame's places, in Chinese and English."""


@dataclass(frozen=True)
class Said:
    """What is said: the kind of frames (a field of Frames), what fills them, and of when it is."""

    frames: str
    filling: Filling
    period: Period


Fact = tuple[Said, Said, str, str]
"""Premise, hypothesis, label and kind of pair."""
Draw = Callable[[Inventory, str, Random], Pair]


def same(text: str) -> Pair:
    """Return what is written alike in both languages."""
    return text, text


def other(choices: tuple[Pair, ...], taken: Pair, rng: Random) -> Pair:
    """Draw another one."""
    return rng.choice([choice for choice in choices if choice != taken])


def rank_fact(inventory: Inventory, draw: Draw, rng: Random) -> Fact:
    """Make a rank in a list: changed is a contradiction; another list or year is not."""
    entity = draw(inventory, rng.choice(("company", "place")), rng)
    chart, year, rank = rng.choice(inventory.lists), rng.randint(2012, 2026), rng.randint(1, 12)
    label = rng.choice(LABELS)
    chart_b, year_b, rank_b = chart, year, rank
    if label == "contradiction":
        rank_b = rng.choice([number for number in range(1, 13) if number != rank])
    elif label == "neutral":
        chart_b, year_b = elsewhere(inventory, chart, year, rng)
        rank_b = rng.randint(1, 12) if rng.random() < 0.6 else rank
    first = Said("ranks", ranked(entity, chart, year, rank, rng), Period(year))
    second = Said("ranks", ranked(entity, chart_b, year_b, rank_b, rng), Period(year_b))
    return first, second, label, "rank"


def elsewhere(inventory: Inventory, chart: Pair, year: int, rng: Random) -> tuple[Pair, int]:
    """Another list of the same year, or the same list of another year."""
    if rng.random() < 0.5:
        return other(inventory.lists, chart, rng), year
    return chart, year + rng.choice((-2, -1, 1, 2))


def ranked(entity: Pair, chart: Pair, year: int, rank: int, rng: Random) -> Filling:
    """Fill the frames of a rank."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(rank, "th")
    ordinal = rng.choice((f"{rank}{suffix}", ORDINALS[rank - 1]))
    return {
        "e": entity,
        "l": chart,
        "y": same(str(year)),
        "r": same(str(rank)),
        "n": same(chinese_numeral(rank)),
        "o": same(ordinal),
    }


def winner_fact(inventory: Inventory, draw: Draw, rng: Random) -> Fact:
    """Who leads a list: another name is a contradiction; in another list or year it is not."""
    subject = rng.choice(("company", "place"))
    entity, rival = draw(inventory, subject, rng), draw(inventory, subject, rng)
    chart, year = rng.choice(inventory.lists), rng.randint(2012, 2026)
    label = "entailment" if rival == entity else rng.choice(LABELS)
    named, chart_b, year_b = entity, chart, year
    if label == "contradiction":
        named = rival
    elif label == "neutral":
        chart_b, year_b = elsewhere(inventory, chart, year, rng)
        named = rng.choice((entity, rival))
    first = {"e": entity, "l": chart, "y": same(str(year))}
    second = {"e": named, "l": chart_b, "y": same(str(year_b))}
    return (
        Said("winners", first, Period(year)),
        Said("winners", second, Period(year_b)),
        label,
        "winner",
    )


def event_fact(inventory: Inventory, draw: Draw, rng: Random) -> Fact:
    """Make a dated event that happens once: here another date is a contradiction."""
    kind = rng.choice(("founded", "launched", "listed"))
    year, month = rng.randint(2005, 2026), rng.randint(1, 12)
    first = {"e": draw(inventory, "company", rng), "x": draw(inventory, "app", rng)}
    second = dict(first)
    year_b, month_b = year, month
    label = rng.choice(LABELS)
    if label == "contradiction":
        year_b, month_b = rng.choice(
            ((year + rng.choice((-2, -1, 1, 3)), month), (year, month % 12 + 1))
        )
    elif label == "neutral":
        second["x" if kind == "launched" else "e"] = draw(inventory, "company", rng)
        year_b = year + rng.choice((0, 0, -1, 1))
    first["d"], second["d"] = when(year, month), when(year_b, month_b)
    return (
        Said(kind, first, Period(year, month, "month")),
        Said(kind, second, Period(year_b, month_b, "month")),
        label,
        "event",
    )


def when(year: int, month: int) -> Pair:
    """Name a month."""
    return f"{year}年{month}月", f"{MONTHS[month - 1]} {year}"


def head_fact(inventory: Inventory, draw: Draw, rng: Random) -> Fact:
    """Who heads a company."""
    first = {"e": draw(inventory, "company", rng), "h": rng.choice(inventory.people)}
    second = dict(first)
    label = rng.choice(LABELS)
    if label == "contradiction":
        second["h"] = other(inventory.people, first["h"], rng)
    elif label == "neutral":
        second["e"] = draw(inventory, "company", rng)
        second["h"] = rng.choice((first["h"], rng.choice(inventory.people)))
    period = draw_period(rng)
    return Said("heads", first, period), Said("heads", second, period), label, "leader"


def trend_fact(inventory: Inventory, draw: Draw, rng: Random) -> Fact:
    """Growth against decline, or against growth by another rate."""
    metric = rng.choice([item for item in inventory.metrics if item.unit != "percent"])
    entity, period = draw(inventory, metric.subject, rng), draw_period(rng)
    label = rng.choice(LABELS)
    period_b = move_period(period, rng) if label == "neutral" else period
    up = turn = rng.random() < 0.5
    rate = rate_b = Decimal(rng.randint(11, 899)).scaleb(-1)
    if label == "neutral":
        turn = rng.random() < 0.5
    elif label == "contradiction" and rng.random() < 0.6:
        turn = not up
    elif label == "contradiction":
        rate_b = rate * Decimal(rng.choice(("0.5", "1.5", "2"))) + Decimal("0.7")
    frames = {True: "grew", False: "fell"}
    texts = [
        {
            "e": entity,
            "m": (metric.zh, metric.en),
            "p": (period_zh(at, rng), period_en(at, rng)),
            "r": same(plain(by.quantize(Decimal("0.1")))),
        }
        for at, by in ((period, rate), (period_b, rate_b))
    ]
    return (
        Said(frames[up], texts[0], period),
        Said(frames[turn], texts[1], period_b),
        label,
        "trend",
    )


def ahead_fact(inventory: Inventory, draw: Draw, rng: Random) -> Fact:
    """One subject ahead of another."""
    metric = rng.choice(inventory.metrics)
    entity, rival = draw(inventory, metric.subject, rng), draw(inventory, metric.subject, rng)
    while rival == entity:
        rival = draw(inventory, metric.subject, rng)
    period = draw_period(rng)
    label = rng.choice(LABELS)
    period_b = move_period(period, rng) if label == "neutral" else period
    turned = label == "contradiction" or (label == "neutral" and rng.random() < 0.5)
    sides = ((entity, rival), (rival, entity) if turned else (entity, rival))
    texts = [
        {
            "e": ahead,
            "f": behind,
            "m": (metric.zh, metric.en),
            "p": (period_zh(at, rng), period_en(at, rng)),
        }
        for (ahead, behind), at in zip(sides, (period, period_b), strict=True)
    ]
    return Said("ahead", texts[0], period), Said("ahead", texts[1], period_b), label, "ahead"


FACTS = (rank_fact, winner_fact, event_fact, head_fact, trend_fact, ahead_fact)


def say_fact(said: Said, language: str, inventory: Inventory, rng: Random) -> str:
    """Say a fact in a language, sometimes behind its period, or behind an opener."""
    index = 1 if language == "en" else 0
    frames = inventory.frames(language)
    text = rng.choice(getattr(frames, said.frames)).format(
        **{name: texts[index] for name, texts in said.filling.items()}
    )
    source = rng.choice(inventory.sources)[index]
    if rng.random() < 0.3:
        text = rng.choice(frames.openers).format(s=source) + text
    if language == "en":
        text = text[0].upper() + text[1:] + "."
    else:
        text += rng.choice(("。", ""))
    if rng.random() < 0.5:
        text = heading(said.period) + text
    return to_traditional(text) if language == "zh-hant" else text
