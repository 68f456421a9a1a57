"""Places: every number and every rule is the one of that place, has a source, and does not go stale."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from practice import facts
from practice.freshness import find_stale_facts, read_today
from practice.place import LocalFact, Place, keys_of_place
from practice.toml_file import read_toml

ROOT = Path(__file__).parents[2]
PLACES = ROOT / "content" / "places"
COUNTRIES = ["au", "ca", "gb", "ie", "nz", "us"]
REGIONS = {
    "gb": ["england", "scotland", "wales", "northern-ireland"],
    "ca": ["ontario", "quebec"],
}
SEEN = [(country, region) for country in COUNTRIES for region in ["", *REGIONS.get(country, [])]]

# Double entry: every number that a help page may offer, written down a second time by hand. A new
# or changed number has to be changed here too, by somebody who has looked at its source again.
UK = ["tel:999", "tel:116123", "sms:85258?&body=SHOUT"]
UK_YOUNG = ["tel:08000684141", "tel:08001111"]
NUMBERS = {
    ("us", ""): ["tel:911", "tel:988", "sms:988", "sms:741741?&body=HOME", "tel:988", "sms:838255", "tel:18664887386", "sms:678678?&body=START"],
    ("gb", ""): [*UK, "tel:111", "tel:111", "tel:111", "tel:08088088000", *UK_YOUNG],
    ("gb", "england"): [*UK, "tel:111", *UK_YOUNG],
    ("gb", "scotland"): [*UK, "tel:111", *UK_YOUNG],
    ("gb", "wales"): [*UK, "tel:111", *UK_YOUNG],
    ("gb", "northern-ireland"): [*UK, "tel:08088088000", *UK_YOUNG],
    ("ca", ""): ["tel:911", "tel:988", "sms:988", "tel:18006686868", "sms:686868?&body=CONNECT", "tel:18552423310"],
    ("au", ""): ["tel:000", "tel:131114", "sms:0477131114", "tel:139276", "tel:1300224636", "tel:1800551800", "tel:1300659467"],
    ("ie", ""): ["tel:112", "tel:116123", "sms:50808?&body=HELLO", "tel:1800247247", "sms:51444?&body=HELP", "tel:1800111888"],
    ("nz", ""): ["tel:111", "tel:1737", "sms:1737", "tel:0508828865", "tel:0800543354", "sms:4357?&body=HELP"],
}  # fmt: skip
NUMBERS |= {("ca", region): NUMBERS["ca", ""] for region in REGIONS["ca"]}

# A law by which a place is known, and that no other place may name.
LAWS = {
    ("us", ""): ["45 CFR 164.512(j)", "Tarasoff", "No Surprises Act", "Illinois"],
    ("gb", ""): ["Terrorism Act 2000, section 38B"],
    ("gb", "england"): ["Crime and Policing Act 2026"],
    ("gb", "scotland"): ["Age of Legal Capacity (Scotland) Act 1991"],
    ("gb", "northern-ireland"): ["Criminal Law Act (Northern Ireland) 1967"],
    ("ca", ""): ["Smith v. Jones"],
    ("ca", "ontario"): ["(PHIPA), section 40(1)", "Child, Youth and Family Services Act"],
    ("ca", "quebec"): ["Code of ethics of psychologists", "Professional Code, section 60.4"],
    ("au", ""): ["Privacy Act 1988, section 16A", "Care and Protection of Children Act 2007"],
    ("ie", ""): ["Children First Act 2015", "Withholding of Information"],
    ("nz", ""): ["Health Information Privacy Code 2020, rule 11(2)", "Oranga Tamariki Act 1989"],
}

DAY = datetime.date.today()  # when all facts of the small place were checked
SMALL = "content/places/us.toml"


def read_place(country: str, region: str = "") -> Place:
    return Place.model_validate(read_toml(PLACES / f"{country}.toml").values).seen_from(region)


def laws(place: Place) -> str:
    return "\n".join(str(getattr(fact, "law", "")) + " " + fact.title for _, fact in place.facts())


every_country = pytest.mark.parametrize("country", COUNTRIES)
every_place = pytest.mark.parametrize(
    ("country", "region"), SEEN, ids=["-".join(filter(None, seen)) for seen in SEEN]
)


# The table over all places and regions


def test_these_are_all_places_and_regions() -> None:
    assert [path.stem for path in sorted(PLACES.glob("*.toml"))] == COUNTRIES
    found = {country: [one.key for one in read_place(country).regions] for country in COUNTRIES}
    assert {country: keys for country, keys in found.items() if keys} == REGIONS


@every_place
def test_a_help_page_has_the_numbers_of_its_place_and_no_other(
    build, files, country: str, region: str
) -> None:
    line = f'country = "{country}"' + (f'\nregion = "{region}"' if region else "")
    built = build(
        {
            "practice.toml": files["practice.toml"].replace('country = "us"', line),
            f"content/places/{country}.toml": (PLACES / f"{country}.toml").read_text("utf-8"),
        }
    )
    assert built.exit_code == 0, built.errors
    page = built.page("/help-now/")
    links = [a["href"] for a in page.select('main a[href^="tel:"], main a[href^="sms:"]')]
    assert links == NUMBERS[country, region]


@every_place
def test_every_place_has_all_three_kinds_of_limits(country: str, region: str) -> None:
    place = read_place(country, region)
    assert place.emergency.number
    assert place.lines
    assert place.must
    assert place.may
    assert len(place.usually_not) >= 3
    assert len(place.must) + len(place.may) + len(place.usually_not) == len(place.limits)


@every_place
def test_a_place_names_its_own_laws_and_no_other_s(country: str, region: str) -> None:
    said = laws(read_place(country, region))
    for (other, part), names in LAWS.items():
        is_its_own = other == country and part in ("", region)
        is_seen_whole = other == country and not region
        for name in names:
            assert (name in said) == (is_its_own or is_seen_whole), name


@every_country
def test_every_fact_has_a_source_a_day_and_how_well_it_was_confirmed(country: str) -> None:
    for _, fact in read_place(country).facts():
        assert len(fact.source) > 5
        assert datetime.date(2026, 11, 1) <= fact.checked <= datetime.date.today()
        assert fact.confirmed in ("primary", "secondary")
        assert not re.search(r"\bverify\b|from knowledge|TODO|\?\?", repr(fact))


@every_country
def test_every_must_and_may_names_its_law_or_code(country: str) -> None:
    place = read_place(country)
    assert all(limit.law for limit in (*place.must, *place.may))


@every_country
def test_what_usually_stays_private_is_hedged_each_time(country: str) -> None:
    for limit in read_place(country).usually_not:
        assert re.search(r"on (?:its|their) own, usually", limit.when) or limit.law


def test_northern_ireland_promises_nothing_about_crimes() -> None:
    said = " ".join(limit.when for limit in read_place("gb", "northern-ireland").usually_not)
    assert "crime" not in said
    assert "drug" not in said
    assert "crime" in " ".join(limit.when for limit in read_place("gb", "wales").usually_not)


@every_country
def test_a_fact_of_a_region_is_seen_from_there_and_from_nowhere_else(country: str) -> None:
    whole = read_place(country)
    for region in whole.regions:
        seen = [fact for _, fact in whole.seen_from(region.key).facts()]
        for _, fact in whole.facts():
            holds = not isinstance(fact, LocalFact) or fact.holds_in(region.key)
            assert (fact in seen) == holds


def test_a_place_says_where_a_fact_holds() -> None:
    place = read_place("gb")
    spoken = {limit.law: place.where(limit) for limit in place.must}
    assert spoken["Female Genital Mutilation Act 2003, section 5B"] == "England, Wales"
    assert spoken["Terrorism Act 2000, section 38B"] == ""


@every_country
def test_rules_read_at_grade_8_or_lower_without_pressure(country: str) -> None:
    textstat = pytest.importorskip("textstat")
    said = []
    for _, fact in read_place(country).facts():
        said += [
            getattr(fact, key) for key in ("when", "says", "what", "how") if hasattr(fact, key)
        ]
    text = " ".join(said)
    assert textstat.flesch_kincaid_grade(text) <= 8
    assert not re.search(r"[\"']|!|you must|you should|guarantee|committed suicide", text)


def test_the_day_of_the_rules_is_that_of_the_oldest(files) -> None:
    older = DAY - datetime.timedelta(days=2)
    place = place_from(files[SMALL].replace(f"checked = {DAY}", f"checked = {older}", 1))
    assert place.checked == older
    assert place.rules_checked == DAY


# The practice's region


def test_a_region_that_is_not_there_is_named_with_its_line(build, files) -> None:
    practice = files["practice.toml"].replace('country = "us"', 'country = "us"\nregion = "texas"')
    built = build({"practice.toml": practice})
    assert built.exit_code == 1
    assert 'practice.toml:3: "region" can’t be "texas" where country is "us"' in built.errors
    assert "Take the line out." in built.errors


# How old facts may grow


def place_from(text: str) -> Place:
    return Place.model_validate(tomllib.loads(text))


def reports(tmp_path: Path, text: str, days: int) -> tuple[list[str], list[str]]:
    """Return what warns and what stops a publish, that many days after all facts were checked."""
    path = tmp_path / "us.toml"
    path.write_text(text, encoding="utf-8")
    file = read_toml(path)
    today = DAY + datetime.timedelta(days=days)
    warnings, stops = find_stale_facts(place_from(text), file, today)
    return [said for _, said, _ in warnings], [said for _, said, _ in stops]


@pytest.mark.parametrize(
    ("days", "warned", "stopped"),
    [(0, 0, 0), (89, 0, 0), (90, 0, 0), (91, 2, 0), (400, 2, 0), (401, 3, 2)],
)
def test_numbers_warn_after_90_days_and_stop_after_400_and_rules_warn_after_400(
    tmp_path: Path, files, days: int, warned: int, stopped: int
) -> None:
    warnings, stops = reports(tmp_path, files[SMALL], days)
    assert (len(warnings), len(stops)) == (warned, stopped)


def test_a_stale_fact_is_named_with_the_line_of_its_day(tmp_path: Path, files) -> None:
    (tmp_path / "us.toml").write_text(files[SMALL], encoding="utf-8")
    file = read_toml(tmp_path / "us.toml")
    today = DAY + datetime.timedelta(days=100)
    warnings, _ = find_stale_facts(place_from(files[SMALL]), file, today)
    lines = files[SMALL].splitlines()
    for line, said, hint in warnings:
        assert lines[line - 1] == f"checked = {DAY}"
        assert said.endswith("last checked 100 days ago")
        assert hint == f"Compare it with its source (test), then write checked = {today}."


def test_a_day_to_come_is_told_because_it_would_never_grow_old(tmp_path: Path, files) -> None:
    assert reports(tmp_path, files[SMALL], -1) == ([], [])  # another time zone
    warnings, stops = reports(tmp_path, files[SMALL], -2)
    assert len(warnings) == 5
    assert not stops


def test_today_is_the_day_of_the_source_when_that_is_set() -> None:
    assert read_today({"SOURCE_DATE_EPOCH": "1795348800"}) == datetime.date(2026, 11, 22)
    for unset in ({}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": "soon"}):
        assert read_today(unset) == datetime.date.today()


def set_today(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    noon = datetime.datetime.combine(DAY, datetime.time(12), datetime.UTC)
    later = noon + datetime.timedelta(days=days)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))


def test_a_warning_is_printed_and_the_site_is_built_all_the_same(build, monkeypatch) -> None:
    set_today(monkeypatch, 91)
    built = build()
    assert built.exit_code == 0
    assert (built.output / "index.html").is_file()
    assert f"{SMALL}:13: warning: emergency number 911: last checked 91 days ago" in built.errors
    assert "    hint: Compare it with its source (test), then write checked =" in built.errors
    assert built.errors.endswith("2 warnings. The site was built all the same.\n")


def test_fresh_facts_print_nothing(build, monkeypatch) -> None:
    set_today(monkeypatch, 90)
    assert "warning" not in build().errors


@pytest.mark.parametrize(("days", "code"), [(400, 0), (401, 1)])
def test_numbers_older_than_400_days_are_not_published(
    build, monkeypatch, days: int, code: int
) -> None:
    set_today(monkeypatch, days)
    built = build(PUBLISHING=True)
    assert built.exit_code == code
    assert ("2 problems. Nothing was published" in built.errors) == bool(code)


def test_numbers_older_than_400_days_only_warn_while_one_writes(build, monkeypatch) -> None:
    set_today(monkeypatch, 401)
    built = build()
    assert built.exit_code == 0
    assert "5 warnings." in built.errors


# What no place may lack

EMERGENCY = re.compile(r"\[emergency\].*?(?=\[\[)", re.DOTALL)
LINES = re.compile(r"\[\[lines\]\].*?(?=\[\[limits)", re.DOTALL)
WORDS = re.compile(r"\[words\].*?(?=\[emergency)", re.DOTALL)
TWO_REGIONS = '[[regions]]\nkey = "north"\nname = "the North"\n[[regions]]\nkey = "south"\nname = "the South"\n[[lines]]'


def without(pattern: re.Pattern[str]):
    return lambda text: pattern.sub("", text, count=1)


def limit_gone(strength: str):
    return lambda text: re.sub(
        rf'\[\[limits\]\]\nstrength = "{strength}".*?(?=\[\[limits|\Z)', "", text, flags=re.DOTALL
    )


def north_only(strength: str):
    def change(text: str) -> str:
        text = text.replace("[[lines]]", TWO_REGIONS)
        return text.replace(
            f'strength = "{strength}"', f'strength = "{strength}"\nregions = ["north"]'
        )

    return change


GAPS = [
    ("no emergency table", without(EMERGENCY), 1, '"emergency" is missing', "Add a table [emergency] with number ="),
    ("no emergency number", lambda text: text.replace('number = "911"\n', ""), 9, '"number" is missing in [emergency]', "number ="),
    ("no help line", without(LINES), 1, '"lines" has no help line', 'Add a table [[lines]] with call = "…"'),
    ("no words", without(WORDS), 1, '"words" is missing', "Add a table [words] with license, register"),
    ("no must", limit_gone("must"), 23, '"limits" has no "must"', 'strength = "must"'),
    ("no may", limit_gone("may"), 23, '"limits" has no "may"', 'strength = "may"'),
    ("no usually-not", limit_gone("usually-not"), 23, '"limits" has no "usually-not"', 'strength = "usually-not"'),
    ("no must in a region", north_only("must"), 29, '"limits" has no "must" for the South', 'strength = "must"'),
    ("no help line in a region", lambda text: north_only("x")(text).replace("call = ", 'regions = ["north"]\ncall = '), 21, '"lines" has no help line for the South', "[[lines]]"),
    ("an unknown region", lambda text: text.replace("[[limits]]", '[[limits]]\nregions = ["nroth"]', 1), 24, '"regions" names nroth, which is no region in [limits]', "Add a table [[regions]] for it"),
    ("a mistyped region", lambda text: north_only("must")(text).replace('["north"]', '["north", "suoth"]'), 31, '"regions" names suoth', "Known are: north, south"),
    ("another strength", lambda text: text.replace('"may"', '"might"'), 31, '"strength" can’t be "might" in [limits]', '"must", "may" or "usually-not"'),
    ("a mistyped key", lambda text: text.replace("when = ", "wen = ", 1), 25, '"wen" is not a setting in [limits]', 'Did you mean "when"?'),
    ("no source", lambda text: text[: text.rindex('source = "test"')] + text[text.rindex('source = "test"') :].replace('source = "test"\n', ""), 37, '"source" is missing in [limits]', "source ="),
    ("no day at all", lambda text: text.replace(f"checked = {DAY}\n", "", 1), 9, '"checked" is missing in [emergency]', "Add a line such as: checked = 2026-11-23"),
    ("an impossible day", lambda text: text.replace(f"checked = {DAY}", "checked = 2026-13-45"), 13, "this line can’t be read", "Look for"),
    ("half a day", lambda text: text.replace(f"checked = {DAY}", 'checked = "Monday"', 1), 13, '"checked"', ""),
    ("hearsay", lambda text: text.replace('confirmed = "primary"', 'confirmed = "hearsay"', 1), 14, '"confirmed" can’t be "hearsay" in [emergency]', '"primary" or "secondary"'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "line", "message", "hint"), [g[1:] for g in GAPS], ids=[g[0] for g in GAPS]
)
def test_a_gap_or_mistake_in_a_place_is_named_with_its_line_and_what_to_type(
    build, files, change, line: int, message: str, hint: str
) -> None:
    text = change(files[SMALL])
    assert text != files[SMALL]
    built = build({SMALL: text})
    assert built.exit_code == 1
    assert f"{SMALL}:{line}: {message}" in built.errors
    assert hint in built.errors
    assert "Traceback" not in built.errors


def test_gaps_and_mistakes_are_told_in_one_run(build, files) -> None:
    text = limit_gone("may")(without(EMERGENCY)(files[SMALL])).replace("when =", "wen =", 1)
    built = build({SMALL: text.replace("elsewhere", "elsewere")})
    told = re.findall(r"us\.toml:\d+: (.*)", built.errors)
    assert len(told) == 6, told  # two gaps; two keys that are unknown and two that are missing


def test_every_table_of_a_place_knows_its_keys() -> None:
    assert {"lines", "limits", "words", "fees"} <= set(keys_of_place(()))
    assert "call" in keys_of_place(("lines", 0))
    assert {"strength", "when", "law", "regions"} <= set(keys_of_place(("limits", 3)))
    assert "register" in keys_of_place(("words",))
    assert keys_of_place(("nothing",)) == []


# The list of facts


def run_facts(*words: str, capsys) -> tuple[int, str, str]:
    code = facts.main(["--places", str(PLACES), *words])
    said = capsys.readouterr()
    return code, said.out, said.err


@every_country
def test_the_list_has_every_fact_with_file_line_source_day_age_and_how_well_confirmed(
    capsys, monkeypatch, country: str
) -> None:
    set_today(monkeypatch, 30)
    code, out, _ = run_facts("--place", country, capsys=capsys)
    assert code == 0
    place = read_place(country)
    lines = (PLACES / f"{country}.toml").read_text("utf-8").splitlines()
    listed = re.findall(
        rf"{country}\.toml:(\d+): (.+)\n    checked (\S+), (\d+) days? old, (\w+): (.+)", out
    )
    assert len(listed) == len(list(place.facts()))
    for number, _, day, age, confirmed, source in listed:
        assert lines[int(number) - 1].startswith("[")
        below = "\n".join(lines[int(number) :]).partition("\n[")[0]
        assert f"checked = {day}" in below
        assert int(age) == (DAY - datetime.date.fromisoformat(day)).days + 30
        assert f'confirmed = "{confirmed}"' in below
        assert f'source = "{source}"' in below
    assert out.splitlines()[-1].startswith(f"{len(listed)} facts: ")


def test_the_list_is_oldest_first_and_covers_all_places(capsys) -> None:
    code, out, _ = run_facts("--place", "all", capsys=capsys)
    assert code == 0
    days = re.findall(r"^    checked (\S+),", out, re.MULTILINE)
    assert days == sorted(days)
    assert len(days) == sum(len(list(read_place(country).facts())) for country in COUNTRIES)


def test_the_list_says_where_a_fact_holds(capsys) -> None:
    _, out, _ = run_facts("--place", "gb", capsys=capsys)
    assert "[England, Wales]" in out


def test_the_list_is_that_of_the_practice_unless_a_place_is_named(capsys, tmp_path: Path) -> None:
    (tmp_path / "practice.toml").write_text('country = "nz"\n', encoding="utf-8")
    _, out, _ = run_facts("--practice-files", str(tmp_path / "practice.toml"), capsys=capsys)
    assert "nz.toml" in out
    assert "us.toml" not in out


def test_a_practice_that_is_laid_over_another_may_have_its_country(capsys, tmp_path: Path) -> None:
    over, base = tmp_path / "over.toml", tmp_path / "base.toml"
    over.write_text('name = "Mine"\n', encoding="utf-8")
    base.write_text('country = "au"\n', encoding="utf-8")
    _, out, _ = run_facts("--practice-files", str(over), str(base), capsys=capsys)
    assert "au.toml" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--place", "uk"], 'There is no place "uk". Choose one of: au, ca, gb, ie, nz, us, all.'),
        (["--practice-files", "nowhere.toml"], "nowhere.toml is missing. Name a place: --place us"),
    ],
)
def test_a_place_that_is_not_there_is_one_line(capsys, words: list[str], told: str) -> None:
    code, out, err = run_facts(*words, capsys=capsys)
    assert (code, out) == (1, "")
    assert told in err


@pytest.mark.parametrize(("old", "new"), [('"must"', '"mst"'), ("[emergency]", "[emergency")])
def test_a_place_with_mistakes_is_not_listed_but_its_mistakes_are(
    capsys, tmp_path: Path, files, old: str, new: str
) -> None:
    (tmp_path / "us.toml").write_text(files[SMALL].replace(old, new), encoding="utf-8")
    assert facts.main(["--places", str(tmp_path), "--place", "us"]) == 1
    assert re.search(r"us\.toml:\d+: ", capsys.readouterr().err)


def test_the_task_lists_the_facts() -> None:
    ended = subprocess.run(
        [sys.executable, "tasks.py", "facts", "--place", "ie"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "content/places/ie.toml:" in ended.stdout
    assert "Today is" in ended.stdout
