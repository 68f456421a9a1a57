"""Evidence in Pelican: reads the bibliography once, numbers the citations of every page.

| signal | handler | what it does |
|---|---|---|
| initialized | set_defaults | settings that were not given |
| all_generators_finalized | cite_sources | numbers, references, unknown keys |
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content

from .bibliography import read_bibliography
from .markup import number_citations
from .model import Source

DEFAULTS = {"REFERENCES_FILE": "content/references.bib", "REFERENCES_STYLE": "apa"}


def set_defaults(pelican: Any) -> None:
    """Give every setting of this plugin its default."""
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def cite_sources(generators: list[Any]) -> None:
    """Give every page its references (`content.references`); report keys that are not known."""
    settings, context = generators[0].settings, generators[0].context
    path = Path(settings["REFERENCES_FILE"])
    name = os.path.relpath(path, Path(settings["PATH"]).resolve().parent).replace(os.sep, "/")
    sources, wrong = read_bibliography(path, settings["REFERENCES_STYLE"])
    problems = settings.setdefault("PROBLEMS", [])
    problems.extend((name, line, message, hint) for line, message, hint in wrong)
    for content in filter(None, context["generated_content"].values()):
        problems.extend(unknown_keys(content, sources, name))
        content._content, content.references = number_citations(content._content, sources)


def unknown_keys(content: Content, sources: dict[str, Source], bibliography: str) -> list[tuple]:
    """Report each citation whose key is not in the bibliography."""
    folder = Path(str(content.settings["PATH"])).name
    source = f"{folder}/{content.get_relative_source_path()}"
    return [
        (source, line, f'no source is called "{key}"', _hint(key, sources, bibliography))
        for key, line in getattr(content, "cited", [])
        if key not in sources
    ]


def _hint(key: str, sources: dict[str, Source], bibliography: str) -> str:
    close = get_close_matches(key, list(sources), 1)
    add = f"Add it to {bibliography}."
    return f'Did you mean "[@{close[0]}]"? {add}' if close else add


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(set_defaults)
    signals.all_generators_finalized.connect(cite_sources)
