"""Finds the line an author wrote something on, once Markdown has made HTML of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from html import unescape

ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!-])")


def find_lines(
    words: str, lines: Sequence[str], first_line: int, code_lines: Collection[int] = ()
) -> list[int]:
    """Return the number of each line that holds `words`; the first that is not empty if none does.

    Looked for as they are, with character references resolved, and without Markdown's escapes;
    where several lines made it together, by its first line, its first word.
    """
    plain = [(number, _plain(line)) for number, line in enumerate(lines, first_line)]
    for sought in _forms(words):
        found = [number for number, line in plain if sought in line]
        if found:
            return [number for number in found if number not in code_lines] or found
    return [next((number for number, line in plain if line.strip()), first_line)]


def _forms(words: str) -> list[str]:
    plain = _plain(words)
    first = next((line for line in plain.splitlines() if line.strip()), "")
    forms = [plain, first, first.strip(), next(iter(first.split()), "")]
    return [form for form in dict.fromkeys(forms) if form]


@lru_cache(maxsize=20_000)  # each problem of a text is looked for in all its lines
def _plain(text: str) -> str:
    return unescape(ESCAPE.sub("", text)).lower()
