"""Topics: the order of reading, and what to read with an article or a list."""

from __future__ import annotations

import pytest

HEAD = "Title: {title}\nDate: 2026-11-{day:02}\nSummary: S.\n{more}\n## A\n\nB.\n"


def article(title: str, day: int = 1, more: str = "") -> str:
    return HEAD.format(title=title, day=day, more=more)


def shown(page) -> list[str]:
    return [one.get_text(strip=True) for one in page.select(".contents__title")]


def test_articles_of_a_topic_stand_by_order_then_by_age(build) -> None:
    folder = "content/articles/alliance/"
    built = build(
        {
            f"{folder}an-article.md": None,
            f"{folder}new.md": article("New", 3),
            f"{folder}old.md": article("Old", 2),
            f"{folder}second.md": article("Second", 1, "Order: 2\n"),
            f"{folder}first.md": article("First", 9, "Order: 1\n"),
        }
    )
    assert built.exit_code == 0
    assert shown(built.page("/topics/alliance/")) == ["First", "Second", "Old", "New"]


def test_an_order_that_is_no_number_is_a_mistake_with_its_line(build) -> None:
    built = build({"content/articles/alliance/an-article.md": article("T", 1, "Order: last\n")})
    assert built.exit_code == 1
    assert 'an-article.md:4: the order "last" is not a whole number' in built.errors


@pytest.fixture
def library(build):
    """Three topics; the lists of two of them are for one stage."""
    lists = "Checklists: a-list\n"
    return build(
        {
            "content/articles/alliance/an-article.md": article("One", 1, lists),
            "content/articles/alliance/two.md": article("Two", 2),
            "content/articles/alliance/three.md": article("Three", 3),
            "content/articles/empathy/four.md": article("Four", 4),
            "content/articles/communication/five.md": article("Five", 5, lists),
        }
    )


def related(page) -> list[str]:
    return [link.get_text(strip=True) for link in page.select(".related a")]


def test_what_is_for_the_same_stage_comes_before_what_is_of_the_same_topic(library) -> None:
    # Two comes next anyway: the page leads there already.
    assert related(library.page("/articles/an-article/")) == ["A list", "Five", "Three"]


def test_a_list_leads_to_the_articles_that_name_it(library) -> None:
    assert related(library.page("/what-to-expect/a-list/")) == ["One", "Five"]


def test_an_article_with_nothing_near_says_nothing(library) -> None:
    assert not library.page("/articles/four/").select(".related")
