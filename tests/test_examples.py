"""Every case in tests/examples is a test: what an author types, and the HTML or problems it makes.

A file holds cases. A case is a title, a line with a dot, Markdown, a line with a dot, the HTML, a
line with a dot. A line of HTML that starts with "! " is a problem instead: "! LINE: message".
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from glossary.model import Term
from markdown import Markdown
from sources.code_block import find_code_lines

EXAMPLES = Path(__file__).parent / "examples"
EXTENSIONS = [
    "attr_list",
    "tables",
    "fenced_code",
    "toc",
    "checklists.extension",
    "evidence.extension",
    "glossary.extension",
]
TERMS = (
    Term(("Rupture", "ruptures")),
    Term(("Consent", "informed consent")),
    Term(("ACT",)),
    Term(("Therapy",), marked=False),
)


def cases() -> list[Any]:
    found = []
    for path in sorted(EXAMPLES.glob("*.md")):
        folder = "checklists" if path.stem.startswith("checklist-file") else "articles"
        parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for title, source, result in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            name = f"{path.stem}: {title.strip().splitlines()[-1]}"
            found.append(pytest.param(folder, source, result, id=name))
    return found


def convert(folder: str, source: str) -> tuple[str, list[str]]:
    md: Any = Markdown(
        extensions=EXTENSIONS,
        extension_configs={"glossary.extension": {"terms": TERMS}},
        output_format="html",
    )
    md.place, md.front, md.problems, md.findings = (folder, "page", 1), {}, [], {}
    md.code_lines = find_code_lines(source.split("\n"))
    html = md.convert(source)
    return html, [f"{line}: {message}" for line, message, _ in sorted(md.problems)]


def normal(html: str) -> str:
    """Put each tag on a line of its own, so that layout does not count."""
    return "\n".join(
        line.strip() for line in re.sub(r"(<[^>]+>)", r"\n\1\n", html).splitlines() if line.strip()
    )


@pytest.mark.parametrize(("folder", "source", "result"), cases())
def test_the_example_becomes_what_stands_beside_it(folder: str, source: str, result: str) -> None:
    html, problems = convert(folder, source)
    expected_problems = [line[2:] for line in result.splitlines() if line.startswith("! ")]
    expected = "\n".join(line for line in result.splitlines() if not line.startswith("! "))
    assert problems == expected_problems
    if expected.strip():
        assert normal(html) == normal(expected)


def test_there_are_examples_for_every_form_an_author_can_use() -> None:
    assert len(cases()) >= 40
