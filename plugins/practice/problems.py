"""Turns what pydantic found into words for an office manager."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from .toml_file import Place, TomlFile

Problem = tuple[int, str, str]

EXPECTED = {
    "string_type": ("needs to be text", 'Put it between quotes: key = "words".'),
    "bool_type": ("needs to be true or false", "Write true or false, without quotes."),
    "bool_parsing": ("needs to be true or false", "Write true or false, without quotes."),
    "list_type": ("needs to be a list", 'Write it as key = ["one", "two"].'),
    "date_type": ("needs to be a date", "Write it as 2026-11-23, without quotes."),
    "date_from_datetime_parsing": ("needs to be a date", "Write it as 2026-11-23, without quotes."),
    "model_type": ("needs to be a table", "Write it as [table] with its keys below."),
    "model_attributes_type": ("needs to be a table", "Write it as [table] with its keys below."),
    "too_short": ("is empty", "Add at least one."),
}


def explain(
    error: ValidationError, file: TomlFile, keys_at: Callable[[Place], list[str]]
) -> list[Problem]:
    """Return every mistake as (line, message, hint), in the order of the file.

    `keys_at` gives the keys that may stand at a place.
    """
    return sorted(_explain(one, file, keys_at) for one in error.errors())


def _explain(one: Any, file: TomlFile, keys_at: Callable[[Place], list[str]]) -> Problem:
    place: Place = tuple(one["loc"])
    name = str(place[-1]) if place else ""
    table = _table(place[:-1])
    line = file.line_of(place)
    kind = one["type"]
    if kind == "extra_forbidden":
        close = get_close_matches(name, keys_at(place[:-1]), 1)
        hint = (
            f'Did you mean "{close[0]}"?'
            if close
            else f"Known are: {', '.join(keys_at(place[:-1]))}."
        )
        return line, f'"{name}" is not a setting{table}', hint
    if kind == "missing":
        return line, f'"{name}" is missing{table}', f'Add a line such as: {name} = "…"'
    if kind == "literal_error":
        return (
            line,
            f'"{name}" can’t be "{one["input"]}"{table}',
            f"Known are: {one['ctx']['expected']}.",
        )
    if kind == "value_error":
        words = str(one["ctx"]["error"])
        words, _, hint = words.partition("; ")
        said = f'"{name}" {words}{table}'
        return line, said, (hint[:1].upper() + hint[1:] if hint else "Mend the value in quotes.")
    what, hint = EXPECTED.get(kind, (one["msg"].lower(), "Compare it with the shipped file."))
    return line, f'"{name}" {what}{table}', hint


def _table(place: Place) -> str:
    names = [str(step) for step in place if not isinstance(step, int)]
    return f" in [{'.'.join(names)}]" if names else ""
