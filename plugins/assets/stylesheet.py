"""Makes one stylesheet out of the theme's small ones.

The sources stay one file a component. A browser that followed their @imports would wait for two
round trips before it drew anything, so they are put into one file at build time.
"""

from __future__ import annotations

import re
from pathlib import Path

import rcssmin

IMPORT = re.compile(
    r"""@import\s+url\(\s*["']?([^"')]+)["']?\s*\)\s*(?:layer\(([\w.-]+)\))?\s*([^;]*);"""
)
LICENSE = "/*! Beforehand. MIT license. Fonts: SIL OFL 1.1 */"


def bundle_stylesheet(main: Path, values: dict[str, str]) -> str:
    """Return `main` with every @import in its place, made small.

    `values` are custom properties that end up on :root, above every layer: {"--brand": "#2f6470"}.
    Raises FileNotFoundError where an import is not there.
    """
    text = _inline(main)
    own = "".join(f"{name}:{value};" for name, value in sorted(values.items()))
    return f"{LICENSE}{rcssmin.cssmin(text)}{':root{' + own + '}' if own else ''}"


def _inline(path: Path) -> str:
    def replace(match: re.Match[str]) -> str:
        name, layer, media = match[1], match[2], match[3].strip()
        inside = _inline(path.parent / name)
        inside = f"@media {media}{{{inside}}}" if media else inside
        return f"@layer {layer}{{{inside}}}" if layer else inside

    return IMPORT.sub(replace, path.read_text(encoding="utf-8"))
