"""Names, measures and parts that equal figures of two reports of one story show to be the same."""

# ruff: noqa: E501  (one row of a table is one line)

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from detector.cleaning import clean
from detector.paths import default_configs
from detector.pipeline import extract_claims
from detector.records import Article
from detector.settings import load_settings

SETTINGS = load_settings(default_configs())


def claims_of(*texts: str, days_apart: int = 1) -> pd.DataFrame:
    """The claims of these articles, published so many days after one another."""
    articles = []
    for n, text in enumerate(texts):
        lang = "en" if text.isascii() else "zh-Hans"
        when = date.fromordinal(date(2025, 3, 10).toordinal() + n * days_apart)
        articles.append(
            Article(f"{n}.txt", f"{n}.txt", text, clean(text), "", f"{n}", lang, when, "field")
        )
    return extract_claims(articles, SETTINGS)


def told(claims: pd.DataFrame, column: str, value: float) -> list[str]:
    """What the claims of a value say in a column, article by article."""
    return list(claims[claims["value_low"] == value][column])


ZH = "星巴克2024年营收361.8亿美元。岚浦茶业2024年营收140.6亿元,净利润21.7亿元。"
EN = "Starbucks had revenue of $36.18 billion in 2024. Lanpu Tea had revenue of 14.06 billion yuan in 2024, and net profit of 2.17 billion yuan."


def test_a_name_in_two_scripts_is_one_where_figures_agree() -> None:
    assert len({*told(claims_of(ZH, EN), "entity", 1.406e10)}) == 1


def test_a_headline_that_tells_a_figure_again_is_no_other_figure() -> None:
    zh = f"岚浦茶业2024年营收140.6亿元\n\n{ZH}"
    assert len({*told(claims_of(zh, EN), "entity", 1.406e10)}) == 1


@pytest.mark.parametrize(
    ("other", "days_apart"),
    [
        pytest.param(EN, 90, id="reports months apart tell no one story"),
        pytest.param(
            "Lanpu Tea had revenue of 14.06 billion yuan in 2024.",
            1,
            id="one figure makes no story",
        ),
        pytest.param(
            EN.replace("14.06", "14").replace("2.17", "2"), 1, id="round figures show nothing"
        ),
        pytest.param(EN.replace("in 2024", "in 2023"), 1, id="figures of other years"),
    ],
)
def test_names_stay_apart(other: str, days_apart: int) -> None:
    claims = claims_of(ZH, other, days_apart=days_apart)
    assert "Lanpu Tea" in {*claims["entity"]}
    assert "岚浦茶业" in {*claims["entity"]}


def test_names_that_an_article_tells_apart_are_two() -> None:
    both = "岚浦茶业2023年营收12.3亿元。Lanpu Tea营收9.7亿元。"
    assert {"Lanpu Tea", "岚浦茶业"} <= {*claims_of(ZH, EN, both)["entity"]}


def test_a_third_article_is_set_against_what_two_agree_on() -> None:
    wrong = "岚浦茶业2024年营收146亿元。"
    claims = claims_of(ZH, EN, wrong)
    assert {*told(claims, "entity", 1.46e10)} == {*told(claims, "entity", 1.406e10)}


OWN = "岚浦茶业2024年营收140.6亿元,净利润21.7亿元。"
"""What one article gives to a company."""


def test_another_name_of_one_story_is_the_same_there_and_only_there() -> None:
    other = OWN.replace("岚浦茶业", "拓海茶业")
    claims = claims_of(OWN, OWN, other, "拓海茶业2024年营收98.7亿元。")
    assert {*told(claims, "entity", 1.406e10)} == {"岚浦茶业"}
    assert told(claims, "entity", 9.87e9) == ["拓海茶业"]


def test_names_stay_apart_where_one_article_has_the_measure_of_both() -> None:
    both = OWN.replace("岚浦茶业", "拓海茶业") + "岚浦茶业2024年营收98.7亿元。"
    claims = claims_of(OWN, both)
    assert {*told(claims, "entity", 1.406e10)} == {"岚浦茶业", "拓海茶业"}


def test_names_stay_apart_where_as_many_figures_differ_as_agree() -> None:
    more = "毛利率为{},研发投入{}亿元。"
    other = OWN.replace("岚浦茶业", "拓海茶业")
    claims = claims_of(OWN + more.format("41.2%", 3.17), other + more.format("18.6%", 8.52))
    assert {*told(claims, "entity", 1.406e10)} == {"岚浦茶业", "拓海茶业"}


def test_entries_of_the_table_are_never_joined() -> None:
    texts = (
        "星巴克2024年营收361.8亿美元,净利润37.6亿美元。",
        "McDonald's had revenue of $36.18 billion in 2024, and net profit of $3.76 billion.",
    )
    assert {*told(claims_of(*texts), "entity", 3.618e10)} == {"星巴克", "麦当劳"}


def test_a_measure_in_other_words_is_one_where_figures_agree() -> None:
    texts = (
        "星巴克2024年营收361.8亿美元,净利润37.6亿美元,烘焙间数量11147个。",
        "Starbucks had revenue of $36.18 billion in 2024, and net profit of $3.76 billion. It had 11,147 roasting rooms.",
    )
    assert len({*told(claims_of(*texts), "metric", 11147)}) == 1


def test_a_part_in_two_languages_is_one_where_figures_agree() -> None:
    texts = (
        "星巴克2024年营收361.8亿美元,净利润37.6亿美元。月饼收入24.6亿美元。",
        "Starbucks had revenue of $36.18 billion in 2024, and net profit of $3.76 billion. Mooncakes brought in $2.46 billion.",
    )
    assert {*told(claims_of(*texts), "scope", 2.46e9)} == {"mooncakes"}


def test_whose_a_figure_is_that_names_nobody() -> None:
    texts = (
        "星巴克2024年营收361.8亿美元,净利润37.6亿美元,门店40199家。",
        "In the industry, the net profit was $3.76 billion in 2024. Revenue was $36.18 billion. In all 40,199 stores were open.",
    )
    assert {*told(claims_of(*texts), "entity", 3.618e10)} == {"星巴克"}


def test_the_order_of_articles_is_nothing_to_it() -> None:
    one, two = claims_of(ZH, EN, days_apart=0), claims_of(EN, ZH, days_apart=0)
    assert {*one["entity"]} == {*two["entity"]}
