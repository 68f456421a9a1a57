"""The nouns of evidence: a source, a citation in a text, a reference on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

CITATION = re.compile(r"\[(@[^\]\s;]+(?:\s*;\s*@[^\]\s;]+)*)\]")
ATTEMPT = re.compile(r"\[\s*@[^\]\n]*\]?")  # what someone types who means a citation

Problem = tuple[int, str, str]


@dataclass(frozen=True)
class Source:
    """One entry of the bibliography. `html` is its formatted reference, `line` where it stands.

    `strength`, `finding`, `limit` and `confirmed` are what the entry says of itself, or "".
    """

    key: str
    html: str
    line: int = 1
    strength: str = ""
    finding: str = ""
    limit: str = ""
    confirmed: str = ""


@dataclass(frozen=True)
class Reference:
    """A source as one page cites it: its number there, and the places that cite it."""

    number: int
    key: str
    html: str
    back: tuple[str, ...]
    source: Source


def keys_in(citation: str) -> list[str]:
    """Return the keys of the inside of a citation: "@a; @b" gives ["a", "b"]."""
    return [part.strip().removeprefix("@") for part in citation.split(";")]


def check_citations(line: str, number: int) -> list[Problem]:
    """Report what looks like a citation but isn't one."""
    return [
        (
            number,
            f'"{match[0][:40]}" is not a citation',
            'Write "[@key]", and several as "[@first; @second]".',
        )
        for match in ATTEMPT.finditer(line)
        if not CITATION.fullmatch(match[0])
    ]
