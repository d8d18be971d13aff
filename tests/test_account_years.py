"""Years of accounts told by their months in one article and by their label in another."""

from __future__ import annotations

import pytest

from tests.test_fact_links import claims_of, told

BY_MONTHS = "岚浦茶业6日公布，在截至2024年3月31日的财年，营收1406.3亿日元，净利润85.1亿日元。"
LABELLED = "岚浦茶业6日公布2023财年业绩，营收1406.3亿日元，净利润81.5亿日元。"
NET = (8.51e9, 8.15e9)

# the other article, and the year that the figure told by its months gets
SHOWN = [
    pytest.param(LABELLED, "2023-01-01", id="one exact figure shows the label"),
    pytest.param(LABELLED.replace("2023财年", "2024财年"), "2024-01-01", id="or that of the end"),
    pytest.param(LABELLED.replace("1406.3亿", "约1406亿"), "2023-01-01", id="a rounded figure"),
    pytest.param(LABELLED.replace("1406.3亿", "1523.7亿"), "2023-04-01", id="no figure is alike"),
    pytest.param(LABELLED.replace("营收", "总资产"), "2023-04-01", id="that of another measure"),
    pytest.param(LABELLED.replace("2023财年", "2020财年"), "2023-04-01", id="a label too far off"),
    pytest.param(LABELLED.replace("岚浦茶业", "朔陵酒业"), "2023-04-01", id="of another company"),
]


@pytest.mark.parametrize(("other", "start"), SHOWN)
def test_equal_figures_show_which_label_a_year_of_accounts_has(other: str, start: str) -> None:
    assert told(claims_of(BY_MONTHS, other), "period_start", NET[0]) == [start]


def test_all_years_of_a_company_take_their_labels() -> None:
    earlier = "岚浦茶业在截至2022年3月31日的财年净利润为70.9亿日元。"
    claims = claims_of(BY_MONTHS, LABELLED, earlier)
    assert told(claims, "period_start", 7.09e9) == ["2021-01-01"]
    assert told(claims, "period_granularity", 7.09e9) == ["year"]


def test_years_that_end_in_several_months_keep_them() -> None:
    rolling = "岚浦茶业在截至2024年2月28日的一年营收为1390.2亿日元。"
    claims = claims_of(BY_MONTHS, LABELLED, rolling)
    assert told(claims, "period_start", NET[0]) == ["2023-04-01"]


def test_a_place_has_no_accounts() -> None:
    texts = (text.replace("岚浦茶业6日公布", "上海6日公布") for text in (BY_MONTHS, LABELLED))
    assert told(claims_of(*texts), "period_start", 8.51e9) == ["2023-04-01"]
