"""The findings of a check in SARIF 2.1.0, which code hosts show beside a change.

The form is that of the OASIS standard, docs.oasis-open.org/sarif/sarif/v2.1.0; property names are
its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from detector import __version__
from detector.check import OPEN, Finding, Place
from detector.ranking import HARMLESS
from detector.records import VERDICTS
from detector.report_config import VerdictText
from detector.report_quotes import visible

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {"high": "error", "medium": "warning", "low": "note", "info": "none"}
FINGERPRINT: Final = "pairId/v1"
"""Two statements keep their pair_id wherever in their articles they stand."""

Json = dict[str, Any]


def sarif(findings: Sequence[Finding], verdicts: Mapping[str, VerdictText]) -> str:
    """Return a SARIF log of one run; `verdicts` are those of `report.yaml`, rules made of them."""
    rules: list[str] = [verdict for verdict in VERDICTS if verdict not in HARMLESS]
    driver = {
        "name": "contradiction-detector",
        "semanticVersion": __version__,
        "rules": [_rule(name, verdicts[name]) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.verdict)) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, text: VerdictText) -> Json:
    return {
        "id": name,
        "name": text.label.en,
        "shortDescription": {"text": text.label.en},
        "fullDescription": {"text": text.meaning.en},
        "help": {"text": f"{text.meaning.en}\n{text.meaning.zh}"},
    }


def _result(finding: Finding, rule: int) -> Json:
    here, there = finding.here, finding.there
    source = ", ".join(part for part in (there.outlet, there.published) if part)
    other = f"{there.article} ({source}): {there.quote}" if source else there.quote
    return {
        "ruleId": finding.verdict,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "rank": round(100 * finding.score, 2),
        "message": {"text": _plain(finding.reason)},
        "locations": [{"physicalLocation": _physical(here)}],
        "relatedLocations": [
            {"id": 1, "physicalLocation": _physical(there), "message": {"text": _plain(other)}}
        ],
        "partialFingerprints": {FINGERPRINT: finding.pair_id},
        "suppressions": [] if finding.status == OPEN else [_suppression(finding)],
    }


def _suppression(finding: Finding) -> Json:
    """What reviewers decided; SARIF's own `status` tells how far a suppression is agreed on."""
    reason = f"{finding.status}: {finding.note}" if finding.note else finding.status
    return {"kind": "external", "status": "accepted", "justification": visible(reason)}


def _physical(place: Place) -> Json:
    return {"artifactLocation": _artifact(place.path), "region": _region(place)}


def _artifact(path: str) -> Json:
    """A URI; below the working directory a relative one, for a check runs in the checkout."""
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> Json:
    if place.char_start is None or place.char_end is None:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.char_start,
        "charLength": place.char_end - place.char_start,
        "snippet": {"text": visible(place.value_text)},
    }


def _plain(text: str) -> str:
    """Text from outside without SARIF's embedded links: `[text](target)`."""
    return visible(text).replace("](", "] (")
