"""Every kind of page, in a real browser."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.theme.axe import AXE, RUN_AXE

KINDS = {
    "home": "/",
    "an article": "/articles/what-stays-private/",
    "the list of articles": "/articles/",
    "a topic": "/topics/alliance/",
    "the stages": "/what-to-expect/",
    "a checklist": "/what-to-expect/first-session/",
    "a hard checklist": "/what-to-expect/something-feels-off/",
    "my sheet": "/my-sheet/",
    "help now": "/help-now/",
    "contact": "/contact/",
    "who we are": "/who-we-are/",
    "fees": "/fees/",
    "what stays private": "/what-stays-private/",
    "complaints": "/complaints/",
    "a plain page": "/privacy/",
    "the words": "/glossary/",
    "the sources": "/sources/",
    "a source": "/sources/crawford2016/",
    "a quality record": "/articles/what-stays-private/checked/",
    "all records": "/checked/",
    "nothing there": "/404.html",
}
every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


# Every day the two that differ most; with --all each width in each scheme.
WINDOWS = [(320, "dark"), (1280, "light")]
if os.environ.get("BEFOREHAND_LONG"):
    WINDOWS += [(320, "light"), (1280, "dark")]


@every_kind
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_no_fault_with_every_rule_on(visit, path, scheme, width) -> None:
    page = visit(
        path, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page.add_script_tag(path=str(AXE))
    assert page.evaluate(RUN_AXE) == []


@every_kind
def test_a_visit_asks_no_other_origin_breaks_no_policy_and_leaves_nothing(visit, path) -> None:
    page = visit(path)
    page.wait_for_load_state("networkidle")
    assert page.strangers == []
    assert page.faults == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


@every_kind
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_scrolls_sideways(visit, path, direction) -> None:
    page = visit(path)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    for width in (320, 390, 768, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# What a script adds, and what only those without one are told.
ADDED = ".needs-script, .item__tools, .checklist > .private, .needs-no-script, [data-confirm], [role=status]"


@every_kind
def test_without_a_script_every_word_and_link_is_there_and_no_button_is_dead(visit, path) -> None:
    with_script, without = visit(path), visit(path, java_script_enabled=False)
    links = "main a[href]"
    assert without.locator(links).count() == with_script.locator(links).count()
    # A word's meaning opens without a script
    assert without.locator("button:visible:not([popovertarget])").count() == 0
    words = []
    for page in (without, with_script):
        html = BeautifulSoup(page.locator("main").inner_html(), "html.parser")
        for added in html.select(f"{ADDED}, template, [hidden]"):
            added.extract()
        words.append(" ".join(html.get_text(" ").split()))
    assert words[0] == words[1]


@every_kind
def test_help_and_leaving_are_on_every_page_within_reach_of_a_thumb(visit, path) -> None:
    page = visit(path, viewport={"width": 390, "height": 700})
    for name in ("Need help now?", "Leave this site"):
        link = page.get_by_role("link", name=name).first
        box = link.bounding_box()
        assert box["y"] < 700
        assert box["height"] >= 44


@every_kind
def test_a_page_holds_no_inline_script_style_or_handler(site, path) -> None:
    html = (site / path.lstrip("/") / ("" if path.endswith(".html") else "index.html")).read_text(
        encoding="utf-8"
    )
    page = BeautifulSoup(html, "html.parser")
    inline = [script for script in page.find_all("script") if not script.get("src")]
    assert {script.get("type") for script in inline} <= {"application/ld+json"}  # data, never run
    assert not page.find_all("style")
    assert not page.select("[style]")
    assert not [
        tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)
    ]


@every_kind
def test_a_page_has_one_first_heading_a_title_a_description_and_no_skipped_level(
    site, path
) -> None:
    html = (site / path.lstrip("/") / ("" if path.endswith(".html") else "index.html")).read_text(
        encoding="utf-8"
    )
    page = BeautifulSoup(html, "html.parser")
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.title.string.strip()
    assert 40 <= len(page.find("meta", {"name": "description"})["content"]) <= 200
    assert page.html["lang"] == "en"
    assert page.html["dir"] == "ltr"


@every_kind
def test_printing_shows_the_words_and_no_navigation_or_button(visit, path) -> None:
    page = visit(path)
    page.emulate_media(media="print")
    for selector in ("nav", "button:not(.term)", ".strip", "footer a"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    assert page.locator("h1:visible, h2:visible").count() >= 1


@every_kind
def test_a_dark_page_prints_dark_words_on_white(visit, path) -> None:
    page = visit(path, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert luminance(ink) < 0.1
    assert paper == "rgba(0, 0, 0, 0)" or luminance(paper) > 0.9


def luminance(color: str) -> float:
    numbers = [float(n) for n in re.findall(r"[\d.]+", color)]
    scale = 255 if color.startswith("rgb") else 1
    return sum(numbers[:3]) / 3 / scale if not color.startswith("okl") else numbers[0]


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    pages = {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        )
        for path in site.rglob("*.html")
    }
    lost = []
    for name, page in pages.items():
        for link in page.find_all("a", href=True):
            target, _, anchor = link["href"].partition("#")
            if target.startswith(("http", "mailto:", "tel:", "sms:")):
                continue
            goal = pages.get(target or name)
            if goal is None or (anchor and not goal.find(id=anchor)):
                lost.append((name, link["href"]))
    assert lost == []


def test_links_to_other_sites_tell_them_nothing(site: Path) -> None:
    for path in site.rglob("*.html"):
        for link in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(
            'a[href^="http"]'
        ):
            assert {"noreferrer", "noopener"} <= set(link.get("rel", [])), (path, link["href"])


def test_a_page_that_is_not_there_shows_the_way_back(visit) -> None:
    page = visit("/no/such/page/")
    assert page.locator("h1").count() == 1
    assert page.locator('main a[href="/"]').count() >= 1
