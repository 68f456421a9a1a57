"""The README is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "plugins").glob("*/README.md")),
    ROOT / "theme" / "README.md",
]


def test_every_place_in_the_table_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.partition("## I want to change")[2].partition("\n## ")[0]
    places = re.findall(r"`([\w./-]+)`", table)
    assert len(places) >= 15
    assert [
        place for place in places if "/" in place or "." in place if not (ROOT / place).exists()
    ] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_link_leads_to_a_file(readme: Path) -> None:
    links = re.findall(r"\]\((?!https?:|\{)([^)#]+)\)", readme.read_text(encoding="utf-8"))
    assert [link for link in links if not (readme.parent / link).exists()] == []


def test_every_task_the_readme_names_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tasks = (ROOT / "tasks.py").read_text(encoding="utf-8")
    for name in set(re.findall(r"tasks\.py (\w+)", text)):
        assert f"\ndef {name}(" in tasks


def test_code_content_and_fonts_say_their_license() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (ROOT / "content" / "LICENSE").read_text(encoding="utf-8")
    assert list((ROOT / "theme" / "static" / "fonts").glob("*OFL*"))
