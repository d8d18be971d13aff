"""The timeline of a discrepancy as inline SVG: values with their bounds over their periods.

Horizontal places are percentages and vertical ones pixels, so that one drawing fits a phone and
a wide screen with its lettering at the same size. Labels are placed so that none overlap at
either width; one that finds no room is left out (it stands in the table below the plot).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from markupsafe import Markup

HEIGHT: Final = 236
TOP: Final = 34
BOTTOM: Final = 206
LEFT: Final = 15.0
RIGHT: Final = 92.0
RIGHT_WITH_LANE: Final = 76.0
LANE: Final = (82.0, 100.0)
WIDTHS: Final = (320.0, 680.0)
"""The drawing's width in pixels on a phone and on a wide screen."""

LONG_PERIOD_DAYS: Final = 45
ARROW: Final = 20.0
MAX_LABEL: Final = 16
MAX_NOTE: Final = 16
VALUE_STYLE: Final = ("value", 13)
NOTE_STYLE: Final = ("note", 11)
"""The class of a label in the style sheet, and its size there; notes are hidden on a phone."""

MAX_TICKS: Final = 6
MAX_MONTH_TICKS: Final = 5
MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)

Anchor = Literal["start", "middle", "end"]
Spot = tuple[float, float, Anchor]
"""A place for a label: pixels right of its mark, its baseline, which part of it stands there."""

Box = tuple[float, float, float, float, float]
"""A place in percent of the width; from it, how many pixels left and right; top and bottom."""
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One value to plot: as written, who says it, its bounds (None is open) and its period.

    `stated` is whether the article itself gives the period; an inferred one is drawn hollow.
    """

    label: str
    note: str
    low: float | None
    high: float | None
    start: date | None
    end: date | None
    stated: bool

    @property
    def centre(self) -> float | None:
        """The value the marker stands at: the middle, or the one bound there is."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high`, laid out linearly or by their logarithms, with its ticks."""

    low: float
    high: float
    log: bool
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        """Return the height of `value` in pixels from the top."""
        if self.log:
            low, high = math.log(self.low), math.log(self.high)
            share = (math.log(value) - low) / (high - low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return BOTTOM - share * (BOTTOM - TOP)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` to `last`, laid out between two percentages of the width."""

    first: int
    last: int
    right: float

    def x(self, day: float) -> float:
        """Return the place of an ordinal day in percent of the width."""
        return LEFT + (day - self.first) / (self.last - self.first) * (self.right - LEFT)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands: its centre, its extent, and the ends of a long period."""

    mark: Mark
    x: float
    y: float
    top: float
    bottom: float
    bar: tuple[float, float] | None


@dataclass(slots=True)
class Crowd:
    """The boxes already taken, at each of the two widths; a new box must miss them all."""

    taken: list[Box] = field(default_factory=list)

    def has_room(self, box: Box, widths: Sequence[float]) -> bool:
        """Tell whether a box stays inside the drawing and overlaps no other at these widths."""
        x, left, right, top, bottom = box
        if top < 0 or bottom > HEIGHT:
            return False
        for width in widths:
            start, end = x / 100 * width + left, x / 100 * width + right
            if start < 0 or end > width:
                return False
            for x2, left2, right2, top2, bottom2 in self.taken:
                other = x2 / 100 * width
                apart = end <= other + left2 or other + right2 <= start
                if not apart and top < bottom2 and top2 < bottom:
                    return False
        return True


def timeline_svg(
    marks: Sequence[Mark], *, title: str, unknown: str, log_spread: float, lang: Language
) -> Markup:
    """Draw the marks; empty where there is nothing to draw.

    `title` is what a screen reader says; `unknown` heads the lane of marks without a period;
    the value axis is logarithmic where the largest is more than `log_spread` times the least.
    """
    numeric = [mark for mark in marks if mark.centre is not None]
    drawn = numeric or list(marks)
    if not drawn:
        return Markup("")
    scale = value_scale(numeric, log_spread) if numeric else None
    undated = [mark for mark in drawn if _days(mark) is None]
    time = _time_scale(drawn, has_lane=bool(undated))
    places = list(_places(drawn, scale, time))
    parts = [
        *_value_axis(scale, lang),
        *_time_axis(time),
        *(_lane(unknown, whole=time is None) if undated else ()),
        *_points(places, scale, lang),
    ]
    return Markup(
        '<svg class="plot" role="img" aria-label="{}" width="100%" height="{}">{}</svg>'
    ).format(title, HEIGHT, Markup("").join(parts))


def value_scale(marks: Sequence[Mark], log_spread: float) -> Scale:
    """Choose the value axis for marks that all have a value."""
    values = [bound for mark in marks for bound in (mark.low, mark.high) if bound is not None]
    # Subnormal numbers, whose powers of ten are 0, count as 0.
    values = [0.0 if abs(value) < sys.float_info.min else value for value in values]
    low, high = min(values), max(values)
    if low > 0 and high / low > log_spread:
        ticks = _log_ticks(low, high)
        return Scale(min(low, ticks[0]), max(high, ticks[-1]), log=True, ticks=ticks)
    if 0 < low < 0.6 * high:
        low = 0.0
    if low == high:
        low, high = low - (abs(low) or 1.0) * 0.1, high + (abs(high) or 1.0) * 0.1
    step = _nice_step((high - low) / 3)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(i * step for i in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], log=False, ticks=ticks)


def short_number(value: float, lang: Language) -> str:
    """Write an axis value the way readers of the language do: 2000万, 3亿; 20M, 300M."""
    steps = {
        "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
        "en": ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "K")),
    }
    for size, name in steps[lang]:
        if abs(value) >= size:
            unit = 1e3 if name == "K" else size
            return f"{value / unit:.6g}{name}"
    return f"{value:.6g}"


def _log_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return at most MAX_TICKS round values, the outer two at or beyond the bounds."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for factors in ((1, 2, 5), (1, 3), (1,)):
        ticks = [factor * 10.0**power for power in range(first - 1, last + 2) for factor in factors]
        below = [i for i, tick in enumerate(ticks) if tick <= low]
        above = [i for i, tick in enumerate(ticks) if tick >= high]
        chosen = ticks[below[-1] : above[0] + 1]
        if len(chosen) <= MAX_TICKS:
            return tuple(chosen)
    stride = math.ceil((last - first) / (MAX_TICKS - 1))
    return tuple(10.0**power for power in range(first, last + stride, stride))


def _nice_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(step * size for step in (1, 2, 2.5, 5, 10) if step * size >= rough * 0.999)


def _days(mark: Mark) -> tuple[int, int] | None:
    start, end = mark.start or mark.end, mark.end or mark.start
    if start is None or end is None:
        return None
    return min(start, end).toordinal(), max(start, end).toordinal()


def _time_scale(marks: Sequence[Mark], *, has_lane: bool) -> TimeScale | None:
    spans = [span for mark in marks if (span := _days(mark)) is not None]
    if not spans:
        return None
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    margin = max(15, (last - first) // 25)
    return TimeScale(first - margin, last + margin, RIGHT_WITH_LANE if has_lane else RIGHT)


def _places(marks: Sequence[Mark], scale: Scale | None, time: TimeScale | None) -> Iterator[Place]:
    rows = list(dict.fromkeys(mark.label for mark in marks))
    undated = [mark for mark in marks if _days(mark) is None]
    lane = LANE if time else (LEFT, RIGHT)
    for mark in marks:
        span = _days(mark)
        bar = None
        if span is None or time is None:
            share = (undated.index(mark) + 1) / (len(undated) + 1)
            x = lane[0] + share * (lane[1] - lane[0])
        else:
            x = time.x(sum(span) / 2)
            if span[1] - span[0] > LONG_PERIOD_DAYS:
                bar = time.x(span[0]), time.x(span[1])
        if scale is None:
            y = TOP + (rows.index(mark.label) + 0.5) / len(rows) * (BOTTOM - TOP)
            yield Place(mark, x, y, y, y, bar)
        else:
            yield _valued_place(mark, scale, x, bar)


def _valued_place(mark: Mark, scale: Scale, x: float, bar: tuple[float, float] | None) -> Place:
    y = scale.y(mark.centre or 0.0)
    top = y - ARROW if mark.high is None else scale.y(mark.high)
    bottom = y + ARROW if mark.low is None else scale.y(mark.low)
    return Place(mark, x, y, top, bottom, bar)


def _value_axis(scale: Scale | None, lang: Language) -> Iterator[Markup]:
    for tick in scale.ticks if scale else ():
        y = scale.y(tick) if scale else 0.0
        yield Markup('<line class="grid" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(_px(y))
        yield Markup('<text class="tick" x="0" y="{}">{}</text>').format(
            _px(y - 4), short_number(tick, lang)
        )


def _time_axis(time: TimeScale | None) -> Iterator[Markup]:
    yield Markup('<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(BOTTOM)
    for day, label in _month_ticks(time) if time else ():
        x = _px(time.x(day)) if time else ""
        yield Markup('<line class="axis" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>').format(
            x, BOTTOM, BOTTOM + 5
        )
        yield Markup('<text class="tick" text-anchor="middle" x="{}%" y="{}">{}</text>').format(
            x, BOTTOM + 20, label
        )


def _month_ticks(time: TimeScale) -> Iterator[tuple[int, str]]:
    """Yield the first days of months (or of years) that divide the axis, with their labels."""
    first = date.fromordinal(max(1, time.first))
    last = date.fromordinal(min(time.last, date.max.toordinal()))
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    for step in MONTH_STEPS:
        chosen = [month for month in months if month % step == 0]
        if len(chosen) <= MAX_MONTH_TICKS:
            break
    for month in chosen:
        year, index = divmod(month, 12)
        label = f"{year:04d}" if step >= 12 else f"{year:04d}-{index + 1:02d}"
        yield date(year, index + 1, 1).toordinal(), label


def _lane(unknown: str, *, whole: bool) -> Iterator[Markup]:
    """Set the marks of unknown period apart, in a lane of their own."""
    left = 0.0 if whole else LANE[0]
    if not whole:
        yield Markup('<rect class="lane" x="{}%" y="0" width="{}%" height="{}"/>').format(
            _px(left), _px(LANE[1] - left), BOTTOM
        )
    yield Markup('<text class="tick" text-anchor="middle" x="{}%" y="{}">{}</text>').format(
        _px((left + LANE[1]) / 2), BOTTOM + 20, unknown
    )


def _points(places: Sequence[Place], scale: Scale | None, lang: Language) -> Iterator[Markup]:
    """Draw the marks, then write their labels: all values before the articles, newest first."""
    crowd = Crowd()
    for tick in scale.ticks if scale else ():
        y = scale.y(tick) if scale else 0.0
        crowd.taken.append((0, 0, _text_width(short_number(tick, lang), 11), y - 14, y))
    for place in places:
        crowd.taken.append((place.x, -6, 6, place.top - 3, place.bottom + 3))
        if place.bar:
            for x in place.bar:
                crowd.taken.append((x, -6, 6, place.y - 4, place.y + 4))
    for place in places:
        yield _bar(place)
        yield Markup('<svg class="{}" x="{}%" y="0" overflow="visible">{}</svg>').format(
            "mark" if place.mark.stated else "mark inferred",
            _px(place.x),
            Markup("").join((_title(place.mark), *_bounds(place), _dot(place))),
        )
    # A value known from both sides says more than a bound, and is labelled before room runs out.
    newest_first = sorted(
        places, key=lambda place: (None in (place.mark.low, place.mark.high), -place.x)
    )
    yield from (_value_label(place, crowd) for place in newest_first)
    yield from (_note_label(place, crowd) for place in newest_first)


def _title(mark: Mark) -> Markup:
    return Markup("<title>{}</title>").format(" · ".join(filter(None, (mark.label, mark.note))))


def _bar(place: Place) -> Markup:
    if place.bar is None:
        return Markup("")
    return Markup('<line class="span" x1="{}%" x2="{}%" y1="{y}" y2="{y}"/>').format(
        _px(place.bar[0]), _px(place.bar[1]), y=_px(place.y)
    )


def _dot(place: Place) -> Markup:
    return Markup('<circle cx="0" cy="{}" r="5"/>').format(_px(place.y))


def _bounds(place: Place) -> Iterator[Markup]:
    """Draw error bars to closed bounds and arrows towards open ones."""
    mark = place.mark
    if place.bottom - place.top > 4:
        yield Markup('<path d="M0 {}V{}"/>').format(_px(place.top), _px(place.bottom))
        yield _end(place.top, is_open=mark.high is None, down=-1)
        yield _end(place.bottom, is_open=mark.low is None, down=1)


def _end(y: float, *, is_open: bool, down: int) -> Markup:
    if is_open:
        back = _px(y - 6 * down)
        return Markup('<path d="M-4 {}L0 {}L4 {}"/>').format(back, _px(y), back)
    return Markup('<path d="M-4 {}H4"/>').format(_px(y))


def _value_label(place: Place, crowd: Crowd) -> Markup:
    """Write the value above its marker, else beside it or below, where there is room."""
    above, beside, below = place.top - 9, place.y + 4, place.bottom + 17
    spots: tuple[Spot, ...] = (
        (0, above, "middle"),
        (4, above, "end"),
        (-4, above, "start"),
        (10, beside, "start"),
        (-10, beside, "end"),
        (0, below, "middle"),
        (4, below, "end"),
        (-4, below, "start"),
    )
    return _text(_clip(place.mark.label, MAX_LABEL), VALUE_STYLE, place.x, spots, crowd)


def _note_label(place: Place, crowd: Crowd) -> Markup:
    """Write the article below its marker, leaning inwards at the edges, where there is room."""
    below = place.bottom + 16
    spots: tuple[Spot, ...] = ((0, below, "middle"), (4, below, "end"), (-4, below, "start"))
    return _text(_clip(place.mark.note, MAX_NOTE), NOTE_STYLE, place.x, spots, crowd)


def _text(
    text: str, style: tuple[str, int], x: float, spots: Sequence[Spot], crowd: Crowd
) -> Markup:
    """Write `text` at the first of the spots (dx, baseline, anchor) that has room, or nowhere."""
    name, size = style
    width = _text_width(text, size)
    for dx, baseline, anchor in spots:
        left = dx - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = (x, left, left + width, baseline - size, baseline + 3)
        widths = WIDTHS if style == VALUE_STYLE else WIDTHS[1:]
        if text and baseline + 3 <= BOTTOM and crowd.has_room(box, widths):
            crowd.taken.append(box)
            return Markup(
                '<text class="{}" text-anchor="{}" x="{}%" dx="{}" y="{}">{}</text>'
            ).format(name, anchor, _px(x), _px(dx), _px(baseline), text)
    return Markup("")


def _text_width(text: str, size: float) -> float:
    """Estimate the width of a text in pixels: wide for Chinese, narrow for the rest."""
    return sum(size if ord(char) > 0x2E80 else size * 0.6 for char in text)


def _clip(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _px(value: float) -> str:
    """Write a coordinate to two places: enough to draw, and the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
