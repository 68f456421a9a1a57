"""The Markdown extension: `[@key]` becomes a citation.

| class | registry | name | priority |
|---|---|---|---|
| FindCitations | preprocessors | citation_lines | 29, before anybody adds lines |
| CitationInline | inlinePatterns | citation | 175, before reference links (170), after code (190) |
| PlaceNotes | treeprocessors | notes | 3, after checklists (4), which moves what is in a list |
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from . import markup
from .claim import find_claims
from .model import CITATION, check_citations, keys_in

CODE_SPAN = re.compile(r"(`+).+?\1")


class FindCitations(Preprocessor):
    """Remembers which key is cited on which line of the file."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are; leave `md.findings` "cited" (key, line) and "claims"."""
        first_line = getattr(self.md, "place", ("", "", 1))[2]
        cited: list[tuple[str, int]] = []
        problems = getattr(self.md, "problems", [])
        code_lines = getattr(self.md, "code_lines", ())
        for number, line in enumerate(lines, first_line):
            if number not in code_lines:
                plain = CODE_SPAN.sub("", line)
                problems.extend(check_citations(plain, number))
                for found in CITATION.finditer(plain):
                    cited += [(key, number) for key in keys_in(found[1])]
        findings = getattr(self.md, "findings", {})
        findings["cited"] = cited
        findings["claims"] = find_claims(lines, first_line, code_lines)
        return lines


class CitationInline(InlineProcessor):
    """Puts a citation in place of `[@key]`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Called by Python-Markdown for each match."""
        return markup.citation(keys_in(m[1])), m.start(0), m.end(0)


class PlaceNotes(Treeprocessor):
    """Makes room for a note behind each paragraph, list or quote that cites something."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown. A checklist of its own has no margin, so it has no notes."""
        if getattr(self.md, "place", ("",))[0] != "checklists":
            for block in list(root):
                if keys := markup.cited_keys(block):
                    root.insert(list(root).index(block) + 1, markup.room_for_note(keys))


class EvidenceExtension(Extension):
    """Registers the three processors of the table above."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Called by Python-Markdown."""
        md.preprocessors.register(FindCitations(md), "citation_lines", 29)
        md.inlinePatterns.register(CitationInline(CITATION.pattern, md), "citation", 175)
        md.treeprocessors.register(PlaceNotes(md), "notes", 3)


def makeExtension(**options: Any) -> EvidenceExtension:  # noqa: N802 (Python-Markdown's own name)
    """Called by Python-Markdown."""
    return EvidenceExtension(**options)
