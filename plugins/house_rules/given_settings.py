"""Settings that would publish what nobody meant to publish, or that can't be what was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

NEEDED_PLUGINS = ("practice", "sources", "topics", "checklists", "evidence", "assets")
NEEDED_EXTENSIONS = ("checklists.extension", "evidence.extension")
# Settings of ours and of Pelican that we rely on, by the kind of value each has to be
LISTS = (
    "ARTICLE_PATHS CHECKLIST_EXCLUDES CHECKLIST_PATHS CHECKLIST_STAGES DIRECT_TEMPLATES PAGE_PATHS "
    "STATIC_PATHS TOPICS"
)
TABLES = "MARKDOWN SCRIPT_SOURCES STYLESHEET_SOURCES STYLESHEET_VALUES"
TEXTS = (
    "CHECKLIST_SAVE_AS CHECKLIST_URL CLINICIAN_SAVE_AS CLINICIAN_URL LOCALE_PATH PLACE_PATH "
    "PRACTICE_FILE RECORD_SAVE_AS RECORD_URL REFERENCES_FILE REFERENCES_STYLE THEME_TOKENS"
)
TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    **dict.fromkeys(LISTS.split(), ((list, tuple), "a list")),
    **dict.fromkeys(TABLES.split(), ((dict,), "a table")),
    **dict.fromkeys(TEXTS.split(), ((str,), "a text")),
    **dict.fromkeys(
        ["ALLOW_SHRINK", "ONE_STEP_EXCHANGE", "PUBLISHING"], ((bool,), "True or False")
    ),
    "LOCK_PATIENCE": ((int, float), "a number of seconds"),
}
# What a setting has to be, and why
FIXED: dict[str, tuple[Any, str]] = {
    "CACHE_CONTENT": (False, "Pelican’s cache is a pickle, which can run any program"),
    "LOAD_CONTENT_CACHE": (False, "Pelican’s cache is a pickle, which can run any program"),
    "OUTPUT_SOURCES": (False, "it would publish the sources, private remarks and all"),
    "STATIC_EXCLUDE_SOURCES": (True, "it would publish the sources, private remarks and all"),
    "STATIC_CREATE_LINKS": (False, "the site would hold links to your own computer"),
    "WITH_FUTURE_DATES": (False, "it would publish what has a date in the future"),
    "FORMATTED_FIELDS": ([], "a summary is plain words, and nobody would look at its HTML"),
    "TEMPLATE_PAGES": ({}, "nobody would look at such a page’s HTML"),
}
HOST = re.compile(r"https?://(?P<host>[^/:@\s]+)(?::\d+)?(?P<path>/[^\s?#]*)?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
FOLDER = re.compile(r"(?:/[\w.~-]+)*")
NO_REAL_HOST = re.compile(
    r"(?:localhost|127\..*|0\.0\.0\.0|.*\.(?:local|test|invalid)|(?:.*\.)?example(?:\.\w+)?|[^.]+)"
)
PELICANS_OWN = ("archives", "authors", "categories", "tags")  # pages it knows how to make
ALIKE = 0.9

Fault = tuple[str, str, str]  # the setting, what is wrong, what to type


def check_settings(settings: Mapping[str, Any], known: Collection[str]) -> list[Fault]:
    """Return what is wrong with the settings. `known` are the names Pelican itself knows."""
    faults = [*_check_types(settings, known), *_check_fixed(settings), *_check_plugins(settings)]
    faults += [*_check_names(settings, known), *_check_places(settings)]
    return [
        *faults,
        *_check_time_zone(settings),
        *_check_language(settings),
        *_check_address(settings),
    ]


def _check_types(settings: Mapping[str, Any], known: Collection[str]) -> Iterator[Fault]:
    for name, (kinds, called) in {**_kinds_of(known), **TYPES}.items():
        value = settings.get(name)
        if value is not None and not isinstance(value, kinds):
            yield name, f"{name} is {value!r:.40}, which is not {called}", f"Make it {called}."


def _kinds_of(known: Collection[str]) -> dict[str, tuple[tuple[type, ...], str]]:
    """Return the kind of value of Pelican's own lists and tables, by what each usually is."""
    if not isinstance(known, Mapping):
        return {}
    kinds: dict[str, tuple[tuple[type, ...], str]] = {}
    for name, usual in known.items():
        if isinstance(usual, list):
            kinds[name] = (list, tuple, set), "a list"
        elif isinstance(usual, dict):
            kinds[name] = (dict,), "a table"
    return kinds


def _check_fixed(settings: Mapping[str, Any]) -> Iterator[Fault]:
    for name, (wanted, why) in FIXED.items():
        value = settings.get(name, wanted)
        if value != wanted and bool(value) != bool(wanted):
            yield name, f"{name} is {value!r:.40}: {why}", f"Write {name} = {wanted!r}."
    environment = settings.get("JINJA_ENVIRONMENT")
    if isinstance(environment, dict) and environment.get("autoescape") is not True:
        message = "JINJA_ENVIRONMENT has no autoescape: a title could hold HTML"
        yield "JINJA_ENVIRONMENT", message, 'Put "autoescape": True into it.'


def _check_plugins(settings: Mapping[str, Any]) -> Iterator[Fault]:
    if find_spec("markdown") is None:
        yield "MARKDOWN", "Python-Markdown is not installed", "Type: python3 tasks.py setup"
    loaded = settings.get("PLUGINS") or ()
    for name in NEEDED_PLUGINS:
        if name not in loaded:
            yield "PLUGINS", f'the plugin "{name}" is not loaded', f'Put "{name}" into PLUGINS.'
    markdown = settings.get("MARKDOWN")
    configured = markdown.get("extension_configs", {}) if isinstance(markdown, dict) else {}
    for name in NEEDED_EXTENSIONS:
        if isinstance(markdown, dict) and name not in configured:
            message = f'MARKDOWN has no "{name}": its marks would stand in the text'
            yield "MARKDOWN", message, f'Put "{name}": {{}} into its extension_configs.'


def _check_names(settings: Mapping[str, Any], known: Collection[str]) -> Iterator[Fault]:
    own = {
        f"{name.upper()}_{end}"
        for name in (*PELICANS_OWN, *_texts(settings, "DIRECT_TEMPLATES"))
        for end in ("SAVE_AS", "URL")
    }
    every = sorted({*known, *own, *TYPES, *FIXED})
    for name in sorted(settings):
        if name in every or not name.isupper():
            continue
        close = get_close_matches(name, every, 1, ALIKE)
        if close:
            yield name, f'"{name}" is not a setting', f'Did you mean "{close[0]}"?'


def _check_places(settings: Mapping[str, Any]) -> Iterator[Fault]:
    theme = Path(str(settings.get("THEME", "")))
    if not (theme / "templates" / "base.html").is_file():
        yield "THEME", f"{theme} is no theme of ours", "Name the folder that holds templates/."
    for name in ("ARTICLE_PATHS", "PAGE_PATHS", "CHECKLIST_PATHS", "STATIC_PATHS"):
        for folder in _texts(settings, name):
            if (
                folder.strip("./") == ""
                or folder.startswith(("/", "~"))
                or ".." in folder.split("/")
            ):
                yield name, f'{name} has "{folder}"', "Name a folder inside content/."


def _check_time_zone(settings: Mapping[str, Any]) -> Iterator[Fault]:
    zone = settings.get("TIMEZONE", "UTC")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError, TypeError):
        yield "TIMEZONE", f'"{zone}" is not a time zone', 'Write one such as "Europe/Dublin".'


def _check_language(settings: Mapping[str, Any]) -> Iterator[Fault]:
    code = settings.get("DEFAULT_LANG", "en")
    if not isinstance(code, str) or not LANGUAGE.fullmatch(code):
        yield "DEFAULT_LANG", f'"{code}" is not a language', 'Write its code: "en", "de" or "es".'


def _check_address(settings: Mapping[str, Any]) -> Iterator[Fault]:
    address = settings.get("SITEURL", "")
    match = HOST.fullmatch(address) if isinstance(address, str) else None
    is_folder = isinstance(address, str) and FOLDER.fullmatch(address)
    hint = 'Leave it empty, or write the folder the site lives in: "/guide".'
    if match is None and not is_folder:
        yield "SITEURL", f'SITEURL is "{address}", which is no address', hint
    elif match and address.endswith("/"):
        yield "SITEURL", f'SITEURL is "{address}", with a slash at its end', "Take the slash off."
    elif match and settings.get("PUBLISHING"):
        if NO_REAL_HOST.fullmatch(match["host"].lower()):
            yield "SITEURL", f'SITEURL is "{address}", which no visitor can reach', hint
        elif address.startswith("http:"):
            yield "SITEURL", f'SITEURL is "{address}", which is not secure', "Write https://."


def _texts(settings: Mapping[str, Any], name: str) -> list[str]:
    value = settings.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def line_of(name: str, text: str) -> int:
    """Return the line of a settings file that gives this setting, 0 where none does."""
    found = re.search(rf"^{re.escape(name)}\b(?:\s*:[^=\n]+)?\s*=", text, flags=re.MULTILINE)
    return text[: found.start()].count("\n") + 1 if found else 0
