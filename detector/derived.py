"""Pairs of figures that must fit each other and do not.

Each check yields misfits; each misfit becomes a pair of the claim that is checked and the one it is
checked against, which joins the compared pairs and is judged by the rule that found it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any, Final

import numpy as np
import pandas as pd

from detector.comparison_config import ComparisonConfig
from detector.derived_checks import CHECKS, FITS, Doubt, Misfit, shares_above
from detector.derived_config import DerivedConfig
from detector.figures import EVEN, Figure, figures_by_entity, figures_of, says
from detector.fingerprints import fingerprint
from detector.pairing import pair_frame
from detector.records import DERIVED_COLUMNS

_TYPES: Final[Mapping[type, Any]] = {str: "str", float: float, int: int}


def derive(
    claims: pd.DataFrame,
    config: DerivedConfig,
    comparison: ComparisonConfig,
    firm_bases: frozenset[Any],
) -> pd.DataFrame:
    """Return the pairs, as pair_claims makes them, of claims whose figures do not fit each other.

    `claims` are those of PairingResult; `firm_bases` are the bases of a period read from the text.
    Beside the columns of a pair there are DERIVED_COLUMNS (see records). Cost grows with the number
    of claims: every check starts from one figure and looks the others up by entity, metric, scope
    and period, or beside it in the text.
    """
    shares = claims["metric"].isin(config.exclusive_shares).to_numpy()
    by_entity = figures_by_entity(claims, _kin(config), comparison, firm_bases)
    of_shares = figures_of(claims, comparison, firm_bases, among=shares)
    made = chain(
        (m for figures in by_entity for check in CHECKS for m in check(figures, config)),
        shares_above(of_shares, config),
    )
    representatives = claims["representative_id"]
    found: dict[str, Misfit] = {}
    for misfit in made:
        if not _of_a_part(misfit, config):
            ids = (str(representatives.iat[f.row]) for f in misfit.premises)
            found.setdefault(fingerprint((misfit.check, *ids)), misfit)
    misfits = list(found.values())
    checked = np.array([m.checked.row for m in misfits], dtype=np.int64)
    against = np.array([m.against.row for m in misfits], dtype=np.int64)
    told = pd.DataFrame(
        [_told(m, config, comparison.slips) for m in misfits], columns=list(DERIVED_COLUMNS)
    )
    pairs = pair_frame(claims, checked, against).assign(
        pair_id=pd.Series(list(found), dtype=object),
        same_article=pd.Series([_in_one_article(m) for m in misfits], dtype=bool),
        **{c: told[c].astype(_TYPES[type(d)]) for c, d in DERIVED_COLUMNS.items()},
    )
    return pairs.sort_values("pair_id", ignore_index=True)


def join_derived(pairs: pd.DataFrame, derived: pd.DataFrame) -> pd.DataFrame:
    """Put the pairs of `derive` among the others, of the same columns, in order of pair_id."""
    filled = [frame for frame in (pairs, derived[list(pairs.columns)]) if not frame.empty]
    if not filled:
        return pairs
    return pd.concat(filled).sort_values("pair_id", ignore_index=True)


def _kin(config: DerivedConfig) -> dict[str, str]:
    """The outermost whole of each part."""
    above = {part: whole for whole, parts in config.wholes.items() for part in parts}
    for _ in above:  # as often as wholes can lie within each other
        above = {part: above.get(whole, whole) for part, whole in above.items()}
    return above


def _of_a_part(misfit: Misfit, config: DerivedConfig) -> bool:
    """Whether a figure that stands for a whole is of a part that no scope names (云业务收入)."""
    wholes = misfit.premises if misfit.check == "growth_misfit" else (misfit.against,)
    return any(says(f.clause()[0], config.part_words) for f in wholes)


def _told(misfit: Misfit, config: DerivedConfig, slips: tuple[int, ...]) -> dict[str, Any]:
    """What the judge and the reason need beside the two sides: DERIVED_COLUMNS."""
    checked, against = misfit.checked, misfit.against
    nearest, furthest = misfit.miss
    slip = next((s for s in slips if nearest <= s * (1 + EVEN) and s <= furthest * (1 + EVEN)), 0)
    slip = slip if misfit.check in FITS else 0
    doubt = misfit.doubt or _doubt(misfit, slip, config)
    shown = misfit.limits if misfit.check in FITS else misfit.stated
    return {
        "check": f"{misfit.check}_unclear" if doubt else misfit.check,
        "against": against.entity if against.entity != checked.entity else "",
        "others": " + ".join(_named(f, checked) for f in misfit.others),
        "doubt": doubt,
        "expected_low": shown[0],
        "expected_high": shown[1],
        "expected_slip": slip,
    }


def _doubt(misfit: Misfit, slip: int, config: DerivedConfig) -> Doubt:
    if len({f.attribution for f in misfit.premises if f.attribution}) > 1:
        return "sources"
    nearest, _ = misfit.miss
    if nearest <= 1 + config.near_miss:
        return "near"
    # A share or a product names its whole; growth may be that of a part that nobody names.
    far = misfit.check == "growth_misfit" and nearest > config.far_miss
    return "unlike" if far and not slip else ""


def _named(figure: Figure, checked: Figure) -> str:
    """A premise as written, with its subject and its month where they are not those checked."""
    subject = "" if figure.entity == checked.entity else f"{figure.entity} "
    month = figure.dates[1].strftime("%Y-%m") if figure.dates else ""
    same = figure.dates == checked.dates or not month or not subject
    return f"{subject}{figure.text}" + ("" if same else f" ({month})")


def _in_one_article(misfit: Misfit) -> bool:
    return len({f.article for f in misfit.premises}) == 1
