"""What a screen reader calls a thing: fields, links, buttons, pictures.

WCAG 2.2: 1.1.1 Non-text Content, 2.4.4 Link Purpose, 3.3.2 Labels or Instructions, 4.1.2 Name,
Role, Value. How a name is made up: Accessible Name and Description Computation 1.2, in short.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from .built_page import BuiltPage, around, has_text, is_silent, line_of, text_of
from .finding import Finding, Site

SPEAK_FOR_IT = ("a", "button", "svg")  # what a drawing stands in has a name of its own
NEED_NO_LABEL = {"hidden", "submit", "reset", "button", "image"}


def name_of(tag: Tag, page: BuiltPage, *, with_text: bool = True) -> str:
    """Return the name that an element gets from itself; "" where it has none."""
    labels = str(tag.get("aria-labelledby", "")).split()
    ids = page.ids if labels else {}
    said = " ".join(text_of(ids[label]) for label in labels if label in ids).strip()
    said = said or str(tag.get("aria-label", "")).strip()
    if said or not with_text:
        return said
    if has_text(tag):
        return "its text"
    pictures = tag.find_all(["img", "svg"])
    spoken = [str(one.get("alt", "") or one.get("aria-label", "")).strip() for one in pictures]
    return " ".join(filter(None, spoken)) or str(tag.get("title", "")).strip()


def check_names_of_things(page: BuiltPage, _site: Site) -> Iterator[Finding]:
    """Yield everything that a screen reader could not call by a name."""
    yield from check_fields(page)
    yield from check_links(page)
    yield from check_pictures(page)


def check_fields(page: BuiltPage) -> Iterator[Finding]:
    """WCAG 3.3.2: every field has a label: around it, for its id, or by aria-label."""
    labeled = {value for tag, value in page.attributes.get("for", ()) if has_text(tag)}
    for tag in page.all("input", "select", "textarea"):
        if tag.name == "input" and tag.get("type", "text") in NEED_NO_LABEL:
            if tag.get("type") == "image" and not tag.get("alt"):
                yield Finding(
                    line_of(tag), "a button with a picture has no alt", "Say what it does."
                )
            continue
        label = around(tag, ("label",))
        if tag.get("id") in labeled or (label is not None and has_text(label)) or is_silent(tag):
            continue
        if not name_of(tag, page, with_text=False) and not str(tag.get("title", "")).strip():
            message = f"a field (<{tag.name}>) has no label"
            yield Finding(line_of(tag), message, 'Add <label for="its id">what to write</label>.')


def check_links(page: BuiltPage) -> Iterator[Finding]:
    """WCAG 2.4.4 and 4.1.2: links, buttons and summaries say what they do."""
    for tag in page.all("a", "button", "summary"):
        if tag.name == "a" and "href" not in tag.attrs:
            continue
        if not has_text(tag) and not name_of(tag, page) and not is_silent(tag):
            href = str(tag.get("href", ""))
            what = {"a": f'the link to "{href}"', "button": "a button"}.get(tag.name, "a summary")
            hint = "Write between the brackets where it leads." if href else "Say what it does."
            yield Finding(line_of(tag), f"{what} has no text", hint, href)


def check_pictures(page: BuiltPage) -> Iterator[Finding]:
    """WCAG 1.1.1: a picture says what it shows, or that it shows nothing (alt="")."""
    for tag in page.tags.get("img", ()):
        if "alt" not in tag.attrs and tag.get("aria-hidden") != "true":
            source = str(tag.get("src", ""))
            message = f'the picture "{source}" has no alternative text'
            hint = f"Write ![what it shows]({source})."
            yield Finding(line_of(tag), message, hint, source.rsplit("/", 1)[-1])
    for tag in page.all("svg", "object", "iframe", "area"):
        if tag.get("aria-hidden") == "true" or around(tag, SPEAK_FOR_IT) or is_silent(tag):
            continue
        if not name_of(tag, page) and not str(tag.get("alt", "")).strip():
            message = f"a drawing or frame (<{tag.name}>) has no name and is not hidden"
            yield Finding(line_of(tag), message, 'Add aria-label, or aria-hidden="true".')
