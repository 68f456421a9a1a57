"""Several practices from one library: each has a folder in practices/, and a site of its own."""

import datetime
import difflib
import re
import tomllib
import zoneinfo
from dataclasses import dataclass
from pathlib import Path

# The zone in which most people of a country live; only the dates on the pages depend on it.
TIME_ZONES = {
    "us": "America/New_York",
    "gb": "Europe/London",
    "ca": "America/Toronto",
    "au": "Australia/Sydney",
    "ie": "Europe/Dublin",
    "nz": "Pacific/Auckland",
}
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
HOW_TO_START = "Start one: python3 tasks.py new practice"


class PracticeError(Exception):
    """There is no such practice. The message says which there are."""


@dataclass(frozen=True)
class Practice:
    """One of several practices: its folder, and where its site goes."""

    folder: Path

    @property
    def slug(self) -> str:
        return self.folder.name

    @property
    def file(self) -> Path:
        return self.folder / "practice.toml"

    @property
    def output(self) -> str:
        """Beside output/, never inside: that folder is replaced whole at every build."""
        return f"output-{self.slug}"


@dataclass(frozen=True)
class Practices:
    """The folder practices/ of the project at `root`."""

    root: Path

    def found(self) -> list[Practice]:
        """Return every practice, by name."""
        files = sorted((self.root / "practices").glob("*/practice.toml"))
        return [Practice(file.parent) for file in files if SLUG.fullmatch(file.parent.name)]

    def all(self) -> list[Practice]:
        """Return every practice. Raises PracticeError where there is none."""
        found = self.found()
        if not found:
            raise PracticeError(f"There is no practice in practices/. {HOW_TO_START}")
        return found

    def named(self, slug: str) -> Practice:
        """Return the practice of a name. Raises PracticeError where there is none."""
        known = {one.slug: one for one in self.found()}
        if slug in known:
            return known[slug]
        near = difflib.get_close_matches(slug, known, n=1, cutoff=0.5)
        if near:
            hint = f'Did you mean "{near[0]}"?'
        else:
            hint = f"There are: {', '.join(known)}." if known else HOW_TO_START
        raise PracticeError(f"There is no practices/{slug}/practice.toml. {hint}")

    def countries(self) -> list[str]:
        """Return the countries whose help lines the site knows."""
        known = {path.stem for path in (self.root / "content" / "places").glob("*.toml")}
        return [country for country in TIME_ZONES if country in known]

    def regions(self, country: str) -> list[str]:
        """Return the parts of a country whose law differs, as its place file names them."""
        path = self.root / "content" / "places" / f"{country}.toml"
        try:
            place = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []  # a build names what is wrong with the file
        regions = place.get("regions", [])
        return [str(region.get("key", "")) for region in regions if isinstance(region, dict)]

    def today(self) -> datetime.date:
        """Return the day it is in the time zone of practice.toml; this machine's where none is."""
        try:
            practice = tomllib.loads((self.root / "practice.toml").read_text(encoding="utf-8-sig"))
            zone = zoneinfo.ZoneInfo(str(practice["time_zone"]))
        except (OSError, ValueError, KeyError):  # a build names what is wrong with the file
            return datetime.date.today()
        return datetime.datetime.now(zone).date()

    def time_zone(self, country: str) -> str:
        """Return the time zone of most people of a country."""
        return TIME_ZONES.get(country, "UTC")
