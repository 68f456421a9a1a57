"""Makes one script out of the theme's small modules, for the same reason as the stylesheet.

A module that is imported for what it does (`import "./leave.js";`) becomes a block, and keeps its
names to itself. One that is imported for a name (`import { marks } from "./marks.js";`) is put in
front, once, and its exported names are seen by all: they must differ from one another.
"""

from __future__ import annotations

import re
from pathlib import Path

import rjsmin

NAMED = re.compile(r"""^import\s*\{[^}]*\}\s*from\s*["'](\./[^"']+)["'];?[ \t]*$""", re.MULTILINE)
FOR_ITS_DEEDS = re.compile(r"""^import\s+["'](\./[^"']+)["'];?[ \t]*$""", re.MULTILINE)
EXPORT = re.compile(r"^export[ \t]+(?=const|let|function|async|class)", re.MULTILINE)
LICENSE = "/*! Beforehand. MIT license. */"


def bundle_script(main: Path) -> str:
    """Return `main` with every imported module in its place, made small.

    Raises FileNotFoundError where a module is not there.
    """
    shared: dict[Path, str] = {}
    body = _inline(main, shared)
    return f"{LICENSE}\n{rjsmin.jsmin(chr(10).join([*shared.values(), body]))}\n"


def _inline(path: Path, shared: dict[Path, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for name in NAMED.findall(text):
        _share(path.parent / name, shared)
    return FOR_ITS_DEEDS.sub(
        lambda match: "{\n" + _inline(path.parent / match[1], shared) + "\n}", NAMED.sub("", text)
    )


def _share(path: Path, shared: dict[Path, str]) -> None:
    """Put a module in front, and before it those it needs."""
    path = path.resolve()
    if path not in shared:
        text = EXPORT.sub("", _inline(path, shared))
        shared[path] = text
