"""Characters that nobody can see, or that make a reader see something else than is there.

They hide words from people and from checks, turn text around, or pass for marks of a program.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
TURNING = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates: "Trojan source"
BROKEN = "\ufdd0-\ufdef\ufffd\ufffe\uffff\ufff9-\ufffb"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
UNSEEN = (
    "\u034f\u115f\u1160\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e01ef"  # tags and rare variation selectors: a whole text can hide in them
)
JOINERS = "\u200c\u200d"  # needed in Persian, in Indic scripts and in emoji, never beside a-z
FOUND = re.compile(
    f"[{CONTROL}{TURNING}{BROKEN}{PRIVATE}{UNSEEN}]"
    f"|(?<=[\x20-\x7e])[{JOINERS}]|[{JOINERS}](?=[\x20-\x7e])"
)
# A browser needs no semicolon after a number
REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30}(?=;));?")
FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")  # Scotland, Wales, England

MOST = 20  # told of one file; somebody who sees twenty knows what is wrong

Problem = tuple[int, str, str]


def find_hidden_characters(text: str) -> list[Problem]:
    """Report each line's hidden characters, with the column of the first, each kind once a line.

    Character references (`&#x202e;`) count as the characters they stand for. Lines end with "\\n".
    """
    if not FOUND.search(text) and "&" not in text:
        return []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        problems += _look_at(line, number)
        if len(problems) > MOST:
            more = "there are more characters like these further down"
            return [*problems[:MOST], (number, more, "Mend these first, then build again.")]
    return problems


def _look_at(line: str, number: int) -> list[Problem]:
    shown = FLAGS.sub(lambda flag: " " * len(flag[0]), line)
    places = [(found.start(), found[0]) for found in FOUND.finditer(shown)]
    for reference in REFERENCE.finditer(shown):
        meant = unescape(reference[0]) or "\x01"  # it gives "" for a control character
        if FOUND.search(meant) or FOUND.search(f"a{meant}"):
            places.append((reference.start(), meant[0]))
    told: dict[str, Problem] = {}
    for column, character in sorted(places):
        told.setdefault(character, (number, _describe(character, column + 1), _hint(character)))
    return list(told.values())


def _describe(character: str, column: int) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    if character == "\ufffd":
        return f"column {column} holds {code}, the mark of a character that was lost"
    if character == "\r":
        return f"column {column} holds a carriage return ({code}) that ends no line"
    if re.match(f"[{CONTROL}]", character):
        return f"column {column} holds the control character {code}"
    if re.match(f"[{TURNING}]", character):
        return f"column {column} holds {code} ({name}), which turns text around"
    if re.match(f"[{PRIVATE}{BROKEN}]", character):
        return f"column {column} holds {code}, which is no character of any script"
    return f"column {column} holds {code}{f' ({name})' if name else ''}, which nobody can see"


def _hint(character: str) -> str:
    if character == "\ufffd":
        return "Type the lost character again."
    if character == "\r":
        return "Save the file with ordinary line ends."
    return "Delete it; retyping the word helps where it can’t be seen."
