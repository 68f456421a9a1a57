"""The lines of a glossary: what an author types, what it becomes, and what is told about mistakes."""

from __future__ import annotations

import pytest
from glossary.entry import read_entries
from glossary.model import Term, check_lengths, check_terms, first_sentence, sort_terms
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown


def read(text: str) -> tuple[list[Term], list[str]]:
    terms, problems = read_entries(text.split("\n"))
    return terms, [f"{line}: {message}" for line, message, _ in problems + check_terms(terms)]


def test_a_line_of_forms_and_a_colon_below_it_make_a_term() -> None:
    terms, problems = read("Rupture, ruptures\n:   A strain.\n")
    assert problems == []
    assert terms == [Term(("Rupture", "ruptures"), 1, "A strain.")]
    assert (terms[0].name, terms[0].key, terms[0].letter) == ("Rupture", "rupture", "R")


def test_a_definition_may_go_on_over_several_lines() -> None:
    terms, problems = read("Rupture\n:   A strain\n    between you\nand them.\n")
    assert problems == []
    assert terms[0].definition == "A strain between you and them."


def test_an_empty_line_may_stand_between_term_and_definition() -> None:
    assert read("Rupture\n\n:   A strain.")[0][0].definition == "A strain."


def test_unmarked_keeps_a_term_out_of_articles() -> None:
    terms, problems = read("Therapy, talk therapy {.unmarked}\n:   Talking.")
    assert problems == []
    assert (terms[0].forms, terms[0].marked) == (("Therapy", "talk therapy"), False)


def test_headings_and_comments_are_passed_over() -> None:
    assert read("# All words\n\n<!-- r -->\n## R\nRupture\n:   A strain.")[1] == []


def test_commas_of_other_scripts_part_forms_too() -> None:
    assert read("ثقة، الثقة\n:   كلمة.")[0][0].forms == ("ثقة", "الثقة")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Rupture\n\nRepair\n:   Mending.", '1: the term "Rupture" has no definition'),
        ("Rupture", '1: the term "Rupture" has no definition'),
        (":   A strain.", "1: this definition has no term"),
        ("A\n:   One.\n\n:   Two.", "4: this definition has no term"),
        ("A\n:   One.\n:   Two.", "3: this definition has no term"),
        ("Rupture\n:   ", '1: the definition of "Rupture" is empty'),
        ("Rupture\n:A strain.", "2: this definition has no space behind its colon"),
        ("A\n:   One.\nB\n:   Two.", '3: "B" has no empty line above it'),
        ("A\n:   One.\n\nB\n:   Two.\n\na\n:   Three.", '7: the term "a" is there twice (first on line 1)'),
        ("A-b\n:   One.\n\nA b\n:   Two.", '4: the term "A b" is there twice (first on line 1)'),
        ("A, c\n:   One.\n\nB, C\n:   Two.", '4: "C" is already a form of "A" (line 1)'),
        ("A {.hidden}\n:   One.", '1: "{.hidden}" says nothing about a term'),
        (", ,\n:   One.", "1: this line names no term"),
        ("…\n:   One.", '1: the term "…" has no letter'),
        ("A\n:   One [@one].", "2: a definition cites no source"),
        ("A\n:   [One]({filename}/a.md).", "2: a link in the glossary is an address"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, problem: str) -> None:
    assert problem in read(text)[1]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(read("A\n\nB\n:   \n\nC\n:   One.\n\nC\n:   Two.\n\n:   Three.")[1]) >= 4


def test_a_definition_over_45_words_is_worth_a_warning() -> None:
    long, short = Term(("A",), 3, "word " * 46), Term(("B",), 6, "word " * 45)
    assert check_lengths([long, short]) == [
        (3, 'the definition of "A" has 46 words', "Say it in 45 words or fewer.")
    ]


def test_terms_are_sorted_without_regard_to_capitals_and_accents_and_digits_come_last() -> None:
    terms = [Term((name,)) for name in ("zeal", "2nd view", "Élan", "ego", "Ally")]
    assert [term.name for term in sort_terms(terms)] == ["Ally", "ego", "Élan", "zeal", "2nd view"]
    assert [term.letter for term in sort_terms(terms)] == ["A", "E", "E", "Z", "#"]


@pytest.mark.parametrize(
    ("html", "first"),
    [
        ("One. Two.", "One."),
        ("One “two.” Three.", "One “two.”"),
        ("No end", "No end"),
        (
            'See <a href="/a.b/">this. And</a> that. More.',
            'See <a href="/a.b/">this. And</a> that.',
        ),
        ("A <em>b. c", "A <em>b. c"),
    ],
)
def test_the_first_sentence_never_cuts_a_tag_in_two(html: str, first: str) -> None:
    assert first_sentence(html) == first


def test_a_term_never_takes_an_id_that_every_page_has() -> None:
    assert Term(("Main",)).key not in {"main", "title"}


LINES = st.text(alphabet="aBé’ \t,:{}.-#<>[]()\\*`1\x02\x03İſ，", max_size=12)


@settings(deadline=None)  # a busy computer is no fault
@given(st.lists(LINES, max_size=12))
def test_whatever_an_author_types_is_read_and_every_problem_has_a_line(lines: list[str]) -> None:
    terms, problems = read_entries(lines, 4)
    assert all(4 <= line < 4 + len(lines) for line, _, _ in [*problems, *check_terms(terms)])
    assert [term.name for term in sort_terms(sort_terms(terms))] == [
        term.name for term in sort_terms(terms)
    ]


@settings(deadline=None)  # a busy computer is no fault
@given(st.lists(LINES, max_size=12))
def test_whatever_an_author_types_becomes_html_without_a_crash(lines: list[str]) -> None:
    md = Markdown(
        extensions=["def_list", "attr_list", "glossary.extension"],
        extension_configs={"glossary.extension": {"reads_glossary": True}},
    )
    md.convert("\n".join(lines))
