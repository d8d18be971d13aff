"""`detector calibrate`: the weights of P(contradiction), fitted to what reviewers decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from detector.cli_options import AsJson, Config, Out
from detector.cli_review import DEFAULT, BaselineFile, find_baseline
from detector.config import load_yaml
from detector.console import print_result, say
from detector.errors import InputError
from detector.files import write_whole
from detector.judging_config import JudgingConfig
from detector.paths import default_configs
from detector.pipeline import judge_and_rank
from detector.records import NLI_COLUMNS
from detector.refit import DecidedPairs, Refit, changes, decided_pairs, refit, spliced, with_weights
from detector.settings import load_settings
from detector.stages import read_stage

FILE = "judging.yaml"


def calibrate(
    out: Out = Path("results"),
    baseline: BaselineFile = None,
    config: Config = None,
    write: Annotated[
        Path | None,
        typer.Option(
            "--write",
            help="File to write: the judging.yaml of a folder for --config, with the new weights.",
            show_default=False,
        ),
    ] = None,
    json_: AsJson = False,
) -> None:
    """Fit P(contradiction) to what reviewers decided.

    Reads the decisions in --baseline and the results in --out that they were made on. Prints the
    weights of judging.yaml as they are and as fitted, how right P is on decisions that the weights
    have not seen, and how many findings would change. Few decisions change little: the fit starts
    from the shipped weights. Writes nothing without --write.

    Example: detector calibrate --out tonight --config ours --write ours/judging.yaml
    """
    settings = load_settings(config)
    known = find_baseline(baseline)
    if known.path is None:
        raise InputError(f"{DEFAULT}: no such file; `detector review` writes it, --baseline names")
    if write:
        _refuse_shipped(write)
    claims, pairs = read_stage(out, "claims", "extract"), _scored(out)
    before = judge_and_rank(claims, pairs, settings, "auto")
    decided = decided_pairs(before.pairs, before.claims, known.baseline)
    _require(decided, settings.calibration.least_of_each, known.path, out)
    shipped = load_yaml(default_configs() / FILE, JudgingConfig).weights
    fit = refit(decided, settings.judging, shipped, settings.calibration)
    fitted = replace(settings, judging=with_weights(settings.judging, fit.weights))
    after = judge_and_rank(claims, pairs, fitted, "auto")
    told = changes(before.discrepancies, after.discrepancies)
    print_result(_shown(decided, settings.judging, fit, told), as_json=json_)
    if fit.fitted["brier"] >= fit.now["brier"]:
        say("the fitted weights are no better on decisions that they have not seen: keep the old")
    if write:
        text = ((config or default_configs()) / FILE).read_text("utf-8")
        write_whole(write, [spliced(text, fit.weights).encode()])
        say(f"{write}: written; name its folder with --config, `detector report` applies it")


def _refuse_shipped(path: Path) -> None:
    if path.resolve().is_relative_to(default_configs().resolve()):
        raise InputError(
            f"{path}: is the shipped configuration, from which every fit starts; copy its folder, "
            "and name the copy with --config and --write"
        )


def _scored(out: Path) -> pd.DataFrame:
    pairs = read_stage(out, "pairs", "pair")
    if not set(NLI_COLUMNS) <= set(pairs.columns):
        raise InputError(f"{out}: its pairs are not scored; run `detector score` first")
    return pairs


def _require(decided: DecidedPairs, least: int, baseline: Path, out: Path) -> None:
    true, n = int(decided.labels.sum()), len(decided.labels)
    if min(true, n - true) < least:
        raise InputError(
            f"{baseline}: on pairs in {out}, {true} decisions for a contradiction and {n - true} "
            f"against; it takes {least} of each (least_of_each in calibration.yaml): decide more, "
            "or name with --out the results that were decided on"
        )


def _shown(
    decided: DecidedPairs, judging: JudgingConfig, fit: Refit, told: dict[str, Any]
) -> dict[str, Any]:
    true = int(decided.labels.sum())
    return {
        "decisions": {
            "contradiction": true,
            "none": len(decided.labels) - true,
            "left_out": dict(decided.left_out),
        },
        "weights": {
            name: {"now": judging.weights[name], "fitted": weight}
            for name, weight in fit.weights.items()
        },
        "quality": {"now": dict(fit.now), "fitted": dict(fit.fitted)},
        "findings": told,
    }
