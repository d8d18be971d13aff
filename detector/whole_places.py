"""Which place 全省 or 全市 means: the last province or city spoken of, by itself or in a name."""

from __future__ import annotations

from collections.abc import Iterator

from detector.lexicon import Entity, Lexicon, Metric, contains_any, is_place
from detector.mentions import Group, SentenceMentions
from detector.references import Topic, suits
from detector.sentences import Span


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
    found = _word_before(view, place, lexicon)
    if found is None or any(found[1] <= g.start < place.start and not g.marked for g in groups):
        return None
    word, at = found
    level = lexicon.cues.whole_places[word]
    told = [*_places_in(view.text[:at], lexicon), *_of_topic(topic, lexicon)]
    meant = [name for name, kind in told if kind == level]
    if meant and suits(lexicon.entities.get(meant[0], Entity(name=meant[0], kind="place")), metric):
        return meant[0]
    return "" if told and told[0][1] and told[0][1] != level else None


def _word_before(view: SentenceMentions, place: Span, lexicon: Lexicon) -> tuple[str, int] | None:
    """The last such word before a figure in its clause or the one before, and where it stands."""
    words = tuple(lexicon.cues.whole_places)
    index = view.clause_at(place.start)
    begin = view.clauses[max(0, index - 1)].start
    text = view.text[begin : place.start]
    if not contains_any(text, words):
        return None
    at, word = max((text.rfind(word), word) for word in words)
    return word, begin + at


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
