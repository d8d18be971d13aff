"""Measure what becomes of pairs of real sentences whose relation is known.

    python -m benchmarks.real_pairs FILE.jsonl.gz... [--rows N] [--show VERDICT]

FILE holds a premise, a hypothesis and a label a line, as `detector eval nli` reads them; VitaminC's
real revisions of Wikipedia (vitaminc_real.pageeval) and UHGEval's sentences of Xinhua with a right
and a wrong number (uhgeval_numfix_derived.test) are meant, neither is part of this repository. Rows
without a digit on either side are left out. The two sentences of a row become two articles of one
day and two outlets, without headlines, and are extracted, paired, scored and judged by themselves.
Printed is how many rows of each label have a pair with which verdict, the gravest of several, or
none: because one side has no claim, or because their claims do not meet.

A contradiction reported on an `entailment` or `neutral` row is a false alarm, unless the label is
wrong. Few rows of `contradiction` can be found: most differ in something else than a figure, and
most sentences name nobody ("the film").
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.real_news import findings_on as findings_in
from detector.nli import load_scorer
from detector.nli_eval import LabelledPair, read_pairs
from detector.pipeline import Findings
from detector.records import VERDICTS
from detector.scoring import Scorer
from detector.settings import Settings, load_settings

DAY = "2021-06-01"
SEED = 1

_DIGIT = re.compile(r"\d")


def rows_of(path: Path, count: int) -> list[LabelledPair]:
    """At most `count` rows of each label with a digit on both sides, always the same ones."""
    pairs = [p for p in read_pairs(path) if all(map(_DIGIT.search, (p.premise, p.hypothesis)))]
    random.Random(SEED).shuffle(pairs)
    labels = sorted({p.label for p in pairs})
    return [p for label in labels for p in [p for p in pairs if p.label == label][:count]]


def findings_on(premise: str, hypothesis: str, settings: Settings, scorer: Scorer) -> Findings:
    """What the detector finds between two sentences of one day."""
    with tempfile.TemporaryDirectory() as folder:
        for outlet, text in (("premise", premise), ("hypothesis", hypothesis)):
            matter = f"---\ndate: {DAY}\noutlet: {outlet}\n---\n\n{text}\n"
            Path(folder, f"{outlet}.md").write_text(matter, "utf-8")
        return findings_in([Path(folder)], settings, scorer)


def verdict_on(found: Findings) -> str:
    """The gravest verdict between the two articles, or why there is none."""
    pairs, claims = found.pairs, found.claims
    across = set(pairs.loc[pairs["a_article"] != pairs["b_article"], "verdict"])
    if across:
        return next(v for v in VERDICTS if v in across)  # the gravest first
    if claims.groupby("representative_id")["article"].nunique().gt(1).any():
        return "agreement"
    return "claims do not meet" if claims["article"].nunique() > 1 else "a side has no claim"


def tell(found: Findings, verdict: str) -> Iterator[str]:
    """The reasons of the pairs with that verdict, and the two sentences."""
    for pair in found.pairs.loc[found.pairs["verdict"] == verdict].itertuples():
        yield f"  {pair.reason}\n    {pair.a_quote}\n    {pair.b_quote}"


def main() -> None:
    """Print a table of labels by verdicts for each file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", type=Path, nargs="+", help="gzipped JSON lines")
    parser.add_argument("--rows", type=int, default=300, help="rows of each label")
    parser.add_argument("--show", default="", help="print the pairs with this verdict")
    asked = parser.parse_args()
    settings, scorer = load_settings(), load_scorer()
    for path in asked.files:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows_of(path, asked.rows):
            found = findings_on(row.premise, row.hypothesis, settings, scorer)
            verdict = verdict_on(found)
            counts[row.label][verdict] += 1
            if verdict == asked.show:
                print(row.label, *tell(found, verdict), sep="\n")
        print(path.name)
        for label, by_verdict in sorted(counts.items()):
            told = ", ".join(f"{n} {verdict}" for verdict, n in by_verdict.most_common())
            print(f"  {label}: {by_verdict.total()} rows: {told}")


if __name__ == "__main__":
    main()
