"""Templates that must be the theme's own.

Where one is missing, Pelican takes that of its simple theme without a word: a page with no way to
help, to leave, or past the menu.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ALWAYS = ("base", "article", "page", "category")
Problem = tuple[str, int, str, str]


def check_templates(settings: dict[str, Any], contents: Iterable[Any]) -> Iterator[Problem]:
    """Yield each template that the site needs and that neither the theme nor an override has."""
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], Path(settings["THEME"], "templates")]
    needed = {*ALWAYS, *settings["DIRECT_TEMPLATES"]}
    needed |= {content.template for content in contents if getattr(content, "template", "")}
    theme = Path(settings["THEME"]).name
    for name in sorted(needed):
        if not any(Path(folder, f"{name}.html").is_file() for folder in folders):
            path = f"{theme}/templates/{name}.html"
            yield (
                path,
                1,
                "this template is missing",
                "Put it back: a kind of page is made with it.",
            )
