"""How article files are found, decoded, dated and named, and what is said of those that cannot."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from detector.article_files import parse_manifest
from detector.article_lines import line_in_file, line_of
from detector.articles import ReadResult, read_articles
from detector.config import load_yaml
from detector.dating import ArticlesConfig, date_in_file_name, infer_date, parse_date, read_dateline
from detector.encoding import UndecodableError, decode
from detector.errors import ConfigError, InputError
from detector.language import detect_language, stated_language
from detector.records import Article

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
CONFIG = load_yaml(ROOT / "configs" / "articles.yaml", ArticlesConfig)
CHINESE = "字节跳动旗下的豆包在国内的月活跃用户达到5998万,排名第一。这是一段用来测试的文字。"


def read(*paths: Path) -> ReadResult:
    return read_articles(list(paths), CONFIG.model_copy(update={"max_bytes": 1_000_000}))


def read_one(path: Path) -> Article:
    result = read(path)
    assert result.skipped == []
    [article] = result.articles
    return article


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# --- dates, outlets, titles --------------------------------------------------------------------

DATELINES = [
    ("2025-02-10 影视周报\n正文标题\n", date(2025, 2, 10), "影视周报"),
    ("来源:娱乐数据站 2025年2月10日\n正文。", date(2025, 2, 10), "娱乐数据站"),
    ("发布时间:2025年2月6日\n正文。", date(2025, 2, 6), ""),
    ("2025年2月1日\n正文。", date(2025, 2, 1), ""),
    ("2025-02-27\n正文。", date(2025, 2, 27), ""),
    ("Feb. 10, 2025\nSome text.", date(2025, 2, 10), ""),
    ("2025-02-10 08:30 影视周报\n正文。", date(2025, 2, 10), "影视周报"),
    ("票房突破80亿\n2025-02-10 影视周报\n正文。", date(2025, 2, 10), "影视周报"),
    ("流媒体观察|2025年4月25日\n标题\n正文。", date(2025, 4, 25), "流媒体观察"),
    ("城市晚报 2025年3月5日\n正文。", date(2025, 3, 5), "城市晚报"),
    ("Harbour Times 5 March 2025\nSome text.", date(2025, 3, 5), "Harbour Times"),
    ("By Jane | Daily Wire · 4 March 2025\nSome text.", date(2025, 3, 4), "Daily Wire"),
    ("标题\n\n2025年10月30日电 该公司公布季报。", date(2025, 10, 30), ""),
    ("某社北京2025年3月4日电(记者某某) 公司宣布,", date(2025, 3, 4), ""),
    ("Acme beats\nLONDON, March 4, 2025 (Wire) - Acme said", date(2025, 3, 4), ""),
    ("截至2025年3月4日电量为三成,公司称", None, ""),
    ("公司在2025年3月4日消息发布会上说,", None, ""),
    ("声明:文来自微信公众号“全天候科技”(ID:x),作者 | 某人\n正文。", None, "全天候科技"),
    ("@科技新知 原创作者丨樱木 编辑丨蕨影\n正文。", None, "科技新知"),
    ("〔2025年8月6日 记者林安岚州报导〕\n标题\n正文。", date(2025, 8, 6), ""),
    ("标题\n【2025-07-04/综合报导】\n正文。", date(2025, 7, 4), ""),
    ("【快讯】2025年5月25日 21:10\n标题\n正文。", date(2025, 5, 25), ""),
    ("(2025年8月6日,公司发布财报,营收大幅增长)\n正文。", None, ""),
    ("2025年2月10日,公司发布财报,营收大幅增长。\n", None, ""),
]


@pytest.mark.parametrize(("text", "published", "outlet"), DATELINES)
def test_dateline(text: str, published: date | None, outlet: str) -> None:
    """Date and outlet of the lines around a headline; a sentence with a date is no dateline."""
    found = read_dateline(text, CONFIG)
    assert (found.published, found.outlet) == (published, outlet)


INFERRED = [
    ("截至2024年10月,月活5998万。12月18日,多家媒体披露。", date(2024, 12, 18)),
    ("2024年10月发布。2025年预计翻倍,2027年会达到200亿。", date(2024, 10, 31)),
    ("2024年即将结束。", date(2024, 12, 31)),
    ("2023年11月成立。5月15日的大会上,公司宣布更名。", date(2024, 5, 15)),
    ("2024年12月中旬发布。去年11月成立。", date(2024, 12, 20)),
    ("In March 2024 the company had 5 million users. On Apr. 3 it said so.", date(2024, 4, 3)),
    ("As of September 5, 2024, users reached 42 million.", date(2024, 9, 5)),
    ("2024年第一季度营收8亿元,2023年7月底有6.2万人。", date(2024, 3, 31)),
    ("2024年上半年增长,去年下半年下降。", date(2024, 6, 30)),
    ("Revenue rose in the third quarter of 2024, and Q1 2024 was weak.", date(2024, 9, 30)),
    ("2024年四季度见底。预计2025年第二季度回升。", date(2024, 12, 31)),
    ("月活5998万,2月活跃用户增长。", None),
]


@pytest.mark.parametrize(("text", "expected"), INFERRED)
def test_inference_from_the_text(text: str, expected: date | None) -> None:
    """The latest time that is not a forecast; the wall clock has no say."""
    assert infer_date(text, CONFIG) == expected


def test_a_bare_year_is_not_enough() -> None:
    """A year alone does not say when in it, or after it, the article was written."""
    assert infer_date("2024年营收大增。", CONFIG) is None


@pytest.mark.parametrize(
    ("name", "assumed"),
    [
        ("000_1ee2e2e2a438d11d", date(2024, 12, 20)),
        ("001_18d2f893092da4e4", date(2024, 12, 25)),
        ("002_a0780308f1159572", date(2024, 5, 25)),
        ("003_6cb7593ecb247ef0", date(2024, 12, 22)),
        ("004_3b102c28aee96500", date(2024, 12, 10)),
    ],
)
def test_seeds_are_dated_with_and_without_manifest(
    tmp_path: Path, name: str, assumed: date
) -> None:
    """The manifest gives the assumed date; inference alone comes within a month of it."""
    by_manifest = read_one(SEEDS / f"{name}.txt")
    assert (by_manifest.published, by_manifest.published_basis) == (assumed, "manifest")
    shutil.copyfile(SEEDS / f"{name}.txt", tmp_path / f"{name}.txt")
    alone = read_one(tmp_path / f"{name}.txt")
    assert alone.published_basis == "inferred"
    assert alone.published is not None
    assert abs((alone.published - assumed).days) <= 31


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-12-20T08:00:00+08:00", date(2024, 12, 20)),
        ("2024/1/5", date(2024, 1, 5)),
        ("2024年1月5日", date(2024, 1, 5)),
        ("20240105", date(2024, 1, 5)),
        ("5 January 2024", date(2024, 1, 5)),
        (date(2024, 1, 5), date(2024, 1, 5)),
        ("2024-13-45", None),
        ("soon", None),
        (None, None),
    ],
)
def test_stated_dates(value: object, expected: date | None) -> None:
    """As written, whatever the zone."""
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-02-10-foo.txt", date(2025, 2, 10)),
        ("foo_20250210.txt", date(2025, 2, 10)),
        ("1ee20240101ab.txt", None),
    ],
)
def test_dates_in_file_names(name: str, expected: date | None) -> None:
    """Digits inside a hash are no date."""
    assert date_in_file_name(name) == expected


def test_titles(tmp_path: Path) -> None:
    """A short first line after the dateline, else the start of the first sentence."""
    headline = written(tmp_path / "a.txt", "2025-02-10 影视周报\n票房突破80亿\n\n正文。")
    sentence = written(tmp_path / "b.txt", "票房突破80亿元,创下新纪录。之后还会增长。")
    assert read_one(headline).title == "票房突破80亿"
    assert read_one(sentence).title == "票房突破80亿元,创下新纪录。"


# --- formats -----------------------------------------------------------------------------------


def test_front_matter(tmp_path: Path) -> None:
    """It describes the article, is no part of its text, and offsets count from the file's start."""
    matter = "---\ndate: 2025-02-11\noutlet: EV Daily\ntitle: T\nlang: en\n---\n"
    article = read_one(written(tmp_path / "a.md", matter + "BYD sold 4.27 million cars."))
    assert (article.published, article.published_basis) == (date(2025, 2, 11), "front_matter")
    assert (article.outlet, article.title, article.lang) == ("EV Daily", "T", "en")
    assert article.clean.text == "BYD sold 4.27 million cars."
    assert article.original[article.clean.starts[0] :].startswith("BYD")
    assert line_of(article.original, article.clean.starts[0], article.first_line) == 7


def test_html(tmp_path: Path) -> None:
    """Metadata from the head, text from the body, offsets into the source."""
    page = (
        "<html lang='zh-TW'><head><title>豆包</title><meta property='og:site_name' content='新知'>"
        "<meta property='article:published_time' content='2024-12-20T08:00:00+08:00'></head><body>"
        "<nav>首頁</nav><p>月活5998萬</p><table><tr><td>a</td><td>1</td></tr></table></body></html>"
    )
    article = read_one(written(tmp_path / "a.html", page))
    assert article.clean.text == "月活5998万\na | 1"
    assert (article.title, article.outlet, article.lang) == ("豆包", "新知", "zh-Hant")
    assert (article.published, article.published_basis) == (date(2024, 12, 20), "meta")
    assert page[slice(*article.clean.original_span(2, 7))] == "5998萬"


def test_jsonl(tmp_path: Path) -> None:
    """One article a line; a bad line is reported by its number, and the others are kept."""
    lines = [
        json.dumps({"id": "x", "text": "一\n二", "source": "O", "date": "2025-01-02"}),
        "{broken",
        json.dumps({"content": "text \ud800"}),
        json.dumps({"id": "x", "body": "again"}),
        json.dumps({"id": "no text"}),
        "",
    ]
    result = read(written(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [a.article for a in result.articles] == ["a.jsonl#3", "a.jsonl#x", "a.jsonl#x@4"]
    assert [a.first_line for a in result.articles] == [3, 1, 4]
    first = result.articles[1]
    assert (first.outlet, first.published_basis, line_in_file(first, 2)) == ("O", "field", 1)
    assert [s.reason.removeprefix(f"{tmp_path}/") for s in result.skipped] == [
        "a.jsonl:2: not valid JSON (Expecting property name enclosed in double quotes): "
        "mend or remove the line",
        "a.jsonl:5: no text: give one of the fields text, content, body",
    ]


def test_csv(tmp_path: Path) -> None:
    """The same fields by header; a cell may hold line breaks, a row may lack text."""
    rows = 'id,Text,outlet,published\n7,"一\n二",O,2025-01-02\n8,,O,\n9,三,,\n'
    result = read(written(tmp_path / "a.csv", rows))
    assert [(a.article, a.first_line) for a in result.articles] == [("a.csv#7", 2), ("a.csv#9", 5)]
    assert [s.reason.split(": ")[0] for s in result.skipped] == [f"{tmp_path}/a.csv:4"]


# --- bad input ---------------------------------------------------------------------------------

SKIPPED = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n ", "is empty"),
    ("nul.txt", b"\x89PNG\x00\x01", "is binary"),
    ("control.txt", bytes(range(1, 9)) * 500, "is binary"),
    ("invalid.txt", CHINESE.encode() + b"\n\xff\xfe" + CHINESE.encode(), "0xFF in line 2"),
    ("cut.txt", b"\xff\xfea", "begins as UTF-16"),
    ("long.txt", b"a" * 1_000_001, "more than max_bytes (1000000)"),
    ("broken.md", b"---\ndate: 1\ntitle: [a\n---\ntext", "broken.md:4: front matter"),
    ("fields.csv", b"id,title\n1,x\n", "no text column"),
    ("empty.csv", b"", "is empty"),
    ("empty.jsonl", b"", "is empty"),
    ("long.jsonl", b"a" * 1_000_001 + b"\n", "long.jsonl:1: line has more than max_bytes"),
    ("long.csv", b'text\n"' + b"a" * 1_000_002, "not valid CSV"),
    ("paper.pdf", b"%PDF", "format .pdf is not read"),
    ("manifest.csv", b"article\n", "is metadata"),
]


@pytest.mark.parametrize(("name", "content", "reason"), SKIPPED)
def test_bad_files_are_skipped_with_a_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """One line that names the file; the good article beside it is read all the same."""
    good = written(tmp_path / "good.txt", CHINESE)
    result = read(written(tmp_path / name, content), good)
    assert [article.article for article in result.articles] == ["good.txt"]
    [skipped] = result.skipped
    assert reason in skipped.reason
    assert name in skipped.reason
    assert "\n" not in skipped.reason


def test_a_line_of_50_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    """By size, with the default limit."""
    path = written(tmp_path / "a.txt", b"")
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    [skipped] = read_articles([path], CONFIG).skipped
    assert "max_bytes (20000000)" in skipped.reason


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    """A typing mistake is not an empty corpus."""
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "nothing")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_encodings_of_simplified_chinese(encoding: str) -> None:
    """Without loss, and without the BOM."""
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_other_encodings() -> None:
    """Big5, and English with typographic quotes; noise is none of them."""
    taiwanese = "字節跳動旗下的豆包在國內的月活躍使用者達到5998萬,排名第一。"
    assert decode(taiwanese.encode("big5")) == taiwanese
    assert decode("BYD’s sales “rose” again".encode("cp1252")) == "BYD’s sales “rose” again"
    with pytest.raises(UndecodableError):
        decode(bytes(range(128, 256)) * 4)


# --- finding and naming ------------------------------------------------------------------------


def test_folders_are_walked(tmp_path: Path) -> None:
    """In order, with sub-folders; README files, manifests, hidden and other files are left out."""
    for name in ("b.txt", "sub/a.md", ".git/x.txt", "README.md", "sub/pic.png", "c.TXT"):
        written(tmp_path / name, CHINESE)
    result = read(tmp_path)
    assert [article.article for article in result.articles] == ["b.txt", "c.TXT", "sub/a.md"]
    assert result.skipped == []


def test_links_that_leave_the_folder_are_refused(tmp_path: Path) -> None:
    """A corpus holds what is in it; a link inside it counts once."""
    secret = written(tmp_path / "outside" / "secret.txt", CHINESE)
    inside = written(tmp_path / "in" / "a.txt", CHINESE)
    (tmp_path / "in" / "link.txt").symlink_to(secret)
    (tmp_path / "in" / "folder").symlink_to(secret.parent)
    (tmp_path / "in" / "same.txt").symlink_to(inside)
    result = read(tmp_path / "in")
    assert [article.article for article in result.articles] == ["a.txt"]
    assert ["outside" in skip.reason for skip in result.skipped] == [True, True]


def test_names_do_not_depend_on_the_order_of_inputs(tmp_path: Path) -> None:
    """Equal names are told apart by their folders; a file given twice counts once."""
    one = written(tmp_path / "one" / "a.txt", CHINESE)
    written(tmp_path / "two" / "a.txt", CHINESE)
    paths = [one, tmp_path / "one", tmp_path / "two", tmp_path / "two" / "."]
    forward, backward = read(*paths), read(*reversed(paths))
    assert [a.article for a in forward.articles] == ["one/a.txt", "two/a.txt"]
    assert [(a.article, a.path) for a in forward.articles] == [
        (a.article, a.path) for a in backward.articles
    ]


def test_manifest_overrides(tmp_path: Path) -> None:
    """By the article's path in its folder, also for one record of a file."""
    written(
        tmp_path / "manifest.csv",
        "article,published,outlet,title,lang,basis\nsub/a.txt,2024-01-02,O,T,zh-TW,seen\n"
        "b.jsonl#1,2024-01-03,,,,\n",
    )
    written(tmp_path / "sub" / "a.txt", "2025-02-10 影视周报\n正文。")
    written(tmp_path / "b.jsonl", '{"text": "正文", "date": "2020-01-01"}')
    record, article = read(tmp_path).articles
    assert (record.published, record.published_basis) == (date(2024, 1, 3), "manifest")
    assert (article.published, article.outlet, article.title) == (date(2024, 1, 2), "O", "T")
    assert article.lang == "zh-Hant"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("article,when\n", "manifest.csv:1: unknown column when"),
        ("published\n", "manifest.csv:1: no column article"),
        ("article,published\na.txt,soon\n", "manifest.csv:2: published: 'soon' is no date"),
    ],
)
def test_bad_manifests(tmp_path: Path, content: str, message: str) -> None:
    """The line and what is wrong in it."""
    with pytest.raises(ConfigError, match=message):
        parse_manifest(written(tmp_path / "manifest.csv", content))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国内的豆包用户达到5998万", "zh-Hans"),
        ("國內的豆包使用者達到5998萬", "zh-Hant"),
        ("AI大模型OpenAI的ChatGPT领先", "zh-Hans"),
        ("BYD (比亚迪) sold 4.27 million vehicles in 2024, up from a year earlier.", "en"),
        ("これは日本語の文章です。", "und"),
        ("12345", "und"),
    ],
)
def test_languages(text: str, expected: str) -> None:
    """By characters; a stated code comes first."""
    assert detect_language(text) == expected
    assert stated_language("zh_TW", text) == "zh-Hant"
