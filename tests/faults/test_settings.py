"""Settings that can't be what was meant. Each case is a setting; the build says which and why."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from house_rules import given_settings
from house_rules.given_settings import check_settings, line_of
from pelican.settings import DEFAULT_CONFIG

SETTINGS = "settings"
CACHE = "cache"
KEPT_BACK = "drafts, hidden, future dates"
HTML = "HTML in content"


class Case(NamedTuple):
    """A setting that is wrong, and what is told of it."""

    sentence: str
    contract: str
    given: dict[str, Any]
    message: str
    hint: str = ""


CASES = [
    Case(
        "a misspelled setting is told",
        SETTINGS,
        {"DEFAULT_LNG": "en"},
        '"DEFAULT_LNG" is not a setting',
        'Did you mean "DEFAULT_LANG"?',
    ),
    Case(
        "a misspelled setting of ours is told",
        SETTINGS,
        {"CHECKLISTS_PATHS": []},
        '"CHECKLISTS_PATHS" is not a setting',
        '"CHECKLIST_PATHS"',
    ),
    Case(
        "a misspelled address of a page is told",
        SETTINGS,
        {"HELPNOW_SAVE_AS": "x"},
        '"HELPNOW_SAVE_AS" is not a setting',
        '"HELP_NOW_SAVE_AS"',
    ),
    Case(
        "topics are a list", SETTINGS, {"TOPICS": "trust"}, "TOPICS is 'trust', which is not a list"
    ),
    Case("folders are a list", SETTINGS, {"CHECKLIST_PATHS": "checklists"}, "which is not a list"),
    Case("MARKDOWN is a table", SETTINGS, {"MARKDOWN": []}, "MARKDOWN is [], which is not a table"),
    Case(
        "a file is a text",
        SETTINGS,
        {"REFERENCES_STYLE": 3},
        "REFERENCES_STYLE is 3, which is not a text",
    ),
    Case("publishing is yes or no", SETTINGS, {"PUBLISHING": "no"}, "which is not True or False"),
    Case(
        "MARKDOWN can’t lose what makes checklists",
        SETTINGS,
        {"MARKDOWN": {"extension_configs": {}}},
        'MARKDOWN has no "checklists.extension"',
    ),
    Case(
        "a plugin that reads sources can’t be left out",
        SETTINGS,
        {"PLUGINS": ["practice", "topics"]},
        'the plugin "sources" is not loaded',
    ),
    Case(
        "a time zone has to be one",
        SETTINGS,
        {"TIMEZONE": "Mars/Base"},
        '"Mars/Base" is not a time zone',
        "Europe/Dublin",
    ),
    Case(
        "an address has to be one", SETTINGS, {"SITEURL": "practice.example"}, "which is no address"
    ),
    Case("an address is no file", SETTINGS, {"SITEURL": "file:///site"}, "which is no address"),
    Case(
        "no site is published for one computer",
        SETTINGS,
        {"SITEURL": "http://localhost:8000", "PUBLISHING": True},
        "which no visitor can reach",
    ),
    Case(
        "no site is published at a placeholder",
        SETTINGS,
        {"SITEURL": "https://example.com", "PUBLISHING": True},
        "which no visitor can reach",
    ),
    Case(
        "no site is published without https",
        SETTINGS,
        {"SITEURL": "http://practice.org", "PUBLISHING": True},
        "which is not secure",
    ),
    Case("a theme has templates", SETTINGS, {"THEME": "/nowhere"}, "/nowhere is no theme of ours"),
    Case(
        "sources lie in content",
        SETTINGS,
        {"PAGE_PATHS": ["../pages"]},
        'PAGE_PATHS has "../pages"',
    ),
    Case(
        "content itself is no folder of sources",
        SETTINGS,
        {"ARTICLE_PATHS": [""]},
        'ARTICLE_PATHS has ""',
    ),
    Case(
        "Pelican’s cache stays off",
        CACHE,
        {"CACHE_CONTENT": True},
        "CACHE_CONTENT is True: Pelican’s cache is a pickle, which can run any program",
    ),
    Case("nobody reads Pelican’s cache", CACHE, {"LOAD_CONTENT_CACHE": True}, "pickle"),
    Case(
        "sources are never published",
        SETTINGS,
        {"OUTPUT_SOURCES": True},
        "it would publish the sources",
    ),
    Case(
        "sources are no static files",
        SETTINGS,
        {"STATIC_EXCLUDE_SOURCES": False},
        "it would publish the sources",
    ),
    Case(
        "the site holds no links to the computer",
        SETTINGS,
        {"STATIC_CREATE_LINKS": True},
        "links to your own computer",
    ),
    Case(
        "the future stays unpublished",
        KEPT_BACK,
        {"WITH_FUTURE_DATES": True},
        "a date in the future",
    ),
    Case(
        "a summary is plain words",
        HTML,
        {"FORMATTED_FIELDS": ["summary"]},
        "a summary is plain words",
    ),
    Case(
        "no page comes past the gate",
        HTML,
        {"TEMPLATE_PAGES": {"x.html": "x.html"}},
        "nobody would look at such a page’s HTML",
    ),
    Case("templates escape what they show", HTML, {"JINJA_ENVIRONMENT": {}}, "has no autoescape"),
]


@pytest.fixture
def good(our_settings: dict[str, Any]) -> dict[str, Any]:
    """Return the site's own settings."""
    return dict(our_settings)


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c.sentence, marks=pytest.mark.fault(c.contract)) for c in CASES]
)
def test_a_setting_that_can_not_be_meant_is_told(good: dict[str, Any], case: Case) -> None:
    told = check_settings({**good, **case.given}, DEFAULT_CONFIG)
    assert [
        1
        for name, message, hint in told
        if name in case.given and case.message in message and case.hint in hint
    ], told


@pytest.mark.fault(SETTINGS)
def test_the_settings_of_the_site_are_fine(good: dict[str, Any]) -> None:
    assert check_settings(good, DEFAULT_CONFIG) == []
    assert check_settings({**good, "PUBLISHING": True}, DEFAULT_CONFIG) == []


@pytest.mark.fault(SETTINGS)
@pytest.mark.parametrize(
    "address", ["", "/guide", "/a/b-c", "https://practice.org", "https://practice.org:8443/guide"]
)
def test_an_address_or_a_folder_is_fine(good: dict[str, Any], address: str) -> None:
    assert check_settings({**good, "SITEURL": address, "PUBLISHING": True}, DEFAULT_CONFIG) == []


@pytest.mark.fault(SETTINGS)
def test_a_setting_that_is_like_none_is_anybody_s_own(good: dict[str, Any]) -> None:
    assert check_settings({**good, "MY_OWN_FLAG": 1}, DEFAULT_CONFIG) == []


@pytest.mark.fault(SETTINGS)
def test_markdown_that_is_not_installed_is_told(good: dict[str, Any], monkeypatch: Any) -> None:
    monkeypatch.setattr(given_settings, "find_spec", lambda _name: None)
    told = check_settings(good, DEFAULT_CONFIG)
    assert told[0][1] == "Python-Markdown is not installed"


@pytest.mark.fault(SETTINGS)
@pytest.mark.parametrize(
    ("text", "line"), [("A = 1\nTHEME: str = 'x'\n", 2), ("# THEME = 1\n", 0), ("X_THEME = 1\n", 0)]
)
def test_a_setting_is_found_where_it_is_given(text: str, line: int) -> None:
    assert line_of("THEME", text) == line


@pytest.mark.fault(SETTINGS)
def test_a_wrong_setting_leaves_the_last_good_site(build: Callable[..., Any]) -> None:
    built = build()
    before = sorted(built.output.rglob("*"))
    built = build(DEFAULT_LNG="en", CHECKLIST_PATHS=["../x"])
    assert built.exit_code == 1
    assert 'pelicanconf.py:1: "DEFAULT_LNG" is not a setting' in built.errors
    assert "pelicanconf.py:" in built.errors
    assert "the last good site is untouched" in built.errors
    assert sorted(built.output.rglob("*")) == before


class Runs:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (Path.touch, (self.path,))


@pytest.mark.fault(CACHE)
def test_a_cache_of_somebody_else_is_never_opened(
    build: Callable[..., Any], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for name in ("ArticlesGenerator", "ArticlesGenerator-Readers", "PagesGenerator-Readers"):
        (cache / name).write_bytes(pickle.dumps(Runs(tmp_path / "it-ran")))
    built = build(
        CACHE_CONTENT=True, LOAD_CONTENT_CACHE=True, CACHE_PATH=str(cache), GZIP_CACHE=False
    )
    assert built.exit_code == 1
    assert "pickle" in built.errors
    assert not (tmp_path / "it-ran").exists()


@pytest.mark.fault(SETTINGS)
@pytest.mark.parametrize(("word", "name"), [("-t", "THEME"), ("-s", "PATH")])
def test_a_folder_that_is_not_there_is_told(
    run_build: Callable[..., Any], tmp_path: Path, word: str, name: str
) -> None:
    own = tmp_path / "own.py"
    own.write_text("PATH = '/nowhere'\n")
    given = {"-t": "/nowhere", "-s": str(own)}[word]
    remove = (lambda: None) if word == "-t" else lambda: shutil.rmtree(tmp_path / "content")
    ended = run_build(tmp_path, None, word, given, then=remove)
    assert ended.exit_code == 1
    assert ended.errors.startswith("pelicanconf.py:1: ")
    assert f"hint: Look at {name} in pelicanconf.py" in ended.errors
    assert "Traceback" not in ended.errors
