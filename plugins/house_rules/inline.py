"""What the strict policy of the site forbids on a page, so that no text can bring a program along.

Content Security Policy Level 3: script-src and style-src without 'unsafe-inline', base-uri 'none'.
"""

from __future__ import annotations

from collections.abc import Iterator

from .built_page import BuiltPage, line_of
from .finding import Finding, Site, shorten

DATA = {"application/ld+json", "application/json"}


def check_inline(page: BuiltPage, _site: Site) -> Iterator[Finding]:
    """Yield scripts and styles that stand in the page itself, and tags that take it elsewhere."""
    for tag, value in page.attributes.get("style", ()):
        message = f'style="{shorten(value, 40)}" stands in the page'
        yield Finding(line_of(tag), message, "Put it into a stylesheet of the theme.", value)
    for tag in page.tags.get("style", ()):
        message = "a <style> stands in the page"
        yield Finding(line_of(tag), message, "Put it into a stylesheet of the theme.", "<style")
    for tag in page.tags.get("script", ()):
        if "src" not in tag.attrs and tag.get("type") not in DATA:
            message = "a script stands in the page"
            yield Finding(line_of(tag), message, "Put it into theme/static/js.", "<script")
    yield from check_handlers(page)
    for tag in page.tags.get("base", ()):
        message = "<base> changes where every link of the page leads"
        yield Finding(line_of(tag), message, "Take it out.", "<base")
    for tag in page.tags.get("meta", ()):
        if str(tag.get("http-equiv", "")).lower() == "refresh":  # WCAG 2.2.1 and 3.2.5
            message = "the page takes its readers elsewhere by itself (meta refresh)"
            yield Finding(line_of(tag), message, "Take it out, and write a link.", "refresh")


def check_handlers(page: BuiltPage) -> Iterator[Finding]:
    """Yield attributes that hold a program: onclick, onload and their like; also srcdoc."""
    for name in sorted(page.attributes):
        if (name.startswith("on") and name.isalpha()) or name == "srcdoc":
            for tag, _ in page.attributes[name]:
                message = f"<{tag.name}> has a program in it ({name})"
                yield Finding(line_of(tag), message, f"Take {name} out.", name)
