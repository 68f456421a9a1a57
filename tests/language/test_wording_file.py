"""A mistake in content/wording.toml is named with its line and what to type."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.model import Wording
from language.wording import read_rules, read_wording

RULE = '[[own]]\nwords = ["cat"]\nsay = "Write dog."\n'

MISTAKES = {
    "a group nobody knows": ("[[stigmas]]\nwords = ['a']\nsay = 'b'", 1, '"stigmas" is not a key', 'Did you mean "stigma"?'),
    "a key nobody knows": ('[[own]]\nwords = ["cat"]\nsay = "b"\nunles = ["a"]', 4, '"unles" is not a key in [[own]]', 'Did you mean "unless"?'),
    "no better wording": ('\n[[own]]\nwords = ["cat"]', 2, '"say" is missing in [[own]]', "Add a line such as: say ="),
    "no words": ('[[own]]\nsay = "b"', 1, '"words" is missing in [[own]]', 'Add a line such as: words = ["…"]'),
    "an empty list": ('[[own]]\nwords = []\nsay = "b"', 2, '"words" is empty in [[own]]', 'Write it as words = ["one", "two"].'),
    "an empty word": ('[[own]]\nwords = ["cat", " "]\nsay = "b"', 2, '"words" holds no words in [[own]]', "Write the words between the quotes"),
    "an empty hint": ('[[own]]\nwords = ["cat"]\nsay = " "', 3, '"say" is empty in [[own]]', "Say what to write instead"),
    "text for a list": ('[[own]]\nwords = "cat"\nsay = "b"', 2, '"words" needs to be a list in [[own]]', 'words = ["one", "two"]'),
    "a number for text": ('[[own]]\nwords = ["cat"]\nsay = 3', 3, '"say" needs to be text in [[own]]', 'say = "words"'),
    "a word for yes or no": ('[[own]]\nwords = ["cat"]\nsay = "b"\nuncited = "perhaps"', 4, '"uncited" needs to be true or false in [[own]]', "uncited = true"),
    "a level nobody knows": ('[[own]]\nwords = ["cat"]\nsay = "b"\nlevel = "warn"', 4, '"level" can’t be "warn" in [[own]]', 'Did you mean "warning"?'),
    "a star in a word": ('[[own]]\nwords = ["c*t"]\nsay = "b"', 2, '"words" can’t look for "c*t" in [[own]]', "Write * only at the end of a word"),
    "a star after little": ('[[own]]\nwords = ["ca*"]\nsay = "b"', 2, '"words" can’t look for "ca*" in [[own]]', "after 3 letters or more"),
    "one bracket": ('[own]\nwords = ["cat"]\nsay = "b"', 1, '"own" needs to be a table', "Write [[own]], with its keys below."),
    "the same words twice": (f"{RULE}\n[[style]]\nwords = ['Cat']\nsay = 'b'", 2, '"cat" is listed twice (first on line 6)', "Take one of the two out."),
    "no toml": ('[[own]]\nwords = ["cat"]\nsay = "b', 3, "this line can’t be read", "Look for a missing quote"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(tmp_path: Path, text: str, line: int, message: str, hint: str) -> None:
    path = tmp_path / "wording.toml"
    path.write_text(text, encoding="utf-8")
    _, [(number, said, typed)] = read_wording(path)
    assert number == line
    assert message in said
    assert hint in typed


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "wording.toml"
    path.write_text(
        '[[own]]\nword = ["a"]\n[[own]]\nwords = ["cat"]\nsays = "b"\n', encoding="utf-8"
    )
    wording, problems = read_wording(path)
    assert wording == Wording()
    assert [line for line, _, _ in problems] == [1, 1, 2, 3, 5]


def test_text_that_is_not_utf_8_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "wording.toml"
    path.write_bytes(b"# caf\xe9\n")
    assert read_wording(path)[1] == [(1, "this is not UTF-8 text", "Save the file as UTF-8.")]


@settings(deadline=None)
@given(st.text(alphabet="[own]words=say'\"\n,*^ ", max_size=80))
def test_whatever_stands_in_the_file_it_is_read_without_a_crash(text: str) -> None:
    assert read_rules(text)


def test_a_mistake_stops_the_build_with_the_name_of_the_file(build, tmp_path) -> None:
    files = {"content/wording.toml": '[[own]]\nwords = ["cat"]\nsya = "b"\n'}
    built = build(files, WORDING_FILE=str(tmp_path / "content" / "wording.toml"))
    assert built.exit_code == 1
    assert (
        'content/wording.toml:3: "sya" is not a key in [[own]]\n    hint: Did you mean "say"?'
        in built.errors
    )


def test_a_file_that_is_missing_stops_the_build(build, tmp_path) -> None:
    built = build(WORDING_FILE=str(tmp_path / "content" / "wording.toml"))
    assert built.exit_code == 1
    assert "content/wording.toml:1: this file is missing" in built.errors


def test_a_practice_can_do_without_rules(build, article) -> None:
    assert build(article("## A\n\nA cure!\n"), WORDING_FILE="").exit_code == 0


def test_a_practice_can_have_rules_of_its_own(build, article, tmp_path) -> None:
    files = {**article("## A\n\nA cat.\n"), "content/wording.toml": RULE}
    built = build(files, WORDING_FILE=str(tmp_path / "content" / "wording.toml"))
    assert (
        'an-article.md:7: "cat" is not how this practice speaks\n    hint: Write dog.'
        in built.errors
    )
