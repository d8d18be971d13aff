"""Measure a run on generated articles: what was read right, found, missed, reported in vain."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.bench_truth import FACT, TRUTH_COLUMNS, truth_verdicts
from detector.records import require_columns

LABEL_COLUMNS: Final = ("pair_id", "label", "truth_verdict")
NO_FIGURE: Final = "no_figure"
"""Truth verdict of a pair of which a side was read where the articles state no figure."""

_SIDE = ("article", "char_start", "char_end")
_MONTH_DAYS = 31
_SAME = 1e-6
_NOWHERE = -1

Places = npt.NDArray[np.int64]


def score_results(
    claims: pd.DataFrame, judged: pd.DataFrame, truth: pd.DataFrame
) -> dict[str, Any]:
    """Recall of claims, recall of planted contradictions, precision of reported ones.

    `claims` and `judged` are the tables of a run, `truth` has TRUTH_COLUMNS. A planted
    contradiction is a fact (FACT) with an error that clashes with another statement of it; it is
    found when a pair of its claims is judged a contradiction, however many articles repeat it.
    """
    pairs = _related(judged, truth)
    return {
        "articles": int(truth["article"].nunique()),
        "claims": _claims_read(claims, truth),
        "contradictions": _found(pairs, claims, truth),
        "reported": _reported(pairs, truth),
        "verdicts": _verdicts(pairs),
    }


def labelled_pairs(judged: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """One row a judged pair: `pair_id`, `label` (1: the two cannot both be true), `truth_verdict`.

    A pair with a side that is no figure of the truth is labelled 0, with the verdict NO_FIGURE.
    """
    return _related(judged, truth)[list(LABEL_COLUMNS)]


# --- what is where ------------------------------------------------------------------------------


def _related(judged: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """The judged pairs with `label`, `truth_verdict` and the rows of truth of their sides."""
    needed = ["pair_id", "verdict", *(f"{side}_{name}" for side in "ab" for name in _SIDE)]
    require_columns(judged, needed, "judged")
    require_columns(truth, TRUTH_COLUMNS, "truth")
    sides = {
        side: _rows_at(judged[[f"{side}_{name}" for name in _SIDE]].set_axis(_SIDE, axis=1), truth)
        for side in "ab"
    }
    known = (sides["a"] != _NOWHERE) & (sides["b"] != _NOWHERE)
    verdicts = np.full(len(judged), NO_FIGURE, dtype=object)
    verdicts[known] = truth_verdicts(
        truth.iloc[sides["a"][known]], truth.iloc[sides["b"][known]]
    ).to_numpy()
    return pd.DataFrame(
        {
            "pair_id": judged["pair_id"].to_numpy(),
            "verdict": judged["verdict"].to_numpy(),
            "label": (verdicts == "contradiction").astype(int),
            "truth_verdict": verdicts,
            "a": sides["a"],
            "b": sides["b"],
        }
    )


def _rows_at(places: pd.DataFrame, truth: pd.DataFrame) -> Places:
    """For each place (_SIDE) the row of truth whose figure overlaps it, or _NOWHERE.

    Figures of one article never overlap, so the last that starts before a place ends is the one.
    """
    articles = {name: code for code, name in enumerate(sorted(truth["article"].unique()))}
    codes = places["article"].map(plain_name).map(articles).fillna(_NOWHERE).to_numpy(np.int64)
    order = np.lexsort((truth["start"], truth["article"].map(articles)))
    widest = np.int64(1 + max(truth["end"].max(), places["char_end"].max(), 0)) if len(truth) else 1
    ordered = truth.iloc[order]
    keys = ordered["article"].map(articles).to_numpy(np.int64) * widest + ordered["start"]
    ends = places["char_end"].to_numpy(np.int64)
    found = np.searchsorted(keys.to_numpy(np.int64), codes * widest + ends) - 1
    inside = (codes != _NOWHERE) & (found >= 0)
    row = ordered.iloc[np.where(inside, found, 0)] if len(truth) else ordered
    if row.empty:
        return np.full(len(places), _NOWHERE, dtype=np.int64)
    inside &= row["article"].map(articles).to_numpy() == codes
    inside &= row["end"].to_numpy() > places["char_start"].to_numpy(np.int64)
    return np.where(inside, order[np.where(inside, found, 0)], _NOWHERE)


def plain_name(article: str) -> str:
    """The name in the truth of `articles/part-00000.jsonl#a0000001` or `a0000001.md`."""
    return article.rsplit("#", 1)[-1].rsplit("/", 1)[-1].removesuffix(".md")


# --- claims -------------------------------------------------------------------------------------


def _matched(claims: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """What of each figure of the truth was read right, by the claim at its place that fits best."""
    rows = _rows_at(claims[list(_SIDE)], truth)
    here = claims[rows != _NOWHERE]
    rows = rows[rows != _NOWHERE]
    told = truth.iloc[rows].reset_index(drop=True)
    here = here.reset_index(drop=True)
    stated = here["value_low"].fillna(here["value_high"]).astype(float)
    right = pd.DataFrame(
        {
            "row": rows,
            "found": True,
            "value": np.isclose(stated, told["value"], rtol=_SAME, atol=0),
            "entity": (here["entity"] == told["entity"]) | (here["entity"] == told["entity_en"]),
            "metric": here["metric"] == told["metric"],
            "period": _same_period(here, told),
            "hedge": here["hedge"] == told["hedge"],
            "modality": here["modality"] == told["modality"],
        }
    )
    parts = ["value", "entity", "metric", "period"]
    right["all"] = right[parts].all(axis=1)
    best = right.sort_values(["row", "all", *parts]).drop_duplicates("row", keep="last")
    return best.set_index("row").reindex(range(len(truth)), fill_value=False).astype(bool)


def _same_period(claims: pd.DataFrame, truth: pd.DataFrame) -> pd.Series:
    """Whether a claim's period lies inside the true one, or holds it and is at most a month."""
    got = [pd.to_datetime(claims[c], errors="coerce") for c in ("period_start", "period_end")]
    want = [pd.to_datetime(truth[c]) for c in ("period_start", "period_end")]
    inside = (want[0] <= got[0]) & (got[1] <= want[1])
    around = (got[0] <= want[0]) & (want[1] <= got[1])
    return inside | (around & ((got[1] - got[0]).dt.days <= _MONTH_DAYS))


def _claims_read(claims: pd.DataFrame, truth: pd.DataFrame) -> dict[str, Any]:
    matched = _matched(claims, truth)
    shares = {str(name): _share(matched[name]) for name in matched.columns}
    by_language = {
        str(lang): {str(name): _share(group[name]) for name in matched.columns}
        for lang, group in matched.groupby(truth["lang"].to_numpy())
    }
    extra = int((_rows_at(claims[list(_SIDE)], truth) == _NOWHERE).sum())
    return {
        "stated": len(truth),
        "extracted": len(claims),
        "not_in_truth": extra,
        "right": {"all languages": shares, **by_language},
    }


def _share(flags: pd.Series) -> float:
    return round(float(flags.mean()), 4) if len(flags) else 0.0


# --- contradictions -----------------------------------------------------------------------------


def planted(truth: pd.DataFrame) -> pd.DataFrame:
    """The planted contradictions: facts (FACT) with the errors that clash, one row an error.

    An error clashes when another actual statement of its fact cannot be true together with it.
    Adds `fact`, the number of the fact.
    """
    actual = truth[truth["modality"] == "actual"]
    facts = actual.groupby(FACT, sort=False)
    clash = (actual["low"] > facts["high"].transform("min")) | (
        actual["high"] < facts["low"].transform("max")
    )
    chosen = actual[clash & (actual["error"] != "")]
    return chosen.assign(fact=facts.ngroup()[chosen.index])


def _found(pairs: pd.DataFrame, claims: pd.DataFrame, truth: pd.DataFrame) -> dict[str, Any]:
    """Recall over planted facts, by kind of error and by language; where the others were lost."""
    errors = planted(truth)
    fact_of = _fact_numbers(truth)
    true_pairs = pairs[pairs["label"] == 1]
    facts = fact_of[true_pairs["a"].to_numpy()]
    within = facts == fact_of[true_pairs["b"].to_numpy()]
    verdicts = true_pairs["verdict"].to_numpy()
    reported = set(facts[within & (verdicts == "contradiction")])
    others = dict(zip(facts[within], verdicts[within], strict=True))
    read = _matched(claims, truth)["all"].to_numpy()
    fate = {
        fact: _fate(fact, group, reported=reported, others=others, read=read)
        for fact, group in errors.groupby("fact")
    }
    fates = errors["fact"].map(fate)
    once = errors.assign(fate=fates).drop_duplicates("fact")
    return {
        "planted": len(once),
        "found": int((once["fate"] == "found").sum()),
        "recall": _share(once["fate"] == "found"),
        "fates": {str(k): int(n) for k, n in once["fate"].value_counts().items()},
        "by_error": _recall_by(errors.assign(fate=fates), "error"),
        "by_language": _recall_by(errors.assign(fate=fates), "lang"),
    }


def _fact_numbers(truth: pd.DataFrame) -> Places:
    """The number of each row's fact, as `planted` counts them; of a plan, _NOWHERE."""
    actual = truth["modality"] == "actual"
    numbers = np.full(len(truth), _NOWHERE, dtype=np.int64)
    numbers[actual.to_numpy()] = truth[actual].groupby(FACT, sort=False).ngroup().to_numpy()
    return numbers


def _fate(
    fact: Any,
    errors: pd.DataFrame,
    *,
    reported: set[Any],
    others: dict[Any, Any],
    read: npt.NDArray[np.bool_],
) -> str:
    """`found`, or the step at which the contradiction was lost."""
    if fact in reported:
        return "found"
    if fact in others:
        return f"judged {others[fact]}"
    return "not paired" if read[errors.index.to_numpy()].any() else "error misread"


def _recall_by(errors: pd.DataFrame, column: str) -> dict[str, Any]:
    """Recall by a property of the errors; a fact with errors of two kinds counts for both."""
    once = errors.drop_duplicates(["fact", column])
    return {
        str(key): {
            "planted": len(group),
            "found": int((group["fate"] == "found").sum()),
            "recall": _share(group["fate"] == "found"),
        }
        for key, group in once.groupby(column)
    }


def _reported(pairs: pd.DataFrame, truth: pd.DataFrame) -> dict[str, Any]:
    """Precision of the pairs judged a contradiction, and what the false ones are in truth."""
    reported = pairs[pairs["verdict"] == "contradiction"]
    langs = truth["lang"].to_numpy(dtype=object)
    known = reported[reported["truth_verdict"] != NO_FIGURE]
    both = zip(langs[known["a"]], langs[known["b"]], strict=True)
    sides = ["/".join(sorted({*pair})) for pair in both]
    false = reported[reported["label"] == 0]["truth_verdict"].value_counts()
    return {
        "pairs": len(reported),
        "true": int(reported["label"].sum()),
        "precision": _share(reported["label"] == 1),
        "false_alarms": {str(k): int(n) for k, n in false.items()},
        "by_language": {
            str(lang): {"pairs": len(group), "precision": _share(group["label"] == 1)}
            for lang, group in known.groupby(pd.Series(sides, index=known.index, dtype=object))
        },
    }


def _verdicts(pairs: pd.DataFrame) -> dict[str, Any]:
    """How many pairs of each truth were given which verdict."""
    return {
        str(truth): {str(k): int(n) for k, n in group["verdict"].value_counts().items()}
        for truth, group in pairs.groupby("truth_verdict")
    }
