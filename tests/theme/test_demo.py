"""The demonstration, as it is served in a fresh clone."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.theme.axe import AXE, RUN_AXE
from tests.theme.conftest import ROOT, build_site, served


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's folder."""
    folder = tmp_path_factory.mktemp("demo")
    return build_site(folder, PRACTICE_FILE=str(ROOT / "practice.toml"))


def test_the_shipped_practice_is_a_demonstration_and_every_page_says_so(demo: Path) -> None:
    for path in demo.rglob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert page.find("meta", {"name": "robots"})["content"] == "noindex"
        assert "invented" in page.select_one(".demo-banner").get_text()


def test_its_banner_has_no_axe_fault_in_light_or_dark(demo: Path, visit) -> None:
    with served(demo) as origin:
        for scheme in ("light", "dark"):
            page = visit("/", origin=origin, color_scheme=scheme, bypass_csp=True)
            page.add_script_tag(path=str(AXE))
            assert page.evaluate(RUN_AXE) == []
