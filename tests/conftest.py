"""What every test may use: a small site built from a dict of files, by the real Pelican."""

from __future__ import annotations

import datetime
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from house_rules import stop_signal
from hypothesis import settings as examples
from pelican import Pelican
from pelican.settings import read_settings
from playwright.sync_api import Browser, sync_playwright

from tests.faults.case_count import sum_up
from tests.faults.contract import LINES
from workshop.browser import HOW_TO_GET_ONE, find_browser

ROOT = Path(__file__).parent.parent
# A shell's background job ignores Ctrl-C, and so would every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):  # and under nohup the end of a terminal
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# `python3 tasks.py test --all` tries every property on far more examples.
examples.register_profile("long", max_examples=10_000, deadline=None)
if os.environ.get("BEFOREHAND_LONG"):
    examples.load_profile("long")

PRACTICE = """\
name = "Test Practice"
country = "us"
time_zone = "America/New_York"
web_address = "https://practice.example"
[contact]
email = "hello@practice.example"
[[clinicians]]
name = "Ada Example"
title = "Psychologist"
credentials = "PhD"
"""
TODAY = datetime.date.today()  # facts go stale; tests do not
PLACE = f"""\
country = "us"
name = "the United States"
elsewhere = "https://findahelpline.com"
[words]
license = "license"
register = "register"
doctor = "doctor"
emergency_room = "emergency room"
[emergency]
number = "911"
what = "Police, ambulance, fire."
source = "test"
checked = {TODAY}
confirmed = "primary"
[[lines]]
need = "You want to talk"
name = "988 Suicide & Crisis Lifeline"
about = "Someone listens."
call = "988"
source = "test"
checked = {TODAY}
confirmed = "primary"
[[limits]]
strength = "must"
when = "A court orders it."
law = "A law"
source = "test"
checked = {TODAY}
confirmed = "primary"
[[limits]]
strength = "may"
when = "There is a serious risk to someone’s life."
law = "A code"
source = "test"
checked = {TODAY}
confirmed = "primary"
[[limits]]
strength = "usually-not"
when = "Being angry, on its own, usually stays private."
source = "test"
checked = {TODAY}
confirmed = "primary"
"""
CHECKLIST = """\
Title: A list
Stage: before
Summary: What to do.

## First {.ask}

- [ ] Ask one thing.
"""
ARTICLE = """\
Title: An article
Date: 2026-11-01
Summary: What it is about.

## A heading

Some words.
"""
FILES = {
    "practice.toml": PRACTICE,
    "content/places/us.toml": PLACE,
    "content/checklists/a-list.md": CHECKLIST,
    "content/articles/alliance/an-article.md": ARTICLE,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have every case say which line of the contract for faults it holds, also from a worker."""
    for item in items:
        item.user_properties += [("fault", mark.args[0]) for mark in item.iter_markers("fault")]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print how many cases hold how much of the contract for faults."""
    passed = terminalreporter.stats.get("passed", [])
    lines = [line for one in passed for key, line in one.user_properties if key == "fault"]
    if lines:
        terminalreporter.write_line(sum_up(lines, LINES))


@dataclass
class Built:
    """What a build left behind."""

    exit_code: int
    errors: str
    output: Path

    def page(self, address: str) -> BeautifulSoup:
        """Return a built page by its address ("/articles/an-article/")."""
        path = self.output / address.lstrip("/")
        path = path / "index.html" if address.endswith("/") else path
        return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def build(tmp_path: Path, capsys: Any) -> Iterator[Callable[..., Built]]:
    """Return a function that writes files over the smallest whole site and builds it.

    A file whose text is None is left out; other keywords are Pelican settings.
    """
    handlers = {number: signal.getsignal(number) for number in stop_signal.NUMBERS}

    def run(files: dict[str, str | None] | None = None, **settings: Any) -> Built:
        for name, text in {**FILES, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text, encoding="utf-8")
        given = {
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "PRACTICE_FILE": str(tmp_path / "practice.toml"),
            "REFERENCES_FILE": str(tmp_path / "content" / "references.bib"),
            "GATE_MEMORY": "",
            **settings,
        }
        exit_code = 0
        try:
            Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=given)).run()
        except SystemExit as end:
            exit_code = int(end.code or 0)
        return Built(exit_code, capsys.readouterr().err, tmp_path / "output")

    yield run
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def small_site() -> dict[str, str]:
    """Return the files of the smallest whole site, by name."""
    return dict(FILES)


@pytest.fixture
def files(small_site: dict[str, str]) -> dict[str, str]:
    """Return a copy of them, to be changed."""
    return dict(small_site)


@pytest.fixture
def article() -> Callable[[str], dict[str, str | None]]:
    """Return a function that gives the files for one article with this body.

    The body starts on line 5.
    """

    def files(body: str) -> dict[str, str | None]:
        head = "Title: An article\nDate: 2026-11-01\nSummary: About it.\n\n"
        return {"content/articles/alliance/an-article.md": head + body}

    return files


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A browser of this computer. In CI a missing one is a failure, never a skip."""
    path = os.environ.get("BEFOREHAND_BROWSER") or find_browser()
    if not path:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(HOW_TO_GET_ONE)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*arguments, *(["--no-sandbox"] if is_root else [])]
        )
        yield browser
        browser.close()
