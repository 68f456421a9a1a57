"""The nouns of evidence: a source, a citation in a text, a reference on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

CITATION = re.compile(r"\[(@[^\]\s;]+(?:\s*;\s*@[^\]\s;]+)*)\]")
ATTEMPT = re.compile(r"\[\s*@[^\]\n]*\]?")  # what someone types who means a citation

# How sure a source lets us be. Many pooled studies that agree; few, or mixed; single or small ones;
# and what people who know the field hold, or a code asks for, without a count.
STRENGTHS = ("strong", "good", "early", "expert")
CONFIRMED = ("primary", "secondary")

Problem = tuple[int, str, str]


@dataclass(frozen=True)
class Source:
    """One entry of the bibliography. `html` is its formatted reference, `line` where it stands.

    `authors` are family names or bodies, `year` as it is written there. `strength`, `finding`,
    `limit`, `confirmed` and `design` are what the entry says of itself, or "". `used` are the pages
    that cite it, in the order of the site; `url` is its own page's address.
    """

    key: str
    html: str
    line: int = 1
    authors: tuple[str, ...] = ()
    strength: str = ""
    finding: str = ""
    limit: str = ""
    confirmed: str = ""
    design: str = ""
    title: str = ""
    year: str = ""
    used: tuple[Any, ...] = ()
    url: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody saw what it found: in the source itself, or told by another."""
        return self.confirmed in CONFIRMED

    @property
    def words(self) -> str:
        """Return all that the entry says of the study: what a figure on a page is held against."""
        return " ".join((self.finding, self.limit, self.year, self.title))


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
