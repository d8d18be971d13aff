"""What the derived checks turn on: `derived.yaml` as a type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from detector.config import StrictModel
from detector.figures import Base


class DerivedFamilies(StrictModel):
    """Families of metrics by how their parts make up the whole."""

    flow: frozenset[str]
    stock: frozenset[str]
    overlapping: frozenset[str]


class Submetric(StrictModel):
    """A metric that is a part of another; `scope` is what naming it adds to the scope."""

    whole: str
    part: str
    scope: str = ""


class Product(StrictModel):
    """Metrics of which one is the other two multiplied; `words` tell an average price."""

    product: str
    quantity: str
    price: str
    words: tuple[str, ...]


class ShareConfig(StrictModel):
    """How a share is told to be one of the whole's own total."""

    suffix: str
    of_total: tuple[str, ...]


class GrowthConfig(StrictModel):
    """Words that tell a growth rate's direction and base."""

    suffixes: Mapping[str, Base]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    on_year: tuple[str, ...]
    on_period: tuple[str, ...]
    other_terms: tuple[str, ...]
    from_words: tuple[str, ...]
    than_words: tuple[str, ...]
    to_words: tuple[str, ...]


class DerivedConfig(StrictModel):
    """`derived.yaml`."""

    MAY_BE_EMPTY: ClassVar[frozenset[str]] = frozenset({"whole_scopes"})

    near_miss: float = Field(ge=0, lt=1)
    far_miss: float = Field(gt=1)
    reach: int = Field(ge=0)
    loose_days: int = Field(ge=0)
    families: DerivedFamilies
    part_words: tuple[str, ...]
    wholes: Mapping[str, tuple[str, ...]]
    submetrics: tuple[Submetric, ...]
    scope_parts: tuple[tuple[str, ...], ...]
    whole_scopes: tuple[str, ...]
    exclusive_shares: frozenset[str]
    market_words: tuple[str, ...]
    products: tuple[Product, ...]
    share: ShareConfig
    growth: GrowthConfig
