"""The HTML of a citation, and its number on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element, SubElement

from .model import Reference, Source

CITE = re.compile(r'<a class="cite" data-key="(?P<key>[^"]*)"></a>')
ROOM = re.compile(r'\n?<div class="note" data-keys="(?P<keys>[^"]*)"></div>\n?')


def citation(keys: list[str]) -> Element:
    """Return the element that stands for a citation until `number_citations` gives it its number.

    Numbers come last, because a page can take in a checklist that cites sources itself.
    """
    root = Element("span", {"class": "cites"})
    for key in keys:
        SubElement(root, "a", {"class": "cite", "data-key": key})
    return root


def cited_keys(block: Element) -> list[str]:
    """Return the keys cited anywhere in a block, each once, in order."""
    keys = (link.get("data-key", "") for link in block.iter("a") if link.get("class") == "cite")
    return list(dict.fromkeys(filter(None, keys)))


def room_for_note(keys: list[str]) -> Element:
    """Return the element that `write_notes` fills: numbers are known only when a page is whole."""
    return Element("div", {"class": "note", "data-keys": " ".join(keys)})


def write_notes(
    html: str, references: list[Reference], render: Callable[[list[Reference]], str]
) -> str:
    """Return the page with a note where each source is first cited; `render` gives its HTML."""
    by_key = {reference.key: reference for reference in references}
    noted: set[str] = set()

    def fill(room: re.Match[str]) -> str:
        new = [key for key in room["keys"].split() if key in by_key and key not in noted]
        noted.update(new)
        return f"\n{render([by_key[key] for key in new])}\n" if new else "\n"

    return ROOM.sub(fill, html)


def number_citations(html: str, sources: dict[str, Source]) -> tuple[str, list[Reference]]:
    """Return the page with its citations numbered by first mention, and its references in order.

    A key that is not in `sources` gets a number too; it has been reported by then.
    """
    numbers: dict[str, int] = {}
    places: dict[str, list[str]] = {}

    def number(match: re.Match[str]) -> str:
        key = match["key"]
        numbers.setdefault(key, len(numbers) + 1)
        nth = len(places.setdefault(key, [])) + 1
        place = f"cite-{key}" if nth == 1 else f"cite-{key}-{nth}"
        places[key].append(place)
        # role doc-noteref: a screen reader says what the number is, in its own language
        return (
            f'<a class="cite" role="doc-noteref" id="{escape(place)}" '
            f'href="#ref-{escape(key)}">[{numbers[key]}]</a>'
        )

    numbered = CITE.sub(number, html)
    references = [
        Reference(n, key, sources[key].html, tuple(places[key]), sources[key])
        for key, n in numbers.items()
        if key in sources
    ]
    return numbered, references
