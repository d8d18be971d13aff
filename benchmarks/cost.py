"""What so many articles would need, from what was measured on few: a model of cost, no measurement.

    python -m benchmarks.cost [--articles 10000 100000 10000000 1000000000] [--gpu-tflops 100]

Prints a Markdown table for docs/scaling.md. Each figure of `Measured` is one of docs/performance.md
and can be given anew as an option, say after `python -m benchmarks.scale` on another machine. How
pairs grow beyond what was measured is an assumption: as they did between the two sizes.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass, fields
from typing import Final

HOUR: Final = 3_600.0
GB: Final = 1e9
OPERATIONS_OF_A_TEXT: Final = 2.9e9
"""Two for each of 21.2 million weights and each of 67 tokens (python -m benchmarks.scoring)."""


@dataclass(frozen=True)
class Measured:
    """Figures of generated articles of 536 characters, on one core where nothing else is said."""

    claims_of_article: float = 10.9
    pairs_at_10000: float = 581_853
    pairs_at_100000: float = 5_458_365
    texts_of_pair: float = 1.4
    read_seconds_of_article: float = 0.0085
    pair_seconds_of_pair: float = 0.000035
    judge_seconds_of_pair: float = 0.000125
    report_seconds_of_pair: float = 0.000086
    texts_per_second_of_two_cores: float = 90.0
    bytes_of_claim_in_memory: float = 2_800
    bytes_of_reports_of_pair: float = 970
    bytes_of_score: float = 60


@dataclass(frozen=True)
class Need:
    """What a number of articles needs; hours of one core or one card."""

    articles: int
    claims: float
    pairs: float
    core_hours: float
    scoring_core_hours: float
    card_hours: float
    memory_gb: float
    reports_gb: float
    scores_gb: float


def pairs_of(articles: int, measured: Measured) -> float:
    """Pairs by the power of articles that joins the two measured numbers of pairs."""
    power = math.log10(measured.pairs_at_100000 / measured.pairs_at_10000)
    return float(measured.pairs_at_10000 * (articles / 10_000) ** power)


def need_of(articles: int, measured: Measured, gpu_tflops: float) -> Need:
    """Cost of a run in which nothing is remembered."""
    pairs = pairs_of(articles, measured)
    texts = pairs * measured.texts_of_pair
    claims = articles * measured.claims_of_article
    seconds = articles * measured.read_seconds_of_article + pairs * (
        measured.pair_seconds_of_pair
        + measured.judge_seconds_of_pair
        + measured.report_seconds_of_pair
    )
    return Need(
        articles=articles,
        claims=claims,
        pairs=pairs,
        core_hours=seconds / HOUR,
        scoring_core_hours=2 * texts / measured.texts_per_second_of_two_cores / HOUR,
        card_hours=texts * OPERATIONS_OF_A_TEXT / (gpu_tflops * 1e12) / HOUR,
        memory_gb=claims * measured.bytes_of_claim_in_memory / GB,
        reports_gb=pairs * measured.bytes_of_reports_of_pair / GB,
        scores_gb=texts * measured.bytes_of_score / GB,
    )


def short(number: float) -> str:
    """Two figures that count: `1.3 million`."""
    if number <= 0:
        return "0"
    digits = 1 - math.floor(math.log10(number))
    rounded = round(number, digits)
    for size, name in ((1e9, " billion"), (1e6, " million")):
        if rounded >= size:
            return f"{rounded / size:g}{name}"
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def table(needs: list[Need]) -> str:
    """A row for each need, a column for each number of articles."""
    names = [field.name for field in fields(Need)]
    lines = ["| " + " | ".join(["", *(short(need.articles) for need in needs)]) + " |"]
    lines[0] = lines[0].replace("|  |", "| articles |", 1)
    lines.append("|---" + "|---:" * len(needs) + "|")
    for name in names[1:]:
        cells = [short(getattr(need, name)) for need in needs]
        lines.append("| " + " | ".join([name.replace("_", " "), *cells]) + " |")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Tell what so many articles would need.")
    sizes = [10_000, 100_000, 10_000_000, 1_000_000_000]
    parser.add_argument("--articles", type=int, nargs="*", default=sizes)
    parser.add_argument(
        "--gpu-tflops", type=float, default=100.0, help="what a card reaches in half precision"
    )
    for field in fields(Measured):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=float, default=field.default)
    asked = vars(parser.parse_args())
    measured = Measured(**{field.name: asked[field.name] for field in fields(Measured)})
    print(table([need_of(n, measured, asked["gpu_tflops"]) for n in asked["articles"]]))


if __name__ == "__main__":
    main()
