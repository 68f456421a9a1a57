"""Reviews on the pages of a built site."""

from __future__ import annotations

import datetime
import json

import pytest
from review.model import hash_text

TODAY = datetime.date.today()
FILE = "content/articles/alliance/an-article.md"
PAGE = "articles/alliance/an-article.md"
ADDRESS = "/articles/an-article/"


def ledger(
    text: str, days_ago: int = 10, due_in: int = 300, page: str = PAGE, by: str = "Ada Example"
) -> str:
    on, due = TODAY - datetime.timedelta(days=days_ago), TODAY + datetime.timedelta(days=due_in)
    return f'[[reviews]]\npage = "{page}"\nby = "{by}"\non = {on}\ndue = {due}\ntext = "{hash_text(text.encode())}"\n'


def words_of(page) -> str:
    return " ".join(page.select_one(".review").get_text().split())


def data_of(page) -> dict:
    return json.loads(page.select_one('script[type="application/ld+json"]').string)


def test_an_unsigned_page_says_that_this_practice_has_not_reviewed_it(build) -> None:
    page = build().page(ADDRESS)
    assert "This practice has not reviewed this page yet." in words_of(page)
    assert not {"lastReviewed", "reviewedBy"} & set(data_of(page))


def test_a_signed_page_says_who_checked_it_when_and_until_when(build, files) -> None:
    built = build({"reviews.toml": ledger(files[FILE])})
    assert (built.exit_code, built.errors) == (0, "")
    page = built.page(ADDRESS)
    assert "Checked by Ada Example on" in words_of(page)
    assert "Next check by" in words_of(page)
    data = data_of(page)
    assert data["reviewedBy"]["name"] == "Ada Example"
    assert data["lastReviewed"] == str(TODAY - datetime.timedelta(days=10))
    assert data["author"]["name"] == "Beforehand"
    assert data["dateModified"] == "2026-11-01"


def test_a_changed_page_says_so_and_is_no_longer_reviewed(build, files) -> None:
    built = build({"reviews.toml": ledger(files[FILE] + "x")})
    page = built.page(ADDRESS)
    assert "This page has changed since Ada Example checked it" in words_of(page)
    assert "lastReviewed" not in data_of(page)
    assert (
        "reviews.toml:1: warning: content/articles/alliance/an-article.md has changed"
        in built.errors
    )
    assert "python3 tasks.py review sign articles/alliance/an-article.md" in built.errors


def test_an_overdue_page_warns_and_says_so(build, files) -> None:
    built = build({"reviews.toml": ledger(files[FILE], 400, -30)})
    assert built.exit_code == 0
    assert "was due to be read again 30 days ago" in built.errors
    assert "The next check was due on" in words_of(built.page(ADDRESS))


@pytest.mark.parametrize(("days", "code"), [(180, 0), (181, 1)])
def test_what_is_far_overdue_stops_a_publish(build, files, days: int, code: int) -> None:
    built = build({"reviews.toml": ledger(files[FILE], 700, -days)}, PUBLISHING=True)
    assert built.exit_code == code
    assert build({}, PUBLISHING=False).exit_code == 0


def test_a_signature_of_a_stranger_or_of_a_page_that_is_gone_warns(build, files) -> None:
    text = ledger(files[FILE], by="Zoe Gone") + ledger("x", page="pages/gone.md")
    errors = build({"reviews.toml": text}).errors
    assert "Zoe Gone signed content/articles/alliance/an-article.md, but is no clinician" in errors
    assert "content/pages/gone.md was signed, but is not on the site" in errors


def test_a_ledger_that_can_not_be_read_stops_the_build(build) -> None:
    built = build({"reviews.toml": "[[reviews]\n"})
    assert built.exit_code == 1
    assert "reviews.toml:1: " in built.errors


def test_the_signatures_of_a_practice_lie_beside_its_own_file(build, files, tmp_path) -> None:
    own = tmp_path / "practices" / "mine" / "practice.toml"
    built = build(
        {
            "practices/mine/practice.toml": files["practice.toml"],
            "practices/mine/reviews.toml": ledger(files[FILE]),
        },
        PRACTICE_FILE=str(own),
    )
    assert "Checked by Ada Example" in words_of(built.page(ADDRESS))


def test_a_change_log_stands_on_its_page_newest_first(build, article) -> None:
    text = "Title: T\nDate: 2026-11-01\nSummary: S.\nChanges: 2026-11-01: First.\n    2026-11-20: Second <b>.\n\n## A\n\nB.\n"
    page = build({FILE: text}).page(ADDRESS)
    lines = [" ".join(li.get_text().split()) for li in page.select(".review__log li")]
    assert lines == ["November 20, 2026: Second <b>.", "November 1, 2026: First."]


def test_a_change_without_a_date_is_a_mistake_with_its_line(build) -> None:
    text = "Title: T\nDate: 2026-11-01\nSummary: S.\nChanges: 2026-11-01: First.\n    Lately: Second.\n\n## A\n\nB.\n"
    built = build({FILE: text})
    assert built.exit_code == 1
    assert 'an-article.md:5: "Lately: Second." does not start with a date' in built.errors


RECORD = "/articles/an-article/checked/"


def test_every_article_and_list_leads_to_its_quality_record(build) -> None:
    built = build()
    for address in (ADDRESS, "/what-to-expect/a-list/"):
        link = built.page(address).select_one(".review a")
        assert link["href"] == f"{address}checked/"
        assert built.page(link["href"]).h1.get_text(strip=True) == "How this page was checked"
    rows = built.page("/checked/").select(".checked tbody tr")
    assert [row.a["href"] for row in rows] == [
        f"{ADDRESS}checked/",
        "/what-to-expect/a-list/checked/",
    ]


def test_what_nobody_has_checked_says_so(build) -> None:
    words = build().page(RECORD).main.get_text()
    assert words.count("Nobody has checked this yet") >= 9


def test_a_person_s_answers_are_counted_and_shown_as_theirs(build, article) -> None:
    text = (
        "Title: T\nDate: 2026-11-01\nSummary: S.\nPemat: 1 agree, 2 disagree, 6 N/A\n\n## A\n\nB.\n"
    )
    before = build().page(RECORD)
    after = build({FILE: text}).page(RECORD)
    answers = [one.get_text(strip=True) for one in after.select("#pemat ~ .points .points__answer")]
    assert [" ".join(answer.split()) for answer in answers[:2]] == [
        "Yes, says a person",
        "No, says a person",
    ]
    assert before.get_text().count("says a person") == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1 agre", '"1 agre" holds no answer'),
        ("3 agree", "a program decides item 3 of PEMAT"),
        ("99 agree", '"99 agree" names no item of PEMAT'),
        ("agree", '"agree" names no item of PEMAT'),
    ],
)
def test_an_answer_that_is_none_is_a_mistake_with_its_line(build, line: str, message: str) -> None:
    text = f"Title: T\nDate: 2026-11-01\nSummary: S.\nPemat: {line}\n\n## A\n\nB.\n"
    built = build({FILE: text})
    assert built.exit_code == 1
    assert f"an-article.md:4: {message}" in built.errors


def test_the_record_counts_the_links_that_lead_to_a_page(build, article) -> None:
    built = build(article("## A\n\nSee [fees](/fees/), [here](#a), [help](/help-now/).\n"))
    words = " ".join(built.page(RECORD).get_text().split())
    assert "3 checked. " in words
    assert "nowhere" not in words


def test_a_site_in_a_folder_of_its_host_has_the_same_record(build, article) -> None:
    built = build(article("## A\n\nSee [help](/help-now/).\n"), SITEURL="/guide")
    page = built.page(RECORD)
    assert "1 checked. It leads to a page." in " ".join(page.get_text().split())
    assert page.select_one(".band__crumb a")["href"] == f"/guide{ADDRESS}"


def test_a_grade_can_be_worked_out_by_hand_from_the_figures_beside_it(build) -> None:
    text = "Title: T\nDate: 2026-11-01\nSummary: S.\n\n## A heading\n\nYou could ask a therapist. It is easy.\n\n- A beautiful idea.\n"
    page = build({FILE: text}).page(RECORD)
    shown = {
        dt.get_text(strip=True): [
            " ".join(dd.get_text().split()) for dd in dt.find_next_siblings("dd")
        ]
        for dt in page.select("#reading ~ dl dt")
    }
    # A heading. You could ask a therapist. It is easy. A beautiful idea.
    words, sentences, syllables, long_words = 13, 4, 21, 3
    grade, worked = shown["Flesch–Kincaid grade"]
    assert worked == f"0.39 × {words} ÷ {sentences} + 11.8 × {syllables} ÷ {words} − 15.59"
    assert grade == f"{0.39 * words / sentences + 11.8 * syllables / words - 15.59:.1f}"
    grade, worked = shown["SMOG grade"]
    assert worked == f"1.0430 × √({long_words} × 30 ÷ {sentences}) + 3.1291"
    assert grade == f"{1.0430 * (long_words * 30 / sentences) ** 0.5 + 3.1291:.1f}"


def test_a_text_without_a_change_log_says_when_its_first_version_is_from(build) -> None:
    page = build().page(ADDRESS)
    assert [" ".join(li.get_text().split()) for li in page.select(".review__log li")] == [
        "November 1, 2026: First version."
    ]
