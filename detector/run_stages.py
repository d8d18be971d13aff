"""The stages of a run, each timed and counted for run.json."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import pandas as pd
from tqdm import tqdm

from detector.article_stream import ArticleStream
from detector.cache import Cache
from detector.claim_cache import ClaimCache
from detector.corpus import Corpus
from detector.pairing import InBlocks, PairingResult
from detector.pipeline import (
    Engine,
    Findings,
    ReadAll,
    extract,
    judge_and_rank,
    pair_and_compare,
    score,
)
from detector.reasons import ReasonLanguage
from detector.run_facts import RunFacts
from detector.score_cache import CachedScorer
from detector.settings import Settings


@dataclass(frozen=True, slots=True)
class Run:
    """What all stages made, before it is told: claims with representatives, scored pairs."""

    corpus: Corpus
    pairs: pd.DataFrame
    found: Findings
    facts: RunFacts


def run_stages(
    articles: ArticleStream,
    engine: Engine,
    settings: Settings,
    lang: ReasonLanguage,
    store: Cache,
    *,
    progress: bool = False,
) -> Run:
    """From `articles` to ranked discrepancies; `store` is what is remembered.

    Raises InputError where no article can be read, ModelError where the model cannot be loaded.
    """
    facts = RunFacts()
    remembered = ClaimCache(store, settings.digest, engine.articles_at_once)
    corpus = read_and_extract(
        articles, settings, facts, remembered, engine.read_all, progress=progress
    )
    paired = pair_timed(corpus.claims, settings, facts, engine.in_blocks)
    scorer = CachedScorer(engine.scorer, store, engine.texts_at_once)
    scored = score_timed(paired.pairs, scorer, facts, progress=progress)
    found = judge_timed(paired.claims, scored, settings, lang, facts)
    return Run(replace(corpus, claims=paired.claims), scored, found, facts)


def read_and_extract(
    articles: ArticleStream,
    settings: Settings,
    facts: RunFacts,
    cache: ClaimCache | None = None,
    read_all: ReadAll | None = None,
    *,
    progress: bool = False,
) -> Corpus:
    """What `articles` claim: both stages in one pass, one article after another."""
    started = time.perf_counter()
    bar = tqdm(articles, desc="extract", unit="article", disable=not progress)
    claims, names = extract(bar, settings, cache, read_all)
    seconds = time.perf_counter() - started - articles.seconds
    facts.have_read(articles.dates, articles.skipped, articles.misdated)
    read = {"articles": len(articles.dates), "skipped": len(articles.skipped)}
    facts.took("read", articles.seconds, read)
    remembered = cache.found if cache else 0
    facts.took("extract", seconds, {"claims": len(claims), "articles_from_cache": remembered})
    return Corpus(claims, names, articles.table())


def pair_timed(
    claims: pd.DataFrame, settings: Settings, facts: RunFacts, in_blocks: InBlocks | None = None
) -> PairingResult:
    """Pairs of `claims`, compared, and the claims with their representatives."""
    with facts.timed("pair") as counted:
        paired = pair_and_compare(claims, settings, in_blocks)
        counted |= {"pairs": len(paired.pairs), **paired.cut}
    facts.left_out = paired.cut
    return paired


def score_timed(
    pairs: pd.DataFrame, scorer: CachedScorer, facts: RunFacts, *, progress: bool = False
) -> pd.DataFrame:
    """Return `pairs` with what the model says of them."""
    with facts.timed("score") as counted:
        scored = score(pairs, scorer, progress=progress)
        counted |= {"texts": scorer.asked, "texts_from_cache": scorer.found}
    facts.scored_by(scorer)
    return scored


def judge_timed(
    claims: pd.DataFrame,
    pairs: pd.DataFrame,
    settings: Settings,
    lang: ReasonLanguage,
    facts: RunFacts,
) -> Findings:
    """Verdicts, reasons, discrepancies and the order of both."""
    with facts.timed("judge") as counted:
        found = judge_and_rank(claims, pairs, settings, lang)
        counted |= {"discrepancies": len(found.discrepancies)}
    return found
