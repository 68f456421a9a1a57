"""What is wrong in practice.toml: all of it, each with its line and what to type."""

from __future__ import annotations

import copy
import datetime
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from practice.contrast import read_tokens
from practice.layers import Layers
from practice.reading import Reading, check, read_practice
from practice.rules import Surroundings
from practice.toml_file import TomlFile
from practice.wording import check_wording

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 23)
TOKENS = read_tokens((ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8"))
GOOD = """\
name = "A Practice"
country = "us"
time_zone = "America/New_York"
web_address = "https://a-practice.org"
[contact]
email = "hello@a-practice.org"
[[clinicians]]
name = "Ada"
title = "Psychologist"
credentials = "PhD"
"""
# Twenty mistakes, one a marked line; the words after the mark are told, and so is the hint.
TWENTY = r"""
name = " "                                          #! "name" is empty | Write it
coutnry = "us"                                      #! "coutnry" is not a setting | Did you mean "country"?
country = "usa"                                     #! "country" is not a country | us, gb, ca
type = "company"                                    #! "type" can’t be "company" | "solo", "group"
time_zone = "New York"                              #! "time_zone" is not a time zone | America/New_York
web_address = www.example.org                       #! not between quotation marks | quote
demo = "no"                                         #! "demo" needs to be true or false | without quotes
[contact]
email = "hello(at)practice.org"                     #! "email" is not an email address | name@example.org
phone = "988"                                       #! "phone" | Write it with
smtp_password = "hunter2"                           #! looks like a secret | Take it out
next_steps = "We reply."                            #! "next_steps" needs to be a list | next_steps = ["one"
waiting = "A room. You will be cured, we guarantee it."  #! “guarantee”, which codes of ethics | No one can promise
[portal]
link = "http://portal.example/x"                    #! "link" needs to start with "https://" | https://portal.example/x
[brand]
color = "#ffcc00"                                   #! too hard to read on light pages | color = "#
exact = true
[safety]
leave_to = "https://bit.ly/3abc"                    #! is a short link (bit.ly) | copy the full address
[[clinicians]]
name = "Ada"
title = 5                                           #! "title" needs to be text | title = "words"
credentials = "PhD"
associate = true                                    #! Ada is an associate without a supervisor | supervisor =
photo = "ada.jpg"                                   #! the photo of Ada has no words | photo_alt =
[[clinicians.licenses]]
region = "Massachusetts"
board = "A board"
number = "1"
expires = "next year"                               #! "expires" needs to be a date | 2026-11-23
note = "Sees adults."                               #! "note" is not a setting in [clinicians.licenses] | move the line up
""".strip()


def read(text: str, tmp_path: Path, *, publishing: bool = False, base: str = "") -> Reading:
    path = tmp_path / "practice.toml"
    path.write_text(text, encoding="utf-8")
    below = tmp_path / "base.toml"
    below.write_text(base, encoding="utf-8")
    around = Surroundings(TODAY, [tmp_path / "images"], TOKENS)
    given = ("base.toml", below) if base else None
    return read_practice(("practice.toml", path), given, around, publishing)


def test_twenty_different_mistakes_are_twenty_lines_in_one_run(build, tmp_path: Path) -> None:
    rows = TWENTY.split("\n")
    wanted = {n: row.split("#! ")[1].split(" | ") for n, row in enumerate(rows, 1) if "#! " in row}
    assert len(wanted) == 20
    (tmp_path / "content" / "images").mkdir(parents=True)
    (tmp_path / "content" / "images" / "ada.jpg").write_bytes(b"\xff\xd8\xff a picture")
    built = build({"practice.toml": re.sub(r" *#! .*", "", TWENTY)})
    assert built.exit_code == 1
    told = re.findall(r"^practice\.toml:(\d+): (.+)\n    hint: (.+)$", built.errors, re.MULTILINE)
    assert [int(line) for line, _, _ in told] == list(wanted), built.errors
    for line, message, hint in told:
        assert wanted[int(line)][0] in message
        assert wanted[int(line)][1] in hint
    assert "20 problems. Nothing was published" in built.errors
    assert "hunter2" not in built.errors
    assert "Traceback" not in built.errors


def test_a_good_practice_has_neither_problems_nor_warnings(tmp_path: Path) -> None:
    for publishing in (False, True):
        reading = read(GOOD, tmp_path, publishing=publishing)
        assert (reading.problems, reading.warnings) == ([], [])
        assert reading.practice


LICENSE = (
    '[[clinicians.licenses]]\nregion = "Ohio"\nboard = "A board"\nnumber = "1"\nexpires = {}\n'
)
# What is added to a good practice, what is told, whether it stops a build and whether publishing.
RULES = [
    ("expired license", LICENSE.format("2026-11-22"), "the license of Ada expired on 2026-11-22", False, True),
    ("license soon", LICENSE.format("2026-12-20"), "the license of Ada expires on 2026-12-20", False, False),
    ("photo missing", 'photo = "ada.jpg"\nphoto_alt = "Ada."\n', "there is no picture “ada.jpg”", True, True),
    ("photo without words", 'photo = "there.jpg"\n', "the photo of Ada has no words", True, True),
    ("photo that tells where", 'photo = "home.jpg"\nphoto_alt = "Ada."\n', "the place where it was taken", True, True),
    ("large photo", 'photo = "big.jpg"\nphoto_alt = "Ada."\n', "phones wait for it", False, False),
    ("words without photo", 'photo_alt = "Ada."\n', "“photo_alt” without a photo", False, False),
    ("photo in a folder", 'photo = "../x.jpg"\nphoto_alt = "Ada."\n', "is not the name of a picture file", True, True),
    ("supervisor of nobody", 'supervisor = "B"\n', "is not marked as an associate", False, False),
    ("twice", '[[clinicians]]\nname = "Ada"\ntitle = "T"\ncredentials = "C"\n', "“Ada” is listed twice", True, True),
    ("claim", 'note = "We cure fear."\n', "“cure”", True, True),
    ("percent", 'note = "100 % private."\n', "“100 %”", True, True),
    ("praise", 'note = "Read our testimonials."\n', "“testimonials”", True, True),
    ("boast", 'note = "The best therapist in town."\n', "“best”", False, False),
    ("http in a text", 'note = "See http://a.org/x."\n', "an address that is not safe", True, True),
    ("shortener in a text", 'note = "See bit.ly/x"\n', "a short link (bit.ly)", True, True),
    ("key", 'note = "sk-test-abcdefghijklmnop1234"\n', "looks like a secret", True, True),
    ("token in a link", '[portal]\nlink = "https://p.org/?token=abcd1234"\n', "looks like a secret", True, True),
    ("left over", 'note = "[[Say who they see.]]"\n', "something to fill in", True, True),
    ("unseen", 'note = "a\\u202eb"\n', "a character that can’t be seen", True, True),
    ("no phone to call", '[action]\nlabel = "Call"\nto = "phone"\n', "there is none", True, True),
    ("no portal to open", '[action]\nlabel = "Book"\nto = "portal"\n', "there is none", True, True),
    ("exit to itself", '[safety]\nleave_to = "https://www.a-practice.org/x"\n', "stays on your own website", True, True),
    ("no license there", LICENSE.format("2030-01-01") + '[telehealth]\nwhere = ["Ohio", "Maine"]\n', "is for “Maine”", False, False),
    ("telehealth nowhere", "[telehealth]\nwhere = []\n", '"where" is empty in [telehealth]', True, True),
    ("color", '[brand]\ncolor = "#fc0"\nexact = true\n', "too hard to read on light pages", True, True),
    ("dark color", '[brand]\ncolor = "#174e5a"\ncolor_dark = "#222222"\nexact = true\n', "too hard to read on dark pages", True, True),
    ("one bracket", '[services]\nname = "Talking"\n', "Write [[services]], with two brackets", True, True),
    ("two brackets", '[[portal]]\nlink = "https://p.org"\n', "Write [portal], with one bracket", True, True),
    ("supposed url", '[[social]]\nname = "M"\nlink = "mastodon"\n', 'starts with "https://"', True, True),
    ("curly quotes", "[portal]\nlink = “https://p.org”\n", "quotation marks are curly", True, True),
    ("twice the same", 'name = "Ada"\n', "a second time", True, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("added", "told", "stops", "stops_publishing"),
    [r[1:] for r in RULES],
    ids=[r[0] for r in RULES],
)
def test_a_rule_weighs_what_it_should(added, told, stops, stops_publishing, tmp_path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "there.jpg").touch()
    (tmp_path / "images" / "home.jpg").write_bytes(b"\xff\xd8\xff\xe1Exif\0\0MM..\x88\x25\0\x04..")
    (tmp_path / "images" / "big.jpg").write_bytes(b"0" * 700_000)
    for publishing, heavy in ((False, stops), (True, stops_publishing)):
        reading = read(GOOD + added, tmp_path, publishing=publishing)
        heard = reading.problems if heavy else reading.warnings
        assert len(reading.problems + reading.warnings) == 1, (reading.problems, reading.warnings)
        (path, line, message, hint) = heard[0]
        assert told in f"{message} {hint}"
        assert hint
        assert (path, line) >= ("practice.toml", GOOD.count("\n"))


@pytest.mark.parametrize(
    "words",
    [
        "We can’t guarantee that therapy helps.",
        "Nobody can promise a cure.",
        "We do our best to reply.",
        "The best way to reach us is the phone.",
        "We don’t print testimonials.",
        "Your password for the portal is sent to you by mail.",
        "The waiting room is secure.",
    ],
)
def test_plain_and_honest_words_pass(words: str) -> None:
    assert list(check_wording({"note": words})) == []


def test_people_and_streets_may_have_any_name() -> None:
    values = {"clinicians": [{"name": "Dr. Best"}], "contact": {"address": ["1 Cure Street"]}}
    assert list(check_wording(values)) == []


def test_example_addresses_are_told_only_on_publishing(tmp_path: Path) -> None:
    text = GOOD.replace("hello@a-practice.org", "hello@practice.example")
    assert read(text, tmp_path).warnings == []
    assert "no email arrives there" in read(text, tmp_path, publishing=True).warnings[0][2]


def test_a_hidden_street_reaches_no_template_and_is_told_where_it_slips_out(tmp_path) -> None:
    home = '[[locations]]\nname = "Home"\nhide_street = true\nstreet = ["7 Fern Lane, ground floor"]\ntown = "Aville"\npostal_code = "01234"\nmap = "https://map.org/x"\n'
    (place,) = read(GOOD + home, tmp_path).practice.locations
    assert (place.street, place.postal_code, place.map) == ([], None, None)
    assert place.address == ["Aville"]
    slip = GOOD.replace("[contact]", '[contact]\nwaiting = "Ring at 7 Fern Lane."')
    assert [problem[1] for problem in read(slip + home, tmp_path).problems] == [6]


def test_a_crisis_code_is_fine_where_clients_are_sent_in_a_crisis(tmp_path: Path) -> None:
    reading = read(GOOD + '[emergency]\nphone = "988"\n', tmp_path)
    assert reading.practice.emergency.phone.uri == "tel:988"
    assert reading.practice.emergency.phone.display == "988"
    british = GOOD.replace('"us"', '"gb"') + '[emergency]\nphone = "116 123"\n'
    assert read(british, tmp_path).practice.emergency.phone.uri == "tel:116123"


def test_a_phone_of_another_country_keeps_its_country_code(tmp_path: Path) -> None:
    text = GOOD.replace("[contact]", '[contact]\nphone = "+44 20 7946 0123"')
    assert read(text, tmp_path).practice.contact.phone.display == "+44 20 7946 0123"


def test_a_line_that_cannot_be_read_hides_nothing_else(tmp_path: Path) -> None:
    text = GOOD.replace('"us"', '"us').replace("Ada", " ").replace("[contact]", "[contac]")
    lines = [problem[1] for problem in read(text, tmp_path).problems]
    assert lines == [1, 2, 5, 8]  # [contact] is missing, the quote, [contac], the empty name


def test_a_list_that_is_not_closed_is_told_alone(tmp_path: Path) -> None:
    text = GOOD.replace("[contact]", '[contact]\nnext_steps = [\n  "One",\n')
    (problem,) = read(text, tmp_path).problems
    assert "a list is not closed" in problem[2]


def places_in(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else ()
    for step, inner in enumerate(value) if isinstance(value, list) else steps:
        yield (*place, step)
        yield from places_in(inner, (*place, step))


def test_nonsense_anywhere_is_told_in_words_and_never_breaks_the_reading() -> None:
    shipped = tomllib.loads((ROOT / "practice.toml").read_text(encoding="utf-8"))
    nonsense = [5, True, "", [], {}, ["x"], [{}], [[]], 1.5, TODAY, "\x00", "http://"]
    chance = random.Random(4)
    for place in places_in(shipped):
        values = copy.deepcopy(shipped)
        inner: Any = values
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = chance.choice(nonsense)
        _, found = check(Layers(values, [("p", TomlFile(values))]), Surroundings(TODAY))
        assert all(finding.message and finding.hint for finding in found)
