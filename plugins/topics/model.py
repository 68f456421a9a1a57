"""A topic, and the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

LAST = 1000


@dataclass
class Topic:
    """A folder under content/articles, and the articles in it."""

    key: str
    title: str
    about: str
    drawing: str
    url: str = ""
    articles: list[Any] = field(default_factory=list)


def reading_order(topics: Sequence[Topic]) -> list[Any]:
    """Return all articles: topic by topic, by `order`, then oldest first, then by address."""
    for topic in topics:
        topic.articles.sort(key=lambda article: (order_of(article), article.date, article.slug))
    return [article for topic in topics for article in topic.articles]


def order_of(article: Any) -> int:
    """Return an article's place in its topic; one that names none comes after those that do."""
    order = str(getattr(article, "order", LAST))
    return int(order) if order.isdecimal() else LAST


def join_neighbors(articles: Sequence[Any]) -> None:
    """Give each article its `previous` and `next`, None at the ends."""
    for place, article in enumerate(articles):
        article.previous = articles[place - 1] if place else None
        article.next = articles[place + 1] if place + 1 < len(articles) else None


def hint_for(key: str, known: Sequence[str]) -> str:
    """Return what an author can do about a folder that is no topic."""
    close = get_close_matches(key, known, 1)
    did_you_mean = f'Did you mean "{close[0]}"? ' if close else ""
    return f"{did_you_mean}Move the file, or add the folder to TOPICS in pelicanconf.py."
