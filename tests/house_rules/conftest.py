"""A small site in a folder of its own, built by a program of its own, as a person does it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 120  # seconds; a build that takes longer hangs


@dataclass
class Workplace:
    """A folder with sources, and the published folder in it."""

    folder: Path
    sources: dict[str, str]
    site: str = "output"

    @property
    def output(self) -> Path:
        return self.folder / self.site

    @property
    def previous(self) -> Path:
        return self.output.with_name(".output.previous")

    @property
    def beside(self) -> set[str]:
        """What stands beside the published folder, and is hidden."""
        return {path.name for path in self.output.parent.glob(".output*")}

    def write(self, changed: dict[str, str] | None = None) -> None:
        for name, text in {**self.sources, **(changed or {})}.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def command(self, **settings: Any) -> list[str]:
        words = [str(self.folder / "content"), "-s", str(ROOT / "pelicanconf.py")]
        words += ["-o", str(self.output), "--fatal", "errors", "-e"]
        given = {
            "PRACTICE_FILE": str(self.folder / "practice.toml"),
            "REFERENCES_FILE": str(self.folder / "content" / "references.bib"),
            **settings,
        }
        words += [f"{key}={json.dumps(value)}" for key, value in given.items()]
        return [sys.executable, "-m", "workshop.build", *words]

    def start(
        self, *, around: Sequence[str] = (), env: dict[str, str] | None = None, **settings: Any
    ) -> subprocess.Popen[str]:
        """Start a build; `around` are the words of a program that starts it in turn."""
        path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])
        return subprocess.Popen(
            [*around, *self.command(**settings)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def build(self, **words: Any) -> tuple[int, str]:
        """Build; return the exit code and what was said on stderr."""
        with self.start(**words) as building:
            _, errors = building.communicate(timeout=LONGEST)
        return building.returncode, errors

    def rollback(self) -> tuple[int, str]:
        words = ["-m", "house_rules.rollback", "--site", str(self.output)]
        ended = subprocess.run(
            [sys.executable, *words],
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
        return ended.returncode, ended.stdout + ended.stderr

    def say(self, words: str) -> dict[str, str]:
        """Return the files in which the one article says these words."""
        name = "content/articles/alliance/an-article.md"
        return {name: self.sources[name].replace("Some words.", words)}


@pytest.fixture(scope="session")
def first_site(tmp_path_factory: pytest.TempPathFactory, small_site: dict[str, str]) -> Path:
    """The published folder after a first build of the small site, made once for all tests."""
    made = Workplace(tmp_path_factory.mktemp("first"), small_site)
    made.write()
    assert made.build() == (0, "")
    return made.output


@pytest.fixture
def published(
    workplace: Workplace, first_site: Path, prints: Callable[[Path], dict[str, str]]
) -> tuple[Workplace, dict[str, str]]:
    """A workplace with a site in it, whose sources have changed; and the prints of that site."""
    shutil.copytree(first_site, workplace.output)
    workplace.write(workplace.say("Other words."))
    return workplace, prints(workplace.output)


@pytest.fixture
def workplace(tmp_path: Path, files: dict[str, str]) -> Workplace:
    made = Workplace(tmp_path, files)
    made.write()
    return made


@pytest.fixture
def prints() -> Callable[[Path], dict[str, str]]:
    """Return a function that gives every file of a folder with a print of its bytes."""

    def read(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return read
