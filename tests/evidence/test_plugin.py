"""Citations and references in a built site."""

BIB = """\
@article{one2018,
  author = {Flückiger, Christoph and Horvath, Adam O.},
  title = {The alliance: A synthesis},
  journal = {Psychotherapy}, year = {2018}, volume = {55}, number = {4},
  pages = {316--340}, doi = {10.1037/pst0000172}, strength = {strong},
}
@book{two1990, author = {Writer, Ann}, title = {A book}, publisher = {A House}, year = {1990}}
"""


def test_citations_are_numbered_by_first_mention_and_lead_to_their_reference(
    build, article
) -> None:
    files = {
        **article("## One\n\nIt helps [@two1990; @one2018]. Yes [@two1990].\n"),
        "content/references.bib": BIB,
    }
    page = build(files).page("/articles/an-article/")
    links = page.select("a.cite")
    assert [link.get_text() for link in links] == ["[1]", "[2]", "[1]"]
    assert [link["href"] for link in links] == ["#ref-two1990", "#ref-one2018", "#ref-two1990"]
    for link in links:
        assert page.find(id=link["href"][1:])


def test_every_reference_leads_back_to_each_place_that_cites_it(build, article) -> None:
    files = {**article("## One\n\nA [@one2018]. B [@one2018].\n"), "content/references.bib": BIB}
    page = build(files).page("/articles/an-article/")
    back = [
        a["href"] for a in page.find(id="ref-one2018").find_all("a") if a["href"].startswith("#")
    ]
    assert back == ["#cite-one2018", "#cite-one2018-2"]
    assert all(page.find(id=place[1:]) for place in back)


def test_a_reference_is_in_apa_style_and_links_its_doi(build, article) -> None:
    files = {**article("## One\n\nA [@one2018].\n"), "content/references.bib": BIB}
    reference = build(files).page("/articles/an-article/").find(id="ref-one2018")
    words = " ".join(reference.get_text().split())
    assert (
        "Flückiger, C., & Horvath, A. O. (2018). The alliance: A synthesis. Psychotherapy, 55(4), 316–340."
        in words
    )
    assert reference.find("a", href="https://doi.org/10.1037/pst0000172")


def test_a_page_without_citations_has_no_list_of_references(build) -> None:
    page = build({"content/references.bib": BIB}).page("/articles/an-article/")
    assert not page.find(id="references")


def test_a_list_that_cites_is_numbered_anew_on_the_page_that_shows_it(build, article) -> None:
    cited = (
        "Title: L\nStage: before\nSummary: S.\n\n## A\n\n- [ ] Ask.\n\n    It helps [@one2018].\n"
    )
    body = "## One\n\nFirst [@two1990].\n\n{checklist}a-list\n"
    files = {**article(body), "content/checklists/a-list.md": cited, "content/references.bib": BIB}
    built = build(files)
    article_page = built.page("/articles/an-article/")
    assert [a.get_text() for a in article_page.select("a.cite")] == ["[1]", "[2]"]
    assert article_page.find(id="ref-one2018")
    own = built.page("/what-to-expect/a-list/")
    assert [a.get_text() for a in own.select("a.cite")] == ["[1]"]


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_one(build, article) -> None:
    built = build({**article("## One\n\nA [@one2081].\n"), "content/references.bib": BIB})
    assert built.exit_code == 1
    assert (
        'content/articles/alliance/an-article.md:7: no source is called "one2081"' in built.errors
    )
    assert 'Did you mean "[@one2018]"?' in built.errors


def test_the_same_key_twice_in_the_bibliography_is_a_mistake(build) -> None:
    built = build({"content/references.bib": BIB + BIB})
    assert built.exit_code == 1
    assert 'content/references.bib:8: two sources are called "one2018"' in built.errors


def test_a_source_without_a_title_or_year_is_a_mistake(build) -> None:
    built = build({"content/references.bib": "@article{x,\n  author = {A, B},\n}\n"})
    assert built.exit_code == 1
    assert 'content/references.bib:1: the source "x" has no title' in built.errors
    assert 'content/references.bib:1: the source "x" has no year' in built.errors


def test_a_file_that_is_no_bibtex_is_a_mistake_and_no_crash(build) -> None:
    built = build({"content/references.bib": "@article{x, title = {never ends"})
    assert built.exit_code == 1
    assert "content/references.bib:1: " in built.errors
    assert "Traceback" not in built.errors
