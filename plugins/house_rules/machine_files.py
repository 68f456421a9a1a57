"""Files that programs read: feeds, the sitemap, JSON, and a host's list of headers.

XML 1.0; RFC 4287 (Atom); sitemaps.org 0.9; RFC 8259 (JSON); RFC 9110 section 5.1 (header names).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from .finding import Finding, Site, shorten
from .hrefs import Address, lead

HEADER = re.compile(r"\s+(?:! )?[!#$%&'*+.^`|~\w-]+:\s*\S.*|\s+! [\w-]+")
MAY_BE_SHORT = {"category", "generator", "uri"}  # of a feed: not where something of ours is


def check_xml(text: str, name: str, site: Site) -> Iterator[Finding | Address]:
    """Yield what is wrong with a feed or sitemap, and the addresses of this site in it."""
    if "<!ENTITY" in text or "<!DOCTYPE" in text:
        yield Finding(1, "the file defines names of its own (<!DOCTYPE>)", "Take that out.")
        return
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        message = f"programs can’t read this file: {shorten(str(error))}"
        yield Finding(error.position[0], message, "Look at this line in what was built.")
        return
    for line, url in urls_of(root, text):
        if site.publishing and not url.startswith(("https://", "tag:", "urn:")):
            message = f'"{shorten(url)}" is not a whole https address'
            hint = "Programs read it on its own: it has to begin with https://."
            yield Finding(line, message, hint, url)
        file, place = lead(url, name, site)
        if file is not None:
            yield Address(line, url, False, file, place)


def urls_of(root: ElementTree.Element, text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, address) of every place of a feed or sitemap that holds one."""
    for element in root.iter():
        local = element.tag.rpartition("}")[2]
        url = element.get("href") if local == "link" else None
        if local == "loc" or (local in ("link", "guid", "id") and url is None):
            url = (element.text or "").strip()
        if url:
            place = text.find(url.replace("&", "&amp;"))
            yield text.count("\n", 0, max(place, 0)) + 1, url


def check_json(text: str) -> Iterator[Finding]:
    """Yield why a JSON file can't be read."""
    try:
        json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        message = f"programs can’t read this file: {shorten(str(error))}"
        yield Finding(line, message, "Look at this line in what was built.")


def check_headers(text: str) -> Iterator[Finding]:
    """Yield lines of a `_headers` file that a host would skip: its headers would not be sent."""
    has_path = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            has_path = line.startswith(("/", "https://"))
            if not has_path:
                hint = 'Begin with "/", and put headers below it, moved in by two spaces.'
                yield Finding(number, f'"{shorten(line)}" is not a path', hint, line)
        elif not has_path or not HEADER.fullmatch(line):
            hint = 'Write "  Name: value" below a path such as "/*".'
            yield Finding(number, f'"{shorten(line.strip())}" is not a header', hint, line.strip())
