"""What a practice charges, promises and explains: fees, insurance, policies, privacy, access."""

from __future__ import annotations

import datetime

from .model import Address, Email, HelpLine, OwnPhone, Part, Words, needed, setting, several


class Price(Part):
    """One price."""

    what: Words = needed("What it is for.", "A session of 50 minutes")
    price: Words = needed("The price, between quotes.", "$160")


class Fees(Part):
    """What it costs."""

    note: Words | None = setting("What to know first.", "You know the price before we begin.")
    reduced: Words | None = setting("Lower fees, and how to ask.", "Some places at $60. Just ask.")
    free_call: Words | None = setting("A free first talk.", "A call of 15 minutes is free.")
    payment: Words | None = setting("How and when to pay.", "By card, after each session.")
    estimate: Words | None = setting(
        "How to get the likely cost in writing.", "We give you an estimate before you begin."
    )
    prices: list[Price] = several("One price. Copy the lines for each.")


class Insurance(Part):
    """Who else may pay."""

    accepted: list[Words] = several("Plans you are in the network of.", ["Harborlight Health"])
    note: Words | None = setting(
        "What to ask the insurer.", "Ask your insurer what it pays before you begin."
    )
    out_of_network: Words | None = setting(
        "For everyone else.", "We give you a receipt that you can send in."
    )
    diagnosis: Words | None = setting(
        "What the insurer learns.", "An insurer usually asks for a diagnosis."
    )


class Policies(Part):
    """Rules of the practice, in plain words."""

    cancellation: Words | None = setting(
        "Canceling a session.", "Free up to 24 hours before. After that, we charge half."
    )
    messages: Words | None = setting(
        "Messages between sessions: who reads them, and when you answer.",
        "We answer within two working days. Messages become part of your record.",
    )
    records: Words | None = setting(
        "What you write down, how long you keep it, how to see it.",
        "We keep short notes. You can ask to read them.",
    )
    ai: Words | None = setting(
        "Whether programs that write or listen (AI) are used, and for what.",
        "We do not use AI in sessions or for notes.",
    )
    recording: Words | None = setting(
        "Whether sessions are recorded.", "We never record without your written yes."
    )
    social_media: Words | None = setting(
        "Friend requests and searches.", "We don’t accept friend requests from clients."
    )
    complaints: Words | None = setting(
        "Whom to talk to inside the practice.", "You can tell Ines Calloway, who runs the practice."
    )


class EmergencyPolicy(Part):
    """What the practice itself does, and doesn't do, in an emergency."""

    policy: Words | None = setting(
        "What clients can expect of you.", "We are not a crisis service and can’t reply at once."
    )
    after_hours: Words | None = setting(
        "Nights, weekends, vacations.", "Our voicemail says who covers for us."
    )
    phone: HelpLine | None = setting(
        "A number for clients in a crisis, if you have one. A short one, such as 988, is fine.",
        "+1 617 555 0144",
    )


class Notice(Part):
    """A document that people have a right to read."""

    title: Words = needed("What it is called.", "Notice of privacy practices")
    link: Address = needed("Where it is.", "https://practice.example/notice.pdf")


class Privacy(Part):
    """Whom to ask about what is kept, and what the website's host keeps."""

    contact: Words | None = setting("Who answers questions.", "Marcus Adeyemi-Reed")
    email: Email | None = setting("Where to write to.", "privacy@practice.example")
    phone: OwnPhone | None = setting("Where to call.", "+1 617 555 0142")
    host: Words | None = setting("The company whose computers the website is on.", "Fernhost")
    host_logs: Words | None = setting(
        "What it keeps, and how long. Ask it.",
        "It keeps addresses of visitors’ connections for 7 days.",
    )
    notices: list[Notice] = several("A notice. Copy the lines for each.")


class Accessibility(Part):
    """What the practice says about access to its website."""

    statement: list[Words] = several(
        "Your own statement. Each text is a paragraph.",
        ["We want everyone to be able to use this website."],
    )
    gaps: list[Words] = several("What does not work yet.", ["The map has no text version."])
    checked: datetime.date | None = setting(
        "When someone last tried it.", datetime.date(2026, 11, 2)
    )
    email: Email | None = setting("Where to report a problem.", "access@practice.example")
    phone: OwnPhone | None = setting("Where to call about one.", "+1 617 555 0142")
