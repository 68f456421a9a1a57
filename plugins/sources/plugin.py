"""Pelican's reader for our Markdown files.

It does five things stock Pelican does not: it refuses text that is not UTF-8, takes out what an
author excuses, reads YAML front matter whole, checks the keys, and tells Markdown extensions where
the text stands, so that they can name a line. What extensions hand back (`md.findings`) becomes
attributes of the article or page.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.plugins.yaml_metadata.yaml_metadata import YAMLMetadataReader
from pelican.utils import get_date

from .code_block import find_code_lines
from .excuse import take_excuses
from .front_matter import FrontMatter, read_front_matter
from .placeholder import fill_placeholders
from .schema import check_keys, find_unwritten

WORDS_A_MINUTE = (
    200  # silent reading of plain prose; slower than the 238 of Brysbaert (2019), on purpose
)
# A link to another site does not tell it where a visitor was
OUTSIDE = re.compile(r"""<a\b(?![^>]*\srel=)(?=[^>]*\shref=["'](?:https?:)?//)""", re.IGNORECASE)
INSIDE = re.compile(r"""<a\b[^>]*\bhref=["'](?=/(?!/))""")


class SourceReader(YAMLMetadataReader):
    """Reads one Markdown file for any generator.

    Problems go to `settings["PROBLEMS"]` as (path, line, message, hint); reading goes on, so that
    one run names them all.
    """

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the file's HTML and its metadata. Raises OSError where there is no such file."""
        root = Path(self.settings["PATH"]).resolve().parent
        self._name = os.path.relpath(Path(source_path).resolve(), root).replace(os.sep, "/")
        written = self._text(Path(source_path))
        excused = take_excuses(written, find_code_lines(written.split("\n")))
        self._report(excused.problems)
        text = excused.text
        front = read_front_matter(text)
        code_lines = find_code_lines(front.body.split("\n"), front.first_line)
        source_lines = lines_of(front, code_lines)
        was_read = not front.problems
        fill_placeholders(front, self.settings.get("PLACEHOLDERS", {}), code_lines)
        below = Path(source_path).resolve().relative_to(Path(self.settings["PATH"]).resolve())
        folder = below.parts[0] if len(below.parts) > 1 else ""
        wrong = front.problems
        if was_read:
            wrong = wrong + check_keys(folder, front.values, front.lines)
        self._report(wrong)
        if self.settings.get("PUBLISHING"):
            self._report(find_unwritten(text))
        metadata = self._metadata(front, source_path)
        slug = str(metadata.get("slug") or Path(source_path).stem)
        html, findings = self._convert(front, code_lines, folder, slug)
        if wrong:
            metadata = fit_for_pelican(metadata, slug)
        own = {"excuses": excused.excuses, "source_lines": source_lines}
        return html, {**metadata, **findings, **own}

    def _text(self, path: Path) -> str:
        raw = path.read_bytes()
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            self._report([(line, "this is not UTF-8 text", "Save the file as UTF-8.")])
            return raw.decode("utf-8-sig", "replace")

    def _convert(
        self, front: FrontMatter, code_lines: set[int], folder: str, slug: str
    ) -> tuple[str, dict[str, Any]]:
        md = self._md
        md.reset()
        md.place = (folder, slug, front.first_line)
        md.front, md.front_lines = front.values, front.lines
        md.code_lines = code_lines
        md.problems, md.findings = [], {}
        # "/help-now/" means a page of this site, also where the site lives in a folder of its host
        html = INSIDE.sub(rf"\g<0>{self.settings['SITEURL']}", md.convert(front.body))
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
        if front.is_yaml:
            return self._yaml_metadata(front, source_path)
        read: dict[str, Any] = {}
        for key, values in front.values.items():
            value = values if len(values) > 1 else values[0]
            try:
                read[key] = self.process_metadata(key, value)
            except ValueError:
                self._report(
                    [
                        (
                            front.lines[key],
                            f'"{value}" is not a date',
                            "Write it as year-month-day, such as 2026-11-23.",
                        )
                    ]
                )
        return {key: value for key, value in read.items() if value is not None}

    def _yaml_metadata(self, front: FrontMatter, source_path: str) -> dict[str, Any]:
        try:
            return dict(self._parse_yaml_metadata(front.values, source_path))
        except ValueError as error:
            line = min(front.lines.get("date", 1), front.lines.get("modified", 1))
            self._report([(line, f"a date can’t be read: {error}", "Write it as 2026-11-23.")])
            return {}

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
    sane = {
        key: value for key, value in metadata.items() if key not in ("status", "save_as", "url")
    }
    return {"title": slug, "date": get_date("2000-01-01"), **sane}


def use_our_reader(readers: Any) -> None:
    """Take over every Markdown ending from Pelican's own reader."""
    for ending in SourceReader.file_extensions:
        readers.reader_classes[ending] = SourceReader


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(use_our_reader)
