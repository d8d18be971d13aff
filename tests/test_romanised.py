"""Names that are one another's pinyin are one."""

from __future__ import annotations

import pytest

from detector.romanised import romanised
from tests.test_fact_links import claims_of


@pytest.mark.parametrize(
    ("forms", "spelled"),
    [
        pytest.param(["朔陵", "shuoling"], {"shuoling": ["朔陵"]}, id="a name and its pinyin"),
        pytest.param(["重庆", "chongqing", "zhongqing"], {"chongqing": ["重庆"]}, id="one reading"),
        pytest.param(["望达", "旺达", "wangda"], {"wangda": ["旺达", "望达"]}, id="homophones"),
        pytest.param(["博大", "boda"], {}, id="too short to be told from a word"),
        pytest.param(["朔陵", "shuoling2"], {}, id="a number is no syllable"),
        pytest.param(["朔陵", "shouling"], {}, id="another sound"),
        pytest.param([], {}, id="no names"),
    ],
)
def test_which_names_spell_which(forms, spelled):
    assert romanised(forms) == spelled


def test_figures_under_a_name_and_its_pinyin_meet():
    english = "Mujin had revenue of 3.7 billion yuan in 2024."
    apart, together = (
        claims_of(f"{name}2024年营收36.1亿元。", english) for name in ("沐槿酒店", "沐槿")
    )
    assert apart["entity"].nunique() == 2
    assert together["entity"].nunique() == 1
