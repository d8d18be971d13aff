"""Group judged pairs into discrepancies, one an entity and metric family, and rank both."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any, Final

import numpy as np
import pandas as pd
from pydantic import Field

from detector.config import StrictModel
from detector.fingerprints import fingerprint
from detector.judging import severities
from detector.judging_config import JudgingConfig
from detector.pairing import SUBJECT
from detector.ranked_pairs import ranked
from detector.reasons import ReasonLanguage, in_language, reason_language
from detector.records import (
    DISCREPANCY_COLUMNS,
    Verdict,
    require_columns,
    rows_of,
    streamed_rows,
)
from detector.report_cells import signed_text
from detector.sources import independent_sources
from detector.truth import TruthConfig, believe

HARMLESS: Final = frozenset({"agreement", "compatible"})
"""Verdicts that give a reviewer nothing to decide."""

DECIDING_COLUMNS: Final = (
    "pair_id",
    "entity",
    "family",
    "verdict",
    "score",
    "reason",
    "definition_relation",
)
DECIDING_SIDE_COLUMNS: Final = ("representative_id", "lang")
MEMBER_COLUMNS: Final = (
    "entity",
    "family",
    "representative_id",
    "article",
    "outlet",
    "source_group",
    "attribution",
    "metric",
    "kind",
    "unit",
    "modality",
    "value_text",
    "value_name",
    "value_low",
    "value_high",
    "hedge",
    "period_start",
    "period_end",
    "period_basis",
)
"""What grouping reads of pairs, of their sides and of claims."""

STAKE_COLUMNS: Final = (*SUBJECT, "representative_id")
"""That a claim stands in a pair about an entity and family."""


Row = dict[str, Any]


class RankingConfig(StrictModel):
    """`ranking.yaml`: what lifts a discrepancy above its worst pair, and what is left out."""

    min_score: float = Field(ge=0, le=1)
    values: float = Field(ge=0)
    full_values: int = Field(gt=2)
    articles: float = Field(ge=0)
    full_articles: int = Field(gt=1)
    shown_values: int = Field(ge=2)
    rows_per_pair: Mapping[Verdict, Annotated[int, Field(ge=0)]]
    hedge_marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gist:
    """What of judged pairs it takes to group them.

    `deciding`: see deciding_pairs; `stakes`: the entity, family and representative_id of both sides
    of each pair, once; `verdicts`: how many pairs have which.
    """

    deciding: pd.DataFrame
    stakes: pd.DataFrame
    verdicts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The discrepancies in order of rank, and their ids by entity and family."""

    discrepancies: pd.DataFrame
    ids: Mapping[tuple[str, str], str]


def gist_of(pairs: pd.DataFrame) -> Gist:
    """The gist of judged `pairs`, all of them that there are of any entity and family.

    Raises InputError on a missing column.
    """
    require_columns(pairs, DECIDING_COLUMNS, "pairs")
    sides = [
        pairs[[*SUBJECT, f"{side}_representative_id"]].set_axis(list(STAKE_COLUMNS), axis=1)
        for side in "ab"
    ]
    verdicts = pairs["verdict"].value_counts()
    return Gist(
        deciding_pairs(pairs),
        pd.concat(sides, ignore_index=True).drop_duplicates(ignore_index=True),
        {str(verdict): int(n) for verdict, n in verdicts.items()},
    )


def joined_gists(gists: Sequence[Gist]) -> Gist:
    """The gist of all pairs, from those of parts that share no entity and family."""
    verdicts: Counter[str] = Counter()
    for gist in gists:
        verdicts.update(gist.verdicts)
    return Gist(
        pd.concat([gist.deciding for gist in gists], ignore_index=True),
        pd.concat([gist.stakes for gist in gists], ignore_index=True),
        verdicts,
    )


def group(
    gist: Gist,
    claims: pd.DataFrame,
    config: RankingConfig,
    judging: JudgingConfig,
    truth: TruthConfig,
    lang: ReasonLanguage = "auto",
) -> Grouping:
    """Make the discrepancies that judged pairs form over `claims`.

    `claims` are those of PairingResult (with representative_id, n_claims, sources) and have the
    source_group of their article, "" if that is not known. A family whose
    pairs all agree or are compatible is no discrepancy. `lang` is that of the reasons.
    Raises InputError on a missing column.
    """
    require_columns(claims, MEMBER_COLUMNS, "claims")
    deciding = gist.deciding[gist.deciding["score"] >= config.min_score]
    standing = {(pair["entity"], pair["family"]): pair for pair in rows_of(deciding)}
    notes = _Notes(judging, lang)
    rows, ids = [], {}
    for subject, members in _members(claims, gist.stakes, deciding, truth):
        row = _discrepancy(standing[subject], members, config, notes, truth)
        ids[subject] = row["discrepancy_id"]
        rows.append(row)
    return Grouping(_discrepancy_frame(rows, judging), ids)


def deciding_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return, for each entity and family with something to decide, the pair that stands for it.

    A contradiction comes first. Otherwise pairs of one metric speak before pairs across
    definitions: that 1.6亿 cumulative users are not 5998万 monthly ones says little about how
    either figure came about. Among them the highest score decides.
    """
    slim = pairs[[*DECIDING_COLUMNS, *(f"{s}_{c}" for s in "ab" for c in DECIDING_SIDE_COLUMNS)]]
    slim = slim[~slim["verdict"].isin(HARMLESS)]
    ordered = slim.assign(
        _clash=slim["verdict"] != "contradiction", _across=slim["definition_relation"] != "same"
    ).sort_values(
        [*SUBJECT, "_clash", "_across", "score", "pair_id"],
        ascending=[True, True, True, True, False, True],
    )
    return ordered.drop_duplicates(list(SUBJECT))


def _members(
    claims: pd.DataFrame, stakes: pd.DataFrame, deciding: pd.DataFrame, truth: TruthConfig
) -> Iterator[tuple[tuple[str, str], list[Row]]]:
    """Yield the entity and family of each deciding pair, and the claims about it in some pair.

    They are in order of time, with what speaks for them (see `believe`), NaN where nothing does.
    """
    # First, as of a large archive it takes the most memory; then one expression, so that no table
    # outlives the next one.
    believed = believe(claims, truth)
    paired = claims["representative_id"].isin(stakes["representative_id"])
    told = _in_time(
        claims.loc[paired, list(MEMBER_COLUMNS)]
        .merge(deciding[list(SUBJECT)], on=list(SUBJECT))
        .join(believed, on="representative_id")
    )
    for subject, members in groupby(streamed_rows(told), key=itemgetter(*SUBJECT)):
        yield subject, list(members)


def _discrepancy(
    deciding: Row,
    claims: Sequence[Row],
    config: RankingConfig,
    notes: _Notes,
    truth: TruthConfig,
) -> Row:
    """One row of DISCREPANCY_COLUMNS but for rank and severity; `claims` in order of time."""
    metric = _commonest(claims, "metric")
    values = _distinct(claims, "representative_id")
    own = [value for value in values if value["metric"] == metric]
    unit = _commonest(own, "unit")
    low, high = _extent([value for value in own if value["unit"] == unit])
    articles = {claim["article"] for claim in claims}
    published = {
        (claim["outlet"] or claim["article"], claim["source_group"] or claim["article"])
        for claim in claims
    }
    score = (
        float(deciding["score"])
        + config.values * _share(len(values), 2, config.full_values)
        + config.articles * _share(len(articles), 1, config.full_articles)
    )
    content = (value[name] for value in values for name in ("representative_id", "period_start"))
    best = _best_estimate(deciding, values, own, truth)
    return {
        "discrepancy_id": fingerprint([deciding["entity"], deciding["family"], *content]),
        "score": round(min(score, 1.0), 4),
        "verdict": deciding["verdict"],
        "entity": deciding["entity"],
        "metric": metric,
        "unit": unit,
        "n_claims": len(claims),
        "n_articles": len(articles),
        "n_independent_sources": independent_sources(published),
        "values": _timeline(values, metric, config),
        "value_low": low,
        "value_high": high,
        "spread_ratio": round(high / low, 4) if low > 0 else float("nan"),
        "period_start": min(filter(None, (v["period_start"] for v in values)), default=""),
        "period_end": max(filter(None, (v["period_end"] for v in values)), default=""),
        "best_estimate": "" if best is None else _dated(best),
        "reason": deciding["reason"] + notes.about(deciding, own, best),
        "state": "new",
        "status": "open",
        "reviewer": "",
        "note": "",
        "until": "",
    }


def _share(count: int, none: int, full: int) -> float:
    return min(max(count - none, 0) / (full - none), 1.0)


def _commonest(rows: Sequence[Row], column: str) -> str:
    counts = Counter(row[column] for row in rows)
    return str(min(counts, key=lambda name: (-counts[name], name)))


def _distinct(rows: Sequence[Row], column: str) -> list[Row]:
    """The first row of each value of `column`."""
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row[column], row)
    return list(first.values())


def _in_time(claims: pd.DataFrame) -> pd.DataFrame:
    """Sort by entity and family, by period, the undated last, by size, the attributed first."""
    ordered = claims.assign(
        _when=claims["period_start"].where(claims["period_start"] != "", "9999"),
        _unattributed=claims["attribution"] == "",
    ).sort_values(
        [
            *(*SUBJECT, "_when", "period_end", "value_low", "value_high", "representative_id"),
            *("_unattributed", "article", "value_text"),
        ]
    )
    return ordered.drop(columns=["_when", "_unattributed"])


def _extent(values: Sequence[Row]) -> tuple[float, float]:
    """Return the lowest and the highest stated number; NaN where there is none (dates)."""
    numbers = (float(value[bound]) for value in values for bound in ("value_low", "value_high"))
    known = [number for number in numbers if not math.isnan(number)]
    return (min(known), max(known)) if known else (math.nan, math.nan)


def _timeline(values: Sequence[Row], metric: str, config: RankingConfig) -> str:
    """`173万 (2024-01) | 5998万 (2024-11)`; another definition is named behind its period."""
    shown = []
    for value in values:
        is_date, name = value["kind"] == "date", value["metric"]
        notes = [
            "" if is_date else _short_period(value["period_start"], value["period_end"]),
            name if name != metric else "",
        ]
        listed = ", ".join(note for note in notes if note)
        mark = config.hedge_marks.get(value["hedge"], "")
        shown.append(mark + value["value_text"] + (f" ({listed})" if listed else ""))
    unique = list(dict.fromkeys(shown))
    more = len(unique) - config.shown_values
    return " | ".join(unique[: config.shown_values] + ([f"+{more}"] if more > 0 else []))


def _short_period(start: str, end: str) -> str:
    """2024, 2024-11, 2024-11-30, or the two ends of anything else."""
    if not start or not end:
        return "?"
    if start == end:
        return start
    if start[:4] == end[:4] and start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4]
    if start[:7] == end[:7]:
        return start[:7]
    return f"{start[:7]}..{end[:7]}"


def _best_estimate(
    deciding: Row, values: Sequence[Row], own: Sequence[Row], truth: TruthConfig
) -> Row | None:
    """The value of a discrepancy to name; None if nothing supports a choice.

    Of a figure that moved (`own`, in order of time), it is the latest exact one that is dated in
    the text, and attributed or stated by several sources; of a contradiction, the one of its
    `values` that several sources state. Others of the same time must not have as much weight.
    """
    if deciding["verdict"] == "drift":
        return _latest(_supported(own), truth)
    if deciding["verdict"] == "contradiction":
        return _undisputed(_supported(values), deciding, truth)
    return None


def _supported(values: Sequence[Row]) -> list[Row]:
    """Those of `values` for which something speaks."""
    return [value for value in values if not math.isnan(value["item"])]


def _latest(known: Sequence[Row], truth: TruthConfig) -> Row | None:
    sure = [
        value
        for value in known
        if value["period_basis"] == "explicit"
        and value["hedge"] == "exact"
        and (value["attribution"] != "" or value["sources"] >= truth.least_sources)
    ]
    latest = (value for value in sure if value["item"] == sure[-1]["item"])
    return next((value for value in latest if _stands_out(value, truth)), None)


def _undisputed(known: Sequence[Row], deciding: Row, truth: TruthConfig) -> Row | None:
    items = {value["representative_id"]: value["item"] for value in known}
    one, two = (items.get(deciding[f"{side}_representative_id"]) for side in "ab")
    if one is None or one != two:
        return None
    several = (value for value in known if value["sources"] >= truth.least_sources)
    rivals = (value for value in several if value["item"] == one)
    return next((value for value in rivals if _stands_out(value, truth)), None)


def _stands_out(value: Row, truth: TruthConfig) -> bool:
    # The weights alone are not enough: of two against two, they prove right whom they believe.
    most = 2 * value["sources"] > value["of_sources"]
    return bool(value["believed"] and most and value["share"] > truth.least_share)


def _dated(value: Row) -> str:
    period = _short_period(value["period_start"], value["period_end"])
    return f"{signed_text(value['value_text'], value['value_high'])} ({period})"


class _Notes:
    """What a discrepancy's reason adds to that of its deciding pair."""

    def __init__(self, judging: JudgingConfig, lang: ReasonLanguage) -> None:
        self._judging = judging
        self._lang = lang

    def about(self, deciding: Row, values: Sequence[Row], best: Row | None) -> str:
        """Name the values whose time is only inferred, and the figure to use, if one is clear."""
        phrases = self._judging.reasons.phrases
        language = reason_language(deciding["a_lang"], deciding["b_lang"], self._lang)
        added = []
        # The deciding pair's own reason has said so of its two values.
        told = {deciding["a_representative_id"], deciding["b_representative_id"]}
        inferred = dict.fromkeys(
            value["value_text"]
            for value in values
            if value["period_basis"] not in self._judging.strong_bases
            and value["representative_id"] not in told
        )
        if deciding["verdict"] == "drift" and inferred:
            listed = in_language(phrases["comma"], language).join(inferred)
            added.append(in_language(phrases["inferred"], language).format(values=listed))
        others = _rivals(values, told) if deciding["verdict"] == "contradiction" else []
        if others:
            listed = in_language(phrases["comma"], language).join(others)
            added.append(in_language(phrases["rivals"], language).format(values=listed))
        if best is not None:
            named = deciding["verdict"] == "drift" and best["attribution"] != ""
            text = in_language(phrases["best_estimate" if named else "best_supported"], language)
            added.append(
                text.format(
                    value=_dated(best),
                    source=best["attribution"],
                    sources=int(best["sources"]),
                    of_sources=int(best["of_sources"]),
                )
            )
        return "".join(added)


def _rivals(values: Sequence[Row], told: set[str]) -> list[str]:
    """The other names of the deciding pair's period, as written; none where values are no names."""
    names = [value for value in values if value["kind"] == "name"]
    chosen = [name for name in names if name["representative_id"] in told]
    starts, ends, known = (
        {name[column] for name in chosen} for column in ("period_start", "period_end", "value_name")
    )
    others = [
        name
        for name in names
        if name["period_start"] in starts
        and name["period_end"] in ends
        and name["value_name"] not in known
    ]
    return [name["value_text"] for name in _distinct(others, "value_name")]


def _discrepancy_frame(rows: Iterable[Row], judging: JudgingConfig) -> pd.DataFrame:
    columns = [c for c in DISCREPANCY_COLUMNS if c not in {"rank", "severity"}]
    frame = pd.DataFrame(list(rows), columns=columns)
    verdicts = frame["verdict"].to_numpy(dtype=object)
    scores = frame["score"].to_numpy(dtype=np.float64)
    frame = frame.assign(severity=severities(scores, verdicts, judging))
    return ranked(frame, "discrepancy_id")[list(DISCREPANCY_COLUMNS)]
