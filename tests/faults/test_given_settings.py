"""More settings that can't be what was meant, and what stands in published bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from house_rules.gate import read_layout
from house_rules.given_settings import check_settings
from pelican.settings import DEFAULT_CONFIG

import pelicanconf

OURS = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
SETTINGS = "settings"
LEFTOVERS = "leftovers and secrets"
WORDS = "Title: T\nSummary: S.\n\nWords.\n"
CASES = {
    "a text is no list of Pelican’s": (
        {"IGNORE_FILES": "x"},
        "IGNORE_FILES is 'x', which is not a list",
    ),
    "a list is no table of Pelican’s": ({"DEFAULT_METADATA": ["draft"]}, "which is not a table"),
    "no is not False": ({"ALLOW_SHRINK": "no"}, "which is not True or False"),
    "a word is no number of seconds": (
        {"LOCK_PATIENCE": "long"},
        "which is not a number of seconds",
    ),
    "the whole content folder is no folder in it": (
        {"STATIC_PATHS": ["."]},
        'STATIC_PATHS has "."',
    ),
    "an address ends without a slash": (
        {"SITEURL": "https://ada.clinic/"},
        "with a slash at its end",
    ),
    "english is no language of the site": (
        {"DEFAULT_LANG": "english"},
        '"english" is not a language',
    ),
    "a time zone never climbs": ({"TIMEZONE": "../etc"}, '"../etc" is not a time zone'),
    "a singular is not the setting": (
        {"ARTICLE_PATH": ["articles"]},
        '"ARTICLE_PATH" is not a setting',
    ),
}


@pytest.mark.fault(SETTINGS)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_setting_that_can_not_be_meant_is_told(case: tuple[dict[str, Any], str]) -> None:
    given, message = case
    found = check_settings({**OURS, **given}, DEFAULT_CONFIG)
    assert [told for told in found if told[0] in given and message in told[1] and told[2]], found


@pytest.mark.fault(SETTINGS)
def test_the_settings_of_the_site_have_no_fault() -> None:
    assert check_settings(OURS, DEFAULT_CONFIG) == []


@pytest.mark.fault(SETTINGS)
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"ARTICLE_PATHS": []}, "content/articles:1: nothing is read from this folder"),
        ({"ARTICLE_SAVE_AS": ""}, "an-article.md:1: this text has no address"),
        ({"ARTICLE_SAVE_AS": "../{slug}.html"}, "this text was read, but is not on the site"),
        ({"DEFAULT_METADATA": {"status": "draft"}}, "this text was read, but is not on the site"),
        (
            {"EXTRA_PATH_METADATA": {"images/a.gif": {"path": "../../a.gif"}}},
            "leads out of the site",
        ),
    ],
)
def test_no_setting_empties_the_site_or_leaves_its_folder(
    build: Any, tmp_path: Path, given: dict[str, Any], message: str
) -> None:
    built = build({"content/images/a.gif": "GIF89a"}, **given)
    assert built.exit_code == 1
    assert message in built.errors
    assert not built.output.exists()


@pytest.mark.fault("nothing lost")
def test_a_file_that_a_setting_names_is_known_wherever_it_lies(tmp_path: Path) -> None:
    given = {
        "PATH": str(tmp_path),
        "GLOSSARY_FILE": "words/ours.md",
        "REFERENCES_FILE": str(tmp_path / "words" / "ours.bib"),
        "PLACE_PATH": "lands",
    }
    layout = read_layout(given)
    for name in ("words/ours.md", "words/ours.bib", "lands/us.toml"):
        assert layout.sort(name) == ("data", "", "")
    assert layout.sort("words/other.md")[0] == ""


@pytest.mark.fault(LEFTOVERS)
def test_a_page_with_a_key_is_never_published(build: Any) -> None:
    key = "AKIA" + "ABCDEFGHIJKLMNOP"
    built = build({"content/pages/x.md": f"{WORDS}\nOur `{key}`.\n"})
    assert built.exit_code == 1
    assert "Amazon" in built.errors
    assert not built.output.exists()


@pytest.mark.fault("nothing lost")
def test_the_printed_sum_is_the_number_of_files_on_the_disk(
    build: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    files: dict[str, str | None] = {
        "content/pages/x.md": WORDS,
        "content/pages/y.md": f"Status: draft\n{WORDS}",
        "content/images/a.gif": "GIF89a",
        "content/.git/deep/er/x": "x",
        "content/.git/HEAD": "x",
        "content/pages/x.md~": "x",
    }
    said: list[str] = []
    monkeypatch.setattr("house_rules.gate.print", said.append, raising=False)
    built = build(files)
    assert built.exit_code == 0, built.errors
    line = next(one for one in said if one.startswith("content/:"))
    counted = sum(int(number) for number in re.findall(r"(?<![\w-])\d+(?= )", line))
    assert counted == sum(path.is_file() for path in (tmp_path / "content").rglob("*")), line
