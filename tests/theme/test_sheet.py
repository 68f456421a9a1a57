"""My sheet: what the reader marked, gathered by what it is for, and theirs to change and to take along."""

from __future__ import annotations

import json
import re
from pathlib import Path

import brotli
import pytest
import rjsmin

from tests.theme.axe import AXE, RUN_AXE

SHEET = "/my-sheet/"
SCRIPTS = Path(__file__).parents[2] / "theme" / "static" / "js"
PHONE = {"width": 390, "height": 800}
DESKTOP = {"width": 1280, "height": 900}
at_both_sizes = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])


def mark(kind: str, words: str, title: str = "Your first session", **more) -> dict:
    answered = "c" in more or kind == "expect"
    return {**({} if answered else {"t": 1}), "k": kind, "w": words, "g": title, **more}


MARKS = {
    "l/do": mark("do", "Ask for a minute."),
    "l/ask": mark("ask", "“Is it helping?”", n="I never know."),
    "l/bring": mark("bring", "A list of medicines."),
    "l/notice": mark("notice", "I felt heard."),
    "l/asked": mark("bring", "The fee.", a=1),
    "m/expect": mark("expect", "You hear what is private.", "Privacy", n="What about my notes?"),
    "m/say": mark("say", "“I need to go slower.”", "Words"),
    "m/prefer": mark("prefer", "You lead", "Wishes", c="1"),
    "m/rate": mark("rate", "“Could we look at my goals again?”", "Between us", c="2"),
    "m/fill": mark("fill", "What to call me", "About me", c="Sam"),
}  # fmt: skip
WORDS = [
    ["What I want to ask", "“Is it helping?”", "The fee."],
    ["What I want to talk about", "Ask for a minute.", "You lead", "What to call me"],
    ["What I want to remember", "A list of medicines.", "You hear what is private."],
    ["What I want to bring up", "I felt heard.", "“I need to go slower.”", "“Could we look at my goals again?”"],
]  # fmt: skip
# What a reader may well have after three lists: twenty lines, some of them with notes.
USUAL = {
    f"l/{number}": mark(
        ("ask", "do", "bring", "notice")[number % 4],
        "Say what matters about your culture, faith, or language.",
        **({"n": "Sundays are for church and my grandmother."} if number % 3 == 0 else {}),
    )
    for number in range(20)
}


def questions(amount: int) -> dict:
    return {f"l/{number}": mark("ask", f"“Question {number}?”") for number in range(amount)}


@pytest.fixture
def sheet(visit, site):
    """Return a function that opens my sheet with these marks in this tab, or kept on the device."""
    practice = re.search(
        r'data-practice="([^"]+)"', (site / "index.html").read_text(encoding="utf-8")
    )

    def open_sheet(marks=None, *, storage="sessionStorage", text=None, rest=None, **options):
        page = visit("/theme/icon.svg", **options)  # the smallest thing there that has a storage
        page.set_default_timeout(5_000)
        if marks is not None or text is not None:
            saved = text or json.dumps({"v": 1, "marks": marks, **(rest or {})})
            page.evaluate(
                "([storage, key, text]) => window[storage].setItem(key, text)",
                [storage, f"beforehand:{practice[1]}", saved],
            )
        page.goto(page.url.replace("/theme/icon.svg", SHEET))
        return page

    return open_sheet


def stored(page) -> dict:
    key = "'beforehand:' + document.documentElement.dataset.practice"
    return page.evaluate(f"JSON.parse(sessionStorage.getItem({key}) || '{{}}')")


def lines(page, part: str = "") -> list[str]:
    scope = f"[data-part={part}] " if part else ""
    return page.locator(f"{scope}p[data-words]:visible").all_inner_texts()


def row(page, words: str):
    return page.locator("li.line").filter(has=page.locator("[data-live] > p", has_text=words))


def change(page, words: str):
    """Open a line for changing, and return it, whatever it says by then."""
    name = row(page, words).get_attribute("data-row")
    line = page.locator(f'[data-row="{name}"]')
    line.get_by_role("button", name=re.compile("^Change")).click()
    return line


def heard(page) -> str:
    return page.locator("[data-heard]").inner_text()


def focused(page) -> str:
    return page.evaluate("document.activeElement.innerText || document.activeElement.name")


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@at_both_sizes
def test_what_was_marked_stands_under_what_it_is_for(sheet, viewport) -> None:
    page = sheet(MARKS, viewport=viewport)
    found = [
        [part.locator("h3").inner_text(), *part.locator("p[data-words]:visible").all_inner_texts()]
        for part in page.locator("[data-part]:visible").all()
    ]
    assert found == WORDS


@at_both_sizes
def test_what_is_marked_on_a_list_is_on_the_sheet_next(visit, viewport) -> None:
    page = visit("/what-to-expect/first-session/", viewport=viewport)
    box = page.locator("[data-kind=do] .item__box").first
    words = page.locator(f'label[for="{box.get_attribute("id")}"]').inner_text()
    box.check()
    page.goto(page.url.replace("/what-to-expect/first-session/", SHEET))
    assert lines(page, "talk") == [words]
    assert row(page, words).get_by_text("Your first session").is_visible()


def test_a_line_has_the_readers_note_and_the_answer_they_wrote(sheet) -> None:
    page = sheet(MARKS)
    assert row(page, "Is it helping").locator(".mine:visible").all_inner_texts() == [
        "I never know."
    ]
    assert row(page, "What to call me").locator(".mine:visible").all_inner_texts() == ["Sam"]
    assert row(page, "The fee.").locator(".mine:visible").count() == 0


def test_which_list_a_line_is_from_is_said_on_the_screen_and_not_on_paper(sheet) -> None:
    page = sheet(MARKS)
    assert page.get_by_text("From: Privacy").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_text("From: Privacy").is_visible()


@at_both_sizes
def test_a_line_is_reworded_and_noted_in_its_place(sheet, viewport) -> None:
    page = sheet(MARKS, viewport=viewport)
    line = change(page, "Ask for a minute.")
    line.get_by_label("In my words").fill("Ask for two minutes.")
    line.get_by_label("My note").fill("Or for tea.")
    line.get_by_role("button", name="Done").click()
    assert lines(page, "talk")[0] == "Ask for two minutes."
    assert line.locator(".mine:visible").all_inner_texts() == ["Or for tea."]
    assert stored(page)["marks"]["l/do"] == {
        **MARKS["l/do"],
        "s": "Ask for two minutes.",
        "n": "Or for tea.",
    }
    assert focused(page).startswith("Change")
    assert heard(page) == "Your changes are on the sheet."
    page.reload()
    assert lines(page, "talk") == ["Ask for two minutes.", "You lead", "What to call me"]


def test_the_words_of_the_list_can_be_taken_again(sheet) -> None:
    page = sheet({"l/do": mark("do", "Ask for a minute.", s="Ask for tea.")})
    line = change(page, "Ask for tea.")
    line.get_by_role("button", name="Use the words of the list").click()
    assert lines(page) == ["Ask for a minute."]
    assert line.get_by_label("In my words").input_value() == "Ask for a minute."
    assert focused(page) == "s"
    assert "s" not in stored(page)["marks"]["l/do"]


def test_an_answer_can_be_changed_on_the_sheet(sheet) -> None:
    page = sheet(MARKS)
    line = change(page, "What to call me")
    line.get_by_label("My answer").fill("Sam, they/them")
    assert line.locator(".mine:visible").all_inner_texts() == ["Sam, they/them"]
    assert not change(page, "Ask for a minute.").get_by_label("My answer").is_visible()


def test_one_line_at_a_time_is_open(sheet) -> None:
    page = sheet(MARKS)
    first = change(page, "Ask for a minute.")
    change(page, "You lead")
    assert page.locator("[data-panel]:visible").count() == 1
    button = first.get_by_role("button", name="Change Ask for a minute.")
    assert button.get_attribute("aria-expanded") == "false"


def test_a_line_whose_only_note_is_emptied_stays_while_it_is_changed(sheet) -> None:
    page = sheet({"m/expect": MARKS["m/expect"]})
    line = change(page, "You hear")
    note = line.get_by_label("My note")
    note.fill("")
    assert stored(page) == {}
    assert focused(page) == "n"
    note.fill("Who sees them?")
    assert stored(page)["marks"]["m/expect"]["n"] == "Who sees them?"
    note.fill("")
    line.get_by_role("button", name="Done").click()
    assert focused(page).startswith("Put it back")
    page.keyboard.press("Enter")
    assert stored(page)["marks"]["m/expect"]["n"] == "What about my notes?"


@at_both_sizes
def test_a_line_moves_up_and_down_and_the_focus_goes_with_it(sheet, viewport) -> None:
    page = sheet(MARKS, viewport=viewport)
    line = change(page, "You lead")
    line.get_by_role("button", name="Move down").click()
    assert lines(page, "talk") == ["Ask for a minute.", "What to call me", "You lead"]
    assert heard(page) == "Now number 3 of 3."
    assert focused(page) == "Move down"
    for place in (2, 1):
        line.get_by_role("button", name="Move up").click()
        assert heard(page) == f"Now number {place} of 3."
        assert focused(page) == "Move up"
    page.reload()
    assert lines(page, "talk") == ["You lead", "Ask for a minute.", "What to call me"]
    assert lines(page, "ask") == ["“Is it helping?”", "The fee."]


def test_the_first_line_can_not_move_up_and_the_button_keeps_the_focus(sheet) -> None:
    page = sheet(MARKS)
    button = change(page, "Ask for a minute.").get_by_role("button", name="Move up")
    assert button.get_attribute("aria-disabled") == "true"
    button.focus()
    page.keyboard.press("Enter")
    assert (heard(page), focused(page)) == ("Now number 1 of 3.", "Move up")
    assert lines(page, "talk")[0] == "Ask for a minute."


@at_both_sizes
def test_what_is_taken_off_is_no_longer_stored_and_can_be_put_back(sheet, viewport) -> None:
    page = sheet(MARKS, viewport=viewport)
    change(page, "You lead").get_by_role("button", name="Take it off").click()
    assert lines(page, "talk") == ["Ask for a minute.", "What to call me"]
    assert "m/prefer" not in json.dumps(stored(page))
    assert focused(page).startswith("Put it back")
    assert heard(page) == "Taken off. You can put it back."
    page.keyboard.press("Enter")
    assert lines(page, "talk") == ["Ask for a minute.", "You lead", "What to call me"]
    assert stored(page)["marks"]["m/prefer"]["c"] == "1"
    assert (heard(page), focused(page)[:6]) == ("Back on the sheet.", "Change")


def test_lines_that_were_taken_off_come_back_each_to_its_place(sheet) -> None:
    page = sheet(questions(4))
    for number in (1, 2):
        change(page, f"Question {number}").get_by_role("button", name="Take it off").click()
    page.get_by_role("button", name="Put it back “Question 2?”").click()
    page.get_by_role("button", name="Put it back “Question 1?”").click()
    assert lines(page) == [f"“Question {number}?”" for number in range(4)]


def test_the_last_line_can_be_put_back_too(sheet) -> None:
    page = sheet(questions(1))
    change(page, "Question 0").get_by_role("button", name="Take it off").click()
    assert page.evaluate("sessionStorage.length") == 0
    assert page.get_by_text("Nothing is on it yet.").is_visible()
    page.get_by_role("button", name="Put it back").click()
    assert lines(page) == ["“Question 0?”"]


@pytest.mark.parametrize(("amount", "said"), [(7, False), (8, True)])
def test_more_than_seven_questions_are_allowed_and_a_choice_is_suggested(
    sheet, amount, said
) -> None:
    page = sheet(questions(amount))
    assert page.get_by_text("Pick what matters most; more is allowed.").is_visible() is said
    assert len(lines(page, "ask")) == amount


def test_anything_else_is_kept_and_is_on_paper(sheet) -> None:
    page = sheet(MARKS)
    page.get_by_role("textbox", name="Anything else").fill("The summer\nbreak.")
    page.reload()
    assert page.get_by_role("textbox", name="Anything else").input_value() == "The summer\nbreak."
    page.emulate_media(media="print")
    assert page.get_by_text("The summer\nbreak.").is_visible()
    assert not page.get_by_role("textbox").first.is_visible()


def test_name_and_date_are_for_a_pen_and_are_never_stored(sheet) -> None:
    page = sheet(MARKS)
    assert page.locator(".sheet__who").get_by_text("Name or initials, if you like").is_visible()
    assert page.locator(".sheet__who").get_by_text("Date", exact=True).is_visible()
    assert page.locator(".sheet__who :is(input, textarea, [contenteditable])").count() == 0


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["script", "none"])
def test_an_empty_sheet_leads_to_three_lists_and_has_lines_to_write_on(visit, options) -> None:
    page = visit(SHEET, **options)
    assert page.get_by_text("Nothing is on it yet.").is_visible()
    links = page.locator(".sheet__list")
    assert links.count() == 3
    assert all("/what-to-expect/" in link.get_attribute("href") for link in links.all())
    page.emulate_media(media="print")
    assert page.locator(".sheet__line:visible").count() == 16
    assert not links.first.is_visible()


def test_without_a_script_nothing_on_the_sheet_pretends_to_work(visit) -> None:
    page = visit(SHEET, java_script_enabled=False)
    assert page.locator("main :is(button, input, textarea):visible").count() == 0
    assert not page.get_by_text("comes together here").is_visible()


def test_saving_and_copying_are_offered_where_there_is_something_to_take(sheet) -> None:
    page = sheet()
    assert page.locator("[data-way]:visible").count() == 0
    page.get_by_role("textbox", name="Anything else").fill("Hello")
    assert page.locator("[data-way]:visible").count() == 2


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_usual_amount_is_one_side_of_paper_and_so_is_an_empty_sheet(sheet, paper) -> None:
    full = sheet(USUAL, rest={"more": "The summer break. " * 8})
    assert pages_of(full.pdf(format=paper)) == 1
    assert pages_of(sheet(dict(list(USUAL.items())[:9])).pdf(format=paper)) == 1
    assert pages_of(sheet().pdf(format=paper)) == 1
    assert pages_of(sheet(questions(120)).pdf(format=paper)) > 1


def test_neither_the_paper_nor_its_title_names_the_practice_or_therapy(sheet) -> None:
    page = sheet(USUAL)
    named = page.locator(".masthead__name").inner_text().split("\n")[0]
    page.emulate_media(media="print")
    paper = page.inner_text("body").lower()
    assert "notes for my appointment" in paper
    for word in (named.lower(), "therap", "counsel", "psych"):
        assert word not in paper, word
        assert word not in page.title().lower(), word


def test_what_was_taken_off_and_what_is_being_changed_leave_no_trace_on_paper(sheet) -> None:
    page = sheet(MARKS)
    change(page, "You lead").get_by_role("button", name="Take it off").click()
    change(page, "Ask for a minute.")
    page.emulate_media(media="print")
    assert "You lead" not in page.inner_text("body")
    assert page.locator(":is(button, textarea, [data-panel]):visible").count() == 0


TEXT = """\
Notes for my appointment

What I want to ask
- “Is it helping?”
  I never know.
- The fee.

What I want to talk about
- Ask for a minute.
- You lead
- What to call me
  Sam

What I want to remember
- A list of medicines.
- You hear what is private.
  What about my notes?

What I want to bring up
- I felt heard.
- “I need to go slower.”
- “Could we look at my goals again?”

Anything else
The summer break.
"""


@at_both_sizes
def test_the_sheet_is_saved_as_a_text_file_with_a_name_that_says_nothing(sheet, viewport) -> None:
    page = sheet(MARKS, rest={"more": "The summer break."}, viewport=viewport)
    with page.expect_download() as found:
        page.get_by_role("button", name="Save as a text file").click()
    assert found.value.suggested_filename == "notes-for-my-appointment.txt"
    assert Path(found.value.path()).read_text(encoding="utf-8") == TEXT
    page.get_by_text("Saved. The file is with your downloads").wait_for()


@at_both_sizes
def test_the_sheet_is_copied_as_text(sheet, viewport) -> None:
    page = sheet(MARKS, rest={"more": "The summer break."}, viewport=viewport, permissions=["clipboard-read", "clipboard-write"])  # fmt: skip
    page.get_by_role("button", name="Copy as text").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == TEXT


@pytest.mark.parametrize(
    ("can", "said"), [(True, "Copied."), (False, "does not let the page copy")]
)
def test_copying_has_another_way_and_says_where_there_is_none(sheet, can, said) -> None:
    page = sheet(MARKS)
    page.evaluate(
        "can => { Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        " document.execCommand = name => { window.copied = name + getSelection(); return can } }",
        can,
    )
    page.get_by_role("button", name="Copy as text").click()
    page.get_by_text(said).wait_for()
    assert "Is it helping" in page.evaluate("window.copied")
    assert focused(page) == "Copy as text"


def test_the_sheet_follows_another_tab_and_keeps_the_focus(sheet) -> None:
    page = sheet(MARKS, storage="localStorage")
    button = change(page, "You lead").get_by_role("button", name="Move up")
    button.focus()
    other = page.context.new_page()
    other.goto(page.url)
    change(other, "Ask for a minute.").get_by_role("button", name="Take it off").click()
    page.get_by_text("Ask for a minute.").first.wait_for(state="hidden")
    assert lines(page, "talk") == ["You lead", "What to call me"]
    assert focused(page) == "Move up"
    change(other, "You lead").get_by_role("button", name="Take it off").click()
    page.get_by_text("You lead").first.wait_for(state="hidden")
    assert focused(page) == "Notes for my appointment"


def test_clear_everything_clears_the_sheet_in_every_tab_and_the_way_back_too(sheet) -> None:
    page = sheet(MARKS, storage="localStorage", rest={"more": "The summer break."})
    change(page, "You lead").get_by_role("button", name="Take it off").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Clear everything").click()
    assert focused(other) == "Keep it"
    other.get_by_role("button", name="Clear it").click()
    for tab in (other, page):
        tab.get_by_text("Nothing is on it yet.").wait_for()
        assert tab.locator("li.line").count() == 0
        assert tab.get_by_role("textbox", name="Anything else").input_value() == ""
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_clear_everything_forgets_what_was_taken_off_even_where_nothing_else_is_left(sheet) -> None:
    page = sheet(questions(1))
    change(page, "Question 0").get_by_role("button", name="Take it off").click()
    page.get_by_role("button", name="Clear everything").click()
    assert "Question 0" not in page.content()


@pytest.mark.parametrize(
    "text", ["{", "[]", "null", '{"v": 9, "marks": {}}', '{"v": 1, "marks": 7, "order": 3}']
)
def test_what_can_not_be_read_leaves_an_empty_sheet_and_no_error(sheet, text) -> None:
    page = sheet(text=text)
    assert page.get_by_text("Nothing is on it yet.").is_visible()
    assert page.faults == []


def test_of_damaged_marks_the_good_ones_are_shown_and_none_is_lost_on_the_way(sheet) -> None:
    damaged = {"l/x": 5, "l/y": {"t": "yes"}, "nothing": {}, "l/odd": {"t": 1, "k": "constructor"}}
    page = sheet({**MARKS, **damaged}, rest={"order": ["l/gone", 4, "l/do"], "more": {}})
    assert [line for part in ("ask", "talk", "remember", "raise") for line in lines(page, part) if line] == [
        line for part in WORDS for line in part[1:]
    ]  # fmt: skip
    assert page.faults == []


BLOCK = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
)


def test_where_storage_is_blocked_the_sheet_can_be_written_on_and_taken_along(sheet) -> None:
    page = sheet()
    page.add_init_script(BLOCK)
    page.reload()
    page.get_by_role("textbox", name="Anything else").fill("The summer break.")
    with page.expect_download() as found:
        page.get_by_role("button", name="Save as a text file").click()
    assert "The summer break." in Path(found.value.path()).read_text(encoding="utf-8")
    assert page.faults == []


def test_where_storage_is_full_a_line_can_be_changed_and_is_printed_so(sheet) -> None:
    page = sheet(MARKS)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }"
    )
    line = change(page, "Ask for a minute.")
    line.get_by_label("In my words").fill("Ask for tea.")
    line.get_by_role("button", name="Move down").click()
    assert lines(page, "talk") == ["You lead", "Ask for tea.", "What to call me"]
    assert page.faults == []


def test_everything_can_be_done_from_the_keyboard(sheet) -> None:
    page = sheet(questions(3))

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if focused(page).startswith(name):
                return
        pytest.fail(f"{name} can not be reached")

    tab_to(
        "Change\n“Question 0?”"
        if "\n" in page.locator("[data-act=change]").first.inner_text()
        else "Change"
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" Really?")
    tab_to("Move down")
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    tab_to("Done")
    page.keyboard.press("Enter")
    assert lines(page) == ["“Question 1?”", "“Question 2?”", "“Question 0?” Really?"]
    page.keyboard.press("Enter")
    tab_to("Take it off")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert len(lines(page)) == 3
    assert focused(page).startswith("Change")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator("[data-panel]:visible").count() == 0
    assert focused(page).startswith("Change")


def test_nothing_of_the_reader_leaves_the_page_or_is_in_its_address(sheet) -> None:
    page = sheet(MARKS)
    page.wait_for_load_state("networkidle")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    address = page.url
    line = change(page, "Ask for a minute.")
    line.get_by_label("My note").fill("A secret.")
    line.get_by_role("button", name="Move down").click()
    line.get_by_role("button", name="Take it off").click()
    page.get_by_role("textbox", name="Anything else").fill("Another.")
    with page.expect_download():
        page.get_by_role("button", name="Save as a text file").click()
    assert [url for url in sent if not url.startswith("blob:")] == []
    assert page.url == address
    assert page.context.cookies() == []
    assert (page.strangers, page.faults) == ([], [])


def test_opening_the_sheet_changes_nothing_that_is_stored(sheet) -> None:
    page = sheet(MARKS)
    before = stored(page)
    change(page, "Ask for a minute.").get_by_role("button", name="Done").click()
    assert stored(page) == before == {"v": 1, "marks": MARKS}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_any_state(sheet, scheme, width) -> None:
    page = sheet({**MARKS, **questions(8)}, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)  # fmt: skip
    page.add_script_tag(path=str(AXE))
    faults = {"full": page.evaluate(RUN_AXE)}
    change(page, "“Question 3?”").get_by_role("button", name="Take it off").click()
    change(page, "What to call me")
    page.get_by_role("button", name="Clear everything").click()
    faults["editing, taken off, asked whether to clear"] = page.evaluate(RUN_AXE)
    page.get_by_role("button", name="Clear it").click()
    faults["empty"] = page.evaluate(RUN_AXE)
    assert faults == {state: [] for state in faults}


def test_a_line_has_its_names_roles_and_states_in_the_accessibility_tree(sheet) -> None:
    page = sheet({"l/do": {**MARKS["l/do"], "n": "Or tea."}, "l/do2": mark("do", "Breathe.")})
    change(page, "Ask for a minute.")
    tree = page.locator("[data-part=talk]").aria_snapshot()
    for part in (
        '- heading "What I want to talk about" [level=3]',
        '- button "Change Ask for a minute." [expanded]',
        '- group "Change this line"',
        '- textbox "In my words": Ask for a minute.',
        '- textbox "My note": Or tea.',
        '- button "Move up" [disabled]',
        '- button "Move down"',
        '- button "Take it off"',
        '- button "Done"',
        '- button "Change Breathe."',
    ):
        assert part in tree, tree
    assert tree.count("- listitem") == 2


def test_every_target_is_large_enough_for_a_thumb(sheet) -> None:
    for marks in (None, MARKS):
        page = sheet(marks, viewport=PHONE)
        if marks:
            change(page, "You lead").get_by_role("button", name="Take it off").click()
            change(page, "What to call me").get_by_label("In my words").fill("Call me")
        for target in page.locator(
            ".sheet :is(a, button, textarea):visible, .take :is(a, button):visible"
        ).all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 44, target.inner_text()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_long_words_scroll_nothing_sideways(sheet, direction) -> None:
    endless = "Donaudampfschifffahrtsgesellschaft" * 5
    page = sheet(
        {"l/a": mark("ask", endless, endless, n=endless), "l/b": mark("fill", endless, c=endless)}
    )
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    row(page, endless).first.get_by_role("button").first.click()
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@at_both_sizes
def test_nothing_moves_when_the_lines_arrive(sheet, viewport) -> None:
    page = sheet(USUAL, viewport=viewport)
    page.wait_for_timeout(200)
    shift = page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))"
        ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"
    )
    assert shift <= 0.001


def test_its_own_scripts_weigh_at_most_three_kilobytes() -> None:
    text = "".join(
        (SCRIPTS / name).read_text(encoding="utf-8") for name in ("gather.js", "take.js")
    )
    assert len(brotli.compress(rjsmin.jsmin(text).encode())) <= 3_000
