"""Where each kind of source lies below content/, and what a file is by its name and folder."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import get_close_matches

from .static_file import KINDS

TEXT_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".mdwn", ".mdtxt", ".mdx", ".txt", ".text")
WHAT_TO_DO = {
    ".docx": "Copy its text into a file that ends in .md.",
    ".doc": "Copy its text into a file that ends in .md.",
    ".odt": "Copy its text into a file that ends in .md.",
    ".rtf": "Copy its text into a file that ends in .md.",
    ".html": "Write it as Markdown, in a file that ends in .md.",
    ".htm": "Write it as Markdown, in a file that ends in .md.",
    ".rst": "Write it as Markdown, in a file that ends in .md.",
    ".zip": "Unpack it, and take it out.",
    ".heic": "Export the picture as .jpg, .webp or .png.",
    ".tiff": "Export the picture as .jpg, .webp or .png.",
    ".bmp": "Export the picture as .jpg, .webp or .png.",
}
SECRET = re.compile(r"^\.env|\.(?:pem|key|p12|pfx|keystore)$|^id_(?:rsa|ed25519)|^\.netrc$|^\.ht")
# The settings that name a file others read, and where it usually lies below content/
DATA_FILES = {
    "GLOSSARY_FILE": "glossary.md",
    "PRACTICE_FILE": "",
    "REFERENCES_FILE": "references.bib",
    "REVIEWS_FILE": "",
    "WORDING_FILE": "wording.toml",
}


@dataclass(frozen=True)
class Layout:
    """Where each kind of source lies, from the settings: folders and files below content/."""

    articles: tuple[str, ...] = ("articles",)
    pages: tuple[str, ...] = ("pages",)
    checklists: tuple[str, ...] = ("checklists",)
    static: tuple[str, ...] = ("images",)
    places: str = "places"
    data: frozenset[str] = frozenset(DATA_FILES.values()) - {""}
    excluded: frozenset[str] = frozenset()

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder that may lie in content/."""
        return (*self.articles, *self.pages, *self.checklists, *self.static, self.places)

    def sort(self, name: str) -> tuple[str, str, str]:
        """Return (kind, "", "") of a file, or ("", what is wrong, what to do)."""
        own = name.rpartition("/")[2]
        folder = name.rpartition("/")[0]
        ending = os.path.splitext(own)[1]
        if SECRET.search(own.lower()):
            return "", "this looks like keys or passwords", "Take it out, and change them."
        if name in self.data:
            return "data", "", ""
        if folder == self.places:
            if ending == ".toml":
                return "data", "", ""
            return "", "a country’s file ends in .toml", "Rename it, or move it."
        if own.startswith("."):
            return "", "this hidden file is no source", "Take it out of content/."
        if ending == ".md":
            return self._sort_text(folder)
        if ending.lower() in KINDS:
            return "static", "", ""
        return "", *unknown_kind(own, ending)

    def _sort_text(self, folder: str) -> tuple[str, str, str]:
        parent = folder.rpartition("/")[0]
        if folder in self.pages:
            return "page", "", ""
        if folder in self.checklists:
            return "checklist", "", ""
        if folder in self.articles:
            hint = f"Move it into {folder}/<topic>/, such as {folder}/trust/."
            return "", "this article lies in no topic", hint
        if parent in self.articles:
            return "article", "", ""
        inside = (*self.articles, *self.pages, *self.checklists)
        if any(folder.startswith(f"{one}/") for one in inside):
            return "", "this text lies too deep", "Move it up: nothing is read from this folder."
        hint = "Move it into articles/<topic>/, checklists/ or pages/."
        return "", "nothing reads a text that lies here", hint


def unknown_kind(own: str, ending: str) -> tuple[str, str]:
    """Return what is wrong with a file of no known kind, and what to do."""
    message = (
        f'nothing reads a file that ends in "{ending}"'
        if ending
        else ("nothing reads a file without an ending")
    )
    if ending.lower() == ".md":
        return message, f'Rename it to "{own[: -len(ending)]}.md", in small letters.'
    if ending.lower() in WHAT_TO_DO:
        return message, WHAT_TO_DO[ending.lower()]
    if ending.lower() in TEXT_ENDINGS or get_close_matches(ending.lower(), TEXT_ENDINGS, 1, 0.7):
        return message, f'Rename it to "{own[: -len(ending)]}.md".'
    return message, f"A text ends in .md; a picture in {', '.join(sorted(KINDS))}."
