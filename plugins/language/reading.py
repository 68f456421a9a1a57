"""How hard a text is to read: counts that a person can repeat, and two formulas.

Flesch-Kincaid: Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of new readability formulas,
Naval Technical Training Command, Research Branch Report 8-75.
SMOG: McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12(8), 639–646.
Both give a school grade of the United States. README.md says what they cannot tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from .block import LETTER, Block, Sentence
from .passive import is_passive
from .syllable import Syllables, count_syllables

LONG = 3  # syllables: what SMOG calls polysyllabic
HARD = 4  # syllables: a word that may need explaining
SMOG_SAMPLE = 30  # sentences, of which McLaughlin took the long words
WORDS_A_MINUTE = 200  # silent reading of plain prose, as in content.minutes


@dataclass(frozen=True)
class Reading:
    """What was counted in a text, and what follows from it. All zero for a text without words.

    `long_words` counts words of three syllables or more, each time they stand there. `guessed` are
    the words whose syllables were counted by rule; `hard_words` those of four syllables or more
    that nobody explains, each with how often it stands there, the most frequent first.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    long_words: int = 0
    longest_sentence: str = ""
    longest_sentence_words: int = 0
    longest_sentence_line: int = 1
    passive_sentences: int = 0
    guessed: tuple[str, ...] = ()
    hard_words: tuple[tuple[str, int], ...] = ()

    @property
    def mean_sentence_words(self) -> float:
        """The words of a sentence on average."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def passive_share(self) -> float:
        """The share of sentences that hold a passive, from 0 to 1."""
        return self.passive_sentences / self.sentences if self.sentences else 0.0

    @property
    def flesch_kincaid(self) -> float:
        """The Flesch-Kincaid grade."""
        return flesch_kincaid(self.words, self.sentences, self.syllables)

    @property
    def smog(self) -> float:
        """The SMOG grade."""
        return smog(self.long_words, self.sentences)

    @property
    def grade(self) -> float:
        """The higher of the two, to one decimal, as it is shown."""
        return round(max(self.flesch_kincaid, self.smog), 1)

    @property
    def minutes(self) -> int:
        """How long it takes to read, in minutes; at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """Return 0.39 × words a sentence + 11.8 × syllables a word − 15.59; 0 where nothing stands."""
    if not words or not sentences:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(long_words: int, sentences: int) -> float:
    """Return 1.0430 × √(long words × 30 / sentences) + 3.1291; 0 where nothing stands."""
    if not sentences:
        return 0.0
    return 1.0430 * sqrt(long_words * SMOG_SAMPLE / sentences) + 3.1291


@lru_cache(maxsize=1024)
def measure(blocks: tuple[Block, ...], known_words: frozenset[str] = frozenset()) -> Reading:
    """Return the measures of a text: of its body, not of its front matter.

    `known_words` (in lower case) need no explaining, however long they are.
    """
    sentences = [one for block in blocks if not block.key for one in block.sentences]
    if not sentences:
        return Reading()
    words = [word.lower().replace("’", "'") for one in sentences for word in one.words]
    counted = Counter(words)
    said = {word: count_syllables(word) for word in counted}
    longest = max(sentences, key=lambda one: len(one.words))
    return Reading(
        words=len(words),
        sentences=len(sentences),
        syllables=sum(said[word].number * times for word, times in counted.items()),
        long_words=sum(times for word, times in counted.items() if said[word].number >= LONG),
        longest_sentence=longest.text,
        longest_sentence_words=len(longest.words),
        longest_sentence_line=longest.line,
        passive_sentences=_passive(sentences),
        guessed=tuple(sorted(word for word in counted if said[word].is_guessed)),
        hard_words=_hard(counted, said, known_words),
    )


def _passive(sentences: Sequence[Sentence]) -> int:
    return sum(is_passive(one.words) for one in sentences)


def _hard(
    counted: Counter[str], said: dict[str, Syllables], known: frozenset[str]
) -> tuple[tuple[str, int], ...]:
    hard = [
        (word, times)
        for word, times in counted.items()
        if said[word].number >= HARD and not known & _forms(word) and LETTER.search(word)
    ]
    return tuple(sorted(hard, key=lambda one: (-one[1], one[0])))


def _forms(word: str) -> set[str]:
    """Return a word and what it may be a form of: "assessments’" and "assessment"."""
    bare = word.removesuffix("'s").rstrip("'")
    return {word, bare, bare.removesuffix("s")}
