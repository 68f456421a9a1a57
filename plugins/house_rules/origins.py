"""Nothing is loaded from another origin, and nothing is sent there: a visit stays between two.

Content Security Policy Level 3: default-src 'none' and 'self' for all the site uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .built_page import BuiltPage
from .finding import Finding, Site, shorten
from .hrefs import Address, addresses_of, lead
from .links import is_outer

CSS_ADDRESS = re.compile(
    r"""@import\s+["'](?P<imported>[^"']+)|url\(\s*(?P<quote>["']?)(?P<url>[^)]*?)(?P=quote)\s*\)"""
    r"""|(?P<set>image-set)\("""
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
WEB_ADDRESS = re.compile(r"""(?:https?|wss?):\\?/\\?/[^\s"'`<>\\)]+""")


def check_origins(page: BuiltPage, site: Site) -> Iterator[Finding]:
    """Yield everything that a page would load from, or send to, another origin."""
    for tag, name, address in addresses_of(page, site):
        if address.loads and is_outer(address):
            does = "sends what is typed to" if "action" in name else "loads something from"
            message = f'<{tag.name}> {does} another site: "{shorten(address.url)}"'
            hint = "Put the file into content/images or the theme, or link to it instead."
            yield Finding(address.line, message, hint, address.url)


def check_stylesheet(text: str, name: str, site: Site) -> Iterator[Finding | Address]:
    """Yield what a stylesheet loads: a finding for another origin, an address for this one."""
    bare = CSS_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for found in CSS_ADDRESS.finditer(bare):
        url = (found["imported"] or found["url"] or "").strip()
        if not url or url.startswith("#"):
            continue
        line = bare.count("\n", 0, found.start()) + 1
        file, place = lead(url, name, site)
        if file is not None:
            yield Address(line, url, True, file, place)
            continue
        message = f'the stylesheet loads something from another site: "{shorten(url)}"'
        if not url.lower().startswith(("http", "//")):
            message = f'the stylesheet holds a file in itself: "{shorten(url, 40)}"'
        yield Finding(line, message, "Put the file into theme/static.", url)


def check_script(text: str, site: Site) -> Iterator[Finding]:
    """Yield every web address that a script names, but for those of GATE_STRANGE_URLS.

    What a script asks for can't be told from its text alone. So it may name no other origin at all.
    """
    for found in WEB_ADDRESS.finditer(text):
        url = found[0].replace("\\", "")
        own = bool(site.origin) and url.startswith(site.origin.rstrip("/"))
        if own or url.startswith(site.strange_urls):
            continue
        line = text.count("\n", 0, found.start()) + 1
        message = f'the script names another site: "{shorten(url)}"'
        hint = "Take it out; if it is never asked for, add how it begins to GATE_STRANGE_URLS."
        yield Finding(line, message, hint, url)


def check_drawing(text: str) -> Iterator[Finding]:
    """Yield what a drawing (SVG) brings along: opened alone, it is a page of this site."""
    patterns = {
        "a script": r"<\s*(?:\w+:)?script\b",
        "a program": r"<[^>]*\son[a-z]+\s*=",
        "a page": r"<\s*(?:\w+:)?foreignObject\b",
        "another site": r"""(?:href|src)\s*=\s*["'](?:https?:)?//|url\(\s*["']?(?:https?:)?//""",
        "an address with a program": r"""(?:href|src)\s*=\s*["']\s*(?:javascript|data:text/html)""",
        "definitions from elsewhere": r"<!(?:DOCTYPE[^>]*\[|ENTITY)",
    }
    for what, pattern in patterns.items():
        if found := re.search(pattern, text, re.IGNORECASE):
            line = text.count("\n", 0, found.start()) + 1
            yield Finding(line, f"the drawing has {what} in it", "Save it as a plain SVG.")
