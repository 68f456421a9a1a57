"""Tables. WCAG 2.2: 1.3.1 Info and Relationships."""

from __future__ import annotations

from collections.abc import Iterator

from .built_page import BuiltPage, has_text, line_of, text_of
from .finding import Finding, Site, shorten


def check_tables(page: BuiltPage, _site: Site) -> Iterator[Finding]:
    """Yield each table of which no cell is a header: nobody can hear what its columns mean."""
    for tag in page.tags.get("table", ()):
        if tag.get("role") in ("presentation", "none"):
            continue
        if not any(has_text(header) for header in tag.find_all("th")):
            cell = tag.find("td")
            text = text_of(cell) if cell else ""
            message = f"the table that begins with “{shorten(text, 40)}” has no headers"
            hint = "Write in its first line what each column holds, above |---|---|."
            yield Finding(line_of(tag), message, hint, text)
