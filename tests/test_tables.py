"""Tables: a cell is read as what the heads of its row and its column make of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.cleaning import clean
from detector.paths import default_configs
from detector.pipeline import extract_claims
from detector.records import Article
from detector.settings import load_settings
from detector.tables import find_tables, table_cells

SETTINGS = load_settings(default_configs())

MARKDOWN = """各品牌出货情况如下。

| 厂商 | 2025年第二季度出货量(百万台) | 市场份额 |
|---|---:|---:|
| 三星 | 1.86 | 19.8% |
| 小米 | 1.79 | 19.0% |

以上为初步数据。
"""


def cells(text: str) -> list[str]:
    source = clean(text)
    return [c.clean.text for table in find_tables(source.text) for c in table_cells(source, table)]


def test_cells_take_their_heads_and_unit() -> None:
    assert cells(MARKDOWN) == [
        "三星 2025年第二季度出货量 1.86百万台",
        "三星 市场份额 19.8%",
        "小米 2025年第二季度出货量 1.79百万台",
        "小米 市场份额 19.0%",
    ]


@pytest.mark.parametrize(
    ("first", "column", "told"),
    [
        ("Qixi Retail", "Number of stores", "Qixi Retail number of stores = 2020"),
        ("Qixi Retail", "GDP growth", "Qixi Retail GDP growth = 2020"),
        ("2024", "Qixi sales", "2024 Qixi sales = 2020"),
        ("Q3", "Qixi sales", "Q3 Qixi sales = 2020"),
    ],
)
def test_only_one_head_names_what_is_told_of(first: str, column: str, told: str) -> None:
    assert cells(f"| | {column} |\n|---|---|\n| {first} | 2020 |\n") == [told]


def test_a_bare_number_is_marked_as_a_value() -> None:
    assert cells("| 指标 | 2025年 |\n|---|---|\n| 死亡病例 | 37 |\n") == ["死亡病例 2025年 = 37"]


@pytest.mark.parametrize(
    "text",
    ["三星 | 小米", "一句话里有 | 一个竖线。\n下一句没有。", "", "||||\n||||"],
    ids=["one line", "a bar in prose", "nothing", "bars alone"],
)
def test_what_is_no_table(text: str) -> None:
    assert cells(text) == []


def test_claims_of_a_table_stand_in_its_cells() -> None:
    article = Article(
        "t.md", "t.md", MARKDOWN, clean(MARKDOWN), "", "", "zh-Hans", date(2025, 8, 5), "field"
    )
    claims = extract_claims([article], SETTINGS)
    told = {
        (c.entity, c.metric, c.value_low, c.value_text, c.period_start, c.quote)
        for c in claims.itertuples()
        if c.metric == "shipments"
    }
    assert told == {
        ("三星电子", "shipments", 1_860_000, "1.86", "2025-04-01", "| 三星 | 1.86 | 19.8% |"),
        ("小米", "shipments", 1_790_000, "1.79", "2025-04-01", "| 小米 | 1.79 | 19.0% |"),
    }
    for claim in claims.itertuples():
        assert MARKDOWN[claim.char_start : claim.char_end] == claim.value_text


@given(st.text(alphabet="|-: \n三星出货量1.8%(万台)", max_size=80))
def test_any_text_with_bars_maps_into_itself(text: str) -> None:
    source = clean(text)
    for table in find_tables(source.text):
        for cell in table_cells(source, table):
            for index in range(len(cell.clean.text)):
                start, end = cell.clean.original_span(index, index + 1)
                assert 0 <= start < end <= len(text)
