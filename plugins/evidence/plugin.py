"""Evidence in Pelican: reads the bibliography once, numbers the citations of every page.

| signal | handler | what it does |
|---|---|---|
| initialized | set_defaults | settings that were not given |
| get_generators | give_generator | adds SourcesGenerator |
| all_generators_finalized | cite_sources | numbers, notes, references; weak claims |
"""

from __future__ import annotations

import os
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from .bibliography import read_bibliography
from .claim import check_claims
from .markup import number_citations, write_notes
from .model import Source

DEFAULTS = {
    "REFERENCES_FILE": "content/references.bib",
    "REFERENCES_STYLE": "apa",
    "SOURCE_URL": "sources/{key}/",
    "SOURCE_SAVE_AS": "sources/{key}/index.html",
}
SAYS = ("strength", "finding", "limit", "confirmed")


class SourcesGenerator(Generator):
    """Writes a page for each source that is cited."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican."""
        template = self.get_template("source")
        for source in self.context["sources"]:
            writer.write_file(
                self.settings["SOURCE_SAVE_AS"].format(key=source.key),
                template,
                self.context,
                source=source,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=source.url,
            )


def set_defaults(pelican: Any) -> None:
    """Give every setting of this plugin its default."""
    for name, value in DEFAULTS.items():
        pelican.settings.setdefault(name, value)


def give_generator(_pelican: Any) -> type[SourcesGenerator]:
    """Tell Pelican that there is a page for each source."""
    return SourcesGenerator


def cite_sources(generators: list[Any]) -> None:
    """Give every page its notes and references, and the site its sources; report what is amiss."""
    settings, context = generators[0].settings, generators[0].context
    path = Path(settings["REFERENCES_FILE"])
    name = os.path.relpath(path, Path(settings["PATH"]).resolve().parent).replace(os.sep, "/")
    sources, wrong = read_bibliography(path, settings["REFERENCES_STYLE"])
    problems = settings.setdefault("PROBLEMS", [])
    problems.extend((name, line, message, hint) for line, message, hint in wrong)
    used: dict[str, list[Content]] = {}
    note = generators[0].get_template("components/note")
    # Pelican has them in the order of the disk, and the page of sources shows who cites first
    contents = filter(None, context["generated_content"].values())
    for content in sorted(contents, key=lambda one: str(one.source_path)):
        problems.extend(unknown_keys(content, sources, name))
        problems.extend(weak_claims(content, sources))
        html, content.references = number_citations(content._content, sources)
        content._content = write_notes(
            html, content.references, lambda found: note.render(context, references=found).strip()
        )
        for reference in content.references:
            used.setdefault(reference.key, []).append(content)
    report_gaps(sources, used, name, settings.setdefault("WARNINGS", []))
    context["sources"] = sorted(
        (
            replace(source, used=tuple(used[key]), url=settings["SOURCE_URL"].format(key=key))
            for key, source in sources.items()
            if key in used
        ),
        key=lambda source: (source.authors, source.year, source.key),
    )


def report_gaps(
    sources: dict[str, Source], used: dict[str, list[Content]], name: str, warnings: list[tuple]
) -> None:
    """Warn of sources that nobody cites, and of cited ones that do not say how sure they are."""
    for key, source in sources.items():
        if key not in used:
            hint = "Cite it, or take it out."
            warnings.append((name, source.line, f'nobody cites the source "{key}"', hint))
            continue
        missing = [field for field in SAYS if not getattr(source, field)]
        if missing:
            message = f'the source "{key}" has no {", ".join(missing)}'
            hint = "Readers see these beside the sentence; plugins/evidence/README.md says how."
            warnings.append((name, source.line, message, hint))


def weak_claims(content: Content, sources: dict[str, Source]) -> list[tuple]:
    """Report figures and causal words that the sources of a text do not bear out."""
    found = check_claims(getattr(content, "claims", []), sources, _excuses(content))
    return [(_source_of(content), *problem) for problem in found]


def _excuses(content: Content) -> dict[int, list[tuple[str, str]]]:
    """Return what an author excuses, by line. Who reads excuses leaves them on the content."""
    excuses: dict[int, list[tuple[str, str]]] = {}
    for line, words, reason in getattr(content, "excuses", ()):
        excuses.setdefault(line, []).append((words, reason))
    return excuses


def _source_of(content: Content) -> str:
    folder = Path(str(content.settings["PATH"])).name
    return f"{folder}/{content.get_relative_source_path()}"


def unknown_keys(content: Content, sources: dict[str, Source], bibliography: str) -> list[tuple]:
    """Report each citation whose key is not in the bibliography."""
    return [
        (
            _source_of(content),
            line,
            f'no source is called "{key}"',
            _hint(key, sources, bibliography),
        )
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
    signals.get_generators.connect(give_generator)
    signals.all_generators_finalized.connect(cite_sources)
