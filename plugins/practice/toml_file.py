"""A TOML file, its values, and the line each of them stands on (which tomllib does not tell)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .toml_lines import Place, find_lines

KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=\s*(.*)$")
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
MOST_ERRORS = 40

# What tomllib says, in the words of somebody who has never heard of TOML.
IN_PLAIN_WORDS = (
    ("illegal character '\\n'", "a quotation mark is missing at the end"),
    ("unterminated string", "a quotation mark is missing at the end"),
    ("cannot overwrite a value", "this setting stands in the file a second time"),
    ("cannot declare", "this heading stands in the file a second time"),
    ("unclosed array", 'a list is not closed: a "," or "]" is missing on the line above'),
    ("expected '=' after a key", '"=" is missing after the name of the setting'),
    ("expected newline or end", "something stands after the closing quotation mark"),
    ("invalid value", "the words are not between quotation marks"),
)


@dataclass
class TomlFile:
    """What a file holds. `lines` gives the line of each key and table by its place.

    `errors` are (line, words) for each line that is not TOML. The lines around it are read all
    the same where they can be, so that one slip does not hide the others; `unread` are the places
    whose value is on such a line.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    errors: list[tuple[int, str]] = field(default_factory=list)
    unread: set[Place] = field(default_factory=set)

    @property
    def error(self) -> tuple[int, str] | None:
        """The first line that can't be read, or None."""
        return self.errors[0] if self.errors else None

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it that has one."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return 1


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file. Raises OSError where it can't be opened; mistakes are in `.errors`."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return TomlFile(errors=[(line, "this is not UTF-8 text")])
    return read_text(text)


def read_text(text: str) -> TomlFile:
    """Read TOML, going on after a line that can't be read; without values where that fails."""
    rows = text.split("\n")
    errors: list[tuple[int, str]] = []
    unread: set[int] = set()
    while len(errors) < MOST_ERRORS:
        try:
            values = tomllib.loads("\n".join(rows))
        except tomllib.TOMLDecodeError as error:
            line, words = _explain(str(error), rows)
            known = any(line == other for other, _ in errors)
            if not known:
                errors.append((line, words))
            if "a list is not closed" in words or not rows[line - 1].strip():
                break  # where a list or a text would have ended is anybody's guess
            key = KEY.match(rows[line - 1])
            rows[line - 1] = f"{key[1]} = 0" if key and not known else ""
            unread = unread | {line} if key and not known else unread - {line}
            continue
        lines = find_lines("\n".join(rows))
        places = {place for place, line in lines.items() if line in unread}
        return TomlFile(values, lines, errors, places)
    return TomlFile(errors=errors)


def _explain(words: str, rows: list[str]) -> tuple[int, str]:
    at = AT_LINE.search(words)
    line = min(int(at[1]) if at else len(rows), len(rows))
    if re.search(r"=\s*[“”„‘’«]", rows[line - 1]):
        return line, 'the quotation marks are curly; type straight ones: "'
    said = AT_LINE.sub("", words).strip().rstrip(":").lower()
    if not said.startswith(("cannot overwrite", "cannot declare")) and _is_toml(rows[line - 1]):
        said = "unclosed array"  # nothing is wrong with this line: the one above goes on into it
    plain = (instead for start, instead in IN_PLAIN_WORDS if said.startswith(start))
    return line, next(plain, said)


def _is_toml(row: str) -> bool:
    try:
        return bool(tomllib.loads(row))
    except tomllib.TOMLDecodeError:
        return False
