"""Whether a sentence is in the passive voice: "it was said", not "they said it".

The rule is simple, and wrong now and then: a form of "be" or "get", then at most three adverbs,
then a past participle (a regular one in -ed, or one of the list). It misses a passive behind ’s
("it’s kept") and takes an adjective it does not know ("they are devoted") for one. A share over
many sentences can bear that; a single sentence should be looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as one text."""
    return frozenset(text.split())


BE = words_of(
    """
    am is are was were be been being get gets got gotten getting isn't aren't wasn't weren't
    """
)
BE_ENDINGS = ("'m", "'re")
BETWEEN = words_of(
    """
    not never also always often sometimes usually already still then first now only both all ever
    yet just so too even soon later once again being been more less most least best well rather
    quite very almost
    """
)
MOST_BETWEEN = 3
IRREGULAR = words_of(
    """
    begun born bought bound broken brought built caught chosen cut dealt done drawn driven eaten
    fed felt forgiven forgotten fought found given grown heard held hidden hurt kept known laid led
    left lent lost made meant met misread misunderstood overheard paid put read rewritten rung said
    seen sent set shaken shown shut sold sought spent spoken spread stolen struck sung sworn taken
    taught thought thrown told torn understood withdrawn withheld won worn written
    """
)
# Words in -ed that say how somebody is or what a thing is like, not what was done to them.
ADJECTIVES = words_of(
    """
    aged ashamed advanced bored complicated concerned confused crowded depressed detailed determined
    disappointed divorced embarrassed engaged excited exhausted experienced frightened frustrated
    gifted hundred interested involved limited linked married mixed motivated naked offended
    overwhelmed pleased prepared qualified relaxed related relieved retired sacred satisfied scared
    shocked skilled stressed supposed surprised terrified tired upset wicked worried
    """
)
SHORTEST = 4  # "bed", "red": no participle is as short


def is_passive(words: Sequence[str]) -> bool:
    """Say whether these words of one sentence hold a passive, by the rule above."""
    between = -1  # how many words since a form of "be"; -1 where none is near
    plain = [word.lower().replace("’", "'") for word in words]
    for word, following in pairwise([*plain, ""]):
        if word in BE or word.endswith(BE_ENDINGS):
            between = 0
        elif between >= 0 and _is_participle(word, following):
            return True
        elif 0 <= between < MOST_BETWEEN and _may_stand_between(word):
            between += 1
        else:
            between = -1
    return False


def _is_participle(word: str, following: str) -> bool:
    if word == "used":
        return following != "to"  # "you are used to it" is none
    if word in IRREGULAR:
        return True
    is_regular = word.endswith("ed") and not word.endswith("eed") and len(word) >= SHORTEST
    return is_regular and word not in ADJECTIVES


def _may_stand_between(word: str) -> bool:
    return word in BETWEEN or word.endswith("ly")
