"""Where a page stands, by its signatures and its text."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review.model import Signature, add_months, find_standing, hash_text, read_changes

DAY = datetime.date(2026, 11, 24)
PAGE = "articles/alliance/working-together.md"
TEXT = hash_text(b"words\n")


def signature(**given) -> Signature:
    usual = {"page": PAGE, "by": "Ada", "on": DAY, "due": DAY.replace(year=2027), "text": TEXT}
    return Signature(**{**usual, **given})


def test_a_hash_is_the_one_that_sha256sum_gives() -> None:
    assert hash_text(b"words\n") == "sha256:" + hashlib.sha256(b"words\n").hexdigest()


def test_line_ends_of_windows_and_a_byte_order_mark_change_no_signature() -> None:
    assert hash_text(b"\xef\xbb\xbfwords\r\nmore\r\n") == hash_text(b"words\nmore\n")


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=5))
def test_any_other_change_of_a_text_changes_its_hash(before: bytes, added: bytes) -> None:
    changed = before + added
    same = changed.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
    if same != before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf"):
        assert hash_text(before) != hash_text(changed)


def test_a_page_nobody_signed_is_unsigned() -> None:
    assert find_standing(PAGE, TEXT, [signature(page="pages/other.md")], DAY).state == "unsigned"


def test_a_signed_page_is_current_until_the_day_it_is_due() -> None:
    one = signature(due=DAY)
    assert find_standing(PAGE, TEXT, [one], DAY).state == "current"
    late = find_standing(PAGE, TEXT, [one], DAY + datetime.timedelta(days=3))
    assert (late.state, late.days_over, late.is_signed) == ("overdue", 3, True)


def test_a_changed_text_is_changed_even_when_it_is_overdue() -> None:
    standing = find_standing(
        PAGE, hash_text(b"other"), [signature(due=DAY)], DAY.replace(year=2028)
    )
    assert (standing.state, standing.is_signed) == ("changed", False)


def test_the_last_signature_counts() -> None:
    old = signature(text=hash_text(b"old"), on=DAY.replace(year=2025), due=DAY)
    assert find_standing(PAGE, TEXT, [signature(), old], DAY).signature == signature()


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        ("2026-11-24", 12, "2027-11-24"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-05-31", 36, "2029-05-31"),
    ],
)
def test_months_end_where_the_calendar_ends_them(day: str, months: int, result: str) -> None:
    date = datetime.date.fromisoformat
    assert add_months(date(day), months) == date(result)


def test_a_change_log_is_read_newest_first_and_a_line_without_a_date_is_named() -> None:
    changes, problems = read_changes(
        ["2026-11-23: First: words.", "2026-11-24: More.", "soon: x"], 7
    )
    assert [change.words for change in changes] == ["More.", "First: words."]
    assert [(line, message) for line, message, _ in problems] == [
        (9, '"soon: x" does not start with a date')
    ]
