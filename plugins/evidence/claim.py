"""A claim: a paragraph that gives a figure or says what leads to what, and the sources it names.

A digit in a cited paragraph is a finding, and has to stand in the source's own entry. A figure
about people or studies needs a source. Studies of therapy are mostly of links, not of causes
(the American Psychological Association's code, 5.01, forbids to claim more): a verb that does is a
fault, unless the source says of itself that it is a trial.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .model import CITATION, Problem, Source, keys_in

FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
# A figure that says something about people or studies, wherever it stands
COUNTED = re.compile(
    r"(?<!\d)(?<!\d[,.])\d[\d,.]*+\s*+(?:%|percent\b|(?:in|out of)\s+\d+"
    r"|(?<=\s)(?:\w+\s+){0,2}?(?:people|clients|studies|surveys|adults|samples|trials)\b)"
)
CAUSAL = re.compile(
    r"\b(?:causes?|caused|causing|leads? to|led to|leading to|reduces?|reduced|prevents?|prevented|"
    r"because of|thanks to|result(?:s|ed)? in (?:an?|better|worse|less|more|fewer)|"
    r"improv(?:es?|ed|ing) (?:the|your|their|how|outcomes?|results?|people|therapy)|"
    r"makes? (?:you|people|therapy) (?:better|worse))\b",
    re.IGNORECASE,
)
# What takes a causal word back again: "that does not show that one leads to the other"
DENIED = re.compile(r"\b(?:not|never|no|cannot|can[’']t|whether|n[’']t|could|may|might)\b", re.I)
NEW_BLOCK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s|^\s*#|^\s*>|^\s*$")
NOT_WORDS = re.compile(r"(`+).+?\1|\]\([^)]*\)|\{[^}]*\}|https?://\S+|\[@[^\]]*\]")
Excuses = Mapping[int, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Claim:
    """A paragraph or an item: its lines as (number in the file, words), and the keys it cites."""

    lines: tuple[tuple[int, str], ...]
    keys: tuple[str, ...]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str], str]]:
        """Yield each match with its line and that line's words."""
        for number, words in self.lines:
            for match in pattern.finditer(words):
                yield number, match, words


def find_claims(lines: Sequence[str], first_line: int, code_lines: Collection[int]) -> list[Claim]:
    """Return each paragraph and each item that cites something or holds a digit."""
    claims: list[Claim] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], first_line):
        if block and NEW_BLOCK.match(line):
            claims += _claim(block)
            block = []
        if line.strip() and number not in code_lines:
            block.append((number, line))
    return claims + _claim(block)


def _claim(block: list[tuple[int, str]]) -> list[Claim]:
    text = "\n".join(line for _, line in block)
    keys = tuple(key for found in CITATION.finditer(text) for key in keys_in(found[1]))
    lines = tuple(
        (number, NOT_WORDS.sub(" ", re.sub(r"^\s*\d+[.)]\s", "", line))) for number, line in block
    )
    has_figure = any(FIGURE.search(words) for _, words in lines)
    return [Claim(lines, keys)] if keys or has_figure else []


def check_claims(
    claims: Sequence[Claim], sources: Mapping[str, Source], excuses: Excuses
) -> list[Problem]:
    """Return what the claims of one file say that their sources do not bear out."""
    problems: list[Problem] = []
    for claim in claims:
        cited = [sources[key] for key in claim.keys if key in sources]
        found = check_cited(claim, cited) if cited else check_uncited(claim)
        problems += [p for p in found if not _is_excused(p, excuses)]
    return problems


def check_uncited(claim: Claim) -> list[Problem]:
    """Report a count of people or studies that names no source."""
    hint = "Name the source: [@key]. If it is no finding, write it as a word."
    return [
        (number, f'"{match[0]}" names no source', hint) for number, match, _ in claim.find(COUNTED)
    ]


def check_cited(claim: Claim, cited: Sequence[Source]) -> list[Problem]:
    """Report figures that no cited source's entry holds, unconfirmed ones, and causal words."""
    keys = ", ".join(source.key for source in cited)
    known = {_plain(found[0]) for source in cited for found in FIGURE.finditer(source.words)}
    problems: list[Problem] = []
    for number, match, _ in claim.find(FIGURE):
        if _plain(match[0]) not in known:
            hint = f"Compare it with the finding of {keys}, and write it there too."
            problems.append((number, f'"{match[0]}" is not in the entry of {keys}', hint))
        elif not any(source.is_confirmed for source in cited):
            hint = "Leave the figure out until somebody has seen it in the source."
            problems.append((number, f'"{match[0]}": {keys} was not confirmed', hint))
    if all(source.design == "trial" for source in cited):
        return problems
    for number, match, words in claim.find(CAUSAL):
        if not _is_denied(_sentence_around(words, match.start())):
            hint = 'Write "is linked with" or "tends to go with"; for a trial, design = {trial}.'
            message = f'"{match[0]}" says more than {keys} can show'
            problems.append((number, message, hint))
    return problems


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip(".")


@lru_cache(maxsize=64)  # a long sentence can hold many such words
def _is_denied(sentence: str) -> bool:
    return DENIED.search(sentence) is not None


def _sentence_around(words: str, place: int) -> str:
    start = max(words.rfind(mark, 0, place) for mark in ".!?") + 1
    ends = [end for mark in ".!?" if (end := words.find(mark, place)) >= 0]
    return words[start : min(ends, default=len(words))]


def _is_excused(problem: Problem, excuses: Excuses) -> bool:
    line, message, _ = problem
    return any(f'"{words}"' in message for words, _ in excuses.get(line, ()))
