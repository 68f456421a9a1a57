"""How big a source may be. Past these, Markdown takes minutes, or no person has written it."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_BYTES = 1_000_000
MOST_LINES = 10_000
LONGEST_LINE = 20_000
LONGEST_PARAGRAPH = 20_000  # characters with no empty line among them
LONGEST_RUN = 200  # of one mark, such as ****
MOST_BRACKETS = 200  # in one line
MOST_BRACKETS_IN_A_PARAGRAPH = 1_000
DEEPEST = 50  # quotes in quotes, lists in lists
MOST_KEY_LINES = 200  # above a text
MOST_SECONDS = 2.0  # of computing, for one file; an ordinary one takes a thirtieth of that
MOST_SECONDS_MORE = 0.5  # for each one after a file that took too long: the build has failed

RUN = re.compile(rf"([^\w\s])\1{{{LONGEST_RUN},}}|[ \t]{{{5 * LONGEST_RUN},}}")
MARKERS = re.compile(r"(?:[ \t]{0,200}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+")
ONE_MARKER = re.compile(r"[>*+-]|\d{1,9}[.)]")
INDENT = re.compile(r"[ \t]*")

Problem = tuple[int, str, str]


def find_excess(text: str) -> list[Problem]:
    """Report the first line of each kind that is past a limit. A text with one is not read on."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        message = f"this file has {len(lines)} lines; {MOST_LINES} is the limit"
        return [(MOST_LINES + 1, message, "Divide it into several files.")]
    problems: dict[str, Problem] = {}
    brackets = length = 0  # of the paragraph so far
    for number, line in enumerate(lines, 1):
        is_empty = not line.strip()
        brackets = 0 if is_empty else brackets + line.count("[") + line.count("]")
        length = 0 if is_empty else length + len(line)
        for kind, message, hint in (*_check_line(line), *_check_paragraph(brackets, length)):
            problems.setdefault(kind, (number, message, hint))
    return list(problems.values())


def _check_line(line: str) -> Iterator[tuple[str, str, str]]:
    """Yield (what is too much, what is wrong, what to do) for one line."""
    if len(line) > LONGEST_LINE:
        message = f"this line has {len(line)} characters; {LONGEST_LINE} is the limit"
        yield "line", message, "Break it into paragraphs."
    brackets = line.count("[") + line.count("]")
    if brackets > MOST_BRACKETS:
        message = f"this line has {brackets} brackets; {MOST_BRACKETS} is the limit"
        yield "brackets", message, "Break it into lines of their own."
    if len(line) > LONGEST_RUN and (run := RUN.search(line)):
        called = "spaces" if run[0].isspace() else f"“{run[0][0]}”"
        message = f"column {run.start() + 1} starts a run of {len(run[0])} {called}"
        yield "run", message, f"{LONGEST_RUN} is the limit. Shorten it."
    if (depth := _depth(line)) > DEEPEST:
        message = f"quotes or lists stand {depth} deep here; {DEEPEST} is the limit"
        yield "depth", message, "Take some of them out of the others."


def _check_paragraph(brackets: int, length: int) -> Iterator[tuple[str, str, str]]:
    """Yield the same for a paragraph, as far as it has come."""
    hint = "Put an empty line into it."
    if brackets > MOST_BRACKETS_IN_A_PARAGRAPH:
        most = MOST_BRACKETS_IN_A_PARAGRAPH
        yield "paragraph", f"this paragraph has over {most} brackets, which is the limit", hint
    elif length > LONGEST_PARAGRAPH:
        most = LONGEST_PARAGRAPH
        yield "paragraph", f"this paragraph has over {most} characters, which is the limit", hint


def _depth(line: str) -> int:
    if len(line) <= DEEPEST:
        return 0
    indent = INDENT.match(line)
    columns = len(indent[0].expandtabs(4)) if indent and indent.end() < len(line) else 0
    markers = MARKERS.match(line)
    return columns // 4 + (len(ONE_MARKER.findall(markers[0])) if markers else 0)


def check_size(size: int) -> list[Problem]:
    """Report a source of that many bytes that is too big."""
    if size <= MOST_BYTES:
        return []
    message = f"this file has {size / 1_000_000:.1f} MB; 1 MB is the limit for a text"
    return [(1, message, "Divide it into several files.")]
