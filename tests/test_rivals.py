"""Values that stand beside others under one heading: in their article, and in all articles."""

from __future__ import annotations

import pandas as pd
import pytest

from detector.rivals import has_rival, unsettled
from tests.claim_frames import claim, frame, other

GROWTH = {"family": "loans_growth_yoy", "metric": "loans_growth_yoy", "definition": "",
          "unit": "percent", "margin": 0.05}  # fmt: skip
BORN = {"kind": "date", "family": "birth_date", "metric": "birth_date", "definition": "",
        "unit": "date", "value_low": None, "value_high": None}  # fmt: skip
YEARS = [{"period_start": f"19{n}-03-01", "period_end": f"19{n}-03-31"} for n in range(60, 70)]

IN_ONE_ARTICLE = [
    ("8.0% and 16.4% of loans", [claim(8.0, **GROWTH), claim(16.4, **GROWTH)], [True, True]),
    ("8.0% twice", [claim(8.0, **GROWTH), claim(8.0, **GROWTH)], [False, False]),
    ("8.0% and 8.04%", [claim(8.0, **GROWTH), claim(8.04, **GROWTH)], [False, False]),
    ("over 8% and 16.4%", [claim(8.0, **{**GROWTH, "value_high": float("nan")}),
     claim(16.4, **GROWTH)], [False, False]),
    ("of two scopes", [claim(8.0, **GROWTH), claim(16.4, scope="rural", **GROWTH)],
     [False, False]),
    ("of two years", [claim(8.0, **GROWTH),
     claim(16.4, period_start="2023-01-01", period_end="2023-12-31", **GROWTH)], [False, False]),
    ("by two sources", [claim(8.0, attribution="IDC", **GROWTH),
     claim(16.4, attribution="Canalys", **GROWTH)], [False, False]),
    ("in two articles", [claim(8.0, **GROWTH), other(16.4, **GROWTH)], [False, False]),
    ("two dates of birth", [claim(**{**BORN, **YEARS[0]}), claim(**{**BORN, **YEARS[5]})],
     [True, True]),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "expected"), [case[1:] for case in IN_ONE_ARTICLE],
                         ids=[case[0] for case in IN_ONE_ARTICLE])  # fmt: skip
def test_a_value_that_its_article_tells_beside_another_has_a_rival(
    claims: list[dict[str, object]], expected: list[bool]
) -> None:
    assert has_rival(frame(*claims)).tolist() == expected


def told(*values: float) -> pd.DataFrame:
    """Articles that tell these values of one figure, one each."""
    return frame(*(claim(v, article=f"{n}.txt", **GROWTH) for n, v in enumerate(values)))


IN_MANY_ARTICLES = [
    ("four articles, four values", (5.2, 6.3, 7.0, 4.4), True),
    ("three values", (5.2, 6.3, 7.0), False),
    ("most tell one value", (5.2, 5.2, 5.2, 5.2, 6.3, 7.0, 4.4), False),
    ("half tell one value", (5.2, 5.2, 5.2, 6.3, 7.0, 4.4), True),
    ("all tell one value", (5.2, 5.2, 5.2, 5.2), False),
]


@pytest.mark.parametrize(("values", "expected"), [case[1:] for case in IN_MANY_ARTICLES],
                         ids=[case[0] for case in IN_MANY_ARTICLES])  # fmt: skip
def test_values_are_unsettled_where_there_are_many_and_none_prevails(
    values: tuple[float, ...], expected: bool
) -> None:
    assert unsettled(told(*values), 4).tolist() == [expected] * len(values)


def test_dates_of_birth_of_many_people_read_as_one_are_unsettled() -> None:
    claims = [claim(article=f"{n}.txt", **{**BORN, **year}) for n, year in enumerate(YEARS)]
    assert unsettled(frame(*claims), 4).all()


def test_the_answer_is_in_the_order_of_the_claims() -> None:
    steady = claim(7.9, **{**GROWTH, "metric": "gdp_growth_yoy"})
    claims = pd.concat([told(5.2, 6.3), frame(steady), told(7.0, 4.4)], ignore_index=True)
    claims["article"] = [f"{n}.txt" for n in range(5)]
    assert unsettled(claims, 4).tolist() == [True, True, False, True, True]
