"""Item ids: the one thing a reader's ticks hang on."""

import re
from html import escape

from checklists.model import LONGEST_ID, item_id
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text(min_size=1, max_size=200)


def test_an_id_is_made_from_the_words() -> None:
    assert item_id("Say that you’re nervous.") == "say-that-youre-nervous"


def test_punctuation_and_case_do_not_change_an_id() -> None:
    assert item_id("Ask: “why?”") == item_id("ask why")


def test_other_words_make_another_id() -> None:
    assert item_id("Ask for a break.") != item_id("Ask for a pause.")


def test_two_long_items_that_begin_alike_differ() -> None:
    start = "a long item that begins with very many words which are all the same "
    assert item_id(start + "one") != item_id(start + "two")


def test_a_citation_and_the_address_of_a_link_are_not_part_of_an_id() -> None:
    assert item_id("Read [this](https://example.org/) first [@one].") == "read-this-first"


def test_letters_of_every_script_count() -> None:
    assert item_id("اسأل عن السرية") == "اسأل-عن-السرية"


@given(WORDS)
def test_an_id_is_short_and_safe_in_html_and_addresses(words: str) -> None:
    made = item_id(words)
    assert len(made) <= LONGEST_ID
    assert escape(made, quote=True) == made
    assert not re.search(r"\s", made)


@given(WORDS)
def test_the_same_words_always_make_the_same_id(words: str) -> None:
    assert item_id(words) == item_id(words)


@given(WORDS)
def test_an_id_is_the_same_in_capitals(words: str) -> None:
    assert item_id(words.lower()) == item_id(words.lower().casefold())
