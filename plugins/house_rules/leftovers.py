"""What was meant for the author, the template or the program, and reached a reader.

No standard says so: these are the marks that our own sources, Pelican, Jinja, Markdown, git and
Python leave where something was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from .built_page import BuiltPage, line_of, shown_texts
from .finding import Finding, Site, shorten

# Each mark, and the plain texts of which one stands in every text that could hold it: looking for
# these first is what makes this rule cheap.
MARKS = {
    r"\[\[|\]\]": "words that are still to be written",
    r"\{\{|\{%|%\}": "a piece of a template",
    r"\{(?:filename|static|attach|author|category|tag|index)\}": "a link of Pelican’s",
    r"\{(?:checklist|term)\}|\{(?:practice|place)\.[\w.]*\}?": "a name that was not filled in",
    r"\[@[\w:-]+[^\]]*\]": "a source that was not found",
    r"(?:^|\s)- \[[ xX]?\](?:\s|$)": "a box that is none",
    r"\b(?:FIXME|XXX|TBD|TKTK)\b": "a note to the author",
    r"(?i:\blorem\s+ipsum\b)": "filler text",
    r"<{7}|>{7}|^={7}$": "a mark of git, where two versions meet",
    "\ufffd": "a character that was lost (�)",
    r"\[object \w+\]|<(?:bound method|built-in|function|generator object|class ')|\bobject at 0x": (
        "the inside of a program"
    ),
    r"%\(\w+\)s": "a word that was not filled in",
    r"&(?:amp|lt|gt|quot|nbsp|#\d+);": "a character that was written twice over",
}
SIGNS = (
    *("[[", "]]", "{{", "{%", "%}", "{filename}", "{static}", "{attach}", "{author}", "{category}"),
    *("{tag}", "{index}", "{checklist}", "{term}", "{practice", "{place", "[@", "- [", "%("),
    *("FIXME", "XXX", "TBD", "TKTK", "TODO", "orem", "OREM", "=======", "<<<<<<<", ">>>>>>>"),
    *("&lt;&lt;&lt;&lt;", "&gt;&gt;&gt;&gt;", "\ufffd", "&#65533;", "[object ", "bound method"),
    *("built-in", "object at 0x", "generator object", "class '", "class &#39;", "&lt;function"),
    *("&amp;amp;", "&amp;lt;", "&amp;gt;", "&amp;quot;", "&amp;nbsp;", "&amp;#"),
)
LEFTOVER = re.compile("|".join(f"(?P<m{n}>{mark})" for n, mark in enumerate(MARKS)), re.MULTILINE)
TO_DO = re.compile(r"\bTODO(?P<colon>:|\s*\()?")
TODO_IS_A_WORD = {"es", "pt", "gl", "ca"}  # "all", in capitals

NOTHING = {"None", "undefined", "Undefined", "null", "NaN", "nan"}
# Where a word alone stands for a value; in running text "None" is a word like any other.
HOLD_A_VALUE = {"a", "time", "title", "h1", "h2", "h3", "dt", "figcaption", "label", "button", "td"}
VALUES = ("href", "src", "alt", "title", "lang", "dir", "id", "class", "datetime", "content", "for")
READ_ALOUD = ("alt", "title", "aria-label", "placeholder")


def check_leftovers(page: BuiltPage, site: Site) -> Iterator[Finding]:
    """Yield everything on a page that only its author or a program should see.

    Double brackets are how a draft shows what is still to be written: only a publish stops there.
    """
    yield from check_values(page)
    if not any(sign in page.text for sign in SIGNS):
        return
    for line, text, _ in texts_of(page):
        for finding in check_text(line, text, page):
            if site.publishing or finding.clue not in ("[[", "]]"):
                yield finding


def texts_of(page: BuiltPage) -> Iterator[tuple[int, str, Tag | None]]:
    """Yield every text that is seen or heard, and the title and description of the page."""
    yield from shown_texts(page)
    for tag in page.tags.get("title", ()):
        yield line_of(tag), tag.get_text(), tag
    for name in READ_ALOUD:
        for tag, value in page.attributes.get(name, ()):
            yield line_of(tag), value, tag
    for tag, value in page.attributes.get("content", ()):
        yield line_of(tag), value, tag


def check_text(line: int, text: str, page: BuiltPage) -> Iterator[Finding]:
    """Yield what was left over in one text."""
    reasons = list(MARKS.values())
    for found in LEFTOVER.finditer(text):
        below = line + text.count("\n", 0, found.start())
        shown = shorten(text[max(0, found.start() - 10) : found.end() + 20], 40)
        what = reasons[int((found.lastgroup or "m0")[1:])]
        message = f"“{shown}” was left on the page: {what}"
        yield Finding(below, message, "Mend it, or put it into backticks.", found[0].strip())
    for found in TO_DO.finditer(text):
        html = page.tags.get("html", [])
        language = str(html[0].get("lang", "")).split("-")[0] if html else ""
        if found["colon"] or language not in TODO_IS_A_WORD:
            shown = shorten(text[found.start() : found.end() + 30], 40)
            message = f"“{shown}” was left on the page: a note to the author"
            yield Finding(line, message, "Do it, or take the note out.", "TODO")


def check_values(page: BuiltPage) -> Iterator[Finding]:
    """Yield places in which a program wrote that it had nothing to write."""
    if not any(word in page.text for word in NOTHING):
        return
    for name in sorted(HOLD_A_VALUE):
        for tag in page.tags.get(name, ()):
            if tag.string is not None and tag.string.strip() in NOTHING:
                message = f"“{tag.string.strip()}” is all that <{name}> says"
                yield Finding(line_of(tag), message, "A value is missing: write it.")
    for name in VALUES:
        for tag, value in page.attributes.get(name, ()):
            if not NOTHING.isdisjoint(re.split(r"[\s/]", value)) and name != "content":
                message = f'{name}="{shorten(value)}" stands for a value that is missing'
                yield Finding(line_of(tag), message, "Write the value, or leave it out.", value)
            elif name == "content" and value.strip() in NOTHING:
                message = f"a description is only “{value.strip()}”"
                yield Finding(line_of(tag), message, "Write one.")
