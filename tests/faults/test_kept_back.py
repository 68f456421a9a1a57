"""What is not published is nowhere in the published folder: no page, no list, no feed, no word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

KEPT_BACK = "drafts, hidden, future dates"
BODY = "\nWords that nobody reads yet: Quetzalcoatl [@bordin1979].\n"
SECRET = ("quetzalcoatl", "kept-back")
SOURCE = """\
@article{bordin1979,
  author = {Bordin, Edward S.}, title = {Working alliance}, year = {1979}, journal = {J},
  strength = {expert}, finding = {F.}, limit = {L.}, confirmed = {primary},
}
"""


def article(keys: str, title: str = "Quetzalcoatl") -> str:
    return f"Title: {title}\nDate: 2026-11-01\nSummary: Quetzalcoatl.\n{keys}{BODY}"


def page(keys: str) -> str:
    return f"Title: Quetzalcoatl\nSummary: Quetzalcoatl.\n{keys}{BODY}"


def checklist(keys: str) -> str:
    head = "Title: Quetzalcoatl\nStage: before\nSummary: Quetzalcoatl.\n"
    return f"{head}{keys}\n## Ask {{.ask}}\n\n- [ ] Quetzalcoatl.\n"


FUTURE = "Date: 2090-01-01\n"
HIDDEN = {
    f"content/articles/trust/kept-back-{number}.md": text
    for number, text in enumerate(
        [
            article("Status: draft\n"),
            article("Status: Draft\n"),
            article("Status: hidden\n"),
            article("Status: skip\n"),
            article("").replace("2026-11-01", "2090-01-01"),
            article("Status: draft\nLang: de\n"),
            article("Status: hidden\nLang: de\n"),
            article("Lang: de\n").replace("2026-11-01", "2090-01-01"),
            "---\ntitle: Quetzalcoatl\ndate: 2026-11-01\nsummary: S.\nstatus: draft\n---\n" + BODY,
            "---\ntitle: Quetzalcoatl\ndate: 2090-01-01\nsummary: S.\n---\n" + BODY,
        ]
    )
}
HIDDEN |= {
    f"content/pages/kept-back-{number}.md": page(keys)
    for number, keys in enumerate(
        [
            "Status: draft\n",
            "Status: hidden\n",
            "Status: skip\n",
            FUTURE,
            "Status: draft\nLang: de\n",
            "Status: hidden\nLang: de\n",
        ]
    )
}
HIDDEN |= {
    f"content/checklists/kept-back-{number}.md": checklist(keys)
    for number, keys in enumerate(["Status: draft\n", "Status: hidden\n", "Status: skip\n", FUTURE])
}


@pytest.fixture(scope="module")
def site(run_build: Callable[..., Any], tmp_path_factory: Any) -> Any:
    """Build a site with texts of every kind that are kept back."""
    files: dict[str, Any] = {**HIDDEN, "content/references.bib": SOURCE}
    files["content/articles/trust/cites.md"] = article("", "Shown").replace("Quetzalcoatl", "Shown")
    picture = "![A room.]({static}quetzalcoatl.gif)\n"
    files["content/pages/kept-back-0.md"] += f"\n{picture}"
    files["content/pages/quetzalcoatl.gif"] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00quetzalcoatl"
    return run_build(tmp_path_factory.mktemp("site"), files)


@pytest.mark.fault(KEPT_BACK)
def test_a_picture_that_only_a_draft_shows_is_told(site: Any) -> None:
    assert site.has("content/pages/quetzalcoatl.gif", 1, "no text shows this file")


@pytest.fixture(scope="module")
def published(site: Any, run_build: Callable[..., Any]) -> Any:
    """Return the site without that picture."""
    folder = site.folder
    none: dict[str, Any] = {
        "content/pages/quetzalcoatl.gif": None,
        "content/pages/kept-back-0.md": HIDDEN["content/pages/kept-back-0.md"],
    }
    ended = run_build(folder, none)
    assert ended.exit_code == 0, ended.errors
    return ended


@pytest.mark.fault(KEPT_BACK)
def test_no_file_names_what_is_kept_back(published: Any) -> None:
    found = []
    for path in (published.folder / "output").rglob("*"):
        text = path.read_bytes().decode("utf-8", "replace").lower() if path.is_file() else ""
        found += [str(path) for word in SECRET if word in text or word in str(path.name).lower()]
    assert found == []


@pytest.mark.fault(KEPT_BACK)
def test_there_is_no_folder_of_drafts(published: Any) -> None:
    assert not [p for p in (published.folder / "output").rglob("*") if "draft" in p.name.lower()]


@pytest.mark.fault(KEPT_BACK)
def test_what_is_kept_back_is_counted(published: Any) -> None:
    assert f"{len(HIDDEN)} drafts" in published.said


@pytest.mark.fault(KEPT_BACK)
def test_the_sources_page_names_only_what_is_published(published: Any) -> None:
    text = (published.folder / "output" / "sources" / "index.html").read_text()
    assert "Shown" in text


@pytest.mark.fault(KEPT_BACK)
def test_a_draft_is_looked_at_like_any_text(build: Callable[..., Any]) -> None:
    draft = "Title: T\nSummary: S.\nStatus: draft\n\n<script>alert(1)</script>\n"
    built = build({"content/pages/x.md": draft})
    assert "content/pages/x.md:5: <script> may not stand in a text" in built.errors


@pytest.mark.fault(KEPT_BACK)
@pytest.mark.parametrize("status", ["Draft", "DRAFT", " draft "])
def test_a_status_counts_however_it_is_written(
    build: Callable[..., Any], tmp_path: Path, status: str
) -> None:
    built = build({"content/pages/x.md": f"Title: T\nSummary: S.\nStatus: {status}\n\nWords.\n"})
    assert built.exit_code == 0, built.errors
    assert not (tmp_path / "output" / "x").exists()
