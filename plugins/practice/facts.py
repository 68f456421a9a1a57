"""python -m practice.facts --places content/places --place gb: every fact, and how old it is."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from .freshness import age_in_days, read_today
from .place import Fact, LocalFact, Place, example_for_place, keys_of_place, place_file
from .problems import explain
from .toml_file import read_toml

ALL = "all"


@dataclass(frozen=True)
class Finding:
    """A fact, and where it stands."""

    path: str
    line: int
    fact: Fact
    where: str = ""

    def describe(self, today: datetime.date) -> str:
        """Return the fact on two lines: where it is, its age and how sure; then its source."""
        age = age_in_days(self.fact, today)
        days = "1 day" if age == 1 else f"{age} days"
        region = f" [{self.where}]" if self.where else ""
        return (
            f"{self.path}:{self.line}: {self.fact.title}{region}\n"
            f"    checked {self.fact.checked}, {days} old, {self.fact.confirmed}: "
            f"{self.fact.source}"
        )


class FactsError(Exception):
    """The facts can't be listed; the words say why."""


def read_facts(path: Path) -> list[Finding]:
    """Return every fact of a place's file. Raises FactsError with all mistakes in it."""
    file = read_toml(path)
    if file.error:
        raise FactsError(f"{path.as_posix()}:{file.error[0]}: {file.error[1]}")
    try:
        place = Place.model_validate(file.values)
    except ValidationError as error:
        problems = [
            f"{path.as_posix()}:{line}: {message}\n    hint: {hint}"
            for line, message, hint in explain(error, file, keys_of_place, example_for_place)
        ]
        raise FactsError("\n".join(problems)) from None
    return [
        Finding(
            path.as_posix(),
            file.line_of(where),
            fact,
            place.where(fact) if isinstance(fact, LocalFact) else "",
        )
        for where, fact in place.facts()
    ]


def list_facts(findings: Iterable[Finding], today: datetime.date) -> str:
    """Return the whole list, oldest first, and a last line that sums it up."""
    oldest_first = sorted(findings, key=lambda one: (one.fact.checked, one.path, one.line))
    primary = sum(one.fact.confirmed == "primary" for one in oldest_first)
    total = f"{len(oldest_first)} facts: {primary} from a primary source, "
    total += f"{len(oldest_first) - primary} from a secondary one. Today is {today}."
    return "\n".join([*(one.describe(today) for one in oldest_first), total])


def choose_files(folder: Path, place: str, practice_files: list[Path]) -> list[Path]:
    """Return the files to list: all, one country's, or the practice's. Raises FactsError.

    The country is that of the first practice file that names one: a file is laid over the next.
    """
    files = sorted(folder.glob("*.toml"))
    if place == ALL:
        return files
    if not place:
        if missing := [path for path in practice_files if not path.is_file()]:
            raise FactsError(f"{missing[0]} is missing. Name a place: --place us, or all.")
        named = (read_toml(path).values.get("country") for path in practice_files)
        place = str(next(filter(None, named), ""))
    path = place_file(folder, place)
    if path not in files:
        known = ", ".join([*(file.stem for file in files), ALL])
        raise FactsError(f'There is no place "{place}". Choose one of: {known}.')
    return [path]


def main(words: list[str]) -> int:
    """List the facts that were asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="facts", description=__doc__)
    parser.add_argument("--places", type=Path, default=Path("content/places"))
    parser.add_argument("--place", default="", help="a country, or all; else the practice's")
    own = [Path("practice.toml")]
    parser.add_argument("--practice-files", type=Path, nargs="+", default=own)
    asked = parser.parse_args(words)
    try:
        files = choose_files(asked.places, asked.place, asked.practice_files)
        findings = [finding for file in files for finding in read_facts(file)]
    except FactsError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(list_facts(findings, read_today()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
