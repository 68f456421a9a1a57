"""The quality record: each point against the smallest page that has it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review.record import ITEMS, Page, answer_item, make_record, read_answers
from review.structure import read_structure


def page(html: str = "", **given) -> Page:
    return Page(structure=read_structure(html), **given)


def reading(grade: float = 5.0, passive: float = 0.0) -> SimpleNamespace:
    return SimpleNamespace(grade=grade, passive_share=passive)


BOX = '<ul><li class="item"><input type="checkbox" id="a"><label for="a">Ask</label></li></ul>'


@pytest.mark.parametrize(
    ("number", "good", "bad"),
    [
        (3, page(reading=reading(8.0)), page(reading=reading(8.1))),
        (4, page(), page(language_faults=1)),
        (5, page(reading=reading(passive=0.1)), page(reading=reading(passive=0.2))),
        (8, page("<p>A. B. C. D. E.</p>"), page("<p>A. B. C. D. E. F.</p>")),
        (8, page("<ul>" + "<li>a</li>" * 7 + "</ul>"), page("<ul>" + "<li>a</li>" * 8 + "</ul>")),
        (11, page(has_summary=True), page()),
        (12, page("<h2>A</h2><ul><li>b</li></ul>"), page("<h2>A</h2><p>b</p>")),
        (17, page('<img alt="A tree">'), page("<img>")),
        (
            19,
            page("<table><tr><th>A</th></tr></table>"),
            page("<table><tr><td>A</td></tr></table>"),
        ),
        (20, page(BOX), page()),
        (21, page("<p>You could ask.</p>"), page("<p>Clients could ask.</p>")),
        (22, page(BOX + BOX), page(BOX)),
        (23, page(lists=1), page()),
    ],
)
def test_a_program_s_point_is_met_or_not(number: int, good: Page, bad: Page) -> None:
    assert answer_item(number, good).answer == "agree"
    assert answer_item(number, bad).answer == "disagree"


@pytest.mark.parametrize("number", [16, 17, 18, 19, 25])
def test_a_point_on_pictures_and_tables_does_not_apply_where_there_are_none(number: int) -> None:
    assert answer_item(number, page()).answer == "na"


def test_reading_that_was_not_measured_is_open_and_never_met() -> None:
    assert {answer_item(number, page()).answer for number in (3, 5)} == {"open"}


def test_a_score_leaves_out_what_does_not_apply_and_what_is_open() -> None:
    record = make_record(page(BOX, answers={24: "na", 26: "disagree"}))
    assert (record.actionability.met, record.actionability.answered, record.actionability.open) == (
        2,
        5,
        0,
    )


@pytest.mark.parametrize(
    ("html", "key", "answer"),
    [
        ("<h2>A</h2><h3>B</h3>", "headings", "agree"),
        ("<h3>A</h3>", "headings", "disagree"),
        ("<h2>A</h2><h4>B</h4>", "headings", "disagree"),
        ('<a href="/">Home</a>', "links", "agree"),
        ('<a href="/"></a>', "links", "disagree"),
        (BOX, "boxes", "agree"),
        ('<input type="checkbox">', "boxes", "disagree"),
        ("", "boxes", "na"),
    ],
)
def test_what_can_be_seen_of_accessibility(html: str, key: str, answer: str) -> None:
    found = {point.key: point.answer for point in make_record(page(html)).access}
    assert found[key] == answer


def test_a_note_in_the_margin_is_not_the_page_s_own_text() -> None:
    structure = read_structure(
        '<p>You.</p><div role="note"><p>A. B. C. D. E. F. G.</p></div><p>Me.</p>'
    )
    assert structure.paragraphs == ["You.", "Me."]
    assert structure.words == 2


def test_the_word_of_a_button_belongs_to_its_sentence() -> None:
    html = "<p>A <button>rupture</button><span popover>Panel words.</span> is common.</p>"
    assert read_structure(html).paragraphs == ["A rupture is common."]


def test_every_item_of_the_tool_has_an_answer_for_any_page() -> None:
    assert [point.key for point in make_record(page()).pemat] == [str(number) for number in ITEMS]


@given(st.text("<>/pulia=\"' .!h23 inputnoterole&;", max_size=200))
def test_no_html_crashes_a_record(html: str) -> None:
    make_record(page(html))


@given(st.lists(st.text(max_size=30), max_size=4))
def test_no_line_of_answers_crashes(lines: list[str]) -> None:
    read_answers(lines, 1)
