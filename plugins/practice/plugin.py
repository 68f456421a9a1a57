"""The practice in Pelican.

| signal | handler | what it does |
|---|---|---|
| initialized | read_files | practice.toml and the place's file, into settings |
| generator_init | give_to_templates | practice, place, lang, dir, translations, the date filter |
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican import signals
from pydantic import ValidationError

from .language import direction, long_date, translations
from .model import Practice, fields_at
from .place import Emergency, Line, Place, place_file
from .problems import explain
from .toml_file import TomlFile, read_toml

DEFAULTS = {
    "PRACTICE_FILE": "practice.toml",
    "PLACE_PATH": "places",
    "LOCALE_PATH": "theme/locale",
    "PUBLISHING": False,
}


def read_files(pelican: Any) -> None:
    """Put the practice and its place into the settings, or every problem into PROBLEMS."""
    settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    practice = read_model(Practice, Path(settings["PRACTICE_FILE"]), fields_at, settings)
    if practice is None:
        return
    path = place_file(Path(settings["PATH"]) / settings["PLACE_PATH"], practice.country)
    place = read_model(Place, path, place_keys, settings)
    settings.update(
        PRACTICE=practice,
        PLACE=place,
        SITENAME=practice.name,
        TIMEZONE=practice.time_zone,
        DEFAULT_LANG=practice.language,
        STYLESHEET_VALUES={"--brand": practice.brand.color},
    )
    if practice.web_address:
        settings["FEED_DOMAIN"] = practice.web_address
        settings["FEED_ALL_ATOM"] = settings.get("FEED_ALL_ATOM") or "feeds/articles.atom.xml"
    if settings["PUBLISHING"]:
        refuse_drafts(practice, settings)


def read_model(model: Any, path: Path, keys_at: Any, settings: dict[str, Any]) -> Any:
    """Return the validated file, or None after its problems were reported."""
    name = shown_name(path, settings)
    problems = settings.setdefault("PROBLEMS", [])
    if not path.is_file():
        problems.append((name, 1, "this file is missing", "Put it back, or name another one."))
        return None
    file: TomlFile = read_toml(path)
    if file.error:
        line, words = file.error
        hint = 'Look for a missing quote or "=" on this line or the one above.'
        problems.append((name, line, f"this line can’t be read: {words}", hint))
        return None
    try:
        country = str(file.values.get("country", ""))
        return model.model_validate(file.values, context={"country": country})
    except ValidationError as error:
        problems.extend((name, *problem) for problem in explain(error, file, keys_at))
        return None


def shown_name(path: Path, settings: dict[str, Any]) -> str:
    """Return a file's name as seen from the project's folder."""
    root = Path(settings["PATH"]).resolve().parent
    return os.path.relpath(path.resolve(), root).replace(os.sep, "/")


def place_keys(place: tuple[Any, ...]) -> list[str]:
    """Return the keys that may stand at a place of a places file."""
    model: Any = {"emergency": Emergency, "lines": Line}.get(str(place[0])) if place else Place
    fields = model.model_fields if model else {}
    return [field.alias or name for name, field in fields.items()]


def refuse_drafts(practice: Practice, settings: dict[str, Any]) -> None:
    """Report what may be built but not published."""
    name = shown_name(Path(settings["PRACTICE_FILE"]), settings)
    line = read_toml(Path(settings["PRACTICE_FILE"])).line_of
    problems = settings["PROBLEMS"]
    if practice.demo:
        message = "this is the demonstration practice; it can’t be published"
        hint = "Put in your own practice, then write demo = false."
        problems.append((name, line(("demo",)), message, hint))
    if not practice.web_address:
        message = '"web_address" is missing'
        hint = 'Add a line such as web_address = "https://www.example.org".'
        problems.append((name, line(("web_address",)), message, hint))


def give_to_templates(generator: Any) -> None:
    """Give every template the practice, its place and its language."""
    settings, context = generator.settings, generator.context
    practice = settings.get("PRACTICE")
    language = practice.language if practice else "en"
    context["practice"], context["place"] = practice, settings.get("PLACE")
    context["lang"], context["dir"] = language, direction(language)
    words = translations(Path(settings["LOCALE_PATH"]), language)
    generator.env.install_gettext_translations(words, newstyle=True)
    generator.env.filters["date"] = lambda day, lang=language: long_date(day, lang)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(read_files)
    signals.generator_init.connect(give_to_templates)
