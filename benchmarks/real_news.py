"""Count what is reported on an archive of real news, and print it for a reader to judge.

    python -m benchmarks.real_news FILE_OR_FOLDER... [--first N] [--quiet]

A FILE holds an article a line, as `2023-07-28 16:40，正文：text`: the 80,000 documents of CRUD-RAG
are meant (github.com/IAAR-Shanghai/CRUD_RAG, data/80000_docs), news of 2023 in which many Chinese
outlets tell of the same events; they are not part of this repository. A FOLDER holds articles as
`detector run` reads them. Nobody has annotated such an archive, and contradictions are rare in it:
how many are reported is an upper bound of how many alarms are false, and reading them shows the
rest. Scores are made up; they move no verdict.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from benchmarks.scale import LengthScorer
from detector.articles import read_articles
from detector.pipeline import Findings, extract_claims, judge_and_rank, pair_and_compare, score
from detector.scoring import Scorer
from detector.settings import Settings, load_settings

_DOCUMENT = re.compile(r"\[?\s*(\d{4}-\d\d-\d\d)\s+(\d\d)[:：](\d\d)\S*\s*\]?\s*，正文：(.*)")


def written(files: Iterable[Path], folder: Path, first: int | None) -> Iterator[Path]:
    """Write the lines of `files` to `folder` as articles, at most the `first` of each."""
    for file in files:
        documents = (_DOCUMENT.match(line) for line in file.read_text("utf-8").splitlines())
        for number, document in enumerate([d for d in documents if d][:first]):
            day, hour, minute, text = document.groups()
            article = folder / f"{file.name}-{number:05}.txt"
            article.write_text(f"{day} {hour}:{minute}\n{text}\n", "utf-8")
            yield article


def findings_on(paths: Iterable[Path], settings: Settings, scorer: Scorer) -> Findings:
    """What the detector finds in the articles of `paths`, scored by `scorer`."""
    claims = extract_claims(read_articles(list(paths), settings.articles).articles, settings)
    paired = pair_and_compare(claims, settings)
    return judge_and_rank(paired.claims, score(paired.pairs, scorer), settings, "auto")


def told(pairs: pd.DataFrame) -> Iterator[str]:
    """The reason of each pair and both its quotes."""
    for pair in pairs.sort_values(["entity", "metric", "pair_id"]).itertuples():
        yield f"\n{pair.reason}"
        yield from (
            f"  {article}: {quote}"
            for article, quote in ((pair.a_article, pair.a_quote), (pair.b_article, pair.b_quote))
        )


def main() -> None:
    """Print the contradictions that are reported, and how many discrepancies there are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", type=Path, nargs="+", help="files of documents, or folders")
    parser.add_argument("--first", type=int, help="at most so many documents of each file")
    parser.add_argument("--quiet", action="store_true", help="print the counts only")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        files = [path for path in asked.paths if path.is_file()]
        count = len(list(written(files, Path(made), asked.first)))
        folders = [path for path in asked.paths if path.is_dir()]
        found = findings_on(
            [*folders, *([Path(made)] if files else [])], load_settings(), LengthScorer()
        )
    contradictions = found.pairs[found.pairs["verdict"] == "contradiction"]
    if not asked.quiet:
        print(*told(contradictions), sep="\n")
    verdicts = found.discrepancies["verdict"].value_counts()
    print(f"\n{count} documents, {len(found.claims)} claims, {len(found.pairs)} pairs")
    print("discrepancies:", ", ".join(f"{n} {verdict}" for verdict, n in verdicts.items()))
    print(f"pairs called a contradiction: {len(contradictions)}")


if __name__ == "__main__":
    main()
