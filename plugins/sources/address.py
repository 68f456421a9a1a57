"""Where a link or a picture in a text may lead."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
PLACED = re.compile(r"[{|](?P<what>[^{}|]*)[|}](?P<value>.*)", re.DOTALL)
UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`^{}|]")
HOST = re.compile(r"[\w](?:[\w.-]*[\w])?(?::\d{1,5})?")
LOCAL = re.compile(
    r"(?:localhost|127\.|0\.0\.0\.0|\[::1?\]|10\.|192\.168\.)|.*\.(?:local|internal)(?::|$)"
)
NUMBER = re.compile(r"(?:tel|sms):\+?[0-9().;=*#-]{2,40}(?:\?body=\S*)?", re.IGNORECASE)
MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?", re.IGNORECASE)

PLACES = ("filename", "static", "attach", "checklist", "category", "index")
Fault = tuple[str, str]  # what is wrong, what to type

HTTPS = "Write a whole address that starts with https://, or one of this site, such as /help-now/."


def check_address(address: str, *, is_picture: bool = False) -> Fault | None:
    """Return what is wrong with an address as a browser sees it, or None.

    `address` has no character references any more. A picture has to be one of this site.
    """
    shown = address if len(address) <= 60 else f"{address[:60]}…"
    placed = PLACED.fullmatch(address)
    if placed:
        return _check_placed(placed, shown, is_picture)
    if not address.strip():
        return f"this {_thing(is_picture)} has no address", HTTPS
    if found := UNSAFE.search(address):
        what = "a space or line end" if found[0].isspace() else repr(found[0]).strip("'")
        return f'the address "{shown}" holds {what}', HTTPS
    if address.startswith("//"):
        return f'the address "{shown}" names another site without https', HTTPS
    scheme = SCHEME.match(address)
    if scheme:
        return _check_scheme(address, scheme[0].lower(), shown, is_picture)
    if address.lower().startswith("www."):
        return f'"{shown}" would be a page of this site', f'Write "https://{shown}".'
    path = unquote(address)
    if "\\" in path or path.startswith("//") or re.search(r"[\x00-\x1f\x7f]", path):
        return f'the address "{shown}" hides a character behind a percent sign', HTTPS
    if is_picture and ".." in path.split("?")[0].split("/"):
        return f'the picture’s address "{shown}" leads up', _PICTURE
    return None


_PICTURE = "Put the picture into content/images, and write {static}/images/its-name.jpg."


def _thing(is_picture: bool) -> str:
    return "picture" if is_picture else "link"


def _check_placed(placed: re.Match[str], shown: str, is_picture: bool) -> Fault | None:
    known = PLACES if not is_picture else ("static", "attach")
    if placed["what"] not in known:
        return f'"{shown}" leads nowhere', f"Known are: {{{'}, {'.join(known)}}}."
    if re.search(r"[\x00-\x1f\x7f-\xa0\\<>\"`^{}|\[\]]", placed["value"]):
        return f'"{shown}" holds a character that no file’s name needs', "Rename the file."
    return None


def _check_scheme(address: str, scheme: str, shown: str, is_picture: bool) -> Fault | None:
    if is_picture:
        return f'the picture "{shown}" is not one of this site', _PICTURE
    if scheme == "http":
        secure = f"https{shown[4:]}"
        return f'the address "{shown}" is not secure', f'Write "{secure}", and see that it opens.'
    if scheme == "mailto":
        fine = MAIL.fullmatch(address)
        return (
            None if fine else (f'"{shown}" is no email address', "Write mailto:name@example.org.")
        )
    if scheme in ("tel", "sms"):
        fine = NUMBER.fullmatch(address)
        return None if fine else (f'"{shown}" is no number', f'Write "{scheme}:+15551234567".')
    if scheme != "https":
        return f'the address "{shown}" does not lead to a page', HTTPS
    return _check_web(address, shown)


def _check_web(address: str, shown: str) -> Fault | None:
    try:
        host = urlsplit(address).netloc
    except ValueError:
        host = ""
    if "@" in host or "%40" in host:
        return (
            f'the address "{shown}" holds a name or password',
            "Take out what stands before the @.",
        )
    if LOCAL.match(host.lower()):
        return f'the address "{shown}" leads to your own computer', HTTPS
    if not address[6:].startswith("//") or not HOST.fullmatch(host):
        return f'"{shown}" is no web address', HTTPS
    return None
