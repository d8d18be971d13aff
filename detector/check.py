"""Compare the claims of new articles with those of a corpus: what a check of them has to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from detector.article_lines import column_in_file, line_in_file
from detector.corpus import Corpus, path_from_here
from detector.derived import join_derived
from detector.linking import link_named
from detector.pairing import PairingResult, pair_claims
from detector.pipeline import misfits_among, relate
from detector.ranking import HARMLESS
from detector.records import SEVERITIES, Article, Severity, rows_of
from detector.settings import Settings

OPEN: Final = "open"
CLASH: Final = "contradiction"


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a finding: where it stands and what it says.

    `path` is as seen from the working directory. Lines and columns count from 1, offsets from 0,
    in characters; an end is exclusive. What is not known of an article is None.
    """

    article: str
    path: str
    outlet: str
    published: str
    value_text: str
    quote: str
    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    char_start: int | None = None
    char_end: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of a new article that differs from another claim: `here` from `there`.

    `fails` is whether it fails the check; `status` is what reviewers decided, with their `note`.
    """

    pair_id: str
    verdict: str
    severity: Severity
    score: float
    status: str
    note: str
    fails: bool
    entity: str
    metric: str
    reason: str
    here: Place
    there: Place

    @property
    def title(self) -> str:
        """Return `contradiction: 腾讯 · revenue`."""
        return f"{self.verdict}: {self.entity} · {self.metric}"


def pair_new(new: Corpus, corpus: Corpus, settings: Settings) -> PairingResult:
    """Pair and compare what `new` articles claim with the claims of `corpus` and one another.

    Names are joined as in a run over all of them. Figures that must fit each other and do not are
    found among the claims about the entities of `new`. The claims of the result are those of the
    new articles and of what they are paired with, one for each group that says the same.
    """
    names = pd.concat([corpus.names, new.names], ignore_index=True)
    claims = pd.concat([corpus.claims, new.claims], ignore_index=True)
    claims = link_named(claims, names, settings.lexicon)
    articles = set(new.articles["article"])
    of_new = claims["article"].isin(articles)
    named = {*claims["entity"][of_new]} - {""}
    claims = claims[of_new | claims["entity"].isin(named)]
    paired = pair_claims(claims.assign(claim_id=""), settings.pairing, new=articles)
    misfits = misfits_among(paired.claims, settings)
    told = misfits["a_article"].isin(articles) | misfits["b_article"].isin(articles)
    pairs = join_derived(
        relate(paired.pairs, settings), relate(misfits[told].reset_index(drop=True), settings)
    )
    return PairingResult(_shown(paired.claims, pairs, articles), pairs, paired.cut)


def _shown(claims: pd.DataFrame, pairs: pd.DataFrame, new: set[str]) -> pd.DataFrame:
    representatives = {*pairs["a_claim_id"], *pairs["b_claim_id"]}
    shown = claims["article"].isin(new) | claims["claim_id"].isin(representatives)
    return claims[shown].reset_index(drop=True)


def worth_telling(
    judged: pd.DataFrame, articles: Sequence[Article], most_contradictions: int
) -> set[str]:
    """Choose by pair_id what a reader of a check is told; the rest need not be scored.

    Of each new claim, that is the `most_contradictions` that score highest, and of what else it
    differs from, the first by verdict. A verdict does not depend on the model, so `judged` pairs
    need no probabilities.
    """
    new = {article.article: article for article in articles}
    differing = judged[~judged["verdict"].isin(HARMLESS)]
    told: Counter[tuple[str, str]] = Counter()
    chosen = set()
    ordered = differing.sort_values(["score", "pair_id"], ascending=[False, True])
    for pair in rows_of(ordered):
        about = (pair[f"{_sides(pair, new)[0]}_claim_id"], pair["verdict"])
        told[about] += 1
        if told[about] <= (most_contradictions if pair["verdict"] == CLASH else 1):
            chosen.add(pair["pair_id"])
    return chosen


def findings_of(
    pairs: pd.DataFrame,
    notes: Mapping[str, str],
    articles: Sequence[Article],
    paths: Mapping[str, str],
    fail_on: str,
) -> list[Finding]:
    """Return what ranked `pairs` say about the new `articles`, in their order in the text.

    Pairs of no severity and those that give nothing to decide are left out. `notes` are those of
    reviewers by discrepancy_id, `paths` those of the corpus by article. Of two new claims the later
    published is the one that stands against the other.
    """
    new = {article.article: article for article in articles}
    failing = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    findings = []
    for pair in rows_of(pairs[~pairs["verdict"].isin(HARMLESS) & (pairs["severity"] != "info")]):
        here, there = _sides(pair, new)
        findings.append(
            Finding(
                pair_id=pair["pair_id"],
                verdict=pair["verdict"],
                severity=pair["severity"],
                score=pair["score"],
                status=pair["status"],
                note=notes.get(pair["discrepancy_id"], ""),
                fails=pair["status"] == OPEN and pair["severity"] in failing,
                entity=pair["entity"],
                metric=pair["metric"],
                reason=pair["reason"],
                here=_place(pair, here, new, paths),
                there=_place(pair, there, new, paths),
            )
        )
    return sorted(findings, key=lambda f: (f.here.path, f.here.line, f.here.char_start, f.pair_id))


def _sides(pair: Mapping[str, Any], new: Mapping[str, Article]) -> tuple[str, str]:
    """The side of a new article, the later one of two, and the other side."""
    order = {
        side: (
            pair[f"{side}_article"] in new,
            *(pair[f"{side}_{c}"] for c in ("published", "article", "char_start")),
        )
        for side in "ab"
    }
    here = max("ab", key=lambda side: order[side])
    return here, "b" if here == "a" else "a"


def _place(
    pair: Mapping[str, Any], side: str, new: Mapping[str, Article], paths: Mapping[str, str]
) -> Place:
    names = ("article", "outlet", "published", "value_text", "quote", "line")
    stated = {name: pair[f"{side}_{name}"] for name in names}
    article = new.get(stated["article"])
    if article is None:
        return Place(path=paths.get(stated["article"], stated["article"]), **stated)
    path = path_from_here(article.path)
    start, end = int(pair[f"{side}_char_start"]), int(pair[f"{side}_char_end"])
    column = column_in_file(article, start)
    if column is None:
        return Place(path=path, **stated)
    return Place(
        path=path,
        **stated,
        column=column,
        end_line=line_in_file(article, end),
        end_column=column_in_file(article, end),
        char_start=start,
        char_end=end,
    )
