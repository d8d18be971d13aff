"""The command line on the seeds: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers

from detector import __version__, cli_inputs
from detector.paths import default_configs, default_seeds
from detector.report import read_table
from detector.stages import read_stage
from tests.commands import StubScorer, detect, stub_model

REPORTS = ("claims.csv", "pairs.csv", "discrepancies.csv", "report.html")
GOLD = Path(__file__).parent / "gold"
ARTICLE = "豆包2024年9月的月活跃用户达到4197.6万。\n"
BINARY = bytes(range(256)) * 40
LONG_LINE = "十" * (50_000_000 // 3)
load_real_model = cli_inputs.load_model


@pytest.fixture(scope="module", autouse=True)
def stubs() -> Iterator[None]:
    """A model that needs no loading."""
    with pytest.MonkeyPatch.context() as patch:
        stub_model(patch)
        yield


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one run on the seeds wrote; tests read it and leave it as it is."""
    out = tmp_path_factory.mktemp("seeds") / "results"
    assert detect("run", "--out", out).status == 0
    return out


def written(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in REPORTS}


def run_facts(out: Path) -> dict[str, Any]:
    return json.loads((out / "run.json").read_text("utf-8"))


def article(folder: Path, name: str, content: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return folder / name


# --- the main job ------------------------------------------------------------------------------


def test_run_writes_the_reports_and_what_they_were_made_with(results):
    """run.json: versions, model, configuration, counts, seconds a stage, memory, warnings."""
    facts = run_facts(results)
    assert all((results / name).stat().st_size for name in REPORTS)
    assert facts["versions"]["detector"] == __version__
    assert facts["versions"]["torch"] == torch.__version__
    assert facts["versions"]["transformers"] == transformers.__version__
    assert facts["model"] == {"name": "stub", "revision": "1"}
    assert len(facts["config_hash"]) == 64
    assert facts["counts"]["articles"] == 5
    assert facts["counts"]["pairs"] == len(read_table(results / "pairs.csv"))
    assert sum(facts["counts"]["pairs_by_verdict"].values()) == facts["counts"]["pairs"]
    stages = ["extract", "judge", "pair", "read", "report", "score"]
    assert sorted(facts["seconds"]) == sorted(facts["stages"]) == stages
    assert facts["stages"]["read"] == {"articles": 5, "skipped": 0}
    assert facts["stages"]["score"]["texts"] > 0
    assert facts["peak_memory_mb"] > 0
    assert facts["warnings"] == []


def test_the_page_names_metrics_in_its_language_and_its_configuration(results, tmp_path):
    shutil.copytree(results, tmp_path / "out")
    page = (results / "report.html").read_text("utf-8")
    assert "月活跃用户" in page
    assert run_facts(results)["config_hash"][:8] in page
    assert detect("report", "--out", tmp_path / "out", "--lang", "en").status == 0
    assert "monthly active users" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_the_same_input_gives_the_same_bytes(results, tmp_path):
    assert detect("run", "--out", tmp_path).status == 0
    assert written(tmp_path) == written(results)


def test_the_order_of_the_input_changes_nothing(results, tmp_path):
    files = sorted(default_seeds().glob("*.txt"), reverse=True)
    order = [files[2], files[0], files[4], files[3], files[1]]
    assert detect("run", *order, "--out", tmp_path).status == 0
    assert written(tmp_path) == written(results)


def test_the_stages_one_by_one_give_what_run_gives(results, tmp_path):
    for stage in ("extract", "pair", "score", "report"):
        outcome = detect(stage, "--out", tmp_path)
        assert outcome.status == 0, outcome.stderr
        assert outcome.stdout == ""
    assert written(tmp_path) == written(results)
    clocks = ("seconds", "stages", "peak_memory_mb")
    one, other = run_facts(tmp_path), run_facts(results)
    assert {k: v for k, v in one.items() if k not in clocks} == {
        k: v for k, v in other.items() if k not in clocks
    }


def test_a_dry_run_of_pairing_tells_what_it_costs_and_writes_nothing(results, tmp_path):
    out = shutil.copytree(results, tmp_path / "out")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    done = detect("pair", "--dry-run", "--out", out)
    pairs = read_stage(out, "pairs", "pair")
    expected = (pairs["check"] == "").sum() + run_facts(out)["counts"]["left_out"]["same_text"]
    told = done.stdout.splitlines()
    assert told[0].startswith(f"{expected} pairs of ")
    assert told[1] == "left out: 0 over budget, 0 apart in time"
    largest = [int(line.split()[0]) for line in told[3:]]
    assert largest == sorted(largest, reverse=True)
    assert len(largest) == 10
    assert {path: path.read_bytes() for path in before} == before


def test_reports_without_scores_say_so(tmp_path):
    """Judging needs no model; run.json then names none."""
    for stage in ("extract", "pair", "report"):
        assert detect(stage, "--out", tmp_path).status == 0
    assert run_facts(tmp_path)["model"] is None
    pair_id = read_table(tmp_path / "pairs.csv")["pair_id"].iloc[0]
    assert "not scored" in detect("explain", pair_id, "--out", tmp_path).stdout


def test_new_claims_are_never_mixed_with_old_pairs(results, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(results, out)
    extracted = detect("extract", article(tmp_path, "one.txt", ARTICLE), "--out", out)
    assert extracted.status == 0
    outcome = detect("report", "--out", out)
    assert outcome.status == 2
    assert "run `detector pair`" in outcome.stderr[0]


def test_reports_among_the_articles_are_not_read(tmp_path):
    """The results of last night may lie in the folder of the articles."""
    article(tmp_path, "a.txt", ARTICLE)
    for _ in range(2):
        outcome = detect("run", tmp_path, "--out", tmp_path / "results")
        assert outcome.status == 0
        assert run_facts(tmp_path / "results")["counts"]["articles"] == 1
    assert not [line for line in outcome.stderr if "skipped" in line]


@pytest.fixture
def clashing(tmp_path: Path) -> Path:
    """Two annual reports of one company for one year that cannot both be right."""
    folder = tmp_path / "clashing"
    for name, value in (("a.txt", "3376"), ("b.txt", "3276")):
        article(folder, name, f"腾讯年报显示，腾讯2024年全年营业收入为{value}亿元。")
    return folder


@pytest.mark.parametrize(
    ("level", "status"), [("high", 1), ("medium", 1), ("low", 1), ("never", 0)]
)
def test_fail_on_finds_a_contradiction(level, status, clashing, tmp_path):
    outcome = detect("run", clashing, "--out", tmp_path / "out", "--fail-on", level)
    assert outcome.status == status
    assert [line for line in outcome.stderr if "discrepancies: 1 contradiction" in line]


def test_fail_on_passes_what_is_less_severe(results, tmp_path):
    """Drift and definitions are not what a high bar is for."""
    assert "high" not in set(read_table(results / "discrepancies.csv")["severity"])
    assert detect("run", "--out", tmp_path, "--fail-on", "high").status == 0


# --- explain, eval -----------------------------------------------------------------------------


def test_explain_tells_how_a_pair_came_about(results):
    pairs = read_table(results / "pairs.csv")
    text = detect("explain", pairs["pair_id"].iloc[0], "--out", results).stdout
    for part in ("original", "cleaned", "quantity", "period", "relations", "verdict", "by rule"):
        assert part in text
    assert "a as premise of b: 0." in text
    assert "b as premise of a: 0." in text
    assert pairs["a_quote"].iloc[0] in text


def test_explain_tells_how_a_claim_came_about(results):
    claims = read_table(results / "claims.csv")
    text = detect("explain", claims["claim_id"].iloc[0], "--out", results).stdout
    assert text.startswith(f"claim {claims['claim_id'].iloc[0]}: {claims['article'].iloc[0]}")
    assert claims["quote"].iloc[0] in text


def test_explain_lists_the_pairs_of_a_discrepancy(results):
    row = read_table(results / "discrepancies.csv").iloc[0]
    pairs = read_table(results / "pairs.csv")
    text = detect("explain", row["discrepancy_id"], "--out", results).stdout
    assert row["reason"] in text
    for pair_id in pairs.loc[pairs["discrepancy_id"] == row["discrepancy_id"], "pair_id"]:
        assert pair_id in text


def test_explain_knows_no_such_id(results):
    outcome = detect("explain", "nonesuch", "--out", results)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert outcome.stderr == [
        "detector: nonesuch: no claim, pair or discrepancy of these results has this id"
    ]


def test_eval_claims_prints_json_for_scripts():
    result = json.loads(detect("eval", "claims", "--gold", GOLD, "--json").stdout)
    assert {"recall", "entity", "period", "hedge", "metric_agreement"} <= set(result)
    assert {"hypothetical_as_fact", "extra_claims", "gold_claims", "extracted_claims"} <= set(
        result
    )
    assert set(result["recall"]["quantity"]) == {"n", "right", "share"}


def test_eval_claims_lists_every_claim_that_the_gold_lacks():
    result = json.loads(detect("eval", "claims", "--gold", GOLD, "--json").stdout)
    plain = detect("eval", "claims", "--gold", GOLD).stdout.splitlines()
    listed = detect("eval", "claims", "--gold", GOLD, "--extra").stdout.splitlines()
    assert len(listed) - len(plain) == result["extra_claims"]


def test_eval_pairs_prints_json_for_scripts():
    result = json.loads(detect("eval", "pairs", "--gold", GOLD, "--json").stdout)
    assert set(result) == {"gold_pairs", "comparable", "right", "contradictions", "misses"}


def test_eval_nli_prints_json_by_file(tmp_path):
    row = {"premise": "一", "hypothesis": "二", "label": "neutral"}
    path = article(tmp_path, "dev.jsonl", json.dumps(row, ensure_ascii=False))
    result = json.loads(detect("eval", "nli", path, "--json").stdout)
    assert result["dev.jsonl"]["n"] == 1
    assert {"accuracy", "contradiction_recall", "confusion"} <= set(result["dev.jsonl"])


# --- help, usage, interruption -----------------------------------------------------------------

COMMANDS = (
    *(["run"], ["extract"], ["pair"], ["score"], ["report"], ["check"], ["explain"]),
    *(["review"], ["stats"], ["models", "list"], ["models", "info"], ["models", "pull"]),
    *(["eval", "claims"], ["eval", "pairs"], ["eval", "nli"]),
    *(["bench", "generate"], ["bench", "score"]),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_help_of_every_command_shows_an_example(command):
    outcome = detect(*command, "--help")
    assert outcome.status == 0
    assert f"Example: detector {' '.join(command)}" in outcome.stdout


def test_version():
    assert detect("--version").stdout == f"detector {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [["nonesuch"], ["run", "--nonesuch"], ["run", "--fail-on", "maybe"], ["explain"], ["eval"]],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(arguments):
    outcome = detect(*arguments)
    assert outcome.status == 2
    assert outcome.stderr


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
)
def test_an_end_from_outside_gives_one_line(sent, status, told, monkeypatch, tmp_path):
    # A job in the background of a shell begins with SIGINT ignored.
    monkeypatch.setattr(cli_inputs, "load_model", lambda *_: signal.raise_signal(sent))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    outcome = detect("run", "--out", tmp_path)
    signal.signal(signal.SIGINT, before)
    assert outcome.status == status
    [line] = outcome.stderr
    assert line.startswith(f"detector: {told}; what was not finished is not written")
    assert not (tmp_path / ".owner.json").exists()


def test_the_command_itself_exits_with_2_and_no_trace(tmp_path):
    """As a process: one line on stderr, nothing on stdout."""
    command = [sys.executable, "-c", "from detector.cli import app; app()"]
    done = subprocess.run(  # noqa: S603 - this interpreter
        [*command, "run", str(tmp_path / "nowhere"), "--config", str(tmp_path / "none")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("detector: ")
    assert done.stderr.count("\n") == 1


# --- bad input ---------------------------------------------------------------------------------

BAD_ARTICLES = {
    "empty.txt": ("", "empty.txt: is empty"),
    "blank.md": (" \n\n", "blank.md: is empty"),
    "long.txt": (LONG_LINE, "long.txt: has 49999998 bytes, more than max_bytes"),
    "long.jsonl": (json.dumps({"text": LONG_LINE}), "long.jsonl:1: line has more than max_bytes"),
    "binary.txt": (BINARY, "binary.txt: is binary"),
    "broken.txt": (ARTICLE.encode() * 3 + b"\xff\xfe\xfd", "broken.txt: is not valid UTF-8"),
    "matter.md": (
        f"---\ntitle: [open\n---\n{ARTICLE}",
        "matter.md:3: front matter is not valid YAML",
    ),
    "line.jsonl": ('{"text": "broken', "line.jsonl:1: not valid JSON"),
    "columns.csv": ("a,b\n1,2\n", "columns.csv:1: no text column"),
    "page.pdf": ("%PDF", "page.pdf: the format .pdf is not read"),
}


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_an_article_that_cannot_be_read_is_one_line(name, tmp_path):
    content, message = BAD_ARTICLES[name]
    path = article(tmp_path / "in", name, content)
    outcome = detect("run", path, "--out", tmp_path / "out")
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {path.parent}")
    assert message in line


NOTHING_TO_PAIR = {
    "no figure": ["检方表示，将继续调查。\n", "Prosecutors declined to comment.\n"],
    "no claim": ["25日，工作人员对媒体表示，死因正在调查中。\n"] * 2,
    "claims of no entity": ["约500人。增长5%。\n", "About 700 people, up 5%.\n"],
    "one claim": [ARTICLE],
    "claims of different entities": [ARTICLE, "2024年，小米营收为3659亿元。\n"],
}


@pytest.mark.parametrize("texts", NOTHING_TO_PAIR.values(), ids=NOTHING_TO_PAIR)
def test_an_archive_with_nothing_to_pair_gives_empty_reports(texts, tmp_path):
    paths = [article(tmp_path / "in", f"{n}.txt", text) for n, text in enumerate(texts)]
    out = tmp_path / "out"
    assert detect("run", tmp_path / "in", "--out", out).status == 0
    assert run_facts(out)["counts"]["pairs"] == 0
    assert len((out / "discrepancies.csv").read_text("utf-8").splitlines()) == 1
    new = article(tmp_path, "new.txt", "检方周一表示，已有新的线索。\n")
    assert detect("check", new, "--against", out).status == 0
    assert detect("check", paths[0], "--against", default_seeds()).status == 0


def test_the_run_goes_on_past_bad_articles_and_counts_them(tmp_path):
    paths = [article(tmp_path, name, content) for name, (content, _) in BAD_ARTICLES.items()]
    lines = json.dumps({"text": ARTICLE, "date": "2024-10-01"}) + "\n{broken\n"
    paths += [article(tmp_path, "good.txt", ARTICLE), article(tmp_path, "half.jsonl", lines)]
    outcome = detect("run", *paths, "--out", tmp_path / "out")
    assert outcome.status == 0
    facts = run_facts(tmp_path / "out")
    assert facts["counts"]["articles"] == 2
    assert facts["counts"]["skipped"] == len(BAD_ARTICLES) + 1
    told = [line for line in outcome.stderr if line.startswith("skipped ")]
    assert len(told) == len(BAD_ARTICLES) + 1
    for message in [*(message for _, message in BAD_ARTICLES.values()), "half.jsonl:2: "]:
        assert any(message in line for line in told)
        assert any(message in line for line in facts["warnings"])


def test_articles_without_a_date_are_named(tmp_path):
    path = article(tmp_path, "undated.txt", "豆包的月活跃用户达到4197.6万。\n")
    assert detect("run", path, "--out", tmp_path / "out").status == 0
    facts = run_facts(tmp_path / "out")
    assert facts["counts"]["articles_without_date"] == 1
    assert facts["warnings"] == ["without a date, so that periods stay unknown: undated.txt"]


def config_with(folder: Path, name: str, addition: str) -> Path:
    shutil.copytree(default_configs(), folder)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(addition)
    return folder


def config_lines(name: str) -> int:
    return (default_configs() / name).read_text("utf-8").count("\n")


def test_an_unknown_key_of_the_configuration_is_named(tmp_path):
    folder = config_with(tmp_path / "configs", "pairing.yaml", "nonesuch: 1\n")
    outcome = detect("run", "--config", folder, "--out", tmp_path / "out")
    assert outcome.status == 2
    [line] = outcome.stderr
    where = f"{folder / 'pairing.yaml'}:{config_lines('pairing.yaml') + 1}: nonesuch: "
    assert line.startswith(f"detector: {where}")


def test_a_broken_configuration_is_placed(tmp_path):
    folder = config_with(tmp_path / "configs", "ranking.yaml", "key: [1, 2\n")
    outcome = detect("run", "--config", folder, "--out", tmp_path / "out")
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {folder / 'ranking.yaml'}:")
    assert "not valid YAML" in line


def test_a_configuration_that_lacks_a_file_names_it(tmp_path):
    folder = config_with(tmp_path / "configs", "units.yaml", "")
    (folder / "units.yaml").unlink()
    outcome = detect("extract", "--config", folder, "--out", tmp_path / "out")
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {folder / 'units.yaml'}: no such file; copy")


def test_a_missing_model_is_told_before_anything_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(cli_inputs, "load_model", load_real_model)
    outcome = detect("run", "--model", tmp_path / "model", "--out", tmp_path / "out")
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {tmp_path / 'model'}: no such folder")


@pytest.mark.parametrize(("set_before", "then"), [("", "30000"), ("7", "7")])
def test_threads_of_the_model_soon_wait_asleep_unless_told_otherwise(set_before, then, monkeypatch):
    """On a busy machine those that wait by spinning take several times as long."""
    monkeypatch.setenv("GOMP_SPINCOUNT", set_before)
    if not set_before:
        monkeypatch.delenv("GOMP_SPINCOUNT")
    waits = []

    class Loaded(StubScorer):
        note = ""

    def load():
        waits.append(os.environ["GOMP_SPINCOUNT"])
        return Loaded()

    monkeypatch.setattr("detector.nli.load_scorer", load)
    monkeypatch.setattr("detector.model_identity.has_cuda_driver", lambda **_: False)
    load_real_model(None).score(["甲"], ["乙"])
    assert waits == [then]


@pytest.mark.parametrize("command", ["run", "extract"])
def test_a_folder_that_cannot_be_written_is_told_at_once(command, tmp_path):
    """A place below a regular file: nobody, not even root, can write there."""
    out = article(tmp_path, "file", "") / "out"
    outcome = detect(command, "--out", out)
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {out}: cannot be written: ")
    assert line.endswith("name another folder with --out")


def test_a_report_that_cannot_be_replaced_is_one_line(results, tmp_path):
    shutil.copytree(results, tmp_path / "out")
    (tmp_path / "out" / "pairs.csv").unlink()
    (tmp_path / "out" / "pairs.csv").mkdir()
    outcome = detect("report", "--out", tmp_path / "out")
    assert outcome.status == 2
    [line] = [line for line in outcome.stderr if line.startswith("detector: ")]
    assert line.startswith(f"detector: {tmp_path / 'out' / 'pairs.csv'}: cannot be written: ")
    assert not list((tmp_path / "out").glob(".*.tmp"))


NOTHING_THERE = {
    "no such path": (["run", "{tmp}/nowhere"], "{tmp}/nowhere: no such file or folder"),
    "no articles": (["run", "{tmp}/empty"], "no article could be read; name .txt, .md, .html"),
    "no config": (["run", "-c", "{tmp}/none"], "{tmp}/none: no such configuration folder"),
    "no claims": (["pair"], "{tmp}/out/stages/claims.parquet: no such table; run `detector ext"),
    "no pairs": (["score"], "{tmp}/out/stages/pairs.parquet: no such table; run `detector pair`"),
    "no results": (["explain", "x"], "{tmp}/out/stages/claims.parquet: no such table; run `det"),
}


@pytest.mark.parametrize(("arguments", "message"), NOTHING_THERE.values(), ids=NOTHING_THERE)
def test_what_is_not_there_is_one_line(arguments, message, tmp_path):
    (tmp_path / "empty").mkdir()
    given = [a.format(tmp=tmp_path) for a in arguments]
    outcome = detect(*given, "--out", tmp_path / "out")
    assert (outcome.status, outcome.stdout) == (2, "")
    [line] = outcome.stderr
    assert line.startswith("detector: " + message.format(tmp=tmp_path))


BAD_GOLD = {
    "missing": (None, "claims.csv: no such file; name the folder of annotations with --gold"),
    "other columns": ("a,b\n1,2\n", "claims.csv lacks the columns row, doc, "),
    "empty": ("", "claims.csv: not a table of annotations: "),
}


@pytest.mark.parametrize("what", ["claims", "pairs"])
@pytest.mark.parametrize(("content", "message"), BAD_GOLD.values(), ids=BAD_GOLD)
def test_eval_needs_whole_annotations(what, content, message, tmp_path):
    if content is not None:
        article(tmp_path, "claims.csv", content)
    outcome = detect("eval", what, "--gold", tmp_path)
    assert (outcome.status, outcome.stdout) == (2, "")
    [line] = outcome.stderr
    assert line.startswith("detector: ")
    assert message in line


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "holds no pairs"), ("{", ":1: not JSON"), ('{"premise": "a"}', "field 'hypothesis'")],
)
def test_eval_nli_names_the_line_that_is_no_pair(content, message, tmp_path):
    path = article(tmp_path, "dev.jsonl", content)
    outcome = detect("eval", "nli", path)
    assert outcome.status == 2
    [line] = outcome.stderr
    assert line.startswith(f"detector: {path}")
    assert message in line
