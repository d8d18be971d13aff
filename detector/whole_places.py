"""Which place 全省, 全市 or 全国 means: the last one spoken of, or in a name, or the country.

Or the world, of which its bodies speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Group, SentenceMentions
from detector.names import RATER_KIND
from detector.references import Topic, is_region, reference, suits
from detector.sentences import Span, blanked
from detector.vocabulary import LEVELS, Entity, Metric, is_industry, is_place
from detector.word_search import Mention, contains_any, ends_with_any, starts_with_any

_PLACE: Final = "place"
_COMPANY: Final = "company"
_GLOBAL: Final = "global"


def whole_place(
    view: SentenceMentions,
    groups: list[Group],
    place: Span,
    metric: Metric,
    topic: Topic,
    lexicon: Lexicon,
) -> str | None:
    """The place that a word for all of it means at a figure, "" if none is known; None without one.

    苏州市统计局公布，全市GDP…: a body that has the name of a place in its own shows it as well. A
    province is not the city spoken of last, nor the city its province.
    """
    if world := _whole_world(view, groups, place, metric, topic, lexicon):
        return world
    found = _word_before(view, place, lexicon)
    if found is None:
        return _whole_nation(view, groups, place, metric, topic, lexicon)
    if any(found[1] <= g.start < place.start and not g.marked for g in groups):
        return None
    word, at = found
    level = lexicon.cues.whole_places[word]
    told = [*_places_in(view.text[:at], lexicon), *_of_topic(topic, lexicon)]
    meant = [name for name, kind in told if kind == level]
    if meant and suits(lexicon.entities.get(meant[0], Entity(name=meant[0], kind="place")), metric):
        return meant[0]
    return "" if told and told[0][1] and told[0][1] != level else None


def _whole_world(
    view: SentenceMentions,
    groups: list[Group],
    place: Span,
    metric: Metric,
    topic: Topic,
    lexicon: Lexicon,
) -> str | None:
    """The world, which a word that opens a clause names: Worldwide, there were 90 crashes.

    So it does in a text about a place, which has nothing worldwide, and where the parts that follow
    are places'. Of somebody else it only says where: 甲公司…,全球共售出5万辆.
    """
    level = lexicon.level(metric)
    if level.dimension not in LEVELS or (metric.kinds and _PLACE not in metric.kinds):
        return None
    index = view.clause_at(place.start)
    own = view.clauses[index]
    words = [s for s in view.scopes if s.what == _GLOBAL and s.end <= place.start]
    for word in words[-1:]:
        clause = view.clauses[view.clause_at(word.start)]
        alone = index and clause == view.clauses[index - 1] and word.end == clause.end
        dated = [Span(p.start, p.end) for p in view.periods]
        opens = not blanked(view.text, Span(clause.start, word.start), dated).strip()
        named = any(word.end <= g.start < place.start and not g.marked for g in groups)
        if not opens or named or not (alone or clause == own):
            return None
        behind = view.text[word.end :].lstrip(", ")
        there = starts_with_any(behind.lower(), lexicon.cues.existing)
        of_place = any(is_region(e) for e in topic.subjects[:1])
        of_place = of_place and reference(view, groups, place, place.start, lexicon) is None
        of_trade = lexicon.is_of_things(level) and _shows_trade(view, word, lexicon)
        if there or of_place or of_trade or _has_parts_of_places(view, index, lexicon.cues):
            return lexicon.scopes[_GLOBAL].entity
    return None


def told_of_world(
    view: SentenceMentions,
    metric: Metric,
    subjects: tuple[str, ...],
    topic: Topic,
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """`subjects`, or the world for what its health body tells of an illness of no place.

    So in: Measles killed 107,000 people last year, the World Health Organization said.
    """
    ill = lexicon.is_of_illness(lexicon.level(metric))
    told = topic.illness or any(s.what in lexicon.illnesses for s in view.scopes)
    if any(subjects) or not (ill and told):
        return subjects
    heads = [h for g in view.groups for h in g.heads]
    known = [*heads, *topic.subjects]
    placed = bool(topic.country or topic.seat) or any(is_region(e) or e.place for e in known)
    placed = placed or any(s.what in lexicon.regions for s in view.scopes)
    speakers = [h.name for g in view.groups if g.speaker for h in g.heads]
    before = [topic.speaker.name] if topic.speaker else []
    bodies = lexicon.cues.world_bodies.intersection(speakers or before)
    world = lexicon.scopes[_GLOBAL].entity
    return (world,) if bodies and world and not placed else subjects


def _shows_trade(view: SentenceMentions, word: Mention[str], lexicon: Lexicon) -> bool:
    """Whether a report shows what was done to some goods: 数据显示,全球|智能手机|出货量.

    Not where it is somebody's, whom the sentence names or points at.
    """
    goods = starts_with_any(view.text[word.end :].lstrip().lower(), lexicon.goods_words)
    before = [g for g in view.groups if g.end <= word.start and not is_industry(g.heads[-1])]
    raters = [g for g in before if g.heads[-1].kind == RATER_KIND]
    shown = bool(raters) or contains_any(view.text[: word.start], lexicon.cues.reports_shown)
    known = any(not g.speaker for g in before if g not in raters)
    return bool(goods) and shown and not (known or contains_any(view.text, lexicon.definite))


def _has_parts_of_places(view: SentenceMentions, index: int, cues: CuesConfig) -> bool:
    """Whether a clause behind clause `index` gives a place its part: 其中印度15次."""
    for clause in view.clauses[index + 1 :]:
        opener = starts_with_any(view.text[clause.start : clause.end], cues.part_of)
        begin = clause.start + len(opener)
        if opener:
            return any(g.start == begin and is_region(g.heads[-1]) for g in view.groups)
    return False


def _whole_nation(
    view: SentenceMentions,
    groups: list[Group],
    place: Span,
    metric: Metric,
    topic: Topic,
    lexicon: Lexicon,
) -> str | None:
    """The country that 全国 names at a figure that only places have: 全国铁路营业里程16.2万公里.

    So that of a part of it (其中高铁4.8万公里). Whoever stands beside the word is the owner.
    A text about places, or a bureau's statement, may be of another country.
    """
    placed = any(is_region(e) or e.place for e in topic.subjects) or any(
        g.speaker or is_region(g.heads[-1]) for g in view.groups
    )
    if placed or _PLACE not in metric.kinds or _COMPANY in metric.kinds:
        return None
    clause = view.clauses[view.clause_at(place.start)]
    part = starts_with_any(view.text[clause.start : clause.end], lexicon.cues.part_of)
    for word in reversed(view.scopes):
        own = view.clauses[view.clause_at(word.start)].start
        near = (part or own == clause.start) and word.end <= place.start
        if not near or not _names_nation(view, word, lexicon):
            continue
        if metric.dimension == "money" and _told_at_once(view, word):
            return None
        alone = not any(own <= g.start < place.start and not g.marked for g in groups)
        return lexicon.scopes[word.what].entity if alone else None
    return None


def _told_at_once(view: SentenceMentions, word: Mention[str]) -> bool:
    """Whether a sum is told of right behind a word, as a body does of its own: 全国|固定资产投资.

    But none of what a noun parts from it: 全国|铁路|固定资产投资.
    """
    for measure in view.metrics:
        parts = (s for s in view.scopes if word.end <= s.start and s.end < measure.end)
        if measure.start <= word.end < measure.end and next(parts, None) is None:
            return True
    return False


def _names_nation(view: SentenceMentions, word: Mention[str], lexicon: Lexicon) -> bool:
    """Whether a word for a region names a whole country, and no other figure is set beside it."""
    scope = lexicon.scopes[word.what]
    named = view.text[word.start : word.end] in scope.names and not view.text[word.start].isascii()
    before = view.text[: word.start]
    compared = ends_with_any(before, (*lexicon.markers, *lexicon.cues.rivals))
    return named and not compared and lexicon.kind_of(scope.entity or "") == _PLACE


def _word_before(view: SentenceMentions, place: Span, lexicon: Lexicon) -> tuple[str, int] | None:
    """The last such word before a figure in its clause or the one before, and where it stands."""
    words = tuple(lexicon.cues.whole_places)
    index = view.clause_at(place.start)
    begin = view.clauses[max(0, index - 1)].start
    text = view.text[begin : place.start]
    if not contains_any(text, words):
        return None
    at, word = max((text.rfind(word), word) for word in words)
    led = ends_with_any(text[:at], lexicon.cues.placed_behind)
    return None if led else (word, begin + at)  # 领跑|全省


def _of_topic(topic: Topic, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Places of what the text has spoken of, and in the names of bodies, the last first."""
    spoken = [*topic.subjects, *filter(None, [topic.speaker])]
    for entity in spoken:
        yield from _places_in(entity.name, lexicon)
        if is_place(entity):
            yield entity.name, _level(entity, lexicon)


def _places_in(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Places of the table that `text` names, and of what level each is, the last one first."""
    found = [m for m in lexicon.find_entities(text) if is_place(m.what)]
    return [(m.what.name, _level(m.what, lexicon)) for m in reversed(found)]


def _level(entity: Entity, lexicon: Lexicon) -> str:
    """What a place is by the word that ends its whole name, 市 of 苏州市; "" where none does."""
    whole = max((entity.name, *(a for a in entity.aliases if a.startswith(entity.name))), key=len)
    return whole[-1] if whole[-1] in lexicon.cues.whole_places.values() else ""


def says_nation(view: SentenceMentions, place: Span, cues: CuesConfig) -> bool:
    """Whether 我国 stands before a figure: it is no part of a company's."""
    return contains_any(view.text[: place.start], cues.nation)


def says_whole(
    view: SentenceMentions,
    place: Span,
    implied: Sequence[str],
    topic: Topic,
    lexicon: Lexicon,
) -> bool:
    """Whether the clause names the whole country behind one of its places: 全国共设7926个考点."""
    clause = view.clauses[view.clause_at(place.start)]
    words = tuple(lexicon.owner_words(implied[0]))
    of_place = any(is_region(e) for e in topic.subjects[:1])
    return of_place and contains_any(view.text[clause.start : place.start], words)
