"""A built page, read with Beautiful Soup once; every rule looks at the same reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

HIDDEN_TEXT = {"script", "style", "template", "title"}
SHOWN_AS_TYPED = {"code", "pre", "samp", "kbd"}
SPACE = re.compile(r"\s+")


@dataclass
class BuiltPage:
    """A page of the built site.

    `name` is its file below the site's folder; `tags` all elements by their name, `attributes` all
    (element, value) by the attribute's name, `texts` what stands between: each in the page's order.
    """

    name: str
    text: str
    soup: BeautifulSoup
    tags: dict[str, list[Tag]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, list[tuple[Tag, str]]] = field(default_factory=lambda: defaultdict(list))
    texts: list[NavigableString] = field(default_factory=list)
    addresses: list[Any] = field(default_factory=list)  # the first rule that asks fills it

    def all(self, *names: str) -> list[Tag]:
        """Return the elements of these names, in the order of the page."""
        found = [tag for name in names for tag in self.tags.get(name, ())]
        return found if len(names) == 1 else sorted(found, key=where)

    @cached_property
    def ids(self) -> dict[str, Tag]:
        """Return the first element of each id."""
        found: dict[str, Tag] = {}
        for tag, value in self.attributes.get("id", ()):
            found.setdefault(value, tag)
        return found


def read_page(name: str, text: str) -> BuiltPage:
    """Return the reading of a page. Never raises: the parser takes anything for HTML."""
    # html.parser knows every element's line, and mends nothing: what is wrong stays to be seen
    page = BuiltPage(name, text, BeautifulSoup(text, "html.parser", multi_valued_attributes=None))
    tags, attributes = page.tags, page.attributes
    one: Any = page.soup.contents[0] if page.soup.contents else None
    while one is not None:  # as `descendants` does, in half the time
        kind: Any = one.__class__
        if kind is Tag:
            tags[one.name].append(one)
            for key, value in one.attrs.items():
                attributes[key].append((one, value))
        elif kind is NavigableString and not one.isspace():
            page.texts.append(one)
        one = one.next_element
    return page


def where(tag: Tag) -> tuple[int, int]:
    """Return the line and column at which an element starts."""
    return tag.sourceline or 1, tag.sourcepos or 0


def line_of(tag: Tag) -> int:
    """Return the line on which an element starts."""
    return tag.sourceline or 1


def around(tag: Tag, names: Collection[str]) -> Tag | None:
    """Return the nearest element of these names that an element stands in.

    It does what find_parent does, in a tenth of the time: this is asked thousands of times.
    """
    outer = tag.parent
    while outer is not None and outer.name not in names:
        outer = outer.parent
    return outer


def is_silent(tag: Tag) -> bool:
    """Tell whether an element says nothing by itself: hidden, or a pattern that a script copies."""
    one: Tag | None = tag
    while one is not None:
        if one.name == "template" or "hidden" in one.attrs or one.get("aria-hidden") == "true":
            return True
        one = one.parent
    return False


def has_text(tag: Tag) -> bool:
    """Tell whether there is a word in an element that a reader would see or hear."""
    return any(
        text.strip()
        for text in tag.descendants
        if isinstance(text, NavigableString) and not isinstance(text, PreformattedString)
    )


def text_of(tag: Tag) -> str:
    """Return the words in an element, on one line."""
    return SPACE.sub(" ", tag.get_text(" ")).strip()


def shown_texts(page: BuiltPage) -> Iterator[tuple[int, str, Tag]]:
    """Yield (line, text, element) for each piece of text a reader sees, but for code."""
    for text in page.texts:
        holder = text.parent
        if holder is None or holder.name in HIDDEN_TEXT or holder.name in SHOWN_AS_TYPED:
            continue
        if around(holder, SHOWN_AS_TYPED) is None:
            yield line_of(holder), str(text), holder
