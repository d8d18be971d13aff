"""The grammar of time expressions: patterns built from the words of the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detector.period_config import Holiday, PeriodsConfig

_LEFT: Final = r"(?<!\d)(?<!\d[.,])"  # not within a number
_GRAMMAR_STARTS: Final = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY", "fiscal", "first")
_CONTRACT_REACH: Final = 8
"""Letters between a month and the word that makes it that of a contract: 9月|WTI原油|期货."""
_ZH_UNITS: Final = "年|季度|个月|周|星期|天"
_NUMBER_ENDS: Final = r"(?!\d|[.,]\d)"  # behind digits: they are no part of a longer number


def words_pattern(words: Iterable[str]) -> str:
    """Build an alternation, longest first; English words stand at word borders, in any case."""
    groups: dict[tuple[bool, bool], list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        body = re.escape(word).replace(r"\ ", r"[ \n-]" if word.isascii() else r"\ ?")
        letters = (_is_letter(word[0]), _is_letter(word[-1]))
        groups.setdefault(letters, []).append(body)
    parts = []
    for (first, last), bodies in groups.items():
        body = "|".join(bodies)
        body = rf"(?<![A-Za-z])(?i:{body})" if first else rf"(?:{body})"
        parts.append(body + (r"(?![A-Za-z])" if last else ""))
    return "(?:" + "|".join(parts) + ")" if parts else r"(?!)"


def guarded_pattern(words: Mapping[str, str]) -> str:
    """Like `words_pattern`, each with the characters that must not follow it."""
    ordered = sorted(words.items(), key=lambda item: -len(item[0]))
    parts = (
        words_pattern([word]) + (f"(?![{re.escape(forbidden)}])" if forbidden else "")
        for word, forbidden in ordered
    )
    return "(?:" + "|".join(parts) + ")"


def quoted(holiday: Holiday) -> list[str]:
    """The words of a holiday with its name in quotation marks: “五一”假期, “双11”."""
    words = [w for w in (*holiday.after_year, *holiday.words) if not _is_letter(w[0])]
    names = [n for n in holiday.after_year if not _is_letter(n[0])]
    split = [(n, w.removeprefix(n)) for n in names for w in words if w.startswith(n)]
    split += [(w, "") for w in words]
    return [f"{a}{name}{b}{rest}" for name, rest in split for a, b in ("“”", '""')]


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of a configuration. `scan` is tried where `first` stops, and names its branch.

    The others read on from there: a year that stands before or after (`year_only`, `year_after`),
    what follows a year (`after_year`), the mark that closes a stretch, and what tells a year or a
    month from a number or another word. `joiner` stands between the two ends of a range.
    """

    first: re.Pattern[str]
    scan: re.Pattern[str]
    joiner: re.Pattern[str]
    year_only: re.Pattern[str]
    after_year: re.Pattern[str]
    year_after: re.Pattern[str]
    stretch_end: re.Pattern[str]
    year_cue: re.Pattern[str]
    year_noun: re.Pattern[str]
    counted: re.Pattern[str]
    month_cue: re.Pattern[str]
    month_noun: re.Pattern[str]
    two_digit_cue: re.Pattern[str]
    two_digit_tail: re.Pattern[str]

    @classmethod
    def of(cls, config: PeriodsConfig) -> Grammar:
        """Compile the patterns of `config`."""
        made = _Branches(config)
        firsts, gate = _gate(config, made.digit)
        body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in made.all().items())
        following_years = words_pattern(w for w in config.relative_years if w.isascii())
        closed = (part.words for part in config.month_parts if part.closing)
        marks = {w: f for words in closed for w, f in words.items() if not w.isascii()}
        return cls(
            first=re.compile(rf"[{firsts}\dA-Za-z](?:(?<=[A-Za-z])[A-Za-z]+|(?<=\d)\d+)?"),
            scan=re.compile(f"{gate}(?:{body})"),
            joiner=re.compile(made.joiner),
            year_only=re.compile(made.year()),
            after_year=re.compile(
                made.stretches(after_year=True) + f"|(?P<whole>{words_pattern(config.same_year)})"
            ),
            year_after=re.compile(
                r"(?:,? (?:(?i:of|in|for) )?(?:the )?|(?<=[QH])|(?=['’]))"
                r"(?:(?P<pf>(?i:fiscal(?: year)?) |FY ?)?(?P<p4>\d{4})(?! ?年)"
                rf"|(?:(?P<pf2>FY ?)|['’]|(?<=[QH]))(?P<p2>\d\d)|(?P<ps>{following_years}))"
                + _NUMBER_ENDS
            ),
            stretch_end=re.compile(guarded_pattern(marks)),
            year_cue=re.compile(rf"{words_pattern(config.year_evidence_before)} ?$"),
            year_noun=re.compile(rf"[ ]?{words_pattern(config.year_evidence_after)}"),
            counted=re.compile(rf"[ ]?{words_pattern(config.year_counter_evidence)}"),
            month_cue=re.compile(rf"{words_pattern(config.month_evidence_before)}[ -]$"),
            month_noun=re.compile(rf"['’]?s? {words_pattern(config.month_evidence_after)}"),
            two_digit_cue=re.compile(rf"{words_pattern(config.two_digit_not_after)}$"),
            two_digit_tail=re.compile(words_pattern(config.two_digit_not_before)),
        )


class _Branches:
    """The branches of the long pattern, by the name under which a lexer reads their matches."""

    def __init__(self, config: PeriodsConfig) -> None:
        self.config = config
        self.digit = "".join(w for w in config.numerals if len(w) == 1 and not w.isascii())
        self.english = words_pattern(w for w in config.numerals if w.isascii())
        self.following = words_pattern(config.following_year)
        self.joiner = rf"[ \n]?{words_pattern(config.range_joiners)}[ \n]?{self.following}?"
        self.units = words_pattern(u for words in config.units.values() for u in words)
        self.wholes = words_pattern(config.window_wholes)
        self.months = words_pattern(config.months).replace("(?i:", "(?:")
        self.ordinals = words_pattern(config.ordinals)

    def all(self) -> dict[str, str]:
        """Return the branches in the order in which they are tried."""
        return {
            **self._no_times(),
            **self._years(),
            **self._by_other_times(),
            **self._windows(),
            **self._shifts(),
            **self._month_to_month(),
            "year": self.year(),
            **self._parts(),
        }

    @cached_property
    def _number(self) -> str:
        digit = self.digit
        return rf"(?:{_LEFT}\d{{1,3}}|(?<![{digit}])[{digit}]{{1,3}}|{self.english})"

    @cached_property
    def _month_parts(self) -> str:
        parts = (part.words.items() for part in self.config.month_parts)
        return guarded_pattern({w: f for words in parts for w, f in words if not w.isascii()})

    def _no_times(self) -> dict[str, str]:
        config, digits = self.config, rf"[\d{self.digit}]"
        exclusions = words_pattern(config.exclusions).replace(r"\{n\}", rf"{digits}{{1,3}}")
        contracts = guarded_pattern(config.contracts)
        return {
            "stop": r"[。!！?？\n]|\.(?=\s)",
            # 9月交货的原油, 12月黄金期货: of which contract, and no time
            "skip": rf"{exclusions}|{digits}{{1,2}}月份?的?"
            rf"(?=[A-Za-z\u4e00-\u9fff]{{0,{_CONTRACT_REACH}}}?{contracts})",
        }

    def _years(self) -> dict[str, str]:
        season = words_pattern(self.config.season_nouns)
        accounts = words_pattern(self.config.account_years)
        return {
            # 2023/24财年, the 2023-24 financial year, fiscal 2023/24
            "accounts": rf"{_LEFT}(?P<ka>\d{{4}}|\d\d)[-–—/至](?P<kb>\d{{4}}|\d\d) ?{accounts}"
            r"|(?<![A-Za-z])(?:(?i:fiscal(?:[ -]year)?) |FY ?)"
            r"(?P<kc>\d{4})[-–—/](?P<kd>\d{4}|\d\d)(?!\d)",
            # 2023-24赛季, the 2023/24 Premier League season
            "season": rf"{_LEFT}(?P<sa>\d{{4}}|\d\d)[-–—/](?P<sb>\d{{4}}|\d\d)"
            rf"(?: ?{season}|(?= (?:[A-Z][A-Za-z]{{1,12}} ){{1,3}}{season}"
            rf"|[A-Z\u4e00-\u9fff]{{2,4}}{season}))|{words_pattern(self.config.seasons)}",
            "iso": r"(?<![\d.\-/])(?P<iy>\d{4})(?P<sep>[-/.])(?P<im>\d{1,2})"
            r"(?:(?P=sep)(?P<id>\d{1,2}))?(?!\d|[.\-/]\d)",
            "years": rf"{_LEFT}(?<![/-])(?P<ya>\d{{4}}){self.joiner}(?P<yz>\d{{4}})(?: ?年度?)?"
            r"(?!\d|[.,]\d|-\d)",
        }

    def _by_other_times(self) -> dict[str, str]:
        """What is told by the day of the text or by another time: 上年同期, 年末, on Monday."""
        config = self.config
        as_of = "|".join(rf"(?<={re.escape(word)})" for word in config.weekday_before)
        return {
            "year_before": words_pattern(config.year_before)
            + rf"|(?P<prior>{words_pattern(config.prior_years)})"
            + rf"(?!{words_pattern(config.prior_years_not_before)}|\d)",
            "same_of": r"(?<![A-Za-z])(?i:(?:the )?same (?:period|quarter|half|months?|time) "
            r"(?:of|in) )"
            rf"(?P<so>\d{{4}}){_NUMBER_ENDS}|{_LEFT}(?P<sz>\d{{4}}) ?年同期",
            "period_before": words_pattern(config.period_before)
            + rf"|{words_pattern(config.season_before)}(?=[{config.season_evidence}])",
            "period_end": words_pattern(config.period_end),
            "fiscal_year": words_pattern(config.fiscal_years),
            "period_after": words_pattern(config.period_after),
            "year_to_date": words_pattern(config.year_to_date),
            "to_date": words_pattern(config.to_date),
            "weekday": rf"(?:{as_of}|(?=[上本]?(?:周|星期).{words_pattern(config.weekday_after)})"
            r"|(?=上个?(?:周|星期)[一二三四五六日天](?![季成十百千万家个名人次])))"
            rf"(?:late |early )?(?:(?P<wl>上个?)|本)?(?P<wd>{words_pattern(config.weekdays)})",
        }

    def _windows(self) -> dict[str, str]:
        config = self.config
        return {
            "ago": rf"(?P<an>{self._number}) ?"
            rf"(?P<au>{_ZH_UNITS}|{self.units}(?<![月季日年天周])[ ])"
            rf"(?:{words_pattern(config.ago_words)})(?!\d|[三两一] ?个?[季月])",
            "window": rf"{words_pattern(config.window_cues)}[ ]?的?(?P<wn>{self._number}) ?个?"
            rf"(?P<wu>{self.units})(?![多前余期]| of (?:the year|\d{{4}}))",
            "lead": rf"(?:(?P<ln>{self._number}) (?P<lu>{self.units})|(?P<lw>{self.wholes}))"
            rf" {words_pattern(config.window_links)} (?:the end of )?",
            "begun": rf"(?P<bw>{self.wholes}) {words_pattern(config.window_starts)} ",
        }

    def _shifts(self) -> dict[str, str]:
        config = self.config
        that_before = "|".join(
            rf"(?<={first} )" for w in config.that_period_before for first in (w, w.capitalize())
        )
        shifts = (config.relative_quarters, config.relative_weeks, config.relative_days)
        parts_of_year = {w for part in config.year_parts for w in part.words}
        parts_of_month = {w for part in config.month_parts for w in part.words}
        closing = {w for part in config.month_parts if part.closing for w in part.words}
        stages = parts_of_year | parts_of_month
        stage = words_pattern(w for w in stages if w.isascii() and w not in config.bare_year_parts)
        return {
            "that": rf"(?:{that_before})"
            rf"{words_pattern([*config.that_period, *config.that_fiscal])}"
            rf"(?= ?[.,;)]|$| {words_pattern(config.that_period_after)})"
            rf"|{words_pattern(config.fiscal_halves)}",
            "month_shift": rf"(?P<relm>{words_pattern(config.relative_months)})"
            rf"(?: ?(?P<rd>\d{{1,2}}) ?[日号]|(?P<rpart>{self._month_parts}))?",
            "shift": words_pattern(w for words in shifts for w in words)
            + r"(?! of (?:the )?(?:\d{4}|year|fiscal|financial))",
            "stage": rf"(?P<st>{stage})[ -](?=\d{{4}}(?!\d)|[a-z]{{4}} year|{self.months})",
            "end_of": rf"{words_pattern(w for w in closing if w.isascii())} (?:the )?"
            rf"(?=(?:{self.ordinals}[ -](?i:quarter)"
            rf"|{words_pattern(config.halves)})(?![A-Za-z]))",
        }

    def _month_to_month(self) -> dict[str, str]:
        quarters = words_pattern(self.config.month_quarters)
        return {
            "month_quarter": rf"(?:(?P<mqa>{self.months})\.?(?:[-–—]| to | through | and ))?"
            rf"(?P<mqz>{self.months})\.?[ -]{quarters}",
            "month_range": rf"(?P<mra>{self.months})\.?[-–—](?P<mrz>{self.months})\.?"
            r"(?![A-Za-z]| \d{1,2}(?!\d))",
        }

    def _parts(self) -> dict[str, str]:
        config = self.config
        days = (config.same_week, config.same_day)
        same = (config.same_year, config.same_month, *days, config.same_quarter)
        not_days = "".join(rf"(?<!{re.escape(word)})" for word in config.day_not_after)
        return {
            "ordinal": rf"(?<![A-Za-z])(?i:the )(?P<eo>{self.ordinals})"
            r"(?=[,.;:)]|$| (?:and|but|while|from|after|against|versus|compared)\b)",
            "rest": self.stretches(after_year=False),
            "same_period": words_pattern(config.same_period)
            + r"(?! (?:last|of|in|as|a|one|the)\b)",
            "same": f"{words_pattern(w for words in same for w in words)}"
            rf"|{self.following}(?! ?[\d{self.digit}])",
            "day": rf"(?=\d{{1,2}} ?日){_LEFT}{not_days}(?P<dd>\d{{1,2}}) ?日"
            rf"(?!{guarded_pattern(config.day_not_before)})",
        }

    def year(self) -> str:
        """Match a year, stated or told by the day of the text."""
        digit, relative = self.digit, words_pattern(self.config.relative_years)
        return (
            r"(?<![A-Za-z])(?:(?i:fiscal(?:[ -]year)?) |FY ?)(?P<fy>\d{4}|\d\d)(?!\d)"
            rf"|{_LEFT}(?P<y4>\d{{4}}) ?(?:(?P<y4f>财年|财政年度|会计年度)|年度?)"
            rf"|(?P<cny>[一二][{digit}]{{3}}) ?年度?"
            rf"|{_LEFT}(?P<y2>\d\d) ?(?:(?P<y2f>财年)|年)"
            rf"|{_LEFT}(?P<y2q>\d\d)(?=[QH][1-4](?![A-Za-z\d]))"
            rf"|(?P<rely>{relative})"
            rf"|{_LEFT}(?<![$¥€£/-])(?P<yb>\d{{4}}){_NUMBER_ENDS}"
        )

    def stretches(self, *, after_year: bool) -> str:
        """Match a stretch of a year; `after_year` admits words that mean one only after a year."""
        return "|".join(
            (
                *self._chinese_months(after_year=after_year),
                rf"(?P<half>{words_pattern(self.config.halves)})",
                *self._quarters(after_year=after_year),
                *self._counts(),
                *self._named(after_year=after_year),
                *self._english_days(),
            )
        )

    def _chinese_months(self, *, after_year: bool) -> tuple[str, ...]:
        digit = self.digit
        month = rf"(?:{_LEFT}\d{{1,2}}|(?<![{digit}每个百第])[{digit}]{{1,2}})"
        if after_year:
            month = rf"(?:\d{{1,2}}|[{digit}]{{1,2}})"
        tail = r" ?月(?:份|(?!活(?![跃动])))"
        return (
            rf"(?P<m1>{month})(?:{self.joiner}|、)(?P<m2>\d{{1,2}}|[{digit}]{{1,2}}){tail}",
            rf"(?P<m>{month}){tail}(?: ?(?P<d1>\d{{1,2}}|[{digit}]{{1,3}})"
            rf"(?:{self.joiner}(?P<d2>\d{{1,2}}))? ?[日号]|(?P<mpart>{self._month_parts}))?",
        )

    def _quarters(self, *, after_year: bool) -> tuple[str, ...]:
        config, digit = self.config, self.digit
        quarter = rf"[1-4{digit}首]"
        evidence = rf"[{config.season_evidence}]|{words_pattern(config.season_words)}"
        season = rf"(?<!》第.季)(?={evidence})"
        if after_year:
            season = rf"(?![{config.series_evidence}](?![{config.series_undone}]))"
        return (
            # 一个季度 is one quarter, 第一个季度 the first.
            rf"(?:第|(?<![{digit}\d.])(?!(?!首)[^季]{{1,4}}个季度))(?P<q1>{quarter})"
            rf"(?:(?:{self.joiner}|、)第?(?P<q2>{quarter}))? ?(?:(?P<qf>财季)|个?季度)",
            rf"(?:第|(?=首))(?P<qs>{quarter})季{season}",
            r"(?<![A-Za-z])Q(?P<qq>[1-4])(?![A-Za-z\d])",
            r"(?<![A-Za-z\d.])(?P<qn>[1-4])Q(?=(?:\d\d)?\d\d(?!\d))",
            r"(?<![A-Za-z])H(?P<hh>[12])(?![A-Za-z\d])",
            r"(?<![A-Za-z\d.])(?P<hn>[12])H(?=(?:\d\d)?\d\d(?!\d))",
            rf"(?P<qf2>(?i:fiscal)[ -])?(?P<qo>{self.ordinals}|(?i:last)(?= quarter of))[ -]"
            r"(?P<qf3>(?i:fiscal) )?(?i:quarter)(?![A-Za-z])",
        )

    def _counts(self) -> tuple[str, ...]:
        """前三个季度, first nine months, last three months of the year; but 龙头|5月20日."""
        number = rf"(?:\d{{1,2}}|[{self.digit}]{{1,2}})"
        return (
            rf"(?:[前首]|(?<![龙巨])头)(?P<n>{number}) ?(?:个?(?P<nq>季度?)|个?月)"
            rf"(?! ?[\d{self.digit}]{{1,3}} ?[日号])",
            rf"(?<![A-Za-z])(?i:first) (?P<ne>\d{{1,2}}|{self.english}) "
            r"(?:(?P<nqe>(?i:quarters))|(?i:months))(?![A-Za-z])",
            rf"(?<![A-Za-z])(?i:last|final) (?P<nl>\d{{1,2}}|{self.english}) "
            r"(?i:months)(?= of (?:the year|\d{4}))",
        )

    def _named(self, *, after_year: bool) -> tuple[str, ...]:
        config = self.config
        year_parts = {w: f for p in config.year_parts for w, f in p.words.items()}
        holidays = [w for h in config.holidays for w in (*h.words, *quoted(h))]
        parts = {w: f for w, f in year_parts.items() if w in config.bare_year_parts}
        before = "" if after_year else rf"(?<![\d年{self.digit}每])"
        if after_year:
            parts |= {w: f for w, f in year_parts.items() if not w.isascii()}
            holidays += [w for h in config.holidays for w in h.after_year]
        return (
            rf"{before}(?P<ypart>{guarded_pattern(parts)})",
            rf"(?P<feast>{words_pattern(holidays)})",
        )

    def _english_days(self) -> tuple[str, ...]:
        counter = words_pattern(self.config.year_counter_evidence)
        return (
            rf"(?P<mon>{self.months})\.?(?: (?P<ed>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?: ?(?:-|–|to) ?(?P<ee>\d{{1,2}}))?(?!\d|[.,]\d| ?{counter}))?(?![A-Za-z])",
            rf"{_LEFT}(?P<de>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<mon2>{self.months})"
            r"\.?(?![A-Za-z])",
        )


def _gate(config: PeriodsConfig, digit: str) -> tuple[str, str]:
    """Build cheap tests that spare most places the long one: of a character, and of the next.

    The first holds for all characters that an expression, or the mark that ends a sentence,
    can begin with, besides digits and letters.
    """
    words = [
        *config.relative_years, *config.relative_months, *config.relative_quarters,
        *config.relative_weeks, *config.relative_days, *config.same_year, *config.same_month,
        *config.same_week, *config.same_day, *config.same_quarter, *config.same_period,
        *config.following_year,
        *config.year_before,
        *config.prior_years,
        *config.period_before,
        *config.season_before,
        *config.period_end,
        *config.fiscal_years,
        *config.seasons,
        *config.period_after,
        *config.fiscal_halves,
        *config.window_wholes,
        *config.that_period,
        *config.that_fiscal,
        *config.year_to_date, *config.to_date, *config.weekdays, "late", "本周", "上周", "上星期",
        *config.bare_year_parts, *config.halves, *config.window_cues,
        *config.months, *config.ordinals, *config.exclusions, *_GRAMMAR_STARTS,
        *(w for w in config.numerals if w.isascii()),
        *(w for h in config.holidays for w in (*h.words, *quoted(h))),
        *(w for part in config.year_parts for w in part.words if w.isascii()),
        *(w for part in config.month_parts for w in part.words if w.isascii()),
    ]  # fmt: skip
    seconds: dict[str, set[str]] = {}
    for word in words:
        if not _is_letter(word[0]) and word[0] != "{":
            seconds.setdefault(word[0], set()).add(word[1] if len(word) > 1 else "")
    starts = "|".join(
        re.escape(first) + ("" if "" in then else f"[{re.escape(''.join(sorted(then)))}]")
        for first, then in seconds.items()
    )
    firsts = re.escape("".join(seconds))
    # Grouped by first letter: whether a text goes on with one of two characters is told at
    # once, whether it goes on with one of many words in any case is not.
    letters: dict[str, set[str]] = {}
    for word in words:
        if _is_letter(word[0]):
            letters.setdefault(word[0].lower(), set()).add(re.escape(word[1:3]))
    english = "|".join(
        f"[{first}{first.upper()}](?i:{'|'.join(sorted(then))})" for first, then in letters.items()
    )
    follow = re.escape(
        "".join(sorted({w[0] for w in config.range_joiners if not _is_letter(w[0])}))
    )
    follow = f"年月日季个周星天、/{follow}"
    gate = (
        rf"(?:(?=[。!！?？\n]|\.\s)|(?=[{firsts}])(?={starts})"
        rf"|(?<!\d)(?=\d{{4}}(?!\d)|\d{{1,3}} ?[{follow}A-Za-z])"
        rf"|(?=[{digit}]{{1,4}} ?[{follow}])|(?=[第前头首])(?=[第前头] ?[\d{digit}首末]|首)"
        rf"|(?<![A-Za-z])(?=[A-Za-z])(?={english}))"
    )
    return rf"。!！?？\n.第前头首{digit}{firsts}", gate
