"""What went wrong in a build, read from what the build printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

# "content/pages/privacy.md:12: the link leads nowhere", also with a column after the line
PROBLEM = re.compile(
    r"^(?P<file>(?:[A-Za-z]:[\\/])?\S[^:\n]*):(?P<line>\d+):(?:\d+:)? (?P<message>.+)$"
)
HINT = re.compile(r"^\s+hint: (?P<hint>.+)$")
# Programs color what they print for a terminal; a page has no use for that.
COLOR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
LAST_LINES = 30


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it is, what is wrong, what to type."""

    file: str
    line: int
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Outcome:
    """How a build ended. `problems` and `rest` are empty when it ended well.

    `rest` is what the build said beside the problems: the closing line, or, where no problem
    could be read, the last lines of its output.
    """

    well: bool
    problems: Sequence[Problem] = field(default_factory=tuple)
    rest: str = ""


def read_outcome(exit_code: int, errors: str) -> Outcome:
    """Return the outcome of a build from its exit code and what it wrote to stderr."""
    if exit_code == 0:
        return Outcome(well=True)
    problems: list[Problem] = []
    rest: list[str] = []
    for line in COLOR.sub("", errors).splitlines():
        if found := PROBLEM.match(line):
            problems.append(Problem(found["file"], int(found["line"]), found["message"].strip()))
        elif problems and (found := HINT.match(line)):
            problems[-1] = replace(problems[-1], hint=found["hint"].strip())
        elif line.strip():
            rest.append(line)
    if not rest and not problems:
        rest = [f"The build ended with code {exit_code} and gave no reason."]
    return Outcome(False, tuple(problems), "\n".join(rest[-LAST_LINES:]))
