"""Reads one line of a task list: its label, its why, and the answers it may have."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from .model import BETWEEN, Answer, Item

BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "dl", "blockquote", "pre", "table")

Say = Callable[[int, str, str], None]  # line, what is wrong, what to type


def read_item(li: Element, kind: str, say: Say) -> Item:
    """Return the item of a list element that has a box. Tells `say` what is wrong with it."""
    line = line_of(li)
    if any("data-id" in inner.attrib for inner in li.iter("li") if inner is not li):
        hint = "Make it an item of its own, or put a sub-heading above it."
        say(line, "a box stands inside another box", hint)
    label, why = label_and_why(li)
    answers: tuple[Answer, ...] = ()
    if kind == "prefer":
        answers = ends(label)
        if not 2 <= len(answers) <= 3:
            hint = f'Write two or three ends: "- [ ] You lead {BETWEEN} Either {BETWEEN} I lead".'
            say(line, f'"{words_of(label)[:40]}" is not a choice between ends', hint)
    elif kind == "rate":
        listed = [element for element in why if element.tag in ("ul", "ol")]
        why = [element for element in why if element not in listed]
        answers = tuple(read_answer(answer) for element in listed for answer in element)
        if len(answers) < 2:
            hint = "Indent its answers below it, one a line: - Yes: “We are clear about this.”"
            say(line, f'"{words_of(label)[:40]}" has no answers to choose from', hint)
    return Item(li.get("data-id", ""), line, label, tuple(why), answers)


def ends(label: Element) -> tuple[Answer, ...]:
    """Return the ends of a choice: what stands between the arrows."""
    parts = [part.strip() for part in words_of(label).split(BETWEEN)]
    return tuple(Answer(part) for part in parts if part)


def read_answer(li: Element) -> Answer:
    """Return an answer: "Yes: words" has the label "Yes" and its words."""
    holder = li[0] if len(li) and li[0].tag == "p" and not (li.text or "").strip() else li
    label, colon, rest = (holder.text or "").partition(":")
    if not colon:
        return Answer(words_of(holder))
    words = Element("p")
    words.text = rest.strip()
    words.extend(list(holder))
    return Answer(label.strip(), words)


def label_and_why(li: Element) -> tuple[Element, list[Element]]:
    """Return an item's own words, and the blocks below them."""
    label = Element("label")
    if len(li) and li[0].tag == "p" and not (li.text or "").strip():
        label.text, why = li[0].text, list(li)[1:]
        label.extend(list(li[0]))
    else:
        block = next((n for n, child in enumerate(li) if child.tag in BLOCKS), len(li))
        label.text, why = li.text, list(li)[block:]
        label.extend(list(li)[:block])
    if len(label):
        label[-1].tail = (label[-1].tail or "").rstrip()
    else:
        label.text = (label.text or "").strip()
    return label, why


def line_of(element: Element | None) -> int:
    """Return the line an element stands on, as ReadBoxes left it; a list's is its first item's."""
    if element is None:
        return 0
    if element.tag in ("ul", "ol"):
        return min((line_of(item) for item in element if line_of(item)), default=0)
    return int(element.get("data-line", 0))


def words_of(element: Element | None) -> str:
    """Return an element's text on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
