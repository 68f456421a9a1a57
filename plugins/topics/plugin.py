"""Topics in Pelican, which calls them categories.

| signal | handler | what it does |
|---|---|---|
| article_generator_finalized | sort_articles | context["topics"], article.topic, .previous, .next |
| all_generators_finalized | relate | article.related, checklist.to_read |
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from .model import LAST, Topic, hint_for, join_neighbors, reading_order
from .related import choose_related, choose_to_read


def sort_articles(generator: Any) -> None:
    """Sort articles into the topics of the TOPICS setting; report folders that are none."""
    settings = generator.settings
    topics = [Topic(**given) for given in settings.get("TOPICS", [])]
    problems = settings.setdefault("PROBLEMS", [])
    by_key = {topic.key: topic for topic in topics}
    for topic in topics:
        topic.url = settings["CATEGORY_URL"].format(slug=topic.key)
    for article in generator.articles:
        key = str(article.category)
        source = f"content/{article.get_relative_source_path()}"
        if key in by_key:
            article.topic = by_key[key]
            by_key[key].articles.append(article)
        else:
            message = f'"{key}" is not a topic'
            hint = hint_for(key, list(by_key))
            problems.append((source, 1, message, hint))
        order = str(getattr(article, "order", LAST))
        if not order.isdecimal():
            line = article.metadata.get("key_lines", {}).get("order", 1)
            message = f'the order "{order}" is not a whole number'
            problems.append((source, line, message, 'Write a line such as "Order: 2".'))
    join_neighbors(reading_order(topics))
    generator.context["topics"] = [topic for topic in topics if topic.articles]


def relate(generators: list[Any]) -> None:
    """Give articles and lists what to read with them. Lists are joined by then."""
    context = generators[0].context
    articles = reading_order(context.get("topics", []))
    for article in articles:
        article.related = choose_related(article, articles)
    for checklist in context.get("checklists", []):
        checklist.to_read = choose_to_read(checklist, articles)


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(sort_articles)
    signals.all_generators_finalized.connect(relate)
