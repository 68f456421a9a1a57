"""practice.toml: what is right is shown, what is wrong is named, all at once."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice.model import read_phone
from practice.place import digits
from practice.toml_file import find_lines, read_toml

GOOD = """\
name = "A & B <Therapy>"
country = "us"
time_zone = "America/New_York"
[contact]
email = "hello@practice.example"
phone = "+1 617 555 0142"
[brand]
color = "#884422"
[[clinicians]]
name = "Ada"
title = "Psychologist"
credentials = "PhD"
"""


def test_a_practice_is_named_on_every_page(build) -> None:
    built = build({"practice.toml": GOOD})
    for page in built.output.rglob("*.html"):
        assert "A &amp; B &lt;Therapy&gt;" in page.read_text(encoding="utf-8")


def test_its_phone_is_shown_in_national_form_and_can_be_called(build) -> None:
    page = build({"practice.toml": GOOD}).page("/contact/")
    link = page.select_one('a[href^="tel:"]')
    assert link["href"] == "tel:+1-617-555-0142"
    assert "(617) 555-0142" in link.get_text()


def test_its_color_is_the_one_value_in_the_stylesheet(build) -> None:
    built = build({"practice.toml": GOOD})
    sheet = next((built.output / "theme" / "css").glob("main.*.css")).read_text()
    assert sheet.endswith(":root{--brand:#884422;}")


def test_what_is_not_set_is_not_shown(build) -> None:
    page = build({"practice.toml": GOOD.replace('phone = "+1 617 555 0142"\n', "")}).page(
        "/contact/"
    )
    assert not page.select('main a[href^="tel:"]')
    assert "None" not in page.get_text()


def test_a_demo_says_so_on_every_page_and_asks_not_to_be_indexed(build) -> None:
    built = build({"practice.toml": "demo = true\n" + GOOD})
    for path in built.output.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 'name="robots" content="noindex"' in html
        assert "demonstration" in html


def test_a_real_practice_shows_no_such_thing(build) -> None:
    page = build({"practice.toml": GOOD}).page("/")
    assert "demonstration" not in page.get_text()
    assert not page.select('meta[name="robots"]')


def test_a_demo_cannot_be_published(build) -> None:
    built = build({"practice.toml": "demo = true\n" + GOOD}, PUBLISHING=True)
    assert built.exit_code == 1
    assert (
        "practice.toml:1: this is the demonstration practice; it can’t be published" in built.errors
    )


def test_publishing_needs_a_web_address(build) -> None:
    built = build({"practice.toml": GOOD}, PUBLISHING=True)
    assert '"web_address" is missing' in built.errors


MISTAKES = [
    ("colour", 'color = "#884422"', 'colour = "#884422"', 8, '"colour" is not a setting in [brand]', 'Did you mean "color"?'),
    ("not a color", "#884422", "green", 8, '"color" is not a web color in [brand]', 'Write it as "#2f6470"'),
    ("no name", 'name = "A & B <Therapy>"\n', "", 1, '"name" is missing', "Add a line such as: name ="),
    ("empty name", '"A & B <Therapy>"', '" "', 1, '"name" is empty', "Write it, or take the line out"),
    ("no country", '"us"', '"usa"', 2, '"country" is not a country', "us, gb, ca, au, ie, nz"),
    ("no time zone", "America/New_York", "New York", 3, '"time_zone" is not a time zone', "America/New_York"),
    ("no email", "hello@practice.example", "hello", 5, '"email" is not an email address', "name@example.org"),
    ("no phone", "+1 617 555 0142", "call me", 6, '"phone" is not a telephone number', "+1 617 555 0142"),
    ("short phone", "+1 617 555 0142", "+1 617", 6, '"phone" has too few or too many digits', "+1 617 555 0142"),
    ("a number for a text", 'title = "Psychologist"', "title = 5", 11, '"title" needs to be text in [clinicians]', "between quotes"),
    ("an unknown table", "[brand]", "[brnd]", 7, '"brnd" is not a setting', 'Did you mean "brand"?'),
    ("a key of a clinician", "credentials", "credentails", 12, '"credentails" is not a setting in [clinicians]', 'Did you mean "credentials"?'),
    ("a missing quote", 'country = "us"', 'country = "us', 2, "this line can’t be read", "Look for a missing quote"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [m[1:] for m in MISTAKES],
    ids=[m[0] for m in MISTAKES],
)
def test_a_mistake_is_named_with_its_line_and_what_to_type(
    build, old, new, line, message, hint
) -> None:
    built = build({"practice.toml": GOOD.replace(old, new)})
    assert built.exit_code == 1
    assert f"practice.toml:{line}: {message}" in built.errors
    assert hint in built.errors
    assert "Traceback" not in built.errors


def test_all_mistakes_are_told_in_one_run_in_order(build) -> None:
    wrong = (
        GOOD.replace("us", "xx", 1)
        .replace("#884422", "green")
        .replace("hello@practice.example", "hello")
        .replace("credentials", "degree")
    )
    built = build({"practice.toml": wrong})
    lines = [int(n) for n in re.findall(r"practice\.toml:(\d+):", built.errors)]
    assert lines == sorted(lines)
    assert len(lines) == 5  # country, email, color, the missing key and the unknown one


def test_a_practice_file_that_is_not_there_is_named(build) -> None:
    built = build({"practice.toml": None})
    assert built.exit_code == 1
    assert "practice.toml:1: this file is missing" in built.errors


def test_a_country_without_a_place_file_cannot_be_built(build) -> None:
    built = build({"practice.toml": GOOD.replace('"us"', '"nz"')})
    assert built.exit_code == 1
    assert "content/places/nz.toml:1: this file is missing" in built.errors


def test_a_place_without_an_emergency_number_cannot_be_built(build, files) -> None:
    built = build(
        {"content/places/us.toml": files["content/places/us.toml"].replace('number = "911"\n', "")}
    )
    assert built.exit_code == 1
    assert '"number" is missing in [emergency]' in built.errors


def test_the_help_page_shows_the_place_and_dials_it(build) -> None:
    page = build().page("/help-now/")
    assert [a["href"] for a in page.select('main a[href^="tel:"]')] == ["tel:911", "tel:988"]


def test_a_menu_choice_is_not_dialed() -> None:
    assert digits("988, then press 1") == "988"
    assert digits("0800 068 4141") == "08000684141"
    assert digits("+1 (617) 555-0142") == "+1"


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[2] / "content" / "places").glob("*.toml")),
    ids=lambda p: p.stem,
)
def test_every_shipped_place_is_valid(path: Path) -> None:
    from practice.place import Place

    file = read_toml(path)
    assert file.error is None
    place = Place.model_validate(file.values)
    assert place.country == path.stem
    for line in place.lines:
        assert line.call or line.text or line.chat
        for call in (line.call, line.text):
            assert call is None or re.fullmatch(r"(tel|sms):\+?\d{3,}(\?&body=\w+)?", call.uri)


@given(st.text(max_size=40))
def test_whatever_is_typed_for_a_phone_is_a_number_or_a_named_mistake(written: str) -> None:
    try:
        phone = read_phone(written, "us")
    except ValueError as error:
        assert "phone" in str(error) or "digits" in str(error) or "number" in str(error)
    else:
        assert phone.uri.startswith("tel:")


@given(
    st.lists(
        st.sampled_from(
            [
                "a = 1",
                "[t]",
                "[[r]]",
                'b = "x # y"',
                "c = [",
                '"d",',
                "]",
                "# z",
                "",
                'e = """',
                '"""',
            ]
        ),
        max_size=12,
    ).map("\n".join)
)
def test_finding_lines_never_fails(text: str) -> None:
    lines = find_lines(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
