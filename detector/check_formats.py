"""The findings of a check as lines for people, GitHub's workflow commands, JUnit XML and JSON."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final
from xml.etree import ElementTree as ET

from detector.check import OPEN, Finding, Place
from detector.report_quotes import visible

_ANNOTATIONS: Final = {"high": "error", "medium": "warning", "low": "notice"}
# The characters that XML 1.0 does not allow in any form, escaped or not.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(findings: Sequence[Finding]) -> str:
    """A block of lines for each finding, each beginning with the place, and a count."""
    blocks = [visible_lines(*_block(finding)) for finding in findings]
    failing = sum(finding.fails for finding in findings)
    count = f"{len(findings)} found, {failing} of them failing the check"
    return "\n".join([*blocks, visible_lines(count)])


def github(findings: Sequence[Finding]) -> str:
    """Workflow commands that annotate the line of the new article.

    Form and escaping are those of docs.github.com, "Workflow commands", and of the package
    @actions/core, which is the reference.
    """
    return "".join(_command(finding) for finding in findings)


def junit(findings: Sequence[Finding], articles: Sequence[str]) -> str:
    """A test case for each finding, and one that passes for each of `articles` without any.

    `articles` are the paths of those checked. A decided finding is a skipped test.
    """
    found = defaultdict(list)
    for finding in findings:
        found[finding.here.path].append(finding)
    suite = ET.Element("testsuite", name="detector check")
    for path in sorted({*articles, *found}):
        for finding in found[path]:
            suite.append(_case(finding))
        if not found[path]:
            ET.SubElement(suite, "testcase", classname=_xml(path), name="no finding")
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": 0,
        "skipped": len(suite.findall("testcase/skipped")),
    }
    suite.attrib.update({name: str(count) for name, count in counts.items()})
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    xml: bytes = ET.tostring(suites, "utf-8", xml_declaration=True)
    return xml.decode() + "\n"


def as_json(findings: Sequence[Finding]) -> str:
    """`failed`, and every field of each finding."""
    known = {
        "failed": any(finding.fails for finding in findings),
        "findings": [asdict(finding) for finding in findings],
    }
    return json.dumps(known, ensure_ascii=False, indent=2) + "\n"


def visible_lines(*lines: str) -> str:
    """Join lines, without characters in any that end it or steer a terminal."""
    return "".join(visible(line).replace("\n", " ") + "\n" for line in lines)


def _block(finding: Finding) -> tuple[str, ...]:
    status = "" if finding.status == OPEN else f" [{finding.status}: {finding.note}]"
    return (
        f"{_where(finding.here)}: {finding.severity}: {finding.title}{status}",
        f"    {finding.reason}",
        f"    {_said(finding.here)}",
        f"    {_said(finding.there)}",
    )


def _where(place: Place) -> str:
    column = "" if place.column is None else f":{place.column}"
    return f"{place.path}:{place.line}{column}"


def _said(place: Place) -> str:
    source = ", ".join(part for part in (place.outlet, place.published) if part)
    return f"{_where(place)}{f' ({source})' if source else ''}: {place.quote}"


def _command(finding: Finding) -> str:
    here = finding.here
    properties = {
        "file": here.path,
        "line": str(here.line),
        **({} if here.column is None else {"col": str(here.column)}),
        "title": visible(finding.title),
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = (visible(finding.reason), visible(_said(finding.there)))
    return f"::{_annotation(finding)} {told}::{_data(chr(10).join(lines))}\n"


def _annotation(finding: Finding) -> str:
    if finding.fails:
        return "error"
    return _ANNOTATIONS[finding.severity] if finding.status == OPEN else "notice"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _case(finding: Finding) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=_xml(finding.here.path),
        name=_xml(f"line {finding.here.line}: {finding.title}"),
    )
    body = _xml(visible_lines(*_block(finding)))
    if finding.fails:
        failure = ET.SubElement(case, "failure", type=finding.verdict, message=_xml(finding.reason))
        failure.text = body
    elif finding.status != OPEN:
        ET.SubElement(case, "skipped", message=_xml(f"{finding.status}: {finding.note}"))
    else:
        ET.SubElement(case, "system-out").text = body
    return case


def _xml(value: str) -> str:
    return _NOT_XML.sub("", value)
