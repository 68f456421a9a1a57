"""The desk at which pages are signed: python3 tasks.py review."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from review.__main__ import main
from review.ledger import read_ledger

DAY = datetime.date(2026, 11, 24)
PRACTICE = '[[clinicians]]\nname = "Ada Example"\n[[clinicians]]\nname = "Ben Other"\n[review]\nmonths = 6\n'


@pytest.fixture
def desk(tmp_path: Path, capsys, monkeypatch):
    """Return a function that runs the desk in a small project; it gives code, out and err."""
    for name in ("articles/a/ending.md", "checklists/ending.md", "pages/privacy.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Title: {name}\n\nWords.\n", encoding="utf-8")
    (tmp_path / "practice.toml").write_text(PRACTICE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*words: str, today: datetime.date = DAY) -> tuple[int, str, str]:
        code = main(list(words), today)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_a_signature_is_due_again_after_the_months_of_the_practice(desk) -> None:
    code, out, _ = desk("sign", "privacy", "--by", "Ada Example")
    assert code == 0
    assert "It is due again on 2027-05-24." in out
    (one,), _ = read_ledger(Path("reviews.toml"))
    assert (one.page, one.by, one.on) == ("pages/privacy.md", "Ada Example", DAY)


@pytest.mark.parametrize("name", ["ada example", "Ada", "example", "ADA EXAMPLE"])
def test_a_name_may_be_typed_shortly(desk, name: str) -> None:
    assert desk("sign", "privacy", "--by", name)[0] == 0
    assert read_ledger(Path("reviews.toml"))[0][0].by == "Ada Example"


def test_somebody_who_does_not_work_here_can_not_sign(desk) -> None:
    code, _, err = desk("sign", "privacy", "--by", "Ada Exampel")
    assert code == 1
    assert 'Did you mean "Ada Example"?' in err
    assert not Path("reviews.toml").exists()


def test_nobody_signs_without_a_name(desk) -> None:
    assert "Here work: Ada Example, Ben Other." in desk("sign", "privacy")[2]


def test_two_pages_of_one_name_are_told_apart_by_their_folder(desk) -> None:
    code, _, err = desk("sign", "ending", "--by", "Ada")
    assert code == 1
    assert "Type articles/ending or checklists/ending." in err
    assert desk("sign", "checklists/ending", "--by", "Ada")[0] == 0
    assert desk("sign", "content/articles/a/ending.md", "--by", "Ada")[0] == 0


def test_a_page_that_is_not_there_is_named_with_the_nearest(desk) -> None:
    assert 'Did you mean "privacy"?' in desk("sign", "pricavy", "--by", "Ada")[2]


def test_the_list_begins_with_what_nobody_signed_and_counts_all(desk) -> None:
    desk("sign", "privacy", "--by", "Ada")
    desk("sign", "checklists/ending", "--by", "Ben")
    Path("content/checklists/ending.md").write_text("Title: New\n", encoding="utf-8")
    out = desk("list", today=DAY + datetime.timedelta(days=400))[1]
    states = [line.strip() for line in out.splitlines() if line.startswith("    ")]
    assert states == [
        "nobody of this practice has signed it yet",
        "changed since Ben Other signed it on 2026-11-24",
        "due since 2027-05-24; Ada Example signed it on 2026-11-24",
    ]
    assert "3 pages: 1 unsigned, 1 changed since, 1 due again, 0 checked." in out


def test_a_ledger_that_can_not_be_read_is_not_written_to(desk) -> None:
    Path("reviews.toml").write_text("[[reviews]\n", encoding="utf-8")
    code, _, err = desk("sign", "privacy", "--by", "Ada")
    assert code == 1
    assert "reviews.toml:1: " in err
    assert Path("reviews.toml").read_text(encoding="utf-8") == "[[reviews]\n"
    assert desk("list")[0] == 1


def test_a_practice_never_takes_over_the_people_of_a_demo(desk) -> None:
    Path("practice.toml").write_text("demo = true\n" + PRACTICE, encoding="utf-8")
    own = Path("practices/mine/practice.toml")
    own.parent.mkdir(parents=True)
    own.write_text('name = "Mine"\n', encoding="utf-8")
    files = ("--practice-files", str(own), "practice.toml")
    assert "Here work: nobody yet." in desk("sign", "privacy", "--by", "Ada", *files)[2]
    own.write_text('[[clinicians]]\nname = "Cleo New"\n', encoding="utf-8")
    assert desk("sign", "privacy", "--by", "Cleo", *files)[0] == 0
    assert read_ledger(own.parent / "reviews.toml")[0][0].due == datetime.date(2027, 5, 24)
