"""Figures that two reports of one story share, alike or misprinted, and the heading they get."""

from __future__ import annotations

import pandas as pd
import pytest

from detector.lexicon import Lexicon
from detector.same_facts import share_headings
from detector.unread import UNREAD
from tests.test_fact_links import SETTINGS

LEXICON: Lexicon = SETTINGS.lexicon

# article, entity, metric, value, and what differs from the defaults
Row = tuple[str, str, str, float, dict[str, str]]

VISITS = "visitors"
"""A metric of the table, in trips; `museum_goers` is one that no table lists."""
STORY: list[Row] = [
    ("a", "岚浦博物馆", "tickets_sold", 431_200.0, {}),
    ("b", "岚浦博物馆", "tickets_sold", 431_200.0, {}),
]
"""What makes one story of two articles, with a name in common."""


def claims(rows: list[Row]) -> pd.DataFrame:
    """Claims of 2024, each in the article of its row, published on one day."""
    made = []
    for article, entity, metric, value, differs in rows:
        listed = LEXICON.metrics.get(metric)
        told = {
            "article": article,
            "published": "2025-03-10",
            "kind": "quantity",
            "modality": "actual",
            "entity": entity,
            "metric": metric,
            "family": listed.family if listed else metric,
            "definition": listed.definition if listed else "",
            "unit": (listed and listed.unit) or "count",
            "scope": "",
            "period_start": "2024-01-01",
            "period_end": "2024-12-31",
            "period_basis": "explicit",
            "value_low": value,
            "value_high": value,
        }
        made.append({**told, **differs})
    return pd.DataFrame(made)


def headings(rows: list[Row]) -> list[tuple[str, str]]:
    """The entity and the metric that the last two rows get."""
    told = share_headings(claims([*STORY, *rows]), LEXICON).iloc[-2:]
    return list(zip(told["entity"], told["metric"], strict=True))


A: Row = ("a", "岚浦博物馆", VISITS, 5_283_000.0, {})

JOINED = [
    pytest.param(("b", "岚浦", VISITS, 5_283_000.0, {}), id="another owner"),
    pytest.param(("b", "", VISITS, 5_280_000.0, {}), id="no owner, rounded"),
    pytest.param(("b", "岚浦博物馆", "museum_goers", 5_283_000.0, {}), id="another measure"),
    pytest.param(("b", "岚浦", "museum_goers", 5_283_000.0, {}), id="both, of four digits"),
    pytest.param(("b", "岚浦", VISITS, 5_823_000.0, {}), id="digits swapped, another owner"),
    pytest.param(
        ("b", "岚浦博物馆", "museum_goers", 5_823_000.0, {}), id="digits swapped, another measure"
    ),
    pytest.param(
        ("b", "岚浦", VISITS, 5_283_000.0, {"period_basis": "article_date"}), id="no time stated"
    ),
]


@pytest.mark.parametrize("other", JOINED)
def test_a_figure_of_one_story_gets_one_heading(other: Row) -> None:
    told = headings([A, other])
    assert told[0] == told[1] == ("岚浦博物馆", VISITS)


APART = [
    pytest.param(("b", "岚浦", "museum_goers", 5_280_000.0, {}), id="both, of three digits"),
    pytest.param(("b", "岚浦", "museum_goers", 5_823_000.0, {}), id="both, digits swapped"),
    pytest.param(("b", "岚浦", VISITS, 58_230_000.0, {}), id="swapped and ten times as many"),
    pytest.param(("b", "岚浦", VISITS, 5_391_000.0, {}), id="other digits"),
    pytest.param(("b", "岚浦", VISITS, 5_276_500.0, {}), id="alike but for rounding that is none"),
    pytest.param(("b", "岚浦", VISITS, 5_283_000.0, {"period_end": "2024-06-30"}), id="other time"),
    pytest.param(("b", "岚浦", VISITS, 5_283_000.0, {"unit": "CNY"}), id="money, and trips"),
    pytest.param(("b", "岚浦", VISITS, -5_283_000.0, {}), id="a fall, and a rise"),
    pytest.param(
        ("b", "岚浦", "visitors_growth_yoy", 5_283_000.0, {"unit": "trips"}), id="a growth"
    ),
    pytest.param(("b", "岚浦", VISITS, 5_283_000.0, {"modality": "target"}), id="a target"),
    pytest.param(
        ("b", "岚浦", VISITS, 5_283_000.0, {"published": "2025-06-10"}), id="months later"
    ),
]


@pytest.mark.parametrize("other", APART)
def test_what_may_be_another_fact_keeps_its_heading(other: Row) -> None:
    assert headings([A, other]) == [(A[1], A[2]), (other[1], other[2])]


def test_parts_of_other_names_are_two() -> None:
    scoped = [(*A[:4], {"scope": "overseas"}), ("b", "岚浦", VISITS, A[3], {"scope": "rural"})]
    assert headings(scoped)[1][0] == "岚浦"


def test_articles_that_share_one_figure_and_no_name_tell_no_story() -> None:
    rows = [A, ("b", "岚浦", VISITS, 5_283_000.0, {})]
    told = share_headings(claims(rows), LEXICON)
    assert list(told["entity"]) == ["岚浦博物馆", "岚浦"]


def test_two_companies_of_the_table_stay_apart() -> None:
    rows = [("a", "星巴克", VISITS, 5_283_000.0, {}), ("b", "麦当劳", VISITS, 5_283_000.0, {})]
    assert [entity for entity, _ in headings(rows)] == ["星巴克", "麦当劳"]


def test_names_stay_apart_of_which_one_article_tells_both() -> None:
    both: Row = ("b", "岚浦博物馆", VISITS, 7_412_000.0, {})
    assert headings([both, A, ("b", "岚浦", VISITS, 5_283_000.0, {})])[1][0] == "岚浦"


def test_the_owner_stands_that_most_articles_name() -> None:
    rows = [(article, "岚浦", VISITS, 5_283_000.0, {}) for article in "bc"]
    story: Row = ("c", "岚浦博物馆", "tickets_sold", 431_200.0, {})
    assert headings([story, A, *rows]) == [("岚浦", VISITS)] * 2


def test_two_things_of_one_article_do_not_meet_by_others_in_between() -> None:
    """浦舟海洋博物馆 of `c` is misread: `a`, which tells of both, keeps them two."""
    rows: list[Row] = [
        ("c", "岚浦博物馆", "tickets_sold", 431_200.0, {}),
        ("c", "浦舟海洋博物馆", VISITS, 5_823_000.0, {}),
        ("b", "Lampu", VISITS, 5_283_000.0, {}),
        ("a", "浦舟海洋博物馆", VISITS, 3_930_000.0, {}),
    ]
    told = share_headings(claims([*STORY, *rows, A]), LEXICON)
    of_a = told[told["article"] == "a"].iloc[-2:]
    assert len(set(of_a["entity"])) == 2


UNREAD_ROW = {"metric": UNREAD.name, "family": UNREAD.family, "definition": ""}

SHOWN = [
    pytest.param(("b", "岚浦博物馆", VISITS, 5_283_000.0, UNREAD_ROW), VISITS, id="equal"),
    pytest.param(("b", "岚浦博物馆", VISITS, 5_823_000.0, UNREAD_ROW), VISITS, id="digits swapped"),
    pytest.param(("b", "", VISITS, 5_283_000.0, UNREAD_ROW), VISITS, id="of nobody"),
    pytest.param(("b", "浦舟", VISITS, 5_823_000.0, UNREAD_ROW), "unread", id="of somebody else"),
    pytest.param(
        ("b", "岚浦博物馆", VISITS, 5_283_000.0, {**UNREAD_ROW, "unit": "CNY"}),
        "unread",
        id="a sum",
    ),
    pytest.param(("b", "岚浦博物馆", VISITS, 5_391_000.0, UNREAD_ROW), "unread", id="another"),
]


@pytest.mark.parametrize(("other", "metric"), SHOWN)
def test_an_equal_figure_tells_what_one_measures_that_was_not_read(other: Row, metric: str) -> None:
    assert headings([A, other])[1][1] == metric


def test_a_story_of_unread_figures_takes_one_that_both_articles_tell() -> None:
    unread = [(article, "岚浦博物馆", VISITS, 431_200.0, UNREAD_ROW) for article in "ab"]
    told = share_headings(claims([*unread, A, ("b", "岚浦", VISITS, 5_283_000.0, {})]), LEXICON)
    assert list(told["entity"])[-1] == "岚浦博物馆"


def test_unread_figures_alone_make_no_story() -> None:
    unread = [(article, "岚浦博物馆", VISITS, 431_200.0, UNREAD_ROW) for article in "ab"]
    rows: list[Row] = [A, ("b", "岚浦博物馆", VISITS, 5_823_000.0, UNREAD_ROW)]
    told = share_headings(claims([*unread, *rows]), LEXICON)
    assert list(told["metric"]) == ["unread", "unread", VISITS, "unread"]


def test_figures_that_others_rounded_alike_are_two() -> None:
    """`c` tells of 岚浦 what `b` tells of the museum, but for a digit; `a` rounds both."""
    rows: list[Row] = [
        ("c", "岚浦博物馆", "tickets_sold", 431_200.0, {}),
        ("a", "岚浦", "museum_goers", 5_280_000.0, {}),
        ("b", "岚浦博物馆", "museum_goers", 5_283_000.0, {}),
        ("c", "岚浦", VISITS, 5_281_000.0, {}),
    ]
    told = share_headings(claims([*STORY, *rows]), LEXICON)
    assert list(told["entity"])[-3:] == ["岚浦", "岚浦博物馆", "岚浦"]
