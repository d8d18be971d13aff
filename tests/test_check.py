"""`detector check`: what new articles are compared with, and when they fail."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from detector import cli_check
from detector.articles import read_articles
from detector.check import pair_new
from detector.corpus import Corpus, article_table, load_corpus, older_versions, without
from detector.pairing import pair_claims
from detector.paths import default_configs, default_seeds
from detector.pipeline import extract, judge_and_rank, pair_and_compare
from detector.settings import Settings, load_settings
from tests.claim_frames import claim, frame
from tests.commands import Outcome, detect, stub_model

SETTINGS = load_settings(default_configs())
PUBLISHED = "腾讯年报显示，腾讯2024年全年营业收入为3376亿元。\n"
CLASHING = "第一段。\n据腾讯年报，腾讯2024年全年营业收入为3276亿元。\n"
LATER = "腾讯年报显示，腾讯2023年全年营业收入为3176亿元。\n"
AGREEING = "腾讯2024年全年营业收入为3376亿元。\n"
APART = "百度2024年全年营业收入为1331亿元。\n"


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working directory, and a model that needs no loading."""
    monkeypatch.chdir(tmp_path)
    stub_model(monkeypatch)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def check(*arguments: object) -> tuple[Outcome, list[dict[str, Any]]]:
    """How a check ended, and its findings."""
    outcome = detect("check", *arguments, "--format", "json")
    return outcome, json.loads(outcome.stdout)["findings"] if outcome.stdout else []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One published article in articles/, and the results/ made of it; tests copy them."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        write("articles/a.txt", PUBLISHED)
        assert detect("extract", "articles", "--out", "results").status == 0
    return folder


@pytest.fixture(params=["results", "articles"])
def against(request: pytest.FixtureRequest, published: Path) -> str:
    """One published article, as results and as it is."""
    shutil.copytree(published, ".", dirs_exist_ok=True)
    return request.param


CASES = {
    "a contradiction": (CLASHING, "high", 1, ["contradiction"]),
    "a contradiction that may pass": (CLASHING, "never", 0, ["contradiction"]),
    "what changed is told and passes": (LATER, "high", 0, ["drift"]),
    "what changed, at a low bar": (LATER, "low", 1, ["drift"]),
    "an agreement": (AGREEING, "low", 0, []),
    "about something else": (APART, "low", 0, []),
    "without figures": ("腾讯发布了年报。\n", "low", 0, []),
}


@pytest.mark.parametrize(("text", "fail_on", "status", "verdicts"), CASES.values(), ids=CASES)
def test_what_fails(text, fail_on, status, verdicts, against):
    outcome, findings = check(write("b.txt", text), "--against", against, "--fail-on", fail_on)
    assert outcome.status == status, outcome.stderr
    assert [finding["verdict"] for finding in findings] == verdicts


def test_the_finding_stands_where_the_new_article_says_it(against):
    _, [finding] = check(write("drafts/b.txt", CLASHING), "--against", against)
    here, there = finding["here"], finding["there"]
    assert (here["path"], here["line"], here["column"]) == ("drafts/b.txt", 2, 21)
    assert CLASHING[here["char_start"] : here["char_end"]] == here["value_text"] == "3276亿元"
    assert CLASHING.splitlines()[1][here["column"] - 1 : here["end_column"] - 1] == "3276亿元"
    assert (there["path"], there["line"], there["value_text"]) == ("articles/a.txt", 1, "3376亿元")


def test_a_record_stands_on_its_line_without_a_column(against):
    records = [{"id": "x", "text": "一。"}, {"id": "y", "text": CLASHING}]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    _, [finding] = check(write("feed.jsonl", "\n".join(lines)), "--against", against)
    assert (finding["here"]["article"], finding["here"]["line"]) == ("feed.jsonl#y", 2)
    assert finding["here"]["column"] is None


REPLACED = {
    "the same path": ("articles/a.txt", CLASHING),
    "the same name elsewhere": ("drafts/a.txt", CLASHING),
    "the same text under another name": ("drafts/renamed.txt", PUBLISHED),
}


@pytest.mark.parametrize(("name", "text"), REPLACED.values(), ids=REPLACED)
def test_an_article_is_not_compared_with_its_older_version(name, text, against):
    changed = write(name, text)
    outcome, findings = check(changed, "--against", against, "--fail-on", "low")
    assert (outcome.status, findings) == (0, [])
    assert outcome.stderr == ["a.txt: older version left out"]


def test_a_file_of_a_folder_that_was_read_is_known_by_its_path(against):
    """Alone it is called b.txt, in the corpus 2024/b.txt."""
    write("articles/2024/b.txt", PUBLISHED.replace("腾讯", "百度"))
    assert detect("extract", "articles", "--out", "results").status == 0
    changed = write("articles/2024/b.txt", PUBLISHED.replace("腾讯", "百度").replace("3376", "3"))
    outcome, findings = check(changed, "--against", against)
    assert (outcome.status, findings) == (0, [])


def test_new_articles_are_compared_with_one_another(against):
    one = write("new/one.txt", APART)
    two = write("new/two.txt", APART.replace("1331", "1431"))
    outcome, [finding] = check(one, two, "--against", against)
    assert outcome.status == 1
    assert (finding["here"]["path"], finding["there"]["path"]) == ("new/two.txt", "new/one.txt")


def test_each_of_two_new_articles_that_say_the_same_is_told(against):
    one, two = write("new/one.txt", CLASHING), write("new/two.txt", CLASHING + "完。\n")
    _, findings = check(one, two, "--against", against)
    assert [finding["here"]["path"] for finding in findings] == ["new/one.txt", "new/two.txt"]
    assert len({finding["pair_id"] for finding in findings}) == 2


def test_a_contradiction_within_the_corpus_is_not_the_new_articles_fault():
    write("articles/a.txt", PUBLISHED)
    write("articles/b.txt", CLASHING)
    outcome, findings = check(write("c.txt", APART), "--against", "articles")
    assert (outcome.status, findings) == (0, [])


def test_names_are_joined_across_the_new_article_and_the_corpus():
    """A gloss in the one joins the Chinese name of it to the English one of the other."""
    write(
        "articles/zh.txt",
        "棱川微电子股份有限公司(Lengchuan Microelectronics,下称“棱川”)发布年报。"
        "2023年,棱川营收12亿元。",
    )
    assert detect("extract", "articles", "--out", "results").status == 0
    english = "Lengchuan Microelectronics reported revenue of 1.9 billion yuan in 2023."
    outcome, [finding] = check(write("en.txt", english), "--against", "results")
    assert (outcome.status, finding["verdict"]) == (1, "contradiction")


@pytest.fixture(scope="module")
def seeds() -> Corpus:
    articles = read_articles([default_seeds()], SETTINGS.articles).articles
    return Corpus(*extract(articles, SETTINGS), article_table(articles))


def judged(claims: pd.DataFrame, pairs: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Judge without a model: of claims that say the same, a new one may speak for them all."""
    pairs = judge_and_rank(claims, pairs, settings, "auto").pairs
    return pairs.set_index("pair_id").sort_index()


@pytest.mark.parametrize("number", range(5))
def test_a_check_judges_as_a_run_over_all_articles_does(number, seeds):
    """Each seed against the four others: the pairs of the run in which it takes part.

    Derived checks of a run see the figures of other entities too, and are compared by themselves.
    """
    paired = pair_and_compare(seeds.claims, SETTINGS)
    plain = paired.pairs[paired.pairs["check"] == ""]
    run = judged(paired.claims, plain, SETTINGS)
    name = seeds.articles["article"].iloc[number]
    takes_part = [name in {*a, *b} for a, b in zip(run["a_sources"], run["b_sources"], strict=True)]
    others = set(seeds.articles["article"]) - {name}
    checked = pair_new(without(seeds, others), without(seeds, {name}), SETTINGS)
    alike = checked.pairs[checked.pairs["check"] == ""]
    found = judged(checked.claims, alike, SETTINGS)
    columns = ["verdict", "severity", "score", "p_contradiction", "value_relation", "same_article"]
    pd.testing.assert_frame_equal(found[columns], run.loc[takes_part, columns])


@pytest.mark.parametrize(
    ("text", "misfits"),
    [
        ("腾讯2024年营收为300亿元,同比增长50%。\n", 1),
        ("腾讯2024年营收为180亿元,同比增长50%。\n", 0),
    ],
)
def test_a_new_growth_that_does_not_fit_published_figures_is_told(text, misfits):
    write("articles/a.txt", "腾讯2023年营收为120亿元。\n")
    assert detect("extract", "articles", "--out", "results").status == 0
    outcome, findings = check(write("b.txt", text), "--against", "results")
    told = [f for f in findings if f["verdict"] == "contradiction"]
    assert (outcome.status, len(told)) == (misfits, misfits)


def test_only_claims_of_the_same_families_are_loaded(tmp_path):
    write("articles/a.txt", PUBLISHED + "腾讯2024年12月的月活跃用户达到1000万。\n")
    assert detect("extract", "articles", "--out", "results").status == 0
    assert set(load_corpus(Path("results"), {"revenue"}).claims["family"]) == {"revenue"}


def test_claims_of_the_corpus_that_name_nothing_are_left_alone(seeds):
    """They stand in no pair, and a large corpus has many."""
    name = seeds.articles["article"].iloc[0]
    unnamed = replace(seeds, claims=seeds.claims.assign(named=""))
    new = without(unnamed, {*seeds.articles["article"]} - {name})
    corpus = without(unnamed, {name})
    assert pair_new(new, corpus, SETTINGS).cut["without_entity"] <= len(new.claims)


def test_a_new_claim_meets_every_claim_of_a_large_block():
    """A run leaves pairs out of it; a check has one claim to set against all."""
    days = [day.date().isoformat() for day in pd.date_range("2020-01-01", periods=60)]
    claims = [
        claim(1e6 + i, period_start=day, period_end=day, article=day) for i, day in enumerate(days)
    ]
    small = SETTINGS.pairing.model_copy(update={"paired_in_full": 10, "max_pairs": 1})
    result = pair_claims(frame(*claims), small, new={days[30]})
    assert len(result.pairs) == 59
    assert ((result.pairs[["a_article", "b_article"]] == days[30]).sum(axis=1) == 1).all()


def test_older_versions_share_a_name_a_path_or_a_text():
    rows = [("n.txt", "p", "d"), ("m.txt", "q", "e"), ("o.txt", "r", "f"), ("x.txt", "s", "g")]
    table = pd.DataFrame(rows, columns=["article", "path", "digest"])
    same = [("n.txt", "1", "1"), ("2", "q", "2"), ("3", "3", "f")]
    new = pd.DataFrame(same, columns=table.columns)
    assert older_versions(table, new) == ["m.txt", "n.txt", "o.txt"]


@pytest.mark.skipif(os.name == "nt", reason="file names there are Unicode")
def test_a_file_name_that_is_no_utf8_is_spelled_out(against):
    path = Path(os.fsdecode(b"\xff.txt"))
    try:
        path.write_text(CLASHING, "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    _, [finding] = check(path, "--against", against)
    assert finding["here"]["path"] == r"\xff.txt"


@pytest.mark.parametrize("status", ["accepted", "ignored"])
def test_what_reviewers_decided_does_not_fail(status, against, monkeypatch):
    def decided(findings: Any, *_: object) -> Any:
        findings.pairs["status"] = status
        return findings

    monkeypatch.setattr(cli_check, "with_decisions", decided)
    outcome, [finding] = check(write("b.txt", CLASHING), "--against", against)
    assert outcome.status == 0
    assert (finding["status"], finding["severity"], finding["fails"]) == (status, "high", False)


def test_the_output_goes_to_a_file_whole(against):
    outcome = detect("check", write("b.txt", CLASHING), "-a", against, "--output", "out/found.txt")
    assert (outcome.status, outcome.stdout) == (1, "")
    assert "contradiction: 腾讯 · revenue" in Path("out/found.txt").read_text("utf-8")


WRONG = {
    "no such article": (["none.txt", "-a", "articles"], "none.txt: no such file"),
    "nothing to compare with": (["b.txt", "-a", "none"], "none: no such file"),
    "an unread format": (["b.pdf", "-a", "articles"], "b.pdf: the format .pdf is not read"),
    "results without stages": (["b.txt", "-a", "old"], "old/stages/claims.parquet: no such table"),
    "damaged results": (["b.txt", "-a", "broken"], "broken/stages/claims.parquet: damaged"),
    "no configuration": (["b.txt", "-a", "articles", "-c", "none"], "none: no such configuration"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_checked_is_one_line(arguments, message):
    for name, text in {"articles/a.txt": PUBLISHED, "b.txt": CLASHING, "b.pdf": "%PDF"}.items():
        write(name, text)
    write("old/run.json", "{}")
    write("broken/stages/claims.parquet", "PAR1")
    outcome, _ = check(*arguments)
    assert (outcome.status, outcome.stdout) == (2, "")
    [line] = outcome.stderr
    assert line.startswith(f"detector: {message}")


@pytest.mark.parametrize("arguments", [["b.txt"], ["-a", "x"], ["b.txt", "-a", ".", "-f", "x"]])
def test_wrong_usage_exits_with_2(arguments):
    assert detect("check", *arguments).status == 2
