"""What holds whatever a text is made to cost: limits, the clock, and claims. See test_pathological."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from evidence.claim import check_claims, find_claims
from evidence.model import Source
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import limits
from sources.source_text import read_source
from sources.time_limit import TookTooLong, time_limit

SIZE = "size"
HEAD = "Title: T\nDate: 2026-11-01\nSummary: S.\n\n"
LINE = 19_000  # below the limit of a line


def fill(piece: str, length: int = LINE) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def lines(piece: str, count: int = 45) -> str:
    return "\n\n".join([piece] * count)


TAGS = f"{HEAD}{fill('<a ')}\n"
# Paragraphs that ask much of the rules that look at claims once all texts are read
CLAIMS = {
    "digits": lines(fill("1")),
    "digits and commas": lines(fill("1,")),
    "figures": lines(fill("1 a b ")),
    "percents": lines(fill("1 % ")),
    "counts out of counts": lines(fill("1 in ")),
    "causes in one sentence": lines(f"[@a] {fill('because of ')}"),
    "causes in sentences": lines(f"[@a] {fill('reduces . ')}"),
}


@pytest.mark.fault(SIZE)
@pytest.mark.parametrize("text", CLAIMS.values(), ids=CLAIMS)
def test_the_claims_of_a_text_are_checked_soon(text: str) -> None:
    claims = find_claims(text.split("\n"), 1, ())
    start = time.process_time()
    check_claims(claims, {"a": Source("a", "")}, {})
    assert time.process_time() - start < 2


@pytest.mark.fault(SIZE)
def test_a_build_of_many_such_texts_ends_and_names_each(
    run_build: Callable[..., Any], tmp_path: Any
) -> None:
    slow = {f"content/articles/trust/slow-{n}.md": TAGS for n in range(2)}
    start = time.monotonic()
    ended = run_build(tmp_path, dict(slow))
    assert time.monotonic() - start < 20
    assert ended.exit_code == 1
    for name in slow:
        assert f"{name}:1: this file takes over " in ended.errors
    assert not (tmp_path / "output").exists()


@pytest.mark.fault(SIZE)
def test_the_time_is_up_even_within_one_regular_expression() -> None:
    with pytest.raises(TookTooLong), time_limit(0.2):
        re.match(r"(a+)+$", "a" * 40 + "b")


@pytest.mark.fault(SIZE)
def test_after_a_text_that_took_too_long_others_are_read(read: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sources.plugin.MOST_SECONDS", 0.05)
    assert read(TAGS).has(1, "this file takes over 0.05 seconds to read")
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL
    monkeypatch.undo()
    assert "Words" in read("Title: T\nSummary: S.\n\nWords.\n").html


@pytest.mark.fault(SIZE)
@given(st.text(alphabet="[]>-* a1.\t\n`#", max_size=400), st.integers(1, 60))
@settings(deadline=None)
def test_what_passes_the_limits_is_within_them(piece: str, times: int) -> None:
    found = limits.find_excess(piece * times)
    text = (piece * times).split("\n")
    if not found:
        assert max(map(len, text)) <= limits.LONGEST_LINE
        assert len(text) <= limits.MOST_LINES
        assert max(line.count("[") + line.count("]") for line in text) <= limits.MOST_BRACKETS
    assert all(1 <= number <= len(text) + 1 and message and hint for number, message, hint in found)


@pytest.mark.fault("text")
@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read_and_what_is_wrong_has_a_line(raw: bytes) -> None:
    found = read_source(raw)
    for number, message, hint in found.problems:
        assert 1 <= number <= raw.count(b"\n") + raw.count(b"\r") + 1
        assert message.isprintable()
        assert hint
    if not found.problems:
        assert found.text.replace("\n", "\r\n") in raw.decode("utf-8-sig").replace(
            "\r\n", "\n"
        ).replace("\n", "\r\n")


@pytest.mark.fault("text")
@given(st.text(max_size=200))
@settings(deadline=None)
def test_text_without_a_problem_is_read_as_it_is(text: str) -> None:
    found = read_source(text.encode("utf-8", "surrogatepass"))
    if not found.problems:
        assert found.text == text.replace("\r\n", "\n").removeprefix("\ufeff")
