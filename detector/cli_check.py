"""`detector check`: whether new articles contradict what was published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
import typer

from detector import cli_inputs
from detector.article_stream import stream_files
from detector.articles import read_articles
from detector.check import Finding, findings_of, pair_new, worth_telling
from detector.check_formats import as_json, github, junit, text
from detector.cli_inputs import readable
from detector.cli_options import Config, FailOn, Lang, Model, ReasonLang
from detector.cli_review import BaselineFile, find_baseline
from detector.console import on_terminal, progress, say
from detector.corpus import (
    Corpus,
    article_table,
    holds_results,
    load_corpus,
    older_versions,
    without,
)
from detector.files import write_whole
from detector.pairing import PairingResult
from detector.pipeline import Findings, extract, judge, judge_and_rank, score
from detector.records import PAIR_COLUMNS, Article
from detector.report import csv_lines
from detector.sarif import sarif
from detector.scoring import Scorer
from detector.settings import Settings, load_settings
from detector.telling import with_decisions

Format = Literal["text", "github", "sarif", "junit", "json", "csv"]


def check(
    new: Annotated[
        list[Path],
        typer.Argument(help="New or changed articles, or folders of them.", show_default=False),
    ],
    against: Annotated[
        Path,
        typer.Option(
            "--against",
            "-a",
            help="The results of `detector run` or `extract`, or articles, which takes longer.",
            show_default=False,
        ),
    ],
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 if a finding is at least this severe.")
    ] = "high",
    format_: Annotated[Format, typer.Option("--format", "-f", help="Form of the output.")] = "text",
    output: Annotated[
        Path | None,
        typer.Option("--output", help="File to write in place of stdout.", show_default=False),
    ] = None,
    config: Config = None,
    model: Model = None,
    lang: Lang = "auto",
    baseline: BaselineFile = None,
) -> None:
    """Compare new articles with those published before, and with one another.

    An article of --against that has the name, the path or the text of a new one is an older
    version of it and left out. What reviewers decided (--baseline) is told, and fails nothing.
    Findings go to stdout or --output, all else to stderr.

    Example: detector check drafts/today.md --against results --fail-on medium
    """
    settings = load_settings(config)
    known = find_baseline(baseline)
    articles = _read(new, settings)
    fresh = _extracted(articles, settings)
    corpus = _corpus(against, fresh, settings)
    replaced = older_versions(corpus.articles, fresh.articles)
    for name in replaced:
        say(f"{name}: older version left out")
    corpus = without(corpus, replaced)
    paired = pair_new(fresh, corpus, settings)
    judged = _judge(articles, paired, lambda: cli_inputs.load_model(model, config), settings, lang)
    judged = with_decisions(judged, known, settings.judging.reasons.phrases, lang)
    decided = judged.discrepancies
    notes = dict(zip(decided["discrepancy_id"], decided["note"], strict=True))
    paths = dict(zip(corpus.articles["article"], corpus.articles["path"], strict=True))
    findings = findings_of(judged.pairs, notes, articles, paths, fail_on)
    _write(_told(format_, findings, fresh, judged.pairs, settings), output)
    raise typer.Exit(int(any(finding.fails for finding in findings)))


def _judge(
    articles: Sequence[Article],
    paired: PairingResult,
    load: Callable[[], Scorer],
    settings: Settings,
    lang: ReasonLang,
) -> Findings:
    """Judge the pairs that will be told; the model is loaded only where there is one to score."""
    unscored = judge(paired.pairs, settings, lang)
    told = worth_telling(unscored, articles, settings.ranking.rows_per_pair["contradiction"])
    pairs = paired.pairs[paired.pairs["pair_id"].isin(told)].reset_index(drop=True)
    if not pairs.empty:
        pairs = score(pairs, load(), progress=on_terminal())
    return judge_and_rank(paired.claims, pairs, settings, lang)


def _read(paths: list[Path], settings: Settings) -> list[Article]:
    return readable(read_articles(paths, settings.articles)).articles


def _extracted(articles: list[Article], settings: Settings) -> Corpus:
    claims, names = extract(progress(articles), settings)
    return Corpus(claims, names, article_table(articles))


def _streamed(folder: Path, settings: Settings) -> Corpus:
    articles = stream_files([folder], settings.articles)
    claims, names = extract(progress(articles), settings)
    return Corpus(claims, names, articles.table())


def _corpus(against: Path, fresh: Corpus, settings: Settings) -> Corpus:
    """What the new articles are compared with; of results only what is about the same things."""
    if holds_results(against):
        return load_corpus(against, set(fresh.claims["family"]))
    return _streamed(against, settings)


def _told(
    form: Format,
    findings: Sequence[Finding],
    fresh: Corpus,
    pairs: pd.DataFrame,
    settings: Settings,
) -> str:
    if form == "sarif":
        return sarif(findings, settings.report.verdicts)
    if form == "junit":
        return junit(findings, sorted(set(fresh.articles["path"])))
    if form == "csv":
        told = {finding.pair_id for finding in findings}
        return "".join(csv_lines([pairs[pairs["pair_id"].isin(told)]], PAIR_COLUMNS))
    return {"text": text, "github": github, "json": as_json}[form](findings)


def _write(told: str, output: Path | None) -> None:
    data = told.encode("utf-8", "replace")
    if output:
        write_whole(output, [data])
    else:
        typer.echo(data, nl=False)
