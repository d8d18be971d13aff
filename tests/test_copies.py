"""Which articles are one text, and how many sources that leaves."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.copies import ARTICLES, EDITS, copied, grouped, recall, wrong_pairs
from detector.articles import read_articles
from detector.config import load_yaml
from detector.copies import CopiesConfig, sketch, with_source_groups
from detector.errors import InputError
from detector.groups import Groups
from detector.paths import default_configs, default_seeds
from detector.settings import load_settings
from detector.sources import independent_sources

CONFIG = load_yaml(default_configs() / "copies.yaml", CopiesConfig)

LEAST_RECALL = {
    "header and footer": 0.95,
    "a third of the sentences gone": 0.95,
    "half of the sentences gone": 0.85,
    "Traditional characters": 1.0,
    "sentences reordered": 1.0,
    "10% of the words replaced": 0.95,
    "20% of the words replaced": 0.95,
    "40% of the words replaced": 0.85,
    "20% replaced, a third gone, framed": 0.90,
}
LEAST_PRECISION = 0.99

SPUN = {
    "大模子": "大模型", "手艺": "技术", "产物": "产品", "海内": "国内", "天生式": "生成式",
    "宣布": "发布", "营业": "业务", "认真人": "负责人", "价钱": "价格", "若是": "如果",
    "由于": "因为", "乐成": "成功", "职位": "地位", "确立": "建立", "贮备": "储备",
    "云盘算": "云计算", "若何": "如何", "险些": "几乎", "显著": "明显", "现实": "实际",
    "思量": "考虑", "伟大": "巨大", "对照": "比较", "水平": "程度", "许多": "很多",
    "种种": "各种", "已往": "过去", "偏向": "方向", "笼罩": "覆盖", "主要": "重要",
}  # fmt: skip
"""Words of the seed that a machine has rewritten, and what its author must have written."""


def article(name: str, text: str, *figures: float) -> list[dict[str, object]]:
    """The claims of an article, as far as copies are found by them."""
    return [
        {
            "article": name,
            "sketch": sketch(text),
            "kind": "quantity",
            "char_start": at,
            "value_low": figure,
            "value_high": figure,
        }
        for at, figure in enumerate(figures)
    ]


def groups_of(*articles: list[dict[str, object]]) -> dict[str, str]:
    claims = pd.DataFrame([claim for one in articles for claim in one])
    found = with_source_groups(claims, CONFIG)
    return dict(zip(found["article"], found["source_group"], strict=True))


def one_text(*articles: list[dict[str, object]]) -> bool:
    return len({*groups_of(*articles).values()}) == 1


def words(start: int, count: int) -> str:
    """A text of so many different words."""
    return " ".join(f"w{n}x" for n in range(start, start + count)).translate(
        str.maketrans("0123456789", "abcdefghij")
    )


TEXT = words(0, 300)
CASES = [
    ("the same text", words(0, 300), [1.5], True),
    ("the same text with another figure", words(0, 300), [1.6], True),
    ("half of the text and its figure", words(0, 150), [1.5], True),
    ("a third of a long text, no figure in common", words(0, 90), [7.0], False),
    ("another text with the same figure", words(500, 300), [1.5], False),
    ("nothing to compare", "", [1.5], False),
]


@pytest.mark.parametrize(("case", "text", "figures", "expected"), CASES)
def test_which_articles_are_one_text(case, text, figures, expected):
    assert one_text(article("a", TEXT, 1.5), article("b", text, *figures)) is expected, case


FIGURES = [float(n) for n in range(20, 35)]
ORDERS = [
    ("all in order", FIGURES, True),
    ("most in order", [*FIGURES[:13], 99.0, 98.0], True),
    ("reversed", FIGURES[::-1], False),
    ("a few in order", [*FIGURES[:6], *(float(n) for n in range(80, 89))], False),
]


@pytest.mark.parametrize(("case", "figures", "expected"), ORDERS)
def test_many_figures_in_one_order_betray_a_translation(case, figures, expected):
    one, two = article("a", words(0, 90), *FIGURES), article("b", words(500, 90), *figures)
    assert one_text(one, two) is expected, case


def test_a_chain_of_likenesses_does_not_join_its_ends():
    """Each text keeps most of the one before; the last has nothing of the first."""
    chain = [article(f"a{n}", words(100 * n, 300), float(n)) for n in range(8)]
    groups = groups_of(*chain)
    assert groups["a0"] != groups["a7"]
    assert len({*groups.values()}) > 2


def test_the_rewritten_seed_is_found_to_be_its_original(tmp_path):
    spun = next(default_seeds().glob("002_*")).read_text("utf-8")
    original = spun
    for word, meant in SPUN.items():
        original = original.replace(word, meant)
    assert groups_match(tmp_path, spun, original)


def groups_match(folder: Path, one: str, two: str) -> bool:
    found = grouped({("one", ""): one, ("two", ""): two}, load_settings(default_configs()))
    return found["one", ""] == found["two", ""]


@pytest.mark.slow
def test_copies_are_found_and_reports_of_one_event_are_not_copies():
    configured = load_settings(default_configs())
    articles = [a for p in ARTICLES for a in read_articles([p], configured.articles).articles]
    texts = {a.article: a.clean.text for a in articles}
    groups = grouped(copied(texts), configured)
    found = recall(groups, {*texts})["recall"]
    wrong, pairs = wrong_pairs(groups)
    assert {*LEAST_RECALL} == {*EDITS} - {"unchanged"}
    assert {edit: found[edit] for edit, least in LEAST_RECALL.items() if found[edit] < least} == {}
    assert 1 - wrong / pairs >= LEAST_PRECISION


def test_no_two_of_the_articles_as_they_are_count_as_copies():
    configured = load_settings(default_configs())
    articles = [a for p in ARTICLES for a in read_articles([p], configured.articles).articles]
    groups = grouped({(a.article, ""): a.clean.text for a in articles}, configured)
    assert len({*groups.values()}) == len(groups)


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="sketch"):
        with_source_groups(pd.DataFrame({"article": ["a"]}), CONFIG)


def test_no_claims_have_no_groups():
    assert with_source_groups(pd.DataFrame(article("a", TEXT, 1.0)).iloc[:0], CONFIG).empty


ARTICLE = st.tuples(
    st.integers(0, 4).map(lambda n: words(60 * n, 150)), st.lists(st.sampled_from(FIGURES))
)


@given(st.lists(ARTICLE, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_and_the_names_of_articles_do_not_matter(drawn, rng):
    named = [article(f"a{n}", text, 1.0, *figures) for n, (text, figures) in enumerate(drawn)]
    before = groups_of(*named)
    mixed = named[:]
    rng.shuffle(mixed)
    assert groups_of(*mixed) == before
    renamed = [[{**c, "article": "z" + str(c["article"])} for c in one] for one in named]
    assert groups_of(*renamed) == {"z" + name: group for name, group in before.items()}


@given(st.lists(ARTICLE, min_size=1, max_size=6), st.data())
@settings(max_examples=15, deadline=None)
def test_an_exact_copy_joins_its_original_and_moves_no_other(drawn, data):
    named = [article(f"a{n}", text, 1.0, *figures) for n, (text, figures) in enumerate(drawn)]
    before = groups_of(*named)
    copy = data.draw(st.sampled_from(named))
    after = groups_of(*named, [{**claim, "article": "copy"} for claim in copy])
    assert after.pop("copy") == before[str(copy[0]["article"])]
    assert after == before


SOURCES = [
    ("none", [], 0),
    ("one article", [("A", "1")], 1),
    ("two texts of one outlet", [("A", "1"), ("A", "2")], 1),
    ("one text of two outlets", [("A", "1"), ("B", "1")], 1),
    ("two outlets with a text each", [("A", "1"), ("B", "2")], 2),
    ("a reprint beside its own text", [("A", "1"), ("B", "1"), ("B", "2")], 1),
    ("an agency's text in two papers that have their own",
     [("A", "1"), ("B", "2"), ("A", "3"), ("B", "3")], 2),
    ("two agencies' texts in the same papers",
     [("A", "1"), ("B", "1"), ("A", "2"), ("B", "2")], 1),
    ("two agencies' texts in different papers",
     [("A", "1"), ("B", "1"), ("C", "2"), ("D", "2")], 2),
]  # fmt: skip


@pytest.mark.parametrize(("case", "published", "expected"), SOURCES)
def test_independent_sources(case, published, expected):
    assert independent_sources(published) == expected, case


PUBLISHED = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("123456")), min_size=1)


@settings(deadline=None)
@given(PUBLISHED, st.sampled_from("ABCDEFGH"), st.data())
def test_a_copy_more_never_raises_the_number_of_sources(published, outlet, data):
    _, text = data.draw(st.sampled_from(published))
    before = independent_sources(published)
    assert independent_sources([*published, (outlet, text)]) <= before
    assert before <= min(len({o for o, _ in published}), len({t for _, t in published}))


@settings(deadline=None)
@given(PUBLISHED, st.randoms(use_true_random=False))
def test_the_number_of_sources_does_not_depend_on_order(published, rng):
    mixed = published[:]
    rng.shuffle(mixed)
    assert independent_sources(mixed) == independent_sources(published)


def test_groups_join_by_their_leaders_only_if_these_fit():
    groups = Groups[int]()
    groups.join(1, 0)
    groups.join(2, 1, fits=lambda one, two: (one, two) != (0, 2))
    groups.join(3, 2)
    assert [groups.leader(number) for number in range(4)] == [0, 0, 2, 2]
