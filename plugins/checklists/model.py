"""The nouns of a checklist and their rules: kind, stage, item, group, task list."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from xml.etree.ElementTree import Element

# What a group of items is for. `expect` has nothing to tick; of `notice`, more ticks is not better.
# `say` is words to borrow, `prefer` a choice between two ends, `rate` a question with answers,
# `fill` a prompt for the reader's own words.
KINDS = ("do", "ask", "bring", "expect", "notice", "say", "prefer", "rate", "fill")
SITUATION = "situation"  # not a kind: a heading in a checklist file that folds what is below it
APART = "apart"  # a situation whose ticks stay on the page: they never reach a sheet to be shown
BETWEEN = "↔"

# People read at most about seven items at a time (CDC Clear Communication Index, item 8).
MOST_ITEMS = 7

LONGEST_ID = 48

Problem = tuple[int, str, str]  # line, what is wrong, what to type


@dataclass
class Stage:
    """One part of the way through therapy, and the checklists for it."""

    key: str
    title: str
    say: str
    about: str
    checklists: list = field(default_factory=list)

    @property
    def drawing(self) -> str:
        """The name of its picture in the theme."""
        return self.key


@dataclass(frozen=True)
class Answer:
    """One thing a reader can choose, and the words that choosing it offers (or None)."""

    label: str
    words: Element | None = None


@dataclass(frozen=True)
class Item:
    """One line of a checklist. `label` and `why` are parsed Markdown; `line` is where it stands."""

    id: str
    line: int
    label: Element
    why: tuple[Element, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass
class Situation:
    """A heading in a checklist file under which groups fold away, and the words below it."""

    heading: Element
    start: int
    lead: list[Element] = field(default_factory=list)
    apart: bool = False


@dataclass
class Group:
    """Items under one heading, with the words before and after them.

    `heading` is None where the list's own heading is enough.
    """

    kind: str
    items: list[Item]
    heading: Element | None = None
    lead: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    situation: Situation | None = None


@dataclass
class TaskList:
    """A whole checklist inside a page.

    `slug` names it for good, `named_by` is the id of the element that names it; it stands on the
    page's elements from `start` to `end`.
    """

    slug: str
    named_by: str
    kind: str = "do"
    groups: list[Group] = field(default_factory=list)
    start: int = -1
    end: int = -1

    @property
    def items(self) -> list[Item]:
        """All items, in order."""
        return [item for group in self.groups for item in group.items]


def item_id(words: str) -> str:
    """Return the name of an item, made from its words alone.

    Never a counter: a reader's tick must survive reordering, and must not survive other words.
    `words` is the item's Markdown. Letters of every script count; marks and punctuation do not.
    """
    plain = re.sub(r"\[@[^\]]*\]", "", words)  # a citation is no word of the item
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", plain)  # nor is a link's address
    folded = unicodedata.normalize("NFKC", plain).casefold()
    folded = re.sub(r"[’']", "", folded)
    slug = re.sub(r"[\W_]+", "-", folded).strip("-")
    if len(slug) <= LONGEST_ID:
        return slug
    digest = hashlib.sha256(slug.encode()).hexdigest()[:6]
    return f"{slug[: LONGEST_ID - 7].rpartition('-')[0] or slug[: LONGEST_ID - 7]}-{digest}"


def check_kind(kind: str, line: int) -> list[Problem]:
    """Report a kind that is not one of KINDS."""
    if kind in KINDS:
        return []
    return [(line, f'"{kind}" is not a kind of checklist', did_you_mean(kind, KINDS))]


def check_task_list(task_list: TaskList) -> list[Problem]:
    """Report an id that stands twice in a list, and groups that are too long."""
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for item in task_list.items:
        if item.id in first:
            problems.append(
                (
                    item.line,
                    f'the item id "{item.id}" is used twice in this checklist '
                    f"(first on line {first[item.id]})",
                    "Change the words, or give one of them a name of its own at the end of its "
                    'line, such as "{#my-name}".',
                )
            )
        first.setdefault(item.id, item.line)
    for group in task_list.groups:
        if len(group.items) > MOST_ITEMS:
            problems.append(
                (
                    group.items[MOST_ITEMS].line,
                    f"this group has {len(group.items)} items; people take in {MOST_ITEMS} at most",
                    'Put a sub-heading such as "### What you can do" above some of them.',
                )
            )
    return problems


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a hint: the nearest known word, or all of them."""
    known = list(choices)
    close = get_close_matches(word.lower(), known, 1)
    return f'Did you mean "{close[0]}"?' if close else f"Known are: {', '.join(known)}."
