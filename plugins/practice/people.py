"""The people who work in a practice."""

from __future__ import annotations

import datetime
import re
import unicodedata

from pydantic import StrictBool

from .model import Address, Email, OwnPhone, Part, PhotoFile, Words, needed, setting, several


class License(Part):
    """What somebody's license or registration is, so that anyone can check it."""

    region: Words = needed("The state, province or country it is for.", "Massachusetts")
    board: Words = needed("Who gave it.", "Board of Registration of Psychologists")
    number: Words = needed("Its number, between quotes.", "PSY0000")
    expires: datetime.date | None = setting(
        "The last day it is valid, without quotes. You are told in time; it is not shown.",
        datetime.date(2035, 6, 30),
    )
    verify: Address | None = setting(
        "The page of the board on which anyone can look it up.", "https://board.example/check"
    )


class Clinician(Part):
    """A person who works here."""

    name: Words = needed("The name as clients know it.", "Ines Calloway")
    title: Words = needed("The profession.", "Psychologist")
    credentials: Words = needed("Degrees and license in words.", "PhD, licensed psychologist")
    note: Words | None = setting(
        "One or two short sentences about who they see.", "Sees adults, in English and Spanish."
    )
    about: list[Words] = several(
        "More about them, for a page of their own. Each text is a paragraph.",
        ["Ines has worked in clinics and schools."],
    )
    pronouns: Words | None = setting("If the person wants them shown.", "she/her")
    languages: list[Words] = several("Languages they work in.", ["English", "Spanish"])
    works_with: list[Words] = several("Who they see, and for what.", ["Adults", "Grief"])
    accepting: StrictBool | None = setting("Whether they take new clients: true or false.", True)
    accepting_note: Words | None = setting(
        "What to know about that.", "Evening times open in January."
    )
    email: Email | None = setting("Only if they read it themselves.", "ines@practice.example")
    phone: OwnPhone | None = setting("Only if they have their own.", "+1 617 555 0143")
    associate: StrictBool = setting(
        "Write true for someone who works under supervision.", True, default=False
    )
    supervisor: Words | None = setting(
        "Who supervises an associate, with credentials.", "Ines Calloway, PhD"
    )
    supervisor_license: Words | None = setting(
        "The supervisor’s license number, where it has to be shown.", "PSY0000"
    )
    photo: PhotoFile | None = setting(
        "A picture: the name of a file in the folder images.", "ines-calloway.jpg"
    )
    photo_alt: Words | None = setting(
        "What the picture shows, for people who can’t see it.",
        "A woman with short gray hair, smiling, in front of a bookshelf.",
    )
    licenses: list[License] = several(
        "A license. Keep these lines below the person’s other lines; copy them for each license."
    )

    @property
    def slug(self) -> str:
        """The last part of the address of this person's own page."""
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "clinician"

    @property
    def photo_path(self) -> str:
        """Where the picture is on the site, below SITEURL; "" without one."""
        return f"/images/{self.photo}" if self.photo else ""
