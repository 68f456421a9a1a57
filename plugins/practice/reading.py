"""Reads a practice: its file, the one below it, and everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from .finding import Finding, Weight
from .layers import Layers, lay_over
from .outline import example_of
from .practice import Practice, fields_at
from .problems import mistakes
from .rules import Surroundings, check_all
from .toml_file import TomlFile, read_toml

Told = tuple[str, int, str, str]  # file, line, message, hint: as house_rules prints them


@dataclass(frozen=True)
class Reading:
    """What came of reading. `practice` is None where anything stops the build."""

    practice: Practice | None = None
    problems: list[Told] = field(default_factory=list)
    warnings: list[Told] = field(default_factory=list)


def read_practice(
    file: tuple[str, Path],
    base: tuple[str, Path] | None,
    around: Surroundings,
    publishing: bool = False,
) -> Reading:
    """Return the practice of a file, laid over the one in `base`. A file is (shown name, path)."""
    sources: list[tuple[str, TomlFile]] = []
    told: list[Told] = []
    for name, path in [file, base] if base else [file]:
        if not path.is_file():
            told.append((name, 1, "this file is missing", "Put it back, or name another one."))
            continue
        source = read_toml(path)
        hint = 'Look for a missing quote or "=" on this line or the one above.'
        told += [(name, line, f"this line can’t be read: {w}", hint) for line, w in source.errors]
        if source.values or not source.errors:
            sources.append((name, source))
    if len(sources) < (2 if base else 1):
        return Reading(problems=told)
    layers = lay_over(sources[0], sources[1] if base else None)
    practice, findings = check(layers, around)
    stops = {Weight.STOPS, Weight.STOPS_PUBLISHING} if publishing else {Weight.STOPS}
    silent = set() if publishing else {Weight.WARNS_ON_PUBLISHING}
    warnings: list[Told] = []
    if publishing:
        findings += check_for_publishing(layers)
    for finding in findings:
        if not layers.is_unread(finding.place) and finding.weight not in silent:
            to = told if finding.weight in stops else warnings
            to.append((*layers.where(finding.place), finding.message, finding.hint))
    return Reading(None if told else practice, sorted(set(told)), sorted(set(warnings)))


def check(layers: Layers, around: Surroundings) -> tuple[Practice | None, list[Finding]]:
    """Return the practice, if it is one, and everything the model and the rules find."""
    practice, found = None, []
    country = str(layers.values.get("country", ""))
    try:
        practice = Practice.model_validate(layers.values, context={"country": country})
    except ValidationError as error:
        found = [Finding(*mistake) for mistake in mistakes(error, fields_at, example_of)]
    return practice, told_once(found, check_all(layers.values, around))


def told_once(mistakes_found: list[Finding], more: list[Finding]) -> list[Finding]:
    """Return one mistake a place. A secret is told as a secret, whatever else is wrong with it."""
    secret = {one.place for one in more if one.is_secret}
    kept = [one for one in mistakes_found if one.place not in secret]
    wrong = {one.place for one in kept}
    return kept + [one for one in more if one.place not in wrong]


def check_for_publishing(layers: Layers) -> list[Finding]:
    """Return what only publishing asks for."""
    found = []
    if layers.values.get("demo") is True:
        hint = "Put in your own practice, then write demo = false."
        message = "this is the demonstration practice; it can’t be published"
        found.append(Finding(("demo",), message, hint))
    if not layers.values.get("web_address"):
        hint = 'Add a line such as web_address = "https://www.example.org".'
        found.append(Finding(("web_address",), '"web_address" is missing', hint))
    return found
