"""The HTML of a checklist: elements, classes, data attributes. The README tells the contract.

The markup is right alone: real check boxes with real labels, which tick and print without a script.
"""

from __future__ import annotations

import copy
import re
from xml.etree.ElementTree import Element, SubElement

from .model import Group, Item, TaskList

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
    root.extend(_group(task_list, group) for group in task_list.groups)
    return root


def _group(task_list: TaskList, group: Group) -> Element:
    tag = "div" if group.heading is None else "fieldset"
    root = Element(tag, {"class": "checklist__group", "data-kind": group.kind})
    if group.heading is not None:
        SubElement(root, "legend", {"class": "checklist__name"}).append(group.heading)
    root.extend(group.lead)
    items = SubElement(root, "ul", {"class": "checklist__items", "role": "list"})
    items.extend(_item(task_list.slug, group.kind, item) for item in group.items)
    root.extend(group.after)
    return root


def _item(slug: str, kind: str, item: Item) -> Element:
    plain = kind == "expect"
    block = {"expect": "item item--plain", "ask": "item item--ask"}.get(kind, "item")
    root = Element("li", {"class": block})
    label = copy.copy(item.label)
    label.set("class", "item__label")
    label.tail = None
    if plain:
        root.set("data-item", item.id)
        label.tag = "span"
    else:
        box = f"{slug}--{item.id}"
        SubElement(
            root,
            "input",
            {"class": "item__box", "type": "checkbox", "id": box, "data-item": item.id},
        )
        label.tag = "label"
        label.set("for", box)
    root.append(label)
    if item.why:
        SubElement(root, "div", {"class": "item__why"}).extend(item.why)
    return root


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
    """Return a form with its group headings at `level`, their ids made its own.

    Two pages may name a group alike, so an id gets the list's slug in front.
    """
    nested = re.sub(r"<(/?)h[2-6]\b", rf"<\1h{min(level, 6)}", form_html)
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
    html = re.sub(r"<button disabled[^>]*></button>|<input class=\"item__box\"[^>]*>", "", html)
    html = re.sub(r"</?(?:form|fieldset|legend|section)\b[^>]*>", "", html)
    html = re.sub(r"<(label|span) class=\"item__label\"[^>]*>(.*?)</\1>", r"\2", html, flags=re.S)
    html = re.sub(r'<div class="(?:checklist__group|item__why)"[^>]*>', "<div>", html)
    return re.sub(
        r' (?:class="(?:item|checklist__items)[^"]*"|role="list"|data-[a-z]+="[^"]*")', "", html
    )
