"""The plain words of a text: blocks, their sentences, their words.

A block is a paragraph, a heading, an item, a cell of a table, or a line of the front matter. What
is no word of the author is left out: marks of Markdown, addresses, citations, code, names in
braces, comments and tags. Line breaks stay, so that every word knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

# What is taken out of a block; the words of a link and the alternative text of a picture stay.
NOT_WORDS = re.compile(
    r"(?P<code>(?P<ticks>`+).+?(?P=ticks))"
    r"|<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>|<(?:https?:|mailto:)[^<>\s]*>"
    r"|\[@[^\]]*\]"
    r"|!?\[(?P<words>[^\[\]]*)\](?:\([^()\s]*(?:\([^()]*\)[^()]*)*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
    r"|\]\([^()\s]*\)|\{checklist\}\S*|\{[^{}\n]*\}"
    r"|(?:https?://|www\.)[^\s)>\]]*[^\s)>\].,;:!?]|[\w.+-]+@[\w-]+(?:\.\w+)+",
    re.DOTALL,
)
EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~|\\(?=[^\w\s])")
STARTS = re.compile(r"^[ \t>]*(?:#{1,6}\s|[-*+]\s|\d\d?[.)]\s|:\s)")  # begins a block of its own
ITEM = re.compile(r"^\s*(?:[-*+]|\d\d?[.)])\s")
MARKS = re.compile(
    r"^[ \t]*(?:>[ \t]?)*[ \t]*"
    r"(?:#{1,6}[ \t]+|(?:[-*+]|\d\d?[.)])[ \t]+(?:\[[ xX]?\][ \t]+)?|:[ \t]+)?",
    re.MULTILINE,
)
NO_TEXT = re.compile(r"^\s*(?:=+|-+|>+|(?:[*_-]\s*){3,}|\[[^\]@]+\]:\s+\S.*)?$")
CELL = re.compile(r"(?<!\\)\|")
INDENTED = re.compile(r"^(?: {4}|\t)")
SINGLE_LINES = {"in_short"}  # each line of it is a point of its own

# A sentence ends at . ! ? … and the quotes or brackets behind it, if a capital or a figure follows.
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*(?P<next>\S))")
ABBREVIATIONS = re.compile(r"(?<!\w)(?:e\.g|i\.e|dr|mr|mrs|ms|prof|st|vs)\.$", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
# A word: letters or digits; what an apostrophe or a hyphen joins is one word, and so is "14,587".
WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’‑-][^\W_]+)*")

SourceLine = tuple[int, str, str]


@dataclass(frozen=True)
class Sentence:
    """One sentence: its words as they stand, where it begins in its block, its line in the file."""

    text: str
    start: int
    line: int

    @cached_property
    def words(self) -> list[str]:
        """Return its words in order."""
        return WORD.findall(self.text)


@dataclass(frozen=True)
class Block:
    """Plain words that stand together. `line` is the file's line of the first.

    `key` is the front matter key they stand behind, "" in the text; `cites` tells whether a source
    is named in it.
    """

    text: str
    line: int
    key: str = ""
    cites: bool = False

    def line_at(self, place: int) -> int:
        """Return the file's line of a place in the block's text."""
        return self.line + self.text.count("\n", 0, place)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences that hold a letter; what ends without a full stop is one too."""
        return tuple(self._split())

    def _split(self) -> Iterator[Sentence]:
        start = 0
        ends = [match.end() for match in END.finditer(self.text) if _ends(match, self.text)]
        for end in [*ends, len(self.text)]:
            words = self.text[start:end]
            if LETTER.search(words):
                first = start + len(words) - len(words.lstrip())
                yield Sentence(" ".join(words.split()), first, self.line_at(first))
            start = end

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Return where the sentence around a place starts and ends in the block's text."""
        starts = [sentence.start for sentence in self.sentences]
        start = max((one for one in starts if one <= place), default=0)
        return start, min((one for one in starts if one > place), default=len(self.text))


def _ends(match: re.Match[str], text: str) -> bool:
    following = match["next"]
    if not (following.isupper() or following.isdigit()):
        return False
    return not ABBREVIATIONS.search(text, max(0, match.end() - 8), match.end())


def find_blocks(lines: Iterable[SourceLine]) -> list[Block]:
    """Return the blocks of a text, given as (line of the file, front matter key, words)."""
    blocks: list[Block] = []
    together: list[SourceLine] = []
    for line in _leave_out_code(lines):
        if together and _begins_anew(together[-1], line):
            blocks += _blocks(together)
            together = []
        if not NO_TEXT.match(line[2]):
            together.append(line)
    return blocks + _blocks(together)


def _leave_out_code(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines that are no indented code; below an item, indented lines belong to it."""
    in_list = in_text = False
    for number, key, words in lines:
        goes_on = in_list and (not words.strip() or words[0] in " \t")
        in_list = not key and (bool(ITEM.match(words)) or goes_on)
        if key or in_list or in_text or not INDENTED.match(words):
            in_text = bool(words.strip())
            yield number, key, words


def _begins_anew(last: SourceLine, line: SourceLine) -> bool:
    number, key, words = line
    if last[0] + 1 != number or last[1] != key or key in SINGLE_LINES:
        return True
    if key:
        return False
    first, before = words.lstrip()[:1], last[2].lstrip()[:1]
    is_other = "|" in (first, before) or before == "#" or (first == ">") != (before == ">")
    return bool(is_other or NO_TEXT.match(words) or STARTS.match(words))


def _blocks(lines: list[SourceLine]) -> list[Block]:
    """Return the block of these lines, or one for each cell of a table's row."""
    if not lines:
        return []
    number, key, first = lines[0]
    raw = "\n".join(words for _, _, words in lines)
    cells = CELL.split(raw) if not key and first.lstrip().startswith("|") else [raw]
    return [
        Block(words, number, key, "[@" in cell)
        for cell in cells
        if LETTER.search(words := plain(cell, is_text=not key))
    ]


def plain(raw: str, is_text: bool = True) -> str:
    """Return the words of Markdown without its marks; as many lines as there were."""
    text = NOT_WORDS.sub(_keep, MARKS.sub("", raw) if is_text else raw)
    text = EMPHASIS.sub("", text)
    return unescape(text) if "&" in text else text


def _keep(match: re.Match[str]) -> str:
    words = match["words"] or ""
    return words + "\n" * (match[0].count("\n") - words.count("\n"))
