"""Finds the words of the glossary in a text: whole words, in all forms, the longest first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from .model import Term, normal, small

# No word goes on before or behind it, and no mark of Python-Markdown (\x02) stands around it
START, END = r"(?<![\w\x02-])", r"(?![\w-])"


class WordFinder:
    """Knows every form of every term that may be marked."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._keys: dict[str, str] = {}
        self._written: dict[str, str] = {}  # ACT is not "act": capitals are found as written
        for term in terms:
            for form in term.forms if term.marked and term.key else ():
                self._keys.setdefault(normal(form), term.key)
                if form.isupper():
                    self._written[normal(form)] = form
        self._pattern = re.compile(f"{START}(?:{_any_of(self._keys)}){END}") if self._keys else None

    def find(self, text: str, seen: Collection[str] = ()) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, key) of each mention of a term whose key is not in `seen`.

        The caller may add to `seen` while it goes on.
        """
        if self._pattern is None:
            return
        for match in self._pattern.finditer(small(text)):
            words = " ".join(match[0].split())
            key = self._keys[words]
            start, end = match.span()
            written = self._written.get(words)
            if key not in seen and (written is None or text[start:end] == written):
                yield start, end, key


def _any_of(forms: Collection[str]) -> str:
    """Return a pattern for the longest of `forms`, by first letter so that most are skipped."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_letter.setdefault(form[0], []).append(form[1:])
    return "|".join(
        f"{re.escape(letter)}(?:{'|'.join(_words(rest) for rest in rests)})"
        for letter, rests in by_letter.items()
    )


def _words(form: str) -> str:
    return r"\s+".join(re.escape(word) for word in form.split(" "))
