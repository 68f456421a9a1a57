"""The site's own words in its language: gettext catalogs, dates, direction of writing."""

from __future__ import annotations

import datetime
import io
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

DOMAIN = "beforehand"


def direction(language: str) -> str:
    """Return "ltr" or "rtl"."""
    return Locale.parse(language, sep="-").text_direction


def long_date(day: datetime.date, language: str) -> str:
    """Return a day in words: "November 23, 2026"."""
    return format_date(day, "long", locale=Locale.parse(language, sep="-"))


def translations(folder: Path, language: str) -> NullTranslations:
    """Return the words of a language. Without a catalog, the templates' own words (English) stand.

    A catalog is `<folder>/<language>.po`. It is compiled in memory: no file that a person can't
    read is kept.
    """
    path = folder / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as source:
        catalog = read_po(source, locale=language, domain=DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled, DOMAIN)
