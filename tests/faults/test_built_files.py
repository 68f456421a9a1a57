"""What the gate finds in files that are no pages, and in the names of files."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from house_rules.built_site import look_over
from house_rules.finding import Site
from house_rules.reading import read_file

SITE = Site(origin="https://practice.org")
PUBLISHED = dataclasses.replace(SITE, publishing=True)
pytestmark = pytest.mark.fault("leftovers and secrets")

FEED = '<feed xmlns="http://www.w3.org/2005/Atom">\n<link href="{}"/>\n<id>tag:a,2026:b</id></feed>'
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>{}</loc></url></urlset>'
WRONG = {
    "a stylesheet from elsewhere": ("a.css", '\n@import "https://cdn.org/a.css";', "2: the stylesheet loads something from another site"),
    "a stylesheet by url": ("a.css", "@import url(//cdn.org/a.css);", "the stylesheet loads something from another site"),
    "a font from elsewhere": ("a.css", "a{src:url('https://cdn.org/a.woff2')}", 'another site: "https://cdn.org/a.woff2"'),
    "a picture in a stylesheet": ("a.css", "a{background:url(data:image/png;base64,AA)}", "the stylesheet holds a file in itself"),
    "a script that asks elsewhere": ("a.js", 'a;\nfetch("https://api.org/x")', '2: the script names another site: "https://api.org/x"'),
    "a module from elsewhere": ("a.js", 'import("https://cdn.org/a.js")', "the script names another site"),
    "a socket": ("a.js", 'new WebSocket("wss://live.org/")', "the script names another site"),
    "an escaped address": ("a.js", r'x="https:\/\/api.org\/x"', "the script names another site"),
    "a drawing with a script": ("a.svg", "<svg>\n<script>x()</script></svg>", "2: the drawing has a script in it"),
    "a drawing with a handler": ("a.svg", '<svg onload="x()"></svg>', "the drawing has a program in it"),
    "a drawing with a page": ("a.svg", "<svg><foreignObject/></svg>", "the drawing has a page in it"),
    "a drawing that loads": ("a.svg", '<svg><image href="https://cdn.org/a.png"/></svg>', "the drawing has another site in it"),
    "a drawing with a link that runs": ("a.svg", '<svg><a href="javascript:x()"/></svg>', "an address with a program"),
    "a drawing with entities": ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "definitions from elsewhere"),
    "a feed cut off": ("a.xml", "<feed>\n<entry>", "2: programs can’t read this file"),
    "a feed with names of its own": ("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "defines names of its own"),
    "JSON cut off": ("a.json", '{"a":\n1', "2: programs can’t read this file"),
    "a manifest cut off": ("a.webmanifest", "{", "programs can’t read this file"),
    "headers without a path": ("_headers", "X-A: 1\n", '1: "X-A: 1" is not a path'),
    "a header that is none": ("_headers", "/*\n  X-A\n", '2: "X-A" is not a header'),
    "bytes that are no letters": ("a.js", b"a\n\xff", "2: this is not UTF-8 text"),
    "a key in a script": ("a.js", 'k="sk_live_' + "a1B2" * 6 + '"', "a key of Stripe would be published"),
    "a key in a picture": ("a.png", b"\x89PNG\n-----BEGIN PRIVATE KEY-----", "2: a private key would be published"),
    "a key in a font's license": ("a.txt", "ghp_" + "a1B2" * 9, "a key of GitHub would be published"),
}  # fmt: skip
FINE = {
    "a stylesheet's comment": ("a.css", "/* https://cdn.org */ a{background:url(/images/a.png)} b{fill:url(#c)}"),
    "the name of a namespace": ("a.js", 'createElementNS("http://www.w3.org/2000/svg", "a")'),
    "our own address": ("a.js", 'fetch("/search.json"); x="https://practice.org/a"'),
    "a drawing": ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0"/><use href="#a"/></svg>'),
    "headers": ("_headers", "# ours\n/*\n  X-Frame-Options: DENY\n  Content-Security-Policy: default-src 'none'\n\n/a\n  ! X-B\n"),
    "JSON": ("a.json", '{"a": [1]}'),
    "any bytes of a font": ("a.woff2", bytes(range(256)) * 40),
}  # fmt: skip


def said(name: str, data: str | bytes, site: Site = SITE) -> list[str]:
    raw = data if isinstance(data, bytes) else data.encode()
    return [f"{one.line}: {one.message}" for one in read_file(name, raw, site).findings]


@pytest.mark.parametrize(
    ("name", "data", "told"), WRONG.values(), ids=WRONG
)  # fmt: skip
def test_one_thing_wrong_in_a_file_is_told(name: str, data: str | bytes, told: str) -> None:
    lines = said(name, data)
    assert any(told in line for line in lines), lines


@pytest.mark.parametrize(("name", "data"), FINE.values(), ids=FINE)
def test_a_file_that_only_looks_wrong_is_fine(name: str, data: str | bytes) -> None:
    assert said(name, data) == []


@pytest.mark.parametrize("form", [FEED, MAP])
@pytest.mark.parametrize("address", ["/fees/", "http://practice.org/fees/"])
def test_a_feed_or_sitemap_needs_whole_addresses_once_it_is_published(form, address) -> None:
    assert said("a.xml", form.format(address)) == []
    assert "is not a whole https address" in said("a.xml", form.format(address), PUBLISHED)[0]
    assert said("a.xml", form.format("https://practice.org/fees/"), PUBLISHED) == []


def test_an_address_of_a_sitemap_is_one_of_the_site() -> None:
    reading = read_file("a.xml", MAP.format("https://practice.org/fees/").encode(), SITE)
    assert [one.file for one in reading.links] == ["fees/index.html"]


NAMES = {
    ".env": "this file has no place on a website",
    ".DS_Store": "this file has no place on a website",
    "page.html~": "this file has no place on a website",
    "notes.md": "this file has no place on a website",
    "backup.bak": "this file has no place on a website",
    "program.exe": "this kind of file is not published",
    "letter.docx": "this kind of file is not published",
    "no-ending": "this kind of file is not published",
    "Photo.JPG": "the name of this file is hard to type as an address",
    "a photo.jpg": "the name of this file is hard to type as an address",
    "caf\u00e9.png": "the name of this file is hard to type as an address",
}


def site_with(folder: Path, *names: str) -> list[str]:
    for name in ("index.html", "404.html", *names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    return [f"{path}: {message}" for path, _, message, _ in look_over(folder, SITE)]


@pytest.mark.parametrize(("name", "told"), NAMES.items(), ids=NAMES)
def test_a_file_that_should_not_be_there_is_told(tmp_path: Path, name: str, told: str) -> None:
    assert site_with(tmp_path, name) == [f"{name}: {told}"]


def test_files_in_hidden_folders_are_told(tmp_path: Path) -> None:
    assert site_with(tmp_path, ".git/config")[0] == ".git: this file has no place on a website"


def test_names_that_differ_by_capitals_only_are_told(tmp_path: Path) -> None:
    told = site_with(tmp_path, "a.png", "A.png")
    assert any('"A.png" differ by capital letters only' in one for one in told)


def test_a_link_to_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "passwd.txt").symlink_to("/etc/passwd")
    assert site_with(tmp_path) == ["passwd.txt: this is a link to another file, not a file"]


def test_ordinary_files_have_their_place(tmp_path: Path) -> None:
    names = ("a/index.html", "theme/css/main.a1b2.css", "theme/fonts/atkinson-OFL.txt", "_headers")
    assert site_with(tmp_path, *names, "images/me_2.webp", "notice.pdf", "robots.txt") == []


def test_a_site_may_allow_more_kinds_and_names(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_text("")
    more = dataclasses.replace(SITE, kinds=(*SITE.kinds, ".mp3"))
    assert [p[0] for p in look_over(tmp_path, more)] == ["index.html", "404.html"]
