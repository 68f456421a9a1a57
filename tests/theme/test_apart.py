"""What is never acceptable: its ticks are for the reader's eyes, and never reach a sheet."""

from __future__ import annotations

OFF = "/what-to-expect/something-feels-off/"
APART = ".checklist__group[data-kind=apart]"


def test_a_sign_of_harm_can_be_ticked_but_not_marked_to_ask(visit) -> None:
    page = visit(OFF)
    assert page.locator(f"{APART} .item__box").count() >= 5
    assert page.locator(f"{APART} [data-ask]").count() == 0
    assert page.locator(f"{APART} textarea").count() == 0


def test_a_sign_of_harm_never_comes_onto_the_sheet(visit) -> None:
    page = visit(OFF)
    sign = page.locator(f"{APART} .item").first
    words = sign.locator(".item__label").inner_text()
    sign.locator(".item__box").check()
    page.goto(page.url.replace(OFF, "/my-sheet/"))
    assert words not in page.locator("main").inner_text()
    page.go_back()
    assert page.locator(f"{APART} .item__box").first.is_checked()


def test_what_else_was_ticked_on_that_page_does_come_onto_the_sheet(visit) -> None:
    page = visit(OFF)
    page.locator(f"{APART} .item__box").first.check()
    fold = page.locator("details.situation").nth(2)
    fold.locator("summary").first.click()
    other = fold.locator(".item").first
    words = other.locator(".item__label").inner_text()
    other.locator(".item__box").check()
    page.goto(page.url.replace(OFF, "/my-sheet/"))
    assert words in page.locator("[data-sheet]").inner_text()
    assert page.locator("[data-row]:visible").count() == 1


def test_the_steps_for_what_is_never_acceptable_lead_to_help_and_to_no_confrontation(visit) -> None:
    first = visit(OFF).locator("details.situation").first
    words = first.inner_text().lower()
    assert first.locator('a[href="/help-now/"]').count() >= 1
    assert "complaint" in words
    for never in (
        "tell your therapist",
        "say to your therapist",
        "confront",
        "talk to your therapist",
        "ask your therapist",
    ):
        assert never not in words
