"""The nouns of wording: a rule with its words and the better ones, and all rules of a file."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

Problem = tuple[int, str, str]

# What a group has against its words, unless a rule says it better.
AGAINST = {
    "suicide": "adds to the shame",
    "stigma": "puts a label on people",
    "blame": "puts the blame on the person",
    "pressure": "presses the reader",
    "claims": "promises more than anyone can",
    "causes": "says more than studies can show, and names no source",
    "jargon": "is a therapist’s word, and no plain one stands beside it",
    "style": "is not how this guide speaks",
    "own": "is not how this practice speaks",
}
LETTERS_BEFORE_A_STAR = 3


def check_phrase(words: str) -> str:
    """Return the words as they are looked for. Raises ValueError with what to type."""
    phrase = " ".join(words.split())
    if not phrase.strip("^ "):
        raise ValueError("holds no words; write the words between the quotes, or take them out")
    for word in phrase.removeprefix("^").split():
        before, star, after = word.partition("*")
        if star and (after or len(before) < LETTERS_BEFORE_A_STAR):
            raise ValueError(
                f'can’t look for "{word}"; write * only at the end of a word, '
                f"after {LETTERS_BEFORE_A_STAR} letters or more"
            )
    return phrase


def check_hint(words: str) -> str:
    """Return a hint. Raises ValueError where there is none."""
    if not words.strip():
        raise ValueError('is empty; say what to write instead, such as: Write "ending".')
    return words.strip()


def check_some(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of words. Raises ValueError where it is empty."""
    if not words:
        raise ValueError('is empty; write it as words = ["one", "two"]')
    return words


Phrase = Annotated[str, AfterValidator(check_phrase)]
Phrases = tuple[Phrase, ...]


class Rule(BaseModel):
    """Words to avoid, and when. content/wording.toml explains each key to its authors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Annotated[Phrases, AfterValidator(check_some)]
    say: Annotated[str, AfterValidator(check_hint)]
    why: str = ""
    level: Literal["fault", "warning"] = "fault"
    unless: Phrases = ()
    unless_denied: bool = False
    after: Phrases = ()
    uncited: bool = False
    plain: Phrases = ()


Rules = tuple[Rule, ...]


class Wording(BaseModel):
    """All that content/wording.toml holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    denials: Phrases = ()
    explains: Phrases = ()
    known_words: tuple[str, ...] = ()
    suicide: Rules = ()
    stigma: Rules = ()
    blame: Rules = ()
    pressure: Rules = ()
    claims: Rules = ()
    causes: Rules = ()
    jargon: Rules = ()
    style: Rules = ()
    own: Rules = ()

    @property
    def groups(self) -> dict[str, Rules]:
        """Return the rules by the name of their group."""
        return {name: getattr(self, name) for name in AGAINST}


def pattern_of(phrase: str) -> str:
    """Return the regular expression of a phrase: whole words, `*` for any rest of a word.

    A word in two parts ("self-help") is one word. Apostrophes are looked for as straight ones, and
    a space stands for any gap, a new line too.
    """
    words = phrase.removeprefix("^").replace("’", "'").split()
    inside = r"\s+".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in words)
    before = r"(?<![\w-])" if words[0][0].isalnum() else ""
    after = r"(?![\w-])" if words[-1][-1].isalnum() or words[-1][-1] == "*" else ""
    return f"{before}{inside}{after}"


@cache
def pattern_of_any(phrases: Phrases) -> re.Pattern[str] | None:
    """Return one expression for all of these phrases, or None where there are none."""
    if not phrases:
        return None
    return re.compile("|".join(f"(?:{pattern_of(one)})" for one in phrases), re.IGNORECASE)
