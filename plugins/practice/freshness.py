"""How old a place's facts may grow: what only warns, and what stops a publish."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping

from .place import Emergency, Fact, Line, Place
from .toml_file import TomlFile

# A service changes its number, its hours or its keyword on any day, without a word to us, and a
# wrong number costs someone in danger the call: after a quarter of a year somebody has to look.
WARN_NUMBER = 90
# A year and a month: a yearly look was missed. Numbers that old do not go out any more.
STOP_NUMBER = 400
# Laws and registers change seldom, by acts that have a date and are in the news; the page says the
# day it was checked and sends people to their therapist. A yearly look is enough, with a month to
# do it in. It never stops a publish: a practice that takes its site down has no help page either.
WARN_RULE = 400

Report = tuple[int, str, str]  # line, message, hint


def read_today(environ: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day of the build: SOURCE_DATE_EPOCH's if it is set, so that builds can repeat."""
    stamp = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if stamp.isdecimal():
        return datetime.datetime.fromtimestamp(int(stamp), datetime.UTC).date()
    return datetime.date.today()


def age_in_days(fact: Fact, today: datetime.date) -> int:
    """Return how many days ago a fact was checked; below 0 if the date lies ahead."""
    return (today - fact.checked).days


def find_stale_facts(
    place: Place, file: TomlFile, today: datetime.date, *, numbers: bool = True
) -> tuple[list[Report], list[Report]]:
    """Return (what warns, what stops a publish), each with its line in the place's file.

    Without `numbers` only rules are looked at: the numbers of other places are not shown.
    """
    warnings: list[Report] = []
    stops: list[Report] = []
    for where, fact in place.facts():
        age = age_in_days(fact, today)
        is_number = isinstance(fact, Emergency | Line)
        if is_number and not numbers:
            continue
        line = file.line_of((*where, "checked"))
        if age < -1:  # one day ahead is only another time zone
            hint = "A date that lies ahead never grows old. Write the day somebody looked."
            warnings.append((line, f"{fact.title}: checked is a day to come", hint))
        elif age > (WARN_NUMBER if is_number else WARN_RULE):
            told = (line, f"{fact.title}: last checked {age} days ago", _hint(fact, today))
            (stops if is_number and age > STOP_NUMBER else warnings).append(told)
    return warnings, stops


def _hint(fact: Fact, today: datetime.date) -> str:
    return f"Compare it with its source ({fact.source}), then write checked = {today}."
