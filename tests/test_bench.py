"""The generated press states what its truth says it states, and results are scored against it."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from itertools import pairwise
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.articles import read_articles
from detector.bench_config import load_bench
from detector.bench_corpus import Corpus
from detector.bench_files import write_corpus
from detector.bench_score import NO_FIGURE, labelled_pairs, plain_name, planted, score_results
from detector.bench_truth import StatedFigure, read_truth, truth_verdicts
from detector.bench_wording import clearly_wrong, disjoint, mistaken, worded, written
from detector.bench_world import Span, World
from detector.config import load_yaml
from detector.dating import ArticlesConfig
from detector.errors import InputError
from detector.paths import default_configs
from detector.vocabulary import MetricsConfig
from tests.commands import detect, stub_model

BENCH = load_bench()
SMALL = list(Corpus(BENCH, 120, seed=3))
FIGURES = [figure for article in SMALL for figure in article.truth]
PRESSES = {"zh": BENCH.zh, "en": BENCH.en}
SPANS = st.builds(
    lambda name, year, month: Span(
        name, year, month // {"month": 1, "quarter": 3, "half": 6, "year": 12}[name]
    ),
    st.sampled_from(["month", "quarter", "half", "year"]),
    st.integers(2021, 2025),
    st.integers(0, 11),
)


# --- the corpus --------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_articles():
    again = Corpus(BENCH, 120, seed=3)
    assert [again.article(number) for number in (119, 0, 60)] == [SMALL[119], SMALL[0], SMALL[60]]


def test_another_seed_gives_another_world():
    assert Corpus(BENCH, 120, seed=4).article(0).text != SMALL[0].text


def test_every_place_in_the_truth_holds_the_text_it_names():
    for article in SMALL:
        for figure in article.truth:
            assert article.text[figure.start : figure.end] == figure.text
            assert figure.article == article.article


def test_figures_stand_in_order_and_apart():
    for article in SMALL:
        places = [(figure.start, figure.end) for figure in article.truth]
        assert places == sorted(places)
        assert all(a[1] < b[0] for a, b in pairwise(places))


def test_fillers_and_titles_state_nothing():
    """What the truth does not know must not be stated: they hold no number."""
    for press in PRESSES.values():
        assert not [text for text in (*press.fillers, *press.titles) if any(map(str.isdigit, text))]


def test_articles_make_about_ten_statements_each_in_three_languages():
    assert 9 <= len(FIGURES) / len(SMALL) <= 13
    assert {article.lang for article in SMALL} == {"zh-Hans", "zh-Hant", "en"}


def test_a_syndicated_article_repeats_the_figures_of_its_original():
    by_name = {article.article: article for article in SMALL}
    copies = [article for article in SMALL if article.truth[0].copy_of]
    assert copies
    for copy in copies:
        original = by_name[copy.truth[0].copy_of]
        assert [f.text for f in copy.truth] == [f.text for f in original.truth]
        assert copy.published >= original.published
        assert copy.published.month == original.published.month
        assert copy.outlet != original.outlet


def test_an_error_is_no_true_value_and_everything_else_allows_it():
    """What is actual and no error of a fact can be true together, whatever the wording."""
    truth = pd.DataFrame(FIGURES)
    actual = truth[truth["modality"] == "actual"]
    right = actual[actual["error"] == ""]
    facts = right.groupby(["entity", "metric", "period_start", "period_end", "scope"])
    assert (facts["low"].max().fillna(0) <= facts["high"].min().fillna(float("inf"))).all()
    assert (actual["error"] != "").sum() > 10


def test_nobody_shares_a_name():
    world = World(BENCH.world, 0, entities=7000)
    entities = [world.entity(number) for number in range(world.size)]
    assert len({e.zh for e in entities}) == len({e.en for e in entities}) == len(entities) == 7000


def test_metrics_and_sentences_are_those_of_the_detector():
    """Names, families and units of the world are those of metrics.yaml, in both languages."""
    known = load_yaml(default_configs() / "metrics.yaml", MetricsConfig).metrics
    families = {metric.name: metric.family for metric in known}
    for metric in BENCH.world.metrics:
        assert families[metric.name] == metric.family
        assert all(metric.name in press.metrics for press in PRESSES.values())


# --- the world ---------------------------------------------------------------------------------


@given(seed=st.integers(0, 99), entity=st.integers(0, 60), year=st.integers(2020, 2025))
@settings(max_examples=30)
def test_a_year_is_the_sum_of_its_quarters_and_a_total_the_sum_of_its_regions(seed, entity, year):
    world = World(BENCH.world, seed, entities=61)
    revenue = world.metrics["revenue"]
    quarters = sum(world.value(entity, revenue, Span("quarter", year, q)) for q in range(4))
    span = Span("year", year, 0)
    total = world.value(entity, revenue, span)
    regions = sum(world.value(entity, revenue, span, r) for r in ("domestic", "overseas"))
    assert abs(total / quarters - 1) < Decimal("1e-3")
    assert abs(total / regions - 1) < Decimal("1e-3")


@given(span=SPANS, steps=st.integers(-5, 5))
def test_going_back_and_forth_in_time_ends_where_it_began(span, steps):
    assert span.back(steps).back(-steps) == span
    assert span.back(1).end < span.start <= span.end


# --- the wording -------------------------------------------------------------------------------

VALUES = st.integers(200, 10**13).map(Decimal)


@given(
    value=VALUES,
    hedge=st.sampled_from(["exact", "about", "over", "nearly", "under"]),
    digits=st.integers(3, 5),
    press=st.sampled_from(sorted(PRESSES)),
    seed=st.integers(0, 9),
)
def test_a_right_figure_allows_the_true_value(value, hedge, digits, press, seed):
    figure, said = worded(value, hedge, digits, PRESSES[press], Random(seed))
    assert not disjoint(figure.interval(said), (value, value))


@given(
    value=VALUES,
    kind=st.sampled_from(["digit", "transposed", "unit", "wrong_value"]),
    press=st.sampled_from(sorted(PRESSES)),
    seed=st.integers(0, 9),
)
def test_an_error_that_counts_cannot_be_taken_for_the_true_value(value, kind, press, seed):
    right = written(value, PRESSES[press])
    wrong = mistaken(right, kind, value * 2, PRESSES[press], Random(seed))
    if clearly_wrong(wrong, value):
        (low, high), (true_low, true_high) = wrong.interval("exact"), right.interval("exact")
        assert low >= true_high or true_low >= high


@pytest.mark.parametrize(
    ("value", "press", "counter", "text"),
    [
        (41_976_000, "zh", "", "4197.6万"),
        (320_000_000, "zh", "元", "3.2亿元"),
        (8_420_000_000, "en", "yuan", "8.42 billion yuan"),
        (32_145, "en", "", "32,145"),
    ],
)
def test_numbers_are_written_as_the_press_writes_them(value, press, counter, text):
    assert written(Decimal(value), PRESSES[press]).text(PRESSES[press], counter) == text


# --- the truth of pairs ------------------------------------------------------------------------


def stated(**changes: object) -> dict[str, object]:
    """A figure of Q3 2024: 朔川汽车 delivered 32 145, in article a1 at 10..16."""
    figure = StatedFigure(
        *("a1", "zh-Hans", 0, 10, 16, "32,145", "朔川汽车", "Shuochuan Motors"),
        *("vehicle_deliveries", "volume", "flow", "2024-07-01", "2024-09-30", ""),
        *(32145.0, 32144.5, 32145.5, "units", "exact", "actual", "", ""),
    )
    return {name: getattr(figure, name) for name in StatedFigure.__slots__} | changes


FALSE = {"value": 35145.0, "low": 35144.5, "high": 35145.5}
OVER = {"value": 30000.0, "low": 30000.0, "high": float("nan"), "hedge": "over"}
YEAR = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
LESS = {"value": 20000.0, "low": 19999.5, "high": 20000.5}


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({}, "agreement"),
        (FALSE, "contradiction"),
        (OVER, "compatible"),
        ({**FALSE, "period_start": "2024-04-01", "period_end": "2024-06-30"}, "drift"),
        ({**FALSE, **YEAR}, "drift"),
        ({**LESS, **YEAR}, "contradiction"),
        ({**LESS, "scope": "domestic"}, "definition"),
        ({**FALSE, "scope": "domestic"}, "contradiction"),
        ({**FALSE, "metric": "vehicle_sales"}, "definition"),
        ({**FALSE, "modality": "target"}, "forecast"),
        ({**FALSE, "entity": "凌禾汽车"}, "unrelated"),
        ({**FALSE, "family": "revenue"}, "unrelated"),
    ],
)
def test_how_two_statements_relate_in_truth(other, verdict):
    a, b = pd.DataFrame([stated()]), pd.DataFrame([stated(**other)])
    assert list(truth_verdicts(a, b)) == [verdict]
    assert list(truth_verdicts(b, a)) == [verdict]


def test_a_cumulative_figure_that_falls_contradicts():
    later = {**LESS, "period_start": "2024-12-31", "period_end": "2024-12-31"}
    a, b = (pd.DataFrame([stated(behaviour="cumulative", **change)]) for change in ({}, later))
    assert list(truth_verdicts(a, b)) == ["contradiction"]


# --- the score ---------------------------------------------------------------------------------

TRUTH = pd.DataFrame(
    [
        stated(),
        stated(article="a2", lang="en", error="digit", **FALSE),
        stated(article="a3", metric="revenue", family="revenue"),
        stated(article="a4", metric="revenue", family="revenue", error="unit", **FALSE),
        stated(article="a5", metric="headcount", family="headcount", error="unit", **FALSE),
    ]
)


def claims_read(*articles: str) -> pd.DataFrame:
    """What the detector read at the places of TRUTH in these articles, all of it right."""
    rows = TRUTH[TRUTH["article"].isin(articles)]
    return pd.DataFrame(
        {
            "article": "part-00000.jsonl#" + rows["article"],
            "char_start": rows["start"] - 1,
            "char_end": rows["end"],
            "value_low": rows["value"],
            "value_high": rows["value"],
            "hedge": rows["hedge"],
            "entity": rows["entity"],
            "metric": rows["metric"],
            "modality": rows["modality"],
            "period_start": rows["period_start"],
            "period_end": rows["period_end"],
        }
    ).reset_index(drop=True)


def pair(pair_id: str, a: str, b: str, verdict: str, start: int = 10) -> dict[str, object]:
    row: dict[str, object] = {"pair_id": pair_id, "verdict": verdict}
    for side, article in (("a", a), ("b", b)):
        row[f"{side}_article"] = f"part-00000.jsonl#{article}"
        row[f"{side}_char_start"], row[f"{side}_char_end"] = start, start + 6
    return row


JUDGED = pd.DataFrame(
    [
        pair("p1", "a1", "a2", "contradiction"),
        pair("p2", "a3", "a4", "undetermined"),
        pair("p3", "a1", "a3", "contradiction"),
        pair("p4", "a1", "a2", "contradiction", start=90),
    ]
)


def test_pairs_are_labelled_by_the_truth():
    labelled = labelled_pairs(JUDGED, TRUTH)
    assert labelled.to_dict("list") == {
        "pair_id": ["p1", "p2", "p3", "p4"],
        "label": [1, 1, 0, 0],
        "truth_verdict": ["contradiction", "contradiction", "unrelated", NO_FIGURE],
    }


def test_an_error_alone_is_no_planted_contradiction():
    assert list(planted(TRUTH)["article"]) == ["a2", "a4"]


def test_the_score_of_a_small_run():
    result = score_results(claims_read("a1", "a2", "a3", "a4"), JUDGED, TRUTH)
    assert result["claims"]["right"]["all languages"]["all"] == 0.8
    assert result["claims"]["not_in_truth"] == 0
    found = result["contradictions"]
    assert (found["planted"], found["found"], found["recall"]) == (2, 1, 0.5)
    assert found["fates"] == {"found": 1, "judged undetermined": 1}
    assert found["by_error"]["unit"] == {"planted": 1, "found": 0, "recall": 0.0}
    assert found["by_language"]["en"]["found"] == 1
    reported = result["reported"]
    assert (reported["pairs"], reported["true"], reported["precision"]) == (3, 1, 0.3333)
    assert reported["false_alarms"] == {"unrelated": 1, NO_FIGURE: 1}


@pytest.mark.parametrize(
    ("read", "fate"), [(("a1", "a2"), "not paired"), (("a1",), "error misread")]
)
def test_a_lost_contradiction_is_told_by_where_it_was_lost(read, fate):
    nothing = JUDGED.iloc[:0]
    result = score_results(claims_read(*read), nothing, TRUTH[TRUTH["article"] <= "a2"])
    assert result["contradictions"]["fates"] == {fate: 1}


@pytest.mark.parametrize(
    ("article", "name"),
    [("x/part-00000.jsonl#a0000001", "a0000001"), ("articles/a0000001.md", "a0000001")],
)
def test_articles_are_known_by_their_plain_name(article, name):
    assert plain_name(article) == name


# --- files and commands ------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["jsonl", "md"])
def test_the_reader_finds_the_figures_where_the_truth_has_them(tmp_path, shape):
    write_corpus(tmp_path, SMALL[:12], shape)
    config = load_yaml(default_configs() / "articles.yaml", ArticlesConfig)
    read = read_articles([tmp_path / "articles"], config)
    originals = {plain_name(article.article): article for article in read.articles}
    truth = read_truth(tmp_path / "truth.jsonl.gz")
    assert len(originals) == 12
    assert not read.skipped
    assert len(truth) == sum(len(article.truth) for article in SMALL[:12])
    for row in truth.itertuples():
        assert originals[row.article].original[row.start : row.end] == row.text
    for article in SMALL[:12]:
        assert originals[article.article].published == article.published
        assert originals[article.article].lang == article.lang


def test_generate_writes_the_same_bytes_and_keeps_off_what_lies_there(tmp_path):
    for folder in ("one", "two"):
        outcome = detect("bench", "generate", tmp_path / folder, "-n", 15, "--seed", 5)
        assert outcome.status == 0
        assert outcome.stderr[-1].startswith("15 articles with ")
    for name in ("truth.jsonl.gz", "articles/part-00000.jsonl"):
        one, two = ((tmp_path / folder / name).read_bytes() for folder in ("one", "two"))
        assert one == two
    again = detect("bench", "generate", tmp_path / "one")
    assert again.status == 2
    assert "holds files already" in again.stderr[-1]


def test_score_prints_json_of_a_run(tmp_path, monkeypatch):
    stub_model(monkeypatch)
    write_corpus(tmp_path, SMALL[:6], "jsonl")
    assert detect("run", tmp_path / "articles", "--out", tmp_path / "out").status == 0
    scored = detect("bench", "score", tmp_path / "out", tmp_path / "truth.jsonl.gz", "--json")
    result = json.loads(scored.stdout)
    assert result["articles"] == 6
    assert result["claims"]["right"]["all languages"]["value"] > 0.5


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(b"[1]\n"), gzip.compress(b"{}")],
    ids=["no gzip", "no record", "an empty record"],
)
def test_a_damaged_truth_is_named(tmp_path, content):
    path = tmp_path / "truth.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        read_truth(path)


def test_a_missing_truth_is_named(tmp_path):
    outcome = detect("bench", "score", tmp_path, tmp_path / "truth.jsonl.gz")
    assert outcome.status == 2
