"""Lines of Markdown that hold a box to tick, or were meant to.

Python-Markdown forgets on which line a thing stood. So, before it reads a text, the lines that
matter are given a mark that holds their number. The marks are private-use characters, which no
author types, and every one of them is taken out again.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

Problem = tuple[int, str, str]

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")

HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
BULLET = r"(?:[-*+]|\d+[.)])"
TASK = re.compile(rf"^(\s*{BULLET}\s+)(\[[ xX]\]\s+\S.*)$")
EMPTY_TASK = re.compile(rf"^\s*{BULLET}\s+\[[ xX]\]\s*$")
LIST_ITEM = re.compile(rf"^(\s*{BULLET}\s+)(.*)$")
# Near misses: what people type when they mean "- [ ] ".
NEAR_MISSES = [
    re.compile(rf"^\s*{BULLET}\s+\[\s*\](?:\S|$)"),  # - []   - []x   - [ ]x
    re.compile(rf"^\s*{BULLET}\s+\[(?:|\s{{2,}}|[_.·✓✔✗-])\](?:\s|$)"),  # - []   - [  ]   - [_]
    re.compile(rf"^\s*{BULLET}\s+\[[xX]\]\S"),  # - [x]word
    re.compile(r"^\s*[-*+]\[[ xX]?\]"),  # -[ ] word
    re.compile(r"^\s{0,3}\[[ xX]?\](?:\s+\S|\s*$)(?!\()"),  # [ ] word, without a dash
    re.compile(rf"^\s*{BULLET}\s+(?:\( ?\)|\{{ ?\}}|[☐☑□▢✅❑❏])"),  # - ( ) word   - ☐ word
]
EMBED = re.compile(r"^\s{0,3}\{checklist\}(?P<slug>\S*)\s*$")
LINK = re.compile(r"\]\(\{checklist\}(?P<slug>[^)#\s]*)")
CODE_SPAN = re.compile(r"(`+).+?\1")


@dataclass
class MarkedLines:
    """The lines with marks, what is wrong with them, and which checklists they ask for."""

    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asked_for: list[tuple[str, int]] = field(default_factory=list)
    placed: list[tuple[str, int]] = field(default_factory=list)


def mark_lines(lines: list[str], first_line: int, code_lines: Collection[int] = ()) -> MarkedLines:
    """Mark headings and task items with their line in the file; find near misses and references.

    `first_line` is the file's line on which `lines` starts. Indented code, and `code_lines` (by
    their number in the file), are left alone.
    """
    found = MarkedLines()
    in_list = False
    _check_embeds_stand_alone(found, lines, first_line)
    for number, raw in enumerate(lines, first_line):
        line = raw.replace(OPEN, "").replace(CLOSE, "")
        if number not in code_lines:
            in_list = _still_in_list(line, in_list)
            if in_list or not line.startswith(("    ", "\t")):
                line = _mark(line, number, found)
                if OPEN in line and TASK.match(raw) and _needs_gap(found.lines):
                    found.lines.append("")
        found.lines.append(line)
    return found


def take_mark(text: str) -> tuple[int, str]:
    """Return the line a text is marked with (0 where there is no mark) and the text without it."""
    match = MARK.search(text)
    return (int(match[1]) if match else 0), MARK.sub("", text)


def _needs_gap(before: list[str]) -> bool:
    """Tell whether Markdown would take a box for the rest of the paragraph above it."""
    return bool(before) and bool(before[-1].strip()) and not LIST_ITEM.match(before[-1])


def _still_in_list(line: str, in_list: bool) -> bool:
    if LIST_ITEM.match(line):
        return True
    return in_list and (not line.strip() or line[0] in " \t")


def _mark(line: str, number: int, found: MarkedLines) -> str:
    mark = f"{OPEN}{number}{CLOSE}"
    if match := HEADING.match(line):
        return f"{match[1]} {mark}{line[match.end() :]}"
    if match := EMBED.match(line):
        found.placed.append((match["slug"], number))
        return line
    plain = CODE_SPAN.sub("", line)
    found.asked_for += [(match["slug"], number) for match in LINK.finditer(plain)]
    if EMPTY_TASK.match(line):
        found.problems.append(
            (number, "this box has no words", 'Write what it is for: "- [ ] Say what you need."')
        )
    elif match := TASK.match(line):
        if match[2][1] != " ":
            found.problems.append(
                (
                    number,
                    "this box is ticked already; the ticks are the reader’s",
                    'Write "- [ ] " with a space between the brackets.',
                )
            )
    elif any(miss.match(line) for miss in NEAR_MISSES):
        found.problems.append(
            (
                number,
                f'"{line.strip()[:40]}" looks like a box to tick, but isn’t one',
                'Write "- [ ] " (dash, space, bracket, space, bracket, space), then the words.',
            )
        )
    if match := LIST_ITEM.match(line):
        return f"{match[1]}{mark}{match[2]}"
    return line


def _check_embeds_stand_alone(found: MarkedLines, lines: list[str], first_line: int) -> None:
    for place, line in enumerate(lines):
        match = EMBED.match(line)
        around = lines[max(place - 1, 0) : place] + lines[place + 1 : place + 2]
        if match and any(other.strip() for other in around):
            found.problems.append(
                (
                    first_line + place,
                    f"{{checklist}}{match['slug']} needs a line of its own",
                    "Leave an empty line above and below it.",
                )
            )
