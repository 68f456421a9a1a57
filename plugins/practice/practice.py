"""What a practice says about itself: everything in practice.toml."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from pydantic import Field, StrictBool, field_validator

from .model import (
    COUNTRIES,
    Address,
    Color,
    LogoFile,
    Part,
    Words,
    needed,
    setting,
    several,
)
from .people import Clinician
from .terms import Accessibility, EmergencyPolicy, Fees, Insurance, Policies, Privacy
from .visits import Action, Contact, Hours, Location, Portal, Service, Telehealth


class Brand(Part):
    """How the practice looks: one color, from which the theme makes all others."""

    color: Color = setting(
        "Your main color, as a web color. Dark, cool colors work best.",
        "#2f6470",
        default="#2f6470",
    )
    color_dark: Color | None = setting(
        "Another color for people whose devices are set to dark.", "#7fb8c4"
    )
    exact: StrictBool = setting(
        "Write true if links and buttons must have exactly these colors. Without it, the website "
        "picks shades of them that are easy to read.",
        True,
        default=False,
    )
    logo: LogoFile | None = setting(
        "Your logo: the name of a file in the folder images.", "logo.svg"
    )
    logo_dark: LogoFile | None = setting("Your logo for dark backgrounds.", "logo-dark.svg")

    @property
    def logo_path(self) -> str:
        """Where the logo is on the site, below SITEURL; "" without one."""
        return f"/images/{self.logo}" if self.logo else ""

    @property
    def logo_dark_path(self) -> str:
        """Where the logo for dark backgrounds is; the other one where there is none."""
        return f"/images/{self.logo_dark}" if self.logo_dark else self.logo_path

    @property
    def values(self) -> dict[str, str]:
        """What the stylesheet is told."""
        dark = self.color_dark
        values = {"--brand": f"light-dark({self.color},{dark})" if dark else self.color}
        if self.exact:
            values["--exact"] = self.color
            if dark:
                values["--exact-dark"] = dark
        return values


class Safety(Part):
    """What helps a visitor who must hide what they read."""

    leave_to: Address = setting(
        "Where “Leave this site” takes them. Use a page that anyone might have open.",
        "https://www.weather.gov/",
        default="https://www.weather.gov/",
    )


class Social(Part):
    """A page of the practice on another website: only a link."""

    name: Words = needed("The website’s name.", "Mastodon")
    link: Address = needed("The address of your page there.", "https://social.example/@practice")


class Review(Part):
    """How often pages are read again by somebody who knows."""

    months: Annotated[int, Field(ge=1, le=36)] = setting(
        "How many months may pass before a page is due again: 1 to 36.", 12, default=12
    )
    reviewer: Words | None = setting("Who reads them.", "Ines Calloway, PhD")


class Practice(Part):
    """Everything in practice.toml."""

    demo: StrictBool = setting(
        "Shows a note on every page that the practice is made up. "
        "Write false when the details are yours.",
        False,
        default=False,
    )
    name: Words = needed("What visitors see at the top of every page.", "Tern Hollow Therapy")
    type: Literal["solo", "group", "clinic", "nonprofit", "campus"] | None = setting(
        "What kind of practice it is: solo, group, clinic, nonprofit, or campus.", "group"
    )
    tagline: Words | None = setting(
        "One short line under the name.", "Talking therapy in a small practice"
    )
    country: str = needed(
        "Your country. It picks the crisis lines on the help page: us, gb, ca, au, ie, or nz.",
        "us",
        json_schema_extra={"enum": list(COUNTRIES)},
    )
    region: Words | None = setting(
        "The part of your country, where its law differs: england, scotland, wales, "
        "northern-ireland, ontario, quebec …",
        "england",
    )
    language: str = setting("The language of the website’s own words.", "en", default="en")
    time_zone: str = needed("Your time zone, for the dates on the pages.", "America/New_York")
    web_address: Address | None = setting(
        "The address of your website, once you have one.", "https://www.example.org"
    )
    languages: list[Words] = several(
        "Languages people can talk in here.", ["English", "Spanish", "American Sign Language"]
    )
    contact: Contact = Field(description="How people reach you. Shown on the contact page.")
    action: Action | None = setting("The one button for people who are ready to get in touch.")
    hours: list[Hours] = several("When you are open. Copy the lines for each.")
    locations: list[Location] = several("Where people are seen. Copy the lines for each place.")
    telehealth: Telehealth | None = setting("Sessions by video or phone.")
    portal: Portal | None = setting("The website on which clients book, sign or pay.")
    brand: Brand = Field(default=Brand(), description="How the website looks.")
    safety: Safety = Field(
        default=Safety(), description="For visitors who need to hide what they are reading."
    )
    review: Review = Field(
        default=Review(), description="How often somebody reads the pages again."
    )
    fees: Fees | None = setting("What it costs.")
    insurance: Insurance | None = setting("Who else may pay.")
    policies: Policies | None = setting("Your rules, in plain words. Only what you write is shown.")
    emergency: EmergencyPolicy | None = setting(
        "What you do, and don’t do, in an emergency. Help lines are shown by themselves."
    )
    privacy: Privacy | None = setting("Whom to ask about privacy, and what your web host keeps.")
    accessibility: Accessibility | None = setting("What you say about access to the website.")
    social: list[Social] = several("Your pages elsewhere. Only links: nothing is loaded from them.")
    services: list[Service] = several("What you offer. Copy the lines for each.")
    clinicians: list[Clinician] = several("The people who work here. Copy the lines for each.")

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

    @property
    def slug(self) -> str:
        """The practice's name for machines: it keeps two practices on one host apart."""
        return re.sub(r"[\W_]+", "-", self.name.casefold()).strip("-")

    @property
    def action_address(self) -> str:
        """Where the button leads. One that starts with "/" is on this site, below SITEURL."""
        to = self.action.to if self.action else "contact"
        if to == "phone" and self.contact.phone:
            return self.contact.phone.uri
        if to == "portal" and self.portal:
            return self.portal.link
        return f"mailto:{self.contact.email}" if to == "email" else "/contact/"

    @property
    def people(self) -> dict[str, Clinician]:
        """Each clinician by the last part of the address of their page; two may share a name."""
        people: dict[str, Clinician] = {}
        for who in self.clinicians:
            nth = sum(one.slug == who.slug for one in people.values()) + 1
            people[who.slug if nth == 1 else f"{who.slug}-{nth}"] = who
        return people

    @property
    def pictures(self) -> list[str]:
        """The picture files that the practice names."""
        named = [self.brand.logo, self.brand.logo_dark, *(who.photo for who in self.clinicians)]
        return list(dict.fromkeys(name for name in named if name))


def part_at(place: tuple[Any, ...]) -> type[Part] | None:
    """Return what stands at a place: () is the file itself, ("brand",) the table [brand].

    None where there is a single value, or nothing.
    """
    kind: type[Part] | None = Practice
    for step in place:
        if isinstance(step, int):
            continue
        field = kind.model_fields.get(str(step)) if kind else None
        kind = part_in(field.annotation) if field else None
    return kind


def part_in(annotation: Any) -> type[Part] | None:
    """Return the part that a field holds one or many of: Fees in `Fees | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        # A phone number is a part for templates, but a text in the file.
        return annotation if annotation.__module__ != Part.__module__ else None
    return next(filter(None, map(part_in, get_args(annotation))), None)


def fields_at(place: tuple[Any, ...]) -> list[str]:
    """Return the keys that may stand at a place."""
    kind = part_at(place)
    return list(kind.model_fields) if kind else []
