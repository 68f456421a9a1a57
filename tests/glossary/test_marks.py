"""Which words are marked in a text. The forms of the HTML stand in tests/examples/words.md."""

from __future__ import annotations

import re
import time
from typing import Any

from glossary.finder import WordFinder
from glossary.markup import plain
from glossary.model import Term
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

TERMS = (
    Term(("Rupture", "ruptures")),
    Term(("Consent", "informed consent")),
    Term(("Client’s view", "client's views")),
    Term(("ACT",)),
    Term(("amp",)),
    Term(("Therapy",), marked=False),
)


def find(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], key) for start, end, key in WordFinder(TERMS).find(text)]


def mark(text: str, folder: str = "articles", front: Any = None, **options: Any) -> tuple[str, Any]:
    md: Any = Markdown(
        extensions=["def_list", "tables", "attr_list", "glossary.extension"],
        extension_configs={"glossary.extension": {"terms": TERMS, **options}},
        output_format="html",
    )
    md.place, md.front, md.findings = (folder, "page", 1), front or {}, {}
    return md.convert(text), md.findings.get("terms")


def test_a_word_is_found_in_all_its_forms_and_capitals() -> None:
    assert find("RUPTURE and ruptures") == [("RUPTURE", "rupture"), ("ruptures", "rupture")]


def test_the_longest_form_wins() -> None:
    assert find("Your informed\nconsent.") == [("informed\nconsent", "consent")]


def test_straight_and_curly_apostrophes_are_one() -> None:
    assert find("client's view") == find("client's view")
    assert [key for _, key in find("A client's view, two client’s views")] == ["client-s-view"] * 2


def test_a_part_of_a_word_is_no_mention() -> None:
    assert find("erupture rupture2 non-rupture rupture-like _rupture_") == []


def test_a_word_is_found_before_an_apostrophe_and_any_stop() -> None:
    assert [words for words, _ in find("The rupture’s end, (rupture), “rupture”")] == [
        "rupture"
    ] * 3


def test_a_form_in_capitals_is_found_in_capitals_only() -> None:
    assert find("You act. ACT!") == [("ACT", "act")]


def test_an_unmarked_term_is_not_found() -> None:
    assert find("therapy") == []


def test_only_the_first_mention_is_marked_also_across_paragraphs() -> None:
    html, keys = mark("A rupture.\n\nTwo ruptures, and consent.")
    assert html.count("<button") == 2
    assert keys == ["rupture", "consent"]


def test_an_article_marks_no_more_than_the_setting_says() -> None:
    html, keys = mark("Rupture, consent, ACT.", most=2)
    assert keys == ["rupture", "consent"]
    assert "> ACT." not in html
    assert html.count("<button") == 2
    assert mark("Rupture.", most=0) == ("<p>Rupture.</p>", [])


def test_only_articles_have_marks() -> None:
    for folder in ("checklists", "pages", ""):
        assert mark("A rupture.", folder) == ("<p>A rupture.</p>", None)


def test_an_article_in_another_language_has_no_marks() -> None:
    def keys(glossary: str, site: str, front: dict[str, Any]) -> Any:
        return mark("Rupture.", front=front, lang=glossary, article_lang=site)[1]

    assert keys("en", "en", {}) == keys("en", "fr", {"lang": ["en"]}) == ["rupture"]
    assert keys("en", "en", {"lang": "fr"}) is keys("en", "fr", {}) is None


def test_the_names_and_code_of_a_text_are_left_alone() -> None:
    source = "# rupture\n\nrupture\n:   Term.\n\n    rupture\n\n[rupture](/r/)\n\n> rupture\n\n`rupture`\n"
    assert mark(source)[0].count("<button") == 1  # in the definition, an ordinary paragraph


def test_a_word_never_breaks_what_markdown_keeps_for_later() -> None:
    html, keys = mark("You & me \\* <b>x</b>\n\nA & B, amp; <ruptures@a.example>")
    assert "\x02" not in html
    assert keys == ["amp"]


def test_a_sentence_reads_the_same_when_tags_are_taken_out() -> None:
    source = "A *rupture* and informed consent, client’s view & ACT."
    marked, unmarked = mark(source)[0], mark(source, "pages")[0]
    assert re.sub(r"<[^>]+>", "", marked) == re.sub(r"<[^>]+>", "", unmarked)
    assert plain(marked) == unmarked


PIECES = [
    *"\n *_`[](){}<>&\\!#:|-’'\"İſK",
    "rupture",
    "consent",
    "informed ",
    "act",
    "ACT",
    "amp",
    "\n\n",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(deadline=None)  # a busy computer is no fault
@given(TEXT)
def test_whatever_a_text_holds_marking_it_only_adds_buttons(text: str) -> None:
    html, keys = mark(text)
    assert plain(html) == mark(text, "pages")[0]
    keys = keys or []  # an empty text is not read at all
    assert len(keys) == len(set(keys)) == html.count('<button class="term"')


@settings(deadline=None)  # a busy computer is no fault
@given(TEXT)
def test_marking_a_text_twice_gives_the_same(text: str) -> None:
    assert mark(text) == mark(text)


@settings(deadline=None)  # a busy computer is no fault
@given(st.lists(st.text(max_size=8), min_size=1, max_size=4), st.text(max_size=60))
def test_any_form_can_be_looked_for_in_any_text(forms: list[str], text: str) -> None:
    forms = [form for form in (" ".join(form.split()) for form in forms) if form] or ["a"]
    term = Term(tuple(forms))
    for start, end, key in WordFinder([term]).find(text + " " + forms[0]):
        assert key == term.key
        assert start < end


def test_two_hundred_terms_are_looked_for_in_a_thousand_words_in_a_blink() -> None:
    terms = [
        Term((f"{a}{b}ord number", f"{a}{b}ords"))
        for a in "bcdfghklmnprstw"
        for b in "aeiouyrlmnsthw"
    ]
    text = "therapy is a thing two people do together and it can help to say so " * 70
    finder = WordFinder(terms)
    begin = time.perf_counter()
    assert list(finder.find(text)) == []
    assert time.perf_counter() - begin < 0.3
