"""Group judged pairs into discrepancies, one an entity and metric family, and rank both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from pydantic import Field

from detector.config import StrictModel
from detector.fingerprints import fingerprint
from detector.judging import severities
from detector.judging_config import JudgingConfig
from detector.pairing import SUBJECT
from detector.ranked_pairs import RankedPairs, in_order, ranked
from detector.reasons import ReasonLanguage, in_language, reason_language
from detector.records import DISCREPANCY_COLUMNS, require_columns, rows_of
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


class RankingConfig(StrictModel):
    """`ranking.yaml`: what lifts a discrepancy above its worst pair, and what is left out."""

    min_score: float = Field(ge=0, le=1)
    values: float = Field(ge=0)
    full_values: int = Field(gt=2)
    articles: float = Field(ge=0)
    full_articles: int = Field(gt=1)
    shown_values: int = Field(ge=2)
    rows_per_contradiction: int = Field(ge=0)
    hedge_marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RankingResult:
    """Pairs with rank, discrepancy_id and status, in order; and the discrepancies, in order."""

    pairs: pd.DataFrame
    discrepancies: pd.DataFrame


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


def rank_pairs(
    pairs: pd.DataFrame,
    claims: pd.DataFrame,
    config: RankingConfig,
    judging: JudgingConfig,
    truth: TruthConfig,
    lang: ReasonLanguage = "auto",
) -> RankingResult:
    """Rank judged `pairs`, and the discrepancies that `group` makes of them."""
    made = group(gist_of(pairs), claims, config, judging, truth, lang)
    in_rank = RankedPairs([[in_order(pairs, "pair_id")]], made.ids)
    return RankingResult(in_rank.whole(), made.discrepancies)


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
    notes = _Notes(judging, lang)
    estimates = _Estimates(believe(claims, truth), truth)
    standing = {(pair["entity"], pair["family"]): pair for pair in rows_of(deciding)}
    rows, ids = [], {}
    for subject, members in _members(claims, gist.stakes, deciding):
        row = _discrepancy(standing[subject], members, config, notes, estimates)
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
        ["entity", "family", "_clash", "_across", "score", "pair_id"],
        ascending=[True, True, True, True, False, True],
    )
    return ordered.drop_duplicates(["entity", "family"])


def _members(
    claims: pd.DataFrame, stakes: pd.DataFrame, deciding: pd.DataFrame
) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """Each entity and family of `deciding`, with its claims in some pair, in order of time."""
    paired = claims["representative_id"].isin(stakes["representative_id"])
    subjects = pd.MultiIndex.from_frame(deciding[list(SUBJECT)])
    about = paired & pd.MultiIndex.from_frame(claims[list(SUBJECT)]).isin(subjects)
    slim = _in_time(claims.loc[about, list(MEMBER_COLUMNS)])
    for (entity, family), members in slim.groupby(list(SUBJECT), sort=False):
        yield (str(entity), str(family)), members


def _discrepancy(
    deciding: dict[str, Any],
    claims: pd.DataFrame,
    config: RankingConfig,
    notes: _Notes,
    estimates: _Estimates,
) -> dict[str, Any]:
    """One row of DISCREPANCY_COLUMNS but for rank and severity."""
    metric = _commonest(claims["metric"])
    values = claims.drop_duplicates("representative_id")
    own = values[values["metric"] == metric]
    unit = _commonest(own["unit"])
    low, high = _extent(own[own["unit"] == unit])
    articles = sorted(set(claims["article"]))
    published = {
        (outlet or article, text or article)
        for outlet, text, article in zip(
            claims["outlet"], claims["source_group"], claims["article"], strict=True
        )
    }
    score = (
        float(deciding["score"])
        + config.values * _share(len(values), 2, config.full_values)
        + config.articles * _share(len(articles), 1, config.full_articles)
    )
    content = zip(values["representative_id"], values["period_start"], strict=True)
    best = estimates.of(deciding, values, own)
    return {
        "discrepancy_id": fingerprint(
            [deciding["entity"], deciding["family"], *(part for row in content for part in row)]
        ),
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
        "period_start": min((p for p in values["period_start"] if p), default=""),
        "period_end": max((p for p in values["period_end"] if p), default=""),
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


def _commonest(names: pd.Series[Any]) -> str:
    counts = names.value_counts()
    return str(min(counts[counts == counts.max()].index))


def _in_time(claims: pd.DataFrame) -> pd.DataFrame:
    """Sort claims by period, the undated last, then by size; of equal ones the attributed first."""
    ordered = claims.assign(
        _when=claims["period_start"].where(claims["period_start"] != "", "9999"),
        _unattributed=claims["attribution"] == "",
    ).sort_values(
        [
            *("_when", "period_end", "value_low", "value_high", "representative_id"),
            *("_unattributed", "article", "value_text"),
        ]
    )
    return ordered.drop(columns=["_when", "_unattributed"])


def _extent(values: pd.DataFrame) -> tuple[float, float]:
    """Return the lowest and the highest stated number; NaN where there is none (dates)."""
    numbers = values[["value_low", "value_high"]].to_numpy(dtype=np.float64)
    known = numbers[~np.isnan(numbers)]
    return (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)


def _timeline(values: pd.DataFrame, metric: str, config: RankingConfig) -> str:
    """`173万 (2024-01) | 5998万 (2024-11)`; another definition is named behind its period."""
    columns = ("hedge", "value_text", "period_start", "period_end", "metric", "kind")
    shown = []
    rows = zip(*(values[column].tolist() for column in columns), strict=True)
    for hedge, text, start, end, name, kind in rows:
        notes = [
            "" if kind == "date" else _short_period(start, end),
            name if name != metric else "",
        ]
        listed = ", ".join(note for note in notes if note)
        shown.append(config.hedge_marks.get(hedge, "") + text + (f" ({listed})" if listed else ""))
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


class _Estimates:
    """Which value of a discrepancy to name, from what speaks for each claimed figure."""

    def __init__(self, beliefs: pd.DataFrame, config: TruthConfig) -> None:
        self._beliefs = beliefs
        self._config = config

    def of(
        self, deciding: dict[str, Any], values: pd.DataFrame, own: pd.DataFrame
    ) -> pd.Series[Any] | None:
        """The best value, with its `sources` and `of_sources`; None if nothing supports a choice.

        Of a figure that moved (`own`, in order of time), it is the latest exact one that is dated
        in the text, and attributed or stated by several sources; of a contradiction, the one of
        its `values` that several sources state. Others of the same time must not have as much
        weight.
        """
        if deciding["verdict"] == "drift":
            known = self._weighed(own)
            return self._latest(known)
        if deciding["verdict"] == "contradiction":
            known = self._weighed(values)
            return self._undisputed(known, deciding)
        return None

    def _weighed(self, values: pd.DataFrame) -> pd.DataFrame:
        """Those of `values` for which something speaks, with what that is."""
        # Looked up, as a join would go through all beliefs for each discrepancy.
        at = self._beliefs.index.get_indexer(pd.Index(values["representative_id"]))
        known = values[at >= 0]
        beliefs = self._beliefs.iloc[at[at >= 0]].set_axis(known.index)
        return pd.concat([known, beliefs], axis=1)

    def _latest(self, known: pd.DataFrame) -> pd.Series[Any] | None:
        several = known["sources"] >= self._config.least_sources
        sure = known[
            (known["period_basis"] == "explicit")
            & (known["hedge"] == "exact")
            & ((known["attribution"] != "") | several)
        ]
        latest = sure[sure["item"] == sure["item"].iloc[-1]] if len(sure) else sure
        return _only(latest[self._stands_out(latest)])

    def _undisputed(self, known: pd.DataFrame, deciding: dict[str, Any]) -> pd.Series[Any] | None:
        items = known.set_index("representative_id")["item"]
        one, two = (items.get(deciding[f"{side}_representative_id"]) for side in "ab")
        if one is None or one != two:
            return None
        several = known["sources"] >= self._config.least_sources
        return _only(known[(known["item"] == one) & several & self._stands_out(known)])

    def _stands_out(self, known: pd.DataFrame) -> pd.Series[bool]:
        # The weights alone are not enough: of two against two, they prove right whom they believe.
        most = 2 * known["sources"] > known["of_sources"]
        return known["believed"] & most & (known["share"] > self._config.least_share)


def _only(rows: pd.DataFrame) -> pd.Series[Any] | None:
    return None if rows.empty else rows.iloc[0]


def _dated(value: pd.Series[Any]) -> str:
    period = _short_period(value["period_start"], value["period_end"])
    return f"{signed_text(value['value_text'], value['value_high'])} ({period})"


class _Notes:
    """What a discrepancy's reason adds to that of its deciding pair."""

    def __init__(self, judging: JudgingConfig, lang: ReasonLanguage) -> None:
        self._judging = judging
        self._lang = lang

    def about(
        self, deciding: dict[str, Any], values: pd.DataFrame, best: pd.Series[Any] | None
    ) -> str:
        """Name the values whose time is only inferred, and the figure to use, if one is clear."""
        phrases = self._judging.reasons.phrases
        language = reason_language(deciding["a_lang"], deciding["b_lang"], self._lang)
        added = []
        # The deciding pair's own reason has said so of its two values.
        told = {deciding["a_representative_id"], deciding["b_representative_id"]}
        inferred = values[
            ~values["period_basis"].isin(self._judging.strong_bases)
            & ~values["representative_id"].isin(told)
        ]
        if deciding["verdict"] == "drift" and not inferred.empty:
            texts = list(dict.fromkeys(inferred["value_text"]))
            listed = in_language(phrases["comma"], language).join(texts)
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
                    sources=best["sources"],
                    of_sources=best["of_sources"],
                )
            )
        return "".join(added)


def _rivals(values: pd.DataFrame, told: set[str]) -> list[str]:
    """The other names of the deciding pair's period, as written; none where values are no names."""
    names = values[values["kind"] == "name"]
    chosen = names[names["representative_id"].isin(told)]
    same = names["period_start"].isin(chosen["period_start"])
    same &= names["period_end"].isin(chosen["period_end"])
    others = names[same & ~names["value_name"].isin(chosen["value_name"])]
    return list(others.drop_duplicates("value_name")["value_text"])


def _discrepancy_frame(rows: Iterable[dict[str, Any]], judging: JudgingConfig) -> pd.DataFrame:
    columns = [c for c in DISCREPANCY_COLUMNS if c not in {"rank", "severity"}]
    frame = pd.DataFrame(list(rows), columns=columns)
    verdicts = frame["verdict"].to_numpy(dtype=object)
    scores = frame["score"].to_numpy(dtype=np.float64)
    frame = frame.assign(severity=severities(scores, verdicts, judging))
    return ranked(frame, "discrepancy_id")[list(DISCREPANCY_COLUMNS)]
