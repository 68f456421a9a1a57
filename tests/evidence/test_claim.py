"""What a text may say of a study: its figures, and no more than it can show."""

from __future__ import annotations

import pytest
from evidence.claim import check_claims, find_claims
from evidence.model import Source

LINKS = Source(
    "links2018",
    "",
    finding="In 295 studies with 30,000 people, about 1 in 20 people said so.",
    limit="It goes with about 8% of the differences.",
    year="2018",
    confirmed="primary",
)
TRIAL = Source(
    "trial2011", "", finding="In a trial with 63 clients.", confirmed="secondary", design="trial"
)
UNSEEN = Source("unseen1986", "", finding="69 of 100 believed it.")
SOURCES = {source.key: source for source in (LINKS, TRIAL, UNSEEN)}


def told(text: str, excuses: dict | None = None) -> list[str]:
    claims = find_claims(text.split("\n"), 1, ())
    return [f"{line}: {what}" for line, what, _ in check_claims(claims, SOURCES, excuses or {})]


@pytest.mark.parametrize(
    "text",
    [
        "In 295 studies, people did better [@links2018].",
        "In 295 studies with 30,000 people, about 1 in 20 said so [@links2018].",
        "About 8% of the differences go with it [@links2018].",
        "Published in 2018 [@links2018].",
        "You could name 3 wishes.",
        "A session often lasts 50 minutes.",
        "1. First\n2. Second",
        "A link does not show that one leads to the other [@links2018].",
        "Whether feedback reduces harm is not known [@links2018].",
        "Those who were told stayed longer; telling them led to that [@trial2011].",
        "See [page seven](/page-70/) [@links2018].",
        "Write `42` [@links2018].",
    ],
)
def test_what_the_source_bears_out_passes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("In 296 studies, people did better [@links2018].", '1: "296" is not in the entry of links2018'),
        ("One.\n\nIn 31,000 people [@links2018].", '3: "31,000" is not in the entry of links2018'),
        ("About 1 in 30 people [@links2018].", '1: "30" is not in the entry of links2018'),
        ("About 9.5% [@links2018].", '1: "9.5" is not in the entry of links2018'),
        ("- In 12 studies [@links2018].", '1: "12" is not in the entry of links2018'),
        ("> In 12 studies [@links2018].", '1: "12" is not in the entry of links2018'),
        ("In 63 clients [@links2018; @trial2011], 64 left.", '1: "64" is not in the entry of links2018, trial2011'),
        ("Of 100, 69 believed it [@unseen1986].", '1: "100": unseen1986 was not confirmed'),
        ("In 40 studies, people did better.", '1: "40 studies" names no source'),
        ("About 9 in 10 people lie.", '1: "9 in 10" names no source'),
        ("Therapy helps 75% of people.", '1: "75%" names no source'),
        ("A survey of 14,587 people found it.", '1: "14,587 people" names no source'),
        ("Empathy leads to better results [@links2018].", '1: "leads to" says more than links2018 can show'),
        ("Stigma causes delay [@links2018].", '1: "causes" says more than links2018 can show'),
        ("Feedback reduces harm [@links2018].", '1: "reduces" says more than links2018 can show'),
        ("It improves outcomes [@links2018].", '1: "improves outcomes" says more than links2018 can show'),
        ("People stayed because of it [@links2018].", '1: "because of" says more than links2018 can show'),
        ("It led to\nmore [@trial2011; @links2018].", '1: "led to" says more than trial2011, links2018 can show'),
    ],
)  # fmt: skip
def test_what_says_more_is_named_with_its_line(text: str, problem: str) -> None:
    assert problem in told(text)


def test_a_figure_is_excused_on_its_line_and_nowhere_else() -> None:
    text = "About 9 in 10 people lie.\n\nAbout 9 in 10 people lie."
    assert told(text, {1: [("9 in 10", "quoted")]}) == ['3: "9 in 10" names no source']


def test_code_is_no_claim() -> None:
    lines = ["```", "In 40 studies, it helps.", "```"]
    assert find_claims(lines, 5, {5, 6, 7}) == []
