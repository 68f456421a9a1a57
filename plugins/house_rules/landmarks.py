"""The parts of a page that a screen reader can jump to.

WCAG 2.2: 1.3.1 Info and Relationships, 2.4.1 Bypass Blocks; ARIA Authoring Practices, landmarks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from .built_page import BuiltPage, around, line_of
from .finding import Finding, Site
from .names import name_of

NEEDED = {
    "header": "Put components/masthead.html back into base.html.",
    "nav": "Put components/masthead.html back into base.html.",
    "footer": "Put components/footer.html back into base.html.",
}
NOT_OF_THE_PAGE = ("main", "article", "section", "aside")


def check_landmarks(page: BuiltPage, _site: Site) -> Iterator[Finding]:
    """Yield landmarks that are missing, that are there twice, or that nobody can tell apart."""
    mains = page.tags.get("main", [])
    if len(mains) != 1:
        count = "no main part" if not mains else f"{len(mains)} main parts"
        yield Finding(1, f"the page has {count} (<main>)", "A page has exactly one.")
    for name, hint in NEEDED.items():
        if not any(is_of_page(tag) for tag in page.tags.get(name, ())):
            yield Finding(1, f"the page has no <{name}>", hint)
    yield from check_skip_link(page, mains)
    yield from check_names(page)


def is_of_page(tag: Tag) -> bool:
    """Tell whether a header, footer or nav is the page's own, and not of a part of it."""
    return tag.name == "nav" or around(tag, NOT_OF_THE_PAGE) is None


def check_skip_link(page: BuiltPage, mains: list[Tag]) -> Iterator[Finding]:
    """WCAG 2.4.1: the first thing on a page leads past the rest, to the main part."""
    first = next((tag for tag in page.all("a", "button", "input", "select", "textarea")), None)
    goal = page.ids.get(str(first.get("href", ""))[1:]) if first else None
    if first is None or goal is None or goal not in mains:
        line = line_of(first) if first else 1
        message = "the first link of the page does not lead to its main part"
        yield Finding(line, message, 'Begin with <a class="skip" href="#main">, and name main so.')


def check_names(page: BuiltPage) -> Iterator[Finding]:
    """Yield navigations that have no name, or the same, where there are several."""
    navs = page.tags.get("nav", [])
    names = [name_of(tag, page, with_text=False) for tag in navs]
    counts = Counter(names)
    for tag, name in zip(navs, names, strict=True) if len(navs) > 1 else ():
        if not name or counts[name] > 1:
            said = f"the same name, “{name}”" if name else "no name"
            message = f"one of the page’s navigations has {said}"
            yield Finding(line_of(tag), message, "Give each an aria-label of its own.")
