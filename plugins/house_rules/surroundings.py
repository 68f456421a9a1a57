"""What Pelican's pages and settings tell the gate: sources, excuses, drafts, where the site is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .finding import Site
from .source_line import Origins

CONTENTS = ("article", "page", "checklist", "content")


def note_source(path: str, context: dict[str, Any]) -> None:
    """Keep which source a page was written from, in settings["PAGE_SOURCES"], and its excuses.

    `context` is what the template was given. Plugins may add pages of their own.
    """
    content: Any = next((context[name] for name in CONTENTS if name in context), None)
    source = getattr(content, "source_path", None)
    if not source:
        return
    settings = content.settings
    name = shown_name(source, settings)
    settings.setdefault("PAGE_SOURCES", {})[context["output_file"]] = name
    excuses = getattr(content, "excuses", ())
    if excuses:
        settings.setdefault("PAGE_EXCUSES", {})[name] = list(excuses)


def note_drafts(generators: Iterable[Any]) -> None:
    """Keep which addresses pages would have that are not published, in settings["UNPUBLISHED"]."""
    for generator in generators:
        for kind, unpublished in (
            ("ARTICLE", ("drafts", "hidden_articles")),
            ("PAGE", ("draft_pages", "hidden_pages")),
        ):
            for content in (one for name in unpublished for one in getattr(generator, name, ())):
                file = content.settings[f"{kind}_SAVE_AS"].format(slug=content.slug)
                drafts = content.settings.setdefault("UNPUBLISHED", {})
                drafts[file] = shown_name(content.source_path, content.settings)


def shown_name(path: str | Path, settings: dict[str, Any]) -> str:
    """Return a file's name as seen from the project's folder."""
    root = Path(settings["PATH"]).resolve().parent
    return os.path.relpath(Path(path).resolve(), root).replace(os.sep, "/")


def origins_of(settings: dict[str, Any]) -> Origins:
    """Return where built files come from, as far as anybody has said."""
    theme = Path(settings["THEME"])
    shared = {shown_name(path, settings): Path(path) for path in practice_files(settings)}
    for folder in map(Path, [*settings["THEME_TEMPLATES_OVERRIDES"], theme / "templates"]):
        for path in sorted(folder.rglob("*.html")):
            inside = path.is_relative_to(theme)
            name = path.relative_to(theme.parent) if inside else shown_name(path, settings)
            shared[Path(name).as_posix()] = path
    return Origins(
        Path(settings["PATH"]).resolve().parent,
        settings.get("PAGE_SOURCES", {}),
        settings.get("PAGE_EXCUSES", {}),
        shared,
    )


def practice_files(settings: dict[str, Any]) -> list[str]:
    """Return the files of the practice, its own first."""
    return [settings[key] for key in ("PRACTICE_FILE", "PRACTICE_BASE") if settings.get(key)]


def site_of(settings: dict[str, Any]) -> Site:
    """Return what the rules must know of the site."""
    usual = Site()
    practice = settings.get("PRACTICE")
    folder = urlsplit(settings["SITEURL"]).path.rstrip("/")
    address = str(getattr(practice, "web_address", None) or "")
    return Site(
        folder=folder,
        origin=address,
        publishing=bool(settings.get("PUBLISHING")),
        machine=machine_paths(settings),
        noindex=tuple(settings["GATE_NOINDEX"]),
        strange_urls=(*usual.strange_urls, *settings["GATE_STRANGE_URLS"]),
        kinds=(*usual.kinds, *settings["GATE_FILE_KINDS"]),
        names=(*usual.names, *settings["GATE_FILE_NAMES"]),
    )


def machine_paths(settings: dict[str, Any]) -> tuple[str, ...]:
    """Return the folders of this computer that no page should name.

    One of a single part, such as "/site", could as well be an address of the site.
    """
    here = {Path(settings["PATH"]).resolve().parent, Path(settings["THEME"]).resolve().parent}
    paths = {path for path in (*here, Path.home()) if len(path.parts) > 2}
    return tuple(sorted(str(path) for path in paths))


def memory_of(settings: dict[str, Any], published: Path) -> Path | None:
    """Return the file in which the gate remembers; None where the setting is empty."""
    folder = settings["GATE_MEMORY"]
    return Path(folder) / f"{published.name}.json" if folder else None
