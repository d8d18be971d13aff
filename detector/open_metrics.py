"""Metrics that no table lists: the noun that a number counts, or the phrase it is the value of."""

from __future__ import annotations

import re
from itertools import takewhile

import rjieba

from detector.cue_words import CuesConfig
from detector.directions import POINTS
from detector.lexicon import Lexicon
from detector.mentions import Located, SentenceMentions
from detector.quantities import QuantityMention
from detector.vocabulary import LEVELS, Dimension, Label, Metric
from detector.word_search import contains_any, ends_with_any, without_ends

_REACH = 40
"""Characters before a number in which the phrase it measures must end."""

_QUOTES = " “\"'("
_LONGEST = 12
_SHORTEST = 2
_SHARE = " share"
_HAN_SHARE = "占比"
"""End the name of the share that a part makes up."""
_NOT = frozenset("不未")
"""Before a verb: that it was not done is what is counted."""
_TO = "to"
_OF = "的"
MEASURE_ENDS = tuple("率量数额值费价")
"""Characters that end the names of measures, whatever a tokeniser takes these for."""

_HEAD = re.compile(
    r"\s*((?:[A-Za-z-]+ ){0,4}?[A-Za-z-]+) (?:at|of|by|for|across|in|on|to|among|per) "
)
_COMPARED = re.compile("[同环]比|按[年月季]|[年月季][增减]|较|(?<![占对])比(?![例重率分])")
"""Where the words that tell what a value is compared with begin."""
_SPENT = ("spent", "spends", "spend", "spending")
_SPENT_ON = re.compile(r" on ((?:[A-Za-z&-]+ ?){1,3})")
_OF_SUBSTANCE = re.compile(r" of ((?:[a-z-]+ ?){1,5})")
_JOINED = re.compile(r" of [a-z]+(?: [a-z]+)?(?: and|,| ,and)(?: another| some| about)? ?")
"""Between two figures that one verb tells of: 79.8 GW of wind and 278 GW of solar."""
_ENGLISH_WORDS = 3
_AND = "and"
_NOUN_TAGS = frozenset({"n", "vn", "an", "nz", "l", "j", "v", "vg", "b", "ng"})
_PLAIN_TAGS = frozenset({"n", "vn", "an", "nz", "l", "j", "b", "ng"})
_HEAD_TAGS = frozenset({"n", "nt", "vn", "an", "nz", "l", "j", "ng"})
_NOUN_END = frozenset("dtp")
"""Tags of words that end a noun behind a number: 15座水库|已, 工人|正在."""
_PERSONS = frozenset("名位人")
_PERSONS_END = _NOUN_END | {"v"}
"""The same behind a counter of people, who then do something: 三名部长|抵达."""
_GRAMMAR = "pcduxrmvf"
"""First letters of the tags of words that no bare noun holds."""
_DIMENSIONS: dict[str, Dimension] = {
    "money": "money",
    "percent": "percent",
    "cardinal": "count",
    "approximate_word": "count",
    "ratio": "ratio",
}


def open_metric(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon, *, action: bool = False
) -> Metric | None:
    """A metric made of the words around `quantity`, or None where they name none.

    In order: the noun behind a number and its classifier (11款AI应用), the noun phrase that ends
    right before the number and its verb (客座率为84.5%, cargo throughput fell to 24,500) or that
    opens its clause (ticket income at the gallery came to), the English noun counted (600 temporary
    workers). `action`: instead of these, the verb right before a number with a counter, which may
    hold its object (献血5.36万人次). Physical measures (28纳米) describe, they do not count, but
    behind a noun of measure (采血量1.82万升).
    """
    cues = lexicon.cues
    dimension = _DIMENSIONS.get(quantity.form)
    measured = dimension == "count" and quantity.quantity.unit != "count"
    if dimension is None:
        return None
    if measured:
        phrase = _phrase_before(view, quantity, lexicon) or _acted_noun(view, quantity, lexicon)
        done = _done(view, quantity, phrase, cues)
        listed = lexicon.is_kind(phrase) or lexicon.noun_of(phrase) != phrase
        known = _is_measure(phrase, cues) or (done and listed)
        phrase = phrase if known else _measured_behind(view, quantity, cues)
    else:
        phrase = _named(view, quantity, lexicon, action=action)
    if quantity.classifier in cues.times:
        phrase = _act_of(phrase, lexicon)
    if ends_with_any(phrase, cues.empty_nouns) and lexicon.noun_of(phrase) == phrase:
        phrase = lexicon.nouns.without_head(phrase)  # 大熊猫种群|数量
    empty = ends_with_any(phrase, cues.empty_nouns) and lexicon.noun_of(phrase) == phrase
    empty = empty or ends_with_any(phrase, cues.expected) != ""
    if len(phrase) < _SHORTEST or phrase in cues.modal or empty:
        return None
    level = lexicon.metrics.get(lexicon.noun_of(phrase)) if phrase.isascii() else None
    if dimension == "percent" and level and level.dimension in LEVELS:
        return None  # revenue was 4% higher than thought
    done = _done(view, quantity, phrase, cues) if dimension == "count" and not action else ""
    return _metric(phrase, dimension, quantity.quantity.unit, lexicon, done)


def _act_of(phrase: str, lexicon: Lexicon) -> str:
    """The known act that `phrase` opens with, of which so many times tell: [发射]猎鹰火箭143次."""
    begins = (phrase[:size] for size in range(len(phrase), 1, -1))
    return next((act for act in begins if lexicon.noun_of(act) != act), phrase)


def limit_metric(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> Metric | None:
    """The metric of a sum of which only a limit is said: 数据中心业务356亿美元."""
    before = _without_verbs(view.text[: quantity.outer_start], lexicon.cues)[0].rstrip()
    limit = next((s for s in view.scopes if s.end == len(before)), None)
    phrase = before[limit.start :] if limit else ""
    if quantity.form != "money" or phrase.isascii():
        return None
    return _metric(phrase, "money", quantity.quantity.unit, lexicon, "")


def spending(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> Metric | None:
    """The spending of the table that a sum is: [spent] 179.7 billion yuan on R&D, or None."""
    clause = view.clauses[view.clause_at(quantity.start)]
    match = _SPENT_ON.match(view.text, quantity.outer_end)
    spent = contains_any(view.text[clause.start : quantity.start], _SPENT)
    if quantity.form != "money" or match is None or not spent:
        return None
    words = match[1].split(" ")
    names = (f"{' '.join(words[:size])} spending" for size in range(len(words), 0, -1))
    told = (m.what[0] for name in names for m in lexicon.find_metrics(name) if m.start == 0)
    return next((metric for metric in told if metric.dimension == "money"), None)


def counted_thing(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> Metric | None:
    """The metric of the English plural right behind a bare number: 31,000 [umbrellas], or None."""
    if quantity.form != "cardinal" or quantity.classifier or quantity.quantity.unit != "count":
        return None
    phrase = _english_counted(view, quantity, lexicon.cues)
    if not phrase.endswith("s") and lexicon.noun_of(phrase) == phrase:
        return None
    done = _done(view, quantity, phrase, lexicon.cues)
    return _metric(phrase, "count", "count", lexicon, done)


def moving_metric(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> Metric | None:
    """The measure no table lists that grew or changed: 复购率 in 复购率较上年末上升2个百分点."""
    cues = lexicon.cues
    clause = view.clauses[view.clause_at(quantity.start)]
    ends = [q.end for q in view.quantities if q.end <= quantity.start]
    text = view.text[max([clause.start, *ends]) : quantity.outer_start]
    moved = _COMPARED.search(text)
    moving = (*cues.changes, *cues.growth, *cues.change_links)
    before, verb = without_ends(text, moving, _QUOTES)
    if moved is None and not verb:
        return None
    begin = quantity.outer_start - len(text)
    stop = begin + (moved.start() if moved else len(before))
    known: list[Located] = [*view.entities, *view.periods]
    said = [m.end for m in known if begin <= m.end <= stop]
    subject = view.text[max([begin, *said]) : stop]
    phrase = _moved_noun(subject, lexicon) if subject.isascii() else chinese_phrase(subject)
    money = quantity.form == "money"
    measured = phrase.endswith(MEASURE_ENDS) or subject.isascii()
    measured = measured or (money and phrase.endswith(cues.moved_sums))
    if not phrase or not measured or ends_with_any(phrase, cues.empty_nouns):
        return None
    listed = lexicon.metrics.get(lexicon.noun_of(phrase))
    if listed and listed.dimension in LEVELS:
        return listed
    if money:
        return (
            None if subject.isascii() else _metric(phrase, "money", quantity.quantity.unit, lexicon)
        )
    kind: Dimension = "percent" if quantity.quantity.unit == POINTS else "count"
    return _metric(phrase, kind, kind, lexicon)


def _moved_noun(text: str, lexicon: Lexicon) -> str:
    """The English noun of the table that `text`, the subject of a verb of change, tells of."""
    head = _HEAD.match(text)
    phrase = _english_phrase(head[1] if head else text, lexicon.cues)
    return phrase if phrase and lexicon.noun_of(phrase) != phrase else ""


def part_share(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon
) -> Metric | None:
    """The share that a noun no table lists makes up: 学生占28.1%, school groups accounted for 14%.

    None where a name or a metric of the table stands there: those are shares of theirs.
    """
    cues = lexicon.cues
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start].rstrip(_QUOTES)
    verb = ends_with_any(before, cues.share_verbs) if quantity.form == "percent" else ""
    if not verb:
        return None
    whole = before[: -len(verb)].rstrip(_QUOTES)
    phrase = chinese_phrase(whole) if not whole.isascii() else _english_phrase(whole, cues)
    end = clause.start + len(whole)
    known = {*(e.end for e in view.entities), *(m.end for m in view.metrics)}
    if not phrase or ends_with_any(phrase, cues.empty_nouns) or end in known:
        return None
    return _share_of(phrase, lexicon)


def next_share(
    view: SentenceMentions, quantity: QuantityMention, told: Metric | None, lexicon: Lexicon
) -> Metric | None:
    """`told`, or if it is a part's share, that of the next part: A yards took 25%, B yards|52%.

    None where the clause tells what it is, and that is no noun: 任职期间累计回报|12%.
    """
    part = told is not None and _is_part_share(told)
    derived = told is not None and _is_open_share(told, lexicon)
    if told is None or not (part or derived):
        return told
    cues = lexicon.cues
    clause = view.clauses[view.clause_at(quantity.start)]
    ends = [q.end for q in view.quantities if q.end <= quantity.start]
    begin = max([clause.start, *ends])
    before = view.text[begin : quantity.outer_start]
    text, _ = without_ends(before, (*cues.share_verbs, *cues.measure_verbs), _QUOTES)
    if any(e.end == begin + len(text) for e in view.entities):
        return told
    phrase = _english_phrase(text, cues) if text.isascii() else chinese_phrase(text)
    if derived or not phrase:
        compared = contains_any(text, (*cues.comparison, *cues.changes, *cues.growth))
        return told if text.isascii() or compared else None
    return _share_of(phrase, lexicon)


def _share_of(phrase: str, lexicon: Lexicon) -> Metric:
    """The share that what `phrase` names makes up."""
    noun = lexicon.noun_of(phrase)
    share = f"{noun}{_SHARE if noun.isascii() else _HAN_SHARE}"
    return _metric(share, "percent", "percent", lexicon)


def _is_part_share(metric: Metric) -> bool:
    """Whether a metric is the share that a noun of no table makes up."""
    return metric.dimension == "percent" and metric.name.endswith((_SHARE, _HAN_SHARE))


def _is_open_share(metric: Metric, lexicon: Lexicon) -> bool:
    """Whether a metric is the share of a measure of no table: 现金占净值."""
    listed = lexicon.level(metric).name in lexicon.metrics
    return not listed and lexicon.derivation(metric.name) == "share"


def _metric(
    phrase: str, dimension: Dimension, unit: str, lexicon: Lexicon, done: str = ""
) -> Metric:
    """The metric that `phrase` names, under the name both languages share; `done` defines it."""
    noun, done = _noun_done(phrase, done, lexicon)
    done = "" if lexicon.is_act(noun) and done in lexicon.cues.light_actions else done
    listed = lexicon.metrics.get(noun)
    if listed and not done and _may_be(listed, dimension, unit):
        return listed
    weighed = dimension == "count" and listed and unit not in (listed.unit, "count")
    noun = phrase if listed and (listed.dimension != dimension or weighed) else noun
    name = f"{noun} {done}" if done else noun
    of_things = lexicon.told_of_things(done) if unit == "count" else None
    return Metric(
        name=name,
        family=of_things.family if of_things else noun,
        definition=of_things.definition if of_things else done,
        label=Label(zh=name, en=name),
        dimension=dimension,
        unit=of_things.unit if of_things else unit,
        scope=noun if of_things else "",
        listed=of_things is not None,
    )


def _noun_done(phrase: str, done: str, lexicon: Lexicon) -> tuple[str, str]:
    """The name of what `phrase` names, and what was done to it, "" where the name tells it.

    The end of a noun tells what was done as well: 组件|产量 is of modules produced.
    """
    end = "" if done else ends_with_any(phrase, tuple(lexicon.cues.done_ends))
    thing = phrase.removesuffix(end).rstrip()
    if end and lexicon.noun_of(thing) != thing:
        phrase, done = thing, lexicon.cues.done_ends[end]
    noun = lexicon.noun_of(phrase)
    for told in (f"{phrase} {done}", f"{noun} {done}") if done else ():
        if lexicon.noun_of(told) != told:
            return lexicon.noun_of(told), ""
    return noun, done


def _may_be(listed: Metric, dimension: Dimension, unit: str) -> bool:
    """Whether a figure of that dimension and unit can be one of the `listed` metric."""
    physical = listed.strict_classifiers and not listed.classifiers
    return listed.dimension == dimension and (
        listed.unit == unit if dimension == "count" and unit != "count" else not physical
    )


def _done(view: SentenceMentions, quantity: QuantityMention, phrase: str, cues: CuesConfig) -> str:
    """What was done with what `quantity` counts: sold, produced; "" where no verb of that stands.

    It stands right before the number (sold 300 bottles) or the noun before it (售出季票21.2万张).
    """
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : _first_joined(view, quantity)].rstrip(_QUOTES)
    before = before.removesuffix(phrase).rstrip(_QUOTES)
    return action_before(before, cues) or action_before(
        without_ends(before, cues.change_links, _QUOTES)[0], cues
    )


def _first_joined(view: SentenceMentions, quantity: QuantityMention) -> int:
    """Where the first number of its list begins: added [79.8 GW of wind and] 278 GW of solar."""
    unit = quantity.quantity.unit
    alike = [q for q in view.quantities if q.end <= quantity.start and q.quantity.unit == unit]
    begin = quantity.outer_start
    for number in reversed(alike):
        if unit == "count" or not _JOINED.fullmatch(view.text, number.end, begin):
            break
        begin = number.outer_start
    return begin


def action_before(text: str, cues: CuesConfig) -> str:
    """The key of `cues.actions` that has the longest of the verbs that `text` ends with, or ""."""
    return cues.action_of.get(ends_with_any(text, cues.acting), "")


def _is_measure(phrase: str, cues: CuesConfig) -> bool:
    """Whether the last word of a phrase is one for a measure: 采血量, wine output."""
    measure = ends_with_any(phrase, cues.measure_nouns)
    return phrase.endswith(MEASURE_ENDS) or measure not in {"", phrase}


def _named(
    view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon, *, action: bool
) -> str:
    cues = lexicon.cues
    if action:
        return _action(view, quantity, cues)
    return (
        _counted_noun(view, quantity, cues)
        or _part_of(view, quantity, lexicon)
        or _phrase_before(view, quantity, lexicon)
        or _english_counted(view, quantity, cues)
    )


def _part_of(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> str:
    """The plural that says of what something has so many: a second season of 10 [episodes].

    But a measure is what its number tells: a catch of 900 cod.
    """
    cues = lexicon.cues
    before = view.text[: quantity.outer_start].rstrip()
    link = ends_with_any(before, cues.counting)
    whole = before[: len(before) - len(link)].rstrip()
    measured = ends_with_any(whole, (*cues.measure_nouns, *cues.empty_nouns))
    counted = counted_thing(view, quantity, lexicon) if link and not measured else None
    return _english_counted(view, quantity, cues) if counted else ""


def _action(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    if quantity.form != "cardinal" or not quantity.classifier or quantity.classifier.isascii():
        return ""
    clause = view.clauses[view.clause_at(quantity.start)]
    begin = max(clause.start, quantity.outer_start - _REACH)
    before, _ = _without_verbs(view.text[begin : quantity.outer_start], cues)
    tokens = rjieba.tag(before)
    while tokens and tokens[-1][1] == "d":
        tokens.pop()
    if not tokens or tokens[-1][1] != "v" or _says_no_metric(tokens[-1][0], cues):
        return ""
    denied = tokens[-2][0] if len(tokens) > 1 and tokens[-2][0] in _NOT else ""
    return denied + tokens[-1][0]


def _counted_noun(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    if quantity.form != "cardinal" or not quantity.classifier or quantity.classifier.isascii():
        return ""
    return _noun_behind(view, quantity, cues)


def _noun_behind(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    begin = quantity.outer_end
    others: list[Located] = [*view.periods, *view.quantities]
    stops = [m.start for m in others if m.start >= begin]
    stops += [m.start for m in view.metrics if m.start > begin + len(_OF)]
    rest = view.text[begin : min([begin + _REACH, *stops])].lstrip().removeprefix(_OF)
    noun = ""
    persons = quantity.classifier in _PERSONS
    for word in rjieba.cut(rest, hmm=False):
        if word in cues.composed:
            return ""
        if word in cues.noun_stops or word in cues.noun_stop_words:
            break
        ends = _PERSONS_END if persons or noun in cues.counted_places else _NOUN_END
        if noun and rjieba.tag(word)[0][1] in ends:
            break
        noun += word
    for variant, usual in cues.noun_variants.items():
        noun = noun.replace(variant, usual)
    return noun[:_LONGEST] if len(noun) > 1 and not noun.isascii() else ""


def _phrase_before(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> str:
    cues = lexicon.cues
    clause = view.clauses[view.clause_at(quantity.start)]
    known: list[Located] = [*view.entities, *view.periods, *view.scopes]
    ends = [m.end for m in known]
    begin = max(
        clause.start,
        quantity.outer_start - _REACH,
        *(end for end in ends if end <= quantity.outer_start),
    )
    before, told = _without_verbs(_over_change(view, quantity, begin, cues), cues)
    if not before.isascii():
        phrase = chinese_phrase(before, (*cues.measure_verbs, *cues.acting))
        end = ends_with_any(before, tuple(cues.done_ends))
        noun = lexicon.nouns.known_at_end(before.removesuffix(end))
        return max(phrase, f"{noun}{end}" if noun else "", key=len)
    hedge = view.text[quantity.outer_start : quantity.start].strip(_QUOTES).lower()
    told = told or (hedge if hedge in cues.measure_verbs else "")
    whole, verb = _without_verbs(view.text[clause.start : quantity.outer_start], cues)
    head = _head_phrase(view, clause.start, whole, cues) if verb else ""
    phrase = head or (_english_phrase(before, cues) if told else "")
    return "" if told and _is_act(whole.rstrip(), cues) else phrase


def _is_act(phrase: str, cues: CuesConfig) -> bool:
    """Whether a phrase ends with what somebody did: employers | added just 73,000 jobs."""
    return phrase.endswith("ed") and bool(action_before(phrase, cues))


def _acted_noun(view: SentenceMentions, quantity: QuantityMention, lexicon: Lexicon) -> str:
    """The known noun before the verb of what was done, right before a figure: 组件|出货82.3GW."""
    clause = view.clauses[view.clause_at(quantity.start)]
    before = view.text[clause.start : quantity.outer_start]
    noun, verb = without_ends(before, lexicon.cues.acting, _QUOTES)
    return lexicon.nouns.known_at_end(noun) if verb else ""


def _over_change(
    view: SentenceMentions, quantity: QuantityMention, begin: int, cues: CuesConfig
) -> str:
    """The text from `begin` to a number, or to the change that leads to it: [fell 23.5% to]."""
    text = view.text[begin : quantity.outer_start]
    before_it = (q for q in view.quantities if begin <= q.start and q.end < quantity.start)
    change = max(before_it, key=lambda q: q.end, default=None)
    if change is None:
        return text
    if view.text[change.outer_end : quantity.outer_start].strip() not in cues.to_words:
        return view.text[change.end : quantity.outer_start]
    moved, _ = without_ends(view.text[begin : change.outer_start], cues.fall_links, _QUOTES)
    before, verb = without_ends(moved, (*cues.growth, *cues.growth_bare), _QUOTES)
    if not verb:
        return view.text[change.end : quantity.outer_start]
    return f"{before} {_TO}" if before.isascii() else before


def _without_verbs(text: str, cues: CuesConfig) -> tuple[str, str]:
    """`text` without the verbs that present a value at its end, and the first of these.

    So it is where these present several: 组件出货量|分别为.
    """
    return without_ends(text, (*cues.measure_verbs, *cues.respective), _QUOTES)


def chinese_phrase(text: str, verbs: tuple[str, ...] = ()) -> str:
    """The noun phrase that `text` ends with: tokens that nouns are made of, the last a noun.

    None of `verbs` is one of these: 动物园有大熊猫 ends with 大熊猫.
    """
    kept: list[str] = []
    for word, tag in reversed(rjieba.tag(text)):
        stop = not _is_noun(word, tag, last=not kept) or not word.isalpha()
        if stop or (kept and word in verbs):
            break
        kept.insert(0, word)
    phrase = "".join(kept)[-_LONGEST:]
    return phrase if len(phrase) > 1 else ""


def bare_noun(text: str) -> str:
    """`text`, if it is but a short noun, whatever a tokeniser makes of its parts: 系列酒."""
    if not 0 < len(text) <= _LONGEST or not text.isalpha() or text.isascii():
        return ""
    tags = [tag for _, tag in rjieba.tag(text)]
    plain = tags[-1] in _HEAD_TAGS and not any(tag[0] in _GRAMMAR for tag in tags)
    return text if plain else ""


def first_noun(text: str) -> str:
    """The noun phrase that `text` begins with."""
    kept = ""
    for word, tag in rjieba.tag(text):
        if tag not in _PLAIN_TAGS or not word.isalpha() or word.isascii():
            break
        kept += word
    return kept if len(kept) > 1 else ""


def _is_noun(word: str, tag: str, *, last: bool) -> bool:
    """Whether the tokeniser, or the measure that it ends in (献血率), makes a word a noun."""
    return tag in (_HEAD_TAGS if last else _NOUN_TAGS) or (
        (len(word) > 1 or last) and word[-1] in MEASURE_ENDS
    )


def _says_no_metric(verb: str, cues: CuesConfig) -> bool:
    """Whether a verb tells of a change, of a speaker or of how certain a value is."""
    words = (*cues.growth, *cues.saying, *cues.to_words, *cues.noun_stop_words, *cues.comparison)
    light = (verb in cues.actions[action] for action in cues.light_actions)
    return len(verb) < 2 or verb in words or verb in cues.modal or any(light)


def _head_phrase(view: SentenceMentions, start: int, text: str, cues: CuesConfig) -> str:
    """What opens a clause, before "of", "at" and the like: ticket income at the Tidewater."""
    match = _HEAD.match(text)
    if match is None or any(start + match.end(1) > e.start for e in view.entities):
        return ""
    phrase = _english_phrase(match.group(1), cues)
    return "" if ends_with_any(phrase, cues.empty_nouns) else phrase


def _english_phrase(text: str, cues: CuesConfig) -> str:
    words: list[str] = []
    text = text[text.find(" ") + 1 :] if len(text) == _REACH else text
    for word in reversed(re.findall(r"(?<![A-Za-z0-9'’])[A-Za-z-]+|[^A-Za-z\s]", text)):
        if not word[0].isalpha() or word.lower() in cues.english_function_words:
            break
        words.insert(0, word.lower())
    return " ".join(words[-_ENGLISH_WORDS:])


def _measured_behind(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    """What a figure in a unit is of: 92.9GW的[组件出货量], 12 million tonnes of [slate]."""
    noun = view.text[quantity.outer_end :][:1] == _OF and _noun_behind(view, quantity, cues)
    return noun if noun and _is_measure(noun, cues) else _substance(view, quantity, cues)


def _substance(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    """What is measured: [slate] in 12 million tonnes of slate."""
    match = _OF_SUBSTANCE.match(view.text, quantity.end)
    words = match[1].lower().split() if match else []
    kept = list(takewhile(lambda word: word == _AND or _may_be_counted(word, cues), words))
    if kept[-1:] == [_AND]:
        kept.pop()  # 278 gigawatts of solar power and|79.8 gigawatts
    if _AND in kept:
        return " ".join(kept)
    return " ".join(kept[:_ENGLISH_WORDS])


def _english_counted(view: SentenceMentions, quantity: QuantityMention, cues: CuesConfig) -> str:
    """The English noun counted: 1.3 million [passengers], 600 [temporary workers]."""
    rest = view.text[quantity.end : quantity.end + _REACH]
    words: list[str] = []
    for word in re.findall(r"[A-Za-z-]+|[^A-Za-z\s]", rest):
        if not (word.isascii() and word[0].isalpha()) or not _may_be_counted(word.lower(), cues):
            break
        if words and words[-1].endswith("s") and word.endswith(("ed", "ing")):
            break  # 33 albums|peaked, 12,000 advisers|selling
        words.append(word.lower())
    counter = quantity.classifier.lower() if quantity.classifier.isascii() else ""
    return " ".join([*([counter] if counter else []), *words][:_ENGLISH_WORDS])


def _may_be_counted(word: str, cues: CuesConfig) -> bool:
    """Whether an English word behind a number can be part of the noun that it counts."""
    return word not in cues.english_function_words and word not in cues.english_no_counts
