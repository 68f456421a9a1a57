"""The Markdown extension: finds task lists under headings and builds their checklists.

| class | registry | name | priority |
|---|---|---|---|
| MarkLines | preprocessors | checklist_lines | 28, after normalize_whitespace (30) |
| ReadBoxes | treeprocessors | checklist_boxes | 30, before inline (20) takes `[x]` for a link |
| BuildChecklists | treeprocessors | checklists | 4, after toc (5), which gives headings their ids |
| ForgetLines | postprocessors | checklist_lines | 1, last |
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from . import markup
from .model import check_kind, check_task_list, item_id
from .task_line import MARK, mark_lines, take_mark
from .task_list import ADD_AN_ITEM, HEADINGS, TaskLists

BOX = re.compile(r"^\[[ xX]\]\s+")
OWN_ID = re.compile(r"\s*\{#(?P<id>[A-Za-z][\w-]*)\}\s*$")
PLACE = re.compile(r"^\{checklist\}(?P<slug>\S*)$")
QUOTES = ("“", '"', "«", "„")


def place_of(md: Markdown) -> tuple[str, str, int]:
    """Return (folder, slug, first line) of the text being read, as the reader left them."""
    return getattr(md, "place", ("", "page", 1))


def problems_of(md: Markdown) -> list:
    """Return the list that problems go to."""
    if not hasattr(md, "problems"):
        md.problems = []  # type: ignore[attr-defined]
    return md.problems  # type: ignore[attr-defined]


class MarkLines(Preprocessor):
    """Remembers where headings and boxes stand, and reports boxes that aren't quite."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with marks."""
        code_lines = getattr(self.md, "code_lines", ())
        found = mark_lines(lines, place_of(self.md)[2], code_lines)
        problems_of(self.md).extend(found.problems)
        findings = getattr(self.md, "findings", None)
        if findings is not None:
            findings["checklists_asked_for"] = found.asked_for
            findings["checklists_placed"] = found.placed
        return found.lines


class ReadBoxes(Treeprocessor):
    """Takes boxes and marks out of the text and leaves them as attributes for BuildChecklists."""

    def run(self, root: Element) -> None:
        """Set data-line on headings and items, data-id on boxes, "say" on words to borrow."""
        for element in root.iter():
            if element.tag in HEADINGS and element.text:
                line, element.text = take_mark(element.text)
                element.set("data-line", str(line))
            elif element.tag == "li":
                self._read_item(element)
            elif element.tag == "blockquote" and _starts_with_a_quote(element):
                element.set("class", "say")

    def _read_item(self, item: Element) -> None:
        holder = (
            item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
        )
        line, text = take_mark(holder.text or "")
        if line:
            item.set("data-line", str(line))
            holder.text = text
        if line and BOX.match(text):
            text = BOX.sub("", text)
            own = OWN_ID.search(text)
            holder.text = OWN_ID.sub("", text)
            item.set("data-id", own["id"].lower() if own else item_id(holder.text))


def _starts_with_a_quote(block: Element) -> bool:
    return bool(len(block)) and (block[0].text or "").lstrip().startswith(QUOTES)


class ForgetLines(Postprocessor):
    """Takes out the marks that stood in code, where nothing reads them."""

    def run(self, text: str) -> str:
        """Return the HTML without marks."""
        return MARK.sub("", text)


class BuildChecklists(Treeprocessor):
    """Replaces task lists by checklists, and `{checklist}slug` lines by the place for one."""

    def run(self, root: Element) -> None:
        """Rewrite the children of `root`; report what can't become a checklist."""
        folder, page, first_line = place_of(self.md)
        problems = problems_of(self.md)
        whole_file = folder == "checklists"
        finder = TaskLists(page, self._kind() if whole_file else None, first_line, problems)
        found = finder.find(list(root))
        for task_list in reversed(found):
            problems.extend(check_task_list(task_list))
            for element in list(root)[task_list.start : task_list.end + 1]:
                root.remove(element)
            root.insert(task_list.start, markup.form(task_list))
        place_embeds(root)
        forget_attributes(root)
        if whole_file and not found and not problems:  # with others, this would only be an echo
            problems.append((first_line, "this checklist has no items", ADD_AN_ITEM))
        findings = getattr(self.md, "findings", None)
        if findings is not None:
            findings["item_count"] = sum(len(task_list.items) for task_list in found)

    def _kind(self) -> str:
        given = getattr(self.md, "front", {}).get("kind", "do")
        kind = str(given[0] if isinstance(given, list) and given else given).strip()
        wrong = check_kind(kind, getattr(self.md, "front_lines", {}).get("kind", 1))
        problems_of(self.md).extend(wrong)
        return "do" if wrong else kind


def place_embeds(root: Element) -> None:
    """Replace each paragraph that is only `{checklist}slug` by a placeholder one level down."""
    level = 2
    for place, element in enumerate(list(root)):
        if element.tag in HEADINGS:
            level = min(int(element.tag[1]) + 1, 5)
        match = PLACE.match((element.text or "").strip()) if element.tag == "p" else None
        if match and not len(element):
            root[place] = markup.placeholder(match["slug"], level)


def forget_attributes(root: Element) -> None:
    """Take off the attributes that carried lines and ids from ReadBoxes to here."""
    for element in root.iter():
        for name in ("data-line", "data-id"):
            element.attrib.pop(name, None)


class ChecklistExtension(Extension):
    """Registers the four processors of the table above."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Called by Python-Markdown."""
        md.preprocessors.register(MarkLines(md), "checklist_lines", 28)
        md.treeprocessors.register(ReadBoxes(md), "checklist_boxes", 30)
        md.treeprocessors.register(BuildChecklists(md), "checklists", 4)
        md.postprocessors.register(ForgetLines(md), "checklist_lines", 1)


def makeExtension(**options: Any) -> ChecklistExtension:  # noqa: N802 (Python-Markdown's own name)
    """Called by Python-Markdown."""
    return ChecklistExtension(**options)
