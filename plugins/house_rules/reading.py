"""What the gate keeps of a built file: all findings in it, and what the look at the whole needs.

It is a function of the file's name and bytes and of the site's settings, so it can be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .built_page import BuiltPage, read_page
from .document import check_document, description_of, title_of
from .finding import Finding, Site
from .headings import check_headings
from .hrefs import Address, addresses_of
from .ids import check_ids
from .inline import check_inline
from .landmarks import check_landmarks
from .leftovers import check_leftovers
from .links import check_links_of_page
from .machine_files import check_headers, check_json, check_xml
from .names import check_names_of_things
from .origins import check_drawing, check_origins, check_script, check_stylesheet
from .secrets import check_secrets
from .tables import check_tables

Rule = Callable[[BuiltPage, Site], Iterator[Finding]]

# The rules for a page. A new rule is a function in a module of its own, and a line here.
RULES: list[Rule] = [
    check_document,
    check_headings,
    check_landmarks,
    check_names_of_things,
    check_ids,
    check_tables,
    check_inline,
    check_links_of_page,
    check_origins,
    check_leftovers,
]


@dataclass
class Reading:
    """What is known of one built file. `links` are the addresses inside the site."""

    findings: list[Finding] = field(default_factory=list)
    links: list[Address] = field(default_factory=list)
    is_page: bool = False
    ids: list[str] = field(default_factory=list)
    title: str = ""
    description: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain lists and texts."""
        return {
            **vars(self),
            "findings": [*map(list, self.findings)],
            "links": [*map(list, self.links)],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Reading:
        """Return what was kept. Raises TypeError, ValueError or KeyError for anything else."""
        one = cls(**kept)
        one.findings = [Finding(*parts) for parts in one.findings]
        one.links = [Address(*parts) for parts in one.links]
        return one


def read_file(name: str, raw: bytes, site: Site) -> Reading:
    """Return the reading of one built file."""
    reading = Reading(findings=list(check_secrets(raw, site)))
    ending = name[name.rfind(".") :].lower() if "." in name else name
    if ending not in TEXTS:
        return reading
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        reading.findings.append(Finding(line, "this is not UTF-8 text", "Save it as UTF-8."))
        return reading
    if ending == ".html":
        fill_in_page(reading, read_page(name, text), site)
        return reading
    for found in TEXTS[ending](text, name, site):
        (reading.links if isinstance(found, Address) else reading.findings).append(found)
    return reading


def fill_in_page(reading: Reading, page: BuiltPage, site: Site) -> None:
    """Add what is known of a page."""
    for rule in RULES:
        reading.findings.extend(rule(page, site))
    reading.is_page = True
    reading.ids = sorted(page.ids)
    reading.title, reading.description = title_of(page), description_of(page)
    addresses = (address for _, _, address in addresses_of(page, site))
    reading.links = [one for one in addresses if one.file is not None and one.url not in ("", "#")]


TEXTS: dict[str, Callable[[str, str, Site], Iterator[Any]]] = {
    ".html": lambda text, name, site: iter(()),
    ".css": check_stylesheet,
    ".js": lambda text, _name, site: check_script(text, site),
    ".svg": lambda text, _name, _site: check_drawing(text),
    ".xml": check_xml,
    ".json": lambda text, _name, _site: check_json(text),
    ".webmanifest": lambda text, _name, _site: check_json(text),
    "_headers": lambda text, _name, _site: check_headers(text),
}
