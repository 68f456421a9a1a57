"""Where a page comes from: the source that an author wrote, and the line of it that is meant.

A rule sees a built page, which nobody wrote. Most of what it finds was typed somewhere: the text
that it quotes is looked up in the page's source, then in the practice's file, then in templates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .finding import Finding

SHORTEST = 2  # a single letter stands everywhere
SHORTEST_ELSEWHERE = 4  # and two or three stand in some template
FEW = 3  # pages with the same fault, each told on its own
Excuse = tuple[int, str, str]
Told = tuple[str, str, bool]
Problem = tuple[str, int, str, str]


class Place(NamedTuple):
    """A line of a file, and whether that file is the source of the page."""

    path: str
    line: int
    in_source: bool


@dataclass
class Origins:
    """Where built files come from.

    `root` is the folder that names are shown from; `sources` the source of each built page, by its
    file below the site; `excuses` the (line, words, reason) that stand in a source; `shared` files
    that every page is made from, templates above all, by the names they are shown with.
    """

    root: Path
    sources: dict[str, str] = field(default_factory=dict)
    excuses: dict[str, Sequence[Excuse]] = field(default_factory=dict)
    shared: Mapping[str, Path] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def lines(self, name: str) -> list[str]:
        """Return the lines of a file; none where it can't be read."""
        if name not in self._lines:
            try:
                path = self.shared.get(name) or self.root / name
                text = path.read_text(encoding="utf-8", errors="replace")
            except OSError:
                text = ""
            self._lines[name] = text.splitlines()
        return self._lines[name]

    def places_of(self, clue: str, built: str) -> list[Place]:
        """Return every line that a finding on a built file may mean, of the first file with any."""
        clue = clue.strip()
        if len(clue) < SHORTEST:
            return []
        source = self.sources.get(built)
        shared = self.shared if len(clue) >= SHORTEST_ELSEWHERE else ()
        for name in filter(None, [source, *shared]):
            found = [n for n, line in enumerate(self.lines(name), 1) if clue in line]
            if found:
                return [Place(name, number, name == source) for number in found]
        return []


@dataclass
class Verdict:
    """All that the gate says: problems, warnings, and (path, line, message, reason) of excuses."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    excused: list[Problem] = field(default_factory=list)

    def told(self, warns: bool) -> list[Problem]:
        """Return the list that a finding belongs to."""
        return self.warnings if warns else self.problems


def judge(found: Iterable[tuple[str, Finding]], origins: Origins, published: str) -> Verdict:
    """Return findings at the places that a person can mend, without those that are excused.

    `published` is the name of the published folder: what has no source is shown in it.
    """
    verdict = Verdict()
    turns: Counter[tuple[str, str]] = Counter()
    nowhere: dict[Told, list[tuple[str, int]]] = defaultdict(list)
    for built, finding in found:
        places = origins.places_of(finding.clue, built)
        turn = turns[built, finding.message]  # the second such link is on the second such line
        turns[built, finding.message] += 1
        place = places[min(turn, len(places) - 1)] if places else None
        if excuse := find_excuse(built, finding, place, origins):
            path = origins.sources[built]
            verdict.excused.append((path, excuse[0], finding.message, excuse[2]))
        elif place:
            told = verdict.told(finding.warns)
            told.append((place.path, place.line, finding.message, finding.hint))
        else:
            told_by = (finding.message, finding.hint, finding.warns)
            nowhere[told_by].append((built, finding.line))
    tell_nowhere(nowhere, verdict, origins, published)
    return verdict


def find_excuse(
    built: str, finding: Finding, place: Place | None, origins: Origins
) -> Excuse | None:
    """Return the excuse for a finding: its words are in the message, and it stands on the line.

    A fault of a template has none: it is on every page, and no author wrote it.
    """
    source = origins.sources.get(built)
    if source is None or (place and not place.in_source):
        return None
    for line, words, reason in origins.excuses.get(source, ()):
        is_meant = words.casefold() in finding.message.casefold()
        if is_meant and (place is None or place.line == line):
            return line, words, reason
    return None


def tell_nowhere(
    found: Mapping[Told, list[tuple[str, int]]], verdict: Verdict, origins: Origins, published: str
) -> None:
    """Add what no line of a source shows: of few pages each, of many once, for all of them.

    What is the same on many pages nobody typed so often: it is in a template.
    """
    for (message, hint, warns), places in found.items():
        names = list(dict.fromkeys(built for built, _ in places))
        told = verdict.told(warns)
        if len(names) <= FEW:
            for built, line in places:
                source = origins.sources.get(built)
                place = (source, 1) if source else (f"{published}/{built}", line)
                told.append((*place, message, hint))
        else:
            built, line = places[0]
            all_of_them = f"{message} (and on {len(names) - 1} other pages)"
            told.append((f"{published}/{built}", line, all_of_them, hint))
