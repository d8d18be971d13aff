"""report.html: one self-contained page, the same bytes for the same tables.

All article text is hostile: the template engine escapes it, no cell becomes a link or a style,
and a content security policy admits only the page's own script and style sheet by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, get_args

import jinja2
import pandas as pd
from markupsafe import Markup

from detector.records import (
    CLAIM_COLUMNS,
    DISCREPANCY_COLUMNS,
    SEVERITIES,
    VERDICTS,
    Status,
    require_columns,
    rows_of,
)
from detector.report import cell_text
from detector.report_cards import articles_of, by_rank, cards_of, written_rows
from detector.report_cells import as_date, as_number, as_text
from detector.report_config import ReportConfig, ReportLanguage
from detector.report_excerpt import Excerpt
from detector.report_quotes import visible
from detector.report_words import MISSING, Words

TEMPLATES: Final = files("detector") / "templates"


def excerpt_for(discrepancies: pd.DataFrame, config: ReportConfig) -> Excerpt:
    """An empty excerpt of as much as the page shows."""
    require_columns(discrepancies, DISCREPANCY_COLUMNS, "discrepancies")
    shown = by_rank(rows_of(discrepancies[["discrepancy_id", "rank"]]), "discrepancy_id")
    return Excerpt(
        {as_text(row["discrepancy_id"]) for row in shown[: config.limits.cards]},
        max(config.limits.pairs, config.limits.pairs_after),
        config.limits.marks,
    )


def render_page(
    claims: pd.DataFrame,
    excerpt: Excerpt,
    discrepancies: pd.DataFrame,
    run: Mapping[str, object],
    *,
    config: ReportConfig,
    lang: ReportLanguage = "zh",
    labels: Mapping[str, str] | None = None,
) -> str:
    """Render the page from two tables, an excerpt of the pairs and what `run.json` says.

    `labels` names the codes of metrics, units and scopes in the report's language.
    """
    require_columns(claims, CLAIM_COLUMNS, "claims")
    words = Words(config, lang, labels or {})
    cards = cards_of(claims, excerpt, discrepancies, words)
    table = _table(discrepancies)
    style, script = _asset("report.css"), _asset("report.js")
    page = _template().render(
        lang={"zh": "zh-Hans", "en": "en"}[lang],
        t=words.ui(),
        header=_header(claims, discrepancies, run),
        verdicts=[
            (code, text.label.get(lang), text.meaning.get(lang))
            for code in VERDICTS
            for text in [config.verdicts[code]]
        ],
        verdict_names={code: config.verdicts[code].label.get(lang) for code in VERDICTS},
        verdict_counts=Counter(card.verdict for card in cards),
        severities=[(code, words.of(config.severities, code)) for code in SEVERITIES],
        severity_names={code: words.of(config.severities, code) for code in SEVERITIES},
        severity_counts=Counter(card.severity for card in cards),
        statuses=[(code, words.relation(code)) for code in get_args(Status)],
        status_names={code: words.relation(code) for code in get_args(Status)},
        status_counts=Counter(card.status for card in cards),
        entities=sorted({card.entity for card in cards}),
        articles=[visible(name) for name in articles_of(claims)],
        cards=cards,
        hidden_cards=len(discrepancies) - len(cards),
        table=table,
        table_hash=_hash(table),
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - the package's own file
        style_hash=_hash(style),
        script_hash=_hash(script),
        missing=MISSING,
    )
    return page + "\n"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment.get_template("report.html.j2")


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the source expression that admits an inline script or style of this text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _header(
    claims: pd.DataFrame,
    discrepancies: pd.DataFrame,
    run: Mapping[str, object],
) -> dict[str, object]:
    """Say what was run, from the tables and `run`; never when, so that reports can be compared."""
    model = run.get("model")
    name, revision = (
        (model.get("name"), model.get("revision"))
        if isinstance(model, Mapping)
        else (model, run.get("model_revision"))
    )
    counts = run.get("counts")
    told = counts if isinstance(counts, Mapping) else {}
    days = map(as_date, claims["published"].unique())
    published = [day for day in days if day is not None]
    warnings = run.get("warnings")
    standing = int((discrepancies["state"] != "resolved").sum())
    return {
        "articles": f"{int(as_number(told.get('articles')) or claims['article'].nunique()):,}",
        "claims": f"{len(claims):,}",
        "pairs": f"{int(as_number(told.get('pairs')) or 0):,}",
        "discrepancies": f"{standing:,}",
        "newest": max(published).isoformat() if published else "",
        "model": visible(as_text(name)),
        "revision": visible(as_text(revision)),
        "config": visible(as_text(run.get("config_hash")))[:12],
        "warnings": [visible(as_text(line)) for line in warnings]
        if isinstance(warnings, (list, tuple))
        else [],
    }


def _table(discrepancies: pd.DataFrame) -> str:
    """discrepancies.csv in the order of the cards, its cells neutralised, as base64 of JSON.

    The page exports it with what was decided there. Base64 keeps every character from HTML.
    """
    rows = by_rank(written_rows(discrepancies), "discrepancy_id")
    cells = [[cell_text(row[name], name) for name in DISCREPANCY_COLUMNS] for row in rows]
    text = json.dumps([DISCREPANCY_COLUMNS, *cells], ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
