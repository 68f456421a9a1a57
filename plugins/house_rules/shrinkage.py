"""A site that loses many pages at once: most likely a mistake, so it is asked for twice."""

from __future__ import annotations

from pathlib import Path

from .refusal import RefusedError

HINT = "If that is meant, type: python3 tasks.py build --allow-shrink (or publish --allow-shrink)"


def count_pages(site: Path) -> int:
    """Return how many HTML pages a folder holds, with all below it."""
    return sum(1 for _ in site.rglob("*.html"))


def refuse_shrinkage(published: Path, built: Path) -> None:
    """Raise RefusedError when more than a fifth of the published pages would be gone."""
    before, after = count_pages(published), count_pages(built)
    if after * 5 >= before * 4:
        return
    words = f"The new site has {after} pages, the published one has {before}"
    raise RefusedError(f"{words}: more than a fifth would be gone.", HINT)
