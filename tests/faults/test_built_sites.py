"""What the gate says of whole sites, in the words and lines of their sources: through real builds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from sources.plugin import SourceReader

LINKS = pytest.mark.fault("links, anchors, images, alternatives, headings, ids, one h1")
LEFTOVERS = pytest.mark.fault("leftovers and secrets")
CONTENT = pytest.mark.fault("anything wrong in content")
THEME = pytest.mark.fault("plugin, theme, template")
SOURCE = "content/articles/alliance/an-article.md"

# The body of an article, which begins on line 5; what is said of it. Line 7 is the third of it.
BODIES = {
    "a link to nowhere": ("## A\n\n[Fees](/feees/)\n", '7: the link "/feees/" leads nowhere'),
    "a link to a file that is not there": ("## A\n\n[Sheet](/a.pdf)\n", '7: the link "/a.pdf" leads nowhere'),
    "a link without its slash": ("## A\n\n[Fees](/fees)\n", '7: the link "/fees" leads nowhere'),
    "a place that is not on the page": ("## A\n\n[There](#b)\n", '7: the link "#b" leads to a place that is not on that page'),
    "a place that is not on another page": ("## A\n\n[Help](/help-now/#nobody)\n", '7: the link "/help-now/#nobody" leads to a place'),
    "a picture that is not there": ("## A\n\n![A tree](/images/no.png)\n", '7: there is no file "/images/no.png"'),
    "a picture without words": ('## A\n\n<img src="/theme/icon.svg">\n', '7: the picture "/theme/icon.svg" has no alternative text'),
    "a link without text": ("## A\n\n[](/fees/)\n", '7: the link to "/fees/" has no text'),
    "an empty link": ("## A\n\n[Fees]()\n", "5: this link has no address"),
    "a first heading": ("# Better\n\n## A\n", "5: “Better” is a second first heading (h1)"),
    "a skipped level": ("## A\n\n#### Deep\n", "7: the heading “Deep” skips a level: h2, then h4"),
    "an id twice": ("## A {#one}\n\n## B {#one}\n", 'the id "one" is there twice'),
    "an id of the page itself": ("## A {#main}\n", '5: the id "main" is one that the site uses itself'),
    "a table without headers": ("## A\n\n<table><tr><td>Uno</td></tr></table>\n", "7: the table that begins with “Uno” has no headers"),
    "a script": ("## A\n\n<script>x()</script>\n", "7: <script> may not stand in a text"),
    "a style": ('## A\n\n<p style="color:red">x</p>\n', '7: "style" may not stand in <p>'),
    "a handler": ('## A\n\n<p onclick="x()">x</p>\n', '7: "onclick" may not stand in <p>'),
    "javascript": ("## A\n\n[x](javascript:x())\n", '7: the address "javascript:x()" does not lead to a page'),
    "a picture from elsewhere": ("## A\n\n![A](https://cdn.org/a.png)\n", '7: the picture "https://cdn.org/a.png" is not one of this site'),
    "a film from elsewhere": ('## A\n\n<iframe title="a" src="https://tube.org/a"></iframe>\n', "7: <iframe> may not stand in a text"),
    "a form": ('## A\n\n<form action="https://form.org/a"></form>\n', "7: <form> may not stand in a text"),
    "a language that is none": ('## A\n\n<i lang="gr">x</i>\n', '7: lang="gr" is not a language'),
    "a note": ("## A\n\nTODO: say more.\n", "7: “TODO: say more.” was left on the page"),
    "filler": ("## A\n\nLorem ipsum dolor.\n", "7: “Lorem ipsum dolor.” was left on the page"),
    "a template": ("## A\n\n{{ practice.name }}\n", "7: “{{ practice.name }}” was left on the page"),
    "a mark of git": ("## A\n\n<<<<<<< HEAD\n", "was left on the page: a mark of git"),
    "a key": ("## A\n\nsk_live_a1B2a1B2a1B2a1B2\n", "a key of Stripe would be published: sk_live_…"),
    "a password": ("## A\n\n<https://ada:s3cret@host.org/>\n", '7: the address "https://ada:s3cret@host.org/" holds a name or password'),
    "a folder on Windows": ("## A\n\nSee C:\\Users\\Ada\\site.\n", "is a path of one computer"),
}  # fmt: skip
FROM = list(BODIES).index("a note")


def marked(name: str) -> Any:
    line = LEFTOVERS if list(BODIES).index(name) >= FROM else LINKS
    return pytest.param(*BODIES[name], id=name, marks=[line, CONTENT])


@pytest.mark.parametrize(("body", "told"), [marked(name) for name in BODIES])
def test_a_fault_of_a_text_is_told_at_its_line_and_nothing_is_published(
    build, article, body, told
) -> None:
    built = build(article(body))
    assert built.exit_code == 1
    assert told in built.errors
    if told[0].isdigit():
        assert f"{SOURCE}:{told}" in built.errors
    assert not built.output.exists()


FINE = """\
## A {#one}

[Here](#one), [help](/help-now/), [its top](/help-now/#main), [a list](/what-to-expect/a-list/),
[out](https://other.org/a?b=c#d), [mail](mailto:a@other.org), [call](tel:988), [ours](https://practice.example/fees/).
![A mark](/theme/icon.svg)

| a | b |
|---|---|
| 1 | 2 |

`{{ code }}` and None of it.
"""


@pytest.mark.parametrize("folder", ["", "/guide"])
def test_what_an_author_may_write_passes(build, article, folder: str) -> None:
    body = FINE if not folder else FINE.replace("![A mark](/theme/icon.svg)\n", "")
    built = build(article(body), SITEURL=folder)
    assert (built.exit_code, built.errors) == (0, "")
    assert {"noreferrer", "noopener"} <= set(
        built.page("/articles/an-article/").find("a", string="out")["rel"]
    )


@LINKS
def test_a_link_to_a_draft_names_the_draft(build, article) -> None:
    draft = "Title: Later\nDate: 2026-11-01\nSummary: S.\nStatus: draft\n\nText.\n"
    built = build(
        {
            **article("## A\n\n[Later](/articles/later/)\n"),
            "content/articles/alliance/later.md": draft,
        }
    )
    assert (
        f'{SOURCE}:7: the link "/articles/later/" leads to a page that is not published (content/articles/alliance/later.md)'
        in built.errors
    )


@LINKS
def test_a_likely_address_and_place_are_named(build, article) -> None:
    built = build(article("## A\n\n[Fees](/feees/), [there](#headng)\n\n## Heading\n"))
    assert 'hint: Did you mean "/fees/"?' in built.errors
    assert 'hint: Did you mean "#heading"?' in built.errors


@LINKS
def test_an_address_without_its_folder_leads_nowhere(build, article) -> None:
    built = build(article("## A\n\n![A](/theme/icon.svg)\n"), SITEURL="/guide")
    assert 'there is no file "/theme/icon.svg"' in built.errors


@LINKS
def test_the_second_of_two_equal_links_is_told_at_its_own_line(build, article) -> None:
    built = build(article("## A\n\n[x](/gone/)\n\n[y](/gone/)\n"))
    assert f"{SOURCE}:7: " in built.errors
    assert f"{SOURCE}:9: " in built.errors


@CONTENT
def test_faults_of_all_pages_are_told_in_one_run_by_file_and_line(build, article) -> None:
    page = "Title: P\nSummary: S.\n\n[x](/gone/)\n"
    built = build({**article("## A\n\n[x](/lost/)\n"), "content/pages/p.md": page})
    lines = [
        line.partition(": ")[0] for line in built.errors.splitlines() if line.startswith("content")
    ]
    assert lines == [f"{SOURCE}:7", "content/pages/p.md:4"]
    assert "2 problems. Nothing was published; there is no site yet." in built.errors


@CONTENT
def test_a_page_that_fails_leaves_the_last_good_site(build, article) -> None:
    built = build()
    before = {path: path.read_bytes() for path in built.output.rglob("*") if path.is_file()}
    assert build(article("[x](/gone/)\n")).exit_code == 1
    assert {path: path.read_bytes() for path in built.output.rglob("*") if path.is_file()} == before


def test_pages_that_nobody_finds_or_can_tell_apart_are_warnings(build) -> None:
    page = "Title: Twin\nSummary: The same.\n\nText.\n"
    built = build({f"content/pages/{name}.md": page for name in ("one", "two")})
    assert built.exit_code == 0
    assert (
        "content/pages/one.md:1: warning: no link leads to this page from the first one"
        in built.errors
    )
    assert (
        "warning: this page and one/index.html have the same title, “Twin – Test Practice”"
        in built.errors
    )
    assert (
        "warning: this page and one/index.html have the same description, “The same.”"
        in built.errors
    )


# A fault of a template


def override(tmp_path: Path, **templates: str) -> dict[str, list[str]]:
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text)
    return {"THEME_TEMPLATES_OVERRIDES": [str(folder)]}


@THEME
def test_a_fault_on_every_page_is_told_once(build, tmp_path: Path) -> None:
    base = (Path(__file__).parents[2] / "theme/templates/base.html").read_text(encoding="utf-8")
    built = build(
        **override(tmp_path, base=base.replace('{% include "components/footer.html" %}', ""))
    )
    assert built.exit_code == 1
    assert built.errors.count("the page has no <footer>") == 1
    assert "output/404.html:1: the page has no <footer> (and on " in built.errors


@THEME
def test_a_link_of_a_template_is_told_at_the_line_of_the_template(build, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(Path(__file__).parents[2] / "theme", theme)
    path = theme / "templates" / "fees.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("{% block main %}", '{% block main %}\n<a href="/no-such-page/">x</a>'),
        encoding="utf-8",
    )
    line = text[: text.index("{% block main %}")].count("\n") + 2
    assert (
        f'theme/templates/fees.html:{line}: the link "/no-such-page/" leads nowhere'
        in build(THEME=str(theme)).errors
    )


@THEME
@pytest.mark.parametrize(
    "text",
    [
        "{{ nobody_gave_this }}",
        "{% if article.nothing %}x{% endif %}",
        "{% for x in nothing %}{% endfor %}",
    ],
)
def test_a_name_that_nobody_gave_ends_the_build(build, tmp_path: Path, text: str) -> None:
    with pytest.raises(UndefinedError):
        build(**override(tmp_path, article=text))
    assert not (tmp_path / "output").exists()


@THEME
@pytest.mark.parametrize("name", ["base", "article", "page", "category", "index"])
def test_a_template_that_is_missing_is_not_taken_from_elsewhere(
    build, tmp_path: Path, name: str
) -> None:
    shutil.copytree(Path(__file__).parents[2] / "theme", tmp_path / "theme")
    (tmp_path / "theme" / "templates" / f"{name}.html").unlink()
    built = build(THEME=str(tmp_path / "theme"))
    assert built.exit_code == 1
    assert f"theme/templates/{name}.html:1: this template is missing" in built.errors


@THEME
def test_a_theme_that_is_not_there_ends_the_build(build, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Could not find the theme"):
        build(THEME=str(tmp_path / "nothing"))
    assert not (tmp_path / "output").exists()


# An excuse in the source


def excuse(build, monkeypatch, article, body: str, *excuses: tuple[int, str, str]):
    """Build an article whose content carries excuses, as the reader of sources leaves them."""
    read = SourceReader.read

    def with_excuses(self: Any, path: str) -> Any:
        html, metadata = read(self, path)
        return html, {**metadata, "excuses": [*excuses] if path.endswith("an-article.md") else []}

    monkeypatch.setattr(SourceReader, "read", with_excuses)
    return build(article(body))


TWO = "## A\n\n[x](/gone/)\n\n[y](/gone/)\n"


@CONTENT
def test_an_excuse_holds_for_its_own_line_only(build, monkeypatch, article) -> None:
    built = excuse(build, monkeypatch, article, TWO, (7, "/gone/", "Comes on Monday."))
    assert f"{SOURCE}:7: " not in built.errors
    assert f"{SOURCE}:9: " in built.errors
    assert "1 fault is excused by a reason in the source." in built.errors


@CONTENT
def test_a_site_whose_faults_are_excused_is_published(build, monkeypatch, article) -> None:
    both = [(7, "/gone/", "Monday."), (9, "/GONE/", "Tuesday.")]
    built = excuse(build, monkeypatch, article, TWO, *both)
    assert built.exit_code == 0
    assert built.errors == "2 faults are excused by a reason in the source.\n"


@CONTENT
def test_an_excuse_for_other_words_excuses_nothing(build, monkeypatch, article) -> None:
    assert (
        excuse(build, monkeypatch, article, TWO, (7, "lost", "R."), (9, "lost", "R.")).exit_code
        == 1
    )


@THEME
def test_an_excuse_does_not_hold_for_a_template(build, monkeypatch, article, tmp_path) -> None:
    base = (Path(__file__).parents[2] / "theme/templates/article.html").read_text(encoding="utf-8")
    settings = override(
        tmp_path, article=base.replace("{% block main %}", '{% block main %}<a href="/gone/">x</a>')
    )
    built = excuse(
        lambda files: build(files, **settings),
        monkeypatch,
        article,
        "## A\n\nThe gone page.\n",
        (7, "gone", "R."),
    )
    assert built.exit_code == 1
