"""Which discrepancies reviewers decided, and which of these decisions still hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import pandas as pd

from detector.baseline import Baseline, Decision
from detector.reasons import ReasonLanguage, Wording, in_language
from detector.records import rows_of
from detector.report_cells import as_date, as_text, signed_text
from detector.report_quotes import period_text

LapseKind = Literal["new_value", "new_source", "expired", "persists"]

GONE: Final = "resolved"
"""The state of a discrepancy that is listed only because the last run still had it."""


_SHOWN: Final = (
    *("representative_id", "value_text", "value_high"),
    *("period_start", "period_end", "lang"),
)
"""What is told of a value that a decision rests on."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a discrepancy rests on: its values by representative_id, for a person; its sources.

    `texts` has the sources of each text that says so: several where one copied the other.
    """

    values: Mapping[str, str]
    sources: Sequence[str]
    texts: Collection[frozenset[str]] = ()
    english: bool = False


NOTHING: Final = Evidence({}, ())


@dataclass(frozen=True, slots=True)
class Lapse:
    """Why a decision no longer holds, and the values, sources or date that ended it."""

    kind: LapseKind
    what: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Discrepancies with their decisions; what is open again, by id; and what matches nothing."""

    discrepancies: pd.DataFrame
    reopened: Mapping[str, Lapse]
    stale: Sequence[Decision]


def stakes_of(pairs: pd.DataFrame) -> pd.DataFrame:
    """The discrepancy_id and representative_id of both sides of ranked `pairs`, once."""
    sides = pd.concat(
        pairs[["discrepancy_id", f"{side}_representative_id"]].set_axis(
            ["discrepancy_id", "representative_id"], axis=1
        )
        for side in "ab"
    )
    return sides[sides["discrepancy_id"] != ""].drop_duplicates()


def evidence_of(stakes: pd.DataFrame, claims: pd.DataFrame) -> dict[str, Evidence]:
    """What each discrepancy_id of `stakes` rests on, from the claims it has representatives of.

    `stakes` has a row for each discrepancy_id and representative_id, as stakes_of makes them.
    A source is an outlet, or an article where no outlet is known; a repetition by the same outlet
    is none. Texts are told apart by the `source_group` of `claims`, or by article without one.
    """
    text = "source_group" if "source_group" in claims else "article"
    known = list(dict.fromkeys((*_SHOWN, "outlet", "article", text)))
    claims = claims.loc[claims["representative_id"].isin(stakes["representative_id"]), known]
    named = claims.assign(
        source=claims["outlet"].where(claims["outlet"] != "", claims["article"]),
        text=claims[text],
    )
    shown = named[[*_SHOWN, "source", "text"]].drop_duplicates()
    joined = stakes.merge(shown, on="representative_id")
    joined = joined.sort_values(["period_start", "period_end", "representative_id", "value_text"])
    evidence: dict[str, _Gathered] = {}
    for row in rows_of(joined):
        evidence.setdefault(str(row["discrepancy_id"]), _Gathered()).add(row)
    return {id_: gathered.evidence() for id_, gathered in evidence.items()}


class _Gathered:
    """The evidence of one discrepancy, claim after claim."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._texts: defaultdict[str, set[str]] = defaultdict(set)
        self._languages: set[str] = set()

    def add(self, claim: Mapping[str, Any]) -> None:
        value = claim["representative_id"]
        if value not in self._values:
            self._values[value] = _dated(claim)
        self._texts[claim["text"]].add(claim["source"])
        self._languages.add(claim["lang"])

    def evidence(self) -> Evidence:
        return Evidence(
            values=self._values,
            sources=sorted(set().union(*self._texts.values())),
            texts={frozenset(sources) for sources in self._texts.values()},
            english=self._languages == {"en"},
        )


def match_decisions(
    evidence: Mapping[str, Evidence], baseline: Baseline, gone: frozenset[str] = frozenset()
) -> dict[str, Decision]:
    """The decision on each discrepancy_id that has one.

    An id that is still the same matches. Otherwise the discrepancy has gained or lost values since,
    and the decision goes to the one that shares most of them. Ids in `gone` come last.
    """
    waiting = {decision.discrepancy_id: decision for decision in baseline.decisions}
    live = evidence.keys() - gone
    matched = {id_: waiting.pop(id_) for id_ in sorted(live & waiting.keys())}
    holders = defaultdict(list)
    for id_ in sorted(live - matched.keys()):
        for value in evidence[id_].values:
            holders[value].append(id_)
    shared = Counter(
        (id_, decision.discrepancy_id)
        for decision in waiting.values()
        for value in decision.values
        for id_ in holders.get(value, ())
    )
    for (id_, decided), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if id_ not in matched and decided in waiting:
            matched[id_] = waiting.pop(decided)
    return matched | {id_: waiting[id_] for id_ in gone & waiting.keys()}


def lapse(decision: Decision, evidence: Evidence, today: date) -> Lapse | None:
    """Why `decision` no longer holds for what it matches, or None where it does.

    A comment on an open discrepancy decides nothing, and so cannot lapse.
    """
    if decision.status == "open":
        return None
    if new := gained(decision, evidence):
        return new
    if decision.until and today > decision.until:
        return Lapse("expired", decision.until.isoformat())
    return Lapse("persists", "") if decision.status == "fixed" else None


def gained(decision: Decision, evidence: Evidence) -> Lapse | None:
    """The values, or else the sources, that `decision` was not made on, or None without any."""
    if values := [text for id_, text in evidence.values.items() if id_ not in decision.values]:
        return Lapse("new_value", ", ".join(values))
    # A text that a known source has too is a copy, whoever prints it next.
    unknown = [text for text in evidence.texts if text.isdisjoint(decision.sources)]
    if sources := [name for name in evidence.sources if any(name in text for text in unknown)]:
        return Lapse("new_source", ", ".join(sources))
    return None


def apply_baseline(
    discrepancies: pd.DataFrame,
    stakes: pd.DataFrame,
    claims: pd.DataFrame,
    baseline: Baseline,
    today: date,
    *,
    phrases: Mapping[str, Wording],
    lang: ReasonLanguage = "auto",
) -> Reviewed:
    """Give each decided discrepancy the status that reviewers gave it.

    A decision that has lapsed leaves its discrepancy open, and the reason says why. Resolved
    discrepancies keep the decision they had. `stakes` are those of evidence_of; `phrases` those of
    `judging.yaml`.
    """
    states = dict(zip(discrepancies["discrepancy_id"], discrepancies["state"], strict=True))
    gone = frozenset(id_ for id_, state in states.items() if state == GONE)
    found = evidence_of(_in_question(stakes, baseline), claims)
    evidence = {id_: found.get(id_, NOTHING) for id_ in states}
    decisions = match_decisions(evidence, baseline, gone)
    reopened = {
        id_: why
        for id_, decision in decisions.items()
        if id_ not in gone and (why := lapse(decision, evidence[id_], today))
    }
    rows = [
        _decided(row, decisions.get(id_))
        if (why := reopened.get(id_)) is None
        else _reopened(row, decisions[id_], why, phrases, _language(evidence[id_], lang))
        for row in rows_of(discrepancies)
        for id_ in [str(row["discrepancy_id"])]
    ]
    reviewed = pd.DataFrame(rows, columns=discrepancies.columns, index=discrepancies.index)
    matched = {decision.discrepancy_id for decision in decisions.values()}
    return Reviewed(
        discrepancies=reviewed.astype(discrepancies.dtypes.to_dict()),
        reopened=reopened,
        stale=[
            decision
            for decision in baseline.decisions
            # That what was fixed is no longer found is what the decision promised.
            if decision.discrepancy_id not in matched and decision.status != "fixed"
        ],
    )


def statuses_of(reviewed: Reviewed) -> dict[str, str]:
    """The status of each discrepancy_id."""
    rows = reviewed.discrepancies
    return dict(zip(rows["discrepancy_id"], rows["status"], strict=True))


def _in_question(stakes: pd.DataFrame, baseline: Baseline) -> pd.DataFrame:
    """Those of discrepancies that `baseline` may speak of, by their id or by a value."""
    decided = {decision.discrepancy_id for decision in baseline.decisions}
    values = {value for decision in baseline.decisions for value in decision.values}
    named = stakes["discrepancy_id"].isin(decided) | stakes["representative_id"].isin(values)
    return stakes[stakes["discrepancy_id"].isin(stakes["discrepancy_id"][named])]


Row = dict[str, object]


def _decided(row: Row, decision: Decision | None) -> Row:
    if decision is None:
        return row
    return {
        **row,
        "status": decision.status,
        "reviewer": decision.reviewer,
        "note": decision.note,
        "until": as_text(decision.until),
    }


def _reopened(
    row: Row,
    decision: Decision,
    why: Lapse,
    phrases: Mapping[str, Wording],
    language: Literal["zh", "en"],
) -> Row:
    """The row, open, whose reason tells what was decided before and why that has ended."""
    earlier = (decision.status, decision.reviewer, decision.decided.isoformat(), decision.note)
    cause = in_language(phrases[why.kind], language).format(what=why.what)
    told = in_language(phrases["reopened"], language).format(
        decision=in_language(phrases["comma"], language).join(filter(None, earlier)), cause=cause
    )
    return {**row, "reason": f"{row['reason']}{told}"}


def _language(evidence: Evidence, lang: ReasonLanguage) -> Literal["zh", "en"]:
    """The language asked for; with "auto", Chinese unless all articles are English."""
    if lang != "auto":
        return lang
    return "en" if evidence.english else "zh"


def _dated(row: Mapping[str, Any]) -> str:
    """`4197.6万 (2024-09)`."""
    period = period_text(as_date(row["period_start"]), as_date(row["period_end"]))
    value = signed_text(row["value_text"], row["value_high"])
    return f"{value} ({period})" if period else value
