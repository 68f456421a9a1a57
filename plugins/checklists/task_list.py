"""Finds the checklists among the elements of a page.

In an article the nearest `##` names a checklist and `###` make its groups. In a checklist file the
title names it, and every heading makes a group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .model import Group, Item, Problem, TaskList, check_kind

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (*HEADINGS, "p", "ul", "ol", "dl", "blockquote", "pre", "table", "div", "hr")
ADD_AN_ITEM = 'Add a line such as "- [ ] Say what you need."'


@dataclass
class Part:
    """A heading (None before the first one) and what follows it. `start` is the heading's place."""

    heading: Element | None
    start: int
    body: list[Element] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The heading's level, 0 where there is none."""
        return int(self.heading.tag[1]) if self.heading is not None else 0

    @property
    def task_lists(self) -> list[int]:
        """The places, in the body, of lists that hold boxes."""
        return [place for place, element in enumerate(self.body) if is_task_list(element)]


def is_task_list(element: Element) -> bool:
    """Tell whether a list has at least one item with a box."""
    return element.tag in ("ul", "ol") and any("data-id" in item.attrib for item in element)


def split_at_headings(children: list[Element]) -> list[Part]:
    """Return the parts of a page, in order."""
    parts = [Part(None, -1)]
    for place, element in enumerate(children):
        if element.tag in HEADINGS:
            parts.append(Part(element, place))
        else:
            parts[-1].body.append(element)
    return parts


class TaskLists:
    """Finds the checklists of one page.

    `file_kind` is the default kind of a checklist file, None for any other page. What is wrong is
    added to `problems` with the line of the file it stands on.
    """

    def __init__(self, page: str, file_kind: str | None, first_line: int, problems: list[Problem]):
        self.page = page
        self.whole_file = file_kind is not None
        self.first_line = first_line
        self.problems = problems
        self.lists: list[TaskList] = []
        self.named_line = 0  # where a heading with a kind still waits for its list
        self.named_title = ""
        if file_kind is not None:
            self.lists.append(TaskList(page, "title", file_kind))

    def find(self, children: list[Element]) -> list[TaskList]:
        """Return the checklists, in order, each with its groups and its span of `children`."""
        self.children = children
        for part in split_at_headings(children):
            self._read(part)
        self._expect_nothing()
        return [task_list for task_list in self.lists if task_list.groups]

    def _read(self, part: Part) -> None:
        given = self._kind(part.heading)
        names = part.heading is not None and self._names_a_list(part)
        if names:
            self._expect_nothing()
            self._start_list(part, given)
        elif given and not part.task_lists and not self._has_a_near_miss(part.body):
            self._report_empty(_line(part.heading), _words(part.heading))
        for nth, place in enumerate(part.task_lists):
            heading = part.heading if nth == 0 and not names else None
            self._add_group(part, place, heading, given)

    def _names_a_list(self, part: Part) -> bool:
        return not self.whole_file and (part.level <= 2 or not self.lists)

    def _start_list(self, part: Part, given: str) -> None:
        assert part.heading is not None  # only a heading names a list
        name = part.heading.get("id", "")
        self.lists.append(TaskList(f"{self.page}--{name}", name, given or "do"))
        if given and not self._has_a_near_miss(part.body):
            self.named_line, self.named_title = _line(part.heading), _words(part.heading)

    def _add_group(self, part: Part, place: int, heading: Element | None, given: str) -> None:
        items = part.body[place]
        if not self.lists:
            self._say(
                _line(items) or self.first_line,
                "this checklist has no heading to name it",
                'Put a heading above it, such as "## What you could ask {.ask}".',
            )
            self.lists.append(TaskList(f"{self.page}--list", ""))
        task_list = self.lists[-1]
        at = part.start + 1 + place
        start = part.start if heading is not None else at
        lead = part.body[:place] if heading is not None else []
        if task_list.groups:
            task_list.groups[-1].after = self.children[task_list.end + 1 : start]
        else:
            task_list.start = start
        kind = (given if heading is not None else "") or task_list.kind
        task_list.groups.append(Group(kind, self._items(items), heading, lead))
        task_list.end = at
        self.named_line = 0

    def _items(self, items: Element) -> list[Item]:
        return [item for item in map(self._item, items) if item]

    def _item(self, li: Element) -> Item | None:
        line = _line(li)
        if "data-id" not in li.attrib:
            if not self._is_reported(line):  # a near miss is
                self._say(
                    line,
                    f'"{_words(li)[:40]}" stands in a checklist but has no box',
                    'Write "- [ ] " in front of it.',
                )
            return None
        if any("data-id" in inner.attrib for inner in li.iter("li") if inner is not li):
            self._say(
                line,
                "a box stands inside another box",
                "Make it an item of its own, or put a sub-heading above it.",
            )
        return Item(li.get("data-id", ""), line, *_label_and_why(li))

    def _is_reported(self, line: int) -> bool:
        return any(line == known for known, _, _ in self.problems)

    def _has_a_near_miss(self, body: list[Element]) -> bool:
        return any(
            self._is_reported(_line(item)) for element in body for item in element.iter("li")
        )

    def _kind(self, heading: Element | None) -> str:
        """Return the kind written on a heading ("" where there is none), and take it off."""
        given = heading.attrib.pop("class", "") if heading is not None else ""
        wrong = check_kind(given, _line(heading)) if given else []
        self.problems.extend(wrong)
        return "" if wrong else given

    def _expect_nothing(self) -> None:
        """Report a naming heading with a kind after which no list came."""
        if self.named_line:
            self._report_empty(self.named_line, self.named_title)
        self.named_line = 0

    def _report_empty(self, line: int, title: str) -> None:
        self._say(line, f'the checklist "{title}" has no items', ADD_AN_ITEM)

    def _say(self, line: int, message: str, hint: str) -> None:
        self.problems.append((line, message, hint))


def _line(element: Element | None) -> int:
    """Return the line an element stands on, as ReadBoxes left it; a list's is its first item's."""
    if element is None:
        return 0
    if element.tag in ("ul", "ol"):
        return min((_line(item) for item in element if _line(item)), default=0)
    return int(element.get("data-line", 0))


def _words(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _label_and_why(li: Element) -> tuple[Element, tuple[Element, ...]]:
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
    return label, tuple(why)
