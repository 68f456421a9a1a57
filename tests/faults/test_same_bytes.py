"""The same words make the same site, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

pytestmark = pytest.mark.fault("same input, same bytes")
ROOT = Path(__file__).parents[2]
PROJECT = (
    "content",
    "theme",
    "plugins",
    "workshop",
    "practice.toml",
    "pelicanconf.py",
    "publishconf.py",
)
# What two computers differ in. A locale that is not there falls back to C, which differs as well.
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
THERE = {
    "PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8",
    "HOME": "/nowhere/else", "USER": "somebody", "COLUMNS": "40", "PYTHONUTF8": "0",
}  # fmt: skip


def lay_out(files: Iterable[tuple[str, bytes]], folder: Path, umask: int) -> None:
    """Write files in the order they are given: that is the order many disks list them in."""
    before = os.umask(umask)
    try:
        for name, data in files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            os.utime(path, (1_000_000_000 + len(name) * 977, 1_000_000_000 + umask * 1001))
    finally:
        os.umask(before)


def project_files() -> list[tuple[str, bytes]]:
    """Return what the shipped site is made from, by name."""
    found = []
    for name in PROJECT:
        path = ROOT / name
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if one.is_file() and "__pycache__" not in one.parts:
                found.append((one.relative_to(ROOT).as_posix(), one.read_bytes()))
    return found


def build_in(folder: Path, umask: int, environment: dict[str, str], *more: str) -> Path:
    """Build the site of a folder by the real command, and return where it is."""
    words = [
        "-m",
        "pelican",
        "content",
        "-s",
        "pelicanconf.py",
        "-o",
        "output",
        "--fatal",
        "errors",
    ]
    env = {**os.environ, **environment, "PYTHONPATH": str(folder / "plugins")}
    ended = subprocess.run(
        [sys.executable, *words, *more], cwd=folder, env=env, umask=umask, capture_output=True, text=True
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return folder / "output"


def bytes_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def assert_same(one: Path, other: Path) -> None:
    first, second = bytes_of(one), bytes_of(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert modes_of(one) == modes_of(other)


def modes_of(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mode for path in site.rglob("*")}


def test_the_shipped_site_is_the_same_in_another_folder_zone_language_and_order(
    tmp_path: Path,
) -> None:
    files = project_files()
    here, there = tmp_path / "here", tmp_path / "a much longer path" / "there"
    lay_out(files, here, 0o022)
    lay_out(reversed(files), there, 0o077)
    assert_same(build_in(here, 0o022, HERE), build_in(there, 0o077, THERE))


def small(folder: Path, files: dict[str, str], turn: int, environment: dict[str, str]) -> Path:
    """Build the smallest site with an address, and so with a feed, as somebody else would."""
    everything = [(name, text.encode()) for name, text in files.items()]
    shared = [
        one
        for one in project_files()
        if one[0].split("/")[0] not in ("content", "practice.toml")
        or one[0] == "content/wording.toml"
    ]
    lay_out([*shared, *(everything if turn else reversed(everything))], folder, turn * 0o055)
    return build_in(folder, turn * 0o055, environment)


@pytest.mark.parametrize("articles", [True, False], ids=["with a text", "without a text"])
def test_the_smallest_site_and_its_feed_are_the_same(tmp_path: Path, files, articles: bool) -> None:
    if not articles:
        files = {name: text for name, text in files.items() if "/articles/" not in name}
    else:
        more = (
            "Title: {0}\nDate: 2026-11-01\nSummary: About {0}.\nTags: b, a, c\n\n## H\n\nWords.\n"
        )
        files |= {f"content/articles/alliance/{name}.md": more.format(name) for name in "zyxab"}
    here = small(tmp_path / "one", files, 0, HERE)
    there = small(tmp_path / "two" / "deeper", files, 1, THERE)
    assert_same(here, there)
    feed = (here / "feeds" / "articles.atom.xml").read_text(encoding="utf-8")
    assert 'href="https://practice.example/"' in feed
    assert ("https://practice.example/articles/an-article/" in feed) == articles


def test_a_second_build_in_the_same_folder_is_the_same(tmp_path: Path, files) -> None:
    folder = tmp_path / "one"
    first = shutil.copytree(small(folder, files, 0, HERE), tmp_path / "first")
    assert (folder / ".cache" / "gate" / "output.json").is_file()
    assert_same(first, build_in(folder, 0o022, THERE))


def test_the_site_of_tomorrow_is_that_of_today(tmp_path: Path, files) -> None:
    """No page says when it was built: only what is due, or too old, may change with the day."""
    today = bytes_of(small(tmp_path / "one", files, 0, HERE))
    tomorrow = {"SOURCE_DATE_EPOCH": str(int(time.time()) + 86_400)}
    assert bytes_of(build_in(tmp_path / "one", 0o022, {**HERE, **tomorrow})) == today
