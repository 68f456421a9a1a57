"""The HTML of a word in a sentence. What it means stands in the theme, behind the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .finder import WordFinder

TERM = re.compile(r'<button\b[^>]*\bclass="term"[^>]*>(.*?)</button>', re.DOTALL)
DEFINITION = re.compile(r"<dd>(.*?)</dd>", re.DOTALL)
PARAGRAPH = re.compile(r"^\s*<p>(.*)</p>\s*$", re.DOTALL)
RAW = "\x02wzxhzdk:"  # where Python-Markdown keeps HTML of the author's own until the end
# What is a name, leads somewhere, is code, is a tool, or is somebody's own words
LEFT_ALONE = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "caption", "summary", "legend"),
    *("a", "button", "code", "pre", "kbd", "samp", "abbr", "dfn", "script", "style", "svg"),
    *("form", "label", "textarea", "select", "blockquote"),
}


def button(words: str, key: str) -> Element:
    """Return a word that opens what it means."""
    target = {"type": "button", "class": "term", "popovertarget": f"word-{key}"}
    root = Element("button", target)
    root.text = words
    return root


def mark_words(root: Element, words: WordFinder, most: int) -> list[str]:
    """Mark the first mention of each word below `root`, up to `most`; return their keys."""
    keys: list[str] = []
    _mark(root, words, most, keys)
    return keys


def _mark(element: Element, words: WordFinder, most: int, keys: list[str]) -> None:
    children = list(element)
    rebuilt: list[Element] = []
    element.text = _mark_text(element.text, rebuilt, words, most, keys)
    for child in children:
        rebuilt.append(child)
        if child.tag not in LEFT_ALONE and isinstance(child.tag, str) and not _has_raw_html(child):
            _mark(child, words, most, keys)
        child.tail = _mark_text(child.tail, rebuilt, words, most, keys)
    if len(rebuilt) != len(children):
        element[:] = rebuilt


def _mark_text(
    text: str | None, rebuilt: list[Element], words: WordFinder, most: int, keys: list[str]
) -> str | None:
    """Add buttons for the words in `text` to `rebuilt`; return what stands before the first."""
    if not text or len(keys) >= most:
        return text
    between, buttons, place = [], [], 0
    for start, end, key in words.find(text, keys):
        keys.append(key)
        between.append(text[place:start])
        buttons.append(button(text[start:end], key))
        place = end
        if len(keys) == most:
            break
    between.append(text[place:])
    for found, after in zip(buttons, between[1:], strict=True):
        found.tail = after
    rebuilt.extend(buttons)
    return between[0]


def _has_raw_html(element: Element) -> bool:
    """Tell whether an author's own HTML stands in it: nobody knows yet what that opens."""
    return any(RAW in text for text in element.itertext())


def definitions(html: str) -> Iterator[str]:
    """Yield what each definition of a definition list holds, a single paragraph without its tag."""
    for found in DEFINITION.finditer(html):
        yield PARAGRAPH.sub(r"\1", found[1]).strip()


def plain(html: str) -> str:
    """Return `html` with every word as a mere word: for feeds, where nothing can be opened."""
    return TERM.sub(r"\1", html)
