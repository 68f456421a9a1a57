"""The Markdown extension: `[@key]` becomes a citation.

| class | registry | name | priority |
|---|---|---|---|
| FindCitations | preprocessors | citation_lines | 29, before anybody adds lines |
| CitationInline | inlinePatterns | citation | 175, before reference links (170), after code (190) |
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from . import markup
from .model import CITATION, check_citations, keys_in

CODE_SPAN = re.compile(r"(`+).+?\1")


class FindCitations(Preprocessor):
    """Remembers which key is cited on which line of the file."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are; leave (key, line) pairs in `md.findings["cited"]`."""
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
        getattr(self.md, "findings", {})["cited"] = cited
        return lines


class CitationInline(InlineProcessor):
    """Puts a citation in place of `[@key]`."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Called by Python-Markdown for each match."""
        return markup.citation(keys_in(m[1])), m.start(0), m.end(0)


class EvidenceExtension(Extension):
    """Registers the two processors of the table above."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Called by Python-Markdown."""
        md.preprocessors.register(FindCitations(md), "citation_lines", 29)
        md.inlinePatterns.register(CitationInline(CITATION.pattern, md), "citation", 175)


def makeExtension(**options: Any) -> EvidenceExtension:  # noqa: N802 (Python-Markdown's own name)
    """Called by Python-Markdown."""
    return EvidenceExtension(**options)
