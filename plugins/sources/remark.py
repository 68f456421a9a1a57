"""Private remarks: `<!-- ask Ada about this -->` is for authors, and never reaches a page."""

from __future__ import annotations

import re
from collections.abc import Collection

MARKS = re.compile(r"(?P<code>(?<!`)(?P<run>`++)(?!`).+?(?<!`)(?P=run)(?!`))|(?P<start><!--)")
ODD_START = re.compile(r"-?>")  # a browser takes <!--> for a whole remark
ODD_INSIDE = re.compile(r"<!--|--!>")

Problem = tuple[int, str, str]


def take_remarks(text: str, code_lines: Collection[int] = ()) -> tuple[str, list[Problem]]:
    """Return the text without its remarks, and what is wrong with them. No line is added or lost.

    Remarks in fenced code (`code_lines`, by number) and in code spans are shown, not taken.
    """
    if "<!--" not in text:
        return text, []
    problems: list[Problem] = []
    kept: list[str] = []
    opened = 0  # the line of a remark that is not closed yet
    for number, line in enumerate(text.split("\n"), 1):
        if number in code_lines and not opened:
            kept.append(line)
            continue
        left, opened = _take_from(line, number, opened, problems)
        kept.append(left)
    if opened:
        message = "this remark is never closed: all below it would be lost"
        problems.append((opened, message, 'Write "-->" where the remark ends.'))
    return "\n".join(kept), problems


def _take_from(line: str, number: int, opened: int, problems: list[Problem]) -> tuple[str, int]:
    left, place = "", 0
    while place < len(line):
        if opened:
            end = line.find("-->", place)
            _check(line[place : end if end >= 0 else None], number, problems)
            if end < 0:
                return left.rstrip(), opened
            place, opened = end + 3, 0
            continue
        found = MARKS.search(line, place)
        if not found:
            return left + line[place:], 0
        left += line[place : found.start()]
        if found["code"]:
            left += found[0]
        else:
            opened = number
            if ODD_START.match(line, found.end()):
                _report(number, problems)
        place = found.end()
    return (left.rstrip() if opened or line.endswith("-->") else left), opened


def _check(inside: str, number: int, problems: list[Problem]) -> None:
    if ODD_INSIDE.search(inside):
        _report(number, problems)


def _report(number: int, problems: list[Problem]) -> None:
    message = "where this remark ends can be read in two ways"
    problems.append((number, message, 'Write "<!-- ", the remark, and " -->", nothing else.'))
