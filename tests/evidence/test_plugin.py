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


FULL = """\
@article{whole2018,
  author = {One, A. and Two, B. and Three, C.},
  title = {Whole}, journal = {J}, year = {2018},
  strength = {early}, finding = {It was found.}, limit = {It is <small> & new.},
  confirmed = {secondary}
}
@article{pair2020,
  author = {One, A. and {A Body}},
  title = {Pair}, journal = {J}, year = {2020},
  strength = {strong}, finding = {Found.}, limit = {A link only.}, confirmed = {primary}
}
"""


def test_a_note_says_how_sure_we_can_be_and_what_the_source_cannot_say(build, article) -> None:
    files = {
        **article("## One\n\nIt was so [@whole2018].\n\nMore [@whole2018; @pair2020].\n"),
        "content/references.bib": FULL,
    }
    page = build(files).page("/articles/an-article/")
    first, second = page.select(".note")
    assert (
        " ".join(first.get_text().split()) == "[1] Early One and others, 2018. It is <small> & new."
    )
    assert " ".join(second.get_text().split()) == "[2] Strong One and A Body, 2020. A link only."
    assert first.select_one(".sure--early")
    assert first.find_previous_sibling().select_one("a.cite")


def test_a_note_stands_below_the_whole_list_that_cites(build, article) -> None:
    files = {
        **article("## One\n\n- A [@whole2018]\n- B [@pair2020]\n\nEnd.\n"),
        "content/references.bib": FULL,
    }
    page = build(files).page("/articles/an-article/")
    (note,) = page.select(".note")
    assert note.find_previous_sibling().name == "ul"
    assert len(note.select("p")) == 2


def test_every_cited_source_stands_on_the_page_of_sources_with_its_pages(build, article) -> None:
    files = {**article("## One\n\nSo [@pair2020].\n"), "content/references.bib": FULL}
    built = build(files)
    page = built.page("/sources/")
    (entry,) = page.select(".sources__item")
    assert [a["href"] for a in entry.select("a")] == ["/sources/pair2020/", "/articles/an-article/"]
    own = built.page("/sources/pair2020/")
    assert own.h1.get_text() == "One and A Body, 2020"
    assert "A link only." in own.main.get_text()
    link = own.select_one(".facts__link")
    assert link["href"] == "/articles/an-article/#ref-pair2020"
    assert built.page("/articles/an-article/").find(id="ref-pair2020")
    assert 'content/references.bib:1: warning: nobody cites the source "whole2018"' in built.errors


def test_a_source_known_only_through_others_says_so(build, article) -> None:
    files = {**article("## One\n\nSo [@whole2018].\n"), "content/references.bib": FULL}
    words = build(files).page("/sources/whole2018/").main.get_text()
    assert "from others who quote it" in words


def test_a_site_without_citations_says_that_it_names_no_sources(build) -> None:
    assert "name no sources yet" in build().page("/sources/").main.get_text()


def test_a_cited_source_that_does_not_say_how_sure_it_is_warns(build, article) -> None:
    files = {**article("## One\n\nSo [@one2018].\n"), "content/references.bib": BIB}
    errors = build(files).errors
    assert 'warning: the source "one2018" has no finding, limit, confirmed' in errors


def test_a_strength_that_is_none_is_a_mistake(build) -> None:
    built = build({"content/references.bib": FULL.replace("{early}", "{erly}")})
    assert built.exit_code == 1
    assert (
        'content/references.bib:1: the source "whole2018" has the strength "erly"' in built.errors
    )
    assert "Known are: strong, good, early, expert." in built.errors


def test_a_figure_that_is_not_in_the_entry_stops_the_build(build, article) -> None:
    files = {**article("## One\n\nIn 12 studies [@pair2020].\n"), "content/references.bib": FULL}
    built = build(files)
    assert built.exit_code == 1
    assert 'an-article.md:7: "12" is not in the entry of pair2020' in built.errors


def test_the_style_of_references_can_be_changed(build, article) -> None:
    files = {**article("## One\n\nSo [@one2018].\n"), "content/references.bib": BIB}
    page = build(files, REFERENCES_STYLE="nature").page("/articles/an-article/")
    words = " ".join(page.find(id="ref-one2018").get_text().split())
    assert "[1] Flückiger, C. & Horvath, A. O. The alliance" in words


def test_a_key_that_can_be_no_address_is_a_mistake(build) -> None:
    built = build({"content/references.bib": FULL.replace("pair2020", "../pair")})
    assert built.exit_code == 1
    assert 'the source is called "../pair", and its page can’t have that address' in built.errors


def test_a_style_that_is_not_there_is_told_as_what_it_is(build, article) -> None:
    built = build({"content/references.bib": BIB}, REFERENCES_STYLE="natur")
    assert built.exit_code == 1
    assert 'there is no style called "natur"' in built.errors
