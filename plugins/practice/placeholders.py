"""Words of the practice that a text can name: {practice.phone}, {place.emergency}."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .model import Phone
from .place import Place
from .practice import Practice

# What is no word for a reader: settings of the website, and the numbers of a whole list of lines.
LEFT_OUT = {"demo", "brand", "safety", "review", "time_zone"}
SHORT = {"practice.email": "practice.contact.email", "practice.phone": "practice.contact.phone"}

Placeholder = dict[str, str]


def list_placeholders(practice: Practice, place: Place | None) -> dict[str, Placeholder | None]:
    """Return each name that may stand in braces, and what stands for it; None where nothing is set.

    `text` is what a reader sees; `address`, where there is one, is what a tap on it opens.
    """
    found = dict(_name_values("practice", practice, LEFT_OUT))
    found |= {short: found[name] for short, name in SHORT.items()}
    if place:
        emergency = {"text": place.emergency.number, "address": place.emergency.uri}
        found |= {"place.name": {"text": place.name}, "place.emergency": emergency}
        found |= dict(_name_values("place.words", place.words, set()))
    return found


def _name_values(
    name: str, part: BaseModel, left_out: set[str]
) -> Iterator[tuple[str, Placeholder | None]]:
    """Yield what a part and the parts in it hold. Lists of parts are for pages, not for a word."""
    for key in type(part).model_fields:
        value = getattr(part, key)
        here = f"{name}.{key}"
        if key in left_out:
            continue
        if isinstance(value, BaseModel) and not isinstance(value, Phone):
            yield from _name_values(here, value, set())
        elif not (isinstance(value, list) and any(isinstance(one, BaseModel) for one in value)):
            yield here, _show(value)


def _show(value: Any) -> Placeholder | None:
    if value is None or value == [] or isinstance(value, bool):
        return None
    if isinstance(value, Phone):
        return {"text": value.display, "address": value.uri}
    if isinstance(value, list):
        return {"text": ", ".join(map(str, value))}
    if isinstance(value, datetime.date):
        return {"text": value.isoformat()}
    text = str(value)
    if text.startswith("https://"):
        return {"text": text.removeprefix("https://"), "address": text}
    if "@" in text and " " not in text:
        return {"text": text, "address": f"mailto:{text}"}
    return {"text": text}
