"""Starting points: the first version of a new article or checklist, to be written over."""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

# The stages of therapy, in their order. A checklist belongs to one of them.
STAGES = (
    "deciding",
    "choosing",
    "before",
    "first-session",
    "first-month",
    "along-the-way",
    "feels-off",
    "ending",
)

# What stands between [[ and ]] is for the author; it can be seen while writing, never published.
ARTICLE = """\
Title: {title}
Date: {today}
Summary: [[Say in one or two sentences what a reader will find here.]]
In_short: [[Say the first thing to remember.]]
    [[Say the second.]]
    [[Say the third.]]

## What it is

[[Write for somebody who has never been in therapy. Short sentences; one thought each.]]

## What you can do

- [ ] [[Name one small thing the reader can do.]]
- [ ] [[Name another.]]
"""

CHECKLIST = """\
Title: {title}
Stage: {stage}
Order: {order}
Summary: [[Say in one sentence what this list helps with.]]

[[Say in a sentence or two when to use this list.]]

## Before you go

- [ ] [[Name one small thing the reader can do.]]

    [[An indented paragraph says why. It is optional.]]
- [ ] [[Name another.]]
"""


class DraftError(Exception):
    """The file cannot be started. The message says why and what to type instead."""


@dataclass(frozen=True)
class StartingPoint:
    """A new source file: where it goes, what is in it, where the page will be."""

    path: Path
    text: str
    address: str

    def write(self) -> None:
        """Write the file; raise DraftError when there is one already, which stays as it is."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(self.text)
        except FileExistsError:
            raise DraftError(
                f"{self.path.name} is there already and was left as it is. Choose another title."
            ) from None
        except OSError as error:
            raise DraftError(f"{self.path.name} could not be written: {error}.") from error


def start_article(
    content: Path, title: str, topic: str, today: datetime.date | None = None
) -> StartingPoint:
    """Return a new article for a topic, which must be one of the site's topics.

    `today` is the day in the practice's time zone: a page dated tomorrow there is not shown yet.
    """
    slug = slug_of(title)
    for other in sorted((content / "articles").glob(f"*/{slug}.md")):
        place = other.relative_to(content.parent).as_posix()
        raise DraftError(f"{place} has this address already. Choose another title.")
    return StartingPoint(
        path=content / "articles" / topic / f"{slug}.md",
        text=ARTICLE.format(title=curl_quotes(title), today=today or datetime.date.today()),
        address=f"/articles/{slug}/",
    )


def start_checklist(content: Path, title: str, stage: str) -> StartingPoint:
    """Return a new checklist, the last one of its stage."""
    slug = slug_of(title)
    folder = content / "checklists"
    order = 1 + max((_order(path, stage) for path in folder.glob("*.md")), default=0)
    return StartingPoint(
        path=folder / f"{slug}.md",
        text=CHECKLIST.format(title=curl_quotes(title), stage=stage, order=order),
        address=f"/what-to-expect/{slug}/",
    )


def _order(path: Path, stage: str) -> int:
    """Return a checklist's place within the stage, 0 when it belongs to another."""
    top = path.read_text(encoding="utf-8-sig", errors="replace").split("\n\n", 1)[0]
    keys = dict(re.findall(r"^(\w+):[ \t]*(.*?)[ \t]*$", top.lower(), re.MULTILINE))
    order = keys.get("order", "")
    return int(order) if keys.get("stage") == stage and order.isdecimal() else 0


def slug_of(title: str) -> str:
    """Return a title as the last part of an address: small Latin letters, digits and hyphens."""
    without_apostrophes = re.sub(r"['’]", "", title)
    plain = unicodedata.normalize("NFKD", without_apostrophes).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].rstrip("-")
    if not slug:
        raise DraftError(
            "The title needs some letters a to z or digits: the address is made of it."
        )
    return slug


def curl_quotes(text: str) -> str:
    """Return the text on one line, with the curly quotation marks and apostrophes the site uses."""
    line = " ".join(text.split())
    line = re.sub(r'(^|[\s(\[])"', r"\1“", line).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'", r"\1‘", line).replace("'", "’")
