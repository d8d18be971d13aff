"""Quality may rise, never fall: every measure stays at or above its recorded floor."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from detector.evaluation import evaluate_claims, evaluate_pairs
from detector.paths import default_configs, default_seeds
from detector.settings import load_settings
from tests.gold_relations import answer, findings_of

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


def measure() -> dict[str, int]:
    """Counts on the annotated seeds, the development articles and those of other fields."""
    settings = load_settings(default_configs())
    canonical = settings.lexicon.canonical_entity
    gold = pd.read_csv(HERE / "gold/claims.csv", dtype={"doc": str})
    gold_pairs = pd.read_csv(HERE / "gold/pairs.csv")
    seeds = findings_of(default_seeds(), settings)
    claims = evaluate_claims(gold, gold_pairs, seeds.claims, canonical)
    pairs = evaluate_pairs(gold, gold_pairs, seeds.claims, seeds.pairs, canonical)
    measures = {f"seeds {kind} found": r["right"] for kind, r in claims["recall"].items()}
    measures |= {f"seeds {what} right": claims[what]["right"] for what in ("entity", "period")}
    measures["seeds hedge right"] = claims["hedge"]["right"]
    measures["seeds comparable pairs right"] = pairs["right"]
    measures["seeds without false contradiction"] = -pairs["contradictions"]
    unseen = pd.read_csv(HERE / "unseen/claims.csv", dtype={"doc": str})
    unseen_pairs = pd.read_csv(HERE / "unseen/pairs.csv")
    found = findings_of(HERE / "unseen/articles", settings)
    claims = evaluate_claims(unseen, unseen_pairs, found.claims, canonical)
    measures["unseen quantity found"] = claims["recall"]["quantity"]["right"]
    measures |= {f"unseen {what} right": claims[what]["right"] for what in ("entity", "period")}
    measures["unseen claims with nothing wrong"] = claims["whole"]["right"]
    for name in ("dev", "fields", "fresh", "dispatches", "wires", "briefs", "bulletins"):
        relations = pd.read_csv(HERE / name / "gold_pairs.csv", dtype=str, keep_default_na=False)
        got = answer(relations, findings_of(HERE / name / "articles", settings))
        measures[f"{name} claims found"] = got.found
        measures[f"{name} relations right"] = got.right
        measures[f"{name} without false contradiction"] = -got.false
    quiet = findings_of(HERE / "quiet/articles", settings).pairs
    measures["quiet without contradiction"] = -int((quiet["verdict"] == "contradiction").sum())
    return measures


@pytest.fixture(scope="module")
def measured() -> dict[str, int]:
    return measure()


@pytest.mark.parametrize("name", FLOORS)
def test_no_measure_falls_below_its_floor(measured: dict[str, int], name: str) -> None:
    assert measured[name] >= FLOORS[name]
