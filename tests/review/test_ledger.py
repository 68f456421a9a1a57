"""reviews.toml: what is written can be read, and what was typed wrong is named."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review.ledger import add_signature, read_ledger
from review.model import Signature

DAY = datetime.date(2026, 11, 24)
HASH = "sha256:" + "a" * 64
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(by=WORDS)
def test_a_signature_is_read_as_it_was_written(tmp_path_factory, by: str) -> None:
    path = tmp_path_factory.mktemp("ledger") / "reviews.toml"
    first = Signature("articles/a/b.md", by, DAY, DAY, HASH)
    add_signature(path, first)
    add_signature(path, Signature("pages/c.md", "Ada", DAY, DAY, HASH))
    found, problems = read_ledger(path)
    assert problems == []
    assert (found[0].by, found[1].page) == (by, "pages/c.md")
    assert found[1].line > found[0].line > 1


def test_a_file_that_is_not_there_holds_no_signatures(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "reviews.toml") == ([], [])


GOOD = f'[[reviews]]\npage = "a/b.md"\nby = "Ada"\non = 2026-11-24\ndue = 2027-11-24\ntext = "{HASH}"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[reviews]\n", 1, "can’t be read"),
        (f"{GOOD}\n[[reviews]]\nby = Ada\n", 9, "can’t be read"),
        (GOOD.replace("2027", "2025"), 1, "due lies before on"),
        (GOOD.replace('"Ada"', '""'), 1, "by:"),
        (GOOD.replace("due =", "dew ="), 1, "due:"),
        (GOOD.replace(HASH, "sha256:abc"), 1, "text:"),
        (GOOD.replace("2026-11-24", '"2026-11-24"'), 1, "on:"),
        (GOOD + "\n" + GOOD.replace('page = "a/b.md"\n', ""), 8, "page:"),
        ("title = 1\n", 1, "more than reviews"),
        ("reviews = 1\n", 1, "more than reviews"),
    ],
)
def test_what_was_typed_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    path = tmp_path / "reviews.toml"
    path.write_text(text, encoding="utf-8")
    _, problems = read_ledger(path)
    assert problems[0][0] == line
    assert words in problems[0][1]
