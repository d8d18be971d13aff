"""How often findings were right, by what reviewers decided, and which scores that speaks for.

An accepted or fixed discrepancy is a true finding, an ignored one a false alarm; an open one with
a comment counts as neither. The figures hold for what was decided, not for all that was reported.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from detector.baseline import Baseline, Decision
from detector.records import SEVERITIES, VERDICTS

TRUE: Final = frozenset({"accepted", "fixed"})
FALSE: Final = frozenset({"ignored"})
Z: Final = 1.96
"""Standard deviations on either side of an interval of 95%."""


def reviewers_precision(baseline: Baseline, target: float) -> dict[str, Any]:
    """Precision over all decisions and by verdict, severity, metric and source; and thresholds.

    A decision counts once for each of its sources. `thresholds` are the lowest scores from which on
    the precision is at least `target`, over all and by verdict; None where there is none.
    """
    decided = [d for d in baseline.decisions if d.status in TRUE | FALSE]
    by_verdict = _grouped(decided, lambda d: [d.verdict], VERDICTS)
    by_severity = _grouped(decided, lambda d: [d.severity], SEVERITIES)
    groups = {
        "by_verdict": by_verdict,
        "by_severity": by_severity,
        "by_metric": _grouped(decided, lambda d: [d.metric]),
        "by_source": _grouped(decided, lambda d: d.sources),
    }
    return {
        "decisions": len(baseline.decisions),
        "precision": _precision(decided),
        **{
            name: {key: _precision(members) for key, members in group.items()}
            for name, group in groups.items()
        },
        "target": target,
        "thresholds": {
            name: threshold(members, target)
            for name, members in {"all": decided, **by_verdict}.items()
        },
    }


def threshold(decided: Sequence[Decision], target: float) -> dict[str, Any] | None:
    """The lowest score from which on at least `target` of the findings are true, if any is.

    `kept` is the share of all true findings that lie at or above it.
    """
    ordered = sorted(decided, key=lambda decision: -decision.score)
    true, reached = 0, 0
    for n, decision in enumerate(ordered, start=1):
        true += decision.status in TRUE
        ends = n == len(ordered) or ordered[n].score < decision.score
        if ends and true >= target * n:
            reached = n
    if not reached:
        return None
    above = ordered[:reached]
    kept = _true(above) / _true(decided) if _true(decided) else 0.0
    return {"score": above[-1].score, **_precision(above), "kept": _round(kept)}


def wilson_interval(true: int, n: int) -> tuple[float, float]:
    """The 95% interval of a share, which holds for small numbers too.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    JASA 22 (1927).
    """
    if n == 0:
        return 0.0, 1.0
    share, spread = true / n, Z * Z / n
    centre = share + spread / 2
    half = math.sqrt(spread * (share * (1 - share) + spread / 4))
    return max(0.0, (centre - half) / (1 + spread)), min(1.0, (centre + half) / (1 + spread))


def _precision(decided: Sequence[Decision]) -> dict[str, Any]:
    true, n = _true(decided), len(decided)
    low, high = wilson_interval(true, n)
    share = _round(true / n) if n else None
    return {"n": n, "true": true, "precision": share, "low": _round(low), "high": _round(high)}


def _true(decided: Iterable[Decision]) -> int:
    return sum(d.status in TRUE for d in decided)


def _round(share: float) -> float:
    return round(share, 3)


def _grouped(
    decided: Iterable[Decision],
    keys_of: Callable[[Decision], Iterable[str]],
    order: Sequence[str] = (),
) -> dict[str, list[Decision]]:
    """Decisions by key: in the given order, and those it lacks by name."""
    groups: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decided:
        for key in keys_of(decision):
            groups[key].append(decision)
    known = [key for key in order if key in groups]
    return {key: groups[key] for key in (*known, *sorted(groups.keys() - {*known}))}
