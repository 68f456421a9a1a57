"""The files themselves: lines, layers, the outline, the schema, a first draft."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from practice import draft
from practice.layers import lay_over
from practice.outline import example_of, schema_text, write_out
from practice.practice import Practice, fields_at, part_in
from practice.toml_file import TomlFile, read_text
from practice.toml_lines import find_lines

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "practice.toml").read_text(encoding="utf-8")
ANSWERS = {
    "name": "A Practice",
    "country": "gb",
    "region": "england",
    "email": "hello@a-practice.org",
    "phone": "020 7946 0123",
    "time_zone": "Europe/London",
    "color": "#884422",
}


# Lines


def test_every_value_has_its_line_however_it_is_written() -> None:
    text = 'a.b = 1\nc = [\n  "x", # ]\n  "y",\n]\n[[d]]\n[[d.e]]\nf = """\n[g]\n"""\n[[d]]\n[d.h]\ni = { j = 1, k = ["#"] }\n'
    lines = find_lines(text)
    assert lines[("a", "b")] == 1
    assert (lines[("c", 0)], lines[("c", 1)]) == (3, 4)
    assert (lines[("d", 0, "e", 0)], lines[("d", 0, "e", 0, "f")]) == (7, 8)
    assert ("g",) not in lines
    assert lines[("d", 1, "h", "i", "k", 0)] == 13


def test_the_lines_of_the_shipped_file_are_those_of_its_values() -> None:
    lines, rows = find_lines(SHIPPED), SHIPPED.split("\n")

    def compare(value: Any, place: tuple[str | int, ...]) -> None:
        if isinstance(value, dict | list):
            for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
                compare(inner, (*place, step))
        elif isinstance(value, str):
            assert value.split("\n")[0] in rows[lines[place] - 1]
        else:
            assert str(place[-1]) in rows[lines[place] - 1]

    compare(tomllib.loads(SHIPPED), ())


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('a = "x', "a quotation mark is missing"),
        ("a = x", "not between quotation marks"),
        ("a = “x”", "curly"),
        ('a "x"', '"=" is missing'),
        ('a = "x" y', "after the closing quotation mark"),
        ("b = 2", "a second time"),
    ],
)
def test_a_slip_is_told_in_plain_words_and_the_rest_is_read(row: str, told: str) -> None:
    file = read_text(f"b = 1\n{row}\nc = 3\n")
    assert [line for line, _ in file.errors] == [2]
    assert told in file.errors[0][1]
    assert (file.values["b"], file.values["c"]) == (1, 3)


# Layers


def layered(over: str, below: str) -> Any:
    return lay_over(("top", read_text(over)), ("base", read_text(below)))


def test_tables_are_merged_and_lists_replaced() -> None:
    layers = layered('l = ["c"]\n[t]\na = 1', 'l = ["a", "b"]\n[t]\na = 2\nb = 3')
    assert layers.values == {"l": ["c"], "t": {"a": 1, "b": 3}}
    assert layers.where(("t", "a")) == ("top", 3)
    assert layers.where(("t", "b")) == ("base", 4)
    assert layers.where(("l", 1)) == ("top", 1)


def test_demo_and_web_address_are_not_inherited() -> None:
    layers = layered('name = "A"', 'demo = false\nweb_address = "https://b.org"\ntype = "solo"')
    assert layers.values == {"name": "A", "type": "solo"}


def test_nothing_invented_is_inherited_from_the_demonstration() -> None:
    layers = lay_over(("top", read_text('name = "A"')), ("base", read_text(SHIPPED)))
    assert set(layers.values) == {"name", "language", "safety", "review"}
    assert layers.where(("contact", "phone")) == ("top", 1)


def test_another_demonstration_inherits_all_of_it() -> None:
    layers = lay_over(("top", read_text("demo = true")), ("base", read_text(SHIPPED)))
    assert layers.values == tomllib.loads(SHIPPED)


def test_a_region_is_not_inherited_into_another_country() -> None:
    below = 'country = "gb"\nregion = "wales"'
    assert layered('country = "ie"', below).values == {"country": "ie"}
    assert layered('country = "gb"', below).values["region"] == "wales"


def test_a_file_alone_is_itself() -> None:
    assert lay_over(("top", TomlFile({"a": 1})), None).values == {"a": 1}


# The outline and the schema


def every_setting(kind: Any = Practice, place: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, field in kind.model_fields.items():
        found.append((*place, name))
        if inner := part_in(field.annotation):
            found += every_setting(inner, (*place, name))
    return found


@pytest.mark.parametrize("place", every_setting(), ids=".".join)
def test_every_setting_is_explained_and_has_an_example(place: tuple[str, ...]) -> None:
    kind: Any = Practice
    for step in place[:-1]:
        kind = part_in(kind.model_fields[step].annotation)
    assert kind.model_fields[place[-1]].description.endswith((".", "…"))
    assert fields_at(place) or example_of(place)


def test_the_shipped_file_names_every_setting_set_or_as_a_comment() -> None:
    values = tomllib.loads(SHIPPED)
    text = write_out(values)
    first = "# The practice below is invented. Nobody in it is a real person.\n"
    assert SHIPPED.replace(first, "") == text, "an explanation changed: write practice.toml anew"


def test_the_shipped_schema_is_the_models() -> None:
    shipped = (ROOT / "practice.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "type: python3 tasks.py new practice"
    assert SHIPPED.startswith("#:schema ./practice.schema.json\n")


def test_the_schema_knows_no_null_and_types_phones_as_text() -> None:
    schema = schema_text()
    assert '"null"' not in schema
    assert '"uri"' not in schema
    assert '"additionalProperties": false' in schema


# A first draft


def test_a_draft_is_a_whole_practice() -> None:
    values = draft.values_of(ANSWERS)
    text = draft.draft(values)
    practice = Practice.model_validate(tomllib.loads(text), context={"country": "gb"})
    assert practice.contact.phone.display == "020 7946 0123"
    assert practice.demo is False
    assert practice.clinicians == []


def test_every_comment_of_a_draft_can_be_used() -> None:
    text = draft.draft(draft.values_of(ANSWERS))
    used = "\n".join(
        row if row.startswith(("# ", "#:")) else row.removeprefix("#") for row in text.split("\n")
    )
    values = tomllib.loads(used)
    practice = Practice.model_validate(values, context={"country": "gb"})
    assert practice.clinicians[0].licenses[0].expires
    assert set(values) == set(Practice.model_fields)


def test_a_draft_is_never_written_over(tmp_path: Path, capsys: Any) -> None:
    words = [f"--{key.replace('_', '-')}={value}" for key, value in ANSWERS.items()]
    assert draft.main(["--root", str(tmp_path), *words]) == 0
    path = tmp_path / "practices" / "a-practice" / "practice.toml"
    path.write_text("mine", encoding="utf-8")
    assert draft.main(["--root", str(tmp_path), *words]) == 1
    assert path.read_text(encoding="utf-8") == "mine"
    assert "was left as it is" in capsys.readouterr().err
    assert (path.parent / "practice.schema.json").read_text(encoding="utf-8") == schema_text()


def test_all_wrong_answers_are_told_at_once(tmp_path: Path, capsys: Any) -> None:
    words = ["--name=", "--country=xx", "--email=me", "--time-zone=Here", "--color=red"]
    assert draft.main(["--root", str(tmp_path), *words]) == 2
    told = capsys.readouterr().err
    for option in ("name", "country", "email", "time-zone", "color"):
        assert f"--{option}: " in told
    assert not (tmp_path / "practices").exists()


@pytest.mark.parametrize("name", ['Say "hi" \\ & co', "# no comment", "Te Whāriki", "a = [1]"])
def test_any_name_is_written_so_that_it_is_read_again(name: str) -> None:
    values = draft.values_of({**ANSWERS, "name": name})
    assert tomllib.loads(draft.draft(values))["name"] == name
