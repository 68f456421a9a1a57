"""The lines of content/glossary.md: a term, its other forms, and its definition below.

Rupture, ruptures
:   A strain between you and your therapist, such as a hurt or a mix-up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from .model import Problem, Term

DEFINITION = re.compile(r"^ {0,3}:(?P<space>\s*)(?P<words>.*)$")
MARKED = re.compile(r"^(?P<forms>.*?)\s*\{(?P<inside>[^{}]*)\}\s*$")
COMMA = re.compile(r"[,،、]")
PASSED_OVER = re.compile(r"^\s*(?:#|<!--.*-->\s*$)")
# What only an article can do, and what to do instead
ELSEWHERE = (
    (re.compile(r"\]\(\s*\{"), "a link in the glossary is an address", 'Write it as "/help-now/".'),
    (re.compile(r"\[@"), "a definition cites no source", "Cite it in an article."),
)
UNMARKED = ".unmarked"
DEFINE_IT = 'Write ":   " and the definition on the line below it.'


@dataclass
class Entries:
    """What was read so far, and what is wrong with it. `waiting` is a term without a definition."""

    terms: list[Term] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    waiting: Term | None = None

    def begin(self, term: Term) -> None:
        """Take up a term; the one before it has to be whole."""
        self.end()
        self.waiting = term

    def end(self) -> None:
        """Report the term that still waits."""
        if self.waiting:
            message = f'the term "{self.waiting.name}" has no definition'
            self.problems.append((self.waiting.line, message, DEFINE_IT))
        self.waiting = None

    def define(self, words: str) -> None:
        """Give the waiting term its definition."""
        assert self.waiting
        self.terms.append(replace(self.waiting, definition=words))
        self.waiting = None

    def go_on(self, words: str) -> None:
        """Add a line to the last definition."""
        last = self.terms[-1]
        self.terms[-1] = replace(last, definition=f"{last.definition} {words}".strip())


def read_entries(
    lines: Sequence[str], first_line: int = 1, code_lines: Collection[int] = ()
) -> tuple[list[Term], list[Problem]]:
    """Return the terms of a glossary and what is wrong with its lines.

    `first_line` is the number of the first of `lines`. Headings and comments are passed over.
    """
    entries = Entries()
    inside = False  # a definition, which the next line may go on with
    before = ""
    for number, line in enumerate(lines, first_line):
        found = DEFINITION.match(line)
        if not line.strip() or number in code_lines:
            inside = False
        elif found:
            inside = _take_definition(entries, found, number, before if inside else "")
        elif PASSED_OVER.match(line):
            inside = False
        elif inside:
            entries.go_on(line.strip())
        else:
            _take_term(entries, line, number)
        for pattern, message, hint in ELSEWHERE:
            if pattern.search(line):
                entries.problems.append((number, message, hint))
        before = line
    entries.end()
    empty = [term for term in entries.terms if not term.definition]
    for term in empty:
        message = f'the definition of "{term.name}" is empty'
        entries.problems.append((term.line, message, 'Write it behind the ":   ".'))
    return entries.terms, entries.problems


def _take_definition(entries: Entries, found: re.Match[str], number: int, above: str) -> bool:
    """Read a line with a colon. `above` is the line above it, if that goes on with a definition."""
    words = found["words"].strip()
    if words and not found["space"]:
        message = "this definition has no space behind its colon"
        entries.problems.append((number, message, 'Write ":   ", a colon and three spaces.'))
    if entries.waiting:
        entries.define(words)
        return True
    if above and not DEFINITION.match(above) and not above.startswith(" "):
        message = f'"{above.strip()[:40]}" has no empty line above it'
        entries.problems.append((number - 1, message, "Put one there, so that a term begins."))
    else:
        message = "this definition has no term"
        entries.problems.append((number, message, "Write the term on the line above it."))
    return False


def _take_term(entries: Entries, line: str, number: int) -> None:
    written = MARKED.match(line)
    inside = written["inside"].strip() if written else ""
    if written and inside != UNMARKED:
        message = f'"{{{inside}}}" says nothing about a term'
        hint = f'Write "{{{UNMARKED}}}" behind a term that articles should not mark.'
        entries.problems.append((number, message, hint))
    parts = COMMA.split(written["forms"] if written else line)
    forms = tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
    if not forms:
        entries.problems.append((number, "this line names no term", "Write a word, or none of it."))
        return
    entries.begin(Term(forms, number, marked=inside != UNMARKED))
