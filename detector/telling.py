"""What a run found as it is told: with states and decisions, as tables, as a page, as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from detector.baseline import Baseline
from detector.corpus import save_corpus
from detector.decisions import Reviewed, apply_baseline, stakes_of, statuses_of
from detector.output_folder import publishing
from detector.pairing import SUBJECT
from detector.pipeline import Findings
from detector.reasons import ReasonLanguage, Wording
from detector.records import CLAIM_COLUMNS, DISCREPANCY_COLUMNS, PAIR_COLUMNS
from detector.report import write_csv, write_html, write_run_json, write_table
from detector.report_config import ReportConfig
from detector.report_html import excerpt_for, render_page
from detector.report_parquet import drop_parquet, write_parquet
from detector.run_facts import RunFacts, cost, counts, run_json
from detector.run_stages import Judgement, Run, passing
from detector.settings import Settings
from detector.stages import stage_path, write_frames, writing_frames
from detector.states import History, with_family, with_states


@dataclass(frozen=True, slots=True)
class Decided:
    """A baseline and where it lies, None where there is none; `until` is compared with `today`."""

    baseline: Baseline
    path: Path | None
    today: date


@dataclass(frozen=True, slots=True)
class Manner:
    """What of the settings decides how findings are told; `digest` is that of the settings."""

    lang: ReasonLanguage
    page_lang: Literal["zh", "en"]
    labels: Mapping[str, str]
    phrases: Mapping[str, Wording]
    page: ReportConfig
    digest: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What is told: findings and decisions on them, and what run.json says of both."""

    found: Judgement
    reviewed: Reviewed
    known: dict[str, Any]


def manner_of(settings: Settings, lang: ReasonLanguage) -> Manner:
    """How findings are told in this language; with "auto" the page is Chinese."""
    page_lang: Literal["zh", "en"] = "en" if lang == "en" else "zh"
    labels = {
        name: label.zh if page_lang == "zh" else label.en
        for name, label in settings.labels().items()
    }
    phrases = settings.judging.reasons.phrases
    return Manner(lang, page_lang, labels, phrases, settings.report, settings.digest)


def tell(
    found: Judgement, facts: RunFacts, manner: Manner, decided: Decided, history: History
) -> Reported:
    """Put on `found` what is new since the last run and what reviewers decided."""
    stakes = found.stakes.assign(
        discrepancy_id=[found.pairs.ids.get(subject, "") for subject in _subjects(found.stakes)]
    )
    reviewed = apply_baseline(
        with_states(found.discrepancies, found.families, history.before),
        stakes[stakes["discrepancy_id"] != ""],
        found.claims,
        decided.baseline,
        decided.today,
        phrases=manner.phrases,
        lang=manner.lang,
    )
    pairs = replace(found.pairs, statuses=statuses_of(reviewed))
    shown = replace(found, discrepancies=reviewed.discrepancies, pairs=pairs)
    known = run_json(
        facts, found.claims, found.verdicts, shown.discrepancies, config_hash=manner.digest
    )
    return Reported(shown, reviewed, known | told(reviewed, decided))


def with_decisions(
    findings: Findings,
    decided: Decided,
    phrases: Mapping[str, Wording],
    lang: ReasonLanguage,
) -> Findings:
    """Put what reviewers decided on `findings`; `phrases` are those of `judging.yaml`."""
    reviewed = apply_baseline(
        findings.discrepancies,
        stakes_of(findings.pairs),
        findings.claims,
        decided.baseline,
        decided.today,
        phrases=phrases,
        lang=lang,
    )
    statuses = findings.pairs["discrepancy_id"].map(statuses_of(reviewed)).fillna("open")
    pairs = findings.pairs.assign(status=statuses)
    return replace(findings, pairs=pairs, discrepancies=reviewed.discrepancies)


def told(reviewed: Reviewed, decided: Decided) -> dict[str, Any]:
    """What run.json says of the decisions; nothing without a baseline."""
    if decided.path is None:
        return {}
    return {
        "baseline": {
            "file": decided.path.name,
            "decisions": len(decided.baseline.decisions),
            "statuses": counts(reviewed.discrepancies["status"]),
            "open_again": {
                id_: {"cause": why.kind, "what": why.what}
                for id_, why in sorted(reviewed.reopened.items())
            },
            "stale": [decision.discrepancy_id for decision in reviewed.stale],
        }
    }


def publish(
    out: Path, name: str, run: Run, manner: Manner, decided: Decided, *, parquet: bool
) -> Reported:
    """Put all files of a run in their places in `out`, which it holds under this name.

    States are against the run before it in `out`.
    """
    facts = deepcopy(run.facts)
    history = History(run=name, before=History.load(out).last_run(name))
    reported = tell(run.found, facts, manner, decided, history)
    with publishing(out) as staged:
        save_corpus(staged, run.corpus)
        write_frames(stage_path(staged, "pairs"), run.pairs)
        articles = run.corpus.articles if parquet else None
        write_reports(staged, reported, facts, manner, history, articles)
        if not parquet:
            drop_parquet(out)
    return reported


def write_reports(
    out: Path,
    reported: Reported,
    facts: RunFacts,
    manner: Manner,
    history: History,
    articles: pd.DataFrame | None = None,
) -> None:
    """Write everything that a reader opens into `out`; with `articles`, as Parquet too."""
    found = reported.found
    with facts.timed("report"):
        write_table(out / "claims.csv", found.claims, CLAIM_COLUMNS)
        write_table(out / "discrepancies.csv", found.discrepancies, DISCREPANCY_COLUMNS)
        excerpt = excerpt_for(found.discrepancies, manner.page)
        with writing_frames(stage_path(out, "judged")) as write:
            pairs = passing(write, passing(excerpt.add, found.pairs))
            write_csv(out / "pairs.csv", pairs, PAIR_COLUMNS)
        page = render_page(
            found.claims,
            excerpt,
            found.discrepancies,
            reported.known,
            config=manner.page,
            lang=manner.page_lang,
            labels=manner.labels,
        )
        write_html(out, page)
        if articles is not None:
            write_parquet(out, articles, found.claims, found.pairs, found.discrepancies)
    facts.save(out)
    write_run_json(out, {**reported.known, **cost(facts)})
    found_now = with_family(found.discrepancies, found.families)
    replace(history, found=found_now).save(out)


def _subjects(stakes: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(*(stakes[column] for column in SUBJECT), strict=True)
