"""What a page is built of, counted in its own HTML: headings, paragraphs, lists, links."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"img", "input", "br", "hr", "wbr"}
SKIPPED = {"button", "script", "style", "textarea", "summary"}
SENTENCE_END = re.compile(r"[.!?][”’\")\]]*(?:\s|$)")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


@dataclass
class Structure:
    """The counts of one page. A heading is (level, words), a link (address, words)."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    items: int = 0  # of checklists: to tick, to answer, or to read
    checkboxes: int = 0
    labels: int = 0
    groups: list[int] = field(default_factory=list)  # the items of each list
    images: int = 0
    images_without_alt: int = 0
    tables: int = 0
    table_heads: int = 0
    words: int = 0
    reader_words: int = 0

    @property
    def longest_paragraph(self) -> int:
        """The most sentences in one paragraph."""
        return max((count_sentences(words) for words in self.paragraphs), default=0)

    @property
    def longest_list(self) -> int:
        """The most items in one list."""
        return max(self.groups, default=0)

    @property
    def skips_a_level(self) -> bool:
        """Whether a heading is more than one level below the one before; the title is level 1."""
        levels = [1, *(level for level, _ in self.headings)]
        return any(below > above + 1 for above, below in pairwise(levels))


def count_sentences(words: str) -> int:
    """Return how many sentences a paragraph has, at least one."""
    return max(1, len(SENTENCE_END.findall(words.strip())))


def read_structure(html: str) -> Structure:
    """Count what a page's own HTML is built of. Notes and panels are not the page's own text."""
    reader = _Reader()
    with contextlib.suppress(AssertionError):  # Python's parser gives up at "<!["; sources tells it
        reader.feed(html)
        reader.close()
    text = " ".join(reader.text)
    reader.found.words = len(WORD.findall(text))
    reader.found.reader_words = len(READER.findall(text))
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Structure()
        self.text: list[str] = []
        self.open: list[tuple[str, bool]] = []  # each element that is open, and if it is skipped
        self.words: dict[str, list[str]] = {}
        self.address = ""
        self.lists: list[int] = []

    @property
    def is_skipping(self) -> bool:
        return any(skipped for _, skipped in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.found.ids.add(given["id"])
        if tag not in VOID:
            is_aside = given.get("role") == "note" or "popover" in given or tag in SKIPPED
            self.open.append((tag, is_aside))
        if tag in ("h2", "h3", "h4", "h5", "h6", "p", "a"):
            self.words[tag] = []
        if tag == "a":
            self.address = given.get("href", "")
        elif tag in ("ul", "ol"):
            self.lists.append(0)
        elif tag == "li" and self.lists:
            self.lists[-1] += 1
            self.found.items += "item" in given.get("class", "").split()
        elif tag == "img":
            self.found.images += 1
            self.found.images_without_alt += "alt" not in given
        elif tag == "table":
            self.found.tables += 1
        elif tag == "th":
            self.found.table_heads += 1
        elif tag == "input" and given.get("type") == "checkbox":
            self.found.checkboxes += 1
        elif tag == "label":
            self.found.labels += 1

    def handle_data(self, data: str) -> None:
        if self.is_skipping and not (self.open and self.open[-1][0] == "button"):
            return
        self.text.append(data)
        for words in self.words.values():
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        words = " ".join("".join(self.words.pop(tag, [])).split())
        if tag in ("ul", "ol") and self.lists:
            self.found.groups.append(self.lists.pop())
        elif tag == "a":
            self.found.links.append((self.address, words))
        elif tag == "p" and words and not self.is_skipping:
            self.found.paragraphs.append(words)
        elif re.fullmatch("h[2-6]", tag):
            self.found.headings.append((int(tag[1]), words))
