"""Ids, and what points at them. HTML Standard 3.2.6; WCAG 2.2: 1.3.1, 4.1.2; WAI-ARIA 1.2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .built_page import BuiltPage, line_of
from .finding import Finding, Site

ARE_IDS = (
    *("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"),
    *(
        "aria-flowto",
        "aria-errormessage",
        "aria-activedescendant",
        "for",
        "list",
        "headers",
        "form",
    ),
)


def check_ids(page: BuiltPage, _site: Site) -> Iterator[Finding]:
    """Yield ids that are there twice or can't be used, and what points at none."""
    counts = Counter(value for _, value in page.attributes.get("id", ()))
    told = set()
    for tag, value in page.attributes.get("id", ()):
        if not value or " " in value:
            message = f'the id "{value}" is empty or has a space in it'
            yield Finding(line_of(tag), message, "Write it as one word.", value)
        elif counts[value] > 1 and page.ids[value] is not tag and value not in told:
            told.add(value)
            hint = "Change one of them: a link to it can lead to one place only."
            yield Finding(line_of(tag), f'the id "{value}" is there twice', hint, value)
    for name in ARE_IDS:
        for tag, value in page.attributes.get(name, ()):
            for lost in [one for one in value.split() if one not in counts]:
                message = f'{name}="{lost}" points at nothing on this page'
                yield Finding(line_of(tag), message, f'Give an element id="{lost}".', lost)
