"""An excuse allows words on its line, says why, and is gone before anybody else reads the line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sources.excuse import take_excuses

WARY = '<!-- allow "guarantee": named as something to be wary of -->'


def test_an_excuse_is_taken_out_and_kept_with_its_line_words_and_reason() -> None:
    found = take_excuses(f"One.\n\n- [ ] They guarantee a result. {WARY}\n")
    assert found.text == "One.\n\n- [ ] They guarantee a result.\n"
    assert found.excuses == [(3, "guarantee", "named as something to be wary of")]
    assert found.problems == []


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"{WARY} They guarantee it.", " They guarantee it."),
        (f"They {WARY} guarantee it.", "They guarantee it."),
        (f"Summary: They guarantee it. {WARY}", "Summary: They guarantee it."),
        (f"They **guarantee** it. {WARY}", "They **guarantee** it."),
        (f"They GUARANTEE it. {WARY}", "They GUARANTEE it."),
        (
            f"They guarantee it. {WARY.replace(chr(34), '“', 1).replace(chr(34), '”', 1)}",
            "They guarantee it.",
        ),
    ],
)
def test_an_excuse_may_stand_anywhere_on_the_line(line: str, left: str) -> None:
    found = take_excuses(line)
    assert (found.text, len(found.excuses), found.problems) == (left, 1, [])


def test_a_line_may_hold_two_excuses() -> None:
    found = take_excuses(
        'A cure, simply. <!-- allow "cure": said by others --> <!-- allow "simply": too -->'
    )
    assert [words for _, words, _ in found.excuses] == ["cure", "simply"]
    assert found.text == "A cure, simply."


def test_apostrophes_may_be_straight_or_curly() -> None:
    assert take_excuses('You’d better go. <!-- allow "you\'d better": a joke -->').excuses


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('guarantee <!-- allow "guarantee" -->', 'is not an excuse'),
        ("guarantee <!-- allow guarantee -->", "<!-- allow guarantee --> is not an excuse"),
        ("guarantee <!-- allow guarantee: why -->", "is not an excuse"),
        ('guarantee <!-- alow "guarantee": why -->', "is not an excuse"),
        ('guarantee <!-- allowed "guarantee": why -->', "is not an excuse"),
        ('guarantee <!-- allow "guarantee": why', "is not an excuse"),
        ('guarantee <!-- allow "": why -->', "is not an excuse"),
        ('guarantee <!-- allow "guarantee": -->', 'the excuse for "guarantee" gives no reason'),
        ('a promise <!-- allow "guarantee": why -->', 'the excuse is for "guarantee", which is not on this line'),
        ('guaranteed <!-- allow "guarantee": why -->', 'the excuse is for "guarantee", which is not on this line'),
    ],
)  # fmt: skip
def test_what_is_not_quite_an_excuse_is_a_problem_with_its_line_and_a_hint(
    line: str, message: str
) -> None:
    found = take_excuses(f"First.\n{line}\n")
    assert found.excuses == []
    [(number, words, hint)] = found.problems
    assert number == 2
    assert message in words
    assert hint


@pytest.mark.parametrize(
    "line", ["<!-- all good -->", "<!-- a note -->", '`<!-- allow "x": y -->`']
)
def test_other_comments_and_code_stay_as_they_are(line: str) -> None:
    found = take_excuses(f"{line}\n")
    assert (found.text, found.excuses, found.problems) == (f"{line}\n", [], [])


def test_fenced_code_shows_an_excuse_and_holds_none() -> None:
    text = f"```\nguarantee {WARY}\n```\n"
    assert take_excuses(text, {1, 2, 3}).text == text


@settings(deadline=None)
@given(st.text(alphabet='ab <!->"allow:\n`“”', max_size=80))
def test_no_text_crashes_it_and_every_line_stays_a_line(text: str) -> None:
    assert take_excuses(text).text.count("\n") == text.count("\n")


def test_an_excuse_reaches_no_page_no_feed_and_no_summary(build) -> None:
    article = (
        'Title: An article\nDate: 2026-11-01\nSummary: No cure. <!-- allow "cure": secret-reason -->\n\n'
        '## A\n\nThey guarantee it. <!-- allow "guarantee": secret-reason -->\n'
    )
    built = build({"content/articles/alliance/an-article.md": article})
    assert built.exit_code == 0
    pages = [
        path
        for path in built.output.rglob("*")
        if path.suffix in (".html", ".xml", ".json", ".txt")
    ]
    assert any("They guarantee it." in path.read_text(encoding="utf-8") for path in pages)
    assert [path for path in pages if "secret-reason" in path.read_text(encoding="utf-8")] == []


def test_an_excuse_stands_in_yaml_too(build) -> None:
    text = '---\ntitle: X\nsummary: "A cure." <!-- allow "cure": an example -->\n---\n\nText.\n'
    assert build({"content/pages/x.md": text}).exit_code == 0


def test_a_mistake_in_an_excuse_stops_the_build(build, article) -> None:
    built = build(article("## A\n\nThey guarantee it. <!-- allow guarantee -->\n"))
    assert built.exit_code == 1
    assert (
        "content/articles/alliance/an-article.md:7: <!-- allow guarantee --> is not an excuse"
        in built.errors
    )
    assert (
        'hint: Write <!-- allow "the words": the reason --> on the line of the words.'
        in built.errors
    )


def test_an_excuse_also_counts_for_a_figure_without_source(build, article) -> None:
    body = "## A\n\nSay that 9 in 10 people agree."
    assert '"9 in 10" names no source' in build(article(f"{body}\n")).errors
    built = build(article(f'{body} <!-- allow "9 in 10": an example of what to doubt -->\n'))
    assert built.exit_code == 0
    assert "nothing is wrong" not in built.errors
