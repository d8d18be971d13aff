"""What cleaning repairs, what it leaves alone, and that every character keeps its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.cleaning import (
    clean,
    clean_mapped,
    has_pinyin_insertions,
    is_toned_syllable,
    to_simplified,
)
from detector.html_text import read_html

SEEDS = Path(__file__).parent.parent / "seeds"

REPAIRED = [
    ("國內(nèi)", "国内"),
    ("陸續(xù)得到驗證", "陆续得到验证"),
    ("數(shù)億美元", "数亿美元"),
    ("經(jīng)營業(yè)績", "经营业绩"),
    ("產（chǎn）品", "产品"),
    ("綠(lǜ)色", "绿色"),
    ("國內(nèi)(nèi)", "国内"),
    ("或?qū)⒃谠擃I域重新", "或将在该领域重新"),
    ("頭頂?shù)倪_摩克里斯之劍", "头顶的达摩克里斯之剑"),
    ("轉變?yōu)樽罱K成果", "转变为最终成果"),
    ("或?qū)⒂瓉硇碌拇笙磁啤?/p>\n下", "或将迎来新的大洗牌。\n\n下"),
    ("國內(nèi)的挑戰(zhàn)??紤]到大廠", "国内的挑战。考虑到大厂"),
    ("國內(nèi)出局??梢灶A見,", "国内出局。可以预见,"),
    ("國內(nèi)“一文不值?!?/p>\n", "国内“一文不值。”\n\n"),
    ("１２３．５％（Ａ）", "123.5%(A)"),
    ("5998\u3000万\xa0用户\u200b\ufeff", "5998万 用户"),
    ("a\r\nb\rc\x00", "a\nb\nc"),
    ("第一段</p>第二段", "第一段\n第二段"),
    ('Orvik <a href="x?y=1">said</a> so', "Orvik said so"),
    ("Orvik Inc. (NYSE: ORV) and Tessaly <TSLY.O> rose", "Orvik Inc. and Tessaly rose"),
    ("Orvik up BERGEN, Norway (Wire) - Orvik rose", "Orvik up\nOrvik rose"),
    ("餅乾與乾坤", "饼干与乾坤"),
]

UNTOUCHED = [
    "人工智能(ai)、豆包(doubao)和云(yun)",
    "咖啡馆(café)",
    "他说，“真的吗？！”；《财报》：很好！",
    "什么??这也行?!你说呢",
    "国内(nǐ hǎo)问好",
    "5998万用户,同比增长17%",
    "谁?shù)不存在",
    "plain English, 42 million (est.)",
    "OSLO (Wire) - Orvik (ORV) rose, it said (Source: IDC) - So did Tessaly.",
    "青岚股份(NYSE: QLG)与a < b",
]


@pytest.mark.parametrize(("damaged", "expected"), REPAIRED)
def test_damage_is_repaired(damaged: str, expected: str) -> None:
    """Pinyin, shifted bytes, full width, odd spaces, controls, tags, Traditional characters."""
    assert clean(damaged).text == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_sound_text_is_left_alone(text: str) -> None:
    """Glosses, emphasis and punctuation look like damage and are none."""
    assert clean(text).text == text


def test_emphasis_is_damage_only_on_a_damaged_page() -> None:
    """`??` is put back only where the page shows inserted pinyin as well."""
    assert clean("出局??梢灶A見,").text == "出局??梢灶A见,"
    assert has_pinyin_insertions("國內(nèi)")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("nèi", True), ("lǜ", True), ("zhuāng", True), ("ai", False), ("café", False), ("è", True)],
)
def test_pinyin_is_told_by_tone_and_shape(word: str, expected: bool) -> None:
    """One valid syllable with a tone mark."""
    assert is_toned_syllable(word) is expected


@pytest.mark.parametrize(
    ("name", "insertions"),
    [
        ("000_1ee2e2e2a438d11d", 0),
        ("001_18d2f893092da4e4", 186),
        ("002_a0780308f1159572", 0),
        ("003_6cb7593ecb247ef0", 82),
        ("004_3b102c28aee96500", 0),
    ],
)
def test_seeds(name: str, insertions: int) -> None:
    """All 268 insertions go, no damage is left, and Simplified seeds come out as they are."""
    original = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    cleaned = clean(original)
    assert sum(map(is_toned_syllable, _bracketed(original))) == insertions
    assert not any(map(is_toned_syllable, _bracketed(cleaned.text)))
    assert "?q" not in cleaned.text
    assert "/p>" not in cleaned.text
    if not insertions:
        assert cleaned.text == original


def _bracketed(text: str) -> list[str]:
    return [part.split(")")[0] for part in text.split("(")[1:]]


def test_quote_is_sliced_from_the_original() -> None:
    """A number that pinyin splits comes back as it stands in the file."""
    original = "前文。獲得數(shù)億美元投資"
    cleaned = clean(original)
    start = cleaned.text.index("数亿")
    assert original[slice(*cleaned.original_span(start, start + 4))] == "數(shù)億美元"


def test_part_of_a_text_keeps_offsets_of_the_whole() -> None:
    """Front matter is left out and still counted."""
    cleaned = clean("---\n國內(nèi)", start=4)
    assert (cleaned.text, list(cleaned.starts), list(cleaned.ends)) == ("国内", [4, 5], [5, 6])


def test_html_composes_with_cleaning() -> None:
    """Offsets go through both maps, entities and dropped elements included."""
    source = (
        "<title>A&amp;B</title><script>x<1</script><p>國內(nèi)&#50;&nbsp;萬</p><p>b &lt; c</p>"
    )
    page = read_html(source)
    cleaned = clean_mapped(page.text)
    assert page.title == "A&B"
    assert cleaned.text == "国内2万\nb < c"
    two = cleaned.text.index("2")
    assert source[slice(*cleaned.original_span(two, two + 2))] == "&#50;&nbsp;萬"


PIECES = st.sampled_from(
    [
        "國內(nèi)",
        "?qū)",
        "(nèi)",
        "??",
        "?!?/p>",
        "</p>",
        "<",
        "/p>",
        "Ａ",
        "，",
        "紤]到",
        "乾",
        "餅",
        "薴",
        "或",
        "⒃谠擃I",
        "“",
        "内",
        "(",
        ")",
        "?",
        "a",
        "\u200b",
        "\r",
        "\n",
        "\ud800",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join)


@given(TEXTS)
def test_every_span_lies_in_the_original_in_order(text: str) -> None:
    """Starts and ends never fall, and no span is empty or outside."""
    cleaned = clean(text)
    starts, ends = list(cleaned.starts), list(cleaned.ends)
    assert len(starts) == len(ends) == len(cleaned.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """Idempotent, but for emphasis marks that only the damage around them explains."""
    once = clean(text).text
    assert clean(once).text == once


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("仅 560 万美元", "仅560万美元"),
        ("AIGC APP 月活", "AIGC APP月活"),
        ("上涨 5% 左右", "上涨5%左右"),
        ("国内 用户", "国内 用户"),
        ("80 billion yuan", "80 billion yuan"),
    ],
)
def test_the_space_between_scripts_goes(text: str, cleaned: str) -> None:
    """Some typesetters put one between Han characters and Latin ones; within a script it stays."""
    assert clean(text).text == cleaned


@given(st.text(alphabet="国内用户增长的万亿元，。！？“”《》abc0123456789.%\n", max_size=200))
def test_plain_simplified_text_is_unchanged(text: str) -> None:
    """Nothing to repair, nothing changed, nothing moved."""
    cleaned = clean(text)
    assert cleaned.text == text
    assert list(cleaned.starts) == list(range(len(text)))


@given(st.text(max_size=50))
def test_simplifying_keeps_the_length(text: str) -> None:
    """Offsets rest on it."""
    text = text.replace("\x00", "")
    assert len(to_simplified(text)) == len(text)


@pytest.mark.parametrize("unit", ["内(nèi)", "或?qū)", "内??", "“内?!?/p>", "内(", "<a \"'>", "&#"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    """Ten times the text takes nowhere near a hundred times as long."""
    assert _seconds(unit * 50_000) < 40 * max(_seconds(unit * 5_000), 0.01)


def _seconds(text: str) -> float:
    began = time.perf_counter()
    clean_mapped(read_html(text).text)
    clean(text)
    return time.perf_counter() - began
