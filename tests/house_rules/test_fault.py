"""An exception as an office manager can read it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from house_rules.fault import DISK, Fault, explain
from house_rules.shrinkage import count_pages, refuse_shrinkage

ROOT = Path(__file__).parents[2]


def break_off() -> None:
    raise KeyError("x")


def caught() -> Exception:
    try:
        break_off()
    except KeyError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize("number", DISK, ids=errno.errorcode.get)
def test_what_a_disk_refuses_is_said_with_the_file_and_what_to_do(number: int) -> None:
    fault = explain(OSError(number, "as C says it", str(ROOT / "output" / "x.html")), ROOT)
    assert str(fault) == f"output/x.html: {DISK[number][0]}\n    hint: {DISK[number][1]}"


def test_an_exception_names_the_last_line_of_our_own_that_led_to_it() -> None:
    fault = explain(caught(), ROOT)
    assert fault.place.startswith("tests/house_rules/test_fault.py:")
    assert fault.message == "KeyError: 'x'"
    assert "BEFOREHAND_TRACEBACK=1" in fault.hint


def test_an_exception_from_elsewhere_names_no_place(tmp_path: Path) -> None:
    assert explain(caught(), tmp_path).place == ""
    assert str(Fault("m", "h")) == "m\n    hint: h"


def test_a_source_that_a_reader_broke_off_at_is_named_first() -> None:
    fault = explain(caught(), ROOT, "Could not process ./articles/trust/x.md")
    assert fault.place == "content/articles/trust/x.md:1"
    assert fault.message == "this could not be read (KeyError: 'x')"
    assert fault.hint.startswith("tests/house_rules/test_fault.py:")


def test_settings_that_cannot_be_read_are_named_with_the_line() -> None:
    error = SyntaxError(
        "'[' was never closed", (str(ROOT / "pelicanconf.py"), 12, 1, "PLUGINS = [")
    )
    assert str(explain(error, ROOT)).startswith("pelicanconf.py:12: '[' was never closed\n")


def test_what_pelican_says_is_kept_on_one_line_with_what_is_behind_it() -> None:
    fault = explain(caught(), ROOT, "Cannot register\nplugin")
    assert fault.message == "Cannot register plugin (KeyError: 'x')"


@pytest.mark.fault("the site shrinks")
@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [(10, 8, False), (10, 7, True), (1, 0, True), (0, 0, False), (0, 5, False), (115, 92, False)],
)
def test_more_than_a_fifth_of_the_pages_may_not_go(tmp_path: Path, before, after, refused) -> None:
    for name, count in (("old", before), ("new", after)):
        for number in range(count):
            (tmp_path / name / str(number)).mkdir(parents=True)
            (tmp_path / name / str(number) / "index.html").touch()
    assert count_pages(tmp_path / "old") == before
    try:
        refuse_shrinkage(tmp_path / "old", tmp_path / "new")
    except Exception as refusal:
        assert refused
        assert f"has {after} pages, the published one has {before}:" in str(refusal)
    else:
        assert not refused
