"""The line on which each key, table and list item of a TOML text stands."""

from __future__ import annotations

import contextlib
import re
from bisect import bisect_right

Place = tuple[str | int, ...]

BLANK = re.compile(r"[ \t\r]*")
GAP = re.compile(r"(?:\s|#[^\n]*)*")
KEY = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
PLAIN = re.compile(r"[^,\]}\n#]+")


class _LostError(Exception):
    """The text is not TOML from here on."""


def find_lines(text: str) -> dict[Place, int]:
    """Return the line of every key, table and list item. Stops where a text is not TOML."""
    scan = _Scan(text)
    with contextlib.suppress(_LostError, RecursionError):
        scan.read_file()
    return scan.lines


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Place, int] = {}
        self.tables: dict[Place, int] = {}  # the number of the last [[table]] of a name
        self.breaks = [match.start() for match in re.finditer("\n", text)]

    def read_file(self) -> None:
        table: Place = ()
        while self.skip(GAP) and self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.read_heading()
            else:
                self.read_pair(table)
            self.skip(BLANK)

    def read_heading(self) -> Place:
        line = self.line
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        table: Place = ()
        names = self.read_key()
        for number, name in enumerate(names):
            table = (*table, name)
            last = number == len(names) - 1
            if last and many:
                self.tables[table] = self.tables.get(table, -1) + 1
            if table in self.tables and (many or not last):
                table = (*table, self.tables[table])
        self.take("]]" if many else "]")
        self.lines.setdefault(table, line)
        if many and isinstance(table[-1], int):
            self.lines.setdefault(table[:-1], line)
        return table

    def read_pair(self, table: Place) -> None:
        line = self.line
        place = table
        for name in self.read_key():
            place = (*place, name)
            self.lines.setdefault(place, line)
        self.take("=")
        self.skip(BLANK)
        self.read_value(place)

    def read_key(self) -> list[str]:
        names = []
        while True:
            match = KEY.match(self.text, self.at)
            if not match:
                raise _LostError
            self.at = match.end()
            names.append(match[1].strip("\"'"))
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def read_value(self, place: Place) -> None:
        if match := TEXT.match(self.text, self.at):
            self.at = match.end()
        elif self.text.startswith("[", self.at):
            self.read_list(place)
        elif self.text.startswith("{", self.at):
            self.at += 1
            while self.skip(GAP) and not self.text.startswith("}", self.at):
                self.read_pair(place)
                self.skip(GAP)
                if not self.text.startswith("}", self.at):
                    self.take(",")
            self.take("}")
        elif match := PLAIN.match(self.text, self.at):
            self.at = match.end()
        else:
            raise _LostError

    def read_list(self, place: Place) -> None:
        self.at += 1
        count = 0
        while self.skip(GAP) and not self.text.startswith("]", self.at):
            item = (*place, count)
            self.lines[item] = self.line
            self.read_value(item)
            self.skip(GAP)
            if not self.text.startswith("]", self.at):
                self.take(",")
            count += 1
        self.take("]")

    @property
    def line(self) -> int:
        return bisect_right(self.breaks, self.at - 1) + 1

    def skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return True

    def take(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise _LostError
        self.at += len(mark)
