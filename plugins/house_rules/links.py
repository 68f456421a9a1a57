"""Links of one page: what kind of address they hold, and what they tell where they lead.

WCAG 2.2: 2.4.4 Link Purpose; HTML Standard 4.6.7, link types; Fetch, mixed content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .built_page import BuiltPage
from .finding import Finding, Site, shorten
from .hrefs import SCHEME, Address, addresses_of

CAN_BE_FOLLOWED = {"http", "https", "mailto", "tel", "sms", "geo"}
LOCAL = re.compile(
    r"^(?:https?:)?//(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|10\.\d+\.\d+\.\d+"
    r"|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|[^/:]+\.(?:local|localhost|internal))(?=[:/?#]|$)",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"^(?:https?:)?//(?:[^/:]+\.)?(?:example\.(?:com|org|net)|your-?(?:domain|site|practice)\.[a-z]+"
    r"|[^/:]+\.(?:test|invalid))(?=[:/?#]|$)",
    re.IGNORECASE,
)


def check_links_of_page(page: BuiltPage, site: Site) -> Iterator[Finding]:
    """Yield addresses that are empty, dangerous, not private, or of this computer only."""
    for tag, name, address in addresses_of(page, site):
        yield from check_address(address, site)
        if tag.name == "a" and name == "href" and is_outer(address):
            tokens = str(tag.get("rel", "")).lower().split()
            if "noreferrer" not in tokens:
                message = f'the link to "{address.url}" tells that site where a visitor was'
                yield Finding(address.line, message, 'Add rel="noreferrer".', address.url)


def is_outer(address: Address) -> bool:
    """Tell whether an address is one of the web outside this site."""
    return address.file is None and address.url.strip().lower().startswith(("http", "//"))


def check_address(address: Address, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with one address, wherever it leads."""
    url = address.url.strip()
    scheme = SCHEME.match(re.sub(r"[\x00-\x20]", "", url))
    if url in ("", "#"):
        yield Finding(address.line, "an address is empty", "Write where it leads, or take it out.")
    elif scheme and scheme[0][:-1].lower() not in CAN_BE_FOLLOWED:
        message = f'"{shorten(url, 40)}" is an address that is not followed'
        hint = "Use https, mailto, tel or sms, or a file of this site."
        yield Finding(address.line, message, hint, url)
    elif LOCAL.match(url):
        message = f'"{url}" is an address of one computer only'
        yield Finding(
            address.line, message, "Write the address on the web.", url, not site.publishing
        )
    elif PLACEHOLDER.match(url):
        message = f'"{url}" is an example, not an address'
        yield Finding(address.line, message, "Write the real one.", url, not site.publishing)
    elif url.lower().startswith("http:") and is_outer(address):
        message = f'"{url}" is not private on its way (http)'
        yield Finding(address.line, message, "Try it with https.", url, not address.loads)
