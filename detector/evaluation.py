"""Measure claims and verdicts against annotated claims and pairs."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import isclose
from pathlib import Path
from typing import Any

import pandas as pd

from detector.errors import InputError, first_line
from detector.records import require_columns, rows_of

_MONTH_SLACK = timedelta(days=31)
_GOLD_CLAIM_COLUMNS = (
    *("row", "doc", "char_start", "char_end", "entity", "kind"),
    *("value_low", "value_high", "unit", "hedge", "period"),
)
_GOLD_PAIR_COLUMNS = ("claim_a", "claim_b", "verdict", "comparable")


@dataclass(frozen=True, slots=True)
class Match:
    """A gold row with the extracted claim at the same place (None: nothing there)."""

    gold: dict[str, Any]
    claim: dict[str, Any] | None

    @property
    def found(self) -> bool:
        """Whether span, value and unit are right."""
        return self.claim is not None and _same_value(self.gold, self.claim)


def read_gold(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The annotated claims and pairs in `folder`; InputError if they are not there or not whole."""
    claims = _read_gold_table(folder / "claims.csv", _GOLD_CLAIM_COLUMNS)
    pairs = _read_gold_table(folder / "pairs.csv", _GOLD_PAIR_COLUMNS)
    unknown = sorted({*pairs["claim_a"], *pairs["claim_b"]} - {*claims["row"]})
    if unknown:
        raise InputError(f"{folder / 'pairs.csv'}: row {unknown[0]} is not in claims.csv")
    return claims, pairs


def _read_gold_table(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    if not path.is_file():
        raise InputError(f"{path}: no such file; name the folder of annotations with --gold")
    try:
        frame = pd.read_csv(path, dtype={"doc": str})
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a table of annotations: {first_line(error)}") from error
    return require_columns(frame, columns, str(path))


def match_claims(
    gold: pd.DataFrame, claims: pd.DataFrame, canonical: Callable[[str], str]
) -> list[Match]:
    """Find for every gold row the claim with the same span in the same article.

    `gold.doc` is a prefix of the article's name. Where several claims share a span, the one whose
    kind, value and entity agree best is taken.
    """
    by_place: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for claim in rows_of(claims):
        by_place.setdefault((int(claim["char_start"]), int(claim["char_end"])), []).append(claim)
    matches = []
    for row in rows_of(gold):
        place = (int(row["char_start"]), int(row["char_end"]))
        here = [c for c in by_place.get(place, []) if _in_article(c, str(row["doc"]))]
        best = max(here, key=lambda c: _closeness(row, c, canonical), default=None)
        matches.append(Match(row, best))
    return matches


def _in_article(claim: dict[str, Any], doc: str) -> bool:
    return str(claim["article"]).rsplit("/", 1)[-1].startswith(doc)


def _closeness(
    gold: dict[str, Any], claim: dict[str, Any], canonical: Callable[[str], str]
) -> tuple[bool, bool, bool]:
    return (
        (gold["kind"] == "date") == (claim["kind"] == "date"),
        _same_value(gold, claim),
        canonical(str(gold["entity"])) == canonical(str(claim["entity"])),
    )


def evaluate_claims(
    gold: pd.DataFrame,
    gold_pairs: pd.DataFrame,
    claims: pd.DataFrame,
    canonical: Callable[[str], str],
) -> dict[str, Any]:
    """Recall by kind, and how often entity, period and hedge of what was found are right.

    Where the gold has the columns `modality` and `metric_words` (words that the metric's name must
    hold, `|` between alternatives), they are counted too, and in `whole` the claims with nothing
    wrong. `metric_agreement` counts the comparable pairs of `gold_pairs` whose two claims were
    found and carry one metric family on both sides. `hypothetical_as_fact` must be 0.
    """
    matches = match_claims(gold, claims, canonical)
    found = [m for m in matches if m.found]
    kinds = {
        str(k): _recall([m for m in matches if m.gold["kind"] == k])
        for k in sorted(gold["kind"].unique())
    }
    by_row = {int(m.gold["row"]): m for m in matches}
    comparable = gold_pairs[gold_pairs["comparable"] == "yes"]
    sides = [(by_row[int(p["claim_a"])], by_row[int(p["claim_b"])]) for p in rows_of(comparable)]
    both = [(a.claim, b.claim) for a, b in sides if a.claim and b.claim]
    annotated = [check for check in _WHEN_ANNOTATED if check in gold.columns]
    whole = [m for m in found if not _wrong_fields(m, canonical)]
    return {
        "gold_claims": len(gold),
        "extracted_claims": len(claims),
        "recall": kinds,
        "entity": _share([m for m in found if _entity_right(m, canonical)], found),
        "period": _share([m for m in found if _period_right(m)], found),
        "hedge": _share(
            [m for m in found if m.claim and m.claim["hedge"] == m.gold["hedge"]],
            [m for m in found if m.gold["kind"] == "quantity"],
            only=lambda m: m.gold["kind"] == "quantity",
        ),
        **{
            column: _share([m for m in found if _WHEN_ANNOTATED[column](m)], found)
            for column in annotated
        },
        "whole": _share(whole, matches),
        "metric_agreement": {
            "n": len(both),
            "right": sum(a["family"] == b["family"] for a, b in both),
            "of_pairs": len(sides),
        },
        "hypothetical_as_fact": sum(
            m.gold["kind"] == "hypothetical"
            and m.claim is not None
            and m.claim["modality"] != "hypothetical"
            for m in matches
        ),
        "extra_claims": len(extra_claims(gold, claims)),
    }


def misses(gold: pd.DataFrame, claims: pd.DataFrame, canonical: Callable[[str], str]) -> list[str]:
    """A line for every gold row that is not fully right: what was expected and what was got."""
    lines = []
    for match in match_claims(gold, claims, canonical):
        wrong = _wrong_fields(match, canonical)
        if wrong:
            lines.append(
                f"row {match.gold['row']} {match.gold['doc']} {match.gold['kind']} "
                f"{match.gold.get('number_text', '')}: {'; '.join(wrong)}"
            )
    return lines


def _wrong_fields(match: Match, canonical: Callable[[str], str]) -> list[str]:
    gold, claim = match.gold, match.claim
    if claim is None:
        return ["not found"]
    wrong = []
    if not match.found:
        wrong.append(
            f"value {gold['value_low']}..{gold['value_high']} {gold['unit']} got "
            f"{claim['value_low']}..{claim['value_high']} {claim['unit']}"
        )
    if not _entity_right(match, canonical):
        wrong.append(f"entity {gold['entity']} got {claim['entity']}")
    if not _period_right(match):
        wrong.append(
            f"period {gold['period']} got "
            f"{claim['period_start']}/{claim['period_end']} {claim['period_basis']}"
        )
    if gold["kind"] == "quantity" and claim["hedge"] != gold["hedge"]:
        wrong.append(f"hedge {gold['hedge']} got {claim['hedge']}")
    for column, is_right in _WHEN_ANNOTATED.items():
        if column in gold and not is_right(match):
            wrong.append(f"{column} {gold[column]} got {claim[column.removesuffix('_words')]}")
    return wrong


def extra_claims(gold: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The extracted claims at places that the gold does not list."""
    places = {(str(r["doc"]), int(r["char_start"]), int(r["char_end"])) for r in rows_of(gold)}
    docs = {doc for doc, _, _ in places}
    extra = [
        not any(
            (doc, c["char_start"], c["char_end"]) in places for doc in docs if _in_article(c, doc)
        )
        for c in rows_of(claims)
    ]
    return claims[extra]


def evaluate_pairs(
    gold: pd.DataFrame,
    gold_pairs: pd.DataFrame,
    claims: pd.DataFrame,
    pairs: pd.DataFrame,
    canonical: Callable[[str], str],
) -> dict[str, Any]:
    """Verdicts against the gold: right among comparable pairs, contradictions among all.

    Two claims collapsed into one representative count as agreement. A comparable pair that was
    not paired is wrong; any other pair is wrong only when it is called a contradiction.
    """
    by_row = {int(m.gold["row"]): m.claim for m in match_claims(gold, claims, canonical)}
    verdicts = {
        frozenset((p["a_representative_id"], p["b_representative_id"])): str(p["verdict"])
        for p in rows_of(pairs)
    }
    right = comparable = contradictions = 0
    lines = []
    for pair in rows_of(gold_pairs):
        got = _verdict(by_row[int(pair["claim_a"])], by_row[int(pair["claim_b"])], verdicts)
        contradictions += got == "contradiction"
        if pair["comparable"] == "yes":
            comparable += 1
            right += got == pair["verdict"]
        if got == "contradiction" or (pair["comparable"] == "yes" and got != pair["verdict"]):
            lines.append(
                f"{pair['claim_a']},{pair['claim_b']} {pair['verdict']} got {got}: "
                f"{pair.get('why', '')}"
            )
    return {
        "gold_pairs": len(gold_pairs),
        "comparable": comparable,
        "right": right,
        "contradictions": contradictions,
        "misses": lines,
    }


def _verdict(
    a: dict[str, Any] | None, b: dict[str, Any] | None, verdicts: dict[frozenset[Any], str]
) -> str:
    if a is None or b is None:
        return "claim not found"
    if a["representative_id"] == b["representative_id"]:
        return "agreement"
    return verdicts.get(frozenset((a["representative_id"], b["representative_id"])), "not paired")


def _recall(matches: list[Match]) -> dict[str, float]:
    return _share([m for m in matches if m.found], matches)


def _share(
    right: list[Match], of: list[Match], *, only: Callable[[Match], bool] = lambda _: True
) -> dict[str, float]:
    right = [m for m in right if only(m)]
    return {
        "n": len(of),
        "right": len(right),
        "share": round(len(right) / len(of), 4) if of else 0.0,
    }


def _same_value(gold: dict[str, Any], claim: dict[str, Any]) -> bool:
    if gold["kind"] == "date":
        low, high = partial_date(str(gold["value_low"])), partial_date(str(gold["value_high"]))
        if claim["kind"] != "date" or low is None or high is None:
            return False
        return _near((low[0], high[1]), _claim_period(claim))
    return (
        claim["kind"] != "date"
        and _same_number(gold["value_low"], claim["value_low"])
        and _same_number(gold["value_high"], claim["value_high"])
        and claim["unit"] in str(gold["unit"]).split("|")
    )


def _same_number(gold: Any, got: Any) -> bool:
    if pd.isna(gold) or gold == "":
        return bool(pd.isna(got) or got == "")
    return not pd.isna(got) and got != "" and isclose(float(gold), float(got), rel_tol=1e-6)


def _entity_right(match: Match, canonical: Callable[[str], str]) -> bool:
    claim = match.claim
    if claim is None:
        return False
    plain = re.sub("[()]", "", str(match.gold["entity"]))
    return canonical(str(claim["entity"])) in map(canonical, plain.split("|"))


def _metric_right(match: Match) -> bool:
    claim = match.claim
    if claim is None:
        return False
    name = str(claim["metric"]).replace("_", " ").lower()
    alternatives = str(match.gold["metric_words"]).lower().split("|")
    return any(all(word in name for word in words.split()) for words in alternatives)


def _modality_right(match: Match) -> bool:
    return match.claim is not None and match.claim["modality"] == match.gold["modality"]


_WHEN_ANNOTATED: dict[str, Callable[[Match], bool]] = {
    "metric_words": _metric_right,
    "modality": _modality_right,
}


def _period_right(match: Match) -> bool:
    """Whether the claim's period is the gold's.

    A gold without a period wants none from the text. Otherwise the claim's period must lie inside
    the gold's (a day for a month is right), or hold it and be no longer than a month.
    """
    if match.claim is None:
        return False
    stated = str(match.gold["period"]) if not pd.isna(match.gold["period"]) else ""
    if not stated:
        return match.claim["period_basis"] in {"article_date", "unknown"}
    gold = period_bounds(stated)
    return gold is not None and _near(gold, _claim_period(match.claim))


def _near(gold: tuple[date, date], got: tuple[date, date] | None) -> bool:
    if got is None:
        return False
    inside = gold[0] <= got[0] and got[1] <= gold[1]
    around = got[0] <= gold[0] and gold[1] <= got[1] and got[1] - got[0] <= _MONTH_SLACK
    return inside or around


def _claim_period(claim: dict[str, Any]) -> tuple[date, date] | None:
    if not claim["period_start"] or not claim["period_end"]:
        return None
    return date.fromisoformat(claim["period_start"]), date.fromisoformat(claim["period_end"])


def period_bounds(text: str) -> tuple[date, date] | None:
    """The first and last day of `2024`, `2024-Q2`, `2024-11`, `2024-11-30` or `a/b`."""
    first, _, last = text.partition("/")
    start, end = partial_date(first), partial_date(last or first)
    return (start[0], end[1]) if start and end else None


def partial_date(text: str) -> tuple[date, date] | None:
    """The first and last day of a date that may lack its day, month or state a quarter."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", text)
    if quarter:
        year, month = int(quarter[1]), 3 * int(quarter[2]) - 2
        return date(year, month, 1), _month_end(year, month + 2)
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not parts:
        return None
    year = int(parts[1])
    if not parts[2]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(parts[2])
    if not parts[3]:
        return date(year, month, 1), _month_end(year, month)
    day = date(year, month, int(parts[3]))
    return day, day


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
