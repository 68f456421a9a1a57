"""A language can be added without touching a template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
EVERY = sorted(TEMPLATES.rglob("*.html"))


def bare_words(template: str) -> list[str]:
    """Return words in a template that stand outside gettext and outside the page's own content."""
    text = re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*trans.*?endtrans\s*-?%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    page = BeautifulSoup(text, "html.parser")
    words = list(page.stripped_strings)
    for tag in page.find_all(True):
        words += [tag.get(name, "") for name in ("aria-label", "title", "alt", "placeholder")]
    return [word for word in words if re.search(r"[A-Za-z]{2,}", word)]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_no_template_holds_a_word_of_its_own(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


def test_another_language_and_direction_come_from_a_catalog_alone(build, files, tmp_path) -> None:
    locale = tmp_path / "locale"
    locale.mkdir()
    (locale / "ar.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Need help now?"\nmsgstr "هل تحتاج إلى مساعدة الآن؟"\n',
        encoding="utf-8",
    )
    practice = files["practice.toml"].replace("country", 'language = "ar"\ncountry')
    page = build({"practice.toml": practice}, LOCALE_PATH=str(locale)).page("/help-now/")
    assert page.html["lang"] == "ar"
    assert page.html["dir"] == "rtl"
    assert "هل تحتاج إلى مساعدة الآن؟" in page.get_text()
    assert "Need help now?" not in page.get_text()


def test_dates_are_in_the_words_of_the_language(build, files) -> None:
    practice = files["practice.toml"].replace("country", 'language = "de"\ncountry')
    page = build({"practice.toml": practice}).page("/articles/an-article/")
    assert "1. November 2026" in page.get_text()
