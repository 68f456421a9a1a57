"""The same findings for people, for programs, and for GitHub."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest
from house_rules.report import Problem, Report, as_commands, as_json, as_text, write_report

ONE = Problem("content/a.md", 3, "“x” is wrong", 'Write "y".')
TWO = Problem("practice.toml", 1, "old", "")
LONG = Problem("content/b.md", 2, "word " * 60, "")


def test_text_has_problems_and_leaves_warnings_for_a_build_that_went_well() -> None:
    assert as_text(Report([ONE], [TWO])).splitlines() == [
        "content/a.md:3: “x” is wrong",
        '    hint: Write "y".',
        "1 problem. Nothing was published; there is no site yet.",
    ]
    assert as_text(Report([], [TWO])).splitlines()[0] == "practice.toml:1: warning: old"


def test_text_counts_what_is_excused() -> None:
    assert as_text(Report(excused=[ONE])) == "1 fault is excused by a reason in the source."


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    stream = io.StringIO()
    write_report(Report(), "text", stream)
    write_report(Report(), "github", stream)
    assert stream.getvalue() == ""


def test_no_line_is_folded() -> None:
    assert f"content/b.md:2: {'word ' * 60}" in as_text(Report([LONG]))


def test_json_is_one_document_on_one_line() -> None:
    told = as_json(Report([ONE], [TWO], [Problem("content/c.md", 9, "m", "a reason")], True))
    assert "\n" not in told
    assert json.loads(told) == {
        "problems": [
            {"path": "content/a.md", "line": 3, "message": "“x” is wrong", "hint": 'Write "y".'}
        ],
        "warnings": [{"path": "practice.toml", "line": 1, "message": "old", "hint": ""}],
        "excused": [{"path": "content/c.md", "line": 9, "message": "m", "reason": "a reason"}],
        "counts": {"problems": 1, "warnings": 1, "excused": 1},
        "site": "untouched",
    }


@pytest.mark.parametrize(
    ("report", "site"),
    [
        (Report(), "published"),
        (Report([ONE]), "none"),
        (Report([ONE], had_a_site=True), "untouched"),
    ],
)
def test_json_says_what_became_of_the_site(report: Report, site: str) -> None:
    assert json.loads(as_json(report))["site"] == site


def test_github_gets_a_command_for_each_and_the_closing_line() -> None:
    assert as_commands(Report([ONE], [TWO])).splitlines() == [
        '::error file=content/a.md,line=3::“x” is wrong%0AWrite "y".',
        "::warning file=practice.toml,line=1::old",
        "1 problem. Nothing was published; there is no site yet.",
    ]


def test_what_would_end_a_command_is_escaped() -> None:
    odd = Problem("content/a,b:c%.md", 1, "50%: a, b\r\n::error::c", "")
    assert as_commands(Report([odd])).splitlines()[0] == (
        "::error file=content/a%2Cb%3Ac%25.md,line=1::50%25: a, b%0D%0A::error::c"
    )


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_stream_that_can_not_show_a_letter_is_no_reason_to_fail(form: str, encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    write_report(Report([ONE._replace(message="“x” 本 is wrong")]), form, stream)
    shown = raw.getvalue().decode(encoding)
    assert "is wrong" in shown
    if encoding == "ascii":
        assert "\\u672c" in shown
    if form == "json":
        assert json.loads(shown)


def test_half_a_letter_is_shown_too() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "utf-8")
    write_report(Report([ONE._replace(message="a\udcffb")]), "text", stream)
    assert b"a\\udcffb" in raw.getvalue()


def test_a_reader_that_has_gone_away_is_no_error() -> None:
    code = (
        "import sys; from house_rules.report import *\n"
        "one = Problem('a', 1, 'm' * 200, '')\n"
        "write_report(Report([one._replace(line=n) for n in range(5000)]), 'text', sys.stderr)\n"
        "sys.stdout.write('went on'); sys.stdout.flush()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": "plugins"},
    )
    assert child.stderr
    assert child.stdout
    child.stderr.close()
    assert child.stdout.read() == b"went on"
    child.stdout.close()
    assert child.wait(30) in (0, 120)  # 120: Python itself could not close the stream


def test_a_build_tells_json_alone(build, article, monkeypatch) -> None:
    built = build(article("## A\n\n[x](/gone/)\n"), REPORT_FORMAT="json")
    told = json.loads(built.errors)
    assert told["problems"][0]["line"] == 7
    assert told["counts"]["problems"] == 1


def test_a_build_tells_commands(build, article) -> None:
    built = build(article("## A\n\n[x](/gone/)\n"), REPORT_FORMAT="github")
    assert built.errors.startswith("::error file=content/articles/alliance/an-article.md,line=7::")


def test_the_format_of_a_task_reaches_the_build(build, article, monkeypatch) -> None:
    monkeypatch.setenv("BEFOREHAND_FORMAT", "github")
    assert build(article("[x](/gone/)\n")).errors.startswith("::error ")


def test_a_format_that_is_none_is_text(build, article, monkeypatch) -> None:
    monkeypatch.setenv("BEFOREHAND_FORMAT", "xml")
    assert build(article("[x](/gone/)\n")).errors.startswith("content/")
