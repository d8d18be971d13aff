"""`detector lexicon`: what it proposes from articles, and what it finds wrong in the words."""

# ruff: noqa: E501  (one row of a table is one line)

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detector.cleaning import clean
from detector.config import Document, load_yaml, read_yaml
from detector.cue_words import CuesConfig
from detector.errors import ConfigError
from detector.lexicon import Lexicon
from detector.lexicon_check import FILES, Finding, check_lexicon
from detector.lexicon_rows import review_text, with_rows
from detector.lexicon_suggest import Suggestion, plain, suggest
from detector.paths import default_configs
from detector.pipeline import extract
from detector.records import Article
from detector.settings import Settings, load_settings
from detector.vocabulary import EntitiesConfig, MetricsConfig, ScopesConfig
from tests.commands import detect

SHIPPED = default_configs()
SETTINGS = load_settings(SHIPPED)

# --- check ---------------------------------------------------------------------------------------

CHINA = "{name: 中国, kind: place}"
"""What scopes.yaml speaks of, on the second line of each file of entities below."""
REVENUE = "{name: revenue, family: revenue, label: {zh: 营收, en: revenue}, dimension: money, words: [营收]}"


def metric(name: str, **fields: object) -> str:
    row = {"name": name, "family": name, "label": {"zh": name, "en": name}, "dimension": "count"}
    return yaml.safe_dump(
        {**row, **fields}, allow_unicode=True, default_flow_style=True, width=1e9
    ).strip()


def configured(folder: Path, entities: Sequence[str], metrics: Sequence[str] = ()) -> Path:
    """A configuration of few words: the rows begin on line 2, after 中国, and on line 3."""
    shutil.copytree(SHIPPED, folder)
    listed = "\n".join(f"  - {row}" for row in (CHINA, *entities))
    (folder / "entities.yaml").write_text(f"entities:\n{listed}\n", "utf-8")
    listed = "\n".join(f"  - {row}" for row in (REVENUE, *metrics))
    (folder / "metrics.yaml").write_text(f"derived: []\nmetrics:\n{listed}\n", "utf-8")
    return folder


def found_in(folder: Path) -> list[Finding]:
    return check_lexicon({name: read_yaml(folder / name) for name in FILES})


def company(name: str, *aliases: str) -> str:
    return f"{{name: {name}, kind: company, aliases: [{', '.join(aliases)}]}}"


ENTITIES = {
    "one alias of two": ([company("甲公司", "JIA"), company("乙公司", "JIA")], 4, "conflict", "'JIA' names both 甲公司 (line 3) and 乙公司: keep it under one"),
    "but for case": ([company("甲公司", "JIA"), company("乙公司", "Jia")], 4, "conflict", "'Jia' names both 甲公司"),
    "a name that is an alias": ([company("甲公司"), company("乙公司", "甲公司")], 4, "conflict", "'甲公司' names both 甲公司"),
    "but for width": ([company("甲公司", "JIA", "ＪＩＡ")], 3, "conflict", "'ＪＩＡ' of 甲公司 is 'JIA' (line 3) again"),
    "but for script": ([company("东风", "東風")], 3, "conflict", "'東風' of 东风 is '东风' (line 3) again"),
    "in a script that no text has": ([company("甲公司", "東風")], 3, "conflict", "is '东风' once a text is cleaned, so it is never found: write '东风'"),
    "in brackets that no text has": ([company("甲公司", "甲（集团）")], 3, "conflict", "write '甲(集团)'"),
    "a unit": ([company("甲公司", "港元")], 3, "conflict", "'港元' names 甲公司 and is a unit"),
    "an ordinary word": ([company("甲公司", "预计")], 3, "conflict", "'预计' names 甲公司 and is an ordinary word"),
    "an English one": ([company("甲公司", "The")], 3, "conflict", "'The' names 甲公司 and is an ordinary word"),
    "a scope": ([company("甲公司", "网页版")], 3, "conflict", "'网页版' names 甲公司 and is a word of the scope web"),
    "inside another": ([company("阿里"), company("阿里云")], 3, "note", "'阿里' of 阿里 is inside '阿里云' of 阿里云 (line 4)"),
    "a metric": ([company("营收")], 3, "conflict", "'营收' of revenue holds the name '营收' of 营收 (entities.yaml:3), which wins"),
    "an industry that is a metric": (["{name: 营收, kind: industry}"], 3, "note", "'营收' of revenue is '营收' of 营收 (entities.yaml:3) too"),
    "a currency of none": (["{name: 甲公司, kind: company, currency: XYZ}"], 3, "conflict", "the currency XYZ of 甲公司 is not in units.yaml"),
    "an unknown key": (["{name: 甲公司, kind: company, alias: [JIA]}"], 3, "conflict", "entities.1.alias: Extra inputs are not permitted: remove the key"),
    "a missing key": (["{name: 甲公司}"], 3, "conflict", "entities.1.kind: Field required: add the key"),
}  # fmt: skip

METRICS = {
    "one word of two": ([metric("a", words=["装机"]), metric("b", words=["装机"])], 5, "conflict", "'装机' stands for a (line 4) and b, and nothing tells which is meant"),
    "told apart by dimension": ([metric("a", words=["装机"]), metric("b", words=["装机"], dimension="money")], 5, "note", "told apart by dimension"),
    "told apart by unit": ([metric("a", words=["装机"], unit="kW"), metric("b", words=["装机"], unit="units")], 5, "note", "told apart by unit"),
    "told apart by kinds": ([metric("a", words=["离任"], kinds=["person"]), metric("b", words=["离任"])], 5, "note", "told apart by kinds"),
    "told apart by classifiers": ([metric("a", words=["装机"], classifiers=["台"]), metric("b", words=["装机"], classifiers=["座"])], 5, "note", "told apart by classifiers"),
    "of one family": ([metric("a", words=["装机"], family="f"), metric("b", words=["装机"], family="f")], 5, "note", "of one family and definition"),
    "one word twice": ([metric("a", words=["GMV", "gmv"])], 4, "conflict", "'gmv' of a is 'GMV' (line 4) again"),
    "one name of two": ([metric("a", words=["装机"]), metric("a", words=["出货"])], 5, "conflict", "the metric a is given twice (line 4)"),
    "a name in the word": ([metric("a", words=["中国装机"])], 4, "conflict", "'中国装机' of a holds the name '中国' of 中国 (entities.yaml:2)"),
    "a dimension that is none": ([metric("a", dimension="size")], 4, "conflict", "metrics.1.dimension: Input should be 'count', 'money'"),
    "kinds of nothing": ([metric("a", kinds=["compny"])], 4, "conflict", "no entity is of the kind compny"),
}  # fmt: skip


def test_a_word_of_two_nouns_is_a_conflict(tmp_path):
    folder = configured(tmp_path / "configs", [company("甲公司"), "{name: 某人, kind: person}"])
    nouns = "nouns:\n  loans: [借阅量]\n  books: [图书, 借阅量]\n"
    path = folder / "metrics.yaml"
    path.write_text(nouns + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [f.message for f in found_in(folder)] == [
        "'借阅量' stands for loans (line 2) and books among the nouns: keep it under one of them"
    ]


@pytest.mark.parametrize(("rows", "line", "level", "message"), ENTITIES.values(), ids=ENTITIES)
def test_what_is_wrong_with_entities(tmp_path, rows, line, level, message):
    found = found_in(configured(tmp_path / "configs", [*rows, "{name: 某人, kind: person}"]))
    assert [f for f in found if f.level == level and message in f.message]
    assert {f.line for f in found if message in f.message and "entities" in f.path} <= {line}


@pytest.mark.parametrize(("rows", "line", "level", "message"), METRICS.values(), ids=METRICS)
def test_what_is_wrong_with_metrics(tmp_path, rows, line, level, message):
    people = ["{name: 某人, kind: person}"]
    found = found_in(configured(tmp_path / "configs", people, rows))
    assert [(f.line, f.level) for f in found if message in f.message] == [(line, level)]
    assert all(Path(f.path).name == "metrics.yaml" for f in found)


FINE = {
    "a place that is a scope": (["{name: 大陆, kind: place, aliases: [境内]}"], []),
    "aliases of one entity inside one another": ([company("阿里巴巴", "阿里", "阿里巴巴集团")], []),
    "a name that is only shown": ([company("昇腾", "升腾芯片")], []),
    "a Latin word in another": ([company("Ola"), company("Motorola")], []),
    "words of one metric in one another": ([], [metric("a", words=["装机", "装机量"])]),
}  # fmt: skip


@pytest.mark.parametrize(("entities", "metrics"), FINE.values(), ids=FINE)
def test_what_is_fine(tmp_path, entities, metrics):
    assert found_in(configured(tmp_path / "configs", entities, metrics)) == []


def test_the_shipped_words_do_not_contradict_themselves():
    outcome = detect("lexicon", "check")
    assert (outcome.status, outcome.stdout) == (0, "")
    assert outcome.stderr[0].startswith("0 conflicts in ")


def test_a_conflict_is_one_line_with_its_place_and_fails_the_command(tmp_path):
    folder = configured(tmp_path / "configs", [company("甲公司", "JIA"), company("乙公司", "JIA")])
    outcome = detect("lexicon", "check", "--config", folder)
    place = f"{folder / 'entities.yaml'}:4: conflict: "
    assert outcome.status == 1
    assert outcome.stdout == (
        f"{place}'JIA' names both 甲公司 (line 3) and 乙公司: keep it under one of them\n"
    )
    assert outcome.stderr == [f"1 conflict in {folder}"]


def test_notes_are_shown_when_asked_for_and_never_fail(tmp_path):
    folder = configured(tmp_path / "configs", [company("阿里"), company("阿里云")])
    quiet, told = (detect("lexicon", "check", "-c", folder, *flags) for flags in ([], ["--notes"]))
    assert (quiet.status, quiet.stdout, told.status) == (0, "", 0)
    assert quiet.stderr == [f"0 conflicts in {folder}; 1 note, shown with --notes"]
    assert ":3: note: '阿里' of 阿里 is inside '阿里云'" in told.stdout


UNREADABLE = {
    "no such folder": (shutil.rmtree, "no such configuration folder"),
    "no such file": (lambda folder: (folder / "units.yaml").unlink(), "units.yaml: no such file"),
    "no YAML": (lambda folder: (folder / "cues.yaml").write_text("a: [b"), ": not valid YAML"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_an_error(tmp_path, damage, message):
    folder = configured(tmp_path / "configs", [])
    damage(folder)
    outcome = detect("lexicon", "check", "--config", folder)
    assert (outcome.status, len(outcome.stderr)) == (2, 1)
    assert message in outcome.stderr[0]


# --- suggest -------------------------------------------------------------------------------------


def article(name: str, text: str) -> Article:
    lang = "en" if text.isascii() else "zh-Hans"
    return Article(name, name, text, clean(text), "", name, lang, date(2025, 3, 1), "field")


def suggested(*texts: str, known: Settings = SETTINGS, least: int = 1) -> list[Suggestion]:
    articles = [article(f"{n}.txt", text) for n, text in enumerate(texts)]
    return suggest(*extract(articles, known), known.lexicon, least)


LONG = "凌川半导体(下称“凌川”)今日披露年报。凌川2024年营收为120亿元。"
ROWS = {
    "a full and a short name": ([LONG], {"凌川半导体": ["凌川"]}),
    "a gloss": (["朔陵市(Shuoling)2024年常住人口为312万人。"], {"Shuoling": ["朔陵市"]}),
    "a gloss in another article": (["朔陵市(Shuoling)发布公报。2024年朔陵市常住人口为312万人。", "Shuoling had 3.1 million residents in 2024."], {"Shuoling": ["朔陵市"]}),
    "Traditional and Simplified": (["凌川半導體2024年營收為120億元。", "凌川半导体2024年营收为120亿元。"], {"凌川半导体": None}),
    "a title": (["《遇冰》票房达到3亿元。", "电影遇冰票房达到3亿元。"], {"遇冰": None}),
    "a known name": (["比亚迪2024年营收为7771亿元。"], {}),
    "a list of names": (["比亚迪、蔚来等企业合计销量为500万辆。"], {}),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "rows"), ROWS.values(), ids=ROWS)
def test_names_are_proposed_with_their_forms(texts, rows):
    found = [s.row for s in suggested(*texts) if s.section == "entities"]
    assert {row["name"]: row.get("aliases") for row in found} == rows


def test_a_new_alias_of_a_known_entity_comes_as_its_whole_row():
    found = suggested("比亚迪(Build Your Dreams)2024年营收为7771亿元。")
    known = SETTINGS.lexicon.entities["比亚迪"]
    row = {"name": "比亚迪", "kind": "company", "aliases": [*known.aliases, "Build Your Dreams"]}
    assert [(s.row, s.new) for s in found] == [(row, ("Build Your Dreams",))]


METRIC_ROWS = {
    "counted": ("腾讯发布了11款AI应用。", {"name": "AI应用", "dimension": "count", "unit": "count"}),
    "money": ("Tencent paid a fixed fee of $62 million.", {"name": "fixed fee", "dimension": "money"}),
    "a share": ("腾讯的续购率为84.5%。", {"name": "续购率", "dimension": "percent"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), METRIC_ROWS.values(), ids=METRIC_ROWS)
def test_metrics_are_proposed_with_their_dimension(text, expected):
    rows = [s.row for s in suggested(text) if s.section == "metrics"]
    assert [{key: row[key] for key in expected} for row in rows] == [expected]


def test_rows_come_by_how_many_claims_are_about_them():
    often = "凌川半导体2024年营收为120亿元。凌川半导体2023年营收为100亿元。"
    once = "朔陵半导体2024年营收为3亿元。"
    found = suggested(once, often)
    assert [(s.row["name"], s.claims, s.articles) for s in found] == [
        ("凌川半导体", 2, 1),
        ("朔陵半导体", 1, 1),
    ]
    assert [s.row["name"] for s in suggested(once, often, least=2)] == ["凌川半导体"]
    assert suggested(often, once) == found


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """A configuration that knows no company."""
    return configured(tmp_path_factory.mktemp("small") / "configs", [])


OTHER_WORDS = (
    load_yaml(SHIPPED / "metrics.yaml", MetricsConfig),
    load_yaml(SHIPPED / "scopes.yaml", ScopesConfig),
    load_yaml(SHIPPED / "cues.yaml", CuesConfig),
)


def with_entities(folder: Path, found: Sequence[Suggestion] = ()) -> Settings:
    """The settings with the entities of `folder` and of `found`, by way of the file."""
    text = with_rows(read_yaml(folder / "entities.yaml"), "entities", found)
    entities = EntitiesConfig.model_validate(yaml.safe_load(text))
    return replace(SETTINGS, lexicon=Lexicon(entities, *OTHER_WORDS))


HAN = st.text("凌川朔陵岑洲棱渡昱诺", min_size=2, max_size=3)
SUFFIX = st.sampled_from(["半导体", "汽车", "集团", "银行", "科技公司"])
LATIN = st.sampled_from(["Lengchuan", "Ossendra", "Nuvoro AG", "O'Fenn", "No", "Q: x", "Yes"])


@settings(max_examples=10)
@given(HAN, SUFFIX, LATIN)
@example(stem="洲朔朔", suffix="科技公司", latin="Lengchuan")
def test_what_is_proposed_is_known_once_it_is_taken_in(small, stem, suffix, latin):
    text = f"{stem}{suffix}({latin})2024年营收为120亿元。{stem}{suffix}2023年营收为100亿元。"
    found = suggested(text, known=with_entities(small))
    known = with_entities(small, found)
    names = {s.row["name"] for s in found if s.section == "entities"}
    claims, _ = extract([article("0.txt", text)], known)
    assert names
    assert names <= {*known.lexicon.entities}
    assert {*claims["entity"]} == names
    assert suggested(text, known=known) == []


def test_all_that_articles_suggest_can_be_taken_in_and_is_known_then(tmp_path):
    tried, articles = tmp_path / "tried", Path(__file__).parent / "fields" / "articles"
    first = detect("lexicon", "suggest", articles, "-n", "1", "--into", tried)
    again = detect("lexicon", "suggest", articles, "-n", "1", "--config", tried)
    before, after = (yaml.safe_load(o.stdout) for o in (first, again))
    assert first.status == again.status == 0
    for section, least in (("entities", 20), ("metrics", 5)):
        names = {row["name"] for row in before[section]}
        assert len(names) >= least
        assert not names & {row["name"] for row in after[section]}


def test_what_is_printed_is_yaml_in_the_shape_of_the_configuration(tmp_path):
    found = suggested(LONG, "腾讯发布了11款AI应用。")
    printed = yaml.safe_load("\n".join(review_text(found)))
    assert EntitiesConfig.model_validate({"entities": printed["entities"]}).entities
    assert MetricsConfig.model_validate({"derived": [], "metrics": printed["metrics"]}).metrics


@given(st.text(max_size=60))
def test_a_quote_cannot_break_out_of_its_comment(quote):
    row = {"name": plain(quote) or "x", "kind": "name"}
    found = [Suggestion("entities", row, 1, 1, (plain(quote),))]
    printed = "\n".join(review_text(found))
    assert yaml.safe_load(printed) == {"entities": [row], "metrics": []}


BLOCK = """\
# what there is
entities:
- name: 甲   # the first
  kind: company
  aliases:
  - JIA
  # behind it
- {name: 乙, kind: company}
# the end
"""


def test_rows_are_taken_in_where_they_belong_and_comments_stay(tmp_path):
    path = tmp_path / "entities.yaml"
    path.write_text(BLOCK, "utf-8")
    rows = [{"name": n, "kind": "company", "aliases": ["A"]} for n in ("甲", "丙", "丁")]
    found = [Suggestion("entities", row, 1, 1, ()) for row in rows]
    assert with_rows(read_yaml(path), "entities", found) == BLOCK.replace(
        "name: 甲   # the first\n  kind: company\n  aliases:\n  - JIA\n",
        "{name: 甲, kind: company, aliases: [A]}\n",
    ).replace(
        "乙, kind: company}\n",
        "乙, kind: company}\n- {name: 丙, kind: company, aliases: [A]}\n"
        "- {name: 丁, kind: company, aliases: [A]}\n",
    )


def test_rows_on_one_line_are_refused(tmp_path):
    path = tmp_path / "entities.yaml"
    path.write_text("entities: [{name: 甲, kind: company}]\n", "utf-8")
    document: Document = read_yaml(path)
    with pytest.raises(ConfigError, match="entities: write the rows one under"):
        with_rows(document, "entities", [])


def test_the_rows_go_to_a_file_and_the_copy_to_a_new_folder(tmp_path):
    (tmp_path / "a.txt").write_text(LONG * 2, "utf-8")
    out, into = tmp_path / "new.yaml", tmp_path / "tried"
    arguments = ("lexicon", "suggest", tmp_path / "a.txt", "-o", out, "--into", into)
    outcome, again = detect(*arguments), detect(*arguments)
    assert (outcome.status, outcome.stdout) == (0, "")
    assert "  - {name: 凌川半导体, kind: name, aliases: [凌川]}\n" in out.read_text("utf-8")
    assert outcome.stderr == [
        f"1 new entity, 0 entities with new aliases, 0 new metrics in {out}; try --config {into}"
    ]
    assert sorted(p.name for p in into.iterdir()) == sorted(p.name for p in SHIPPED.glob("*.yaml"))
    assert again.status == 2
    assert "is there already" in again.stderr[-1]
