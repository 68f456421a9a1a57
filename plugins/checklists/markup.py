"""The HTML of a checklist: elements, classes, data attributes. The README tells the contract.

The markup is right alone: real check boxes with real labels, which tick and print without a script.
"""

from __future__ import annotations

import copy
import re
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from .model import APART, Group, Item, Situation, TaskList

FORM = re.compile(r'<form\b[^>]*\bclass="checklist".*?</form>', re.DOTALL)
EMBED = re.compile(r'<div data-embed="(?P<slug>[^"]*)" data-level="(?P<level>\d)"></div>')


def form(task_list: TaskList) -> Element:
    """Return the form that holds a checklist."""
    root = Element(
        "form",
        {
            "class": "checklist",
            "data-checklist": task_list.slug,
            "data-kind": task_list.kind,
            "autocomplete": "off",  # otherwise Firefox brings ticks back on a shared device
            "aria-labelledby": task_list.named_by,
        },
    )
    # Enter in a box would send the form, and the page would forget its ticks: a disabled first
    # button stops that (HTML, "implicit submission").
    SubElement(root, "button", {"disabled": "disabled", "hidden": "hidden"})
    for situation, groups in groupby(task_list.groups, key=lambda group: group.situation):
        built = [_group(task_list, group) for group in groups]
        is_first = situation is not None and root.find("details") is None
        root.extend([_situation(situation, built, is_first)] if situation else built)
    return root


def _situation(situation: Situation, groups: list[Element], is_open: bool) -> Element:
    root = Element("details", {"class": "situation", **({"open": "open"} if is_open else {})})
    SubElement(root, "summary", {"class": "situation__name"}).append(situation.heading)
    root.extend(situation.lead)
    root.extend(groups)
    return root


def _group(task_list: TaskList, group: Group) -> Element:
    tag = "div" if group.heading is None else "fieldset"
    apart = group.situation is not None and group.situation.apart
    kind = APART if apart else group.kind
    root = Element(tag, {"class": "checklist__group", "data-kind": kind})
    if group.heading is not None:
        SubElement(root, "legend", {"class": "checklist__name"}).append(group.heading)
    root.extend(group.lead)
    items = SubElement(root, "ul", {"class": "checklist__items", "role": "list"})
    build = BUILDERS.get(group.kind, _boxed)
    for item in group.items:
        root_item = SubElement(items, "li", {"class": CLASSES.get(group.kind, "item")})
        build(root_item, f"{task_list.slug}--{item.id}", item)
    root.extend(group.after)
    return root


def _boxed(root: Element, name: str, item: Item) -> None:
    box = {"class": "item__box", "type": "checkbox", "id": name, "data-item": item.id}
    SubElement(root, "input", box)
    root.append(_label(item, "label", {"for": name}))
    _why(root, item)


def _plain(root: Element, name: str, item: Item) -> None:
    root.set("data-item", item.id)
    root.append(_label(item, "span"))
    _why(root, item)


def _chosen(root: Element, name: str, item: Item) -> None:
    root.set("data-item", item.id)
    choice = SubElement(root, "fieldset", {"class": "choice"})
    choice.append(_label(item, "legend"))
    answers = SubElement(choice, "div", {"class": "choice__answers"})
    for number, answer in enumerate(item.answers, 1):
        one = SubElement(answers, "div", {"class": "choice__answer"})
        place = f"{name}--{number}"
        dot = {"class": "choice__dot", "type": "radio", "name": name, "id": place}
        SubElement(one, "input", {**dot, "value": str(number)})
        SubElement(one, "label", {"class": "choice__label", "for": place}).text = answer.label
        if answer.words is not None:
            answer.words.set("class", "choice__words")
            one.append(answer.words)
    _why(root, item)


def _filled(root: Element, name: str, item: Item) -> None:
    root.set("data-item", item.id)
    root.append(_label(item, "label", {"for": name}))
    _why(root, item)
    text = {"class": "item__text", "id": name, "rows": "2", "autocomplete": "off"}
    SubElement(root, "textarea", {**text, "maxlength": "2000"})


def _label(item: Item, tag: str, attributes: dict[str, str] | None = None) -> Element:
    label = copy.copy(item.label)
    label.tag, label.tail = tag, None
    label.attrib = {"class": "item__label", **(attributes or {})}
    return label


def _why(root: Element, item: Item) -> None:
    if item.why:
        SubElement(root, "div", {"class": "item__why"}).extend(item.why)


BUILDERS = {"expect": _plain, "prefer": _chosen, "rate": _chosen, "fill": _filled}
CLASSES = {
    "expect": "item item--plain",
    **{kind: f"item item--{kind}" for kind in ("ask", "say", "prefer", "rate", "fill")},
}


def placeholder(slug: str, level: int) -> Element:
    """Return the empty element that `place` later fills with a reusable checklist."""
    return Element("div", {"data-embed": slug, "data-level": str(level)})


def find_form(html: str) -> str:
    """Return the form in a checklist page's HTML, or "" where there is none."""
    match = FORM.search(html)
    return match[0] if match else ""


def embed(slug: str, title: str, address: str, html: str, level: int) -> str:
    """Return a reusable checklist for use inside another page.

    `title` is HTML, `address` what the heading links to, `html` the whole page of the list, `level`
    (2 to 5) the level of its heading there.
    """
    name = f"list-{slug}"
    inside = nest(find_form(html), slug, level + 1)
    inside = re.sub(r'aria-labelledby="[^"]*"', f'aria-labelledby="{name}"', inside, count=1)
    return (
        f'<section class="embed"><h{level} class="embed__title" id="{name}">'
        f'<a href="{address}">{title}</a></h{level}>{inside}</section>'
    )


def nest(form_html: str, slug: str, level: int) -> str:
    """Return a form with its headings moved down so that h2 becomes `level`, their ids its own.

    Two pages may name a group alike, so an id gets the list's slug in front.
    """
    nested = re.sub(
        r"<(/?)h([2-6])\b",
        lambda m: f"<{m[1]}h{min(int(m[2]) + level - 2, 6)}",
        form_html,
    )
    return re.sub(r'(<h\d id=")', rf"\1{slug}--", nested)


def place(html: str, lists: dict[str, tuple[str, str, str]]) -> str:
    """Fill every placeholder in `html`. `lists` gives (title, address, html) for each slug.

    A slug that is not known keeps its empty element: it has been reported by then.
    """

    def fill(match: re.Match[str]) -> str:
        if match["slug"] not in lists:
            return match[0]
        return embed(match["slug"], *lists[match["slug"]], int(match["level"]))

    return EMBED.sub(fill, html)


def plain(html: str) -> str:
    """Return `html` with every checklist as an ordinary list: for feeds and summaries.

    A feed reader shows boxes that can't be ticked, or ids twice on one page.
    """
    html = re.sub(
        r"<button disabled[^>]*></button>|<input class=\"(?:item|choice)__[^>]*>", "", html
    )
    html = re.sub(r"<textarea\b.*?</textarea>", "", html, flags=re.S)
    html = re.sub(r"</?(?:form|fieldset|legend|section|details|summary)\b[^>]*>", "", html)
    html = re.sub(r"<(label|span) class=\"item__label\"[^>]*>(.*?)</\1>", r"\2", html, flags=re.S)
    html = re.sub(r"<label class=\"choice__label\"[^>]*>(.*?)</label>", r"\1", html, flags=re.S)
    html = re.sub(r"<(div|p) class=\"(?:checklist|item|choice)__[^>]*>", r"<\1>", html)
    ours = r' (?:class="(?:item|checklist__items)[^"]*"|role="list"|data-[a-z]+="[^"]*")'
    return re.sub(ours, "", html)
