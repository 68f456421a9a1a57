"""A text can name what stands in practice.toml; a name that stands for nothing is a fault."""

from __future__ import annotations

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from sources.front_matter import read_front_matter
from sources.placeholder import fill_placeholders

PHONE = '[contact]\nphone = "+1 617 555 0142"'
VALUES = {
    "practice.name": {"text": "A *new* [start] & Co. | <1>"},
    "practice.phone": {"text": "(617) 555-0142", "address": "tel:+1-617-555-0142"},
    "practice.fees": None,
}


def fill(body: str) -> tuple[str, list]:
    front = read_front_matter(f"Title: X\n\n{body}")
    fill_placeholders(front, VALUES, set())
    return front.body.strip(), front.problems


def test_a_phone_number_is_typed_once_and_can_be_tapped(build, files, article) -> None:
    practice = files["practice.toml"].replace("[contact]", PHONE)
    built = build({"practice.toml": practice, **article("Call {practice.phone}.\n")})
    link = built.page("/articles/an-article/").select_one(".prose a")
    assert (link["href"], link.text) == ("tel:+1-617-555-0142", "(617) 555-0142")


def test_titles_and_summaries_can_name_the_practice_and_its_place(build) -> None:
    text = "Title: At {practice.name}\nSummary: Call {place.emergency} in {place.name}.\n\nWords.\n"
    page = build({"content/pages/x.md": text}).page("/x/")
    assert page.h1.text == "At Test Practice"
    assert "Call 911 in the United States." in page.select_one(".lead").text


def test_the_words_of_the_place_are_its_own(build, article) -> None:
    built = build(article("A {place.words.doctor} can help.\n"))
    assert "A doctor can help." in built.page("/articles/an-article/").select_one(".prose").text


def test_every_name_that_stands_for_nothing_is_told_with_its_line_and_the_nearest(
    build, article
) -> None:
    body = "Call {practice.fone}.\n\nIt costs {practice.fees.reduced}.\n\nAlso {practise.name}.\n"
    built = build(article(body))
    assert built.exit_code == 1
    path = "content/articles/alliance/an-article.md"
    assert f'{path}:5: "{{practice.fone}}" is no word of the practice' in built.errors
    assert 'Did you mean "{practice.phone}"?' in built.errors
    assert (
        f'{path}:7: "{{practice.fees.reduced}}" stands for nothing: fees is not set' in built.errors
    )
    assert f'{path}:9: "{{practise.name}}" is no word' in built.errors


def test_a_phone_that_nobody_has_set_never_leaves_a_gap(build, article) -> None:
    built = build(article("Call {practice.phone}.\n"))
    assert "phone is not set" in built.errors
    assert not (built.output / "index.html").exists()


def test_code_shows_a_name_as_it_is(build, article) -> None:
    built = build(article("Write `{practice.name}`.\n\n```\n{practice.nothing}\n```\n"))
    assert built.exit_code == 0, built.errors
    codes = [code.text.strip() for code in built.page("/articles/an-article/").select("code")]
    assert codes == ["{practice.name}", "{practice.nothing}"]


def test_a_number_inside_a_link_is_its_address_or_its_words() -> None:
    assert fill("[call us]({practice.phone})")[0] == "[call us](tel:+1-617-555-0142)"
    assert fill("[call {practice.phone}](/contact/)")[0].startswith("[call \\(617\\) 555\\-0142](")


def test_a_name_with_marks_in_it_is_shown_as_it_is_written() -> None:
    html = Markdown().convert(fill("We are {practice.name}")[0])
    assert html == "<p>We are A *new* [start] &amp; Co. &#124; &lt;1&gt;</p>"


@given(st.text(alphabet="ab {}.[]()`*_#\\\n", max_size=40))
def test_text_without_a_name_is_left_alone_and_nothing_crashes(body: str) -> None:
    front = read_front_matter(f"Title: X\n\n{body}")
    before = front.body
    fill_placeholders(front, VALUES, set())
    assert front.problems or front.body == before


@given(st.text(min_size=1, max_size=30).filter(lambda t: t.strip() and t.isprintable()))
def test_any_words_of_a_practice_come_through_markdown_unchanged(words: str) -> None:
    front = read_front_matter("Title: X\n\nWe are {practice.name}, you see.")
    fill_placeholders(front, {"practice.name": {"text": words}}, set())
    shown = BeautifulSoup(Markdown().convert(front.body), "html.parser").text
    assert " ".join(shown.split()) == " ".join(f"We are {words}, you see.".split())
