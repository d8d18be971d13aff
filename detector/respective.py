"""Lists that match: A和B分别为x和y, "revenue and profit rose 4% and 9% respectively"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from detector.cue_words import CuesConfig
from detector.joint_metrics import each_of_both
from detector.lexicon import Lexicon
from detector.mentions import Group, Located, SentenceMentions
from detector.metric_choice import choose_metric
from detector.metric_details import ChosenMetric
from detector.open_metrics import chinese_phrase
from detector.quantities import QuantityMention
from detector.records import Period
from detector.sentences import Span
from detector.vocabulary import LEVELS, Entity, Metric, is_place
from detector.word_search import contains_any, ends_with_any, starts_with_any

_LINK: Final = 8
"""Characters between two numbers of one list: a comma, 和下降, "and a"."""
_FOLLOWING: Final = 12
"""Characters between a list and the list of what its numbers grew by: 万元,同比分别增长."""
_NOUN: Final = 6
"""Characters of a noun that says what the next name of a list is: 减重版, 新势力."""
_OF_ALL: Final = 1
"""Characters between a list and the metric of all its numbers: 的."""
_SCOPES: Final = 8
"""Characters between two scopes of one list: 城镇|居民和|农村."""
_BEHIND: Final = 48
"""Characters behind the last of them in which "respectively" stands, before any other number."""


def subject_in_list(
    view: SentenceMentions,
    quantity: QuantityMention,
    lexicon: Lexicon,
    listed: tuple[Entity, ...] = (),
) -> tuple[str, ...]:
    """The name that a list of names gives to this number of several; () where there is no list.

    两家公司 and the like mean the names `listed` in the text before. Where more numbers follow than
    names were recognised, none of them has an owner: ("",). So it is where a list stands before
    them of which but one was, unless metrics or times are what matches.
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    peers = _matched(view, quantity, lexicon)
    if peers and partners_listed(view, peers, lexicon):
        return ()
    if not peers and not contains_any(view.text[clause.start :], lexicon.cues.respective):
        return _owner_in_pair(view, quantity, lexicon)
    if peers:
        clause = view.clauses[view.clause_at(_told_first(view, peers, lexicon).start)]
    else:
        peers = [q for q in view.quantities if q.form == quantity.form and q.start >= clause.start]
    heads = listed_names(view, peers[0].start, lexicon)
    before = view.text[clause.start : peers[0].start]
    if not any(g.end <= peers[0].start for g in view.groups):
        before = view.text[: peers[0].start]  # 两场山火均于7日暴发,面积分别为x和y
    again = not heads and contains_any(before, lexicon.cues.listed_again)
    if again and len(listed) == len(peers):
        heads = list(listed)
    named = sum(clause.start <= m.start < peers[0].start for m in view.metrics)
    if again and not heads and named < len(peers) and not view.text.isascii():
        return ("",)  # of those that nobody knows by name
    if not heads:
        told = view.clauses[max(0, view.clause_at(clause.start) - 1)]
        apart = not any(m.start >= clause.start for m in view.metrics if m.end <= peers[0].start)
        lists = (clause, told) if apart else (clause,)
        return ("",) if any(_has_unknown_list(view, c, peers, lexicon) for c in lists) else ()
    if len(heads) != len(peers):
        return ("",) if len(heads) < len(peers) else ()
    return (heads[peers.index(quantity)].name,)


def _owner_in_pair(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> tuple[str, ...]:
    """The same without 分别, where as many numbers follow the list at once: A与B的23.5%与18.9%."""
    lists = [g for g in view.groups if len(g.heads) > 1 and view.text.startswith("的", g.end)]
    peers = _run_around(view, quantity, lexicon) if lists else []
    for group in lists:
        if len(group.heads) == len(peers) and group.end + 1 == peers[0].outer_start:
            return (group.heads[peers.index(quantity)].name,)
    return ()


def metric_behind_list(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> ChosenMetric | None:
    """The metric that follows a list of numbers and is that of all: 以19%、18.2%和13.5%的份额."""
    last = last_in_list(view, quantity, lexicon)
    if last is None or all(not 0 <= m.start - last.outer_end <= _OF_ALL for m in view.metrics):
        return None
    return choose_metric(view, last, None, lexicon)


def listed_names(view: SentenceMentions, end: int, lexicon: Lexicon) -> list[Entity]:
    """The names of the last list of several before `end`, commas between them or not."""
    runs: list[list[Group]] = []
    for group in view.groups:
        if group.end > end:
            break
        between = view.text[runs[-1][-1].end : group.start].strip().lower() if runs else ""
        if runs and (between in lexicon.cues.list_links or _describes(between, lexicon.cues)):
            runs[-1].append(group)
        else:
            runs.append([group])
    lists = [[head for group in run for head in group.heads] for run in runs]
    return next((heads for heads in reversed(lists) if len(heads) > 1), [])


def _describes(between: str, cues: CuesConfig) -> bool:
    """Whether a link and a noun stand between two names, of what the second is: 和减重版."""
    link = starts_with_any(between, tuple(cues.list_links))
    noun = between[len(link) :].strip("“”《》 ")
    return link != "" and len(noun) <= _NOUN and chinese_phrase(noun) == noun != ""


def first_in_list(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> QuantityMention | None:
    """The first number of the list that `quantity` is in, before which the measure stands."""
    peers = _matched(view, quantity, lexicon)
    return peers[0] if peers and peers[0] != quantity else None


def last_in_list(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> QuantityMention | None:
    """The last number of the list that `quantity` is in, which may alone say what is measured."""
    peers = _matched(view, quantity, lexicon)
    return peers[-1] if peers and peers[-1] != quantity else None


def _has_unknown_list(
    view: SentenceMentions, clause: Span, peers: list[QuantityMention], lexicon: Lexicon
) -> bool:
    """Whether what matches the numbers is a list that holds a name nobody recognised: X, b-one."""
    if _scopes_listed(view, peers, lexicon) or _levels_before(view, peers, lexicon):
        return False
    before = Span(clause.start, peers[0].outer_start)
    words = [m for m in view.metrics if before.holds(m.start, m.end)]
    last = [ChosenMetric(metric, m.start, m.end) for m in words[-1:] for metric in m.what]
    if any(len(_of_kinds_listed(view, chosen, lexicon)) == len(peers) for chosen in last):
        return False
    if words and ends_with_any(view.text[: words[-1].start], lexicon.cues.sector_ends):
        return False  # 浙江核电、风电投资: both of the place
    known: list[Located] = [*view.metrics, *view.periods]
    matched = sum(before.holds(m.start, m.end) for m in known)
    listed = any(word in view.text[before.start : before.end] for word in lexicon.cues.coordination)
    return len(peers) > 1 and listed and matched < len(peers)


def scope_in_list(
    view: SentenceMentions, quantity: QuantityMention, scope: str, lexicon: Lexicon
) -> str:
    """`scope`, of a list of scopes that matches numbers only its own: 城镇和农村|分别为x和y.

    So it is with a list of those that a trade is with: 自甲和乙进口的铜分别为x和y.
    """
    peers = _matched(view, quantity, lexicon)
    if peers and (partners := partners_listed(view, peers, lexicon)):
        return "|".join(sorted({*scope.split("|"), partners[peers.index(quantity)]} - {""}))
    listed = _scopes_listed(view, peers, lexicon) if peers else []
    if not listed:
        return scope
    others = {code for code in scope.split("|") if code} - {*listed}
    return "|".join(sorted({*others, listed[peers.index(quantity)]}))


def partners_listed(
    view: SentenceMentions, peers: Sequence[QuantityMention], lexicon: Lexicon
) -> list[str]:
    """The scopes of as many places as numbers with which a trade is: 自|甲和乙|进口的铜分别为.

    None of them has the trade; [] where there is no such list.
    """
    measured = {m.start for m in view.metrics}
    for group in view.groups:
        marked = view.text[: group.start].endswith(lexicon.cues.partner_marks)
        traded = group.end in measured and group.end <= peers[0].start
        alike = len(group.heads) == len(peers) and all(map(is_place, group.heads))
        if marked and traded and alike:
            return [lexicon.scope_of(head.name) for head in group.heads]
    return []


def _scopes_listed(
    view: SentenceMentions, peers: Sequence[QuantityMention], lexicon: Lexicon
) -> list[str]:
    """As many scopes as numbers, in a list right before these or what was told of first; or []."""
    first = _told_first(view, list(peers), lexicon).outer_start
    before = max((q.end for q in view.quantities if q.end <= first), default=0)
    told = [m for m in view.scopes if before <= m.start and m.end <= first][-len(peers) :]
    gaps = [view.text[a.end : b.start].strip().lower() for a, b in pairwise(told)]
    linked = all(len(g) <= _SCOPES and ends_with_any(g, (*lexicon.cues.list_links,)) for g in gaps)
    codes = [m.what for m in told]
    return codes if linked and len(codes) == len({*codes}) == len(peers) else []


def period_in_list(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> Period | None:
    """The time that a list of times gives to this number of several: x and y in 2023 and 2024.

    None where there is no such list, or where names are what matches the numbers.
    """
    peers = _matched(view, quantity, lexicon)
    if not peers:
        return None
    if any(len(g.heads) == len(peers) and g.end <= peers[0].start for g in view.groups):
        return None
    before = [p for p in view.periods if p.end <= peers[0].start][-len(peers) :]
    reach = Span(peers[-1].end, peers[-1].end + _BEHIND)
    behind = [p for p in view.periods if reach.holds(p.start, p.end)][: len(peers)]
    for times in (behind, before):
        gaps = {view.text[a.end : b.start].strip().lower() for a, b in pairwise(times)}
        if len(times) == len(peers) and gaps <= lexicon.cues.list_links:
            return times[peers.index(quantity)].period
    return _year_of_range(view, quantity, peers)


def _year_of_range(
    view: SentenceMentions, quantity: QuantityMention, peers: list[QuantityMention]
) -> Period | None:
    """The year of this number, where the time told last has one for each: 2020年至2022年分别为….

    Not where as many metrics stand in the clause, which are then what matches.
    """
    told = [p.period for p in view.periods if p.end <= peers[0].start][-1:]
    clause = view.clauses[view.clause_at(peers[0].start)]
    named = sum(clause.start <= m.start < peers[0].start for m in view.metrics)
    if not told or told[0].start is None or told[0].end is None or named >= len(peers):
        return None
    first, last = told[0].start, told[0].end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not whole or last.year - first.year + 1 != len(peers):
        return None
    year = first.year + peers.index(quantity)
    return Period(date(year, 1, 1), date(year, 12, 31), "year", told[0].basis)


def means_list(
    view: SentenceMentions, quantity: QuantityMention, listed: tuple[Entity, ...], lexicon: Lexicon
) -> bool:
    """Whether a number that opens a clause means the names `listed` before: 两家公司的订单."""
    clause = view.clauses[view.clause_at(quantity.start)]
    again = starts_with_any(view.text[quantity.start :], lexicon.cues.listed_again)
    return bool(again) and clause.start == quantity.start and quantity.quantity.low == len(listed)


def in_matched_list(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> bool:
    """Whether `quantity` is a number of a list that matches another: 分别, respectively."""
    return bool(_matched(view, quantity, lexicon))


def metric_in_list(
    view: SentenceMentions, quantity: QuantityMention, chosen: ChosenMetric, lexicon: Lexicon
) -> ChosenMetric:
    """The metric that a list of metrics gives to this number of several, else the `chosen` one.

    营收和净利润分别为x和y; 营收x,净利润y,同比分别增长a%和b%: as many metrics as numbers of one unit
    in the list, the last that were named before it.
    """
    peers = _matched(view, quantity, lexicon)
    if not peers:
        return chosen
    first = _told_first(view, peers, lexicon)
    clause = view.clauses[view.clause_at(first.start)]
    heads = [h for g in view.groups if clause.holds(g.start, first.start) for h in g.heads]
    if len(heads) == len(peers) and listed_names(view, peers[0].start, lexicon) == heads:
        return chosen  # names are what matches the numbers
    what = lexicon.derivation(chosen.metric.name) if quantity.form == "percent" else ""
    level = replace(chosen, metric=lexicon.level(chosen.metric)) if what else chosen
    own = _of_kinds_listed(view, level, lexicon) or (
        _levels_before(view, peers, lexicon) if what else []
    )
    if len(own) != len(peers):
        own = _named_before(view, peers, chosen.metric, derived=what != "")
    if len(own) < len(peers):
        return chosen
    told = own[-len(peers) :][peers.index(quantity)]
    return replace(chosen, metric=lexicon.derived(told, what) if what else told)


def _named_before(
    view: SentenceMentions, peers: list[QuantityMention], like: Metric, *, derived: bool
) -> list[Metric]:
    """The metrics named before a list of numbers, in order: those that a growth or share is of.

    Of the levels those named since the numbers before: 营收分别为x和y,|净利润|分别为z和w.
    """
    named: dict[str, Metric] = {}
    told = max((q.end for q in view.quantities if q.end <= peers[0].start), default=0)
    between = [m for m in view.metrics if told <= m.start < peers[0].start]
    for mention in view.metrics if derived or not between else between:
        metric = mention.what[0]
        fits = metric.dimension in LEVELS if derived else metric.dimension == like.dimension
        if fits and mention.start < peers[0].start:
            named.pop(metric.name, None)
            named[metric.name] = metric
    return list(named.values())


def _levels_before(
    view: SentenceMentions, peers: list[QuantityMention], lexicon: Lexicon
) -> list[Metric]:
    """The metrics of the levels before as many growths or shares: 产量x,销量y,分别增长a%和b%."""
    form = peers[0].form
    before = [
        q for q in view.quantities if q.end <= peers[0].start and q.form not in (form, "ordinal")
    ]
    told = [(q, m) for q in before if (m := choose_metric(view, q, None, lexicon))]
    if len(told) != len(peers):
        return []
    levels = [metric_in_list(view, q, chosen, lexicon).metric for q, chosen in told]
    return levels if len({m.name for m in levels}) == len(peers) else []


def _of_kinds_listed(
    view: SentenceMentions, chosen: ChosenMetric, lexicon: Lexicon
) -> list[Metric]:
    """The metrics of the goods, none or several, of which one word is told: 钢材、水泥|产量."""
    if chosen.start is None or chosen.end is None:
        return []
    if both := each_of_both(view, chosen, lexicon):
        return both
    word = view.text[chosen.start : chosen.end]
    own = starts_with_any(word, lexicon.kind_words)
    measure = word.removeprefix(own)
    of_any = lexicon.of_any_kind(chosen.metric) or lexicon.metric_of(measure, chosen.metric)
    if of_any is None or not of_any.of_kinds:
        return []
    clause = view.clauses[view.clause_at(chosen.start)]
    before = view.text[clause.start : chosen.start + len(own)].rstrip("的")
    kinds: list[Metric] = []
    while kind := ends_with_any(before, lexicon.kind_words) or (kinds and chinese_phrase(before)):
        listed = lexicon.metric_of(f"{kind}{measure}", chosen.metric)
        kinds.insert(0, listed or lexicon.of_kind(of_any, kind))
        before = before.removesuffix(kind)
        link = ends_with_any(before, lexicon.cues.coordination)
        if not link:
            break
        before = before.removesuffix(link)
    return kinds


def matched_with(
    view: SentenceMentions, quantity: QuantityMention, members: Sequence[str], lexicon: Lexicon
) -> str | None:
    """Which of as many `members` a number of a list matches, None where it matches none."""
    peers = _matched(view, quantity, lexicon)
    return members[peers.index(quantity)] if peers and len(peers) == len(members) else None


def _matched(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> list[QuantityMention]:
    """The numbers of the list with `quantity`, where 分别 says that they match another list."""
    if not any(word in view.text for word in lexicon.cues.respective):
        return []
    peers = _run_around(view, quantity, lexicon)
    if len(peers) < 2:
        return []
    told = _is_told_apart(view, peers, lexicon.cues.respective)
    return peers if told or _run_before(view, peers, lexicon) else []


def _told_first(
    view: SentenceMentions, peers: list[QuantityMention], lexicon: Lexicon
) -> QuantityMention:
    """The first number of the list that `peers` go on about, or of these."""
    return next(iter(_run_before(view, peers, lexicon) or peers))


def _run_before(
    view: SentenceMentions, peers: list[QuantityMention], lexicon: Lexicon
) -> list[QuantityMention]:
    """The matched list that as many further numbers follow at once: 分别为x和y,|增长a%和b%."""
    before = [q for q in view.quantities if q.end <= peers[0].start]
    run = _matched(view, before[-1], lexicon) if before else []
    if len(run) != len(peers):
        return []
    behind = Span(run[-1].end, peers[-1].start)
    named: list[Located] = [*view.entities, *view.metrics, *view.periods, *view.scopes]
    other = any(behind.holds(m.start, m.end) for m in named)
    between = (view.text[a.end : b.start] for a, b in pairwise(peers))
    other |= any(not _is_link(text.strip().lower(), lexicon.cues, bare=True) for text in between)
    return [] if other or peers[0].start - behind.start > _FOLLOWING else run


def _run_around(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> list[QuantityMention]:
    """The numbers of one unit that stand in one list with `quantity`: 12.4%和下降3.1%."""
    alike = [q for q in view.quantities if q.quantity.unit == quantity.quantity.unit]
    runs: list[list[QuantityMention]] = []
    for number in alike:
        between = view.text[runs[-1][-1].end : number.start].strip().lower() if runs else ""
        linked = _is_link(between, lexicon.cues)
        if linked and not contains_any(between, lexicon.cues.respective):
            runs[-1].append(number)
        else:
            runs.append([number])
    return next((run for run in runs if quantity in run), [])


def _is_link(between: str, cues: CuesConfig, *, bare: bool = False) -> bool:
    """Whether no more than a comma, "and" and a word of growth stand between two numbers.

    A short subject may stand before that word, unless the link is to be `bare`.
    """
    link = starts_with_any(between, tuple(cues.list_links))
    rest = between[len(link) :].strip()
    if not link or len(between) > _LINK:
        return False
    word = ends_with_any(rest, (*cues.growth, *cues.growth_bare, *cues.falls))
    return rest.isascii() or (word == rest if bare else bool(word))


def _is_told_apart(
    view: SentenceMentions, peers: list[QuantityMention], words: tuple[str, ...]
) -> bool:
    """Whether 分别 stands before the list in its clause, or "respectively" behind it."""
    first = view.clause_at(peers[0].start)
    before = view.text[view.clauses[first].start : peers[0].start]
    end = peers[-1].end
    others = (q.start for q in view.quantities if q.start > end)
    behind = view.text[end : min(end + _BEHIND, next(others, len(view.text)))]
    return contains_any(before, words) or contains_any(behind, words)
