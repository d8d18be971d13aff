"""Find every stated amount in a clean text: its span, its value as an interval, unit and hedge.

The words (units, currencies, hedges, names that hold a numeral) are data: `configs/units.yaml`
and `configs/hedges.yaml`. What is code is how they combine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from detector.numerals import (
    Numeral,
    and_more,
    arabic,
    between,
    chinese,
    english,
    exact,
    plus,
    vague_english,
    years_and_months,
)
from detector.quantity_patterns import ORDINALS, number_pattern, scan_pattern
from detector.quantity_values import (
    Amount,
    combined_hedge,
    half_or_more,
    is_change,
    is_counted,
    is_glued,
    is_negative,
    is_one,
    negated,
    of_figures,
    read_numeral,
    scale_numeral,
    stated_bounds,
)
from detector.quantity_words import (
    COUNT,
    Form,
    HedgeReader,
    HedgesConfig,
    Unit,
    UnitsConfig,
    WordsAfter,
    WordsBefore,
    alternation,
    conditional_units,
    label_table,
    unit_table,
)
from detector.records import Quantity

__all__ = [
    "Form",
    "HedgesConfig",
    "QuantityFinder",
    "QuantityMention",
    "UnitsConfig",
    "find_quantities",
]


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """One amount in a text.

    `start` and `end` delimit numeral, scale and unit or classifier (with 几, 数, 上, 余, 多 where
    they are part of the numeral); the outer offsets add the hedge words. `classifier` is the
    counter as written, empty where there is none.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    quantity: Quantity
    form: Form
    classifier: str


_Reader = Callable[[str, re.Match[str]], QuantityMention | None]
_RANK: Final = Unit("rank", form="ordinal")
_SHORT_YEARS: Final = range(10, 36)
_LIKE_ID_OR_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}\Z|[0-9]{10}")
_SEPARATOR: Final = re.compile(r" ?(?:[-–—~～至到]|to|and) ?")
_CHANGED_BY: Final = re.compile(r"\b[Bb]y (?:[a-z]+ ){0,2}\Z")
"""Before an amount of change, which leads to the value behind it: fell by 7,000 to 13,350."""
_CHANGE: Final = ("从", "由", "自", "from ", "From ")
_NAME_BEFORE: Final = re.compile(r"(?:\A|[^A-Za-z])[A-Z][A-Za-z]*\.? \Z")
_NUMBERS_LISTED: Final = re.compile(r"(?<=[A-Za-z] )[0-9]{2,4},? (?:and|or) \Z")
"""Before a number, it is one of a list of names: the Boeing 747 and 787 planes."""
_WORD_BEFORE: Final = re.compile(r"([A-Za-z]+)\.? \Z")
_HEDGED: Final = 24
"""Characters before a number in which it says by how much something changed: by more than."""
_NOUN_AFTER: Final = re.compile(r" ([a-z]{3,})")
_WORD_AFTER: Final = re.compile(r" ([a-z]+)(?![A-Za-z])")
_SMALL_LETTERS: Final = re.compile("[a-z]+")
BEEN: Final = re.compile(" (?:others |of (?:whom|them) )?(?:were|are|have been|had been) ")
"""Between people and what befell them: and 7 [others were] wounded, 9 [of whom were] hurt."""
_BETWEEN: Final = re.compile(r" ([a-z]+(?:[-'’][a-z]+)*|[0-9]{1,4}-[a-z]+)(?= )")
_OF_NUMBER: Final = re.compile(
    r" of (?:the|its|their|his|her|all) (?:[0-9][0-9,]*|[a-z]+) [a-z]{3,}"
)
_LIST_LINK: Final = re.compile(r"(?:[、和与及]|,? and |, ?)(?=[$€£]?[0-9])")
_LISTED_SO_FAR: Final = 60
_LIST_BEHIND: Final = 80
_STEP: Final = 2
"""How many times what it moved by a value is at least, which no upper end of a range is."""
_UNSCALED: Final = 1000
"""Below it a number of a list shares the scale of the next: 分别为59和51亿件."""
_NUMBER_BEFORE: Final = re.compile(r"(?:[0-9]|hundred|thousand|million|billion) \Z")
"""Before a measure with a hyphen: it says what is counted, 50 million 60-kg bags."""
_NAME_BETWEEN: Final = re.compile(r" ([A-Z][A-Za-z-]+) ")
_LIKE_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}\Z")
_AND_MONTHS: Final = re.compile(r"[零又]| and | ")
_SENTENCE_ENDS: Final = "。！？!?\n"
_SPEAKING_SIZE: Final = 100
_CLOSED_AFTER: Final = re.compile(r"\s*(?:[,，。;；!！?？、)”》]|\.(?![0-9])|\Z)|\s*\n")
_CONTEXT: Final = 24
_SENTENCE_SO_FAR: Final = 100
_NEGATABLE: Final = frozenset({"percent", "money"})
_BELOW_ZERO: Final = ("零下", "minus ", "-", "−")


def find_quantities(text: str, units: UnitsConfig, hedges: HedgesConfig) -> list[QuantityMention]:
    """Every amount of `text` in order. For more than one text, keep a QuantityFinder."""
    return QuantityFinder(units, hedges).find(text)


class QuantityFinder:
    """Compiled once from the two word lists, then applied to any number of texts."""

    def __init__(self, units: UnitsConfig, hedges: HedgesConfig) -> None:
        self._units = units
        self._hedges = HedgeReader(hedges)
        self._unit_of = unit_table(units)
        self._unit_words = WordsAfter(self._unit_of, units.not_before)
        self._conditional = conditional_units(units)
        self._conditional_words = WordsAfter(self._conditional, units.not_before)
        self._counters = WordsAfter(
            w for w, unit in self._unit_of.items() if unit.classifier and w.isascii()
        )
        self._label_of = label_table(units)
        self._unit_labels = WordsBefore(self._label_of)
        self._currency_of = {
            sign.lower(): Unit(code, form="money")
            for code, currency in units.currencies.items()
            for sign in (*currency.symbols, *currency.labels)
        }
        self._symbols = WordsBefore(s.lower() for c in units.currencies.values() for s in c.symbols)
        self._labels = WordsBefore(s for c in units.currencies.values() for s in c.labels)
        self._label_gaps = WordsBefore(units.label_gaps)
        self._next_symbols = WordsAfter(s for c in units.currencies.values() for s in c.symbols)
        self._blockers = WordsBefore(word.lower() for word in units.blockers)
        self._blocks = {word.lower(): blocks for word, blocks in units.blockers.items()}
        self._introducers = WordsBefore(units.introducers)
        self._english_introducers = WordsBefore(units.english_introducers)
        self._prepositions = WordsBefore(units.english_prepositions)
        self._year_prepositions = WordsBefore(units.year_prepositions)
        self._moves = WordsBefore(units.moves)
        self._not_between = frozenset(units.not_between) | frozenset(units.not_counted)
        self._not_names = frozenset(units.not_names)
        self._bare_before = frozenset(units.bare_before)
        self._states = frozenset(units.states)
        self._counted_behind = tuple(f" {words}" for words in units.counted_behind)
        self._sentence_cues = WordsBefore(units.sentence_cues)
        self._not_durations = tuple(units.not_durations)
        self._phrase_of = {word: phrase for phrase in units.phrases for word in phrase.words}
        self._digit_classifiers = frozenset(units.digit_classifiers)
        self._year_cues = WordsBefore(units.year_cues_before)
        self._after_years = WordsAfter(units.year_cues_after)
        self._rank_cues = WordsBefore(units.ranks.cues)
        self._rank_suffixes = WordsAfter(units.ranks.suffixes, units.not_before)
        self._english_rank_cues = WordsBefore(units.ranks.english_before)
        self._after_english_rank = WordsAfter(units.ranks.english_after)
        self._divisor = re.compile(rf" ?(?:{'|'.join(map(re.escape, units.divisor_nouns))}) ?[0-9]")
        self._money_scale = re.compile(rf" ?({alternation(units.money_scales)})")
        self._counted_scale = re.compile(
            alternation(f"{word} " if word.isascii() else word for word in units.counted_scales)
        )
        ends = alternation(units.list_behind)
        self._list_ends = re.compile(rf"(?:[^.;]|\.(?=[0-9]))*?\b(?:{ends})\b")
        self._number = re.compile(number_pattern(units.scales))
        self._scan = re.compile(scan_pattern(units), re.VERBOSE)
        self._readers: dict[str, _Reader] = {
            "skip": _no_amount,
            "address": _no_amount,
            "plain": _no_amount,
            "score": _no_amount,
            "number": self._quantity,
            "english_number": self._quantity,
            "phrase": self._phrase,
            "english_phrase": self._phrase,
            "fraction": self._fraction,
            "rank": self._rank,
            "digit_rank": self._english_rank,
            "english_rank": self._english_rank,
            "ratio": self._ratio,
        }

    @property
    def yuan_abroad(self) -> frozenset[str]:
        """The currencies beside the yuan that are called 元 at home."""
        return frozenset(self._units.yuan_abroad)

    def find(self, text: str) -> list[QuantityMention]:
        """Every amount of `text`, in order and without overlap."""
        return list(self._mentions(text))

    def yuan_of(self, text: str) -> str | None:
        """What 元 alone means in an article of traditional characters, None if that does not say.

        That is the one of `yuan_abroad` and the yuan whose name the article writes most often, the
        yuan where two are as often named.
        """
        named = {
            code: sum(text.count(label) for label in self._units.currencies[code].labels)
            for code in (*self._units.yuan_abroad, "CNY")
        }
        most = max(named.values())
        first = [code for code, count in named.items() if count == most]
        return (first[0] if len(first) == 1 else "CNY") if most else None

    def _mentions(self, text: str) -> Iterator[QuantityMention]:
        position = 0
        while match := self._scan.search(text, position):
            read = self._readers[match.lastgroup or "skip"]
            found = read(text, match)
            position = match.end()
            if found is not None:
                position = max(position, found.end)
                yield found

    # Numbers with or without a unit

    def _quantity(self, text: str, match: re.Match[str]) -> QuantityMention | None:
        first = self._amount(text, match.start())
        if first is None:
            return None
        whole = self._range(text, first) or self._years_and_months(text, first)
        whole = self._listed(text, whole) or whole
        if not self._is_amount(text, whole):
            return None
        return self._mention(text, self._with_unstated_unit(text, whole))

    def _amount(self, text: str, start: int) -> Amount | None:
        """Read the numeral at `start` and the unit behind (or the currency before) it."""
        guard = self._units.not_some_after.get(text[start], "")
        start += bool(start and text[start - 1] in guard)
        match = self._number.match(text, start)
        numeral = self._value(match) if match else None
        if match is None or numeral is None:
            return None
        end = match.end()
        symbol = self._symbols.find(text, start - (text[start - 1 : start] == " "))
        if symbol and (scale := self._money_scale.match(text, end)):
            numeral, end = scale_numeral(numeral, self._units.money_scales[scale[1]]), scale.end()
        elif letter := self._scale_of_counted(text, end):
            numeral = scale_numeral(numeral, self._units.counted_scales[letter])
            end += len(letter)
        written = text[start:end]
        unit, unit_end = self._unit_at(text, start, end, numeral)
        if unit is None and match["cn"] is None and not symbol:
            unit, unit_end = self._counter_behind(text, end)
        if symbol and unit and unit.classifier:
            unit, unit_end = None, end
        number_end, end = end, unit_end
        unit_is_word = unit is not None
        if unit and unit.form == "duration":
            numeral, end = half_or_more(text, end, numeral)
        if unit is None or (symbol and unit.form != "money"):
            unit = self._currency_of.get(symbol or self._labels.find(text, start), unit)
        elif unit.code == "CNY" and text[number_end:end].strip() == self._units.yuan:
            gap = self._label_gaps.find(text, start)
            unit = self._currency_of.get(self._labels.find(text, start - len(gap)), unit)
        if symbol:
            start -= len(symbol) + (text[start - 1] == " ")
        label = (
            "" if unit else self._unit_labels.find(text, start - (text[start - 1 : start] == " "))
        )
        unit = self._label_of[label] if label else unit
        return Amount(start, end, numeral, written, unit, unit_is_word, bool(label))

    def _scale_of_counted(self, text: str, end: int) -> str:
        """The letter at `end` that is a scale because a unit follows: 4.2m passengers."""
        scale = self._counted_scale.match(text, end)
        if scale is None:
            return ""
        unit = self._unit_of.get(self._unit_words.find(text, scale.end()))
        unit = unit or self._counter_behind(text, scale.end() - 1)[0]
        counted = unit and (
            unit.form == "money" or (scale[0].isascii() and unit.form == "cardinal")
        )
        return scale[0].strip() if counted else ""

    def _value(self, match: re.Match[str]) -> Numeral | None:
        if run := match["cn"]:
            return chinese(run) or (chinese(run[1:]) if run[0] in "几数上" else None)
        if match["vague"]:
            return vague_english(match["vague"])
        scales = {**self._units.scales, **self._units.counted_scales}
        numeral = english(match["word"]) if match["word"] else arabic(match["digits"])
        if scale := match["scale"] or match["word_scale"]:
            numeral = scale_numeral(numeral, scales[scale.lower()])
        if match["second"]:
            numeral = plus(numeral, scale_numeral(arabic(match["second"]), scales[match["scale2"]]))
        if match["ones"]:
            numeral = plus(numeral, arabic(match["ones"]))
        if match["more"] == "来":
            return numeral._replace(hedge="about")
        return and_more(numeral) if match["more"] or match["post"] else numeral

    def _unit_at(
        self, text: str, start: int, end: int, numeral: Numeral
    ) -> tuple[Unit | None, int]:
        begin = end + text.startswith(" ", end)
        begin += 3 * text.startswith("of ", begin)
        word = self._conditional_words.find(text, begin)
        if word:
            measure, unit = self._conditional[word]
            behind = begin + len(word)
            before = text[:start] if start < _CONTEXT else text[start - _CONTEXT : start]
            told = before.endswith(tuple(measure.before)) or text.startswith(
                tuple(measure.after), behind
            )
            sized = not measure.least or (numeral.digits and numeral.low >= measure.least)
            fits = told or not (measure.before or measure.after)
            if fits and sized and (numeral.scaled or not measure.scaled):
                return unit, behind
        word = self._unit_words.find(text, begin)
        return (self._unit_of[word], begin + len(word)) if word else (None, end)

    def _counter_behind(self, text: str, end: int) -> tuple[Unit | None, int]:
        """An English counter with one or two words before it: 45,000 12-inch wafers."""
        at = end
        for _ in range(2):
            match = _BETWEEN.match(text, at)
            if match is None or match[1] in self._not_between or match[1] in self._unit_of:
                break
            at = match.end()
            if word := self._counters.find(text, at + 1):
                return self._unit_of[word], at + 1 + len(word)
        return None, end

    def _years_and_months(self, text: str, first: Amount) -> Amount:
        """三年六个月: one duration."""
        if first.unit is None or first.unit.code != "years" or first.numeral.hedge != "exact":
            return first
        joint = _AND_MONTHS.match(text, first.end)
        at = joint.end() if joint else first.end
        second = self._amount(text, at) if self._scan.match(text, at) else None
        if second is None or second.unit is None or second.unit.code != "months":
            return first
        if second.numeral.hedge != "exact":
            return first
        numeral = years_and_months(first.numeral, second.numeral)
        return first._replace(end=second.end, numeral=numeral)

    def _with_unstated_unit(self, text: str, amount: Amount) -> Amount:
        """PMI rose to 49.8: a percentage, though it does not say so."""
        if amount.unit is not None or not amount.numeral.digits:
            return amount
        if self._counts_noun(text, amount):
            return amount
        before = text[max(0, amount.start - _SENTENCE_SO_FAR) : amount.start]
        sentence = before[max(map(before.rfind, _SENTENCE_ENDS)) + 1 :].lower()
        for unstated in self._units.unstated:
            named = any(word in sentence for word in unstated.words)
            if named and amount.numeral.low < unstated.below and not amount.numeral.scaled:
                return amount._replace(unit=Unit(unstated.unit, form=unstated.form))
        return amount

    def _range(self, text: str, first: Amount) -> Amount | None:
        """600-900亿美元, $1.5 billion to $2 billion: a scale or unit said once goes for both."""
        separator = _SEPARATOR.match(text, first.end)
        changed = separator is not None and is_change(first, separator[0])
        if separator is None or text.endswith(_CHANGE, 0, first.start):
            return None
        near = max(0, first.start - _HEDGED)
        if changed and _CHANGED_BY.search(text, near, first.start):
            return None
        if first.unit is None and self._is_year(text, first):
            return None
        if "and" in separator[0] and not text.endswith(("between ", "Between "), 0, first.start):
            return None
        at = separator.end()
        at += len(self._next_symbols.find(text, at))
        second = self._amount(text, at) if self._scan.match(text, at) else None
        if second is None:
            return None
        low, high = first.numeral, second.numeral
        is_whole = low.scaled or first.unit_is_word
        if not is_whole and low.low * high.scale < high.low:
            low = low.times(high.scale)
        numeral = between(low, high)
        unit = second.unit or first.unit
        other = first.unit is not None and first.unit != unit
        if numeral is None or other or self._is_step(text, first, separator[0], high):
            return None
        if first.unit_is_word and second.unit is None and changed:
            return None
        return Amount(first.start, second.end, numeral, second.written, unit, second.unit_is_word)

    def _is_step(self, text: str, first: Amount, separator: str, second: Numeral) -> bool:
        """Whether a sum only says how far a value moved to the one behind: rose $1.20 to $78.40."""
        money = first.unit is not None and first.unit.form == "money" and "to" in separator
        hedge = self._hedges.before(text, first.start)
        begin = hedge[1] if hedge else first.start
        moved = money and self._moves.find(text, begin - (text[begin - 1 : begin] == " "))
        return bool(moved) and second.low > first.numeral.low * _STEP

    def _listed(self, text: str, first: Amount) -> Amount | None:
        """分别为59和51亿件, 766 and 384 aircraft, respectively: what is said once goes for all."""
        link = _LIST_LINK.match(text, first.end)
        if link is None or first.unit_is_word or not first.numeral.digits:
            return None
        so_far = text[max(0, first.start - _LISTED_SO_FAR) : first.start]
        behind = text[link.end() : link.end() + _LIST_BEHIND]
        before = max(map(so_far.rfind, self._units.list_before))
        matched = before > max(map(so_far.rfind, _SENTENCE_ENDS))
        if not matched and not self._list_ends.match(behind):
            return None
        at = link.end() + len(self._next_symbols.find(text, link.end()))
        second = self._amount(text, at) if self._scan.match(text, at) else None
        second = (self._listed(text, second) or second) if second else None
        if second is None or second.unit is None or first.unit not in {None, second.unit}:
            return None
        numeral = first.numeral
        if not numeral.scaled and numeral.low < _UNSCALED:
            numeral = numeral.times(second.numeral.scale)
        return first._replace(numeral=numeral, unit=second.unit)

    # What is an amount, and what only looks like one

    def _is_amount(self, text: str, amount: Amount) -> bool:
        if (is_glued(text, amount) and not amount.labelled) or self._blocked(text, amount):
            return False
        if amount.unit is None:
            return self._stands_alone(text, amount)
        if "-" in text[amount.start : amount.end] and _NUMBER_BEFORE.search(text[: amount.start]):
            return False
        if amount.unit.classifier.isascii() and self._is_name_or_year(text, amount):
            return False
        if amount.unit.form == "duration":
            return self._is_duration(text, amount)
        if amount.numeral.digits or amount.written[0].isascii():
            return True
        return self._is_chinese_amount(text, amount)

    def _is_name_or_year(self, text: str, amount: Amount) -> bool:
        """Whether digits before an English counter say which, not how many: Boeing 737 planes."""
        if not amount.unit or not amount.unit.classifier or not amount.written.isdigit():
            return False
        before = text[max(0, amount.start - _CONTEXT) : amount.start]
        before = _NUMBERS_LISTED.sub("", before)
        word = _WORD_BEFORE.search(before)
        if word is None:
            return False
        if _LIKE_YEAR.match(amount.written):
            return bool(self._year_prepositions.find(text, amount.start - 1))
        named = _NAME_BEFORE.search(before) is not None and word[1] not in self._not_names
        return named and not self._hedges_apply(text, amount)

    def _is_year(self, text: str, amount: Amount) -> bool:
        """Whether digits are a year: rose from 5 billion in 2023 to 437.6 billion."""
        if not _LIKE_YEAR.match(amount.written):
            return False
        return bool(self._year_prepositions.find(text, amount.start - 1))

    def _blocked(self, text: str, amount: Amount) -> bool:
        blocker = self._blockers.find(text, amount.start)
        if blocker and self._blocks[blocker]:
            return True
        return amount.unit is None and self._divisor.match(text, amount.end) is not None

    def _stands_alone(self, text: str, amount: Amount) -> bool:
        """Whether a number without unit is large by a scale word, or presented as an amount."""
        numeral = amount.numeral
        if numeral.bare_scale and numeral.hedge == "exact":
            return self._hedges_apply(text, amount)
        noun = _WORD_AFTER.match(text, amount.end)
        if noun and noun[1] in self._states:
            return not text.endswith(("no ", "No "), 0, amount.start)
        been = BEEN.match(text, amount.end)
        befell = been and _SMALL_LETTERS.match(text, been.end())
        if befell and befell[0] in self._states and not _LIKE_YEAR.match(amount.written):
            return True
        if numeral.scaled or not numeral.digits:
            return numeral.scaled
        if text.startswith(("-", "–"), amount.end) or _LIKE_ID_OR_YEAR.match(amount.written):
            return False
        if "," in amount.written:
            return True
        if _OF_NUMBER.match(text, amount.end) or text.startswith(self._counted_behind, amount.end):
            return True
        return self._counts_noun(text, amount) or self._is_introduced(text, amount)

    def _counts_noun(self, text: str, amount: Amount) -> bool:
        noun = _NOUN_AFTER.match(text, amount.end)
        named = _NAME_BETWEEN.match(text, amount.end)
        if noun is None and named:
            # 300 Israeli soldiers: the name stays outside, for it may say whose they are.
            is_date = named[1].lower() in self._units.year_prepositions
            counted = self._counters.find(text, named.end()) or self._counters.find(
                text, text.find(" ", named.end(), named.end() + _CONTEXT) + 1
            )
            if is_date or not counted:
                return False
        elif noun is None or noun[1] in self._units.not_counted:
            return False
        before = text[max(0, amount.start - _CONTEXT) : amount.start]
        return _NAME_BEFORE.search(before) is None or self._hedges_apply(text, amount)

    def _is_introduced(self, text: str, amount: Amount) -> bool:
        closed = _CLOSED_AFTER.match(text, amount.end) is not None
        if closed and self._introducers.find(text, amount.start):
            return True
        following = _WORD_AFTER.match(text, amount.end)
        if not closed and not (following and following[1] in self._bare_before):
            return False
        return self._is_introduced_in_english(text, amount) or (
            closed and self._hedges_apply(text, amount)
        )

    def _is_introduced_in_english(self, text: str, amount: Amount) -> bool:
        """The toll rises to 126 after; where a mere preposition stands, not small whole numbers."""
        if text[amount.start - 1 : amount.start] != " ":
            return False
        hedge = self._hedges.before(text, amount.start)
        starts = (amount.start, hedge[1] if hedge else amount.start)
        if any(self._english_introducers.find(text, start - 1) for start in starts):
            return True  # killed 50 in Halvia, killed at least 50 in Halvia
        written = amount.written
        telling = "." in written or (amount.numeral.low >= _SPEAKING_SIZE and written[0] != "0")
        return telling and bool(self._prepositions.find(text, amount.start - 1))

    def _hedges_apply(self, text: str, amount: Amount) -> bool:
        sides = (self._hedges.before(text, amount.start), self._hedges.after(text, amount.end))
        return any(side is not None and side[0] != "exact" for side in sides)

    def _is_duration(self, text: str, amount: Amount) -> bool:
        if text.startswith(self._not_durations, amount.end):
            return False
        if self._sentence_cues.find(text, amount.start):
            return True
        if is_one(amount):
            return False
        numeral = amount.numeral
        if not (numeral.digits and text[amount.end - 1] == "年"):
            return not numeral.bare_scale or numeral.hedge != "exact"
        if numeral.hedge != "exact" or numeral.low not in _SHORT_YEARS:
            return True
        # 24年 is a year, 耗时24年 and 24年后 are not.
        return bool(
            self._year_cues.find(text, amount.start) or self._after_years.find(text, amount.end)
        )

    def _is_chinese_amount(self, text: str, amount: Amount) -> bool:
        """Chinese numerals are part of many words: they need a counter, and one is no amount."""
        numeral, unit = amount.numeral, amount.unit
        if numeral.bare_scale and numeral.hedge == "exact" and len(amount.written) == 1:
            return self._hedges_apply(text, amount)
        if unit is None or unit.form not in {"cardinal", "money"} or numeral.scaled:
            return True
        if unit.classifier in self._digit_classifiers or unit.code == "points":
            return False
        return not is_one(amount) and not (amount.written == "二" and unit.classifier)

    # Value and hedge

    def _mention(self, text: str, amount: Amount) -> QuantityMention:
        unit = amount.unit or COUNT
        start, end, numeral = amount.start, amount.end, amount.numeral
        if unit.classifier == "位" and text.startswith("数", end) and numeral.hedge == "exact":
            end, numeral = end + 1, of_figures(numeral)
        if unit.form in _NEGATABLE and numeral.hedge == "exact" and is_negative(text, start):
            start, numeral = start - 1, negated(numeral)
        elif (unit.code == "celsius" or unit.classifier == "度") and numeral.hedge == "exact":
            sign = next((s for s in _BELOW_ZERO if text.endswith(s, 0, start)), "")
            numeral = negated(numeral) if sign else numeral
            start -= len(sign)
        return self._hedged(text, start, end, numeral.times(unit.factor), unit)

    def _hedged(
        self, text: str, start: int, end: int, numeral: Numeral, unit: Unit
    ) -> QuantityMention:
        """Let the words around a numeral loosen it, unless its own form already does."""
        before = self._hedges.before(text, start)
        after = self._hedges.after(text, end)
        is_large = numeral.scaled or unit.form == "money"
        if after and after[0] == "order_of_magnitude" and not is_large:
            after = None
        label = self._labels.find(text, start) if unit.form == "money" else ""
        outer_start = before[1] if before and before[0] != "exact" else start - len(label)
        outer_end = after[1] if after and after[0] != "exact" else end
        hedge = combined_hedge(
            numeral.hedge, before[0] if before else None, after[0] if after else None
        )
        form: Form = unit.form
        if form == "cardinal" and numeral.hedge in {"order_of_magnitude", "at_least"}:
            form = "approximate_word"
        low, high = stated_bounds(numeral, hedge)
        margin = 0.0
        if hedge in {"exact", "about"} and not is_counted(numeral, unit):
            margin = float(numeral.margin())
        quantity = Quantity(low, high, unit.code, hedge, margin)
        return QuantityMention(start, end, outer_start, outer_end, quantity, form, unit.classifier)

    # Fractions, phrases, ratios and ranks

    def _fraction(self, text: str, match: re.Match[str]) -> QuantityMention | None:
        """百分之三十 and 三分之一, as percent."""
        whole, _, part = match[0].partition("分之")
        denominator, numerator = read_numeral(whole), read_numeral(part)
        if denominator is None or numerator is None or not denominator.low:
            return None
        percent = Decimal(100) / denominator.low
        if denominator.low % 100 == 0:
            numeral, unit = numerator.times(percent), Unit("percent", form="percent")
        else:
            numeral = exact(numerator.low * percent, Decimal(1))
            unit = Unit("percent", form="ratio")
        return self._hedged(text, match.start(), match.end(), numeral, unit)

    def _phrase(self, text: str, match: re.Match[str]) -> QuantityMention:
        phrase = self._phrase_of[match[0].lower()]
        unit = Unit(phrase.unit, form=phrase.form)
        numeral = exact(phrase.value, Decimal(1))
        return self._hedged(text, match.start(), match.end(), numeral, unit)

    def _ratio(self, text: str, match: re.Match[str]) -> QuantityMention | None:
        """3:0 counts the first side."""
        start, end = match.span()
        first = arabic(match[0].partition(":")[0])
        if is_glued(text, Amount(start, end, first, match[0], None, unit_is_word=False)):
            return None
        quantity = Quantity(float(first.low), float(first.low), "count")
        return QuantityMention(start, end, start, end, quantity, "ratio", "")

    def _rank(self, text: str, match: re.Match[str]) -> QuantityMention | None:
        """排名第二 and 第22位 are ranks; 第二版 and 第三方 are not."""
        numeral = read_numeral(match[0][1:])
        if numeral is None or numeral.hedge != "exact":
            return None
        start, end = match.span()
        words = self._units.ranks
        if suffix := self._rank_suffixes.find(text, end):
            end += len(suffix)
        elif not (_CLOSED_AFTER.match(text, end) or text.startswith(tuple(words.after), end)):
            cued = self._rank_cues.find(text, start)
            if not cued or text[end] in words.not_before:
                return None
        return _ranked(start, end, numeral.low)

    def _english_rank(self, text: str, match: re.Match[str]) -> QuantityMention | None:
        start, end = match.span()
        written = match[0].lower()
        digits = re.search(r"[0-9]+", written)
        if not written.startswith(("no", "#")):
            before = self._english_rank_cues.find(text, start - (text[start - 1 : start] == " "))
            following = end + text.startswith((" ", "-"), end)
            if not before and not self._after_english_rank.find(text, following):
                return None
        return _ranked(start, end, Decimal(digits[0] if digits else ORDINALS[written]))


def _no_amount(_text: str, _match: re.Match[str]) -> None:
    """Read a date, a name or an address as what it is: no amount."""


def _ranked(start: int, end: int, rank: Decimal) -> QuantityMention:
    quantity = Quantity(float(rank), float(rank), _RANK.code)
    return QuantityMention(start, end, start, end, quantity, _RANK.form, "")
