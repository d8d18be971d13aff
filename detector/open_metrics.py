"""Metrics that no table lists: the noun that a number counts, or the phrase it is the value of."""

from __future__ import annotations

import re

import rjieba

from detector.lexicon import CuesConfig, Dimension, Label, Metric, ends_with_any
from detector.mentions import SentenceMentions
from detector.quantities import QuantityMention

_REACH = 40
"""Characters before a number in which the phrase it measures must end."""

_LONGEST = 12
_ENGLISH_WORDS = 3
_NOUN_TAGS = frozenset({"n", "vn", "an", "nz", "l", "j", "v", "vg", "b", "ng"})
_HEAD_TAGS = frozenset({"n", "vn", "an", "nz", "l", "j", "ng"})
_DIMENSIONS: dict[str, Dimension] = {
    "money": "money",
    "percent": "percent",
    "cardinal": "count",
    "approximate_word": "count",
    "ratio": "ratio",
}


def open_metric(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> Metric | None:
    """A metric made of the words around `quantity`, or None where they name none.

    In order: the noun behind a number and its classifier (11款AI应用), the noun phrase that ends
    right before the number and its verb (客座率为84.5%, cargo throughput fell to 24,500), the
    English noun counted (600 temporary workers). Physical measures (28纳米) describe, they do not
    count.
    """
    dimension = _DIMENSIONS.get(quantity.form)
    measured = dimension == "count" and quantity.quantity.unit != "count"
    if dimension is None or measured:
        return None
    phrase = (
        _counted_noun(view, quantity, cues)
        or _phrase_before(view, quantity, cues)
        or _english_counted(view, quantity, cues)
    )
    if not phrase or any(phrase.endswith(word) for word in cues.empty_nouns):
        return None
    return Metric(
        name=phrase,
        family=phrase,
        label=Label(zh=phrase, en=phrase),
        dimension=dimension,
        unit="count" if quantity.quantity.unit == "count" else quantity.quantity.unit,
    )


def _counted_noun(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    if quantity.form != "cardinal" or not quantity.classifier or quantity.classifier.isascii():
        return ""
    rest = view.text[quantity.outer_end : quantity.outer_end + _REACH].lstrip().removeprefix("的")
    noun = ""
    for word in rjieba.cut(rest, hmm=False):
        if word in cues.composed:
            return ""
        if word in cues.noun_stops or word in cues.noun_stop_words:
            break
        noun += word
    for variant, usual in cues.noun_variants.items():
        noun = noun.replace(variant, usual)
    return noun[:_LONGEST] if len(noun) > 1 and not noun.isascii() else ""


def _phrase_before(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    clause = view.clauses[view.clause_at(quantity.start)]
    ends = [m.end for m in view.entities] + [p.end for p in view.periods]
    begin = max(
        clause.start,
        quantity.outer_start - _REACH,
        *(end for end in ends if end <= quantity.outer_start),
    )
    before = view.text[begin : quantity.outer_start].rstrip(" “\"'(")
    told = ""
    while verb := ends_with_any(before, cues.measure_verbs):
        before, told = before[: -len(verb)].rstrip(), verb
    if not before.isascii():
        return _chinese_phrase(before)
    return _english_phrase(before, cues) if told else ""


def _chinese_phrase(text: str) -> str:
    """The noun phrase that `text` ends with: tokens that nouns are made of, the last a noun."""
    kept: list[str] = []
    for word, tag in reversed(rjieba.tag(text)):
        if tag not in (_NOUN_TAGS if kept else _HEAD_TAGS) or not word.isalpha():
            break
        kept.insert(0, word)
    phrase = "".join(kept)[-_LONGEST:]
    return phrase if len(phrase) > 1 else ""


def _english_phrase(text: str, cues: CuesConfig) -> str:
    words: list[str] = []
    text = text[text.find(" ") + 1 :] if len(text) == _REACH else text
    for word in reversed(re.findall(r"[A-Za-z-]+|[^A-Za-z\s]", text)):
        if not word[0].isalpha() or word.lower() in cues.english_function_words:
            break
        words.insert(0, word.lower())
    return " ".join(words[-_ENGLISH_WORDS:])


def _english_counted(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    """The English noun counted: 1.3 million [passengers], 600 [temporary workers]."""
    rest = view.text[quantity.end : quantity.end + _REACH]
    words: list[str] = []
    for word in re.findall(r"[A-Za-z-]+|[^A-Za-z\s]", rest):
        if (
            not (word.isascii() and word[0].isalpha())
            or word.lower() in cues.english_function_words
        ):
            break
        words.append(word.lower())
    counter = quantity.classifier.lower() if quantity.classifier.isascii() else ""
    return " ".join([*([counter] if counter else []), *words][:_ENGLISH_WORDS])
