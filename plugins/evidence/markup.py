"""The HTML of a citation, and its number on a page."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element, SubElement

from .model import Reference, Source

CITE = re.compile(r'<a class="cite" data-key="(?P<key>[^"]*)"></a>')


def citation(keys: list[str]) -> Element:
    """Return the element that stands for a citation until `number_citations` gives it its number.

    Numbers come last, because a page can take in a checklist that cites sources itself.
    """
    root = Element("span", {"class": "cites"})
    for key in keys:
        SubElement(root, "a", {"class": "cite", "data-key": key})
    return root


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
