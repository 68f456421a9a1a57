"""Whole or not at all."""

from pathlib import Path

import pytest
from house_rules.built_site import look_over
from house_rules.report import report, report_warnings, sort_problems


def test_a_build_leaves_nothing_but_the_site(build, tmp_path: Path) -> None:
    assert build().exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["content", "output", "practice.toml"]


def test_a_second_build_removes_the_pages_of_sources_that_are_gone(build) -> None:
    built = build()
    assert (built.output / "articles" / "an-article").is_dir()
    built = build({"content/articles/alliance/an-article.md": None})
    assert built.exit_code == 0
    assert not (built.output / "articles" / "an-article").exists()


def test_a_template_that_fails_leaves_the_last_good_site(build, tmp_path: Path) -> None:
    built = build()
    before = sorted(built.output.rglob("*"))
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "article.html").write_text("{{ 1 / 0 }}")
    with pytest.raises(ZeroDivisionError):
        build(THEME_TEMPLATES_OVERRIDES=[str(templates)])
    assert sorted(built.output.rglob("*")) == before


def test_no_source_and_no_hidden_file_is_published(build) -> None:
    built = build()
    names = [path.name for path in built.output.rglob("*")]
    assert not [
        name for name in names if name.startswith(".") or name.endswith((".md", ".toml", ".bib"))
    ]


def test_a_hidden_file_in_the_site_is_a_problem(tmp_path: Path) -> None:
    for name in ("index.html", "404.html", ".env", "x.md", "page.html~"):
        (tmp_path / name).write_text("")
    assert [problem[0] for problem in look_over(tmp_path)] == [".env", "page.html~", "x.md"]


def test_a_site_without_its_first_page_is_a_problem(tmp_path: Path) -> None:
    assert [problem[0] for problem in look_over(tmp_path)] == ["index.html", "404.html"]


def test_problems_are_sorted_and_told_once() -> None:
    found = sort_problems(
        [("b", 2, "m", "h"), ("a", 9, "m", "h"), ("b", 1, "m", ""), ("b", 2, "m", "h")]
    )
    assert report(found, had_a_site=True) == (
        "a:9: m\n    hint: h\nb:1: m\nb:2: m\n    hint: h\n"
        "3 problems. Nothing was published; the last good site is untouched."
    )


def test_warnings_are_told_together_and_say_that_the_site_is_there() -> None:
    one = ("practice.toml", 3, "old", "Look.")
    told = report_warnings(sort_problems([("content/x.md", 2, "older", ""), one, one]))
    assert told.splitlines() == [
        "content/x.md:2: warning: older",
        "practice.toml:3: warning: old",
        "    hint: Look.",
        "2 warnings. The site was built all the same.",
    ]


def test_a_build_with_problems_tells_these_and_no_warnings(build) -> None:
    warnings = [("practice.toml", 3, "old", "Look.")]
    built = build({"content/pages/x.md": "Titel: X\n\nText.\n"}, WARNINGS=warnings)
    assert built.exit_code == 1
    assert "warning" not in built.errors
