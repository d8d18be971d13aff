"""The main job, `run`, and its stages as commands of their own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from detector import cli_inputs
from detector.article_stream import stream_files
from detector.cache import CACHE, Cache
from detector.cli_engine import EngineName, PartsUrl, RayAddress, engine_of
from detector.cli_options import (
    AsParquet,
    CacheFolder,
    Config,
    FailOn,
    Incremental,
    Lang,
    LogLines,
    Model,
    Out,
    Paths,
    Workers,
)
from detector.cli_review import BaselineFile, find_baseline, say_decisions
from detector.console import block_lines, echo_lines, on_terminal, say, summary
from detector.corpus import save_corpus
from detector.files import prepare_folder
from detector.logs import log_to_stderr
from detector.output_folder import hold, publishing, scratch
from detector.pairing import block_costs, represent
from detector.paths import default_seeds
from detector.records import CLAIM_COLUMNS, SEVERITIES
from detector.report import write_table
from detector.report_parquet import drop_parquet
from detector.run_facts import RunFacts
from detector.run_stages import (
    judge_timed,
    pair_timed,
    read_and_extract,
    represent_timed,
    run_stages,
    score_timed,
)
from detector.score_cache import CachedScorer
from detector.settings import load_settings
from detector.stages import (
    drop_later_stages,
    open_stage,
    read_stage,
    stage_path,
    write_frames,
)
from detector.states import History
from detector.telling import Decided, Reported, manner_of, publish, tell, write_reports
from detector.workers import reading_processes


def run(
    context: typer.Context,
    paths: Paths = None,
    out: Out = Path("results"),
    config: Config = None,
    model: Model = None,
    lang: Lang = "auto",
    baseline: BaselineFile = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 if a discrepancy is at least this severe.")
    ] = "never",
    incremental: Incremental = True,
    cache: CacheFolder = None,
    parquet: AsParquet = False,
    workers: Workers = 1,
    engine: EngineName = "local",
    ray_address: RayAddress = "auto",
    parts: PartsUrl = None,
    log_format: LogLines = "text",
) -> None:
    """Read articles and write the ranked reports.

    Writes claims.csv, pairs.csv, discrepancies.csv, report.html and run.json to --out, all of
    them or none, and the tables between the stages to stages/ in it. Articles that cannot be read
    are named, counted and skipped. What an earlier run in --out has read and scored is taken from
    its cache, with the same result; every discrepancy says whether it is new since then. What
    reviewers decided (--baseline) is shown, and never fails the run.

    Example: detector run articles/ --out tonight --fail-on high
    """
    log_to_stderr(log_format)
    settings = load_settings(config)
    decided = find_baseline(baseline)
    prepare_folder(out)
    this = hold_folder(context, out)
    articles = stream_files(paths or [default_seeds()], settings.articles, apart_from=out)
    chosen = engine_of(
        *(engine, out, model, config),
        workers=workers,
        ray_address=ray_address,
        parts=parts,
        fresh=not incremental,
    )
    with scratch(out) as folder:
        with chosen as work, closing(Cache(cache or out / CACHE, fresh=not incremental)) as store:
            made = run_stages(articles, work, settings, lang, store, folder, progress=on_terminal())
        reported = publish(out, this, made, manner_of(settings, lang), decided, parquet=parquet)
    _say(reported, decided, out)
    raise typer.Exit(1 if _fails(reported.found.discrepancies, fail_on) else 0)


def extract(
    context: typer.Context,
    paths: Paths = None,
    out: Out = Path("results"),
    config: Config = None,
    workers: Workers = 1,
) -> None:
    """Read articles and write the claims they make.

    Writes claims.csv to --out, and what `detector pair` goes on with to stages/ in it. Tables of
    later stages in --out are removed: they told of other claims.

    Example: detector extract articles/ --out tonight
    """
    settings = load_settings(config)
    prepare_folder(out)
    this = hold_folder(context, out)
    facts = RunFacts()
    articles = stream_files(paths or [default_seeds()], settings.articles, apart_from=out)
    with reading_processes(workers, config) as read_all:
        corpus = read_and_extract(
            articles, settings, facts, read_all=read_all, progress=on_terminal()
        )
    claims = represent(corpus.claims, settings.pairing).claims
    before = History.load(out).last_run(this)
    with publishing(out) as staged:
        save_corpus(staged, replace(corpus, claims=claims))
        facts.save(staged)
        write_table(staged / "claims.csv", claims, CLAIM_COLUMNS)
        History(this, found=before, before=before).save(staged)
        drop_later_stages(out, "claims")
    say(f"{len(claims)} claims of {facts.articles} articles in {out / 'claims.csv'}")


def pair(
    context: typer.Context,
    out: Out = Path("results"),
    config: Config = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say how many pairs each block would give.")
    ] = False,
) -> None:
    """Pair and compare the claims about one thing.

    Goes on from `detector extract`: reads and writes tables in stages/ of --out. With --dry-run
    it prints how many pairs there would be to score, and the largest blocks, and writes nothing.

    Example: detector pair --out tonight
    """
    settings = load_settings(config)
    hold_folder(context, out)
    claims = read_stage(out, "claims", "extract")
    if dry_run:
        echo_lines(block_lines(block_costs(claims, settings.pairing)))
        return
    facts = RunFacts.load(out)
    with publishing(out) as staged:
        represented = represent_timed(claims, settings, facts)
        write_frames(stage_path(staged, "pairs"), pair_timed(represented, settings, facts))
        facts.model = None
        facts.save(staged)
        drop_later_stages(out, "pairs")
    cut = ", ".join(f"{n} {why.replace('_', ' ')}" for why, n in facts.left_out.items() if n)
    say(f"{facts.stages['pair']['pairs']} pairs" + (f"; left out: {cut}" if cut else ""))


def score(context: typer.Context, out: Out = Path("results"), model: Model = None) -> None:
    """Score pairs with the NLI model, in both directions.

    Goes on from `detector pair`: reads and writes tables in stages/ of --out.

    Example: detector score --out tonight --model path/to/model
    """
    hold_folder(context, out)
    pairs = open_stage(out, "pairs", "pair")
    facts = RunFacts.load(out)
    scorer = cli_inputs.load_model(model)
    with closing(Cache(out / CACHE)) as store, publishing(out) as staged:
        cached = CachedScorer(scorer, store)
        scored = score_timed(pairs, cached, facts, progress=on_terminal())
        write_frames(stage_path(staged, "pairs"), scored)
        facts.save(staged)
        drop_later_stages(out, "pairs")
    say(f"{facts.stages['pair']['pairs']} pairs scored by {scorer.name}")


def report(
    context: typer.Context,
    out: Out = Path("results"),
    config: Config = None,
    lang: Lang = "auto",
    baseline: BaselineFile = None,
    parquet: AsParquet = False,
) -> None:
    """Judge and rank pairs, and write the reports anew.

    Goes on from `detector pair` or `detector score`, and writes what `detector run` writes. Use
    it after a change of judging.yaml, ranking.yaml or report.yaml: nothing is read or scored
    again.

    Example: detector report --out tonight --lang en
    """
    settings = load_settings(config)
    decided = find_baseline(baseline)
    hold_folder(context, out)
    claims = read_stage(out, "claims", "extract")
    pairs = open_stage(out, "pairs", "pair")
    articles = read_stage(out, "articles", "extract") if parquet else None
    facts, history, manner = RunFacts.load(out), History.load(out), manner_of(settings, lang)
    with scratch(out) as folder, publishing(out) as staged:
        found = judge_timed(claims, pairs, settings, lang, facts, folder)
        reported = tell(found, facts, manner, decided, history)
        write_reports(staged, reported, facts, manner, history, articles)
        if not parquet:
            drop_parquet(out)
    _say(reported, decided, out)


def hold_folder(context: typer.Context, out: Path) -> str:
    """Hold `out` until the command ends and give its run a name; no folder needs no holding."""
    run: str = context.with_resource(hold(out)) if out.is_dir() else ""
    return run


def _say(reported: Reported, decided: Decided, out: Path) -> None:
    summary(reported.found.discrepancies, reported.known, out)
    say_decisions(reported.reviewed, decided)


def _fails(discrepancies: pd.DataFrame, fail_on: FailOn) -> bool:
    """Whether something that nobody has decided is severe enough."""
    if fail_on == "never":
        return False
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    undecided = discrepancies[discrepancies["status"] == "open"]
    return bool(undecided["severity"].isin(severe).any())
