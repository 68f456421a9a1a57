"""Addresses on a page: which attributes hold one, and where it leads.

URL Standard; HTML Standard, "Attributes" index: every attribute whose value is a URL.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from bs4 import Tag

from .built_page import BuiltPage, line_of
from .finding import Site

HOLD_ONE = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "manifest")
HOLD_SEVERAL = ("srcset", "imagesrcset", "ping")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LED_BY_A_PERSON = {"a", "area"}  # nothing is loaded until somebody follows it
SAY_ONLY = {"canonical", "alternate", "license", "author", "help", "me", "next", "prev", "search"}


class Address(NamedTuple):
    """An address in a page: where it stands, as it is written, and whether a browser loads it.

    `file` is the file below the site's folder that it leads to, None for another origin; `place`
    the id in that file.
    """

    line: int
    url: str
    loads: bool
    file: str | None
    place: str


Place = tuple[Tag, str, Address]


def addresses_of(page: BuiltPage, site: Site) -> list[Place]:
    """Return (element, attribute, address) for every address in a page."""
    if not page.addresses:
        page.addresses.extend(find_addresses(page, site))
    return page.addresses


def find_addresses(page: BuiltPage, site: Site) -> Iterator[Place]:
    """Yield (element, attribute, address) for every address in a page."""
    for name in (*HOLD_ONE, *HOLD_SEVERAL):
        for tag, value in page.attributes.get(name, ()):
            if name == "data" and tag.name != "object":
                continue
            parts = [value] if name in HOLD_ONE else split_set(value)
            for url in parts:
                file, place = lead(url, page.name, site)
                yield tag, name, Address(line_of(tag), url, loads(tag, name), file, place)


def loads(tag: Tag, name: str) -> bool:
    """Tell whether a browser asks for an address by itself, or sends something there."""
    if name == "ping":
        return True
    if tag.name == "link":
        return bool(set(str(tag.get("rel", "")).lower().split()) - SAY_ONLY)
    return tag.name not in LED_BY_A_PERSON


def split_set(value: str) -> list[str]:
    """Return the addresses of a srcset: "a.png 1x, b.png 2x" → a.png, b.png."""
    return [part.split()[0] for part in re.split(r",\s+", value) if part.split()]


def lead(url: str, page: str, site: Site) -> tuple[str | None, str]:
    """Return the file that an address leads to, seen from a page, and the id in it.

    The file is None for an address of another origin or of no file (mailto:).
    """
    path, place = split(url, site)
    if path is None:
        return None, ""
    if not path:
        return page, place
    if not path.startswith("/"):
        path = f"{site.folder}/{posixpath.join(posixpath.dirname(page), path)}"
    return file_of(path, site.folder), place


@cache
def split(url: str, site: Site) -> tuple[str | None, str]:
    """Return the path of an address inside the site and the id after it; None for any other."""
    path = inside(url.strip(), site)
    if path is None:
        return None, ""
    path, _, place = path.partition("#")
    return unquote(path.partition("?")[0]), unquote(place.partition(":~:")[0])


@cache
def file_of(path: str, folder: str) -> str:
    """Return the file below the site's folder that a path from the host's root leads to."""
    if folder and path != folder and not path.startswith(f"{folder}/"):
        return path  # on the same host, but not of this site: no file of ours begins with "/"
    path = path[len(folder) :]
    file = posixpath.normpath(path.strip("/")) if path.strip("/") else ""
    file = "" if file == "." else file
    return posixpath.join(file, "index.html") if path.endswith("/") or not file else file


def inside(url: str, site: Site) -> str | None:
    """Return an address of this site as a path of its host, or None for any other.

    The practice's own web address is where the first page is, whatever folder that is in.
    """
    if not url.startswith("//") and not SCHEME.match(url):
        return url
    own = site.origin.rstrip("/")
    if own and (url == own or url.startswith((f"{own}/", f"{own}#", f"{own}?"))):
        rest = url[len(own) :]
        return site.folder + (rest if rest.startswith("/") else f"/{rest}")
    return None
