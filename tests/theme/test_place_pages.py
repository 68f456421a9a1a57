"""What stays private here, complaints and help now: each page is true of its own place, and only of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from practice.place import Place
from practice.toml_file import read_toml

ROOT = Path(__file__).parents[2]
PLACES = ROOT / "content" / "places"
COUNTRIES = sorted(path.stem for path in PLACES.glob("*.toml"))


@cache
def whole(country: str) -> Place:
    return Place.model_validate(read_toml(PLACES / f"{country}.toml").values)


SEEN = [
    (country, region)
    for country in COUNTRIES
    for region in ["", *(one.key for one in whole(country).regions)]
]
every_place = pytest.mark.parametrize(
    ("country", "region"), SEEN, ids=["-".join(filter(None, seen)) for seen in SEEN]
)
# A place is known by these words: its private page says all of them, and no other place's page one.
LAWS = {
    ("us", ""): ["HIPAA", "Tarasoff", "42 CFR Part 2"],
    ("gb", ""): ["Terrorism Act 2000", "BACP"],
    ("gb", "england"): ["Crime and Policing Act 2026"],
    ("gb", "scotland"): ["Age of Legal Capacity (Scotland) Act 1991"],
    ("gb", "northern-ireland"): ["Criminal Law Act (Northern Ireland) 1967"],
    ("ca", ""): ["Smith v. Jones"],
    ("ca", "ontario"): ["PHIPA", "Child, Youth and Family Services Act"],
    ("ca", "quebec"): ["Youth Protection Act", "Professional Code, section 60.4"],
    ("au", ""): ["Privacy Act 1988", "Marion’s case"],
    ("ie", ""): ["Children First Act 2015", "Withholding of Information"],
    ("nz", ""): ["Health Information Privacy Code 2020", "Oranga Tamariki Act 1989"],
}
COMMON = re.compile(r"^(?:A passing|Self-harm|Drug use|Being angry|Most crimes)")


@pytest.fixture
def build_place(build: Callable[..., Any], files: dict[str, str]) -> Callable[..., Any]:
    """Return a function that builds the small site for a place, with more lines for the practice."""

    def run(country: str, region: str = "", more: str = "") -> Any:
        line = f'country = "{country}"' + (f'\nregion = "{region}"' if region else "")
        built = build(
            {
                "practice.toml": files["practice.toml"].replace('country = "us"', line) + more,
                f"content/places/{country}.toml": (PLACES / f"{country}.toml").read_text("utf-8"),
            }
        )
        assert built.exit_code == 0, built.errors
        return built

    return run


def words(tag: Tag) -> str:
    """Return what a page says, in one line."""
    return " ".join(tag.get_text(" ").split())


def main(built: Any, address: str) -> Tag:
    found = built.page(address).find("main")
    assert isinstance(found, Tag)
    return found


def first_texts(page: BeautifulSoup | Tag, section: str) -> list[str]:
    """Return the rules in a section, in order."""
    return [
        words(item.p) for item in page.select(f"section[aria-labelledby={section}] .rules > li")
    ]


def links(page: Tag) -> set[str]:
    return {a["href"] for a in page.select('a[href^="tel:"], a[href^="sms:"], .lines a')}


def numbers(place: Place) -> set[str]:
    """Return every number and chat that a help page of the place may offer."""
    found = {place.emergency.uri}
    for line in place.lines:
        found |= {way.uri for way in (line.call, line.text) if way} | ({line.chat} - {None})
    return found


def rules(place: Place) -> Iterator[str]:
    """Yield the rules that tell this place from others."""
    for limit in place.limits:
        if not COMMON.match(limit.when):
            yield limit.when
    for statement in (*place.minors, *place.records):
        yield statement.says


@every_place
def test_the_pages_of_a_place_are_true_of_it_and_of_no_other(
    build_place: Callable[..., Any], country: str, region: str
) -> None:
    built = build_place(country, region)
    place = whole(country).seen_from(region)
    private, help_now, complaints = (
        main(built, address) for address in ("/what-stays-private/", "/help-now/", "/complaints/")
    )

    # The three kinds, in order, and nothing but them
    assert first_texts(private, "must") == [limit.when for limit in place.must]
    assert first_texts(private, "may") == [limit.when for limit in place.may]
    assert first_texts(private, "usually-not") == [limit.when for limit in place.usually_not]
    assert first_texts(private, "minors") == [one.says for one in place.minors]
    assert first_texts(private, "records") == [one.says for one in place.records]

    # Its laws, and no other's
    said = words(private)
    for (other, part), names in LAWS.items():
        is_its_own = other == country and (part in ("", region) or not region)
        assert {name: name in said for name in names} == dict.fromkeys(names, is_its_own)
    strange = [
        rule
        for other, part in SEEN
        for rule in rules(whole(other).seen_from(part))
        if rule not in set(rules(place)) and rule in said
    ]
    assert strange == []

    # Its numbers, and no other's
    assert links(help_now) == numbers(place)

    # Where to look up and to complain, and no other's
    offered = [a["href"] for a in complaints.select('.lines a[href^="http"].lines__plain')]
    assert offered == [
        *(register.url for register in place.registers if register.url),
        *(body.url for body in place.complaints),
    ]
    assert [words(h) for h in complaints.select(".lines h3")] == [
        *(register.name for register in place.registers),
        *(body.name for body in place.complaints),
    ]
    phones = {body.call.uri for body in place.complaints if body.call}
    assert {a["href"] for a in complaints.select('a[href^="tel:"]')} == phones

    # Which place it is about stands in words
    here = next((one.name for one in place.regions if one.key == region), place.name)
    assert here in said
    assert here in words(complaints)


@every_place
def test_every_fact_shows_its_law_its_source_and_its_day(
    build_place: Callable[..., Any], country: str, region: str
) -> None:
    built = build_place(country, region)
    place = whole(country).seen_from(region)
    shown = {
        "/what-stays-private/": (
            *place.must,
            *place.may,
            *place.usually_not,
            *place.minors,
            *place.records,
        ),
        "/complaints/": (*place.registers, *place.complaints),
    }
    for address, facts in shown.items():
        page = main(built, address)
        items = page.select("li.rules__item, li.lines__item")
        for item, fact in zip(items, facts, strict=True):
            name = getattr(fact, "when", "") or getattr(fact, "says", "") or fact.name
            assert words(item.find(["p", "h3"])) == name
            if fact.regions:
                assert f"Holds in: {place.where(fact)}" in words(item)
            while not (source := item.select_one(".rules__source")):  # neighbors share one line
                item = item.find_next_sibling("li")
            told = words(source)
            assert source.time["datetime"] == fact.checked.isoformat()
            for part in fact.source.split("; "):
                assert part.removeprefix("https://").rstrip("/") in told
            if getattr(fact, "law", None):
                assert f"Law or code: {fact.law}." in told
            is_unsure = "Not yet confirmed at its own source." in told
            assert is_unsure == (fact.confirmed == "secondary")


@pytest.mark.parametrize("address", ["/what-stays-private/", "/complaints/"])
def test_a_page_about_the_law_is_no_legal_advice_and_leads_to_help(
    build_place: Callable[..., Any], address: str
) -> None:
    page = main(build_place("gb"), address)
    assert "general information, not legal advice" in words(page)
    assert "doesn’t look up where you are" in words(page)
    assert page.find_all("a")[-1]["href"] == "/help-now/"
    assert "the part is named" in words(page)
    assert "the part is named" not in words(main(build_place("gb", "wales"), address))
    assert "the part is named" not in words(main(build_place("nz"), address))


def test_a_complaint_need_not_be_raised_with_the_therapist_first(
    build_place: Callable[..., Any],
) -> None:
    said = words(main(build_place("ie"), "/complaints/"))
    assert "You don’t have to raise it with them first." in said


def test_a_practice_s_own_policies_are_shown_where_they_are_set_and_only_there(
    build_place: Callable[..., Any],
) -> None:
    more = (
        '[policies]\nmessages = "We answer <soon>."\nai = "No AI here."\n'
        'complaints = "You can tell Ada."\n'
        '[telehealth]\nwhere = ["Ohio", "Iowa"]\n'
    )
    built = build_place("us", more=more)
    private, complaints = main(built, "/what-stays-private/"), main(built, "/complaints/")
    own = private.select_one("section[aria-labelledby=own]")
    assert [words(dd) for dd in own.select("dd")] == ["We answer <soon>.", "No AI here."]
    assert "Ohio, Iowa" in words(private.select_one("section[aria-labelledby=apart]"))
    assert "You can tell Ada." in words(complaints)

    built = build_place("us")
    assert not main(built, "/what-stays-private/").select("[aria-labelledby=own], #apart")
    assert not main(built, "/complaints/").select("[aria-labelledby=inside]")


def test_a_place_without_a_confirmed_rule_says_so(build_place: Callable[..., Any]) -> None:
    page = main(build_place("nz"), "/what-stays-private/")
    minors = page.select_one("section[aria-labelledby=minors]")
    assert "We have not confirmed a rule for Aotearoa New Zealand" in words(minors)


def test_the_page_leads_to_the_article_and_the_checklist_where_they_exist(
    site: Path, build_place: Callable[..., Any]
) -> None:
    html = (site / "what-stays-private" / "index.html").read_text(encoding="utf-8")
    found = {a["href"] for a in BeautifulSoup(html, "html.parser").select("main a[href]")}
    goals = {"/articles/what-stays-private/", "/what-to-expect/talking-about-privacy/"}
    assert goals <= found
    small = main(build_place("us"), "/what-stays-private/")
    assert not goals & {a["href"] for a in small.select("a[href]")}


def test_every_other_place_has_a_page_of_its_own_law_and_plain_links_lead_there(
    build: Callable[..., Any], files: dict[str, str]
) -> None:
    texts = {
        f"content/places/{c}.toml": (PLACES / f"{c}.toml").read_text("utf-8") for c in COUNTRIES
    }
    own = files["practice.toml"] + '[policies]\nmessages = "We answer within two days."\n'
    built = build({**texts, "practice.toml": own})
    assert built.exit_code == 0, built.errors
    here = main(built, "/what-stays-private/")
    others = [country for country in COUNTRIES if country != "us"]
    for country in others:
        address = f"/what-stays-private/{country}/"
        assert here.find("a", href=address)
        page = main(built, address)
        assert page.find("a", href="/what-stays-private/")
        assert not page.find("a", href=address)
        assert "We answer within two days." not in words(page)
        for (place, region), laws in LAWS.items():
            if not region:
                assert all((law in words(page)) == (place == country) for law in laws), country
    assert not (built.output / "what-stays-private" / "us").exists()
    assert {path.parent.name for path in (built.output / "help-now").rglob("*.html")} == {
        "help-now"
    }
