"""Generate pairs of claims about figures, ranks and events, labelled for NLI.

    python training/synthetic_claims.py OUT [--train 90000] [--dev 1500] [--test 3000] [--seed 0]

Languages: Simplified and Traditional Chinese, English, and pairs across them. Names are invented
or are places; metrics, names, sources and sentence frames of the test part never occur in the
training part (the dev part shares the training part's, with other draws): `claims/*.yaml`.

What the labels say, and the shortcuts they avoid:

* contradiction: same subject, metric and period, and the two values cannot both be true. The two
  hedges ("over", "nearly", "about") are drawn before the label, and each label that a pair of
  hedges allows is as frequent as the others, so that a hedge is no sign of any. Or: one of the
  figures beside it, or the yearly change, is another.
* neutral: the date moved (as frequent as a changed value), another subject, another metric or
  definition, another scope, a forecast against a result, a hypothesis more exact than its premise
  or with a figure more. Equal values are as frequent here as changed ones, so that a value alone
  decides nothing.
* entailment: same value in other words, units, scripts, languages, precision or hedge, whatever
  other figures the premise has.

Of two sentences in one language some are near copies: the same frames around other figures. Pairs
that readers would label differently ("80" against "over 80") are left out.

Each row: premise, hypothesis, label, lang (zh | zh-hant | en | cross) and kind.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

from inventory import Inventory, Metric, Pair, load_inventory
from synthetic_facts import FACTS, say_fact
from wording import (
    WRITING,
    Claim,
    Statement,
    draw_period,
    draw_wording,
    move_period,
    moved,
    plain,
    say,
)

OPEN = ("over", "under")
LABELS_WANTED = ("entailment",) * 3 + ("neutral",) + ("contradiction",) * 3
NEAR_COPIES = 0.35
FACT_SHARE = 0.17
Row = dict[str, str]
Claims = tuple[Claim, Claim, str, str]
"""Two claims, the label and the kind of the pair."""
Statements = tuple[Statement, Statement, str, str]


def draw_entity(inventory: Inventory, subject: str, rng: Random) -> Pair:
    """Draw a place, or an invented company or app."""
    if subject == "place":
        return rng.choice(inventory.places)
    chosen = rng.sample(inventory.syllables, rng.choice((2, 2, 3)))
    suffix = ("", "") if subject == "app" else rng.choice(inventory.suffixes)
    zh = "".join(syllable for syllable, _ in chosen) + suffix[0]
    return zh, "".join(reading for _, reading in chosen).capitalize() + suffix[1]


def draw_value(metric: Metric, rng: Random) -> Decimal:
    """Draw a value with one to four significant digits within the metric's range."""
    digits = rng.choice((1, 2, 2, 3, 3, 4, 4))
    mantissa = rng.randint(10 ** (digits - 1), 10**digits - 1)
    power = rng.randint(*metric.magnitude) - digits
    return Decimal(mantissa).scaleb(power)


def draw_claim(inventory: Inventory, rng: Random) -> Claim:
    """Draw a claim."""
    metric = rng.choice(inventory.metrics)
    unit = "dollar" if metric.unit == "money" and rng.random() < 0.3 else metric.unit
    entity = draw_entity(inventory, metric.subject, rng)
    scoped = metric.subject != "place" and rng.random() < 0.1
    scope = rng.randrange(len(WRITING.scopes)) if scoped else -1
    return Claim(entity, metric, unit, draw_value(metric, rng), "exact", draw_period(rng), scope)


def draw_hedge(rng: Random) -> str:
    """Draw a hedge; exact in less than half of the draws."""
    return rng.choice(("exact", "exact", "exact", "about", "over", "over", "under", "nearly"))


def rounded(value: Decimal, digits: int, *, up: bool | None = None) -> Decimal:
    """Value to so many significant digits: nearest, or up (True) or down (False)."""
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    count = value / step
    floor = Decimal(int(count))
    if up is None:
        floor = Decimal(int(count + Decimal("0.5")))
    elif up and floor != count:
        floor += 1
    return floor * step


def changed(value: Decimal, rng: Random) -> Decimal:
    """Another value: one digit edited, two swapped, a factor of ten, or a ratio."""
    while True:
        choice = rng.random()
        digits = list(plain(value))
        places = [index for index, digit in enumerate(digits) if digit.isdigit() and digit != "0"]
        if choice < 0.4 and places:
            place = rng.choice(places[:2])
            digits[place] = rng.choice("123456789")
            new = Decimal("".join(digits))
        elif choice < 0.5 and len(places) > 1:
            digits[places[0]], digits[places[1]] = digits[places[1]], digits[places[0]]
            new = Decimal("".join(digits))
        elif choice < 0.62:
            new = value * rng.choice((10, Decimal("0.1")))
        else:
            new = value * Decimal(
                str(rng.choice((0.3, 0.5, 0.6, 0.7, 0.8, 1.25, 1.4, 1.7, 2.2, 3.1)))
            )
            new = rounded(new, rng.choice((1, 2, 3, 4)))
        if new > 0 and abs(new - value) / value >= Decimal("0.025"):
            return new


def interval(claim: Claim) -> tuple[Decimal, Decimal]:
    """Generous bounds of what a claim's value and hedge allow."""
    low, high = {
        "exact": ("0.995", "1.005"),
        "about": ("0.9", "1.1"),
        "over": ("1", "100000"),
        "under": ("0", "1"),
        "nearly": ("0.88", "1.0"),
    }[claim.hedge]
    return claim.value * Decimal(low), claim.value * Decimal(high)


def clash(first: Claim, second: Claim) -> bool:
    """Whether two claims' values cannot both be true, with a margin."""
    low_a, high_a = interval(first)
    low_b, high_b = interval(second)
    return high_a * Decimal("1.015") < low_b or high_b * Decimal("1.015") < low_a


def entails(first: Claim, second: Claim) -> bool:
    """Whether the first claim's value makes the second's true, read as the press means them."""
    low, high = interval(first) if first.hedge in OPEN else (first.value, first.value)
    low_b, high_b = interval(second)
    return low_b <= low and high <= high_b


def leaves_open(first: Claim, second: Claim) -> bool:
    """Whether the first value, a mere bound, allows the second as well as its contrary."""
    low, high = interval(first)
    low_b, high_b = interval(second)
    overlap = max(low, low_b) * Decimal("1.05") < min(high, high_b)
    return first.hedge in OPEN and overlap and not entails(first, second)


def doubtful(first: Claim, second: Claim) -> bool:
    """Whether readers differ: a bound beside an exact or rough value at that very bound."""
    if (first.hedge in OPEN) == (second.hedge in OPEN):
        return False
    ratio = max(first.value, second.value) / min(first.value, second.value)
    hedges = (first.hedge, second.hedge)
    return ratio < (Decimal("1.12") if "about" in hedges else Decimal("1.01"))


def value_label(first: Claim, second: Claim) -> str | None:
    """Label two claims that differ in value and hedge alone; None where readers would differ."""
    if doubtful(first, second):
        return None
    if clash(first, second):
        return "contradiction"
    if entails(first, second):
        return "entailment"
    return "neutral" if leaves_open(first, second) else None


def countable(claim: Claim) -> bool:
    """Whether the claim speaks of no half a shop and of no share above the whole."""
    if claim.unit == "percent":
        return claim.value < 100
    return claim.unit in ("money", "dollar") or claim.value == int(claim.value)


def restate(claim: Claim, hedge: str, rng: Random) -> Claim:
    """Give the same value in fewer digits, in a way that the original entails."""
    written = len(claim.value.normalize().as_tuple().digits)
    if hedge == "exact" or written == 1:
        return replace(claim, hedge=hedge)
    digits = rng.randint(1, min(3, written - 1))
    if hedge == "about":
        new = rounded(claim.value, max(2, digits))
    elif hedge == "over":
        new = rounded(claim.value * Decimal("0.985"), digits, up=False)
    elif hedge == "under":
        new = rounded(claim.value * Decimal("1.015"), digits, up=True)
    else:
        new = rounded(claim.value * Decimal("1.004"), digits, up=True)
    return replace(claim, value=new if new > 0 else claim.value, hedge=hedge)


def other_value(claim: Claim, hedge: str, rng: Random) -> Claim:
    """Draw a second claim: the same value, the value restated under `hedge`, or another."""
    choice = rng.random()
    if choice < 0.25:
        return replace(claim, hedge=hedge)
    if choice < 0.5:
        return restate(claim, hedge, rng)
    return replace(claim, value=changed(claim.value, rng), hedge=hedge)


def make_value(inventory: Inventory, rng: Random, wanted: str | None = None) -> Claims:
    """One value against another, or itself: the label `wanted`, else any that the hedges allow."""
    while True:
        hedges = (draw_hedge(rng), draw_hedge(rng))
        label = wanted or rng.choice(LABELS_WANTED)
        for _ in range(40):
            first = replace(draw_claim(inventory, rng), hedge=hedges[0])
            second = other_value(first, hedges[1], rng)
            if not (countable(first) and countable(second)):
                continue
            if value_label(first, second) == label:
                return first, second, label, value_kind(label, hedges)


def value_kind(label: str, hedges: tuple[str, str]) -> str:
    """Name the kind of a pair for the reports."""
    if label == "neutral":
        return "vague"
    name = "same" if label == "entailment" else "value"
    if set(hedges) == {"exact"}:
        return f"{name}_exact" if name == "same" else name
    return f"{name}_hedged"


def make_date(inventory: Inventory, rng: Random) -> Claims:
    """Neutral: the date moved, the value changed or not, hedged as contradictions are."""
    first, second, _, _ = make_value(inventory, rng, "contradiction")
    if rng.random() < 0.25:
        second = replace(second, value=first.value, hedge=first.hedge)
    return first, replace(second, period=move_period(first.period, rng)), "neutral", "date"


def neutral_values(inventory: Inventory, rng: Random) -> tuple[Claim, Claim]:
    """Two claims on one thing whose values agree or clash equally often."""
    label = rng.choice(("contradiction", "entailment"))
    first, second, _, _ = make_value(inventory, rng, label)
    return first, second


def make_entity(inventory: Inventory, rng: Random) -> Claims:
    """Neutral: another subject."""
    first, second = neutral_values(inventory, rng)
    entity = draw_entity(inventory, first.metric.subject, rng)
    while entity == first.entity:
        entity = draw_entity(inventory, first.metric.subject, rng)
    return first, replace(second, entity=entity), "neutral", "entity"


def make_metric(inventory: Inventory, rng: Random) -> Claims:
    """Neutral: another metric or definition, of the same family where there is one."""
    synonyms = ({"月活", "月活跃用户数"}, {"日活", "日活跃用户数"}, {"营收", "营业收入"})
    while True:
        first, second = neutral_values(inventory, rng)
        others = [
            metric
            for metric in inventory.metrics
            if metric.family == first.metric.family
            and metric != first.metric
            and {metric.zh, first.metric.zh} not in synonyms
        ]
        if others:
            metric = rng.choice(others)
            unit = first.unit if metric.unit == first.metric.unit else metric.unit
            value = second.value if unit == second.unit else draw_value(metric, rng)
            second = replace(second, metric=metric, unit=unit, value=value)
            return first, second, "neutral", "metric"


def make_scope(inventory: Inventory, rng: Random) -> Claims:
    """Neutral: the whole against a part, or two parts, with clashing values."""
    first, second, _, _ = make_value(inventory, rng, "contradiction")
    scopes = rng.sample(range(-1, len(WRITING.scopes)), 2)
    return replace(first, scope=scopes[0]), replace(second, scope=scopes[1]), "neutral", "scope"


def make_planned(inventory: Inventory, rng: Random) -> Claims:
    """Neutral: a forecast, target, rumour or denial against a result."""
    first, second = neutral_values(inventory, rng)
    flags = rng.choice(((True, False), (False, True)))
    first, second = replace(first, planned=flags[0]), replace(second, planned=flags[1])
    return first, second, "neutral", "planned"


def figures_beside(
    claims: tuple[Claim, Claim], inventory: Inventory, count: int, rng: Random
) -> tuple[Claim, ...]:
    """Draw figures of other families on the first claim's subject, for the same sentence."""
    taken = {claim.metric.family for claim in claims}
    found: list[Claim] = []
    for metric in rng.sample(inventory.metrics, len(inventory.metrics)):
        if metric.subject != claims[0].metric.subject or metric.family in taken:
            continue
        taken.add(metric.family)
        value = draw_value(metric, rng)
        hedge = rng.choice(("exact", "exact", "exact", "about", "over"))
        other = replace(claims[0], metric=metric, unit=metric.unit, value=value)
        found.append(replace(other, hedge=hedge, scope=-1, planned=False))
    return tuple(found[:count])


def draw_rate(rng: Random) -> Decimal | None:
    """Draw a yearly change in percent for some statements."""
    if rng.random() > 0.25:
        return None
    return Decimal(rng.choice((-1, 1)) * rng.randint(3, 899)).scaleb(-1)


def dress(pair: Claims, inventory: Inventory, rng: Random) -> Statements:
    """Put figures beside two claims: shared ones, more in the premise, seldom in the hypothesis.

    A hypothesis that follows from its premise gets no figure of its own.
    """
    first, second, label, kind = pair
    claims = (first, second)
    count = rng.choices((0, 1, 2, 3), (60, 24, 11, 5))[0]
    shared = figures_beside(claims, inventory, count, rng)
    both = Statement(first, shared, draw_rate(rng))
    premise, hypothesis = both, moved(both, second)
    if kind == "metric" or rng.random() < 0.3:
        hypothesis = replace(hypothesis, rate=None)
    if not shared and rng.random() < 0.3:
        premise = replace(premise, beside=figures_beside(claims, inventory, rng.randint(1, 2), rng))
    elif not shared and label != "entailment" and rng.random() < 0.3:
        hypothesis = moved(replace(both, beside=figures_beside(claims, inventory, 1, rng)), second)
    return premise, hypothesis, label, kind


def make_beside(inventory: Inventory, rng: Random) -> Statements:
    """Contradiction: the claims agree, one of the figures beside them does not."""
    while True:
        first, second, _, _ = make_value(inventory, rng, "entailment")
        shared = list(figures_beside((first, second), inventory, rng.randint(1, 3), rng))
        premise = Statement(first, tuple(shared), draw_rate(rng))
        if not shared:
            continue
        place = rng.randrange(len(shared))
        shared[place] = replace(shared[place], value=changed(shared[place].value, rng))
        hypothesis = moved(replace(premise, beside=tuple(shared)), second)
        if clash(premise.beside[place], shared[place]) and all(map(countable, shared)):
            return premise, hypothesis, "contradiction", "beside"


def make_rate(inventory: Inventory, rng: Random) -> Statements:
    """Contradiction: the claims agree, the yearly change is another, or turned."""
    first, second, _, _ = make_value(inventory, rng, "entailment")
    shared = figures_beside((first, second), inventory, rng.choice((0, 0, 1, 2)), rng)
    rate = Decimal(rng.choice((-1, 1)) * rng.randint(3, 899)).scaleb(-1)
    if rng.random() < 0.3:
        other = -rate
    else:
        other = changed(abs(rate), rng).quantize(Decimal("0.1")) * (1 if rate > 0 else -1)
    premise = Statement(first, shared, rate)
    return premise, replace(moved(premise, second), rate=other), "contradiction", "rate"


def make_extra(inventory: Inventory, rng: Random) -> Statements:
    """Neutral: the claims agree, and the hypothesis has a figure more than the premise."""
    first, second, _, _ = make_value(inventory, rng, "entailment")
    beside = figures_beside((first, second), inventory, rng.randint(1, 3), rng)
    premise = Statement(first, beside[:-1])
    hypothesis = moved(Statement(first, beside), second)
    if rng.random() < 0.3:
        rate = Decimal(rng.randint(3, 899)).scaleb(-1)
        hypothesis = replace(moved(premise, second), rate=rate)
    return premise, hypothesis, "neutral", "extra"


CLAIM_MAKERS: tuple[tuple[Callable[[Inventory, Random], Claims], float], ...] = (
    (make_value, 0.46),
    (make_date, 0.26),
    (make_entity, 0.05),
    (make_metric, 0.10),
    (make_scope, 0.03),
    (make_planned, 0.05),
)
STATEMENT_MAKERS = ((make_beside, 0.05), (make_rate, 0.04), (make_extra, 0.03))


def language_pair(rng: Random) -> tuple[str, str, str]:
    """Languages of premise and hypothesis, and the row's language."""
    choice = rng.random()
    if choice < 0.33:
        return "zh", "zh", "zh"
    if choice < 0.46:
        return "zh-hant", "zh-hant", "zh-hant"
    if choice < 0.53:
        first, second = rng.sample(("zh", "zh-hant"), 2)
        return first, second, "zh-hant"
    if choice < 0.74:
        return "en", "en", "en"
    first, second = rng.sample(("en", rng.choice(("zh", "zh", "zh-hant"))), 2)
    return first, second, "cross"


def make_statements(inventory: Inventory, rng: Random) -> Statements:
    """Two statements about figures, with the label and the kind of the pair."""
    share = sum(weight for _, weight in STATEMENT_MAKERS)
    if rng.random() < share:
        makers = [make for make, _ in STATEMENT_MAKERS]
        return rng.choices(makers, [weight for _, weight in STATEMENT_MAKERS])[0](inventory, rng)
    make = rng.choices([item for item, _ in CLAIM_MAKERS], [weight for _, weight in CLAIM_MAKERS])
    return dress(make[0](inventory, rng), inventory, rng)


def say_both(
    statements: tuple[Statement, Statement],
    languages: tuple[str, str],
    inventory: Inventory,
    rng: Random,
) -> tuple[str, str]:
    """Say two statements, in near copies of one sentence where the languages allow it."""
    wordings = [draw_wording(language, inventory, rng) for language in languages]
    alike = (languages[0] == "en") == (languages[1] == "en")
    if alike and rng.random() < NEAR_COPIES:
        wordings[1] = replace(wordings[0], language=languages[1])
    first, second = (
        say(statement, wording, rng)
        for statement, wording in zip(statements, wordings, strict=True)
    )
    return first, second


def make_row(inventory: Inventory, rng: Random) -> Row:
    """One labelled pair."""
    first, second, lang = language_pair(rng)
    if rng.random() < FACT_SHARE:
        said, other, label, kind = rng.choice(FACTS)(inventory, draw_entity, rng)
        premise = say_fact(said, first, inventory, rng)
        hypothesis = say_fact(other, second, inventory, rng)
    else:
        a, b, label, kind = make_statements(inventory, rng)
        premise, hypothesis = say_both((a, b), (first, second), inventory, rng)
    if label == "contradiction" and rng.random() < 0.5:
        premise, hypothesis = hypothesis, premise
    return {
        "premise": premise,
        "hypothesis": hypothesis,
        "label": label,
        "lang": lang,
        "kind": kind,
    }


def write(path: Path, inventory: Inventory, count: int, rng: Random) -> None:
    """Write `count` distinct pairs as gzipped JSON lines, byte-identical for a seed."""
    rows: dict[tuple[str, str], Row] = {}
    while len(rows) < count:
        row = make_row(inventory, rng)
        rows.setdefault((row["premise"], row["hypothesis"]), row)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.values())
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))
    print(f"{len(rows)} pairs -> {path}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Generate synthetic claim pairs.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=int, default=90_000)
    parser.add_argument("--dev", type=int, default=1_500)
    parser.add_argument("--test", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    train, test = load_inventory("train"), load_inventory("test")
    parts = {
        "train": (train, arguments.train),
        "dev": (train, arguments.dev),
        "test": (test, arguments.test),
    }
    for name, (inventory, count) in parts.items():
        rng = Random(f"{arguments.seed} {name}")
        write(arguments.out / f"synthetic.{name}.jsonl.gz", inventory, count, rng)


if __name__ == "__main__":
    main()
