"""The nouns of the glossary: a term, its forms, its definition."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 45  # words in a definition
TAKEN = {"main", "title"}  # ids that every page has
NOT_A_WORD = re.compile(r"[\W_]+")
SENTENCE_END = re.compile(r"[.!?…؟。][”’\"')\]]*(?=\s|$)")

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}

Problem = tuple[int, str, str]


@dataclass(frozen=True)
class Term:
    """One entry. `forms` are its words as an author wrote them, the name first.

    `line` is where it stands, `definition` its Markdown, `html` what became of that. A term that is
    not `marked` stands on the glossary's own page only.
    """

    forms: tuple[str, ...]
    line: int = 1
    definition: str = ""
    marked: bool = True
    html: str = ""

    @property
    def name(self) -> str:
        """The form that heads the entry."""
        return self.forms[0]

    @property
    def key(self) -> str:
        """Its name in addresses: "Informed consent" is "informed-consent"; "" without a letter."""
        key = NOT_A_WORD.sub("-", self.name.lower()).strip("-")
        return f"{key}-word" if key in TAKEN else key

    @property
    def letter(self) -> str:
        """The letter under which it stands: "É" under "E"; "#" for a digit."""
        first = _sortable(self.name)[:1].upper()
        return first if first.isalpha() else "#"

    @property
    def short(self) -> str:
        """The first sentence of its HTML: what an article shows."""
        return first_sentence(self.html)


def first_sentence(html: str) -> str:
    """Return the first sentence of `html`; all of it where that would cut a tag in two."""
    for end in SENTENCE_END.finditer(html):
        start = html[: end.end()]
        if start.count("<") == start.count(">") and _tags(start, "<[a-z]") == _tags(start, "</"):
            return start
    return html


def _tags(html: str, opening: str) -> int:
    return len(re.findall(opening, html))


def sort_terms(terms: list[Term]) -> list[Term]:
    """Return the terms in the order of the alphabet, without regard to capitals and accents."""
    return sorted(terms, key=lambda term: (term.letter == "#", _sortable(term.name), term.name))


def _sortable(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.casefold())
    return NOT_A_WORD.sub(" ", "".join(c for c in apart if not unicodedata.combining(c))).strip()


def check_terms(terms: list[Term]) -> list[Problem]:
    """Report terms that are there twice, forms that two terms share, and names without a letter."""
    problems: list[Problem] = []
    keys: dict[str, Term] = {}
    owners: dict[str, Term] = {}
    for term in terms:
        if not term.key:
            message = f'the term "{term.name}" has no letter'
            problems.append((term.line, message, "Write the word itself first."))
        first = keys.setdefault(term.key, term)
        if first is not term and term.key:
            message = f'the term "{term.name}" is there twice (first on line {first.line})'
            problems.append((term.line, message, "Make one of the two."))
            continue
        for form in term.forms:
            owner = owners.setdefault(normal(form), term)
            if owner is not term:
                message = f'"{form}" is already a form of "{owner.name}" (line {owner.line})'
                problems.append((term.line, message, "Take it out of one of the two lines."))
    return problems


def check_lengths(terms: list[Term]) -> list[Problem]:
    """Return a warning for each definition that is too long to be read in passing."""
    found: list[Problem] = []
    for term in terms:
        words = len(term.definition.split())
        if words > LONGEST:
            message = f'the definition of "{term.name}" has {words} words'
            found.append((term.line, message, f"Say it in {LONGEST} words or fewer."))
    return found


def direction(lang: str) -> str:
    """Return how a language is written: "ltr" or "rtl"."""
    return "rtl" if lang.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def normal(words: str) -> str:
    """Return words as they are compared: small letters, straight apostrophes, single spaces."""
    return " ".join(small(words).split())


def small(text: str) -> str:
    """Return `text` in small letters with straight apostrophes, as long as it was.

    A letter that would become two ("İ") stays as it is: places in both texts are the same.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'")
