"""What one kind of credit grew or shrank by over a period: 委托贷款增加43亿元, 存款减少8亿元."""

from __future__ import annotations

import re
from typing import Final

from detector.cue_words import CuesConfig
from detector.lexicon import Lexicon
from detector.mentions import Located, SentenceMentions
from detector.metric_details import ChosenMetric
from detector.quantities import QuantityMention
from detector.vocabulary import Label, Metric
from detector.word_search import contains_any, ends_with_any, starts_with_any, without_ends

_BRACKETS: Final = re.compile("[()（）]")
_LONGEST: Final = 18
"""Characters of the name of a kind of credit."""


def credit_moved(
    view: SentenceMentions, quantity: QuantityMention, told: Metric | None, lexicon: Lexicon
) -> ChosenMetric | None:
    """What was added to or taken from the kind of credit named before the verb, or None.

    It is a flow with a growth of its own (同比多增), no change of what was `told` before. What is
    measured from a time (较年初增加) or is a word of the table (人民币贷款增加) is none.
    """
    cues = lexicon.cues
    name, verb, begin = _named(view, quantity, cues)
    if not name or any(begin <= m.start and m.end == quantity.outer_start for m in view.metrics):
        return None
    if starts_with_any(name, cues.credit_tenors):
        name = f"{_borrower(view, quantity, told, lexicon)}{name}"
    label, unit = Label(zh=name, en=name), quantity.quantity.unit
    stock = Metric(name=name, family=name, label=label, dimension="money", unit=unit, listed=False)
    move = "lost" if verb in cues.falls else "added"
    return ChosenMetric(lexicon.derived(stock, move), begin, quantity.outer_start)


def _named(
    view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig
) -> tuple[str, str, int]:
    """The kind of credit that moved by a sum, the verb and where both begin; "" for none."""
    if quantity.form != "money" or view.text.isascii():
        return "", "", 0
    clause = view.clauses[view.clause_at(quantity.start)]
    known: list[Located] = [*view.entities, *view.periods, *view.quantities]
    begin = max([clause.start, *(k.end for k in known if k.end <= quantity.start)])
    text, _ = without_ends(view.text[begin : quantity.outer_start], cues.change_links)
    verb = ends_with_any(text, cues.credit_moves)
    noun = text.removesuffix(verb)
    noun = noun.removesuffix(ends_with_any(noun, cues.credit_terms))
    return (_kind_of_credit(noun, cues) if verb else ""), verb, begin


def _borrower(
    view: SentenceMentions, quantity: QuantityMention, told: Metric | None, lexicon: Lexicon
) -> str:
    """Whose loans those of a mere term are: 住户 in 住户贷款增加2.8万亿元,其中,短期贷款…."""
    cues = lexicon.cues
    parted = max(view.text.rfind(mark, 0, quantity.start) for mark in ";；")
    before = [q for q in view.quantities if parted < q.start < quantity.start]
    names = [_named(view, q, cues)[0] for q in reversed(before)]
    if starts_with_any(view.text, cues.part_of) and told:
        names.append(told.name.removesuffix(f"_{lexicon.derivation(told.name)}"))
    for name in names:
        credit = ends_with_any(name, cues.credit)
        if credit and not starts_with_any(name, cues.credit_tenors):
            whole = name.removesuffix(credit)
            inside = [whole.find(tenor) for tenor in cues.credit_tenors if tenor in whole]
            return whole[: min(inside, default=len(whole))]
    return ""


def _kind_of_credit(noun: str, cues: CuesConfig) -> str:
    """The name of the kind of credit that `noun` is, "" if it is none."""
    name = _BRACKETS.sub("", noun).strip()
    for openers in (cues.part_of, cues.sector_openers):
        name = name.removeprefix(starts_with_any(name, openers)).lstrip()
    compared = contains_any(name, (*cues.comparison, *cues.growth))
    known = ends_with_any(name, cues.credit) and not compared
    return name if known and len(name) <= _LONGEST else ""
