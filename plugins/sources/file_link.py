"""`{filename}`, `{static}` and `{attach}`: links to a file below content/, and to nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .source_line import find_lines

TAG = re.compile(r"<[A-Za-z][^>]*>")
PLACED = re.compile(
    r"""=["'](?P<start>[{|])(?P<what>filename|static|attach)[|}](?P<value>[^"']*)["']"""
)
# What a page may show or offer; house_rules looks into the files themselves
SHOWN = {".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp"}

Problem = tuple[int, str, str]


@dataclass(frozen=True)
class FileLink:
    """A link to a file: its line, what stands in braces, and the file below content/ ("a/b.md")."""

    line: int
    what: str
    path: str


def find_file_links(html: str, lines: list[str], first_line: int) -> Iterator[tuple[int, str, str]]:
    """Yield (line, what, value) for each such link in a page's HTML, each once a line."""
    if "{" not in html and "|" not in html:
        return
    links = {
        (found["start"], found["what"], unescape(found["value"]))
        for tag in TAG.finditer(html)
        for found in PLACED.finditer(tag[0])
    }
    for start, what, value in sorted(links):
        end = "}" if start == "{" else "|"
        for line in find_lines(f"{start}{what}{end}{value}", lines, first_line):
            yield line, what, value


def follow(
    line: int, what: str, value: str, source: Path, root: Path
) -> tuple[FileLink | None, list[Problem]]:
    """Return the file that a link in `source` leads to, or what is wrong with the link.

    `root` is the content folder. The file has to lie in it, links of the disk resolved.
    """
    shown = f"{{{what}}}{value}"
    try:
        path = urlsplit(value).path
    except ValueError:
        path = ""
    if not path:
        return None, [(line, f'"{shown}" names no file', f"Write {{{what}}}/ and the file’s way.")]
    example = "/pages/privacy.md" if what == "filename" else "/images/room.jpg"
    home = os.path.abspath(root)
    known = [_place(way, source, home) for way in dict.fromkeys((path, unquote(path)))]
    if any(not _is_inside(place, home) for place in known):
        hint = f"Name a file inside content/, such as {{{what}}}{example}."
        return None, [(line, f'"{shown}" leads out of content/', hint)]
    place = next((place for place in known if os.path.isfile(place)), None)
    if place is None:
        return None, [(line, f'"{shown}" leads to no file', _nearest(known[-1], what, home))]
    if what != "filename" and Path(place).suffix.lower() not in SHOWN:
        kinds = ", ".join(sorted(SHOWN))
        return None, [(line, f'"{shown}" is no file for a website', f"Known are: {kinds}.")]
    return FileLink(line, what, os.path.relpath(place, home).replace(os.sep, "/")), []


def _place(way: str, source: Path, home: str) -> str:
    start = home if way.startswith("/") else os.path.dirname(os.path.abspath(source))
    # As Pelican does: one slash off, and the rest joined; a second slash would be an absolute path
    return os.path.normpath(os.path.join(start, way.removeprefix("/")))


def _is_inside(place: str, home: str) -> bool:
    try:
        return os.path.commonpath([place, home]) == home and os.path.commonpath(
            [os.path.realpath(place), os.path.realpath(home)]
        ) == os.path.realpath(home)
    except ValueError:  # another drive, or a character no path holds
        return False


def _nearest(place: str, what: str, home: str) -> str:
    folder = os.path.dirname(place)
    beside = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    close = get_close_matches(os.path.basename(place), beside, 1)
    if close:
        way = os.path.relpath(os.path.join(folder, close[0]), home).replace(os.sep, "/")
        return f'Did you mean "{{{what}}}/{way}"?'
    return "Put the file there, or name another one."
