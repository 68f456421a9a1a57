"""The text of a file: its bytes as characters, and whether anybody can read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .characters import find_hidden_characters
from .limits import check_size, find_excess

Problem = tuple[int, str, str]


@dataclass
class SourceText:
    """What a file says. `text` has "\\n" at the end of each line, and no byte order mark.

    `is_safe` is False where Markdown must not be let at it: it could take forever.
    """

    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    is_safe: bool = True


def read_source(raw: bytes) -> SourceText:
    """Return the text of these bytes, and what is wrong with it. Never raises."""
    too_big = check_size(len(raw))
    if too_big:
        return SourceText("", too_big, is_safe=False)
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        hint = "Write something into it, or delete it."
        return SourceText("", [(1, "this file is empty", hint)], is_safe=False)
    problems: list[Problem] = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # with "utf-8-sig" the error counts from behind the mark
        start = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") else 0)
        before = raw[:start].rpartition(b"\n")[2].decode("utf-8-sig", "replace")
        line = raw[:start].count(b"\n") + 1
        message = f"this is not UTF-8 text (column {len(before) + 1})"
        problems.append((line, message, "Save the file as UTF-8."))
        text = raw.decode("utf-8-sig", "replace").replace("\ufffd", "?")
    text = text.replace("\r\n", "\n")
    excess = find_excess(text)
    problems += excess or find_hidden_characters(text)
    return SourceText(text.replace("\r", "\n"), problems, is_safe=not excess)
