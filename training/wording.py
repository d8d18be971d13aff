"""Say claims in Chinese and English: numbers, hedges, periods, and sentences of several figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

import opencc
from inventory import Inventory, Metric, Pair, load_writing

WRITING = load_writing()
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
PRONOUNS = {
    "place": (("当地", "the region"), ("该地", "the area")),
    "company": (("该公司", "the company"), ("其", "it")),
    "app": (("该应用", "the app"), ("其", "it")),
}
ZH_DIGITS = "零一二三四五六七八九"
LONGEST = 6  # digits of a number that the press writes beside a scale word
to_traditional = opencc.OpenCC("s2t").convert


@dataclass(frozen=True)
class Period:
    """A year, a quarter or a month."""

    year: int
    part: int = 0
    kind: str = "year"


@dataclass(frozen=True)
class Claim:
    """What a figure says; `scope` indexes the scopes, -1 for none."""

    entity: Pair
    metric: Metric
    unit: str
    value: Decimal
    hedge: str
    period: Period
    scope: int = -1
    planned: bool = False


@dataclass(frozen=True)
class Statement:
    """A claim with the figures beside it, of the same subject and period, and its yearly change.

    `rate` is in percent, below zero for a fall.
    """

    claim: Claim
    beside: tuple[Claim, ...] = ()
    rate: Decimal | None = None


@dataclass(frozen=True)
class Wording:
    """The frames of one sentence, chosen before its figures, so that another can be a near copy."""

    language: str
    opener: str
    core: str
    verb: str
    closer: str
    tails: tuple[str, ...]
    rise: str
    fall: str
    frame: str
    source: Pair


def draw_wording(language: str, inventory: Inventory, rng: Random) -> Wording:
    """Choose the frames of a sentence in zh, zh-hant or en."""
    frames = inventory.frames(language)
    key = "en" if language == "en" else "zh"
    return Wording(
        language=language,
        opener=rng.choice(frames.openers),
        core=rng.choice(frames.cores),
        verb=rng.choice(frames.verbs),
        closer=rng.choice(frames.closers),
        tails=tuple(rng.choices(frames.tails, k=4)),
        rise=rng.choice(frames.rises),
        fall=rng.choice(frames.falls),
        frame=rng.choice(WRITING.not_stated[key]),
        source=rng.choice(inventory.sources),
    )


def draw_period(rng: Random) -> Period:
    """Draw a recent period."""
    kind = rng.choice(("year", "month", "month", "quarter"))
    part = {"year": 0, "month": rng.randint(1, 12), "quarter": rng.randint(1, 4)}[kind]
    return Period(rng.randint(2012, 2026), part, kind)


def move_period(period: Period, rng: Random) -> Period:
    """Another period: another year, another part of the year, or a part against the whole."""
    choice = rng.random()
    if period.kind == "year" or choice < 0.4:
        return replace(period, year=period.year + rng.choice((-2, -1, -1, 1, 1, 2)))
    if choice < 0.85:
        last = 12 if period.kind == "month" else 4
        return replace(
            period, part=rng.choice([part for part in range(1, last + 1) if part != period.part])
        )
    return Period(period.year)


def plain(value: Decimal) -> str:
    """Digits without an exponent or trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese_numeral(value: int) -> str:
    """Write a number from 1 to 9999 in Chinese numerals."""
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            text += ("零" if gap and text else "") + ZH_DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return text[1:] if text.startswith("一十") else text


def scaled(value: Decimal, scales: tuple[tuple[str, int], ...], rng: Random) -> tuple[str, str]:
    """Choose a number and scale word that say the value exactly, seldom in an odd scale."""
    least = Decimal(1) if rng.random() < 0.85 else Decimal("0.1")
    options = []
    for word, power in scales:
        number = value.scaleb(-power)
        text = plain(number)
        if least <= number < 100_000 and len(text.replace(".", "")) <= LONGEST:
            options.append((text, word))
    return rng.choice(options) if options else (plain(value), "")


def number_zh(value: Decimal, rng: Random) -> str:
    """Write a value in Chinese notation: 万 and 亿, digits with or without commas, or numerals."""
    text, word = scaled(
        value, (("", 0), ("万", 4), ("万", 4), ("亿", 8), ("亿", 8), ("万亿", 12)), rng
    )
    number = Decimal(text)
    if word and number == int(number) and number < 10_000 and rng.random() < 0.12:
        return chinese_numeral(int(number)) + word
    if rng.random() < 0.2 and number >= 1000:
        text = f"{number:,f}"
    return text + word


def number_en(value: Decimal, rng: Random) -> str:
    """Write a value in English notation."""
    words = (("", 0), (" million", 6), (" million", 6), (" billion", 9), (" billion", 9))
    text, word = scaled(value, (*words, (" trillion", 12)), rng)
    short = {" million": "m", " billion": "bn", " trillion": "tn", "": ""}[word]
    if "." not in text and len(text) > 3:
        text = f"{int(text):,}"
    return text + (short if rng.random() < 0.12 else word)


def value_zh(claim: Claim, rng: Random) -> str:
    """Value with hedge and unit in Chinese."""
    hedge = rng.choice(WRITING.hedges["zh"][claim.hedge])
    if claim.unit == "percent":
        hedge = "超过" if hedge == WRITING.between else hedge
        body = f"{plain(claim.value)}%"
        return body + hedge if hedge in WRITING.after else hedge + body
    number, unit = number_zh(claim.value, rng), rng.choice(WRITING.units[claim.unit]["zh"])
    if hedge == WRITING.between:
        return number + hedge + unit if number[-1] in "万亿" else f"超过{number}{unit}"
    return number + unit + hedge if hedge in WRITING.after else hedge + number + unit


def value_en(claim: Claim, rng: Random) -> str:
    """Value with hedge and unit in English."""
    hedge = rng.choice(WRITING.hedges["en"][claim.hedge])
    if claim.unit == "percent":
        return hedge + plain(claim.value) + rng.choice(("%", " percent"))
    unit = rng.choice(WRITING.units[claim.unit]["en"])
    number = number_en(claim.value, rng)
    if unit in ("$", "RMB"):
        return hedge + unit + (" " if unit == "RMB" else "") + number
    return hedge + number + unit


def period_zh(period: Period, rng: Random, *, loose: bool = False) -> str:
    """Name a period in Chinese; loosely as an article does that has said which year it is."""
    year = rng.choice(("今年", "去年", "", "")) if loose else f"{period.year}年"
    if period.kind == "month":
        return f"{year}{period.part}月" + rng.choice(("", "", "份"))
    if period.kind == "quarter":
        return year + rng.choice((f"第{ZH_DIGITS[period.part]}季度", f"Q{period.part}"))
    return (year or "全年") if loose else year + rng.choice(("", "全年"))


def period_en(period: Period, rng: Random, *, loose: bool = False) -> str:
    """Name a period in English, fit to follow 'in'; loosely as in `period_zh`."""
    year = rng.choice(("this year", "last year", "", "")) if loose else str(period.year)
    if period.kind == "month":
        month = MONTHS[period.part - 1]
        short = month if len(month) < 4 else month[:3] + "."
        joiner = " of " if loose and year else " "
        return (rng.choice((month, short)) + joiner + year).strip()
    if period.kind == "quarter":
        name = rng.choice((f"the {ORDINALS[period.part - 1]} quarter", f"Q{period.part}"))
        return f"{name} of {year}" if year else name
    return year or "the full year"


def heading(period: Period) -> str:
    """Name a period as the detector does before a statement."""
    part = {"year": "", "quarter": f"-Q{period.part}", "month": f"-{period.part:02d}"}[period.kind]
    return f"[{period.year}{part}] "


def say(statement: Statement, wording: Wording, rng: Random) -> str:
    """Say a statement in the wording's language, sometimes as the detector puts it.

    Behind its period, words for it may be relative or leave out the year; behind its subject, the
    sentence has a pronoun.
    """
    claim, head, loose = statement.claim, "", False
    index = 1 if wording.language == "en" else 0
    if rng.random() < 0.6:
        head, loose = heading(claim.period), rng.random() < 0.5
        if rng.random() < 0.2:
            head += f"{claim.entity[index]}: "
            pronoun = rng.choice(PRONOUNS[claim.metric.subject])
            statement = replace(statement, claim=replace(claim, entity=pronoun))
    body = body_en if index else body_zh
    said = head + body(statement, wording, rng, loose=loose)
    return to_traditional(said) if wording.language == "zh-hant" else said


def change(statement: Statement, wording: Wording) -> str:
    """Say the yearly change, if there is one."""
    if statement.rate is None:
        return ""
    frame = wording.rise if statement.rate > 0 else wording.fall
    return frame.format(r=plain(abs(statement.rate)))


def body_zh(statement: Statement, wording: Wording, rng: Random, *, loose: bool) -> str:
    """Say a statement in Simplified Chinese."""
    claim, source = statement.claim, wording.source[0]
    scope = "" if claim.scope < 0 else WRITING.scopes[claim.scope][0]
    said = wording.opener.format(s=source) + wording.core.format(
        p=period_zh(claim.period, rng, loose=loose),
        e=claim.entity[0],
        m=scope + claim.metric.zh,
        v=value_zh(claim, rng),
        **{"is": wording.verb},
    )
    said += change(statement, wording)
    for beside, tail in zip(statement.beside, wording.tails, strict=False):
        said += tail.format(m=beside.metric.zh, v=value_zh(beside, rng))
    said += wording.closer.format(s=source) + rng.choice(("。", "。", ""))
    return wording.frame.format(c=said) if claim.planned else said


def body_en(statement: Statement, wording: Wording, rng: Random, *, loose: bool) -> str:
    """Say a statement in English."""
    claim, source = statement.claim, wording.source[1]
    scope = "" if claim.scope < 0 else " " + WRITING.scopes[claim.scope][1]
    said = wording.opener.format(s=source) + wording.core.format(
        p=period_en(claim.period, rng, loose=loose),
        e=claim.entity[1],
        m=claim.metric.en + scope,
        v=value_en(claim, rng),
        **{"is": wording.verb},
    )
    said += change(statement, wording)
    for beside, tail in zip(statement.beside, wording.tails, strict=False):
        said += tail.format(m=beside.metric.en, v=value_en(beside, rng))
    said += wording.closer.format(s=source)
    said = (wording.frame.format(c=said) if claim.planned else said) + rng.choice((".", ".", ""))
    return said[0].upper() + said[1:]


def moved(statement: Statement, claim: Claim) -> Statement:
    """Return the statement of another claim with the same figures beside it, of its period."""
    beside = tuple(
        replace(other, period=claim.period, entity=claim.entity) for other in statement.beside
    )
    return replace(statement, claim=claim, beside=beside)
