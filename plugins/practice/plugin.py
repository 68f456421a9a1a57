"""The practice in Pelican.

| signal | handler | what it does |
|---|---|---|
| initialized | read_files | practice.toml and the place's file, into settings |
| get_generators | give_generators | adds CliniciansGenerator and PlacesGenerator |
| generator_init | give_to_templates | practice, place, lang, dir, translations, the date filter |
| get_writer | copy_pictures | the practice's own pictures, before any page |
| feed_generated | make_feed_whole | a feed is read elsewhere, so its addresses are whole |
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pydantic import ValidationError

from .contrast import read_tokens
from .feed import make_whole
from .freshness import find_stale_facts, read_today
from .language import direction, long_date, translations
from .place import Place, example_for_place, keys_of_place, place_file
from .placeholders import list_placeholders
from .practice import Practice
from .problems import explain
from .reading import read_practice
from .rules import Surroundings, find_picture
from .toml_file import TomlFile, read_toml

DEFAULTS = {
    "PRACTICE_FILE": "practice.toml",
    "PRACTICE_BASE": None,
    "PLACE_PATH": "places",
    "PLACE_URL": "what-stays-private/{country}/",
    "PLACE_SAVE_AS": "what-stays-private/{country}/index.html",
    "CLINICIAN_URL": "who-we-are/{slug}/",
    "CLINICIAN_SAVE_AS": "who-we-are/{slug}/index.html",
    "LOCALE_PATH": "theme/locale",
    "THEME_TOKENS": "static/css/tokens.css",
    "PUBLISHING": False,
}


class CliniciansGenerator(Generator):
    """Writes a page for each person who works in the practice."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican."""
        practice = self.context["practice"]
        for slug, who in practice.people.items() if practice else ():
            writer.write_file(
                self.settings["CLINICIAN_SAVE_AS"].format(slug=slug),
                self.get_template("clinician"),
                self.context,
                clinician=who,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=self.settings["CLINICIAN_URL"].format(slug=slug),
            )


class PlacesGenerator(Generator):
    """Writes what stays private in each other place: a visitor may live there."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican."""
        template = self.get_template("what_stays_private")
        for place in self.context["other_places"]:
            writer.write_file(
                self.settings["PLACE_SAVE_AS"].format(country=place.country),
                template,
                self.context,
                place=place,
                away=True,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=self.settings["PLACE_URL"].format(country=place.country),
            )


def read_files(pelican: Any) -> None:
    """Put the practice and its place into the settings, or every problem into PROBLEMS."""
    settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    practice = read_own_file(settings)
    settings["TODAY"] = read_today()
    if practice is None:
        return
    path = place_file(Path(settings["PATH"]) / settings["PLACE_PATH"], practice.country)
    place = read_place(path, settings)
    if place:
        report_stale_facts(place, path, settings)
        place = choose_region(place, practice, settings)
    settings.update(
        PRACTICE=practice,
        PLACE=place,
        OTHER_PLACES=read_other_places(path, settings),
        SITENAME=practice.name,
        TIMEZONE=practice.time_zone,
        DEFAULT_LANG=practice.language,
        STYLESHEET_VALUES=practice.brand.values,
        PLACEHOLDERS=list_placeholders(practice, place),
    )
    if practice.web_address:
        settings["FEED_DOMAIN"] = practice.web_address
        settings["FEED_ALL_ATOM"] = settings.get("FEED_ALL_ATOM") or "feeds/articles.atom.xml"


def read_own_file(settings: dict[str, Any]) -> Practice | None:
    """Return the practice, or None after its problems were reported. Warnings go on their own."""
    named = [settings["PRACTICE_FILE"], settings["PRACTICE_BASE"]]
    file, base = ((shown_name(Path(n), settings), Path(n)) if n else None for n in named)
    assert file
    tokens = Path(settings["THEME"], settings["THEME_TOKENS"])
    formulas = read_tokens(tokens.read_text(encoding="utf-8")) if tokens.is_file() else {}
    around = Surroundings(read_today(), picture_folders(settings), formulas)
    reading = read_practice(file, base, around, settings["PUBLISHING"])
    settings.setdefault("PROBLEMS", []).extend(reading.problems)
    settings.setdefault("WARNINGS", []).extend(reading.warnings)
    return reading.practice


def picture_folders(settings: dict[str, Any]) -> list[Path]:
    """Return where a practice's pictures may lie: beside its own file, or in the content."""
    content = Path(settings["PATH"])
    shared = [content / name for name in settings["STATIC_PATHS"]]
    own = own_pictures(settings)
    return [own, *shared] if own else shared


def own_pictures(settings: dict[str, Any]) -> Path | None:
    """Return the folder beside the practice's file, where that has a folder of its own."""
    folder = Path(settings["PRACTICE_FILE"]).resolve().parent
    return None if folder == Path(settings["PATH"]).resolve().parent else folder / "images"


def copy_pictures(pelican: Any) -> None:
    """Copy the pictures that lie beside the practice's own file. The content's copy themselves."""
    settings = pelican.settings
    practice = settings.get("PRACTICE")
    own = own_pictures(settings)
    for name in practice.pictures if practice and own else []:
        if source := find_picture(name, [own] if own else []):
            target = Path(pelican.output_path) / "images" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def read_place(path: Path, settings: dict[str, Any]) -> Place | None:
    """Return the place of a file, or None after its problems were reported."""
    name = shown_name(path, settings)
    problems = settings.setdefault("PROBLEMS", [])
    if not path.is_file():
        problems.append((name, 1, "this file is missing", "Put it back, or name another one."))
        return None
    file: TomlFile = read_toml(path)
    if file.errors:
        hint = 'Look for a missing quote or "=" on this line or the one above.'
        for line, words in file.errors:
            problems.append((name, line, f"this line can’t be read: {words}", hint))
        return None
    try:
        return Place.model_validate(file.values)
    except ValidationError as error:
        told = explain(error, file, keys_of_place, example_for_place)
        problems.extend((name, *problem) for problem in told)
        return None


def read_other_places(own: Path, settings: dict[str, Any]) -> list[Place]:
    """Return the places the practice is not in, by name. Their numbers are not shown, so only what
    stays private may grow stale."""
    paths = [path for path in sorted(own.parent.glob("*.toml")) if path != own]
    others = []
    for path in paths:
        if place := read_place(path, settings):
            others.append(place)
            told, _ = find_stale_facts(place, read_toml(path), settings["TODAY"], numbers=False)
            name = shown_name(path, settings)
            settings["WARNINGS"].extend((name, *warning) for warning in told)
    return sorted(others, key=lambda place: place.name)


def shown_name(path: Path, settings: dict[str, Any]) -> str:
    """Return a file's name as seen from the project's folder."""
    root = Path(settings["PATH"]).resolve().parent
    return os.path.relpath(path.resolve(), root).replace(os.sep, "/")


def report_stale_facts(place: Place, path: Path, settings: dict[str, Any]) -> None:
    """Warn of facts nobody has checked for long. Numbers that are too old stop a publish."""
    name = shown_name(path, settings)
    warnings, stops = find_stale_facts(place, read_toml(path), read_today())
    worst = settings["PROBLEMS"] if settings["PUBLISHING"] else settings["WARNINGS"]
    settings["WARNINGS"].extend((name, *warning) for warning in warnings)
    worst.extend((name, *stop) for stop in stops)


def choose_region(place: Place, practice: Practice, settings: dict[str, Any]) -> Place:
    """Return the place as seen from the practice's region; report one that is not there."""
    known = [region.key for region in place.regions]
    if practice.region is None or practice.region in known:
        return place.seen_from(practice.region or "")
    named = [Path(settings[key]) for key in ("PRACTICE_FILE", "PRACTICE_BASE") if settings[key]]
    path = next(path for path in named if "region" in read_toml(path).values)
    message = f'"region" can’t be "{practice.region}" where country is "{practice.country}"'
    hint = f"Known are: {', '.join(known)}." if known else "Take the line out."
    problem = (shown_name(path, settings), read_toml(path).line_of(("region",)), message, hint)
    settings["PROBLEMS"].append(problem)
    return place


def give_generators(_pelican: Any) -> tuple[type[Generator], ...]:
    """Tell Pelican that there is a page for each clinician, and one for each other place."""
    return CliniciansGenerator, PlacesGenerator


def give_to_templates(generator: Any) -> None:
    """Give every template the practice, its place and its language."""
    settings, context = generator.settings, generator.context
    practice = settings.get("PRACTICE")
    language = practice.language if practice else "en"
    context["practice"], context["place"] = practice, settings.get("PLACE")
    context["other_places"] = settings.get("OTHER_PLACES", [])
    context["lang"], context["dir"] = language, direction(language)
    words = translations(Path(settings["LOCALE_PATH"]), language)
    generator.env.install_gettext_translations(words, newstyle=True)
    generator.env.filters["date"] = lambda day, lang=language: long_date(day, lang)


def make_feed_whole(context: dict[str, Any], feed: Any) -> None:
    """Give a feed the practice's own address, where it has one."""
    practice = context.get("practice")
    if practice and practice.web_address:
        make_whole(feed, practice.web_address.rstrip("/"), context["SITEURL"])


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(read_files)
    signals.get_generators.connect(give_generators)
    signals.generator_init.connect(give_to_templates)
    signals.get_writer.connect(copy_pictures)
    signals.feed_generated.connect(make_feed_whole)
