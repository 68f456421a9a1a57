"""Marks go in and come out again, whatever stands in a text."""

from typing import Any

from checklists.task_line import CLOSE, OPEN, mark_lines
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from sources.code_block import find_code_lines

PIECES = st.sampled_from(
    ["- [ ] one", "- [] two", "# Three", "## Four {.ask}", "    why", "```", "{checklist}x", "", "text",
     "- plain", "1. [ ] six", "> “say”", "| a | b |", "    - [ ] deep", f"odd {OPEN}5{CLOSE}", "[@a]"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25).map("\n".join)


def convert(text: str) -> tuple[str, list]:
    md: Any = Markdown(extensions=["attr_list", "fenced_code", "toc", "checklists.extension"])
    md.place, md.front, md.problems, md.findings = ("articles", "page", 1), {}, [], {}
    md.code_lines = find_code_lines(text.split("\n"))
    return md.convert(text), md.problems


@given(TEXTS)
def test_no_mark_is_ever_left_on_a_page(text: str) -> None:
    html, _ = convert(text)
    assert OPEN not in html
    assert CLOSE not in html
    assert "data-line=" not in html or "data-line" in text
    assert "data-id=" not in html or "data-id" in text


@given(TEXTS)
def test_every_problem_names_a_line_of_the_text(text: str) -> None:
    _, problems = convert(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= line <= len(lines) for line, _, _ in problems)


@given(TEXTS, st.integers(1, 500))
def test_lines_count_from_where_the_text_starts(text: str, first: int) -> None:
    lines = text.split("\n")
    near = mark_lines(lines, 1).problems
    far = mark_lines(lines, first).problems
    assert [line + first - 1 for line, _, _ in near] == [line for line, _, _ in far]
