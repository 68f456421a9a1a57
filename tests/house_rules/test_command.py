"""The command that builds, as `python3 tasks.py build` runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path: Path, files: dict[str, str]):
    """Return a function that writes files over the smallest site and builds it."""

    def pelican(changed: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        for name, text in {**files, **(changed or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        words = ["-m", "workshop.build", str(tmp_path / "content"), "-o", str(tmp_path / "output")]
        words += ["-s", str(ROOT / "pelicanconf.py"), "--fatal", "errors", "-e"]
        words += [
            f"{key}={json.dumps(str(tmp_path / name))}"
            for key, name in (
                ("PRACTICE_FILE", "practice.toml"),
                ("REFERENCES_FILE", "content/references.bib"),
            )
        ]
        env = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT}"}
        return subprocess.run(
            [sys.executable, *words], capture_output=True, text=True, env=env, cwd=tmp_path
        )

    return pelican


def test_a_good_site_ends_with_0_and_a_bad_one_with_1(run, tmp_path: Path) -> None:
    assert run().returncode == 0
    assert (tmp_path / "output" / "index.html").is_file()
    assert run({"content/pages/x.md": "Titel: X\n\nText.\n"}).returncode == 1


def test_mistakes_that_pelican_would_stop_at_are_told_like_all_others(run) -> None:
    ended = run(
        {
            "content/articles/alliance/x.md": "Titel: X\nStatus: drfat\nDate: soon\n\nText.\n",
            "content/pages/y.md": "Title: Y\nSummary: S.\nSave_as: ../../y.html\n\nText.\n",
        }
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert 'content/articles/alliance/x.md:2: "drfat" is not a status' in ended.stderr
    assert 'content/articles/alliance/x.md:3: "soon" is not a date' in ended.stderr
    assert 'content/pages/y.md:3: "save_as" is not a key of pages' in ended.stderr


def test_a_build_that_fails_leaves_no_stage_behind(run, tmp_path: Path) -> None:
    run({"content/pages/x.md": "Titel: X\n\nText.\n"})
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
