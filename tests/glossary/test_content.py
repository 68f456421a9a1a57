"""The shipped glossary: enough words, plainly said. Measured, not believed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat
from glossary.entry import read_entries
from glossary.model import Term, check_lengths, check_terms, first_sentence, sort_terms

FILE = Path(__file__).parents[2] / "content" / "glossary.md"
LINES = FILE.read_text(encoding="utf-8").split("\n")
TERMS, PROBLEMS = read_entries(LINES[3:], 4)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def words_of(term: Term) -> str:
    return LINK.sub(r"\1", term.definition)


every_term = pytest.mark.parametrize("term", TERMS, ids=lambda term: term.key)


def test_it_has_a_title_and_a_summary_and_no_fault() -> None:
    assert [line.partition(":")[0] for line in LINES[:3]] == ["Title", "Summary", ""]
    assert PROBLEMS + check_terms(TERMS) + check_lengths(TERMS) == []


def test_it_says_at_least_45_words_and_stands_in_the_order_of_the_alphabet() -> None:
    assert len(TERMS) >= 45
    assert sum(term.marked for term in TERMS) >= 30
    assert sort_terms(TERMS) == TERMS


@every_term
def test_a_definition_reads_at_grade_8_or_lower(term: Term) -> None:
    assert textstat.flesch_kincaid_grade(words_of(term)) <= 8


@every_term
def test_a_definition_has_one_to_three_sentences_and_the_first_is_short(term: Term) -> None:
    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", words_of(term))) <= 4
    assert len(first_sentence(words_of(term)).split()) <= 20


@every_term
def test_a_definition_has_curly_quotes_and_no_figures(term: Term) -> None:
    assert not re.search(r"['\"]|\d|--", words_of(term))
