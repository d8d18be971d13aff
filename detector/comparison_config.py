"""The shape of `comparison.yaml` and `currencies.yaml`, and what relations are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, PositiveFloat

from detector.config import StrictModel

ValueRelation = Literal["equal", "within_rounding", "overlap", "disjoint", "incomparable_units"]
PeriodRelation = Literal[
    "same", "contains", "overlaps", "adjacent", "disjoint", "unknown", "not_applicable"
]
ScopeRelation = Literal["same", "one_unstated", "part_of", "different"]
DefinitionRelation = Literal["same", "near", "one_unstated", "different"]
Side = Literal["a", "b", ""]


class IntervalConfig(StrictModel):
    """Widths of hedged values, as fractions of the value (see comparison.yaml)."""

    about: float = Field(ge=0, lt=1)
    nearly: float = Field(gt=0, lt=1)
    class_of_ten: tuple[PositiveFloat, PositiveFloat]
    class_of_other: tuple[PositiveFloat, PositiveFloat]
    about_days: int = Field(ge=0)


class RoundingConfig(StrictModel):
    """When zeros at the end of a number count as rounding."""

    trailing_zeros: float = Field(ge=0, lt=1)


class ScopeAxis(StrictModel):
    """One way in which a figure can be limited: by platform, by region, by part.

    `begins`: of codes that no axis lists, how those begin that are on this one ("": none are).
    """

    name: str
    combine: Literal["union", "intersection", "addition", "exclusive"]
    codes: tuple[str, ...]
    begins: str = ""
    whole: tuple[str, ...]


class ComparisonConfig(StrictModel):
    """`comparison.yaml`."""

    intervals: IntervalConfig
    rounding: RoundingConfig
    slips: tuple[int, ...]
    slip_room: float = Field(ge=0, lt=1)
    scope_axes: tuple[ScopeAxis, ...] = Field(min_length=1)
    near_definitions: tuple[frozenset[str], ...]
    name_levels: tuple[frozenset[str], ...]


class CurrencyConfig(StrictModel):
    """`currencies.yaml`: units of `reference` for one unit of a currency, by year."""

    reference: str
    tolerance: float = Field(ge=0, lt=1)
    rates: Mapping[str, Mapping[int, PositiveFloat]]

    def rate(self, currency: str, year: int) -> float:
        """Return the rate of the nearest year in the table; NaN for an unknown currency."""
        if currency == self.reference:
            return 1.0
        years = self.rates.get(currency)
        if not years:
            return float("nan")
        return years[min(years, key=lambda known: (abs(known - year), known))]
