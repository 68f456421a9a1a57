"""The contract is held: every line of it has a case, and no case names a line that is not there."""

from __future__ import annotations

from pathlib import Path

from tests.faults.case_count import lines_below, lines_in, sum_up
from tests.faults.contract import LINES, NOT_YET

TESTS = Path(__file__).parents[1]


def test_every_line_of_the_contract_has_a_case() -> None:
    assert set(LINES) - lines_below(TESTS) - NOT_YET == set()


def test_every_case_names_a_line_of_the_contract() -> None:
    assert lines_below(TESTS) - set(LINES) == set()


def test_what_is_not_yet_held_is_a_line_of_the_contract() -> None:
    assert set(LINES) >= NOT_YET


def test_markers_are_found_above_tests_and_for_whole_modules() -> None:
    source = (
        'pytestmark = pytest.mark.fault("a")\n@pytest.mark.fault("b")\ndef test_x(): pass\n'
        'CASES = [pytest.param(1, marks=pytest.mark.fault("c"))]\n'
    )
    assert set(lines_in(source)) == {"a", "b", "c"}


def test_the_sum_counts_cases_and_the_lines_that_they_hold() -> None:
    told = sum_up(["a", "a", "b"], ["a", "b", "c"])
    assert told == "Faults: 3 cases hold 2 of the 3 lines of the contract"
