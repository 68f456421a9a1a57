"""Words that blame, press, promise or claim are found, and the better ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language.avoided import Avoided, Lookouts
from language.block import find_blocks
from language.model import AGAINST, Rule, Wording
from language.wording import read_wording

SHIPPED, _ = read_wording(Path(__file__).parents[2] / "content" / "wording.toml")
LOOKOUTS = Lookouts(SHIPPED)


def find(text: str, rules: Lookouts = LOOKOUTS) -> list[Avoided]:
    """Return what is found in Markdown that starts on line 1."""
    lines = [(number, "", line) for number, line in enumerate(text.split("\n"), 1)]
    return [one for block in find_blocks(lines) for one in rules.find(block)]


# A sentence, the words found, and what the author is told to write.
FAULTS = [
    ("Her brother committed suicide.", "committed suicide", 'Write "died by suicide" or "took their own life".'),
    ("It was a failed suicide attempt.", "failed suicide attempt", 'Write "suicide attempt" or "non-fatal attempt".'),
    ("Saying so would be career suicide.", "career suicide", "Say what you mean in plain words."),
    ("Some suffer from low mood.", "suffer from", '"has"'),
    ("Each victim of abuse is heard.", "victim of", "lived through"),
    ("The mentally ill need care.", "The mentally ill", "people with a mental health problem"),
    ("He is a schizophrenic.", "a schizophrenic", "a person with"),
    ("That is crazy.", "crazy", "Say what you mean"),
    ("Most patients come back.", "patients", 'Write "client"'),
    ("A resistant client is hard to help.", "resistant", "not ready yet"),
    ("They are attention-seeking.", "attention-seeking", "needs support"),
    ("You must open up.", "You must", '"you could"'),
    ("You should talk about it.", "You should", '"you could"'),
    ("Trust your therapist.", "Trust your therapist", "trust can grow"),
    ("Book now.", "Book now", "Take it out."),
    ("We guarantee results.", "guarantee", "may help"),
    ("Therapy cures worry.", "cures", "may help"),
    ("She is the best therapist here.", "best therapist", "not how it ranks"),
    ("It is proven to work.", "proven to", "studies found"),
    ("It is 100% private.", "100%", "limits"),
    ("Our success rate is high.", "success rate", "Name the study"),
    ("Read a testimonial.", "testimonial", "Take it out."),
    ("This will help you.", "will help you", "may help"),
    ("It always works.", "always works", "may help"),
    ("What you say is completely confidential.", "completely confidential", "name the limits"),
    ("Therapy leads to a better life.", "leads to", "is linked with"),
    ("Working together improves results.", "improves", "[@key]"),
    ("Empathy reduces worry.", "reduces", "[@key]"),
    ("Trust often prevents harm.", "prevents", "[@key]"),
    ("Termination comes last.", "Termination", 'Write "ending".'),
    ("A rupture can come up.", "rupture", '"tension"'),
    ("The alliance matters.", "alliance", '"working together"'),
    ("Transference is common.", "Transference", "old feelings"),
    ("Dropout is common.", "Dropout", "stopping early"),
    ("Simply ask.", "Simply", "Leave it out."),
    ("Just ask.", "Just", "Leave it out"),
    ("You are brave.", "brave", "most people"),
    ("Your journey starts here.", "journey", '"therapy"'),
    ("This is a safe space.", "safe space", "what makes it safe"),
    ("Well done.", "Well done", "Leave it out."),
    ("Ask!", "!", "full stop"),
]  # fmt: skip

# Right as they stand. Each is near a rule.
GOOD = [
    "Be patient with yourself.",
    "A patient listener waits for you.",
    "It takes a patient person.",
    "Some limits are a must, and others are a may.",
    "You could ask whether you should stay.",
    "You may feel you should have it all worked out.",
    "You do not have to tell your whole story.",
    "No one can guarantee a result.",
    "There is no guarantee.",
    "Therapy isn’t a cure.",
    "It cannot cure what a loss left behind.",
    "Nobody can tell ahead of time whether it will help you.",
    "This does not show that one leads to the other.",
    "It is a link, not proof of a cause.",
    "Nothing is 100% safe.",
    "We print no testimonials.",
    "It does not work for everyone.",
    "The best time to ask is early.",
    "You are the best judge of whether you feel it.",
    "How secure is the email?",
    "He died by suicide.",
    "A passing thought of suicide is not a plan.",
    "Thoughts of suicide can be talked about.",
    "Victims of crime have rights under the law.",
    "Alcoholics Anonymous meets on Mondays.",
    "A depressive episode can last for months.",
    "She survived and lives with the pain.",
    "Therapists call this the working alliance.",
    "How well you work together is called the alliance.",
    "Such strains are common. Therapists call one a rupture.",
    "An ending (termination) can be planned.",
    "Many people stop therapy early; this is called dropout.",
    "Old feelings can show up with someone new (transference).",
    "The National Alliance on Mental Illness runs a help line.",
    "Your therapist has just moved rooms.",
    "Ask again just before the session.",
    "You can trust your therapist more as time goes by.",
    "You do not have to trust your therapist at once.",
    "Talk to someone you feel safe with.",
    "A space that feels safe takes time.",
    "In therapy, you may notice what leads to a bad night.",
    "The road leads to the clinic.",
    "You can review your goals.",
    "Most of what you say stays private.",
    "You could open up a little, or not today.",
    "Trust may lead to more trust.",
    "Feedback could improve how you work.",
    "People who felt understood tended to do better.",
    "Sharing is linked with better results.",
    "An insurer may ask what caused the harm.",
    "Water-resistant pens are fine.",
    "Is `guarantee` in code?",
    "See [the list](https://example.org/guarantee/cure).",
    "It helps [@cure2018].",
    "Write to cure@example.org or https://example.org/journey.",
    "![A brave-looking cat](cat.jpg)",
    "Call {practice.phone}. It may help.",
]


@pytest.mark.parametrize(("text", "words", "say"), FAULTS, ids=[words for _, words, _ in FAULTS])
def test_words_to_avoid_are_found_and_the_better_wording_is_named(text, words, say) -> None:
    [found] = find(text)
    assert found.words == words
    assert found.message.startswith(f'"{words}" ')
    assert say in found.hint


@pytest.mark.parametrize("text", GOOD)
def test_a_good_sentence_raises_no_alarm(text: str) -> None:
    assert find(text) == []


def test_there_are_at_least_forty_good_sentences() -> None:
    assert len(set(GOOD)) >= 40


@pytest.mark.parametrize("group", [name for name in AGAINST if name != "own"])
def test_every_phrase_of_the_shipped_file_is_found(group: str) -> None:
    rules = SHIPPED.groups[group]
    assert rules
    assert [phrase for rule in rules for phrase in rule.words if not is_found(rule, phrase)] == []


def is_found(rule: Rule, phrase: str) -> bool:
    words = phrase.removeprefix("^").replace("*", "")
    subject = rule.after[0] if rule.after else "" if phrase.startswith("^") else "Then also"
    return rule.say in [one.hint for one in find(f"{subject} {words} x".strip())]


def test_every_group_says_what_it_has_against_its_words() -> None:
    assert set(AGAINST) == set(SHIPPED.groups)


@pytest.mark.parametrize(
    "text",
    [
        "They COMMITTED Suicide.",
        "They **committed** suicide.",
        "They committed *sui*cide.",
        "They committed\nsuicide.",
        "> “They committed\n> suicide.”",
        "- [ ] They committed suicide.",
        "- [ ] One.\n\n    They committed suicide.",
        "## They committed suicide",
        "[They committed suicide](https://example.org).",
        "| A | They committed suicide |\n|---|---|\n",
        "Word\n:   They committed suicide.",
        "They committed&nbsp;suicide.",
    ],
)
def test_words_are_found_whatever_their_case_marks_and_place(text: str) -> None:
    assert len(find(text)) == 1


def test_an_apostrophe_may_be_straight_or_curly() -> None:
    assert len(find("You’d better go.")) == len(find("You'd better go.")) == 1
    assert find("It’s the guarantee’s fault.")


@pytest.mark.parametrize(
    "text",
    [
        "`commit suicide`",
        "    commit suicide",
        "<!-- commit suicide -->",
        "A self-guarantee-like thing.",
    ],
)
def test_code_comments_and_compounds_are_no_text(text: str) -> None:
    assert find(text) == []


def test_each_finding_has_the_line_it_starts_on() -> None:
    found = find(
        "One.\n\nTwo, simply.\nThree and a\ncure.\n\n- Four is brave.\n- Five committed\n  suicide.\n"
    )
    assert [(one.line, one.words) for one in found] == [
        (3, "simply"), (5, "cure"), (7, "brave"), (8, "committed suicide"),
    ]  # fmt: skip


def test_of_words_that_overlap_only_the_longest_is_told() -> None:
    assert [one.words for one in find("They pity the mentally ill.")] == ["the mentally ill"]


def test_all_are_found_not_only_the_first() -> None:
    assert [one.words for one in find("Simply trust this cure, a real cure!")] == [
        "Simply",
        "cure",
        "cure",
        "!",
    ]


def test_a_denial_only_reaches_a_few_words() -> None:
    assert find("It is not easy, and it takes time and money, and we guarantee it.")


def test_a_denial_in_another_sentence_does_not_count() -> None:
    assert find("No. We guarantee it.")


def test_a_paragraph_that_cites_is_left_to_the_evidence_check() -> None:
    assert find("Therapy reduces worry.")
    assert not find("Therapy reduces worry [@smith2020].")


def test_a_plain_word_in_another_paragraph_does_not_explain() -> None:
    assert find("An ending.\n\nTermination.")
    assert not find("An ending.\nTermination.")


RULES = {
    "wildcard": ({"words": ["exercis*"]}, ["An exercise.", "Exercising."], ["To exert."]),
    "start": ({"words": ["^ask"]}, ["Ask them.", "One. “Ask them.”"], ["You could ask."]),
    "unless": ({"words": ["cat"], "unless": ["dog*"]}, ["A cat. A dog."], ["A cat and dogs."]),
    "after": ({"words": ["runs"], "after": ["cat"]}, ["A cat runs."], ["It runs.", "A cat, who runs."]),
    "plain": ({"words": ["feline"], "plain": ["cat"]}, ["A feline."], ["A cat. A feline."]),
    "denied": ({"words": ["cat"], "unless_denied": True}, ["A cat."], ["No cat.", "It isn’t a cat."]),
    "mark": ({"words": ["?"]}, ["Why?", "Why? What."], ["Why."]),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "good"), RULES.values(), ids=RULES)
def test_a_practice_can_add_rules_of_every_form(rule, bad, good) -> None:
    rules = Lookouts(Wording(denials=("no",), own=(Rule(say="Other words.", **rule),)))
    assert all(find(text, rules) for text in bad)
    assert not any(find(text, rules) for text in good)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_crashes_the_search(text: str) -> None:
    lines = text.count("\n") + 1
    assert all(1 <= one.line <= lines for one in find(text))


@settings(deadline=None)
@given(st.text(alphabet="ab.!? \n-*[]()`|>#:<&;{}@_", max_size=200))
def test_no_markdown_crashes_the_search(text: str) -> None:
    assert all(text.split("\n")[one.line - 1].strip() for one in find(text))
