"""What a practice says about itself reaches its own pages: people, privacy, access, the one button."""

from __future__ import annotations

import pytest

PEOPLE = """
[[clinicians]]
name = "Bo Ünal"
title = "Counselor"
credentials = "LMHC"
note = "Sees <teens>."
about = ["Bo has worked in schools."]
pronouns = "they/them"
works_with = ["Teens", "Worry"]
languages = ["English", "Turkish"]
accepting = false
accepting_note = "Ask in spring."
phone = "+1 617 555 0144"
email = "bo@practice.org"
associate = true
supervisor = "Ada Example, PhD"
supervisor_license = "PSY1"
[[clinicians.licenses]]
region = "Ohio"
board = "A Board"
number = "X-1"
verify = "https://board.example/check"
"""
ACTION = '[action]\nlabel = "Ask for a first call"\nto = "{}"\nnote = "It is free."\n'


@pytest.fixture
def build_with(build, files):
    def run(more: str, **settings):
        built = build({"practice.toml": files["practice.toml"] + more}, **settings)
        assert built.exit_code == 0, built.errors
        return built

    return run


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_each_clinician_has_a_page_of_their_own_with_all_they_say(build_with) -> None:
    page = build_with(PEOPLE).page("/who-we-are/bo-unal/")
    said = words(page.main)
    assert page.h1.text == "Bo Ünal"
    for one in ("Counselor", "LMHC · they/them", "Sees <teens>.", "Bo has worked in schools.",
                "Not right now.", "Ask in spring.", "Teens, Worry", "English, Turkish",
                "Ohio, A Board, number X-1", "The supervisor is Ada Example, PhD, number PSY1."):  # fmt: skip
        assert one in said
    links = {a["href"] for a in page.main.select("a[href]")}
    assert {"tel:+1-617-555-0144", "mailto:bo@practice.org", "https://board.example/check"} <= links
    assert page.select_one(".band__crumb a")["href"] == "/who-we-are/"


def test_what_a_clinician_has_not_set_is_not_shown(build_with) -> None:
    said = words(build_with("").page("/who-we-are/ada-example/").main)
    for one in (
        "New clients",
        "Works with",
        "Languages",
        "Supervision",
        "look up",
        "Email",
        "None",
    ):
        assert one not in said


def test_who_we_are_and_contact_lead_to_every_clinician_s_page(build_with) -> None:
    built = build_with(PEOPLE)
    for address in ("/who-we-are/", "/contact/"):
        links = [a["href"] for a in built.page(address).main.select('a[href^="/who-we-are/"]')]
        assert links[:2] == ["/who-we-are/ada-example/", "/who-we-are/bo-unal/"]


def test_two_people_whose_names_read_alike_have_two_pages(build_with) -> None:
    twin = PEOPLE.replace("Bo Ünal", "Ada Éxample")
    built = build_with(twin)
    assert built.page("/who-we-are/ada-example/").h1.text == "Ada Example"
    assert built.page("/who-we-are/ada-example-2/").h1.text == "Ada Éxample"


@pytest.mark.parametrize(
    ("to", "href"), [("contact", "/contact/"), ("email", "mailto:hello@practice.example")]
)
def test_the_home_page_ends_with_the_one_button_of_the_practice(build_with, to, href) -> None:
    button = build_with(ACTION.format(to)).page("/").main.select(".button")[-1]
    assert (button.text, button["href"]) == ("Ask for a first call", href)


def test_without_an_action_no_button_leads_to_the_practice(build_with) -> None:
    assert "When you are ready" not in words(build_with("").page("/").main)


def test_privacy_and_accessibility_show_what_the_practice_has_set_and_only_that(
    build, files
) -> None:
    page = "Title: {}\nSummary: S.\n\nWords.\n"
    texts = {f"content/pages/{slug}.md": page.format(slug) for slug in ("privacy", "accessibility")}
    more = (
        '[privacy]\nhost = "A <host>"\n[[privacy.notices]]\ntitle = "A notice"\n'
        'link = "https://practice.example/notice"\n'
        '[accessibility]\nstatement = ["We try."]\ngaps = ["No sign language."]\n'
        'checked = 2026-11-02\nemail = "access@practice.org"\n'
    )
    built = build({**texts, "practice.toml": files["practice.toml"] + more})
    privacy = words(built.page("/privacy/").select_one(".own"))
    assert "A <host>" in privacy
    assert "A notice" in privacy
    assert "Where to write" not in privacy
    access = words(built.page("/accessibility/").select_one(".own"))
    for one in ("We try.", "No sign language.", "November 2, 2026", "access@practice.org"):
        assert one in access
    built = build(texts)
    assert not built.page("/privacy/").select(".own")
    assert not built.page("/accessibility/").select(".own")


def test_a_logo_stands_where_the_mark_was_and_dark_pages_have_their_own(build, files) -> None:
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    pictures = {f"content/images/{name}.svg": picture for name in ("logo", "night")}
    one = '[brand]\nlogo = "logo.svg"\n'
    name = build({"practice.toml": files["practice.toml"] + one, **pictures}).page("/")
    shown = name.select(".masthead__name img")
    assert [(img["src"], img["alt"]) for img in shown] == [("/images/logo.svg", "")]
    assert not name.select(".masthead__name svg")
    two = one + 'logo_dark = "night.svg"\n'
    page = build({"practice.toml": files["practice.toml"] + two, **pictures}).page("/")
    kinds = {img["src"]: img["class"][-1] for img in page.select(".masthead__name img")}
    assert kinds == {
        "/images/logo.svg": "masthead__logo--light",
        "/images/night.svg": "masthead__logo--dark",
    }
