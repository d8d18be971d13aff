"""Figures that must fit each other: real texts, figures that fit by construction, and slips."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import figures as figures_module
from detector.articles import read_articles
from detector.derived import derive
from detector.derived_checks import CHECKS, Check, Misfit
from detector.figures import EVEN, base_dates, dates_around, figures_of, says
from detector.judging_config import RULES
from detector.pairing import pair_claims
from detector.paths import default_configs
from detector.pipeline import (
    Findings,
    extract_claims,
    judge_and_rank,
    pair_and_compare,
)
from detector.pipeline import score as score_pairs
from detector.records import PAIR_COLUMNS
from detector.settings import load_settings
from tests.claim_frames import claim, frame
from tests.commands import StubScorer
from tests.derived_cases import CASES, KNOWN_MISSES, Case
from tests.whole_tables import render_html

SETTINGS = load_settings(default_configs())
DERIVED = SETTINGS.derived
Y2023 = {"period_start": "2023-01-01", "period_end": "2023-12-31"}


# --- real texts ----------------------------------------------------------------------------------


def claims_of(folder: Path, texts: Iterable[str]) -> pd.DataFrame:
    """What is read from articles of these texts."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return extract_claims(read_articles([folder], SETTINGS.articles).articles, SETTINGS)


def findings(folder: Path, *texts: str) -> Findings:
    """What the whole program finds in articles of these texts, by arithmetic."""
    paired = pair_and_compare(claims_of(folder, texts), SETTINGS)
    scored = score_pairs(paired.pairs, StubScorer())
    return judge_and_rank(paired.claims, scored, SETTINGS, "auto")


def derived_of(claims: pd.DataFrame) -> pd.DataFrame:
    """The pairs that the derived checks add."""
    paired = pair_claims(claims, SETTINGS.pairing)
    strong = SETTINGS.judging.strong_bases
    return derive(paired.claims, DERIVED, SETTINGS.comparison, strong)


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_articles_set_off_the_rule_that_an_editor_would_expect(case: Case, tmp_path: Path) -> None:
    expected = set() if case.name in KNOWN_MISSES else {case.rule} - {""}
    assert set(derived_of(claims_of(tmp_path, case.articles))["check"]) == expected


def test_entities_are_checked_apart_as_they_are_together(tmp_path: Path, monkeypatch) -> None:
    claims = claims_of(tmp_path, [text for case in CASES for text in case.articles])
    together = derived_of(claims)
    monkeypatch.setattr(figures_module, "_AT_ONCE", 2)
    apart = derived_of(claims)
    assert len({*together["check"]}) > 5
    pd.testing.assert_frame_equal(apart, together)


def test_a_misfit_is_a_contradiction_unless_something_is_in_doubt() -> None:
    checks = [*get_args(Check)]
    assert {RULES[check] for check in checks} == {"contradiction"}
    assert {RULES[f"{check}_unclear"] for check in checks} == {"undetermined"}


def test_a_misfit_reaches_every_report(tmp_path: Path) -> None:
    """One discrepancy, first of all, with a reason that names the three figures."""
    found = findings(tmp_path, *CASES[0].articles)
    [row] = found.pairs[found.pairs["check"] != ""].to_dict("records")
    first = found.discrepancies.iloc[0]
    assert (first["verdict"], first["discrepancy_id"]) == ("contradiction", row["discrepancy_id"])
    assert {*PAIR_COLUMNS} <= {*found.pairs.columns}
    for figure in ("427.2万辆", "382.4万辆", "41.3%", "540.1万至540.9万"):
        assert figure in first["reason"]
    page = render_html(
        found.claims,
        found.pairs,
        found.discrepancies,
        {"config_hash": "", "counts": {}, "model": None, "versions": {}},
        config=SETTINGS.report,
        lang="zh",
        labels={},
    )
    assert "540.1万至540.9万" in page


# --- figures that fit by construction ------------------------------------------------------------

RATE = {"metric": "vehicle_sales_growth_yoy", "family": "vehicle_sales_growth_yoy",
        "definition": "", "unit": "percent"}  # fmt: skip


def derived(*claims: dict[str, object]) -> pd.DataFrame:
    return derived_of(frame(*claims))


def misfits(*claims: dict[str, object]) -> list[Misfit]:
    """What the checks find, before it is made into pairs."""
    figures = figures_of(frame(*claims), SETTINGS.comparison, SETTINGS.judging.strong_bases)
    return [misfit for check in CHECKS for misfit in check(figures, DERIVED)]


def rounded(value: float, digits: int) -> tuple[float, float]:
    """`value` to `digits` places, and half of the last of them."""
    return round(value, digits), 0.5 * 10.0**-digits


def growth(now: float, then: float, rate: float, places: tuple[int, int, int]) -> list[Misfit]:
    """What is derived from a sentence with a value and its growth, and a sentence with the base."""
    (now, now_margin), (then, then_margin), (rate, rate_margin) = (
        rounded(v, d) for v, d in zip((now, then, rate), places, strict=True)
    )
    word = "增长" if rate >= 0 else "下降"
    said = f"比亚迪2024年销量为{now}万辆，同比{word}{abs(rate)}%"
    base = f"比亚迪2023年销量为{then}万辆"
    here, there = {"quote": said, "statement": said}, {"quote": base, "statement": base}
    return misfits(
        claim(now * 1e4, margin=now_margin * 1e4, value_text=f"{now}万辆", char_start=12,
              char_end=20, **here),
        claim(abs(rate), margin=rate_margin, value_text=f"{abs(rate)}%", char_start=25,
              char_end=30, **RATE, **here),
        claim(then * 1e4, margin=then_margin * 1e4, value_text=f"{then}万辆", char_start=60,
              char_end=68, **Y2023, **there),
    )  # fmt: skip


PLACES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2))


@given(st.floats(20, 9000), st.floats(-60, 90), PLACES)
def test_growth_that_fits_is_never_reported(
    then: float, rate: float, places: tuple[int, int, int]
) -> None:
    """Whatever digits each of the three is rounded to."""
    assert not growth(then * (1 + rate / 100), then, rate, places)


@given(
    st.floats(20, 9000), st.floats(-60, 90), PLACES, st.sampled_from(["now", "then"]), st.booleans()
)
def test_a_slipped_digit_is_always_reported(
    then: float, rate: float, places: tuple[int, int, int], which: str, up: bool
) -> None:
    """One value ten times too large or too small, and the miss is ten."""
    now, slip = then * (1 + rate / 100), 10.0 if up else 0.1
    values = (now * slip, then) if which == "now" else (now, then * slip)
    [misfit] = growth(*values, rate, (*places[:2], max(1, places[2])))
    nearest, furthest = misfit.miss
    assert misfit.check == "growth_misfit"
    assert nearest <= 10 * (1 + EVEN)
    assert furthest * (1 + EVEN) >= 10


@given(
    st.floats(1, 500), st.floats(1, 500), st.tuples(st.integers(0, 2), st.integers(0, 2)),
    st.integers(0, 2),
)  # fmt: skip
def test_parts_that_make_their_total_are_never_reported(
    first: float, second: float, places: tuple[int, int], total_places: int
) -> None:
    claims = [
        claim(value * 1e4, margin=margin * 1e4, entity=entity, char_start=at, char_end=at + 5)
        for entity, (value, margin), at in (
            ("Model 3", rounded(first, places[0]), 0),
            ("Model Y", rounded(second, places[1]), 10),
            ("特斯拉", rounded(first + second, total_places), 20),
        )
    ]
    assert not misfits(*claims)


@given(st.floats(1, 500), st.floats(1, 500))
def test_a_part_ten_times_its_total_is_always_reported(first: float, second: float) -> None:
    claims = [
        claim(value * 1e4, entity=entity, char_start=at, char_end=at + 5)
        for entity, value, at in (
            ("Model Y", max(first, second) * 10, 0),
            ("特斯拉", first + second, 20),
        )
    ]
    assert [m.check for m in misfits(*claims)] == ["part_exceeds_whole"]


# --- what keeps a check silent, or in doubt ------------------------------------------------------

TESLA, MODEL = {"entity": "特斯拉"}, {"entity": "Model Y", "char_start": 40, "char_end": 45}
ABOUT = {"hedge": "about"}
PARTS = [
    ("a part above its whole", claim(1.79e6, **TESLA), claim(2.1e6, **MODEL), "contradiction"),
    ("by little", claim(1.79e6, **TESLA), claim(1.83e6, **MODEL), "unclear"),
    ("two sources", claim(1.79e6, attribution="IDC", **TESLA),
     claim(2.1e6, attribution="Canalys", **MODEL), "unclear"),
    ("one source", claim(1.79e6, attribution="IDC", **TESLA),
     claim(2.1e6, attribution="IDC", **MODEL), "contradiction"),
    ("within rounding", claim(1.8e6, margin=5e4, **TESLA), claim(1.83e6, **MODEL), ""),
    ("about as many", claim(1.79e6, **ABOUT, **TESLA), claim(1.85e6, **ABOUT, **MODEL), ""),
    ("more than so many", claim(1.79e6, hedge="over", value_high=float("nan"), **TESLA),
     claim(2.1e6, **MODEL), ""),
    ("an estimate", claim(1.79e6, **TESLA), claim(2.1e6, modality="estimate", **MODEL), ""),
    ("a time by the article's date", claim(1.79e6, **TESLA),
     claim(2.1e6, period_basis="article_date", **MODEL), ""),
    ("another year", claim(1.79e6, **TESLA), claim(2.1e6, **Y2023, **MODEL), ""),
    ("another scope", claim(1.79e6, **TESLA), claim(2.1e6, scope="overseas", **MODEL), ""),
    ("another unit", claim(1.79e6, **TESLA), claim(2.1e6, unit="units", **MODEL), ""),
    ("part of a part", claim(1.79e6, statement="特斯拉上海品牌销量427.2万辆", **TESLA),
     claim(2.1e6, **MODEL), ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "whole", "part", "outcome"), PARTS, ids=[c[0] for c in PARTS])
def test_a_part_and_its_whole(
    name: str, whole: dict[str, object], part: dict[str, object], outcome: str
) -> None:
    checks = list(derived(whole, part)["check"])
    rule = {"contradiction": "part_exceeds_whole", "unclear": "part_exceeds_whole_unclear"}
    assert checks == ([rule[outcome]] if outcome else [])


def test_values_that_exclude_each_other_prove_nothing() -> None:
    """The total is disputed: that is found as a pair, and no part is blamed for it."""
    other = claim(4e6, article="b.txt", **TESLA)
    assert derived(claim(1.79e6, **TESLA), other, claim(2.1e6, **MODEL)).empty


def test_a_misfit_told_in_two_articles_is_one_pair() -> None:
    copies = [claim(2.1e6, **{**MODEL, "article": name}) for name in ("b.txt", "c.txt")]
    assert len(derived(claim(1.79e6, **TESLA), *copies)) == 1


def test_the_order_of_claims_changes_nothing() -> None:
    claims = [claim(1.79e6, **TESLA), claim(2.1e6, **MODEL), claim(3e6, **{**MODEL, **Y2023})]
    claims.append(claim(2.5e6, **{**TESLA, **Y2023}, char_start=90, char_end=95))
    pd.testing.assert_frame_equal(derived(*claims), derived(*reversed(claims)))


# --- slips between two articles ------------------------------------------------------------------

SLIPS = [
    ("ten times", "2024年营收为3376亿元", "2024年营收为337.6亿元", "10倍"),
    ("万 and 亿", "2024年营收为3376亿元", "2024年营收为3376万元", "10,000倍"),
    ("rounded on one side", "2024年营收为3375.9亿元", "2024年营收为337.6亿元", "10倍"),
    ("no power of ten", "2024年营收为3376亿元", "2024年营收为357.6亿元", ""),
]


@pytest.mark.parametrize(("name", "one", "two", "told"), SLIPS, ids=[c[0] for c in SLIPS])
def test_a_reason_names_a_slip(name: str, one: str, two: str, told: str, tmp_path: Path) -> None:
    texts = (f"2025年3月5日讯 美团{one}。", f"2025年3月6日讯 美团{two}，引发关注。")
    [row] = findings(tmp_path, *texts).pairs.to_dict("records")
    assert row["verdict"] == "contradiction"
    assert ("恰好相差" in row["reason"]) == bool(told)
    assert told in row["reason"]


# --- dates, words, configuration -----------------------------------------------------------------


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "base", "expected"),
    [
        ("2024-01-01", "2024-12-31", "year", ("2023-01-01", "2023-12-31")),
        ("2024-07-01", "2024-09-30", "period", ("2024-04-01", "2024-06-30")),
        ("2024-01-01", "2024-03-31", "period", ("2023-10-01", "2023-12-31")),
        ("2025-02-01", "2025-02-28", "year", ("2024-02-01", "2024-02-29")),
        ("2024-03-01", "2024-03-31", "period", ("2024-02-01", "2024-02-29")),
        ("2024-01-01", "2024-05-31", "period", None),
        ("2024-01-15", "2024-02-14", "period", None),
    ],
)
def test_what_growth_is_measured_from(
    start: str, end: str, base: str, expected: tuple[str, str] | None
) -> None:
    found = base_dates((day(start), day(end)), base)
    assert found == (expected and (day(expected[0]), day(expected[1])))


def test_periods_around_a_month() -> None:
    april = day("2024-04-01"), day("2024-04-30")
    around = [(a.isoformat(), b.isoformat()) for a, b in dates_around(april)]
    assert around == [
        ("2024-04-01", "2024-04-30"),
        ("2024-04-01", "2024-06-30"),
        ("2024-01-01", "2024-06-30"),
        ("2024-01-01", "2024-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("group revenue fell", "up ", False),
        ("was up 10%", "up ", True),
        ("Rose 10%", "rose", True),
        ("prose", "rose", False),
        ("销量同比增长", "增长", True),
    ],
)
def test_latin_words_begin_where_no_other_goes_on(text: str, word: str, expected: bool) -> None:
    assert says(text, (word,)) == expected


@pytest.mark.parametrize(
    ("statement", "text", "expected"),
    [
        ("销量427.2万辆，同比增长41.3%，创新高", "41.3%", ("同比增长", "")),
        ("up 1,041.3% from 41.3%", "41.3%", ("up 1,041.3% from ", "")),
        ("增长30%，另一项也增长30%", "30%", ("", "")),
        ("增长三成", "30%", ("", "")),
        ("銷量", "銷量", ("", "")),
    ],
)
def test_the_clause_of_a_value(statement: str, text: str, expected: tuple[str, str]) -> None:
    """A value that stands twice in its sentence, or not at all, has no clause."""
    one = pair_claims(frame(claim(statement=statement, value_text=text)), SETTINGS.pairing).claims
    [figure] = figures_of(one, SETTINGS.comparison, SETTINGS.judging.strong_bases).all
    assert figure.clause() == expected


def test_what_the_configuration_names_exists() -> None:
    lexicon = SETTINGS.lexicon
    families = {m.family for m in lexicon.metrics.values()}
    groups = DERIVED.families
    named = {*DERIVED.wholes, *(part for parts in DERIVED.wholes.values() for part in parts)}
    metrics = {m for s in DERIVED.submetrics for m in (s.whole, s.part)} | DERIVED.exclusive_shares
    metrics |= {m for p in DERIVED.products for m in (p.product, p.quantity, p.price)}
    assert groups.flow | groups.stock | groups.overlapping <= families
    assert named <= {*lexicon.entities}
    assert metrics <= {*lexicon.metrics}


def test_no_part_belongs_to_two_wholes() -> None:
    parts = [part for parts in DERIVED.wholes.values() for part in parts]
    assert len(parts) == len({*parts})
