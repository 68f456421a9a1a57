"""A place: the country a practice works in, and whom to call there."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Literal

from pydantic import Field

from .model import Address, Part, Words


class Fact(Part):
    """Something that must be true: where it comes from, when it was checked, and how well.

    `confirmed` is "primary" (the service's own page or an official source) or "secondary".
    """

    source: Words
    checked: datetime.date
    confirmed: Literal["primary", "secondary"]


class Emergency(Fact):
    """The number for danger to life."""

    number: Words
    what: Words

    @property
    def uri(self) -> str:
        """The number as a link."""
        return f"tel:{digits(self.number)}"


class Call(Part):
    """A number to call or to text; `word` is what a text message has to say, or ""."""

    display: str
    uri: str
    word: str = ""


class Line(Fact):
    """One service that answers."""

    need: Words
    name: Words
    about: Words
    hours: Words | None = None
    call_number: str | None = Field(default=None, alias="call")
    text_number: str | None = Field(default=None, alias="text")
    text_word: str = ""
    chat: Address | None = None

    @property
    def call(self) -> Call | None:
        """The number to call. A menu choice after it ("988, then press 1") is not dialed."""
        if not self.call_number:
            return None
        return Call(display=self.call_number, uri=f"tel:{digits(self.call_number)}")

    @property
    def text(self) -> Call | None:
        """The number to send a text message to."""
        if not self.text_number:
            return None
        body = f"?&body={self.text_word}" if self.text_word else ""  # read by iOS and Android alike
        uri = f"sms:{digits(self.text_number)}{body}"
        return Call(display=self.text_number, uri=uri, word=self.text_word)


class Place(Part):
    """Everything in content/places/<country>.toml."""

    country: Words
    name: Words
    elsewhere: Address
    emergency: Emergency
    lines: list[Line] = Field(min_length=1)

    @property
    def checked(self) -> datetime.date:
        """The day of the oldest check: a page is as fresh as its oldest fact."""
        return min([self.emergency.checked, *(line.checked for line in self.lines)])


def digits(number: str) -> str:
    """Return what to dial: the digits up to the first comma or bracket, with a leading +."""
    first = re.split(r"[,(;]", number)[0]
    return re.sub(r"[^\d+]", "", first)


def place_file(folder: Path, country: str) -> Path:
    """Return where a country's facts lie."""
    return folder / f"{country}.toml"
