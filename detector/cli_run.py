"""The main job, `run`, and its stages as commands of their own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
import typer

from detector import cli_inputs
from detector.cache import Cache
from detector.claim_cache import ClaimCache
from detector.cli_inputs import read_apart_from
from detector.cli_options import (
    CacheFolder,
    Config,
    FailOn,
    Incremental,
    Lang,
    LogLines,
    Model,
    Out,
    Paths,
    ReasonLang,
)
from detector.cli_review import (
    BaselineFile,
    Decided,
    find_baseline,
    say_decisions,
    told,
    with_decisions,
)
from detector.console import on_terminal, progress, say, summary
from detector.corpus import Corpus, article_table, save_corpus
from detector.decisions import Reviewed
from detector.files import prepare_folder
from detector.logs import log_to_stderr
from detector.output_folder import hold, publishing
from detector.pairing import PairingResult, pair_claims
from detector.pipeline import Findings, judge_and_rank, pair_and_compare
from detector.pipeline import extract as extract_stage
from detector.pipeline import score as score_stage
from detector.records import CLAIM_COLUMNS, SEVERITIES
from detector.report import write_html, write_run_json, write_table, write_tables
from detector.report_html import render_html
from detector.run_facts import RunFacts, cost, run_json
from detector.score_cache import CachedScorer
from detector.settings import Settings, load_settings
from detector.stages import drop_later_stages, read_stage, write_stage
from detector.states import History, with_family, with_states

CACHE = "cache"
"""Where the cache lies in --out unless --cache says otherwise."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What was written: the findings, the decisions on them, and what run.json says of both."""

    findings: Findings
    reviewed: Reviewed
    known: dict[str, Any]


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
    facts = RunFacts()
    scorer = cli_inputs.load_model(model, config)
    with closing(Cache(cache or out / CACHE, fresh=not incremental)) as store:
        corpus = _extract(paths, settings, out, facts, ClaimCache(store, settings.digest))
        paired = _pair(corpus.claims, settings, facts)
        scored = _score(paired.pairs, CachedScorer(scorer, store), facts)
    history = History(run=this, before=History.load(out).last_run(this))
    with publishing(out) as staged:
        save_corpus(staged, replace(corpus, claims=paired.claims))
        write_stage(staged, "pairs", scored)
        reported = _report(staged, paired.claims, scored, facts, settings, lang, decided, history)
    _say(reported, decided, out)
    raise typer.Exit(1 if _fails(reported.findings.discrepancies, fail_on) else 0)


def extract(
    context: typer.Context, paths: Paths = None, out: Out = Path("results"), config: Config = None
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
    corpus = _extract(paths, settings, out, facts)
    claims = pair_claims(corpus.claims, settings.pairing).claims
    before = History.load(out).last_run(this)
    with publishing(out) as staged:
        save_corpus(staged, replace(corpus, claims=claims))
        facts.save(staged)
        write_table(staged / "claims.csv", claims, CLAIM_COLUMNS)
        History(this, found=before, before=before).save(staged)
        drop_later_stages(out, "claims")
    say(f"{len(claims)} claims of {facts.articles} articles in {out / 'claims.csv'}")


def pair(context: typer.Context, out: Out = Path("results"), config: Config = None) -> None:
    """Pair and compare the claims about one thing.

    Goes on from `detector extract`: reads and writes tables in stages/ of --out.

    Example: detector pair --out tonight
    """
    settings = load_settings(config)
    hold_folder(context, out)
    claims = read_stage(out, "claims", "extract")
    facts = RunFacts.load(out)
    paired = _pair(claims, settings, facts)
    facts.model = None
    with publishing(out) as staged:
        write_stage(staged, "pairs", paired.pairs)
        facts.save(staged)
        drop_later_stages(out, "pairs")
    cut = ", ".join(f"{n} {why.replace('_', ' ')}" for why, n in paired.cut.items() if n)
    say(f"{len(paired.pairs)} pairs" + (f"; left out: {cut}" if cut else ""))


def score(context: typer.Context, out: Out = Path("results"), model: Model = None) -> None:
    """Score pairs with the NLI model, in both directions.

    Goes on from `detector pair`: reads and writes tables in stages/ of --out.

    Example: detector score --out tonight --model path/to/model
    """
    hold_folder(context, out)
    pairs = read_stage(out, "pairs", "pair")
    facts = RunFacts.load(out)
    scorer = cli_inputs.load_model(model)
    with closing(Cache(out / CACHE)) as store:
        scored = _score(pairs, CachedScorer(scorer, store), facts)
    with publishing(out) as staged:
        write_stage(staged, "pairs", scored)
        facts.save(staged)
        drop_later_stages(out, "pairs")
    say(f"{len(pairs)} pairs scored by {scorer.name}")


def report(
    context: typer.Context,
    out: Out = Path("results"),
    config: Config = None,
    lang: Lang = "auto",
    baseline: BaselineFile = None,
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
    pairs = read_stage(out, "pairs", "pair")
    with publishing(out) as staged:
        facts, history = RunFacts.load(out), History.load(out)
        reported = _report(staged, claims, pairs, facts, settings, lang, decided, history)
    _say(reported, decided, out)


def hold_folder(context: typer.Context, out: Path) -> str:
    """Hold `out` until the command ends and give its run a name; no folder needs no holding."""
    run: str = context.with_resource(hold(out)) if out.is_dir() else ""
    return run


def _extract(
    paths: list[Path] | None,
    settings: Settings,
    out: Path,
    facts: RunFacts,
    cache: ClaimCache | None = None,
) -> Corpus:
    with facts.timed("read") as counted:
        read = read_apart_from(paths, settings, out)
        counted |= {"articles": len(read.articles), "skipped": len(read.skipped)}
    facts.have_read(read)
    with facts.timed("extract") as counted:
        claims, names = extract_stage(progress(read.articles), settings, cache)
        remembered = cache.found if cache else 0
        counted |= {"claims": len(claims), "articles_from_cache": remembered}
    return Corpus(claims, names, article_table(read.articles))


def _pair(claims: pd.DataFrame, settings: Settings, facts: RunFacts) -> PairingResult:
    with facts.timed("pair") as counted:
        paired = pair_and_compare(claims, settings)
        counted |= {"pairs": len(paired.pairs), **paired.cut}
    facts.left_out = paired.cut
    return paired


def _score(pairs: pd.DataFrame, scorer: CachedScorer, facts: RunFacts) -> pd.DataFrame:
    with facts.timed("score") as counted:
        scored = score_stage(pairs, scorer, progress=on_terminal())
        counted |= {"texts": scorer.asked, "texts_from_cache": scorer.found}
    facts.scored_by(scorer)
    return scored


def _report(
    out: Path,
    claims: pd.DataFrame,
    pairs: pd.DataFrame,
    facts: RunFacts,
    settings: Settings,
    lang: ReasonLang,
    decided: Decided,
    history: History,
) -> Reported:
    """Judge, rank, and write everything that a reader opens."""
    with facts.timed("judge") as counted:
        found = judge_and_rank(claims, pairs, settings, lang)
        stated = with_states(found.discrepancies, found.pairs, history.before)
        findings, reviewed = with_decisions(
            replace(found, discrepancies=stated), decided, settings, lang
        )
        counted |= {"discrepancies": len(found.discrepancies)}
    tables = (findings.claims, findings.pairs, findings.discrepancies)
    known = run_json(facts, *tables, config_hash=settings.digest)
    known |= told(reviewed, decided)
    with facts.timed("report"):
        page_lang: Literal["zh", "en"] = "en" if lang == "en" else "zh"
        labels = {
            name: label.zh if page_lang == "zh" else label.en
            for name, label in settings.labels().items()
        }
        page = render_html(*tables, known, config=settings.report, lang=page_lang, labels=labels)
        write_tables(out, *tables)
        write_html(out, page)
        write_stage(out, "judged", findings.pairs)
    facts.save(out)
    write_run_json(out, {**known, **cost(facts)})
    found_now = with_family(findings.discrepancies, findings.pairs)
    replace(history, found=found_now).save(out)
    return Reported(findings, reviewed, known)


def _say(reported: Reported, decided: Decided, out: Path) -> None:
    summary(reported.findings, reported.known, out)
    say_decisions(reported.reviewed, decided)


def _fails(discrepancies: pd.DataFrame, fail_on: FailOn) -> bool:
    """Whether something that nobody has decided is severe enough."""
    if fail_on == "never":
        return False
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    undecided = discrepancies[discrepancies["status"] == "open"]
    return bool(undecided["severity"].isin(severe).any())
