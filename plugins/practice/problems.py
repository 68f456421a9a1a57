"""Turns what pydantic found into words for an office manager."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from .toml_file import TomlFile
from .toml_lines import Place

Problem = tuple[int, str, str]
KeysAt = Callable[[Place], list[str]]

EXPECTED = {
    "string_type": ("needs to be text", 'Put it between quotes: {name} = "words".'),
    "bool_type": ("needs to be true or false", "Write true or false, without quotes."),
    "bool_parsing": ("needs to be true or false", "Write true or false, without quotes."),
    "int_type": ("needs to be a whole number", "Write it without quotes: {name} = 12."),
    "int_parsing": ("needs to be a whole number", "Write it without quotes: {name} = 12."),
    "list_type": ("needs to be a list", 'Write it as {name} = ["one", "two"].'),
    "date_type": ("needs to be a date", "Write it as 2026-11-23, without quotes."),
    "date_parsing": ("is not a date", "Write it as 2026-11-23, without quotes."),
    "date_from_datetime_parsing": ("needs to be a date", "Write it as 2026-11-23, without quotes."),
    "date_from_datetime_inexact": ("needs to be a date", "Write it as 2026-11-23, without a time."),
    "model_type": ("needs to be a table", "Write it as [{name}], with its keys below."),
    "model_attributes_type": ("needs to be a table", "Write it as [{name}], with its keys below."),
    "too_short": ("is empty", "Add at least one."),
    "greater_than_equal": ("is too small", "Write a larger number."),
    "less_than_equal": ("is too large", "Write a smaller number."),
}


def explain(
    error: ValidationError,
    file: TomlFile,
    keys_at: KeysAt,
    example_of: Callable[[Place], str] = lambda _place: '"…"',
) -> list[Problem]:
    """Return every mistake as (line, message, hint), in the order of the file.

    `keys_at` gives the keys that may stand at a place, `example_of` a value to type.
    """
    said = mistakes(error, keys_at, example_of)
    return sorted((file.line_of(place), message, hint) for place, message, hint in said)


def mistakes(
    error: ValidationError,
    keys_at: KeysAt,
    example_of: Callable[[Place], str] = lambda _place: '"…"',
) -> list[tuple[Place, str, str]]:
    """Return every mistake as (place, message, hint). `example_of` gives a value to type."""
    return [_explain(one, keys_at, example_of) for one in error.errors()]


def _explain(
    one: Any, keys_at: KeysAt, example_of: Callable[[Place], str]
) -> tuple[Place, str, str]:
    place: Place = tuple(one["loc"])
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    table = _table(place[:-1] if place and place[-1] == name else place[: place.index(name)])
    kind = one["type"]
    if kind == "extra_forbidden":
        return place, f'"{name}" is not a setting{table}', _nearest(place, keys_at)
    if kind == "missing":
        example = example_of(place)
        line = f"{name} = {example}" if example else f"[{'.'.join(_names(place))}]"
        return place, f'"{name}" is missing{table}', f"Add a line such as: {line}"
    if kind == "literal_error":
        message = f'"{name}" can’t be "{one["input"]}"{table}'
        return place, message, f"Known are: {one['ctx']['expected']}.".replace("'", '"')
    if kind == "value_error":
        words, _, hint = str(one["ctx"]["error"]).partition("; ")
        hint = hint[:1].upper() + hint[1:] if hint else "Mend the value in quotes."
        return place, f'"{name}" {words}{table}', hint
    what, hint = EXPECTED.get(kind, (one["msg"].lower(), "Compare it with the shipped file."))
    if kind == "list_type" and keys_at(place):
        hint = f"Write [[{'.'.join(_names(place))}]], with two brackets on each side."
    if kind in ("model_type", "model_attributes_type"):
        if isinstance(place[-1], int):
            hint = f"Write [[{'.'.join(_names(place))}]], with its keys below."
        elif isinstance(one["input"], list):
            hint = f"Write [{'.'.join(_names(place))}], with one bracket on each side."
    return place, f'"{name}" {what}{table}', hint.replace("{name}", name)


def _nearest(place: Place, keys_at: KeysAt) -> str:
    """Return what was probably meant by a setting that is not known."""
    name, table = str(place[-1]), place[:-1]
    known = keys_at(table)
    if close := get_close_matches(name.lower(), known, 1):
        return f'Did you mean "{close[0]}"?'
    outside = table
    while outside:
        outside = outside[:-1]
        if name in keys_at(outside) and _names(outside) != _names(table):
            heading = f"[{'.'.join(_names(outside))}]" if outside else "the first [heading]"
            where = "below" if outside else "above"
            return f"It belongs to another part: move the line up, {where} {heading}."
    for other in keys_at(()):
        if name in keys_at((other,)):
            return f"It belongs into [{other}]."
    return f"Known are: {', '.join(known)}."


def _names(place: Place) -> list[str]:
    return [str(step) for step in place if not isinstance(step, int)]


def _table(place: Place) -> str:
    names = _names(place)
    return f" in [{'.'.join(names)}]" if names else ""
