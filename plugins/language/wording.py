"""Reads content/wording.toml and names every mistake in it, with its line and what to type."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .model import AGAINST, Problem, Rule, Wording

AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")
TABLE = re.compile(r"^\s*\[\[?\s*(?P<name>[\w-]+)\s*\]\]?")
KEY = re.compile(r"^\s*(?P<name>[\w-]+)\s*=")
NEEDED = {"words": 'words = ["…"]', "say": "say = 'Write \"…\".'"}
EXPECTED = {
    "string_type": ("needs to be text", 'Put it between quotes: {name} = "words".'),
    "bool_type": ("needs to be true or false", "Write {name} = true, without quotes."),
    "bool_parsing": ("needs to be true or false", "Write {name} = true, without quotes."),
    "tuple_type": ("needs to be a list", 'Write it as {name} = ["one", "two"].'),
    "model_type": ("needs to be a table", "Write [[{name}]], with its keys below."),
}

Place = tuple[str | int, ...]


def read_wording(path: Path) -> tuple[Wording, list[Problem]]:
    """Return the rules of a file, and what is wrong with it; no rules where anything is.

    Never raises for what stands in the file. Raises OSError where it cannot be opened.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return Wording(), [(1, "this is not UTF-8 text", "Save the file as UTF-8.")]
    return read_rules(text)


def read_rules(text: str) -> tuple[Wording, list[Problem]]:
    """Return the rules of a text, and what is wrong with it. Never raises."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Wording(), [_unread(str(error), text)]
    lines = find_lines(text)
    try:
        wording = Wording.model_validate(values)
    except ValidationError as error:
        told = {_explain(one, lines) for one in error.errors()}
        return Wording(), sorted(told)
    return wording, _twice(wording, lines)


def _unread(words: str, text: str) -> Problem:
    at = AT_LINE.search(words)
    line = int(at[1]) if at else text.count("\n") + 1
    said = AT_LINE.sub("", words).rstrip(": ").lower()
    hint = 'Look for a missing quote, comma or "=" on this line or the one above.'
    return line, f"this line can’t be read: {said}", hint


def find_lines(text: str) -> dict[Place, int]:
    """Return the line of each rule and each of its keys: ("claims", 0, "words")."""
    lines: dict[Place, int] = {}
    counts: Counter[str] = Counter()
    table: Place = ()
    for number, line in enumerate(text.split("\n"), 1):
        if match := TABLE.match(line):
            name = match["name"]
            table = (name, counts[name])
            counts[name] += 1
            lines[table] = number
            lines.setdefault((name,), number)
        elif match := KEY.match(line):
            lines.setdefault((*table, match["name"]), number)
    return lines


def _line(place: Place, lines: dict[Place, int]) -> int:
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return 1


def _explain(one: Any, lines: dict[Place, int]) -> Problem:
    place: Place = tuple(one["loc"])
    line, kind = _line(place, lines), one["type"]
    names = [step for step in place if isinstance(step, str)]
    name = names[-1]
    where = f" in [[{names[0]}]]" if len(names) > 1 else ""
    if kind == "extra_forbidden":
        return line, f'"{name}" is not a key{where}', _did_you_mean(name, _known(len(names)))
    if kind == "missing":
        return line, f'"{name}" is missing{where}', f"Add a line such as: {NEEDED[name]}"
    if kind == "literal_error":
        message = f'"{name}" can’t be "{one["input"]}"{where}'
        return line, message, _did_you_mean(str(one["input"]), ("fault", "warning"))
    if kind == "value_error":
        words, _, hint = str(one["ctx"]["error"]).partition("; ")
        return line, f'"{name}" {words}{where}', f"{hint[:1].upper()}{hint[1:].rstrip('.')}."
    what, hint = EXPECTED.get(kind, (one["msg"].lower(), "Compare it with the shipped file."))
    if name in AGAINST:
        what, hint = "needs to be a table", EXPECTED["model_type"][1]
    return line, f'"{name}" {what}{where}', hint.replace("{name}", name)


def _known(depth: int) -> list[str]:
    return sorted(Rule.model_fields if depth > 1 else Wording.model_fields)


def _did_you_mean(word: str, known: Any) -> str:
    close = get_close_matches(word.lower(), known, 1)
    return f'Did you mean "{close[0]}"?' if close else f"Known are: {', '.join(known)}."


def _twice(wording: Wording, lines: dict[Place, int]) -> list[Problem]:
    """Report words that two rules hold: nobody could tell which of them speaks."""
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for group, rules in wording.groups.items():
        for number, rule in enumerate(rules):
            line = _line((group, number, "words"), lines)
            for phrase in rule.words:
                if (known := first.setdefault(phrase.lower(), line)) != line:
                    message = f'"{phrase}" is listed twice (first on line {known})'
                    problems.append((line, message, "Take one of the two out."))
    return problems
