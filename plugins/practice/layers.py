"""One practice.toml laid over another: what is written above hides what is written below."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from .toml_file import TomlFile
from .toml_lines import Place

# These belong to one practice alone.
NEVER_INHERITED = ("demo", "web_address")
# All else in an invented practice is invented: nobody real may end up with its phone number.
INHERITED_FROM_A_DEMO = ("language", "safety", "review")


@dataclass(frozen=True)
class Layers:
    """What the files say together, and which of them says it. The first file is the uppermost."""

    values: dict[str, Any]
    files: list[tuple[str, TomlFile]] = field(default_factory=list)

    def where(self, place: Place) -> tuple[str, int]:
        """Return the file and the line of a place, or of the nearest thing around it."""
        while place:
            for number, (name, file) in enumerate(self.files):
                if place in file.lines and not (number and self._is_hidden(place)):
                    return name, file.lines[place]
            place = place[:-1]
        return self.files[0][0], 1

    def is_unread(self, place: Place) -> bool:
        """Say whether a place stands on a line that can't be read, which was told already."""
        starts = {place[:length] for length in range(1, len(place) + 1)}
        return any(starts & file.unread for _, file in self.files)

    def _is_hidden(self, place: Place) -> bool:
        """Say whether a lower file's place is in a list that the upper file has too."""
        upper: Any = self.files[0][1].values
        for step in place:
            if isinstance(upper, list):
                return True
            if not isinstance(upper, dict) or step not in upper:
                return False
            upper = upper[step]
        return isinstance(upper, list)


def lay_over(top: tuple[str, TomlFile], base: tuple[str, TomlFile] | None) -> Layers:
    """Return the values of `top` laid over those of `base`.

    Tables are merged key by key; lists and single values are replaced.
    """
    over = top[1].values
    if base is None:
        return Layers(over, [top])
    below = {key: value for key, value in base[1].values.items() if key not in NEVER_INHERITED}
    if base[1].values.get("demo") is True and over.get("demo") is not True:
        below = {key: value for key, value in below.items() if key in INHERITED_FROM_A_DEMO}
    if over.get("country", below.get("country")) != below.get("country"):
        below.pop("region", None)  # a part of another country
    lines = {place: line for place, line in base[1].lines.items() if place[0] in below}
    return Layers(merge(below, over), [top, (base[0], replace(base[1], lines=lines))])


def merge(below: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return two tables as one; where both say something, `over` counts."""
    both = dict(below)
    for key, value in over.items():
        under = both.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            value = merge(under, value)
        both[key] = value
    return both
