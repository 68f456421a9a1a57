"""The lines above a text that say what the text is: title, summary, stage and so on.

Two forms are read. Pelican's own `Key: value` lines, and YAML between two lines of `---`.
Stock Pelican takes YAML for `Key: value` lines and loses every key after the first list without a
word, so a file that starts with `---` is read as YAML here, whole, or it is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

KEY_LINE = re.compile(r"^[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)$")
MORE_LINE = re.compile(r"^(?: {4,}|\t)(?P<value>.*)$")
YAML_MARKS = re.compile(r"^\s*(?:- +|[>|][+-]?\s*$)?[\"']?|[\"']?\s*$")
FENCE = re.compile(r"^---[ \t]*$")
FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")

Problem = tuple[int, str, str]


@dataclass
class FrontMatter:
    """What stands above a text.

    `values` holds, for each key in lower case, its values in order (what YAML made of them);
    `lines` the line each key stands on; `first_line` the line of the file on which `body` starts.
    `written` are all lines as (number, key, words), without the marks of YAML.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    written: list[tuple[int, str, str]] = field(default_factory=list)
    body: str = ""
    first_line: int = 1
    is_yaml: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_front_matter(text: str) -> FrontMatter:
    """Split `text` into front matter and body. Never raises: what is wrong is in `.problems`."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if FENCE.match(lines[start]):
        return _read_yaml(lines, start)
    return _read_key_lines(lines, start)


def _key(written: str) -> str:
    return written.lower().replace("-", "_")


def _remember_line(found: FrontMatter, written: str, line: int) -> str:
    """Note where a key stands, or that it stands there for the second time; return the key."""
    key = _key(written)
    if key in found.lines:
        message = f'"{written}" is written twice (first on line {found.lines[key]})'
        found.problems.append((line, message, "Keep one of the two lines."))
    found.lines.setdefault(key, line)
    return key


def _read_key_lines(lines: list[str], start: int) -> FrontMatter:
    found = FrontMatter()
    number, key = start, ""
    while number < len(lines) and lines[number].strip():
        if match := KEY_LINE.match(lines[number]):
            key = _remember_line(found, match["key"], number + 1)
            found.values[key] = [match["value"].strip()]
            found.written.append((number + 1, key, match["value"].strip()))
        elif key and (more := MORE_LINE.match(lines[number])):
            found.values[key].append(more["value"].strip())
            found.written.append((number + 1, key, more["value"].strip()))
        else:
            break
        number += 1
    found.body = "\n".join(lines[number:])
    found.first_line = number + 1
    return found


def _read_yaml(lines: list[str], start: int) -> FrontMatter:
    found = FrontMatter(is_yaml=True)
    end = next((n for n in range(start + 1, len(lines)) if FENCE_END.match(lines[n])), None)
    if end is None:
        found.problems.append(
            (
                start + 1,
                'the file starts with "---", but no second line of "---" ends its front matter',
                'Write a line of "---" below the last key.',
            )
        )
        found.body, found.first_line = "", len(lines)
        return found
    found.body = "\n".join(lines[end + 1 :])
    found.first_line = end + 2
    try:
        values = yaml.safe_load("\n".join(lines[start + 1 : end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = start + 2 + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "it can’t be read"
        found.problems.append(
            (line, f"the front matter is not YAML: {reason}", "Write each key as `Key: value`.")
        )
        return found
    if not isinstance(values, dict):
        found.problems.append(
            (start + 2, "the front matter holds no keys", "Write each key as `Key: value`.")
        )
        return found
    key = ""
    for number in range(start + 1, end):
        words = lines[number]
        if match := KEY_LINE.match(words):
            key, words = _remember_line(found, match["key"], number + 1), match["value"]
        found.written.append((number + 1, key, YAML_MARKS.sub("", words)))
    found.values = {_key(str(key)): value for key, value in values.items() if value is not None}
    return found
