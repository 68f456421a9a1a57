"""A build that may not go on: the words for whoever started it, and the exit code."""

from __future__ import annotations

PROBLEM = 1
BUSY = 75  # what a mail system calls a temporary failure: nothing is wrong, try again later


class RefusedError(Exception):
    """Something is not done. The words say where, what and why; the hint says what to type."""

    def __init__(self, words: str, hint: str = "", exit_code: int = PROBLEM) -> None:
        super().__init__(f"{words}\n    hint: {hint}" if hint else words)
        self.exit_code = exit_code


def closing_line(had_a_site: bool) -> str:
    """Return the last line of every build that ends without a new site."""
    site = "the last good site is untouched" if had_a_site else "there is no site yet"
    return f"Nothing was published; {site}."
