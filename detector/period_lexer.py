"""Read time expressions: what their words say, before a year or a publication date dates them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, NamedTuple, Protocol

from detector.period_config import Holiday, PeriodsConfig, Unit
from detector.period_grammar import Grammar, quoted
from detector.records import Granularity

_LEFT: Final = r"(?<!\d)(?<!\d[.,])"  # not within a number
_GAP: Final = re.compile(r"['’]s |[ 的]")  # between a year and its part
_GRAMMAR_STARTS: Final = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY", "fiscal", "first")
_CONTRACT_REACH: Final = 8
"""Letters between a month and the word that makes it that of a contract: 9月|WTI原油|期货."""
CUE_REACH: Final = 24  # characters before an expression in which its cue word may stand


class Within(Protocol):
    """A stretch of the year that a year turns into days."""

    @property
    def granularity(self) -> Granularity:
        """How fine it is."""
        ...

    @property
    def closing(self) -> bool:
        """Whether 截至 with it means its last day."""
        ...

    def on(self, year: int) -> tuple[date, date] | None:
        """Return its first and last day in `year`, or None where it has none."""
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """From a day of a month to a day of a month; day 0 is the month's last."""

    first: tuple[int, int]
    last: tuple[int, int]
    granularity: Granularity
    closing: bool = False

    def on(self, year: int) -> tuple[date, date] | None:
        """Return its first and last day in `year`, or None where it has none."""
        try:
            end_year = year + (self.last[0] < self.first[0])
            last_day = self.last[1] or monthrange(end_year, self.last[0])[1]
            start, end = date(year, *self.first), date(end_year, self.last[0], last_day)
        except ValueError:  # no such day, as 29 February 2023
            return None
        return (start, end) if start <= end else None


@dataclass(frozen=True, slots=True)
class _Feast:
    holiday: Holiday
    granularity: Granularity = "range"
    closing: bool = False

    def on(self, year: int) -> tuple[date, date] | None:
        return self.holiday.on(year)


_WHOLE_YEAR: Final = Span((1, 1), (12, 0), "year")


def _months(first: int, last: int, granularity: Granularity) -> Span:
    return Span((first, 1), (last, 0), granularity)


def _quarters(first: int, last: int) -> Span:
    return _months(3 * first - 2, 3 * last, "quarter" if first == last else "range")


SpecForm = Literal[
    "calendar",
    "day",
    "shift",
    "same",
    "same_period",
    "window",
    "ago",
    "earlier",
    "now",
    "year_to_date",
    "weekday",
    "year_before",
    "period_before",
    "ordinal",
    "that",
    "period_end",
    "fiscal_year",
    "season",
    "period_after",
    "window_from",
]


class Spec(NamedTuple):
    """What the words say. `calendar` is a stretch of a year, stated, shifted or left open."""

    form: SpecForm
    year: int | None = None
    year_shift: int | None = None
    within: Within = _WHOLE_YEAR
    fiscal: bool = False
    days: tuple[int, int] = (0, 0)  # form day: of a month to be found
    unit: Unit = "day"
    number: int = 0
    until: Spec | None = None  # form window: the day it is counted back from, or runs from

    @property
    def open_year(self) -> bool:
        """Whether the words leave the year to the text or to the publication date."""
        return self.form == "calendar" and self.year is None and self.year_shift is None


class Token(NamedTuple):
    """An expression, or the end of a sentence."""

    start: int
    end: int
    spec: Spec | None  # None: a sentence ends here


def _fold(word: str) -> str:
    """Return the key under which a matched word is looked up."""
    return re.sub(r"[ \n-]+", " ", word).casefold() if word.isascii() else word.replace(" ", "")


class Lexer:
    """Finds the expressions of a text and says what their words mean, without dating them."""

    def __init__(self, config: PeriodsConfig) -> None:
        self.config = config
        self.numbers = {_fold(word): value for word, value in config.numerals.items()}
        self.months = {_fold(word): value for word, value in config.months.items()}
        self.ordinals = {_fold(word): value for word, value in config.ordinals.items()}
        self.halves = {_fold(word): value for word, value in config.halves.items()}
        self.units = {_fold(w): unit for unit, words in config.units.items() for w in words}
        self.year_parts = {
            _fold(word): replace(_months_of(*part.months), closing=part.closing)
            for part in config.year_parts
            for word in part.words
        }
        self.month_parts = {_fold(w): part for part in config.month_parts for w in part.words}
        self.holidays = {
            _fold(word): holiday
            for holiday in config.holidays
            for word in (*holiday.words, *holiday.after_year, *quoted(holiday))
        }
        shifts: dict[Unit, dict[str, int]] = {
            "year": config.relative_years,
            "month": config.relative_months,
            "quarter": config.relative_quarters,
            "week": config.relative_weeks,
            "day": config.relative_days,
        }
        self.shifts = {_fold(w): (u, n) for u, words in shifts.items() for w, n in words.items()}
        same: dict[Unit, list[str]] = {
            "year": config.same_year,
            "month": config.same_month,
            "week": config.same_week,
            "day": config.same_day,
            "quarter": config.same_quarter,
        }
        self.wholes = {_fold(w): whole for w, whole in config.window_wholes.items()}
        fiscal = config.that_fiscal | config.fiscal_halves
        self.fiscal_ends = {_fold(word) for word in fiscal}
        that = config.that_period | fiscal
        self.that_period = {_fold(w): months for w, months in that.items()}
        self.seasons = {_fold(w): years for w, years in config.seasons.items()}
        self.fiscal_years = {_fold(w): years for w, years in config.fiscal_years.items()}
        self.period_ends = {_fold(w): months for w, months in config.period_end.items()}
        before = config.period_before | config.season_before
        self.periods_before = {_fold(w): unit for w, unit in before.items()}
        self.weekdays = {_fold(word): day for word, day in config.weekdays.items()}
        self.same = {_fold(word): unit for unit, words in same.items() for word in words}
        self.grammar = Grammar.of(config)

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the expressions and sentence ends of `text`, in order."""
        position = 0
        while first := self.grammar.first.search(text, position):
            match = self.grammar.scan.match(text, first.start())
            position = (match or first).end()
            if match is None:
                continue
            if match.lastgroup == "stop":
                yield Token(match.start(), match.end(), None)
            elif match.lastgroup != "skip":
                found = self._read(text, match)
                if found is not None:
                    position = max(position, found.end)
                    yield found

    def _read(self, text: str, match: re.Match[str]) -> Token | None:
        start, group = match.start(), match.lastgroup
        if group == "year":
            return self._from_year(text, match, start)
        if group == "rest":
            return self._from_rest(text, match, start)
        if group == "stage":
            return self._staged(text, match)
        if group in {"lead", "begun"}:
            return self._window_to(text, match)
        if group == "end_of":
            return self._end_of(text, match)
        if group in {"month_quarter", "month_range"}:
            return self._from_month_to_month(text, match)
        spec = getattr(self, f"_{group}_spec")(match)
        return None if spec is None else Token(start, match.end(), spec)

    def _number(self, word: str) -> int:
        """Read a small number in digits, in Chinese or as an English word; 0 if malformed."""
        if word.isdecimal():
            return int(word)
        if (value := self.numbers.get(_fold(word))) is not None:
            return value
        tens, ten, ones = word.partition("十")
        if not ten or len(tens) > 1 or len(ones) > 1:
            return 0
        return self.numbers.get(tens, 1) * 10 + self.numbers.get(ones, 0)

    def _full_year(self, digits: str) -> int | None:
        """Read the year of four digits, Arabic or Chinese, or of two; None where it is no year."""
        value = 0
        for digit in digits:
            value = value * 10 + (int(digit) if digit.isdecimal() else self.numbers[digit])
        if len(digits) == 2:
            value += 2000
        low, high = self.config.years
        return value if low <= value <= high else None

    def _from_year(self, text: str, match: re.Match[str], start: int) -> Token | None:
        """Read a year and what follows it: 2024年, 2024年12月中旬, 去年春节, 24Q2."""
        year = self._year_spec(match)
        if year is None:
            return None
        gap = _GAP.match(text, match.end())
        rest = self.grammar.after_year.match(text, gap.end() if gap else match.end())
        within = self._within(rest) if rest else None
        bare = match["yb"] is not None
        if bare and rest and (rest["m"] or rest["m1"] or rest["mon"] or rest["mon2"]):
            within = None  # 2024 5月: the number is no year
        if rest is None or within is None:
            accepted = self._stands_alone(text, match)
            return Token(start, match.end(), year) if accepted else None
        fiscal = year.fiscal or self._is_fiscal(rest)
        within, end = self._to_its_end(within, text, rest.end())
        return Token(start, end, year._replace(within=within, fiscal=fiscal))

    def _year_spec(self, match: re.Match[str]) -> Spec | None:
        if match["rely"]:
            return Spec("calendar", year_shift=self.shifts[_fold(match["rely"])][1])
        digits = next(match[g] for g in ("fy", "y4", "cny", "y2", "y2q", "yb") if match[g])
        year = self._full_year(digits)
        fiscal = bool(match["fy"] or match["y4f"] or match["y2f"])
        return None if year is None else Spec("calendar", year=year, fiscal=fiscal)

    def _stands_alone(self, text: str, match: re.Match[str]) -> bool:
        """Whether a year without a month is one, and not a count or a duration."""
        before, end = text[max(0, match.start() - CUE_REACH) : match.start()], match.end()
        if match["yb"]:
            evidence = self.grammar.year_cue.search(before) or self.grammar.year_noun.match(
                text, end
            )
            return bool(evidence) and not self.grammar.counted.match(text, end)
        if match["y2"] and not match["y2f"]:
            likely = int(match["y2"]) in self.config.two_digit_years
            return likely and not (
                self.grammar.two_digit_cue.search(before)
                or self.grammar.two_digit_tail.match(text, end)
            )
        return True

    def _from_rest(self, text: str, match: re.Match[str], start: int) -> Token | None:
        """Read a month, quarter, half or holiday, with the year that may follow it in English."""
        within = self._within(match)
        if within is None:
            return None
        spec = Spec("calendar", within=within, fiscal=self._is_fiscal(match))
        after = self.grammar.year_after.match(text, match.end())
        if after and (dated := self._with_year_after(spec, after)):
            return Token(start, after.end(), dated)
        within, end = self._to_its_end(within, text, match.end())
        if end > match.end():
            return Token(start, end, spec._replace(within=within))
        bare_name = match["mon"] if match["mon"] and not match["ed"] else None
        if bare_name in self.config.ambiguous_months and not self._is_month(text, match):
            return None
        return Token(start, match.end(), spec)

    def _to_its_end(self, within: Within, text: str, end: int) -> tuple[Within, int]:
        """Read 三季度末: the last month of the quarter, of which 截至 means the last day."""
        stretch = isinstance(within, Span) and within.granularity in {"quarter", "half"}
        mark = self.grammar.stretch_end.match(text, end) if stretch else None
        if mark is None or not isinstance(within, Span):
            return within, end
        last = within.last
        return Span((last[0], 1), last, "month", closing=True), mark.end()

    def _with_year_after(self, spec: Spec, after: re.Match[str]) -> Spec | None:
        if after["ps"]:
            return spec._replace(year_shift=self.shifts[_fold(after["ps"])][1])
        year = self._full_year(after["p4"] or after["p2"])
        fiscal = spec.fiscal or bool(after["pf"] or after["pf2"])
        return None if year is None else spec._replace(year=year, fiscal=fiscal)

    def _is_month(self, text: str, match: re.Match[str]) -> bool:
        before = text[max(0, match.start() - CUE_REACH) : match.start()]
        return bool(
            self.grammar.month_cue.search(before)
            or self.grammar.month_noun.match(text, match.end())
        )

    @staticmethod
    def _is_fiscal(match: re.Match[str]) -> bool:
        return any(match[g] for g in ("qf", "qf2", "qf3"))

    def _within(self, match: re.Match[str]) -> Within | None:
        """Return the stretch of a year that a `rest` match means."""
        groups = match.groupdict()
        if groups["m1"]:
            return _ordered(self._number(groups["m1"]), self._number(groups["m2"]), 12, _months_of)
        if groups["m"]:
            days = groups["d1"], groups["d2"]
            return self._in_month(self._number(groups["m"]), *days, groups["mpart"])
        if name := groups["mon"] or groups["mon2"]:
            days = groups["ed"] or groups["de"], groups["ee"]
            return self._in_month(self.months[_fold(name)], *days, None)
        if word := groups["half"] or groups["hh"] or groups["hn"]:
            half = int(word) if word.isdecimal() else self.halves[_fold(word)]
            return _months(6 * half - 5, 6 * half, "half")
        return self._named_part(groups) or self._quarter_of(groups)

    def _named_part(self, groups: Mapping[str, str | None]) -> Within | None:
        """Return 年初, 春节 and 全年; 前三个季度, first nine months and last three of a year."""
        if part := groups["ypart"]:
            return self.year_parts[_fold(part)]
        if feast := groups["feast"]:
            return _Feast(self.holidays[_fold(feast)])
        last = self._number(groups["nl"] or "")
        if 0 < last < 12:
            return _quarters(4, 4) if last == 3 else _months(13 - last, 12, "range")
        if count := groups["n"] or groups["ne"]:
            if groups["nq"] or groups["nqe"]:
                return _ordered(1, self._number(count), 4, _quarters)
            return _ordered(1, self._number(count), 12, _months_of)
        return _WHOLE_YEAR if groups.get("whole") else None

    def _quarter_of(self, groups: Mapping[str, str | None]) -> Within | None:
        word = next((w for g in ("q1", "qs", "qq", "qn", "qo") if (w := groups[g])), "")
        special = {"首": 1, "末": 4, "last": 4}
        first = special.get(_fold(word)) or self.ordinals.get(_fold(word)) or self._number(word)
        last = self._number(groups["q2"]) if groups["q2"] else first
        return _ordered(first, last, 4, _quarters)

    def _in_month(
        self, month: int, first: str | None, last: str | None, part: str | None
    ) -> Within | None:
        if not 1 <= month <= 12:
            return None
        if part:
            found = self.month_parts[_fold(part)]
            return Span((month, found.days[0]), (month, found.days[1]), "ten_days", found.closing)
        if not first:
            return _months(month, month, "month")
        days = self._number(first), self._number(last or first)
        if not 1 <= days[0] <= days[1] <= 31:
            return None
        return Span((month, days[0]), (month, days[1]), "range" if last else "day")

    def _staged(self, text: str, match: re.Match[str]) -> Token | None:
        """Read early 2024, late November, the end of last year."""
        word = _fold(match["st"])
        if year := self.grammar.year_only.match(text, match.end()):
            spec = self._year_spec(year)
            part = self.year_parts.get(word)
            if spec is None or part is None:
                return None
            return Token(match.start(), year.end(), spec._replace(within=part))
        rest = self.grammar.after_year.match(text, match.end())
        token = self._from_rest(text, rest, match.start()) if rest and rest["mon"] else None
        if token is None or token.spec is None or rest is None or rest["ed"]:
            return token
        if word not in self.month_parts:
            return None  # full year-January 2024
        part_of_month = self._in_month(self.months[_fold(rest["mon"])], None, None, word)
        return token._replace(spec=token.spec._replace(within=part_of_month or _WHOLE_YEAR))

    def _window_to(self, text: str, match: re.Match[str]) -> Token | None:
        """Read the three months to June, nine months ended Sept. 30, the year to 31 March."""
        end = self.grammar.after_year.match(text, match.end())
        named = end and (end["mon"] or end["mon2"])
        token = self._from_rest(text, end, match.start()) if end and named else None
        if token is None or token.spec is None:
            return None
        if whole := match["lw"] or match["bw"]:
            number, unit = self.wholes[_fold(whole)]
        else:
            number, unit = self._number(match["ln"]), self.units[_fold(match["lu"])]
        form: SpecForm = "window_from" if match["bw"] else "window"
        spec = Spec(form, number=number, unit=unit, until=token.spec)
        return Token(match.start(), token.end, spec)

    def _end_of(self, text: str, match: re.Match[str]) -> Token | None:
        """Read the end of the second quarter: its last month, of which 截至 means the last day."""
        rest = self.grammar.after_year.match(text, match.end())
        token = self._from_rest(text, rest, match.start()) if rest else None
        if token is None or token.spec is None or not isinstance(token.spec.within, Span):
            return None
        last = token.spec.within.last
        within = Span((last[0], 1), last, "month", closing=True)
        return token._replace(spec=token.spec._replace(within=within))

    def _from_month_to_month(self, text: str, match: re.Match[str]) -> Token:
        """Read the June quarter, the April-June quarter, January-March 2025.

        A year behind months that pass its beginning (November-February 2025) is that of the last.
        """
        last = self.months[_fold(match["mqz"] or match["mrz"])]
        named = match["mqa"] or match["mra"]
        first = self.months[_fold(named)] if named else (last - 3) % 12 + 1
        quarter = (first, last) in {(1, 3), (4, 6), (7, 9), (10, 12)}
        spec = Spec("calendar", within=_months(first, last, "quarter" if quarter else "range"))
        after = self.grammar.year_after.match(text, match.end())
        dated = self._with_year_after(spec, after) if after else None
        if after is None or dated is None:
            return Token(match.start(), match.end(), spec)
        if first > last and dated.year is not None:
            dated = dated._replace(year=dated.year - 1)
        return Token(match.start(), after.end(), dated)

    def _iso_spec(self, match: re.Match[str]) -> Spec | None:
        year, month = self._full_year(match["iy"]), int(match["im"])
        if match["id"] is None and (match["sep"] == "." or len(match["im"]) < 2):
            return None
        within = self._in_month(month, match["id"], None, None)
        if year is None or within is None or self.grammar.counted.match(match.string, match.end()):
            return None
        return Spec("calendar", year=year, within=within)

    def _years_spec(self, match: re.Match[str]) -> Spec | None:
        first, last = self._full_year(match["ya"]), self._full_year(match["yz"])
        if first is None or last is None or last <= first:
            return None
        if match[0][-1].isdecimal() and self.grammar.counted.match(match.string, match.end()):
            return None
        until = Spec("calendar", year=last)
        return Spec("calendar", year=first, until=until)

    def _ago_spec(self, match: re.Match[str]) -> Spec | None:
        unit, number = self._unit(match["au"]), self._number(match["an"])
        form: SpecForm = "earlier" if match[0].endswith("earlier") else "ago"
        return Spec(form, number=number, unit=unit) if number else None

    def _window_spec(self, match: re.Match[str]) -> Spec | None:
        unit, number = self._unit(match["wu"]), self._number(match["wn"])
        return Spec("window", number=number, unit=unit) if number else None

    def _unit(self, word: str) -> Unit:
        return self.units[_fold(word.strip().removeprefix("个"))]

    def _month_shift_spec(self, match: re.Match[str]) -> Spec | None:
        number = self.shifts[_fold(match["relm"])][1]
        days = (1, 0)
        if match["rd"]:
            days = (int(match["rd"]), int(match["rd"]))
        elif match["rpart"]:
            days = self.month_parts[_fold(match["rpart"])].days
        return Spec("shift", number=number, unit="month", days=days)

    def _shift_spec(self, match: re.Match[str]) -> Spec | None:
        unit, number = self.shifts[_fold(match["shift"])]
        return Spec("shift", number=number, unit=unit)

    def _same_spec(self, match: re.Match[str]) -> Spec | None:
        word = _fold(match["same"])
        if word not in self.same:
            return Spec("same", unit="year", number=1)
        return Spec("same", unit=self.same[word])

    def _same_period_spec(self, _match: re.Match[str]) -> Spec | None:
        return Spec("same_period")

    def _day_spec(self, match: re.Match[str]) -> Spec | None:
        day = int(match["dd"])
        return Spec("day", days=(day, day)) if 1 <= day <= 31 else None

    def _year_before_spec(self, match: re.Match[str]) -> Spec | None:
        return Spec("year_before", unit="year" if match["prior"] else "day")

    def _same_of_spec(self, match: re.Match[str]) -> Spec | None:
        year = self._full_year(match["so"] or match["sz"])
        return None if year is None else Spec("year_before", year=year)

    def _period_before_spec(self, match: re.Match[str]) -> Spec | None:
        unit = self.periods_before[_fold(match["period_before"])]
        return Spec("period_before", unit=unit, number=-1, days=(1, 0))

    def _period_end_spec(self, match: re.Match[str]) -> Spec | None:
        return Spec("period_end", number=self.period_ends[_fold(match["period_end"])])

    def _fiscal_year_spec(self, match: re.Match[str]) -> Spec | None:
        return Spec("fiscal_year", number=self.fiscal_years[_fold(match["fiscal_year"])])

    def _season_spec(self, match: re.Match[str]) -> Spec | None:
        """Read 2023-24赛季 by the year it begins in, or 上赛季 as that many seasons on."""
        if match["sa"] is None:
            return Spec("season", number=self.seasons[_fold(match["season"])])
        year = self._full_year(match["sa"])
        follows = year is not None and (year + 1) % 100 == int(match["sb"]) % 100
        return Spec("season", year=year) if follows else None

    def _accounts_spec(self, match: re.Match[str]) -> Spec | None:
        """Read 2023/24财年 as the fiscal year that is called by the second of its two years."""
        first, second = (match["ka"] or match["kc"], match["kb"] or match["kd"])
        year = self._full_year(first)
        if year is None or (year + 1) % 100 != int(second) % 100:
            return None
        return Spec("calendar", year=year + 1, fiscal=True)

    def _period_after_spec(self, _match: re.Match[str]) -> Spec | None:
        return Spec("period_after")

    def _that_spec(self, match: re.Match[str]) -> Spec:
        word = _fold(match["that"])
        unit: Unit = "quarter" if word in self.fiscal_ends else "day"
        return Spec("that", number=self.that_period[word], unit=unit)

    def _ordinal_spec(self, match: re.Match[str]) -> Spec | None:
        return Spec("ordinal", number=self.ordinals[_fold(match["eo"])])

    def _to_date_spec(self, _match: re.Match[str]) -> Spec | None:
        return Spec("now")

    def _year_to_date_spec(self, _match: re.Match[str]) -> Spec | None:
        return Spec("year_to_date")

    def _weekday_spec(self, match: re.Match[str]) -> Spec | None:
        last: Unit = "week" if match["wl"] else "day"
        return Spec("weekday", number=self.weekdays[_fold(match["wd"])], unit=last)


def _months_of(first: int, last: int) -> Span:
    if (first, last) == (1, 12):
        return _WHOLE_YEAR
    return _months(first, last, "month" if first == last else "range")


def _ordered(first: int, last: int, most: int, build: Callable[[int, int], Span]) -> Span | None:
    """Build a span of months or quarters; one that wraps into the next year is a span too."""
    return build(first, last) if 1 <= first <= most and 1 <= last <= most else None
