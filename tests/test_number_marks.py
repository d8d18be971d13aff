"""Marks on a hypothesis's numbers: a table of cases, and what holds for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.number_marks import marked, numbers_in

CASES = [
    # premise, hypothesis as the model reads it
    ("票房达到52亿元", "票房超过50亿 <元"),
    ("票房達到52億元", "票房超過5,200,000,000 =元"),
    ("revenue of 80 billion yuan", "收入为800亿 =元"),
    ("revenue of 80 billion yuan", "收入为80亿 <元"),
    ("月活4197.6万", "月活4200万 = >"),  # equal within rounding, and higher
    ("共有三个男人", "共有四 >个男人"),
    ("three men are boating", "11 > men are boating"),
    ("The two men sit.", "The six > men sit."),
    ("他有十二只狗", "他有二十 >只狗"),
    # Of several numbers, those of the unit come first, then an equal one, then the nearest.
    ("有3条狗和8只猫", "有5 <只猫"),
    ("有3条狗和8只猫", "有5 >条狗"),
    ("占地20公顷，建筑面积20万平方米", "占地20 =公顷，建筑面积80万 >平方米"),
    # Kinds never meet: a year is no count, a share no amount, a rank no number.
    ("in 2023, revenue rose", "revenue was 2,023 million"),
    ("2023年营收增长", "2024 >年营收增长"),
    ("released in 2007", "released in the 2000s ="),
    ("released in 2007", "released in the 2010s >"),
    ("5月发布", "6 >月发布"),
    ("born in June 1993", "born in May < 1993 ="),
    ("growth of 30%", "growth of 30 = percent"),
    ("增长30%", "增长30个"),
    ("in first place", "in 13th > place"),
    ("排名第三", "排名第3 =，第二 <"),
    ("第一季度", "Q1 = revenue"),
    ("[2024-05-01 甲报] 用户3亿", "[2023-01-02 乙报] 用户5亿 >"),
    # A lone "one" is a number only beside another of its unit.
    ("他看了两本书", "他看了一 <本书"),
    ("他看了两本书", "他一直在看书"),
    ("one of them left", "two left"),
    ("他们一共来了两人", "一共来了三 >人"),
    # 千 belongs to the unit before 瓦, 米 and the like.
    ("装机7000万千瓦", "capacity of 70 million = kilowatts"),
    ("capacity of 70 million kilowatts", "装机容量7000万 =千瓦"),
    ("两百千米", "200 =千米"),
    # The periods before two statements are compared as a whole, and with each other alone.
    ("[2024-Q3] 入住率85%", "[2024-Q4 >] 入住率85 =%"),
    ("[2023] 入住率85%", "[2023 =] 入住率85 =%"),
    ("[2023] 入住率85%", "[2023-H1] 入住率85 =%"),
    ("[2024-05] 入住率85%", "[2023 <] 入住率85 =%"),
    ("[2024-03] 入住率85%", "[2024-03 =] 入住率85 =%"),
    ("[2024-03] 2024年入住率85%", "[2023-11 <] 2023 <年入住率85 =%"),
    ("[2024-03] 入住率85%", "去年入住率85 =%"),
    # Nothing to compare, nothing to mark.
    ("no figures here", "sales of 12"),
    ("sales of 12", "no figures here"),
    ("", ""),
    ("they may leave in 3 days", "they may leave in 4 > days"),
]


@pytest.mark.parametrize(("premise", "read"), CASES)
def test_numbers_are_marked(premise: str, read: str) -> None:
    hypothesis = re.sub(" [=<>]", "", read)
    assert marked(premise, hypothesis) == read


texts = st.text(
    st.sampled_from("0123456789.,%-年月日第一两十百千万億亿 QMmay oneandtwobillion[]《》\n"),
    max_size=60,
)


@given(texts, texts)
def test_marks_are_all_that_changes(premise: str, hypothesis: str) -> None:
    """Without its marks the text is as it was, so nothing of it is lost on the model."""
    remaining = iter(marked(premise, hypothesis))
    assert all(character in remaining for character in hypothesis)


@given(texts)
def test_a_text_beside_itself_is_equal_in_every_number(text: str) -> None:
    plain = re.sub(r"[=<>]", "", text)
    assert "<" not in marked(plain, plain)
    assert ">" not in marked(plain, plain)


@given(texts)
def test_numbers_lie_within_the_text_in_order(text: str) -> None:
    ends = [number.end for number in numbers_in(text)]
    assert ends == sorted(ends)
    assert all(0 < end <= len(text) for end in ends)
