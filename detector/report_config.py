"""`configs/report.yaml`: the wording of report.html in both languages, and its limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, Literal, TypeVar, get_args

from pydantic import AfterValidator, PositiveInt

from detector.config import StrictModel
from detector.records import Hedge, Modality, PeriodBasis, Severity, Verdict

ReportLanguage = Literal["zh", "en"]
Entry = TypeVar("Entry")

# fmt: off
UI_WORDS: Final = frozenset((
    "title", "kicker", "standfirst", "newest", "model", "revision", "config", "articles",
    "claims", "pairs", "discrepancies", "warnings", "by_verdict", "theme", "theme_auto",
    "theme_light", "theme_dark", "skip", "filters", "search", "search_hint", "verdict",
    "severity", "entity", "article", "all", "sort", "sort_rank", "sort_entity", "sort_spread",
    "reset", "showing", "no_results", "none_found", "rank", "score", "spread", "n_claims",
    "n_articles", "n_sources", "best_estimate", "note", "timeline", "log_axis", "stated_mark",
    "inferred_mark", "unknown_period", "table", "more_marks", "comparisons", "more_pairs",
    "against", "value", "read_as", "published", "outlet", "line", "period", "basis", "hedge",
    "scope", "modality", "attribution", "metric", "field", "differs", "side_a", "side_b",
    "value_relation", "value_ratio", "period_relation", "scope_relation", "nli", "entailment",
    "neutral", "contradiction", "p_contradiction", "reason", "same_article", "legend", "colon",
    "status", "review", "until", "reviewer", "accept", "ignore", "fix", "reopen", "undo", "drafts",
    "export", "more_cards",
))
# fmt: on
"""The texts that the template uses; a test holds the two together."""


class Text(StrictModel):
    """One text in both languages."""

    zh: str
    en: str

    def get(self, lang: ReportLanguage) -> str:
        """Return the text in one language."""
        return self.zh if lang == "zh" else self.en


class VerdictText(StrictModel):
    """The name of a verdict and what it means."""

    label: Text
    meaning: Text


class Limits(StrictModel):
    """How much one page shows; the tables beside it hold the rest."""

    cards: PositiveInt
    pairs: PositiveInt
    full_cards: PositiveInt
    pairs_after: PositiveInt
    marks: PositiveInt
    quote: PositiveInt
    log_spread: PositiveInt


def _exactly(names: Iterable[str]) -> AfterValidator:
    """Return a validator of a table that must have these names and no others."""
    expected = frozenset(names)

    def check(table: dict[str, Entry]) -> dict[str, Entry]:
        if missing := sorted(expected - set(table)):
            raise ValueError(f"lacks {', '.join(missing)}")
        if unknown := sorted(set(table) - expected):
            raise ValueError(f"has no use for {', '.join(unknown)}")
        return table

    return AfterValidator(check)


class ReportConfig(StrictModel):
    """The whole of `configs/report.yaml`."""

    limits: Limits
    verdicts: Annotated[dict[str, VerdictText], _exactly(get_args(Verdict))]
    severities: Annotated[dict[str, Text], _exactly(get_args(Severity))]
    hedges: Annotated[dict[str, Text], _exactly(get_args(Hedge))]
    modalities: Annotated[dict[str, Text], _exactly(get_args(Modality))]
    period_bases: Annotated[dict[str, Text], _exactly(get_args(PeriodBasis))]
    words: dict[str, Text]
    ui: Annotated[dict[str, Text], _exactly(UI_WORDS)]
