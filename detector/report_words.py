"""What codes, numbers and texts of the page are called in its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from detector.report_cells import as_number, as_text, plain_number
from detector.report_config import ReportConfig, ReportLanguage, Text
from detector.report_quotes import visible

MISSING: Final = "—"


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up what codes are called in the report's language."""

    config: ReportConfig
    lang: ReportLanguage
    labels: Mapping[str, str]

    def ui(self) -> dict[str, str]:
        """Return every fixed text of the page."""
        return {name: text.get(self.lang) for name, text in self.config.ui.items()}

    def of(self, table: Mapping[str, Text], code: str) -> str:
        """Return what `table` calls a code; a code it lacks is shown readably."""
        text = table.get(code)
        return text.get(self.lang) if text else self.name(code)

    def name(self, code: str) -> str:
        """Return what the caller's labels call a code (a metric, a unit, a scope)."""
        return visible(self.labels.get(code, code.replace("_", " ")))

    def scope(self, code: str) -> str:
        """Return the names of the limits that a scope joins with bars."""
        return " · ".join(self.name(part.strip()) for part in code.split("|") if part.strip())

    def relation(self, code: str) -> str:
        """Return what a relation, a state or a status is called."""
        return self.of(self.config.words, code)


def optional(table: Mapping[str, Text], code: object, words: Words) -> str:
    """What `table` calls a code, "" where there is none."""
    text = as_text(code)
    return words.of(table, text) if text else ""


def fixed(value: object, decimals: int) -> str:
    """A number at so many decimals, or what stands for a missing one."""
    number = as_number(value)
    return plain_number(number, decimals=decimals) if number is not None else MISSING
