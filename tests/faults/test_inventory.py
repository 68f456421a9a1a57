"""Every file below content/ is one thing, or the build says so. Nothing is lost unseen."""

from __future__ import annotations

import os
import socket
import struct
import time
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from house_rules.inventory import Inventory, take_inventory
from house_rules.layout import Layout
from house_rules.tally import describe
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sources.plugin import SourceReader

LOST = "nothing lost"
TEXT = "text"
SIZE = "size"
PATHS = "paths"
LEFTOVERS = "leftovers and secrets"
WORDS = "Title: T\nSummary: S.\n\nWords.\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\x00")),
        (b"IEND", b""),
    )
)


class Case(NamedTuple):
    """A file that is no source: what is true of it, and what has to be told."""

    sentence: str
    contract: str
    name: str
    text: str | bytes
    message: str
    hint: str = ""


CASES = [
    Case(
        "an ending in capitals is told",
        LOST,
        "pages/x.MD",
        WORDS,
        'ends in ".MD"',
        'Rename it to "x.md"',
    ),
    Case(
        "a misspelled ending is told",
        LOST,
        "pages/x.markdwon",
        WORDS,
        'ends in ".markdwon"',
        'Rename it to "x.md"',
    ),
    Case(
        "Markdown’s other endings are told",
        LOST,
        "articles/trust/x.markdown",
        WORDS,
        'ends in ".markdown"',
        'Rename it to "x.md"',
    ),
    Case(
        "a text file is told", LOST, "pages/x.txt", WORDS, 'ends in ".txt"', 'Rename it to "x.md"'
    ),
    Case(
        "a Word file is told",
        LOST,
        "articles/trust/x.docx",
        b"PK\x03\x04",
        'ends in ".docx"',
        "Copy its text",
    ),
    Case(
        "an HTML file is never published as it is",
        LOST,
        "pages/x.html",
        "<p>",
        'ends in ".html"',
        "Write it as Markdown",
    ),
    Case(
        "a reStructuredText file is never read",
        LOST,
        "pages/x.rst",
        "Title\n=====\n",
        'ends in ".rst"',
        "Write it as Markdown",
    ),
    Case("a file without an ending is told", LOST, "pages/x", WORDS, "without an ending"),
    Case("an empty text is told", LOST, "pages/x.md", "", "this file is empty"),
    Case("an empty picture is told", LOST, "images/x.png", b"", "this file is empty"),
    Case(
        "a text at the top is told",
        LOST,
        "x.md",
        WORDS,
        "nothing reads a text that lies here",
        "articles/<topic>/",
    ),
    Case(
        "an article without a topic is told",
        LOST,
        "articles/x.md",
        WORDS,
        "this article lies in no topic",
        "articles/trust/",
    ),
    Case(
        "an article too deep is told",
        LOST,
        "articles/trust/deep/x.md",
        WORDS,
        "this text lies too deep",
    ),
    Case("a page too deep is told", LOST, "pages/deep/x.md", WORDS, "this text lies too deep"),
    Case(
        "a checklist too deep is told",
        LOST,
        "checklists/deep/x.md",
        WORDS,
        "this text lies too deep",
    ),
    Case(
        "a text among pictures is told",
        LOST,
        "images/x.md",
        WORDS,
        "nothing reads a text that lies here",
    ),
    Case(
        "a text among places is told", LOST, "places/x.md", WORDS, "a country’s file ends in .toml"
    ),
    Case(
        "a name over 100 bytes is told",
        TEXT,
        f"pages/{'a' * 98}.md",
        WORDS,
        "this name has 101 bytes",
    ),
    Case(
        "a name with a control character is told",
        TEXT,
        "pages/a\x07b.md",
        WORDS,
        "a character that nobody can see",
    ),
    Case(
        "a name that turns around is told",
        TEXT,
        "pages/a\u202edm.x.md",
        WORDS,
        "a character that nobody can see",
    ),
    Case("a hidden text is told", LOST, "pages/.x.md", WORDS, "this hidden file is no source"),
    Case(
        "a file of passwords is told",
        LEFTOVERS,
        ".env",
        "KEY=1",
        "this looks like keys or passwords",
        "change them",
    ),
    Case(
        "a private key is told",
        LEFTOVERS,
        "images/server.pem",
        "-----BEGIN",
        "this looks like keys or passwords",
    ),
    Case("a program among pictures is told", LEFTOVERS, "images/x.js", "alert(1)", 'ends in ".js"'),
    Case(
        "a web page among pictures is told",
        LEFTOVERS,
        "images/x.html",
        "<script>",
        'ends in ".html"',
    ),
    Case(
        "an archive among pictures is told",
        LEFTOVERS,
        "images/old.zip",
        b"PK\x03\x04",
        'ends in ".zip"',
        "Unpack it",
    ),
    Case(
        "a picture of a telephone is told",
        LEFTOVERS,
        "images/x.heic",
        b"\x00\x00\x00\x18ftypheic",
        'ends in ".heic"',
        "Export the picture",
    ),
    Case(
        "a picture that is none is told", LEFTOVERS, "images/x.png", "<html>", "this is no png file"
    ),
    Case(
        "a drawing with a script is told",
        LEFTOVERS,
        "images/x.svg",
        "<svg><script>alert(1)</script></svg>",
        "this drawing holds",
    ),
    Case(
        "a drawing with a handler is told",
        LEFTOVERS,
        "images/x.svg",
        '<svg onload="alert(1)"/>',
        "this drawing holds",
    ),
    Case(
        "a drawing that loads from elsewhere is told",
        LEFTOVERS,
        "images/x.svg",
        '<svg><image href="https://example.org/a.png"/></svg>',
        "this drawing holds",
    ),
    Case(
        "a picture over 10 MB is told",
        SIZE,
        "images/x.png",
        PNG + bytes(10_000_000),
        "this file has 10 MB",
    ),
]


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c.sentence, marks=pytest.mark.fault(c.contract)) for c in CASES]
)
def test_what_is_no_source_is_a_fault(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "content" / case.name
    path.parent.mkdir(parents=True)
    path.write_bytes(case.text if isinstance(case.text, bytes) else case.text.encode())
    found = take_inventory(tmp_path / "content", Layout())
    assert [p for p in found.problems if case.message in p[2] and case.hint in p[3]], found.problems
    assert len(found.problems) == 1
    assert found.problems[0][0].isprintable()


def take(root: Path) -> Inventory:
    return take_inventory(root / "content", Layout())


def put(root: Path, name: str, text: str | bytes = WORDS) -> Path:
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.fault(LOST)
def test_a_folder_that_nothing_reads_is_told_once_with_the_nearest_name(tmp_path: Path) -> None:
    put(tmp_path, "artciles/trust/x.md")
    put(tmp_path, "artciles/trust/y.md")
    assert take(tmp_path).problems == [
        ("content/artciles", 1, "nothing is read from this folder", 'Did you mean "articles"?')
    ]


@pytest.mark.fault(LOST)
def test_a_folder_with_the_name_of_a_text_is_told(tmp_path: Path) -> None:
    put(tmp_path, "pages/x.md/y.md")
    assert take(tmp_path).problems[0][:3] == (
        "content/pages/x.md",
        1,
        "this is a folder with the name of a file",
    )


@pytest.mark.fault(LOST)
def test_a_hidden_folder_is_told(tmp_path: Path) -> None:
    put(tmp_path, "images/.secret/x.png", PNG)
    assert take(tmp_path).problems[0][2] == "this hidden folder is no source"


@pytest.mark.fault(LOST)
@pytest.mark.parametrize("name", ["pages/x.md", "images/x.png", "places/us.toml", "references.bib"])
def test_a_pipe_stops_the_build_before_anybody_waits_for_it(
    run_build: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    path = tmp_path / "content" / name
    path.parent.mkdir(parents=True)
    start = time.monotonic()
    without = {f"content/{name}": None}
    ended = run_build(tmp_path, without, then=lambda: os.mkfifo(path))
    assert time.monotonic() - start < 15
    assert ended.exit_code == 1
    assert f"content/{name}:1: this is no file but a pipe" in ended.errors


@pytest.mark.fault(LOST)
def test_a_socket_is_told(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    here = os.getcwd()
    os.chdir(tmp_path / "content" / "pages")  # a socket's path is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("x.md")
            found = take(tmp_path)
    finally:
        os.chdir(here)
    assert not found.is_safe
    assert "a pipe, a socket or a device" in found.problems[0][2]


@pytest.mark.fault(LOST)
@pytest.mark.parametrize(
    ("target", "message", "is_safe"),
    [
        ("nowhere.md", "this link leads nowhere", True),
        ("../../outside.md", "this link leads out of content/", False),
        ("/etc/passwd", "this link leads out of content/", False),
        ("/dev/zero", "this link leads out of content/", False),
        ("..", "this link leads to a folder", False),
        ("x.md", "this link leads nowhere", True),
    ],
)
def test_a_link_that_is_no_source_is_told(
    tmp_path: Path, target: str, message: str, is_safe: bool
) -> None:
    (tmp_path / "outside.md").write_text(WORDS)
    path = tmp_path / "content" / "pages" / "x.md"
    path.parent.mkdir(parents=True)
    path.symlink_to(target)
    found = take(tmp_path)
    assert found.problems[0][2].split(":")[0] in (message, "this file can’t be read")
    assert found.is_safe == is_safe


@pytest.mark.fault(PATHS)
def test_a_link_to_outside_is_never_published(
    run_build: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "secret.png").write_bytes(PNG + b"secret")
    (tmp_path / "content" / "images").mkdir(parents=True)
    (tmp_path / "content" / "images" / "x.png").symlink_to(tmp_path / "secret.png")
    ended = run_build(tmp_path)
    assert ended.has("content/images/x.png", 1, "this link leads out of content/")
    assert not (tmp_path / "output").exists()


@pytest.mark.fault(LOST)
def test_a_link_to_another_source_is_that_source(tmp_path: Path) -> None:
    put(tmp_path, "pages/y.md")
    (tmp_path / "content" / "pages" / "x.md").symlink_to("y.md")
    assert take(tmp_path).of_kind("page") == ["pages/x.md", "pages/y.md"]


@pytest.mark.fault(LOST)
def test_a_file_that_can_not_be_read_is_told(tmp_path: Path, monkeypatch: Any) -> None:
    path = put(tmp_path, "pages/x.md")
    monkeypatch.setattr(os, "access", lambda name, mode: Path(name) != path)  # root reads all
    assert take(tmp_path).problems[0][2] == "this file can’t be read"


@pytest.mark.fault(LOST)
def test_a_folder_that_can_not_be_read_is_told(tmp_path: Path, monkeypatch: Any) -> None:
    put(tmp_path, "pages/x.md")
    real = os.scandir

    def scandir(folder: Any) -> Any:
        if str(folder).endswith("pages"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    found = take(tmp_path)
    assert found.problems[0][:3] == (
        "content/pages",
        1,
        "this folder can’t be read: Permission denied",
    )


@pytest.mark.fault(LOST)
def test_a_file_that_goes_while_the_build_reads_is_told(
    our_settings: dict[str, Any], tmp_path: Path
) -> None:
    given_settings = {**our_settings, "PATH": str(tmp_path / "content"), "PROBLEMS": []}
    SourceReader(given_settings).read(str(tmp_path / "content" / "pages" / "x.md"))
    assert given_settings["PROBLEMS"][0][:3] == (
        "content/pages/x.md",
        1,
        "this file can’t be read: No such file or directory",
    )


@pytest.mark.fault("two sources, one address")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pages/Help.md", "pages/help.md"),
        ("pages/caf\u00e9.md", f"pages/{unicodedata.normalize('NFD', 'café')}.md"),
        ("pages/STRASSE.md", "pages/straße.md"),
    ],
)
def test_two_names_that_differ_by_case_or_form_are_told(
    tmp_path: Path, one: str, other: str
) -> None:
    put(tmp_path, one)
    put(tmp_path, other)
    found = take(tmp_path)
    assert len(found.problems) == 1
    assert "have one name on many computers" in found.problems[0][2]
    assert f"content/{one}" in found.problems[0][0] + found.problems[0][3]


@pytest.mark.fault(SIZE)
def test_a_text_over_1_mb_stops_the_build_before_it_is_read(tmp_path: Path) -> None:
    put(tmp_path, "pages/x.md", WORDS + "a\n" * 600_000)
    found = take(tmp_path)
    assert not found.is_safe
    assert "1 MB is the limit" in found.problems[0][2]


@pytest.mark.fault(SIZE)
def test_folders_over_20_deep_stop_the_build(tmp_path: Path) -> None:
    put(tmp_path, "images/" + "a/" * 22 + "x.png", PNG)
    found = take(tmp_path)
    assert not found.is_safe
    assert "folders stand over 20 deep" in found.problems[0][2]


LEFT = {
    "images/.DS_Store": ".DS_Store",
    "._x.md": ".DS_Store",
    "images/Thumbs.db": "Windows’ own files",
    "images/x.png~": "editor backup",
    "pages/.x.md.swp": "editor backup",
    "pages/#x.md#": "editor backup",
    "pages/x.md.bak": "editor backup",
    "pages/x.md.orig": "editor backup",
    "pages/~$x.docx": "office lock",
    ".gitkeep": "Git",
    ".obsidian/x.json": "editor’s folder",
    "LICENSE": "license",
}


@pytest.mark.fault(LEFTOVERS)
def test_what_programs_leave_behind_is_counted_and_never_published(
    run_build: Callable[..., Any], tmp_path: Path
) -> None:
    ended = run_build(tmp_path, {f"content/{name}": "left behind" for name in LEFT})
    assert ended.exit_code == 0, ended.errors
    assert (
        f"content/: 1 article, 1 checklist, 0 pages, 1 data file, 0 static files, 0 drafts, "
        f"{len(LEFT)} left out by rule ({', '.join(sorted(set(LEFT.values())))})\n"
    ) in ended.said
    published = [p for p in (tmp_path / "output").rglob("*") if p.is_file()]
    assert not [p for p in published if "left behind" in p.read_text("utf-8", "replace")]


@pytest.mark.fault(LOST)
def test_every_file_is_in_the_sum(run_build: Callable[..., Any], tmp_path: Path) -> None:
    files = {
        "content/pages/x.md": WORDS,
        "content/pages/y.md": f"Status: draft\n{WORDS}",
        "content/pages/z.md": f"Status: hidden\n{WORDS}",
        "content/images/x.png": PNG,
    }
    ended = run_build(tmp_path, files)
    assert ended.exit_code == 0, ended.errors
    assert (
        "content/: 1 article, 1 checklist, 1 page, 1 data file, 1 static file, 2 drafts, "
        "0 left out by rule\n"
    ) in ended.said
    assert (tmp_path / "output" / "images" / "x.png").is_file()


@pytest.mark.fault(LOST)
def test_a_picture_beside_a_text_is_published_where_a_text_shows_it(
    run_build: Callable[..., Any], tmp_path: Path
) -> None:
    files = {
        "content/pages/x.md": f"{WORDS}\n![A room.]({{static}}room.png)\n",
        "content/pages/room.png": PNG,
        "content/pages/forgotten.png": PNG,
    }
    ended = run_build(tmp_path, files)
    assert ended.has("content/pages/forgotten.png", 1, "no text shows this file")
    assert "room.png" not in ended.errors
    (tmp_path / "content" / "pages" / "forgotten.png").unlink()
    assert run_build(tmp_path, files | {"content/pages/forgotten.png": None}).exit_code == 0
    assert (tmp_path / "output" / "pages" / "room.png").is_file()


@pytest.mark.fault(LOST)
def test_a_source_that_pelican_passes_over_is_told(build: Any) -> None:
    built = build({"content/pages/x.md": WORDS}, IGNORE_FILES=["x.*"])
    assert built.exit_code == 1
    assert "content/pages/x.md:1: Pelican has not read this file" in built.errors


@pytest.mark.fault(LOST)
def test_a_folder_that_the_settings_exclude_is_counted(build: Any) -> None:
    built = build({"content/checklists/old/x.md": WORDS}, CHECKLIST_EXCLUDES=["checklists/old"])
    assert built.exit_code == 0, built.errors


@pytest.mark.fault(TEXT)
@pytest.mark.parametrize("name", ["references.bib", "wording.toml", "glossary.md"])
def test_a_data_file_is_text_too(build: Any, tmp_path: Path, name: str) -> None:
    put(tmp_path, name, b"# Caf\xe9\n")
    built = build(WORDING_FILE=str(tmp_path / "content" / "wording.toml"))
    assert built.exit_code == 1
    assert f"content/{name}:1: this is not UTF-8 text (column 6)" in built.errors


NAMES = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="/\x00"), min_size=1, max_size=20
).filter(lambda name: name not in (".", ".."))


@pytest.mark.fault(LOST)
@given(
    names=st.lists(NAMES, max_size=6, unique=True), folder=st.sampled_from(["pages", "images", "."])
)
@example(names=["x.md", "x.md~", ".x", "x.MD"], folder="pages")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_file_is_one_thing_whatever_its_name(
    tmp_path_factory: Any, names: list[str], folder: str
) -> None:
    root = tmp_path_factory.mktemp("any")
    made = 0
    for name in names:
        try:
            put(root, f"{folder}/{name}", WORDS)
            made += 1
        except OSError:  # a name this computer can't have
            continue
    found = take(root) if made else Inventory()
    told = {problem[0] for problem in found.problems}
    sources = {name for name in found.kinds if f"content/{name}" not in told}
    assert len(sources) + sum(found.left_out.values()) + len(told) >= made
    shown = {unicodedata.category(character) for one in told for character in one}
    assert not shown & {"Cc", "Cn", "Co", "Cs"}
    assert describe(found, {}).startswith("content/: ")
