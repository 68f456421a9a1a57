"""One thing that is not right in practice.toml, and how much that matters."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from .toml_lines import Place


class Weight(Enum):
    """What a finding does to a build."""

    STOPS = "stops every build"
    STOPS_PUBLISHING = "is a warning while you write, and stops publishing"
    WARNS = "is a warning, also on publishing"
    WARNS_ON_PUBLISHING = "is a warning on publishing only"


class Finding(NamedTuple):
    """What is wrong, where, and what to type instead."""

    place: Place
    message: str
    hint: str
    weight: Weight = Weight.STOPS
    is_secret: bool = False


def name_of(place: Place) -> str:
    """Return a place as a person says it: "phone" in [contact]."""
    names = [str(step) for step in place if not isinstance(step, int)]
    inside = f" in [{'.'.join(names[:-1])}]" if len(names) > 1 else ""
    return f'"{names[-1]}"{inside}' if names else "the file"
