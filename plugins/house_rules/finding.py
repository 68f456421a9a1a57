"""What a rule finds in a built file, and what rules must know of the site to find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Finding(NamedTuple):
    """One thing a rule says about a built file.

    `clue` is the offending text as an author would have typed it: it leads to the line in the
    source. A finding that `warns` stops nothing.
    """

    line: int
    message: str
    hint: str
    clue: str = ""
    warns: bool = False


@dataclass(frozen=True)
class Site:
    """What the rules must know of the site that was built.

    `folder` is the part of SITEURL that stands before every address ("/guide", or ""); `origin` the
    practice's own web address, if it has one; `machine` the paths of this computer that nobody
    outside may read; `noindex` the pages that search engines should leave out; `strange_urls` how
    addresses may begin that stand in scripts but are never asked for; `kinds` the endings and
    `names` the whole names of files that may be published.
    """

    folder: str = ""
    origin: str = ""
    publishing: bool = False
    machine: tuple[str, ...] = ()
    noindex: tuple[str, ...] = ("404.html",)
    strange_urls: tuple[str, ...] = ("http://www.w3.org/",)
    kinds: tuple[str, ...] = (
        *(".html", ".css", ".js", ".json", ".xml", ".txt", ".webmanifest", ".pdf", ".vtt"),
        *(".woff2", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico"),
    )
    names: tuple[str, ...] = ("_headers", "_redirects", "CNAME")


def shorten(text: str, most: int = 70) -> str:
    """Return a text on one line, cut where it is too long to be shown."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
