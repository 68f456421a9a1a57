"""What the gate remembers: only changed files are read, and nothing doubtful is believed."""

from __future__ import annotations

import dataclasses
import json
import pickle
from pathlib import Path

import pytest
from house_rules import memory
from house_rules.finding import Site
from house_rules.memory import read_all, rules_mark

pytestmark = pytest.mark.fault("cache")
SITE = Site()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>One</h1><a href='/a/'>a</a>")
    (folder / "a" / "index.html").write_text("<h1>Two</h1>")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of files that were really read, as they are."""
    names: list[str] = []
    ours = memory.read_file

    def note(name: str, raw: bytes, site: Site):
        names.append(name)
        return ours(name, raw, site)

    monkeypatch.setattr(memory, "read_file", note)
    return names


def test_a_second_look_reads_nothing_and_says_the_same(site: Path, read, tmp_path) -> None:
    file = tmp_path / "cache" / "gate.json"
    first = read_all(site, SITE, file)
    assert read == ["a/index.html", "index.html"]
    assert read_all(site, SITE, file) == first
    assert len(read) == 2
    assert first["index.html"].findings


def test_only_a_changed_file_is_read_again(site: Path, read, tmp_path) -> None:
    file = tmp_path / "gate.json"
    read_all(site, SITE, file)
    (site / "index.html").write_text("<h1>Three</h1>")
    read_all(site, SITE, file)
    assert read[2:] == ["index.html"]


def test_what_is_gone_is_forgotten(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "gate.json"
    read_all(site, SITE, file)
    before = file.stat().st_size
    (site / "a" / "index.html").unlink()
    read_all(site, SITE, file)
    assert file.stat().st_size < before


def test_the_same_bytes_under_another_name_are_read(site: Path, read, tmp_path: Path) -> None:
    read_all(site, SITE, tmp_path / "gate.json")
    (site / "b.html").write_bytes((site / "index.html").read_bytes())
    read_all(site, SITE, tmp_path / "gate.json")
    assert read[2:] == ["b.html"]


@pytest.mark.parametrize(
    "change", [{"publishing": True}, {"folder": "/guide"}, {"origin": "https://a.org"}]
)
def test_other_settings_read_everything_anew(site: Path, read, tmp_path, change) -> None:
    read_all(site, SITE, tmp_path / "gate.json")
    read_all(site, dataclasses.replace(SITE, **change), tmp_path / "gate.json")
    assert len(read) == 4


def test_another_rule_is_another_mark(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = rules_mark(SITE, tmp_path)
    (tmp_path / "a.py").write_text("2")
    assert rules_mark(SITE, tmp_path) != before


def damaged(file: Path) -> dict[str, bytes]:
    whole = file.read_bytes()
    first, _, rest = whole.partition(b"\n")
    return {
        "cut off": whole[: len(whole) // 2],
        "empty": b"",
        "no JSON": first + b"\n{half",
        "a letter changed": whole.replace(b"Two", b"Too").replace(
            b'"findings": [[', b'"findings": [[ '
        ),
        "findings taken out": first + b"\n" + rest.replace(b"[[", b"[]").replace(b"]]", b"[]"),
        "a list": first + b"\n[]",
        "deep": first + b"\n" + b"[" * 100_000,
        "pickled": pickle.dumps({"files": {}}),
        "nothing but zeros": bytes(1000),
    }


@pytest.mark.parametrize("how", list(damaged(Path(__file__))))
def test_a_damaged_memory_is_thrown_away(site: Path, read, tmp_path: Path, how: str) -> None:
    file = tmp_path / "gate.json"
    good = read_all(site, SITE, file)
    file.write_bytes(damaged(file)[how])
    assert read_all(site, SITE, file) == good
    assert len(read) == 4
    assert read_all(site, SITE, file) == good
    assert len(read) == 4, "it is whole again"


def test_a_memory_of_another_form_is_not_believed(site: Path, read, tmp_path: Path) -> None:
    file = tmp_path / "gate.json"
    good = read_all(site, SITE, file)
    kept = json.loads(file.read_bytes().partition(b"\n")[2])
    rest = json.dumps({key: {"passed": True} for key in kept}).encode()
    file.write_bytes(memory.first_line(rules_mark(SITE), rest) + b"\n" + rest)
    assert read_all(site, SITE, file) == good


@pytest.mark.parametrize("blocked", ["a folder", "a file for a folder"])
def test_where_nothing_can_be_kept_the_gate_works_all_the_same(
    site, read, tmp_path, blocked
) -> None:
    file = tmp_path / "gate.json"
    if blocked == "a folder":
        file.mkdir()
    else:
        (tmp_path / "x").write_text("")
        file = tmp_path / "x" / "gate.json"
    assert read_all(site, SITE, file)["index.html"].title == ""
    assert not list(tmp_path.glob("gate.json.*"))


def test_nothing_is_pickled() -> None:
    folder = Path(memory.__file__).parent
    assert not [
        path for path in folder.glob("*.py") if "import pickle" in path.read_text(encoding="utf-8")
    ]


def test_a_fault_is_told_again_by_a_second_build(build, article, tmp_path: Path) -> None:
    kept = {"GATE_MEMORY": str(tmp_path / "kept")}
    first, second = (build(article("## A\n\n[x](/gone/)\n"), **kept) for _ in range(2))
    assert (tmp_path / "kept" / "output.json").is_file()
    assert first.errors
    assert first.errors == second.errors


def test_a_link_breaks_although_its_own_page_has_not_changed(
    build, article, tmp_path: Path
) -> None:
    kept = {"GATE_MEMORY": str(tmp_path / "kept")}
    page = {"content/pages/p.md": "Title: P\nSummary: S.\n\nText.\n"}
    assert build({**article("## A\n\n[x](/p/)\n"), **page}, **kept).exit_code == 0
    built = build({**article("## A\n\n[x](/p/)\n"), "content/pages/p.md": None}, **kept)
    assert 'an-article.md:7: the link "/p/" leads nowhere' in built.errors
