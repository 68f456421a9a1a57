"""Says what is wrong, all of it, in the words of an office manager; or so that a program reads it.

| format | for | what it is |
|---|---|---|
| text | people, and the preview | `file:line: message`, `hint:` below, what became of the site |
| json | programs | one document on one line: problems, warnings, excused, counts, site |
| github | GitHub Actions | a workflow command for each, which GitHub shows beside the line |
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TextIO

FORMATS = ("text", "json", "github")


class Problem(NamedTuple):
    """One thing that must be mended: the file, its line, what is wrong, what to type."""

    path: str
    line: int
    message: str
    hint: str

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.message}"
        return f"{text}\n    hint: {self.hint}" if self.hint else text


@dataclass
class Report:
    """How a build ended. `excused` holds (path, line, message, reason) of what a source allows."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    excused: list[Problem] = field(default_factory=list)
    had_a_site: bool = False


def sort_problems(found: Iterable[tuple[str, int, str, str]]) -> list[Problem]:
    """Return each problem once, by file and line."""
    return sorted({Problem(*problem) for problem in found})


def write_report(report: Report, form: str, stream: TextIO) -> None:
    """Write a report in one of the FORMATS; nothing where there is nothing to say, but in JSON.

    No letter stops it that the stream can't show, and neither does a reader that has gone away.
    """
    text = {"json": as_json, "github": as_commands}.get(form, as_text)(report)
    if not text:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    with contextlib.suppress(BrokenPipeError):
        stream.write(f"{shown}\n")
        stream.flush()


def as_text(told: Report) -> str:
    """Return the problems; or, where there is none, the warnings; and what was excused."""
    parts = []
    if told.problems:
        parts.append(report(told.problems, told.had_a_site))
    elif told.warnings:
        parts.append(report_warnings(told.warnings))
    if told.excused:
        count = "1 fault is" if len(told.excused) == 1 else f"{len(told.excused)} faults are"
        parts.append(f"{count} excused by a reason in the source.")
    return "\n".join(parts)


def report(problems: list[Problem], had_a_site: bool) -> str:
    """Return the whole message: every problem, then what became of the site."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    site = "the last good site is untouched" if had_a_site else "there is no site yet"
    return "\n".join([*map(str, problems), f"{count}. Nothing was published; {site}."])


def report_warnings(warnings: list[Problem]) -> str:
    """Return every warning and a last line that says the site is there all the same."""
    told = [str(one._replace(message=f"warning: {one.message}")) for one in warnings]
    count = "1 warning" if len(warnings) == 1 else f"{len(warnings)} warnings"
    return "\n".join([*told, f"{count}. The site was built all the same."])


def as_json(told: Report) -> str:
    """Return one JSON document on one line, so that several builds are several lines.

    `site` is "published", or, where there are problems, "untouched" or "none".
    """
    site = "published" if not told.problems else "untouched" if told.had_a_site else "none"
    counts = {name: len(getattr(told, name)) for name in ("problems", "warnings", "excused")}
    document: dict[str, Any] = {name: rows(getattr(told, name)) for name in counts}
    for one in document["excused"]:
        one["reason"] = one.pop("hint")
    return json.dumps({**document, "counts": counts, "site": site}, ensure_ascii=False)


def rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems with a name for each of their parts."""
    return [one._asdict() for one in problems]


def as_commands(told: Report) -> str:
    """Return GitHub's workflow commands, and the closing line as people read it."""
    lines = [command("error", one) for one in told.problems]
    lines += [command("warning", one) for one in told.warnings]
    lines += [command("notice", one) for one in told.excused]
    return "\n".join([*lines, *as_text(told).splitlines()[-1:]])


def command(kind: str, one: Problem) -> str:
    """Return one workflow command: what would end a value is escaped as GitHub documents it."""
    said = f"{one.message}\n{one.hint}" if one.hint else one.message
    return f"::{kind} file={escape(one.path, inside=True)},line={one.line}::{escape(said)}"


def escape(text: str, *, inside: bool = False) -> str:
    """Return a text for a workflow command; `inside` its properties, a comma ends a value too."""
    for letter in "%\r\n" + (":," if inside else ""):
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
