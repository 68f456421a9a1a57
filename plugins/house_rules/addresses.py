"""The addresses of the site: each belongs to one source, on every computer."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple

from .inventory import is_a_device

LONGEST_PART = 100  # bytes of what stands between two slashes
# The first parts of addresses that belong to the theme and to files for programs
RESERVED = ("theme", "images", "feeds", "search", "assets", "static", "cgi-bin", "404")

Problem = tuple[str, int, str, str]


class Claim(NamedTuple):
    """A file of the site, and who wants it: a source ("content/…") or the site itself ("")."""

    save_as: str
    source: str
    line: int = 1
    owner: str = ""  # what the site calls its own page


def check_addresses(claims: Iterable[Claim], reserved: Collection[str] = RESERVED) -> list[Problem]:
    """Report addresses that two claim, that are empty, too long, or that belong to the theme."""
    problems: list[Problem] = []
    first: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (bool(claim.source), claim.source)):
        key = unicodedata.normalize("NFC", claim.save_as).casefold()
        if claim.source:
            problems += _check_form(claim, reserved)
        other = first.setdefault(key, claim)
        if other is not claim and claim.source and other.source != claim.source:
            problems.append(_twice(claim, other))
    return problems


def _check_form(claim: Claim, reserved: Collection[str]) -> list[Problem]:
    parts = claim.save_as.removesuffix("/index.html").split("/")
    if not all(parts):
        message = "this text has no address: nothing is left of its name"
        hint = 'Rename the file with letters from a to z, or write "Slug: feeling-understood".'
        return [(claim.source, claim.line, message, hint)]
    if ".." in parts or claim.save_as.startswith(("/", "\\")):
        message = f'"{claim.save_as}" leads out of the site'
        return [(claim.source, claim.line, message, "Take Save_as and Slug out.")]
    longest = max(len(part.encode()) for part in parts)
    if longest > LONGEST_PART:
        message = f"a part of this address has {longest} bytes; {LONGEST_PART} is the limit"
        return [(claim.source, claim.line, message, "Rename the file, or write a short Slug.")]
    if any(map(is_a_device, parts)):
        message = f'Windows can’t hold "{claim.save_as}": one of its parts is the name of a device'
        return [(claim.source, claim.line, message, "Rename the file, or write another Slug.")]
    if parts[0].casefold() in reserved and not claim.source.startswith(f"content/{parts[0]}/"):
        message = f'the address "/{parts[0]}/" belongs to the site’s own files'
        return [(claim.source, claim.line, message, "Rename the file, or write another Slug.")]
    return []


def _twice(claim: Claim, other: Claim) -> Problem:
    shown = "/" + claim.save_as.removesuffix("index.html")
    if other.source:
        message = f'the address "{shown}" belongs to {other.source} too'
    else:
        message = f'the address "{shown}" belongs to the site’s own page “{other.owner}”'
    return (claim.source, claim.line, message, "Rename one of them, or write another Slug.")
