"""A marked word in a real browser: keys and touch, no script, paper, right to left, and axe."""

from __future__ import annotations

import pytest

from tests.theme.axe import AXE, RUN_AXE

ARTICLE = "/articles/what-stays-private/"
IS_OPEN = "document.querySelector('[popover]:popover-open')?.id || ''"


# What such a browser sees: no attribute it knows, and the rules that are meant for it.
WITHOUT_POPOVERS = """() => {
  document.querySelectorAll('[popover]').forEach(e => e.removeAttribute('popover'));
  const search = parent => [...parent.cssRules].forEach(rule => {
    if (rule.conditionText === 'not selector(:popover-open)')
      [...rule.cssRules].forEach(one => parent.insertRule(one.cssText, parent.cssRules.length));
    else if (rule.cssRules) search(rule);
  });
  [...document.styleSheets].forEach(search);
}"""


def focused(page) -> str:
    return page.evaluate("document.activeElement.className || document.activeElement.tagName")


def test_enter_opens_what_a_word_means_and_escape_gives_the_focus_back(visit) -> None:
    page = visit(ARTICLE)
    assert focused(page) == "BODY"
    word = page.locator(".term").first
    word.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(IS_OPEN) == word.get_attribute("popovertarget")
    assert focused(page) == "P"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("/glossary/#")
    page.keyboard.press("Escape")
    assert page.evaluate(IS_OPEN) == ""
    assert focused(page) == "term"


def test_a_tap_opens_it_and_close_or_a_tap_elsewhere_ends_it(visit) -> None:
    page = visit(ARTICLE, viewport={"width": 390, "height": 800}, has_touch=True)
    word = page.locator(".term").first
    word.tap()
    panel = page.locator(".term__what:popover-open")
    box = panel.bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == 800
    assert all(
        b["height"] >= 44 for b in (e.bounding_box() for e in panel.locator("a, button").all())
    )
    panel.get_by_role("button").tap()
    assert page.evaluate(IS_OPEN) == ""
    word.tap()
    page.touchscreen.tap(200, 120)
    assert page.evaluate(IS_OPEN) == ""


def test_it_works_without_a_script(visit) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    page.locator(".term").first.click()
    assert page.locator(".term__what:visible").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".term__what:visible").count() == 0


def test_it_stands_below_the_column_of_the_text(visit) -> None:
    page = visit(ARTICLE, viewport={"width": 1280, "height": 900})
    page.locator(".term").first.click()
    prose = page.locator(".prose > p").first.bounding_box()
    words = page.locator(".term__what:popover-open p").bounding_box()
    assert abs(words["x"] - prose["x"]) < 1
    assert abs(words["width"] - prose["width"]) < 1
    page.evaluate("document.documentElement.dir = 'rtl'")
    prose = page.locator(".prose > p").first.bounding_box()
    words = page.locator(".term__what:popover-open p").bounding_box()
    assert abs(words["x"] - prose["x"]) < 1


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_open_meaning_scrolls_nothing_sideways_at_320(visit, direction) -> None:
    page = visit(ARTICLE, viewport={"width": 320, "height": 640})
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    page.locator(".term").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    panel = page.locator(".term__what:popover-open")
    assert panel.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")


def test_a_word_looks_and_flows_like_the_text_around_it(visit) -> None:
    page = visit(ARTICLE)
    look = "e => { const s = getComputedStyle(e); return [s.font, s.color, s.letterSpacing] }"
    word = page.locator(".term").first
    assert word.evaluate(look) == word.locator("..").evaluate(look)
    assert word.evaluate("e => getComputedStyle(e).textDecorationStyle") == "dotted"
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert word.evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


def test_paper_shows_the_plain_word_also_when_it_was_open(visit) -> None:
    page = visit(ARTICLE)
    page.locator(".term").first.click()
    page.emulate_media(media="print")
    assert page.locator(".term__what:visible").count() == 0
    assert (
        page.locator(".term").first.evaluate("e => getComputedStyle(e).textDecorationLine")
        == "none"
    )


def test_forced_colors_keep_the_dots_and_the_edge(visit) -> None:
    page = visit(ARTICLE, forced_colors="active")
    word = page.locator(".term").first
    word.click()
    assert word.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    edge = page.locator(".term__what:popover-open").evaluate(
        "e => getComputedStyle(e).borderTopWidth"
    )
    assert edge == "3px"


def test_a_browser_without_popovers_shows_meanings_behind_the_text_and_no_dead_button(
    visit,
) -> None:
    page = visit(ARTICLE, bypass_csp=True)
    page.evaluate(WITHOUT_POPOVERS)
    text, what = page.locator(".prose"), page.locator(".term__what").first
    assert what.is_visible()
    assert not what.get_by_role("button").count()
    assert what.bounding_box()["y"] >= text.bounding_box()["y"] + text.bounding_box()["height"] - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_fault_in_an_open_meaning(visit, scheme, width) -> None:
    page = visit(
        ARTICLE, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page.add_script_tag(path=str(AXE))
    page.locator(".term").first.click()
    assert page.evaluate(RUN_AXE) == []


def test_a_letter_leads_to_its_words(visit) -> None:
    page = visit("/glossary/", reduced_motion="reduce")
    page.get_by_role("link", name="R", exact=True).click()
    top = page.locator("#letter--r").bounding_box()["y"]
    assert 40 < top < 200
