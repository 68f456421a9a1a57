"""The gate in a build: what stops it, what only warns, and what other plugins find."""

from __future__ import annotations

from typing import Any

import pytest
from language.block import find_blocks
from language.gate import judge_reading
from language.reading import Reading, measure
from pelican import signals

NAME = "content/articles/alliance/an-article.md"
EASY = "You can ask. " * 50
LONG = "You could " + "ask and " * 18 + "ask. "  # 39 words of one syllable
HARD = "Confidentiality considerations necessitate deliberation. "


@pytest.fixture
def contents() -> Any:
    """Return the contents of the builds of a test, by the name of their file."""
    found: list[Any] = []

    def keep(content: Any) -> None:
        found.append(content)

    signals.content_object_init.connect(keep)
    yield lambda: {one.get_relative_source_path(): one for one in found}
    signals.content_object_init.disconnect(keep)


def test_a_word_to_avoid_stops_the_build_with_its_line_and_the_better_wording(
    build, article
) -> None:
    built = build(article("## A\n\nOne.\n\nHe committed suicide.\n"))
    assert built.exit_code == 1
    assert f'{NAME}:9: "committed suicide" blames: people commit crimes' in built.errors
    assert 'hint: Write "died by suicide" or "took their own life".' in built.errors
    assert not (built.output / "index.html").exists()


@pytest.mark.parametrize("level", ["articles/alliance", "checklists", "pages"])
def test_title_summary_in_short_and_text_are_all_checked(build, level: str) -> None:
    keys = {
        "articles/alliance": "Date: 2026-11-01\nIn_short: One.\n    A journey.\n",
        "checklists": "Stage: before\nOrder: 1\n",
        "pages": "Slug: x\nLang: en\n",
    }[level]
    text = f"Title: A cure\nSummary: A miracle.\n{keys}\n## Do\n\n- [ ] Simply ask.\n"
    errors = build({f"content/{level}/x.md": text}).errors
    path = f"content/{level}/x.md"
    assert f'{path}:1: "cure"' in errors
    assert f'{path}:2: "miracle"' in errors
    assert ("journey" in errors) == (level == "articles/alliance")
    assert f'{path}:8: "Simply"' in errors or f'{path}:9: "Simply"' in errors


def test_other_keys_of_the_front_matter_are_not_checked(build) -> None:
    text = "Title: X\nSummary: S.\nSlug: a-brave-journey\n\nText.\n"
    assert build({"content/pages/a-cure.md": text}).exit_code == 0


def test_the_words_of_yaml_front_matter_have_their_lines(build) -> None:
    text = '---\ntitle: "X"\nsummary: >\n  One,\n  simply.\n---\n\nText.\n'
    assert 'content/pages/x.md:5: "simply"' in build({"content/pages/x.md": text}).errors


def test_fenced_code_is_not_checked(build, article) -> None:
    assert build(article("## A\n\n```\nSimply brave!\n```\n")).exit_code == 0


def test_a_warning_does_not_stop_the_build(build, article) -> None:
    built = build(article("## A\n\nJust ask.\n"))
    assert built.exit_code == 0
    assert f'{NAME}:7: warning: "Just" makes light' in built.errors


def test_quoted_words_are_checked_like_any_others(build, article) -> None:
    assert build(article("## A\n\n> “I felt brave.”\n")).exit_code == 1


def test_an_excuse_allows_the_words_on_its_line_and_no_others(build, article) -> None:
    excuse = '<!-- allow "cure": named to be wary of -->'
    assert build(article(f"## A\n\nA cure. {excuse}\n")).exit_code == 0
    built = build(article(f"## A\n\nA cure, a miracle. {excuse}\nA cure.\n"))
    assert f'{NAME}:7: "miracle"' in built.errors
    assert f'{NAME}:8: "cure"' in built.errors
    assert f'{NAME}:7: "cure"' not in built.errors


def test_words_that_go_on_in_the_next_line_are_excused_where_they_start(build, article) -> None:
    body = '## A\n\nHe committed <!-- allow "committed": quoted law -->\nsuicide.\n'
    assert build(article(body)).exit_code == 0


def test_an_excuse_that_excuses_nothing_is_a_warning(build, article) -> None:
    built = build(article('## A\n\nA dog. <!-- allow "dog": no rule is about dogs -->\n'))
    assert built.exit_code == 0
    assert (
        f'{NAME}:7: warning: nothing is wrong with "dog" here\n    hint: Take the excuse out.'
        in built.errors
    )


def test_an_excuse_beside_a_source_or_figure_may_be_for_another_check(build, article) -> None:
    assert (
        "nothing is wrong"
        not in build(article('## A\n\nIn 1999. <!-- allow "1999": a year -->\n')).errors
    )


# ── Grades ───────────────────────────────────────────────────────────────────────────────────────
def reading_of(text: str) -> Reading:
    return measure(tuple(find_blocks(enumerate_lines(text))))


def enumerate_lines(text: str) -> list[tuple[int, str, str]]:
    return [(number, "", line) for number, line in enumerate(text.split("\n"), 1)]


def of(grade: float, words: int = 200) -> Reading:
    """Return a reading with this SMOG grade, and a low Flesch-Kincaid grade."""
    sentences = words // 5
    return Reading(
        words, sentences, words, round(((grade - 3.1291) / 1.0430) ** 2 * sentences / 30)
    )


def test_an_easy_text_passes() -> None:
    assert judge_reading(reading_of(EASY)) == ([], [])


@pytest.mark.parametrize(
    ("reading", "faults", "warnings"),
    [
        (of(8.9), 0, 0), (of(9.6), 0, 1), (of(10.6), 1, 0),
        (Reading(100, 10, 200, 0), 1, 0),  # 0.39 × 10 + 11.8 × 2 − 15.59 = 11.9
        (Reading(99, 9, 297, 99), 0, 0),  # under 100 words nothing is judged
        (Reading(210, 10, 210, 0), 0, 1),  # 21 words a sentence
        (Reading(200, 10, 200, 0), 0, 0),
        (Reading(), 0, 0),
    ],
)  # fmt: skip
def test_above_grade_9_or_20_words_a_sentence_warns_and_above_grade_10_stops(
    reading, faults, warnings
) -> None:
    found = judge_reading(reading)
    assert (len(found.faults), len(found.warnings)) == (faults, warnings)


def test_a_grade_is_judged_as_it_is_shown() -> None:
    # 0.39 × 10 + 11.8 × 1.8381 − 15.59 = 10.0: shown as 10.0, so not above 10
    reading = Reading(1000, 100, 1838, 0)
    assert reading.flesch_kincaid > 10 - 0.05
    assert judge_reading(reading).faults == []


@pytest.mark.parametrize("kind", ["articles/alliance", "checklists"])
def test_a_text_that_is_too_hard_stops_the_build_at_its_longest_sentence(build, kind: str) -> None:
    keys = "Date: 2026-11-01" if kind.startswith("articles") else "Stage: before"
    text = f"Title: X\nSummary: S.\n{keys}\n\n## A\n\n- [ ] One.\n\n{HARD * 20}\n\n{LONG}\n"
    built = build({f"content/{kind}/x.md": text})
    assert built.exit_code == 1
    assert f"content/{kind}/x.md:11: this text reads at grade " in built.errors
    assert 'hint: Its longest sentence has 39 words: "You could ask and ' in built.errors
    assert "Long words: confidentiality, considerations, " in built.errors


def test_a_page_has_a_reading_and_is_not_judged_by_it(build, contents) -> None:
    built = build({"content/pages/x.md": f"Title: X\nSummary: S.\n\n{HARD * 30}\n"})
    assert built.exit_code == 0
    assert contents()["pages/x.md"].readability.grade > 10


def test_long_sentences_warn(build, article) -> None:
    built = build(article(f"## A\n\n{LONG * 3}\n"))
    assert (
        f"{NAME}:7: warning: its sentences have 29.5 words on average; aim for 20 or fewer"
        in built.errors
    )


# ── For other plugins ────────────────────────────────────────────────────────────────────────────
def test_every_text_has_its_readability_and_the_number_of_its_faults(
    build, article, contents
) -> None:
    build(
        {
            **article("## A\n\nJust a cure!\n"),
            "content/pages/x.md": "Title: X\nSummary: S.\n\nOne two.\n",
        }
    )
    found = contents()
    assert found["articles/alliance/an-article.md"].language_faults == 2
    assert found["articles/alliance/an-article.md"].language_warnings == 1
    assert found["pages/x.md"].language_faults == found["checklists/a-list.md"].language_faults == 0
    assert found["pages/x.md"].readability.words == 2
    assert found["checklists/a-list.md"].readability.sentences == 2


def test_names_of_the_practice_are_not_counted_so_every_practice_reads_the_same(
    build, article, contents
) -> None:
    build(article("## A\n\nWrite to {practice.email}.\n"))
    assert contents()["articles/alliance/an-article.md"].readability.words == 3


def test_a_text_keeps_its_own_lines_for_other_plugins(build, article, contents) -> None:
    build(article("## A\n\n```\ncode\n```\nWords.\n"))
    lines = contents()["articles/alliance/an-article.md"].source_lines
    assert (1, "title", "An article") in lines
    assert (10, "", "Words.") in lines
    assert "code" not in [words for _, _, words in lines]


# ── The glossary ─────────────────────────────────────────────────────────────────────────────────
GLOSSARY = """\
Title: Words you may meet
Summary: Words, in plain language.

Termination, terminations
:   The last sessions. It is no cure,
    and it is a journey.

Confidentiality {.unmarked}
:   What stays private. Well done. <!-- allow "well done": quoted -->
"""


def test_what_the_glossary_says_is_checked_and_its_terms_are_not(build) -> None:
    built = build({"content/glossary.md": GLOSSARY})
    assert 'content/glossary.md:6: "journey" is a figure of speech' in built.errors
    assert built.errors.count("content/glossary.md") == 1


def test_a_word_of_the_glossary_needs_no_explaining(build, article, contents) -> None:
    files = article("## A\n\nConfidentiality and supervisors.\n")
    build({**files, "content/glossary.md": GLOSSARY.replace("a journey", "an end")})
    found = contents()["articles/alliance/an-article.md"].readability
    assert [word for word, _ in found.hard_words] == ["supervisors"]
