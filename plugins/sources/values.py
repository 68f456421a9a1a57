"""What may stand behind a key above a text: plain words, real dates, a language there is."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from babel import localedata

LONGEST_TITLE = 200  # characters
LONGEST_SLUG = 100  # bytes; file systems end at 255, and a record's page lies deeper
MANY_LINES = {"title", "summary", "in_short", "changes", "tags", "authors", "checklists", "pemat"}
JOINED = ("title", "summary")  # one sentence, however many lines it is written on

# What a template shows as it is typed, "<" and all: someone may write of a <b> that is gone
ESCAPED = {"changes", "pemat"}
HTML = re.compile(r"<[A-Za-z/!?]")
DATE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
LANGUAGE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?P<rest>(?:-[A-Za-z0-9]{2,8})*)")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YEARS = range(1990, 2101)

HOW_TO_WRITE_A_DATE = "Write it as year-month-day, such as 2026-11-23."
Problem = tuple[int, str, str]


def check_values(values: Mapping[str, Any], lines: Mapping[str, int]) -> list[Problem]:
    """Return what is wrong with the values of a file's keys, whatever folder it lies in."""
    problems: list[Problem] = []
    for key, value in values.items():
        line = lines.get(key, 1)
        found = list(_check_form(key, value))
        if not found:
            check = CHECKS.get(key)
            found = list(check(text_of(value))) if check and text_of(value) else []
        problems += [(line, message, hint) for message, hint in found]
    return problems


def text_of(value: Any) -> str:
    """Return a value as the words somebody wrote, on one line."""
    parts = value if isinstance(value, list) else [value]
    return " ".join(str(part) for part in parts).strip()


def is_date(text: str) -> bool:
    """Tell whether this is a day, with or without a time, as ISO 8601 writes it."""
    match = DATE.fullmatch(text)
    if not match:
        return False
    try:
        return datetime.datetime.fromisoformat(text).year in YEARS
    except ValueError:
        return False


def read_date(text: str) -> datetime.datetime | None:
    """Return the date and time of a text, or None where it is no date."""
    return datetime.datetime.fromisoformat(text) if is_date(text) else None


def _check_form(key: str, value: Any) -> Iterator[tuple[str, str]]:
    parts = value if isinstance(value, list) else [value]
    if any(isinstance(part, dict | list | set | tuple) for part in parts):
        yield f'"{key}" holds keys of its own', f"Write plain words behind {key}."
        return
    if key not in ESCAPED and any(HTML.search(str(part)) for part in parts):
        yield f"{key} holds HTML", "Write plain words; what stands here is shown as it is."
    if len(parts) > 1 and key not in MANY_LINES:
        yield f'"{key}" goes on in the next line', "Write it on one line, or mend the indent below."


def _check_title(title: str) -> Iterator[tuple[str, str]]:
    if len(title) > LONGEST_TITLE:
        message = f"the title has {len(title)} characters; {LONGEST_TITLE} is the limit"
        yield message, "Say the rest in the summary."
    if not any(character.isalnum() for character in title):
        yield "the title has no words", 'Add a line such as "Title: Feeling understood".'


def _check_date(text: str) -> Iterator[tuple[str, str]]:
    if not is_date(text):
        yield f'"{text[:40]}" is not a date', HOW_TO_WRITE_A_DATE


def _check_slug(slug: str) -> Iterator[tuple[str, str]]:
    if not SLUG.fullmatch(slug):
        plain = unicodedata.normalize("NFKD", slug).encode("ascii", "ignore").decode().lower()
        better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "feeling-understood"
        yield f'"{slug[:60]}" is not a slug', f'Write small letters and hyphens: "{better[:60]}".'
    elif len(slug.encode()) > LONGEST_SLUG:
        message = f"this slug has {len(slug.encode())} bytes; {LONGEST_SLUG} is the limit"
        yield message, "Shorten it to a few words."


def _check_language(code: str) -> Iterator[tuple[str, str]]:
    match = LANGUAGE.fullmatch(code)
    if match and localedata.exists(match["language"].lower()):
        if match["language"] != match["language"].lower():
            better = match["language"].lower() + match["rest"]
            yield f'"{code}" is not a language', f'Did you mean "{better}"?'
        return
    yield f'"{code[:40]}" is not a language', 'Write its code, such as "en", "de" or "es".'


CHECKS = {
    "title": _check_title,
    "date": _check_date,
    "modified": _check_date,
    "slug": _check_slug,
    "lang": _check_language,
}
