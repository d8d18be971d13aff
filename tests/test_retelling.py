"""One sentence told twice with another figure, and sentences that only look like it."""

from __future__ import annotations

import pytest

from detector.retelling import is_retold

SCORES = "甲队当晚得到{}分和14个篮板，送出6次助攻"
CASES = [
    ("one figure of three is another", SCORES.format(23), SCORES.format(26), "23分", "26分", True),
    ("of another month or owner, as the head says",
     f"[2025-06] {SCORES.format(23)}", f"[2025-07] {SCORES.format(26)}", "23分", "26分", True),
    ("in slightly other words",
     "主力合约收于92620元，较前一交易日下跌2450元，跌幅2.59%",
     "主力合约收于92620元，较前一交易日下跌2450元，下跌1.54%", "2.59%", "1.54%", True),
    ("thousands with a comma",
     "The firm sold 1,250 boats in 2024 and plans 3 yards",
     "The firm sold 1250 boats in 2024 and plans 4 yards", "3 yards", "4 yards", True),
    ("the same", SCORES.format(23), SCORES.format(23), "23分", "23分", False),
    ("the values are not what differs",
     SCORES.format(23), SCORES.format(26), "14个", "6次", False),
    ("two figures are others: another day",
     "甲指数收于3057.16点，上涨59.34点，涨幅为1.97%",
     "甲指数收于3061.20点，上涨4.04点，涨幅为1.97%", "3057.16点", "3061.20点", False),
    ("no figure stays: nothing says that it is the same event",
     "甲公司今年上半年的营业收入为35亿元", "甲公司今年上半年的营业收入为53亿元",
     "35亿元", "53亿元", False),
    ("other words",
     "甲公司今年卖出2万辆汽车，开店30家",
     "甲公司预计全年将有2万名游客到访它的31家门店", "30家", "31家", False),
    ("too short", "甲涨2%，乙涨3%", "甲涨2%，乙涨4%", "3%", "4%", False),
    ("a figure more",
     "甲队当晚得到23分和14个篮板", SCORES.format(26), "23分", "26分", False),
]  # fmt: skip


@pytest.mark.parametrize("case", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_sentence_told_twice_differs_in_one_figure(case: tuple[str, str, str, str, bool]) -> None:
    a, b, value_a, value_b, expected = case
    assert is_retold(a, b, value_a, value_b) is is_retold(b, a, value_b, value_a) is expected
