"""What every setting is made of: words, addresses, phone numbers, colors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

import phonenumbers
from phonenumbers import shortnumberinfo
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)

COUNTRIES = ("us", "gb", "ca", "au", "ie", "nz")
COLOR = re.compile(r"^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")
LINK = re.compile(r"^https://[^\s/@]+\.[^\s/@]+(/\S*)?$")
# Services that hide where a link leads, and that count who follows it.
SHORTENERS = {
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "ow.ly", "buff.ly", "rb.gy", "cutt.ly",
    "rebrand.ly", "shorturl.at", "tiny.cc", "lnkd.in", "t.ly", "bl.ink", "v.gd", "s.id", "short.io",
    "tiny.one", "qrco.de",
}  # fmt: skip


def setting(about: str, example: Any = None, default: Any = None, **rules: Any) -> Any:
    """Return a setting that may be left out. `about` and `example` are for the person who types."""
    examples = None if example is None else [example]
    return Field(default=default, description=about, examples=examples, **rules)


def needed(about: str, example: Any, **rules: Any) -> Any:
    """Return a setting without which there is no site."""
    return Field(description=about, examples=[example], **rules)


def several(about: str, example: Any = None, **rules: Any) -> Any:
    """Return a setting that is a list, empty unless it is written."""
    examples = None if example is None else [example]
    return Field(default_factory=list, description=about, examples=examples, **rules)


def shortener_in(text: str) -> str:
    """Return the link shortener that a text names, or ""."""
    for host in re.findall(r"(?<![\w.@-])((?:[\w-]+\.)+[a-z]{2,})(?=[/\s]|$)", text.lower()):
        if host.removeprefix("www.") in SHORTENERS:
            return host.removeprefix("www.")
    return ""


def _https(value: str) -> str:
    if value.startswith("http://"):
        raise ValueError(f'needs to start with "https://"; try "https://{value[7:]}"')
    if not LINK.match(value):
        raise ValueError('needs to be a web address that starts with "https://"')
    if host := shortener_in(value.removeprefix("https://")):
        raise ValueError(
            f"is a short link ({host}); "
            "it hides where it leads: open it once, and copy the full address from the browser"
        )
    return value


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty; write it, or take the line out")
    return value.strip()


def _email(value: str) -> str:
    if not EMAIL.match(value):
        raise ValueError('is not an email address; write it as "name@example.org"')
    return value


def _color(value: str) -> str:
    if not COLOR.match(value):
        raise ValueError('is not a web color; write it as "#2f6470"')
    value = value.lower()
    return value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])


def _picture(*kinds: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if "/" in value or "\\" in value or not value.lower().endswith(kinds):
            raise ValueError(
                f'is not the name of a picture file; write it as "name{kinds[0]}" '
                f"(known: {', '.join(kinds)}), without a folder"
            )
        return value

    return check


Words = Annotated[str, AfterValidator(_words)]
Address = Annotated[str, AfterValidator(_https)]
Email = Annotated[str, AfterValidator(_words), AfterValidator(_email)]
Color = Annotated[str, AfterValidator(_color)]
PhotoFile = Annotated[str, AfterValidator(_picture(".jpg", ".jpeg", ".png", ".webp", ".avif"))]
LogoFile = Annotated[str, AfterValidator(_picture(".svg", ".png", ".webp", ".avif"))]


class Part(BaseModel):
    """Any part of practice.toml: a key that is not known is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Phone(Part):
    """A telephone number: as people of its country write it, and as a link."""

    display: str
    uri: str


def read_phone(written: str, country: str) -> Phone:
    """Return a practice's number in its national form, and as a tel: link.

    `country` is one of COUNTRIES. Raises ValueError where nobody could dial it.
    """
    hint = 'write it with the country code, such as "+1 617 555 0142"'
    try:
        number = phonenumbers.parse(written, country.upper())
    except phonenumbers.NumberParseException:
        raise ValueError(f"is not a telephone number; {hint}") from None
    if shortnumberinfo.is_valid_short_number_for_region(number, country.upper()):
        raise ValueError(
            "is the short number of a public service, not one of your own; "
            "put help lines into [emergency], and your own number here"
        )
    # Not is_valid_number: that refuses 555-01xx, the numbers kept for invented people.
    if not phonenumbers.is_possible_number(number):
        raise ValueError(f"has too few or too many digits; {hint}")
    form = phonenumbers.PhoneNumberFormat
    at_home = number.country_code == phonenumbers.country_code_for_region(country.upper())
    return Phone(
        display=phonenumbers.format_number(
            number, form.NATIONAL if at_home else form.INTERNATIONAL
        ),
        uri=phonenumbers.format_number(number, form.RFC3966),
    )


def read_help_line(written: str, country: str) -> Phone:
    """Return a number to call in a crisis: short codes (988, 116 123) too. Raises ValueError."""
    try:
        number = phonenumbers.parse(written, country.upper())
    except phonenumbers.NumberParseException:
        raise ValueError(
            'is not a telephone number; write it as "988" or "+1 617 555 0142"'
        ) from None
    if not shortnumberinfo.is_valid_short_number_for_region(number, country.upper()):
        return read_phone(written, country)
    return Phone(display=written.strip(), uri="tel:" + re.sub(r"\D", "", written))


def _read_as(read: Callable[[str, str], Phone]) -> Callable[[object, ValidationInfo], Phone]:
    def check(value: object, info: ValidationInfo) -> Phone:
        if isinstance(value, int) and not isinstance(value, bool):
            raise ValueError('needs to be text; put it between quotes: "+1 617 555 0142"')
        country = (info.context or {}).get("country", "")
        return read(value if isinstance(value, str) else "", country)

    return check


_TYPED = WithJsonSchema({"type": "string", "minLength": 2})
OwnPhone = Annotated[Phone, BeforeValidator(_read_as(read_phone)), _TYPED]
HelpLine = Annotated[Phone, BeforeValidator(_read_as(read_help_line)), _TYPED]
