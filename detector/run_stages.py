"""The stages of a run, each timed and counted for run.json.

Pairs go from stage to stage bucket by bucket, and are kept on disk: they are too many for memory.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
from tqdm import tqdm

from detector.article_stream import ArticleStream
from detector.cache import Cache
from detector.claim_cache import ClaimCache
from detector.corpus import Corpus
from detector.pairing import InBlocks, Represented, represent
from detector.pipeline import (
    Engine,
    ReadAll,
    extract,
    group_judged,
    judge_in_order,
    pair_by_bucket,
    score,
)
from detector.ranked_pairs import RankedPairs
from detector.ranking import Gist, gist_of, joined_gists
from detector.reasons import ReasonLanguage
from detector.run_facts import RunFacts
from detector.score_cache import CachedScorer
from detector.settings import Settings
from detector.stages import Spill, StageTable, spill, stage_path, writing_frames

JUDGED: Final = "judged"
"""The folder of the judged pairs, a table for each bucket."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a run found: claims with the groups of their sources, judged pairs, discrepancies.

    `stakes` and `verdicts` are those of Gist.
    """

    claims: pd.DataFrame
    pairs: RankedPairs
    stakes: pd.DataFrame
    verdicts: Mapping[str, int]
    discrepancies: pd.DataFrame

    @property
    def families(self) -> dict[str, str]:
        """The metric family of each discrepancy_id."""
        return {id_: family for (_, family), id_ in self.pairs.ids.items()}


@dataclass(frozen=True, slots=True)
class Run:
    """What all stages made, before it is told: claims with representatives, scored pairs.

    The tables of pairs are read from disk whenever they are gone through.
    """

    corpus: Corpus
    pairs: Iterable[pd.DataFrame]
    found: Judgement
    facts: RunFacts


def run_stages(
    articles: ArticleStream,
    engine: Engine,
    settings: Settings,
    lang: ReasonLanguage,
    store: Cache,
    folder: Path,
    *,
    progress: bool = False,
) -> Run:
    """From `articles` to ranked discrepancies; `store` is what is remembered.

    Tables of pairs are written to `folder`, where the outcome needs them to stay.
    Raises InputError where no article can be read, ModelError where the model cannot be loaded.
    """
    facts = RunFacts()
    remembered = ClaimCache(store, settings.digest, engine.articles_at_once)
    corpus = read_and_extract(
        articles, settings, facts, remembered, engine.read_all, progress=progress
    )
    scorer = CachedScorer(engine.scorer, store, engine.texts_at_once)
    represented = represent_timed(corpus.claims, settings, facts)
    path = stage_path(folder, "pairs")
    with writing_frames(path) as write:
        pairs = pair_timed(
            represented,
            settings,
            facts,
            engine.in_blocks,
            engine.claims_at_once,
            progress=progress,
        )
        scored = passing(write, score_timed(pairs, scorer, facts, progress=progress))
        found = judge_timed(represented.claims, scored, settings, lang, facts, folder)
    corpus = replace(corpus, claims=represented.claims)
    return Run(corpus, StageTable(path, "run"), found, facts)


def in_memory(run: Run) -> Run:
    """The same run with its tables of pairs in memory."""
    pairs = replace(run.found.pairs, tables=[list(table) for table in run.found.pairs.tables])
    return replace(run, pairs=list(run.pairs), found=replace(run.found, pairs=pairs))


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


def represent_timed(claims: pd.DataFrame, settings: Settings, facts: RunFacts) -> Represented:
    """Collapse equal claims: the first step of pairing."""
    started = time.perf_counter()
    represented = represent(claims, settings.pairing)
    facts.seconds["pair"] = time.perf_counter() - started
    facts.left_out = dict(represented.cut)
    return represented


def pair_timed(
    represented: Represented,
    settings: Settings,
    facts: RunFacts,
    in_blocks: InBlocks | None = None,
    at_once: int | None = None,
    *,
    progress: bool = False,
) -> Iterator[pd.DataFrame]:
    """Pairs, compared, bucket by bucket; one frame without pairs where there are none at all."""
    cut: Counter[str] = Counter()
    made = pair_by_bucket(represented, settings, in_blocks, at_once, progress=progress)
    with facts.in_steps("pair") as (step, counted):
        while (bucket := step(lambda: next(made, None))) is not None:
            cut.update(bucket.cut)
            counted["pairs"] += len(bucket.pairs)
            none = bucket.pairs
            if not bucket.pairs.empty:
                yield bucket.pairs
        if not counted["pairs"]:
            yield none
        facts.left_out |= cut
        counted.update(facts.left_out)


def score_timed(
    pairs: Iterable[pd.DataFrame], scorer: CachedScorer, facts: RunFacts, *, progress: bool = False
) -> Iterator[pd.DataFrame]:
    """Frames of pairs with what the model says of them."""
    with facts.in_steps("score") as (step, counted):
        for bucket in pairs:
            yield step(partial(score, bucket, scorer, progress=progress))
        counted.update(texts=scorer.asked, texts_from_cache=scorer.found)
    facts.scored_by(scorer)


def judge_timed(
    claims: pd.DataFrame,
    pairs: Iterable[pd.DataFrame],
    settings: Settings,
    lang: ReasonLanguage,
    facts: RunFacts,
    folder: Path,
) -> Judgement:
    """Verdicts, reasons, discrepancies and the order of both; judged pairs lie in `folder`."""
    tables: list[Spill] = []
    gists: list[Gist] = []

    def keep(scored: pd.DataFrame) -> None:
        judged = judge_in_order(claims, scored, settings, lang)
        tables.append(spill(folder / JUDGED / str(len(tables)), judged))
        gists.append(gist_of(judged))

    with facts.in_steps("judge") as (step, counted):
        for scored in pairs:
            step(partial(keep, scored))
        gist = joined_gists(gists)
        gists.clear()  # of a large archive they take as much as what they were joined to
        sourced, made = step(partial(group_judged, claims, gist, settings, lang))
        counted["discrepancies"] = len(made.discrepancies)
    ranked = RankedPairs(tables, made.ids)
    return Judgement(sourced, ranked, gist.stakes, gist.verdicts, made.discrepancies)


def passing(
    note: Callable[[pd.DataFrame], object], frames: Iterable[pd.DataFrame]
) -> Iterator[pd.DataFrame]:
    """The frames, each once `note` has seen it."""
    for frame in frames:
        note(frame)
        yield frame
