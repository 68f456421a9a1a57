"""The gate over a built site: reads what changed, looks at the whole, names the lines to mend.

The first functions are the handlers that plugin.py connects; they know Pelican's objects, not
Pelican itself.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .built_site import look_over as look_over_files
from .finding import Finding, Site
from .inventory import visible
from .memory import read_all
from .reading import Reading
from .report import FORMATS, Report, sort_problems, write_report
from .source_line import Origins, Verdict, judge
from .stage import Stage
from .surroundings import memory_of, note_source, origins_of, site_of
from .templates import check_templates
from .whole_site import check_whole

__all__ = ["check_site", "look_at_templates", "look_over", "note_source", "set_up", "tell"]

DEFAULTS: dict[str, Any] = {
    "GATE_MEMORY": "",
    "GATE_NOINDEX": ["404.html"],
    "GATE_STRANGE_URLS": [],
    "GATE_FILE_KINDS": [],
    "GATE_FILE_NAMES": [],
}


def set_up(settings: dict[str, Any]) -> None:
    """Give every setting of the gate its default, and find out how to report."""
    for name, value in DEFAULTS.items():
        settings.setdefault(name, value)
    settings.setdefault("EXCUSED", [])
    form = os.environ.get("BEFOREHAND_FORMAT", "text")
    settings.setdefault("REPORT_FORMAT", form if form in FORMATS else "text")
    if settings["REPORT_FORMAT"] == "json":  # what Pelican says on the way would spoil the document
        logging.disable(logging.WARNING)


def look_at_templates(generators: list[Any]) -> None:
    """Report templates that are missing."""
    settings, context = generators[0].settings, generators[0].context
    contents = filter(None, context["generated_content"].values())
    settings["PROBLEMS"].extend(check_templates(settings, contents))


def look_over(settings: dict[str, Any], stage: Stage) -> None:
    """Have the gate read what was built, and add what it says to what others reported."""
    verdict = check_site(
        stage.building,
        site_of(settings),
        origins_of(settings),
        published=stage.published.name,
        memory=memory_of(settings, stage.published),
        drafts=settings.get("UNPUBLISHED"),
    )
    settings["PROBLEMS"].extend(verdict.problems)
    settings["WARNINGS"].extend(verdict.warnings)
    settings["EXCUSED"].extend(verdict.excused)
    settings["WARNINGS"].extend(idle_excuses(settings))


def idle_excuses(settings: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    """Return what was said of each excuse that no check of sources needed, nor this gate."""
    needed = {(path, line) for path, line, *_ in settings["EXCUSED"]}
    return [one for one in settings.get("IDLE_EXCUSES", []) if one[:2] not in needed]


def tell(settings: dict[str, Any], had_a_site: bool) -> None:
    """Write all that was collected to stderr, in the format that was asked for."""
    names = ("PROBLEMS", "WARNINGS", "EXCUSED")
    problems, warnings, excused = (sort_problems(map(as_shown, settings[name])) for name in names)
    report = Report(problems, warnings, excused, had_a_site)
    write_report(report, settings["REPORT_FORMAT"], sys.stderr)


def as_shown(problem: tuple[str, int, str, str]) -> tuple[str, int, str, str]:
    """Return a problem on one line, without what would turn or hide words in a terminal."""
    path, line, message, hint = problem
    return visible(path), line, visible(message), visible(hint)


def check_site(
    folder: Path,
    site: Site,
    origins: Origins,
    *,
    published: str = "output",
    memory: Path | None = None,
    drafts: Mapping[str, str] | None = None,
) -> Verdict:
    """Return all that is wrong with the site in a folder, and what should be looked at."""
    readings = read_all(folder, site, memory)
    verdict = judge(find_all(readings, site, drafts or {}), origins, published)
    verdict.problems.extend(look_over_files(folder, site))
    return verdict


def find_all(
    readings: Mapping[str, Reading], site: Site, drafts: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """Yield (file, finding) of every rule: those for one file, then those for the whole."""
    for name, reading in readings.items():
        for finding in reading.findings:
            yield name, finding
    yield from check_whole(readings, site, drafts)
