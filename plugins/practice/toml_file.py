"""A TOML file, its values, and the line each of them stands on (which tomllib does not tell)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TABLE = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=\s*(.*)$")
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")

Place = tuple[str | int, ...]


@dataclass
class TomlFile:
    """What a file holds. `lines` gives the line of each key and table by its place.

    `error` is (line, words) where the file is not TOML at all; then `values` is empty.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)
    error: tuple[int, str] | None = None

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it that has one."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[:-1]
        return 1


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file. Raises OSError where it can't be opened; mistakes in it are in `.error`."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        return TomlFile(tomllib.loads(text), find_lines(text))
    except UnicodeDecodeError as error:
        return TomlFile(error=(raw[: error.start].count(b"\n") + 1, "this is not UTF-8 text"))
    except tomllib.TOMLDecodeError as error:
        words = str(error)
        at = AT_LINE.search(words)
        line = int(at[1]) if at else text.count("\n") + 1
        return TomlFile(error=(line, AT_LINE.sub("", words).strip().rstrip(":").lower()))


def find_lines(text: str) -> dict[Place, int]:
    """Return the line of every key and table in a valid TOML text."""
    lines: dict[Place, int] = {}
    table: Place = ()
    counts: dict[Place, int] = {}
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:  # inside a text or a list of several lines
            closing = "" if closing in line else closing
            continue
        if match := TABLE.match(line):
            table = tuple(part.strip().strip('"') for part in match[2].split("."))
            if match[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            lines.setdefault(table, number)
        elif match := KEY.match(line):
            place = (*table, match[1].strip('"'))
            lines[place] = number
            closing = _left_open(match[2])
    return lines


def _left_open(value: str) -> str:
    """Return what will end a value that goes on in the next line, or ""."""
    for quotes in ('"""', "'''"):
        if value.startswith(quotes) and quotes not in value[3:]:
            return quotes
    plain = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "", value).partition("#")[0]
    return "]" if plain.count("[") > plain.count("]") else ""
