"""reviews.toml, beside practice.toml: who signed which text, and when. Signing adds to its end."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from .model import Problem, Signature

NAME = "reviews.toml"
HEAD = """\
# Who of this practice has read which page, and signed its exact text.
# `python3 tasks.py review sign <page> --by <clinician>` writes here; there is no need to type.
"""
TABLE = re.compile(r"^[ \t]*\[\[\s*reviews\s*\]\]", re.MULTILINE)


class Entry(BaseModel):
    """One table of the file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    page: str = Field(pattern=r"^[^\s].*\.md$")
    by: str = Field(min_length=1)
    on: datetime.date
    due: datetime.date
    text: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")

    @model_validator(mode="after")
    def is_due_after_it_was_signed(self) -> Entry:
        """A look that was due before it took place is a slip of the pen."""
        if self.due < self.on:
            raise ValueError("due lies before on")
        return self


def read_ledger(path: Path) -> tuple[list[Signature], list[Problem]]:
    """Return every signature and what is wrong with the file. A file that is not there has none."""
    if not path.is_file():
        return [], []
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = int(found[1]) if (found := re.search(r"line (\d+)", str(error))) else 1
        return [], [(line, f"this line can’t be read: {error}", "Take back what you typed here.")]
    lines = [text[: match.start()].count("\n") + 1 for match in TABLE.finditer(text)]
    tables = values.get("reviews", [])
    if set(values) - {"reviews"} or not isinstance(tables, list):
        return [], [(1, "this file holds more than reviews", "Keep only [[reviews]] in it.")]
    signatures: list[Signature] = []
    problems: list[Problem] = []
    for number, table in enumerate(tables):
        line = lines[number] if number < len(lines) else 1
        try:
            entry = Entry.model_validate(table)
            signatures.append(Signature(**entry.model_dump(), line=line))
        except ValidationError as error:
            told = "; ".join(describe(one) for one in error.errors())
            hint = "Sign the page again: python3 tasks.py review sign <page> --by <clinician>"
            problems.append((line, f"this review can’t be read: {told}", hint))
    return signatures, problems


def describe(error: object) -> str:
    """Return one of pydantic's errors in a few words."""
    assert isinstance(error, dict)
    where = ".".join(map(str, error["loc"]))
    words = str(error["msg"]).removeprefix("Value error, ")
    return f"{where}: {words}" if where else words


def add_signature(path: Path, signature: Signature) -> None:
    """Write a signature at the end of the file; make the file if there is none. Raises OSError."""
    before = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    table = (
        "\n[[reviews]]\n"
        f"page = {_quoted(signature.page)}\n"
        f"by = {_quoted(signature.by)}\n"
        f"on = {signature.on}\n"
        f"due = {signature.due}\n"
        f'text = "{signature.text}"\n'
    )
    path.write_text(f"{before.rstrip()}\n{table}", encoding="utf-8", newline="\n")


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
