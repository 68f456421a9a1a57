"""The glossary in Pelican.

| signal | handler | what it does |
|---|---|---|
| initialized | set_defaults | settings that were not given |
| get_generators | read_glossary | reads the file, and tells our Markdown extension its words |
| generator_init | give_to_templates | `glossary` and `glossary_page` |
| feed_generated | make_feeds_plain | mere words in feeds |

The file is read when every plugin has its settings, and before Pelican makes the readers of
articles.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import Readers

from .markup import definitions, plain
from .model import Term, check_lengths, direction, sort_terms

DEFAULTS: dict[str, Any] = {
    "GLOSSARY_FILE": "glossary.md",
    "GLOSSARY_MARKS": 5,
    "GLOSSARY_URL": "glossary/",
    "GLOSSARY_SAVE_AS": "glossary/index.html",
}
EXTENSION = "glossary.extension"


def set_defaults(pelican: Any) -> None:
    """Give every setting of this plugin its default."""
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def read_glossary(pelican: Any) -> None:
    """Read the glossary into the settings; report what is amiss. No file is no glossary."""
    settings = pelican.settings
    content = Path(settings["PATH"]).resolve()
    path = (content / settings["GLOSSARY_FILE"]).resolve()
    name = os.path.relpath(path, content.parent).replace(os.sep, "/")
    terms: list[Term] = []
    page: dict[str, Any] = {}
    if not path.is_relative_to(content):
        message, hint = "the glossary lies outside of the content", "Move it below content/."
        settings.setdefault("PROBLEMS", []).append((name, 1, message, hint))
    elif path.is_file():
        terms, page = read_file(path, settings)
        warnings = settings.setdefault("WARNINGS", [])
        warnings.extend((name, *warning) for warning in check_lengths(terms))
    else:  # nothing would lead to a page without words
        templates = settings["DIRECT_TEMPLATES"]
        settings["DIRECT_TEMPLATES"] = [name for name in templates if name != "glossary"]
    settings["GLOSSARY"], settings["GLOSSARY_PAGE"] = sort_terms(terms), page
    options = {
        "terms": tuple(terms),
        "most": settings["GLOSSARY_MARKS"],
        "lang": page.get("lang", settings["DEFAULT_LANG"]),
        "article_lang": settings["DEFAULT_LANG"],
    }
    settings["MARKDOWN"] = with_options(settings["MARKDOWN"], options)


def with_options(markdown: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Return the setting MARKDOWN with options for our extension."""
    configs = markdown.get("extension_configs", {})
    return {**markdown, "extension_configs": {**configs, EXTENSION: options}}


def read_file(path: Path, settings: dict[str, Any]) -> tuple[list[Term], dict[str, Any]]:
    """Return the terms of a file, and its front matter, lines and excuses.

    The site's own reader reads it and reports what is amiss, so it knows what an article knows:
    YAML, `{practice.phone}`, addresses inside the site, and text that is not UTF-8.
    """
    ours = {**settings, "MARKDOWN": with_options(settings["MARKDOWN"], {"reads_glossary": True})}
    html, found = Readers(ours).readers["md"].read(str(path))
    terms = found.get("terms", [])
    told = [replace(term, html=one) for term, one in zip(terms, definitions(html), strict=False)]
    page = {key: str(found[key]) for key in ("title", "summary", "lang") if key in found}
    page |= {key: found[key] for key in ("source_lines", "excuses") if key in found}
    if "lang" in page:
        page["dir"] = direction(page["lang"])
    return told, page


def give_to_templates(generator: Any) -> None:
    """Give every template the terms in order, and what stands above them."""
    settings = generator.settings
    generator.context["glossary"] = settings["GLOSSARY"]
    generator.context["glossary_page"] = settings["GLOSSARY_PAGE"]


def make_feeds_plain(context: Any, feed: Any) -> None:
    """Take the buttons out of a feed: the words stay."""
    for item in feed.items:
        for part in ("description", "content"):
            if item.get(part):
                item[part] = plain(item[part])


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_defaults)
    signals.get_generators.connect(read_glossary)
    signals.generator_init.connect(give_to_templates)
    signals.feed_generated.connect(make_feeds_plain)
