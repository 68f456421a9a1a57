"""An author's visible excuse: words a check would report, allowed on one line, with the reason.

    - They guarantee a result. <!-- allow "guarantee": named as something to be wary of -->

It is taken out before anybody else reads the line, so it never reaches a page, feed or summary.
What it allows is for the checks to say; they find it in `content.excuses`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

CODE_OR_COMMENT = re.compile(r"(?P<code>(`+).+?\2)|[ \t]*<!--(?P<inside>.*?)(?P<end>-->|$)")
EXCUSE = re.compile(r"""^\s*allow\s+["“](?P<words>[^"“”]+)["”]\s*:(?P<reason>.*)$""")
FIRST_WORD = re.compile(r"^\s*(?P<word>[A-Za-z]+)")
EMPHASIS = re.compile(r"[*_]+")
HOW = 'Write <!-- allow "the words": the reason --> on the line of the words.'
LIKENESS = 0.8  # "alow" and "allowed" are meant as excuses; "all" begins an ordinary comment

Excuse = tuple[int, str, str]
Problem = tuple[int, str, str]


@dataclass
class ExcusedText:
    """A text without its excuses; each as (line, words, reason); and what is wrong with them."""

    text: str
    excuses: list[Excuse] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take_excuses(text: str, code_lines: Collection[int] = ()) -> ExcusedText:
    """Take every excuse out of a file's text. No line is added or lost; never raises.

    `code_lines` are the numbers of lines that show code, in which a comment is an example.
    """
    if "<!--" not in text:
        return ExcusedText(text)
    found = ExcusedText("")
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if "<!--" in line and place + 1 not in code_lines:
            lines[place] = _take_from(line, place + 1, found)
    found.text = "\n".join(lines)
    return found


def _take_from(line: str, number: int, found: ExcusedText) -> str:
    taken: list[tuple[str, str]] = []

    def take(match: re.Match[str]) -> str:
        if match["code"] or not _is_meant(match["inside"]):
            return match[0]
        excuse = EXCUSE.match(match["inside"])
        if not excuse or not match["end"]:
            shown = match[0].strip()[:60]
            found.problems.append((number, f"{shown} is not an excuse", HOW))
        elif not excuse["reason"].strip():
            message = f'the excuse for "{excuse["words"]}" gives no reason'
            found.problems.append((number, message, "Say after the colon why they are right here."))
        else:
            taken.append((excuse["words"].strip(), excuse["reason"].strip()))
        return ""

    left = CODE_OR_COMMENT.sub(take, line)
    for words, reason in taken:
        if stands_in(words, left):
            found.excuses.append((number, words, reason))
        else:
            message = f'the excuse is for "{words}", which is not on this line'
            found.problems.append(
                (number, message, "Move it to the line of the words, or drop it.")
            )
    return left


def _is_meant(inside: str) -> bool:
    first = FIRST_WORD.match(inside)
    return bool(first and get_close_matches(first["word"].lower(), ["allow"], 1, LIKENESS))


def stands_in(words: str, line: str) -> bool:
    """Say whether whole words stand in a line, whatever their case, apostrophes and emphasis."""
    sought, where = (_plain(part) for part in (words, line))
    return re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", where) is not None


def _plain(words: str) -> str:
    return " ".join(EMPHASIS.sub("", words).replace("’", "'").casefold().split())
