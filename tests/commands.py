"""Run commands of the command line in this process, with a model that knows nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from typer.testing import CliRunner

from detector import cli, cli_inputs
from detector.scoring import Probabilities


class StubScorer:
    """Scores that depend on the two texts alone, and differ by direction."""

    name = "stub"
    revision = "1"

    def score(
        self, premises: Sequence[str], hypotheses: Sequence[str], *, progress: bool = False
    ) -> Probabilities:
        rows = [
            (len(p) % 7 + 1, 5, len(h) % 5 + 1) for p, h in zip(premises, hypotheses, strict=True)
        ]
        table = np.array(rows, dtype=np.float32).reshape(len(rows), 3)
        return (table / table.sum(axis=1, keepdims=True)).round(4)


def stub_model(patch: pytest.MonkeyPatch, scorer: StubScorer | None = None) -> None:
    """Let commands score with this model, or one that knows nothing: neither needs loading."""
    patch.setattr(cli_inputs, "load_model", lambda *_: scorer or StubScorer())


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit status, stdout, and stderr line by line."""

    status: int
    stdout: str
    stderr: list[str]


def detect(*arguments: object) -> Outcome:
    """Run `detector` with these arguments."""
    result = CliRunner().invoke(cli.app, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr.splitlines())


def in_a_new_python(code: str) -> str:
    """What `code` prints in a process of its own."""
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout
