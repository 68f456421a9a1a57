"""How a text begins: a key that slipped below the front matter would be shown to every reader."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from .front_matter import FrontMatter

LOOKS_LIKE_A_KEY = re.compile(r"^[ ]{0,3}(?P<key>[A-Za-z][A-Za-z0-9_-]{1,20}) ?:(?:\s|$)")

# However it is written: only for keys there are, and for whatever is said to be a draft
KEY_INSIDE = re.compile(
    r"^\s*[*_-]*\s*(?P<key>[A-Za-z][A-Za-z0-9_-]{1,20})[*_]*\s*[:：=][*_]*\s*(?P<value>\w*)"
)
KEPT_BACK = ("draft", "drafts", "hidden", "skip")
FENCE = re.compile(r"^ ?(?:---+|\+\+\+)[ \t]*$")

Problem = tuple[int, str, str]


def check_opening(front: FrontMatter, known: Collection[str]) -> list[Problem]:
    """Report a missing empty line above the text, a first line like a key, and no text at all."""
    lines = front.body.split("\n")
    place = next((number for number, line in enumerate(lines) if line.strip()), None)
    if place is None:
        return [(front.first_line, "this file has no text below its keys", "Write the text.")]
    number = front.first_line + place
    match = LOOKS_LIKE_A_KEY.match(lines[place])
    if FENCE.match(lines[place]):
        hint = 'Keys stand once: above the text, or between two lines of "---" at the very top.'
        return [(number, f'the text begins with "{lines[place].strip()[:8]}"', hint)]
    if place == 0 and front.values and not front.is_yaml:
        message = f'"{lines[0].strip()[:40]}" is no key, and no empty line parts it from the keys'
        hint = "If it is text, put an empty line above it; if it is a key, write Key: value."
        return [(number, message, hint)]
    if match is None:
        return _check_paragraph(lines, place, front.first_line, known)
    close = _meant(match["key"], known)
    hint = "If it is a key, take out the empty line above it; if it is text, begin another way."
    if close:
        hint = f'If it is the key "{close}", take out the empty line above it.'
    return [(number, f'the text begins like a key: "{match["key"]}:"', hint)]


def check_continued(front: FrontMatter, known: Collection[str]) -> list[Problem]:
    """Report each key that stands indented, so that it went on with the one above it."""
    starts = set(front.lines.values())
    problems = []
    for number, key, words in front.written:
        match = KEY_INSIDE.match(words)
        if number in starts or not match or not (meant := _meant(match["key"], known)):
            continue
        message = f'"{match["key"]}:" is indented, so it goes on with {key}'
        problems.append((number, message, f'If it is the key "{meant}", take out the indent.'))
    return problems


def _check_paragraph(
    lines: list[str], place: int, first_line: int, known: Collection[str]
) -> list[Problem]:
    """Report the first line of the first paragraph that is a key there is."""
    for offset, line in enumerate(lines[place:]):
        if not line.strip():
            break
        match = KEY_INSIDE.match(line.replace("\xad", ""))
        says_draft = match and match["value"].lower() in KEPT_BACK
        if match and (_key(match["key"]) in known or says_draft):
            key = "status" if says_draft else _key(match["key"])
            message = f'a key stands in the text: "{match["key"]}:"'
            hint = f'If it is the key "{key}", put it above the first empty line; if not, reword.'
            return [(first_line + place + offset, message, hint)]
    return []


def _key(written: str) -> str:
    return written.lower().replace("-", "_")


def _meant(written: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(_key(written), sorted(known), 1, 0.8)), "")
