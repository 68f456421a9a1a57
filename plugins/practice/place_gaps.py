"""What a place may not lack, whatever else is wrong with its file: all gaps at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import InitErrorDetails

# Each strength of a limit, with the beginning of a sentence that shows what is meant.
STRENGTHS = {
    "must": "A court orders it.",
    "may": "There is a serious risk to someone’s life.",
    "usually-not": "A passing thought of suicide, on its own, usually is not passed on.",
}


def find_gaps(values: Mapping[str, Any]) -> list[InitErrorDetails]:
    """Return a mistake for each thing that is missing from a places file, as TOML gives it.

    A place needs an emergency number, its words, and for each of its regions a help line and all
    three kinds of limits. Without regions it needs them once. The words after the semicolon say
    what to type.
    """
    return [
        {
            "type": "value_error",
            "loc": loc,
            "input": None,
            "ctx": {"error": ValueError(words)},
        }
        for loc, words in _gaps(values)
    ]


def _gaps(values: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not isinstance(values.get("emergency"), Mapping):
        lacks = "is missing: a place needs the number for danger to life"
        yield ("emergency",), f'{lacks}; add a table [emergency] with number = "…"'
    if not isinstance(values.get("words"), Mapping):
        hint = 'add a table [words] with license, register, doctor and emergency_room = "…"'
        yield ("words",), f"is missing: a place needs to say what things are called there; {hint}"
    regions = [
        region for region in _tables(values, "regions") if isinstance(region.get("key"), str)
    ]
    views = [(region["key"], str(region.get("name", ""))) for region in regions] or [("", "")]
    for key, name in views:
        yield from _gaps_of_region(values, key, f" for {name or key}" if key else "")
    yield from _unknown_regions(values, [region["key"] for region in regions])


def _gaps_of_region(
    values: Mapping[str, Any], region: str, words: str
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not any(_holds(line, region) for line in _tables(values, "lines")):
        yield ("lines",), f'has no help line{words}; add a table [[lines]] with call = "…"'
    here = [limit for limit in _tables(values, "limits") if _holds(limit, region)]
    for strength, example in STRENGTHS.items():
        if not any(limit.get("strength") == strength for limit in here):
            hint = f'add a table [[limits]] with strength = "{strength}" and when = "{example}"'
            yield ("limits",), f'has no "{strength}"{words}; {hint}'


def _unknown_regions(
    values: Mapping[str, Any], known: list[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    hint = f"known are: {', '.join(known)}" if known else "add a table [[regions]] for it"
    for name, tables in values.items():
        for index, table in enumerate(_tables(values, name)):
            listed = table.get("regions", [])
            for region in listed if isinstance(listed, list) else []:
                if region not in known and isinstance(tables, list):
                    yield (name, index, "regions"), f"names {region}, which is no region; {hint}"


def _tables(values: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the tables [[name]], without what is no table."""
    listed = values.get(name)
    found = listed if isinstance(listed, list) else []
    return [table for table in found if isinstance(table, Mapping)]


def _holds(fact: Mapping[str, Any], region: str) -> bool:
    """Tell whether a fact holds in a region, as `LocalFact.holds_in` does."""
    regions = fact.get("regions")
    return not regions or (isinstance(regions, list) and region in regions)
