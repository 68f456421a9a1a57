"""Finds the checklists among the elements of a page.

In an article the nearest `##` names a checklist and `###` make its groups. In a checklist file the
title names it, and every heading makes a group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .item import line_of, read_item, words_of
from .model import APART, SITUATION, Group, Item, Problem, Situation, TaskList, check_kind

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
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
        self.situation: Situation | None = None
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
        if self.whole_file and part.level == 2:
            self._start_situation(part, given)
        given = "" if SITUATION in given else given
        names = part.heading is not None and self._names_a_list(part)
        if names:
            self._expect_nothing()
            self._start_list(part, given)
        elif given and not part.task_lists and not self._has_a_near_miss(part.body):
            self._report_empty(line_of(part.heading), words_of(part.heading))
        for nth, place in enumerate(part.task_lists):
            own = self.situation is not None and self.situation.heading is part.heading
            heading = part.heading if nth == 0 and not names and not own else None
            self._add_group(part, place, heading, "notice" if own else given)

    def _names_a_list(self, part: Part) -> bool:
        return not self.whole_file and (part.level <= 2 or not self.lists)

    def _start_list(self, part: Part, given: str) -> None:
        assert part.heading is not None  # only a heading names a list
        name = part.heading.get("id", "")
        self.lists.append(TaskList(f"{self.page}--{name}", name, given or "do"))
        if given and not self._has_a_near_miss(part.body):
            self.named_line, self.named_title = line_of(part.heading), words_of(part.heading)

    def _start_situation(self, part: Part, given: str) -> None:
        assert part.heading is not None  # its level is 2
        if SITUATION not in given:
            self.situation = None
            return
        lists = part.task_lists
        lead = part.body[: lists[0]] if lists else part.body
        self.situation = Situation(part.heading, part.start, lead, APART in given)

    def _add_group(self, part: Part, place: int, heading: Element | None, given: str) -> None:
        items = part.body[place]
        if not self.lists:
            self._say(
                line_of(items) or self.first_line,
                "this checklist has no heading to name it",
                'Put a heading above it, such as "## What you could ask {.ask}".',
            )
            self.lists.append(TaskList(f"{self.page}--list", ""))
        task_list = self.lists[-1]
        at = part.start + 1 + place
        start = part.start if heading is not None else at
        lead = part.body[:place] if heading is not None else []
        if self.situation and not any(g.situation is self.situation for g in task_list.groups):
            start = self.situation.start
        if task_list.groups:
            task_list.groups[-1].after = self.children[task_list.end + 1 : start]
        else:
            task_list.start = start
        kind = given or task_list.kind
        found = self._items(items, kind)
        task_list.groups.append(Group(kind, found, heading, lead, situation=self.situation))
        task_list.end = at
        self.named_line = 0

    def _items(self, items: Element, kind: str) -> list[Item]:
        for li in items:
            line = line_of(li)
            if "data-id" not in li.attrib and not self._is_reported(line):  # a near miss is
                words = words_of(li)[:40]
                hint = 'Write "- [ ] " in front of it.'
                self._say(line, f'"{words}" stands in a checklist but has no box', hint)
        return [read_item(li, kind, self._say) for li in items if "data-id" in li.attrib]

    def _is_reported(self, line: int) -> bool:
        return any(line == known for known, _, _ in self.problems)

    def _has_a_near_miss(self, body: list[Element]) -> bool:
        return any(
            self._is_reported(line_of(item)) for element in body for item in element.iter("li")
        )

    def _kind(self, heading: Element | None) -> str:
        """Return the kind written on a heading ("" where there is none), and take it off."""
        given = heading.attrib.pop("class", "") if heading is not None else ""
        is_situation = set(given.split()) in ({SITUATION}, {SITUATION, APART})
        if is_situation and self.whole_file and heading is not None and heading.tag == "h2":
            return given
        wrong = check_kind(given, line_of(heading)) if given else []
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
