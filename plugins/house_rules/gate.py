"""The gate over sources and settings: what may be read, what became of it, and where it goes.

These are the handlers that plugin.py connects; they know Pelican's objects, not Pelican itself.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from .addresses import Claim, check_addresses
from .given_settings import check_settings, line_of
from .inventory import Inventory, iter_texts, take_inventory, visible
from .layout import DATA_FILES, Layout
from .left_out import PATTERNS
from .surroundings import note_drafts
from .tally import describe

SETTINGS_FILES = ("pelicanconf.py", "publishconf.py")
KEPT_BACK = (
    "drafts",
    "drafts_translations",
    "hidden_articles",
    "hidden_translations",
    "draft_pages",
    "draft_translations",
    "hidden_pages",
)

Problem = tuple[str, int, str, str]


def take_stock(settings: dict[str, Any], known: Collection[str]) -> None:
    """Look at the settings and at every file below content/; nothing is read by then.

    `known` are the names of Pelican's own settings.
    """
    problems = settings.setdefault("PROBLEMS", [])
    problems.extend(
        (*_settings_place(settings, name), message, hint)
        for name, message, hint in check_settings(settings, known)
    )
    settings["CACHE_CONTENT"] = settings["LOAD_CONTENT_CACHE"] = False
    settings["IGNORE_FILES"] = [*settings.get("IGNORE_FILES", []), *PATTERNS]
    found = take_inventory(Path(settings["PATH"]), read_layout(settings))
    problems.extend(found.problems)
    settings["INVENTORY"] = found
    settings["REFUSED_SOURCES"] = frozenset(found.refused)
    settings["DATA_FILES"] = found.of_kind("data")
    settings["SOURCES_READ"], settings["ADDRESSES_TAKEN"] = {}, {}


def read_layout(settings: dict[str, Any]) -> Layout:
    """Return where sources lie, as the settings say."""
    home = os.path.abspath(settings["PATH"])
    data = set(DATA_FILES.values())
    for name, usual in DATA_FILES.items():
        value = settings.get(name, usual)
        if isinstance(value, str) and value:
            # Pelican makes no path of these absolute: each is below content/ or below this folder
            data |= {_below(os.path.abspath(value), home), _below(os.path.join(home, value), home)}
    folders = {
        kind: tuple(_texts(settings.get(f"{name}_PATHS"), default))
        for kind, name, default in (
            ("articles", "ARTICLE", ["articles"]),
            ("pages", "PAGE", ["pages"]),
            ("checklists", "CHECKLIST", ["checklists"]),
            ("static", "STATIC", ["images"]),
        )
    }
    excluded = {
        one
        for kind, name in (
            ("articles", "ARTICLE"),
            ("pages", "PAGE"),
            ("static", "STATIC"),
            ("checklists", "CHECKLIST"),
        )
        for one in _texts(settings.get(f"{name}_EXCLUDES"), [])
        if any(one.startswith(f"{folder}/") for folder in folders[kind])
    }
    places = settings.get("PLACE_PATH", "places")
    return Layout(
        **folders,
        places=places if isinstance(places, str) else "places",
        data=frozenset(data) - {""},
        excluded=frozenset(excluded),
    )


def _below(path: str, home: str) -> str:
    """Return a path below content/ as "a/b.md", or "" where it lies elsewhere."""
    try:
        below = os.path.relpath(path, home).replace(os.sep, "/")
    except ValueError:  # another drive
        return ""
    return "" if below in (".", "..") or below.startswith("../") else below


def _texts(value: Any, default: list[str]) -> list[str]:
    if not isinstance(value, list | tuple):
        return default
    return [one.strip("/") for one in value if isinstance(one, str)]


def _settings_place(settings: dict[str, Any], name: str) -> tuple[str, int]:
    """Return the file and line that give a setting; the first file where a command gave it."""
    folder = Path(settings.get("ROOT", "."))
    for file in reversed(SETTINGS_FILES):
        path = folder / file
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if line := line_of(name, text):
            return file, line
    return SETTINGS_FILES[0], 1


def keep_back(generator: Any) -> None:
    """Take drafts, hidden texts and those of the future out of all that is read from now on.

    Pelican would write a page for hidden ones and for translations of drafts, and plugins would
    name them: in lists, among the pages that cite a source, as related texts.
    """
    note_drafts([generator])
    names = {
        content.get_relative_source_path()
        for group in KEPT_BACK
        for content in getattr(generator, group, ())
    }
    for group in KEPT_BACK:
        if hasattr(generator, group):
            setattr(generator, group, [])
            if group in generator.context:
                generator.context[group] = []
    published = generator.context["generated_content"]
    for name in names:
        published.pop(name, None)
    links = (content.get_static_links() for content in filter(None, published.values()))
    generator.context["static_links"] = set().union(*links)


def check_static_files(generator: Any) -> None:
    """See that only files of content/ are published, and that none beside a text is forgotten."""
    settings = generator.settings
    found: Inventory = settings["INVENTORY"]
    published = set()
    for static in generator.staticfiles:
        name = os.path.relpath(os.path.abspath(static.source_path), os.path.abspath(generator.path))
        name = name.replace(os.sep, "/")
        published.add(name)
        if found.kinds.get(name) != "static" and not settings["PROBLEMS"]:  # they tell of it
            message = "a text asks for this file, which is no picture or document of content/"
            problem = (_shown(settings, name), 1, message, "Take the link to it out.")
            settings["PROBLEMS"].append(problem)
    for name in found.of_kind("static"):
        if name not in published:
            hint = "Move it into content/images, or link to it with {static}."
            message = "no text shows this file, so nobody would see it"
            settings["PROBLEMS"].append((_shown(settings, name), 1, message, hint))


def account_for_all(generators: list[Any]) -> None:
    """See that every source was read and has an address of its own; print the sum."""
    settings, context = generators[0].settings, generators[0].context
    found: Inventory = settings["INVENTORY"]
    read: dict[str, str] = settings["SOURCES_READ"]
    problems = settings["PROBLEMS"]
    for name in iter_texts(found):
        if name not in read:
            message = "Pelican has not read this file"
            hint = "Look for a setting that leaves it out, such as IGNORE_FILES."
            problems.append((_shown(settings, name), 1, message, hint))
    kept_back = {name for name, status in read.items() if status in ("draft", "hidden", "skip")}
    contents = [one for one in context["generated_content"].values() if one]
    problems.extend(lost_texts(settings, contents, kept_back, bool(problems)))
    problems.extend(links_to_drafts(settings, contents, kept_back))
    problems.extend(check_addresses(claims(settings, context, contents)))
    drafts = Counter(found.kinds[name] for name in kept_back if name in found.kinds)
    print(describe(found, drafts, Path(settings["PATH"]).name))


def lost_texts(
    settings: dict[str, Any], contents: list[Any], kept_back: Collection[str], has_problems: bool
) -> list[Problem]:
    """Report texts that were read and are nowhere on the site. Others' problems may explain it."""
    if has_problems:
        return []
    there = {content.get_relative_source_path() for content in contents}
    message, hint = "this text was read, but is not on the site", "Look at its keys, and at TOPICS."
    return [
        (_shown(settings, name), 1, message, hint)
        for name in iter_texts(settings["INVENTORY"])
        if name not in there and name not in kept_back
    ]


def links_to_drafts(
    settings: dict[str, Any], contents: list[Any], kept_back: Collection[str]
) -> list[Problem]:
    """Report each link of a published text to one that is kept back."""
    hint = "Take the link out, or publish both."
    return [
        (
            _shown(settings, content.get_relative_source_path()),
            link.line,
            f"this leads to {_shown(settings, link.path)}, which is not published",
            hint,
        )
        for content in contents
        for link in getattr(content, "file_links", ())
        if link.path in kept_back
    ]


def claims(
    settings: dict[str, Any], context: dict[str, Any], contents: Iterable[Any]
) -> list[Claim]:
    """Return every file the site will hold, and who wants it."""
    found = [
        Claim(settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html"), "", owner=name)
        for name in settings["DIRECT_TEMPLATES"]
    ]
    practice = context.get("practice")
    for slug in practice.people if practice else ():
        found.append(Claim(settings["CLINICIAN_SAVE_AS"].format(slug=slug), "", owner=slug))
    for topic in settings.get("TOPICS", ()):
        key = topic.get("key", "") if isinstance(topic, dict) else ""
        found.append(Claim(settings["CATEGORY_SAVE_AS"].format(slug=key), "", owner=key))
    for content in (*contents, *context["static_content"].values()):
        lines = content.metadata.get("key_lines", {})
        source = _shown(settings, content.get_relative_source_path())
        found.append(Claim(content.save_as, source, lines.get("slug", 1)))
    return found


def _shown(settings: dict[str, Any], name: str) -> str:
    return visible(f"{Path(settings['PATH']).name}/{name}")
