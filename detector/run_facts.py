"""What run.json says of a run: what it was made with, what it counted, how long it took."""

from __future__ import annotations

import json
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import pandas as pd
from pydantic import TypeAdapter

from detector import __version__
from detector.article_files import SkippedFile
from detector.columns import Column, Table
from detector.errors import InputError
from detector.files import write_whole
from detector.logs import some_of, tell
from detector.scoring import Scorer
from detector.stages import STAGES
from detector.states import STATES

FIELDS: Final[Table] = (
    Column("versions.*", "text", "of detector, Python, pandas, torch, transformers"),
    Column("model.name", "text", "the NLI model; `model` is null where nothing was scored"),
    Column("model.revision", "text", "its weights, and `+bf16` where they compute in bf16"),
    Column("config_hash", "text", "SHA-256 of the configuration's files"),
    Column("counts.articles", "integer", "articles read", "articles"),
    Column("counts.articles_without_date", "integer", "of these, undated", "articles"),
    Column("counts.skipped", "integer", "inputs that gave no article", "inputs"),
    Column("counts.claims", "integer", "claims", "claims"),
    Column("counts.representatives", "integer", "distinct ones among them", "claims"),
    Column("counts.pairs", "integer", "pairs compared", "pairs"),
    Column("counts.pairs_by_verdict.*", "integer", "pairs of each verdict", "pairs"),
    Column("counts.undetermined_share", "number", "undetermined pairs, of all", "0 to 1"),
    Column("counts.discrepancies", "integer", "those that stand", "discrepancies"),
    Column("counts.discrepancies_by_verdict.*", "integer", "of each verdict", "discrepancies"),
    Column("counts.discrepancies_by_state.*", "integer", "of each state", "discrepancies"),
    Column("counts.left_out.*", "integer", "claims and pairs left out, by reason", "as named"),
    Column("newest_article", "date", "the latest date of an article; empty if none has one"),
    Column("warnings[]", "text", "what a reader should know is missing, a line each"),
    Column("baseline.file", "text", "name of the baseline; `baseline` is there only with one"),
    Column("baseline.decisions", "integer", "its entries", "decisions"),
    Column("baseline.statuses.*", "integer", "discrepancies of each status", "discrepancies"),
    Column("baseline.open_again.*.cause", "text", "why a decision ended, by discrepancy_id"),
    Column("baseline.open_again.*.what", "text", "the values, sources or date that ended it"),
    Column("baseline.stale[]", "text", "ids of decisions that match nothing"),
    Column("seconds.*", "number", "how long each stage took", "seconds"),
    Column("stages.*.*", "integer", "what each stage counted, and took from the cache", "as named"),
    Column("peak_memory_mb", "integer", "most memory held; null on Windows", "megabytes"),
)
"""What run.json says, by path: `*` is any name, `[]` an entry of a list."""

_LIBRARIES: Final = ("pandas", "torch", "transformers")
_MOST_UNDETERMINED: Final = 0.5
"""Share of undetermined pairs above which a report says little, and a warning says why."""


Made = TypeVar("Made")


class Do(Protocol):
    """Does a step of a stage."""

    def __call__(self, step: Callable[[], Made]) -> Made:
        """What `step` makes."""


@dataclass
class RunFacts:
    """What the stages of a run have told so far; each adds its part.

    `undated` are articles without a date for their claims to fall back on, `misdated` those whose
    stated date cannot be read, with it; `left_out` counts what was not paired, by reason. Only
    `seconds`, and what `stages` count as remembered from earlier runs, differ between equal runs.
    """

    articles: int = 0
    newest_article: str = ""
    skipped: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    misdated: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    model: dict[str, str] | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    stages: dict[str, dict[str, int]] = field(default_factory=dict)

    def have_read(
        self,
        dates: Mapping[str, date | None],
        skipped: Sequence[SkippedFile],
        misdated: Sequence[str],
    ) -> None:
        """Note what was read, with when each article was published, and what was not.

        `misdated` names articles with what they give as a date and is none.
        """
        self.articles = len(dates)
        self.newest_article = max((day.isoformat() for day in dates.values() if day), default="")
        self.skipped = [skip.reason for skip in skipped]
        self.undated = sorted(article for article, day in dates.items() if not day)
        self.misdated = sorted(misdated)

    @contextmanager
    def timed(self, stage: str) -> Iterator[dict[str, int]]:
        """Note how long the block takes as the seconds of `stage`, and what it counts; log both."""
        started = time.perf_counter()
        counted: dict[str, int] = {}
        yield counted
        self.took(stage, time.perf_counter() - started, counted)

    @contextmanager
    def in_steps(self, stage: str) -> Iterator[tuple[Do, Counter[str]]]:
        """Give what does a step of `stage` and adds its seconds to those of the stage."""
        seconds = self.seconds.pop(stage, 0.0)
        counted: Counter[str] = Counter()

        def do(step: Callable[[], Made]) -> Made:
            nonlocal seconds
            started = time.perf_counter()
            try:
                return step()
            finally:
                seconds += time.perf_counter() - started

        yield do, counted
        self.took(stage, seconds, dict(counted))

    def took(self, stage: str, seconds: float, counted: dict[str, int]) -> None:
        """Note the seconds of `stage` and what it counts; log both."""
        seconds = round(seconds, 3)
        self.seconds[stage], self.stages[stage] = seconds, counted
        told = ", ".join(f"{n:,} {what.replace('_', ' ')}" for what, n in counted.items() if n)
        tell(
            "stage", f"{stage:<8}{seconds:9.1f} s  {told}", stage=stage, seconds=seconds, **counted
        )

    def scored_by(self, scorer: Scorer) -> None:
        """Note which model scored the pairs."""
        self.model = {"name": scorer.name, "revision": scorer.revision}

    def warnings(self) -> list[str]:
        """One line for each thing that a reader of the report should know is missing."""
        lines = list(self.skipped)
        if self.misdated:
            lines.append(
                f"stated dates that are none, so that others count: {some_of(self.misdated)}; "
                "write them as 2024-12-20"
            )
        if self.undated:
            lines.append(f"without a date, so that periods stay unknown: {some_of(self.undated)}")
        if over := self.left_out.get("over_budget"):
            lines.append(
                f"{over} pairs left out of blocks over max_pairs (pairing.yaml); "
                "`detector pair --dry-run` names the blocks"
            )
        return lines

    def save(self, out: Path) -> None:
        """Keep the facts in `out` for the next stage."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        write_whole(_path(out), [text.encode("utf-8", "replace"), b"\n"])

    @classmethod
    def load(cls, out: Path) -> RunFacts:
        """Read what earlier stages left in `out`; raises InputError if that is nothing."""
        try:
            return TypeAdapter(cls).validate_json(_path(out).read_bytes())
        except (OSError, ValueError) as error:
            raise InputError(f"{_path(out)}: damaged; run `detector extract` again") from error


def run_json(
    facts: RunFacts,
    claims: pd.DataFrame,
    verdicts: Mapping[str, int],
    discrepancies: pd.DataFrame,
    config_hash: str,
) -> dict[str, Any]:
    """Everything about a run but what a clock or the machine says: the head of the report.

    `verdicts` tells how many pairs have which.
    """
    standing = discrepancies[discrepancies["state"] != "resolved"]
    states = counts(discrepancies["state"])
    pairs = sum(verdicts.values())
    undetermined = verdicts.get("undetermined", 0) / pairs if pairs else 0.0
    return {
        "versions": {
            "detector": __version__,
            "python": platform.python_version(),
            **{library: version(library) for library in _LIBRARIES},
        },
        "model": facts.model,
        "config_hash": config_hash,
        "counts": {
            "articles": facts.articles,
            "articles_without_date": len(facts.undated),
            "skipped": len(facts.skipped),
            "claims": len(claims),
            "representatives": int(claims["representative_id"].nunique()),
            "pairs": pairs,
            "pairs_by_verdict": dict(sorted(verdicts.items())),
            "undetermined_share": round(undetermined, 4),
            "discrepancies": len(standing),
            "discrepancies_by_verdict": counts(standing["verdict"]),
            "discrepancies_by_state": {state: states.get(state, 0) for state in STATES},
            "left_out": facts.left_out,
        },
        "newest_article": facts.newest_article,
        "warnings": [*facts.warnings(), *_open_questions(undetermined)],
    }


def _open_questions(undetermined: float) -> list[str]:
    if undetermined <= _MOST_UNDETERMINED:
        return []
    return [
        f"{undetermined:.0%} of the pairs are undetermined, for a period or a scope is missing: "
        "give the articles their dates"
    ]


def cost(facts: RunFacts) -> Mapping[str, object]:
    """What a run took: seconds and counts by stage, and the most memory this process held.

    The counts tell how much was remembered from earlier runs, so they differ between equal runs.
    """
    return {
        "seconds": facts.seconds,
        "stages": facts.stages,
        "peak_memory_mb": _peak_memory_mb(),
    }


def counts(column: pd.Series) -> dict[str, int]:
    """How often each value of a column occurs, by name."""
    return {str(value): int(n) for value, n in sorted(column.value_counts().items())}


def _peak_memory_mb() -> int | None:
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not on Windows

    # Bytes on macOS, 1,024 of them elsewhere.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak * (1 if sys.platform == "darwin" else 1_024) / 1_000_000)


def _path(out: Path) -> Path:
    return out / STAGES / "facts.json"
