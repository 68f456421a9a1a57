"""How people reach a practice, and where and how they are seen."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import StrictBool, ValidationInfo, field_validator

from .model import Address, Email, OwnPhone, Part, Words, needed, setting, several


class Contact(Part):
    """How people reach the practice."""

    email: Email = needed(
        "Opens the visitor’s own email program. Nothing is sent by this website.",
        "hello@practice.example",
    )
    phone: OwnPhone | None = setting(
        "With the country code. Leave the line out if you do not take calls.", "+1 617 555 0142"
    )
    hours: Words | None = setting("When someone answers the phone.", "Monday to Thursday, 9 to 5.")
    phone_note: Words | None = setting(
        "What callers may want to know: what happens with a message, and what you say "
        "when you call back.",
        "We give no details to anyone else who answers.",
    )
    email_note: Words | None = setting(
        "What people may want to know before they write.",
        "Email is not always private, so you could keep it short.",
    )
    address: list[Words] = several(
        "Your address, one line after another. Leave it out if you fill in [[locations]].",
        ["12 Linden Street", "Ternbridge, Massachusetts"],
    )
    getting_in: Words | None = setting(
        "How to get in: steps, elevator, parking.", "No steps, and an elevator inside."
    )
    waiting: Words | None = setting(
        "What the waiting room is like.", "A quiet room with a few chairs."
    )
    next_steps: list[Words] = several(
        "What happens after someone gets in touch. One sentence a step, in order.",
        ["We reply within two working days.", "You decide if you want a first session."],
    )


class Action(Part):
    """The one thing a visitor who is ready can do."""

    label: Words = needed("The words on the button.", "Ask for a first call")
    to: Literal["contact", "email", "phone", "portal"] = setting(
        "Where it leads: contact (the contact page), email, phone, or portal.",
        "contact",
        default="contact",
    )
    note: Words | None = setting("One line below the button.", "It is free and takes 15 minutes.")


class Hours(Part):
    """When the practice is open."""

    days: Words = needed("The days.", "Monday to Thursday")
    times: Words = needed("The times.", "9 to 5")


class Location(Part):
    """A place where people are seen."""

    name: Words = needed("What you call it.", "Main office")
    hide_street: StrictBool = setting(
        "Write true for a home office: street, postal code and map are then never shown.",
        False,
        default=False,
    )
    street: list[Words] = several("Street and floor.", ["12 Linden Street, second floor"])
    town: Words = needed("Town and state, province or county.", "Ternbridge, Massachusetts")
    postal_code: Words | None = setting("Between quotes.", "02139")
    map: Address | None = setting(
        "A link to a map. Only a link: no map is loaded.", "https://www.openstreetmap.org/"
    )
    step_free: StrictBool | None = setting(
        "Whether one gets from the street into the room without a step: true or false.", True
    )
    getting_in: Words | None = setting(
        "How to get in.", "The bell for the second floor is marked 2."
    )
    parking: Words | None = setting("Where to leave a car.", "Free behind the building.")
    transit: Words | None = setting("Bus and train.", "Bus 4 stops across the street.")
    restroom: Words | None = setting("About the restroom.", "Wide enough for a wheelchair.")
    waiting: Words | None = setting("Where people wait.", "A quiet room with a few chairs.")
    hours: list[Words] = several("If they differ here.", ["Tuesday, noon to 8"])

    @field_validator("street", "postal_code", "map", mode="after")
    @classmethod
    def _hide(cls, value: Any, info: ValidationInfo) -> Any:
        """What must stay hidden does not reach a template at all."""
        if info.data.get("hide_street"):
            return [] if isinstance(value, list) else None
        return value

    @property
    def address(self) -> list[str]:
        """The lines that may be shown."""
        town = f"{self.town} {self.postal_code}" if self.postal_code else self.town
        return [*self.street, town]


class Telehealth(Part):
    """Sessions by video or phone."""

    where: list[Words] = needed(
        "Where a client may be during a session: where you are licensed.",
        ["Massachusetts", "New Hampshire"],
        min_length=1,
    )
    by: list[Literal["video", "phone", "text"]] = several("video, phone, text.", ["video", "phone"])
    platform: Words | None = setting("The program you use.", "A video link in our client portal.")
    note: Words | None = setting(
        "What people may want to know.", "You need a room where nobody overhears you."
    )


class Portal(Part):
    """The website on which clients book, sign or pay: somebody else's, so only a link."""

    link: Address = needed("Its address.", "https://portal.example/practice")
    label: Words = setting("The words of the link.", "Client portal", default="Client portal")
    note: Words | None = setting(
        "Who runs it and what it is for.", "Run by another company, with its own privacy notice."
    )


class Service(Part):
    """Something the practice offers."""

    name: Words = needed("What it is called.", "Talking therapy for adults")
    about: Words | None = setting("One or two sentences.", "One to one, usually once a week.")
    length: Words | None = setting("How long a session is.", "50 minutes")
    format: Words | None = setting("In person, by video.", "In person or by video")
