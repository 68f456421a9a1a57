"""Pelican's reader for our Markdown files.

It does five things stock Pelican does not: it refuses text that is not UTF-8, takes out what an
author excuses, reads YAML front matter whole, checks the keys, and tells Markdown extensions where
the text stands, so that they can name a line. What extensions hand back (`md.findings`) becomes
attributes of the article or page.
"""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.plugins.yaml_metadata.yaml_metadata import YAMLMetadataReader
from pelican.utils import get_date, set_date_tzinfo, slugify

from .code_block import find_code_lines
from .excuse import take_excuses
from .extension import report
from .file_link import FileLink, find_file_links, follow
from .front_matter import FrontMatter, read_front_matter
from .limits import MOST_SECONDS, MOST_SECONDS_MORE
from .opening import check_continued, check_opening
from .page_html import check_page
from .placeholder import fill_placeholders
from .remark import take_remarks
from .schema import KNOWN, check_keys, find_unwritten
from .source_text import read_source
from .time_limit import TookTooLong, time_limit
from .values import JOINED, check_values, text_of

WORDS_A_MINUTE = (
    200  # silent reading of plain prose; slower than the 238 of Brysbaert (2019), on purpose
)
# A link to another site does not tell it where a visitor was
OUTSIDE = re.compile(r"""<a\b(?![^>]*\srel=)(?=[^>]*\shref=["'](?:https?:)?//)""", re.IGNORECASE)
INSIDE = re.compile(r"""<a\b[^>]*\bhref=["'](?=/(?!/))""")


class SourceReader(YAMLMetadataReader):
    """Reads one Markdown file for any generator.

    Problems go to `settings["PROBLEMS"]` as (path, line, message, hint); reading goes on, so that
    one run names them all. A file that is not safe to read on is left out, and has a problem.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Here and not in the settings: nobody can leave it out
        self._md.registerExtensions(["sources.extension"], {})

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the file's HTML and its metadata. Never raises for what stands in the file."""
        home = os.path.abspath(self.settings["PATH"])
        self._below = os.path.relpath(os.path.abspath(source_path), home).replace(os.sep, "/")
        self._name = f"{os.path.basename(home)}/{self._below}"
        if self._below in self.settings.get("REFUSED_SOURCES", ()):
            return self._leave_out()
        seconds = MOST_SECONDS_MORE if self.settings.get("SLOW_SOURCES") else MOST_SECONDS
        try:
            with time_limit(seconds):
                return self._read(Path(source_path))
        except TookTooLong:
            self.settings["SLOW_SOURCES"] = True
            message = f"this file takes over {seconds:g} seconds to read, which is the limit"
            hint = "Look for very long runs of marks, brackets or table cells, and divide the file."
            self._report([(1, message, hint)])
            self.__init__(self.settings)  # type: ignore[misc]  # what it had begun is half done
        except RecursionError:
            message = "lists, quotes or definitions stand in each other too deep to be read"
            self._report([(1, message, "Put an empty line between them, and divide the file.")])
            self.__init__(self.settings)  # type: ignore[misc]
        except OSError as error:
            reason = error.strerror or "it is not there"
            hint = "Give yourself the right to read it."
            self._report([(1, f"this file can’t be read: {reason}", hint)])
        return self._leave_out()

    def _leave_out(self) -> tuple[str, dict[str, Any]]:
        """Return what makes Pelican pass over a file that has a problem."""
        self._remember("refused")
        return "", fit_for_pelican({}, "refused") | {"status": "skip"}

    def _remember(self, status: str) -> None:
        """Note what became of a file: house_rules sees to it that none is lost."""
        self.settings.setdefault("SOURCES_READ", {})[self._below] = status

    def _read(self, path: Path) -> tuple[str, dict[str, Any]]:
        source = read_source(path.read_bytes())
        self._report(source.problems)
        if not source.is_safe:
            return self._leave_out()
        shown = find_code_lines(source.text.split("\n"))
        excused = take_excuses(source.text, shown)
        text, wrong_remarks = take_remarks(excused.text, shown)
        self._report([*excused.problems, *wrong_remarks])
        front = read_front_matter(text)
        code_lines = find_code_lines(front.body.split("\n"), front.first_line)
        own = {"excuses": excused.excuses, "source_lines": lines_of(front, code_lines)}
        folder, _, rest = self._below.partition("/")
        folder = folder if rest else ""
        wrong = self._check(front, folder)
        fill_placeholders(front, self.settings.get("PLACEHOLDERS", {}), code_lines)
        wrong += [problem for problem in front.problems if problem not in wrong]
        self._report(wrong)
        if self.settings.get("PUBLISHING"):
            self._report(find_unwritten(text))
        metadata = self._metadata(front, str(path))
        slug = str(metadata.get("slug") or path.stem)
        html, findings = self._convert(front, code_lines, folder, slug)
        findings["file_links"] = self._follow_links(path, html, front)
        if wrong:
            metadata = fit_for_pelican(metadata, slug)
        metadata = self._keep_back(metadata)
        metadata = self._settle_address(metadata, path.stem, folder, front.lines.get("slug", 1))
        return html, {**metadata, **findings, **own}

    def _check(self, front: FrontMatter, folder: str) -> list[tuple[int, str, str]]:
        """Return what is wrong with the keys of a file and with the way its text begins."""
        if front.problems:  # what is missing may stand in a line that could not be read
            return list(front.problems)
        wrong = check_keys(folder, front.values, front.lines)
        wrong += check_values(front.values, front.lines)
        known = KNOWN.get(folder, ())
        return wrong + check_continued(front, known) + check_opening(front, known)

    def _follow_links(self, path: Path, html: str, front: FrontMatter) -> list[FileLink]:
        """Return the files a text links to; report links that lead nowhere or out of content/."""
        root = Path(self.settings["PATH"])
        links = []
        for found in find_file_links(html, front.body.split("\n"), front.first_line):
            link, wrong = follow(*found, path, root)
            self._report(wrong)
            links += [link] if link else []
        return links

    def _keep_back(self, metadata: dict[str, Any]) -> dict[str, Any]:
        """Make a draft of what is dated in the future, in every folder; remember its status."""
        date = metadata.get("date")
        if date and not self.settings["WITH_FUTURE_DATES"]:
            zone = self.settings["TIMEZONE"]
            if set_date_tzinfo(date, zone) > datetime.datetime.now(datetime.UTC):
                metadata = {**metadata, "status": "draft"}
        self._remember(str(metadata.get("status", "published")).lower())
        return metadata

    def _settle_address(
        self, metadata: dict[str, Any], stem: str, folder: str, line: int
    ) -> dict[str, Any]:
        """Give a published text an address that no other one has; report it if that is not its own.

        Pelican would write one text over the other, or over the first page of the site.
        """
        settings = self.settings
        slug = metadata.get("slug") or slugify(stem, settings["SLUG_REGEX_SUBSTITUTIONS"])
        if str(metadata.get("status", "published")).lower() != "published":
            return {**metadata, "slug": slug or "kept-back"}
        taken = settings.setdefault("ADDRESSES_TAKEN", {})
        lang = str(metadata.get("lang", settings["DEFAULT_LANG"])).lower()
        this = (self._name, line)
        first, second = sorted((taken.setdefault((folder, lang, slug), this), this))
        if not slug:
            message = "this text has no address: nothing is left of its name"
            hint = 'Rename the file with letters from a to z, or write "Slug: feeling-understood".'
        elif first != second:
            message = f"the address of this text belongs to {first[0]} too"
            hint = "Rename one of them, or write another Slug."
        else:
            return {**metadata, "slug": slug}
        settings["PROBLEMS"].append((*second, message, hint))
        return {**metadata, "slug": f"{slug}--{len(settings['SOURCES_READ'])}"}

    def _convert(
        self, front: FrontMatter, code_lines: set[int], folder: str, slug: str
    ) -> tuple[str, dict[str, Any]]:
        md = self._md
        md.reset()
        md.place = (folder, slug, front.first_line)
        md.front, md.front_lines = front.values, front.lines
        md.code_lines, md.written_lines = code_lines, front.body.split("\n")
        md.problems, md.findings = [], {}
        # "/help-now/" means a page of this site, also where the site lives in a folder of its host
        written = md.convert(front.body)
        report(md, check_page(written, md.has_typed_faults))
        html = INSIDE.sub(rf"\g<0>{self.settings['SITEURL']}", written)
        html = OUTSIDE.sub(r'\g<0> rel="noreferrer noopener"', html)
        self._report(md.problems)
        words = len(front.body.split())
        return html, {
            "toc": [(h["id"], h["name"]) for h in md.toc_tokens],
            "minutes": max(1, round(words / WORDS_A_MINUTE)),
            "key_lines": front.lines,
            **md.findings,
        }

    def _metadata(self, front: FrontMatter, source_path: str) -> dict[str, Any]:
        """Return what Pelican gets to know: keys that are known, with values it can read."""
        known = set().union(*KNOWN.values())
        values = {
            key: value
            for key, value in front.values.items()
            if key in known and text_of(value) and not check_values({key: value}, front.lines)
        }
        for key in JOINED:
            if key in values:
                values[key] = [text_of(values[key])]
        if front.is_yaml:
            values = {k: v[0] if k in JOINED else v for k, v in values.items()}
            return dict(self._parse_yaml_metadata(values, source_path))
        read = {
            key: self.process_metadata(key, found if len(found) > 1 else found[0])
            for key, found in values.items()
        }
        return {key: value for key, value in read.items() if value is not None}

    def _report(self, problems: list[tuple[int, str, str]]) -> None:
        self.settings.setdefault("PROBLEMS", []).extend(
            (self._name, line, message, hint) for line, message, hint in problems
        )


def lines_of(front: FrontMatter, code_lines: set[int]) -> list[tuple[int, str, str]]:
    """Return what an author wrote as (line, key, words); in the text the key is "".

    Fenced code is left out, and so are excuses; names such as `{practice.phone}` stand as typed.
    """
    body = enumerate(front.body.split("\n"), front.first_line)
    return front.written + [(number, "", line) for number, line in body if number not in code_lines]


def fit_for_pelican(metadata: dict[str, Any], slug: str) -> dict[str, Any]:
    """Return the metadata of a file that has problems so that Pelican reads on.

    Pelican would end the run at once, and the next file's problems would stay unknown.
    """
    sane = {key: value for key, value in metadata.items() if key not in ("slug", "lang")}
    if str(sane.get("status")).lower() not in ("published", "draft", "hidden"):
        sane.pop("status", None)
    return {"title": slug, "date": get_date("2000-01-01"), **sane}


def use_our_reader(readers: Any) -> None:
    """Take over every Markdown ending from Pelican's own reader."""
    for ending in SourceReader.file_extensions:
        readers.reader_classes[ending] = SourceReader


def check_data_files(pelican: Any) -> None:
    """Look at the text of the files that others read: places, sources, wording."""
    settings = pelican.settings
    home = Path(os.path.abspath(settings["PATH"]))
    for name in settings.get("DATA_FILES", ()):
        found = read_source((home / name).read_bytes())
        settings.setdefault("PROBLEMS", []).extend(
            (f"{home.name}/{name}", *problem) for problem in found.problems
        )


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(check_data_files)
    signals.readers_init.connect(use_our_reader)
