"""What tests of faults share: one build of many bad files, and a single file read alone."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings
from sources.plugin import SourceReader

ROOT = Path(__file__).parents[2]
Problem = tuple[str, int, str, str]


@dataclass(frozen=True)
class Ended:
    """How a build in a program of its own ended."""

    exit_code: int
    said: str
    errors: str
    folder: Path

    def has(self, path: str, line: int, message: str, hint: str = "") -> bool:
        """Tell whether a problem was told, with at least these words in its message and hint."""
        lines = self.errors.split("\n")
        start = f"{path}:{line}: "
        return any(
            told.startswith(start)
            and message in told
            and (not hint or (after.startswith("    hint: ") and hint in after))
            for told, after in zip(lines, [*lines[1:], ""], strict=True)
        )


def write(folder: Path, files: dict[str, str | bytes | None]) -> None:
    """Write files; one whose text is None is left out."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture(scope="session")
def run_build(small_site: dict[str, str]) -> Callable[..., Ended]:
    """Return a function that writes files over the smallest site and builds it as tasks.py does.

    `then` is called between the two; `words` are more words for the command.
    """

    def run(
        folder: Path,
        files: dict[str, str | bytes | None] | None = None,
        *words: str,
        then: Callable[[], object] = lambda: None,
    ) -> Ended:
        write(folder, {**small_site, **(files or {})})
        then()
        settings = {
            "PRACTICE_FILE": folder / "practice.toml",
            "REFERENCES_FILE": folder / "content" / "references.bib",
        }
        command = ["-m", "workshop.build", str(folder / "content"), "-o", str(folder / "output")]
        command += ["-s", str(ROOT / "pelicanconf.py"), "--fatal", "errors", "-e"]
        command += [f'{key}="{path}"' for key, path in settings.items()]
        path = os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])
        ended = subprocess.run(
            [sys.executable, *command, *words],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
            cwd=folder,
            timeout=60,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr, folder)

    return run


@pytest.fixture(scope="session")
def our_settings() -> dict[str, Any]:
    """Return the settings of the site, read once."""
    return read_settings(str(ROOT / "pelicanconf.py"))


@dataclass
class Alone:
    """A single file, read by the site's own reader."""

    html: str
    metadata: dict[str, Any]
    problems: list[Problem]

    def has(self, line: int, message: str) -> bool:
        """Tell whether a problem was reported."""
        return any(found[1] == line and message in found[2] for found in self.problems)


@pytest.fixture
def read(tmp_path: Path, our_settings: dict[str, Any]) -> Callable[..., Alone]:
    """Return a function that reads one text as the file content/pages/x.md, or another one."""

    def one(text: str | bytes, name: str = "pages/x.md", **settings: Any) -> Alone:
        content = tmp_path / "content"
        write(content, {name: text})
        given = {**copy.copy(our_settings), "PATH": str(content), "PROBLEMS": [], **settings}
        html, metadata = SourceReader(given).read(str(content / name))
        return Alone(html, metadata, given["PROBLEMS"])

    return one
