"""Finds the words of the rules in a text, and says for each what to write instead."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .block import WORD, Block
from .model import (
    AGAINST,
    LETTERS_BEFORE_A_STAR,
    Phrases,
    Rule,
    Wording,
    pattern_of,
    pattern_of_any,
)

DENIAL_REACH = 6  # "no one can say that this will help you": how many words a "no" reaches
SUBJECT_REACH = 4  # "trust in a therapist often leads to": how many words a subject reaches
CLAUSE_END = re.compile(r"[,;:.!?—–()“”\"]")


class Avoided(NamedTuple):
    """Words found that should be others. `on_line` is the part of them that stands on `line`."""

    line: int
    words: str
    on_line: str
    message: str
    hint: str
    level: str


@dataclass(frozen=True)
class Lookout:
    """One phrase of a rule. Its expression is made when a text first holds the phrase's first word:

    most never are, and making them all would take longer than reading every text.
    """

    phrase: str
    rule: Rule
    group: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as an expression."""
        return re.compile(pattern_of(self.phrase), re.IGNORECASE)

    @property
    def starts_a_sentence(self) -> bool:
        """Whether the phrase counts only where a sentence starts."""
        return self.phrase.startswith("^")


class Lookouts:
    """All rules, found by the first word they look for, so that a text is read only once."""

    def __init__(self, wording: Wording) -> None:
        self._by_word: dict[str, list[Lookout]] = defaultdict(list)
        self._by_start: dict[str, list[Lookout]] = defaultdict(list)
        self._marks: list[Lookout] = []
        self._denials = pattern_of_denials(wording)
        self._explains = wording.explains
        for group, rules in wording.groups.items():
            for rule in rules:
                for phrase in rule.words:
                    self._add(Lookout(phrase, rule, group))

    def _add(self, lookout: Lookout) -> None:
        first = lookout.phrase.removeprefix("^").replace("’", "'").lower().split()[0]
        word = WORD.match(first)
        if not word:
            self._marks.append(lookout)
        elif first.endswith("*"):
            self._by_start[first[:LETTERS_BEFORE_A_STAR]].append(lookout)
        else:
            self._by_word[word[0]].append(lookout)

    def find(self, block: Block, skip: Sequence[str] = ()) -> list[Avoided]:
        """Return the words of a block to avoid, in order; of those that overlap only the longest.

        `skip` are groups that do not count here.
        """
        text = block.text.replace("’", "'")
        hits = [
            (match, lookout)
            for match, lookout in self._hits(text)
            if lookout.group not in skip and self._counts(match, lookout, block, text)
        ]
        hits.sort(key=lambda hit: (hit[0].start(), -hit[0].end()))
        found: list[Avoided] = []
        end = 0
        for match, lookout in hits:
            if match.start() >= end:
                found.append(_avoided(match, lookout, block))
                end = match.end()
        return found

    def _hits(self, text: str) -> Iterator[tuple[re.Match[str], Lookout]]:
        for word in WORD.finditer(text):
            lower = word[0].lower()
            near = self._by_word.get(lower) or self._by_word.get(lower.partition("'")[0], [])
            far = self._by_start.get(lower[:LETTERS_BEFORE_A_STAR], [])
            for lookout in (*near, *far):
                if match := lookout.pattern.match(text, word.start()):
                    yield match, lookout
        for lookout in self._marks:
            for match in lookout.pattern.finditer(text):
                yield match, lookout

    def _counts(self, match: re.Match[str], lookout: Lookout, block: Block, text: str) -> bool:
        """Say whether nothing in the block makes these words right."""
        rule = lookout.rule
        start, end = block.sentence_at(match.start())
        before = text[start : match.start()]
        if lookout.starts_a_sentence and WORD.search(before):
            return False
        if rule.uncited and block.cites:
            return False
        if _stands_in(rule.unless, text, start, end) or _stands_in(rule.plain, text):
            return False
        if rule.plain and _stands_in(self._explains, text, start, end):
            return False
        if rule.unless_denied and self._is_denied(before):
            return False
        return not rule.after or _has_subject(rule.after, before)

    def _is_denied(self, before: str) -> bool:
        if not self._denials:
            return False
        near = list(WORD.finditer(before))[-DENIAL_REACH:]
        return bool(near and self._denials.search(before, near[0].start()))


def pattern_of_denials(wording: Wording) -> re.Pattern[str] | None:
    """Return one expression for all words that deny; what ends in "n't" always does."""
    if not wording.denials:
        return None
    named = [pattern_of(one) for one in wording.denials]
    return re.compile("|".join([r"\w+n't(?!\w)", *named]), re.IGNORECASE)


def _stands_in(phrases: Phrases, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    pattern = pattern_of_any(phrases)
    return bool(pattern and pattern.search(text, start, end))


def _has_subject(after: Phrases, before: str) -> bool:
    """Say whether a subject stands a few words before, in the same clause."""
    ends = [mark.end() for mark in CLAUSE_END.finditer(before)]
    clause = before[ends[-1] if ends else 0 :]
    near = list(WORD.finditer(clause))[-SUBJECT_REACH:]
    return bool(near) and _stands_in(after, clause, near[0].start())


def _avoided(match: re.Match[str], lookout: Lookout, block: Block) -> Avoided:
    written = block.text[match.start() : match.end()]
    words = " ".join(written.split())
    why = lookout.rule.why or AGAINST[lookout.group]
    on_line = " ".join(written.split("\n")[0].split())
    line = block.line_at(match.start())
    return Avoided(line, words, on_line, f'"{words}" {why}', lookout.rule.say, lookout.rule.level)
