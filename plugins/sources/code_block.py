"""Fenced code in Markdown: lines that show something and mean nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})")


def find_code_lines(lines: Sequence[str], first_line: int = 1) -> set[int]:
    """Return the numbers of all lines that belong to fenced code, the fences too.

    `first_line` is the number of the first of `lines`. A fence that is never closed is no fence:
    Python-Markdown reads on as if it were text.
    """
    found: set[int] = set()
    place = 0
    while place < len(lines):
        end = _end_of_fence(lines, place)
        found |= set(range(first_line + place, first_line + end + 1)) if end else set()
        place = (end or place) + 1
    return found


def _end_of_fence(lines: Sequence[str], place: int) -> int:
    opening = FENCE.match(lines[place])
    if not opening:
        return 0
    closing = re.compile(rf"^{re.escape(opening['fence'])}[ ]*$")
    return next((n for n in range(place + 1, len(lines)) if closing.match(lines[n])), 0)
