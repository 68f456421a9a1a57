"""Review in Pelican: where each page stands, its change log, and its quality record.

| signal | handler | what it does |
|---|---|---|
| initialized | set_defaults | settings that were not given |
| get_generators | give_generator | adds RecordsGenerator |

A record shows what other plugins find out in all_generators_finalized, whose handlers run in no
particular order. So our generator does its work in the step that Pelican has after that one, before
a page is written.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from .ledger import NAME, read_ledger
from .model import Signature, find_standing, hash_text, read_changes
from .record import Page, make_record, read_answers
from .structure import read_structure

DEFAULTS: dict[str, Any] = {
    "REVIEWS_FILE": None,
    "RECORD_URL": "{url}checked/",
    "RECORD_SAVE_AS": "{url}checked/index.html",
    "REVIEW_STOP_DAYS": 180,
}
RECORDED = ("articles", "checklists")  # what has a quality record; all pages have a standing


class RecordsGenerator(Generator):
    """Looks up where every page stands, and writes the quality record of articles and lists."""

    def refresh_metadata_intersite_links(self) -> None:
        """Called by Pelican between reading and writing, when every other plugin is done."""
        settings, context = self.settings, self.context
        ledger = Path(settings["REVIEWS_FILE"] or beside(settings["PRACTICE_FILE"]))
        name = shown_name(ledger, settings)
        signatures, wrong = read_ledger(ledger)
        settings["PROBLEMS"].extend((name, *problem) for problem in wrong)
        pages = list(find_published(context))
        for content in pages:
            give_standing(content, signatures)
            report_standing(content, name)
        settings["WARNINGS"].extend(strangers(signatures, pages, context, name))
        recorded = [content for content in pages if folder_of(content) in RECORDED]
        for content in recorded:
            content.record_url = settings["RECORD_URL"].format(url=content.url)
            content.record_save_as = settings["RECORD_SAVE_AS"].format(url=content.url)
        addresses = known_addresses(context, settings, recorded)
        for content in recorded:
            content.record = make_record(describe(content, addresses))
        context["recorded"] = recorded

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican: one page for each record."""
        template = self.get_template("quality_record")
        for content in self.context["recorded"]:
            writer.write_file(
                content.record_save_as,
                template,
                self.context,
                content=content,
                record=content.record,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=content.record_url,
            )


def set_defaults(pelican: Any) -> None:
    """Give every setting of this plugin its default."""
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def give_generator(_pelican: Any) -> type[RecordsGenerator]:
    """Tell Pelican about our generator."""
    return RecordsGenerator


def beside(practice_file: str) -> Path:
    """Return where a practice's signatures are: beside its own file."""
    return Path(practice_file).parent / NAME


def find_published(context: dict[str, Any]) -> Iterator[Content]:
    """Yield every article, list and page that is published: as they are read on the site."""
    articles = [article for topic in context.get("topics", []) for article in topic.articles]
    listed = [*articles, *context.get("checklists", [])]
    yield from listed
    known = {id(content) for content in listed}
    for content in filter(None, context["generated_content"].values()):
        if id(content) not in known and getattr(content, "status", "") == "published":
            yield content


def folder_of(content: Content) -> str:
    """Return the first folder below content/ that a file lies in."""
    return page_of(content).partition("/")[0]


def page_of(content: Content) -> str:
    """Return a file's name below content/."""
    return str(content.get_relative_source_path()).replace(os.sep, "/")


def source_name(content: Content) -> str:
    """Return a file's name as its author knows it: content/…"""
    return f"{Path(content.settings['PATH']).name}/{page_of(content)}"


def shown_name(path: Path, settings: dict[str, Any]) -> str:
    """Return a file's name as seen from the project's folder."""
    root = Path(settings["PATH"]).resolve().parent
    return os.path.relpath(path.resolve(), root).replace(os.sep, "/")


def lines_of(content: Content, key: str) -> list[str]:
    """Return the lines of a key above a text."""
    given = content.metadata.get(key, [])
    lines = given if isinstance(given, list) else [given]
    return [str(line) for line in lines if str(line).strip()]


def give_standing(content: Content, signatures: list[Signature]) -> None:
    """Give a page its `standing`, `changes` and a person's `answers`; report what is no answer."""
    text = hash_text(Path(content.source_path).read_bytes())
    today = content.settings.get("TODAY") or datetime.date.today()
    content.standing = find_standing(page_of(content), text, signatures, today)
    key_lines = content.metadata.get("key_lines", {})
    content.changes, wrong = read_changes(lines_of(content, "changes"), key_lines.get("changes", 1))
    content.answers, more = read_answers(lines_of(content, "pemat"), key_lines.get("pemat", 1))
    name = source_name(content)
    content.settings["PROBLEMS"].extend((name, *problem) for problem in [*wrong, *more])


def report_standing(content: Content, ledger: str) -> None:
    """Warn of a text that changed since it was signed, and of a look that is due.

    One that was due too long ago stops a publish: a date in the past stands on the page.
    """
    standing, settings = content.standing, content.settings
    one = standing.signature
    if one is None or standing.state == "current":
        return
    page = source_name(content)
    sign = f'Read it again, then: python3 tasks.py review sign {one.page} --by "{one.by}"'
    told = settings["WARNINGS"]
    if standing.state == "changed":
        message = f"{page} has changed since {one.by} signed it"
    else:
        message = f"{page} was due to be read again {standing.days_over} days ago"
        if settings.get("PUBLISHING") and standing.days_over > settings["REVIEW_STOP_DAYS"]:
            told = settings["PROBLEMS"]
    told.append((ledger, one.line, message, sign))


def strangers(
    signatures: list[Signature], pages: list[Content], context: dict[str, Any], ledger: str
) -> Iterator[tuple[str, int, str, str]]:
    """Yield a warning for each signature of a page that is gone, or of somebody who is."""
    known = {page_of(content) for content in pages}
    practice = context.get("practice")
    names = {who.name for who in practice.clinicians} if practice else set()
    for one in signatures:
        if one.page not in known:
            message = f"content/{one.page} was signed, but is not on the site"
            yield ledger, one.line, message, "Take the signature out, or put the page back."
        elif one.by not in names:
            message = f"{one.by} signed content/{one.page}, but is no clinician of the practice"
            yield ledger, one.line, message, "Have one of your clinicians read and sign it."


def describe(content: Content, addresses: set[str]) -> Page:
    """Return what a page's record is made of."""
    siteurl = content.settings["SITEURL"]
    html = content.get_content(siteurl)
    return Page(
        structure=read_structure(html.replace(f'="{siteurl}/', '="/') if siteurl else html),
        references=getattr(content, "references", ()),
        reading=getattr(content, "readability", None),
        language_faults=getattr(content, "language_faults", 0),
        has_summary=bool(content.metadata.get("in_short") or folder_of(content) == "checklists"),
        lists=len(getattr(content, "checklists", [])),
        has_date=hasattr(content, "date"),
        answers=content.answers,
        addresses=addresses,
        terms=getattr(content, "terms", ()),
    )


def known_addresses(
    context: dict[str, Any], settings: dict[str, Any], recorded: list[Content]
) -> set[str]:
    """Return the address of every page and file of the site, without a slash before it."""
    found = {"", "feeds/articles.atom.xml"}
    found |= {content.url for content in filter(None, context["generated_content"].values())}
    found |= {content.url for content in context["static_content"].values()}
    found |= {settings.get(f"{name.upper()}_URL", "") for name in settings["DIRECT_TEMPLATES"]}
    found |= {topic.url for topic in context.get("topics", [])}
    found |= {content.record_url for content in recorded}
    found |= {source.url for source in context.get("sources", [])}
    practice = context.get("practice")
    if practice:
        found |= {settings["CLINICIAN_URL"].format(slug=slug) for slug in practice.people}
    return {address.lstrip("/") for address in found}


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_defaults)
    signals.get_generators.connect(give_generator)
