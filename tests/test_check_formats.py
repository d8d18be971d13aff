"""The forms in which a check is told: valid, escaped, and on the right line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from detector.check import Finding, Place
from detector.check_formats import as_json, github, junit, text
from detector.config import load_yaml
from detector.paths import default_configs
from detector.report_config import ReportConfig
from detector.sarif import sarif

VERDICTS = load_yaml(default_configs() / "report.yaml", ReportConfig).verdicts
SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.json").read_text("utf-8"))

HERE = Place(
    article="new.txt",
    path="drafts/new.txt",
    outlet="",
    published="2025-01-02",
    value_text="3276亿元",
    quote="腾讯2024年营收3276亿元",
    line=2,
    column=10,
    end_line=2,
    end_column=16,
    char_start=14,
    char_end=20,
)
THERE = Place("a.txt", "articles/a.txt", "Daily", "2025-01-01", "3376亿元", "营收3376亿元", 7)
FINDING = Finding(
    pair_id="c3c198748d36bc6e",
    verdict="contradiction",
    severity="high",
    score=0.8261,
    status="open",
    note="",
    fails=True,
    entity="腾讯",
    metric="revenue",
    reason="两者不能同时成立。",
    here=HERE,
    there=THERE,
)
DRIFT = replace(FINDING, verdict="drift", severity="low", fails=False, pair_id="2")
ACCEPTED = replace(FINDING, status="accepted", note="restated", fails=False, pair_id="3")
RECORD = replace(
    FINDING, here=Place("f.jsonl#1", "f.jsonl", "", "", "3276亿元", "3276亿元", 9), pair_id="4"
)
HOSTILE_TEXT = "</a>&\"'%,:;]]>\n::error::x\r\x1b[31m\x00\u202e[y](javascript:z)\ufffe"
HOSTILE = replace(
    FINDING,
    entity=HOSTILE_TEXT,
    reason=HOSTILE_TEXT,
    here=replace(HERE, path="a b/%2e,:\n.txt", quote=HOSTILE_TEXT),
    there=replace(THERE, path="/papers/#?.txt", outlet=HOSTILE_TEXT),
    pair_id="5",
)
ALL = [FINDING, DRIFT, ACCEPTED, RECORD, HOSTILE]


def run_of(findings: list[Finding]) -> dict[str, Any]:
    log = json.loads(sarif(findings, VERDICTS))
    jsonschema.Draft7Validator(SCHEMA).validate(log)
    [run] = log["runs"]
    return run


def result_of(finding: Finding) -> dict[str, Any]:
    [result] = run_of([finding])["results"]
    return result


# --- SARIF -------------------------------------------------------------------------------------


def test_sarif_is_valid_whatever_is_found():
    """Against the schema of the standard, with hostile text and with nothing found."""
    assert len(run_of(ALL)["results"]) == len(ALL)
    assert run_of([])["results"] == []


def test_the_schema_refuses_what_is_no_sarif():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_sarif_tells_both_places_and_why():
    result = result_of(FINDING)
    [here], [there] = result["locations"], result["relatedLocations"]
    assert result["message"]["text"] == FINDING.reason
    assert here["physicalLocation"] == {
        "artifactLocation": {"uri": "drafts/new.txt", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 2,
            "startColumn": 10,
            "endLine": 2,
            "endColumn": 16,
            "charOffset": 14,
            "charLength": 6,
            "snippet": {"text": "3276亿元"},
        },
    }
    assert there["physicalLocation"]["artifactLocation"]["uri"] == "articles/a.txt"
    assert there["physicalLocation"]["region"] == {"startLine": 7}
    assert there["message"]["text"] == "a.txt (Daily, 2025-01-01): 营收3376亿元"


@pytest.mark.parametrize(
    ("severity", "level"), [("high", "error"), ("medium", "warning"), ("low", "note")]
)
def test_the_level_of_a_result_is_its_severity(severity, level):
    assert result_of(replace(FINDING, severity=severity))["level"] == level


def test_each_verdict_is_a_rule_with_help():
    run = run_of([FINDING, DRIFT])
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert VERDICTS[rule["id"]].meaning.en in rule["help"]["text"]


def test_a_fingerprint_does_not_move_with_the_text():
    moved = replace(
        FINDING, here=replace(HERE, line=90, end_line=90, char_start=999, char_end=1005)
    )
    prints = [result_of(finding)["partialFingerprints"] for finding in (FINDING, moved)]
    assert prints == [{"pairId/v1": "c3c198748d36bc6e"}] * 2


def test_a_decision_is_a_suppression():
    [suppression] = result_of(ACCEPTED)["suppressions"]
    assert suppression["status"] == "accepted"
    assert suppression["justification"] == "accepted: restated"
    assert result_of(FINDING)["suppressions"] == []


def test_paths_are_uris_and_text_holds_no_links():
    result = result_of(HOSTILE)
    [here], [there] = result["locations"], result["relatedLocations"]
    assert here["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%252e%2C%3A%0A.txt"
    assert there["physicalLocation"]["artifactLocation"] == {"uri": "file:///papers/%23%3F.txt"}
    assert "](" not in result["message"]["text"]


def test_a_record_has_a_line_and_no_columns():
    [here] = result_of(RECORD)["locations"]
    assert here["physicalLocation"]["region"] == {"startLine": 9}


# --- GitHub ------------------------------------------------------------------------------------


def test_an_annotation_stands_on_the_line_of_the_new_article():
    assert github([FINDING]) == (
        "::error file=drafts/new.txt,line=2,col=10,title=contradiction%3A 腾讯 · revenue"
        "::两者不能同时成立。%0Aarticles/a.txt:7 (Daily, 2025-01-01): 营收3376亿元\n"
    )


@pytest.mark.parametrize(
    ("finding", "command"),
    [
        (FINDING, "::error "),
        (DRIFT, "::notice "),
        (replace(DRIFT, severity="medium"), "::warning "),
        (replace(DRIFT, fails=True), "::error "),
        (ACCEPTED, "::notice "),
    ],
)
def test_what_fails_is_an_error_and_what_is_decided_a_notice(finding, command):
    assert github([finding]).startswith(command)


def test_hostile_text_stays_inside_its_command():
    """One line, and no bare separator in its properties: docs of @actions/core, command.ts."""
    [line] = github([HOSTILE]).splitlines()
    properties, _, message = line.removeprefix("::error ").partition("::")
    assert [p.partition("=")[0] for p in properties.split(",")] == ["file", "line", "col", "title"]
    assert properties.startswith("file=a b/%252e%2C%3A%0A.txt,line=2,")
    assert "%25,:;" in message
    assert not set("\x00\x1b\u202e") & set(line)


# --- JUnit -------------------------------------------------------------------------------------


def suite_of(findings: list[Finding], articles: list[str]) -> ET.Element:
    [suite] = ET.fromstring(junit(findings, articles))  # noqa: S314 - our own
    return suite


def test_junit_has_a_case_for_each_finding_and_each_clean_article():
    suite = suite_of([FINDING, DRIFT, ACCEPTED], ["clean.txt", "drafts/new.txt"])
    assert suite.attrib == {
        "name": "detector check",
        "tests": "4",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    told = [(case.get("classname"), [child.tag for child in case]) for case in suite]
    assert told == [
        ("clean.txt", []),
        ("drafts/new.txt", ["failure"]),
        ("drafts/new.txt", ["system-out"]),
        ("drafts/new.txt", ["skipped"]),
    ]
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == FINDING.reason
    assert "articles/a.txt:7" in str(failure.text)


def test_junit_with_hostile_text_is_whole_xml():
    [case] = suite_of([HOSTILE], [])
    assert not set("\x00\x1b\ufffe") & set("".join(case.itertext()) + str(case.attrib))
    assert "</a>&\"'%" in str(case[0].get("message"))


# --- text, JSON --------------------------------------------------------------------------------


def test_text_begins_with_the_place_and_ends_with_a_count():
    lines = text([FINDING, ACCEPTED]).splitlines()
    assert lines[0] == "drafts/new.txt:2:10: high: contradiction: 腾讯 · revenue"
    assert lines[5].endswith("[accepted: restated]")
    assert lines[-1] == "2 found, 1 of them failing the check"
    assert text([]) == "0 found, 0 of them failing the check\n"


def test_hostile_text_steers_no_terminal():
    told = text([HOSTILE])
    assert not set("\x00\x1b\r\u202e") & set(told)
    assert not [line for line in told.splitlines() if line.startswith("::")]


def test_json_says_all():
    known = json.loads(as_json(ALL))
    assert known["failed"]
    assert [finding["pair_id"] for finding in known["findings"]] == [f.pair_id for f in ALL]
    assert known["findings"][0]["here"]["char_start"] == 14
