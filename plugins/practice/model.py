"""What a practice says about itself, and what makes it true."""

from __future__ import annotations

import re
from typing import Annotated, Any
from zoneinfo import available_timezones

import phonenumbers
from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

COUNTRIES = ("us", "gb", "ca", "au", "ie", "nz")
COLOR = re.compile(r"^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")


def _https(value: str) -> str:
    if not re.match(r"^https://[^\s/@]+\.[^\s/@]+(/\S*)?$", value):
        raise ValueError('needs to be a web address that starts with "https://"')
    return value


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; write it, or take the line out")
    return value.strip()


Words = Annotated[str, AfterValidator(_words)]
Address = Annotated[str, AfterValidator(_https)]


class Part(BaseModel):
    """Any part of practice.toml: a key that is not known is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Phone(Part):
    """A telephone number: as people of its country write it, and as a link."""

    display: str
    uri: str


class Contact(Part):
    """How people reach the practice."""

    email: Words
    phone: Phone | None = None
    hours: Words | None = None
    phone_note: Words | None = None
    email_note: Words | None = None
    address: list[Words] = Field(default_factory=list)
    getting_in: Words | None = None
    waiting: Words | None = None
    next_steps: list[Words] = Field(default_factory=list)

    @field_validator("email")
    @classmethod
    def _is_email(cls, value: str) -> str:
        if not EMAIL.match(value):
            raise ValueError('is not an email address; write it as "name@example.org"')
        return value

    @field_validator("phone", mode="before")
    @classmethod
    def _is_phone(cls, value: object, info: ValidationInfo) -> Phone:
        country = (info.context or {}).get("country", "")
        return read_phone(value if isinstance(value, str) else "", country)


class Brand(Part):
    """How the practice looks: one color, from which the theme makes all others."""

    color: str = "#2f6470"

    @field_validator("color")
    @classmethod
    def _is_color(cls, value: str) -> str:
        if not COLOR.match(value):
            raise ValueError('is not a web color; write it as "#2f6470"')
        return value.lower()


class Safety(Part):
    """What helps a visitor who must hide what they read."""

    leave_to: Address = "https://www.weather.gov/"


class Clinician(Part):
    """A person who works here."""

    name: Words
    title: Words
    credentials: Words
    note: Words | None = None


class Practice(Part):
    """Everything in practice.toml."""

    demo: bool = False
    name: Words
    tagline: Words | None = None
    country: str
    language: str = "en"
    time_zone: str
    web_address: Address | None = None
    contact: Contact
    brand: Brand = Brand()
    safety: Safety = Safety()
    clinicians: list[Clinician] = Field(min_length=1)

    @property
    def slug(self) -> str:
        """The practice's name for machines: it keeps two practices on one host apart."""
        return re.sub(r"[\W_]+", "-", self.name.casefold()).strip("-")

    @field_validator("country")
    @classmethod
    def _is_known_country(cls, value: str) -> str:
        if value not in COUNTRIES:
            raise ValueError(
                f"is not a country we have help lines for; known: {', '.join(COUNTRIES)}"
            )
        return value

    @field_validator("language")
    @classmethod
    def _is_language(cls, value: str) -> str:
        try:
            Locale.parse(value, sep="-")
        except (UnknownLocaleError, ValueError):
            raise ValueError('is not a language; write it as "en" or "es"') from None
        return value

    @field_validator("time_zone")
    @classmethod
    def _is_time_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError('is not a time zone; write it as "America/New_York"')
        return value

    @field_validator("web_address")
    @classmethod
    def _has_no_end(cls, value: str | None) -> str | None:
        return value.rstrip("/") if value else value


def read_phone(written: str, country: str) -> Phone:
    """Return a practice's number in its national form, and as a tel: link.

    `country` is one of COUNTRIES. Raises ValueError where nobody could dial it.
    """
    hint = 'write it with the country code, such as "+1 617 555 0142"'
    try:
        number = phonenumbers.parse(written, country.upper())
    except phonenumbers.NumberParseException:
        raise ValueError(f"is not a telephone number; {hint}") from None
    # Not is_valid_number: that refuses 555-01xx, the numbers kept for invented people.
    if not phonenumbers.is_possible_number(number):
        raise ValueError(f"has too few or too many digits; {hint}")
    form = phonenumbers.PhoneNumberFormat
    return Phone(
        display=phonenumbers.format_number(number, form.NATIONAL),
        uri=phonenumbers.format_number(number, form.RFC3966),
    )


def fields_at(place: tuple[Any, ...]) -> list[str]:
    """Return the keys that may stand at a place: () is the top, ("brand",) the table [brand]."""
    model: Any = Practice
    for step in place:
        if isinstance(step, int):
            continue
        found = model.model_fields.get(step)
        inner = {"contact": Contact, "brand": Brand, "safety": Safety, "clinicians": Clinician}
        if found is None or step not in inner:
            return []
        model = inner[step]
    return list(model.model_fields)
