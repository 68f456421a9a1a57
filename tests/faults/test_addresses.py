"""Each address belongs to one source, on every computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from house_rules.addresses import Claim, check_addresses
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sources.file_link import follow

ADDRESS = "two sources, one address"
PATHS = "paths"
PAGE = "Title: T\nSummary: S.\n\nWords.\n"
ARTICLE = "Title: T\nDate: 2026-11-01\nSummary: S.\n\nWords.\n"
LIST = "Title: T\nStage: before\nSummary: S.\n\n## Ask {.ask}\n\n- [ ] One.\n"

TOGETHER = {
    "two articles of one name in two topics": (
        "content/articles/trust/same.md",
        ARTICLE,
        "content/articles/alliance/same.md",
        ARTICLE,
    ),
    "a file and a slug": (
        "content/articles/trust/one-name.md",
        ARTICLE,
        "content/articles/trust/zz.md",
        f"Slug: one-name\n{ARTICLE}",
    ),
    "two names that become one slug": (
        "content/pages/What to do.md",
        PAGE,
        "content/pages/what-to-do.md",
        PAGE,
    ),
    "two names that differ by an accent": (
        "content/pages/café.md",
        PAGE,
        "content/pages/cafe.md",
        PAGE,
    ),
    "two checklists": (
        "content/checklists/first.md",
        LIST,
        "content/checklists/zz.md",
        f"Slug: first\n{LIST}",
    ),
    "a page that a practice’s own page holds": (
        "content/pages/help-now.md",
        PAGE,
        "help_now",
        "",
    ),
    "a page in place of all articles": ("content/pages/articles.md", PAGE, "articles", ""),
    "a page in place of the stages": ("content/pages/what-to-expect.md", PAGE, "stages", ""),
}


@pytest.fixture(scope="module")
def all_at_once(run_build: Callable[..., Any], tmp_path_factory: Any) -> Any:
    """Build a site in which many sources want one address."""
    files = {
        name: text
        for one, first, other, second in TOGETHER.values()
        for name, text in ((one, first), (other, second))
        if text
    }
    files |= {"content/pages/theme.md": PAGE, "content/pages/🙂.md": PAGE}
    files |= {f"content/pages/{'ж' * 48}.md": PAGE, "content/pages/feeds.md": PAGE}
    files |= {"content/pages/kept-back.md": f"Status: draft\nSlug: help-now\n{PAGE}"}
    return run_build(tmp_path_factory.mktemp("site"), files)


@pytest.mark.fault(ADDRESS)
@pytest.mark.parametrize("both", TOGETHER.values(), ids=TOGETHER)
def test_two_that_want_one_address_are_both_named(all_at_once: Any, both: tuple[str, ...]) -> None:
    one, _, other, _ = both
    lines = [line for line in all_at_once.errors.split("\n") if "belongs to" in line]
    assert [line for line in lines if one in line and other in line], lines


@pytest.mark.fault(ADDRESS)
def test_an_address_of_the_theme_is_nobody_s(all_at_once: Any) -> None:
    for name in ("theme", "feeds"):
        message = f'the address "/{name}/" belongs to the site’s own files'
        assert all_at_once.has(f"content/pages/{name}.md", 1, message)


@pytest.mark.fault(ADDRESS)
def test_a_name_of_which_nothing_is_left_is_told(all_at_once: Any) -> None:
    assert all_at_once.has("content/pages/🙂.md", 1, "this text has no address")


@pytest.mark.fault(ADDRESS)
def test_a_draft_holds_no_address(all_at_once: Any) -> None:
    assert "kept-back" not in all_at_once.errors


@pytest.mark.fault(ADDRESS)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/index.html", "A/index.html"),
        ("caf\u00e9/index.html", "cafe\u0301/index.html"),
        ("straße/index.html", "STRASSE/index.html"),
    ],
)
def test_addresses_that_differ_by_case_or_form_are_one(one: str, other: str) -> None:
    told = check_addresses([Claim(one, "content/a.md"), Claim(other, "content/b.md")])
    assert len(told) == 1
    assert told[0][0] == "content/b.md"
    assert "belongs to content/a.md too" in told[0][2]


@pytest.mark.fault(ADDRESS)
def test_an_address_over_100_bytes_is_refused() -> None:
    assert not check_addresses([Claim(f"{'a' * 100}/index.html", "content/a.md")])
    told = check_addresses([Claim(f"{'a' * 101}/index.html", "content/a.md")])
    assert "101 bytes; 100 is the limit" in told[0][2]


@pytest.mark.fault(PATHS)
@pytest.mark.parametrize("save_as", ["../x/index.html", "../output-evil/x.html", "/etc/index.html"])
def test_an_address_never_leads_out_of_the_site(save_as: str) -> None:
    assert check_addresses([Claim(save_as, "content/a.md")])


PARTS = st.sampled_from(
    ["..", ".", "", "a", "images", "%2e%2e", "etc", "passwd", "%2f", "x.png", "~", "\\"]
)


@pytest.mark.fault(PATHS)
@given(parts=st.lists(PARTS, max_size=8), start=st.sampled_from(["", "/", "//", "////"]))
@example(parts=["..", "..", "secret.png"], start="")
@example(parts=["etc", "passwd"], start="////")
@settings(deadline=None)
def test_no_link_leads_to_a_file_outside_content(
    tmp_path_factory: Any, parts: list[str], start: str
) -> None:
    root = tmp_path_factory.getbasetemp() / "links"
    content = root / "content"
    if not content.is_dir():
        (content / "images" / "a").mkdir(parents=True)
        (content / "pages").mkdir()
        (root / "secret.png").write_text("secret")
        (root / "images").mkdir()
        (root / "images" / "x.png").write_text("secret")
        (content / "images" / "x.png").write_text("a picture")
        (content / "images" / "leads-out.png").symlink_to(root / "secret.png")
    value = start + "/".join(parts)
    link, wrong = follow(1, "static", value, content / "pages" / "x.md", content)
    assert (link is None) == bool(wrong)
    if link:
        assert (content / link.path).read_text() == "a picture"


@pytest.mark.fault(PATHS)
def test_a_link_of_the_disk_leads_no_picture_out(tmp_path: Path) -> None:
    (tmp_path / "content" / "images").mkdir(parents=True)
    (tmp_path / "content" / "pages").mkdir()
    (tmp_path / "secret.png").write_text("secret")
    (tmp_path / "content" / "images" / "x.png").symlink_to(tmp_path / "secret.png")
    content = tmp_path / "content"
    link, wrong = follow(3, "static", "/images/x.png", content / "pages" / "x.md", content)
    assert link is None
    assert wrong[0][:2] == (3, '"{static}/images/x.png" leads out of content/')
