"""What the page's few scripts do."""

from __future__ import annotations

import re

import pytest

ARTICLE = "/articles/what-stays-private/"
LIST = "/what-to-expect/first-session/"
WEATHER = re.compile(r"https://www\.weather\.gov/")


def background(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_the_theme_follows_the_system_until_the_reader_chooses(visit) -> None:
    light, dark = visit("/", color_scheme="light"), visit("/", color_scheme="dark")
    assert background(light) != background(dark)


def test_the_readers_choice_of_colors_holds_on_the_next_page(visit) -> None:
    page = visit("/", color_scheme="light")
    before = background(page)
    page.get_by_role("button", name="Dark colors").click()
    chosen = background(page)
    assert chosen != before
    page.goto(page.url + "help-now/")
    assert background(page) == chosen
    assert page.evaluate("[Object.keys(localStorage), sessionStorage.length]") == [
        ["beforehand:theme"],
        0,
    ]


def test_going_back_to_the_systems_colors_leaves_nothing_stored(visit) -> None:
    page = visit("/", color_scheme="light")
    page.get_by_role("button", name="Dark colors").click()
    page.get_by_role("button", name="Light colors").click()
    assert page.evaluate("localStorage.length") == 0


def test_the_toggle_works_where_storage_is_blocked(visit) -> None:
    page = visit("/", color_scheme="light")
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page.reload()
    before = background(page)
    page.get_by_role("button", name="Dark colors").click()
    assert background(page) != before
    assert page.faults == []


def test_leaving_blanks_the_page_at_once(visit) -> None:
    page = visit("/help-now/")
    hidden = page.evaluate(
        "() => { document.querySelector('[data-leave]').click();"
        " return getComputedStyle(document.documentElement).display + document.title.trim() }"
    )
    assert hidden == "none"


def test_back_does_not_return_to_the_page_that_was_left(visit) -> None:
    page = visit("/")
    start = page.url
    page.context.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>"))
    page.goto(start + "help-now/")
    with page.expect_navigation(url=WEATHER):
        page.get_by_role("link", name="Leave this site").click()
    page.go_back()
    assert page.url == start


@pytest.mark.parametrize(("presses", "leaves"), [(2, False), (3, True)])
def test_escape_three_times_leaves_and_twice_does_not(visit, presses, leaves) -> None:
    page = visit(LIST)
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    for _ in range(presses):
        page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert any(WEATHER.match(url) for url in requested) is leaves


def test_leaving_is_a_real_link_without_a_script(visit) -> None:
    page = visit("/", java_script_enabled=False)
    assert (
        page.get_by_role("link", name="Leave this site").get_attribute("href")
        == "https://www.weather.gov/"
    )


def test_the_print_button_prints(visit) -> None:
    page = visit(LIST)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name=re.compile("Print")).first.click()
    assert page.evaluate("window.printed") is True


def test_a_box_can_be_ticked_by_its_label_by_keyboard_and_without_a_script(visit) -> None:
    for options in ({}, {"java_script_enabled": False}):
        page = visit(LIST, **options)
        box = page.locator("input[type=checkbox]").first
        page.locator(f'label[for="{box.get_attribute("id")}"]').click()
        assert box.is_checked()
        box.focus()
        page.keyboard.press("Space")
        assert not box.is_checked()


def test_enter_in_a_box_keeps_the_page_and_its_ticks(visit) -> None:
    page = visit(LIST)
    box = page.locator("input[type=checkbox]").first
    box.check()
    box.press("Enter")
    page.wait_for_timeout(200)
    assert page.url.endswith(LIST)
    assert box.is_checked()


def test_the_first_tab_stop_leads_to_the_main_content(visit) -> None:
    page = visit(ARTICLE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_citation_and_its_way_back_lead_to_each_other(visit) -> None:
    page = visit(ARTICLE)
    cite = page.locator("a.cite").first
    cite.click()
    assert page.url.endswith(cite.get_attribute("href"))
    target = page.url.partition("#")[2]
    page.locator(f'[id="{target}"] a[href^="#cite-"]').first.click()
    assert page.url.endswith(f"#{cite.get_attribute('id')}")


def test_reduced_motion_means_no_motion(visit) -> None:
    page = visit("/", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0"
        " || getComputedStyle(e).animationName !== 'none').length"
    )
    assert moving == 0


def test_forced_colors_keep_boxes_and_pictures_visible(visit) -> None:
    page = visit(LIST, forced_colors="active")
    box = page.locator("input[type=checkbox]").first
    assert box.evaluate("e => getComputedStyle(e).appearance") == "auto"
