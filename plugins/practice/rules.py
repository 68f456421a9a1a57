"""What a sensible reviewer checks before a practice's details go online.

Every rule reads the values as they were typed, so that one mistake does not hide another: what
has the wrong kind is passed over here, as the model tells it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .contrast import nearest, weaknesses
from .finding import Finding, Weight
from .model import COLOR
from .practice import Brand
from .toml_lines import Place
from .wording import check_wording, texts_in

SOON = datetime.timedelta(days=30)
LARGE_PICTURE = 600_000  # bytes
# The entry of a photo's data that leads to its location, written from either end.
GPS_TAGS = (b"\x88\x25\x00\x04", b"\x25\x88\x04\x00")
# Kept free for examples by the standards (RFC 2606), so nobody can be reached there.
RESERVED = re.compile(r"(?:^|[.@])(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$", re.I)
MADE_UP_PHONE = re.compile(r"\b555[ .-]?01\d\d\b")


@dataclass(frozen=True)
class Surroundings:
    """What the rules need to know beside the file itself."""

    today: datetime.date
    picture_folders: list[Path] = field(default_factory=list)
    formulas: Mapping[str, str] = field(default_factory=dict)


def check_all(values: dict[str, Any], around: Surroundings) -> list[Finding]:
    """Return everything the rules find in the values of a practice.toml."""
    return [
        *check_wording(values),
        *check_brand(values, around),
        *check_people(values, around),
        *check_ways(values),
        *check_hidden_street(values),
        *check_ready(values),
    ]


def check_people(values: dict[str, Any], around: Surroundings) -> Iterator[Finding]:
    """Supervisors, licenses, pictures, names that would share one page."""
    seen: dict[str, str] = {}
    for place, person in tables(values, "clinicians"):
        who = str(person.get("name") or "this person")
        address = re.sub(r"\W+", "-", who.lower())
        if address in seen:
            hint = "Take one out, or add what tells them apart, such as a middle name."
            yield Finding((*place, "name"), f"“{who}” is listed twice in [clinicians]", hint)
        seen[address] = who
        if person.get("associate") is True and not person.get("supervisor"):
            hint = 'Add a line such as: supervisor = "Ines Calloway, PhD"'
            message = f"{who} is an associate without a supervisor"
            yield Finding((*place, "associate"), message, hint)
        if person.get("supervisor") and person.get("associate") is not True:
            hint = "Add associate = true, or take the supervisor out."
            message = f"{who} has a supervisor, but is not marked as an associate"
            yield Finding((*place, "supervisor"), message, hint, Weight.WARNS)
        if person.get("photo") and not str(person.get("photo_alt") or "").strip():
            if "photo_alt" not in person:  # an empty one is told by the model
                hint = 'Add a line such as: photo_alt = "A man with a beard, by a window."'
                message = f"the photo of {who} has no words for people who can’t see it"
                yield Finding((*place, "photo"), message, hint)
        elif person.get("photo_alt") and not person.get("photo"):
            hint = "Add the photo, or take this line out."
            message = f"{who} has “photo_alt” without a photo"
            yield Finding((*place, "photo_alt"), message, hint, Weight.WARNS)
        yield from check_picture((*place, "photo"), person.get("photo"), around)
        for number, license_ in enumerate(listed(person.get("licenses"))):
            yield from check_license((*place, "licenses", number), license_, who, around.today)


def check_license(
    place: Place, license_: dict[str, Any], who: str, today: datetime.date
) -> Iterator[Finding]:
    """A license that is no longer valid, or soon won't be."""
    ends = license_.get("expires")
    if isinstance(ends, datetime.datetime) or not isinstance(ends, datetime.date):
        return
    place = (*place, "expires")
    if ends < today:
        hint = "When it is renewed, write the new date. Until then, take the person or license out."
        message = f"the license of {who} expired on {ends}"
        yield Finding(place, message, hint, Weight.STOPS_PUBLISHING)
    elif ends <= today + SOON:
        message = f"the license of {who} expires on {ends}"
        yield Finding(place, message, "When it is renewed, write the new date.", Weight.WARNS)


def check_picture(place: Place, name: Any, around: Surroundings) -> Iterator[Finding]:
    """A picture that is not there, or that makes visitors wait."""
    if not isinstance(name, str) or not name or "/" in name or not around.picture_folders:
        return
    found = find_picture(name, around.picture_folders)
    if found is None:
        folders = " or ".join(shown(folder) for folder in around.picture_folders)
        hint = f"Put the file into {folders}, or correct its name (large and small letters count)."
        yield Finding(place, f"there is no picture “{name}”", hint)
    elif tells_where(found.read_bytes()):
        hint = "Take a screenshot of it, or save it without its location, and use that."
        yield Finding(place, f"“{name}” holds the place where it was taken", hint)
    elif found.stat().st_size > LARGE_PICTURE:
        size = found.stat().st_size / 1_000_000
        hint = "Save it smaller: 800 pixels wide is plenty."
        yield Finding(place, f"“{name}” has {size:.1f} MB; phones wait for it", hint, Weight.WARNS)


def check_brand(values: dict[str, Any], around: Surroundings) -> Iterator[Finding]:
    """Pictures of the brand, and colors that can't be read."""
    brand = values.get("brand")
    if not isinstance(brand, dict):
        return
    for key in ("logo", "logo_dark"):
        yield from check_picture(("brand", key), brand.get(key), around)
    given = {key: brand.get(key) for key in ("color", "color_dark") if brand.get(key) is not None}
    if not around.formulas or not all(
        isinstance(value, str) and COLOR.match(value) for value in given.values()
    ):
        return
    exact = brand.get("exact") is True

    def weak(**changed: str) -> list[Any]:
        return weaknesses(
            around.formulas, Brand.model_validate({**given, **changed, "exact": exact}).values
        )

    weakest = {pair.scheme: pair for pair in reversed(weak())}
    for scheme, pair in weakest.items():
        key = "color_dark" if scheme == "dark" and "color_dark" in given else "color"
        start = given.get(key) or Brand().color

        def passes(color: str, key: str = key, scheme: str = scheme) -> bool:
            return not any(pair.scheme == scheme for pair in weak(**{key: color}))

        better = nearest(start, passes)
        on = {"text": "text", "control": "lines and buttons"}[pair.kind]
        message = (
            f'"{key}" in [brand] is too hard to read on {scheme} pages: {on} would have a contrast '
            f"of {pair.ratio:.1f} to 1, and {pair.least} is the least"
        )
        hint = f'The nearest color that passes: {key} = "{better}"' if better else "Pick another."
        if exact:
            hint += "; or take out exact = true."
        yield Finding(("brand", key), message, hint)


def check_ways(values: dict[str, Any]) -> Iterator[Finding]:
    """Buttons and exits that lead nowhere."""
    action, contact = table(values, "action"), table(values, "contact")
    to = action.get("to")
    if to == "phone" and not contact.get("phone"):
        hint = "Add phone to [contact], or choose another: contact, email, portal."
        yield Finding(("action", "to"), '"to" in [action] is "phone", but there is none', hint)
    if to == "portal" and not values.get("portal"):
        hint = "Add [portal] with its link, or choose another: contact, email, phone."
        yield Finding(("action", "to"), '"to" in [action] is "portal", but there is none', hint)
    leave, own = table(values, "safety").get("leave_to"), values.get("web_address")
    if leave and own and host_of(leave) == host_of(own):
        hint = "Use a page that anyone might have open, such as the weather."
        yield Finding(
            ("safety", "leave_to"), '"leave_to" in [safety] stays on your own website', hint
        )
    licensed = {
        str(one.get("region", "")).lower()
        for _, person in tables(values, "clinicians")
        for one in listed(person.get("licenses"))
    }
    where = table(values, "telehealth").get("where")
    for number, region in enumerate(where if isinstance(where, list) else []):
        if licensed and isinstance(region, str) and region.lower() not in licensed:
            hint = "Add the license to the person who has it, or take the place out."
            message = f"nobody’s license in [clinicians] is for “{region}”"
            yield Finding(("telehealth", "where", number), message, hint, Weight.WARNS)


def check_hidden_street(values: dict[str, Any]) -> Iterator[Finding]:
    """A home address that is hidden in one place and told in another."""
    for place, location in tables(values, "locations"):
        street = location.get("street")
        if location.get("hide_street") is not True or not isinstance(street, list):
            continue
        secret = [str(part).lower() for line in street for part in str(line).split(",")]
        secret = [part.strip() for part in secret if re.search(r"\d+\s+\w|\w\s+\d+", part)]
        for other, text in texts_in(values):
            if other[: len(place)] == place and other[len(place)] == "street":
                continue
            if any(part in text.lower() for part in secret):
                hint = "Take the street out here, too."
                yield Finding(other, "this tells the street that hide_street keeps back", hint)


def check_ready(values: dict[str, Any]) -> Iterator[Finding]:
    """What is an example still: no reason to stop, but worth a look before publishing."""
    later = Weight.WARNS_ON_PUBLISHING
    if values.get("demo") is True:
        return
    if not values.get("clinicians"):
        hint = "Add [[clinicians]] with name, title and credentials."
        yield Finding(("clinicians",), "nobody is listed in [clinicians]", hint, later)
    for place, text in texts_in(values):
        key = place[-1]
        if key == "email" and RESERVED.search(text):
            hint = "Write one that you read."
            yield Finding(place, f"“{text}” is an example; no email arrives there", hint, later)
        if key == "phone" and MADE_UP_PHONE.search(text):
            hint = "Write your own number, or take the line out."
            yield Finding(place, f"“{text}” is an example; nobody has this number", hint, later)


def tables(values: dict[str, Any], name: str) -> list[tuple[Place, dict[str, Any]]]:
    """Return each [[table]] of a name with its place."""
    many = values.get(name)
    rows = enumerate(many) if isinstance(many, list) else ()
    return [((name, number), row) for number, row in rows if isinstance(row, dict)]


def table(values: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a [table], empty where there is none."""
    one = values.get(name)
    return one if isinstance(one, dict) else {}


def listed(value: Any) -> list[dict[str, Any]]:
    """Return the tables of a list, or none."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def find_picture(name: str, folders: list[Path]) -> Path | None:
    """Return where a picture lies; the name counts letter by letter, as on a web host."""
    for folder in folders:
        if folder.is_dir() and name in {path.name for path in folder.iterdir() if path.is_file()}:
            return folder / name
    return None


def tells_where(picture: bytes) -> bool:
    """Say whether a photo holds a location, as telephones write it: perhaps somebody's home."""
    start = picture.find(b"Exif\x00\x00")
    head = picture[start : start + 65_536] if start >= 0 else b""
    return any(tag in head for tag in GPS_TAGS)


def shown(folder: Path) -> str:
    """Return a folder's name by its last two parts: "content/images"."""
    return "/".join(folder.parts[-2:])


def host_of(address: Any) -> str:
    """Return the computer an address leads to."""
    try:
        return (urlsplit(str(address)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
