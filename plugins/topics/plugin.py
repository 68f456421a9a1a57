"""Topics in Pelican, which calls them categories.

| signal | handler | what it does |
|---|---|---|
| article_generator_finalized | sort_articles | context["topics"], article.topic, .previous, .next |
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from .model import Topic, hint_for, join_neighbors, reading_order


def sort_articles(generator: Any) -> None:
    """Sort articles into the topics of the TOPICS setting; report folders that are none."""
    settings = generator.settings
    topics = [Topic(**given) for given in settings.get("TOPICS", [])]
    by_key = {topic.key: topic for topic in topics}
    for topic in topics:
        topic.url = settings["CATEGORY_URL"].format(slug=topic.key)
    for article in generator.articles:
        key = str(article.category)
        if key in by_key:
            article.topic = by_key[key]
            by_key[key].articles.append(article)
        else:
            source = f"content/{article.get_relative_source_path()}"
            message = f'"{key}" is not a topic'
            hint = hint_for(key, list(by_key))
            settings.setdefault("PROBLEMS", []).append((source, 1, message, hint))
    join_neighbors(reading_order(topics))
    generator.context["topics"] = [topic for topic in topics if topic.articles]


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(sort_articles)
