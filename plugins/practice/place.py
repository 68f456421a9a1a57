"""A place: the country a practice works in, whom to call there, and what the rules there are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails

from .model import Address, Part, Words
from .place_gaps import find_gaps

Key = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
Strength = Literal["must", "may", "usually-not"]


class Fact(Part):
    """Something that must be true: where it comes from, when it was checked, and how well.

    `confirmed` is "primary" (the service's own page or an official source) or "secondary".
    """

    source: Words
    checked: datetime.date
    confirmed: Literal["primary", "secondary"]

    @property
    def title(self) -> str:
        """What the fact is called in a list of facts."""
        raise NotImplementedError


class LocalFact(Fact):
    """A fact that may hold in some regions only; without regions it holds in the whole country."""

    regions: list[Key] = Field(default_factory=list)

    def holds_in(self, region: str) -> bool:
        """Tell whether the fact holds in a region."""
        return not self.regions or region in self.regions


class Call(Part):
    """A number to call or to text; `word` is what a text message has to say, or ""."""

    display: str
    uri: str
    word: str = ""


class Emergency(Fact):
    """The number for danger to life."""

    number: Words
    what: Words

    @property
    def uri(self) -> str:
        """The number as a link."""
        return f"tel:{digits(self.number)}"

    @property
    def title(self) -> str:
        return f"emergency number {self.number}"


class Line(LocalFact):
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

    @property
    def title(self) -> str:
        return f"help line {self.name}"


class Limit(LocalFact):
    """One limit of confidentiality: when a therapist must, may or usually won't tell somebody.

    `when` is a whole sentence. `law` names the law or code and its section.
    """

    strength: Strength
    when: Words
    law: Words | None = None

    @property
    def title(self) -> str:
        return f"{self.strength}: {self.when}"


class Statement(LocalFact):
    """What holds for minors, or for notes and access to them."""

    says: Words
    law: Words | None = None

    @property
    def title(self) -> str:
        return self.says


class Register(LocalFact):
    """Where to look a therapist up: what it covers, and how to check. Not every one has a page."""

    name: Words
    what: Words
    how: Words
    url: Address | None = None

    @property
    def title(self) -> str:
        return f"register {self.name}"


class Complaint(LocalFact):
    """Whom to tell when something was wrong."""

    name: Words
    what: Words
    url: Address
    phone: Words | None = None

    @property
    def call(self) -> Call | None:
        """The number to call."""
        return Call(display=self.phone, uri=f"tel:{digits(self.phone)}") if self.phone else None

    @property
    def title(self) -> str:
        return f"complaints: {self.name}"


class Fees(Fact):
    """What a therapist there has to tell about the price."""

    says: Words
    law: Words | None = None
    url: Address | None = None

    @property
    def title(self) -> str:
        return f"fees: {self.says}"


class Vocabulary(Part):
    """What things are called there. Ordinary words: no source is needed for them."""

    license: Words
    register_word: Words = Field(alias="register")
    doctor: Words
    emergency_room: Words


class Region(Part):
    """A part of a country with some rules of its own."""

    key: Key
    name: Words


class Place(Part):
    """Everything in content/places/<country>.toml."""

    country: Words
    name: Words
    elsewhere: Address
    words: Vocabulary
    regions: list[Region] = Field(default_factory=list)
    emergency: Emergency
    lines: list[Line] = Field(min_length=1)
    limits: list[Limit]
    minors: list[Statement] = Field(default_factory=list)
    records: list[Statement] = Field(default_factory=list)
    registers: list[Register] = Field(default_factory=list)
    complaints: list[Complaint] = Field(default_factory=list)
    fees: Fees | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _has_no_gaps(cls, values: Any, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Refuse a place that lacks what nobody may miss, together with all other mistakes."""
        gaps = find_gaps(values) if isinstance(values, dict) else []
        told = {gap["loc"] for gap in gaps}
        try:
            place = validate(values)
        except ValidationError as error:
            others = [one for one in error.errors() if one["loc"] not in told]
            mistakes = [*map(as_raised, others), *gaps]
            raise ValidationError.from_exception_data(cls.__name__, mistakes) from None
        if gaps:
            raise ValidationError.from_exception_data(cls.__name__, gaps)
        return place

    def seen_from(self, region: str) -> Self:
        """Return the place as people in a region need it: what holds everywhere, and there.

        Without a region ("") the place is whole: facts of a region are in it, and say which.
        """
        if not region:
            return self
        kept = {
            name: [fact for fact in getattr(self, name) if fact.holds_in(region)]
            for name in LOCAL_FACTS
        }
        return self.model_copy(update=kept)

    def where(self, fact: LocalFact) -> str:
        """Return the names of a fact's regions ("England, Wales"), or "" if it holds everywhere."""
        names = {region.key: region.name for region in self.regions}
        return ", ".join(names[key] for key in fact.regions)

    @property
    def must(self) -> list[Limit]:
        """When a therapist has to tell somebody."""
        return [limit for limit in self.limits if limit.strength == "must"]

    @property
    def may(self) -> list[Limit]:
        """When a therapist weighs it."""
        return [limit for limit in self.limits if limit.strength == "may"]

    @property
    def usually_not(self) -> list[Limit]:
        """What, on its own, usually stays private."""
        return [limit for limit in self.limits if limit.strength == "usually-not"]

    @property
    def checked(self) -> datetime.date:
        """The day of the oldest check of a number: a page is as fresh as its oldest fact."""
        return min([self.emergency.checked, *(line.checked for line in self.lines)])

    @property
    def rules_checked(self) -> datetime.date:
        """The day of the oldest check of a rule: of all facts but the numbers to call."""
        return min(
            fact.checked for _, fact in self.facts() if not isinstance(fact, Emergency | Line)
        )

    def facts(self) -> Iterator[tuple[tuple[str | int, ...], Fact]]:
        """Yield every fact with its place in the file: ("limits", 0)."""
        yield ("emergency",), self.emergency
        for name in LOCAL_FACTS:
            for index, fact in enumerate(getattr(self, name)):
                yield (name, index), fact
        if self.fees:
            yield ("fees",), self.fees


# The tables of facts, each with what may stand in it.
LOCAL_FACTS: dict[str, type[LocalFact]] = {
    "lines": Line,
    "limits": Limit,
    "minors": Statement,
    "records": Statement,
    "registers": Register,
    "complaints": Complaint,
}
TABLES: dict[str, type[Part]] = {
    **LOCAL_FACTS,
    "words": Vocabulary,
    "regions": Region,
    "emergency": Emergency,
    "fees": Fees,
}


def as_raised(mistake: ErrorDetails) -> InitErrorDetails:
    """Return a mistake that was read from an error, so that it can be raised again."""
    return {
        "type": mistake["type"],
        "loc": mistake["loc"],
        "input": mistake["input"],
        "ctx": mistake.get("ctx", {}),
    }


def digits(number: str) -> str:
    """Return what to dial: the digits up to the first comma or bracket, with a leading +."""
    first = re.split(r"[,(;]", number)[0]
    return re.sub(r"[^\d+]", "", first)


def place_file(folder: Path, country: str) -> Path:
    """Return where a country's facts lie."""
    return folder / f"{country}.toml"


def keys_of_place(place: tuple[Any, ...]) -> list[str]:
    """Return the keys that may stand at a place of a places file: () is its top."""
    model: type[Part] | None = TABLES.get(str(place[0])) if place else Place
    fields = model.model_fields if model else {}
    return [field.alias or name for name, field in fields.items()]


def example_for_place(place: tuple[Any, ...]) -> str:
    """Return what to type for a key that is missing."""
    examples = {"checked": "2026-11-23", "confirmed": '"primary"', "strength": '"must"'}
    return examples.get(str(place[-1]), '"…"')
