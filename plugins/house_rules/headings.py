"""Headings. WCAG 2.2: 1.3.1 Info and Relationships, 2.4.6 Headings and Labels."""

from __future__ import annotations

from collections.abc import Iterator

from .built_page import BuiltPage, has_text, line_of, text_of
from .finding import Finding, Site, shorten

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check_headings(page: BuiltPage, _site: Site) -> Iterator[Finding]:
    """Yield a missing or second first heading, skipped levels, and headings that say nothing."""
    first = page.tags.get("h1", [])
    if not first:
        yield Finding(1, "the page has no first heading (h1)", "Give it a title.")
    for tag in first[1:]:
        text = text_of(tag)
        message = f"“{shorten(text)}” is a second first heading (h1)"
        yield Finding(line_of(tag), message, 'Write it as "## …": the title is the first.', text)
    yield from check_levels(page)


def check_levels(page: BuiltPage) -> Iterator[Finding]:
    """Yield each heading that is more than one level below the one before it, and empty ones."""
    before = 1
    for tag in page.all(*LEVELS):
        level, text = int(tag.name[1]), text_of(tag)
        if not has_text(tag) and not any(image.get("alt") for image in tag.find_all("img")):
            hint = "Write what comes below it, or take it out."
            yield Finding(line_of(tag), f"a heading ({tag.name}) is empty", hint)
        elif level > before + 1:
            message = f"the heading “{shorten(text)}” skips a level: h{before}, then h{level}"
            hint = f'Write it as "{"#" * (before + 1)} …".'
            yield Finding(line_of(tag), message, hint, text)
        before = level
