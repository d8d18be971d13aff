"""The stages in order: articles -> claims -> pairs -> scores -> discrepancies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

import pandas as pd
from tqdm import tqdm

from detector import claim_cache, score_cache
from detector.buckets import bucket_count, buckets_of
from detector.claim_cache import ClaimCache
from detector.comparison import compare_pairs
from detector.copies import with_source_groups
from detector.derived import derive, join_derived
from detector.expansion import spell_out
from detector.extraction import ArticleReading, Extractor, link_claims
from detector.judging import judge_pairs
from detector.names import NameFinder
from detector.pairing import (
    SUBJECT,
    BlockPairs,
    InBlocks,
    PairingResult,
    Represented,
    joined,
    pair_blocks,
    represent,
)
from detector.periods import PeriodFinder
from detector.quantities import QuantityFinder
from detector.ranked_pairs import RankedPairs, in_order
from detector.ranking import Gist, Grouping, gist_of, group
from detector.reasons import ReasonLanguage
from detector.records import DERIVED_COLUMNS, Article
from detector.scoring import Scorer, score_pairs
from detector.settings import Settings

REPRESENTATIVES_AT_ONCE: Final = 8_000
"""About so many are paired, scored and judged at once: their pairs are what a run holds most of."""

ReadAll = Callable[[Iterable[Article]], Iterator[tuple[Article, ArticleReading]]]
"""What reads articles, each with its reading, in their order."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What does the work of the stages: the model, and where articles are read and blocks paired.

    That is here, one after another, where nothing else is named. `articles_at_once` and
    `texts_at_once` are what it is given between two writes of the cache, `claims_at_once` the
    representatives that `in_blocks` is given, by default as many as fit a small machine.
    """

    scorer: Scorer
    read_all: ReadAll | None = None
    in_blocks: InBlocks | None = None
    articles_at_once: int = claim_cache.AT_ONCE
    texts_at_once: int = score_cache.AT_ONCE
    claims_at_once: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run found: all claims with their texts, judged and ranked pairs, discrepancies."""

    claims: pd.DataFrame
    pairs: pd.DataFrame
    discrepancies: pd.DataFrame


@lru_cache(maxsize=1)
def extractor_of(settings: Settings) -> Extractor:
    """What reads one article after another; it keeps nothing of them, so one serves all."""
    return Extractor(
        settings.lexicon,
        NameFinder(settings.names, settings.lexicon, settings.categories.adjectives()),
        QuantityFinder(settings.units, settings.hedges),
        PeriodFinder(settings.periods),
        settings.categories,
        settings.judging.families.flow | settings.judging.families.over_time,
    )


def extract(
    articles: Iterable[Article],
    settings: Settings,
    cache: ClaimCache | None = None,
    read_all: ReadAll | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read `articles` into claims, one row each, and the names that link them to others.

    Both by article, whatever the order of `articles`, which may be a stream: each is let go once it
    is read. Those that `cache` remembers are not read; `read_all` reads the others elsewhere than
    here.
    """
    extractor = extractor_of(settings)
    read_all = read_all or extractor.read_all
    readings = read_all(articles) if cache is None else cache.readings(articles, read_all)
    claims, names = (
        table.sort_values("article", kind="stable", ignore_index=True)
        for table in extractor.table(readings)
    )
    return link_claims(claims, names, settings.lexicon), names


def extract_claims(articles: Iterable[Article], settings: Settings) -> pd.DataFrame:
    """Read `articles` into claims, one row each."""
    return extract(articles, settings)[0]


def pair_and_compare(claims: pd.DataFrame, settings: Settings) -> PairingResult:
    """Collapse equal claims, pair the rest by entity and metric family, and relate each pair."""
    represented = represent(claims, settings.pairing)
    made = joined(list(pair_by_bucket(represented, settings)))
    pairs = made.pairs.sort_values("pair_id", ignore_index=True)
    return PairingResult(represented.claims, pairs, represented.cut | made.cut)


def pair_by_bucket(
    represented: Represented,
    settings: Settings,
    in_blocks: InBlocks | None = None,
    at_once: int | None = None,
    *,
    progress: bool = False,
) -> Iterator[BlockPairs]:
    """Pair and relate the claims about some subjects, then those about others; at least once.

    Pairs of figures that must fit each other and do not join the pairs of figures about one thing.
    `in_blocks` does what compare_blocks does elsewhere than here, with some `at_once`
    representatives. With `progress`, a bar on stderr counts the buckets that were asked for, so
    that it tells of all that is done with each.
    """
    in_blocks = in_blocks or partial(compare_blocks, settings=settings)
    eligible = represented.eligible
    misfits = misfits_among(represented.claims, settings)
    number = bucket_count(len(eligible), at_once or REPRESENTATIVES_AT_ONCE)
    of_claims, of_misfits = (buckets_of(t, SUBJECT, number) for t in (eligible, misfits))
    buckets = sorted({*of_claims.tolist(), *of_misfits.tolist()}) or [0]
    for bucket in tqdm(buckets, desc="pair, score, judge", unit="bucket", disable=not progress):
        made = in_blocks(represented.whole(eligible[of_claims == bucket]))
        odd = relate(misfits[of_misfits == bucket].reset_index(drop=True), settings)
        yield replace(made, pairs=join_derived(made.pairs, odd))


def compare_blocks(representatives: pd.DataFrame, settings: Settings) -> BlockPairs:
    """Pair representatives of whole blocks, and relate each pair."""
    made = pair_blocks(representatives, settings.pairing)
    return replace(made, pairs=relate(made.pairs, settings))


def misfits_among(claims: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Pairs of figures of paired `claims` that must fit each other and do not, not yet related."""
    strong = settings.judging.strong_bases
    return derive(claims, settings.derived, settings.comparison, strong)


def relate(pairs: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return `pairs` with their relations, and with DERIVED_COLUMNS, if they are no misfits."""
    plain = {name: none for name, none in DERIVED_COLUMNS.items() if name not in pairs}
    return compare_pairs(pairs.assign(**plain), settings.comparison, settings.currencies)


def score(pairs: pd.DataFrame, scorer: Scorer, *, progress: bool = False) -> pd.DataFrame:
    """Put the NLI probabilities beside each pair."""
    return score_pairs(pairs, scorer, progress=progress)


def judge(scored: pd.DataFrame, settings: Settings, lang: ReasonLanguage) -> pd.DataFrame:
    """Give each pair its verdict and reason."""
    labels = {name: (label.zh, label.en) for name, label in settings.labels().items()}
    return judge_pairs(scored, settings.judging, lang, labels)


def judge_and_rank(
    claims: pd.DataFrame, scored: pd.DataFrame, settings: Settings, lang: ReasonLanguage
) -> Findings:
    """Give each pair its verdict and reason, group pairs into discrepancies, and rank both."""
    judged = judge_in_order(claims, scored, settings, lang)
    sourced, made = group_judged(claims, gist_of(judged), settings, lang)
    pairs = RankedPairs([[judged]], made.ids)
    return Findings(sourced, pairs.whole(), made.discrepancies)


def judge_in_order(
    claims: pd.DataFrame, scored: pd.DataFrame, settings: Settings, lang: ReasonLanguage
) -> pd.DataFrame:
    """Give each pair its verdict and reason, spell contradictions out, and put all in order."""
    judged = judge(scored, settings, lang)
    spelled = spell_out(judged, claims, settings.ranking.rows_per_pair)
    return in_order(spelled, "pair_id")


def group_judged(
    claims: pd.DataFrame, gist: Gist, settings: Settings, lang: ReasonLanguage
) -> tuple[pd.DataFrame, Grouping]:
    """Return the claims with the groups of their sources, and the discrepancies over them."""
    sourced = with_source_groups(claims, settings.copies)
    ranking, judging, truth = settings.ranking, settings.judging, settings.truth
    return sourced, group(gist, sourced, ranking, judging, truth, lang)
