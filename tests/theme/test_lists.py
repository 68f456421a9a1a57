"""Lists in a real browser: ticks, notes, Ask, answers, what is kept, and what is where."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.theme.axe import AXE, RUN_AXE
from tests.theme.conftest import ROOT, build_site, served

KEY = "beforehand:linden-hall-counseling"
LIST = "/what-to-expect/every-kind/"
ARTICLE = "/articles/two-lists/"
HUB = "/what-to-expect/"
SHEET = "/my-sheet/"
PHONE = {"width": 390, "height": 800}
DESKTOP = {"width": 1280, "height": 900}
at_both_sizes = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
BLOCKED = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
EVERY_KIND = """\
Title: Every kind
Stage: first-session
Order: 90
Summary: A list with every kind of line there is, made for the tests of this site.

## What you could do {.do}

- [ ] Say so.

    Most people are glad of it.
- [ ] Ask for a pause.
- [ ] Bring a list.

## What you might ask {.ask}

- [ ] “How long does it take?”
- [ ] “What does it cost?”

## To have with you {.bring}

- [ ] Your calendar.
- [ ] A pen.

## What happens {.expect}

- [ ] You hear what is private.

## Afterward {.notice}

- [ ] You felt heard.

## Words {.say}

- [ ] “Could we slow down?”

## How we work {.prefer}

- [ ] You lead ↔ No preference ↔ I lead

## Between us {.rate}

- [ ] We agree on what I want.

    - Yes: “It helps that we are clear.”
    - Partly: “Could we look at it again?”
    - Not yet: “I am not sure what for.”

## About me {.fill}

- [ ] What I would like to be called
"""
FOLDED = """\
Title: Folded
Stage: first-session
Order: 91
Summary: A list with two situations that fold, made for the tests of this site.

## It hurt {.situation}

- [ ] A sign.

### What you could do {.do}

- [ ] Say so.

## It was hard {.situation}

- [ ] Another sign.
"""
TWO_LISTS = """\
Title: Two lists
Date: 2026-11-01
Summary: An article with two lists that hold the same words, made for the tests of this site.

## To do {.do}

- [ ] Say so.
- [ ] Wait.

## To notice {.notice}

- [ ] Say so.
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served that has two lists and an article of our own besides the real ones."""
    folder = tmp_path_factory.mktemp("lists")
    shutil.copytree(ROOT / "content", folder / "content")
    for name, text in {
        "checklists/every-kind.md": EVERY_KIND,
        "checklists/folded.md": FOLDED,
        "articles/alliance/two-lists.md": TWO_LISTS,
    }.items():
        (folder / "content" / name).write_text(text, encoding="utf-8")
    references = str(folder / "content" / "references.bib")
    with served(
        build_site(folder, PATH=str(folder / "content"), REFERENCES_FILE=references)
    ) as found:
        yield found


@pytest.fixture
def look(visit, lists) -> Callable[..., Page]:
    """Return a function that opens an address of that site."""

    def open_page(path: str = LIST, script: str = "", **options) -> Page:
        if not script:
            return visit(path, origin=lists, **options)
        page = visit("/404.html", origin=lists, **options)
        page.add_init_script(script)
        page.goto(lists + path)
        return page

    return open_page


def stored(page: Page) -> list[dict[str, str]]:
    return page.evaluate("[localStorage, sessionStorage].map(box => ({...box}))")


def marks(page: Page) -> dict[str, dict]:
    texts = [box.get(KEY) for box in stored(page)]
    return json.loads(next(filter(None, texts), '{"marks": {}}'))["marks"]


def item(page: Page, words: str):
    return page.locator(".item", has_text=words).first


def tick(page: Page, words: str) -> None:
    item(page, words).get_by_role("checkbox").check()


def mark_some(page: Page) -> None:
    """Make two ticks, a note, a mark to ask, and two answers."""
    tick(page, "Say so.")
    tick(page, "What does it cost?")
    item(page, "Ask for a pause.").locator("summary").click()
    page.keyboard.type("When it is loud.")
    item(page, "You hear what is private.").get_by_role("button", name="Ask").click()
    page.get_by_role("radio", name="I lead").check()
    page.get_by_role("textbox", name="What I would like to be called").fill("Sam")


# ---- marking ---------------------------------------------------------------------------------------------------------


@at_both_sizes
def test_ticks_notes_asks_and_answers_are_saved_and_come_back(look, viewport) -> None:
    page = look(viewport=viewport)
    assert stored(page) == [{}, {}]
    mark_some(page)
    title = {"g": "Every kind"}
    assert marks(page) == {
        "every-kind/say-so": {"t": 1, "w": "Say so.", "k": "do", **title},
        "every-kind/what-does-it-cost": {"t": 1, "w": "“What does it cost?”", "k": "ask", **title},
        "every-kind/ask-for-a-pause": {
            "n": "When it is loud.",
            "w": "Ask for a pause.",
            "k": "do",
            **title,
        },
        "every-kind/you-hear-what-is-private": {
            "a": 1,
            "w": "You hear what is private.",
            "k": "expect",
            **title,
        },
        "every-kind/you-lead-no-preference-i-lead": {
            "c": "3",
            "w": "I lead",
            "k": "prefer",
            **title,
        },
        "every-kind/what-i-would-like-to-be-called": {
            "c": "Sam",
            "w": "What I would like to be called",
            "k": "fill",
            **title,
        },
    }
    page.reload()
    expect(item(page, "Say so.").get_by_role("checkbox")).to_be_checked()
    expect(page.get_by_role("textbox", name="Your note Ask for a pause.")).to_have_value(
        "When it is loud."
    )
    expect(item(page, "You hear").get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("radio", name="I lead")).to_be_checked()
    expect(page.get_by_role("textbox", name="called")).to_have_value("Sam")
    assert "?" not in page.url
    assert "#" not in page.url
    assert page.strangers == []
    assert page.faults == []
    assert page.context.cookies() == []


def test_taking_every_mark_back_leaves_nothing_stored(look) -> None:
    page = look()
    mark_some(page)
    page.get_by_role("radio", name="I lead").click()  # the same answer again takes it back
    for words in ("Say so.", "What does it cost?"):
        item(page, words).get_by_role("checkbox").uncheck()
    item(page, "You hear").get_by_role("button", name="Ask").click()
    page.get_by_role("textbox", name="Ask for a pause.").fill("  ")
    page.get_by_role("textbox", name="called").fill("")
    assert page.locator(":checked").count() == 0
    assert stored(page) == [{}, {}]


def test_an_answer_shows_the_words_it_offers_and_the_sheet_gets_them(look) -> None:
    page = look()
    words = page.locator(".choice__words:visible")
    assert words.count() == 0
    page.get_by_role("radio", name="Partly").check()
    assert words.all_inner_texts() == ["“Could we look at it again?”"]
    mark = marks(page)["every-kind/we-agree-on-what-i-want"]
    assert (mark["c"], mark["w"], mark["k"]) == ("2", "“Could we look at it again?”", "rate")
    page.get_by_role("radio", name="Yes").check()
    assert words.all_inner_texts() == ["“It helps that we are clear.”"]
    assert page.locator(".choice__answers[aria-live=polite]").count() == 1


def test_everything_can_be_done_by_keyboard(look) -> None:
    page = look()
    item(page, "Say so.").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the note, and the words go into it
    page.keyboard.type("now")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    mark = marks(page)["every-kind/say-so"]
    assert (mark["t"], mark["n"], mark["a"]) == (1, "now", 1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert item(page, "Say so.").locator("details").get_attribute("open") is None


def test_progress_counts_what_can_be_done_and_nothing_else(look) -> None:
    page = look()
    progress = page.get_by_role("status").filter(has_text="ticked")
    expect(progress).to_have_text("0 of 7 ticked")
    assert progress.get_attribute("aria-live") == "polite"
    for words in ("Say so.", "Your calendar.", "You felt heard.", "Could we slow down?"):
        tick(page, words)
    expect(progress).to_have_text("2 of 7 ticked")
    assert page.locator(".progress").evaluate(
        "e => +e.style.getPropertyValue('--part')"
    ) == pytest.approx(2 / 7)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_halves_meet_when_all_is_ticked_and_stand_apart_before(look, direction) -> None:
    page = look(reduced_motion="reduce")
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    gap = "[...document.querySelectorAll('.progress i')].map(i => new DOMMatrix(getComputedStyle(i).transform).e)"
    assert page.evaluate(gap) == [0, 0]
    for box in page.locator(
        "[data-kind=do] .item__box, [data-kind=ask] .item__box, [data-kind=bring] .item__box"
    ).all():
        if box.evaluate(
            "e => ['do', 'ask', 'bring'].includes(e.closest('[data-kind]').dataset.kind)"
        ):
            box.check()
    left, right = page.evaluate(gap)
    half = page.locator(".progress i").first.evaluate("e => e.offsetWidth") - 24
    assert (left, right) == (pytest.approx(half, abs=1), pytest.approx(-half, abs=1))


def test_signs_situations_and_what_will_happen_never_count_up(look) -> None:
    page = look(ARTICLE)
    doing, noticing = page.locator("form.checklist").all()
    assert doing.locator(".progress").count() == 1
    assert noticing.locator(".progress").count() == 0
    noticing.get_by_role("checkbox").first.check()
    expect(doing.locator("output")).to_have_text("0 of 2 ticked")
    assert look("/what-to-expect/folded/").locator("output").count() == 0


def test_two_lists_may_hold_the_same_words(look) -> None:
    page = look(ARTICLE)
    boxes = page.get_by_role("checkbox", name="Say so.", exact=True)
    boxes.nth(1).check()
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [False, True]
    page.goto(page.url.replace(ARTICLE, LIST))
    assert page.locator(".checklist :checked").count() == 0


def test_a_situation_with_marks_in_it_stands_open(look) -> None:
    page = look("/what-to-expect/folded/")
    second = page.locator(".situation").nth(1)
    assert second.get_attribute("open") is None
    second.locator("summary").first.click()
    second.get_by_role("checkbox").check()
    page.reload()
    assert second.get_attribute("open") is not None


def test_a_note_grows_with_what_is_written(look) -> None:
    page = look()
    item(page, "Say so.").locator("summary").click()
    area = item(page, "Say so.").locator("textarea")
    before = area.bounding_box()["height"]
    area.fill("line\n" * 12)
    assert area.bounding_box()["height"] > before * 2
    assert area.evaluate("e => e.scrollHeight - e.clientHeight") <= 1


# ---- keeping ---------------------------------------------------------------------------------------------------------


@at_both_sizes
def test_marks_are_kept_for_this_tab_until_the_reader_keeps_them_on_the_device(
    look, viewport
) -> None:
    page = look(viewport=viewport)
    panel = page.locator(".private")
    keep = panel.get_by_role("checkbox", name="Keep these on this device")
    assert not keep.is_checked()
    assert "Other people who use this device could see them." in panel.inner_text()
    expect(panel).to_contain_text("for this tab only")
    tick(page, "Say so.")
    assert [list(box) for box in stored(page)] == [[], [KEY]]
    keep.check()
    assert [list(box) for box in stored(page)] == [[KEY], []]
    expect(panel.locator("[data-state]")).to_have_text(
        "It is kept on this device, until you switch that off or clear it."
    )
    page.reload()
    assert keep.is_checked()
    keep.uncheck()
    assert [list(box) for box in stored(page)] == [[], [KEY]]
    assert marks(page)


def test_clear_everything_also_clears_what_another_tab_had_for_itself(look) -> None:
    first = look()
    item(first, "Say so.").get_by_role("checkbox").check()
    second = first.context.new_page()
    second.goto(first.url)
    item(second, "Ask for a pause.").get_by_role("checkbox").check()
    expect(item(first, "Ask for a pause.").get_by_role("checkbox")).not_to_be_checked()
    second.get_by_role("button", name="Clear everything").click()
    second.get_by_role("button", name="Clear it").click()
    expect(item(first, "Say so.").get_by_role("checkbox")).not_to_be_checked()
    assert first.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_another_open_tab_follows_every_change(look) -> None:
    first = look()
    tick(first, "Say so.")
    first.get_by_role("checkbox", name="Keep these").check()
    second = first.context.new_page()
    second.goto(first.url)
    first.bring_to_front()
    mark_some(first)
    expect(item(second, "What does it cost?").get_by_role("checkbox")).to_be_checked()
    expect(second.get_by_role("textbox", name="Ask for a pause.")).to_have_value("When it is loud.")
    expect(second.get_by_role("radio", name="I lead")).to_be_checked()
    expect(second.locator("output")).to_have_text("2 of 7 ticked")
    first.get_by_role("button", name="Clear everything").click()
    first.get_by_role("button", name="Clear it").click()
    expect(second.locator("output")).to_have_text("0 of 7 ticked")
    assert second.locator(":checked").count() == 0
    expect(second.locator("[data-state]")).to_contain_text("for this tab only")


@at_both_sizes
@pytest.mark.parametrize("path", [LIST, ARTICLE, SHEET])
def test_clearing_everything_takes_two_calm_steps(look, path, viewport) -> None:
    page = look(viewport=viewport)
    mark_some(page)
    page.goto(page.url.replace(LIST, path))
    if path == ARTICLE:
        page.locator("details.private summary").last.click()
    clear = page.get_by_role("button", name="Clear everything")
    clear.click()
    question = page.get_by_role(
        "group", name="Clear 2 ticks, 1 note, 1 mark to ask, and 2 answers?"
    )
    expect(question).to_be_visible()
    expect(question.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question).to_be_hidden()
    expect(clear).to_be_focused()
    assert len(marks(page)) == 6
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Cleared.")).to_be_visible()
    expect(clear).to_be_focused()
    assert stored(page) == [{}, {}]
    clear.click()
    expect(page.locator("[data-cleared]:visible")).to_have_text(
        "Nothing is marked, so there is nothing to clear."
    )
    assert page.faults == []


def test_escape_answers_the_question_with_keeping(look) -> None:
    page = look()
    tick(page, "Say so.")
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("group", name="Clear 1 tick?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Clear everything")).to_be_focused()
    assert marks(page)


@pytest.mark.parametrize("way", ["link", "escape"])
def test_leaving_removes_what_was_for_this_tab_only(look, way) -> None:
    page = look()
    mark_some(page)
    page.evaluate(f"sessionStorage['{KEY}:aside'] = '{{'")
    page.evaluate("window.stop = () => {}; sessionStorage.other = 1")
    kept = page.context.new_page()
    kept.goto(page.url)
    tick(kept, "A pen.")
    kept.get_by_role("checkbox", name="Keep these").check()
    page.evaluate("document.activeElement.blur()")
    left = page.evaluate(
        """way => {
          if (way === 'link') document.querySelector('[data-leave]').click()
          else for (let n = 0; n < 3; n++) dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))
          return [document.documentElement.hidden, Object.keys(sessionStorage)]
        }""",
        way,
    )
    assert left == [True, ["other"]]
    assert list(marks(kept)) == ["every-kind/a-pen"]


def test_where_storage_is_blocked_the_page_says_so_and_marking_goes_on(look) -> None:
    page = look(script=BLOCKED)
    mark_some(page)
    expect(page.locator("[data-state]")).to_contain_text("This browser keeps nothing here.")
    expect(page.locator("output")).to_have_text("2 of 7 ticked")
    expect(page.get_by_role("checkbox", name="Keep these")).to_be_disabled()
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Clear it").click()
    expect(page.locator("output")).to_have_text("0 of 7 ticked")
    page.goto(page.url.replace(LIST, ARTICLE))
    expect(page.locator("[data-state]").first).to_be_visible()  # its panel unfolds by itself
    assert page.faults == []


def test_where_storage_is_full_the_page_says_so_and_what_was_kept_stays(look) -> None:
    page = look()
    tick(page, "A pen.")
    before = stored(page)
    page.evaluate(FULL + "; 0")
    mark_some(page)
    expect(page.locator("[data-state]")).to_contain_text("no room to keep more")
    expect(page.locator("output")).to_have_text("3 of 7 ticked")
    assert stored(page) == before
    page.get_by_role("checkbox", name="Keep these").click()
    expect(page.get_by_role("checkbox", name="Keep these")).not_to_be_checked()
    assert page.faults == []


@pytest.mark.parametrize("damaged", ["{", "[]", '{"v":2,"marks":{}}', '{"v":1,"marks":{"every-kind/a-pen":5,"every-kind/say-so":{"t":1}}}'])  # fmt: skip
def test_damaged_data_is_no_error_and_what_can_be_read_is_shown(look, damaged) -> None:
    page = look()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, damaged])
    page.reload()
    assert item(page, "Say so.").get_by_role("checkbox").is_checked() is ("say-so" in damaged)
    tick(page, "Your calendar.")
    assert stored(page)[0][f"{KEY}:aside"] == damaged
    assert page.faults == []


def test_leftovers_that_can_not_be_read_are_cleared_too(look) -> None:
    page = look()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, "{"])
    page.reload()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("group", name="Clear everything this site has kept?")).to_be_visible()
    page.get_by_role("button", name="Clear it").click()
    assert stored(page) == [{}, {}]


# ---- hub -------------------------------------------------------------------------------------------------------------


@at_both_sizes
def test_the_hub_shows_what_was_marked_where(look, viewport) -> None:
    page = look(viewport=viewport)
    mark_some(page)
    page.goto(page.url.replace(LIST, HUB))
    link = page.get_by_role("link", name="Every kind")
    expect(link).to_contain_text("2 ticked, 1 note, 1 marked to ask, and 2 answers")
    expect(page.get_by_role("link", name="Folded")).to_contain_text("3 points")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


# ---- without a script ------------------------------------------------------------------------------------------------


@at_both_sizes
def test_without_a_script_boxes_answers_and_words_work_and_nothing_is_dead(look, viewport) -> None:
    page = look(viewport=viewport, java_script_enabled=False)
    page.locator("label.item__label", has_text="Say so.").click()
    assert item(page, "Say so.").get_by_role("checkbox").is_checked()
    page.get_by_role("radio", name="Partly").check()
    assert page.locator(".choice__words:visible").all_inner_texts() == [
        "“Could we look at it again?”"
    ]
    page.get_by_role("textbox", name="called").fill("Sam")
    assert page.locator("button:visible").count() == 0
    assert page.locator(".private :is(input, [data-state]):visible").count() == 0
    expect(page.get_by_text("Without JavaScript it is not kept either")).to_be_visible()
    folded = look("/what-to-expect/folded/", java_script_enabled=False)
    folded.locator(".situation summary").nth(1).click()
    assert folded.get_by_role("checkbox", name="Another sign.").is_visible()


# ---- looks -----------------------------------------------------------------------------------------------------------


@at_both_sizes
@pytest.mark.parametrize("path", [LIST, ARTICLE])
def test_nothing_moves_when_the_tools_and_the_marks_come(look, path, viewport) -> None:
    page = look(path, viewport=viewport)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    first = page.locator(".item").first
    first.get_by_role("checkbox").check()
    first.locator("summary").click()
    page.keyboard.type("a note")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shift") <= 0.001


@at_both_sizes
def test_the_place_of_the_tools_is_free_before_they_come(look, viewport) -> None:
    page = look(viewport=viewport)
    rows = "[...document.querySelectorAll('.item:has(.item__tools)')].map(e => e.getBoundingClientRect().height)"
    before = page.evaluate(rows)
    after = page.evaluate(
        "{ const all = [...document.querySelectorAll('.item:has(.item__tools)')]; for (const tools of document.querySelectorAll('.item__tools')) tools.remove();"
        " all.map(e => e.getBoundingClientRect().height) }"
    )
    assert after == [pytest.approx(height, abs=0.6) for height in before]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@at_both_sizes
def test_axe_finds_no_fault_in_any_state(look, scheme, viewport) -> None:
    page = look(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")

    def faults(state: str) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        return [f"{state}: {fault}" for fault in page.evaluate(RUN_AXE)]

    found = faults("empty")
    mark_some(page)
    page.get_by_role("radio", name="Partly").check()
    found += faults("marked, a note open")
    page.get_by_role("button", name="Clear everything").click()
    found += faults("the question")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("checkbox", name="Keep these").check()
    page.evaluate(FULL + "; 0")
    tick(page, "A pen.")
    found += faults("full")
    page.goto(page.url.replace(LIST, ARTICLE))
    page.locator("details.private summary").first.click()
    tick(page, "Wait.")
    found += faults("an article, its panel open")
    page.goto(page.url.replace(ARTICLE, HUB))
    found += faults("the hub")
    assert found == []


@at_both_sizes
def test_every_control_is_as_big_as_a_thumb(look, viewport) -> None:
    page = look(viewport=viewport)
    item(page, "Say so.").locator("summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('.beside :is(summary, button, textarea, label)')].filter(e => e.checkVisibility({visibilityProperty: true}))
          .map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, box]) => box.height < 44 || box.width < 44).map(([words]) => words)"""
    )
    assert small == []


def test_controls_have_names_roles_and_states(look) -> None:
    page = look()
    mark_some(page)
    tree = page.locator(".beside").aria_snapshot()
    for part in [
        'checkbox "Say so." [checked]',
        'checkbox "Ask for a pause."',
        'textbox "Your note Ask for a pause.": When it is loud.',
        'button "Ask You hear what is private." [pressed]',
        'button "Ask Say so."',
        'group "We agree on what I want."',
        'radio "I lead" [checked]',
        'group "You lead ↔ No preference ↔ I lead"',
        'textbox "What I would like to be called": Sam',
        "status: 2 of 7 ticked",
        'region "Private to you"',
        'checkbox "Keep these on this device Other people who use this device could see them."',
        'button "Clear everything"',
    ]:
        assert part in tree, tree
    nodes = accessible(page)
    assert ("DisclosureTriangle", "Add a note Say so.", False) in nodes
    assert ("DisclosureTriangle", "Your note Ask for a pause.", True) in nodes


def accessible(page: Page) -> set[tuple[str, str, bool | None]]:
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return {
        (
            node.get("role", {}).get("value", ""),
            node.get("name", {}).get("value", ""),
            next(
                (
                    p["value"]["value"]
                    for p in node.get("properties", [])
                    if p["name"] == "expanded"
                ),
                None,
            ),
        )
        for node in tree
    }


def test_forced_colors_keep_every_state_visible(look) -> None:
    page = look(forced_colors="active")
    ask = item(page, "Say so.").get_by_role("button", name="Ask")
    before = ask.evaluate("e => getComputedStyle(e).backgroundColor")
    ask.click()
    page.mouse.move(0, 0)
    assert ask.evaluate("e => getComputedStyle(e).backgroundColor") != before
    for name in (".item__box", ".choice__dot"):
        assert page.locator(name).first.evaluate("e => getComputedStyle(e).appearance") == "auto"


def test_on_paper_stand_the_words_the_notes_and_what_to_ask_and_no_tool(look) -> None:
    page = look()
    mark_some(page)
    page.emulate_media(media="print")
    assert page.locator(".item__tool:visible").all_inner_texts() == ["Ask"]
    assert page.locator(".item__note textarea:visible").count() == 1
    assert page.locator(".choice__words:visible").count() == 3
    page.get_by_role("radio", name="Partly").evaluate("e => e.click()")
    assert page.locator(".choice__words:visible").count() == 1
    assert page.locator(".private:visible, .progress:visible").count() == 0
    folded = look("/what-to-expect/folded/", java_script_enabled=False)
    folded.emulate_media(media="print")
    assert folded.get_by_text("Another sign.").bounding_box()["height"] > 0


@pytest.mark.parametrize("path", [LIST, ARTICLE, HUB, SHEET])
def test_a_visit_stores_nothing_and_asks_nobody_else(look, path) -> None:
    page = look(path)
    page.wait_for_load_state("networkidle")
    assert stored(page) == [{}, {}]
    assert page.context.cookies() == []
    assert page.strangers == []
    assert page.faults == []


def test_no_word_of_the_page_stands_in_a_script() -> None:
    for path in (ROOT / "theme" / "static" / "js").glob("*.js"):
        code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        texts = re.findall(r"""(["'`])(.*?)\1""", code)
        spoken = [text for _, text in texts if re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", text)]
        assert spoken == [], path.name
