"""Makes one script out of the theme's small modules, for the same reason as the stylesheet.

Each module keeps its own scope: it becomes a block. Modules are imported for what they do
(`import "./leave.js";`), never for a name, so a block is enough.
"""

from __future__ import annotations

import re
from pathlib import Path

import rjsmin

IMPORT = re.compile(r"""^import\s+["'](\./[^"']+)["'];?[ \t]*$""", re.MULTILINE)
LICENSE = "/*! Beforehand. MIT license. */"


def bundle_script(main: Path) -> str:
    """Return `main` with every imported module in its place, made small.

    Raises FileNotFoundError where a module is not there.
    """
    return f"{LICENSE}\n{rjsmin.jsmin(_inline(main))}\n"


def _inline(path: Path) -> str:
    def replace(match: re.Match[str]) -> str:
        return "{\n" + _inline(path.parent / match[1]) + "\n}"

    return IMPORT.sub(replace, path.read_text(encoding="utf-8"))
