"""Says what is wrong, all of it, in the words of an office manager."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that must be mended: the file, its line, what is wrong, what to type."""

    path: str
    line: int
    message: str
    hint: str

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.message}"
        return f"{text}\n    hint: {self.hint}" if self.hint else text


def sort_problems(found: Iterable[tuple[str, int, str, str]]) -> list[Problem]:
    """Return each problem once, by file and line."""
    return sorted({Problem(*problem) for problem in found})


def report(problems: list[Problem], had_a_site: bool) -> str:
    """Return the whole message: every problem, then what became of the site."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    site = "the last good site is untouched" if had_a_site else "there is no site yet"
    return "\n".join([*map(str, problems), f"{count}. Nothing was published; {site}."])


def report_warnings(warnings: list[Problem]) -> str:
    """Return every warning and a last line that says the site is there all the same."""
    told = [str(one._replace(message=f"warning: {one.message}")) for one in warnings]
    count = "1 warning" if len(warnings) == 1 else f"{len(warnings)} warnings"
    return "\n".join([*told, f"{count}. The site was built all the same."])
