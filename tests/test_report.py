"""The report's files: safe CSV, atomic writes, and a page that no article can break out of."""

from __future__ import annotations

import csv
import inspect
import json
import os
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import report_cards, report_html
from detector.config import load_yaml
from detector.errors import ConfigError, InputError, OutputError
from detector.records import CLAIM_COLUMNS, DISCREPANCY_COLUMNS, PAIR_COLUMNS
from detector.report import (
    NUMBER_COLUMNS,
    neutralise,
    read_table,
    write_html,
    write_run_json,
    write_table,
)
from detector.report_cells import as_date, as_number, as_text, plain_number
from detector.report_config import UI_WORDS, ReportConfig
from detector.report_html import TEMPLATES
from detector.report_plot import Mark, short_number, timeline_svg, value_scale
from detector.report_quotes import bounds_text, find_number, period_text, split_quote, visible
from tests.report_sample import CONFIG, LABELS, PAIRS, RUN, frames
from tests.whole_tables import render_html, write_tables

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>\u202e\u2028</style>&"
LINK = "javascript:alert(1)"


def page(**more: object) -> str:
    return render_html(*frames(), RUN, config=CONFIG, labels=LABELS, **more)


class Elements(HTMLParser):
    """Collects every element of a page with its attributes, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def count(self, tag: str, **wanted: str) -> int:
        return sum(
            name == tag and all(attrs.get(key) == value for key, value in wanted.items())
            for name, attrs in self.found
        )


# -- CSV ----------------------------------------------------------------------------------------


def test_tables_have_exactly_the_declared_columns(tmp_path: Path) -> None:
    claims, pairs, discrepancies = frames()
    write_tables(tmp_path, claims.assign(family="active_users"), pairs, discrepancies)
    for name, columns in (
        ("claims", CLAIM_COLUMNS),
        ("pairs", PAIR_COLUMNS),
        ("discrepancies", DISCREPANCY_COLUMNS),
    ):
        raw = (tmp_path / f"{name}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert tuple(rows[0]) == columns
        assert {len(row) for row in rows} == {len(columns)}
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "claims.csv",
        "discrepancies.csv",
        "pairs.csv",
    ]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    claims, pairs, discrepancies = frames()
    with pytest.raises(InputError, match=r"claims\.csv lacks the columns hedge"):
        write_tables(tmp_path, claims.drop(columns="hedge"), pairs, discrepancies)


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        ("value_low", 2e7, "20000000"),
        ("value_low", 41975500.0, "41975500"),
        ("value_low", 0.1 + 0.2, "0.3"),
        ("value_low", -3.5, "-3.5"),
        ("value_low", 1e16, "10000000000000000"),
        ("value_low", np.float64(5e-7), "0.0000005"),
        ("value_low", -0.0, "0"),
        ("value_low", None, ""),
        ("value_low", float("nan"), ""),
        ("line", 12.0, "12"),
        ("line", np.int64(7), "7"),
        ("score", 0.12345678, "0.123457"),
        ("spread_ratio", 1.030525, "1.030525"),
        ("value_ratio", 34.670520231, "34.67052"),
        ("nli_neutral", 0.99996, "1"),
        ("p_contradiction", 0.123456, "0.1235"),
        ("same_article", np.bool_(True), "true"),
        ("same_article", False, "false"),
        ("published", date(2024, 9, 1), "2024-09-01"),
        ("published", pd.Timestamp(2024, 9, 1), "2024-09-01"),
        ("published", pd.NaT, ""),
        ("quote", "=1+1", "'=1+1"),
        ("quote", "-3%", "'-3%"),
        ("quote", "＝1", "'＝1"),
        ("quote", "'=1", "''=1"),
        ("quote", "'tis", "'tis"),
        ("quote", 'a "b", c', '"a ""b"", c"'),
        ("quote", "a\r\nb", '"a\r\nb"'),
        ("quote", "\tx", "'\tx"),
        ("quote", "\rx", '"\'\rx"'),
    ],
)
def test_cells(tmp_path: Path, column: str, value: object, cell: str) -> None:
    """Each kind of cell is written the one way the reports promise."""
    write_table(tmp_path / "t.csv", pd.DataFrame({column: [value]}, dtype=object), [column])
    assert (tmp_path / "t.csv").read_bytes().decode("utf-8-sig") == f"{column}\n{cell}\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1))
def test_text_survives_a_round_trip(tmp_path_factory: pytest.TempPathFactory, texts: list[str]):
    """Whatever an article holds is read back as it was, neutralised or not."""
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    frame = pd.DataFrame({"quote": texts, "entity": texts[::-1]})
    write_table(path, frame, ["quote", "entity"])
    back = read_table(path)
    assert back["quote"].tolist() == texts
    assert back["entity"].tolist() == texts[::-1]


@given(st.lists(st.one_of(st.none(), st.floats(-1e15, 1e15)), min_size=1))
def test_values_survive_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory, values: list[float | None]
):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    frame = pd.DataFrame({"value_low": values, "entity": "x"})
    write_table(path, frame, ["entity", "value_low"])
    assert "e" not in path.read_text(encoding="utf-8-sig").partition("\n")[2]
    np.testing.assert_allclose(
        read_table(path)["value_low"].astype(float),
        frame["value_low"].astype(float),
        rtol=1e-14,
        atol=0,
    )


@given(st.text())
def test_no_written_text_starts_a_formula(text: str) -> None:
    assert not neutralise(text).startswith(tuple("=+-@\t\r＝＋－＠"))


def test_whole_tables_survive_a_round_trip(tmp_path: Path) -> None:
    """Written, read and written again, a table is the same bytes."""
    write_tables(tmp_path / "one", *frames())
    names = ("claims.csv", "pairs.csv", "discrepancies.csv")
    write_tables(tmp_path / "two", *(read_table(tmp_path / "one" / name) for name in names))
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    pairs = read_table(tmp_path / "one" / "pairs.csv")
    assert pairs["same_article"].dtype == bool
    assert all(pd.api.types.is_numeric_dtype(pairs[c]) for c in NUMBER_COLUMNS & set(pairs))


def test_an_empty_table_survives_a_round_trip(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", pd.DataFrame(columns=list(PAIR_COLUMNS)), PAIR_COLUMNS)
    back = read_table(tmp_path / "t.csv")
    assert tuple(back.columns) == PAIR_COLUMNS
    assert len(back) == 0


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'rank\n"seven"\n'])
def test_what_is_no_table_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"t\.csv: not a table of this program: .+") as raised:
        read_table(tmp_path / "t.csv")
    assert "\n" not in str(raised.value)


def test_a_missing_table_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_table(tmp_path / "t.csv")


# -- files --------------------------------------------------------------------------------------


def test_run_json_is_sorted_and_readable(tmp_path: Path) -> None:
    write_run_json(tmp_path, {"b": 1, "a": "豆包"})
    text = (tmp_path / "run.json").read_text(encoding="utf-8")
    assert text == '{\n  "a": "豆包",\n  "b": 1\n}\n'
    assert json.loads(text)["a"] == "豆包"


def test_an_impossible_folder_is_one_clear_line(tmp_path: Path) -> None:
    """A file where the folder should be: the path, the cause and the remedy, in one line."""
    (tmp_path / "results").write_text("a file")
    with pytest.raises(OutputError, match=r"claims\.csv: cannot be written: .+; choose") as raised:
        write_tables(tmp_path / "results", *frames())
    assert "\n" not in str(raised.value)


def test_a_read_only_folder_is_an_output_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(OutputError, match="cannot be written"):
        write_html(tmp_path, "x")


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fails, the old report stays whole and no temporary is left behind."""
    write_html(tmp_path, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_html(tmp_path, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]
    assert (tmp_path / "report.html").read_text() == "old"


# -- cells and quotes ---------------------------------------------------------------------------


def test_cells_as_types() -> None:
    assert (as_text(None), as_text(2e7), as_text(True)) == ("", "20000000", "true")
    assert (as_number(""), as_number("x"), as_number(True), as_number("2.5")) == (
        None,
        None,
        None,
        2.5,
    )
    assert as_date("2024-09-01") == date(2024, 9, 1)
    assert as_date("soon") is None
    assert plain_number(float("inf")) == "inf"


@pytest.mark.parametrize(
    ("quote", "value", "found"),
    [
        ("月活为4197.6万,居首", "4197.6万", "4197.6万"),
        ("从13亿到3亿", "3亿", "3亿"),
        ("共13亿", "3亿", "3亿"),
        ("达到5998萬", "5998万", "5998萬"),
        ("达到５９９８万", "5998万", "５９９８万"),
        ("约4197.6wàn万用户", "4197.6万", "4197.6wàn万"),
        ("2000 万", "2000万", "2000 万"),
        ("1,300 and 300", "300", "300"),
        ("nothing here", "3亿", None),
        ("nothing here", "", None),
        ("a.c abc", "a.c", "a.c"),
    ],
)
def test_the_number_is_found_in_its_quote(quote: str, value: str, found: str | None) -> None:
    span = find_number(quote, value)
    assert (quote[slice(*span)] if span else None) == found


def test_a_standalone_number_is_preferred() -> None:
    assert find_number("从13亿到3亿", "3亿") == (5, 7)
    assert find_number("1,300 and 300", "300") == (10, 13)


@given(st.text(max_size=60), st.text(max_size=8), st.text(max_size=60), st.integers(1, 40))
def test_a_quote_keeps_its_number(before: str, number: str, after: str, limit: int) -> None:
    """However long the quote, the number stays whole and the rest stays near the limit."""
    parts = split_quote(before + number + after, number, limit)
    if number.strip():
        assert parts.number == visible(number)
    assert len(parts.before + parts.number + parts.after) <= max(limit, len(number)) + 2


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2024, 1, 1), (2024, 12, 31), "2024"),
        ((2024, 7, 1), (2024, 9, 30), "2024-Q3"),
        ((2024, 1, 1), (2024, 6, 30), "2024-H1"),
        ((2024, 2, 1), (2024, 2, 29), "2024-02"),
        ((2024, 2, 1), (2024, 5, 31), "2024-02 – 2024-05"),
        ((2022, 1, 1), (2024, 12, 31), "2022 – 2024"),
        ((2023, 11, 1), (2024, 1, 31), "2023-11 – 2024-01"),
        ((2024, 2, 1), (2024, 2, 10), "2024-02-01 – 2024-02-10"),
        ((2024, 2, 1), (2024, 2, 1), "2024-02-01"),
        (None, (2024, 2, 1), "2024-02-01"),
        (None, None, ""),
    ],
)
def test_periods_read_short(
    start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, text: str
) -> None:
    assert period_text(start and date(*start), end and date(*end)) == text


def test_bounds_read_as_intervals() -> None:
    assert bounds_text(41_976_000, 41_976_000) == "41,976,000"
    assert bounds_text(3e8, None) == "≥ 300,000,000"
    assert bounds_text(None, 20) == "≤ 20"
    assert bounds_text(-0.25, 1234.5) == "-0.25 – 1,234.5"
    assert bounds_text(None, None) == ""


# -- the plot -----------------------------------------------------------------------------------


def mark(low: float | None, high: float | None, day: date | None = None, label: str = "") -> Mark:
    return Mark(label or f"{low}", "article", low, high, day, day, stated=True)


def draw(*marks: Mark) -> str:
    return str(timeline_svg(marks, title="t", unknown="unknown", log_spread=20, lang="en"))


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.floats(-1e13, 1e13)),
            st.one_of(st.none(), st.floats(-1e13, 1e13)),
            st.one_of(st.none(), st.dates()),
        ),
        max_size=8,
    )
)
def test_any_marks_can_be_drawn(
    rows: list[tuple[float | None, float | None, date | None]],
) -> None:
    """No set of values and dates fails to draw, and every coordinate is a number."""
    svg = draw(*(mark(*sorted_bounds(low, high), day) for low, high, day in rows))
    assert "nan" not in svg
    assert "inf" not in svg
    values = [row for row in rows if row[:2] != (None, None)] or rows
    assert svg.count("<circle") == len(values)


def sorted_bounds(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    return (low, high) if low is None or high is None else (min(low, high), max(low, high))


def test_the_axis_is_logarithmic_when_values_are_far_apart() -> None:
    assert value_scale([mark(1.73e6, 1.73e6), mark(59.98e6, 59.98e6)], 20).log
    assert not value_scale([mark(2e7, 2e7), mark(59.98e6, 59.98e6)], 20).log
    assert not value_scale([mark(0, 0), mark(59.98e6, 59.98e6)], 20).log


@given(st.floats(1e-6, 1e15), st.floats(1, 1e9))
def test_the_axis_holds_its_values(low: float, ratio: float) -> None:
    scale = value_scale([mark(low, low), mark(low * ratio, low * ratio)], 20)
    assert 2 <= len(scale.ticks) <= 7
    assert scale.low <= low * (1 + 1e-9)
    assert scale.high >= low * ratio * (1 - 1e-9)


def test_open_bounds_are_arrows_and_unknown_periods_have_a_lane() -> None:
    over = draw(mark(3e8, None, date(2024, 11, 1)))
    closed = draw(mark(3e8, 3e8, date(2024, 11, 1)))
    assert "<path" in over
    assert "<path" not in closed
    both = draw(mark(3e8, 3e8, date(2024, 11, 1)), mark(2e8, 2e8))
    assert "unknown" in both
    assert 'class="lane"' in both
    assert "unknown" not in closed


def test_a_long_period_is_a_bar() -> None:
    year = Mark("1", "a", 1, 1, date(2024, 1, 1), date(2024, 12, 31), stated=False)
    assert 'class="span"' in draw(year)
    assert 'class="mark inferred"' in draw(year)


def test_axis_values_read_like_the_language() -> None:
    assert [short_number(v, "zh") for v in (2e7, 3e8, 8e12, 25.5)] == [
        "2000万",
        "3亿",
        "8万亿",
        "25.5",
    ]
    assert [short_number(v, "en") for v in (2e7, 3e9, 50_000, -25)] == ["20M", "3B", "50K", "-25"]


# -- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_every_discrepancy(lang: str) -> None:
    html = page(lang=lang)
    found = Elements(html)
    assert found.count("article", **{"class": "card"}) == 4
    assert found.count("details", **{"class": "pair"}) == 7
    assert found.count("svg", **{"class": "plot"}) == 4
    assert found.count("mark") == 14
    for number in ("173萬", "2000万", "4197.6万", "5998萬", "3亿", "300 million"):
        assert f"<mark>{number}</mark>" in html


def test_the_same_tables_give_the_same_bytes() -> None:
    """In any order of rows, and whatever the clock said of the run."""
    claims, pairs, discrepancies = frames()
    shuffled = (f.sample(frac=1, random_state=3) for f in (claims, pairs, discrepancies))
    other_run = {**RUN, "seconds": {"extract": 9}}
    assert render_html(*shuffled, other_run, config=CONFIG, labels=LABELS) == page()


def test_the_page_is_the_same_from_the_written_tables(tmp_path: Path) -> None:
    """`detector report` on a results folder renders what `detector run` rendered."""
    write_tables(tmp_path, *frames())
    names = ("claims.csv", "pairs.csv", "discrepancies.csv")
    tables = [read_table(tmp_path / name) for name in names]
    assert render_html(*tables, RUN, config=CONFIG, labels=LABELS) == page()


def test_an_empty_report_says_so() -> None:
    html = render_html(*(frame.iloc[:0] for frame in frames()), {}, config=CONFIG, lang="en")
    assert CONFIG.ui["none_found"].en in html
    assert "<form" not in html


def test_no_article_can_break_out() -> None:
    """Every text column is an attack: the page gains no element and no attribute from it."""
    claims, pairs, discrepancies = (frame.astype(object) for frame in frames())
    kept = {"claim_id", "representative_id", "discrepancy_id", "verdict", "severity"}
    for frame in (claims, pairs, discrepancies):
        for column in frame.columns:
            name = column.removeprefix("a_").removeprefix("b_")
            is_text = name not in NUMBER_COLUMNS | kept | {"same_article"}
            if is_text and not name.startswith(("period_", "published")):
                frame[column] = HOSTILE + LINK
    run = {"model": HOSTILE, "warnings": [HOSTILE], "config_hash": HOSTILE, "counts": {}}
    html = render_html(claims, pairs, discrepancies, run, config=CONFIG, labels={HOSTILE: HOSTILE})
    elements = Elements(html)
    assert elements.count("script") == 1
    assert elements.count("img") == 0
    assert html.count("</style>") == 1
    for _, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on")]
        assert not (attributes.get("href") or "").startswith("javascript:")
        assert "style" not in attributes
    assert "\u202e" not in html


def test_a_hostile_identifier_stays_an_attribute() -> None:
    claims, pairs, discrepancies = (frame.astype(object) for frame in frames())
    for frame in (pairs, discrepancies):
        frame["discrepancy_id"] = HOSTILE
        frame["verdict"] = frame["severity"] = HOSTILE
    elements = Elements(render_html(claims, pairs, discrepancies, {}, config=CONFIG))
    assert elements.count("script") == 1
    assert elements.count("img") == 0


def test_the_page_asks_nothing_of_any_server() -> None:
    """No address but its own anchors, and a policy that admits only its own script and style."""
    html = page()
    for tag, attributes in Elements(html).found:
        for name in ("src", "href", "action", "srcset", "poster"):
            target = attributes.get(name)
            assert target is None or target.startswith("#") or target == "data:,", (tag, target)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1].replace("&#39;", "'")
    assert "@import" not in html
    assert "url(" not in html


def test_many_pairs_are_cut_with_a_note() -> None:
    """A card shows its worst pairs and says how many the table holds beyond them."""
    claims, _, discrepancies = frames()
    rows = [{**PAIRS[1], "pair_id": f"p{i:03d}", "rank": i} for i in range(40)]
    pairs = pd.DataFrame(rows, columns=list(PAIR_COLUMNS))
    html = render_html(claims, pairs, discrepancies, {}, config=CONFIG, lang="en")
    assert Elements(html).count("details", **{"class": "pair"}) == CONFIG.limits.pairs
    assert "10 more pairs are in pairs.csv" in html


def test_many_discrepancies_are_cut_with_a_note() -> None:
    """A page shows the first, and says how many the table holds beyond them."""
    few = CONFIG.model_copy(update={"limits": CONFIG.limits.model_copy(update={"cards": 3})})
    whole = render_html(*frames(), RUN, config=CONFIG, lang="en")
    cut = render_html(*frames(), RUN, config=few, lang="en")
    assert [Elements(html).count("article", **{"class": "card"}) for html in (whole, cut)] == [4, 3]
    assert "1 more discrepancies are in discrepancies.csv" in cut
    assert "more discrepancies" not in whole


def test_the_words_in_the_config_are_the_words_of_the_template() -> None:
    """No text is asked for that the config lacks, and none is kept that nobody reads."""
    template = (TEMPLATES / "report.html.j2").read_text(encoding="utf-8")
    code = inspect.getsource(report_html) + inspect.getsource(report_cards)
    used = set(re.findall(r"\bt\.(\w+)", template)) | set(
        re.findall(r"['\"](\w+)['\"]", template + code)
    )
    assert set(re.findall(r"\bt\.(\w+)", template)) <= UI_WORDS
    assert used >= UI_WORDS


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("  colon:", "  colon_:", r"report\.yaml:\d+: ui: .*lacks colon"),
        ("  drift:", "  drifting:", r"report\.yaml:\d+: verdicts: .*lacks drift"),
        ("  pairs: 30", "  pairs: none", r"limits\.pairs"),
        ("limits:", "limit:", r"report\.yaml"),
    ],
)
def test_a_wrong_config_names_the_field(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = (Path(__file__).parents[1] / "configs" / "report.yaml").read_text(encoding="utf-8")
    (tmp_path / "report.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=complaint):
        load_yaml(tmp_path / "report.yaml", ReportConfig)
