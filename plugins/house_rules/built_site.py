"""The last look at a built site before it takes its place."""

from __future__ import annotations

from pathlib import Path

NEVER = {".md", ".toml", ".bib", ".py", ".po", ".bak", ".swp", ".orig"}


def look_over(folder: Path) -> list[tuple[str, int, str, str]]:
    """Report every file that has no place in a published site, and pages that must be there."""
    problems = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name.startswith(".") or path.name.endswith("~") or path.suffix.lower() in NEVER:
            hint = "Take it out of content/images and theme/static."
            problems.append((name, 1, "this file has no place on a website", hint))
    for needed in ("index.html", "404.html"):
        if not (folder / needed).is_file():
            hint = "Put its template back into theme/templates."
            problems.append((needed, 1, "this page was not built", hint))
    return problems
