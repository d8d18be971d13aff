"""One cell of a table: whether it is missing, as text, as a number, as a date."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd

from detector.records import NLI_COLUMNS

RATIO_COLUMNS: Final = frozenset({"score", "value_ratio", "spread_ratio"})
PROBABILITY_COLUMNS: Final = frozenset({*NLI_COLUMNS, "p_contradiction"})
RATIO_DIGITS: Final = 6
PROBABILITY_DECIMALS: Final = 4
VALUE_DIGITS: Final = 15
"""Significant digits of a stated value: all a double holds, without its binary noise."""


def is_missing(value: object) -> bool:
    """Tell whether a cell is empty: None, NaN, NaT or NA."""
    if value is None or value is pd.NaT or value is pd.NA:
        return True
    return isinstance(value, (float, np.floating)) and math.isnan(value)


def as_text(value: object) -> str:
    """Return the cell as text, empty where it is missing; numbers and dates in stable form."""
    if is_missing(value):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (int, float, np.integer, np.floating)):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def as_number(value: object) -> float | None:
    """Return the cell as a finite number, or None where it is missing or is none."""
    if is_missing(value) or isinstance(value, (bool, np.bool_)):
        return None
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def signed_text(text: object, high: object) -> str:
    """A value as written, with the minus that words told (下降9%): `high` is its upper bound."""
    written, most = as_text(text), as_number(high)
    told = most is not None and most < 0 and not written.startswith(("-", "−", "–"))
    return f"-{written}" if told else written


def as_date(value: object) -> date | None:
    """Return the cell as a date, or None where it is missing or is none."""
    if is_missing(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def plain_number(
    value: float | np.integer | np.floating, digits: int = VALUE_DIGITS, decimals: int | None = None
) -> str:
    """Write a number without exponent or trailing zeros: 20000000, 0.25, 20.0578.

    It is rounded to `decimals` places where given, else to `digits` significant digits.
    """
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if not math.isfinite(value):
        return str(float(value))
    rounded = f"{value:.{decimals}f}" if decimals is not None else f"{value:.{digits}g}"
    plain = format(Decimal(rounded), "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def number_text(column: str, value: float) -> str:
    """Write a number as its column does in every report: ratios and probabilities rounded."""
    if column in PROBABILITY_COLUMNS:
        return plain_number(value, decimals=PROBABILITY_DECIMALS)
    if column in RATIO_COLUMNS:
        is_small = abs(value) < 1
        return plain_number(value, RATIO_DIGITS, decimals=None if is_small else RATIO_DIGITS)
    return plain_number(value)
