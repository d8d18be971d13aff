"""The page in a real browser: filters, search, sorting, the address, a pair opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from detector.report import write_html
from detector.report_html import render_html
from tests.report_sample import CONFIG, LABELS, RUN, frames

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
