"""The page in a real browser: filters, search, sorting, a pair opened, decisions exported."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from detector import cli_review
from detector.baseline import load_baseline
from detector.report import write_html
from tests import review_corpus
from tests.commands import detect, stub_model
from tests.report_sample import CONFIG, LABELS, RUN, frames
from tests.whole_tables import render_html

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.slow


@pytest.fixture
def browser() -> Iterator[sync_api.Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is on the path")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


def test_a_reviewer_finds_a_pair(browser: sync_api.Browser, tmp_path: Path) -> None:
    """Filter, search, open, follow the address; quietly and without asking any server."""
    write_html(tmp_path, render_html(*frames(), RUN, config=CONFIG, lang="en", labels=LABELS))
    address = (tmp_path / "report.html").as_uri()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: noise.append(request.url))
    page.goto(address)
    assert noise == [address]
    cards = page.locator("article.card:visible")
    names = cards.locator("h2")
    showing = page.locator("#showing")
    assert showing.text_content() == "4 of 4 shown"

    page.locator('input[name="verdict"][value="drift"]').check()
    sync_api.expect(showing).to_have_text("1 of 4 shown")
    assert cards.get_attribute("data-v") == "drift"
    assert page.url.endswith("#verdict=drift")
    assert page.locator('output[data-count="severity:high"]').text_content() == "0"

    first = cards.locator("details.pair").first
    assert not first.locator("blockquote").first.is_visible()
    first.locator("summary").click()
    assert first.locator("mark").all_text_contents() == ["2000万", "4197.6万"]
    assert first.locator("mark").first.is_visible()

    page.locator('button[type="reset"]').click()
    sync_api.expect(showing).to_have_text("4 of 4 shown")
    assert "#" not in page.url
    page.locator('input[type="search"]').fill("ｗｅｅｋｌｙ 300")
    sync_api.expect(showing).to_have_text("1 of 4 shown")
    sync_api.expect(names).to_contain_text("ChatGPT")
    page.locator('input[type="search"]').fill("no such figure")
    sync_api.expect(page.locator("#no-results")).to_be_visible()

    page.goto(f"{address}#sort=spread&article=001_18d2f893092da4e4")
    sync_api.expect(showing).to_have_text("2 of 4 shown")
    assert [name.split()[0] for name in names.all_text_contents()] == ["豆包", "ChatGPT"]
    page.goto(f"{address}#d-d-kimi")
    sync_api.expect(page.locator("#d-d-kimi")).to_be_in_viewport()
    assert noise == [address]


@pytest.fixture
def reviewed_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the results of a run, which is the current one."""
    stub_model(monkeypatch)
    monkeypatch.setattr(cli_review, "today", lambda: date(2026, 11, 22))
    monkeypatch.chdir(tmp_path)
    review_corpus.write_articles(tmp_path / "articles")
    assert review_corpus.run(tmp_path, "--lang", "en").status == 0
    return tmp_path


NOTE = '=两个口径\n"新"与"旧", 见年报'


def test_a_reviewer_decides_and_is_not_asked_again(
    browser: sync_api.Browser, reviewed_run: Path
) -> None:
    """Filter, sort, open both quotes, decide, export, record, run again, see it decided."""
    address = (reviewed_run / "results" / "report.html").as_uri()
    page = browser.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(address)
    decide(page)
    page.goto("about:blank")
    page.goto(address)
    card = page.locator('article.card[data-entity="美团"]')
    assert card.locator(".status").text_content() == "ignored"
    assert "lin · Until: 2027-03-01" in str(card.locator("p.note").text_content())
    path = exported(page, reviewed_run)

    assert detect("review", path, "--against", "results").status == 0
    [decision] = load_baseline(Path("baseline.yaml")).decisions
    assert (decision.entity, decision.status, decision.note) == ("美团", "ignored", NOTE)
    assert (decision.reviewer, decision.until) == ("lin", date(2027, 3, 1))
    assert review_corpus.run(reviewed_run, "--lang", "en").status == 0

    page.goto("about:blank")
    page.goto(address)
    assert not page.locator("#export").is_visible()
    assert card.get_attribute("data-status") == "ignored"
    assert card.locator('button[value="ignored"]').get_attribute("aria-pressed") == "true"
    page.locator('input[name="status"][value="open"]').check()
    sync_api.expect(page.locator("#showing")).to_have_text("2 of 3 shown")
    assert not card.is_visible()
    assert noise == []


def decide(page: sync_api.Page) -> None:
    """Find the revenue of 美团, read both quotes, and ignore the discrepancy with a note."""
    bar, showing = page.locator("#export"), page.locator("#showing")
    page.locator('select[name="sort"]').select_option("entity")
    page.locator('input[name="status"][value="open"]').check()
    page.locator('input[type="search"]').fill("美团")
    sync_api.expect(showing).to_have_text("1 of 3 shown")
    card = page.locator('article.card[data-entity="美团"]')
    card.locator("details.pair summary").click()
    assert sorted(card.locator("mark").all_text_contents()) == ["2767亿元", "2967亿元"]
    assert card.locator("blockquote").nth(1).is_visible()

    card.locator('button[value="ignored"]').click()
    assert not bar.is_visible()  # the browser asks for the note
    card.locator('[name="note"]').fill(NOTE)
    card.locator('[name="until"]').fill("2027-03-01")
    card.locator('button[value="ignored"]').click()
    sync_api.expect(showing).to_have_text("0 of 3 shown")  # it is open no more
    bar.locator("input").fill("lin")


def exported(page: sync_api.Page, folder: Path) -> Path:
    """Export, and check that all but the decided row is byte for byte what the run wrote."""
    with page.expect_download() as download:
        page.locator("#export button").click()
    path = folder / "exported.csv"
    download.value.save_as(path)
    assert download.value.suggested_filename == "discrepancies.csv"
    written = (folder / "results" / "discrepancies.csv").read_bytes().splitlines()
    lines = path.read_bytes().splitlines()
    assert lines[0] == written[0]
    assert [line for line in written if line not in lines] == [
        line for line in written if "美团".encode() in line
    ]
    assert "'=两个口径" in path.read_text("utf-8-sig")
    return path


def test_a_decision_can_be_undone_or_withdrawn(browser: sync_api.Browser, tmp_path: Path) -> None:
    """A draft goes without a trace; what was recorded is withdrawn with a reason."""
    write_html(tmp_path, render_html(*frames(), RUN, config=CONFIG, lang="en", labels=LABELS))
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    open_card, decided = (page.locator(f'[data-entity="{name}"]') for name in ("美团", "Kimi"))
    assert not open_card.locator('button[value="open"]').is_visible()
    open_card.locator('[name="note"]').fill("x")
    open_card.locator('button[value="fixed"]').click()
    assert open_card.get_attribute("data-status") == "fixed"
    open_card.locator(".undo").click()
    assert open_card.get_attribute("data-status") == "open"
    assert not page.locator("#export").is_visible()
    assert decided.locator('[name="note"]').input_value() == "已请记者核实"
    decided.locator('[name="note"]').fill("没有核实")
    decided.locator('button[value="open"]').click()
    assert decided.get_attribute("data-status") == "open"
    assert page.locator("#export").is_visible()


@pytest.mark.parametrize("stored", ["5", "null", "{broken", '{"d-revenue": 5}'])
def test_what_others_stored_does_no_harm(
    browser: sync_api.Browser, tmp_path: Path, stored: str
) -> None:
    """Pages opened from files share one storage."""
    write_html(tmp_path, render_html(*frames(), RUN, config=CONFIG, lang="en", labels=LABELS))
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.evaluate("text => localStorage.setItem('detector.decisions', text)", stored)
    page.reload()
    assert page.locator("#showing").text_content() == "4 of 4 shown"
    card = page.locator('[data-entity="美团"]')
    card.locator('[name="note"]').fill("x")
    card.locator('button[value="accepted"]').click()
    page.reload()
    assert card.get_attribute("data-status") == "accepted"


def test_the_theme_can_be_chosen(browser: sync_api.Browser, tmp_path: Path) -> None:
    """The page follows the system until the reader chooses, and then remembers."""
    write_html(tmp_path, render_html(*frames(), RUN, config=CONFIG, lang="en", labels=LABELS))
    page = browser.new_page(color_scheme="dark")
    page.goto((tmp_path / "report.html").as_uri())
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.locator("#theme").click()
    assert page.locator("#theme").text_content() == "Theme: light"
    light = page.evaluate(paper)
    assert light != dark
    page.reload()
    assert page.evaluate(paper) == light


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off(browser: sync_api.Browser, tmp_path: Path, width: int) -> None:
    """At a phone's width too, the page never scrolls sideways, with a pair open."""
    write_html(tmp_path, render_html(*frames(), RUN, config=CONFIG, labels=LABELS))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "report.html").as_uri())
    page.locator("details.pair summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_reads_without_scripts(browser: sync_api.Browser, tmp_path: Path) -> None:
    """With JavaScript off every card is there, and no control that would do nothing."""
    write_html(tmp_path, render_html(*frames(), RUN, config=CONFIG, labels=LABELS))
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.locator("article.card:visible").count() == 4
    assert page.locator("form:visible, button:visible").count() == 0
