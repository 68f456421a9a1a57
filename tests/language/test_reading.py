"""How hard a text is to read: every number here can be counted again by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.block import find_blocks
from language.passive import is_passive
from language.reading import Reading, flesch_kincaid, measure, smog
from language.syllable import count_syllables, dictionary, guess_syllables


def read(text: str, known: frozenset[str] = frozenset()) -> Reading:
    lines = ((number, "", line) for number, line in enumerate(text.split("\n"), 1))
    return measure(tuple(find_blocks(lines)), known)


# A text; its words, sentences, syllables and long words.
COUNTED = {
    "three short words": ("The cat sat.", (3, 1, 3, 0)),
    # You can ask | They will an-swer
    "two sentences": ("You can ask. They will answer.", (6, 2, 7, 0)),
    # Ther-a-pists keep most of what you say pri-vate
    "a long word": ("Therapists keep most of what you say private.", (8, 1, 11, 1)),
    # Ask first | Say one thing | Stop
    "a heading and items": ("## Ask first\n\n- [ ] Say **one** thing.\n- [ ] Stop", (6, 3, 6, 0)),
    # See this page
    "no address, citation, code or name": (
        "See [this page](https://example.org/confidentiality) [@key2018] `code`.\n\n{checklist}a-list\n",
        (3, 1, 3, 0),
    ),
    # A-bout 9 in 10 said so: a figure has one syllable
    "figures": ("About 9 in 10 said so.", (6, 1, 7, 0)),
    # A well-known self-help book
    "hyphens": ("A well-known, self-help book.", (4, 1, 6, 0)),
    # Al-most | It was more like this is e-nough
    "a sentence in quotes": ("“Almost. It was more like this” is enough.", (8, 2, 10, 0)),
    # One | Two | Three words here | Four
    "a table": ("| One | Two |\n|---|---|\n| Three words here | Four |", (6, 4, 6, 0)),
    # Con-fi-den-ti-al-i-ty mat-ters
    "a very long word": ("Confidentiality matters.", (2, 1, 9, 1)),
    # What hap-pens in a ses-sion | You and your ther-a-pist talk | You can stop at an-y time
    "three sentences": (
        "What happens in a session? You and your therapist talk. You can stop at any time.",
        (16, 3, 21, 1),
    ),
    "nothing": ("", (0, 0, 0, 0)),
}


@pytest.mark.parametrize(("text", "counts"), COUNTED.values(), ids=COUNTED)
def test_a_text_has_as_many_words_sentences_and_syllables_as_a_person_counts(text, counts) -> None:
    found = read(text)
    assert (found.words, found.sentences, found.syllables, found.long_words) == counts


def test_the_formulas_are_those_of_their_authors() -> None:
    # 100 words, 5 sentences, 150 syllables: 0.39 × 20 + 11.8 × 1.5 − 15.59
    assert flesch_kincaid(100, 5, 150) == pytest.approx(9.91)
    # 30 long words in 30 sentences: 1.043 × √30 + 3.1291
    assert smog(30, 30) == pytest.approx(8.8419, abs=1e-4)
    assert smog(0, 12) == 3.1291


def test_a_text_has_the_grade_that_its_counts_give() -> None:
    found = read("Therapists keep most of what you say private.")
    assert found.flesch_kincaid == pytest.approx(0.39 * 8 + 11.8 * 11 / 8 - 15.59)
    assert found.smog == pytest.approx(1.043 * math.sqrt(30) + 3.1291)
    assert found.grade == 8.8


def test_the_longest_sentence_is_named_with_its_line() -> None:
    found = read("One.\n\n- Two words.\n- This one has five\n  words.")
    assert found.longest_sentence == "This one has five words."
    assert (found.longest_sentence_words, found.longest_sentence_line) == (5, 4)


def test_reading_takes_a_minute_for_200_words() -> None:
    assert (read("word " * 20).minutes, read("word " * 600).minutes) == (1, 3)


def test_the_front_matter_is_not_counted() -> None:
    found = measure(tuple(find_blocks([(1, "title", "Three more words"), (3, "", "One.")])))
    assert found.words == 1


# ── Syllables ────────────────────────────────────────────────────────────────────────────────────
def test_a_word_of_the_dictionary_has_the_syllables_it_is_said_with() -> None:
    words = {
        "therapist": 3,
        "therapist’s": 3,
        "every": 3,
        "naive": 2,
        "eyes": 1,
        "being": 2,
        "session’s": 2,
        "box’s": 2,
    }
    assert {word: count_syllables(word).number for word in words} == words
    assert not any(count_syllables(word).is_guessed for word in words)


def test_a_word_that_is_in_no_dictionary_is_counted_by_rule_and_named() -> None:
    # Zor-bling grum-ples: no such words
    found = read("Zorbling grumples.")
    assert found.syllables == 4
    assert found.guessed == ("grumples", "zorbling")


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("made", 1), ("table", 2), ("named", 1), ("wanted", 2), ("makes", 1), ("faces", 2), ("boxes", 2),
        ("tree", 1), ("heroes", 2), ("rhythm", 1), ("mmm", 1), ("café", 2), ("telehealth", 3), ("the", 1), ("tables", 2), ("handled", 2), ("rules", 1),
    ],
)  # fmt: skip
def test_the_rule_leaves_out_an_e_that_is_not_said(word: str, number: int) -> None:
    assert guess_syllables(word) == number


def test_the_rule_is_right_for_most_words_that_a_dictionary_knows() -> None:
    words = [word for word in dictionary() if word.isalpha()][::50]
    right = sum(guess_syllables(word) == count_syllables(word).number for word in words)
    assert right / len(words) > 0.8


# ── Passive ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        "It was said.", "You are often asked.", "The form is not kept.", "They got hurt.", "We’re told so.",
        "It is used daily.", "It wasn’t written down.", "Notes are usually not shared.", "It is being read.",
    ],
)  # fmt: skip
def test_a_passive_is_one(text: str) -> None:
    assert read(text).passive_sentences == 1


@pytest.mark.parametrize(
    "text",
    [
        "They said it.", "You are worried.", "She is interested.", "He is tired.", "You get used to it.",
        "You are used to it.", "It is a need.", "It is linked with results.", "You are here, and you asked.",
        "There are hundred ways.", "They have kept it.", "It is red.",
    ],
)  # fmt: skip
def test_an_active_sentence_or_an_adjective_is_none(text: str) -> None:
    assert read(text).passive_sentences == 0


def test_the_share_of_passives_is_one_of_sentences() -> None:
    assert read("It was said. They said it. I say it. You do.").passive_share == 0.25


# ── Hard words ───────────────────────────────────────────────────────────────────────────────────
def test_long_words_nobody_explains_are_listed_by_how_often_they_stand_there() -> None:
    text = "Confidentiality, confidentiality. Supervisors. Usually. A supervisor’s notes. Empathy."
    found = read(text, frozenset({"usually", "supervisor"}))
    assert found.hard_words == (("confidentiality", 2),)


# ── Any text ─────────────────────────────────────────────────────────────────────────────────────
@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_measured_and_every_measure_is_a_finite_number(text: str) -> None:
    found = read(text)
    numbers = [
        found.flesch_kincaid,
        found.smog,
        found.grade,
        found.mean_sentence_words,
        found.passive_share,
    ]
    assert all(math.isfinite(number) for number in numbers)
    assert found.sentences <= found.words <= found.syllables
    assert 0 <= found.passive_sentences <= found.sentences
    assert found.long_words <= found.words
    assert found.longest_sentence_words >= found.mean_sentence_words - 1e-9


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["you", "ask", "private", "confidential", "may", "they"]),
        min_size=1,
        max_size=30,
    )
)
def test_joining_two_sentences_never_makes_a_text_easier(words: list[str]) -> None:
    apart = read(f"{' '.join(words).capitalize()}. {' '.join(words).capitalize()}.")
    joined = read(f"{' '.join(words * 2).capitalize()}.")
    assert joined.flesch_kincaid >= apart.flesch_kincaid
    assert joined.smog >= apart.smog


@settings(deadline=None)
@given(st.integers(1, 500), st.integers(1, 50), st.integers(1, 1000))
def test_one_more_syllable_or_long_word_never_makes_a_text_easier(
    words, sentences, syllables
) -> None:
    assert flesch_kincaid(words, sentences, syllables + 1) > flesch_kincaid(
        words, sentences, syllables
    )
    assert smog(syllables + 1, sentences) > smog(syllables, sentences)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_word_has_at_least_one_syllable(word: str) -> None:
    assert count_syllables(word).number >= 1


@settings(deadline=None)
@given(st.lists(st.text(max_size=6), max_size=8))
def test_any_words_are_active_or_passive(words: list[str]) -> None:
    assert is_passive(words) in (True, False)
