"""When an article was published and by whom, from its dateline, its file name or its text.

The wall clock decides nothing: what the text does not give is unknown.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from pydantic import Field

from detector.config import StrictModel


class ArticlesConfig(StrictModel):
    """`configs/articles.yaml`: the words that surround an article; what each is for is said there.

    Units: `new_year_gap_days` days; `title_longest` and `title_cut` characters.
    """

    max_bytes: int = Field(ge=1)

    outlet_labels: list[str]
    date_labels: list[str]
    wire_marks: list[str]
    credit_marks: list[str]
    forecast_marks: list[str]
    year_end_marks: list[str]
    other_year_words: list[str]
    new_year_gap_days: int
    title_longest: int
    title_cut: int


_MONTHS: Final = {
    name: number
    for number, month in enumerate(calendar.month_name)
    if month
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
_MONTH: Final = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR: Final = r"(?:19|20)\d\d"

_FULL_DATE: Final = re.compile(
    rf"(?<!\d)(?P<y1>{_YEAR}) ?(?:[-/.] ?|年 ?)(?P<m1>1[0-2]|0?[1-9]) ?(?:[-/.] ?|月 ?)"
    rf"(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d)(?: ?[日号])?"
    rf"|\b{_MONTH.format('m2')} (?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})\b"
    rf"|(?<!\d)(?P<d3>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)? {_MONTH.format('m3')},? "
    rf"(?P<y3>{_YEAR})\b",
    re.IGNORECASE,
)
_FILE_NAME_DATE: Final = re.compile(
    rf"(?<![0-9A-Za-z])(?P<y>{_YEAR})([-_.]?)(?P<m>0[1-9]|1[0-2])\2(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?![0-9A-Za-z])"
)


def parse_date(value: object) -> date | None:
    """Read a date from a YAML value or a string in Chinese, ISO or English; None if it is none.

    A time or a zone after the date is ignored: the date counts as written. Years beyond the
    20th and the 21st century are slips, or a program's way to say that it does not know.
    """
    if isinstance(value, date):
        return _date(value.year, value.month, value.day)
    if not isinstance(value, str | int):
        return None
    text = str(value or "").strip()[:80]
    if re.fullmatch(r"\d{8}", text):
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    match = _FULL_DATE.search(text)
    return _matched_date(match) if match else None


def date_in_file_name(name: str) -> date | None:
    """Read `2025-02-10-foo.txt` or `foo_20250210.txt`; digits inside a hash do not count."""
    match = _FILE_NAME_DATE.search(name)
    return _date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None


def _matched_date(match: re.Match[str]) -> date | None:
    year, month, day = (next(v for v in match.group(f"{k}1", f"{k}2", f"{k}3") if v) for k in "ymd")
    return _date(int(year), _MONTHS.get(month.lower()) or int(month), int(day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 2100 else None
    except ValueError:
        return None


# --- the dateline ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the first lines of an article say about it; `body_line` is the first line after them."""

    published: date | None
    outlet: str
    body_line: int


_CLOCK: Final = re.compile(
    r"(?:[T ]|^)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?"
)
_HANDLE: Final = re.compile(r"^@([^\s,，。@]{2,20})")
_NAME: Final = r"[“\"「《]?([^\s“”\"「」《》|丨,，。;；:：()]{2,20})"
_SENTENCE_MARK: Final = re.compile(r"[,，。;；!！?？]")
_WIRE_PLACE: Final = 30
"""Characters that a place and an agency take before the date of a first sentence."""
_WIRE_DASH: Final = re.compile(r"(?:\([^()]{2,20}\) ?)?(?:--|[-–—])")
_SEPARATED: Final = re.compile(r"^(?:.{0,60}[|丨｜·] ?)?([^|丨｜·]{2,40}?) ?[|丨｜·] ?$")
_OUTLET_BEFORE: Final = re.compile(
    r"([\u4e00-\u9fff]{2,8}|[A-Z][\w&'’]*(?: [A-Z&][\w'’]*){1,3}) ?/?$"
)
"""Alone with a date on a line, it is who published that day: 城市晚报 2025年3月5日."""
_TAG: Final = re.compile(r"[【〔\[][^】〕\]\d]{1,8}[】〕\]] ?(?=(?:19|20)\d\d)")
"""What kind of piece a line opens by saying: 【快讯】2025年5月25日."""
_BRACKETED: Final = re.compile(r"【[^【】]*】|〔[^〔〕]*〕|\[[^\[\]]*\]|\([^()]*\)|（[^（）]*）")
_BYLINE: Final = 40
"""Characters that place and writer take beside a date in brackets: 〔2025年8月6日 林安报道〕."""
_DATELINE_LINES: Final = 5
_DATELINE_LONGEST: Final = 120


def read_dateline(text: str, config: ArticlesConfig) -> Dateline:
    """Read date and outlet off the lines that stand before the article's own first line."""
    published, outlet = None, ""
    lines = text[:4000].split("\n", 4 * _DATELINE_LINES)
    seen = 0
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            continue
        found = _read_line(stripped, config)
        if found is None:
            # the headline may come first, its dateline below it
            wired = _wire_date(stripped, config)
            if seen == 0 and not (published or wired) and _is_headline(stripped, config):
                below = _below_headline(lines[number + 1 :], config)
                return Dateline(below[0], outlet or below[1], number)
            return Dateline(published or wired, outlet, number)
        seen += found[0] is not None
        published, outlet = published or found[0], outlet or found[1]
    return Dateline(published, outlet, len(lines))


def _below_headline(lines: Sequence[str], config: ArticlesConfig) -> tuple[date | None, str]:
    following = next((line.strip() for line in lines[:2] if line.strip()), "")
    return _read_line(following, config) or (_wire_date(following, config), "")


def _wire_date(line: str, config: ArticlesConfig) -> date | None:
    """Read the date that a first sentence opens with: 2025年3月4日电, LONDON, March 4, 2025 -."""
    match = _FULL_DATE.search(line[:_DATELINE_LONGEST])
    if (
        match is None
        or match.start() > _WIRE_PLACE
        or _SENTENCE_MARK.search(line[: match.start()].replace(",", ""))
    ):
        return None
    after = line[match.end() :].lstrip()
    mark = rf"(?:{_alternatives(config.wire_marks)})(?=[\s()（:：,，]|$)"
    marked = _compiled(mark).match(after) or _WIRE_DASH.match(after)
    return _matched_date(match) if marked else None


def _is_headline(line: str, config: ArticlesConfig) -> bool:
    return len(line) <= config.title_longest and not line.endswith(tuple("。.!！?？;；"))


def _read_line(line: str, config: ArticlesConfig) -> tuple[date | None, str] | None:
    """Date and outlet of a line that is nothing but a dateline or credits, else None."""
    if len(line) > _DATELINE_LONGEST:
        return None
    line = _TAG.sub("", line, count=1)
    filed = _bracketed_line(line[1:-1]) if _BRACKETED.fullmatch(line) else None
    if filed:
        return filed
    outlet = _labelled_outlet(line, config)
    match = _FULL_DATE.search(line)
    if match and not _wire_date(line, config):
        return _dated_line(line, match, outlet, config)
    is_credit = _HANDLE.match(line) or _labels(config).match(line) or _is_credit(line, config)
    return (None, outlet) if is_credit else None


def _bracketed_line(inside: str) -> tuple[date | None, str] | None:
    """Date of a line in brackets: when a piece was filed, where and by whom, else None."""
    match = _FULL_DATE.search(inside)
    rest = inside[: match.start()] + inside[match.end() :] if match else ""
    if match is None or len(rest) > _BYLINE or _SENTENCE_MARK.search(rest):
        return None
    return _matched_date(match), ""


def _dated_line(
    line: str, match: re.Match[str], outlet: str, config: ArticlesConfig
) -> tuple[date | None, str] | None:
    before, after = line[: match.start()].strip(), _CLOCK.sub(" ", line[match.end() :]).strip()
    named = _SEPARATED.match(before)
    if named and not after and not outlet and not _SENTENCE_MARK.search(before):
        return _matched_date(match), named[1]
    before = re.sub(r"[\s:：]+$", "", before)
    if outlet:
        rest = _labels(config).sub("", f"{before} {after}").replace(outlet, "")
        return (_matched_date(match), outlet) if len(rest.strip()) <= 20 else None
    if before and not _date_labels(config).fullmatch(before):
        named = None if after else _OUTLET_BEFORE.match(before)
        return (_matched_date(match), named[1]) if named else None
    name = after.strip(" |丨·-—/\t")
    if len(name) > 20 or _SENTENCE_MARK.search(name):
        return None
    return _matched_date(match), name


def _labelled_outlet(line: str, config: ArticlesConfig) -> str:
    handle = _HANDLE.match(line)
    if handle:
        return handle[1]
    match = _outlet(config).search(line)
    return match[1] if match else ""


def _is_credit(line: str, config: ArticlesConfig) -> bool:
    return any(mark in line for mark in config.credit_marks) and bool(re.search(r"[:：|丨@]", line))


def _alternatives(words: Sequence[str]) -> str:
    return _alternation(tuple(words))


@lru_cache(maxsize=64)
def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _outlet(config: ArticlesConfig) -> re.Pattern[str]:
    return _compiled(rf"(?:{_alternatives(config.outlet_labels)})(?: ?[:：] ?|(?=[“\"「]))" + _NAME)


def _labels(config: ArticlesConfig) -> re.Pattern[str]:
    return _compiled(rf"(?:{_alternatives((*config.outlet_labels, *config.date_labels))}) ?[:：] ?")


def _date_labels(config: ArticlesConfig) -> re.Pattern[str]:
    return _compiled(_alternatives(config.date_labels))


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# --- inference from the text -------------------------------------------------------------------

_SPAN: Final = 200_000
"""Characters of the text that inference reads."""

_CHINESE_MENTION: Final = re.compile(
    rf"(?:(?<!\d)(?P<year>{_YEAR}) ?年 ?)?(?<![\d.])(?P<month>1[0-2]|0?[1-9]) ?月(?![活均内度票薪])"
    r"(?:(?P<part>初|上旬|中旬)|(?P<day>3[01]|[12]\d|0?[1-9])[日号])?"
    rf"|(?<!\d)(?P<stretch_year>{_YEAR}) ?年 ?(?P<stretch>(?:第?[一二三四1-4]|首)季度?|[上下]半年)"
    rf"|(?<!\d)(?P<bare>{_YEAR}) ?年(?!代)"
)
_ENGLISH_MENTION: Final = re.compile(
    rf"\b{_MONTH.format('month')} (?:(?P<year>{_YEAR})|(?P<day>3[01]|[12]\d|0?[1-9]))\b"
    rf"(?!,? {_YEAR})"
    rf"|\b(?P<stretch>Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half)) (?:of |in )?"
    rf"(?P<stretch_year>{_YEAR})\b"
    rf"|\b(?:in|of|since|during|year) (?P<bare>{_YEAR})\b(?P<part>)"
)
_STRETCH_ENDS: Final = (
    (re.compile("首季|[一1]季|^Q1|^first q", re.IGNORECASE), 3),
    (re.compile("[二2]季|上半|^Q2|^H1|^second q|^first h", re.IGNORECASE), 6),
    (re.compile("[三3]季|^Q3|^third q", re.IGNORECASE), 9),
)
"""The last month of quarters and halves that do not end the year."""
_PARTS: Final = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20)}
_SENTENCE_END: Final = re.compile(r"[。!?！？;；\n]")
_LONGEST_SENTENCE: Final = 200


class _Mention(NamedTuple):
    """A time that a sentence names; without year, month and days are those of 2000."""

    first: date
    last: date
    has_year: bool
    has_month: bool

    def in_year(self, year: int) -> _Mention:
        """Give a mention that has no year the year it belongs to."""
        last = min(self.last.day, calendar.monthrange(year, self.last.month)[1])
        first = min(self.first.day, last)
        return self._replace(
            first=self.first.replace(year=year, day=first),
            last=self.last.replace(year=year, day=last),
        )


def infer_date(text: str, config: ArticlesConfig) -> date | None:
    """Find the latest time that a cleaned text speaks of as past or present, or None.

    A month counts by its last day. What has no year belongs to the latest year that is named, or
    to the next one where it lies far before that year's latest month. Bare years alone are not
    enough.
    """
    text = text[:_SPAN]
    mentions = list(_mentions(text, config))
    at_year_end = _at_year_end(text, config)
    year = _current_year(mentions, at_year_end)
    if year is None:
        return None
    dated = [m for m in mentions if m.has_year and m.has_month and m.first.year == year]
    undated = [m.in_year(year) for m in mentions if not m.has_year]
    if undated and dated and at_year_end != year:
        gap = max(dated).first - max(undated).last
        if gap > timedelta(days=config.new_year_gap_days):
            undated = [mention.in_year(year + 1) for mention in undated]
    if at_year_end == year:
        dated.append(_Mention(date(year, 12, 1), date(year, 12, 31), True, True))  # noqa: FBT003
    latest = max([*dated, *undated], default=None)
    return latest.last if latest else None


def _current_year(mentions: Sequence[_Mention], at_year_end: int | None) -> int | None:
    """Find the year an article is written in.

    Articles name the coming year without a month (2025年的资本开支), so a bare year that follows
    the latest year with months directly does not count.
    """
    with_month = [m.first.year for m in mentions if m.has_year and m.has_month]
    bare = [m.first.year for m in mentions if m.has_year and not m.has_month]
    if at_year_end:
        with_month.append(at_year_end)
    latest, latest_bare = max(with_month, default=None), max(bare, default=None)
    if latest is None or latest_bare is None:
        return latest or latest_bare
    return latest_bare if latest_bare > latest + 1 else latest


def _at_year_end(text: str, config: ArticlesConfig) -> int | None:
    """Find the latest year whose end the text says it has come to."""
    marks = _alternatives(config.year_end_marks)
    years = _compiled(rf"(?<!\d)({_YEAR})年 ?(?:{marks})").findall(text)
    return max(map(int, years), default=None)


def _mentions(text: str, config: ArticlesConfig) -> Iterator[_Mention]:
    """Yield the times in sentences that do not speak of the future, but no 去年11月."""
    other_years = tuple(config.other_year_words)
    for pattern in (_FULL_DATE, _CHINESE_MENTION, _ENGLISH_MENTION):
        for match in pattern.finditer(text):
            mention = _full_mention(match) if pattern is _FULL_DATE else _mention(match)
            if mention is None or _speaks_of_future(text, match.start(), config):
                continue
            before = text[max(0, match.start() - 10) : match.start()].rstrip()
            if mention.has_year or not before.endswith(other_years):
                yield mention


def _speaks_of_future(text: str, at: int, config: ArticlesConfig) -> bool:
    """Whether the sentence around an offset holds a mark of a forecast."""
    before = _SENTENCE_END.split(text[max(0, at - _LONGEST_SENTENCE) : at])[-1]
    after = _SENTENCE_END.split(text[at : at + _LONGEST_SENTENCE], 1)[0]
    return bool(_compiled(_alternatives(config.forecast_marks)).search(before + after))


def _full_mention(match: re.Match[str]) -> _Mention | None:
    day = _matched_date(match)
    return _Mention(day, day, has_year=True, has_month=True) if day else None


def _mention(match: re.Match[str]) -> _Mention | None:
    if match["bare"]:
        year = int(match["bare"])
        return _Mention(date(year, 1, 1), date(year, 12, 31), True, False)  # noqa: FBT003
    if match["stretch"]:
        year, named = int(match["stretch_year"]), match["stretch"]
        last = next((month for end, month in _STRETCH_ENDS if end.search(named)), 12)
        days = calendar.monthrange(year, last)[1]
        return _Mention(date(year, last, 1), date(year, last, days), True, True)  # noqa: FBT003
    year = int(match["year"] or 2000)
    month = _MONTHS.get(match["month"].lower()) or int(match["month"])
    longest = calendar.monthrange(year, month)[1]
    first, last = _PARTS.get(match.groupdict().get("part") or "", (1, longest))
    if match["day"]:
        first = last = min(int(match["day"]), longest)
    return _Mention(date(year, month, first), date(year, month, last), bool(match["year"]), True)  # noqa: FBT003
