"""Edit numbers in real sentences: pairs whose label follows from the two numbers alone.

    python training/number_edits.py DATA OUT [--count 30000] [--seed 0]

Sentences come from the training sets whose licence allows it, so that a figure stands among the
words and the other figures of real text. One number of a sentence is kept, replaced or hedged on
either side; the label is what arithmetic says of the two ("over 40" against 45: open; against 30:
contradiction). Years, months, ordinals and numbers that belong to a name are left alone: a moved
date is no contradiction for the detector.

Each row: premise, hypothesis, label, lang and kind, as synthetic_claims.py writes them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import opencc

from detector.number_marks import Number, numbers_in

SOURCES = (
    "lingnli.train",
    "mnli_taxinli.all",
    "cmnli_minus_xnli.dev",
    "csnli_zh.dev",
    "csnli_zh.test",
    "vitaminc_real.pagetrain",
)
SCALES = ("hundred", "thousand", "million", "billion")
LONGEST = 220
SLIPS_FROM = 20
"""A number above this is exact enough that its neighbour is another number."""
HEDGES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "exact": ("",),
        "over": ("over ", "more than ", "above ", "upwards of ", "in excess of ", "at least "),
        "under": ("under ", "fewer than ", "less than ", "below ", "not even ", "at most "),
        "about": ("about ", "around ", "roughly ", "some "),
    },
    "zh": {
        "exact": ("",),
        "over": ("超过", "逾", "不止", "至少", "多于", "大于", "高于"),
        "under": ("不到", "不足", "至多", "少于", "小于", "低于"),
        "about": ("约", "大约", "将近", "差不多"),
    },
}
to_traditional = opencc.OpenCC("s2t").convert
_BEFORE = re.compile(r"[0-9A-Za-z]$|[0-9][-–—~:/.]$|[A-Z][A-Za-z.]* $|[#№$£€¥(\"“《-]$|[第几数]$")
"""What stands before a number that is a part of something: a name, a range, a score, a price."""
_AFTER = re.compile(r"^(?:[-–—~:/]|st\b|nd\b|rd\b|th\b|[年月日号岁世)\"”》.,。，]|[ ][A-Z]|$)")
_HEDGED = re.compile(
    r"(?:than|over|above|below|under|least|most|about|around|some|roughly|approximately|nearly"
    r"|almost|only|just|exactly|around|circa|of|number|top|[过逾止少多于到足约概近共仅达第])[ ]?$"
)
"""A number that is hedged already, or whose phrase takes no hedge."""
_WRITTEN = re.compile(
    r"([0-9][0-9,]*(?:\.[0-9]+)?)(?:[ ]?[A-Za-z]+|[十百千万亿]+)?$"
    r"|([一两二三四五六七八九十百]+|[A-Za-z-]+)$"
)
"""The digits of a number, a scale word behind them apart, or the number in words."""


@dataclass(frozen=True)
class Slot:
    """A sentence around the digits of a number, their value, and the language.

    A scale word belongs to what stands after them, and not to the value.
    """

    before: str
    after: str
    written: str
    value: Decimal
    lang: str


def slots(text: str, lang: str) -> list[Slot]:
    """Find the numbers of a sentence that may be edited."""
    found = (slot_at(text, number, lang) for number in numbers_in(text))
    return [slot for slot in found if slot is not None]


def slot_at(text: str, number: Number, lang: str) -> Slot | None:
    """Cut the text around a share or a number with a unit; None where an edit would change more."""
    if number.kind not in ("plain", "percent") or number.weak or number.low != number.high:
        return None
    if number.kind == "plain" and not number.unit:
        return None
    written = _WRITTEN.search(text[: number.end])
    if written is None:
        return None
    digits = written[1] or written[2]
    if not digits.strip("0,.") or digits.lower() in SCALES:
        return None
    before, after = text[: written.start()], text[written.start() + len(digits) :]
    if _BEFORE.search(before) or _HEDGED.search(before) or _AFTER.search(after):
        return None
    value = Decimal(digits.replace(",", "") if written[1] else str(number.low))
    return Slot(before, after, digits, value, lang) if value > 1 else None


def other_number(value: Decimal, rng: random.Random) -> Decimal:
    """Draw another number of like size, whole where the first is."""
    whole = value == int(value)
    while True:
        factor = Decimal(
            str(rng.choice((0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.5, 2, 3, 7, 10)))
        )
        shifted = value * factor + (rng.randint(-3, 3) if whole else 0)
        new = Decimal(round(shifted)) if whole else shifted.quantize(value)
        if new > 1 and abs(new - value) / value >= Decimal("0.04"):
            return new


def slip(value: Decimal, rng: random.Random) -> Decimal:
    """Draw a number as exact as the first that differs in one of its last digits."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    while True:
        new = value + step * rng.choice((-30, -9, -4, -2, -1, 1, 2, 5, 8, 40))
        if new > 0:
            return new


def write_number(value: Decimal, rng: random.Random) -> str:
    """Write a number in digits, with or without thousands separators."""
    if value != int(value):
        return format(value, "f")
    return f"{int(value):,}" if value >= 1000 and rng.random() < 0.6 else str(int(value))


def label_of(first: Decimal, hedge: str, second: Decimal, hedge_b: str) -> str | None:
    """Label "`hedge` `first`" against "`hedge_b` `second`"; None where readers would differ."""
    infinite = Decimal("Infinity")
    bounds = {"exact": (first, first), "over": (first, infinite), "under": (Decimal(0), first)}
    bounds_b = {
        "exact": (second, second),
        "over": (second, infinite),
        "under": (Decimal(0), second),
    }
    if "about" in (hedge, hedge_b):
        if "over" in (hedge, hedge_b) or "under" in (hedge, hedge_b):
            return None
        ratio = max(first, second) / min(first, second)
        return "entailment" if ratio == 1 else "contradiction" if ratio > Decimal("1.25") else None
    low, high = bounds[hedge]
    low_b, high_b = bounds_b[hedge_b]
    if first == second and hedge != hedge_b:
        # "80" against "over 80": strictly no, but "at least 80" says yes.
        return None
    if low_b <= low and high <= high_b:
        return "entailment"
    return "contradiction" if high < low_b or high_b < low else "neutral"


def edited(slot: Slot, rng: random.Random) -> dict[str, str] | None:
    """Make one labelled pair of a slot; None when its label would be in doubt."""
    hedges = HEDGES[slot.lang]
    names = ("exact", "exact", "over", "under", "about")
    hedge, hedge_b = rng.choice(names), rng.choice(names)
    same = rng.random() < 0.35
    second = slot.value if same else other_number(slot.value, rng)
    if not same and (hedge, hedge_b) == ("exact", "exact") and slot.value > SLIPS_FROM:
        second = slip(slot.value, rng) if rng.random() < 0.5 else second
    label = label_of(slot.value, hedge, second, hedge_b)
    if label is None:
        return None
    texts = [
        slot.before + rng.choice(hedges[name]) + written + slot.after
        for name, written in (
            (hedge, slot.written),
            (hedge_b, slot.written if same and rng.random() < 0.5 else write_number(second, rng)),
        )
    ]
    lang = slot.lang
    if lang == "zh" and rng.random() < 0.15:
        texts, lang = [to_traditional(text) for text in texts], "zh-hant"
    kind = "same" if same else "other"
    return {"premise": texts[0], "hypothesis": texts[1], "label": label, "lang": lang, "kind": kind}


def collect(data: Path, rng: random.Random) -> list[Slot]:
    """All editable numbers of the source sets, each sentence once."""
    seen: set[str] = set()
    found: list[Slot] = []
    for name in SOURCES:
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for key in ("premise", "hypothesis"):
                    text = row[key]
                    if text not in seen and len(text) <= LONGEST:
                        seen.add(text)
                        found += slots(text, "zh" if row["lang"].startswith("zh") else "en")
    rng.shuffle(found)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Edit numbers in real sentences.")
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    found = collect(arguments.data, rng)
    by_label: dict[str, list[dict[str, str]]] = {
        "entailment": [],
        "neutral": [],
        "contradiction": [],
    }
    share = -(-arguments.count // len(by_label))
    for _ in range(40):
        for slot in found:
            row = edited(slot, rng)
            if row is not None and len(by_label[row["label"]]) < share:
                by_label[row["label"]].append(row)
    distinct = {
        (row["premise"], row["hypothesis"]): row for rows in by_label.values() for row in rows
    }
    rows = list(distinct.values())
    rng.shuffle(rows)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "number_edits.train.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))
    print(f"{len(found)} numbers, {len(rows)} pairs -> {path}")


if __name__ == "__main__":
    main()
