"""Who may sign, as the practice's file says it: its clinicians, and how long a review holds."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

MONTHS = 12  # practice.toml's own default


class TeamError(Exception):
    """Nobody of that name works here, or the file can't be read; the words say what to type."""


@dataclass(frozen=True)
class Team:
    """The clinicians of a practice by name, and the months until a page is due again."""

    names: tuple[str, ...]
    months: int = MONTHS

    def find(self, written: str) -> str:
        """Return the clinician's name as the practice writes it. Raises TeamError."""
        known = {name.casefold(): name for name in self.names}
        if written.casefold() in known:
            return known[written.casefold()]
        parts = [name for name in self.names if written.casefold() in name.casefold().split()]
        if len(parts) == 1:
            return parts[0]
        close = get_close_matches(written.casefold(), known, 1)
        hint = f'Did you mean "{known[close[0]]}"?' if close else f"Here work: {self}."
        raise TeamError(f'No clinician of the practice is called "{written}". {hint}')

    def __str__(self) -> str:
        return ", ".join(self.names) or "nobody yet"


def read_team(files: Sequence[Path]) -> Team:
    """Return the team of the first file that names one; files lie one over the next.

    A practice never takes over the people of a demo. Raises TeamError.
    """
    names: tuple[str, ...] = ()
    months = 0
    for place, path in enumerate(files):
        values = _read(path)
        inherited = place > 0 and values.get("demo") is True
        found = values.get("clinicians", []) if not inherited else []
        names = names or tuple(str(one["name"]) for one in found if one.get("name"))
        months = months or int(values.get("review", {}).get("months", 0))
    return Team(names, months or MONTHS)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise TeamError(f"{path} can’t be read: {error}. Type: python3 tasks.py check") from error
