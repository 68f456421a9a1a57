"""The quality record of a page: what a program can decide, what a person said, what nobody has.

Items and numbers are those of the Patient Education Materials Assessment Tool for print (PEMAT-P,
Agency for Healthcare Research and Quality), and points in the manner of DISCERN (Charnock and
others, 1999), in our own words. Nothing here is either body's own rating. The words for readers
stand in theme/templates/quality_record.html.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal

from .model import Problem
from .structure import Structure

Answer = Literal["agree", "disagree", "na", "open"]
ANSWERS = ("agree", "disagree", "na")

UNDERSTANDABILITY = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19)
ACTIONABILITY = (20, 21, 22, 23, 24, 25, 26)
ITEMS = (*UNDERSTANDABILITY, *ACTIONABILITY)
# What no program can decide: whether a purpose is clear, a picture helps, an order makes sense.
FOR_A_PERSON = (1, 2, 6, 7, 9, 10, 15, 24, 26)

MOST_SENTENCES = 5  # in a paragraph that is still a short chunk
MOST_ITEMS = 7  # CDC Clear Communication Index, item 8
GRADE = 8.0
PASSIVE_SHARE = 0.1
READER_SHARE = 0.01  # one "you" in a hundred words


@dataclass(frozen=True)
class Point:
    """One thing that was looked at: its key, the answer, and whether a program gave it."""

    key: str
    answer: Answer
    by_program: bool


@dataclass(frozen=True)
class Score:
    """How many of the answered points are met, and how many wait for a person."""

    met: int
    answered: int
    open: int


@dataclass(frozen=True)
class SourceCount:
    """A page's sources: how many of each strength, the years of the oldest and the newest."""

    total: int = 0
    strengths: tuple[tuple[str, int], ...] = ()
    oldest: int | None = None
    newest: int | None = None
    secondary: int = 0


@dataclass(frozen=True)
class Page:
    """What a record is made of: a page's structure, and what other plugins found out about it.

    `reading` has the counts and grades of the language plugin, or is None; `answers` are a person's
    from the front matter, by item; `addresses` are all pages of the site.
    """

    structure: Structure
    references: Sequence[Any] = ()
    reading: Any = None
    language_faults: int = 0
    has_summary: bool = False
    lists: int = 0
    has_date: bool = True
    answers: dict[int, Answer] = field(default_factory=dict)
    addresses: Collection[str] = ()
    terms: Sequence[str] = ()


@dataclass(frozen=True)
class Record:
    """All that a quality record shows."""

    page: Page
    pemat: tuple[Point, ...]
    trust: tuple[Point, ...]
    access: tuple[Point, ...]
    sources: SourceCount
    inner_links: int
    outer_links: int
    broken_links: tuple[str, ...]

    @property
    def understandability(self) -> Score:
        return score([p for p in self.pemat if int(p.key) in UNDERSTANDABILITY])

    @property
    def actionability(self) -> Score:
        return score([p for p in self.pemat if int(p.key) in ACTIONABILITY])


def score(points: Sequence[Point]) -> Score:
    """Return the score of some points. What does not apply leaves the count, as PEMAT has it."""
    counts = Counter(point.answer for point in points)
    return Score(counts["agree"], counts["agree"] + counts["disagree"], counts["open"])


def make_record(page: Page) -> Record:
    """Return the quality record of a page."""
    inner = [address for address, _ in page.structure.links if is_inner(address)]
    outer = [a for a, _ in page.structure.links if a.startswith(("http://", "https://"))]
    broken = tuple(sorted({address for address in inner if not leads_somewhere(address, page)}))
    return Record(
        page,
        tuple(answer_item(number, page) for number in ITEMS),
        tuple(trust_points(page)),
        tuple(access_points(page.structure)),
        count_sources(page.references),
        len(inner),
        len(outer),
        broken,
    )


def is_inner(address: str) -> bool:
    """Tell whether an address is one of this site: "/fees/" or "#references"."""
    return address.startswith(("/", "#")) and not address.startswith("//")


def leads_somewhere(address: str, page: Page) -> bool:
    """Tell whether an inner address is there. The template adds the ids of the references."""
    path, _, place = address.partition("#")
    if path:
        return path.lstrip("/") in page.addresses
    known = page.structure.ids | {f"ref-{reference.key}" for reference in page.references}
    return place in known


def answer_item(number: int, page: Page) -> Point:
    """Return PEMAT's item as a program can decide it, or as a person answered it, or open."""
    if number in FOR_A_PERSON:
        if number in page.answers:
            return Point(str(number), page.answers[number], by_program=False)
        return Point(str(number), "open", by_program=False)
    return Point(str(number), decide(number, page), by_program=True)


def decide(number: int, page: Page) -> Answer:
    """Return a program's answer to one of PEMAT's items."""
    structure, reading = page.structure, page.reading
    has_pictures = structure.images > 0
    has_items = structure.items > 0
    rules: dict[int, Answer] = {
        3: yes(reading.grade <= GRADE) if reading else "open",
        4: yes(page.language_faults == 0),
        5: yes(reading.passive_share <= PASSIVE_SHARE) if reading else "open",
        8: yes(
            structure.longest_paragraph <= MOST_SENTENCES and structure.longest_list <= MOST_ITEMS
        ),
        11: yes(page.has_summary),
        12: yes(bool(structure.headings) and bool(structure.groups)),
        16: "na" if not has_pictures else "open",
        17: yes(structure.images_without_alt == 0) if has_pictures else "na",
        18: "na" if not has_pictures else "open",
        19: yes(structure.table_heads >= structure.tables) if structure.tables else "na",
        20: yes(has_items or page.lists > 0),
        21: yes(structure.reader_words >= READER_SHARE * structure.words),
        22: yes(structure.items > 1 or page.lists > 0),
        23: yes(has_items or page.lists > 0),
        25: "na" if not (structure.tables or has_pictures) else "open",
    }
    return rules[number]


def yes(met: bool) -> Answer:
    """Return a rule's outcome as an answer."""
    return "agree" if met else "disagree"


def trust_points(page: Page) -> list[Point]:
    """Return the points on sources, dates and doubt that a program can see."""
    cited = [reference.source for reference in page.references]
    limits: Answer = yes(all(source.limit for source in cited)) if cited else "na"
    return [
        Point("sources", yes(bool(cited)), by_program=True),
        Point("confirmed", yes(all(s.is_confirmed for s in cited)) if cited else "na", True),
        Point("doubt", limits, by_program=True),
        Point("dates", yes(page.has_date), by_program=True),
        Point("support", yes(bool(page.structure.links) or page.lists > 0), by_program=True),
        Point("balance", "open", by_program=False),
        Point("risks", "open", by_program=False),
        Point("choices", "open", by_program=False),
    ]


def access_points(structure: Structure) -> list[Point]:
    """Return what can be seen of accessibility in a page's own HTML."""
    named = yes(structure.images_without_alt == 0) if structure.images else "na"
    tables = yes(structure.table_heads >= structure.tables) if structure.tables else "na"
    boxes = yes(structure.labels >= structure.checkboxes) if structure.checkboxes else "na"
    return [
        Point("headings", yes(not structure.skips_a_level), by_program=True),
        Point("links", yes(all(words for _, words in structure.links)), by_program=True),
        Point("pictures", named, by_program=True),
        Point("tables", tables, by_program=True),
        Point("boxes", boxes, by_program=True),
    ]


def count_sources(references: Sequence[Any]) -> SourceCount:
    """Count a page's sources by strength and age."""
    sources = [reference.source for reference in references]
    years = [int(found[0]) for s in sources if (found := re.search(r"\d{4}", s.year))]
    strengths = Counter(source.strength for source in sources)
    return SourceCount(
        len(sources),
        tuple((key, strengths[key]) for key in ("strong", "good", "early", "expert", "")),
        min(years, default=None),
        max(years, default=None),
        sum(source.confirmed == "secondary" for source in sources),
    )


def read_answers(lines: Sequence[str], line: int) -> tuple[dict[int, Answer], list[Problem]]:
    """Read `Pemat: 1 agree, 2 disagree`: a person's answers to what no program can decide."""
    answers: dict[int, Answer] = {}
    problems: list[Problem] = []
    for part in filter(None, (part.strip() for part in ",".join(lines).split(","))):
        number, _, words = part.partition(" ")
        answer = words.strip().lower().replace("/", "")
        if not number.isdecimal() or int(number) not in ITEMS:
            known = ", ".join(map(str, FOR_A_PERSON))
            problems.append((line, f'"{part}" names no item of PEMAT', f"Known are: {known}."))
        elif int(number) not in FOR_A_PERSON:
            message = f"a program decides item {number} of PEMAT"
            problems.append((line, message, f'Take "{part}" out of this line.'))
        elif answer not in ANSWERS:
            close = get_close_matches(answer, ANSWERS, 1)
            hint = f'Did you mean "{number} {close[0]}"? ' if close else ""
            message = f'"{part}" holds no answer'
            problems.append((line, message, f"{hint}Answers are: {', '.join(ANSWERS)}."))
        else:
            answers[int(number)] = answer  # type: ignore[assignment]
    return answers, problems
