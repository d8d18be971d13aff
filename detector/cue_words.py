"""Words that say how to read what stands beside them, as `configs/cues.yaml` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from detector.config import StrictModel


class AgesConfig(StrictModel):
    """Words that say of which age those are that a number counts."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    to: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]


class SumsConfig(StrictModel):
    """Words beside a name that make a figure that of both; `alone` need none behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    alone: tuple[str, ...]


class TravelConfig(StrictModel):
    """Words about travellers.

    `nouns`: who travels, `residents`: who does not; of the former, `bare` are passengers as well.
    `origins_before`, `origins_behind`: words beside the country they come from, which `homes` names
    otherwise; `bordered`: places of whose inbound visitors those `abroad` tells of are but some;
    `sending`: between it and a number of those told of before. `before_numbers`: between
    such a country and its number, in a list of them, which `placed_first` behind the first tells to
    be one. `sources`: what such a country is called. `tripping`: what its people do. `going`: the
    first characters of words such as 访日, whose second one is a key of `destinations`.
    """

    nouns: tuple[str, ...]
    residents: tuple[str, ...]
    bare: tuple[str, ...]
    homes: Mapping[str, str]
    bordered: frozenset[str]
    abroad: tuple[str, ...]
    sending: tuple[str, ...]
    origins_before: tuple[str, ...]
    origins_behind: tuple[str, ...]
    before_numbers: tuple[str, ...]
    placed_first: tuple[str, ...]
    sources: tuple[str, ...]
    tripping: tuple[str, ...]
    going: str
    destinations: Mapping[str, str]


class FacilitiesConfig(StrictModel):
    """Words for what a place has: English `nouns` before `verbs`, `chinese` ones behind `owned`.

    `ends`: those of their full names.
    """

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    owned: tuple[str, ...]
    chinese: tuple[str, ...]
    ends: tuple[str, ...]


class CuesConfig(StrictModel):
    """`cues.yaml`: closed-class words that steer attachment; comments there tell what for."""

    modality: Mapping[str, tuple[str, ...]]
    expecters: tuple[str, ...]
    expectations: tuple[str, ...]
    outlooks: tuple[str, ...]
    expected: tuple[str, ...]
    beaten: tuple[str, ...]
    ages: AgesConfig
    sums: SumsConfig
    travel: TravelConfig
    facilities: FacilitiesConfig
    their_number: tuple[str, ...]
    school_families: frozenset[str]
    school_levels: Mapping[str, tuple[str, ...]]
    school_acts: tuple[str, ...]
    pupil_families: frozenset[str]
    all_schools: tuple[str, ...]
    losing: tuple[str, ...]
    losing_adverbs: tuple[str, ...]
    losing_on: tuple[str, ...]
    losing_gross: tuple[str, ...]
    conditional: tuple[str, ...]
    object_markers: tuple[str, ...]
    clause_openers: tuple[str, ...]
    saying: tuple[str, ...]
    telling: tuple[str, ...]
    dated_nouns: tuple[str, ...]
    hours: tuple[str, ...]
    publishing: tuple[str, ...]
    speech: tuple[str, ...]
    said_by: tuple[str, ...]
    announcing: tuple[str, ...]
    reports_shown: tuple[str, ...]
    officers: tuple[str, ...]
    event_links: tuple[str, ...]
    founded: tuple[str, ...]
    reporters: tuple[str, ...]
    reporters_before: tuple[str, ...]
    region_ends: tuple[str, ...]
    partners: Mapping[str, str]
    partner_marks: tuple[str, ...]
    partnered: frozenset[str]
    so_far: tuple[str, ...]
    hourly: tuple[str, ...]
    to_date: tuple[str, ...]
    of_crops: tuple[str, ...]
    whole_year: frozenset[str]
    goods_scopes: frozenset[str]
    sold_there: frozenset[str]
    of_markets: frozenset[str]
    all_trade: tuple[str, ...]
    rest: tuple[str, ...]
    place_nouns: tuple[str, ...]
    needs: tuple[str, ...]
    addends: tuple[str, ...]
    price_moves: tuple[str, ...]
    held: tuple[str, ...]
    resuming: tuple[str, ...]
    teams: tuple[str, ...]
    locatives: tuple[str, ...]
    locatives_behind: tuple[str, ...]
    generic: tuple[str, ...]
    other_ones: tuple[str, ...]
    trades: tuple[str, ...]
    trades_again: tuple[str, ...]
    topic_after: tuple[str, ...]
    outdoing: tuple[str, ...]
    that_illness: tuple[str, ...]
    outbreaks: tuple[str, ...]
    died_of: frozenset[str]
    world_bodies: frozenset[str]
    person_ends: tuple[str, ...]
    relative_openers: tuple[str, ...]
    where_openers: tuple[str, ...]
    relative_verbs: frozenset[str]
    demonstratives: tuple[str, ...]
    new_subjects: frozenset[str]
    backing: tuple[str, ...]
    backed: frozenset[str]
    paying: tuple[str, ...]
    all_listed: tuple[str, ...]
    former: tuple[str, ...]
    latter: tuple[str, ...]
    possession: tuple[str, ...]
    having: frozenset[str]
    place_pronouns: tuple[str, ...]
    whole_places: Mapping[str, str]
    nation: tuple[str, ...]
    signing: tuple[str, ...]
    part_names: tuple[str, ...]
    place_parts: tuple[str, ...]
    left_out: tuple[str, ...]
    leaving: frozenset[str]
    nations: tuple[str, ...]
    these_events: tuple[str, ...]
    event_nouns: tuple[str, ...]
    player_roles: tuple[str, ...]
    definite_persons: tuple[str, ...]
    pronouns: tuple[str, ...]
    definite: tuple[str, ...]
    lines_of: tuple[str, ...]
    lines_behind: tuple[str, ...]
    definite_works: tuple[str, ...]
    definite_bodies: tuple[str, ...]
    person_pronouns: tuple[str, ...]
    distributive: tuple[str, ...]
    respective: tuple[str, ...]
    twofold: Mapping[str, tuple[str, str]]
    coordination: tuple[str, ...]
    group_end: tuple[str, ...]
    existing: tuple[str, ...]
    part_of: tuple[str, ...]
    own_names: frozenset[str]
    results_of_parts: frozenset[str]
    part_heads: frozenset[str]
    part_heads_behind: frozenset[str]
    incomes: tuple[str, ...]
    gains: tuple[str, ...]
    part_ends: tuple[str, ...]
    part_links: tuple[str, ...]
    whole_nouns: tuple[str, ...]
    whole_modifiers: frozenset[str]
    no_modifiers: frozenset[str]
    part_of_behind: tuple[str, ...]
    share_of_all: Mapping[str, tuple[str, ...]]
    runs: tuple[str, ...]
    watched: frozenset[str]
    season_numbers: Mapping[str, int]
    line_links: tuple[str, ...]
    line_nouns: tuple[str, ...]
    shared_markets: Mapping[str, tuple[str, ...]]
    power_kinds: tuple[str, ...]
    channels: tuple[str, ...]
    standards: tuple[str, ...]
    credit: tuple[str, ...]
    credit_moves: tuple[str, ...]
    credit_terms: tuple[str, ...]
    credit_tenors: tuple[str, ...]
    moved_sums: tuple[str, ...]
    sector_ends: tuple[str, ...]
    sector_links: tuple[str, ...]
    sector_lists: tuple[str, ...]
    sector_openers: tuple[str, ...]
    firms: tuple[str, ...]
    plain_adjectives: frozenset[str]
    now: tuple[str, ...]
    ability: tuple[str, ...]
    rates: tuple[str, ...]
    running: tuple[str, ...]
    averages: tuple[str, ...]
    occasions: tuple[str, ...]
    multiplied: tuple[str, ...]
    cumulative: tuple[str, ...]
    begun: tuple[str, ...]
    begun_behind: tuple[str, ...]
    continuation: tuple[str, ...]
    addition: tuple[str, ...]
    baseline: tuple[str, ...]
    baseline_times: tuple[str, ...]
    record_words: tuple[str, ...]
    baseline_with: tuple[str, ...]
    baseline_behind: tuple[str, ...]
    recovered: tuple[str, ...]
    levels: tuple[str, ...]
    growth: tuple[str, ...]
    growth_nouns: tuple[str, ...]
    growth_bare: tuple[str, ...]
    eras: tuple[str, ...]
    bases: Mapping[str, tuple[str, ...]]
    indices: tuple[str, ...]
    imposed: frozenset[str]
    imposing: tuple[str, ...]
    imposed_on: tuple[str, ...]
    firms_of_trade: tuple[str, ...]
    quoting: tuple[str, ...]
    standing: tuple[str, ...]
    standing_for: tuple[str, ...]
    related_by: tuple[str, ...]
    thresholds: tuple[str, ...]
    changes: tuple[str, ...]
    additions: tuple[str, ...]
    artists: tuple[str, ...]
    phrasal: Mapping[str, tuple[str, ...]]
    times: frozenset[str]
    paid_out: tuple[str, ...]
    changes_behind: tuple[str, ...]
    changes_compared: tuple[str, ...]
    change_adverbs: tuple[str, ...]
    change_links: tuple[str, ...]
    falls: tuple[str, ...]
    fall_sizes: tuple[str, ...]
    widening: tuple[str, ...]
    narrowing: tuple[str, ...]
    falls_behind: tuple[str, ...]
    fall_links: tuple[str, ...]
    restating: tuple[str, ...]
    list_links: frozenset[str]
    placed_with: tuple[str, ...]
    averaging: tuple[str, ...]
    followers: frozenset[str]
    share: tuple[str, ...]
    share_verbs: tuple[str, ...]
    share_of: tuple[str, ...]
    each: Mapping[str, str]
    discount: tuple[str, ...]
    cut: tuple[str, ...]
    moves: tuple[str, ...]
    stepwise: tuple[str, ...]
    moves_before: tuple[str, ...]
    comparison: tuple[str, ...]
    rivals: tuple[str, ...]
    between_values: tuple[str, ...]
    after_bare_number: tuple[str, ...]
    from_words: tuple[str, ...]
    to_words: tuple[str, ...]
    duration: tuple[str, ...]
    first_rank: tuple[str, ...]
    placed: tuple[str, ...]
    placed_behind: tuple[str, ...]
    rank_titles: tuple[str, ...]
    superlative_frames: tuple[str, ...]
    holder_follows: tuple[str, ...]
    copulas: tuple[str, ...]
    added_behind: Mapping[str, str]
    done_ends: Mapping[str, str]
    actions: Mapping[str, tuple[str, ...]]
    light_actions: frozenset[str]
    measure_nouns: tuple[str, ...]
    measured_ends: tuple[str, ...]
    no_event_ends: tuple[str, ...]
    no_events: tuple[str, ...]
    own_sites: tuple[str, ...]
    of_named_markets: tuple[str, ...]
    called_after: tuple[str, ...]
    counted_bodies: tuple[str, ...]
    of_models: tuple[str, ...]
    founded_bodies: tuple[str, ...]
    around_days: tuple[str, ...]
    wishes: tuple[str, ...]
    margins: tuple[str, ...]
    bank_income: frozenset[str]
    bank_ends: tuple[str, ...]
    sold_otherwise: tuple[str, ...]
    bare_sales: frozenset[str]
    opening_counts: frozenset[str]
    employing: tuple[str, ...]
    asked: frozenset[str]
    peaks: tuple[str, ...]
    wagers: tuple[str, ...]
    wagering: tuple[str, ...]
    staff_acts: tuple[str, ...]
    publications: tuple[str, ...]
    moved_prices: tuple[str, ...]
    closing: frozenset[str]
    traded: frozenset[str]
    handed_over: tuple[str, ...]
    descriptors: frozenset[str]
    counting: tuple[str, ...]
    counted_places: tuple[str, ...]
    counted_by_bureaus: frozenset[str]
    holding: frozenset[str]
    totals: tuple[str, ...]
    new_definitions: frozenset[str]
    whole_definitions: frozenset[str]
    begun_at: tuple[str, ...]
    counted_makers: tuple[str, ...]
    earning: frozenset[str]
    income_verbs: tuple[str, ...]
    each_links: tuple[str, ...]
    each_behind: Mapping[str, str]
    medians: tuple[str, ...]
    storms: tuple[str, ...]
    tolls: frozenset[str]
    empty_nouns: tuple[str, ...]
    per_unit: tuple[str, ...]
    price_units: frozenset[str]
    any_prices: frozenset[str]
    measure_verbs: tuple[str, ...]
    figures: tuple[str, ...]
    of_part: tuple[str, ...]
    openers: tuple[str, ...]
    listed_again: tuple[str, ...]
    reasons: tuple[str, ...]
    reason_frames: Mapping[str, tuple[str, ...]]
    revisions: tuple[str, ...]
    english_function_words: frozenset[str]
    english_no_counts: frozenset[str]
    noun_stops: str
    noun_stop_words: tuple[str, ...]
    composed: tuple[str, ...]
    noun_variants: Mapping[str, str] = Field(default_factory=dict)
    moves_alone: tuple[str, ...]
    crossed: tuple[str, ...]
    purposes: tuple[str, ...]
    forces: tuple[str, ...]
    attribution_before: tuple[str, ...]
    attribution_after: tuple[str, ...]

    @cached_property
    def modal(self) -> tuple[str, ...]:
        """The words that make a statement anything but one of fact."""
        return tuple(word for words in self.modality.values() for word in words)

    @cached_property
    def ahead(self) -> tuple[str, ...]:
        """The words that tell of what is planned or expected."""
        return (*self.modality["target"], *self.modality["forecast"])

    @cached_property
    def timeless(self) -> tuple[str, ...]:
        """The words that tell of what is planned, expected or possible."""
        return (*self.ahead, *self.ability)

    @cached_property
    def action_of(self) -> Mapping[str, str]:
        """The key of `actions` that has each of its verbs, the first where several have it."""
        verbs = [(verb, action) for action, verbs in self.actions.items() for verb in verbs]
        return dict(reversed(verbs))

    @cached_property
    def acting(self) -> tuple[str, ...]:
        """The verbs of all `actions`."""
        return tuple(self.action_of)
