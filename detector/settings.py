"""All of `configs/` read, validated and ready, as one frozen object."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from detector.categories import CategoriesConfig
from detector.comparison_config import ComparisonConfig, CurrencyConfig
from detector.config import load_yaml
from detector.copies import CopiesConfig
from detector.cue_words import CuesConfig
from detector.dating import ArticlesConfig
from detector.derived_config import DerivedConfig
from detector.errors import ConfigError
from detector.judging_config import JudgingConfig
from detector.lexicon import Lexicon
from detector.model_hub import ModelsConfig
from detector.name_config import NamesConfig
from detector.pairing import PairingConfig
from detector.paths import default_configs
from detector.periods import PeriodsConfig
from detector.quantities import HedgesConfig, UnitsConfig
from detector.ranking import RankingConfig
from detector.refit import CalibrationConfig
from detector.report_config import ReportConfig
from detector.truth import TruthConfig
from detector.vocabulary import EntitiesConfig, Label, MetricsConfig, ScopesConfig


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """One validated configuration, equal to itself alone; `digest` is the SHA-256 of its files."""

    articles: ArticlesConfig
    units: UnitsConfig
    hedges: HedgesConfig
    periods: PeriodsConfig
    names: NamesConfig
    categories: CategoriesConfig
    lexicon: Lexicon
    pairing: PairingConfig
    comparison: ComparisonConfig
    currencies: CurrencyConfig
    derived: DerivedConfig
    judging: JudgingConfig
    calibration: CalibrationConfig
    copies: CopiesConfig
    truth: TruthConfig
    ranking: RankingConfig
    report: ReportConfig
    models: ModelsConfig
    digest: str

    def labels(self) -> dict[str, Label]:
        """What readers call each metric, of quantities and of names."""
        return {**self.lexicon.labels, **self.categories.labels()}


def load_settings(folder: Path | None = None) -> Settings:
    """Read every YAML file of `folder`, by default the shipped ones.

    Raises ConfigError naming file, line and field.
    """
    folder = folder or default_configs()
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such configuration folder; name one with --config")
    return Settings(
        articles=load_yaml(folder / "articles.yaml", ArticlesConfig),
        units=load_yaml(folder / "units.yaml", UnitsConfig),
        hedges=load_yaml(folder / "hedges.yaml", HedgesConfig),
        periods=load_yaml(folder / "periods.yaml", PeriodsConfig),
        names=load_yaml(folder / "names.yaml", NamesConfig),
        categories=load_yaml(folder / "categories.yaml", CategoriesConfig),
        lexicon=Lexicon(
            load_yaml(folder / "entities.yaml", EntitiesConfig),
            load_yaml(folder / "metrics.yaml", MetricsConfig),
            load_yaml(folder / "scopes.yaml", ScopesConfig),
            load_yaml(folder / "cues.yaml", CuesConfig),
        ),
        pairing=load_yaml(folder / "pairing.yaml", PairingConfig),
        comparison=load_yaml(folder / "comparison.yaml", ComparisonConfig),
        currencies=load_yaml(folder / "currencies.yaml", CurrencyConfig),
        derived=load_yaml(folder / "derived.yaml", DerivedConfig),
        judging=load_yaml(folder / "judging.yaml", JudgingConfig),
        calibration=load_yaml(folder / "calibration.yaml", CalibrationConfig),
        copies=load_yaml(folder / "copies.yaml", CopiesConfig),
        truth=load_yaml(folder / "truth.yaml", TruthConfig),
        ranking=load_yaml(folder / "ranking.yaml", RankingConfig),
        report=load_yaml(folder / "report.yaml", ReportConfig),
        models=load_yaml(folder / "models.yaml", ModelsConfig),
        digest=_digest(folder),
    )


def _digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the YAML files, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
