"""What counts as a block, a sentence and a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.block import WORD, find_blocks


def blocks(text: str, first_line: int = 1) -> list:
    return find_blocks(
        (number, "", line) for number, line in enumerate(text.split("\n"), first_line)
    )


def sentences(text: str) -> list[str]:
    return [one.text for block in blocks(text) for one in block.sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One two. Three.", ["One two.", "Three."]),
        ("One\ntwo.", ["One two."]),
        ("One\n\ntwo", ["One", "two"]),
        ("## Head\nText.", ["Head", "Text."]),
        ("## Head {.ask}", ["Head"]),
        ("- one\n- two", ["one", "two"]),
        ("1. one\n2. two", ["one", "two"]),
        ("- [ ] Ask.\n\n    Why it helps.", ["Ask.", "Why it helps."]),
        ("> “A. B.”\n>\n> C.", ["“A.", "B.”", "C."]),
        ("Text.\n> Quote.", ["Text.", "Quote."]),
        ("“Usually” is not “always.” The rest.", ["“Usually” is not “always.”", "The rest."]),
        ("“What now?” you could ask.", ["“What now?” you could ask."]),
        ("Ask Dr. Lee, e.g. by phone.", ["Ask Dr. Lee, e.g. by phone."]),
        ("It takes 3.5 hours. 9 people came.", ["It takes 3.5 hours.", "9 people came."]),
        ("| A | B |\n|---|---|\n| C. D | E |", ["A", "B", "C.", "D", "E"]),
        ("See [this](https://a.example/b_(C)) now.", ["See this now."]),
        ("See [this](https://a.example/B.C) now.", ["See this now."]),
        ("See [this\npage](https://a.example) now.", ["See this page now."]),
        ("It helps [@a; @b]. Yes.", ["It helps .", "Yes."]),
        ("Run `a. B` now.", ["Run now."]),
        ("    code", []),
        ("{checklist}a-list", []),
        ("Call {practice.phone}. Or write.", ["Call .", "Or write."]),
        ("---\n***\n===", []),
        ("[a]: https://example.org", []),
        ("A <b>bold</b> word<!-- not\nthis -->.", ["A bold word ."]),
        ("1979", []),
    ],
)  # fmt: skip
def test_a_text_has_these_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You can’t, can you?", ["You", "can’t", "can", "you"]),
        ("A well-known, self-help book", ["A", "well-known", "self-help", "book"]),
        ("14,587 people, or 3.5%", ["14,587", "people", "or", "3.5"]),
        ("yes/no – perhaps", ["yes", "no", "perhaps"]),
        ("naïve café", ["naïve", "café"]),
    ],
)
def test_a_sentence_has_these_words(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


def test_every_sentence_knows_its_line() -> None:
    found = blocks("One. Two.\nThree\nfour. Five.\n\n- Six.", first_line=5)
    lines = [(one.text, one.line) for block in found for one in block.sentences]
    assert lines == [("One.", 5), ("Two.", 5), ("Three four.", 6), ("Five.", 7), ("Six.", 9)]


def test_lines_of_the_front_matter_are_blocks_with_their_key() -> None:
    lines = [
        (1, "title", "A"),
        (2, "summary", "B"),
        (3, "summary", "c."),
        (4, "in_short", "D."),
        (5, "in_short", "E."),
    ]
    assert [(one.key, one.line, one.text) for one in find_blocks(lines)] == [
        ("title", 1, "A"), ("summary", 2, "B\nc."), ("in_short", 4, "D."), ("in_short", 5, "E."),
    ]  # fmt: skip


@settings(deadline=None)
@given(st.text(alphabet="ab. \n-*[]()`|>#:<&;{}@_1", max_size=200))
def test_blocks_stand_in_the_order_of_their_lines(text: str) -> None:
    found = [one.line for one in blocks(text)]
    assert found == sorted(found)
