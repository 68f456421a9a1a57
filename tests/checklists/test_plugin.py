"""Checklists in a built site."""

from pathlib import Path
from xml.etree import ElementTree

FIRST = """\
Title: First & last
Stage: first-session
Order: 1
Summary: The first one.

Before it.

## What happens {.expect}

- [ ] They say hello.

## What to ask {.ask}

- [ ] “How long?”

After it. See [the other]({checklist}a-list).
"""


def test_a_checklist_file_gets_a_page_at_its_address(build) -> None:
    page = build({"content/checklists/first.md": FIRST}).page("/what-to-expect/first/")
    assert page.h1.get_text(strip=True) == "First & last"
    assert [legend.get_text(strip=True) for legend in page.select("legend")] == [
        "What happens",
        "What to ask",
    ]


def test_every_box_has_a_label_of_its_own(build) -> None:
    page = build({"content/checklists/first.md": FIRST}).page("/what-to-expect/first/")
    boxes = page.select("form.checklist input[type=checkbox]")
    assert boxes
    for box in boxes:
        assert len(page.select(f'label[for="{box["id"]}"]')) == 1


def test_a_checklist_names_itself_by_a_heading_on_its_page(build) -> None:
    built = build({"content/checklists/first.md": FIRST})
    for address in ("/what-to-expect/first/", "/what-to-expect/a-list/"):
        page = built.page(address)
        for form in page.select("form.checklist"):
            assert page.find(id=form["aria-labelledby"]).name.startswith("h")


def test_a_link_to_a_checklist_leads_to_its_page(build) -> None:
    page = build({"content/checklists/first.md": FIRST}).page("/what-to-expect/first/")
    assert page.find("a", string="the other")["href"] == "/what-to-expect/a-list/"


def test_the_stages_page_shows_lists_under_their_stage_in_order(build) -> None:
    second = FIRST.replace("Order: 1", "Order: 0").replace("First & last", "Zeroth")
    built = build({"content/checklists/first.md": FIRST, "content/checklists/zeroth.md": second})
    stage = built.page("/what-to-expect/").find(id="first-session")
    links = [link["href"] for link in stage.find_all("a")]
    assert links == ["/what-to-expect/zeroth/", "/what-to-expect/first/"]


def test_a_checklist_alone_on_a_line_stands_there_under_its_own_heading(build, article) -> None:
    built = build(article("## A section\n\n{checklist}a-list\n"))
    section = built.page("/articles/an-article/").select_one("section.embed")
    assert section.h3.a["href"] == "/what-to-expect/a-list/"
    assert section.form["aria-labelledby"] == section.h3["id"]
    assert section.form["data-checklist"] == "a-list"
    assert section.select_one("legend h4").get_text(strip=True) == "First"


def test_a_list_keeps_its_item_ids_wherever_it_is_shown(build, article) -> None:
    built = build(article("## A section\n\n{checklist}a-list\n"))
    ids = [
        [box["id"] for box in built.page(address).select("input[data-item]")]
        for address in ("/articles/an-article/", "/what-to-expect/a-list/")
    ]
    assert ids[0] == ids[1] == ["a-list--ask-one-thing"]


def test_lists_named_in_front_matter_are_linked_at_the_end_and_lead_back(build) -> None:
    head = "Title: T\nDate: 2026-11-01\nSummary: S.\nChecklists: a-list\n\n## One\n\nWords.\n"
    built = build({"content/articles/alliance/an-article.md": head})
    page = built.page("/articles/an-article/")
    assert page.select_one(".related a")["href"] == "/what-to-expect/a-list/"
    assert not page.select(".embed")
    back = built.page("/what-to-expect/a-list/").select_one(".related a")
    assert back["href"] == "/articles/an-article/"


def test_ids_are_unique_on_a_page_with_several_lists(build, article) -> None:
    body = "## First {.ask}\n\n- [ ] Ask one thing.\n\n## Second\n\n- [ ] Ask one thing.\n\n## Third\n\n{checklist}a-list\n"
    page = build(article(body)).page("/articles/an-article/")
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert len(page.select("input[type=checkbox]")) == 3


def test_feeds_hold_plain_lists(build, article) -> None:
    built = build(article("## Do\n\n- [ ] Say it.\n\n    Why.\n\n## More\n\n{checklist}a-list\n"))
    feed = ElementTree.parse(built.output / "feeds" / "articles.atom.xml").getroot()
    content = feed.find(".//{http://www.w3.org/2005/Atom}content").text
    assert "<li>Say it." in content
    assert "Ask one thing." in content
    for unwanted in ("<input", "<form", "<label", "<fieldset", "<button", "data-"):
        assert unwanted not in content


def test_a_summary_made_from_a_text_holds_a_plain_list(build) -> None:
    text = "Title: T\nSummary: S.\n\n## Do\n\n- [ ] Say it.\n"
    from checklists.markup import plain

    built = build({"content/pages/a-page.md": text})
    html = str(built.page("/a-page/").select_one("form.checklist"))
    assert "<input" not in plain(html)
    assert "Say it." in plain(html)


def test_a_draft_list_is_not_built_at_all(build) -> None:
    built = build({"content/checklists/first.md": FIRST.replace("Order: 1", "Status: draft")})
    assert not (built.output / "what-to-expect" / "first").exists()
    assert "First &amp; last" not in (built.output / "what-to-expect" / "index.html").read_text()


def test_no_form_of_ours_can_be_sent(build, article) -> None:
    page = build(article("## Do\n\n- [ ] Say it.\n")).page("/articles/an-article/")
    form = page.select_one("form.checklist")
    assert form.button.has_attr("disabled")
    assert form.button.has_attr("hidden")
    assert not form.has_attr("action")
    assert not form.select("[name]")


MISTAKES = {
    "an unknown stage": (
        {"content/checklists/x.md": FIRST.replace("first-session", "first-sesion")},
        'content/checklists/x.md:2: "first-sesion" is not a stage',
        'Did you mean "first-session"?',
    ),
    "no stage": (
        {"content/checklists/x.md": FIRST.replace("Stage: first-session\n", "")},
        "content/checklists/x.md:1: stage is missing",
        'Add a line such as "Stage: first-session".',
    ),
    "an unknown kind in the front matter": (
        {"content/checklists/x.md": FIRST.replace("Order: 1", "Kind: aks")},
        'content/checklists/x.md:3: "aks" is not a kind of checklist',
        'Did you mean "ask"?',
    ),
    "an order that is no number": (
        {"content/checklists/x.md": FIRST.replace("Order: 1", "Order: first")},
        'content/checklists/x.md:3: the order "first" is not a whole number',
        'Write a line such as "Order: 2".',
    ),
    "a link to a list that is not there": (
        {"content/checklists/x.md": FIRST.replace("{checklist}a-list", "{checklist}a-lst")},
        'content/checklists/x.md:16: there is no checklist "a-lst"',
        'Did you mean "a-list"?',
    ),
    "a missing slug": (
        {"content/checklists/x.md": FIRST.replace("{checklist}a-list", "{checklist}")},
        "content/checklists/x.md:16: {checklist} needs a slug after it",
        "Known are: a-list, x.",
    ),
    "an unknown key": (
        {"content/checklists/x.md": FIRST.replace("Order:", "Oder:")},
        'content/checklists/x.md:3: "oder" is not a key of checklists',
        'Did you mean "order"?',
    ),
}


def pytest_generate_tests(metafunc) -> None:
    if "mistake" in metafunc.fixturenames:
        metafunc.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())


def test_a_mistake_stops_the_build_with_its_line_and_a_hint(build, mistake) -> None:
    files, message, hint = mistake
    built = build(files)
    assert built.exit_code == 1
    assert message in built.errors
    assert hint in built.errors
    assert "1 problem. Nothing was published" in built.errors


def test_a_mistake_leaves_the_last_good_site_whole(build) -> None:
    built = build()
    before = {path: path.read_bytes() for path in built.output.rglob("*") if path.is_file()}
    again = build({"content/checklists/x.md": FIRST.replace("Stage: first-session", "Stage: nope")})
    assert again.exit_code == 1
    assert "the last good site is untouched" in again.errors
    assert {path: path.read_bytes() for path in again.output.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in Path(built.output.parent).iterdir()) == [
        "content",
        "output",
        "practice.toml",
    ]


def test_all_mistakes_of_all_files_are_told_at_once_in_order(build, article) -> None:
    files = {
        "content/checklists/x.md": FIRST.replace("first-session", "nope").replace(
            "- [ ] They", "- [] They"
        ),
        **article("- [ ] No heading.\n\n[@nobody] and {checklist}gone.\n\n{checklist}gone\n"),
    }
    lines = [line for line in build(files).errors.splitlines() if line.startswith("content/")]
    assert [line.split(": ")[0] for line in lines] == [
        "content/articles/alliance/an-article.md:5",
        "content/articles/alliance/an-article.md:7",
        "content/articles/alliance/an-article.md:9",
        "content/checklists/x.md:2",
        "content/checklists/x.md:10",
    ]


TOOL = """\
Title: A tool
Stage: before
Summary: All kinds.

## Say {.say}

- [ ] “Could we slow down?”

## Prefer {.prefer}

- [ ] You lead ↔ I lead

## Rate {.rate}

- [ ] We agree.

    - Yes: “Good.”
    - No: “Could we look again?”

## Fill {.fill}

- [ ] My name

## It hurt {.situation}

- [ ] A sign.

### Next {.do}

- [ ] Say so.
"""


def test_every_kind_of_tool_is_a_plain_list_in_a_feed(build, article) -> None:
    built = build({"content/checklists/tool.md": TOOL, **article("## A\n\n{checklist}tool\n")})
    content = (
        ElementTree.parse(built.output / "feeds" / "articles.atom.xml")
        .getroot()
        .find(".//{http://www.w3.org/2005/Atom}content")
        .text
    )
    for words in (
        "Could we slow down?",
        "You lead",
        "We agree.",
        "“Good.”",
        "My name",
        "A sign.",
        "Say so.",
    ):
        assert words in content
    for unwanted in (
        "<input",
        "<form",
        "<label",
        "<fieldset",
        "<button",
        "<textarea",
        "<details",
        "<summary",
        "data-",
    ):
        assert unwanted not in content


def test_a_tool_inside_an_article_keeps_its_heading_levels_in_order(build, article) -> None:
    built = build({"content/checklists/tool.md": TOOL, **article("## A\n\n{checklist}tool\n")})
    section = built.page("/articles/an-article/").select_one("section.embed")
    levels = {h.get_text(strip=True): h.name for h in section.find_all(["h3", "h4", "h5"])}
    assert levels == {
        "A tool": "h3",
        "Say": "h4",
        "Prefer": "h4",
        "Rate": "h4",
        "Fill": "h4",
        "It hurt": "h4",
        "Next": "h5",
    }
