"""The nouns of review: a signature under a text, where a page stands, a change of its text."""

from __future__ import annotations

import calendar
import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["unsigned", "changed", "overdue", "current"]
Problem = tuple[int, str, str]


@dataclass(frozen=True)
class Signature:
    """A clinician's name under the exact text of a page.

    `page` is the file below content/ ("articles/alliance/working-together.md"), `text` the hash of
    what was read, `line` where it stands in reviews.toml.
    """

    page: str
    by: str
    on: datetime.date
    due: datetime.date
    text: str
    line: int = 1


@dataclass(frozen=True)
class Standing:
    """Where a page stands: the state that its last signature is in today."""

    state: State
    signature: Signature | None = None
    days_over: int = 0  # how long ago the next look was due; 0 if it is not

    @property
    def is_signed(self) -> bool:
        """Whether the text as it stands was read and signed, be the next look due or not."""
        return self.state in ("current", "overdue")


@dataclass(frozen=True)
class Change:
    """One line of a page's change log."""

    on: datetime.date
    words: str


def hash_text(raw: bytes) -> str:
    """Return "sha256:" and the hash of a file as any machine has it: `sha256sum` gives the same.

    Line ends are taken as LF, so that a checkout on Windows is still the text that was signed.
    """
    text = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return f"sha256:{hashlib.sha256(text).hexdigest()}"


def find_standing(
    page: str, text: str, signatures: Sequence[Signature], today: datetime.date
) -> Standing:
    """Return where a page stands. `text` is its hash now; the last signature under it counts."""
    own = [one for one in signatures if one.page == page]
    if not own:
        return Standing("unsigned")
    last = max(own, key=lambda one: one.on)
    days_over = max(0, (today - last.due).days)
    if last.text != text:
        return Standing("changed", last, days_over)
    return Standing("overdue" if days_over else "current", last, days_over)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months on; the last day of a month that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return day.replace(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def read_changes(lines: Sequence[str], first_line: int) -> tuple[list[Change], list[Problem]]:
    """Read the lines of `Changes:` ("2026-11-24: What changed"), the newest first."""
    changes: list[Change] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, first_line):
        day, _, words = line.partition(":")
        try:
            changes.append(Change(datetime.date.fromisoformat(day.strip()), words.strip()))
        except ValueError:
            hint = "Write it as “2026-11-24: What changed.”"
            problems.append((number, f'"{line}" does not start with a date', hint))
    return sorted(changes, key=lambda change: change.on, reverse=True), problems
