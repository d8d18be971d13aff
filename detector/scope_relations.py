"""How two scopes, and two definitions of one measure, relate."""

from __future__ import annotations

import pandas as pd

from detector.comparison_config import (
    ComparisonConfig,
    DefinitionRelation,
    ScopeAxis,
    ScopeRelation,
    Side,
)


def scope_relation(a: str, b: str, config: ComparisonConfig) -> tuple[ScopeRelation, Side]:
    """How two scopes ("|"-joined codes) relate, and which is the wider ("" when neither is).

    Axis by axis: an axis that one side leaves open makes that side the wider one, for it may mean
    the whole; axes that point to different sides leave none wider, and if one of these is of parts
    that no axis lists, the sides are two parts.
    """
    codes_a, codes_b = _codes(a), _codes(b)
    own_of = [_own(axis, codes_a | codes_b) for axis in config.scope_axes]
    own_of[-1] |= (codes_a | codes_b).difference(*own_of)
    found = [
        _axis_relation(codes_a & own, codes_b & own, axis)
        for axis, own in zip(config.scope_axes, own_of, strict=True)
    ]
    relations = [relation for relation, _ in found]
    sides = {side for _, side in found if side}
    if len(sides) > 1 and found[-1][1]:
        return "different", ""
    whole: Side = sides.pop() if len(sides) == 1 else ""
    for relation in ("different", "part_of", "one_unstated"):
        if relation in relations:
            return relation, "" if relation == "different" else whole
    return "same", ""


def _own(axis: ScopeAxis, codes: frozenset[str]) -> set[str]:
    """The codes of an axis, and those of `codes` that begin as its codes do."""
    begun = {code for code in codes if axis.begins and code.startswith(axis.begins)}
    return {*axis.codes, *axis.whole, *begun}


def _axis_relation(
    a: frozenset[str], b: frozenset[str], axis: ScopeAxis
) -> tuple[ScopeRelation, Side]:
    whole = frozenset(axis.whole)
    if a == b:
        return "same", ""
    if not a or not b:
        if axis.combine == "exclusive":
            return "different", ""
        stated, open_side = (b, "a") if not a else (a, "b")
        if axis.combine == "addition":
            return "part_of", "b" if stated is b else "a"
        # "global users" may hold plain "users"; any other limit makes the unlimited side wider.
        stated_side: Side = "b" if stated is b else "a"
        return "one_unstated", stated_side if stated & whole else ("a" if open_side == "a" else "b")
    if a & whole or b & whole:
        if a & whole and b & whole:
            return "same", ""
        return "part_of", "a" if a & whole else "b"
    if a > b or b > a:
        more: Side = "a" if a > b else "b"
        less: Side = "b" if a > b else "a"
        return "part_of", more if axis.combine == "union" else less
    return "different", ""


def _codes(scope: str) -> frozenset[str]:
    return frozenset(code for code in scope.split("|") if code)


def definition_relation(
    a: tuple[str, str], b: tuple[str, str], config: ComparisonConfig
) -> DefinitionRelation:
    """How two (metric, definition) of one family relate.

    `near`: other words for nearly the same (sales and deliveries), so that equal values agree and
    unlike ones are put down to the definition; the same holds when one side states none.
    """
    metric_a, definition_a = a
    metric_b, definition_b = b
    if metric_a == metric_b or (definition_a and definition_a == definition_b):
        return "same"
    if not definition_a or not definition_b:
        return "one_unstated" if definition_a or definition_b else "different"
    if any({definition_a, definition_b} <= group for group in config.near_definitions):
        return "near"
    return "different"


def definition_relations(pairs: pd.DataFrame, config: ComparisonConfig) -> list[str]:
    """`definition_relation` of each pair."""
    columns = [pairs[f"{s}_{c}"].fillna("") for s in "ab" for c in ("metric", "definition")]
    keys = list(zip(*columns, strict=True))
    known = {key: definition_relation(key[:2], key[2:], config) for key in set(keys)}
    return [known[key] for key in keys]


def scope_relations(
    pairs: pd.DataFrame, config: ComparisonConfig
) -> list[tuple[ScopeRelation, Side]]:
    """`scope_relation`, asked once for each distinct pair: scopes are few, pairs are many."""
    keys = list(zip(pairs["a_scope"].fillna(""), pairs["b_scope"].fillna(""), strict=True))
    known = {key: scope_relation(*key, config) for key in set(keys)}
    return [known[key] for key in keys]
