"""The W3C's own checker finds no error in any page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tinyhtml5.parser import HTMLParser


def test_the_w3c_checker_finds_no_error(site: Path) -> None:
    jar = os.environ.get("VNU_JAR", "")
    if not Path(jar).is_file() or not shutil.which("java"):
        pytest.skip(
            "The checker needs java, and VNU_JAR: the path of vnu.jar (npm package vnu-jar)"
        )
    command = ["java", "-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]
    run = subprocess.run(
        [*command, "--skip-non-html", str(site)], capture_output=True, text=True, check=True
    )
    messages = json.loads(run.stdout)["messages"]
    assert [(m["url"], m["message"]) for m in messages if m["type"] == "error"] == []


def test_every_page_parses_without_an_error(site: Path) -> None:
    for path in site.rglob("*.html"):
        parser = HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        assert parser.errors == [], path
