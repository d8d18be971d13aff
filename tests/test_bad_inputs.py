"""Bad inputs of every kind: each is one line that names the file and the remedy, and exit 2.

An article that cannot be read beside others that can is named and skipped, and the exit is 0.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import torch

from detector import cli_inputs
from detector.cache import CACHE, FILE
from detector.output_folder import hold
from detector.paths import default_configs
from detector.stages import read_stage, write_stage
from detector.yaml_text import YamlError, parse_yaml
from tests.commands import detect, stub_model
from tests.review_corpus import first_results
from tests.test_nli import THREE, save_tiny

load_real_model = cli_inputs.load_model
TEXT = "豆包2024年9月的月活跃用户达到4197.6万。\n"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
"""Nine lines that stand for a billion words."""
DECISION = (
    "decisions:\n- {discrepancy_id: d, entity: e, metric: m, status: ignored, note: n, "
    "decided: 2026-01-01, verdict: lie, severity: low, score: 0.5, values: {}, sources: []}\n"
)


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A model that needs no loading, and a folder of one's own."""
    stub_model(monkeypatch)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles/ and the results/ of a run on them."""
    return first_results(tmp_path_factory.mktemp("good"))


@pytest.fixture
def good(first_run: Path, tmp_path: Path) -> Path:
    """A copy of these that a case may spoil, in the current folder."""
    shutil.copytree(first_run, tmp_path, dirs_exist_ok=True)
    return tmp_path


# --- how a case is made ------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A command, what it must say, and what spoils its input before."""

    command: str
    message: str
    spoil: Callable[[], object] = field(default=lambda: None)
    status: int = 2


def file(name: str, content: str | bytes = "") -> Callable[[], object]:
    """A file to write, in its folder."""

    def write() -> None:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def giant() -> None:
    """A file of two gigabytes that takes no room on the disk."""
    file("a.txt")()
    os.truncate("a.txt", 2_000_000_000)


def both(*spoils: Callable[[], object]) -> Callable[[], object]:
    return lambda: [spoil() for spoil in spoils]


def config(name: str, text: str, instead_of: str = "") -> Callable[[], object]:
    """A copy of the configuration in conf/, with `text` added to one file or put into it."""

    def write() -> None:
        shutil.copytree(default_configs(), "conf")
        path = Path("conf", name)
        before = path.read_text("utf-8")
        assert instead_of in before
        after = before.replace(instead_of, text, 1) if instead_of else before + text
        path.write_text(after, "utf-8")

    return write


SMALL = config("articles.yaml", "max_bytes: 20", "max_bytes: 20000000")


def without_column(table: str, column: str) -> Callable[[], object]:
    """Results whose table lacks a column, as those of another version would."""

    def write() -> None:
        path = Path("results", f"{table}.csv")
        header, rest = path.read_text("utf-8").split("\n", 1)
        path.write_text(f"{header.replace(column, 'other')}\n{rest}", "utf-8")

    return write


def other_format() -> None:
    """Results whose claims were written in another form."""
    claims = read_stage(Path("results"), "claims", "run")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detector.stages.FORMAT", 0)
        write_stage(Path("results"), "claims", claims)


def pickled() -> None:
    model = save_tiny(Path("m"), "bert", THREE)
    Path("m", "model.safetensors").unlink()
    torch.save(model.state_dict(), "m/pytorch_model.bin")


def with_remote_code() -> None:
    """A model that asks for code of its own; running it would leave a file."""
    save_tiny(Path("m"), "bert", THREE)
    known = json.loads(Path("m/config.json").read_text("utf-8"))
    names = {"AutoConfig": "own.Own", "AutoModelForSequenceClassification": "own.Own"}
    known |= {"auto_map": names, "model_type": "own"}
    file("m/config.json", json.dumps(known))()
    file("m/own.py", "open('ran', 'w').close()\nclass Own: ...\n")()


def record(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields}) + "\n"


CASES = {
    # What is named on the command line.
    "no such path": Case("run nowhere", "nowhere: no such file or folder: check the path"),
    "a folder without articles": Case(
        "run empty", "no article could be read; name .txt, .md", lambda: Path("empty").mkdir()
    ),
    "a path with a newline": Case(
        "run a\nb.txt", r"a\\nb.txt: is empty: nothing to read, leave it out", file("a\nb.txt")
    ),
    "a path that steers the terminal": Case(
        "run a\x1b[2Jb", r"a\\x1b\[2Jb: no such file or folder"
    ),
    "a pipe": Case("run p.txt", "p.txt: is no regular file", lambda: os.mkfifo("p.txt")),
    "an archive": Case("run a.zip", "a.zip: the format .zip is not read: use", file("a.zip", "PK")),
    "wrong --format": Case(
        "check articles --against results --format xml", "'--format' / '-f': .*'text', 'github'"
    ),
    "wrong --fail-on": Case("run articles --fail-on no", "'--fail-on': .*'never', 'high'"),
    "unknown option": Case("run articles --nope", "No such option: --nope.*; see .* run --help"),
    "unknown command": Case("runn", "No such command 'runn'.*; see .* --help"),
    "--against nothing": Case("check articles -a none", "none: no such file or folder: check"),
    "--against neither results nor articles": Case(
        "check articles -a x.pdf", "x.pdf: the format .pdf is not read", file("x.pdf", "%PDF")
    ),
    # Articles.
    "an empty file": Case("run a.txt", "a.txt: is empty: nothing to read", file("a.txt")),
    "binary data as .md": Case(
        "run a.md", "a.md: is binary .*: give text, or leave it", file("a.md", bytes(range(256)))
    ),
    "NUL bytes": Case("run a.txt", r"a.txt: is binary \(it holds NUL", file("a.txt", f"{TEXT}\0")),
    "wrong encoding": Case(
        "run a.txt",
        "a.txt: is not valid UTF-8 .* in line 2.*: save it as UTF-8",
        file("a.txt", TEXT.encode() + b"\xff\xfe" + TEXT.encode()),
    ),
    "binary data as .jsonl": Case(
        "run a.jsonl", "a.jsonl: is binary", file("a.jsonl", b"\x1f\x8b\x00\n\xff\n" * 99)
    ),
    "2 GB": Case("run a.txt", "a.txt: has 2000000000 bytes, more than max_b", giant),
    "a line too long in .jsonl": Case(
        "run a.jsonl -c conf",
        "a.jsonl:1: line has more than max_bytes .20.: split it, or raise max_bytes in art",
        both(SMALL, file("a.jsonl", record())),
    ),
    "a line too long in .csv": Case(
        "run a.csv -c conf",
        "a.csv:1: not valid CSV .line too long.*raise max_bytes in articles.yaml",
        both(SMALL, file("a.csv", f"text\n{TEXT}")),
    ),
    "front matter is no YAML": Case(
        "run a.md", "a.md:3: front matter is not valid", file("a.md", f"---\na: [b\n---\n{TEXT}")
    ),
    "front matter is a YAML bomb": Case(
        "run a.md",
        r"a.md:5: front matter .*aliases repeat more than 10000 values\): mend it or remove it",
        file("a.md", f"---\n{BOMB}date: *i\n---\n{TEXT}"),
    ),
    "front matter is nested deeply": Case(
        "run a.md", "a.md:2: .*nested more than 20", file("a.md", f"---\na: {'[' * 60_000}\n---\n")
    ),
    "front matter with a tag of Python": Case(
        "run a.md",
        "a.md:2: front matter .*could not determine a constructor",
        file("a.md", f"---\na: !!python/object/apply:os.mkdir [ran]\n---\n{TEXT}"),
    ),
    "front matter with a month 13": Case(
        "run a.md",
        "a.md:2: .*2024-13-01 is no timestamp",
        file("a.md", f"---\ndate: 2024-13-01\n---\n{TEXT}"),
    ),
    "a date that is none": Case(
        "run a.jsonl",
        r"stated dates that are none, .*: a.jsonl#1 \(soon\); write them as 2024-12-20",
        file("a.jsonl", record(date="soon")),
        status=0,
    ),
    "a date out of range": Case(
        "run a.md",
        r"stated dates that are none, .*: a.md \(0001-01-01\)",
        file("a.md", f"---\ndate: 0001-01-01\n---\n{TEXT}"),
        status=0,
    ),
    "a date in the future": Case(
        "run a.md",
        "dated in the future, which a draft may be: a.md; check the dates",
        file("a.md", f"---\ndate: 2099-01-01\n---\n{TEXT}"),
        status=0,
    ),
    "broken JSON in line 2": Case(
        "run a.jsonl", "^skipped .*a.jsonl:2: not valid JSON", file("a.jsonl", record() + "{\n"), 0
    ),
    "JSON nested deeply": Case(
        "run a.jsonl", "a.jsonl:1: not valid JSON .*: mend or", file("a.jsonl", "[" * 200_000)
    ),
    "a table without text": Case("run a.csv", "a.csv:1: no text column", file("a.csv", "a,b\n")),
    "one article twice in a manifest": Case(
        "run articles",
        "manifest.csv:3: a.txt stands in a line above too: keep one",
        file("articles/manifest.csv", "article,outlet\na.txt,x\na.txt,y\n"),
    ),
    "a manifest that is no CSV": Case(
        "run articles",
        "manifest.csv: not a CSV file: .*: mend it or remove it",
        file("articles/manifest.csv", b"article\n\0\n"),
    ),
    # The configuration.
    "no such configuration": Case("run -c none", "none: no such configuration folder; name one"),
    "a file of it is missing": Case(
        "run -c conf", "conf/articles.yaml: no such file; copy the", lambda: Path("conf").mkdir()
    ),
    "an unknown key": Case(
        "run -c conf",
        "pairing.yaml:[0-9]+: nonesuch: .*; check its spelling, or remove it",
        config("pairing.yaml", "\nnonesuch: 1\n"),
    ),
    "a wrong type": Case(
        "run -c conf",
        "articles.yaml:[0-9]+: max_bytes: Input should be a valid integer",
        config("articles.yaml", "max_bytes: many", "max_bytes: 20000000"),
    ),
    "a bomb in it": Case(
        "run -c conf", "pairing.yaml:.*aliases repeat more", config("pairing.yaml", f"\n{BOMB}")
    ),
    "an empty word": Case(
        "run -c conf",
        'hedges.yaml:[0-9]+: .*an empty text, ""; remove it',
        config("hedges.yaml", 'over: ["", 超, ', "over: [超, "),
    ),
    "an unknown dimension": Case(
        "run -c conf",
        "metrics.yaml:[0-9]+: metrics.[0-9]+.dimension: Input should be 'count', 'money'",
        config("metrics.yaml", "dimension: florins", "dimension: money"),
    ),
    # Results and what reviewers decided.
    "results of another version": Case(
        "check articles -a results",
        "claims.parquet: written by another version of detector; run `detector extract` again",
        other_format,
    ),
    "a damaged table": Case(
        "report --out results",
        "pairs.parquet: damaged; run `detector pair` again",
        file("results/stages/pairs.parquet", "PAR1PAR1"),
    ),
    "facts of another version": Case(
        "report --out results",
        "facts.json: damaged; run `detector extract` again",
        file("results/stages/facts.json", '{"articles": "many"}'),
    ),
    "discrepancies of another version": Case(
        "explain x --out results",
        "discrepancies.csv: lacks the columns severity; run `detector run` again",
        without_column("discrepancies", "severity"),
    ),
    "pairs of another version": Case(
        "review results/discrepancies.csv",
        "pairs.csv: lacks the columns verdict; run `detector run` again",
        without_column("pairs", "verdict"),
    ),
    "a review without its columns": Case(
        "review r.csv --against results",
        "r.csv:1: lacks the columns .*; columns may be moved",
        file("r.csv", "discrepancy_id,status\nx,accepted\n"),
    ),
    "a review of another kind": Case(
        "review r.csv --against results", "r.csv: is binary", file("r.csv", bytes(range(256)))
    ),
    "an unknown verdict in the baseline": Case(
        "run articles -b b.yaml",
        "b.yaml:2: decisions.0.verdict: Input should be 'contradiction'",
        file("b.yaml", DECISION),
    ),
    "a history of another version": Case(
        "run articles --out results",
        "history.json: of another version; every discrepancy is called new",
        file("results/stages/history.json", '{"run": "r", "found": [{"a": 1}], "before": []}'),
        status=0,
    ),
    # The output folder and the cache.
    "a file for a folder": Case("run articles -o f", "f: cannot be written: .*--out", file("f")),
    "a folder below a file": Case("run articles -o f/o", "f/o: cannot be written", file("f")),
    "a report that is a folder": Case(
        "run articles -o results",
        "results/report.html: cannot be written: Is a directory; choose another",
        lambda: (os.remove("results/report.html"), os.mkdir("results/report.html")),
    ),
    "a damaged cache": Case(
        "run articles -o results",
        "cache.sqlite: damaged .*; the cache is begun anew",
        file(f"results/{CACHE}/{FILE}", b"x" * 9000),
        status=0,
    ),
    "a link for the tables": Case(
        "run articles -o results",
        "results/stages: is a link, and what is behind it is not ours to write; remove it",
        lambda: (os.rename("results/stages", "away"), os.symlink("../away", "results/stages")),
    ),
    "a link for the cache": Case(
        "run articles -o o",
        "o/cache: is a link",
        lambda: (os.makedirs("o"), os.symlink("..", "o/cache")),
    ),
}

MODELS = {
    "no such model": Case("", "m: no such folder; give one with config.json and model.safetensors"),
    "a folder without model": Case("", "m: cannot be loaded .*; the folder needs", Path("m").mkdir),
    "a pickled model": Case("", "safetensors .*can carry code and are refused", pickled),
    "two classes": Case(
        "",
        "m: has 2 classes .*; three are needed",
        lambda: save_tiny(Path("m"), "bert", {0: "entailment", 1: "not_entailment"}),
    ),
    "a model with code of its own": Case("", "m: cannot be loaded", with_remote_code),
    "weights of another shape": Case(
        "",
        "m: cannot be loaded",
        lambda: (save_tiny(Path("m"), "bert", THREE), file("m/config.json", '{"model_type": 3}')()),
    ),
    "another checksum": Case(
        "",
        "m/weights: checksum differs from revision.json; .*install the package again",
        lambda: (
            file("m/weights", "x")(),
            file("m/revision.json", '{"revision": "r", "sha256": {"weights": "00"}}')(),
        ),
    ),
    "a record of another kind": Case(
        "", "m/revision.json: not a revision record .*; install", file("m/revision.json", '["r"]')
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_bad_input_is_one_line(case: Case, good: Path) -> None:
    case.spoil()
    arguments = case.command.split(" ")
    if arguments[0] == "run" and not {"-o", "--out"} & {*arguments}:
        arguments += ["--out", "out"]
    outcome = detect(*arguments)
    assert outcome.status == case.status, outcome.stderr
    told = outcome.stderr
    if case.status == 2:
        [line] = [line for line in told if line.startswith("detector: ")]
        assert line == told[-1]
        assert found(case.message, line), told
        assert outcome.stdout == ""
    assert [line for line in told if found(case.message, line)], told
    assert not Path("ran").exists()


def found(message: str, line: str) -> bool:
    """Whether `line` says `message`, a pattern, after its file."""
    return bool(re.search(message, line))


@pytest.mark.parametrize("case", MODELS.values(), ids=MODELS)
def test_a_model_that_cannot_be_trusted_is_one_line(
    case: Case, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_inputs, "load_model", load_real_model)
    case.spoil()
    outcome = detect("run", "articles", "--out", "out", "--model", "./m")
    assert outcome.status == 2, outcome.stderr
    assert found(case.message, outcome.stderr[-1]), outcome.stderr
    assert outcome.stderr[-1].startswith("detector: ")
    assert not Path("ran").exists()


def test_a_held_folder_is_one_line(good: Path) -> None:
    with hold(good / "results"):
        outcome = detect("run", "articles", "--out", "results")
    assert outcome.status == 2
    [line] = outcome.stderr
    assert found("results: in use by process .*; wait until it ends, or name another", line)


BEYOND = {
    "twenty levels": ("[" * 20 + "]" * 20, None),
    "twenty-one": ("[" * 21 + "]" * 21, 1),
    "a bomb": (BOMB, 4),
    "itself": ("a: &a\n  b: *a\n", 2),
    "few aliases": ("a: &a [1, 2]\nb: [*a, *a]\n", None),
    "many aliases": ("a: &a [1]\nb: [" + "*a, " * 5_001 + "]\n", 2),
    "a key twice": ("a: 1\na: 2\n", 2),
    "a number too long": ("a: 1\nb: " + "9" * 5000, 2),
    "no such day": ("a: 2024-02-30", 1),
    "a tag that lies": ("a: !!timestamp soon", 1),
    "a tag of Python": ("a: !!python/name:os.system", 1),
}


@pytest.mark.parametrize(("text", "line"), BEYOND.values(), ids=BEYOND)
def test_yaml_is_bounded(text: str, line: int | None) -> None:
    """The line of what goes too far; None where nothing does."""
    if line is None:
        assert parse_yaml(text)[1]
        return
    with pytest.raises(YamlError) as refused:
        parse_yaml(text)
    assert refused.value.line == line
    assert "\n" not in str(refused.value)
