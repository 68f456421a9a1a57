"""The Markdown extension: what an author may write in HTML and behind `{: …}`.

| class | registry | name | priority |
|---|---|---|---|
| KeepAttributes | treeprocessors | written_before | 8.5, before attr_list (8) gives attributes |
| CheckAttributes | treeprocessors | written | 7.5, after it, before toc (5) |
| CheckPartners | treeprocessors | partners | 7.4, before checklists (4) move what is in a list |
| CheckRawHtml | postprocessors | written_html | 40, while typed HTML still lies apart (30) |
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from .address import check_address
from .raw_html import ATTRIBUTES, Fault, check_attribute, check_partners, check_raw_html
from .source_line import find_lines

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")  # their classes are kinds, which checklists check
RAW = re.compile("\x02wzxhzdk:(\\d+)\x03")  # where Python-Markdown keeps typed HTML until the end
MOST = 50  # told of one file; somebody who sees fifty knows what is wrong


def report(md: Markdown, faults: Iterable[Fault]) -> None:
    """Put faults into `md.problems`, each on the lines that hold its words."""
    first_line = getattr(md, "place", ("", "", 1))[2]
    code_lines = getattr(md, "code_lines", ())
    problems = getattr(md, "problems", [])
    lines = getattr(md, "written_lines", [])
    told, already = set(problems), len(problems)
    for words, message, hint in dict.fromkeys(faults):
        message = " ".join(message.split())  # what it shows of the text can go over lines
        for number in find_lines(words, lines, first_line, code_lines):
            if (number, message, hint) not in told:
                told.add((number, message, hint))
                problems.append((number, message, hint))
        if len(problems) - already > MOST:
            more = "there is more like this"
            problems.append((problems[-1][0], more, "Mend these first, then build again."))
            return


class KeepAttributes(Treeprocessor):
    """Remembers which attributes Markdown itself gave, before authors' own come."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        self.md.before = {id(one): dict(one.attrib) for one in root.iter()}  # type: ignore[attr-defined]


class CheckAttributes(Treeprocessor):
    """Reports attributes that an author may not give: `{: onclick=… style=…}`."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        before = self.md.before  # type: ignore[attr-defined]
        with_kinds = {id(one) for one in root if one.tag in HEADINGS}
        faults: list[Fault] = []
        for element in root.iter():
            known = before.get(id(element), {})
            for name, value in element.attrib.items():
                if known.get(name) != value and not (name == "class" and id(element) in with_kinds):
                    faults += self._check(element.tag, name.lower(), str(value))
        self.md.before = {}  # type: ignore[attr-defined]
        self.md.has_typed_faults |= bool(faults)  # type: ignore[attr-defined]
        report(self.md, faults)

    def _check(self, tag: str, name: str, value: str) -> list[Fault]:
        if name == "class":
            hint = "A kind stands on a heading: ## What to ask {.ask}"
            return [
                (
                    f".{value.split()[0]}" if value.split() else value,
                    f'".{value}" means nothing here',
                    hint,
                )
            ]
        if name not in ATTRIBUTES:
            hint = "Take it out: looks and actions are a matter of the theme."
            return [(name, f'"{name}" may not stand in {{: …}}', hint)]
        wrong = check_attribute(tag, name, value)
        return [(value, *wrong)] if wrong else []


class CheckPartners(Treeprocessor):
    """Reports typed tags that open in one element of the page and close in another, or nowhere."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        stash = self.md.htmlStash.rawHtmlBlocks
        faults: list[Fault] = []
        for element in root.iter():
            words = "".join([element.text or "", *(child.tail or "" for child in element)])
            if pieces := [str(stash[int(number)]) for number in RAW.findall(words)]:
                faults += check_partners(pieces)
        self.md.has_typed_faults |= bool(faults)  # type: ignore[attr-defined]
        report(self.md, faults)


class CheckRawHtml(Postprocessor):
    """Reports HTML that an author may not type, and addresses that nothing links to yet."""

    def run(self, text: str) -> str:
        """Return the text as it is. Called once more for each heading in a table of contents."""
        stash = self.md.htmlStash.rawHtmlBlocks
        typed: list[Fault] = []
        for piece in stash[self.md.pieces_checked :]:  # type: ignore[attr-defined]
            typed += check_raw_html(str(piece))
        self.md.pieces_checked = len(stash)  # type: ignore[attr-defined]
        self.md.has_typed_faults |= bool(typed)  # type: ignore[attr-defined]
        unused = self.md.references.values() if not self.md.references_checked else ()  # type: ignore[attr-defined]
        self.md.references_checked = True  # type: ignore[attr-defined]
        wrong = [(address, check_address(address)) for address, _title in unused]
        report(self.md, typed + [(address, *fault) for address, fault in wrong if fault])
        return text


class SourcesExtension(Extension):
    """Registers the four processors of the table above."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Called by Python-Markdown."""
        md.registerExtension(self)
        self.md = md
        self.reset()
        md.treeprocessors.register(KeepAttributes(md), "written_before", 8.5)
        md.treeprocessors.register(CheckAttributes(md), "written", 7.5)
        md.treeprocessors.register(CheckPartners(md), "partners", 7.4)
        md.postprocessors.register(CheckRawHtml(md), "written_html", 40)

    def reset(self) -> None:
        """Called by Python-Markdown before each text."""
        md: Any = self.md
        md.before, md.has_typed_faults = {}, False
        md.pieces_checked, md.references_checked = 0, False


def makeExtension(**options: Any) -> SourcesExtension:  # noqa: N802 (Python-Markdown's own name)
    """Called by Python-Markdown."""
    return SourcesExtension(**options)
