"""Bundles in Pelican.

| signal | handler | what it does |
|---|---|---|
| get_generators | bundle_theme | makes both, once the practice has set its color |
| generator_init | name_bundles | the bundles' addresses for templates |
| get_writer | write_files | bundles, fonts, icons, before any page |

A bundle is named by a hash of its bytes, so a host may let browsers keep it forever.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from pelican import signals

from .script import bundle_script
from .stylesheet import bundle_stylesheet

DEFAULTS: dict[str, Any] = {
    "STYLESHEET_SOURCES": {"stylesheet": "static/css/main.css"},
    "SCRIPT_SOURCES": {"script": "static/js/main.js"},
    "STYLESHEET_VALUES": {},
}
COPIED = {".woff2", ".svg", ".png", ".ico", ".webp", ".jpg", ".txt"}  # .txt: the fonts' licenses


def make_bundles(settings: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the address and the text of each bundle, by its name in templates."""
    theme = Path(settings["THEME"])
    folder = settings["THEME_STATIC_DIR"]
    bundles: dict[str, tuple[str, str]] = {}
    for name, source in settings["STYLESHEET_SOURCES"].items():
        css = bundle_stylesheet(theme / source, settings["STYLESHEET_VALUES"])
        bundles[name] = (f"/{folder}/css/{Path(source).stem}.{_hash(css)}.css", css)
    for name, source in settings["SCRIPT_SOURCES"].items():
        js = bundle_script(theme / source)
        bundles[name] = (f"/{folder}/js/{Path(source).stem}.{_hash(js)}.js", js)
    return bundles


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def bundle_theme(pelican: Any) -> None:
    """Make the bundles once, from the settings as the practice left them."""
    settings = pelican.settings
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    settings["BUNDLES"] = make_bundles(settings)


def name_bundles(generator: Any) -> None:
    """Tell templates where the bundles will be."""
    for name, (address, _) in generator.settings["BUNDLES"].items():
        generator.context[name] = address


def write_files(pelican: Any) -> None:
    """Write the bundles, fonts and icons into the folder that is being built."""
    static = Path(pelican.settings["THEME"]) / "static"
    target = Path(pelican.output_path) / pelican.settings["THEME_STATIC_DIR"]
    for source in sorted(static.rglob("*")):
        if source.suffix in COPIED and source.is_file():
            path = target / source.relative_to(static)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
    for address, text in pelican.settings["BUNDLES"].values():
        path = Path(pelican.output_path) / address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(bundle_theme)
    signals.generator_init.connect(name_bundles)
    signals.get_writer.connect(write_files)
