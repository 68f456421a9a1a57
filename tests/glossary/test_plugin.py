"""The glossary in a built site: its page, what articles say of its words, and what is told of mistakes."""

from __future__ import annotations

from functools import partial
from xml.etree import ElementTree

import pytest

GLOSSARY = """\
Title: Words
Summary: Words, in plain language.

Rupture, ruptures
:   A strain *between* you. It is common: see [help](/help-now/).

Élan
:   Drive, at {practice.name}.

Therapy {.unmarked}
:   Talking & listening.
"""


@pytest.fixture
def build(build):
    """Build without the wording rules: they ask for a plain word beside each hard one."""
    return partial(build, WORDING_FILE="")


@pytest.fixture
def words(article):
    """Return a function that gives the files of a site with this glossary and article."""

    def files(body: str, glossary: str = GLOSSARY) -> dict[str, str | None]:
        return {**article(body), "content/glossary.md": glossary}

    return files


def test_every_term_has_a_place_of_its_own_on_the_page_in_the_order_of_the_alphabet(
    build, words
) -> None:
    page = build(words("## One\n\nTherapy.\n")).page("/glossary/")
    assert page.h1.get_text() == "Words"
    assert [dt.get_text() for dt in page.select("main dt")] == ["Élan", "Rupture", "Therapy"]
    assert [link["href"] for link in page.select(".glossary__letter")] == [
        "#letter--e", "#letter--r", "#letter--t",
    ]  # fmt: skip
    assert all(page.find(id=link["href"][1:]) for link in page.select(".glossary__letter"))
    assert page.find(id="rupture").dd.em.get_text() == "between"
    assert page.find(id="therapy").dd.get_text() == "Talking & listening."
    assert "Test Practice" in page.find(id="élan").get_text()


def test_an_article_marks_a_word_and_says_its_first_sentence_behind_the_text(build, words) -> None:
    page = build(words("## One\n\nA rupture in therapy.\n")).page("/articles/an-article/")
    (word,) = page.select(".term")
    what = page.find(id=word["popovertarget"])
    assert what.has_attr("popover")
    assert what["aria-label"] == "Rupture"
    assert " ".join(what.p.get_text().split()) == "Rupture A strain between you."
    assert what.a["href"] == "/glossary/#rupture"
    assert not what.find_parents(class_="prose")
    assert not page.select("[title]:not(html):not(link)")


def test_addresses_carry_the_folder_the_site_lives_in(build, words) -> None:
    built = build(words("## One\n\nA rupture.\n"), SITEURL="/guide")
    assert (
        built.page("/articles/an-article/")
        .select_one(".term__what a")["href"]
        .startswith("/guide/glossary/#")
    )
    assert built.page("/glossary/").find(id="rupture").a["href"] == "/guide/help-now/"


def test_checklists_pages_and_in_short_have_no_marks(build, words) -> None:
    files = words("## One\n\nWords.\n\n{checklist}a-list\n")
    files["content/articles/alliance/an-article.md"] = (
        "Title: A rupture\nDate: 2026-11-01\nSummary: Rupture.\nIn_short: Rupture.\n    Two.\n\n"
        "## Rupture\n\nWords.\n\n{checklist}a-list\n"
    )
    files["content/checklists/a-list.md"] = (
        "Title: L\nStage: before\nSummary: S.\n\n## Rupture\n\nA rupture.\n\n- [ ] One rupture.\n"
    )
    files["content/pages/a-page.md"] = "Title: P\nSummary: S.\n\nA rupture.\n"
    built = build(files)
    for path in ("/articles/an-article/", "/what-to-expect/a-list/", "/a-page/", "/glossary/"):
        assert not built.page(path).select(".term, [popover]"), path


def test_a_feed_has_the_word_and_nothing_else_of_it(build, words) -> None:
    built = build(words("## One\n\nA rupture is common.\n"))
    feed = (built.output / "feeds" / "articles.atom.xml").read_text(encoding="utf-8")
    content = ElementTree.fromstring(feed).find(".//{http://www.w3.org/2005/Atom}content").text
    assert "<p>A rupture is common.</p>" in content


def test_the_articles_page_and_the_footer_lead_to_the_glossary(build, words) -> None:
    page = build(words("## One\n\nWords.\n")).page("/articles/")
    assert page.main.find("a", href="/glossary/").get_text() == "Words"
    assert page.footer.find("a", href="/glossary/").get_text() == "Words"


def test_without_a_file_there_is_no_glossary_and_no_mistake(build, article) -> None:
    built = build(article("## One\n\nA rupture.\n"))
    assert built.exit_code == 0
    assert not built.page("/articles/an-article/").select(".term")
    assert not built.page("/articles/").find("a", href="/glossary/")
    assert not (built.output / "glossary").exists()
    assert built.errors == ""


def test_the_file_and_the_number_of_marks_are_settings(build, words) -> None:
    files = words("## One\n\nA rupture, an élan.\n")
    files["content/words/ours.md"] = files.pop("content/glossary.md")
    built = build(files, GLOSSARY_FILE="words/ours.md", GLOSSARY_MARKS=1)
    assert [word.get_text() for word in built.page("/articles/an-article/").select(".term")] == [
        "rupture"
    ]


def test_a_glossary_in_another_language_says_so_and_leaves_other_articles_alone(
    build, words
) -> None:
    built = build(words("## One\n\nRupture.\n", GLOSSARY.replace("Summary", "Lang: ar\nSummary")))
    page = built.page("/glossary/")
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert not built.page("/articles/an-article/").select(".term")


def test_mistakes_are_told_all_at_once_with_file_and_line(build, words) -> None:
    wrong = GLOSSARY + "\nRepair\n\nrupture\n:   Again.\n\n:   Whose?\n\nBond\n:   A tie [@one].\n"
    built = build(words("## One\n\nWords.\n", wrong))
    assert built.exit_code == 1
    for line in (
        'content/glossary.md:13: the term "Repair" has no definition',
        'content/glossary.md:15: the term "rupture" is there twice (first on line 4)',
        "content/glossary.md:18: this definition has no term",
        "content/glossary.md:21: a definition cites no source",
    ):
        assert line in built.errors


def test_a_file_that_is_not_utf_8_is_a_mistake_and_no_crash(build, words, tmp_path) -> None:
    (tmp_path / "content").mkdir()
    files = words("## One\n\nWords.\n")
    del files["content/glossary.md"]
    (tmp_path / "content" / "glossary.md").write_bytes(b"Title: W\n\nR\xe9\n:   A.\n")
    built = build(files)
    assert built.exit_code == 1
    assert "content/glossary.md:3: this is not UTF-8 text" in built.errors


def test_a_file_outside_of_the_content_is_a_mistake(build, words) -> None:
    built = build(words("## One\n\nWords.\n"), GLOSSARY_FILE="../practice.toml")
    assert built.exit_code == 1
    assert "practice.toml:1: the glossary lies outside of the content" in built.errors


def test_a_long_definition_is_a_warning_and_the_site_is_built(build, words) -> None:
    built = build(words("## One\n\nWords.\n", f"Title: W\n\nA\n:   {'word ' * 46}.\n"))
    assert built.exit_code == 0
    assert 'content/glossary.md:3: warning: the definition of "A" has 47 words' in built.errors
