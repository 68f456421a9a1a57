"""What may not be published as it reads: grades and sentence lengths, and excuses for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .avoided import Avoided
from .block import Block
from .model import Problem
from .reading import Reading

WARN_ABOVE = 9.0  # school grade; half of all adults read at grade 8 or lower (CONTRIBUTING.md)
STOP_ABOVE = 10.0
LONGEST_MEAN = 20.0  # words a sentence; NHS content style
FEWEST_WORDS = 100  # the formulas were made on passages; a few lines say little about their grade
SHOWN = 3  # long words that a hint names


class Verdict(NamedTuple):
    """What a check found in one file: problems that stop a build, and warnings that do not."""

    faults: list[Problem]
    warnings: list[Problem]


def judge_reading(reading: Reading) -> Verdict:
    """Return what is wrong with how a text reads. One of too few words is not judged."""
    verdict = Verdict([], [])
    if reading.words < FEWEST_WORDS:
        return verdict
    line, hint = reading.longest_sentence_line, _shorten(reading)
    if reading.grade > WARN_ABOVE:
        stops = reading.grade > STOP_ABOVE
        limit = STOP_ABOVE if stops else WARN_ABOVE
        message = f"this text reads at grade {reading.grade}; aim for {limit:.0f} or lower"
        (verdict.faults if stops else verdict.warnings).append((line, message, hint))
    if round(reading.mean_sentence_words, 1) > LONGEST_MEAN:
        message = f"its sentences have {reading.mean_sentence_words:.1f} words on average"
        aim = f"{message}; aim for {LONGEST_MEAN:.0f} or fewer"
        verdict.warnings.append((line, aim, hint))
    return verdict


def _shorten(reading: Reading) -> str:
    words = reading.longest_sentence
    shown = words if len(words) <= 80 else f"{words[:77].rsplit(' ', 1)[0]}…"
    longest = f'Its longest sentence has {reading.longest_sentence_words} words: "{shown}".'
    long_words = [word for word, _ in reading.hard_words[:SHOWN]]
    return f"{longest} Long words: {', '.join(long_words)}." if long_words else longest


def judge_words(found: Iterable[Avoided], excuses: Sequence[tuple[int, str, str]]) -> Verdict:
    """Return the words found that no excuse on their line allows."""
    verdict = Verdict([], [])
    for one in found:
        if not any(allows(excuse, one) for excuse in excuses):
            kind = verdict.faults if one.level == "fault" else verdict.warnings
            kind.append((one.line, one.message, one.hint))
    return verdict


def allows(excuse: tuple[int, str, str], found: Avoided) -> bool:
    """Say whether an excuse (line, words, reason) is for these words."""
    line, words, _ = excuse
    return line == found.line and f" {_plain(found.on_line)} " in f" {_plain(words)} "


def idle_excuses(
    excuses: Sequence[tuple[int, str, str]], found: Sequence[Avoided], blocks: Sequence[Block]
) -> list[Problem]:
    """Return the excuses that excuse nothing.

    One in a paragraph that names a source or holds a figure is left alone: other checks look there.
    """
    if not excuses:
        return []
    elsewhere = {
        block.line + row
        for block in blocks
        if block.cites or any(letter.isdigit() for letter in block.text)
        for row in range(block.text.count("\n") + 1)
    }
    return [
        (excuse[0], f'nothing is wrong with "{excuse[1]}" here', "Take the excuse out.")
        for excuse in excuses
        if excuse[0] not in elsewhere and not any(allows(excuse, one) for one in found)
    ]


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
