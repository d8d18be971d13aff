"""The peers of benchmarks/peers see sentences; what they find is held against the same truth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from benchmarks.peers.clashes import truth_of
from benchmarks.peers.clock import Seconds
from benchmarks.peers.methods import Candidates, Limits, Row, peer
from benchmarks.peers.model import Reader
from benchmarks.peers.neighbours import count_all, draw_pairs, nearest, neighbour_pairs
from benchmarks.peers.sentences import SHARED, Article, sentences_of, split
from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_truth import TRUTH_COLUMNS


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("营收641.38亿元。净利润下降！", ["营收641.38亿元。", "净利润下降！"]),
        ("他说:“好。”营收上升。", ["他说:“好。”", "营收上升。"]),
        ("Sales rose 7.8%. So did costs.", ["Sales rose 7.8%.", "So did costs."]),
        ("In the U.S. sales rose.", ["In the U.S. sales rose."]),
        ("一行\n\n  另一行 ", ["一行", "另一行"]),
        (" \n", []),
    ],
)
def test_sentences_are_cut_by_punctuation(text, sentences):
    assert [text[start:end].strip() for start, end in split(text)] == sentences


def test_equal_sentences_are_one_of_no_article():
    found = sentences_of([Article("a", "甲。乙。乙。"), Article("b", "甲。丙。")])
    assert found.texts == ["丙。", "乙。", "甲。"]
    assert found.home.tolist() == [1, 0, SHARED]


# --- pairs -------------------------------------------------------------------------------------

HOME = np.array([0, 0, 1, 1, SHARED])
VECTORS = np.array([[1, 0], [1, 0], [0.8, 0.6], [0, 1], [0.6, 0.8]], dtype=np.float32)
ALL = [[0, 2], [0, 3], [0, 4], [1, 2], [1, 3], [1, 4], [2, 4], [3, 4]]


def test_all_pairs_are_those_of_different_articles():
    assert count_all(HOME) == len(ALL)
    assert draw_pairs(HOME, 100, np.random.default_rng(0)).tolist() == ALL


def test_drawn_pairs_are_different_ones_of_all():
    drawn = draw_pairs(HOME, 5, np.random.default_rng(0)).tolist()
    assert len({*map(tuple, drawn)}) == 5
    assert all(pair in ALL for pair in drawn)


def test_neighbours_are_the_nearest_of_other_articles():
    found, cosines = nearest(VECTORS, HOME, 1)
    assert found[:, 0].tolist() == [2, 2, 4, 4, 2]
    assert cosines[:, 0] == pytest.approx([0.8, 0.8, 0.96, 0.8, 0.96])


@pytest.mark.parametrize(
    ("most", "least", "pairs"),
    [
        (1, 0.0, [[0, 2], [1, 2], [2, 4], [3, 4]]),
        (1, 0.9, [[2, 4]]),
        (5, 0.7, [[0, 2], [1, 2], [2, 4], [3, 4]]),
        (5, -1.0, ALL),
    ],
)
def test_a_pair_of_neighbours_is_one_whichever_side_found_it(most, least, pairs):
    found, cosines = nearest(VECTORS, HOME, most)
    assert neighbour_pairs(found, cosines, most, least).tolist() == pairs


# --- the truth ----------------------------------------------------------------------------------


def stated(
    article: str, text: str, figure: str, value: float, **others: object
) -> dict[str, object]:
    """A figure of the truth, by default of one fact."""
    start = text.index(figure)
    fact = {"entity": "甲", "entity_en": "", "metric": "revenue", "family": "revenue"}
    period = {"period_start": "2024-01-01", "period_end": "2024-12-31", "scope": ""}
    said = {"behaviour": "flow", "unit": "CNY", "hedge": "exact", "modality": "actual"}
    place = {"article": article, "start": start, "end": start + len(figure), "text": figure}
    bounds = {"value": value, "low": value, "high": value}
    empty = dict.fromkeys(TRUTH_COLUMNS, "")
    return empty | fact | period | said | place | bounds | others


TEXTS = {
    "a": "甲营收5亿元。天气很好。",
    "b": "甲去年营收7亿元。乙营收5亿元。",
    "c": "甲营收5亿元,但有人说是7亿元。甲预计营收9亿元。",
}
FIGURES = [
    stated("a", TEXTS["a"], "5亿元", 5e8),
    stated("b", TEXTS["b"], "7亿元", 7e8, error="digit"),
    stated("b", TEXTS["b"], "5亿元", 5e8, entity="乙"),
    stated("c", TEXTS["c"], "5亿元", 5e8),
    stated("c", TEXTS["c"], "7亿元", 7e8, error="digit"),
    stated("c", TEXTS["c"], "9亿元", 9e8, modality="forecast"),
]


@pytest.fixture(scope="module")
def told():
    articles = [Article(name, text) for name, text in TEXTS.items()]
    sentences = sentences_of(articles)
    return sentences.texts, truth_of(pd.DataFrame(FIGURES), articles, sentences)


def pair_of(texts: list[str], a: str, b: str) -> np.ndarray:
    return np.array([sorted((texts.index(a), texts.index(b)))])


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        ("甲营收5亿元。", "甲去年营收7亿元。", True),
        ("甲营收5亿元。", "甲营收5亿元,但有人说是7亿元。", True),
        ("甲去年营收7亿元。", "甲营收5亿元,但有人说是7亿元。", True),
        ("甲去年营收7亿元。", "乙营收5亿元。", False),
        ("甲去年营收7亿元。", "甲预计营收9亿元。", False),
        ("天气很好。", "甲去年营收7亿元。", False),
    ],
)
def test_two_sentences_contradict_each_other_by_the_figures_in_them(told, a, b, clash):
    texts, truth = told
    pair = pair_of(texts, a, b)
    assert truth.contradict(pair).tolist() == [clash]
    assert truth.recall(pair) == float(clash)


def test_what_an_article_says_against_itself_pairs_nothing():
    text = "甲营收5亿元。甲营收7亿元。"
    figures = [stated("a", text, "5亿元", 5e8), stated("a", text, "7亿元", 7e8, error="digit")]
    articles = [Article("a", text)]
    truth = truth_of(pd.DataFrame(figures), articles, sentences_of(articles))
    assert (truth.facts, len(truth.clashes)) == (1, 0)


class ByDigits:
    """A model that finds a contradiction in a premise of 7 and a hypothesis of 5, only this way."""

    name = "digits"
    revision = "1"

    def score(self, premises, hypotheses, *, progress=False):
        said = ["7" in a and "5" in b for a, b in zip(premises, hypotheses, strict=True)]
        return np.array([(0.0, 0.2, 0.8) if one else (0.3, 0.3, 0.4) for one in said], np.float32)


def measured(told, most: Limits) -> Row:
    texts, truth = told
    pairs = np.array([[a, b] for b in range(len(texts)) for a in range(b)])
    given = Candidates("all", 30, lambda n: pairs[:n], truth.clashing(pairs), Seconds())
    return peer(given, truth, Reader(ByDigits(), texts), most, np.random.default_rng(0))


def test_what_a_peer_reports_is_what_the_model_calls_a_contradiction_either_way(told):
    row = measured(told, Limits(pairs=100, facts=10))
    assert (row.pairs, row.texts, row.read) == (30, 60, 15)
    assert (row.within, row.recall) == (1.0, 1.0)
    # Of 15 pairs read, so of 30: 7 and 5 meet in the pairs below, and 3 of them are true.
    assert row.reported == 2 * 5
    assert row.precision == pytest.approx(3 / 5)


def test_pairs_are_counted_without_a_model(told):
    row = measured(told, Limits(pairs=0, facts=0))
    assert (row.pairs, row.read, row.within) == (30, 0, 1.0)
    assert (row.recall, row.reported, row.precision) == (None, None, None)


def test_every_figure_of_the_generated_press_stands_in_one_sentence():
    made = list(Corpus(load_bench(), 12, seed=2))
    figures = pd.DataFrame([figure for article in made for figure in article.truth])
    articles = [Article(article.article, article.text) for article in made]
    sentences = sentences_of(articles)
    numbers = figures["article"].map({a.name: n for n, a in enumerate(articles)}).to_numpy(np.int64)
    held = sentences.holding(
        numbers, figures["start"].to_numpy(np.int64), figures["end"].to_numpy(np.int64)
    )
    assert all(
        number >= 0 and figure in sentences.texts[number]
        for number, figure in zip(held, figures["text"], strict=True)
    )
