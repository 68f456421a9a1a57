"""Checklists in Pelican: a content type of their own, and the places where they are asked for.

| signal | handler | what it does |
|---|---|---|
| initialized | set_defaults | settings that were not given |
| get_generators | give_generator | adds ChecklistsGenerator |
| feed_generated | make_feeds_plain | ordinary lists in feeds |

Lists are given to the pages that ask for them when our generator has read them: Pelican has read
articles and pages by then, and handlers of one signal run in no particular order.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import CachingGenerator
from pelican.utils import truncate_html_words

from . import markup
from .model import Stage, did_you_mean

# The eight stages of therapy, in order. CHECKLIST_STAGES in the settings replaces them.
STAGES = [
    (
        "deciding",
        "Deciding",
        "I’m wondering if talking to someone would help",
        "Is this for me, and is it for now?",
    ),
    (
        "choosing",
        "Choosing a therapist",
        "I’m looking for the right person",
        "Finding someone you could come to trust.",
    ),
    (
        "before",
        "Before the first session",
        "I’ve booked, and I’m nervous",
        "What to sort out, and what can wait.",
    ),
    (
        "first-session",
        "The first session",
        "What will happen when I’m there?",
        "What usually happens, and what you can say.",
    ),
    (
        "first-month",
        "The first month",
        "I’ve started. Is it working?",
        "Settling in, and seeing whether it fits.",
    ),
    (
        "along-the-way",
        "Along the way",
        "I want to keep it on track",
        "Looking at how it goes, and saying so.",
    ),
    (
        "feels-off",
        "When something feels off",
        "Something doesn’t feel right",
        "A small worry or a big one. Both count.",
    ),
    ("ending", "Ending", "I’m thinking about stopping", "Stopping, pausing, or moving on."),
]

DEFAULTS = {
    "CHECKLIST_PATHS": ["checklists"],
    "CHECKLIST_EXCLUDES": [],
    "CHECKLIST_URL": "what-to-expect/{slug}/",
    "CHECKLIST_SAVE_AS": "what-to-expect/{slug}/index.html",
    "CHECKLIST_LANG_URL": "what-to-expect/{slug}-{lang}/",
    "CHECKLIST_LANG_SAVE_AS": "what-to-expect/{slug}-{lang}/index.html",
    "CHECKLIST_STAGES": STAGES,
}
LINK = re.compile(r'(?P<start><a\b[^>]*\bhref=")\{checklist\}(?P<slug>[^"#]*)')


class Checklist(Content):
    """One file under content/checklists: a reusable checklist with a page of its own."""

    mandatory_properties = ("title",)
    allowed_statuses = ("published", "draft", "hidden", "skip")
    default_status = "published"
    default_template = "checklist"


class ChecklistsGenerator(CachingGenerator):
    """Reads checklist files and writes their pages."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.checklists: list[Checklist] = []

    def generate_context(self) -> None:
        """Read every file of CHECKLIST_PATHS; only published lists are kept."""
        paths, excludes = self.settings["CHECKLIST_PATHS"], self.settings["CHECKLIST_EXCLUDES"]
        for path in sorted(self.get_files(paths, exclude=excludes)):
            checklist = self.readers.read_file(
                base_path=self.path, path=path, content_class=Checklist, context=self.context
            )
            if checklist.is_valid() and checklist.status == "published":
                self.checklists.append(checklist)
                self.add_source_path(checklist)
                self.add_static_links(checklist)
        join_checklists(self)

    def generate_output(self, writer: Any) -> None:
        """Write one page for each list."""
        for checklist in self.checklists:
            writer.write_file(
                checklist.save_as,
                self.get_template(checklist.template),
                self.context,
                checklist=checklist,
                relative_urls=self.settings["RELATIVE_URLS"],
                override_output=hasattr(checklist, "override_save_as"),
                url=checklist.url,
            )

    def refresh_metadata_intersite_links(self) -> None:
        """Resolve links in metadata, as Pelican's own generators do."""
        for checklist in self.checklists:
            checklist.refresh_metadata_intersite_links()


def set_defaults(pelican: Any) -> None:
    """Give every setting of this plugin its default."""
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def give_generator(pelican: Any) -> type[ChecklistsGenerator]:
    """Tell Pelican about our generator."""
    return ChecklistsGenerator


def join_checklists(generator: ChecklistsGenerator) -> None:
    """Give lists to their stages and to the pages that ask for them."""
    context, settings = generator.context, generator.settings
    problems = settings.setdefault("PROBLEMS", [])
    stages = [Stage(*words) for words in settings["CHECKLIST_STAGES"]]
    sort_into_stages(generator.checklists, stages, problems)
    context["stages"] = stages
    context["checklists"] = [found for stage in stages for found in stage.checklists]
    by_slug = {checklist.slug: checklist for checklist in generator.checklists}
    for content in filter(None, context["generated_content"].values()):
        name = source_name(content)
        problems.extend(missing_lists(content, by_slug, name))
        fill_in_lists(content, by_slug)


def sort_into_stages(checklists: list[Checklist], stages: list[Stage], problems: list) -> None:
    """Put each list under its stage, in order; report stages and orders that are not there."""
    by_key = {stage.key: stage for stage in stages}
    for checklist in checklists:
        key = str(checklist.metadata.get("stage", ""))
        lines = checklist.metadata.get("key_lines", {})
        name = source_name(checklist)
        if key in by_key:
            checklist.stage = by_key[key]
            by_key[key].checklists.append(checklist)
        elif key:
            hint = did_you_mean(key, by_key)
            problems.append((name, lines.get("stage", 1), f'"{key}" is not a stage', hint))
        order = str(checklist.metadata.get("order", "100"))
        if not order.isdecimal():
            message = f'the order "{order}" is not a whole number'
            problems.append(
                (name, lines.get("order", 1), message, 'Write a line such as "Order: 2".')
            )
    for stage in stages:
        stage.checklists.sort(key=lambda c: (int(_digits(c.metadata.get("order", "100"))), c.slug))


def _digits(order: object) -> str:
    return str(order) if str(order).isdecimal() else "100"


def source_name(content: Content) -> str:
    """Return a file's name as its author knows it: content/…"""
    folder = str(content.settings["PATH"]).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"{folder}/{content.get_relative_source_path()}"


def wanted_slugs(content: Content) -> list[str]:
    """Return the slugs in a file's `Checklists:` line."""
    given = content.metadata.get("checklists", "")
    names = given if isinstance(given, list) else str(given).split(",")
    return [str(name).strip() for name in names if str(name).strip()]


def missing_lists(content: Content, by_slug: dict[str, Checklist], name: str) -> list[tuple]:
    """Report each checklist a file asks for that is not there, and each one it shows twice."""
    placed = getattr(content, "checklists_placed", [])
    line = content.metadata.get("key_lines", {}).get("checklists", 1)
    asked = [*placed, *getattr(content, "checklists_asked_for", [])]
    asked += [(slug, line) for slug in wanted_slugs(content)]
    problems = []
    for slug, number in asked:
        if slug not in by_slug:
            what = (
                f'there is no checklist "{slug}"' if slug else "{checklist} needs a slug after it"
            )
            hint = (
                did_you_mean(slug, sorted(by_slug)) if by_slug else "Put one in content/checklists."
            )
            problems.append((name, number, what, hint))
    shown: set[str] = set()
    for slug, number in placed:
        if slug in shown:
            what = f'the checklist "{slug}" stands on this page twice'
            problems.append((name, number, what, "Show it once, and link to it elsewhere."))
        shown.add(slug)
    return problems


def fill_in_lists(content: Content, by_slug: dict[str, Checklist]) -> None:
    """Put lists where a page asks for them, and give templates `content.checklists`."""
    source = {slug: f"{{filename}}/{c.get_relative_source_path()}" for slug, c in by_slug.items()}
    lists = {
        slug: (escape(found.title, quote=False), source[slug], found._content)
        for slug, found in by_slug.items()
    }
    html = markup.place(content._content, lists)
    wanted = [slug for slug in wanted_slugs(content) if slug in by_slug]
    content._content = LINK.sub(
        lambda m: m["start"] + source.get(m["slug"], f"{{checklist}}{m['slug']}"), html
    )
    content.checklists = [by_slug[slug] for slug in wanted]
    if "summary" not in content.metadata and markup.FORM.search(content._content):
        length, end = content.settings["SUMMARY_MAX_LENGTH"], content.settings["SUMMARY_END_SUFFIX"]
        content.metadata["summary"] = truncate_html_words(
            markup.plain(content._content), length, end
        )


def make_feeds_plain(context: Any, feed: Any) -> None:
    """Turn the checklists of a feed into ordinary lists."""
    for item in feed.items:
        for part in ("description", "content"):
            if item.get(part):
                item[part] = markup.plain(item[part])


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_defaults)
    signals.get_generators.connect(give_generator)
    signals.feed_generated.connect(make_feeds_plain)
