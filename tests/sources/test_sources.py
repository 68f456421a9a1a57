"""Front matter is read whole, or it is a problem."""

from hypothesis import given
from hypothesis import strategies as st
from sources.front_matter import read_front_matter

YAML = """\
---
title: From YAML
stage: before
summary: A sentence.
checklists:
  - a-list
order: 3
---

- [] One.
"""


def test_key_lines_and_their_lines_are_read() -> None:
    found = read_front_matter("Title: One\nSummary: Two\n    three\n\nText.\n")
    assert found.values == {"title": ["One"], "summary": ["Two", "three"]}
    assert found.lines == {"title": 1, "summary": 2}
    assert found.first_line == 4
    assert found.body.strip() == "Text."


def test_yaml_is_read_whole_lists_and_all() -> None:
    found = read_front_matter(YAML)
    assert found.values["checklists"] == ["a-list"]
    assert found.values["order"] == 3
    assert found.first_line == 9


def test_a_problem_below_yaml_front_matter_names_its_own_line(build) -> None:
    built = build({"content/checklists/x.md": YAML.replace("checklists:\n  - a-list\n", "")})
    assert "content/checklists/x.md:8: " in built.errors


def test_yaml_that_never_ends_is_a_problem(build) -> None:
    built = build({"content/checklists/x.md": "---\ntitle: X\n\nText.\n"})
    assert built.exit_code == 1
    assert (
        'content/checklists/x.md:1: the file starts with "---", but no second line' in built.errors
    )


def test_yaml_that_is_none_names_its_line(build) -> None:
    built = build({"content/checklists/x.md": "---\ntitle: X\nsummary: [1\n---\nText.\n"})
    assert built.exit_code == 1
    assert "the front matter is not YAML" in built.errors


def test_a_key_twice_is_a_problem(build) -> None:
    built = build({"content/pages/x.md": "Title: X\nSummary: S.\nTitle: Y\n\nText.\n"})
    assert 'content/pages/x.md:3: "Title" is written twice (first on line 1)' in built.errors


def test_a_misspelled_status_never_publishes_a_draft(build) -> None:
    built = build({"content/pages/x.md": "Title: X\nSummary: S.\nStatsu: draft\n\nText.\n"})
    assert built.exit_code == 1
    assert 'content/pages/x.md:3: "statsu" is not a key of pages' in built.errors
    assert 'Did you mean "status"?' in built.errors


def test_a_status_that_is_none_is_a_problem(build) -> None:
    built = build({"content/pages/x.md": "Title: X\nSummary: S.\nStatus: drfat\n\nText.\n"})
    assert '"drfat" is not a status' in built.errors
    assert 'Did you mean "draft"?' in built.errors


def test_a_date_that_is_none_is_a_problem(build) -> None:
    built = build(
        {"content/articles/alliance/x.md": "Title: X\nSummary: S.\nDate: soon\n\n## A\n\nText.\n"}
    )
    assert 'content/articles/alliance/x.md:3: "soon" is not a date' in built.errors


def test_a_file_with_nothing_that_is_needed_is_named_among_all_others(build) -> None:
    files = {
        "content/articles/alliance/x.md": "Titel: X\n\nText.\n",
        "content/pages/y.md": "Words.\n",
    }
    errors = build(files).errors
    for missing in ("title", "date", "summary"):
        assert f"content/articles/alliance/x.md:1: {missing} is missing" in errors
    assert "content/pages/y.md:1: title is missing" in errors


def test_what_is_still_to_be_written_can_be_seen_but_not_published(build) -> None:
    files = {"content/pages/x.md": "Title: X\nSummary: S.\n\n[[Write this.]]\n"}
    assert build(files).exit_code == 0
    built = build(files, PUBLISHING=True)
    assert built.exit_code == 1
    assert "content/pages/x.md:4: this is still to be written" in built.errors


def test_links_inside_the_site_hold_where_it_lives_in_a_folder(build, article) -> None:
    files = article(
        "## A\n\n[Help](/help-now/) and [out](https://example.org/a).\n\n{checklist}a-list\n"
    )
    page = build(files, SITEURL="/folder").page("/articles/an-article/")
    inside = [
        link["href"] for link in page.find_all("a") if not link["href"].startswith(("#", "http"))
    ]
    assert inside
    assert all(link.startswith("/folder/") for link in inside)
    assert page.find("a", string="out")["href"] == "https://example.org/a"


def test_text_that_is_not_utf_8_is_a_problem_with_its_line(build, tmp_path) -> None:
    path = tmp_path / "content" / "pages" / "x.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Title: X\nSummary: S.\n\nOne.\nTw\xe9.\n")
    built = build()
    assert built.exit_code == 1
    assert "content/pages/x.md:5: this is not UTF-8 text" in built.errors


def test_a_byte_order_mark_and_windows_line_ends_are_fine(build, tmp_path) -> None:
    path = tmp_path / "content" / "pages" / "x.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbfTitle: X\r\nSummary: S.\r\n\r\nOne.\r\n")
    assert build().exit_code == 0


def test_a_topic_that_is_none_is_a_problem(build, files) -> None:
    built = build(
        {"content/articles/aliance/x.md": files["content/articles/alliance/an-article.md"]}
    )
    assert '"aliance" is not a topic' in built.errors
    assert 'Did you mean "alliance"?' in built.errors


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_without_a_crash_and_nothing_is_lost(text: str) -> None:
    found = read_front_matter(text)
    if not found.is_yaml:
        lines = text.split("\n")
        assert found.body == "\n".join(lines[found.first_line - 1 :])


@given(
    st.dictionaries(
        st.from_regex(r"\A[a-z]{1,8}\Z"),
        st.text(alphabet="abc 1:[]{}#'\"-", max_size=10),
        max_size=5,
    )
)
def test_yaml_keys_are_never_dropped_without_a_word(values: dict[str, str]) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in values.items()) + "---\nText.\n"
    found = read_front_matter(text)
    if not found.problems:
        given_values = {
            key
            for key, value in values.items()
            if value.strip() and not value.strip().startswith("#")
        }
        assert given_values <= set(found.lines)
