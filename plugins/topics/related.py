"""What to read next to this: of the same topic, or for the same stage of therapy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MOST = 3  # a choice, not a catalog


def stages_of(article: Any) -> set[str]:
    """Return the keys of the stages of the lists that go with an article."""
    return {
        checklist.stage.key
        for checklist in getattr(article, "checklists", [])
        if getattr(checklist, "stage", None)
    }


def choose_related(article: Any, articles: Sequence[Any]) -> list[Any]:
    """Return up to three articles of the same topic or stage, the nearest first.

    Not those that come just before and after it: the page leads to these already. A shared stage
    counts more than a shared topic, since it is where the reader is. `articles` is in reading
    order.
    """
    near = {id(article), id(article.previous), id(article.next)}
    stages = stages_of(article)

    def nearness(other: Any) -> int:
        return 2 * len(stages & stages_of(other)) + (other.topic is article.topic)

    found = [other for other in articles if id(other) not in near and nearness(other)]
    return sorted(found, key=nearness, reverse=True)[:MOST]


def choose_to_read(checklist: Any, articles: Sequence[Any]) -> list[Any]:
    """Return up to three articles to read with a list: those that name it, then its stage's."""
    named = [article for article in articles if checklist in getattr(article, "checklists", [])]
    stage = getattr(getattr(checklist, "stage", None), "key", "")
    staged = [a for a in articles if a not in named and stage in stages_of(a)]
    return [*named, *staged][:MOST]
