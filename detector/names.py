"""Names that no table lists: found in an article by form, gloss, place and repetition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate

import rjieba

from detector.cue_words import CuesConfig
from detector.funds import FundNames
from detector.lexicon import Lexicon
from detector.name_config import NamesConfig, NameSigns
from detector.name_forms import counts, is_han, is_other_name, is_short_form, short_sequel, shortens
from detector.name_kinds import KindSigns
from detector.name_lists import names_compared, names_glossed, names_holding, names_in_lists
from detector.standing_persons import StandingPersons
from detector.storms import storm_names
from detector.vocabulary import Entity, is_place
from detector.what_is_run import run_pattern
from detector.word_search import Matcher, Mention, ends_with_any, starts_with_any

OPEN_KIND = "name"
"""The kind of an entity that was recognised by its form; it may turn out to be anything."""

REGION_KIND = "region"
"""The same, of a name that ends as those of places do: 岚浦市. What it governs is not known."""

TITLE_KIND = "title"
"""The same, of a name in 《》 or quotation marks: a film's, a book's, a game's."""

OPEN_KINDS = frozenset({OPEN_KIND, REGION_KIND, TITLE_KIND})

RATER_KIND = "rater"
"""The kind of those who rate or count what is others', and so own no figure."""

_HAN = "\u4e00-\u9fff"
_QUOTES = (("《", "》"), ('"', '"'), ("“", "”"))
_TITLE = re.compile(r"《([^《》\n]{1,40})》")
_WORD = r"[A-Z0-9][A-Za-z0-9'’-]*"
_QUOTED = re.compile(
    rf'["“]({_WORD}(?:[ ](?:(?:of|the|and|in|to|a|for|on|at|&)[ ])?{_WORD}){{0,7}}'
    rf"(?:: {_WORD}(?:[ ](?:(?:of|the|and|in|to|a|for|on|at|&)[ ])?{_WORD}){{0,7}})?)"
    r'["”]'
)
"""An English title in quotation marks, every word with a capital: "Title: More of It"."""
_DOTTED = re.compile(rf"[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,10}})+")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&+'’.-]*(?:(?<![A-Za-z]{4}\.)[ ][A-Z0-9][A-Za-z0-9&+'’.-]*)*")
_LINK = re.compile(r" (of|of the|the) (?=[A-Z])")
"""Between the parts of an English title: League of Legends, Ralph Breaks the Internet."""
_POSSESSIVE = re.compile("['’]s(?= |$)")
_GLOSS = re.compile(r"[(（]([^()（）\n]{1,60})[)）]")
_FIGURE = 2
"""Characters behind a name in which a figure begins."""
_CODE = re.compile(r" \(([A-Z]{2,5})\)")
"""Behind an English name: what it is called for short, or the code of its shares."""
_LISTED_COMPANY = re.compile(
    rf"(?<![{_HAN}A-Za-z0-9*])((?:\*?[A-Z]{{1,4}}-?)?[{_HAN}]{{2,8}}[A-Z]?)"
    r"(?=[(（](?:[0-9]{6}(?:\.[A-Z]{2})?|[0-9]{4,5}\.HK)[)）])"
)
"""The short name of a company in front of the code of its shares: 岚山股份(600999)."""
_HEADED = re.compile(rf"(?:\A|\n)(\*?(?:ST)?[{_HAN}]{{3,6}}?)(?:[:：]|公告[，,:：])")
"""What stands before the colon of a headline, or announces something as listed companies do."""
_NO_HAN = re.compile(f"[^{_HAN}]")
_REGISTERED = 24
"""Characters of a registered name before its legal form."""
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_HAN_ENDING = re.compile(rf"[{_HAN}·]{{2,12}}$")
_HAN_ENDING_REACH = 13
_ENDING_REACH = 8
"""Characters behind a foreign name in which the word that ends the whole name must stand."""
_CONTEXT = 4
"""Characters around a name that tell a tokeniser whether words begin and end with it."""
_SHORTEST_FOREIGN = 3
_ALL = "全"
"""Before the short name of a country, all of it is meant; both have so many characters."""
_WHOLE_PLACE = 2
_EVENT = "event"
_CLUB = "club"
_FOREIGN = frozenset({"nr", "nrt", "nrfg", "ns", "nz"})
"""Tags of which one is among those of a foreign name's parts."""
_WORD_EDGE = re.compile(r"\b")
_LISTED = re.compile(r"(?:, [A-Z][A-Za-z&-]+(?: [A-Z][A-Za-z&-]+)?)* and [A-Z][a-z]")
"""Behind the first of names in a row: Zennor, Palix and Orvo."""
_FILED = re.compile(r"(?:[A-Z]{3}|\)) ?(?:--?|–|—) \Z")
"""Ends the dateline before a sentence: OSLO -, OSLO (Wire) --."""
_FILED_REACH = 8
_BEHIND_WORD = re.compile(r"(?<=[a-z,] )")
_CLAUSE_START = re.compile(r"(?:^|[，。；：！？\n,;:、“”\"|()（）])\s*")

_PROPER = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"})
_PERSONS = frozenset({"nr", "nrfg"})
"""Of these, what a tokeniser gives Chinese persons."""
_FOREIGN_TAG = "nrt"
"""What a tokeniser gives parts of foreign names: 科尔|哈内."""
_CLOSED = 2
"""Characters of what a tokeniser makes of the last one of a name and the word behind: 哲是."""
_LONGEST_CHINESE = 3
"""Characters of a Chinese person's name, but for a few."""
_NOUNS = _PROPER | {"n", "j", "vn", "an", "ng", "l"}
_NOUN = "n"
_NAME_TAGS = _NOUNS | {"v", "b", "a"}
_HEAD_TOKENS = 4
_FUNCTION = "mrpcuyeo"
"""First letters of tags that no character of a coined name has: numerals, particles."""
_ADVERBIAL = "dft"
"""The same of adverbs, of places such as 以上, and of times."""
_NO_COINED = frozenset("dpc")
"""Tags that a tokeniser guesses only for words of grammar: 现将|公司, 好于|市场."""
_RARE = frozenset({"g", "zg", "nr", "x"})
"""Tags of characters that hardly stand in text but in names."""
_COINED_WHOLE = frozenset({"nr", "nrt", "nrfg", "nz"})
"""Tags of a coined name that a tokeniser does see as one: it takes it for a person's."""
_COINED = (3, 2)
"""Characters of a coined name before its suffix, the longer first."""
_INTRODUCED = 50_000
"""Characters of an article that are read for names, so that a giant one costs no more."""

_LONGEST_NAME = 80
"""Characters of a name; a longer run of capitals or dots is a heading or no text at all."""

_MONEY_SIGNS = frozenset("$¥£€")
"""Right behind capitals, these make them a currency's: NT$, HK$."""

_BRAND = re.compile("(?:品牌|系列)?(?:收入|营收|贡献|销售额)|品牌")
"""Behind capitals, these make them the name of somebody's goods: FILA贡献了."""

_ACRONYM = 4
"""Capital letters up to which a Latin word in Chinese text is taken for an acronym."""


@dataclass
class _Names:
    """Names of one article and the forms that stand for each; `owners` leads from form to name."""

    forms: dict[str, set[str]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *forms: str) -> None:
        """Record that all these are one name; groups that share a form become one."""
        added = {name, *forms}
        shared = {self.owners[form] for form in added if form in self.owners} or {name}
        owner = min(shared) if len(shared) == 1 else next(n for n in self.forms if n in shared)
        merged = added.union(*(self.forms.pop(n, ()) for n in shared))
        self.forms[owner] = merged
        self.owners.update(dict.fromkeys(merged, owner))

    def ending(self, text: str) -> str:
        """The longest form that `text` ends with, or ""."""
        sizes = range(min(len(text), _LONGEST_NAME), 0, -1)
        return next((text[-size:] for size in sizes if text[-size:] in self.owners), "")


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The names of one article: `forms` lists each name with each form it is written in.

    `suffixes`: words that end names, whatever else they mean (零售); `storms`: the names of storms.
    """

    forms: tuple[tuple[str, str], ...]
    matcher: Matcher[Entity]
    suffixes: frozenset[str]
    storms: frozenset[str]

    def find(self, text: str) -> list[Mention[Entity]]:
        """Mentions of these names in `text`."""
        return [Mention(m.start, m.end, m.what[0]) for m in self.matcher.find(text)]


class NameFinder:
    """Finds the names of an article; holds word lists, no state between articles."""

    def __init__(self, config: NamesConfig, lexicon: Lexicon, demonyms: Iterable[str]) -> None:
        """Compile the patterns; `demonyms` (Chinese, Swedish) name nobody by themselves."""
        self._lexicon = lexicon
        self._suffixes = frozenset(config.suffixes)
        self._endings = config.suffixes
        self._long_endings = tuple(s for s in config.suffixes if len(s) > 1)
        long_endings = "|".join(sorted(self._long_endings, key=lambda s: (-len(s), s)))
        self._mixed_name = re.compile(
            rf"(?<![A-Za-z0-9{_HAN}])([A-Z]{{2,5}})[{_HAN}]{{2,4}}?(?:{long_endings})"
        )
        self._new_endings = tuple(s for s in self._long_endings if _in_no_dictionary(s))
        longest_first = sorted(config.suffixes, key=lambda suffix: (-len(suffix), suffix))
        self._suffix_words = re.compile("|".join(map(re.escape, longest_first)))
        self._removable = (*config.legal, *sorted(self._suffixes, key=len, reverse=True))
        roles = "|".join(map(re.escape, sorted(config.introducers, key=len, reverse=True)))
        self._starts = re.compile(rf"{_CLAUSE_START.pattern}(?P<role>(?:{roles}){{1,2}})?")
        self._introducers = config.introducers
        self._stops = re.compile(f"(?=[{config.stop_characters}])(?:{'|'.join(config.stops)})")
        # A name's last digit is a figure's where these go on: Rs18,500, Samsung 56 million.
        magnitudes = "|".join(map(re.escape, config.magnitudes))
        self._figure_goes_on = re.compile(rf",\d|%|\s?(?:{magnitudes})\b")
        self._sum = re.compile(rf"[\d.,]+(?:{magnitudes})")
        shows = "|".join(map(re.escape, config.shows))
        self._shows = re.compile(
            rf"[“\"]((?:[{_HAN}·]{{2,10}}(?=(?:{shows})[”\"])(?:{shows})"
            rf"|[{_HAN}·]{{2,10}}(?=[”\"][{_HAN}]{{0,4}}(?:{shows}))))[”\"]"
        )
        self._branches, self._clubs = config.branches, config.clubs
        self._regions, self._parties = config.regions, config.parties
        self._party_acts = tuple(config.party_acts)
        self._party_words = tuple(f"{p}{c}" for p in config.parties for c in config.party_words)
        self._glosses = config.glosses
        self._titles_before = (
            *(f"{title}{gap}" for title in config.titles for gap in ("", " ", ", ")),
            *(f"{title} " for title in (*config.offices, *config.state_offices)),
        )
        self._standing = StandingPersons(config, lexicon.cues)
        self._persons_say, self._rated_by = config.persons_say, config.rated_by
        self._glued, self._before_digits = frozenset(config.glued), frozenset(config.before_digits)
        self._closers, self._never_first = frozenset(config.never_last), config.never_first
        self._breaks, self._inside = config.never_inside, config.inside
        self._funds = FundNames(config.fund_kinds, config.fund_values, config.fund_never)
        self._sounds = re.compile(rf"[{config.transliteration}]{{3,12}}")
        self._common = config.plain | _moving_words(lexicon.cues)
        self._signs = NameSigns.of(config)
        self._rivals = lexicon.cues.rivals
        self._english_common = frozenset(config.english_common)
        self._title_words = frozenset(t.lower().rstrip(".") for t in config.titles)
        followers = "|".join(re.escape(w) for w in config.english_followers)
        self._behind_name = re.compile(
            rf"(?=['’]s)| (?:{followers})\b|, (?:which|who|whose|an?|the|based)\b"
        )
        self._common_endings = config.english_common_endings
        self._acts = re.compile(rf" (?:{'|'.join(config.english_acts)})\b")
        does = (*config.english_acts, *config.english_auxiliaries)
        self._does = re.compile(rf" (?:{'|'.join(does)})\b")
        bodies = "|".join(config.of_names)
        self._of_name = re.compile(
            rf"(?:(?!(?:The|THE) )[A-Z]\S{{1,20}} )?(?:{bodies}) of (?:the )?{_LATIN.pattern}"
        )
        self._demonyms = frozenset(demonyms)
        self._never_alone = frozenset(
            (
                *config.never_alone,
                *map(str.lower, config.of_names),
                *(form for word in self._demonyms for form in (word, f"{word}s")),
            )
        )
        self._signs_of_kind = KindSigns.of(
            config.titles, config.place_openers, config.place_closers
        )

    def find(self, text: str, outlet: str = "") -> ArticleNames:
        """The names of the article with the clean text `text`; they are introduced early in it.

        Not that of the `outlet`, which has no figure in its own article.
        """
        text = text[:_INTRODUCED]
        names = _Names()
        listed = {text[m.start : m.end] for m in self._lexicon.find_entities(text)}
        found = [
            *self._titles(text),
            *(self._unrated(m.group(1), text) for m in _LISTED_COMPANY.finditer(text)),
            *self._announcing(text),
            *self._introduced(text),
            *self._standing.find(text),
            *self._registered(text),
            *self._funds.find(text),
            *self._dotted(text),
            *self._heads(text),
            *self._coined(text),
            *self._mixed(text),
            *self._latin(text),
            *(_POSSESSIVE.split(m.group())[0] for m in self._of_name.finditer(text)),
            *self._transliterated(text),
        ]
        known = {*found, *listed}
        members = names_in_lists(text, known, self._is_unheard, self._lexicon.is_term)
        found += map(self._before_time, members)
        found += names_compared(text, self._rivals, self._is_unheard)
        found += [*names_holding(text, self._is_plain), *names_glossed(text, self._introducers)]
        found += self._alone([*found, *listed], text)
        found = [n for n in found if not (self._is_branch(n) or self._is_place_marked(n))]
        found = [self._without_country(self._without_league(n)) for n in found if not counts(n)]
        found = self._without_roles(found)
        known = listed.union(name for name in found if len(name) <= _LONGEST_NAME)
        shouted = {name for name in known if name.isupper() and name.title() in known - {name}}
        for name in sorted(known - shouted, key=lambda n: (-len(n), n)):
            self._add_with_short_forms(names, name, text, known)
        for name in [*names.owners]:
            if sequel := short_sequel(name):
                names.add(name, sequel)
        for name, gloss in self._glossed(text, names):
            new = name not in names.owners
            short = [form for form in names.owners if new and is_short_form(form, name)]
            names.add(name, gloss, *short)
        for name in sorted(shouted):
            names.add(names.owners[name.title()], name)
        words: list[tuple[str, Entity]] = []
        for name, forms in sorted(names.forms.items()):
            if outlet in forms:
                continue
            entity = self._entity(name, sorted(forms), text)
            words += [(form, entity) for form in sorted(forms)]
        pairs = tuple((entity.name, form) for form, entity in words)
        matcher, storms = Matcher(words, fold=False), storm_names(text, self._lexicon.cues)
        return ArticleNames(pairs, matcher, self._suffixes, storms)

    def _before_time(self, member: str) -> str:
        """A name without the time behind it, as at the end of a list: 甲和乙|上半年分别."""
        stop = self._stops.search(member, 2)
        return member[: stop.start()] if stop else member

    def _without_roles(self, names: Sequence[str]) -> list[str]:
        """`names` but for those that are one of them behind what it is: 廉航|香港快运."""
        known = {*names}
        roles = ((name, starts_with_any(name, self._introducers)) for name in names)
        return [name for name, role in roles if not role or name[len(role) :] not in known]

    def _is_branch(self, name: str) -> bool:
        """Whether a name is but two of the table: a company's and the country's of its branch.

        So is that of a place with a noun for one (西欧|地区), or of a company: 岚山|品牌.
        """
        place = name.removesuffix(ends_with_any(name, self._lexicon.cues.place_nouns))
        if place != name and is_region_of_table(self._lexicon, place):
            return True
        brands = (name.removesuffix(word) for word in self._lexicon.cues.own_names)
        known = map(self._lexicon.canonical_entity, (b for b in brands if b != name))
        if not self._lexicon.entities.keys().isdisjoint(known):
            return True
        parts = self._lexicon.find_entities(name)
        written = "".join(name[p.start : p.end] for p in parts)
        whole = written == name.replace(" ", "") or written == name
        return whole and len(parts) == 2 and is_place(parts[1].what) and not is_place(parts[0].what)

    def _is_place_marked(self, name: str) -> bool:
        """Whether a name is but a place of the table behind a preposition: 自|巴西.

        Or one of which all is meant, before a word that ends names: 全韩|半导体.
        """
        if name[:1] in self._glued and is_region_of_table(self._lexicon, name[1:]):
            return True
        trade = name[_WHOLE_PLACE:]
        whole = name.startswith(_ALL) and trade in self._suffixes
        return whole and is_region_of_table(self._lexicon, name[:_WHOLE_PLACE])

    def _without_league(self, name: str) -> str:
        """A club's name without the league that it plays in: 英超|曼联俱乐部."""
        if not is_han(name):
            return name
        league = next((m for m in self._lexicon.find_entities(name) if m.start == 0), None)
        if league is None or league.what.kind != _EVENT:
            return name
        club = name[league.end :]
        listed = self._lexicon.entities.get(self._lexicon.canonical_entity(club))
        known = listed is not None and listed.kind == _CLUB
        return club if known or ends_with_any(club, self._clubs) not in {"", club} else name

    def _without_country(self, name: str) -> str:
        """A name without the country of the city that it begins with: 德国|法兰克福机场."""
        places = [m for m in self._lexicon.find_entities(name) if is_place(m.what)]
        if len(places) < 2 or places[0].start != 0 or not is_han(name):
            return name
        within = places[1].start == places[0].end
        return name[places[1].start :] if within else name

    def _entity(self, name: str, forms: Sequence[str], text: str) -> Entity:
        """The table's entity where one of the forms is in the table, else a new one."""
        for form in (name, *forms):
            listed = self._lexicon.entities.get(self._lexicon.canonical_entity(form))
            if listed:
                return listed
        return Entity(name=name, kind=self._kind(forms, text))

    def _kind(self, forms: Sequence[str], text: str) -> str:
        """A person or a place where a form of the name tells, else open."""
        if any("·" in form or self._is_titled(form, text) for form in forms):
            return "person"
        if any(self._is_region(f) or self._signs_of_kind.is_places(f, text) for f in forms):
            return REGION_KIND
        titled = any(f"{a}{form}{b}" in text for form in forms for a, b in _QUOTES)
        return TITLE_KIND if titled else OPEN_KIND

    def _is_region(self, form: str) -> bool:
        """Whether a name says that it is a place's: 岚浦市, but not 市 alone."""
        return len(form) > 2 and form.endswith(self._regions)

    def _is_titled(self, form: str, text: str) -> bool:
        """Whether a title stands beside a name, or it speaks as only persons do."""
        chinese = len(form) <= _LONGEST_CHINESE and next(t for _, t in rjieba.tag(form)) in _PERSONS
        return any(
            text.endswith(self._titles_before, 0, at)
            or self._signs_of_kind.person.match(text, at + len(form))
            or self._signs.sex.match(text, at + len(form))
            or (chinese and text.startswith(self._persons_say, at + len(form)))
            for at in _places(form, text)
        )

    def _titles(self, text: str) -> Iterator[str]:
        for match in _TITLE.finditer(text):
            if not match.group(1).endswith(self._signs.press):
                yield match.group(1)
        for match in _QUOTED.finditer(text):
            yield match.group(1)
        for match in self._shows.finditer(text):
            yield match.group(1)

    def _unrated(self, name: str, text: str) -> str:
        """The company in front of its code, without what a broker does to it: 维持|岚山股份."""
        name = name.rpartition("的")[2]
        act = starts_with_any(name, self._rated_by)
        rest = name[len(act) :] if len(name) - len(act) > 1 else name
        glued = rest[0] in self._glued and len(rest) > _SHORTEST_FOREIGN
        return rest[1:] if glued and text.count(rest[1:]) > text.count(rest) else rest

    def _announcing(self, text: str) -> Iterator[str]:
        """The company that a headline and the text below open with: 岚山新材:…⏎岚山新材….

        So is one that opens a line and announces something: 岚山新材公告,….
        """
        for match in _HEADED.finditer(text):
            name = match.group(1)
            told = match.group().endswith(":") and "公告" not in match.group()
            again = not told or text.find(f"\n{name}", match.end()) >= 0
            words = set(rjieba.cut(name, hmm=False))
            plain = words == {name} or not words.isdisjoint(self._common)
            ends = (*self._signs.press, *self._titles_before)
            term = bool(self._lexicon.find_metrics(name)) or name.endswith(ends)
            if again and not (plain or term):
                yield name

    def _introduced(self, text: str) -> Iterator[str]:
        """Persons whose sex stands right behind their names: 陆远航，男，汉族."""
        for match in self._signs.sex.finditer(text):
            begin = max(0, match.start() - _ENDING_REACH)
            if named := self._signs.person.search(text, begin, match.start()):
                yield named.group(1)

    def _registered(self, text: str) -> Iterator[str]:
        """Registered names that begin with a place, wherever they stand: 成立|岚浦禾苗有限公司.

        Of several places side by side the first begins it: 广东深圳X有限公司.
        """
        for match in self._signs.registered.finditer(text):
            before = text[max(0, match.start() - _REGISTERED) : match.start()]
            run = _NO_HAN.split(before)[-1]
            tokens = rjieba.tag(run + match.group())
            places = [n for n, (_, tag) in enumerate(tokens[:-1]) if tag == "ns"]
            begun = [n for n in places if n - 1 not in places]
            name = "".join(word for word, _ in tokens[begun[-1] :]) if begun else ""
            if name and self._is_registered(tokens[begun[-1] :]):
                yield name

    def _is_registered(self, tokens: Sequence[tuple[str, str]]) -> bool:
        """Whether no word of grammar parts the words of a registered name."""
        return not any(
            (tag[0] in _FUNCTION and tag != "m") or word in self._breaks for word, tag in tokens
        )

    def _dotted(self, text: str) -> Iterator[str]:
        """Transliterated names: 费利克斯·莫拉. The tokeniser tells where the first part begins."""
        for match in _DOTTED.finditer(text):
            first, _, rest = match.group().partition("·")
            tail = rest.split("·")
            tail[-1] = _first_name_tokens(tail[-1])
            yield "·".join([_last_token(first, self._glued), *tail])

    def _heads(self, text: str) -> Iterator[str]:
        """Noun phrases at the start of a clause that hold a name.

        The first token must be a proper noun by the tokeniser, or the phrase must end in a suffix
        of names (凌川|半导体), or its beginning must come again in the article.
        """
        for start in self._clause_starts(text):
            piece = text[start : start + 24]
            tokens = self._tokens_at_start(piece)
            if tokens:
                yield from self._name_in(tokens, text)

    def _clause_starts(self, text: str) -> Iterator[int]:
        """Where clauses begin, and where a name would behind a word for what it is: 影片|X.

        So behind what somebody runs: 经营|X的|Y, X运营方|Y.
        """
        for match in self._starts.finditer(text):
            if match["role"]:
                yield match.start("role")
            run = run_pattern(self._lexicon.cues.runs).match(text, match.end())
            yield run.start("run") if run else match.end()
            if run:
                yield run.end()
        yield from (match.end() for match in self._signs.runner.finditer(text))

    def _tokens_at_start(self, piece: str) -> list[tuple[str, str]]:
        """The Han words that open `piece` and that names can hold, with their parts of speech."""
        tokens: list[tuple[str, str]] = []
        if not is_han(piece[:1]):
            return tokens
        stop = self._stops.search(piece, 2)
        # A word of the trade ends a name, whatever the tokeniser makes of the two: 棱川营|收.
        trade = (m.start for m in self._lexicon.find_metrics(piece) if m.start > 1)
        trade = (at for at in trade if not piece.startswith(self._endings, at))  # X|汽车毛利率
        end = min([stop.start() if stop else len(piece), *trade])
        for word, guess in rjieba.tag(piece[:end]):
            tag = _NOUN if word in self._signs.directions else guess
            if not tokens and word[0] in self._glued and len(word) > 2:
                word = word[1:]  # noqa: PLW2901
            known = tag in _NAME_TAGS or word in self._inside
            if not known or not is_han(word) or len(tokens) == _HEAD_TOKENS:
                break
            if word in self._breaks or (tokens and self._is_other_word(word)):
                break
            if tokens and word[0] in self._glued and _in_no_dictionary(word):
                break
            tokens.append((word, tag))
        return tokens

    def _is_other_word(self, word: str) -> bool:
        """Whether a word behind a name is one of the trade (日活), and no part of the name."""
        return bool(self._lexicon.find_metrics(word)) and word not in self._suffixes

    def _name_in(self, tokens: list[tuple[str, str]], text: str) -> Iterator[str]:
        first, tag = tokens[0]
        if first in self._inside and tag not in _NOUNS:
            yield from self._modified(tokens)
            return
        if tag not in _NOUNS or first in self._common or first[-1] in self._closers:
            return
        if self._lexicon.is_term(first) or starts_with_any(first, self._lexicon.cues.growth):
            return
        if first[0] in self._never_first or self._lexicon.noun_of(first) != first:
            return  # 这两项|指标, 换手率|0.74%
        person = tag in _PERSONS and len(first) == _LONGEST_CHINESE
        for length in range(len(tokens), 0, -1):
            words = [w for w, _ in tokens[:length]]
            name = "".join(words)
            plain = name in self._common or self._suffixes.issuperset(words)
            if plain or words[-1] in self._closers:
                continue
            if (
                len(words[-1]) == _CLOSED
                and name[-1] in self._closers
                and tokens[length - 1][1] != _FOREIGN_TAG
                and _in_no_dictionary(words[-1])
            ):
                name = name[:-1]  # 林稀|哲是
            if name.endswith(self._signs.press):
                return
            nouns = all(t in _NOUNS for _, t in tokens[:length])
            inner = all(t in _NOUNS or w in self._inside for w, t in tokens[1 : length - 1])
            suffixed = (
                length > 1 and words[-1] in self._suffixes and inner and (nouns or tag in _PROPER)
            )
            ends = nouns and name.endswith(self._endings) and self._without_suffix(name) != ""
            alone = length == 1 and len(name) > 1
            repeated = length > 1 and nouns and not person and text.count(name) > 1
            if suffixed or (tag in _PROPER and (alone or repeated or ends)):
                yield name
                return

    def _modified(self, tokens: list[tuple[str, str]]) -> Iterator[str]:
        """A name that opens with what is taken for an adverb or a time: 自然|历史博物馆."""
        for length in range(len(tokens), 1, -1):
            rest = "".join(word for word, _ in tokens[1:length])
            nouns = all(tag in _NOUNS for _, tag in tokens[1:length])
            if nouns and rest not in self._suffixes and rest.endswith(self._long_endings):
                yield tokens[0][0] + rest
                return

    def _coined(self, text: str) -> Iterator[str]:
        """Names that no dictionary has, before a suffix: 昱渡 of 昱渡汽车, wherever they stand.

        A tokeniser takes such a name for single characters. Where it begins is told by what stands
        before it: always the same character, and that belongs to the name; several, and it does
        not (left branching, after Harris 1955). A name that comes but once must open a clause.
        """
        starts = set(self._clause_starts(text))
        found: dict[str, list[int]] = {}
        for match in self._suffix_words.finditer(text):
            for size in _COINED:
                start = match.start() - size
                if text.startswith(self._party_words, match.start()):
                    continue
                if len(match.group()) == 1 and self._begins_word(text, match.start()):
                    continue
                if start >= 0 and is_han(text[start : match.start()]):
                    found.setdefault(text[start : match.end()], []).append(start)
        for name, places in found.items():
            before = {text[start - 1] if start not in starts else "" for start in places}
            apart = len(before) > 1 or before == {""}
            if name in self._common or (name[0] in self._glued and name[1:] in found):
                continue
            coined = apart and self._is_coined(name, once=len(places) == 1)
            if coined or (before == {""} and self._is_party(name, places, text)):
                yield name

    def _begins_word(self, text: str, start: int) -> bool:
        """Whether a character begins a word that goes on behind it: 广发|国证指数."""
        return len(next(iter(rjieba.cut(text[start : start + _CONTEXT])))) > 1

    def _is_party(self, name: str, places: Sequence[int], text: str) -> bool:
        """Whether a name that opens clauses is a party's, which has votes or seats: 为泰党|获得."""
        acts = (text.startswith(self._party_acts, at + len(name)) for at in places)
        return name.endswith(self._parties) and name not in self._common and any(acts)

    def _mixed(self, text: str) -> Iterator[str]:
        """Capitals with a Chinese name behind them that ends in a suffix: HD现代重工."""
        for match in self._mixed_name.finditer(text):
            if match[1].lower() not in self._never_alone and not self._lexicon.is_term(match[1]):
                yield match.group()

    def _is_unheard(self, name: str) -> bool:
        """Whether no dictionary has a word, or only the suffix that it ends in."""
        return _in_no_dictionary(name) or self._is_coined(name, once=True)

    def _is_plain(self, phrase: str) -> bool:
        """Whether a phrase is one word, or holds one of grammar, of the trade or of time."""
        tokens = rjieba.tag(phrase)
        grammar = any(tag[0] in _FUNCTION or tag[0] in _ADVERBIAL for _, tag in tokens[1:])
        opens = tokens[0][1][0] in _FUNCTION or tokens[0][1] == "t"
        trade = bool(self._lexicon.find_metrics(phrase) or self._lexicon.find_scopes(phrase))
        common = any(word in self._common for word, _ in tokens)
        return len(tokens) == 1 or grammar or opens or trade or common

    def _is_coined(self, name: str, *, once: bool) -> bool:
        """Whether a tokeniser sees single characters or a person before the suffix, no grammar."""
        tokens = rjieba.tag(name)
        *head, (suffix, _) = tokens
        if suffix not in self._suffixes or not head:
            return self._ends_in_new_word(name)
        if suffix in self._parties and not once:  # 选择|党: of any word
            return name not in self._common and head[0][1][0] not in _FUNCTION
        if len(head) == 1 and head[0][1] in _COINED_WHOLE:
            return head[0][0] not in self._common
        guessed = [len(word) > 1 and _in_no_dictionary(word) for word, _ in head]
        for (word, tag), is_guess in zip(head, guessed, strict=True):
            if word in self._common or (is_guess and tag in _NO_COINED):
                return False
            if not is_guess and (len(word) > 1 or tag[0] in _FUNCTION or word in self._glued):
                return False
        apart = len(head) > 1 and len(suffix) > 1  # 泓|川|地产: no two of them make a word
        return not once or apart or any(guessed) or any(tag in _RARE for _, tag in head)

    def _ends_in_new_word(self, name: str) -> bool:
        """Whether a suffix that is in no dictionary either ends the name: 青岚|茶饮."""
        if not name.endswith(self._new_endings):
            return False
        suffix = max((s for s in self._new_endings if name.endswith(s)), key=len)
        head = name.removesuffix(suffix)
        return len(head) > 1 and _in_no_dictionary(head)

    def _transliterated(self, text: str) -> Iterator[str]:
        """Foreign names by their characters, wherever they stand: 奥斯特兰, 布拉克沃特码头公司."""
        for match in self._sounds.finditer(text):
            start, end = self._whole_words(text, match.start(), match.end())
            if text[end : end + 1].isdigit() and text[end - 1 : end] in self._before_digits:
                end -= 1  # 巴西|约1012万例
            name = self._before_time(text[start:end])
            if len(name) < _SHORTEST_FOREIGN or name in self._common:
                continue
            if {tag for _, tag in rjieba.tag(name)} & _FOREIGN:
                yield name + self._ending_behind(text, start + len(name))

    def _whole_words(self, text: str, start: int, end: int) -> tuple[int, int]:
        """[start, end) without the halves of words at its ends: 阿斯顿维拉 of 阿斯顿维拉当|地."""
        first = max(0, start - _CONTEXT)
        words = rjieba.cut(text[first : end + _CONTEXT], hmm=False)
        bounds = [first + bound for bound in accumulate(map(len, words), initial=0)]
        inside = [bound for bound in bounds if start <= bound <= end]
        return (inside[0], inside[-1]) if inside else (start, start)

    def _ending_behind(self, text: str, end: int) -> str:
        """The nouns behind a name up to one that ends names: 码头公司, or ""."""
        ending = ""
        for word, tag in rjieba.tag(text[end : end + _ENDING_REACH]):
            ending += word
            if word in self._suffixes:
                return ending
            if tag not in _NOUNS:
                break
        return ""

    def _latin(self, text: str) -> Iterator[str]:
        """Capitalised words in a row; a number may close a name (Ne Zha 2) if it is small."""
        in_chinese = bool(_HAN_CHARACTER.search(text))
        runs = _LATIN.finditer(text)
        for match in runs:
            if linked := self._linked(match, text):
                next(runs)
                yield linked
                continue
            first, *owned = _POSSESSIVE.split(match.group())
            if " " in first and (office := self._signs.office.search(first)):
                yield from self._in_office(first, office)
                continue
            if verb := self._signs.headline_verb.search(text, match.start(), match.end() + _FIGURE):
                yield from self._headed(match, text, verb.start())
                continue
            name = self._latin_name(first, text, match.end())
            brand = _BRAND.match(text, match.end())
            term = self._is_term(name, in_chinese=in_chinese and not brand)
            if len(name) > 1 and not term and self._is_sure(name, match, text):
                yield name
            for part in owned:  # India's Kaveri Steel
                name = self._latin_name(part.strip(), text, match.end())
                if " " in name and not self._is_term(name, in_chinese=in_chinese):
                    yield name

    def _in_office(self, written: str, office: re.Match[str]) -> Iterator[str]:
        """The name behind a title amid capitals, and whose title it is: Halden President Jo Lind.

        Not so what a minister sees to (Oil Minister), nor the adjective of a country.
        """
        if self._signs.headline_verb.match(f" {written[office.end() :]}"):
            return
        yield written[office.end() :].rstrip(".-'’")
        of = self._latin_name(written[: office.start()], "", 0)
        if of and not office["state"] and of.split(" ")[-1].lower() not in self._demonyms:
            yield of

    def _headed(self, match: re.Match[str], text: str, end: int) -> Iterator[str]:
        """The name before the verb, at `end`, of a headline that writes all words with capitals.

        Halden Port Sees Record Traffic. Its nouns (Halden Port Traffic Hits Record) are no part of
        the name; they are those that the text has in small letters too.
        """
        written = _POSSESSIVE.split(text[match.start() : end])[0]
        words = self._latin_name(written, text, match.start() + len(written)).split(" ")
        while words and _is_small(words[-1], text):
            words = words[:-1]
        name = " ".join(words)
        named = len(name) > 1 and not self._is_term(name, in_chinese=False)
        if named and self._is_sure(name, match, text):
            yield name

    def _linked(self, match: re.Match[str], text: str) -> str:
        """A title of two runs of capitals: Voyage of Time, "" where these are names of their own.

        The first is none if words of no name open it (Sales of Zennor) or if it may but open the
        sentence (Owners of Zennor).
        """
        head, link = match.group(), _LINK.match(text, match.end())
        second = link and _LATIN.match(text, link.end())
        if not link or not second or (link[1] == "the" and " " not in head):
            return ""
        tail = _POSSESSIVE.split(second.group())[0]
        tail = self._latin_name(tail, text, second.end()) or tail.rstrip(".-'’")
        whole = f"{head}{link.group()}{tail}"
        plain = self._latin_name(head, text, match.end()) == head and not _POSSESSIVE.search(head)
        plural = " " not in head and head.endswith(self._common_endings)
        opens = plural and self._opens_sentence(match, text)
        if opens or not plain or not text.startswith(whole, match.start()):
            return ""
        return "" if self._stands_alone(tail, whole, text) or self._is_known(head) else whole

    def _stands_alone(self, tail: str, whole: str, text: str) -> bool:
        """Whether the table or the rest of the text knows what ends a name: maker of Ozempic."""
        return self._is_known(tail) or text.count(tail) > text.count(whole)

    def _is_known(self, name: str) -> bool:
        return self._is_term(name, in_chinese=False) or bool(self._lexicon.find_entities(name))

    @staticmethod
    def _opens_sentence(match: re.Match[str], text: str) -> bool:
        before = text[: match.start()].rstrip(" \"'“‘#*-|")
        filed = _FILED.search(text, max(0, match.start() - _FILED_REACH), match.start())
        return not before or before[-1] in ".!?\n:。！？" or filed is not None

    def _latin_name(self, written: str, text: str, end: int) -> str:
        """The capitalised words `written`, which end at `end`, without what is no part of names."""
        words = [w.rstrip(".-'’") for w in written.split(" ")]
        figure = self._figure_goes_on.match(text, end) and words[-1][-1:].isdigit()
        if figure or text[end : end + 1] in _MONEY_SIGNS or self._sum.fullmatch(words[-1]):
            words = words[:-1]  # owes Kalvar 2bn
        while words and (self._is_common(words[0]) or words[0][:1].isdigit()):
            words = words[1:]
        # Detective Story 1911 grossed; Detective Story 1911, a comedy
        acts = self._does.match(text, end) or self._behind_name.match(text, end)
        while words and (self._is_common(words[-1]) or (_is_figure(words[-1]) and not acts)):
            words = words[:-1]
        return " ".join(words)

    def _alone(self, names: Sequence[str], text: str) -> Iterator[str]:
        """First words that stand for their English names: Nordahl of Nordahl Rail.

        Not those that begin several names, nor those that the text has in small letters too.
        """
        owners: dict[str, set[str]] = {}
        for name in names:
            first, _, rest = name.partition(" ")
            if rest and first.isalpha() and first.isascii() and len(first) > _ACRONYM:
                owners.setdefault(first, set()).add(name)
        for first, longer in owners.items():
            if len(longer) > 1 or first.lower() in self._never_alone or self._is_common(first):
                continue
            alone = any(not text.startswith(min(longer), at) for at in _places(first, text))
            if alone and not self._lexicon.find_entities(first) and not _is_small(first, text):
                yield first

    def _is_sure(self, name: str, match: re.Match[str], text: str) -> bool:
        """Whether a capital may mean a name: not where it only opens a sentence (Utilization …)."""
        opens = self._opens_sentence(match, text)
        shouted = name.isupper() and len(name) > _ACRONYM + 1  # INFLATION fell
        if " " in name or not opens or not (shouted or name.istitle() or name == name.capitalize()):
            return True
        proper = not name.endswith(self._common_endings) and not _is_small(name, text)
        if proper and (self._acts.match(text, match.end()) or _LISTED.match(text, match.end())):
            return True
        places = ((at, at + len(name)) for at in _places(name, text))
        return any(
            (_BEHIND_WORD.match(text, start) and _WORD_EDGE.match(text, end))
            or (_WORD_EDGE.match(text, start) and self._behind_name.match(text, end))
            or ((code := _CODE.match(text, end)) and shortens(code[1], name))
            for start, end in places
        )

    def _is_term(self, name: str, *, in_chinese: bool) -> bool:
        """A word of the trade rather than a name: a metric, a scope, an acronym in Chinese text."""
        if self._lexicon.is_term(name) or name.lower() in self._never_alone:
            return True
        return len(name) <= _ACRONYM and name.isupper() and in_chinese

    def _is_common(self, word: str) -> bool:
        plain = word.lower().rstrip(".,'’")
        if plain.endswith(("-based", "-listed", "-owned", "-backed", "-led", "-made")):
            return True
        return plain in self._english_common or plain in self._title_words

    def _add_with_short_forms(self, names: _Names, name: str, text: str, found: Set[str]) -> None:
        """Record a name; one that begins or ends a longer one is its short form.

        A name of the table stands for itself.
        """
        if self._is_listed(name):
            names.add(name)
            return
        place = is_han(name) and name.endswith(self._signs.places)
        for longer in names.forms:
            document = longer.endswith(self._signs.documents)
            if (place or document) and longer.startswith(name):
                continue  # 岚浦区 is not 岚浦区委宣传部, nor 岚浦局 its 关于…的意见.
            if longer != name and is_short_form(name, longer):
                names.add(longer, name)
                return
        names.add(name)
        short = self._without_suffix(name)
        of_place = is_region_of_table(self._lexicon, short) and not self._is_region(name)
        if of_place or (name.endswith(self._branches) and self._is_listed(short)):
            return  # 三星重工 is not 三星, 香港快运 not 香港
        if short and (short in found or text.count(short) > text.count(name)):
            names.add(name, short)

    def _is_listed(self, name: str) -> bool:
        return self._lexicon.canonical_entity(name) in self._lexicon.entities

    def _without_suffix(self, name: str) -> str:
        lowered = name.lower()
        if not lowered.endswith(self._removable):
            return ""
        for suffix in self._removable:
            if lowered.endswith(suffix) and len(name) - len(suffix) >= 2:
                return name[: -len(suffix)].rstrip(" ,")
        return ""

    def _glossed(self, text: str, names: _Names) -> Iterator[tuple[str, str]]:
        """Name (gloss) pairs: 朔陵市(Shuoling), Shuoling (朔陵市), 凌川半导体(下称“凌川”)."""
        for match in _GLOSS.finditer(text):
            before = text[: match.start()].rstrip("”\"'》. ")
            name = self._name_ending(before, names)
            for part in re.split("[,，;；、]", match.group(1)):
                gloss = self._bare_gloss(part)
                if name and not self._lexicon.is_term(name) and is_other_name(name, gloss):
                    yield name, gloss

    def _bare_gloss(self, part: str) -> str:
        gloss = part.strip()
        for opener in self._glosses:
            gloss = gloss.removeprefix(opener)
        gloss = gloss.strip("“”\"'：: ")
        return "" if gloss.lower() in self._never_alone else gloss

    def _name_ending(self, before: str, names: _Names) -> str:
        """The name that `before` ends with: one known already, else what its tokens make of it."""
        if known := names.ending(before):
            return known
        tail = _HAN_ENDING.search(before[-_HAN_ENDING_REACH:])
        if not tail:
            return ""
        kept: list[str] = []
        for word, tag in reversed(rjieba.tag(tail.group())):
            if tag not in _NOUNS and tag != "x":
                break
            kept.insert(0, word)
        name = "".join(kept)
        return name[1:] if name[:1] in self._glued and len(name) > 2 else name


def is_region_of_table(lexicon: Lexicon, name: str) -> bool:
    """Whether the table has a place of that name."""
    listed = lexicon.entities.get(lexicon.canonical_entity(name))
    return listed is not None and is_place(listed)


def _moving_words(cues: CuesConfig) -> frozenset[str]:
    """Words of change and of what may be, which open clauses and no names."""
    return frozenset((*cues.growth, *cues.growth_bare, *cues.changes, *cues.modal))


def _in_no_dictionary(word: str) -> bool:
    """Whether a tokeniser only guesses that these characters are a word."""
    return len(list(rjieba.cut(word, hmm=False))) == len(word)


def _places(form: str, text: str) -> Iterator[int]:
    """Where `form` begins in `text`, overlapping ones too."""
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def _is_small(word: str, text: str) -> bool:
    """Whether a capitalised word also stands in small letters in the text."""
    return re.search(rf"\b{re.escape(word.lower())}\b", text) is not None


def _is_figure(word: str) -> bool:
    """Whether a word is a number too large to be part of a name."""
    return word[:1].isdigit() and len(word.replace(",", "")) > 2 and word.replace(".", "").isdigit()


def _first_name_tokens(text: str) -> str:
    """The part of `text` that belongs to a transliterated name: tokens tagged as names."""
    kept = ""
    for word, tag in rjieba.tag(text):
        if kept and tag not in {"nr", "nrt", "nrfg", "ns", "nz"}:
            break
        kept += word
    return kept


def _last_token(text: str, glued: frozenset[str]) -> str:
    tokens = rjieba.tag(text)
    kept = ""
    for word, tag in reversed(tokens):
        if kept and tag not in {"nr", "nrt", "nrfg", "ns", "nz"}:
            break
        kept = word + kept
    return kept[1:] if kept[:1] in glued and len(kept) > 2 else kept
