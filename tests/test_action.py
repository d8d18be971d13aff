"""The action's own commands, run in a fresh repository; and the hook of pre-commit."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from tests.commands import detect

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
PUBLISHED = "腾讯年报显示，腾讯2024年全年营业收入为3376亿元。\n"
CLASHING = "年报摘要。\n\n据腾讯年报，腾讯2024年全年营业收入为3276亿元。\n"
STUBBED = """\
from detector import cli, cli_inputs
from tests.commands import StubScorer
cli_inputs.load_model = lambda *_: StubScorer()
cli.app()
"""
"""`detector` with a model that needs no loading."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one published article; its main branch is checked out."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "stubbed.py").write_text(STUBBED, "utf-8")
    command = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "{programs}/stubbed.py" "$@"\n'
    (programs / "detector").write_text(command, "utf-8")
    (programs / "detector").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    folder = tmp_path / "repository"
    (folder / "articles").mkdir(parents=True)
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    commit("articles/a.txt", PUBLISHED)
    return folder


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)  # noqa: S603, S607
    return done.stdout.strip()


def commit(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", name)


def run_step(name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of action.yml as a runner does, with its expressions filled in."""
    values = {key: known.get("default", "") for key, known in ACTION["inputs"].items()} | inputs
    step = STEPS[name]
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found[1]], value)
        for key, value in step["env"].items()
    }
    assert step["shell"] == "bash"
    assert "${{" not in step["run"], "an expression in a script is run as a part of it"
    return subprocess.run(  # noqa: S603 - the project's own script
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def pull_request(name: str, text: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Add an article on a branch, and check it."""
    base = git("rev-parse", "HEAD")
    git("switch", "--quiet", "--create", "branch")
    commit(name, text)
    return run_step("Check", base=base, **inputs)


def test_a_pull_request_that_contradicts_fails_on_the_right_line(repository):
    done = pull_request("articles/b, c.txt", CLASHING)
    assert done.returncode == 1, done.stderr
    [line] = done.stdout.splitlines()
    assert line.startswith("::error file=articles/b%2C c.txt,line=3,col=21,title=contradiction")
    assert "articles/a.txt:1" in line


def test_accepting_it_in_the_baseline_makes_it_pass(repository):
    base = git("rev-parse", "HEAD")
    assert pull_request("articles/b.txt", CLASHING).returncode == 1
    program("run", "articles", "--out", "results")
    table = pd.read_csv("results/discrepancies.csv", dtype=str, keep_default_na=False)
    accepted = table.assign(status="accepted", note="a.txt has a misprint")
    accepted.to_csv("decided.csv", index=False)
    program("review", "decided.csv", "--against", "results")
    commit("articles/b.txt", CLASHING + "\n")
    done = run_step("Check", base=base)
    assert (done.returncode, "::error" in done.stdout) == (0, False), done.stderr
    commit("articles/c.txt", CLASHING.replace("3276", "3476"))
    assert run_step("Check", base=base).returncode == 1, "a new value is for the reviewer again"


def program(*arguments: str) -> None:
    """Run `detector` as a person does."""
    subprocess.run(["detector", *arguments], check=True, capture_output=True)  # noqa: S603, S607


def test_sarif_is_written_beside_the_annotations(repository):
    done = pull_request("articles/b.txt", CLASHING, **{"sarif-file": "found.sarif"})
    assert done.returncode == 1
    assert '"startLine": 3' in Path("found.sarif").read_text("utf-8")


PASSING = {
    "about something else": ("articles/b.txt", CLASHING.replace("腾讯", "百度")),
    "its own correction": ("articles/a.txt", CLASHING),
    "no article": ("articles/chart.png", "x"),
    "elsewhere": ("drafts/b.txt", CLASHING),
    "metadata alone": ("articles/manifest.csv", "article,published\na.txt,2025-01-01\n"),
}


@pytest.mark.parametrize(("name", "text"), PASSING.values(), ids=PASSING)
def test_a_pull_request_that_contradicts_nothing_passes(name, text, repository):
    done = pull_request(name, text)
    assert (done.returncode, "::error" in done.stdout) == (0, False), done.stderr


def test_a_hostile_file_name_is_only_a_name(repository):
    done = pull_request("articles/$(touch pwned);`touch pwned`.txt", CLASHING)
    assert done.returncode == 1, done.stderr
    assert not Path("pwned").exists()


def test_the_action_installs_itself():
    assert STEPS["Install"]["env"]["ACTION"] == "${{ github.action_path }}"
    assert STEPS["Install"]["run"].endswith('"$ACTION/constraints.txt" "$ACTION"')


HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("articles/a.txt", True),
        ("a.html", True),
        ("a.htm", True),
        ("feed.jsonl", True),
        ("manifest.csv", False),
        ("articles/README.md", False),
        ("chart.png", False),
    ],
)
def test_the_hook_is_given_articles(name, meant):
    [hook] = HOOKS
    wanted = re.search(hook["files"], name) and not re.search(hook["exclude"], name)
    assert bool(wanted) == meant


def test_the_hook_is_a_command(repository):
    """As pre-commit runs it: entry, arguments, files."""
    [hook] = HOOKS
    assert detect("extract", "articles", "--out", "results").status == 0
    commit("articles/b.txt", CLASHING)
    program, *command = [*hook["entry"].split(), *hook["args"], "articles/b.txt"]
    done = subprocess.run([program, *command], capture_output=True, text=True, check=False)  # noqa: S603
    assert (program, done.returncode) == ("detector", 1)
    assert done.stdout.startswith("articles/b.txt:3:21: high: contradiction")
