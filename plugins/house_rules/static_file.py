"""A file that is published as it is: only kinds a website shows, and only what its name says."""

from __future__ import annotations

import re
from pathlib import Path

MOST_BYTES = 10_000_000
# How the files of each kind begin
KINDS: dict[str, re.Pattern[bytes]] = {
    kind: re.compile(start, re.DOTALL)
    for kind, start in {
        ".avif": rb"....ftyp",
        ".gif": rb"GIF8[79]a",
        ".jpeg": rb"\xff\xd8\xff",
        ".jpg": rb"\xff\xd8\xff",
        ".pdf": rb"%PDF-",
        ".png": rb"\x89PNG\r\n\x1a\n",
        ".svg": rb"(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!--)",
        ".webp": rb"RIFF....WEBP",
    }.items()
}
# In a drawing that is opened by itself, these run a program or call another site
ACTIVE = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignobject|iframe|embed|object|handler|set|animate\w*|!entity|!doctype)"
    rb"|\son\w+\s*=|encoding\s*=\s*[\"'](?!utf-8)|javascript:|data:(?!image/(?:png|jpeg|webp))|@import"
    rb"|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)

Fault = tuple[str, str]


def check_static_file(path: Path, size: int) -> list[Fault]:
    """Return what is wrong with a file of a known kind. Raises OSError where it can't be read."""
    kind = path.suffix.lower()
    if size > MOST_BYTES:
        message = f"this file has {size / 1_000_000:.0f} MB; {MOST_BYTES // 1_000_000} is the limit"
        return [(message, "Make it smaller: readers pay for what they load.")]
    with path.open("rb") as file:
        start = file.read(16)
    if not KINDS[kind].match(start):
        return [(f"this is no {kind[1:]} file, whatever its name says", "Export it again.")]
    if kind == ".svg" and (found := ACTIVE.search(path.read_bytes())):
        part = found[0].decode("ascii", "replace").strip()[:30]
        message = f"this drawing holds “{part}”, which could run or load something"
        return [(message, "Export it as a plain SVG, or as PNG.")]
    return []
