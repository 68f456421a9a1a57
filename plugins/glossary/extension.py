"""The Markdown extension: reads the glossary's own file, and marks its words in articles.

| class | registry | name | priority |
|---|---|---|---|
| ReadGlossary | preprocessors | glossary_lines | 29.5, before anybody adds marks to lines |
| MarkWords | treeprocessors | words | 2, after toc (5), checklists (4) and notes (3) |
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from . import markup
from .entry import read_entries
from .finder import WordFinder
from .model import check_terms


class ReadGlossary(Preprocessor):
    """Reads the lines of the glossary's file."""

    def run(self, lines: list[str]) -> list[str]:
        """Leave the terms in `md.findings["terms"]`; return one definition for each of them."""
        first_line = getattr(self.md, "place", ("", "", 1))[2]
        terms, problems = read_entries(lines, first_line, getattr(self.md, "code_lines", ()))
        problems += check_terms(terms)
        getattr(self.md, "problems", []).extend(problems)
        getattr(self.md, "findings", {})["terms"] = terms
        return [line for term in terms for line in ("-", f":   {term.definition}", "")]


class MarkWords(Treeprocessor):
    """Marks the first mention of each word in an article.

    `lang` is the glossary's language, `article_lang` that of an article which names none.
    """

    def __init__(
        self, md: Markdown, words: WordFinder, most: int, lang: str, article_lang: str
    ) -> None:
        super().__init__(md)
        self._words, self._most = words, most
        self._lang, self._article_lang = lang, article_lang

    def run(self, root: Element) -> None:
        """Called by Python-Markdown. Leaves the keys of the marked words in `md.findings`."""
        if getattr(self.md, "place", ("",))[0] == "articles" and self._is_our_language():
            keys = markup.mark_words(root, self._words, self._most)
            getattr(self.md, "findings", {})["terms"] = keys

    def _is_our_language(self) -> bool:
        given = getattr(self.md, "front", {}).get("lang") or self._article_lang
        return str(given[0] if isinstance(given, list) else given).strip() == self._lang


class GlossaryExtension(Extension):
    """Registers the first processor for the glossary's own file, the second for all others."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "terms": [(), "The terms to mark"],
            "most": [5, "How many are marked in one article"],
            "lang": ["", "The language the terms are in"],
            "article_lang": ["", "The language of an article that names none"],
            "reads_glossary": [False, "Whether the text is the glossary itself"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Called by Python-Markdown."""
        if self.getConfig("reads_glossary"):
            md.preprocessors.register(ReadGlossary(md), "glossary_lines", 29.5)
            return
        words = WordFinder(self.getConfig("terms"))
        options = [self.getConfig(name) for name in ("most", "lang", "article_lang")]
        md.treeprocessors.register(MarkWords(md, words, *options), "words", 2)


def makeExtension(**options: Any) -> GlossaryExtension:  # noqa: N802 (Python-Markdown's own name)
    """Called by Python-Markdown."""
    return GlossaryExtension(**options)
